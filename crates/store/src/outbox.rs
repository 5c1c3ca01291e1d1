//! What leaves the building: claimed by a worker after commit, tried again with a growing pause, and
//! put aside after the last try. Notices are what the first such worker makes of it.

use crate::{Batch, Clash, Row, Store, StoreError, json};
use mc_dossier::Outgoing;
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{DossierId, NoticeId, OutboxId, SubjectId},
};

const INSERT: &str = "INSERT INTO outbox (id, topic, body, state, due_us, attempts) VALUES ($1, $2, $3, 'waiting', $4, 0)";
const DUE: &str = "SELECT id, topic, body, attempts, due_us FROM outbox WHERE state = 'waiting' AND due_us <= $1 ORDER BY due_us, id LIMIT $2";
const CLAIM: &str = "UPDATE outbox SET due_us = $2, attempts = attempts + 1 WHERE id = $1 AND state = 'waiting' AND due_us = $3";
const SENT: &str = "UPDATE outbox SET state = 'sent' WHERE id = $1 AND state = 'waiting'";
const FAILED: &str = "UPDATE outbox SET state = $2, due_us = $3, last_error = $4 WHERE id = $1 AND state = 'waiting'";
const NOTICE: &str = "INSERT INTO notice (id, subject, dossier, kind, at_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";
const NOTICES: &str = "SELECT n.id, n.dossier, n.kind, n.at_us, n.read_us, d.number, d.procedure FROM notice n JOIN dossier d ON d.id = n.dossier WHERE n.subject = $1 AND (n.at_us, n.id) < ($2, $3) ORDER BY n.at_us DESC, n.id DESC LIMIT $4";
const UNREAD: &str = "SELECT count(*) FROM (SELECT 1 FROM notice WHERE subject = $1 AND read_us IS NULL LIMIT 100) AS counted";
const READ: &str = "UPDATE notice SET read_us = $2 WHERE subject = $1 AND read_us IS NULL";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] =
    [("messages due", DUE), ("notices of a person", NOTICES), ("unread notices", UNREAD)];

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
    let topic = match message {
        Outgoing::Notice { .. } => "notice",
    };
    batch.insert(INSERT, vec![id.into(), topic.into(), json(message)?, now.into()], Clash::Version);
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

/// Notes that a try failed: the next one at `next`, or none any more.
pub fn failed(batch: &mut Batch, id: OutboxId, next: Option<Timestamp>, error: &str) {
    let state = if next.is_some() { "waiting" } else { "dead" };
    let due = next.unwrap_or(Timestamp::from_micros(0));
    batch.change_any(FAILED, vec![id.into(), state.into(), due.into(), error.into()]);
}

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
    /// Messages that are due, at most `most`.
    pub async fn outbox_due(&self, now: Timestamp, most: u16) -> Result<Vec<Waiting>, StoreError> {
        let rows = self.query(DUE, vec![now.into(), most.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(Waiting {
                    id: row.id(0)?,
                    message: row.json(2)?,
                    attempts: row.count(3)?,
                    due: row.timestamp(4)?,
                })
            })
            .collect()
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
