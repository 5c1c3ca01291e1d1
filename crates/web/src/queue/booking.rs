//! Booking an hour at a desk, and giving it back.

use super::desk_name;
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::id,
    forms::problem_words,
    posted::Posted,
    reply::{Reply, page as drawn, page_with, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    org::Unit,
    queue::{GRACE_MINUTES, Slot},
};
use mc_kernel::{CivilDay, FieldProblems, Timestamp, fold, ids::UnitId};
use mc_pages::{
    chrome::Link,
    citizen::{
        Booking, BookingDay, BookingPage, BookingSlot, BookingsPage, FoundProcedure, SearchPage,
    },
    components::{Empty, ErrorLink, ErrorSummary, Paging, PostButton, SearchBox},
    format,
    words::Lang,
};
use serde::Deserialize;

/// Desks shown at once; the search box finds the others.
const MOST_SHOWN: usize = 200;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    ngay: String,
}

/// The desks of the province.
pub(crate) async fn desks(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let l = visit.l();
    let words = fold(&wanted.q);
    let found: Vec<FoundProcedure> = web
        .app
        .desks()
        .iter()
        .map(|desk| (desk, area_of(&web, desk)))
        .filter(|(desk, area)| {
            let text = fold(&format!("{} {area}", desk.name));
            words.split_whitespace().all(|word| text.contains(word))
        })
        .take(MOST_SHOWN)
        .map(|(desk, area)| FoundProcedure {
            name: desk_name(desk),
            href: format!("/dat-lich/{}", desk.id),
            facts: area,
            group: String::new(),
        })
        .collect();
    let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
    drawn(&SearchPage {
        chrome: chrome(&web, &visit),
        breadcrumbs: vec![Link::new(l.t("home"), "/")],
        title: l.t("book-search-title").into_owned(),
        search: SearchBox {
            action: "/dat-lich".to_owned(),
            name: "q".to_owned(),
            label: l.t("book-search-label").into_owned(),
            hint: Some(l.t("book-search-hint").into_owned()),
            value: wanted.q,
            filters: Vec::new(),
        },
        found,
        empty: Empty {
            title: l.t("book-none").into_owned(),
            text: l.t("book-none-text").into_owned(),
            action: None,
        },
        paging: Paging { shown: l.n("book-desks-count", count).into_owned(), ..Paging::default() },
    })
}

/// Where a desk is, from the commune up.
fn area_of(web: &Web, desk: &Unit) -> String {
    let reference = web.app.reference();
    let area = desk.areas.first().map(|area| reference.directory.area_path(*area));
    area.unwrap_or_default()
}

pub(crate) fn desk_of(web: &Web, unit: &str) -> Result<Unit, AppError> {
    let unit: UnitId = unit.parse().map_err(|_ignored| AppError::NotFound)?;
    web.app.desks().into_iter().find(|desk| desk.id == unit).ok_or(AppError::NotFound)
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let desk = desk_of(&web, &unit)?;
    let page = draw(&web, &visit, &desk, wanted.ngay.parse().ok(), &FieldProblems::none()).await?;
    drawn(&page)
}

async fn draw(
    web: &Web,
    visit: &Visit,
    desk: &Unit,
    day: Option<CivilDay>,
    problems: &FieldProblems,
) -> Result<BookingPage, AppError> {
    let l = visit.l();
    let days = web.app.bookable_days(desk.id).await?;
    let mut shown = day.filter(|day| days.contains(day)).or_else(|| days.first().copied());
    let mut slots = match shown {
        Some(day) => web.app.slots(desk.id, day).await?,
        None => Vec::new(),
    };
    // In the evening today has no hour left: the next day is what people want.
    if day.is_none() && slots.is_empty() && days.len() > 1 {
        shown = days.get(1).copied();
        slots = match shown {
            Some(day) => web.app.slots(desk.id, day).await?,
            None => Vec::new(),
        };
    }
    let minutes = GRACE_MINUTES.to_string();
    let day_words = shown.map(|day| format::day(l, day)).unwrap_or_default();
    let errors = problems.iter().map(|problem| ErrorLink {
        href: Some("#slot".to_owned()),
        text: problem_words(l, problem),
    });
    Ok(BookingPage {
        chrome: fresh_chrome(web, visit),
        back: Link::new(l.t("book-search-title"), "/dat-lich"),
        title: l.with("book-at", &[("desk", desk_name(desk).as_str())]).into_owned(),
        intro: vec![
            area_of(web, desk),
            l.with("book-intro", &[("minutes", minutes.as_str())]).into_owned(),
        ],
        errors: ErrorSummary { errors: errors.collect() },
        days: days.iter().map(|day| day_link(l, desk, *day, shown)).collect(),
        slots_title: l.with("book-slots", &[("day", day_words.as_str())]).into_owned(),
        slots: slots.into_iter().map(|slot| slot_view(web, l, slot)).collect(),
        action: format!("/dat-lich/{}", desk.id),
        command: web.app.new_command().to_string(),
    })
}

