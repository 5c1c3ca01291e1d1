//! Identity providers, as their client: the code flow of `OpenID` Connect with PKCE.
//!
//! [`settings`] is what an operator says of a provider, [`provider`] the conversation with it,
//! [`claims`] what becomes of its words about a person. Secrets, tokens and claims are never shown by
//! `Debug` and never part of an error.

pub mod claims;
pub mod provider;
pub mod settings;
mod wire;

pub use claims::{Identified, Level};
pub use provider::{Asked, Kept, Provider};
pub use settings::{Audience, ProviderSettings, Shape};

/// Why a provider signed nobody on. What a stranger may read is the code; the text is for the operator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignOnError {
    /// It cannot be reached, is too slow, or has failed so often that it is left alone for a while.
    #[error("the provider cannot be reached: {0}")]
    Unavailable(String),
    /// The person did not want to.
    #[error("the person cancelled")]
    Cancelled,
    /// It says no, with a code of RFC 6749.
    #[error("the provider refuses: {0}")]
    Refused(String),
    /// It does not take the code: used already, too old, or not ours.
    #[error("the provider does not take the code")]
    CodeNotTaken,
    /// Its answer cannot be read.
    #[error("the provider's answer cannot be read: {0}")]
    Unreadable(&'static str),
    /// The token is signed with no key of the provider.
    #[error("the token's signature does not hold: {0}")]
    Signature(String),
    /// The token is of another issuer.
    #[error("the token names another issuer")]
    Issuer,
    /// The token is for another client.
    #[error("the token is for another client")]
    Audience,
    /// The token answers another request.
    #[error("the token answers another request")]
    Nonce,
    /// The token holds no longer, or not yet.
    #[error("the token does not hold now; compare both clocks")]
    Time,
    /// Token and answer about the person are about two people.
    #[error("token and user info are about two people")]
    OtherPerson,
    /// The person has no number by which they could be known.
    #[error("the claims have no {0}")]
    NoIdentity(&'static str),
}

impl SignOnError {
    /// The code, the same for ever.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unavailable(_) => "sign_on.unavailable",
            Self::Cancelled => "sign_on.cancelled",
            Self::Refused(_) => "sign_on.refused",
            Self::CodeNotTaken => "sign_on.code_not_taken",
            Self::Unreadable(_) => "sign_on.unreadable",
            Self::Signature(_) => "sign_on.signature",
            Self::Issuer => "sign_on.issuer",
            Self::Audience => "sign_on.audience",
            Self::Nonce => "sign_on.nonce",
            Self::Time => "sign_on.time",
            Self::OtherPerson => "sign_on.other_person",
            Self::NoIdentity(_) => "sign_on.no_identity",
        }
    }
}
