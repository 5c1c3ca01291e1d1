//! Proof files (C2SP `tlog-proof`): all that is needed to check an entry without asking anybody.

use crate::{
    LedgerError, Note,
    checkpoint::{decimal, hash},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use mc_kernel::Digest;
use std::{fmt, str::FromStr};

/// Bytes of a proof file, at most.
pub const MOST_FILE_BYTES: usize = 128 * 1024;
/// Hashes between a leaf and the root, at most.
pub const MOST_PROOF_HASHES: usize = 63;
/// The first line.
const HEAD: &str = "c2sp.org/tlog-proof@v1";

/// An entry's way into a signed tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFile {
    /// What the entry was made of; nobody vouches for it until it is hashed.
    pub extra: Vec<u8>,
    /// The place of the entry, from 0.
    pub index: u64,
    /// The hashes between leaf and root, the leaf's sibling first.
    pub path: Vec<Digest>,
    /// The checkpoint with its signatures.
    pub checkpoint: Note,
}

impl fmt::Display for ProofFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        if !self.extra.is_empty() {
            writeln!(f, "extra {}", STANDARD.encode(&self.extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.path.iter().try_for_each(|hash| writeln!(f, "{}", STANDARD.encode(hash.bytes())))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for ProofFile {
    type Err = LedgerError;

    fn from_str(text: &str) -> Result<Self, LedgerError> {
        if text.len() > MOST_FILE_BYTES {
            return Err(LedgerError::TooLarge);
        }
        let (proof, checkpoint) = text.split_once("\n\n").ok_or(LedgerError::Form)?;
        let mut lines = proof.split('\n');
        if lines.next() != Some(HEAD) {
            return Err(LedgerError::Form);
        }
        let mut line = lines.next().ok_or(LedgerError::Form)?;
        let mut extra = Vec::new();
        if let Some(text) = line.strip_prefix("extra ") {
            extra = STANDARD.decode(text).map_err(|_bad| LedgerError::Form)?;
            line = lines.next().ok_or(LedgerError::Form)?;
        }
        let index = decimal(line.strip_prefix("index ").ok_or(LedgerError::Form)?)?;
        let path = lines.take(MOST_PROOF_HASHES + 1).map(hash).collect::<Result<Vec<_>, _>>()?;
        if path.len() > MOST_PROOF_HASHES {
            return Err(LedgerError::TooLarge);
        }
        Ok(Self { extra, index, path, checkpoint: checkpoint.parse()? })
    }
}
