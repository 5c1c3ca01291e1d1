//! Where people are reached by electronic mail, and the words of the letters.
//!
//! Whose an address is was decided by whoever signed on, or by the link of the letter that asked; the
//! worker reads it to send. Nobody lists addresses.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_dossier::effects::NoticeGroup;
use mc_kernel::{
    Locale, Timestamp,
    ids::{DossierId, OutboxId, StaffId, SubjectId, UnitId},
};
use mc_policy::{Permit, actions};

const ADDRESS: &str = "SELECT address, state, locale, unwanted, letter, asked_us, day_us, asked_times, confirmed_us, refused, refused_us, revision FROM mail_address WHERE subject = $1";
const SET: &str = "INSERT INTO mail_address (subject, address, state, locale, unwanted, letter, asked_us, day_us, asked_times, confirmed_us, refused, refused_us, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) ON CONFLICT (subject) DO UPDATE SET address = excluded.address, state = excluded.state, locale = excluded.locale, unwanted = excluded.unwanted, letter = excluded.letter, asked_us = excluded.asked_us, day_us = excluded.day_us, asked_times = excluded.asked_times, confirmed_us = excluded.confirmed_us, refused = excluded.refused, refused_us = excluded.refused_us, revision = mail_address.revision + 1 WHERE mail_address.revision = $13";
const ABOUT: &str = "SELECT d.number, d.procedure, d.receiving_unit, d.due_us, s.name FROM dossier d JOIN subject s ON s.id = d.applicant WHERE d.id = $1";
const NEWEST: &str = "SELECT number, subject, body, created_us, created_by FROM letter_template WHERE kind = $1 AND locale = $2 ORDER BY number DESC LIMIT 1";
const VERSIONS: &str = "SELECT number, subject, body, created_us, created_by FROM letter_template WHERE kind = $1 AND locale = $2 ORDER BY number DESC LIMIT 50";
const ADD: &str = "INSERT INTO letter_template (kind, locale, number, subject, body, created_us, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("newest words of a letter", NEWEST), ("versions of the words of a letter", VERSIONS)];

/// Whether letters go to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressState {
    /// Not yet: whoever reads it was asked whether it is theirs.
    Asked,
    /// Yes.
    Confirmed,
    /// No more: the person wants none.
    Withdrawn,
    /// No more: the mail server says that nobody is there.
    Undeliverable,
}

impl AddressState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Confirmed, Self::Withdrawn, Self::Undeliverable];

    /// The name it has in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Confirmed => "confirmed",
            Self::Withdrawn => "withdrawn",
            Self::Undeliverable => "undeliverable",
        }
    }
}

/// Where a person is reached by mail, and what they want to be told there.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress {
    /// The address.
    pub address: String,
    /// Whether letters go there.
    pub state: AddressState,
    /// The language of the letters.
    pub locale: Locale,
    /// What they do not want to be told there.
    pub unwanted: Vec<NoticeGroup>,
    /// The letter that asked last whether the address is theirs.
    pub letter: OutboxId,
    /// When it was asked for.
    pub asked: Timestamp,
    /// When the day began in which such letters are counted.
    pub day: Timestamp,
    /// How many were asked for in it.
    pub asked_times: u64,
    /// When it was confirmed.
    pub confirmed: Option<Timestamp>,
    /// What the mail server said when it refused the address, and when.
    pub refused: Option<(String, Timestamp)>,
    /// How often this was changed; 0 for one that is not kept yet.
    pub revision: u64,
}

impl std::fmt::Debug for MailAddress {
    /// An address is nobody else's business, not even of a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MailAddress({})", self.state.code())
    }
}

/// Keeps where a person is reached; [`Clash::Row`] when it was changed in between.
pub fn set_address(
    batch: &mut Batch,
    subject: SubjectId,
    kept: &MailAddress,
) -> Result<(), StoreError> {
    let refused = kept.refused.as_ref();
    let values = vec![
        subject.into(),
        (&kept.address).into(),
        kept.state.code().into(),
        kept.locale.tag().into(),
        json(&kept.unwanted)?,
        kept.letter.into(),
        kept.asked.into(),
        kept.day.into(),
        kept.asked_times.into(),
        kept.confirmed.into(),
        refused.map(|(number, _)| number.as_str()).into(),
        refused.map(|(_, at)| *at).into(),
        kept.revision.into(),
    ];
    batch.change_one(SET, values, Clash::Row("address"));
    Ok(())
}

