//! The conversation with the adapter.

use super::{Answer, Breaker, Question, RegisterError, answer};
use reqwest::{Client, header::CONTENT_TYPE, redirect::Policy};
use std::{fmt, time::Duration};
use tokio::sync::Semaphore;

/// The largest answer that is read; a whole one has some 6 KiB.
const MOST_ANSWER_BYTES: usize = 256 * 1024;
/// Questions on their way at once; more wait, within the time that each may take.
const MOST_AT_ONCE: usize = 16;
/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// Where the register is asked.
#[derive(Clone, PartialEq, Eq)]
pub struct RegisterSettings {
    /// The address of the province's adapter.
    pub url: String,
    /// The integration code of this system (`MaTichHop`).
    pub integration: String,
    /// How long a question may take altogether.
    pub timeout: Duration,
}

impl fmt::Debug for RegisterSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RegisterSettings({})", self.url)
    }
}

/// The register of the population.
pub struct Register {
    settings: RegisterSettings,
    client: Client,
    breaker: Breaker,
    gate: Semaphore,
}

impl fmt::Debug for Register {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Register({})", self.settings.url)
    }
}

impl Register {
    /// Prepares the conversation; nobody is asked yet.
    ///
    /// # Errors
    /// What is wrong with the settings, in words for the operator.
    pub fn new(settings: RegisterSettings) -> Result<Self, String> {
        check_address(&settings.url)?;
        let client = Client::builder()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(settings.timeout)
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .map_err(|error| format!("the client of the register cannot be made: {error}"))?;
        let gate = Semaphore::new(MOST_AT_ONCE);
        Ok(Self { settings, client, breaker: Breaker::default(), gate })
    }

    /// Asks about one person.
    pub async fn ask(&self, question: &Question) -> Result<Answer, RegisterError> {
        let whole = question.number.len() == 12
            && question.number.bytes().all(|byte| byte.is_ascii_digit())
            && !question.name.trim().is_empty()
            && !question.officer.is_empty();
        if !whole {
            return Err(RegisterError::Incomplete);
        }
        self.breaker.enter().map_err(|seconds| RegisterError::Paused { seconds })?;
        let asked = tokio::time::timeout(self.settings.timeout, self.converse(question)).await;
        let asked = asked.unwrap_or(Err(RegisterError::Slow));
        self.breaker.went(!asked.as_ref().is_err_and(RegisterError::is_trouble));
        asked
    }

    async fn converse(&self, question: &Question) -> Result<Answer, RegisterError> {
        let _turn = self.gate.acquire().await.map_err(|_closed| RegisterError::Unreachable)?;
        let body = question.body(&self.settings.integration);
        let body = body.map_err(|_unwritable| RegisterError::Incomplete)?;
        let request = self.client.post(&self.settings.url);
        let request = request.header(CONTENT_TYPE, "application/json; charset=utf-8").body(body);
        let mut response = request.send().await.map_err(|error| of_transport(&error))?;
        if !response.status().is_success() {
            return Err(RegisterError::Status(response.status().as_u16()));
        }
        let mut bytes = Vec::new();
        while let Some(part) = response.chunk().await.map_err(|error| of_transport(&error))? {
            if bytes.len() + part.len() > MOST_ANSWER_BYTES {
                return Err(RegisterError::TooLarge);
            }
            bytes.extend_from_slice(&part);
        }
        answer::read(&bytes, &question.number)
    }
}

fn of_transport(error: &reqwest::Error) -> RegisterError {
    if error.is_timeout() { RegisterError::Slow } else { RegisterError::Unreachable }
}

/// Personal data go over TLS, or not further than this machine.
fn check_address(url: &str) -> Result<(), String> {
    let parsed =
        reqwest::Url::parse(url).map_err(|error| format!("{url} is no address: {error}"))?;
    let is_here = matches!(parsed.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    match parsed.scheme() {
        "https" => Ok(()),
        "http" if is_here => Ok(()),
        "http" => Err(format!("{url}: http is allowed only to a register on this machine")),
        other => Err(format!("{url}: {other} is no way to the register")),
    }
}
