//! Sealing (niêm phong): values and files of a person are encrypted with a key of that person's own,
//! and this key with a master key that lies outside of the database.
//!
//! Three layers, each of them AES-256-GCM. A **master key** is kept by whoever implements
//! [`MasterKeeper`]; a [`KeyRing`] reads them from a text. A [`DataKey`] belongs to one holder, a person
//! or a member of staff; the database has it only wrapped by a master key. A sealed value names the
//! version of its key and is bound to its [`Spot`], the table, column and row where it stands, so that a
//! value that was put into another row does not open. Files are sealed in pieces, so that they are
//! written and read as streams. Destroying the wrapped key of a holder destroys all that it sealed, in
//! backups too.
//!
//! This crate knows no SQL, no files and no domain. Start at [`DataKey`].

mod data;
mod error;
mod file;
mod master;
mod spot;
#[cfg(test)]
mod tests;

pub use data::{DataKey, Wrapped, is_sealed, version_of};
pub use error::SealError;
pub use file::{FileOpener, PIECE_BYTES, is_sealed_file, seal_file};
pub use master::{KeyRing, MasterKeeper, MasterKeyId, NotAKeyRing, Unwrapped, new_master_key};
pub use spot::{Holder, Spot};
