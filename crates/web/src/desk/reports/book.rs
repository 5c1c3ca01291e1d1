//! The follow-up book (Sổ theo dõi hồ sơ, form 07) on the screen.

use super::{
    asked::{Asked, tabs},
    behind::{key_of, key_text},
    settlement::nothing,
    tables::choose_agency,
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::procedure_name,
    reply::{Reply, page_with},
    visit::Visit,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    dossier::ReturnWay,
    sheet::{self, Kind},
    store::reports::BookRow,
};
use mc_kernel::{Page, PageSize, Timestamp};
use mc_pages::{
    chrome::Link,
    components::{Cell, Column, Paging, Table},
    desk::ReportPage,
    format,
    words::{Lang, key},
};

/// The columns of form 07 with their widths in a spreadsheet.
pub(super) const COLUMNS: [(&str, u16); 11] = [
    (key("book-number"), 6),
    (key("book-dossier"), 28),
    (key("book-procedure"), 40),
    (key("book-person"), 28),
    (key("book-contact"), 40),
    (key("book-agency"), 28),
    (key("book-received"), 18),
    (key("book-due"), 18),
    (key("book-returned"), 18),
    (key("book-way"), 20),
    (key("book-signed"), 14),
];

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let wanted = asked.read(&web, &visit)?;
    let mut page = ReportPage {
        chrome: fresh_chrome(&web, &visit),
        reports: tabs(l, &wanted, "/so-theo-doi"),
        back: None,
        title: l.t("report-book").into_owned(),
        about: wanted.about(&web, l),
        errors: wanted.errors(l),
        notices: Vec::new(),
        filters: Some(wanted.filters(&web, l, "/so-theo-doi", Vec::new())),
        chart: None,
        figures: None,
        table: None,
        list: None,
        empty: None,
        paging: Paging::default(),
        formula: None,
        downloads: Vec::new(),
        keep: None,
    };
    let status = if wanted.is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let Some(agency) = wanted.ask.agency else {
        page.empty = Some(choose_agency(l));
        return page_with(status, &page);
    };
    let of = (agency, wanted.ask.days);
    let found = web.app.follow_up_book(visit.ctx(), of, key_of(&asked.sau), PageSize::SCREEN).await;
    let found = match found {
        // Who keeps the system sees figures and no dossiers.
        Err(AppError::Forbidden) => Page { rows: Vec::new(), next: None },
        other => other?,
    };
    if found.rows.is_empty() && found.next.is_none() {
        page.empty = Some(nothing(l));
        return page_with(status, &page);
    }
    let shown = u32::try_from(found.rows.len()).unwrap_or(u32::MAX);
    let before = if asked.sau.is_empty() { 0 } else { asked.stt };
    let reached = before.saturating_add(shown);
    let here = wanted.address("/so-theo-doi", &[]);
    page.paging = Paging {
        first: (!asked.sau.is_empty()).then_some(here),
        next: found.next.map(|key| {
            let more = [("sau", key_text(key)), ("stt", reached.to_string())];
            wanted.address(
                "/so-theo-doi",
                &more.each_ref().map(|(name, value)| (*name, value.as_str())),
            )
        }),
        shown: l.n("book-shown", shown.into()).into_owned(),
    };
    let download = |kind: Kind| wanted.address(&format!("/so-theo-doi/{}", kind.ending()), &[]);
    page.downloads = vec![
        Link::new(l.t("report-download-xlsx"), download(Kind::Xlsx)),
        Link::new(l.t("report-download-csv"), download(Kind::Csv)),
    ];
    page.table = Some(table(&web, l, before, &found.rows));
    page_with(status, &page)
}

fn table(web: &Web, l: Lang, before: u32, rows: &[BookRow]) -> Table {
    let columns = COLUMNS.iter().filter(|(words, _)| *words != "book-signed");
    let mut columns: Vec<Column> = columns.map(|(words, _)| Column::words(l.t(words))).collect();
    columns.push(Column::words(l.t("book-sheet")));
    let rows = (before + 1..).zip(rows).map(|(number, row)| {
        let told = Told::of(web, l, row);
        let id = row.dossier.id;
        let dossier =
            Cell { text: row.dossier.number.clone(), href: Some(format!("/can-bo/ho-so/{id}")) };
        let sheet = Cell {
            text: l.t("report-download-pdf").into_owned(),
            href: Some(format!("/ho-so/{id}/giay/mau-06")),
        };
        let when = |at: Option<Timestamp>| -> Cell {
            let zone = &web.app.settings().zone;
            at.map(|at| format::moment_short(l, zone.local(at))).unwrap_or_default().into()
        };
        vec![
            number.to_string().into(),
            dossier,
            told.procedure.into(),
            row.applicant.clone().into(),
            told.contact.into(),
            told.agency.into(),
            when(row.dossier.clock.received),
            when(row.dossier.clock.due),
            when(row.dossier.returned_at),
            told.way.into(),
            sheet,
        ]
    });
    Table { caption: l.t("report-book").into_owned(), columns, rows: rows.collect() }
}

/// What a row says in words.
struct Told {
    procedure: String,
    contact: String,
    agency: String,
    way: String,
}

impl Told {
    fn of(web: &Web, l: Lang, row: &BookRow) -> Self {
        let reference = web.app.reference();
        let agency = reference.directory.unit(row.dossier.competent_agency);
        let way = match row.dossier.wish {
            ReturnWay::Desk => key("book-way-desk"),
            ReturnWay::Post => key("book-way-post"),
            ReturnWay::Online => key("book-way-online"),
        };
        let contact = [row.address.as_str(), row.phone.as_str()];
        let contact: Vec<&str> = contact.into_iter().filter(|text| !text.is_empty()).collect();
        Self {
            procedure: procedure_name(web, &row.dossier.procedure),
            contact: contact.join(", "),
            agency: agency.map(|unit| unit.short_name.clone()).unwrap_or_default(),
            way: l.t(way).into_owned(),
        }
    }
}

/// A row of the book in a spreadsheet. The signature stays for the pen.
pub(super) fn cells(web: &Web, l: Lang, number: i64, row: &BookRow) -> Vec<sheet::Cell> {
    let told = Told::of(web, l, row);
    let zone = &web.app.settings().zone;
    let when = |at: Option<Timestamp>| sheet::Cell::from(at.map(|at| zone.local(at)));
    vec![
        sheet::Cell::Whole(number),
        row.dossier.number.clone().into(),
        told.procedure.into(),
        row.applicant.clone().into(),
        told.contact.into(),
        told.agency.into(),
        when(row.dossier.clock.received),
        when(row.dossier.clock.due),
        when(row.dossier.returned_at),
        told.way.into(),
        sheet::Cell::Empty,
    ]
}
