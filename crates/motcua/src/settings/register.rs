//! The settings of the register of the population.

use super::{
    Config, REGISTER_CODE, REGISTER_MINUTES, REGISTER_TIMEOUT, REGISTER_URL, REGISTER_WATCH,
    REGISTER_YEARLY, SettingsError,
};
use mc_app::{gateway::population::RegisterSettings, register::RegisterRules};
use std::time::Duration;

impl Config {
    /// Where the register of the population is asked, where the province is connected.
    pub(crate) fn register(&self) -> Result<Option<RegisterSettings>, SettingsError> {
        let url = self.text(REGISTER_URL).trim();
        if url.is_empty() {
            return Ok(None);
        }
        let integration = self.text(REGISTER_CODE).trim();
        if integration.is_empty() {
            return Err(SettingsError(format!("{REGISTER_URL} is set, {REGISTER_CODE} is not")));
        }
        let seconds = self.within(REGISTER_TIMEOUT, 1, 60)?.unsigned_abs();
        Ok(Some(RegisterSettings {
            url: url.to_owned(),
            integration: integration.to_owned(),
            timeout: Duration::from_secs(seconds),
        }))
    }

    /// What holds of asking it.
    pub(super) fn register_rules(&self) -> Result<RegisterRules, SettingsError> {
        Ok(RegisterRules {
            yearly: self.within(REGISTER_YEARLY, 0, 10_000_000)?.unsigned_abs(),
            answer_minutes: self.within(REGISTER_MINUTES, 5, 1440)?,
            watched_by: self.text(REGISTER_WATCH).trim().to_owned(),
        })
    }
}
