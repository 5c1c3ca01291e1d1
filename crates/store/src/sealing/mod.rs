//! Sealed values: what people wrote is encrypted before it is written, and opened when it is read.
//!
//! A batch names the values that are to be sealed ([`Batch::seal`](crate::Batch::seal)); [`Store::commit`]
//! seals them with the key of their holder. A store without a [`Vault`] leaves them open, and opens none.

pub mod fill;
pub mod keys;

use crate::{Batch, Row, Store, StoreError, Value};
use mc_kernel::{Clock, RandomSource};
use mc_sealing::{DataKey, Holder, MasterKeeper, Spot, is_sealed, version_of};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Keys of holders that are kept in memory at most.
const MOST_KEYS: usize = 4_096;
/// For how long a key is kept in memory: another process may have destroyed it meanwhile.
const KEPT: Duration = Duration::from_secs(30);

/// A value of a batch that is to be sealed.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) statement: usize,
    pub(crate) value: usize,
    pub(crate) holder: Holder,
    pub(crate) spot: Spot,
}

/// What seals and opens: the master keys, and the keys of holders that were used last.
pub struct Vault {
    keeper: Arc<dyn MasterKeeper>,
    random: Arc<dyn RandomSource>,
    clock: Arc<dyn Clock>,
    keys: Mutex<HashMap<Holder, (Arc<DataKey>, Instant)>>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vault({:?})", self.keeper)
    }
}

impl Vault {
    /// A vault with the master keys of a keeper.
    pub fn new(
        keeper: Arc<dyn MasterKeeper>,
        random: Arc<dyn RandomSource>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self { keeper, random, clock, keys: Mutex::new(HashMap::new()) }
    }

    fn cached(&self, holder: Holder) -> Option<Arc<DataKey>> {
        let keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let (key, since) = keys.get(&holder)?;
        (since.elapsed() < KEPT).then(|| Arc::clone(key))
    }

    fn keep(&self, key: DataKey) -> Arc<DataKey> {
        let key = Arc::new(key);
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= MOST_KEYS {
            keys.clear();
        }
        keys.insert(key.holder(), (Arc::clone(&key), Instant::now()));
        key
    }

    fn forget(&self, holder: Holder) {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner).remove(&holder);
    }
}

impl Store {
    /// The same database with what seals and opens.
    #[must_use]
    pub fn sealed_by(self, vault: Arc<Vault>) -> Self {
        Self { vault: Some(vault), ..self }
    }

    /// Whether values are sealed when they are written.
    pub const fn seals(&self) -> bool {
        self.vault.is_some()
    }

    /// The key of a holder, to open; `None` where nothing is sealed for them.
    pub async fn data_key(
        &self,
        holder: impl Into<Holder>,
    ) -> Result<Option<Arc<DataKey>>, StoreError> {
        let Some(vault) = &self.vault else { return Ok(None) };
        let holder = holder.into();
        if let Some(key) = vault.cached(holder) {
            return Ok(Some(key));
        }
        let Some(wrapped) = self.holder_key(holder).await?.and_then(|key| key.wrapped) else {
            return Ok(None);
        };
        Ok(Some(vault.keep(DataKey::unwrap(&wrapped, &*vault.keeper)?)))
    }

    /// The key of a holder, to seal; it is made where there is none. `None` where nothing is sealed.
    pub async fn data_key_to_seal(
        &self,
        holder: impl Into<Holder>,
    ) -> Result<Option<Arc<DataKey>>, StoreError> {
        let Some(vault) = &self.vault else { return Ok(None) };
        let holder = holder.into();
        if let Some(key) = self.data_key(holder).await? {
            return Ok(Some(key));
        }
        let last = self.holder_key(holder).await?.map_or(0, |key| key.version);
        let made = DataKey::make(holder, last + 1, &*vault.keeper, &*vault.random)?;
        let mut batch = Batch::new();
        keys::add(&mut batch, &made, vault.clock.now());
        self.engine.commit(batch).await?;
        // Where somebody else was faster, it is theirs that is used.
        self.data_key(holder).await
    }

    /// Seals what a batch says is to be sealed.
    pub(crate) async fn seal_batch(&self, batch: &mut Batch) -> Result<(), StoreError> {
        let Some(vault) = &self.vault else { return Ok(()) };
        for mark in batch.take_marks() {
            let Some(key) = self.data_key_to_seal(mark.holder).await? else { continue };
            let Some(value) = batch.value_mut(mark.statement, mark.value) else { continue };
            let sealed = |plain: &[u8]| key.seal(&mark.spot, plain, &*vault.random);
            match value {
                Value::Text(plain) => *plain = sealed(plain.as_bytes())?,
                Value::Bytes(plain) => *plain = sealed(plain)?.into_bytes(),
                Value::Null | Value::Int(_) | Value::Bool(_) | Value::Id(_) => {}
            }
        }
        Ok(())
    }

    /// Opens a column of rows; what was sealed with a key that is destroyed becomes NULL.
    pub(crate) async fn opened(
        &self,
        mut rows: Vec<Row>,
        column: usize,
        spot: impl Fn(&Row) -> Result<Spot, StoreError>,
    ) -> Result<Vec<Row>, StoreError> {
        for row in &mut rows {
            let (sealed, is_text) = match row.values().get(column) {
                Some(Value::Text(text)) if is_sealed(text) => (text.clone(), true),
                Some(Value::Bytes(bytes)) => match std::str::from_utf8(bytes) {
                    Ok(text) if is_sealed(text) => (text.to_owned(), false),
                    Ok(_) | Err(_) => continue,
                },
                Some(_) | None => continue,
            };
            let plain = self.open_sealed(&spot(row)?, &sealed).await?;
            let value = match plain {
                None => Value::Null,
                Some(plain) if is_text => String::from_utf8(plain)
                    .map(Value::Text)
                    .map_err(|_bad| row.corrupt(column, "text"))?,
                Some(plain) => Value::Bytes(plain),
            };
            row.set(column, value);
        }
        Ok(rows)
    }

    async fn open_sealed(&self, spot: &Spot, sealed: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let (holder, version) = version_of(sealed).ok_or(mc_sealing::SealError::Form)?;
        let Some(vault) = &self.vault else { return Err(self.no_vault(holder).await) };
        let mut key = self.data_key(holder).await?;
        if key.as_ref().is_some_and(|key| key.version() < version) {
            // Destroyed and made anew by another process.
            vault.forget(holder);
            key = self.data_key(holder).await?;
        }
        match key.filter(|key| key.version() == version) {
            Some(key) => Ok(Some(key.open(spot, sealed)?)),
            None => Ok(None),
        }
    }

    /// Why what is sealed cannot be opened without a vault: the master key of its holder is missing.
    async fn no_vault(&self, holder: Holder) -> StoreError {
        match self.holder_key(holder).await {
            Ok(Some(keys::HolderKey { wrapped: Some(wrapped), .. })) => {
                mc_sealing::SealError::MasterKeyMissing(wrapped.master).into()
            }
            Ok(_) => mc_sealing::SealError::Damaged.into(),
            Err(error) => error,
        }
    }

    /// Seals something that is no value of a batch, for its place.
    pub(crate) async fn sealed_text(
        &self,
        holder: Holder,
        spot: &Spot,
        plain: &[u8],
    ) -> Result<Option<String>, StoreError> {
        let Some(vault) = &self.vault else { return Ok(None) };
        let Some(key) = self.data_key_to_seal(holder).await? else { return Ok(None) };
        Ok(Some(key.seal(spot, plain, &*vault.random)?))
    }
}
