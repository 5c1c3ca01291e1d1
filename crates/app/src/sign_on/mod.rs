//! Signing on by an identity provider, there and back again.
//!
//! `leave` sends a person to a provider and keeps what the answer is held against; `arrive` takes
//! the answer, once, from the browser that was sent, and finds out whom it means; `accept` is the
//! first time, when a person sees what was received before anything of it is kept. `failure` says
//! why nobody was signed on, in a word for the person and a sentence for the operator.

mod accept;
mod arrive;
mod failure;
mod leave;

pub use accept::Received;
pub use arrive::{Answer, Arrived};
pub use failure::SignOnFailure;
pub use leave::Wish;

use crate::App;
use mc_gateway::sign_on::{Level, Provider};
use mc_kernel::{Digest, Locale};
use mc_policy::Assurance;

/// Where somebody signs on from.
#[derive(Clone, PartialEq, Eq)]
pub struct Browser {
    /// The digest of what only this browser has.
    pub secret: Digest,
    /// The network address.
    pub address: String,
    /// What the browser says it is.
    pub device: String,
}

impl Browser {
    /// What stands for a browser where there is none: measuring, and other programs.
    pub fn none() -> Self {
        Self { secret: Digest::of(b""), address: String::new(), device: String::new() }
    }
}

impl std::fmt::Debug for Browser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Browser")
    }
}

/// A way to sign on, for a button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The provider's name in addresses.
    pub id: String,
    /// Its name for people.
    pub name: String,
}

impl App {
    /// The providers that citizens or officers sign on with.
    pub fn ways(&self, for_officers: bool, locale: Locale) -> Vec<Way> {
        let providers = self.parts.providers.iter();
        providers
            .filter(|provider| provider.is_for_officers() == for_officers)
            .map(|provider| {
                let settings = provider.settings();
                let name = match locale {
                    Locale::Vi => &settings.name_vi,
                    Locale::En => &settings.name_en,
                };
                Way { id: settings.id.clone(), name: name.clone() }
            })
            .collect()
    }

    /// What a provider is called; `None` for one that is not set up.
    pub fn way(&self, id: &str, locale: Locale) -> Option<Way> {
        let mut all = self.ways(false, locale);
        all.extend(self.ways(true, locale));
        all.into_iter().find(|way| way.id == id)
    }

    pub(crate) fn provider(&self, id: &str) -> Option<&Provider> {
        self.parts.providers.iter().find(|provider| provider.settings().id == id)
    }
}

const fn assurance(level: Level) -> Assurance {
    match level {
        Level::One => Assurance::One,
        Level::Two => Assurance::Two,
    }
}

const fn level(assurance: Assurance) -> Level {
    match assurance {
        Assurance::One => Level::One,
        Assurance::Two => Level::Two,
    }
}
