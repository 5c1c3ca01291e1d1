//! How far one is in a journey of several pages.

use super::drawn;

/// A step among steps: `Bước 2/6`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The step one is at, from 1.
    pub step: u32,
    /// How many there are.
    pub of: u32,
}

drawn!(Progress, "components/progress.html");
