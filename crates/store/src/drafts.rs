//! Drafts: what people typed, kept at each step, and forms that arrived after a session had ended.

use crate::{Batch, Clash, Row, Store, StoreError, Value};
use mc_kernel::{
    Digest, Page, PageSize, Timestamp,
    ids::{
        CommandId, DossierId, DraftId, FormVersionId, ProcedureVersionId, StaffId, SubjectId,
        UnitId,
    },
};
use mc_policy::{Action, DraftTarget, Permit};
use mc_sealing::Spot;

macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT id, owner, entered_by, procedure, procedure_version, form_version, case_code, area, entries, revision, command, state, dossier, created_us, changed_us, representative FROM draft ", $rest)
    };
}

const INSERT: &str = "INSERT INTO draft (id, owner, entered_by, procedure, procedure_version, form_version, case_code, area, entries, revision, command, state, dossier, created_us, changed_us, representative) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, 'open', $11, $12, $13, $14)";
const TARGET: &str =
    "SELECT id, owner, entered_by, representative, procedure, dossier FROM draft WHERE id = $1";
const ONE: &str = columns!("WHERE id = $1");
const OF_OWNER: &str = columns!(
    "WHERE owner = $1 AND state = 'open' AND (changed_us, id) < ($2, $3) ORDER BY changed_us DESC, id DESC LIMIT $4"
);
const ENTERED_BY: &str = columns!(
    "WHERE entered_by = $1 AND state = 'open' AND (changed_us, id) < ($2, $3) ORDER BY changed_us DESC, id DESC LIMIT $4"
);
const OF_REPRESENTATIVE: &str = columns!(
    "WHERE representative = $1 AND owner = $2 AND state = 'open' ORDER BY changed_us DESC, id DESC LIMIT 20"
);
const SAVE: &str = "UPDATE draft SET entries = $2, revision = revision + 1, changed_us = $3 WHERE id = $1 AND revision = $4 AND state = 'open'";
const PLACE: &str = "UPDATE draft SET case_code = $2, area = $3, revision = revision + 1, changed_us = $4 WHERE id = $1 AND revision = $5 AND state = 'open'";
const SUBMITTED: &str = "UPDATE draft SET state = 'submitted', dossier = $2, changed_us = $3 WHERE id = $1 AND state = 'open' AND revision = $4";
const DISCARD: &str =
    "UPDATE draft SET state = 'discarded', changed_us = $2 WHERE id = $1 AND state = 'open'";
const RESTORE: &str =
    "UPDATE draft SET state = 'open', changed_us = $2 WHERE id = $1 AND state = 'discarded'";
const PARK: &str =
    "INSERT INTO parked_form (token, draft, section, entries, at_us) VALUES ($1, $2, $3, $4, $5)";
const PARKED: &str = "SELECT draft, section, entries FROM parked_form WHERE token = $1";
const UNPARK: &str = "DELETE FROM parked_form WHERE token = $1";
const DROP_PARKED: &str = "DELETE FROM parked_form WHERE at_us < $1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("drafts of a person", OF_OWNER),
    ("drafts entered by an officer", ENTERED_BY),
    ("drafts filled in for another person", OF_REPRESENTATIVE),
    ("parked forms to drop", DROP_PARKED),
];

/// How a draft stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// It is worked on.
    Open,
    /// It became a dossier.
    Submitted,
    /// Its owner threw it away.
    Discarded,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Whose it is.
    pub owner: SubjectId,
    /// The officer who enters it for a person present.
    pub entered_by: Option<StaffId>,
    /// Who fills it in for its owner, by a mandate.
    pub representative: Option<SubjectId>,
    /// The procedure's code.
    pub procedure: String,
    /// The version of the procedure.
    pub procedure_version: ProcedureVersionId,
    /// The version of the form; `None` for the general declaration.
    pub form_version: Option<FormVersionId>,
    /// The case.
    pub case: String,
    /// The area in which it is filed.
    pub area: UnitId,
    /// What was typed, by section, as JSON.
    pub entries: String,
    /// Grows with every change.
    pub revision: u64,
    /// The command that will submit it, whoever presses how often.
    pub command: CommandId,
    /// How it stands.
    pub state: DraftState,
    /// The dossier it became; while it is open, the dossier that it will supplement.
    pub dossier: Option<DossierId>,
    /// When it was begun.
    pub created: Timestamp,
    /// When it was changed last.
    pub changed: Timestamp,
}

