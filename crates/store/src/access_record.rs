//! What people may know of who looked at their data: the looks, their questions about them with the
//! answers, and the looks that the law has shown later.

use crate::{
    Batch, Clash, Row, Store, StoreError,
    records::{Access, access},
};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{AccessDelayId, AccessId, DossierId, StaffId, SubjectId},
};
use mc_policy::{Permit, actions};

const LOOKS: &str = "SELECT a.actor, a.unit, a.role, a.purpose, a.at_us, a.id, a.dossier, d.number, d.procedure, q.text, q.asked_us, q.due_us, q.answer, q.answered_us FROM access a JOIN dossier d ON d.id = a.dossier LEFT JOIN access_question q ON q.access = a.id WHERE a.subject = $1 AND (a.at_us, a.id) < ($2, $3) AND NOT EXISTS (SELECT 1 FROM access_delay y WHERE y.dossier = a.dossier AND y.until_us > $4 AND y.from_us <= a.at_us) ORDER BY a.at_us DESC, a.id DESC LIMIT $5";
const LOOK: &str = "SELECT a.actor, a.unit, a.role, a.purpose, a.at_us, a.id, a.dossier, d.number, d.procedure, q.text, q.asked_us, q.due_us, q.answer, q.answered_us FROM access a JOIN dossier d ON d.id = a.dossier LEFT JOIN access_question q ON q.access = a.id WHERE a.id = $1 AND a.subject = $2 AND NOT EXISTS (SELECT 1 FROM access_delay y WHERE y.dossier = a.dossier AND y.until_us > $3 AND y.from_us <= a.at_us)";
const ASK: &str = "INSERT INTO access_question (access, subject, dossier, text, asked_us, due_us) VALUES ($1, $2, $3, $4, $5, $6)";
const OPEN_OF: &str = "SELECT count(*) FROM (SELECT 1 FROM access_question WHERE subject = $1 AND answered_us IS NULL LIMIT 100) AS counted";
const ANSWER: &str = "UPDATE access_question SET answer = $2, answered_by = $3, answered_us = $4 WHERE access = $1 AND answered_us IS NULL";
const OPEN: &str = "SELECT a.actor, a.unit, a.role, a.purpose, a.at_us, a.id, a.dossier, d.number, d.procedure, q.text, q.asked_us, q.due_us, q.answer, q.answered_us FROM access_question q JOIN access a ON a.id = q.access JOIN dossier d ON d.id = q.dossier WHERE q.answered_us IS NULL AND (q.due_us, q.access) > ($1, $2) ORDER BY q.due_us, q.access LIMIT $3";
const ANSWERED: &str = "SELECT a.actor, a.unit, a.role, a.purpose, a.at_us, a.id, a.dossier, d.number, d.procedure, q.text, q.asked_us, q.due_us, q.answer, q.answered_us FROM access_question q JOIN access a ON a.id = q.access JOIN dossier d ON d.id = q.dossier WHERE q.answered_us IS NOT NULL AND (q.answered_us, q.access) < ($1, $2) ORDER BY q.answered_us DESC, q.access DESC LIMIT $3";
const QUESTION: &str = "SELECT a.actor, a.unit, a.role, a.purpose, a.at_us, a.id, a.dossier, d.number, d.procedure, q.text, q.asked_us, q.due_us, q.answer, q.answered_us FROM access_question q JOIN access a ON a.id = q.access JOIN dossier d ON d.id = q.dossier WHERE q.access = $1";
const WAITING: &str = "SELECT count(*) FROM (SELECT 1 FROM access_question WHERE answered_us IS NULL AND due_us > $1 LIMIT 100) AS counted";
const DELAY: &str = "INSERT INTO access_delay (id, dossier, ground, from_us, until_us, decided_by, decided_us) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const END: &str = "UPDATE access_delay SET until_us = $2 WHERE id = $1 AND until_us > $2";
const DELAYS: &str = "SELECT y.id, y.dossier, d.number, y.ground, y.from_us, y.until_us, y.decided_by, y.decided_us FROM access_delay y JOIN dossier d ON d.id = y.dossier WHERE (y.until_us, y.id) > ($1, $2) ORDER BY y.until_us, y.id LIMIT $3";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 6] = [
    ("who looked at a person's data", LOOKS),
    ("open questions of a person about looks", OPEN_OF),
    ("open questions about looks", OPEN),
    ("answered questions about looks", ANSWERED),
    ("how many questions about looks wait", WAITING),
    ("looks that are shown later", DELAYS),
];

/// A look at somebody's data, as they may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Its id.
    pub id: AccessId,
    /// Who, in which function, why, when.
    pub access: Access,
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// The code of its procedure.
    pub procedure: String,
    /// What they asked about it.
    pub question: Option<Question>,
}

/// A question about a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// When.
    pub asked: Timestamp,
    /// By when it is answered.
    pub due: Timestamp,
    /// The answer, and when.
    pub answer: Option<(String, Timestamp)>,
}

/// That looks at a dossier are shown to the person later, on a ground in law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// Its id.
    pub id: AccessDelayId,
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// The ground: the provision, and the document that orders it.
    pub ground: String,
    /// Looks from then on.
    pub from: Timestamp,
    /// When they are shown.
    pub until: Timestamp,
    /// Who decided it.
    pub decided_by: StaffId,
    /// When.
    pub decided: Timestamp,
}

/// Adds a question; a second one about the same look is a clash.
pub fn ask(batch: &mut Batch, subject: SubjectId, look: &Look, question: &Question) {
    let values = vec![
        look.id.into(),
        subject.into(),
        look.dossier.into(),
        (&question.text).into(),
        question.asked.into(),
        question.due.into(),
    ];
    batch.insert(ASK, values, Clash::Row("question"));
}

