//! What an import did, or why it wrote nothing.

use crate::AppError;
use mc_kernel::Locale;

/// A problem of an import: where, and what in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Where in the file: a line and column, or a JSON path.
    pub place: String,
    /// What, in Vietnamese.
    pub vi: String,
    /// What, in English.
    pub en: String,
}

impl Problem {
    /// What, in a language.
    pub fn words(&self, locale: Locale) -> &str {
        match locale {
            Locale::Vi => &self.vi,
            Locale::En => &self.en,
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.file, self.place, self.en)
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// New things.
    pub added: usize,
    /// New versions of known things.
    pub changed: usize,
    /// Things that were the same already.
    pub unchanged: usize,
    /// Each thing with what becomes of it; filled where the things are procedures.
    pub touched: Vec<Touched>,
    /// What should be looked at, but hinders nothing.
    pub warnings: Vec<Problem>,
}

/// A procedure that an import touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What becomes of it.
    pub change: Change,
    /// The number of the version that holds afterwards.
    pub number: u64,
}

/// What an import makes of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is new.
    Added,
    /// It gets a new version.
    Changed,
    /// It is the same already.
    Unchanged,
    /// It came to an end, and begins again only where somebody says so.
    Ended,
}

/// Why an import wrote nothing.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The texts have problems.
    #[error("{} problem(s), the first: {}", .0.len(), .0.first().map_or_else(String::new, ToString::to_string))]
    Problems(Vec<Problem>),
    /// Something else.
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<mc_store::StoreError> for ImportError {
    fn from(error: mc_store::StoreError) -> Self {
        Self::App(error.into())
    }
}

impl Report {
    /// Counts a thing and keeps it with the number it will have.
    pub(super) fn note(&mut self, mut touched: Touched) -> Change {
        let change = touched.change;
        match change {
            Change::Added => self.added += 1,
            Change::Changed => self.changed += 1,
            Change::Unchanged | Change::Ended => self.unchanged += 1,
        }
        if change != Change::Unchanged {
            touched.number += 1;
        }
        self.touched.push(touched);
        change
    }
}
