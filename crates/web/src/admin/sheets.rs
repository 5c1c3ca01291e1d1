//! What pages share to which a spreadsheet is brought: the template, reading it, problems by row, and
//! the file that waits until it is saved.

use super::place::many;
use crate::{
    Web,
    posted::Posted,
    reply::{Oops, Reply, page_again},
    visit::Visit,
};
use axum::{http::header, response::IntoResponse};
use mc_app::{
    AppError,
    import::Texts,
    sheet::{self, Cell, Column, Kind, Sheet, Unreadable},
};
use mc_kernel::Digest;
use mc_pages::{
    admin::{ImportProblem, SheetImportPage},
    chrome::Link,
    components::{ErrorLink, ErrorSummary},
    words::{Lang, key},
};

/// Problems shown at once.
const MOST_PROBLEMS_SHOWN: usize = 200;

/// The links to the templates of a page.
pub(super) fn templates(l: Lang, here: &str) -> Vec<Link> {
    let template =
        |words: &'static str, kind: &str| Link::new(l.t(words), format!("{here}/mau/{kind}"));
    vec![template(key("staff-template-xlsx"), "xlsx"), template(key("staff-template-csv"), "csv")]
}

/// A template to be filled in: its headings and some invented rows.
pub(super) fn template<'a>(
    kind: &str,
    (sheet, file): (&str, &str),
    heads: &[&str],
    rows: impl IntoIterator<Item = &'a [Cell]>,
) -> Reply {
    let kind = Kind::of_ending(kind).ok_or(AppError::NotFound)?;
    let heads: Vec<Column> = heads.iter().map(|heading| Column::new(*heading, 24)).collect();
    let bytes = Sheet::whole(kind, sheet, &heads, rows).map_err(AppError::internal)?;
    let name = format!("attachment; filename=\"{file}.{}\"", kind.ending());
    let headers =
        [(header::CONTENT_TYPE, kind.media_type().to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}

/// The rows of the file that was brought; otherwise why it cannot be read.
pub(super) fn rows(posted: &Posted) -> Result<Vec<Vec<String>>, &'static str> {
    let file = posted.files.iter().find(|file| file.field == "sheet");
    let file = file.ok_or(key("problem-bring-nothing"))?;
    sheet::read(&file.bytes).map_err(|why| match why {
        Unreadable::TooLarge => key("staff-too-large"),
        Unreadable::TooMany => key("staff-too-many"),
        Unreadable::NotATable => key("staff-not-a-table"),
    })
}

/// Lets texts wait until they are saved, and names them.
pub(super) fn wait(web: &Web, visit: &Visit, texts: Texts) -> Result<String, Oops> {
    let by = visit.ctx().staff().map_err(Oops::from)?.id;
    let name = Digest::from_bytes(web.app.mint().secret()).to_string();
    web.kept_files.keep(name.clone(), by, web.app.now(), texts);
    Ok(name)
}

/// The texts that wait under the name of a form.
pub(super) fn waiting(
    web: &Web,
    visit: &Visit,
    posted: &Posted,
) -> Result<Option<std::sync::Arc<Texts>>, Oops> {
    let by = visit.ctx().staff().map_err(Oops::from)?.id;
    Ok(web.kept_files.of(posted.text("_files"), by, web.app.now()))
}

/// The page again, with what is wrong with the file as a whole.
pub(super) fn refuse(page: SheetImportPage, text: String) -> Reply {
    let errors = vec![ErrorLink { href: Some("#f-sheet".to_owned()), text }];
    page_again(&SheetImportPage { errors: ErrorSummary { errors }, ..page })
}

/// The page again, with what is wrong by row: the place in the sheet, and the words.
pub(super) fn tell(l: Lang, page: SheetImportPage, problems: Vec<(String, String)>) -> Reply {
    let more = problems.len().saturating_sub(MOST_PROBLEMS_SHOWN);
    let shown = problems.into_iter().take(MOST_PROBLEMS_SHOWN).map(|(row, text)| ImportProblem {
        file: String::new(),
        place: l.with("staff-row", &[("row", row)]).into_owned(),
        text,
    });
    page_again(&SheetImportPage {
        problems: shown.collect(),
        more_problems: (more > 0).then(|| l.n("import-more-problems", many(more)).into_owned()),
        ..page
    })
}
