//! What there is to look after.

use super::place::{Part, many, sections};
use crate::{
    Web,
    chrome::fresh_chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::State;
use mc_app::AppError;
use mc_pages::{
    admin::{OverviewEntry, OverviewPage},
    words::key,
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    Part::Overview.permit(&web, &visit)?;
    let mut entries = Vec::new();
    for part in Part::ALL.into_iter().filter(|p| p.permit(&web, &visit).is_ok()) {
        entries.extend(entry(&web, &visit, part).await?);
    }
    drawn(&OverviewPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Overview),
        entries,
    })
}

async fn entry(web: &Web, visit: &Visit, part: Part) -> Result<Option<OverviewEntry>, AppError> {
    let l = visit.l();
    let reference = web.app.reference();
    let (text, count) = match part {
        Part::Overview => return Ok(None),
        Part::Procedures => {
            let count = many(reference.procedures().count());
            (key("overview-procedures"), Some(l.n("procedures-count", count)))
        }
        Part::Processes => {
            let count = many(reference.process_cases().count());
            (key("overview-processes"), Some(l.n("processes-count", count)))
        }
        Part::Organisation => {
            let directory = &reference.directory;
            let units = l.n("units-count", many(directory.units(web.app.today()).count()));
            let staff = l.n("staff-count", many(directory.all_staff().len()));
            (key("overview-organisation"), Some(format!("{units} · {staff}").into()))
        }
        Part::Calendar => {
            let days = many(reference.calendar.days.rows().len());
            (key("overview-calendar"), Some(l.n("calendar-days-count", days)))
        }
        Part::Tokens => {
            let now = web.app.now();
            let tokens = web.app.api_tokens(visit.ctx()).await?;
            let open = tokens.iter().filter(|t| t.revoked.is_none() && t.ends > now).count();
            (key("overview-tokens"), Some(l.n("tokens-count", many(open))))
        }
        Part::Letters => {
            let standing = web.app.mail_standing(visit.ctx()).await?;
            (key("overview-letters"), Some(l.n("letters-dead-count", standing.dead)))
        }
        Part::Store => (key("overview-store"), None),
        Part::Register => (key("register-use-intro"), None),
        Part::Record => (key("overview-record"), None),
    };
    Ok(Some(OverviewEntry {
        title: l.t(part.label()).into_owned(),
        href: part.href().to_owned(),
        count: count.map(std::borrow::Cow::into_owned),
        text: l.t(text).into_owned(),
    }))
}
