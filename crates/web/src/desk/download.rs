//! Lists as files, page by page: what the page shows and as far as the person may see it.

use super::lists::{Where, matching};
use crate::{
    Web,
    citizen::procedure_name,
    reply::{Oops, Reply},
    visit::Visit,
};
use axum::{
    body::Body,
    extract::{Path, Query, State},
    http::header,
    response::IntoResponse,
};
use bytes::Bytes;
use futures::{
    StreamExt,
    stream::{self, BoxStream},
};
use mc_app::{
    AppError,
    exports::DossierList,
    sheet::{Cell, Column, Kind, Sheet, SheetError},
    store::{dossiers::Brief, work_lists::WorkLine},
    work::List,
};
use mc_kernel::{PageSize, Timestamp};
use mc_pages::words::{Lang, key};
use std::io::{self, Write};
use tokio::{sync::mpsc, task::JoinHandle};

/// Pieces of a file on their way at once.
const MOST_PIECES: usize = 4;
/// The size of a piece.
const PIECE_BYTES: usize = 64 * 1024;

/// Rows, one page after the other.
type Rows = BoxStream<'static, Result<Vec<Vec<Cell>>, AppError>>;

pub(crate) async fn work(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(at): Query<Where>,
) -> Reply {
    let kind = kind_of(&kind)?;
    let lists = web.app.lists(visit.ctx())?;
    let list = at.list(&lists).ok_or(AppError::Forbidden)?;
    web.app.note_export(visit.ctx(), &format!("work:{}", list.code()), kind.ending()).await?;
    let columns = columns(
        visit.l(),
        &[
            (key("work-number"), 30),
            (key("work-applicant"), 28),
            (key("work-procedure"), 40),
            (key("work-step"), 24),
            (key("column-unit-of-work"), 28),
            (key("work-person"), 24),
            (key("column-entered"), 17),
            (key("work-due"), 17),
            (key("column-promised"), 17),
            (key("work-state"), 26),
        ],
    );
    let name = visit.l().t(key("sheet-work")).into_owned();
    let words = at.within().to_owned();
    let rows = stream::try_unfold(Some(None), move |at| {
        let (web, visit, words) = (web.clone(), visit.clone(), words.clone());
        async move {
            let Some(after) = at else { return Ok(None) };
            let size = PageSize::new(PageSize::MOST);
            let page = web.app.work(visit.ctx(), list, after, size).await?;
            let taken: Vec<_> = page.rows.iter().map(|line| line.dossier).collect();
            web.app.note_hits(visit.ctx(), &taken, "export").await?;
            let fitting = page.rows.iter().filter(|line| matching(&web, line, &words));
            let rows = fitting.map(|line| work_row(&web, &visit, list, line)).collect();
            Ok(Some((rows, page.next.map(Some))))
        }
    });
    file(kind, &format!("viec-{}", list.code()), &name, (&columns, rows.boxed()))
}

fn work_row(web: &Web, visit: &Visit, list: List, line: &WorkLine) -> Vec<Cell> {
    let shown = super::lists::row(web, visit, list, line);
    let unit = mc_app::dossier_view::unit_name(&web.app.reference(), line.unit);
    vec![
        line.number.as_str().into(),
        line.applicant.as_str().into(),
        shown.procedure.into(),
        shown.step.into(),
        unit.into(),
        shown.person.unwrap_or_default().into(),
        moment(web, Some(line.entered)),
        moment(web, Some(line.due)),
        moment(web, line.dossier_due),
        shown.chip.text.into(),
    ]
}

pub(crate) async fn found(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    Query(wanted): Query<super::search::Wanted>,
) -> Reply {
    let kind = kind_of(&kind)?;
    let text = wanted.text().to_owned();
    if text.is_empty() {
        return Err(AppError::NotFound.into());
    }
    web.app.note_export(visit.ctx(), "search", kind.ending()).await?;
    let (columns, name) = (brief_columns(visit.l()), visit.l().t(key("sheet-search")).into_owned());
    let rows = stream::try_unfold(Some(None), move |at| {
        let (web, visit, text) = (web.clone(), visit.clone(), text.clone());
        async move {
            let Some(before) = at else { return Ok(None) };
            let size = PageSize::new(PageSize::MOST);
            let page = web.app.found_for_file(visit.ctx(), &text, before, size).await?;
            let rows = page.rows.iter().map(|brief| brief_row(&web, &visit, brief)).collect();
            Ok(Some((rows, page.next.map(Some))))
        }
    });
    file(kind, "tim", &name, (&columns, rows.boxed()))
}

