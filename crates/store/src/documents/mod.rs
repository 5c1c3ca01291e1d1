//! Official documents: their events and how they stand, the register books with their numbers, what is
//! asked of whom, and case files.

mod books;
mod case_files;
mod in_box;
mod streams;

pub use books::{
    BookLine, BookRow, LineKey, Numbering, change_number, lines_reserved, number_given,
    set_sequence,
};
pub use case_files::{CaseFileBrief, CaseFileKey, change_case_file, open_case_file};
pub use in_box::{AskKey, AskedFor};
pub use streams::{Brief, BriefKey, Projection, Standing, begin, change};

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) fn lists() -> Vec<(&'static str, &'static str)> {
    let mut lists = Vec::new();
    lists.extend(streams::LISTS);
    lists.extend(books::LISTS);
    lists.extend(in_box::LISTS);
    lists.extend(case_files::LISTS);
    lists
}
