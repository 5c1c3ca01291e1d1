//! The outside world. Today that is the file store; identity providers, registers, payment and mail
//! will stand beside it, each behind a trait with a stand-in.
//!
//! This crate holds no rule of procedures: it stores bytes under their digest and says what they
//! are. Start at [`files`].

pub mod archive;
pub mod carry;
pub mod files;
pub mod inspect;

pub use carry::FileKey;
pub use files::{FileError, FileStore, Stored};
pub use inspect::{Inspection, MediaType, Refusal};
