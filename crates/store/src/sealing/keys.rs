//! Keys of holders, each wrapped by a master key: adding, wrapping anew, destroying, counting.

use super::Vault;
use crate::{Batch, Clash, Row, Store, StoreError, Value};
use mc_kernel::{Id, Timestamp};
use mc_sealing::{Holder, MasterKeyId, SealError, Wrapped};

const LATEST: &str = "SELECT version, master, wrapped FROM holder_key WHERE holder = $1 ORDER BY version DESC LIMIT 1";
const ADD: &str = "INSERT INTO holder_key (holder, version, master, wrapped, made_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (holder, version) DO NOTHING";
const AGAIN: &str = "UPDATE holder_key SET master = $3, wrapped = $4 WHERE holder = $1 AND version = $2 AND master = $5";
const DESTROY: &str = "UPDATE holder_key SET master = NULL, wrapped = NULL, destroyed_us = $2 WHERE holder = $1 AND destroyed_us IS NULL";
const WRAPPED_BY: &str = "SELECT holder, version, master, wrapped FROM holder_key WHERE master = $1 ORDER BY holder, version LIMIT $2";
const MASTERS: &str =
    "SELECT master, count(*) FROM holder_key GROUP BY master ORDER BY master LIMIT 200";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("the latest key of a holder", LATEST), ("keys wrapped by a master key", WRAPPED_BY)];

/// Keys that are wrapped anew at once.
pub const KEYS_AT_ONCE: u16 = 200;

/// The latest key of a holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderKey {
    /// Which one of the holder's.
    pub version: u32,
    /// The key; `None` where it was destroyed.
    pub wrapped: Option<Wrapped>,
}

/// How many keys a master key wraps; `None` counts those that were destroyed.
pub type KeyCount = (Option<MasterKeyId>, u64);

impl From<Holder> for Value {
    fn from(holder: Holder) -> Self {
        Id::<()>::from_bytes(*holder.bytes()).into()
    }
}

pub(super) fn add(batch: &mut Batch, key: &Wrapped, now: Timestamp) {
    let values = vec![
        key.holder.into(),
        key.version.into(),
        key.master.as_str().into(),
        key.key.clone().into(),
        now.into(),
    ];
    batch.change_any(ADD, values);
}

/// Destroys the key of a holder: what it sealed can never be opened again.
pub fn destroy(batch: &mut Batch, holder: impl Into<Holder>, now: Timestamp) {
    let holder: Holder = holder.into();
    batch.change_any(DESTROY, vec![holder.into(), now.into()]);
}

impl Store {
    /// The latest key of a holder.
    pub async fn holder_key(
        &self,
        holder: impl Into<Holder>,
    ) -> Result<Option<HolderKey>, StoreError> {
        let holder = holder.into();
        let Some(row) = self.query_one(LATEST, vec![holder.into()]).await? else { return Ok(None) };
        let version = version(&row, 0)?;
        let (master, key) = (row.optional(1, Row::text)?, row.optional(2, Row::bytes)?);
        let wrapped = master.zip(key).map(|(master, key)| Wrapped {
            holder,
            version,
            master: MasterKeyId::from_text(master),
            key,
        });
        Ok(Some(HolderKey { version, wrapped }))
    }

    /// Forgets a key in memory, after it was destroyed.
    pub fn forget_key(&self, holder: impl Into<Holder>) {
        if let Some(vault) = &self.vault {
            vault.forget(holder.into());
        }
    }

    /// How many keys each master key wraps.
    pub async fn key_counts(&self) -> Result<Vec<KeyCount>, StoreError> {
        let row = |row: &Row| {
            let master = row.optional(0, Row::text)?;
            Ok((master.map(MasterKeyId::from_text), row.count(1)?))
        };
        self.query(MASTERS, Vec::new()).await?.iter().map(row).collect()
    }

    /// Wraps some keys anew that another master key than the current one wraps. Returns how many; 0
    /// when none is left.
    ///
    /// # Errors
    /// [`SealError::MasterKeyMissing`] when the master key that wrapped them is not there.
    pub async fn rewrap_some(&self) -> Result<u64, StoreError> {
        let Some(vault) = &self.vault else { return Ok(0) };
        let current = vault.keeper.current();
        let others = self.key_counts().await?.into_iter().filter_map(|(master, _)| master);
        let Some(other) = others.into_iter().find(|master| *master != current) else {
            return Ok(0);
        };
        let values = vec![other.as_str().into(), KEYS_AT_ONCE.into()];
        let rows = self.query(WRAPPED_BY, values).await?;
        let mut batch = Batch::new();
        for row in &rows {
            again(&mut batch, row, vault)?;
        }
        let done = u64::try_from(rows.len()).unwrap_or(0);
        // A key that was destroyed or wrapped anew meanwhile is looked at in the next round.
        match self.commit(batch).await {
            Ok(()) | Err(StoreError::Conflict(Clash::Row(_))) => Ok(done),
            Err(error) => Err(error),
        }
    }

    /// The master keys that the database needs and nobody has.
    pub async fn missing_master_keys(&self) -> Result<Vec<MasterKeyId>, StoreError> {
        let known = self.vault.as_ref().map_or_else(Vec::new, |vault| vault.keeper.known());
        let needed = self.key_counts().await?.into_iter().filter_map(|(master, _)| master);
        Ok(needed.filter(|master| !known.contains(master)).collect())
    }

    /// The master key that wraps what is new, where values are sealed.
    pub fn current_master_key(&self) -> Option<MasterKeyId> {
        self.vault.as_ref().map(|vault| vault.keeper.current())
    }
}

fn again(batch: &mut Batch, row: &Row, vault: &Vault) -> Result<(), StoreError> {
    let holder = row.id::<()>(0)?.into();
    let master = MasterKeyId::from_text(row.text(2)?);
    let old = Wrapped { holder, version: version(row, 1)?, master, key: row.bytes(3)? };
    let new = old.again(&*vault.keeper, &*vault.random)?;
    let values = vec![
        holder.into(),
        new.version.into(),
        new.master.as_str().into(),
        new.key.into(),
        old.master.as_str().into(),
    ];
    batch.change_one(AGAIN, values, Clash::Row("holder_key"));
    Ok(())
}

fn version(row: &Row, column: usize) -> Result<u32, StoreError> {
    u32::try_from(row.count(column)?).map_err(|_bad| SealError::Form.into())
}
