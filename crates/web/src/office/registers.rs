//! The register books: which there are, their lines, reserved and cancelled numbers.

use super::{
    HERE,
    fields::{Drawing, options},
    lists::{empty, named, sections},
    words,
};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::id,
    forms::error_summary,
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    document::{
        MOST_WORDS_CHARS,
        book::{Book, Direction, NumberState, Sequence},
        number_text,
    },
    dossier_view::unit_name,
    store::documents::BookLine,
};
use mc_kernel::{
    FieldProblem, FieldProblems,
    ids::{RegisterBookId, UnitId},
};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Cell, Column, ErrorLink, Paging, Table},
    fields::FieldView,
    format,
    office::OfficeListPage,
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
    #[serde(default)]
    nam: String,
}

/// What a book is called.
pub(super) fn book_name(l: Lang, book: &Book) -> String {
    let name = match book.direction {
        Direction::Incoming => l.t("office-book-in"),
        Direction::Outgoing => l.t("office-book-out"),
    };
    let series = match book.kind() {
        Some(kind) => kind.words(l.locale()).to_owned(),
        None if book.is_secret() => l.t("office-book-secret").into_owned(),
        None => return name.into_owned(),
    };
    format!("{name}: {series}")
}

const fn sequence_words(sequence: Sequence) -> &'static str {
    match sequence {
        Sequence::One => key("office-sequence-one"),
        Sequence::PerKind => key("office-sequence-per-kind"),
    }
}

pub(crate) async fn all(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let here = format!("{HERE}/so");
    let this_year = web.app.today().year();
    let year: i16 = at.nam.parse().unwrap_or(this_year);
    let agencies = web.app.register_books(visit.ctx(), year).await?;
    let reference = web.app.reference();
    let mut actions = vec![Link::new(
        l.with("office-registers-year", &[("year", (year - 1).to_string())]),
        format!("{here}?nam={}", year - 1),
    )];
    if agencies.iter().any(|agency| agency.sets) {
        actions.push(Link::new(l.t("office-sequence"), format!("{here}/cach-danh-so")));
    }
    let columns = [key("office-column-book"), key("office-column-last")];
    let table = |agency: &mc_app::office::BookAgency| Table {
        caption: format!(
            "{}, {year} – {}",
            unit_name(&reference, agency.agency),
            l.t(sequence_words(agency.sequence))
        ),
        columns: columns.map(|column| Column::words(l.t(column))).to_vec(),
        rows: agency
            .books
            .iter()
            .map(|row| {
                let href = Some(format!("{here}/{}", row.book.id()));
                vec![Cell { text: book_name(l, &row.book), href }, number_text(row.last).into()]
            })
            .collect(),
    };
    let tables = agencies.iter().filter(|agency| !agency.books.is_empty()).map(table).collect();
    drawn(&OfficeListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, &here),
        title: l.t("office-registers").into_owned(),
        intro: vec![l.t("office-registers-intro").into_owned()],
        actions,
        search: None,
        tables,
        empty: empty(l, key("office-registers-none"), key("office-registers-none-text")),
        paging: Paging::default(),
    })
}

pub(crate) async fn book(
    State(web): State<Web>,
    visit: Visit,
    Path(book): Path<String>,
    Query(at): Query<Where>,
) -> Reply {
    let l = visit.l();
    let id: RegisterBookId = id(&book)?;
    let here = format!("{HERE}/so/{id}");
    let page = web.app.register_page(visit.ctx(), id, at.sau.parse().ok()).await?;
    let mut actions = vec![Link::new(l.t("office-print"), format!("{here}/in"))];
    if page.keeps {
        actions.push(Link::new(l.t("office-reserve"), format!("{here}/giu-so")));
    }
    let columns = [
        key("office-column-line"),
        key("office-column-number"),
        key("office-column-issuer"),
        key("office-column-subject"),
        key("office-column-day"),
        key("office-column-state"),
    ];
    let row = |line: &BookLine| line_row(l, line, page.keeps.then_some(here.as_str()));
    let table = Table {
        caption: book_name(l, &page.row.book),
        columns: columns.map(|column| Column::words(l.t(column))).to_vec(),
        rows: page.lines.rows.iter().map(row).collect(),
    };
    let title = book_name(l, &page.row.book);
    let agency = unit_name(&web.app.reference(), page.row.book.agency);
    let count = u64::try_from(page.lines.rows.len()).unwrap_or(u64::MAX);
    drawn(&OfficeListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, &format!("{HERE}/so")),
        title,
        intro: vec![format!("{agency}, {}", page.row.book.year)],
        actions,
        search: None,
        tables: (!table.rows.is_empty()).then_some(table).into_iter().collect(),
        empty: empty(l, key("office-registers-none"), key("office-registers-none-text")),
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| here.clone()),
            next: page.lines.next.map(|number| format!("{here}?sau={number}")),
            shown: l.n("office-shown", count).into_owned(),
        },
    })
}