/// A draft as it is found, before anybody was asked for a permit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDraft {
    /// What the policy needs to know of it.
    pub target: DraftTarget,
    /// Who fills it in for its owner.
    pub representative: Option<SubjectId>,
    /// The procedure's code.
    pub procedure: String,
    /// The dossier that it became, or will supplement.
    pub dossier: Option<DossierId>,
}

/// Key of a list of drafts.
pub type DraftKey = (Timestamp, DraftId);

/// Adds a draft.
pub fn insert(batch: &mut Batch, draft: &Draft) {
    let values = vec![
        draft.id.into(),
        draft.owner.into(),
        draft.entered_by.into(),
        (&draft.procedure).into(),
        draft.procedure_version.into(),
        draft.form_version.into(),
        (&draft.case).into(),
        draft.area.into(),
        (&draft.entries).into(),
        draft.command.into(),
        draft.dossier.into(),
        draft.created.into(),
        draft.changed.into(),
        draft.representative.into(),
    ];
    let spot = entries_spot(draft.id);
    batch.insert(INSERT, values, Clash::Row("draft")).seal(8, draft.owner, spot);
}

fn entries_spot(id: DraftId) -> Spot {
    Spot::new("draft.entries", &[id.uuid().as_bytes()])
}

fn parked_spot(token: Digest) -> Spot {
    Spot::new("parked_form.entries", &[token.bytes()])
}

/// Writes what was typed, when nobody else did since `revision`.
pub fn save(
    batch: &mut Batch,
    (id, owner): (DraftId, SubjectId),
    entries: &str,
    revision: u64,
    now: Timestamp,
) {
    let values = vec![id.into(), entries.into(), now.into(), revision.into()];
    batch.change_one(SAVE, values, Clash::Row("draft")).seal(1, owner, entries_spot(id));
}

/// Changes case and area, when nobody else changed the draft since `revision`.
pub fn place(
    batch: &mut Batch,
    id: DraftId,
    (case, area): (&str, UnitId),
    revision: u64,
    now: Timestamp,
) {
    let values = vec![id.into(), case.into(), area.into(), now.into(), revision.into()];
    batch.change_one(PLACE, values, Clash::Row("draft"));
}

/// Marks a draft as submitted, when nobody changed it since `revision`.
pub fn submitted(
    batch: &mut Batch,
    id: DraftId,
    dossier: DossierId,
    revision: u64,
    now: Timestamp,
) {
    let values = vec![id.into(), dossier.into(), now.into(), revision.into()];
    batch.change_one(SUBMITTED, values, Clash::Row("draft"));
}

/// Throws a draft away; [`restore`] brings it back.
pub fn discard(batch: &mut Batch, id: DraftId, now: Timestamp) {
    batch.change_one(DISCARD, vec![id.into(), now.into()], Clash::Row("draft"));
}

/// Brings a draft back that was thrown away.
pub fn restore(batch: &mut Batch, id: DraftId, now: Timestamp) {
    batch.change_one(RESTORE, vec![id.into(), now.into()], Clash::Row("draft"));
}

/// A form that arrived after the session had ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParkedForm {
    /// The draft it belongs to.
    pub draft: DraftId,
    /// The section.
    pub section: String,
    /// What was typed, as JSON.
    pub entries: String,
}

/// Keeps a form until its owner has signed on again.
pub fn park(
    batch: &mut Batch,
    token: Digest,
    (form, owner): (&ParkedForm, SubjectId),
    now: Timestamp,
) {
    let values: Vec<Value> = vec![
        token.into(),
        form.draft.into(),
        (&form.section).into(),
        (&form.entries).into(),
        now.into(),
    ];
    let spot = parked_spot(token);
    batch.insert(PARK, values, Clash::Row("parked form")).seal(3, owner, spot);
}

/// Drops a parked form that was taken up.
pub fn unpark(batch: &mut Batch, token: Digest) {
    batch.change_any(UNPARK, vec![token.into()]);
}

/// Drops parked forms older than an instant.
pub fn drop_parked(batch: &mut Batch, older_than: Timestamp) {
    batch.change_any(DROP_PARKED, vec![older_than.into()]);
}

