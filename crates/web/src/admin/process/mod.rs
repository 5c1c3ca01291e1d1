//! Processes: the list, the editor, old versions and what differs between two.
//!
//! The editor's rows are texts, as typed ([`rows`]); the use case reads them in the language of the
//! process table. [`outcomes`] turns that language into words and back.

pub(super) mod editor;
pub(super) mod list;
pub(super) mod versions;

mod controls;
mod differences;
mod draw;
mod outcomes;
mod picture;
mod replay;
mod rows;
mod save;
mod words;

const HERE: &str = "/quan-tri/quy-trinh";
