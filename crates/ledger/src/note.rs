//! Signed notes (C2SP `signed-note`) with cosignatures (`tlog-cosignature`).

use crate::{KeyKind, LedgerError, SigningKey, VerifierKey};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use std::{fmt, str::FromStr};

/// Bytes of a note, at most.
pub const MOST_NOTE_BYTES: usize = 64 * 1024;
/// Signatures of a note, at most.
pub const MOST_SIGNATURES: usize = 32;

/// A text with its signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// One signature of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteSignature {
    /// The name of the key.
    pub name: String,
    /// The short name of the key.
    pub id: [u8; 4],
    /// What the key made of the text.
    pub bytes: Vec<u8>,
}

impl Note {
    /// A text without signatures yet.
    ///
    /// # Errors
    /// [`LedgerError::Form`] where it does not end in a newline or has control characters, and
    /// [`LedgerError::TooLarge`].
    pub fn new(text: String) -> Result<Self, LedgerError> {
        if text.len() > MOST_NOTE_BYTES {
            return Err(LedgerError::TooLarge);
        }
        let has_control = text.bytes().any(|byte| byte < b' ' && byte != b'\n');
        if has_control || !text.ends_with('\n') {
            return Err(LedgerError::Form);
        }
        Ok(Self { text, signatures: Vec::new() })
    }

    /// What is signed, with its last newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Signs it. The time is in seconds since 1970; only a witness's key says it.
    ///
    /// # Errors
    /// [`LedgerError::TooLarge`] past [`MOST_SIGNATURES`].
    pub fn sign(&mut self, key: &SigningKey, at_seconds: u64) -> Result<(), LedgerError> {
        let bytes = match key.verifier().kind() {
            KeyKind::Log => key.sign(self.text.as_bytes()),
            KeyKind::Witness => {
                let signature = key.sign(timed(&self.text, at_seconds).as_bytes());
                [at_seconds.to_be_bytes().as_slice(), &signature].concat()
            }
        };
        let key = key.verifier();
        self.add(NoteSignature { name: key.name().to_owned(), id: key.id(), bytes })
    }

    /// Adds a signature that somebody else made.
    ///
    /// # Errors
    /// [`LedgerError::TooLarge`] past [`MOST_SIGNATURES`].
    pub fn add(&mut self, signature: NoteSignature) -> Result<(), LedgerError> {
        if self.signatures.len() >= MOST_SIGNATURES {
            return Err(LedgerError::TooLarge);
        }
        self.signatures.push(signature);
        Ok(())
    }

    /// Whether a key signed it: `None` where it has not; else the seconds since 1970 at which a witness
    /// says it was seen, 0 for the key of a log.
    ///
    /// # Errors
    /// [`LedgerError::BadSignature`] where a signature is said to be of the key and does not fit.
    pub fn signed_by(&self, key: &VerifierKey) -> Result<Option<u64>, LedgerError> {
        let mut seen = None;
        let theirs = |s: &&NoteSignature| s.name == key.name() && s.id == key.id();
        for signature in self.signatures.iter().filter(theirs) {
            let at = at(key, &self.text, &signature.bytes).ok_or(LedgerError::BadSignature)?;
            seen = seen.max(Some(at));
        }
        Ok(seen)
    }
}

fn at(key: &VerifierKey, text: &str, bytes: &[u8]) -> Option<u64> {
    match key.kind() {
        KeyKind::Log => key.fits(text.as_bytes(), bytes).then_some(0),
        KeyKind::Witness => {
            let (at, signature) = bytes.split_first_chunk::<8>()?;
            let at = u64::from_be_bytes(*at);
            let is_time = i64::try_from(at).is_ok();
            (is_time && key.fits(timed(text, at).as_bytes(), signature)).then_some(at)
        }
    }
}

/// What a witness signs.
fn timed(text: &str, at_seconds: u64) -> String {
    format!("cosignature/v1\ntime {at_seconds}\n{text}")
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = STANDARD.encode([self.id.as_slice(), &self.bytes].concat());
        write!(f, "— {} {bytes}", self.name)
    }
}

impl FromStr for NoteSignature {
    type Err = LedgerError;

    fn from_str(line: &str) -> Result<Self, LedgerError> {
        let read = || {
            let (name, bytes) = line.strip_prefix("— ")?.split_once(' ')?;
            let bytes = STANDARD.decode(bytes).ok()?;
            let (id, rest) = bytes.split_first_chunk::<4>()?;
            let is_whole = !name.is_empty() && !name.contains('+') && !rest.is_empty();
            is_whole.then(|| Self { name: name.to_owned(), id: *id, bytes: rest.to_vec() })
        };
        read().ok_or(LedgerError::Form)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl FromStr for Note {
    type Err = LedgerError;

    fn from_str(whole: &str) -> Result<Self, LedgerError> {
        if whole.len() > MOST_NOTE_BYTES {
            return Err(LedgerError::TooLarge);
        }
        let (text, signatures) = whole.rsplit_once("\n\n").ok_or(LedgerError::Form)?;
        let mut note = Self::new(format!("{text}\n"))?;
        let signatures = signatures.strip_suffix('\n').ok_or(LedgerError::Form)?;
        for line in signatures.split('\n') {
            note.add(line.parse()?)?;
        }
        Ok(note)
    }
}
