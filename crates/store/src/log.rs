//! The event log: appending what was decided, and reading states and histories.

use crate::{Batch, Clash, Row, Store, StoreError, Value, json};
use mc_dossier::{Dossier, Event, Private, Recorded, record::upcast};
use mc_kernel::{
    Digest,
    ids::{CommandId, DossierId, SubjectId},
};
use mc_policy::{Action, DossierTarget, Permit, actions};
use mc_sealing::Spot;

const APPEND: &str = "INSERT INTO event (stream, version, command, kind, kind_version, body, actor, at_us, seal, leaf) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const COMMAND: &str = "INSERT INTO command (id, stream, version, at_us) VALUES ($1, $2, $3, $4)";
const PRIVATE: &str =
    "INSERT INTO event_private (stream, version, subject, salt, body) VALUES ($1, $2, $3, $4, $5)";
const SNAPSHOT_NEW: &str = "INSERT INTO snapshot (stream, version, body) VALUES ($1, $2, $3)";
const SNAPSHOT_NEXT: &str =
    "UPDATE snapshot SET version = $2, body = $3 WHERE stream = $1 AND version = $4";
const SNAPSHOT: &str = "SELECT body FROM snapshot WHERE stream = $1";
const COMMAND_OUTCOME: &str = "SELECT stream, version FROM command WHERE id = $1";
const HISTORY: &str = "SELECT e.version, e.command, e.kind, e.kind_version, e.body, e.actor, e.at_us, e.seal, p.body FROM event e LEFT JOIN event_private p ON p.stream = e.stream AND p.version = e.version WHERE e.stream = $1 ORDER BY e.version LIMIT 2000";
const PRIVATE_OF: &str = "SELECT body FROM event_private WHERE stream = $1 AND version = $2";
const STREAMS: &str = "SELECT stream FROM snapshot WHERE stream > $1 ORDER BY stream LIMIT $2";
const STATES: &str = "SELECT body FROM snapshot WHERE stream > $1 ORDER BY stream LIMIT $2";
const LEAVES: &str = "SELECT position, stream, version, command, kind, kind_version, body, actor, at_us, seal, leaf FROM event WHERE position > $1 ORDER BY position LIMIT $2";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("history of a dossier", HISTORY),
    ("streams to rebuild", STREAMS),
    ("states to index", STATES),
    ("leaves to check", LEAVES),
];

/// The most events of one stream; a dossier with more is a defect elsewhere.
pub const MOST_EVENTS: u64 = 2000;

/// An event with its private part, on its way into the log.
#[derive(Debug, Clone)]
pub struct Appended {
    /// The event and its place.
    pub recorded: Recorded,
    /// The private part with its salt.
    pub private: Option<(Private, [u8; 32])>,
}

/// An event as read from the log, with its private part where that still exists.
#[derive(Debug, Clone)]
pub struct Told {
    /// The event and its place.
    pub recorded: Recorded,
    /// The private part; `None` where there was none or the person was erased.
    pub private: Option<Private>,
}

/// Adds the events of one command to a batch, with the command, the private parts and the new state.
///
/// The batch fails with [`Clash::Version`] when somebody else was faster and with
/// [`StoreError::Duplicate`] when the command is in the log already.
pub fn append(
    batch: &mut Batch,
    events: &[Appended],
    subject: SubjectId,
    after: &Dossier,
) -> Result<(), StoreError> {
    let Some(first) = events.first() else { return Ok(()) };
    let command = &first.recorded;
    let values =
        vec![command.command.into(), after.id.into(), after.version.into(), command.at.into()];
    batch.insert(COMMAND, values, Clash::Command);
    for event in events {
        append_one(batch, event, subject)?;
    }
    let before = first.recorded.version.saturating_sub(1);
    let mut values = vec![after.id.into(), after.version.into(), json(after)?];
    if before == 0 {
        batch.insert(SNAPSHOT_NEW, values, Clash::Version);
    } else {
        values.push(before.into());
        batch.change_one(SNAPSHOT_NEXT, values, Clash::Version);
    }
    Ok(())
}

