//! An officer's own account: where it is open, and the recovery codes. Everybody sees and changes
//! their own alone: the session itself says whose.

use crate::{App, AppError, Ctx, sign_in::RECOVERY_CHARS, sign_in::recovery_digest};
use mc_kernel::{Digest, ids::SessionId};
use mc_store::{
    Batch,
    records::{Audit, note_change},
    second_factors,
    sessions::{self, Listed},
};

/// So many recovery codes are made at once.
const RECOVERY_CODES: usize = 10;

/// Recovery codes, to be shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCodes(pub Vec<String>);

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCodes")
    }
}

impl App {
    /// Where the account of whoever asks is open, newest first.
    pub async fn own_sessions(&self, ctx: &Ctx) -> Result<Vec<Listed>, AppError> {
        let idle = self.settings().limits.session_idle_minutes;
        let used_after = self.now().plus_minutes(-idle);
        let staff = ctx.staff()?.id;
        Ok(self.parts.store.sessions_of_staff(staff, self.now(), used_after).await?)
    }

    /// Ends one of one's own sessions; of somebody else's nothing happens.
    pub async fn end_own_session(&self, ctx: &Ctx, id: SessionId) -> Result<(), AppError> {
        let mut batch = Batch::new();
        sessions::end_of_staff(&mut batch, ctx.staff()?.id, id);
        self.note_own(&mut batch, ctx, "session.ended")?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Ends all of one's own sessions but the one with a token.
    pub async fn end_other_sessions(&self, ctx: &Ctx, token: &[u8; 32]) -> Result<(), AppError> {
        let mut batch = Batch::new();
        sessions::end_others(&mut batch, ctx.staff()?.id, Digest::of(token));
        self.note_own(&mut batch, ctx, "sessions.ended")?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// How many recovery codes are left.
    pub async fn own_recovery_codes(&self, ctx: &Ctx) -> Result<u64, AppError> {
        Ok(self.parts.store.recovery_codes_left(ctx.staff()?.id).await?)
    }

    /// Makes new recovery codes; the old ones are void. Only digests are kept.
    ///
    /// # Errors
    /// [`AppError::ProofNeeded`] when the last proof is too long ago.
    pub async fn new_recovery_codes(&self, ctx: &Ctx) -> Result<RecoveryCodes, AppError> {
        let staff = ctx.staff()?.id;
        self.require_fresh(ctx)?;
        let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| self.recovery_code()).collect();
        let digests: Vec<Digest> = codes.iter().map(|code| recovery_digest(code)).collect();
        let mut batch = Batch::new();
        second_factors::set_recovery_codes(&mut batch, staff, &digests, self.now());
        self.note_own(&mut batch, ctx, "recovery_codes.made")?;
        self.parts.store.commit(batch).await?;
        Ok(RecoveryCodes(codes))
    }

    /// Sixteen letters and digits that are not mistaken for each other, in groups of four: 80 bits.
    fn recovery_code(&self) -> String {
        const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
        let bytes = self.mint().secret();
        let letters = bytes.iter().take(RECOVERY_CHARS).map(|byte| {
            LETTERS.get(usize::from(byte & 31)).map_or('a', |letter| char::from(*letter))
        });
        let mut code = String::new();
        for (index, letter) in letters.enumerate() {
            if index > 0 && index % 4 == 0 {
                code.push('-');
            }
            code.push(letter);
        }
        code
    }

    fn note_own(&self, batch: &mut Batch, ctx: &Ctx, action: &str) -> Result<(), AppError> {
        let audit = Audit {
            id: self.mint().id(),
            actor: ctx.reference()?,
            action: action.to_owned(),
            target: ctx.staff()?.id.to_string(),
            detail: String::new(),
            at: self.now(),
        };
        note_change(batch, &audit);
        Ok(())
    }
}