/// The dossiers of a desk or of an agency.
pub(super) async fn dossiers(web: Web, visit: Visit, kind: &str, list: DossierList) -> Reply {
    let kind = kind_of(kind)?;
    let target = match list.whose {
        mc_app::store::dossier_lists::Listed::Desk(unit) => format!("desk:{unit}"),
        mc_app::store::dossier_lists::Listed::Agency(unit) => format!("agency:{unit}"),
    };
    web.app.note_export(visit.ctx(), &target, kind.ending()).await?;
    let (columns, name) =
        (brief_columns(visit.l()), visit.l().t(key("sheet-dossiers")).into_owned());
    let rows = stream::try_unfold(Some(None), move |at| {
        let (web, visit) = (web.clone(), visit.clone());
        async move {
            let Some(before) = at else { return Ok(None) };
            let size = PageSize::new(PageSize::MOST);
            let page = web.app.dossiers_for_file(visit.ctx(), &list, before, size).await?;
            let rows = page.rows.iter().map(|brief| brief_row(&web, &visit, brief)).collect();
            Ok(Some((rows, page.next.map(Some))))
        }
    });
    file(kind, "ho-so", &name, (&columns, rows.boxed()))
}

fn brief_columns(l: Lang) -> Vec<Column> {
    columns(
        l,
        &[
            (key("work-number"), 30),
            (key("work-applicant"), 28),
            (key("work-procedure"), 40),
            (key("sheet-agency"), 30),
            (key("work-state"), 26),
            (key("column-submitted"), 17),
            (key("column-promised"), 17),
            (key("column-finished"), 17),
            (key("column-returned"), 17),
        ],
    )
}

fn brief_row(web: &Web, visit: &Visit, brief: &Brief) -> Vec<Cell> {
    let chip = crate::citizen::chip(web, visit, brief.state, brief.due);
    let agency = mc_app::dossier_view::unit_name(&web.app.reference(), brief.competent_agency);
    vec![
        brief.number.as_str().into(),
        brief.applicant.as_str().into(),
        procedure_name(web, &brief.procedure).into(),
        agency.into(),
        chip.text.into(),
        moment(web, Some(brief.submitted)),
        moment(web, brief.due),
        moment(web, brief.finished),
        moment(web, brief.returned),
    ]
}

fn kind_of(ending: &str) -> Result<Kind, Oops> {
    Kind::of_ending(ending).ok_or_else(|| AppError::NotFound.into())
}

fn columns(l: Lang, named: &[(&'static str, u16)]) -> Vec<Column> {
    named.iter().map(|(title, width)| Column::new(l.t(title), *width)).collect()
}

fn moment(web: &Web, at: Option<Timestamp>) -> Cell {
    at.map(|at| web.app.settings().zone.local(at)).into()
}

/// A file that is on its way.
enum Way {
    /// Rows are read and written.
    Rows(Sheet, Rows),
    /// What a workbook writes at its end is sent.
    End(mpsc::Receiver<Bytes>, JoinHandle<Result<(), SheetError>>),
    /// Everything was sent.
    Sent,
}

/// The answer with a table whose rows are read while it is sent.
fn file(kind: Kind, name: &str, sheet: &str, (columns, rows): (&[Column], Rows)) -> Reply {
    let sheet = Sheet::new(kind, sheet, columns).map_err(AppError::internal)?;
    let pieces = stream::try_unfold(Way::Rows(sheet, rows), next_piece);
    let pieces = pieces.inspect(|piece| {
        if let Err(error) = piece {
            tracing::error!(%error, "a list was not sent to its end");
        }
    });
    let disposition = format!("attachment; filename=\"{name}.{}\"", kind.ending());
    let head = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((head, Body::from_stream(pieces)).into_response())
}

async fn next_piece(mut way: Way) -> Result<Option<(Bytes, Way)>, AppError> {
    loop {
        way = match way {
            Way::Rows(mut sheet, mut rows) => match rows.next().await.transpose()? {
                Some(page) => {
                    for row in &page {
                        if !sheet.is_full() {
                            sheet.row(row).map_err(AppError::internal)?;
                        }
                    }
                    let ready = sheet.ready().map_err(AppError::internal)?;
                    let next = if sheet.is_full() { end(sheet) } else { Way::Rows(sheet, rows) };
                    if !ready.is_empty() {
                        return Ok(Some((ready.into(), next)));
                    }
                    next
                }
                None => end(sheet),
            },
            Way::End(mut pieces, task) => {
                if let Some(piece) = pieces.recv().await {
                    return Ok(Some((piece, Way::End(pieces, task))));
                }
                task.await.map_err(AppError::internal)?.map_err(AppError::internal)?;
                Way::Sent
            }
            Way::Sent => return Ok(None),
        };
    }
}

/// Writes the rest on a thread of its own; it waits while nobody takes what was written, and ends
/// when nobody will.
fn end(sheet: Sheet) -> Way {
    let (sender, pieces) = mpsc::channel(MOST_PIECES);
    let task = tokio::task::spawn_blocking(move || {
        let mut out = io::BufWriter::with_capacity(PIECE_BYTES, Pieces(sender));
        sheet.finish(&mut out)?;
        Ok(out.flush()?)
    });
    Way::End(pieces, task)
}

/// Whoever receives a file, as a writer sees them.
struct Pieces(mpsc::Sender<Bytes>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let gone = |_unsent| io::Error::from(io::ErrorKind::BrokenPipe);
        self.0.blocking_send(Bytes::copy_from_slice(bytes)).map_err(gone)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
