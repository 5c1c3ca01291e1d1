//! The record of changes: who changed what, newest first.

use super::place::{Part, columns, many, sections};
use crate::{
    Web,
    chrome::fresh_chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    Reference,
    store::{
        records::{Audit, AuditKey},
        sessions::ApiToken,
    },
};
use mc_kernel::{ActorRef, Timestamp, ids::StaffId};
use mc_pages::{
    admin::ListPage,
    components::{Cell, Empty, Paging, Table},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

const HERE: &str = "/quan-tri/nhat-ky";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.audits(visit.ctx(), key_of(&at.sau)).await?;
    // Names of tokens are for those who keep them; others see that it was a system.
    let tokens = match Part::Tokens.permit(&web, &visit) {
        Ok(()) => web.app.api_tokens(visit.ctx()).await?,
        Err(_) => Vec::new(),
    };
    let zone = &web.app.settings().zone;
    let reference = web.app.reference();
    let rows = page.rows.iter().map(|audit| {
        let moment = format::moment_short(l, zone.local(audit.at));
        vec![
            moment.into(),
            who(l, &reference, &tokens, audit.actor).into(),
            what(l, &|staff| name_of(l, &reference, staff), audit).into(),
            target(l, (&reference, &tokens), audit),
        ]
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("admin-record").into_owned(),
        intro: vec![l.t("record-intro").into_owned()],
        actions: super::looks::links(&web, &visit).await?,
        search: None,
        table: Table {
            caption: l.t("record-list").into_owned(),
            columns: columns(
                l,
                [key("column-when"), key("column-who"), key("column-what"), key("column-target")],
            ),
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("record-none").into_owned(),
            text: l.t("record-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|(at, id)| format!("{HERE}?sau={}.{id}", at.micros())),
            shown: l.n("record-shown", many(page.rows.len())).into_owned(),
        },
    })
}

/// `micros.id`; anything else is the start of the list.
fn key_of(text: &str) -> Option<AuditKey> {
    let (at, id) = text.split_once('.')?;
    Some((Timestamp::from_micros(at.parse().ok()?), id.parse().ok()?))
}

fn who(l: Lang, reference: &Reference, tokens: &[ApiToken], actor: ActorRef) -> String {
    match actor {
        ActorRef::Staff(id) => name_of(l, reference, id),
        ActorRef::Deputy { by, absent } => {
            let names =
                [("name", name_of(l, reference, by)), ("absent", name_of(l, reference, absent))];
            l.with("acts-on-behalf", &names).into_owned()
        }
        ActorRef::System(id) => {
            let token = tokens.iter().find(|token| token.id == id);
            let name = token.map(|token| token.name.as_str());
            name.map_or_else(|| l.t("who-system").into_owned(), ToOwned::to_owned)
        }
        ActorRef::Citizen(_) | ActorRef::Mandated { .. } => l.t("who-citizen").into_owned(),
        ActorRef::Program => l.t("who-program").into_owned(),
    }
}

fn name_of(l: Lang, reference: &Reference, staff: StaffId) -> String {
    let staff = reference.directory.staff(staff);
    staff.map_or_else(|| l.t("who-former").into_owned(), |staff| staff.full_name.clone())
}

/// What was done, in words of the page's language.
fn what(l: Lang, name: &dyn Fn(StaffId) -> String, audit: &Audit) -> String {
    let numbers = numbers(&audit.detail);
    match (audit.action.as_str(), numbers.as_slice()) {
        ("procedures.imported", [added, changed, unchanged]) => {
            let counts = super::import::summary(l, (*added, *changed, *unchanged));
            l.with("done-imported", &[("counts", counts)]).into_owned()
        }
        ("process.changed", [number, ..]) => {
            l.with("done-process", &[("number", number.to_string())]).into_owned()
        }
        ("form.changed", [number, ..]) => {
            l.with("done-form", &[("number", number.to_string())]).into_owned()
        }
        ("staff.imported", [added, changed, unchanged]) => {
            let report = mc_app::import::Report {
                added: *added,
                changed: *changed,
                unchanged: *unchanged,
                ..mc_app::import::Report::default()
            };
            super::staff::summary(l, &report)
        }
        ("token.given", _) => {
            l.with("done-token-given", &[("name", audit.detail.as_str())]).into_owned()
        }
        ("list.exported", _) => {
            l.with("done-exported", &[("kind", audit.detail.as_str())]).into_owned()
        }
        ("absence.entered", _) => absence(l, name, &audit.detail),
        ("absence.revoked", _) => l.t("done-absence-revoked").into_owned(),
        ("positions.ended", _) => l.t("done-positions-ended").into_owned(),
        ("token.revoked", _) => l.t("done-token-revoked").into_owned(),
        ("letter.changed", [number]) => {
            l.with("done-letter-changed", &[("number", number.to_string())]).into_owned()
        }
        ("letter.own_again", _) => l.t("done-letter-own").into_owned(),
        ("letter.revived", _) => l.t("done-letter-revived").into_owned(),
        ("look.answered", _) => l.t("done-look-answered").into_owned(),
        ("look.delayed", _) => {
            l.with("done-look-delayed", &[("ground", audit.detail.as_str())]).into_owned()
        }
        ("look.delay_ended", _) => l.t("done-look-delay-ended").into_owned(),
        ("rights.confirmed", _) => l.t("done-right-confirmed").into_owned(),
        ("rights.extended", _) => l.t("done-right-extended").into_owned(),
        ("rights.done", _) => l.t("done-right-done").into_owned(),
        ("rights.refused", _) => l.t("done-right-refused").into_owned(),
        ("retention.set", _) => l.t("done-retention-set").into_owned(),
        ("hold.set", _) => {
            l.with("done-hold-set", &[("ground", audit.detail.as_str())]).into_owned()
        }
        ("hold.lifted", _) => l.t("done-hold-lifted").into_owned(),
        ("processing.set", _) => {
            l.with("done-processing-set", &[("name", audit.detail.as_str())]).into_owned()
        }
        ("processing.ended", _) => {
            l.with("done-processing-ended", &[("name", audit.detail.as_str())]).into_owned()
        }
        ("data.disposed", [count]) => {
            let count = u64::try_from(*count).unwrap_or(u64::MAX);
            l.n("done-data-disposed", count).into_owned()
        }
        ("breach.noted", _) => l.t("done-breach-noted").into_owned(),
        ("breach.told", _) => l.t("done-breach-told").into_owned(),
        ("breach.people_told", _) => l.t("done-breach-people-told").into_owned(),
        ("breach.closed", _) => l.t("done-breach-closed").into_owned(),
        ("letter.dropped", _) => l.t("done-letter-dropped").into_owned(),
        (action, _) => kept(l, action, &audit.detail),
    }
}

/// Who stands in, and on which days: `id: 2023-05-02 – 2023-05-05`.
fn absence(l: Lang, name: &dyn Fn(StaffId) -> String, detail: &str) -> String {
    let read = detail.split_once(": ").and_then(|(deputy, period)| {
        let (from, to) = period.split_once(" – ")?;
        Some((deputy.parse().ok()?, from.parse().ok()?, to.parse().ok()?))
    });
    let Some((deputy, from, to)) = read else {
        return l.t("done-absence-entered").into_owned();
    };
    let (from, to) = (format::day_short(l, from), format::day_short(l, to));
    let args = [("deputy", name(deputy)), ("from", from), ("to", to)];
    l.with("done-absence-entered-with", &args).into_owned()
}

/// What was done to a unit, a person or an account.
fn kept(l: Lang, action: &str, detail: &str) -> String {
    let words = match action {
        "unit.added" => key("done-unit-added"),
        "unit.changed" => key("done-unit-changed"),
        "unit.code" => key("done-unit-code"),
        "unit.moved" => key("done-unit-moved"),
        "unit.ended" => key("done-unit-ended"),
        "calendar.changed" => key("done-calendar-changed"),
        "calendar.removed" => key("done-calendar-removed"),
        "calendar.imported" => key("done-calendar-imported"),
        "hours.changed" => key("done-hours-changed"),
        "hours.removed" => key("done-hours-removed"),
        "staff.added" => key("done-staff-added"),
        "staff.changed" => key("done-staff-changed"),
        "position.given" => key("done-position-given"),
        "position.ended" => key("done-position-ended"),
        "password.issued" => key("done-password-issued"),
        "paper_kind.set" => return l.t("done-paper-kind-set").into_owned(),
        "register.set" => return l.t("done-register-set").into_owned(),
        "account.set" => return l.t("done-account-set").into_owned(),
        "second_factor.reset" => return l.t("done-factor-reset").into_owned(),
        "account.closed" => return l.t("done-account-closed").into_owned(),
        "account.opened" => return l.t("done-account-opened").into_owned(),
        _ => return format!("{action}: {detail}"),
    };
    l.with(words, &[("detail", detail)]).into_owned()
}

/// On what it was done, with its page.
fn target(l: Lang, (reference, tokens): (&Reference, &[ApiToken]), audit: &Audit) -> Cell {
    if let Some(unit) = audit.target.parse().ok().and_then(|id| reference.directory.unit(id)) {
        let href = Some(format!("/quan-tri/to-chuc/{}", unit.id));
        return Cell { text: unit.short_name.clone(), href };
    }
    if let Some(staff) = audit.target.parse().ok().and_then(|id| reference.directory.staff(id)) {
        let href = Some(format!("/quan-tri/can-bo/{}", staff.id));
        return Cell { text: staff.full_name.clone(), href };
    }
    match audit.action.as_str() {
        "process.changed" => Cell {
            text: audit.target.clone(),
            href: Some(format!("/quan-tri/quy-trinh/{}", audit.target)),
        },
        "form.changed" => Cell {
            text: audit.target.clone(),
            href: Some(format!("/quan-tri/thu-tuc/{}", audit.target)),
        },
        "staff.imported" => l.t("nav-organisation").into_owned().into(),
        "procedures.imported" => l.t("admin-procedures").into_owned().into(),
        "token.given" | "token.revoked" => {
            let token = tokens.iter().find(|token| token.id.to_string() == audit.target);
            token.map_or_else(|| l.t("target-token").into_owned(), |t| t.name.clone()).into()
        }
        "look.answered" => Cell {
            text: l.t("look-questions-title").into_owned(),
            href: Some(format!("{}/{}", super::looks::HERE, audit.target)),
        },
        "look.delay_ended" => l.t("look-delays").into_owned().into(),
        _ => audit.target.as_str().into(),
    }
}

/// The numbers of a text, in order.
fn numbers(text: &str) -> Vec<usize> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::{Locale, ids::AuditId};

    fn told(action: &str, detail: &str) -> String {
        let audit = Audit {
            id: AuditId::derived("t", "1"),
            actor: ActorRef::Program,
            action: action.to_owned(),
            target: "1.001193.01".to_owned(),
            detail: detail.to_owned(),
            at: Timestamp::from_micros(0),
        };
        what(Lang::new(Locale::En), &|_| "Trần Hải".to_owned(), &audit)
    }

    #[test]
    fn what_was_done_is_told_in_the_language_of_the_page() {
        let imported = told("procedures.imported", "3 added, 1 changed, 40 unchanged");
        assert_eq!(
            imported,
            "Imported procedures: 3 new procedures, 1 procedure with a new version, 40 procedures unchanged"
        );
        assert_eq!(told("process.changed", "version 2"), "Saved version 2 of a process");
        assert_eq!(told("token.given", "Cổng 2023"), "Issued the token “Cổng 2023”");
        assert_eq!(told("stars.moved", "x"), "stars.moved: x");
        let deputy = StaffId::derived("t", "1");
        let absence = format!("{deputy}: 2023-05-02 – 2023-05-05");
        assert_eq!(
            told("absence.entered", &absence),
            "Entered an absence from 2 May 2023 to 5 May 2023; Trần Hải stands in"
        );
        assert_eq!(told("absence.entered", "from before"), "Entered an absence");
    }

    #[test]
    fn a_key_is_read_back_and_anything_else_is_the_start() {
        let id = AuditId::derived("t", "1");
        assert_eq!(key_of(&format!("17.{id}")), Some((Timestamp::from_micros(17), id)));
        for bad in ["", "17", "x.y", "17."] {
            assert_eq!(key_of(bad), None, "{bad}");
        }
    }
}
