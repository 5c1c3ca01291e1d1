//! The key of a holder, and the values that it seals.

use crate::{
    Holder, MasterKeeper, MasterKeyId, SealError, Spot,
    master::{aead, open, seal},
    spot::joined,
};
use aws_lc_rs::{
    aead::LessSafeKey,
    hkdf::{HKDF_SHA256, Salt},
};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use mc_kernel::RandomSource;
use std::fmt;
use zeroize::Zeroizing;

/// What a sealed value begins with. Nothing else that is kept as text begins so: JSON does not, and a
/// secret of one-time codes is no text.
const BEGIN: &str = "sealed:1:";
/// The bytes of a data key.
const KEY_BYTES: usize = 32;

/// The key of a holder as the database has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapped {
    /// Whose it is.
    pub holder: Holder,
    /// Which one of the holder's: grows when one was destroyed.
    pub version: u32,
    /// The master key that wrapped it.
    pub master: MasterKeyId,
    /// The wrapped key.
    pub key: Vec<u8>,
}

impl Wrapped {
    fn bound(&self) -> Vec<u8> {
        bound(self.holder, self.version)
    }

    /// The same key, wrapped by the current master key.
    ///
    /// # Errors
    /// As [`MasterKeeper::unwrap`].
    pub fn again(
        &self,
        keeper: &dyn MasterKeeper,
        random: &dyn RandomSource,
    ) -> Result<Self, SealError> {
        let key = keeper.unwrap(&self.master, &self.bound(), &self.key)?;
        wrapped(self.holder, self.version, &key, keeper, random)
    }
}

fn bound(holder: Holder, version: u32) -> Vec<u8> {
    let version = version.to_be_bytes();
    joined(&[b"motcua data key 1", holder.bytes(), &version])
}

fn wrapped(
    holder: Holder,
    version: u32,
    key: &[u8],
    keeper: &dyn MasterKeeper,
    random: &dyn RandomSource,
) -> Result<Wrapped, SealError> {
    let (master, key) = keeper.wrap(&bound(holder, version), key, nonce(random))?;
    Ok(Wrapped { holder, version, master, key })
}

pub(crate) fn nonce(random: &dyn RandomSource) -> [u8; 12] {
    let mut nonce = [0; 12];
    random.fill(&mut nonce);
    nonce
}

/// The key of a holder, in memory. What it is, is never shown.
pub struct DataKey {
    pub(crate) holder: Holder,
    pub(crate) version: u32,
    key: Zeroizing<Vec<u8>>,
    values: LessSafeKey,
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({}, {})", self.holder, self.version)
    }
}

impl DataKey {
    /// Makes a key for a holder, wrapped by the current master key.
    ///
    /// # Errors
    /// What the keeper says.
    pub fn make(
        holder: Holder,
        version: u32,
        keeper: &dyn MasterKeeper,
        random: &dyn RandomSource,
    ) -> Result<Wrapped, SealError> {
        let mut key = Zeroizing::new([0; KEY_BYTES]);
        random.fill(key.as_mut_slice());
        wrapped(holder, version, key.as_slice(), keeper, random)
    }

    /// Unwraps a key.
    ///
    /// # Errors
    /// As [`MasterKeeper::unwrap`].
    pub fn unwrap(wrapped: &Wrapped, keeper: &dyn MasterKeeper) -> Result<Self, SealError> {
        let key = keeper.unwrap(&wrapped.master, &wrapped.bound(), &wrapped.key)?;
        let values = derived(&key, b"", b"motcua value 1")?;
        Ok(Self { holder: wrapped.holder, version: wrapped.version, key, values })
    }

    /// Whose it is.
    pub const fn holder(&self) -> Holder {
        self.holder
    }

    /// Which one of the holder's.
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The key of one file.
    pub(crate) fn of_file(&self, salt: &[u8]) -> Result<LessSafeKey, SealError> {
        derived(&self.key, salt, b"motcua file 1")
    }

    fn bound_value(&self, spot: &Spot) -> Vec<u8> {
        let version = self.version.to_be_bytes();
        let place = spot.place.as_bytes();
        joined(&[b"motcua value 1", place, &spot.row, self.holder.bytes(), &version])
    }

    /// Seals a value for its place.
    ///
    /// # Errors
    /// [`SealError::Damaged`] for a value of more than 64 GiB.
    pub fn seal(
        &self,
        spot: &Spot,
        plain: &[u8],
        random: &dyn RandomSource,
    ) -> Result<String, SealError> {
        let sealed = seal(&self.values, &self.bound_value(spot), nonce(random), plain)?;
        let (holder, version) = (self.holder, self.version);
        Ok(format!("{BEGIN}{holder}:{version}:{}", STANDARD_NO_PAD.encode(sealed)))
    }

    /// Opens what was sealed for a place.
    ///
    /// # Errors
    /// [`SealError::Damaged`] when it was changed, or sealed for another place.
    pub fn open(&self, spot: &Spot, sealed: &str) -> Result<Vec<u8>, SealError> {
        let (holder, version, body) = parts(sealed).ok_or(SealError::Form)?;
        if (holder, version) != (self.holder, self.version) {
            return Err(SealError::Damaged);
        }
        let body = STANDARD_NO_PAD.decode(body).map_err(|_bad| SealError::Damaged)?;
        open(&self.values, &self.bound_value(spot), &body)
    }
}

fn derived(key: &[u8], salt: &[u8], label: &[u8]) -> Result<LessSafeKey, SealError> {
    let mut out = Zeroizing::new([0; KEY_BYTES]);
    let prk = Salt::new(HKDF_SHA256, salt).extract(key);
    let label = [label];
    let filled = prk.expand(&label, HKDF_SHA256).and_then(|okm| okm.fill(out.as_mut_slice()));
    filled.map_err(|_bad| SealError::Damaged)?;
    aead(out.as_slice())
}

/// Whether a text is a sealed value.
pub fn is_sealed(text: &str) -> bool {
    text.starts_with(BEGIN)
}

/// Whose key sealed a value, and which one of theirs.
pub fn version_of(sealed: &str) -> Option<(Holder, u32)> {
    parts(sealed).map(|(holder, version, _)| (holder, version))
}

fn parts(sealed: &str) -> Option<(Holder, u32, &str)> {
    let mut rest = sealed.strip_prefix(BEGIN)?.splitn(3, ':');
    let (holder, version, body) = (rest.next()?, rest.next()?, rest.next()?);
    let holder = u128::from_str_radix(holder, 16).ok().filter(|_| holder.len() == 32)?;
    Some((Holder::from_bytes(holder.to_be_bytes()), version.parse().ok()?, body))
}
