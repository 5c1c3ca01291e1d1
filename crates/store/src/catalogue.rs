//! Versions of procedures, forms and processes; life events; days off; the installation's own row.

use crate::{Batch, Clash, Row, Store, StoreError, Value, json};
use mc_calendar::TableDay;
use mc_catalog::{LifeEvent, Procedure};
use mc_kernel::{
    CivilDay, Digest, Timestamp,
    ids::{FormVersionId, ProcedureVersionId, ProcessVersionId},
};
use mc_policy::{Permit, actions};
use mc_process::Definition;

const FORM: &str = "INSERT INTO form_version (id, procedure, body, created_us) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
const FORM_BODY: &str = "SELECT body FROM form_version WHERE id = $1";
const PROCEDURE: &str = "INSERT INTO procedure_version (id, code, number, digest, packet, body, form, valid_from, valid_to, imported_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const PROCEDURES: &str = "SELECT id, code, number, digest, form, valid_from, valid_to, imported_us FROM procedure_version ORDER BY code, number LIMIT 100000";
const PROCEDURE_BODY: &str = "SELECT body FROM procedure_version WHERE id = $1";
const PROCEDURE_PACKET: &str = "SELECT packet FROM procedure_version WHERE id = $1";
const PROCESS: &str = "INSERT INTO process_version (id, procedure, case_code, number, digest, body, valid_from, created_us, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const PROCESSES: &str = "SELECT id, procedure, case_code, number, digest, valid_from, created_us, created_by FROM process_version ORDER BY case_code, number LIMIT 100000";
const PROCESS_BODY: &str = "SELECT body FROM process_version WHERE id = $1";
const LIFE_EVENTS_CLEAR: &str = "DELETE FROM life_event";
const LIFE_EVENT: &str = "INSERT INTO life_event (key, position, body) VALUES ($1, $2, $3)";
const LIFE_EVENTS: &str = "SELECT body FROM life_event ORDER BY position, key LIMIT 200";
const DAY: &str = "INSERT INTO calendar_day (day, kind, name, body) VALUES ($1, $2, $3, $4) ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name, body = excluded.body";
const DAY_REMOVE: &str = "DELETE FROM calendar_day WHERE day = $1";
const DAYS: &str = "SELECT body FROM calendar_day ORDER BY day LIMIT 20000";
const INSTALLATION_NEW: &str = "INSERT INTO installation (id, key, created_us, catalogue_version) VALUES (1, $1, $2, 1) ON CONFLICT (id) DO NOTHING";
const INSTALLATION: &str =
    "SELECT key, created_us, catalogue_version FROM installation WHERE id = 1";
const CATALOGUE_CHANGED: &str =
    "UPDATE installation SET catalogue_version = catalogue_version + 1 WHERE id = 1";

const CATALOGUE_CHANGED_FROM: &str = "UPDATE installation SET catalogue_version = catalogue_version + 1 WHERE id = 1 AND catalogue_version = $1";

/// A version of a procedure, without its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcedureVersion {
    /// Its id.
    pub id: ProcedureVersionId,
    /// The procedure's code.
    pub code: String,
    /// Counts the versions of a procedure, from 1.
    pub number: u64,
    /// The digest of the packet it was read from.
    pub digest: Digest,
    /// Its form; `None` for the general declaration.
    pub form: Option<FormVersionId>,
    /// The first day.
    pub valid_from: CivilDay,
    /// The last day.
    pub valid_to: Option<CivilDay>,
    /// When it was imported.
    pub imported: Timestamp,
}

/// A version of a process, without its body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessVersion {
    /// Its id.
    pub id: ProcessVersionId,
    /// The procedure's code.
    pub procedure: String,
    /// The case's code.
    pub case: String,
    /// Counts the versions of a case's process, from 1.
    pub number: u64,
    /// The digest of its body.
    pub digest: Digest,
    /// The first day.
    pub valid_from: CivilDay,
    /// When it was made.
    pub created: Timestamp,
    /// Who made it.
    pub created_by: String,
}

/// The installation's own row.
#[derive(Clone, PartialEq, Eq)]
pub struct Installation {
    /// The secret from which tokens against forged requests are made.
    pub key: Vec<u8>,
    /// When the installation was made.
    pub created: Timestamp,
    /// Grows with every change of catalogue, processes or organisation; caches follow it.
    pub catalogue_version: u64,
}

impl std::fmt::Debug for Installation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Installation(catalogue {})", self.catalogue_version)
    }
}

/// Adds a version of a form; the same one again does nothing.
pub fn add_form(
    batch: &mut Batch,
    id: FormVersionId,
    procedure: &str,
    schema: &str,
    now: Timestamp,
) {
    batch.change_any(FORM, vec![id.into(), procedure.into(), schema.into(), now.into()]);
}

/// Adds a version of a procedure.
pub fn add_procedure(
    batch: &mut Batch,
    version: &ProcedureVersion,
    packet: &str,
    procedure: &Procedure,
) -> Result<(), StoreError> {
    let values: Vec<Value> = vec![
        version.id.into(),
        (&version.code).into(),
        version.number.into(),
        version.digest.into(),
        packet.into(),
        json(procedure)?,
        version.form.into(),
        version.valid_from.into(),
        version.valid_to.into(),
        version.imported.into(),
    ];
    batch.insert(PROCEDURE, values, Clash::Row("procedure version"));
    Ok(())
}

