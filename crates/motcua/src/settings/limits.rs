//! The bounds that an installation sets, and the proxies behind which they are counted.

use super::{
    ADDRESS_REQUESTS, Config, DRAFTS, FILE_MIB, FILES, IDLE, PERSON_REQUESTS, PROXIES, SESSION,
    SettingsError, TRIES,
};
use crate::proxies::Proxies;
use mc_app::Limits;

impl Config {
    /// The proxies that are believed.
    pub(crate) fn proxies(&self) -> Result<Proxies, SettingsError> {
        self.parsed(PROXIES, "addresses or networks with commas between, such as 10.0.0.0/8,")
    }

    pub(super) fn limits(&self) -> Result<Limits, SettingsError> {
        let number = |key, least, most| self.within(key, least, most);
        let size = |n: i64| u64::try_from(n).unwrap_or_default();
        let rate = |n: i64| u32::try_from(n).unwrap_or_default();
        Ok(Limits {
            file_bytes: size(number(FILE_MIB, 1, 200)?) * 1024 * 1024,
            files_a_dossier: usize::try_from(number(FILES, 1, 500)?).unwrap_or_default(),
            drafts_a_person: u16::try_from(number(DRAFTS, 1, 200)?).unwrap_or_default(),
            session_idle_minutes: number(IDLE, 5, 720)?,
            session_minutes: number(SESSION, 5, 1440)?,
            sign_in_tries: size(number(TRIES, 3, 20)?),
            person_requests: rate(number(PERSON_REQUESTS, 60, 1_000_000)?),
            address_requests: rate(number(ADDRESS_REQUESTS, 60, 1_000_000)?),
        })
    }
}
