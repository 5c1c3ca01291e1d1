//! What stands where a list has nothing to show.

use super::drawn;
use crate::chrome::Link;

/// An empty list: why it is empty, and a way on.
#[derive(Debug, Clone)]
pub struct Empty {
    /// What is not there.
    pub title: String,
    /// Why, or what to do.
    pub text: String,
    /// A way on.
    pub action: Option<Link>,
}

drawn!(Empty, "components/empty.html", without chrome);
