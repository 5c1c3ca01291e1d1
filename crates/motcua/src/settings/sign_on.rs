//! The settings of signing on.

use super::{Config, PROVIDERS};

impl Config {
    /// The file of the identity providers, where one is set.
    pub(crate) fn provider_file(&self) -> Option<&str> {
        Some(self.text(PROVIDERS).trim()).filter(|path| !path.is_empty())
    }
}
