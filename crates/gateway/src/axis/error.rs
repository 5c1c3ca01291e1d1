//! What can go wrong on the way to an axis.

/// Why an axis did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AxisError {
    /// It cannot be reached.
    #[error("the axis cannot be reached")]
    Unreachable,
    /// It did not answer in time.
    #[error("the axis did not answer in time")]
    Slow,
    /// It failed again and again, and is left alone.
    #[error("the axis is left alone for {seconds} seconds")]
    Paused {
        /// How long.
        seconds: u64,
    },
    /// It answered with a status of failure and nothing that can be read.
    #[error("the axis answered with the status {0}")]
    Status(u16),
    /// The answer cannot be read.
    #[error("the answer of the axis cannot be read")]
    Malformed,
    /// It does not take the token any more; the next try has another.
    #[error("the axis does not take the token")]
    SignedOut,
    /// A file came that is not whole.
    #[error("the file of the axis is not whole")]
    CutOff,
    /// The answer or the file is larger than one may be.
    #[error("the answer of the axis is too large")]
    TooLarge,
    /// It refused, with a code and words of its own.
    #[error("the axis refused with {code}: {words}")]
    Refused {
        /// Its code.
        code: String,
        /// Its words.
        words: String,
    },
    /// A file on this machine failed.
    #[error("a file on this machine failed: {0}")]
    File(String),
    /// The settings or what is to be sent are not of a form that an axis takes.
    #[error("not for an axis: {0}")]
    Unfit(String),
}

impl AxisError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => "axis.unreachable",
            Self::Slow => "axis.slow",
            Self::Paused { .. } => "axis.paused",
            Self::Status(_) => "axis.status",
            Self::Malformed => "axis.malformed",
            Self::SignedOut => "axis.signed-out",
            Self::CutOff => "axis.cut-off",
            Self::TooLarge => "axis.too-large",
            Self::Refused { .. } => "axis.refused",
            Self::File(_) => "axis.file",
            Self::Unfit(_) => "axis.unfit",
        }
    }

    /// Whether the same call may go better later: what the network or the machine of the axis did, and
    /// the code 20 with which the axis says that it failed itself. A code about the document is final.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Unreachable | Self::Slow | Self::Malformed | Self::SignedOut | Self::CutOff => {
                true
            }
            Self::Status(status) => *status >= 500 || matches!(status, 408 | 429),
            Self::Refused { code, .. } => code == "20",
            Self::Paused { .. } | Self::TooLarge | Self::File(_) | Self::Unfit(_) => false,
        }
    }

    pub(super) fn file(error: &std::io::Error) -> Self {
        Self::File(error.to_string())
    }

    pub(super) fn transport(error: &reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::Slow
        } else if error.is_body() || error.is_decode() {
            Self::CutOff
        } else {
            Self::Unreachable
        }
    }
}