/// What a letter tells of a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Its number.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
    /// The desk that received it.
    pub desk: UnitId,
    /// The promised instant.
    pub due: Option<Timestamp>,
    /// The applicant's name.
    pub name: String,
}

/// A version of the words of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterVersion {
    /// Its running number.
    pub number: u64,
    /// Subject and body; `None` where it says: back to the program's own.
    pub words: Option<(String, String)>,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it.
    pub by: StaffId,
}

/// Adds a version of the words of a letter; [`Clash::Row`] when somebody else was faster.
pub fn add_letter(
    batch: &mut Batch,
    _permit: &Permit<actions::ManageLetters>,
    (kind, locale): (&str, Locale),
    version: &LetterVersion,
) {
    let words = version.words.as_ref();
    let values = vec![
        kind.into(),
        locale.tag().into(),
        version.number.into(),
        words.map(|(subject, _)| subject.as_str()).into(),
        words.map(|(_, body)| body.as_str()).into(),
        version.at.into(),
        version.by.into(),
    ];
    batch.insert(ADD, values, Clash::Row("letter"));
}

impl Store {
    /// Where a person is reached by mail.
    pub async fn mail_address(
        &self,
        subject: SubjectId,
    ) -> Result<Option<MailAddress>, StoreError> {
        let row = self.query_one(ADDRESS, vec![subject.into()]).await?;
        row.as_ref().map(address).transpose()
    }

    /// What a letter tells of a dossier.
    pub async fn letter_about(&self, dossier: DossierId) -> Result<Option<About>, StoreError> {
        let row = self.query_one(ABOUT, vec![dossier.into()]).await?;
        row.map(|row| {
            Ok(About {
                number: row.text(0)?,
                procedure: row.text(1)?,
                desk: row.id(2)?,
                due: row.optional(3, Row::timestamp)?,
                name: row.text(4)?,
            })
        })
        .transpose()
    }

    /// The newest version of the words of a letter.
    pub async fn letter_words(
        &self,
        kind: &str,
        locale: Locale,
    ) -> Result<Option<LetterVersion>, StoreError> {
        let row = self.query_one(NEWEST, vec![kind.into(), locale.tag().into()]).await?;
        row.as_ref().map(version).transpose()
    }

    /// The newest fifty versions of the words of a letter, newest first.
    pub async fn letter_versions(
        &self,
        _permit: &Permit<actions::ManageLetters>,
        kind: &str,
        locale: Locale,
    ) -> Result<Vec<LetterVersion>, StoreError> {
        let rows = self.query(VERSIONS, vec![kind.into(), locale.tag().into()]).await?;
        rows.iter().map(version).collect()
    }
}

fn address(row: &Row) -> Result<MailAddress, StoreError> {
    let state = row.text(1)?;
    let broken = || StoreError::Broken(format!("an address in the state {state}"));
    let refused = row.optional(9, Row::text)?.zip(row.optional(10, Row::timestamp)?);
    Ok(MailAddress {
        address: row.text(0)?,
        state: AddressState::ALL.into_iter().find(|s| s.code() == state).ok_or_else(broken)?,
        locale: Locale::from_tag(&row.text(2)?).unwrap_or_default(),
        unwanted: row.json(3)?,
        letter: row.id(4)?,
        asked: row.timestamp(5)?,
        day: row.timestamp(6)?,
        asked_times: row.count(7)?,
        confirmed: row.optional(8, Row::timestamp)?,
        refused,
        revision: row.count(11)?,
    })
}

fn version(row: &Row) -> Result<LetterVersion, StoreError> {
    Ok(LetterVersion {
        number: row.count(0)?,
        words: row.optional(1, Row::text)?.zip(row.optional(2, Row::text)?),
        at: row.timestamp(3)?,
        by: row.id(4)?,
    })
}
