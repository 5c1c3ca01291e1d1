//! What leaves the building: claimed by a worker after commit, tried again with a growing pause, and
//! put aside after the last try. Notices are what the first such worker makes of it.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_dossier::{Outgoing, effects::Topic};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{DossierId, NoticeId, OutboxId, SubjectId},
};
use mc_policy::{Permit, actions};

const INSERT: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, $2, $3, 'waiting', $4, 0)";
const INSERT_TO_REACHED: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) SELECT $1, $2, $3, 'waiting', $4, 0 FROM mail_address WHERE subject = $5 AND state = 'confirmed'";
const DUE: &str = "SELECT id, body, attempts, due_us FROM outbox WHERE topic = $1 AND state = 'waiting' AND due_us <= $2 ORDER BY due_us, id LIMIT $3";
const CLAIM: &str = "UPDATE outbox SET due_us = $2, attempts = attempts + 1 WHERE id = $1 AND state = 'waiting' AND due_us = $3";
const SENT: &str = "UPDATE outbox SET state = 'sent' WHERE id = $1 AND state = 'waiting'";
const DEAD: &str = "SELECT id, body, attempts, due_us, last_error FROM outbox WHERE topic = $1 AND state = 'dead' AND (due_us, id) < ($2, $3) ORDER BY due_us DESC, id DESC LIMIT $4";
const ONE_DEAD: &str =
    "SELECT id, body, attempts, due_us, last_error FROM outbox WHERE id = $1 AND state = 'dead'";
const COUNT: &str = "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE topic = $1 AND state = $2 LIMIT 100) AS counted";
const REVIVE: &str = "UPDATE outbox SET state = 'waiting', due_us = $2, attempts = 0 WHERE id = $1 AND state = 'dead'";
const FORGET: &str = "DELETE FROM outbox WHERE id = $1 AND state = 'waiting'";
const DROP: &str = "DELETE FROM outbox WHERE id = $1 AND state = 'dead'";
const FAILED: &str = "UPDATE outbox SET state = $2, due_us = $3, last_error = $4 WHERE id = $1 AND state = 'waiting'";
const NOTICE: &str = "INSERT INTO notice (id, subject, dossier, kind, at_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
const NOTICES: &str = "SELECT n.id, n.dossier, n.kind, n.at_us, n.read_us, d.number, d.procedure FROM notice n JOIN dossier d ON d.id = n.dossier WHERE n.subject = $1 AND (n.at_us, n.id) < ($2, $3) ORDER BY n.at_us DESC, n.id DESC LIMIT $4";
const UNREAD: &str = "SELECT count(*) FROM (SELECT 1 FROM notice WHERE subject = $1 AND read_us IS NULL LIMIT 100) AS counted";
const READ: &str = "UPDATE notice SET read_us = $2 WHERE subject = $1 AND read_us IS NULL";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 5] = [
    ("messages due", DUE),
    ("messages put aside", DEAD),
    ("messages that wait or are put aside", COUNT),
    ("notices of a person", NOTICES),
    ("unread notices", UNREAD),
];

/// A message that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its id, by which the far end knows it again.
    pub id: OutboxId,
    /// What to send.
    pub message: Outgoing,
    /// How often it was tried.
    pub attempts: u64,
    /// When it is due; also proves that nobody claimed it in between.
    pub due: Timestamp,
}

/// Adds a message.
pub fn enqueue(
    batch: &mut Batch,
    id: OutboxId,
    message: &Outgoing,
    now: Timestamp,
) -> Result<(), StoreError> {
    let values = vec![id.into(), message.topic().code().into(), json(message)?, now.into()];
    batch.insert(INSERT, values, Clash::Version);
    Ok(())
}

/// Adds a letter to a person where they have an address that is known to be theirs.
pub fn enqueue_to_reached(
    batch: &mut Batch,
    (id, subject): (OutboxId, SubjectId),
    message: &Outgoing,
    now: Timestamp,
) -> Result<(), StoreError> {
    let topic = message.topic().code();
    let values = vec![id.into(), topic.into(), json(message)?, now.into(), subject.into()];
    batch.change_any(INSERT_TO_REACHED, values);
    Ok(())
}

/// Claims a message until `lease_ends`; [`Clash::Row`] when another worker was faster.
pub fn claim(batch: &mut Batch, waiting: &Waiting, lease_ends: Timestamp) {
    let values = vec![waiting.id.into(), lease_ends.into(), waiting.due.into()];
    batch.change_one(CLAIM, values, Clash::Row("outbox"));
}

/// Notes that a message was sent.
pub fn sent(batch: &mut Batch, id: OutboxId) {
    batch.change_any(SENT, vec![id.into()]);
}

/// Takes away a message that nobody wants any more.
pub fn forget(batch: &mut Batch, id: OutboxId) {
    batch.change_any(FORGET, vec![id.into()]);
}

/// Notes that a try failed, and when the next one is.
pub fn failed(batch: &mut Batch, id: OutboxId, next: Timestamp, error: &str) {
    batch.change_any(FAILED, vec![id.into(), "waiting".into(), next.into(), error.into()]);
}

