//! Questions to the register, one row each.

use crate::{Batch, Clash, Row, Store, StoreError, Value};
use mc_kernel::{
    ActorRef, Digest, Timestamp,
    ids::{DossierId, DraftId, RegisterQueryId, SubjectId, UnitId},
};
use mc_policy::{Action, DossierTarget, Permit};
use mc_sealing::Spot;

const ASK: &str = "INSERT INTO register_query (id, at_us, actor, officer, agency, unit, subject, dossier, draft, procedure, purpose, person, keys, service, ground, result) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'asked')";
const ANSWERED: &str =
    "UPDATE register_query SET result = $2, answer = $3, took_ms = $4 WHERE id = $1";
const OF_DOSSIER: &str = "SELECT id, at_us, actor, officer, agency, unit, subject, dossier, draft, procedure, purpose, person, keys, service, ground, result, answer, took_ms FROM register_query WHERE dossier = $1 ORDER BY at_us DESC, id DESC LIMIT 50";
const OF_SUBJECT: &str = "SELECT id, at_us, actor, officer, agency, unit, subject, dossier, draft, procedure, purpose, person, keys, service, ground, result, answer, took_ms FROM register_query WHERE subject = $1 ORDER BY at_us DESC, id DESC LIMIT 200";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] = [
    ("questions of a dossier to the register", OF_DOSSIER),
    ("questions to the register about a person's matters", OF_SUBJECT),
];

/// For what the register is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An officer holds a declaration against it.
    Verify,
    /// A person has their own form filled in.
    Prefill,
}

impl Purpose {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Prefill => "prefill",
        }
    }
}

/// A question with what became of it.
#[derive(Clone, PartialEq, Eq)]
pub struct RegisterQuery {
    /// Its id, which the register was told (`MaYeuCau`).
    pub id: RegisterQueryId,
    /// When.
    pub at: Timestamp,
    /// By whom: the officer, or the person whose draft is filled.
    pub actor: ActorRef,
    /// The identity number of the officer in whose name it was asked (`MaCanBo`).
    pub officer: String,
    /// The officer's agency.
    pub agency: UnitId,
    /// The officer's unit.
    pub unit: Option<UnitId>,
    /// In whose matter.
    pub subject: SubjectId,
    /// The dossier.
    pub dossier: Option<DossierId>,
    /// The draft.
    pub draft: Option<DraftId>,
    /// The procedure.
    pub procedure: String,
    /// For what.
    pub purpose: Purpose,
    /// Which person of the form was asked about.
    pub person: String,
    /// The keys that were used: number, name, year; empty where the person was erased.
    pub keys: String,
    /// The service.
    pub service: String,
    /// The legal ground.
    pub ground: String,
    /// What came of it: `asked` as long as nothing did.
    pub result: String,
    /// The digest of the answer.
    pub answer: Option<Digest>,
    /// How long it took.
    pub took_ms: Option<u64>,
}

impl std::fmt::Debug for RegisterQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RegisterQuery({}, {})", self.id, self.result)
    }
}

/// Notes a question before it is asked.
pub fn ask(batch: &mut Batch, query: &RegisterQuery) {
    let values = vec![
        query.id.into(),
        query.at.into(),
        query.actor.to_string().into(),
        (&query.officer).into(),
        query.agency.into(),
        query.unit.into(),
        query.subject.into(),
        query.dossier.into(),
        query.draft.into(),
        (&query.procedure).into(),
        query.purpose.code().into(),
        (&query.person).into(),
        (&query.keys).into(),
        (&query.service).into(),
        (&query.ground).into(),
    ];
    let spot = keys_spot(query.id);
    batch.insert(ASK, values, Clash::Row("register_query")).seal(12, query.subject, spot);
}

fn keys_spot(id: RegisterQueryId) -> Spot {
    Spot::new("register_query.keys", &[id.uuid().as_bytes()])
}

/// Notes what came of a question.
pub fn answered(
    batch: &mut Batch,
    id: RegisterQueryId,
    result: &str,
    answer: Option<Digest>,
    took_ms: u64,
) {
    let values = vec![id.into(), result.into(), answer.into(), took_ms.into()];
    batch.change_one(ANSWERED, values, Clash::Row("register_query"));
}

impl Store {
    /// What was asked for the dossier that the permit was given for, newest first, at most 50.
    pub async fn register_queries<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<RegisterQuery>, StoreError> {
        self.opened_queries(OF_DOSSIER, permit.key().into()).await
    }

    /// What was asked in the matters of a person, for that person, newest first, at most 200.
    pub async fn register_queries_of(
        &self,
        subject: SubjectId,
    ) -> Result<Vec<RegisterQuery>, StoreError> {
        self.opened_queries(OF_SUBJECT, subject.into()).await
    }

    async fn opened_queries(
        &self,
        sql: &'static str,
        of: Value,
    ) -> Result<Vec<RegisterQuery>, StoreError> {
        let rows = self.query(sql, vec![of]).await?;
        let rows = self.opened(rows, 12, |row| Ok(keys_spot(row.id(0)?))).await?;
        rows.iter().map(query).collect()
    }
}

fn query(row: &Row) -> Result<RegisterQuery, StoreError> {
    let (actor, purpose) = (row.text(2)?, row.text(10)?);
    let actor = actor.parse().map_err(|_bad| StoreError::Broken(format!("{actor} asked")))?;
    let purpose = match purpose.as_str() {
        "verify" => Purpose::Verify,
        "prefill" => Purpose::Prefill,
        other => return Err(StoreError::Broken(format!("asked for {other}"))),
    };
    Ok(RegisterQuery {
        id: row.id(0)?,
        at: row.timestamp(1)?,
        actor,
        officer: row.text(3)?,
        agency: row.id(4)?,
        unit: row.optional(5, Row::id)?,
        subject: row.id(6)?,
        dossier: row.optional(7, Row::id)?,
        draft: row.optional(8, Row::id)?,
        procedure: row.text(9)?,
        purpose,
        person: row.text(11)?,
        keys: row.optional(12, Row::text)?.unwrap_or_default(),
        service: row.text(13)?,
        ground: row.text(14)?,
        result: row.text(15)?,
        answer: row.optional(16, Row::digest)?,
        took_ms: row.optional(17, Row::count)?,
    })
}
