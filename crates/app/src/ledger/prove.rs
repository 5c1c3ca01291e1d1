//! The citizen's proof: what happened to a dossier, in a file that anybody can check without us.

use super::{statement, with_keys};
use crate::{App, AppError, Ctx};
use mc_kernel::ids::DossierId;
use mc_ledger::{Checkpoint, Field, LedgerError, Note, ProofFile, Salt, TileNodes, inclusion};
use mc_policy::actions;
use mc_store::ledger::Salted;

/// The events of which a citizen gets a proof, by their names in the log.
pub const PROVEN: [&str; 10] = [
    "submitted",
    "taken_in",
    "refused",
    "supplement_asked",
    "supplement_answered",
    "reappointed",
    "result_approved",
    "finished",
    "returned",
    "withdrawn",
];
/// What a proof shows; the digest of the whole record stays a hash.
const SHOWN: [Field; 6] =
    [Field::Number, Field::Procedure, Field::Version, Field::Kind, Field::At, Field::Due];

impl App {
    /// The proof file of one event of a dossier.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the event is not for citizens, not published yet, or its applicant
    /// was erased; [`AppError::Internal`] where the event is not any more what its leaf says.
    pub async fn event_proof(
        &self,
        ctx: &Ctx,
        dossier: DossierId,
        version: u64,
    ) -> Result<String, AppError> {
        let (target, ctx) = &self.target_for(ctx, dossier).await?;
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, target)?;
        let ledger = self.parts.ledger.as_ref().ok_or(AppError::NotFound)?;
        let leaf = self.parts.store.ledger_leaf(&permit, version).await?;
        let leaf = leaf.ok_or(LedgerError::NotYet)?;
        let event = leaf.event.filter(|event| PROVEN.contains(&event.kind.as_str()));
        let event = event.ok_or(AppError::NotFound)?;
        let Salted::With(salt) = &event.salt else { return Err(LedgerError::Mute.into()) };
        let (statement, salt) = (statement(&event)?, Salt::from_text(salt)?);
        if statement.entry(&salt)?.bytes().as_slice() != leaf.entry {
            return Err(LedgerError::NotIncluded.into());
        }
        let signed = self.parts.store.ledger_tree().await?.signed;
        if signed.is_empty() {
            return Err(LedgerError::NotYet.into());
        }
        let note: Note = signed.parse()?;
        let size = note.text().parse::<Checkpoint>()?.size;
        let (tiles, index) = (ledger.tiles(), leaf.leaf);
        let found = move || inclusion(&TileNodes { tiles: &tiles, size }, index, size);
        let path = tokio::task::spawn_blocking(found).await.map_err(AppError::internal)??;
        let shown = with_keys(statement.show(&salt, &SHOWN)?, ledger);
        Ok(ProofFile { extra: shown.to_json(), index, path, checkpoint: note }.to_string())
    }

    /// Which events of a dossier, by their place in it, are in the published ledger.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where the dossier is not for whoever asks.
    pub async fn proven_events(&self, ctx: &Ctx, dossier: DossierId) -> Result<Vec<u64>, AppError> {
        let (target, ctx) = &self.target_for(ctx, dossier).await?;
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, target)?;
        if self.parts.ledger.is_none() {
            return Ok(Vec::new());
        }
        let size = self.parts.store.ledger_tree().await?.signed_size;
        Ok(self.parts.store.ledger_versions(&permit, size).await?)
    }
}
