//! An event as the log keeps it.

use crate::Event;
use mc_kernel::{
    ActorRef, Digest, Timestamp,
    ids::{CommandId, DossierId},
};

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The stream.
    pub stream: DossierId,
    /// Its place in the stream, from 1.
    pub version: u64,
    /// The command that caused it.
    pub command: CommandId,
    /// Who.
    pub actor: ActorRef,
    /// When.
    pub at: Timestamp,
    /// What.
    pub event: Event,
    /// The seal of its private part.
    pub seal: Option<Digest>,
}

impl Recorded {
    /// The body as JSON text.
    pub fn body(&self) -> String {
        serde_json::to_string(&self.event).unwrap_or_default()
    }

    /// The digest of everything the log says of this event, the leaf of the ledger to come.
    pub fn leaf(&self, body: &str) -> Digest {
        let seal = self.seal.map_or_else(String::new, |s| s.to_string());
        Digest::of_parts(&[
            b"mc-event-1",
            self.stream.uuid().as_bytes(),
            &self.version.to_be_bytes(),
            self.command.uuid().as_bytes(),
            self.event.kind().as_bytes(),
            &self.event.kind_version().to_be_bytes(),
            body.as_bytes(),
            self.actor.to_string().as_bytes(),
            &self.at.micros().to_be_bytes(),
            seal.as_bytes(),
        ])
    }
}

/// Lifts a body of an older shape to the newest one. There is one shape of each kind so far.
pub fn upcast(kind: &str, kind_version: u16, body: String) -> Result<String, UnknownShape> {
    if Event::KINDS.contains(&(kind, kind_version)) {
        Ok(body)
    } else {
        Err(UnknownShape { kind: kind.to_owned(), kind_version })
    }
}

/// The log holds an event that this program does not know: the data is newer than the program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the log holds {kind} version {kind_version}, which this program does not know")]
pub struct UnknownShape {
    /// The kind.
    pub kind: String,
    /// The version.
    pub kind_version: u16,
}
