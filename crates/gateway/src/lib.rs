//! The outside world: the file store, folders of checked parts, electronic mail, identity providers, the
//! register of the population, the document axes. Payment will stand beside it.
//!
//! This crate holds no rule of procedures: it stores bytes under their digest and says what they
//! are. Start at [`files`].

pub mod archive;
pub mod assemble;
pub mod axis;
pub mod carry;
pub mod files;
pub mod inspect;
pub mod mail;
pub mod population;
pub mod scan;
mod sealed;
pub mod shelf;
pub mod sign_on;

pub use carry::FileKey;
pub use files::{FileError, FileStore, Stored};
pub use inspect::{Inspection, MediaType, Refusal};
pub use sealed::FileSeal;
