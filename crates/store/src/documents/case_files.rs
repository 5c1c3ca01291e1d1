//! Case files and the documents in them.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_document::case_file::{CaseFile, Event, Retention};
use mc_kernel::{
    ActorRef, Page, PageSize, Timestamp,
    ids::{CaseFileId, OfficialDocumentId, StaffId},
};
use mc_policy::{Permit, actions};

const OPEN: &str = "INSERT INTO case_file (id, agency, keeper, year, notation, title, retention_years, opened_us, closed_us, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9, $10)";
const CHANGE: &str =
    "UPDATE case_file SET closed_us = $3, version = $4, body = $5 WHERE id = $1 AND version = $2";
const EVENT: &str = "INSERT INTO case_file_event (case_file, version, actor, at_us, body) VALUES ($1, $2, $3, $4, $5)";
const PUT: &str = "INSERT INTO case_file_document (document, case_file) VALUES ($1, $2) ON CONFLICT (document, case_file) DO NOTHING";
const TAKE: &str = "DELETE FROM case_file_document WHERE document = $1 AND case_file = $2";
const ONE: &str = "SELECT body FROM case_file WHERE id = $1";
const OF_KEEPER: &str = "SELECT id, year, notation, title, retention_years, opened_us, closed_us FROM case_file WHERE keeper = $1 AND (opened_us, id) < ($2, $3) ORDER BY opened_us DESC, id DESC LIMIT $4";
const OF_DOCUMENT: &str = "SELECT f.id, f.year, f.notation, f.title, f.retention_years, f.opened_us, f.closed_us FROM case_file_document c JOIN case_file f ON f.id = c.case_file WHERE c.document = $1 ORDER BY c.document, c.case_file LIMIT 50";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 2] =
    [("case files of a person", OF_KEEPER), ("case files of a document", OF_DOCUMENT)];

/// What lists show of a case file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFileBrief {
    /// Its id.
    pub id: CaseFileId,
    /// The year of its catalogue.
    pub year: i16,
    /// Number and symbol in it.
    pub notation: String,
    /// What it is about.
    pub title: String,
    /// How long it is kept.
    pub retention: Retention,
    /// When it was opened.
    pub opened: Timestamp,
    /// When the matter ended.
    pub closed: Option<Timestamp>,
}

/// Key of a list of case files: when they were opened, and the id.
pub type CaseFileKey = (Timestamp, CaseFileId);

/// Adds a case file with the event that opened it.
pub fn open_case_file(
    batch: &mut Batch,
    file: &CaseFile,
    event: &Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let years = match file.opened.retention {
        Retention::Permanent => None,
        Retention::Years(years) => Some(years),
    };
    let values = vec![
        file.id.into(),
        file.opened.agency.into(),
        file.opened.keeper.into(),
        i64::from(file.opened.year).into(),
        (&file.opened.notation).into(),
        (&file.opened.title).into(),
        years.into(),
        file.opened.at.into(),
        file.version.into(),
        json(file)?,
    ];
    batch.insert(OPEN, values, Clash::Row("case file"));
    note(batch, file, event, by)
}

/// Writes an event and the case file after it, when nothing else happened to it meanwhile.
pub fn change_case_file(
    batch: &mut Batch,
    after: &CaseFile,
    event: &Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let before = after.version.saturating_sub(1);
    let values = vec![
        after.id.into(),
        before.into(),
        after.closed.into(),
        after.version.into(),
        json(after)?,
    ];
    batch.change_one(CHANGE, values, Clash::Row("case file"));
    match event {
        Event::Added { document, .. } => {
            batch.change_any(PUT, vec![(*document).into(), after.id.into()]);
        }
        Event::Removed { document, .. } => {
            batch.change_any(TAKE, vec![(*document).into(), after.id.into()]);
        }
        Event::Opened(_) | Event::Closed { .. } => {}
    }
    note(batch, after, event, by)
}

fn note(
    batch: &mut Batch,
    after: &CaseFile,
    event: &Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let values = vec![
        after.id.into(),
        after.version.into(),
        by.to_string().into(),
        event.at().into(),
        json(event)?,
    ];
    batch.insert(EVENT, values, Clash::Row("case file"));
    Ok(())
}

impl Store {
    /// A case file. Whether somebody may see it is decided by whoever asks.
    pub async fn case_file(&self, id: CaseFileId) -> Result<Option<CaseFile>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.map(|row| row.json(0)).transpose()
    }

    /// The case files that somebody keeps, newest first.
    pub async fn case_files_of(
        &self,
        _permit: &Permit<actions::ListDocuments>,
        keeper: StaffId,
        before: Option<CaseFileKey>,
        size: PageSize,
    ) -> Result<Page<CaseFileBrief, CaseFileKey>, StoreError> {
        let end = (Timestamp::from_micros(i64::MAX), CaseFileId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(end);
        let values = vec![keeper.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(OF_KEEPER, values).await?;
        let rows = rows.iter().map(brief).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |file| (file.opened, file.id)))
    }

    /// The case files in which the document of the permit lies; at most 50.
    pub async fn case_files_with(
        &self,
        permit: &Permit<actions::ReadDocument>,
    ) -> Result<Vec<CaseFileBrief>, StoreError> {
        let document: OfficialDocumentId = permit.key();
        self.query(OF_DOCUMENT, vec![document.into()]).await?.iter().map(brief).collect()
    }
}

fn brief(row: &Row) -> Result<CaseFileBrief, StoreError> {
    let years = row.optional(4, Row::count)?;
    let years = years.map(|years| u16::try_from(years).unwrap_or(u16::MAX));
    Ok(CaseFileBrief {
        id: row.id(0)?,
        year: i16::try_from(row.int(1)?).map_err(|_large| row.corrupt(1, "a year"))?,
        notation: row.text(2)?,
        title: row.text(3)?,
        retention: years.map_or(Retention::Permanent, Retention::Years),
        opened: row.timestamp(5)?,
        closed: row.optional(6, Row::timestamp)?,
    })
}
