//! Answers of the register within one dossier or draft, until they end; and who had the sensitive
//! values of one shown.

use crate::{Batch, Clash, Row, Store, StoreError, Value};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, DraftId, RegisterQueryId, StaffId, SubjectId},
};
use mc_policy::{Permit, actions};
use mc_sealing::Spot;

const KEEP: &str = "INSERT INTO register_answer (matter, person, query, body, asked_us, ends_us) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (matter, person) DO UPDATE SET query = excluded.query, body = excluded.body, asked_us = excluded.asked_us, ends_us = excluded.ends_us";
const OF_MATTER: &str = "SELECT person, query, body, asked_us FROM register_answer WHERE matter = $1 AND ends_us > $2 ORDER BY person LIMIT 100";
const FORGET: &str = "DELETE FROM register_answer WHERE ends_us <= $1";
const REVEAL: &str = "INSERT INTO register_reveal (query, staff, dossier, person, reason, at_us) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (query, staff) DO NOTHING";
const REVEALED: &str = "SELECT query FROM register_reveal WHERE dossier = $1 AND staff = $2 ORDER BY at_us DESC, query DESC LIMIT 100";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] = [
    ("answers of the register in a matter", OF_MATTER),
    ("answers whose sensitive values somebody saw", REVEALED),
];

/// The dossier or the draft for which the register was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// A dossier.
    Dossier(DossierId),
    /// A draft.
    Draft(DraftId),
}

impl From<Matter> for Value {
    fn from(matter: Matter) -> Self {
        match matter {
            Matter::Dossier(id) => id.into(),
            Matter::Draft(id) => id.into(),
        }
    }
}

/// An answer of the register.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptAnswer {
    /// Which person of the form.
    pub person: String,
    /// The question it answers.
    pub query: RegisterQueryId,
    /// The answer as JSON; `null` where nobody matched.
    pub body: String,
    /// When it was asked.
    pub asked: Timestamp,
}

impl std::fmt::Debug for KeptAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeptAnswer({})", self.query)
    }
}

/// Keeps an answer in the matter of a person until it ends.
pub fn keep(
    batch: &mut Batch,
    (matter, subject): (Matter, SubjectId),
    answer: &KeptAnswer,
    ends: Timestamp,
) {
    let values = vec![
        matter.into(),
        (&answer.person).into(),
        answer.query.into(),
        (&answer.body).into(),
        answer.asked.into(),
        ends.into(),
    ];
    let spot = spot(matter, &answer.person);
    batch.insert(KEEP, values, Clash::Row("register_answer")).seal(3, subject, spot);
}

fn spot(matter: Matter, person: &str) -> Spot {
    let id = match matter {
        Matter::Dossier(id) => id.uuid(),
        Matter::Draft(id) => id.uuid(),
    };
    Spot::new("register_answer.body", &[id.as_bytes(), person.as_bytes()])
}

/// Forgets what has ended.
pub fn forget(batch: &mut Batch, now: Timestamp) {
    batch.change_any(FORGET, vec![now.into()]);
}

/// Notes that somebody has the sensitive values of an answer shown, and why.
pub fn reveal(
    batch: &mut Batch,
    (dossier, answer): (DossierId, &KeptAnswer),
    (staff, reason): (StaffId, &str),
    now: Timestamp,
) {
    let values = vec![
        answer.query.into(),
        staff.into(),
        dossier.into(),
        (&answer.person).into(),
        reason.into(),
        now.into(),
    ];
    batch.change_any(REVEAL, values);
}

impl Store {
    /// The answers that hold in the dossier of the permit, at most 100.
    pub async fn register_answers(
        &self,
        permit: &Permit<actions::AskRegister>,
        now: Timestamp,
    ) -> Result<Vec<KeptAnswer>, StoreError> {
        self.answers(Matter::Dossier(permit.key()), now).await
    }

    /// The answers that hold in the draft of the permit, at most 100.
    pub async fn register_answers_of_draft(
        &self,
        permit: &Permit<actions::EditDraft>,
        now: Timestamp,
    ) -> Result<Vec<KeptAnswer>, StoreError> {
        self.answers(Matter::Draft(permit.key()), now).await
    }

    async fn answers(&self, matter: Matter, now: Timestamp) -> Result<Vec<KeptAnswer>, StoreError> {
        let row = |row: &Row| {
            Ok(KeptAnswer {
                person: row.text(0)?,
                query: row.id(1)?,
                body: row.text(2)?,
                asked: row.timestamp(3)?,
            })
        };
        let rows = self.query(OF_MATTER, vec![matter.into(), now.into()]).await?;
        let rows = self.opened(rows, 2, |row| Ok(spot(matter, &row.text(0)?))).await?;
        rows.iter().filter(|row| !row.is_null(2)).map(row).collect()
    }

    /// The answers in the dossier of the permit whose sensitive values a member of staff was shown.
    pub async fn register_reveals(
        &self,
        permit: &Permit<actions::AskRegister>,
        staff: StaffId,
    ) -> Result<Vec<RegisterQueryId>, StoreError> {
        let rows = self.query(REVEALED, vec![permit.key().into(), staff.into()]).await?;
        rows.iter().map(|row| row.id(0)).collect()
    }
}