fn day_link(l: Lang, desk: &Unit, day: CivilDay, shown: Option<CivilDay>) -> BookingDay {
    let words = format!("{} {}", format::weekday(l, day.weekday()), format::day_short(l, day));
    BookingDay {
        link: Link::new(words, format!("/dat-lich/{}?ngay={day}", desk.id)),
        is_current: shown == Some(day),
    }
}

fn slot_view(web: &Web, l: Lang, slot: Slot) -> BookingSlot {
    let free = if slot.free > 0 { l.n("book-free", slot.free) } else { l.t("book-full") };
    BookingSlot {
        value: slot.at.micros().to_string(),
        time: format::time(web.app.settings().zone.local(slot.at).time),
        free: free.into_owned(),
        is_free: slot.free > 0,
    }
}

pub(crate) async fn book(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    posted: Posted,
) -> Reply {
    let desk = desk_of(&web, &unit)?;
    let at = posted.text("slot").parse().ok().map(Timestamp::from_micros);
    let booked = match at {
        Some(at) => web.app.book(visit.ctx(), desk.id, at, posted.parsed("_command")?).await,
        None => Err(AppError::invalid(mc_kernel::FieldProblem::new("slot", "book-unchosen"))),
    };
    match booked {
        Ok(_) => see_other_telling(&web, "/lich-hen", "booked"),
        Err(AppError::Invalid(invalid)) => {
            let day = at.map(|at| web.app.settings().zone.day(at));
            let page = draw(&web, &visit, &desk, day, &invalid.problems).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error.into()),
    }
}

/// The hours that the citizen has booked.
pub(crate) async fn mine(State(web): State<Web>, visit: Visit) -> Reply {
    let l = visit.l();
    let bookings = web.app.my_bookings(visit.ctx()).await?;
    let desks = web.app.desks();
    let zone = &web.app.settings().zone;
    let bookings = bookings.into_iter().map(|ticket| {
        let at = zone.local(ticket.slot.unwrap_or(ticket.order));
        let (time, day) = (format::time(at.time), format::day(l, at.day));
        let desk = desks.iter().find(|desk| desk.id == ticket.unit);
        let words = l.with("booking-card", &[("time", time.as_str()), ("day", day.as_str())]);
        Booking {
            when: words.into_owned(),
            desk: desk.map(|d| format!("{}, {}", d.name, area_of(&web, d))).unwrap_or_default(),
            cancel: PostButton {
                action: format!("/lich-hen/{}/huy", ticket.id),
                label: l.t("bookings-cancel").into_owned(),
                values: Vec::new(),
            },
        }
    });
    drawn(&BookingsPage {
        bookings: bookings.collect(),
        chrome: fresh_chrome(&web, &visit),
        empty: Empty {
            title: l.t("bookings-none").into_owned(),
            text: l.t("bookings-none-text").into_owned(),
            action: Some(Link::new(l.t("book-title"), "/dat-lich")),
        },
        book: Link::new(l.t("book-title"), "/dat-lich"),
    })
}

pub(crate) async fn cancel(
    State(web): State<Web>,
    visit: Visit,
    Path(ticket): Path<String>,
    _posted: Posted,
) -> Reply {
    web.app.cancel_booking(visit.ctx(), id(&ticket)?).await?;
    see_other_telling(&web, "/lich-hen", "booking-cancelled")
}