/// Adds a version of a process. [`Clash::Row`] when somebody else made the same number first.
pub fn add_process(
    batch: &mut Batch,
    version: &ProcessVersion,
    definition: &Definition,
) -> Result<(), StoreError> {
    let values: Vec<Value> = vec![
        version.id.into(),
        (&version.procedure).into(),
        (&version.case).into(),
        version.number.into(),
        version.digest.into(),
        json(definition)?,
        version.valid_from.into(),
        version.created.into(),
        (&version.created_by).into(),
    ];
    batch.insert(PROCESS, values, Clash::Row("process version"));
    Ok(())
}

/// Replaces the life events.
pub fn set_life_events(batch: &mut Batch, events: &[LifeEvent]) -> Result<(), StoreError> {
    batch.change_any(LIFE_EVENTS_CLEAR, Vec::new());
    for event in events {
        let values = vec![(&event.key).into(), event.order.into(), json(event)?];
        batch.insert(LIFE_EVENT, values, Clash::Row("life event"));
    }
    Ok(())
}

/// Adds or changes days of the calendar.
pub fn set_days(batch: &mut Batch, days: &[TableDay]) -> Result<(), StoreError> {
    for day in days {
        let values = vec![day.day.into(), day.kind.code().into(), (&day.name).into(), json(day)?];
        batch.insert(DAY, values, Clash::Row("calendar day"));
    }
    Ok(())
}

/// Takes a day out of the calendar.
pub fn remove_day(batch: &mut Batch, day: CivilDay) {
    batch.change_one(DAY_REMOVE, vec![day.into()], Clash::Row("calendar day"));
}

/// Makes the installation's row, once.
pub fn begin_installation(batch: &mut Batch, key: &[u8], now: Timestamp) {
    batch.change_any(INSTALLATION_NEW, vec![key.to_vec().into(), now.into()]);
}

/// Tells every process that catalogue, processes or organisation changed.
pub fn catalogue_changed(batch: &mut Batch) {
    batch.change_any(CATALOGUE_CHANGED, Vec::new());
}

/// The same for a change that was checked against a version of all of it: where somebody changed
/// something in the meantime, it has to be checked again.
pub fn catalogue_changed_from(batch: &mut Batch, version: u64) {
    let clash = Clash::Row("catalogue");
    batch.change_one(CATALOGUE_CHANGED_FROM, vec![version.into()], clash);
}

impl Store {
    /// The installation's row; `None` before the first import.
    pub async fn installation(&self) -> Result<Option<Installation>, StoreError> {
        let row = self.query_one(INSTALLATION, Vec::new()).await?;
        row.map(|row| {
            Ok(Installation {
                key: row.bytes(0)?,
                created: row.timestamp(1)?,
                catalogue_version: row.count(2)?,
            })
        })
        .transpose()
    }

    /// Every version of every procedure, without bodies.
    pub async fn procedure_versions(&self) -> Result<Vec<ProcedureVersion>, StoreError> {
        self.query(PROCEDURES, Vec::new()).await?.iter().map(procedure_version).collect()
    }

    /// The body of a version of a procedure.
    pub async fn procedure(&self, id: ProcedureVersionId) -> Result<Option<Procedure>, StoreError> {
        let row = self.query_one(PROCEDURE_BODY, vec![id.into()]).await?;
        row.map(|row| row.json(0)).transpose()
    }

    /// The packet that a version of a procedure was read from, byte for byte.
    pub async fn packet(
        &self,
        _permit: &Permit<actions::ManageCatalogue>,
        id: ProcedureVersionId,
    ) -> Result<Option<String>, StoreError> {
        let row = self.query_one(PROCEDURE_PACKET, vec![id.into()]).await?;
        row.map(|row| row.text(0)).transpose()
    }

    /// The JSON Schema of a version of a form.
    pub async fn form_schema(&self, id: FormVersionId) -> Result<Option<String>, StoreError> {
        let row = self.query_one(FORM_BODY, vec![id.into()]).await?;
        row.map(|row| row.text(0)).transpose()
    }

    /// Every version of every process, without bodies.
    pub async fn process_versions(&self) -> Result<Vec<ProcessVersion>, StoreError> {
        self.query(PROCESSES, Vec::new()).await?.iter().map(process_version).collect()
    }

    /// The body of a version of a process.
    pub async fn process(&self, id: ProcessVersionId) -> Result<Option<Definition>, StoreError> {
        let row = self.query_one(PROCESS_BODY, vec![id.into()]).await?;
        row.map(|row| row.json(0)).transpose()
    }

    /// The life events in order.
    pub async fn life_events(&self) -> Result<Vec<LifeEvent>, StoreError> {
        self.query(LIFE_EVENTS, Vec::new()).await?.iter().map(|row| row.json(0)).collect()
    }

    /// The days off and swapped days.
    pub async fn calendar_days(&self) -> Result<Vec<TableDay>, StoreError> {
        self.query(DAYS, Vec::new()).await?.iter().map(|row| row.json(0)).collect()
    }
}

fn procedure_version(row: &Row) -> Result<ProcedureVersion, StoreError> {
    Ok(ProcedureVersion {
        id: row.id(0)?,
        code: row.text(1)?,
        number: row.count(2)?,
        digest: row.digest(3)?,
        form: row.optional(4, Row::id)?,
        valid_from: row.day(5)?,
        valid_to: row.optional(6, Row::day)?,
        imported: row.timestamp(7)?,
    })
}

fn process_version(row: &Row) -> Result<ProcessVersion, StoreError> {
    Ok(ProcessVersion {
        id: row.id(0)?,
        procedure: row.text(1)?,
        case: row.text(2)?,
        number: row.count(3)?,
        digest: row.digest(4)?,
        valid_from: row.day(5)?,
        created: row.timestamp(6)?,
        created_by: row.text(7)?,
    })
}
