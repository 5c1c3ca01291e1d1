//! Sealing what lay open before there was a master key: bounded rounds, each a batch with how far it
//! came, so that it goes on after any interruption.

use crate::{Batch, Clash, Row, Store, StoreError, Value, files::FileRow};
use mc_kernel::{Id, ids::DossierId};
use mc_sealing::{Holder, Spot, is_sealed};

const FILL: &str =
    "SELECT place, reached FROM sealing_fill WHERE is_done = $1 ORDER BY place LIMIT 10";
const REACH: &str =
    "UPDATE sealing_fill SET reached = $3, is_done = $4 WHERE place = $1 AND reached = $2";
const ANEW: &str = "UPDATE sealing_fill SET reached = $1, is_done = $2";
const PRIVATE: &str = "SELECT stream, version, subject, body FROM event_private WHERE stream > $1 ORDER BY stream, version LIMIT 2500";
const PRIVATE_SEAL: &str =
    "UPDATE event_private SET body = $3 WHERE stream = $1 AND version = $2 AND body = $4";
const DRAFTS: &str = "SELECT id, owner, entries FROM draft WHERE id > $1 ORDER BY id LIMIT 200";
const DRAFT_SEAL: &str = "UPDATE draft SET entries = $2 WHERE id = $1 AND entries = $3";
const QUERIES: &str =
    "SELECT id, subject, keys FROM register_query WHERE id > $1 ORDER BY id LIMIT 500";
const QUERY_SEAL: &str = "UPDATE register_query SET keys = $2 WHERE id = $1 AND keys = $3";
const SALTS: &str = "SELECT stream, subject, salt FROM ledger_salt WHERE stream > $1 AND salt <> '' ORDER BY stream LIMIT 500";
const SALT_SEAL: &str = "UPDATE ledger_salt SET salt = $2 WHERE stream = $1 AND salt = $3";
const SECRETS: &str = "SELECT staff, staff, totp_secret FROM staff_credential WHERE staff > $1 ORDER BY staff LIMIT 200";
const SECRET_SEAL: &str =
    "UPDATE staff_credential SET totp_secret = $2 WHERE staff = $1 AND totp_secret = $3";
const FILES: &str = "SELECT id, sha256, owner FROM file WHERE id > $1 ORDER BY id LIMIT 50";
const SAME_CONTENT: &str = "SELECT owner FROM file WHERE sha256 = $1 ORDER BY id LIMIT 1000";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 6] = [
    ("private parts to seal", PRIVATE),
    ("drafts to seal", DRAFTS),
    ("questions to the register to seal", QUERIES),
    ("salts to seal", SALTS),
    ("files to seal", FILES),
    ("owners of the same content", SAME_CONTENT),
];

/// The private parts read at once: more than one dossier can have.
const PRIVATE_AT_ONCE: usize = 2_500;
/// Rows of the same content that are looked at.
const MOST_SAME: usize = 1_000;
/// The place of files, which do not lie in the database.
pub const FILE_PLACE: &str = "file";
const PRIVATE_PLACE: &str = "event_private.body";

/// A place of which rows may lie open, and how far it was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsealed {
    /// The place: `draft.entries`; [`FILE_PLACE`] of files.
    pub place: String,
    /// The last row that was looked at.
    pub reached: Id<()>,
}

/// A file to seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenFile {
    /// Its row.
    pub id: Id<()>,
    /// Its digest.
    pub sha256: mc_kernel::Digest,
    /// Whose it is.
    pub owner: mc_kernel::ids::SubjectId,
}

impl From<&FileRow> for OpenFile {
    fn from(row: &FileRow) -> Self {
        Self { id: Id::from_uuid(row.id.uuid()), sha256: row.sha256, owner: row.owner }
    }
}

/// Where a kind of rows stands whose key is one id.
struct Plain {
    place: &'static str,
    read: &'static str,
    seal: &'static str,
    at_once: usize,
}

const PLAIN: [Plain; 4] = [
    Plain { place: "ledger_salt.salt", read: SALTS, seal: SALT_SEAL, at_once: 500 },
    Plain { place: "draft.entries", read: DRAFTS, seal: DRAFT_SEAL, at_once: 200 },
    Plain { place: "register_query.keys", read: QUERIES, seal: QUERY_SEAL, at_once: 500 },
    Plain { place: "staff_credential.totp_secret", read: SECRETS, seal: SECRET_SEAL, at_once: 200 },
];

/// Has every place looked through anew.
pub fn begin_anew(batch: &mut Batch) {
    let first = Id::<()>::from_bytes([0; 16]);
    batch.change_any(ANEW, vec![first.into(), false.into()]);
}

/// Notes how far a place was looked through; the batch fails where somebody else has gone on.
pub fn reach(batch: &mut Batch, from: &Unsealed, reached: Id<()>, is_done: bool) {
    let values = vec![(&from.place).into(), from.reached.into(), reached.into(), is_done.into()];
    batch.change_one(REACH, values, Clash::Row("sealing_fill"));
}

