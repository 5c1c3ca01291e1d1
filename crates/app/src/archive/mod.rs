//! Leaving any day: a whole installation carried into a folder, and out of it into a database of
//! either kind; backups; and the check of such a folder.
//!
//! An export is logical: every table as lines of JSON in the order of its key, every file, and a
//! manifest with the counts and digests of all of it and the head of the event chain. A backup of an
//! embedded database is a copy of it with its files. [`manifest`] says what a folder holds,
//! [`mod@export`] and [`mod@import`] carry, [`mod@verify`] checks without a database. Nothing here is
//! asked for by a visitor: it is the operator's, who has database and disk anyway.

pub mod backup;
pub mod chain;
pub mod export;
pub mod import;
mod line;
pub mod manifest;
mod papers;
pub mod verify;

pub use backup::{backup, restore};
pub use chain::Chain;
pub use export::export;
pub use import::import;
pub use manifest::{Content, Manifest};
pub use verify::verify;

use crate::AppError;
use mc_gateway::{FileError, archive::ArchiveError};
use mc_kernel::{Digest, ids::DossierId};
use mc_store::{MigrateError, StoreError};

/// How far a long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// What is being done: the name of a table, or `files`.
    pub what: &'a str,
    /// How much of it is done.
    pub done: u64,
    /// How much there is; 0 where that is not known.
    pub of: u64,
}

/// Told how far a work is.
pub type Tell<'a> = &'a mut (dyn FnMut(Step<'_>) + Send);

/// Why an installation was not carried.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// The folder.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The schema.
    #[error(transparent)]
    Migrate(#[from] MigrateError),
    /// The files.
    #[error(transparent)]
    Files(#[from] FileError),
    /// The application on top of it.
    #[error(transparent)]
    App(#[from] AppError),
    /// The manifest is of something else, or of a later form.
    #[error("the manifest cannot be read: {0}")]
    Manifest(String),
    /// Another command is for this folder.
    #[error("{0}")]
    OtherKind(&'static str),
    /// The schema of the database is not this program's.
    #[error("the database has an older schema: start the server once, which brings it up to date")]
    NotCurrent,
    /// The database has rows already.
    #[error("the database is not empty: the table {0} has rows; an installation is imported whole")]
    NotEmpty(String),
    /// Another export was begun to be imported into this database.
    #[error("the import of another export into this database was begun; empty the database first")]
    OtherImport,
    /// A line that is no row of its table.
    #[error("{part}, line {line}: {what}")]
    BadLine {
        /// The part.
        part: String,
        /// The line, from 1 on.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// A number of rows is not what the manifest says.
    #[error("{what}: there are {found}, the manifest says {wanted}")]
    Count {
        /// Of what.
        what: String,
        /// How many there are.
        found: u64,
        /// How many there should be.
        wanted: u64,
    },
    /// An event was changed after it was written.
    #[error("event {version} of dossier {dossier} was changed after it was written")]
    EventChanged {
        /// The dossier.
        dossier: DossierId,
        /// The event's version.
        version: u64,
    },
    /// The event chain is another one than the manifest says.
    #[error("the event chain is not that of the manifest: events are missing, added or changed")]
    ChainDiffers,
    /// A file that a row names is not there.
    #[error("the file {0}, which a dossier or draft names, is missing")]
    FileMissing(Digest),
}