impl Store {
    /// What the policy needs to know of a draft. That somebody fills it in for its owner is told apart:
    /// whether their mandate holds is for the caller to find out.
    pub async fn draft_target(&self, id: DraftId) -> Result<Option<FoundDraft>, StoreError> {
        let row = self.query_one(TARGET, vec![id.into()]).await?;
        row.map(|row| {
            let entered_by = row.optional(2, Row::id)?;
            Ok(FoundDraft {
                target: DraftTarget { entered_by, ..DraftTarget::own(row.id(0)?, row.id(1)?) },
                representative: row.optional(3, Row::id)?,
                procedure: row.text(4)?,
                dossier: row.optional(5, Row::id)?,
            })
        })
        .transpose()
    }

    /// The open drafts that somebody fills in for another person, last changed first, at most 20.
    pub async fn drafts_for(
        &self,
        representative: SubjectId,
        owner: SubjectId,
    ) -> Result<Vec<Draft>, StoreError> {
        let rows = self.query(OF_REPRESENTATIVE, vec![representative.into(), owner.into()]).await?;
        rows.iter().map(draft).collect()
    }

    /// The draft that the permit was given for.
    pub async fn draft<A: Action<Target = DraftTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Option<Draft>, StoreError> {
        let rows = self.query(ONE, vec![permit.key().into()]).await?;
        self.opened_drafts(rows).await.map(|drafts| drafts.into_iter().next())
    }

    /// The open drafts of a person, last changed first.
    pub async fn drafts_of(
        &self,
        owner: SubjectId,
        before: Option<DraftKey>,
        size: PageSize,
    ) -> Result<Page<Draft, DraftKey>, StoreError> {
        self.drafts(OF_OWNER, owner.into(), before, size).await
    }

    /// The open drafts that an officer enters for people, last changed first.
    pub async fn drafts_entered_by(
        &self,
        staff: StaffId,
        before: Option<DraftKey>,
        size: PageSize,
    ) -> Result<Page<Draft, DraftKey>, StoreError> {
        self.drafts(ENTERED_BY, staff.into(), before, size).await
    }

    async fn drafts(
        &self,
        sql: &'static str,
        whose: Value,
        before: Option<DraftKey>,
        size: PageSize,
    ) -> Result<Page<Draft, DraftKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), DraftId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![whose, at.into(), id.into(), size.limit().into()];
        let rows = self.query(sql, values).await?;
        let rows = self.opened_drafts(rows).await?;
        Ok(Page::cut(rows, size, |d| (d.changed, d.id)))
    }

    async fn opened_drafts(&self, rows: Vec<Row>) -> Result<Vec<Draft>, StoreError> {
        let rows = self.opened(rows, 8, |row| Ok(entries_spot(row.id(0)?))).await?;
        rows.iter().map(draft).collect()
    }

    /// A parked form; `None` also where what was typed was erased.
    pub async fn parked_form(&self, token: Digest) -> Result<Option<ParkedForm>, StoreError> {
        let rows = self.query(PARKED, vec![token.into()]).await?;
        let rows = self.opened(rows, 2, |_row| Ok(parked_spot(token))).await?;
        let row = rows.first().filter(|row| !row.is_null(2));
        row.map(|row| {
            Ok(ParkedForm { draft: row.id(0)?, section: row.text(1)?, entries: row.text(2)? })
        })
        .transpose()
    }
}

fn draft(row: &Row) -> Result<Draft, StoreError> {
    let state = match row.text(11)?.as_str() {
        "open" => DraftState::Open,
        "submitted" => DraftState::Submitted,
        "discarded" => DraftState::Discarded,
        other => {
            let (column, wanted) = (11, "a state of a draft");
            return Err(StoreError::Corrupt { column, wanted, row: other.to_owned() });
        }
    };
    Ok(Draft {
        id: row.id(0)?,
        owner: row.id(1)?,
        entered_by: row.optional(2, Row::id)?,
        procedure: row.text(3)?,
        procedure_version: row.id(4)?,
        form_version: row.optional(5, Row::id)?,
        case: row.text(6)?,
        area: row.id(7)?,
        // Of an erased person nothing is left.
        entries: row.optional(8, Row::text)?.unwrap_or_else(|| "{}".to_owned()),
        revision: row.count(9)?,
        command: row.id(10)?,
        state,
        dossier: row.optional(12, Row::id)?,
        created: row.timestamp(13)?,
        changed: row.timestamp(14)?,
        representative: row.optional(15, Row::id)?,
    })
}
