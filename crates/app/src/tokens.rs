//! Tokens of other systems: bearer tokens with scopes, acting with the positions of a member of
//! staff.

use crate::{App, AppError, Ctx};
use mc_kernel::{Digest, FieldProblem, FieldProblems, ids::ApiTokenId};
use mc_policy::{Actor, Office, actions};
use mc_store::{
    Batch,
    records::{Audit, note_change},
    sessions::{self, ApiToken},
};

/// What a token may be given.
pub const SCOPES: [&str; 3] = ["dossiers.read", "dossiers.submit", "dossiers.process"];
/// How a token begins, so that leaked ones can be found.
const PREFIX: &str = "mc_";
/// The longest life of a token.
const MOST_DAYS: i64 = 366;

impl App {
    /// All tokens, without their secrets.
    pub async fn api_tokens(&self, ctx: &Ctx) -> Result<Vec<ApiToken>, AppError> {
        self.permit::<actions::ManageTokens>(ctx, &Office)?;
        Ok(self.parts.store.api_tokens().await?)
    }

    /// Gives a token; its secret is told once and never again.
    pub async fn give_token(
        &self,
        ctx: &Ctx,
        name: &str,
        user_name: &str,
        scopes: &[String],
        days: i64,
    ) -> Result<String, AppError> {
        self.permit::<actions::ManageTokens>(ctx, &Office)?;
        let reference = self.reference();
        let staff = reference.directory.staff_by_user_name(user_name.trim());
        let mut problems = FieldProblems::none();
        if name.trim().is_empty() {
            problems.push(FieldProblem::new("name", "required"));
        }
        if staff.is_none() {
            problems.push(FieldProblem::new("user_name", "unknown-user"));
        }
        if scopes.is_empty() || scopes.iter().any(|s| !SCOPES.contains(&s.as_str())) {
            problems.push(FieldProblem::new("scopes", "required"));
        }
        if !(1..=MOST_DAYS).contains(&days) {
            problems.push(FieldProblem::new("days", "above-maximum").with("most", MOST_DAYS));
        }
        problems.into_result().map_err(AppError::invalid)?;
        let staff = staff.ok_or(AppError::NotFound)?;
        let secret = self.mint().secret();
        let now = self.now();
        let token = ApiToken {
            id: self.mint().id(),
            name: name.trim().to_owned(),
            staff: staff.id,
            scopes: scopes.to_vec(),
            created: now,
            ends: now.plus_minutes(days * 24 * 60),
            revoked: None,
        };
        let mut batch = Batch::new();
        sessions::add_token(&mut batch, Digest::of(&secret), &token)?;
        self.note(ctx, &mut batch, "token.given", &token.id.to_string(), &token.name)?;
        self.parts.store.commit(batch).await?;
        Ok(format!("{PREFIX}{}", Digest::from_bytes(secret)))
    }

    /// Revokes a token at once.
    pub async fn revoke_token(&self, ctx: &Ctx, id: ApiTokenId) -> Result<(), AppError> {
        self.permit::<actions::ManageTokens>(ctx, &Office)?;
        let mut batch = Batch::new();
        sessions::revoke_token(&mut batch, id, self.now());
        self.note(ctx, &mut batch, "token.revoked", &id.to_string(), "")?;
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Who a bearer token stands for.
    ///
    /// # Errors
    /// [`AppError::Unauthenticated`] for unknown, ended and revoked ones.
    pub async fn actor_of_token(&self, bearer: &str) -> Result<Actor, AppError> {
        let secret: Digest = bearer
            .strip_prefix(PREFIX)
            .and_then(|hex| hex.parse().ok())
            .ok_or(AppError::Unauthenticated)?;
        let digest = Digest::of(secret.bytes());
        let token = self.parts.store.api_token(digest).await?.ok_or(AppError::Unauthenticated)?;
        if token.revoked.is_some() || token.ends <= self.now() {
            return Err(AppError::Unauthenticated);
        }
        match self.staff_actor(token.staff).await? {
            Actor::Staff(mut staff) => {
                staff.system = Some((token.id, token.scopes));
                Ok(Actor::Staff(staff))
            }
            Actor::Stranger | Actor::Citizen(_) => Err(AppError::Unauthenticated),
        }
    }

    /// Notes a change in the record.
    pub(crate) fn note(
        &self,
        ctx: &Ctx,
        batch: &mut Batch,
        action: &str,
        target: &str,
        detail: &str,
    ) -> Result<(), AppError> {
        let audit = Audit {
            id: self.mint().id(),
            actor: ctx.reference()?,
            action: action.to_owned(),
            target: target.to_owned(),
            detail: detail.to_owned(),
            at: self.now(),
        };
        note_change(batch, &audit);
        Ok(())
    }
}
