//! The queue behind the counter: who waits, and calling them.

use super::{desk_name, shown};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::id,
    posted::Posted,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::header,
    response::IntoResponse,
};
use mc_app::{
    AppError,
    org::Unit,
    queue::MOST_COUNTERS,
    store::queue::{Line, Ticket},
};
use mc_kernel::ids::{TicketId, UnitId};
use mc_pages::{
    chrome::Link,
    components::{PostButton, Tab, Tabs},
    desk::{QueueLine, QueuePage},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct At {
    /// The desk.
    #[serde(default)]
    don_vi: String,
    /// The counter.
    #[serde(default)]
    quay: String,
}

fn address(unit: UnitId, counter: u64) -> String {
    format!("/can-bo/hang-cho?don_vi={unit}&quay={counter}")
}

fn counter_of(text: &str) -> u64 {
    text.parse().ok().filter(|c| (1..=MOST_COUNTERS).contains(c)).unwrap_or(1)
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<At>) -> Reply {
    let own = web.app.own_desks(visit.ctx())?;
    let chosen = own.iter().find(|unit| unit.to_string() == at.don_vi).or_else(|| own.first());
    let unit = *chosen.ok_or(AppError::Forbidden)?;
    let counter = counter_of(&at.quay);
    let l = visit.l();
    let day = web.app.desk_day(visit.ctx(), unit).await?;
    let desks: Vec<Unit> = web.app.desks().into_iter().filter(|d| own.contains(&d.id)).collect();
    let name = desks.iter().find(|d| d.id == unit).map(desk_name).unwrap_or_default();
    let line = |ticket: &Ticket, note: String| QueueLine {
        id: ticket.id.to_string(),
        number: shown(ticket.number),
        who: who(l, ticket),
        note,
        print: None,
        arrived: None,
    };
    let called_to = |ticket: &Ticket, words: &'static str| {
        let counter = ticket.counter.unwrap_or_default().to_string();
        l.with(words, &[("counter", counter.as_str())]).into_owned()
    };
    let (here, elsewhere): (Vec<&Ticket>, Vec<&Ticket>) =
        day.called.iter().partition(|ticket| ticket.counter == Some(counter));
    let tabs = desks.iter().map(|desk| Tab {
        label: desk_name(desk),
        href: address(desk.id, counter),
        count: None,
        is_current: desk.id == unit,
    });
    let may_set = web.app.may_manage_queue(visit.ctx(), unit).is_ok();
    let settings = format!("/can-bo/hang-cho/{unit}/cach-cho-hen");
    let mut links = vec![Link::new(l.t("queue-screen-link"), format!("/man-hinh/{unit}"))];
    links.extend(may_set.then(|| Link::new(l.t("queue-settings-link"), settings)));
    drawn(&QueuePage {
        chrome: fresh_chrome(&web, &visit),
        title: l.with("queue-title", &[("desk", name.as_str())]).into_owned(),
        desks: Tabs { label: l.t("queue-choose").into_owned(), tabs: tabs.collect() },
        links,
        action: "/can-bo/hang-cho".to_owned(),
        unit: unit.to_string(),
        counter: counter.to_string(),
        commands: [web.app.new_command().to_string(), web.app.new_command().to_string()],
        here: here.first().map(|ticket| line(ticket, called_to(ticket, key("queue-now")))),
        waiting: day
            .waiting
            .iter()
            .map(|ticket| QueueLine {
                print: Some(print_link(l, ticket)),
                ..line(ticket, hour(&web, l, ticket))
            })
            .collect(),
        expected: day
            .expected
            .iter()
            .map(|ticket| QueueLine {
                arrived: Some(arrived_button(&web, l, ticket, counter)),
                ..line(ticket, slot_time(&web, ticket))
            })
            .collect(),
        called: elsewhere.iter().map(|t| line(t, called_to(t, key("queue-to-counter")))).collect(),
    })
}

fn who(l: Lang, ticket: &Ticket) -> String {
    match ticket.subject {
        Some(_) => ticket.name.clone(),
        None => l.t("queue-drawn").into_owned(),
    }
}

fn slot_time(web: &Web, ticket: &Ticket) -> String {
    let slot = ticket.slot.map(|slot| web.app.settings().zone.local(slot).time);
    slot.map(format::time).unwrap_or_default()
}

fn hour(web: &Web, l: Lang, ticket: &Ticket) -> String {
    if ticket.line == Line::Drawn {
        return String::new();
    }
    let time = slot_time(web, ticket);
    l.with("queue-booked-for", &[("time", time.as_str())]).into_owned()
}

fn print_link(l: Lang, ticket: &Ticket) -> Link {
    let number = shown(ticket.number);
    let words = l.with("queue-print", &[("number", number.as_str())]);
    Link::new(words, format!("/can-bo/hang-cho/phieu/{}", ticket.id))
}

fn arrived_button(web: &Web, l: Lang, ticket: &Ticket, counter: u64) -> PostButton {
    let values = [
        ("_do", "arrived".to_owned()),
        ("_unit", ticket.unit.to_string()),
        ("_counter", counter.to_string()),
        ("_ticket", ticket.id.to_string()),
        ("_command", web.app.new_command().to_string()),
    ];
    PostButton {
        action: "/can-bo/hang-cho".to_owned(),
        label: l.t("queue-arrived").into_owned(),
        values: values.map(|(name, value)| (name.to_owned(), value)).to_vec(),
    }
}

/// What was pressed.
pub(crate) async fn act(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let unit: UnitId = posted.parsed("_unit")?;
    let counter = counter_of(posted.text("_counter"));
    let ticket: Option<TicketId> = posted.text("_ticket").parse().ok();
    let there = || ticket.ok_or(AppError::NotFound);
    let (app, ctx) = (&web.app, visit.ctx());
    let told = match posted.text("_do") {
        "call" => {
            let command = posted.parsed("_command")?;
            match app.call_next(ctx, (unit, counter), ticket, command).await? {
                Some(_) => "queue-called",
                None => "queue-empty",
            }
        }
        "draw" => {
            app.draw_number(ctx, unit, posted.parsed("_command")?).await?;
            "queue-drawn"
        }
        "arrived" => {
            app.arrived(ctx, there()?, posted.parsed("_command")?).await?;
            "queue-drawn"
        }
        "again" => {
            app.call_again(ctx, there()?).await?;
            "queue-called"
        }
        "done" => {
            app.end_ticket(ctx, there()?, true).await?;
            "done"
        }
        "absent" => {
            app.end_ticket(ctx, there()?, false).await?;
            "done"
        }
        _ => return Err(AppError::NotFound.into()),
    };
    see_other_telling(&web, &address(unit, counter), told)
}

/// The ticket for an 80 mm roll.
pub(crate) async fn print(
    State(web): State<Web>,
    visit: Visit,
    Path(ticket): Path<String>,
) -> Reply {
    let bytes = web.app.ticket_paper(visit.ctx(), id(&ticket)?).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/pdf"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"phieu-so.pdf\""),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}
