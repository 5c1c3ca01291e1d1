//! The data stores of people: papers with their uses, and who looked.
//!
//! Start at [`StoredPaper`]; [`project`] writes what the log says, [`looks`] who looked, [`settings`]
//! what administrators say of kinds and what is counted.

pub mod looks;
pub mod project;
pub mod settings;

use crate::{Row, Store, StoreError};
use mc_dossier::event::PaperSource;
use mc_kernel::{
    CivilDay, Digest, Page, PageSize, Timestamp,
    ids::{DossierId, FileId, PaperId, StaffId, SubjectId, UnitId},
};
use mc_policy::{Action, DossierTarget, PaperTarget, Permit, actions};

macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT p.id, p.owner, p.kind, p.source, p.title, p.number, p.issuer, p.issuing_unit, p.issued_on, p.valid_until, p.agency, p.dossier, d.number, p.event, p.checked_by, p.file, p.sha256, p.size_bytes, p.pages, p.version, p.is_latest, p.replaced_by, p.revoked_us, p.revoked_by, p.reason, p.entered_us FROM paper p JOIN dossier d ON d.id = p.dossier ", $rest)
    };
}

const TARGET: &str = "SELECT id, owner FROM paper WHERE id = $1";
const ONE: &str = columns!("WHERE p.id = $1");
const OF_OWNER: &str = columns!(
    "WHERE p.owner = $1 AND p.is_verified = $2 AND ($3 = '' OR replace(p.words, $3, '') <> p.words) AND (p.entered_us, p.id) < ($4, $5) ORDER BY p.entered_us DESC, p.id DESC LIMIT $6"
);
const OF_KIND: &str = columns!(
    "WHERE p.owner = $1 AND p.kind = $2 AND p.is_verified = $3 ORDER BY p.entered_us DESC, p.id DESC LIMIT 20"
);
const OF_AGENCY: &str = columns!(
    "WHERE p.agency = $1 AND p.is_verified = $2 AND (p.entered_us, p.id) < ($3, $4) ORDER BY p.entered_us DESC, p.id DESC LIMIT $5"
);
const OF_NUMBER: &str =
    columns!("WHERE p.number_key = $1 ORDER BY p.entered_us DESC, p.id DESC LIMIT 50");
const OF_SERIES: &str = columns!(
    "WHERE p.series = (SELECT series FROM paper WHERE id = $1) ORDER BY p.entered_us DESC, p.id DESC LIMIT 50"
);
const USES: &str = "SELECT u.file, u.dossier, d.number, d.procedure, u.at_us FROM paper_use u JOIN dossier d ON d.id = u.dossier WHERE u.paper = $1 ORDER BY u.at_us DESC, u.file DESC LIMIT 100";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) fn lists() -> Vec<(&'static str, &'static str)> {
    let mut lists = vec![
        ("papers of an owner", OF_OWNER),
        ("papers of an owner by kind", OF_KIND),
        ("papers of an agency", OF_AGENCY),
        ("papers by number", OF_NUMBER),
        ("versions of a paper", OF_SERIES),
        ("uses of a paper", USES),
    ];
    lists.extend(looks::LISTS);
    lists.extend(settings::LISTS);
    lists
}

/// A paper in somebody's store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPaper {
    /// Its id.
    pub id: PaperId,
    /// Whose it is.
    pub owner: SubjectId,
    /// The code of a result or of a component.
    pub kind: String,
    /// Where it comes from.
    pub source: PaperSource,
    /// What it is called.
    pub title: String,
    /// Its number; empty where it has none.
    pub number: String,
    /// Who issued it, in words; empty where it is the unit.
    pub issuer: String,
    /// The agency that issued it.
    pub issuing_unit: Option<UnitId>,
    /// The day on it.
    pub issued_on: Option<CivilDay>,
    /// The last day on which it is valid.
    pub valid_until: Option<CivilDay>,
    /// The agency that answers for it.
    pub agency: UnitId,
    /// The dossier that brought it.
    pub dossier: DossierId,
    /// The number of that dossier.
    pub dossier_number: String,
    /// The version of the event that brought it.
    pub event: u64,
    /// Who approved it or checked it against the original.
    pub checked_by: Option<StaffId>,
    /// The file.
    pub file: FileId,
    /// Its digest.
    pub sha256: Digest,
    /// Its size.
    pub size_bytes: u64,
    /// Its pages.
    pub pages: u32,
    /// Which version of its series it is, from 1.
    pub version: u64,
    /// Whether no newer version came.
    pub is_latest: bool,
    /// The paper that was named as its replacement.
    pub replaced_by: Option<PaperId>,
    /// That it was revoked.
    pub revoked: Option<Revoked>,
    /// When it came into the store.
    pub entered: Timestamp,
}

