//! The panel that says what has been done, at the end of a journey.

use super::drawn;

/// What has been done, with the number to keep.
#[derive(Debug, Clone)]
pub struct Confirmation {
    /// What happened; the page's only `h1`.
    pub title: String,
    /// What the number is: `Mã hồ sơ của anh/chị`.
    pub number_label: String,
    /// The number.
    pub number: String,
    /// What it leads to, in one sentence.
    pub text: Option<String>,
}

drawn!(Confirmation, "components/confirmation.html");
