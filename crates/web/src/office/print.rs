//! A register book as it is printed, in the columns of NĐ 30/2020, Phụ lục IV.

use super::{HERE, page::Telling, registers::book_name, words};
use crate::{
    Web,
    chrome::chrome,
    citizen::id,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    document::{
        book::{Direction, NumberState},
        incoming::Incoming,
        number_text,
        outgoing::Outgoing,
    },
    store::documents::{BookLine, Standing},
};
use mc_kernel::ids::RegisterBookId;
use mc_pages::{
    chrome::Link,
    components::{Cell, Column, Paging, Table},
    office::OfficeBookPage,
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    sau: String,
}

const INCOMING: [&str; 10] = [
    key("office-column-arrived"),
    key("office-column-arrival"),
    key("office-column-issuer"),
    key("office-column-number"),
    key("office-column-day"),
    key("office-column-kind-and-subject"),
    key("office-column-handler"),
    key("office-column-moved"),
    key("office-column-received"),
    key("office-column-note"),
];

const OUTGOING: [&str; 10] = [
    key("office-column-number"),
    key("office-column-day"),
    key("office-column-kind-and-subject"),
    key("office-column-signer"),
    key("office-column-receivers"),
    key("office-column-kept"),
    key("office-column-copies"),
    key("office-column-moved"),
    key("office-column-received"),
    key("office-column-note"),
];

pub(crate) async fn book(
    State(web): State<Web>,
    visit: Visit,
    Path(book): Path<String>,
    Query(after): Query<After>,
) -> Reply {
    let l = visit.l();
    let id: RegisterBookId = id(&book)?;
    let here = format!("{HERE}/so/{id}");
    let from: u32 = after.sau.parse().unwrap_or(0);
    let page = web.app.register_print(visit.ctx(), id, from).await?;
    let telling = Telling { web: &web, l };
    let columns = match page.row.book.direction {
        Direction::Incoming => INCOMING,
        Direction::Outgoing => OUTGOING,
    };
    let mut rows = Vec::with_capacity(page.lines.rows.len());
    for line in &page.lines.rows {
        rows.push(row(telling, line, page.row.book.direction).map_err(AppError::from)?);
    }
    let numbers = |line: Option<&BookLine>| line.map_or(from, |line| line.line.number);
    let values = [
        ("year", page.row.book.year.to_string()),
        ("from", number_text(numbers(page.lines.rows.first()))),
        ("to", number_text(numbers(page.lines.rows.last()))),
    ];
    let reference = web.app.reference();
    let unit = reference.directory.unit(page.row.book.agency);
    let over =
        unit.and_then(|unit| unit.parent).and_then(|above| reference.directory.agency_of(above));
    drawn(&OfficeBookPage {
        chrome: chrome(&web, &visit),
        back: Link::new(l.t("office-registers"), here.clone()),
        over: over.map(|above| above.name.clone()).unwrap_or_default(),
        agency: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        title: book_name(l, &page.row.book),
        part: l.with("office-book-part", &values).into_owned(),
        table: Table {
            caption: book_name(l, &page.row.book),
            columns: columns.map(|column| Column::words(l.t(column))).to_vec(),
            rows,
        },
        paging: Paging {
            first: (from > 0).then(|| format!("{here}/in")),
            next: page.lines.next.map(|number| format!("{here}/in?sau={number}")),
            shown: String::new(),
        },
    })
}

fn row(
    telling: Telling<'_>,
    line: &BookLine,
    direction: Direction,
) -> Result<Vec<Cell>, mc_app::store::StoreError> {
    let reason = [("reason", line.line.reason.as_str())];
    let note = match line.line.state {
        NumberState::Taken => String::new(),
        NumberState::Reserved => telling.l.with("office-number-is-reserved", &reason).into_owned(),
        NumberState::Cancelled => {
            telling.l.with("office-number-is-cancelled", &reason).into_owned()
        }
    };
    let cells = match line.standing()? {
        Some(Standing::Incoming(document)) => incoming(telling, &document, note),
        Some(Standing::Outgoing(document)) => outgoing(telling, &document, note),
        None => {
            let number = number_text(line.line.number);
            let mut cells = vec![String::new(); 10];
            let place = match direction {
                Direction::Incoming => 1,
                Direction::Outgoing => 0,
            };
            if let Some(cell) = cells.get_mut(place) {
                *cell = number;
            }
            if let Some(last) = cells.last_mut() {
                *last = note;
            }
            cells
        }
    };
    Ok(cells.into_iter().map(Cell::from).collect())
}

fn kind_and_subject(l: Lang, kind: &str, subject: &str) -> String {
    format!("{}. {subject}", words::kind(l, kind))
}

fn incoming(telling: Telling<'_>, document: &Incoming, note: String) -> Vec<String> {
    let received = &document.received;
    let kind = received.kind.map_or("", mc_app::document::Kind::name);
    let arrival = document.arrival.as_ref();
    let directed = document.directed.as_ref();
    let zone = &telling.web.app.settings().zone;
    vec![
        arrival.map(|arrival| telling.day(arrival.day)).unwrap_or_default(),
        arrival.map(|arrival| number_text(arrival.number)).unwrap_or_default(),
        received.source.issuer.clone(),
        received.source.number.clone(),
        telling.day(received.source.day),
        kind_and_subject(telling.l, kind, &received.subject),
        directed.map(|directed| telling.place(directed.lead)).unwrap_or_default(),
        directed.map(|directed| telling.day(zone.day(directed.at))).unwrap_or_default(),
        String::new(),
        note,
    ]
}

fn outgoing(telling: Telling<'_>, document: &Outgoing, note: String) -> Vec<String> {
    let drafted = &document.drafted;
    let registered = document.registered.as_ref();
    let issued = document.issued.as_ref();
    let zone = &telling.web.app.settings().zone;
    vec![
        registered.map(mc_app::document::outgoing::Registered::full).unwrap_or_default(),
        registered.map(|registered| telling.day(registered.day)).unwrap_or_default(),
        kind_and_subject(telling.l, drafted.kind.name(), &drafted.subject),
        document.signed.as_ref().map(|signed| telling.staff(signed.staff)).unwrap_or_default(),
        drafted.receivers.clone(),
        issued.map(|issued| issued.kept_at.clone()).unwrap_or_default(),
        issued.map(|issued| issued.copies.to_string()).unwrap_or_default(),
        issued.map(|issued| telling.day(zone.day(issued.at))).unwrap_or_default(),
        String::new(),
        note,
    ]
}