fn append_one(batch: &mut Batch, event: &Appended, subject: SubjectId) -> Result<(), StoreError> {
    let recorded = &event.recorded;
    let body = recorded.body();
    let leaf = recorded.leaf(&body);
    let values: Vec<Value> = vec![
        recorded.stream.into(),
        recorded.version.into(),
        recorded.command.into(),
        recorded.event.kind().into(),
        recorded.event.kind_version().into(),
        body.into(),
        recorded.actor.to_string().into(),
        recorded.at.into(),
        recorded.seal.into(),
        leaf.into(),
    ];
    batch.insert(APPEND, values, Clash::Version);
    if let Some((private, salt)) = &event.private {
        let values = vec![
            recorded.stream.into(),
            recorded.version.into(),
            subject.into(),
            salt.to_vec().into(),
            json(private)?,
        ];
        let spot = private_spot(recorded.stream, recorded.version);
        batch.insert(PRIVATE, values, Clash::Version).seal(4, subject, spot);
    }
    Ok(())
}

/// Where a private part stands.
pub(crate) fn private_spot(stream: DossierId, version: u64) -> Spot {
    Spot::new("event_private.body", &[stream.uuid().as_bytes(), &version.to_be_bytes()])
}

impl Store {
    /// The state of the dossier that the permit was given for.
    pub async fn dossier<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Option<Dossier>, StoreError> {
        let row = self.query_one(SNAPSHOT, vec![permit.key().into()]).await?;
        row.map(|row| row.json(0)).transpose()
    }

    /// The history of the dossier that the permit was given for, with its private parts.
    pub async fn history<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
    ) -> Result<Vec<Told>, StoreError> {
        self.stream(permit.key()).await
    }

    /// The private part of one event of the dossier that the permit was given for.
    pub async fn private_part<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
        version: u64,
    ) -> Result<Option<Private>, StoreError> {
        self.private_words(permit.key(), version).await
    }

    /// The private part of one event, for projections; nothing of it is shown to anybody.
    pub async fn private_words(
        &self,
        stream: DossierId,
        version: u64,
    ) -> Result<Option<Private>, StoreError> {
        let rows = self.query(PRIVATE_OF, vec![stream.into(), version.into()]).await?;
        let rows = self.opened(rows, 0, |_row| Ok(private_spot(stream, version))).await?;
        rows.first().map_or(Ok(None), |row| row.optional(0, Row::json))
    }

    /// What a command did, when it was carried out before.
    pub async fn command_outcome(
        &self,
        command: CommandId,
    ) -> Result<Option<(DossierId, u64)>, StoreError> {
        let row = self.query_one(COMMAND_OUTCOME, vec![command.into()]).await?;
        row.map(|row| Ok((row.id(0)?, row.count(1)?))).transpose()
    }

    /// A whole stream, for rebuilding projections; nothing of it is shown to anybody.
    pub async fn stream(&self, stream: DossierId) -> Result<Vec<Told>, StoreError> {
        let rows = self.query(HISTORY, vec![stream.into()]).await?;
        let spot = |row: &Row| Ok(private_spot(stream, row.count(0)?));
        let rows = self.opened(rows, 8, spot).await?;
        rows.iter().map(|row| told(stream, row)).collect()
    }

    /// Ids of streams after a key, in order, for rebuilding.
    pub async fn streams_after(
        &self,
        after: DossierId,
        most: u16,
    ) -> Result<Vec<DossierId>, StoreError> {
        let rows = self.query(STREAMS, vec![after.into(), most.into()]).await?;
        rows.iter().map(|row| row.id(0)).collect()
    }

    /// States of dossiers after a key, in order, for indexing; nothing of them is shown to anybody.
    pub async fn states_after(
        &self,
        after: DossierId,
        most: u16,
    ) -> Result<Vec<Dossier>, StoreError> {
        let rows = self.query(STATES, vec![after.into(), most.into()]).await?;
        rows.iter().map(|row| row.json(0)).collect()
    }

    /// The state of a dossier whose applicant is erased, for indexing; nothing of it is shown.
    pub async fn state_of(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        dossier: DossierId,
    ) -> Result<Option<Dossier>, StoreError> {
        let row = self.query_one(SNAPSHOT, vec![dossier.into()]).await?;
        row.map(|row| row.json(0)).transpose()
    }

    /// The leaves of the events after a position, in their order, each checked.
    ///
    /// The inner error is the first event, as stream and version, whose leaf is not that of its row
    /// or whose row cannot be read.
    pub async fn leaves_after(
        &self,
        after: i64,
        most: u16,
    ) -> Result<Result<Vec<(i64, Digest)>, (DossierId, u64)>, StoreError> {
        let rows = self.query(LEAVES, vec![after.into(), most.into()]).await?;
        let mut leaves = Vec::with_capacity(rows.len());
        for row in &rows {
            if !leaf_holds(row) {
                return Ok(Err((row.id(1)?, row.count(2)?)));
            }
            leaves.push((row.int(0)?, row.digest(10)?));
        }
        Ok(Ok(leaves))
    }

    /// Checks the leaf of every event after a position, in their order.
    ///
    /// Returns `None` when there is no event after it; else the position reached, or the first
    /// event, as stream and version, whose leaf is not that of its row or whose row cannot be read.
    pub async fn check_leaves(
        &self,
        after: i64,
        most: u16,
    ) -> Result<Option<Result<i64, (DossierId, u64)>>, StoreError> {
        let rows = self.query(LEAVES, vec![after.into(), most.into()]).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        let reached = last.int(0)?;
        for row in &rows {
            if !leaf_holds(row) {
                return Ok(Some(Err((row.id(1)?, row.count(2)?))));
            }
        }
        Ok(Some(Ok(reached)))
    }
}

