//! The ledger (sổ cái): an append-only Merkle tree that anybody can check, in the forms of C2SP.
//!
//! A **leaf** is the hash of an [`Entry`], a commitment to a few salted fields ([`Statement`]): it names
//! nobody, and without its salts nobody can say of what it speaks. The **tree** is that of RFC 6962;
//! [`Frontier`] keeps its edge in O(log n). **Tiles** ([`TilePath`], [`Edge`]) are plain files of its
//! hashes (`tlog-tiles`). A **checkpoint** ([`Checkpoint`]) says size and root, as a signed note
//! ([`Note`], [`SigningKey`], [`VerifierKey`]) with the cosignatures of witnesses, who say when they saw
//! it. A **proof file** ([`ProofFile`], `tlog-proof`) is what a citizen keeps; [`verify`](fn@verify)
//! says what it is worth. [`follows`] refuses a checkpoint of a log that shrank or forked.
//!
//! This crate knows no SQL, no files, no clock, and not what the fields mean. Start at [`Frontier`].

mod checkpoint;
mod edge;
mod error;
mod frontier;
mod hash;
mod key;
mod nodes;
mod note;
mod proof;
mod proof_file;
mod statement;
#[cfg(test)]
mod tests;
mod tile;
mod verdict;

pub use checkpoint::{Checkpoint, follows};
pub use edge::{Edge, Written};
pub use error::LedgerError;
pub use frontier::Frontier;
pub use hash::{empty_root, leaf_hash, node_hash};
pub use key::{KeyKind, MOST_NAME_CHARS, SigningKey, VerifierKey};
pub use nodes::{Nodes, TileNodes, Tiles};
pub use note::{MOST_NOTE_BYTES, MOST_SIGNATURES, Note, NoteSignature};
pub use proof::{consistency, consistency_holds, inclusion, inclusion_holds, root};
pub use proof_file::{MOST_FILE_BYTES, MOST_PROOF_HASHES, ProofFile};
pub use statement::{Disclosed, Entry, FIELDS, Field, MOST_VALUE_CHARS, Salt, Shown, Statement};
pub use tile::{MOST_LEAVES, TILE_WIDTH, TileKind, TilePath, bundle};
pub use verdict::{Seen, Verified, verify};
