//! The dossiers behind a figure.

use super::{
    asked::{Asked, Wanted, tabs},
    settlement::figure_title,
    tables::ground_words,
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::{chip, procedure_name},
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    AppError,
    store::{
        dossiers::Brief,
        reports::{BehindKey, Figure, counting::GroundKind},
    },
};
use mc_pages::{
    chrome::Link,
    components::{Empty, Paging, WorkList, WorkRow},
    desk::ReportPage,
    format,
};

/// A key in an address.
pub(super) fn key_text((day, id, version): BehindKey) -> String {
    format!("{day}.{id}.{version}")
}

/// The key of an address; anything else is the start of the list.
pub(super) fn key_of(text: &str) -> Option<BehindKey> {
    let mut parts = text.splitn(3, '.');
    let (day, id, version) = (parts.next()?, parts.next()?, parts.next()?);
    Some((day.parse().ok()?, id.parse().ok()?, version.parse().ok()?))
}

pub(crate) async fn figure(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let wanted = asked.read(&web, &visit)?;
    let figure = Figure::from_code(&asked.figure).ok_or(AppError::NotFound)?;
    let found = web.app.behind(visit.ctx(), &wanted.ask, figure, key_of(&asked.sau)).await?;
    let more = [("so-lieu", figure.code())];
    let here = wanted.address("/ho-so", &more);
    let next = found.next.map(|key| {
        wanted.address("/ho-so", &[("so-lieu", figure.code()), ("sau", &key_text(key))])
    });
    let shown = u64::try_from(found.rows.len()).unwrap_or(u64::MAX);
    let whom = wanted.whom(&web, l);
    let values = [("figure", figure_title(l, figure)), ("whom", whom)];
    let title = l.with("behind-title", &values).into_owned();
    let paging = Paging {
        first: (!asked.sau.is_empty()).then_some(here),
        next,
        shown: l.n("dossiers-shown", shown).into_owned(),
    };
    let back = Link::new(l.t("report-back"), wanted.address("", &[]));
    drawn(&page(&web, &visit, &wanted, (title, back, ""), (&found.rows, paging)))
}

pub(crate) async fn ground(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let wanted = asked.read(&web, &visit)?;
    let kind = GroundKind::from_code(&asked.loai).ok_or(AppError::NotFound)?;
    let of = (wanted.ask.agency, wanted.ask.days);
    let found = web.app.returned_on(visit.ctx(), of, (kind, &asked.ground)).await?;
    let shown = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let paging = Paging { shown: l.n("dossiers-shown", shown).into_owned(), ..Paging::default() };
    let title = format!("{}: {}", ground_words(l, kind), asked.ground);
    let back = Link::new(l.t("report-back"), wanted.address("/ly-do", &[]));
    drawn(&page(&web, &visit, &wanted, (title, back, "/ly-do"), (&found, paging)))
}

fn page(
    web: &Web,
    visit: &Visit,
    wanted: &Wanted,
    (title, back, report): (String, Link, &str),
    (found, paging): (&[Brief], Paging),
) -> ReportPage {
    let l = visit.l();
    let is_empty = found.is_empty() && paging.next.is_none();
    let list = WorkList {
        caption: title.clone(),
        rows: found.iter().map(|brief| dossier_row(web, visit, brief)).collect(),
        ..WorkList::default()
    };
    ReportPage {
        chrome: fresh_chrome(web, visit),
        reports: tabs(l, wanted, report),
        back: Some(back),
        title,
        about: wanted.about(web, l),
        errors: wanted.errors(l),
        notices: Vec::new(),
        filters: None,
        chart: None,
        figures: None,
        table: None,
        list: (!is_empty).then_some(list),
        empty: is_empty.then(|| Empty {
            title: l.t("behind-none").into_owned(),
            text: l.t("behind-none-text").into_owned(),
            action: None,
        }),
        paging,
        formula: None,
        downloads: Vec::new(),
        keep: None,
    }
}

pub(super) fn dossier_row(web: &Web, visit: &Visit, brief: &Brief) -> WorkRow {
    let l = visit.l();
    let zone = &web.app.settings().zone;
    WorkRow {
        value: brief.id.to_string(),
        href: format!("/can-bo/ho-so/{}", brief.id),
        number: brief.number.clone(),
        applicant: brief.applicant.clone(),
        procedure: procedure_name(web, &brief.procedure),
        step: String::new(),
        person: None,
        due: brief.due.map(|due| format::moment_short(l, zone.local(due))).unwrap_or_default(),
        chip: chip(web, visit, brief.state, brief.due),
        marks: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::ids::DossierId;

    #[test]
    fn a_key_is_read_back_and_anything_else_is_the_start() {
        let key = ("2023-05-25".parse().unwrap(), DossierId::derived("t", "1"), 7);
        assert_eq!(key_of(&key_text(key)), Some(key));
        for bad in ["", "2023-05-25", "x.y.z", "2023-05-25..7"] {
            assert_eq!(key_of(bad), None, "{bad}");
        }
    }
}
