//! The agencies of a dossier, each with its own time, on an officer's screen.

use crate::{Web, reply::Oops, visit::Visit};
use mc_app::{
    dossier_view::DossierView,
    legs::{Leg, LegStanding},
};
use mc_kernel::Timestamp;
use mc_pages::{
    components::{Cell, Column, Table},
    format,
    words::{Lang, key},
};

/// The agencies that take part; none where a single one does everything.
pub(super) async fn table(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
) -> Result<Option<Table>, Oops> {
    let legs = web.app.legs(view).await?;
    if legs.len() < 2 {
        return Ok(None);
    }
    let l = visit.l();
    let columns = [key("leg-agency"), key("leg-steps"), key("leg-time"), key("leg-standing")];
    Ok(Some(Table {
        caption: l.t("legs-caption").into_owned(),
        columns: columns.into_iter().map(|words| Column::words(l.t(words))).collect(),
        rows: legs.iter().map(|leg| row(web, l, view, leg)).collect(),
    }))
}

fn row(web: &Web, l: Lang, view: &DossierView, leg: &Leg) -> Vec<Cell> {
    let name = view.unit_name(leg.agency);
    let agency = if leg.is_lead {
        l.with("leg-leads", &[("agency", name.as_str())]).into_owned()
    } else {
        name
    };
    vec![
        agency.into(),
        leg.steps.join("; ").into(),
        time(l, leg.working_minutes).into(),
        standing(web, l, leg.standing).into(),
    ]
}

fn time(l: Lang, minutes: u32) -> String {
    if minutes == 0 {
        return l.t("leg-no-time").into_owned();
    }
    let hours = f64::from(minutes) / 60.0;
    let hours = if l.locale() == mc_kernel::Locale::Vi {
        format!("{hours}").replace('.', ",")
    } else {
        format!("{hours}")
    };
    l.with("leg-hours", &[("hours", hours.as_str())]).into_owned()
}

fn standing(web: &Web, l: Lang, standing: LegStanding) -> String {
    let at = |at: Timestamp| format::moment_short(l, web.app.settings().zone.local(at));
    match standing {
        LegStanding::Ahead => l.t("leg-ahead").into_owned(),
        LegStanding::Here { since, due: None } => {
            l.with("leg-here", &[("since", at(since).as_str())]).into_owned()
        }
        LegStanding::Here { since, due: Some(due) } => {
            let words =
                if due < web.app.now() { key("leg-overdue") } else { key("leg-here-until") };
            let (since, due) = (at(since), at(due));
            l.with(words, &[("since", since.as_str()), ("due", due.as_str())]).into_owned()
        }
        LegStanding::Done { left, is_late } => {
            let words = if is_late { key("leg-done-late") } else { key("leg-done") };
            l.with(words, &[("left", at(left).as_str())]).into_owned()
        }
    }
}
