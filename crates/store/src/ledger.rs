//! The ledger: which event is which leaf, under which salt, and what was signed.
//!
//! It follows the log after the commit and costs the commit nothing. The rows are the truth: tiles are
//! made of them, and nothing is signed that is not in a row. A batch names the size that it continues, so
//! that of two followers one is refused ([`Clash::Row`] `ledger`). A position that a slower commit left
//! open is kept as a gap and looked at again.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Digest, Timestamp,
    ids::{DossierId, SubjectId},
};
use mc_policy::{Action, DossierTarget, Permit};
use mc_sealing::Spot;

const TREE: &str =
    "SELECT size, frontier, reached, signed_size, signed, log_key FROM ledger_tree WHERE id = 1";
const NEXT: &str = "SELECT e.position, e.stream, e.version, e.kind, e.body, e.at_us, e.leaf, d.number, d.procedure, d.applicant, s.subject, s.salt FROM event e LEFT JOIN dossier d ON d.id = e.stream LEFT JOIN ledger_salt s ON s.stream = e.stream WHERE e.position > $1 ORDER BY e.position LIMIT $2";
const LATE: &str = "SELECT e.position, e.stream, e.version, e.kind, e.body, e.at_us, e.leaf, d.number, d.procedure, d.applicant, s.subject, s.salt FROM ledger_gap g JOIN event e ON e.position = g.position LEFT JOIN dossier d ON d.id = e.stream LEFT JOIN ledger_salt s ON s.stream = e.stream WHERE g.position > $1 ORDER BY g.position LIMIT $2";
const ENTRIES: &str = "SELECT leaf, entry FROM ledger_leaf WHERE leaf >= $1 ORDER BY leaf LIMIT $2";
const LEAVES: &str = "SELECT e.position, e.stream, e.version, e.kind, e.body, e.at_us, e.leaf, d.number, d.procedure, d.applicant, s.subject, s.salt, l.leaf, l.entry FROM ledger_leaf l LEFT JOIN event e ON e.position = l.position LEFT JOIN dossier d ON d.id = e.stream LEFT JOIN ledger_salt s ON s.stream = e.stream WHERE l.leaf >= $1 ORDER BY l.leaf LIMIT $2";
const ONE: &str = "SELECT e.position, e.stream, e.version, e.kind, e.body, e.at_us, e.leaf, d.number, d.procedure, d.applicant, s.subject, s.salt, l.leaf, l.entry FROM event e JOIN ledger_leaf l ON l.position = e.position LEFT JOIN dossier d ON d.id = e.stream LEFT JOIN ledger_salt s ON s.stream = e.stream WHERE e.stream = $1 AND e.version = $2";
const VERSIONS: &str = "SELECT e.version FROM event e JOIN ledger_leaf l ON l.position = e.position WHERE e.stream = $1 AND l.leaf < $2 ORDER BY e.version LIMIT 2000";
const PASSED: &str = "SELECT count(*) FROM (SELECT 1 FROM event e LEFT JOIN ledger_leaf l ON l.position = e.position WHERE e.position <= $1 AND l.leaf IS NULL LIMIT 100) AS counted";
const ADD_LEAF: &str = "INSERT INTO ledger_leaf (leaf, position, entry) VALUES ($1, $2, $3)";
const ADD_SALT: &str = "INSERT INTO ledger_salt (stream, subject, salt) VALUES ($1, $2, $3)";
const ADD_GAP: &str = "INSERT INTO ledger_gap (position, seen_us) VALUES ($1, $2)";
const FILL_GAP: &str = "DELETE FROM ledger_gap WHERE position = $1";
const FORGET_GAPS: &str = "DELETE FROM ledger_gap WHERE seen_us < $1";
const GROW: &str =
    "UPDATE ledger_tree SET size = $2, frontier = $3, reached = $4 WHERE id = 1 AND size = $1";
const SIGN: &str = "UPDATE ledger_tree SET signed_size = $1, signed = $2, log_key = $3 WHERE id = 1 AND size >= $1 AND signed_size <= $1 AND (log_key = $3 OR log_key = '')";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 5] = [
    ("events that follow in the ledger", NEXT),
    ("events that came late to the ledger", LATE),
    ("entries of the ledger", ENTRIES),
    ("leaves of the ledger to check", LEAVES),
    ("events of a dossier in the ledger", VERSIONS),
];

