//! Why nobody was signed on.

use crate::AppError;
use mc_gateway::sign_on::SignOnError;
use mc_store::StoreError;

/// Why nobody was signed on. Nothing of a claim is in it.
#[derive(Debug, thiserror::Error)]
pub enum SignOnFailure {
    /// The provider, or what it answered.
    #[error(transparent)]
    Provider(#[from] SignOnError),
    /// Nobody waits for this answer: it came before, came too late, or was never asked for.
    #[error("nobody waits for this answer")]
    NobodyWaits,
    /// The answer came by another browser than was sent.
    #[error("the answer came by another browser than was sent")]
    OtherBrowser,
    /// The number cannot be one of this person: province, century or year of birth contradict it.
    #[error("the number is no identity number of this person: {0}")]
    BadNumber(&'static str),
    /// No officer has the number.
    #[error("no officer has the number")]
    NoOfficer,
    /// Something else failed.
    #[error(transparent)]
    App(#[from] AppError),
}

impl From<StoreError> for SignOnFailure {
    fn from(error: StoreError) -> Self {
        Self::App(error.into())
    }
}

impl SignOnFailure {
    /// The code, the same for ever.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Provider(error) => error.code(),
            Self::NobodyWaits => "sign_on.nobody_waits",
            Self::OtherBrowser => "sign_on.other_browser",
            Self::BadNumber(_) => "sign_on.bad_number",
            Self::NoOfficer => "sign_on.no_officer",
            Self::App(_) => "sign_on.failed",
        }
    }

    /// Notes for the operator what happened, where it is handled.
    pub fn log(&self, provider: &str, request_id: &str) {
        let code = self.code();
        match self {
            Self::Provider(SignOnError::Cancelled) | Self::NobodyWaits => {
                tracing::info!(provider, request_id, code, "nobody was signed on");
            }
            Self::App(_) => {}
            Self::Provider(_) | Self::OtherBrowser | Self::BadNumber(_) | Self::NoOfficer => {
                tracing::warn!(provider, request_id, code, reason = %self, "nobody was signed on");
            }
        }
    }
}