impl Store {
    /// The places of which rows may lie open.
    pub async fn unsealed(&self) -> Result<Vec<Unsealed>, StoreError> {
        let row = |row: &Row| Ok(Unsealed { place: row.text(0)?, reached: row.id(1)? });
        self.query(FILL, vec![false.into()]).await?.iter().map(row).collect()
    }

    /// Seals some rows of a place in the database; how many it looked at. Where a row changed
    /// meanwhile the round is done again.
    pub async fn seal_some(&self, from: &Unsealed) -> Result<u64, StoreError> {
        let (batch, looked_at) = if from.place == PRIVATE_PLACE {
            self.private_round(from).await?
        } else {
            let plain = PLAIN.iter().find(|plain| plain.place == from.place);
            let plain = plain.ok_or_else(|| {
                StoreError::Broken(format!("nothing is known of sealing {}", from.place))
            })?;
            self.plain_round(plain, from).await?
        };
        match self.commit(batch).await {
            Ok(()) => Ok(looked_at),
            Err(StoreError::Conflict(Clash::Row(_))) => Ok(0),
            Err(error) => Err(error),
        }
    }

    async fn private_round(&self, from: &Unsealed) -> Result<(Batch, u64), StoreError> {
        let mut rows = self.query(PRIVATE, vec![from.reached.into()]).await?;
        let is_done = rows.len() < PRIVATE_AT_ONCE;
        if !is_done && let Some(last) = rows.last() {
            // Of the last dossier there may be more.
            let cut: DossierId = last.id(0)?;
            rows.retain(|row| row.id(0).is_ok_and(|stream: DossierId| stream != cut));
        }
        let mut batch = Batch::new();
        for row in &rows {
            let (stream, version, body) = (row.id(0)?, row.count(1)?, row.text(3)?);
            if is_sealed(&body) {
                continue;
            }
            let holder = row.id::<()>(2)?.into();
            let spot = crate::log::private_spot(stream, version);
            let Some(sealed) = self.sealed_text(holder, &spot, body.as_bytes()).await? else {
                continue;
            };
            let values = vec![stream.into(), version.into(), sealed.into(), body.into()];
            batch.change_one(PRIVATE_SEAL, values, Clash::Row("event_private"));
        }
        let reached = rows.last().map_or(Ok(from.reached), |row| row.id(0))?;
        reach(&mut batch, from, reached, is_done);
        Ok((batch, u64::try_from(rows.len()).unwrap_or(0)))
    }

    async fn plain_round(
        &self,
        plain: &Plain,
        from: &Unsealed,
    ) -> Result<(Batch, u64), StoreError> {
        let rows = self.query(plain.read, vec![from.reached.into()]).await?;
        let mut batch = Batch::new();
        for row in &rows {
            let (id, holder): (Id<()>, Holder) = (row.id(0)?, row.id::<()>(1)?.into());
            let spot = Spot::new(plain.place, &[id.uuid().as_bytes()]);
            let open = row.values().get(2).cloned().unwrap_or(Value::Null);
            let sealed: Value = match &open {
                Value::Text(text) if !is_sealed(text) => {
                    self.sealed_text(holder, &spot, text.as_bytes()).await?.into()
                }
                Value::Bytes(bytes) if !bytes.starts_with(b"sealed:") => {
                    let sealed = self.sealed_text(holder, &spot, bytes).await?;
                    sealed.map_or(Value::Null, |text| Value::Bytes(text.into_bytes()))
                }
                Value::Text(_)
                | Value::Bytes(_)
                | Value::Null
                | Value::Int(_)
                | Value::Bool(_)
                | Value::Id(_) => continue,
            };
            if sealed != Value::Null {
                let values = vec![id.into(), sealed, open];
                batch.change_one(plain.seal, values, Clash::Row("sealing"));
            }
        }
        let is_done = rows.len() < plain.at_once;
        let reached = rows.last().map_or(Ok(from.reached), |row| row.id(0))?;
        reach(&mut batch, from, reached, is_done);
        Ok((batch, u64::try_from(rows.len()).unwrap_or(0)))
    }

    /// Files after a row, in order, to seal; at most 50.
    pub async fn files_to_seal(&self, after: Id<()>) -> Result<Vec<OpenFile>, StoreError> {
        let row =
            |row: &Row| Ok(OpenFile { id: row.id(0)?, sha256: row.digest(1)?, owner: row.id(2)? });
        self.query(FILES, vec![after.into()]).await?.iter().map(row).collect()
    }

    /// Whose a content is, a row each: people who attached the very same file. `None` where there are
    /// more than 999.
    pub async fn owners_of_content(
        &self,
        sha256: mc_kernel::Digest,
    ) -> Result<Option<Vec<mc_kernel::ids::SubjectId>>, StoreError> {
        let rows = self.query(SAME_CONTENT, vec![sha256.into()]).await?;
        if rows.len() >= MOST_SAME {
            return Ok(None);
        }
        rows.iter().map(|row| row.id(0)).collect::<Result<_, _>>().map(Some)
    }
}