/// How far the ledger came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// How many leaves there are.
    pub size: u64,
    /// The complete parts of the tree, 32 bytes each.
    pub frontier: Vec<u8>,
    /// The last position of the log that was looked at.
    pub reached: i64,
    /// The size that was signed last.
    pub signed_size: u64,
    /// The checkpoint of then; empty before the first.
    pub signed: String,
    /// The key by which it was signed; empty before the first.
    pub log_key: String,
}

/// An event as the ledger sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its position in the log.
    pub position: i64,
    /// Its dossier.
    pub stream: DossierId,
    /// Its place there, from 1.
    pub version: u64,
    /// What it is.
    pub kind: String,
    /// Its body.
    pub body: String,
    /// When it happened.
    pub at: Timestamp,
    /// The digest of everything that the log says of it.
    pub record: Digest,
    /// The number of the dossier.
    pub number: String,
    /// Its procedure.
    pub procedure: String,
    /// Its applicant.
    pub applicant: SubjectId,
    /// The salt of the dossier.
    pub salt: Salted,
}

/// How a dossier is salted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Salted {
    /// Not yet.
    New,
    /// With this.
    With(String),
    /// Its applicant was erased: nobody can say any more what its entries speak of.
    Mute,
}

/// A leaf with its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Its place in the ledger, from 0.
    pub leaf: u64,
    /// The entry.
    pub entry: Vec<u8>,
    /// The event; `None` where there is none at the position any more.
    pub event: Option<Followed>,
}

/// What the next leaves come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grown<'f> {
    /// The size before.
    pub from: u64,
    /// The size after.
    pub size: u64,
    /// The parts after.
    pub frontier: &'f [u8],
    /// The last position that was looked at.
    pub reached: i64,
}

/// Appends a leaf; `late` where its position had been passed over.
pub fn add_leaf(batch: &mut Batch, leaf: u64, position: i64, entry: &[u8; 32], late: bool) {
    let values = vec![leaf.into(), position.into(), entry.to_vec().into()];
    batch.insert(ADD_LEAF, values, Clash::Row("ledger"));
    if late {
        batch.change_one(FILL_GAP, vec![position.into()], Clash::Row("ledger"));
    }
}

/// Keeps the salt of a dossier, sealed with the key of its applicant.
pub fn add_salt(batch: &mut Batch, stream: DossierId, subject: SubjectId, salt: &str) {
    let values = vec![stream.into(), subject.into(), salt.into()];
    batch.insert(ADD_SALT, values, Clash::Row("ledger")).seal(2, subject, spot(stream));
}

/// Notes a position that was passed over.
pub fn add_gap(batch: &mut Batch, position: i64, now: Timestamp) {
    batch.insert(ADD_GAP, vec![position.into(), now.into()], Clash::Row("ledger"));
}

/// Forgets positions that were passed over before an instant: nothing comes there any more.
pub fn forget_gaps(batch: &mut Batch, before: Timestamp) {
    batch.change_any(FORGET_GAPS, vec![before.into()]);
}

/// The tree with the new leaves; the batch fails where another follower was faster.
pub fn grow(batch: &mut Batch, grown: Grown<'_>) {
    let values = vec![
        grown.from.into(),
        grown.size.into(),
        grown.frontier.to_vec().into(),
        grown.reached.into(),
    ];
    batch.change_one(GROW, values, Clash::Row("ledger"));
}

/// Keeps a signed checkpoint; the batch fails where a larger one was signed, or with another key.
pub fn sign(batch: &mut Batch, size: u64, checkpoint: &str, log_key: &str) {
    let values = vec![size.into(), checkpoint.into(), log_key.into()];
    batch.change_one(SIGN, values, Clash::Row("ledger"));
}

fn spot(stream: DossierId) -> Spot {
    Spot::new("ledger_salt.salt", &[stream.uuid().as_bytes()])
}

