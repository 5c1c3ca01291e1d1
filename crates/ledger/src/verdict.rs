//! What a proof file is worth.

use crate::{
    Checkpoint, Disclosed, KeyKind, LedgerError, ProofFile, VerifierKey, inclusion_holds, leaf_hash,
};

/// A proof that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What happened, as far as it is shown.
    pub disclosed: Disclosed,
    /// The place in the log, from 0: what has a smaller one was written before it.
    pub index: u64,
    /// The checkpoint.
    pub checkpoint: Checkpoint,
    /// Who says when the log was seen with this in it, earliest first.
    pub seen: Vec<Seen>,
}

/// Somebody saw the log.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seen {
    /// Seconds since 1970.
    pub at_seconds: u64,
    /// By whose key.
    pub by: String,
}

/// Checks a proof file with keys of which whoever asks is sure.
///
/// # Errors
/// [`LedgerError::UnknownKey`] where the key of no log signed it, [`LedgerError::BadSignature`] where a
/// signature of a known key does not fit, [`LedgerError::OtherLog`] where the log has another name than
/// its key, [`LedgerError::NotIncluded`] where the content is not in the tree, [`LedgerError::Form`].
pub fn verify(file: &ProofFile, keys: &[VerifierKey]) -> Result<Verified, LedgerError> {
    let (mut is_signed, mut seen) = (false, Vec::new());
    let checkpoint: Checkpoint = file.checkpoint.text().parse()?;
    for key in keys {
        let Some(at_seconds) = file.checkpoint.signed_by(key)? else { continue };
        match key.kind() {
            KeyKind::Log if key.name() == checkpoint.origin => is_signed = true,
            KeyKind::Log => return Err(LedgerError::OtherLog),
            KeyKind::Witness => seen.push(Seen { at_seconds, by: key.name().to_owned() }),
        }
    }
    if !is_signed {
        return Err(LedgerError::UnknownKey);
    }
    seen.sort();
    let disclosed = Disclosed::from_json(&file.extra)?;
    let leaf = leaf_hash(disclosed.entry()?.bytes());
    if !inclusion_holds(leaf, file.index, checkpoint.size, &file.path, &checkpoint.root) {
        return Err(LedgerError::NotIncluded);
    }
    Ok(Verified { disclosed, index: file.index, checkpoint, seen })
}
