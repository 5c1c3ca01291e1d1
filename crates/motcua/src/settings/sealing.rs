//! The settings of what is sealed.

use super::{Config, MASTER_KEY, MASTER_KEY_FILE};

impl Config {
    /// The file of the master keys, where one is set.
    pub(crate) fn master_key_file(&self) -> Option<&str> {
        Some(self.text(MASTER_KEY_FILE).trim()).filter(|path| !path.is_empty())
    }

    /// The master keys that are set themselves; mostly empty.
    pub(crate) fn master_key(&self) -> &str {
        self.text(MASTER_KEY).trim()
    }
}
