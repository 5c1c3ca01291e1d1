//! PDF files: reading within bounds, appending to them, the signatures in them, and what was done to
//! them after each.

mod additions;
mod bomb;
mod changes;
mod dss;
mod field;
mod file;
mod signatures;
mod update;
mod write;

pub(crate) use changes::{Addition, Tampering, changes};
pub(crate) use dss::{Evidence, keep};
pub(crate) use field::{Field, Kind};
pub use file::MOST_PDF_BYTES;
pub(crate) use file::{File, Unreadable};
pub(crate) use signatures::{Found, covers_all, signatures};
pub(crate) use update::Update;
pub(crate) use write::named_object;
