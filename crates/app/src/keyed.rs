//! Commands that other systems send under a key of their own, so that a lost answer may be asked for
//! again: the same key with the same content is carried out once, the same key with other content is
//! refused.
//!
//! The id of such a command says both: its first half is the key, its second half the content. The
//! log keeps the id, so nothing else has to be kept to recognise either.

use crate::{App, AppError};
use mc_kernel::{
    Digest,
    ids::{ApiTokenId, CommandId, DossierId},
};
use mc_policy::{Action, DossierTarget, Permit};

/// What [`AppError::Conflict`] says when a key was used for something else before.
pub const REUSED_KEY: &str = "key";

/// Where an id of 16 bytes keeps its version; ids made here have version 8, minted ones version 7.
const VERSION_BYTE: usize = 6;

/// The id of a command that a system sends to a dossier under a key.
///
/// A key counts for the token and the dossier. `content` is whatever makes two requests differ.
pub fn keyed_command(
    token: ApiTokenId,
    dossier: DossierId,
    key: &str,
    content: &Digest,
) -> CommandId {
    let (token, dossier) = (token.uuid(), dossier.uuid());
    let parts = [b"key".as_slice(), token.as_bytes(), dossier.as_bytes(), key.as_bytes()];
    let key = Digest::of_parts(&parts);
    let halves = key.bytes().iter().take(8).chain(content.bytes());
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(halves) {
        *to = *from;
    }
    if let Some(version) = bytes.get_mut(VERSION_BYTE) {
        *version = 0x80 | (*version & 0x0F);
    }
    CommandId::from_bytes(bytes)
}

/// The key that the id of a command carries; none of one that was minted.
fn key_of(command: CommandId) -> Option<[u8; 8]> {
    let uuid = command.uuid();
    let (key, _) = uuid.as_bytes().split_first_chunk()?;
    (key.get(VERSION_BYTE).is_some_and(|version| version >> 4 == 8)).then_some(*key)
}

impl App {
    /// Refuses a command whose key was used for something else on the same dossier. It is asked
    /// between reading the dossier and writing to it, so that of two requests at once one sees the
    /// other's.
    pub(crate) async fn refuse_reused_key<A: Action<Target = DossierTarget>>(
        &self,
        permit: &Permit<A>,
        command: CommandId,
    ) -> Result<(), AppError> {
        let Some(key) = key_of(command) else { return Ok(()) };
        let told = self.parts.store.history(permit).await?;
        let mut sent = told.iter().map(|told| told.recorded.command);
        if sent.any(|other| other != command && key_of(other) == Some(key)) {
            return Err(AppError::Conflict(REUSED_KEY));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::{FixedClock, Mint, SeededRandom, Timestamp};

    #[test]
    fn the_id_tells_key_and_content_apart() {
        let token = ApiTokenId::derived("t", "1");
        let dossier = DossierId::derived("d", "1");
        let (one, other) = (Digest::of(b"{}"), Digest::of(b"[]"));
        let id = keyed_command(token, dossier, "k", &one);
        assert_eq!(id, keyed_command(token, dossier, "k", &one));
        let changed = keyed_command(token, dossier, "k", &other);
        assert_ne!(id, changed);
        assert_eq!(key_of(id), key_of(changed));
        let elsewhere = [
            keyed_command(token, dossier, "k2", &one),
            keyed_command(ApiTokenId::derived("t", "2"), dossier, "k", &one),
            keyed_command(token, DossierId::derived("d", "2"), "k", &one),
        ];
        for far in elsewhere {
            assert_ne!(key_of(id), key_of(far));
        }
    }

    #[test]
    fn a_minted_id_has_no_key() {
        let (clock, random) =
            (FixedClock::new(Timestamp::from_micros(1_684_978_200_000_000)), SeededRandom::new(1));
        assert_eq!(key_of(Mint::new(&clock, &random).id()), None);
    }
}
