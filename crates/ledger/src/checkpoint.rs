//! Checkpoints (C2SP `tlog-checkpoint`): how long a log is and what its root is.

use crate::{LedgerError, consistency_holds};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use mc_kernel::Digest;
use std::{fmt, str::FromStr};

/// What a log says of itself at some size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log it is: the name of its key.
    pub origin: String,
    /// How many leaves it has.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
}

impl fmt::Display for Checkpoint {
    /// The text that is signed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n{}\n{}", self.origin, self.size, STANDARD.encode(self.root.bytes()))
    }
}

impl FromStr for Checkpoint {
    type Err = LedgerError;

    /// Reads the text of a checkpoint; lines of extensions are passed over.
    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let mut lines = text.strip_suffix('\n').ok_or(LedgerError::Form)?.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next())
        else {
            return Err(LedgerError::Form);
        };
        if origin.is_empty() || lines.any(str::is_empty) {
            return Err(LedgerError::Form);
        }
        Ok(Self { origin: origin.to_owned(), size: decimal(size)?, root: hash(root)? })
    }
}

/// A whole number in decimal, without zeros before it.
pub(crate) fn decimal(text: &str) -> Result<u64, LedgerError> {
    let is_plain = text == "0" || !text.starts_with(['0', '+']);
    text.parse().ok().filter(|_| is_plain).ok_or(LedgerError::Form)
}

/// A hash in base64.
pub(crate) fn hash(text: &str) -> Result<Digest, LedgerError> {
    let bytes = STANDARD.decode(text).map_err(|_bad| LedgerError::Form)?;
    bytes.try_into().map(Digest::from_bytes).map_err(|_length| LedgerError::Form)
}

/// Refuses a checkpoint that does not continue the one before it.
///
/// # Errors
/// [`LedgerError::OtherLog`], [`LedgerError::Shrunk`] or [`LedgerError::Forked`].
pub fn follows(
    before: &Checkpoint,
    next: &Checkpoint,
    proof: &[Digest],
) -> Result<(), LedgerError> {
    if before.origin != next.origin {
        return Err(LedgerError::OtherLog);
    }
    if next.size < before.size {
        return Err(LedgerError::Shrunk);
    }
    if consistency_holds((before.size, &before.root), (next.size, &next.root), proof) {
        Ok(())
    } else {
        Err(LedgerError::Forked)
    }
}
