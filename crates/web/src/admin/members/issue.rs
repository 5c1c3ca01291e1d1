//! Temporary passwords for everybody who has no account yet, as a list to be printed once.

use super::super::{
    keeping::{self, About, Told},
    organisation::HERE as ORGANISATION,
    place::{Part, columns, many, sections},
};
use crate::{
    Web,
    chrome::chrome,
    posted::Posted,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::State;
use mc_app::{
    AppError, Reference,
    members::{Issued, TEMPORARY_DAYS},
    org::{Staff, StaffId},
};
use mc_kernel::CivilDay;
use mc_pages::{
    admin::ListPage,
    chrome::Link,
    components::{Cell, Empty, Paging, Table},
    fields::{ChoiceOption, FieldKind, FieldView, ManyChoice},
    format,
    words::{Lang, key},
};
use std::collections::BTreeSet;

const HERE: &str = "/quan-tri/tai-khoan";

/// The first unit of somebody, for those who share a name.
fn unit_of(reference: &Reference, staff: StaffId, today: CivilDay) -> String {
    let directory = &reference.directory;
    let held = directory.every_position_of(staff).iter();
    let mut held = held.filter(|p| p.validity.valid_to.is_none_or(|last| last >= today));
    let unit = held.next().and_then(|position| directory.unit(position.unit));
    unit.map(|unit| unit.short_name.clone()).unwrap_or_default()
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    match about(&web, &visit).await? {
        Some(about) => keeping::draw(&web, &visit, about, &Told::default()),
        None => drawn(&list(&web, &visit, &[])),
    }
}

/// The form; nothing where everybody has an account.
async fn about(web: &Web, visit: &Visit) -> Result<Option<About>, AppError> {
    let l = visit.l();
    let (people, count) = web.app.without_account(visit.ctx()).await?;
    if count == 0 {
        return Ok(None);
    }
    let (reference, today) = (web.app.reference(), web.app.today());
    let option = |staff: &Staff| {
        let id = staff.id.to_string();
        let label = format!("{} ({})", staff.full_name, staff.user_name);
        let mut option = ChoiceOption::new(id.clone(), label).chosen_if(&id);
        option.hint = Some(unit_of(&reference, staff.id, today));
        option
    };
    let shown = many(people.len());
    let options: Vec<ChoiceOption> = people.iter().map(option).collect();
    let mut intro = vec![l.n("accounts-without", many(count)).into_owned()];
    if many(count) > shown {
        intro.push(l.n("accounts-first", shown).into_owned());
    }
    let kind = FieldKind::ManyChoice(ManyChoice { options });
    let field = FieldView::new("staff", l.t("accounts-whom"), kind);
    let days = [("days", TEMPORARY_DAYS.to_string())];
    Ok(Some(About {
        back: Link::new(l.t("nav-organisation"), ORGANISATION),
        title: l.t("accounts-title").into_owned(),
        intro,
        fields: vec![field],
        action: HERE.to_owned(),
        hidden: Vec::new(),
        submit: l.t("accounts-issue").into_owned(),
        effects: vec![
            l.with("accounts-effect-list", &days).into_owned(),
            l.t("password-effect-change").into_owned(),
        ],
    }))
}

pub(crate) async fn send(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let listed: BTreeSet<StaffId> = posted.all("staff").filter_map(|id| id.parse().ok()).collect();
    let issued = web.app.issue_to_those_without(visit.ctx(), &listed).await?;
    if issued.is_empty() {
        let told = Told::of(AppError::invalid(mc_kernel::FieldProblem::new("staff", "required")))?;
        let Some(mut about) = about(&web, &visit).await? else {
            return drawn(&list(&web, &visit, &[]));
        };
        about.effects.clear();
        return keeping::draw(&web, &visit, about, &told);
    }
    drawn(&list(&web, &visit, &issued))
}

/// The list, shown this once; that nobody is without an account where there is none.
fn list(web: &Web, visit: &Visit, issued: &[Issued]) -> ListPage {
    let l: Lang = visit.l();
    let (reference, today) = (web.app.reference(), web.app.today());
    let row = |one: &Issued| -> Vec<Cell> {
        let until = format::moment_short(l, web.app.settings().zone.local(one.until));
        vec![
            one.staff.full_name.as_str().into(),
            unit_of(&reference, one.staff.id, today).into(),
            one.staff.user_name.as_str().into(),
            one.password.as_str().into(),
            until.into(),
        ]
    };
    let named = [
        key("column-name"),
        key("column-unit"),
        key("column-user"),
        key("password-temporary"),
        key("password-until"),
    ];
    ListPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Organisation),
        title: if issued.is_empty() { l.t("accounts-title") } else { l.t("accounts-issued") }
            .into_owned(),
        intro: if issued.is_empty() {
            Vec::new()
        } else {
            vec![l.t("accounts-issued-intro").into_owned()]
        },
        actions: if issued.is_empty() {
            Vec::new()
        } else {
            vec![Link::new(l.t("accounts-next"), HERE)]
        },
        search: None,
        table: Table {
            caption: l.t("accounts-issued").into_owned(),
            columns: columns(l, named),
            rows: issued.iter().map(row).collect(),
        },
        empty: Empty {
            title: l.n("accounts-without", 0).into_owned(),
            text: String::new(),
            action: None,
        },
        paging: Paging::default(),
    }
}
