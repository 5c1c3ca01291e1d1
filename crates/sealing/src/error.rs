//! What can go wrong with what is sealed.

use crate::MasterKeyId;

/// Why something cannot be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The master key that wrapped the key is not there.
    #[error(
        "the master key {0} is missing: put it into the file that sealing.key_file names, or into \
sealing.key; a backup never contains it"
    )]
    MasterKeyMissing(MasterKeyId),
    /// What is sealed was changed, or stands in another place than it was sealed for.
    #[error("what is sealed does not open: it was changed, or moved from another row")]
    Damaged,
    /// The text is no sealed value of a form that this program knows.
    #[error("the form of what is sealed is not known: it is of a newer program, or was cut off")]
    Form,
}