impl Store {
    /// How far the ledger came.
    ///
    /// # Errors
    /// [`StoreError::Broken`] where its row is missing.
    pub async fn ledger_tree(&self) -> Result<Tree, StoreError> {
        let row = self.query_one(TREE, Vec::new()).await?;
        let row = row.ok_or_else(|| StoreError::Broken("the ledger has no row".to_owned()))?;
        Ok(Tree {
            size: row.count(0)?,
            frontier: row.bytes(1)?,
            reached: row.int(2)?,
            signed_size: row.count(3)?,
            signed: row.text(4)?,
            log_key: row.text(5)?,
        })
    }

    /// The events behind a position, in their order; nothing of them is shown to anybody.
    pub async fn ledger_next(&self, after: i64, most: u16) -> Result<Vec<Followed>, StoreError> {
        let rows = self.query(NEXT, vec![after.into(), most.into()]).await?;
        self.followed(rows).await
    }

    /// Events that came to positions that had been passed over.
    pub async fn ledger_late(&self, most: u16) -> Result<Vec<Followed>, StoreError> {
        let rows = self.query(LATE, vec![0_i64.into(), most.into()]).await?;
        self.followed(rows).await
    }

    /// How many events up to a position have no leaf, counted up to 100. It reads the whole log.
    pub async fn ledger_passed(&self, reached: i64) -> Result<u64, StoreError> {
        let row = self.query_one(PASSED, vec![reached.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The entries from a leaf on, in their order.
    pub async fn ledger_entries(
        &self,
        from: u64,
        most: u16,
    ) -> Result<Vec<(u64, Vec<u8>)>, StoreError> {
        let rows = self.query(ENTRIES, vec![from.into(), most.into()]).await?;
        rows.iter().map(|row| Ok((row.count(0)?, row.bytes(1)?))).collect()
    }

    /// The leaves from one on with their events, to be checked; nothing of them is shown to anybody.
    pub async fn ledger_leaves(&self, from: u64, most: u16) -> Result<Vec<Leaf>, StoreError> {
        let rows = self.query(LEAVES, vec![from.into(), most.into()]).await?;
        self.with_leaves(rows).await
    }

    /// The leaf of one event of the dossier that the permit was given for.
    pub async fn ledger_leaf<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
        version: u64,
    ) -> Result<Option<Leaf>, StoreError> {
        let rows = self.query(ONE, vec![permit.key().into(), version.into()]).await?;
        Ok(self.with_leaves(rows).await?.into_iter().next())
    }

    /// Which events of the dossier that the permit was given for are leaves below a size.
    pub async fn ledger_versions<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
        size: u64,
    ) -> Result<Vec<u64>, StoreError> {
        let rows = self.query(VERSIONS, vec![permit.key().into(), size.into()]).await?;
        rows.iter().map(|row| row.count(0)).collect()
    }

    async fn with_salts(&self, rows: Vec<Row>) -> Result<Vec<Row>, StoreError> {
        self.opened(rows, 11, |row| Ok(spot(row.id(1)?))).await
    }

    async fn followed(&self, rows: Vec<Row>) -> Result<Vec<Followed>, StoreError> {
        self.with_salts(rows).await?.iter().map(followed).collect()
    }

    async fn with_leaves(&self, rows: Vec<Row>) -> Result<Vec<Leaf>, StoreError> {
        let rows = self.with_salts(rows).await?;
        let leaf = |row: &Row| {
            let event = if row.is_null(0) { None } else { Some(followed(row)?) };
            Ok(Leaf { leaf: row.count(12)?, entry: row.bytes(13)?, event })
        };
        rows.iter().map(leaf).collect()
    }
}

fn followed(row: &Row) -> Result<Followed, StoreError> {
    let salt = match (row.is_null(10), row.optional(11, Row::text)?) {
        (true, _) => Salted::New,
        (false, Some(salt)) if !salt.is_empty() => Salted::With(salt),
        (false, _) => Salted::Mute,
    };
    Ok(Followed {
        position: row.int(0)?,
        stream: row.id(1)?,
        version: row.count(2)?,
        kind: row.text(3)?,
        body: row.text(4)?,
        at: row.timestamp(5)?,
        record: row.digest(6)?,
        number: row.text(7)?,
        procedure: row.text(8)?,
        applicant: row.id(9)?,
        salt,
    })
}
