//! Keys of signed notes (C2SP `signed-note`): that of the log, and those of witnesses.

use crate::LedgerError;
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use mc_kernel::{Digest, RandomSource};
use std::{fmt, str::FromStr};
use zeroize::Zeroizing;

/// Letters of the name of a key, at most.
pub const MOST_NAME_CHARS: usize = 200;
/// Letters of a key as text, at most.
const MOST_KEY_CHARS: usize = 400;
/// How a private key begins, as Go's `note` writes it.
const PRIVATE: &str = "PRIVATE+KEY+";

/// What a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// The text itself: the key of a log.
    Log,
    /// The text and the time at which it was seen (`tlog-cosignature`): the key of a witness.
    Witness,
}

impl KeyKind {
    const fn byte(self) -> u8 {
        match self {
            Self::Log => 1,
            Self::Witness => 4,
        }
    }

    fn of(byte: u8) -> Option<Self> {
        [Self::Log, Self::Witness].into_iter().find(|kind| kind.byte() == byte)
    }
}

/// Whether a text may be the name of a key.
fn is_name(name: &str) -> bool {
    let is_bad = |c: char| c.is_whitespace() || c.is_control() || c == '+';
    !name.is_empty() && name.chars().count() <= MOST_NAME_CHARS && !name.contains(is_bad)
}

/// The key by which a signature is checked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct VerifierKey {
    name: String,
    kind: KeyKind,
    public: [u8; 32],
}

impl VerifierKey {
    /// Whose key it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    pub const fn kind(&self) -> KeyKind {
        self.kind
    }

    /// The short name that stands in signatures.
    pub fn id(&self) -> [u8; 4] {
        let parts = [self.name.as_bytes(), b"\n", &[self.kind.byte()], &self.public];
        let [a, b, c, d, ..] = *Digest::of(&parts.concat()).bytes();
        [a, b, c, d]
    }

    /// Whether a signature of 64 bytes fits a message.
    pub(crate) fn fits(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, &self.public).verify(message, signature).is_ok()
    }
}

fn hex(id: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}

impl fmt::Display for VerifierKey {
    /// `name+id+key`, as `signed-note` has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = STANDARD.encode([&[self.kind.byte()], self.public.as_slice()].concat());
        write!(f, "{}+{}+{key}", self.name, hex(self.id()))
    }
}

impl FromStr for VerifierKey {
    type Err = LedgerError;

    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let (name, id, kind, public) = parts(text)?;
        let key = Self { name, kind, public };
        if hex(key.id()) == id { Ok(key) } else { Err(LedgerError::Form) }
    }
}

/// Name, short name, kind and 32 bytes of a key as text.
fn parts(text: &str) -> Result<(String, String, KeyKind, [u8; 32]), LedgerError> {
    if text.len() > MOST_KEY_CHARS {
        return Err(LedgerError::TooLarge);
    }
    let mut pieces = text.splitn(3, '+');
    let (Some(name), Some(id), Some(key)) = (pieces.next(), pieces.next(), pieces.next()) else {
        return Err(LedgerError::Form);
    };
    let key = Zeroizing::new(STANDARD.decode(key).map_err(|_bad| LedgerError::Form)?);
    let (kind, bytes) = key.split_first().ok_or(LedgerError::Form)?;
    let kind = KeyKind::of(*kind).ok_or(LedgerError::Form)?;
    let bytes = bytes.try_into().map_err(|_length| LedgerError::Form)?;
    if is_name(name) {
        Ok((name.to_owned(), id.to_owned(), kind, bytes))
    } else {
        Err(LedgerError::Form)
    }
}

/// The key that signs. It is shown by its name alone.
pub struct SigningKey {
    public: VerifierKey,
    pair: Ed25519KeyPair,
    seed: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey({})", self.public)
    }
}

impl SigningKey {
    /// Makes a key.
    ///
    /// # Errors
    /// [`LedgerError::Form`] where the name is empty, has spaces or `+`, or is too long.
    pub fn make(name: &str, kind: KeyKind, random: &dyn RandomSource) -> Result<Self, LedgerError> {
        let mut seed = Zeroizing::new([0; 32]);
        random.fill(seed.as_mut_slice());
        Self::new(name, kind, seed)
    }

    fn new(name: &str, kind: KeyKind, seed: Zeroizing<[u8; 32]>) -> Result<Self, LedgerError> {
        if !is_name(name) {
            return Err(LedgerError::Form);
        }
        let pair = Ed25519KeyPair::from_seed_unchecked(seed.as_slice());
        let pair = pair.map_err(|_rejected| LedgerError::Form)?;
        let public = pair.public_key().as_ref().try_into().map_err(|_length| LedgerError::Form)?;
        let public = VerifierKey { name: name.to_owned(), kind, public };
        Ok(Self { public, pair, seed })
    }

    /// What checks its signatures.
    pub const fn verifier(&self) -> &VerifierKey {
        &self.public
    }

    /// The key as text, to be kept: `PRIVATE+KEY+name+id+key`.
    pub fn secret(&self) -> Zeroizing<String> {
        let bytes = [&[self.public.kind.byte()], self.seed.as_slice()].concat();
        let key = Zeroizing::new(STANDARD.encode(Zeroizing::new(bytes)));
        Zeroizing::new(format!("{PRIVATE}{}+{}+{}", self.public.name, hex(self.public.id()), *key))
    }

    /// A signature of 64 bytes.
    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.pair.sign(message).as_ref().to_vec()
    }
}

impl FromStr for SigningKey {
    type Err = LedgerError;

    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let rest = text.strip_prefix(PRIVATE).ok_or(LedgerError::Form)?;
        let (name, id, kind, seed) = parts(rest)?;
        let key = Self::new(&name, kind, Zeroizing::new(seed))?;
        if hex(key.public.id()) == id { Ok(key) } else { Err(LedgerError::Form) }
    }
}
