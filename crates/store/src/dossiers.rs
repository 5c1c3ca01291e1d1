//! Reading dossiers: what the policy needs, rows for lists, hops, numbers.

use crate::{Involved, Numbered, Row, Store, StoreError, Value};
use mc_dossier::BusinessState;
use mc_kernel::{
    CivilDay, Page, PageSize, Timestamp,
    ids::{DossierId, StaffId, SubjectId, UnitId},
};
use mc_policy::{Action, DossierTarget, Permit, Scope};

const TARGET: &str = "SELECT id, applicant, receiving_unit, units FROM dossier WHERE id = $1";
const TARGET_BY_NUMBER: &str =
    "SELECT id, applicant, receiving_unit, units FROM dossier WHERE number = $1";
const BRIEF: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units FROM dossier d JOIN subject s ON s.id = d.applicant WHERE d.id = $1";
const OF_APPLICANT: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units FROM dossier d JOIN subject s ON s.id = d.applicant WHERE d.applicant = $1 AND (d.submitted_us, d.id) < ($2, $3) ORDER BY d.submitted_us DESC, d.id DESC LIMIT $4";
const TRACKED: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, s.id_number FROM dossier d JOIN subject s ON s.id = d.applicant WHERE d.number = $1";
const LAST_SEQUENCE: &str = "SELECT number_sequence FROM dossier WHERE number_unit = $1 AND number_day = $2 ORDER BY number_sequence DESC LIMIT 1";
const NUMBER_OF: &str =
    "SELECT number_unit, number_day, number_sequence FROM dossier WHERE id = $1";
const HOPS: &str = "SELECT token, step, step_name, unit, agency, from_unit, from_staff, entered_us, planned_us, staff, left_us, outcome, timeliness FROM hop WHERE dossier = $1 ORDER BY token LIMIT 1000";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 5] = [
    ("dossiers of an applicant", OF_APPLICANT),
    ("dossier by number", TARGET_BY_NUMBER),
    ("tracking by number", TRACKED),
    ("last sequence of a day", LAST_SEQUENCE),
    ("hops of a dossier", HOPS),
];

/// A dossier in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Its id.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
    /// Where it stands.
    pub state: BusinessState,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// The promised instant.
    pub due: Option<Timestamp>,
    /// When its result was ready.
    pub finished: Option<Timestamp>,
    /// When the result was handed over.
    pub returned: Option<Timestamp>,
    /// `early`, `on_time` or `late`.
    pub timeliness: Option<String>,
    /// The agency that settles it.
    pub competent_agency: UnitId,
    /// The applicant's name.
    pub applicant: String,
}

/// What the public may learn by number, with what the owner's check is compared to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// Its id.
    pub id: DossierId,
    /// Its number.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
    /// Where it stands.
    pub state: BusinessState,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// The promised instant.
    pub due: Option<Timestamp>,
    /// When its result was ready.
    pub finished: Option<Timestamp>,
    /// When the result was handed over.
    pub returned: Option<Timestamp>,
    /// The owner's identity number, to compare; never to show.
    pub owner_number: String,
}

/// A stay at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// The token.
    pub token: u64,
    /// The step, 0 before acceptance.
    pub step: u64,
    /// The step's name.
    pub step_name: String,
    /// The unit.
    pub unit: UnitId,
    /// Its agency.
    pub agency: UnitId,
    /// The unit that sent it.
    pub from_unit: Option<UnitId>,
    /// The person who sent it.
    pub from_staff: Option<StaffId>,
    /// From when.
    pub entered: Timestamp,
    /// The planned end.
    pub planned: Option<Timestamp>,
    /// Who left it.
    pub staff: Option<StaffId>,
    /// Until when.
    pub left: Option<Timestamp>,
    /// The outcome; `None` while open or when cancelled.
    pub outcome: Option<String>,
    /// `early`, `on_time` or `late`.
    pub timeliness: Option<String>,
}

/// Key of a list of dossiers: when submitted, and the id.
pub type BriefKey = (Timestamp, DossierId);

impl Store {
    /// What the policy needs to know of a dossier.
    pub async fn dossier_target(&self, id: DossierId) -> Result<Option<DossierTarget>, StoreError> {
        self.target(TARGET, id.into()).await
    }

    /// What the policy needs to know of a dossier, by its number.
    pub async fn dossier_target_by_number(
        &self,
        number: &str,
    ) -> Result<Option<DossierTarget>, StoreError> {
        self.target(TARGET_BY_NUMBER, number.into()).await
    }

    async fn target(
        &self,
        sql: &'static str,
        key: Value,
    ) -> Result<Option<DossierTarget>, StoreError> {
        let row = self.query_one(sql, vec![key]).await?;
        row.map(|row| {
            let involved: Involved = row.json(3)?;
            Ok(DossierTarget {
                id: row.id(0)?,
                applicant: row.id(1)?,
                entered_by: None,
                representative: None,
                receiving_unit: row.id(2)?,
                units: involved.units,
                agencies: involved.agencies,
            })
        })
        .transpose()
    }

    /// The row of the dossier that the permit was given for.
    pub async fn brief<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Option<Brief>, StoreError> {
        let row = self.query_one(BRIEF, vec![permit.key().into()]).await?;
        row.as_ref().map(brief).transpose()
    }

