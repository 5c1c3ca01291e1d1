//! The register of the population: asked within one matter, by an officer with a number of their own
//! ([`ask`]); held against what was declared ([`panel`], [`desk`]); used to fill people's own drafts
//! ([`fill`]); and how often it was asked ([`usage`]).

pub mod ask;
pub mod desk;
pub mod element;
pub mod facts;
pub mod fill;
pub mod panel;
pub mod people;
pub mod usage;

pub use ask::{Asked, RegisterRefusal};
pub use element::Element;

/// What holds of asking the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterRules {
    /// Questions of an agency in a year, where nothing else is set for it.
    pub yearly: u64,
    /// For how many minutes an answer stays with its dossier or draft.
    pub answer_minutes: i64,
    /// The code of the police's agency that sees how often the register is asked; empty: none does.
    pub watched_by: String,
}

impl Default for RegisterRules {
    fn default() -> Self {
        Self { yearly: 20_000, answer_minutes: 60, watched_by: String::new() }
    }
}

/// The service of the national data exchange: asking and confirming facts about a citizen.
pub(crate) const SERVICE: &str = "037";
/// Dossiers are handled by law, not by consent (Luật 91/2025/QH15, Điều 19).
pub(crate) const GROUND: &str = "91/2025/QH15:19";