fn line_row(l: Lang, line: &BookLine, keeper: Option<&str>) -> Vec<Cell> {
    let number = number_text(line.line.number);
    let reason = [("reason", line.line.reason.as_str())];
    let state = match line.line.state {
        NumberState::Taken => {
            let stage = line.brief.as_ref().map(|brief| words::stage(l, &brief.stage));
            Cell::from(stage.unwrap_or_default())
        }
        NumberState::Reserved => Cell {
            text: l.with("office-number-is-reserved", &reason).into_owned(),
            href: keeper.map(|here| format!("{here}/huy-so/{}", line.line.number)),
        },
        NumberState::Cancelled => l.with("office-number-is-cancelled", &reason).into(),
    };
    match &line.brief {
        Some(brief) => vec![
            number.into(),
            named(l, brief),
            brief.issuer.as_str().into(),
            brief.subject.as_str().into(),
            brief.day.map(|day| format::day_short(l, day)).unwrap_or_default().into(),
            state,
        ],
        None => vec![number.into(), "".into(), "".into(), "".into(), "".into(), state],
    }
}

struct Asking {
    title: &'static str,
    action: String,
    back: String,
    fields: Vec<FieldView>,
}

fn asking(web: &Web, visit: &Visit, asking: Asking, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("office-registers"), asking.back)),
        title: l.t(asking.title).into_owned(),
        place: l.t("nav-office").into_owned(),
        intro: Vec::new(),
        errors: error_summary(l, problems).naming(&asking.fields),
        fields: asking.fields,
        action: asking.action,
        hidden: Vec::new(),
        consequence: None,
        submit: l.t(asking.title).into_owned(),
        other: None,
    }
}

