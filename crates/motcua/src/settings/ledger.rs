//! The settings of the ledger.

use super::{Config, LEDGER_KEY_FILE, LEDGER_NAME, SettingsError};
use std::path::PathBuf;

impl Config {
    /// The file of the keys that sign the ledger.
    pub(crate) fn ledger_key_file(&self) -> PathBuf {
        match self.text(LEDGER_KEY_FILE).trim() {
            "" => self.data().join("ledger.key"),
            path => PathBuf::from(path),
        }
    }

    /// The name that a new ledger gets.
    pub(crate) fn ledger_name(&self) -> Result<String, SettingsError> {
        let named = self.text(LEDGER_NAME).trim();
        if !named.is_empty() {
            return Ok(named.to_owned());
        }
        let address = self.application()?.public_url;
        let host = address.split_once("://").map_or(address.as_str(), |(_, host)| host);
        Ok(format!("{host}/ledger"))
    }
}
