//! Keys at a service whose holder confirms each signature on a phone.
//!
//! A signature is asked for under a name that is the same for the same version of a document and the
//! same holder. Whoever lost an answer asks again under that name, and the service gives the signature
//! that it made then: there is never a second one. For that the message must be the same, too, so
//! whoever signs again gives the instant of the first time.

use super::SigningKey;
use crate::{Certificate, Hash, Obstacle, SigningError, certificate::hex};
use std::time::Duration;

/// The longest that a holder is waited for.
pub const LONGEST_WAIT: Duration = Duration::from_mins(3);
/// How often the service is asked whether it was confirmed.
const EVERY: Duration = Duration::from_secs(3);
/// How often a request is sent whose answer is lost.
const MOST_TRIES: u32 = 3;

/// What a service says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemoteAnswer {
    /// The holder has not confirmed yet.
    Waiting,
    /// The signature.
    Signed(Vec<u8>),
    /// The holder or the service said no, and why.
    Refused(String),
}

/// An answer that did not come; what was asked for may have been done all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lost(pub String);

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct RemoteRequest<'a> {
    /// The same for the same version of a document and the same holder.
    pub name: &'a str,
    /// What the holder reads on the phone.
    pub words: &'a str,
    /// The message, which the service hashes.
    pub message: &'a [u8],
    /// The hash.
    pub hash: Hash,
}

/// A service: it is asked, and then asked whether it was confirmed.
pub trait RemoteService {
    /// Asks. Under a name that it knows, a service answers what became of the first request; another
    /// message under that name is refused.
    fn ask(&self, request: &RemoteRequest<'_>) -> Result<RemoteAnswer, Lost>;

    /// Asks what became of the request of this name.
    fn poll(&self, name: &str) -> Result<RemoteAnswer, Lost>;

    /// Waits. A server does something else meanwhile.
    fn pause(&self, time: Duration);
}

/// A key at a service.
#[derive(Clone)]
pub struct RemoteKey<'a> {
    service: &'a dyn RemoteService,
    certificates: Vec<Certificate>,
    name: String,
    words: String,
}

impl std::fmt::Debug for RemoteKey<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RemoteKey").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<'a> RemoteKey<'a> {
    /// The key of a holder for one version of a document, which `version` names.
    pub fn new(
        service: &'a dyn RemoteService,
        certificates: Vec<Certificate>,
        version: &str,
        words: &str,
    ) -> Result<Self, SigningError> {
        let holder = certificates.first().ok_or(Obstacle::KeyMismatch)?;
        let name = Hash::Sha256.of(&[version.as_bytes(), b"\n", holder.serial().as_bytes()]);
        Ok(Self { service, name: hex(&name), certificates, words: words.to_owned() })
    }

    /// Sends until an answer comes, a few times.
    fn insist(
        &self,
        mut send: impl FnMut() -> Result<RemoteAnswer, Lost>,
    ) -> Result<RemoteAnswer, SigningError> {
        let mut last = String::new();
        for _ in 0..MOST_TRIES {
            match send() {
                Ok(answer) => return Ok(answer),
                Err(lost) => last = lost.0,
            }
            self.service.pause(EVERY);
        }
        Err(SigningError::new(Obstacle::KeyRefused, last))
    }
}

impl SigningKey for RemoteKey<'_> {
    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn hash(&self) -> Hash {
        Hash::Sha256
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        let request =
            RemoteRequest { name: &self.name, words: &self.words, message, hash: self.hash() };
        let mut answer = self.insist(|| self.service.ask(&request))?;
        let mut waited = Duration::ZERO;
        loop {
            match answer {
                RemoteAnswer::Signed(signature) => return self.checked(message, signature),
                RemoteAnswer::Refused(why) => {
                    return Err(SigningError::new(Obstacle::KeyRefused, why));
                }
                RemoteAnswer::Waiting if waited >= LONGEST_WAIT => {
                    return Err(Obstacle::NotConfirmed.into());
                }
                RemoteAnswer::Waiting => {}
            }
            self.service.pause(EVERY);
            waited += EVERY;
            answer = self.insist(|| self.service.poll(&self.name))?;
        }
    }
}

impl RemoteKey<'_> {
    /// What comes from outside is believed when it is right.
    fn checked(&self, message: &[u8], signature: Vec<u8>) -> Result<Vec<u8>, SigningError> {
        let holder = self.certificates.first().ok_or(Obstacle::KeyMismatch)?;
        let kind = holder.key().or(Err(Obstacle::KeyUnfit))?;
        let algorithm = kind.signature_identifier(self.hash());
        let made = holder.made(&algorithm, None, message, &signature);
        made.or(Err(SigningError::new(Obstacle::KeyRefused, "a signature of something else")))?;
        Ok(signature)
    }
}
