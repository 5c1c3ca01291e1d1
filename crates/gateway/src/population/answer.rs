//! What came back, or why nothing did.

use super::{Citizen, xml};
use mc_kernel::Digest;
use serde::Deserialize;
use serde_json::Value;

/// The longest code of a result that is kept.
const MOST_CODE_CHARS: usize = 40;

/// An answer of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The person; `None` where number, name and year of birth do not match anybody together.
    pub citizen: Option<Box<Citizen>>,
    /// The code of the result as it came.
    pub code: String,
    /// The digest of the message, which is kept in its place.
    pub digest: Digest,
}

/// Why the register gave no answer that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    /// It cannot be reached.
    #[error("the register of the population cannot be reached")]
    Unreachable,
    /// It did not answer in time.
    #[error("the register of the population did not answer in time")]
    Slow,
    /// It failed several times in a row; it is left alone for a while.
    #[error("the register of the population is left alone for {seconds} seconds")]
    Paused {
        /// Seconds until it is asked again.
        seconds: u64,
    },
    /// It answered with a status of failure.
    #[error("the register of the population answered with the status {0}")]
    Status(u16),
    /// It refused the question.
    #[error("the register of the population refused the question ({0})")]
    Refused(String),
    /// The answer is larger than one can be.
    #[error("the answer of the register of the population is too large")]
    TooLarge,
    /// The answer cannot be read.
    #[error("the answer of the register of the population cannot be read: {0}")]
    Malformed(&'static str),
    /// The answer is about somebody else than was asked. It is shown to nobody.
    #[error("the register of the population answered about another person")]
    AnotherPerson,
    /// What was asked cannot be asked.
    #[error("the question to the register of the population is not complete")]
    Incomplete,
}

impl RegisterError {
    /// The stable code, kept as the result of a query.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => "register.unreachable",
            Self::Slow => "register.slow",
            Self::Paused { .. } => "register.paused",
            Self::Status(_) => "register.status",
            Self::Refused(_) => "register.refused",
            Self::TooLarge => "register.too_large",
            Self::Malformed(_) => "register.malformed",
            Self::AnotherPerson => "register.another_person",
            Self::Incomplete => "register.incomplete",
        }
    }

    /// Whether the other side itself is in trouble, so that asking more makes it worse.
    pub(super) const fn is_trouble(&self) -> bool {
        matches!(
            self,
            Self::Unreachable | Self::Slow | Self::Status(_) | Self::TooLarge | Self::Malformed(_)
        )
    }
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    error_code: Value,
    #[serde(default)]
    message: String,
}

/// Reads an answer about the person of a number.
pub(super) fn read(bytes: &[u8], number: &str) -> Result<Answer, RegisterError> {
    let envelope: Envelope = serde_json::from_slice(bytes)
        .map_err(|_unreadable| RegisterError::Malformed("the envelope is no JSON of its kind"))?;
    let code = code(&envelope.error_code);
    let is_failure = !matches!(code.as_str(), "" | "0" | "00" | "200");
    if is_failure && !envelope.message.contains('<') {
        return Err(RegisterError::Refused(code));
    }
    let citizen = xml::citizen(&envelope.message).map_err(RegisterError::Malformed)?;
    if citizen.as_ref().is_some_and(|citizen| citizen.number != number) {
        return Err(RegisterError::AnotherPerson);
    }
    let digest = Digest::of(envelope.message.as_bytes());
    Ok(Answer { citizen: citizen.map(Box::new), code, digest })
}

/// The code of a result, which some adapters send as a number and some as a text.
fn code(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    };
    text.chars().filter(|c| !c.is_control()).take(MOST_CODE_CHARS).collect()
}
