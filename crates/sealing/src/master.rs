//! Master keys: what wraps the keys of holders, and never lies in the database.

use crate::SealError;
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use mc_kernel::{Digest, RandomSource};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// The bytes of a master key.
const KEY_BYTES: usize = 32;
/// The most master keys of a ring; older ones are needed while backups from their time are kept.
const MOST_KEYS: usize = 32;

/// Which master key: the first eight bytes of its digest, as sixteen hexadecimal characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MasterKeyId(String);

impl MasterKeyId {
    fn of(key: &[u8]) -> Self {
        let digest = Digest::of_parts(&[b"motcua master key", key]).to_string();
        Self(digest.chars().take(16).collect())
    }

    /// An id as the database has it.
    pub const fn from_text(text: String) -> Self {
        Self(text)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MasterKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for MasterKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A data key, overwritten when nobody holds it any more.
pub type Unwrapped = Zeroizing<Vec<u8>>;

/// Whoever keeps master keys: a file, the environment, later a security module, which never gives a
/// key away. Wrapped is: a nonce of twelve bytes, the encrypted key, a tag of sixteen bytes.
pub trait MasterKeeper: Send + Sync + fmt::Debug {
    /// The key that wraps what is new.
    fn current(&self) -> MasterKeyId;

    /// All keys, the current one last.
    fn known(&self) -> Vec<MasterKeyId>;

    /// Wraps a data key with the current master key.
    ///
    /// # Errors
    /// [`SealError::Damaged`] when the keeper refuses.
    fn wrap(
        &self,
        bound: &[u8],
        key: &[u8],
        nonce: [u8; 12],
    ) -> Result<(MasterKeyId, Vec<u8>), SealError>;

    /// Unwraps a data key.
    ///
    /// # Errors
    /// [`SealError::MasterKeyMissing`] for a key that is not kept, [`SealError::Damaged`] when what was
    /// wrapped was changed or belongs to something else.
    fn unwrap(
        &self,
        id: &MasterKeyId,
        bound: &[u8],
        wrapped: &[u8],
    ) -> Result<Unwrapped, SealError>;
}

/// Master keys that were read from a text: a line each of 64 hexadecimal characters, the last one is
/// the current. Empty lines and those that begin with `#` are left out.
pub struct KeyRing {
    keys: Vec<(MasterKeyId, LessSafeKey)>,
}

/// Why a text is no ring of keys; the text itself is never told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAKeyRing {
    /// There is no key.
    #[error("there is no key: a key is a line of 64 hexadecimal characters")]
    Empty,
    /// A line is no key.
    #[error("line {0} is no key: 64 hexadecimal characters are expected")]
    Line(usize),
    /// A key stands twice.
    #[error("the key of line {0} stands there twice")]
    Twice(usize),
    /// Too many keys.
    #[error("there are more than {MOST_KEYS} keys")]
    TooMany,
}

impl FromStr for KeyRing {
    type Err = NotAKeyRing;

    fn from_str(text: &str) -> Result<Self, NotAKeyRing> {
        let mut keys: Vec<(MasterKeyId, LessSafeKey)> = Vec::new();
        // Only the environment has several in a line; a remark may have commas.
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with('#'));
        let words = lines.flat_map(|(number, line)| line.split(',').map(move |key| (number, key)));
        for (number, line) in words {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            let bytes = unhex(line).ok_or(NotAKeyRing::Line(number))?;
            let id = MasterKeyId::of(&bytes);
            if keys.iter().any(|(known, _)| *known == id) {
                return Err(NotAKeyRing::Twice(number));
            }
            if keys.len() == MOST_KEYS {
                return Err(NotAKeyRing::TooMany);
            }
            keys.push((id, aead(&bytes).map_err(|_bad| NotAKeyRing::Line(number))?));
        }
        if keys.is_empty() { Err(NotAKeyRing::Empty) } else { Ok(Self { keys }) }
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.known()).finish()
    }
}

impl MasterKeeper for KeyRing {
    fn current(&self) -> MasterKeyId {
        self.keys.last().map_or_else(|| MasterKeyId(String::new()), |(id, _)| id.clone())
    }

    fn known(&self) -> Vec<MasterKeyId> {
        self.keys.iter().map(|(id, _)| id.clone()).collect()
    }

    fn wrap(
        &self,
        bound: &[u8],
        key: &[u8],
        nonce: [u8; 12],
    ) -> Result<(MasterKeyId, Vec<u8>), SealError> {
        let (id, master) = self.keys.last().ok_or(SealError::Damaged)?;
        Ok((id.clone(), seal(master, bound, nonce, key)?))
    }

    fn unwrap(
        &self,
        id: &MasterKeyId,
        bound: &[u8],
        wrapped: &[u8],
    ) -> Result<Unwrapped, SealError> {
        let found = self.keys.iter().find(|(known, _)| known == id);
        let (_, master) = found.ok_or_else(|| SealError::MasterKeyMissing(id.clone()))?;
        open(master, bound, wrapped).map(Zeroizing::new)
    }
}

/// A new master key as a line of a ring.
pub fn new_master_key(random: &dyn RandomSource) -> (MasterKeyId, Zeroizing<String>) {
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    random.fill(key.as_mut_slice());
    let mut line = Zeroizing::new(String::with_capacity(2 * KEY_BYTES));
    for byte in key.iter() {
        for digit in [byte >> 4, byte & 15] {
            line.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
        }
    }
    (MasterKeyId::of(key.as_slice()), line)
}

fn unhex(line: &str) -> Option<Zeroizing<Vec<u8>>> {
    if line.len() != 2 * KEY_BYTES || !line.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let pair = |at: usize| u8::from_str_radix(line.get(at..at + 2)?, 16).ok();
    (0..KEY_BYTES).map(|i| pair(2 * i)).collect::<Option<Vec<u8>>>().map(Zeroizing::new)
}

pub(crate) fn aead(key: &[u8]) -> Result<LessSafeKey, SealError> {
    let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_bad| SealError::Damaged)?;
    Ok(LessSafeKey::new(key))
}

/// The nonce, what was encrypted, and the tag.
pub(crate) fn seal(
    key: &LessSafeKey,
    bound: &[u8],
    nonce: [u8; NONCE_LEN],
    plain: &[u8],
) -> Result<Vec<u8>, SealError> {
    let mut sealed = nonce.to_vec();
    let mut body = plain.to_vec();
    let nonce = Nonce::assume_unique_for_key(nonce);
    key.seal_in_place_append_tag(nonce, Aad::from(bound), &mut body)
        .map_err(|_bad| SealError::Damaged)?;
    sealed.append(&mut body);
    Ok(sealed)
}

pub(crate) fn open(key: &LessSafeKey, bound: &[u8], sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE_LEN>().ok_or(SealError::Damaged)?;
    let mut body = body.to_vec();
    let nonce = Nonce::assume_unique_for_key(*nonce);
    let plain = key.open_in_place(nonce, Aad::from(bound), &mut body);
    let length = plain.map_err(|_bad| SealError::Damaged)?.len();
    body.truncate(length);
    Ok(body)
}