/// The columns of a row of the log from which [`leaf_of`] is made, in their order.
pub const LEAF_COLUMNS: [&str; 11] = [
    "position",
    "stream",
    "version",
    "command",
    "kind",
    "kind_version",
    "body",
    "actor",
    "at_us",
    "seal",
    "leaf",
];

/// Position and leaf of a row of the log that was kept elsewhere, with the values of
/// [`LEAF_COLUMNS`]; `None` when the leaf is not that of the row.
pub fn leaf_of(values: Vec<Value>) -> Option<(i64, Digest)> {
    let row = Row::new(values);
    if leaf_holds(&row) { row.int(0).ok().zip(row.digest(10).ok()) } else { None }
}

fn leaf_holds(row: &Row) -> bool {
    let leaf = row.id(1).and_then(|stream| Ok(recorded(stream, row, 2)?.leaf(&row.text(6)?)));
    leaf.ok().zip(row.digest(10).ok()).is_some_and(|(leaf, kept)| leaf == kept)
}

fn told(stream: DossierId, row: &Row) -> Result<Told, StoreError> {
    let private = row.optional(8, Row::json)?;
    Ok(Told { recorded: recorded(stream, row, 0)?, private })
}

/// Reads an event whose columns begin with the version at `at`.
fn recorded(stream: DossierId, row: &Row, at: usize) -> Result<Recorded, StoreError> {
    let broken = |e: &dyn std::fmt::Display| StoreError::Broken(format!("stream {stream}: {e}"));
    let kind = row.text(at + 2)?;
    let kind_version = u16::try_from(row.int(at + 3)?).map_err(|e| broken(&e))?;
    let body = upcast(&kind, kind_version, row.text(at + 4)?).map_err(|e| broken(&e))?;
    Ok(Recorded {
        stream,
        version: row.count(at)?,
        command: row.id(at + 1)?,
        event: Event::read(&kind, &body).map_err(|e| broken(&e))?,
        actor: row.text(at + 5)?.parse().map_err(|e| broken(&e))?,
        at: row.timestamp(at + 6)?,
        seal: row.optional(at + 7, Row::digest)?,
    })
}

/// Whether a seal is that of a private part and its salt.
pub fn seal_holds(private: &Private, salt: &[u8; 32], seal: &Digest) -> bool {
    private.seal(salt) == *seal
}
