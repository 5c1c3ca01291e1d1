//! What an operator says of a provider: one table of a TOML file each.

use super::claims::Mapping;
use serde::Deserialize;
use std::fmt;
use url::Url;

/// The clock of a provider may differ by so much.
const CLOCK_SKEW_SECONDS: i64 = 60;
/// And by so much at most, whatever is set.
const MOST_CLOCK_SKEW_SECONDS: i64 = 300;
/// The longest name of a provider in addresses.
const MOST_ID_CHARS: usize = 40;

/// Whose claims a provider has, when nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// The National Portal's (WSO2).
    Portal,
    /// The police ministry's (`VNeID`).
    VNeId,
    /// Those of the standard.
    Standard,
}

/// Who signs on there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Citizens and organisations.
    Citizens,
    /// Officers.
    Officers,
}

/// A provider.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderSettings {
    /// Its name in addresses: small letters, digits and hyphens; never changed, because accounts are
    /// linked under it.
    pub id: String,
    /// Whose claims it has.
    pub shape: Shape,
    /// Who signs on there.
    pub audience: Audience,
    /// Its name for people, in Vietnamese.
    pub name_vi: String,
    /// Its name for people, in English.
    pub name_en: String,
    /// How it calls itself in what it signs.
    pub issuer: String,
    /// Whether the addresses below are asked of it.
    #[serde(default)]
    pub discovery: bool,
    /// Where people sign on.
    #[serde(default)]
    pub authorize_url: String,
    /// Where a code is given for a token.
    #[serde(default)]
    pub token_url: String,
    /// Where claims are asked for; empty: what the token says is all.
    #[serde(default)]
    pub user_info_url: String,
    /// Where people are signed out; empty: it has no such page.
    #[serde(default)]
    pub sign_out_url: String,
    /// Where its keys are; empty with pinned keys.
    #[serde(default)]
    pub keys_url: String,
    /// Its keys as they were handed over: the text of a key set (RFC 7517). These alone count then.
    #[serde(default)]
    pub keys: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there; filled from the file by whoever reads the settings.
    #[serde(skip)]
    pub client_secret: String,
    /// The file whose first line is our secret.
    #[serde(default)]
    pub client_secret_file: String,
    /// The `acr_values` that ask for level 01; empty: nothing is asked.
    #[serde(default)]
    pub acr_one: String,
    /// The `acr_values` that ask for level 02.
    #[serde(default)]
    pub acr_two: String,
    /// Scopes beside `openid`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// By how many seconds its clock may differ from ours.
    #[serde(default = "skew")]
    pub clock_skew_seconds: i64,
    /// Which claims say what, where that differs from the shape.
    #[serde(default)]
    pub claims: Option<Mapping>,
}

const fn skew() -> i64 {
    CLOCK_SKEW_SECONDS
}

impl fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ProviderSettings({})", self.id)
    }
}

impl ProviderSettings {
    /// What is wrong with them, in words for the operator.
    ///
    /// # Errors
    /// The first thing that is.
    pub fn check(&self) -> Result<(), String> {
        let wrong = |what: &str| Err(format!("provider “{}”: {what}", self.id));
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.id.is_empty() || self.id.len() > MOST_ID_CHARS || !self.id.chars().all(is_plain) {
            return wrong("id has small letters, digits and hyphens, at most 40");
        }
        if self.name_vi.is_empty() || self.name_en.is_empty() || self.client_id.is_empty() {
            return wrong("name_vi, name_en and client_id are needed");
        }
        let needed = [
            ("authorize_url", &self.authorize_url, !self.discovery),
            ("token_url", &self.token_url, !self.discovery),
            ("keys_url", &self.keys_url, !self.discovery && self.keys.is_empty()),
            ("user_info_url", &self.user_info_url, false),
            ("sign_out_url", &self.sign_out_url, false),
            ("issuer", &self.issuer, true),
        ];
        for (name, address, is_needed) in needed {
            if (is_needed || !address.is_empty()) && !is_safe(address) {
                return wrong(&format!(
                    "{name} has to be an address with https://; http:// only on this machine"
                ));
            }
        }
        if !(0..=MOST_CLOCK_SKEW_SECONDS).contains(&self.clock_skew_seconds) {
            return wrong("clock_skew_seconds is 0 to 300");
        }
        Ok(())
    }

    /// Which claims say what.
    pub(super) fn mapping(&self) -> Mapping {
        let usual = Mapping::of(self.shape);
        self.claims.clone().map_or(usual.clone(), |own| own.over(usual))
    }
}

/// Tokens and people go nowhere without TLS, but to this very machine.
fn is_safe(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let is_here = match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && is_here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_over_an_open_line() {
        for (address, expect) in [
            ("https://xacthuc.dichvucong.gov.vn/oauth2/token", true),
            ("http://127.0.0.1:9080/identity", true),
            ("http://localhost/", true),
            ("http://xacthuc.dichvucong.gov.vn/", false),
            ("http://127.0.0.1.evil.example/", false),
            ("javascript:alert(1)", false),
            ("", false),
        ] {
            assert_eq!(is_safe(address), expect, "{address}");
        }
    }
}
