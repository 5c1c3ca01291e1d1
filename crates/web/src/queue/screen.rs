//! The screen of a waiting room: numbers and counters, no names.

use super::{booking::desk_of, desk_name, shown};
use crate::{
    Web,
    chrome::chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
};
use mc_pages::{desk::QueueScreenPage, format};

/// Numbers shown at once.
const MOST_CALLED: usize = 5;
const MOST_NEXT: usize = 8;
/// How often the screen loads itself again, in seconds.
const EVERY: HeaderValue = HeaderValue::from_static("5");

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(unit): Path<String>) -> Reply {
    let desk = desk_of(&web, &unit)?;
    let l = visit.l();
    let called = web.app.called(desk.id).await?;
    let waiting = web.app.waiting(desk.id).await?;
    let counter = |counter: Option<u64>| counter.unwrap_or_default().to_string();
    let count = u64::try_from(waiting.len()).unwrap_or(u64::MAX);
    let mut answer = drawn(&QueueScreenPage {
        chrome: chrome(&web, &visit),
        desk: desk_name(&desk),
        called: called
            .iter()
            .take(MOST_CALLED)
            .map(|ticket| (shown(ticket.number), counter(ticket.counter)))
            .collect(),
        next: waiting.iter().take(MOST_NEXT).map(|ticket| shown(ticket.number)).collect(),
        waiting: l.n("screen-waiting", count).into_owned(),
        time: format::time(web.app.settings().zone.local(web.app.now()).time),
    })?;
    answer.headers_mut().insert(header::REFRESH, EVERY);
    Ok(answer)
}
