//! Paging by key: forwards and back to the start, never by page number.

use super::drawn;

/// The ways through a list.
#[derive(Debug, Clone, Default)]
pub struct Paging {
    /// Address of the start of the list, unless this is it.
    pub first: Option<String>,
    /// Address of the next rows, where there are more.
    pub next: Option<String>,
    /// What is shown, in words: `25 hồ sơ, hạn sớm nhất trước`.
    pub shown: String,
}

drawn!(Paging, "components/paging.html");