/// The page that a step leads to, or its form again with what was wrong.
fn told(
    web: &Web,
    visit: &Visit,
    (done, to): (Result<(), AppError>, &str),
    draw: impl Fn(&FieldProblems) -> FormPage,
) -> Reply {
    match done {
        Ok(()) => see_other_telling(web, to, "done"),
        Err(AppError::Invalid(invalid)) => page_again(&draw(&invalid.problems)),
        Err(AppError::Document(why)) => {
            let mut page = draw(&FieldProblems::none());
            let text = why.words(visit.locale()).to_owned();
            page.errors.errors.push(ErrorLink { href: None, text });
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

fn reserving(
    web: &Web,
    visit: &Visit,
    posted: &Posted,
    id: RegisterBookId,
) -> impl Fn(&FieldProblems) -> FormPage {
    let (many, words) = (posted.text("many").to_owned(), posted.text("words").to_owned());
    move |problems| {
        let drawing = Drawing { l: visit.l(), problems };
        let fields = vec![
            drawing.line(("many", key("office-field-many")), &many),
            drawing.words(("words", key("office-field-reason")), &words, MOST_WORDS_CHARS),
        ];
        let back = format!("{HERE}/so/{id}");
        let action = format!("{back}/giu-so");
        asking(web, visit, Asking { title: key("office-reserve"), action, back, fields }, problems)
    }
}

pub(crate) async fn reserve_form(
    State(web): State<Web>,
    visit: Visit,
    Path(book): Path<String>,
) -> Reply {
    let id: RegisterBookId = id(&book)?;
    if !web.app.register_page(visit.ctx(), id, None).await?.keeps {
        return Err(AppError::Forbidden.into());
    }
    drawn(&reserving(&web, &visit, &Posted::default(), id)(&FieldProblems::none()))
}

pub(crate) async fn reserve(
    State(web): State<Web>,
    visit: Visit,
    Path(book): Path<String>,
    posted: Posted,
) -> Reply {
    let id: RegisterBookId = id(&book)?;
    let many = posted.text("many").trim().parse().unwrap_or(0);
    let done = web.app.reserve_numbers(visit.ctx(), id, (many, posted.text("words"))).await;
    let draw = reserving(&web, &visit, &posted, id);
    told(&web, &visit, (done, &format!("{HERE}/so/{id}")), draw)
}

fn cancelling(
    web: &Web,
    visit: &Visit,
    posted: &Posted,
    (id, number): (RegisterBookId, u32),
) -> impl Fn(&FieldProblems) -> FormPage {
    let words = posted.text("words").to_owned();
    move |problems| {
        let drawing = Drawing { l: visit.l(), problems };
        let fields =
            vec![drawing.words(("words", key("office-field-reason")), &words, MOST_WORDS_CHARS)];
        let back = format!("{HERE}/so/{id}");
        let action = format!("{back}/huy-so/{number}");
        let title = key("office-cancel-number");
        asking(web, visit, Asking { title, action, back, fields }, problems)
    }
}

pub(crate) async fn cancel_form(
    State(web): State<Web>,
    visit: Visit,
    Path((book, number)): Path<(String, String)>,
) -> Reply {
    let (book, number) = (id(&book)?, id(&number)?);
    if !web.app.register_page(visit.ctx(), book, None).await?.keeps {
        return Err(AppError::Forbidden.into());
    }
    drawn(&cancelling(&web, &visit, &Posted::default(), (book, number))(&FieldProblems::none()))
}

pub(crate) async fn cancel(
    State(web): State<Web>,
    visit: Visit,
    Path((book, number)): Path<(String, String)>,
    posted: Posted,
) -> Reply {
    let (book, number): (RegisterBookId, u32) = (id(&book)?, id(&number)?);
    let done = web.app.cancel_number(visit.ctx(), book, (number, posted.text("words"))).await;
    let draw = cancelling(&web, &visit, &posted, (book, number));
    told(&web, &visit, (done, &format!("{HERE}/so/{book}")), draw)
}

fn sequencing(
    web: &Web,
    visit: &Visit,
    posted: &Posted,
    agencies: Vec<(String, String)>,
) -> impl Fn(&FieldProblems) -> FormPage {
    let this = web.app.today().year();
    let text = |name: &str| posted.text(name).to_owned();
    let (agency, year, sequence) = (text("agency"), text("year"), text("sequence"));
    move |problems| {
        let l = visit.l();
        let drawing = Drawing { l, problems };
        let years = [this, this + 1].map(|year| (year.to_string(), year.to_string()));
        let sequences = options(l, Sequence::ALL, |one| (one.name(), sequence_words(one)));
        let fields = vec![
            drawing.choice(("agency", key("office-field-agency")), agencies.clone(), &agency),
            drawing.choice(("year", key("office-field-year")), years, &year),
            drawing.choice(("sequence", key("office-sequence")), sequences, &sequence),
        ];
        let back = format!("{HERE}/so");
        let action = format!("{back}/cach-danh-so");
        let title = key("office-sequence-set");
        asking(web, visit, Asking { title, action, back, fields }, problems)
    }
}

/// The agencies whose numbers the person says how to run.
async fn led(web: &Web, visit: &Visit) -> Result<Vec<(String, String)>, AppError> {
    let reference = web.app.reference();
    let agencies = web.app.register_books(visit.ctx(), web.app.today().year()).await?;
    let led = agencies.iter().filter(|agency| agency.sets);
    Ok(led.map(|a| (a.agency.to_string(), unit_name(&reference, a.agency))).collect())
}

pub(crate) async fn sequence_form(State(web): State<Web>, visit: Visit) -> Reply {
    let led = led(&web, &visit).await?;
    if led.is_empty() {
        return Err(AppError::Forbidden.into());
    }
    drawn(&sequencing(&web, &visit, &Posted::default(), led)(&FieldProblems::none()))
}

pub(crate) async fn set_sequence(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let led = led(&web, &visit).await?;
    if led.is_empty() {
        return Err(AppError::Forbidden.into());
    }
    let this = web.app.today().year();
    let agency: Option<UnitId> = posted.text("agency").parse().ok();
    let year: Option<i16> = posted.text("year").parse().ok();
    let year = year.filter(|year| *year == this || *year == this + 1);
    let sequence = Sequence::named(posted.text("sequence"));
    let done = match (agency, year, sequence) {
        (Some(agency), Some(year), Some(sequence)) => {
            web.app.set_number_sequence(visit.ctx(), (agency, year), sequence).await
        }
        _ => Err(AppError::invalid(FieldProblem::new("sequence", "required"))),
    };
    let draw = sequencing(&web, &visit, &posted, led);
    told(&web, &visit, (done, &format!("{HERE}/so")), draw)
}