/// That a paper lost its force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revoked {
    /// When.
    pub at: Timestamp,
    /// Who decided it.
    pub by: Option<StaffId>,
    /// Why.
    pub reason: String,
}

/// How a paper stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperState {
    /// In force.
    Valid,
    /// Its last day has passed.
    Expired,
    /// A newer version, or another paper, came in its place.
    Replaced,
    /// It was revoked.
    Revoked,
    /// Nobody has verified it.
    Unverified,
}

impl PaperState {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Replaced => "replaced",
            Self::Revoked => "revoked",
            Self::Unverified => "unverified",
        }
    }
}

impl StoredPaper {
    /// How it stands on a day.
    pub fn state(&self, today: CivilDay) -> PaperState {
        if self.revoked.is_some() && self.replaced_by.is_some() {
            PaperState::Replaced
        } else if self.revoked.is_some() {
            PaperState::Revoked
        } else if !self.source.is_verified() {
            PaperState::Unverified
        } else if !self.is_latest {
            PaperState::Replaced
        } else if self.valid_until.is_some_and(|until| until < today) {
            PaperState::Expired
        } else {
            PaperState::Valid
        }
    }
}

/// A dossier that a paper was given to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperUse {
    /// The file that is its copy there.
    pub file: FileId,
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// Its procedure's code.
    pub procedure: String,
    /// When.
    pub at: Timestamp,
}

/// Key of a list of papers.
pub type PaperKey = (Timestamp, PaperId);

const LAST: PaperKey = (Timestamp::from_micros(i64::MAX), PaperId::from_bytes([0xFF; 16]));

impl Store {
    /// What the policy needs to know of a paper.
    pub async fn paper_target(&self, id: PaperId) -> Result<Option<PaperTarget>, StoreError> {
        let row = self.query_one(TARGET, vec![id.into()]).await?;
        row.map(|row| Ok(PaperTarget { id: row.id(0)?, owner: row.id(1)? })).transpose()
    }

    /// The paper that the permit was given for.
    pub async fn paper<A: Action<Target = PaperTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Option<StoredPaper>, StoreError> {
        self.paper_row(permit.key()).await
    }

    /// A paper of the applicant of the dossier that the permit was given for; `None` of anybody
    /// else's.
    pub async fn paper_of_applicant(
        &self,
        _permit: &Permit<actions::ReadStore>,
        applicant: SubjectId,
        id: PaperId,
    ) -> Result<Option<StoredPaper>, StoreError> {
        Ok(self.paper_row(id).await?.filter(|paper| paper.owner == applicant))
    }