    /// Rows of dossiers that a search found, in its order; those that the scope does not cover are
    /// left out, and so is what is beyond [`PageSize::MOST`].
    pub async fn briefs(&self, scope: &Scope, ids: &[DossierId]) -> Result<Vec<Brief>, StoreError> {
        let mut briefs = Vec::with_capacity(ids.len());
        for id in ids.iter().take(usize::from(PageSize::MOST)) {
            if let Some(row) = self.query_one(BRIEF, vec![(*id).into()]).await?
                && covers(scope, *id, &row)?
            {
                briefs.push(brief(&row)?);
            }
        }
        Ok(briefs)
    }

    /// The dossiers of a person, newest first. Whose they are was decided by whoever signed on.
    pub async fn dossiers_of(
        &self,
        applicant: SubjectId,
        before: Option<BriefKey>,
        size: PageSize,
    ) -> Result<Page<Brief, BriefKey>, StoreError> {
        let (at, id) =
            before.unwrap_or((Timestamp::from_micros(i64::MAX), DossierId::from_bytes([0xFF; 16])));
        let values = vec![applicant.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(OF_APPLICANT, values).await?;
        let rows = rows.iter().map(brief).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |b| (b.submitted, b.id)))
    }

    /// What the public look-up compares and shows.
    pub async fn tracked(&self, number: &str) -> Result<Option<Tracked>, StoreError> {
        let row = self.query_one(TRACKED, vec![number.into()]).await?;
        row.map(|row| {
            Ok(Tracked {
                id: row.id(0)?,
                number: row.text(1)?,
                procedure: row.text(2)?,
                state: state(&row, 3)?,
                submitted: row.timestamp(4)?,
                due: row.optional(5, Row::timestamp)?,
                finished: row.optional(6, Row::timestamp)?,
                returned: row.optional(7, Row::timestamp)?,
                owner_number: row.text(8)?,
            })
        })
        .transpose()
    }

    /// The highest running number of a unit's day.
    pub async fn last_sequence(&self, unit: UnitId, day: CivilDay) -> Result<u32, StoreError> {
        let row = self.query_one(LAST_SEQUENCE, vec![unit.into(), day.into()]).await?;
        let last = row.map(|row| row.int(0)).transpose()?.unwrap_or(0);
        Ok(u32::try_from(last).unwrap_or(u32::MAX))
    }

    /// How a dossier's number was counted, for rebuilding its row.
    pub async fn number_of(&self, id: DossierId) -> Result<Option<Numbered>, StoreError> {
        let row = self.query_one(NUMBER_OF, vec![id.into()]).await?;
        row.map(|row| {
            let sequence = u32::try_from(row.int(2)?).unwrap_or(u32::MAX);
            Ok(Numbered { unit: row.id(0)?, day: row.day(1)?, sequence })
        })
        .transpose()
    }

    /// The hops of the dossier that the permit was given for, in the order they began, which is that
    /// of their tokens.
    pub async fn hops<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<Hop>, StoreError> {
        let rows = self.query(HOPS, vec![permit.key().into()]).await?;
        rows.iter().map(hop).collect()
    }
}

pub(crate) fn covers(scope: &Scope, id: DossierId, row: &Row) -> Result<bool, StoreError> {
    let involved: Involved = row.json(11)?;
    Ok(scope.covers(&DossierTarget {
        id,
        applicant: SubjectId::from_bytes([0; 16]),
        entered_by: None,
        representative: None,
        receiving_unit: UnitId::from_bytes([0; 16]),
        units: involved.units,
        agencies: involved.agencies,
    }))
}

fn state(row: &Row, column: usize) -> Result<BusinessState, StoreError> {
    let code = row.text(column)?;
    BusinessState::from_code(&code).ok_or(StoreError::Corrupt {
        column,
        wanted: "a state of a dossier",
        row: code,
    })
}

pub(crate) fn brief(row: &Row) -> Result<Brief, StoreError> {
    Ok(Brief {
        id: row.id(0)?,
        number: row.text(1)?,
        procedure: row.text(2)?,
        state: state(row, 3)?,
        submitted: row.timestamp(4)?,
        due: row.optional(5, Row::timestamp)?,
        finished: row.optional(6, Row::timestamp)?,
        returned: row.optional(7, Row::timestamp)?,
        timeliness: row.optional(8, Row::text)?,
        competent_agency: row.id(9)?,
        applicant: row.text(10)?,
    })
}

fn hop(row: &Row) -> Result<Hop, StoreError> {
    Ok(Hop {
        token: row.count(0)?,
        step: row.count(1)?,
        step_name: row.text(2)?,
        unit: row.id(3)?,
        agency: row.id(4)?,
        from_unit: row.optional(5, Row::id)?,
        from_staff: row.optional(6, Row::id)?,
        entered: row.timestamp(7)?,
        planned: row.optional(8, Row::timestamp)?,
        staff: row.optional(9, Row::id)?,
        left: row.optional(10, Row::timestamp)?,
        outcome: row.optional(11, Row::text)?,
        timeliness: row.optional(12, Row::text)?,
    })
}