/// Answers a question, once.
pub fn answer(batch: &mut Batch, id: AccessId, (text, by): (&str, StaffId), now: Timestamp) {
    let values = vec![id.into(), text.into(), by.into(), now.into()];
    batch.change_one(ANSWER, values, Clash::Row("question"));
}

/// Adds a delay.
pub fn delay(batch: &mut Batch, delay: &Delay) {
    let values = vec![
        delay.id.into(),
        delay.dossier.into(),
        (&delay.ground).into(),
        delay.from.into(),
        delay.until.into(),
        delay.decided_by.into(),
        delay.decided.into(),
    ];
    batch.insert(DELAY, values, Clash::Row("delay"));
}

/// Ends a delay before its time.
pub fn end_delay(batch: &mut Batch, id: AccessDelayId, now: Timestamp) {
    batch.change_one(END, vec![id.into(), now.into()], Clash::Row("delay"));
}

/// Key of a list of looks or of questions: the instant, and the look.
pub type LookKey = (Timestamp, AccessId);

/// Key of the list of delays.
pub type DelayKey = (Timestamp, AccessDelayId);

/// Before everything.
const BEGIN: Timestamp = Timestamp::from_micros(i64::MIN + 1);
/// After everything.
const END_OF_TIME: Timestamp = Timestamp::from_micros(i64::MAX);

impl Store {
    /// Who looked at a person's data, newest first, without what is shown later. Whose they are was
    /// decided by whoever signed on.
    pub async fn looks_at_person(
        &self,
        subject: SubjectId,
        now: Timestamp,
        before: Option<LookKey>,
        size: PageSize,
    ) -> Result<Page<Look, LookKey>, StoreError> {
        let (at, id) = before.unwrap_or((END_OF_TIME, AccessId::from_bytes([0xFF; 16])));
        let values = vec![subject.into(), at.into(), id.into(), now.into(), size.limit().into()];
        let rows = self.query(LOOKS, values).await?;
        let rows = rows.iter().map(look).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |look| (look.access.at, look.id)))
    }

    /// A look at a person's data that is shown to them by now.
    pub async fn look_at_person(
        &self,
        subject: SubjectId,
        id: AccessId,
        now: Timestamp,
    ) -> Result<Option<Look>, StoreError> {
        let values = vec![id.into(), subject.into(), now.into()];
        self.query_one(LOOK, values).await?.as_ref().map(look).transpose()
    }

    /// How many questions of a person wait for an answer, at most 100.
    pub async fn open_questions_of(&self, subject: SubjectId) -> Result<u64, StoreError> {
        let row = self.query_one(OPEN_OF, vec![subject.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The questions that wait, those that are due first on top.
    pub async fn open_questions(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        after: Option<LookKey>,
        size: PageSize,
    ) -> Result<Page<Look, LookKey>, StoreError> {
        let (due, id) = after.unwrap_or((BEGIN, AccessId::from_bytes([0; 16])));
        let rows = self.query(OPEN, vec![due.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(look).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |look| (look.question.as_ref().map_or(BEGIN, |q| q.due), look.id)))
    }

    /// The questions that were answered, newest answer first.
    pub async fn answered_questions(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        before: Option<LookKey>,
        size: PageSize,
    ) -> Result<Page<Look, LookKey>, StoreError> {
        let (at, id) = before.unwrap_or((END_OF_TIME, AccessId::from_bytes([0xFF; 16])));
        let rows = self.query(ANSWERED, vec![at.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(look).collect::<Result<Vec<_>, _>>()?;
        let answered = |look: &Look| look.question.as_ref()?.answer.as_ref().map(|(_, at)| *at);
        Ok(Page::cut(rows, size, |look| (answered(look).unwrap_or(BEGIN), look.id)))
    }

    /// A question with the look that it is about.
    pub async fn question(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        id: AccessId,
    ) -> Result<Option<Look>, StoreError> {
        self.query_one(QUESTION, vec![id.into()]).await?.as_ref().map(look).transpose()
    }

    /// How many questions wait, at most 100.
    pub async fn questions_waiting(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
    ) -> Result<u64, StoreError> {
        let row = self.query_one(WAITING, vec![BEGIN.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The delays that end after a key, those that end first on top.
    pub async fn delays(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        (until, id): DelayKey,
        size: PageSize,
    ) -> Result<Page<Delay, DelayKey>, StoreError> {
        let rows = self.query(DELAYS, vec![until.into(), id.into(), size.limit().into()]).await?;
        let rows = rows.iter().map(delay_of).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |delay| (delay.until, delay.id)))
    }
}

fn look(row: &Row) -> Result<Look, StoreError> {
    let question = match row.optional(9, Row::text)? {
        None => None,
        Some(text) => {
            let answer = row.optional(12, Row::text)?.zip(row.optional(13, Row::timestamp)?);
            Some(Question { text, asked: row.timestamp(10)?, due: row.timestamp(11)?, answer })
        }
    };
    Ok(Look {
        access: access(row, 0)?,
        id: row.id(5)?,
        dossier: row.id(6)?,
        number: row.text(7)?,
        procedure: row.text(8)?,
        question,
    })
}

fn delay_of(row: &Row) -> Result<Delay, StoreError> {
    Ok(Delay {
        id: row.id(0)?,
        dossier: row.id(1)?,
        number: row.text(2)?,
        ground: row.text(3)?,
        from: row.timestamp(4)?,
        until: row.timestamp(5)?,
        decided_by: row.id(6)?,
        decided: row.timestamp(7)?,
    })
}