/// Puts a message aside after its last try.
pub fn put_aside(batch: &mut Batch, id: OutboxId, now: Timestamp, error: &str) {
    batch.change_any(FAILED, vec![id.into(), "dead".into(), now.into(), error.into()]);
}

/// Has a message that was put aside tried again from the start.
pub fn revive(
    batch: &mut Batch,
    _permit: &Permit<actions::ManageLetters>,
    id: OutboxId,
    now: Timestamp,
) {
    batch.change_one(REVIVE, vec![id.into(), now.into()], Clash::Row("outbox"));
}

/// Drops a message that was put aside.
pub fn drop_dead(batch: &mut Batch, _permit: &Permit<actions::ManageLetters>, id: OutboxId) {
    batch.change_one(DROP, vec![id.into()], Clash::Row("outbox"));
}

/// A message that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dead {
    /// Its id.
    pub id: OutboxId,
    /// What was to be sent.
    pub message: Outgoing,
    /// How often it was tried.
    pub attempts: u64,
    /// When it was put aside.
    pub at: Timestamp,
    /// Why the last try failed.
    pub error: String,
}

/// Key of a list of messages that were put aside.
pub type DeadKey = (Timestamp, OutboxId);

/// A notice to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// The dossier it is about.
    pub dossier: DossierId,
    /// What it tells, as `mc_dossier::effects::NoticeKind` names it.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// When it was read.
    pub read: Option<Timestamp>,
    /// The dossier's number.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
}

/// Adds a notice to a person about a dossier; the same one again does nothing.
pub fn notify(
    batch: &mut Batch,
    id: NoticeId,
    (subject, dossier): (SubjectId, DossierId),
    kind: &str,
    at: Timestamp,
) {
    let values = vec![id.into(), subject.into(), dossier.into(), kind.into(), at.into()];
    batch.change_any(NOTICE, values);
}

/// Marks all notices of a person as read.
pub fn mark_read(batch: &mut Batch, subject: SubjectId, now: Timestamp) {
    batch.change_any(READ, vec![subject.into(), now.into()]);
}

/// Key of a list of notices.
pub type NoticeKey = (Timestamp, NoticeId);

impl Store {
    /// Messages of a queue that are due, at most `most`.
    pub async fn outbox_due(
        &self,
        topic: Topic,
        now: Timestamp,
        most: u16,
    ) -> Result<Vec<Waiting>, StoreError> {
        let rows = self.query(DUE, vec![topic.code().into(), now.into(), most.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(Waiting {
                    id: row.id(0)?,
                    message: row.json(1)?,
                    attempts: row.count(2)?,
                    due: row.timestamp(3)?,
                })
            })
            .collect()
    }

    /// The messages of a queue that were put aside, newest first, before a key.
    pub async fn outbox_dead(
        &self,
        _permit: &Permit<actions::ManageLetters>,
        topic: Topic,
        before: Option<DeadKey>,
        size: PageSize,
    ) -> Result<Page<Dead, DeadKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), OutboxId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![topic.code().into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(DEAD, values).await?;
        let rows = rows.iter().map(dead).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |dead| (dead.at, dead.id)))
    }

    /// A message that was put aside.
    pub async fn dead_message(
        &self,
        _permit: &Permit<actions::ManageLetters>,
        id: OutboxId,
    ) -> Result<Option<Dead>, StoreError> {
        self.query_one(ONE_DEAD, vec![id.into()]).await?.as_ref().map(dead).transpose()
    }

    /// How many messages of a queue wait, and how many are put aside; each at most 100.
    pub async fn outbox_counts(&self, topic: Topic) -> Result<(u64, u64), StoreError> {
        let mut counts = [0; 2];
        for (count, state) in counts.iter_mut().zip(["waiting", "dead"]) {
            let row = self.query_one(COUNT, vec![topic.code().into(), state.into()]).await?;
            *count = row.map_or(Ok(0), |row| row.count(0))?;
        }
        let [waiting, dead] = counts;
        Ok((waiting, dead))
    }

    /// The notices of a person, newest first, before a key.
    pub async fn notices(
        &self,
        subject: SubjectId,
        before: Option<NoticeKey>,
        size: PageSize,
    ) -> Result<Page<Notice, NoticeKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), NoticeId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![subject.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(NOTICES, values).await?;
        let rows = rows.iter().map(notice).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |n| (n.at, n.id)))
    }

    /// How many notices a person has not read, at most 100.
    pub async fn unread_notices(&self, subject: SubjectId) -> Result<u64, StoreError> {
        let row = self.query_one(UNREAD, vec![subject.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }
}

fn dead(row: &Row) -> Result<Dead, StoreError> {
    Ok(Dead {
        id: row.id(0)?,
        message: row.json(1)?,
        attempts: row.count(2)?,
        at: row.timestamp(3)?,
        error: row.optional(4, Row::text)?.unwrap_or_default(),
    })
}

fn notice(row: &Row) -> Result<Notice, StoreError> {
    Ok(Notice {
        id: row.id(0)?,
        dossier: row.id(1)?,
        kind: row.text(2)?,
        at: row.timestamp(3)?,
        read: row.optional(4, Row::timestamp)?,
        number: row.text(5)?,
        procedure: row.text(6)?,
    })
}