    /// A paper, to be decided on; nothing of it is shown without a permit for what it belongs to.
    pub async fn paper_row(&self, id: PaperId) -> Result<Option<StoredPaper>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(paper).transpose()
    }

    /// The papers of an owner, verified or not, newest first, before a key. The words are folded;
    /// without any every paper fits.
    pub async fn papers_of(
        &self,
        (owner, is_verified): (SubjectId, bool),
        words: &str,
        before: Option<PaperKey>,
        size: PageSize,
    ) -> Result<Page<StoredPaper, PaperKey>, StoreError> {
        let (at, id) = before.unwrap_or(LAST);
        let values = vec![
            owner.into(),
            is_verified.into(),
            words.into(),
            at.into(),
            id.into(),
            size.limit().into(),
        ];
        let rows = self.query(OF_OWNER, values).await?;
        let rows = rows.iter().map(paper).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |p| (p.entered, p.id)))
    }

    /// The newest verified papers of an owner of one kind, at most 20.
    pub async fn papers_of_kind(
        &self,
        owner: SubjectId,
        kind: &str,
    ) -> Result<Vec<StoredPaper>, StoreError> {
        let rows = self.query(OF_KIND, vec![owner.into(), kind.into(), true.into()]).await?;
        rows.iter().map(paper).collect()
    }

    /// The verified papers that an agency answers for, newest first, before a key.
    pub async fn papers_of_agency(
        &self,
        _permit: &Permit<actions::ManageStore>,
        agency: UnitId,
        before: Option<PaperKey>,
        size: PageSize,
    ) -> Result<Page<StoredPaper, PaperKey>, StoreError> {
        let (at, id) = before.unwrap_or(LAST);
        let values = vec![agency.into(), true.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(OF_AGENCY, values).await?;
        let rows = rows.iter().map(paper).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |p| (p.entered, p.id)))
    }

    /// The newest papers with a number, as [`project::number_key`] writes it, at most 50.
    pub async fn papers_by_number(
        &self,
        _permit: &Permit<actions::ManageStore>,
        number: &str,
    ) -> Result<Vec<StoredPaper>, StoreError> {
        let key = project::number_key(number);
        if key.is_empty() {
            return Ok(Vec::new());
        }
        self.query(OF_NUMBER, vec![key.into()]).await?.iter().map(paper).collect()
    }

    /// Every version of a paper, newest first, at most 50; all of one owner.
    pub async fn paper_versions(&self, id: PaperId) -> Result<Vec<StoredPaper>, StoreError> {
        self.query(OF_SERIES, vec![id.into()]).await?.iter().map(paper).collect()
    }

    /// The dossiers that a paper was given to, newest first, at most 100.
    pub async fn paper_uses(&self, id: PaperId) -> Result<Vec<PaperUse>, StoreError> {
        let row = |row: &Row| {
            Ok(PaperUse {
                file: row.id(0)?,
                dossier: row.id(1)?,
                number: row.text(2)?,
                procedure: row.text(3)?,
                at: row.timestamp(4)?,
            })
        };
        self.query(USES, vec![id.into()]).await?.iter().map(row).collect()
    }

    /// What the policy needs of the dossier that brought a paper.
    pub async fn dossier_of_paper(&self, id: PaperId) -> Result<Option<DossierTarget>, StoreError> {
        match self.paper_row(id).await? {
            Some(paper) => self.dossier_target(paper.dossier).await,
            None => Ok(None),
        }
    }
}

fn paper(row: &Row) -> Result<StoredPaper, StoreError> {
    let source = row.text(3)?;
    let broken = || StoreError::Broken(format!("a paper from {source}"));
    let revoked = match row.optional(22, Row::timestamp)? {
        Some(at) => Some(Revoked { at, by: row.optional(23, Row::id)?, reason: row.text(24)? }),
        None => None,
    };
    Ok(StoredPaper {
        id: row.id(0)?,
        owner: row.id(1)?,
        kind: row.text(2)?,
        source: PaperSource::from_code(&source).ok_or_else(broken)?,
        title: row.text(4)?,
        number: row.text(5)?,
        issuer: row.text(6)?,
        issuing_unit: row.optional(7, Row::id)?,
        issued_on: row.optional(8, Row::day)?,
        valid_until: row.optional(9, Row::day)?,
        agency: row.id(10)?,
        dossier: row.id(11)?,
        dossier_number: row.text(12)?,
        event: row.count(13)?,
        checked_by: row.optional(14, Row::id)?,
        file: row.id(15)?,
        sha256: row.digest(16)?,
        size_bytes: row.count(17)?,
        pages: u32::try_from(row.count(18)?).unwrap_or(u32::MAX),
        version: row.count(19)?,
        is_latest: row.bool(20)?,
        replaced_by: row.optional(21, Row::id)?,
        revoked,
        entered: row.timestamp(25)?,
    })
}
