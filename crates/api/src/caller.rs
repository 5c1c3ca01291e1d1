//! Who calls: the token, what it may do, how often.

use crate::{
    api::Api,
    asked::{Asked, text},
    problem::{Code, Problem},
};
use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use mc_app::{AppError, Ctx, policy::StaffActor};
use mc_kernel::{Locale, ids::ApiTokenId};
use std::marker::PhantomData;

/// What an operation needs of a token.
pub(crate) trait Need: Send + Sync {
    /// The scopes; none where any token will do.
    const SCOPES: &'static [&'static str];
}

macro_rules! needs {
    ($($(#[$doc:meta])* $name:ident = $scopes:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub(crate) enum $name {}
        impl Need for $name {
            const SCOPES: &'static [&'static str] = $scopes;
        }
    )+};
}

needs! {
    /// Any token.
    AnyToken = &[];
    /// Looking at dossiers, files and work lists.
    Read = &[READ];
    /// Drafts, submission, answers to supplement requests, withdrawal.
    Submit = &[SUBMIT];
    /// Everything an officer does with a dossier.
    Process = &[PROCESS];
    /// Looking at a dossier and sending something for its applicant.
    ReadAndSubmit = &[READ, SUBMIT];
}

/// The scopes by name; [`mc_app::tokens::SCOPES`] lists the same.
pub(crate) const READ: &str = "dossiers.read";
/// See [`READ`].
pub(crate) const SUBMIT: &str = "dossiers.submit";
/// See [`READ`].
pub(crate) const PROCESS: &str = "dossiers.process";

/// The longest text that can be a token.
const MOST_TOKEN_BYTES: usize = 200;

/// A system that called, with the scope that the operation needs.
#[derive(Debug)]
pub(crate) struct Caller<N> {
    /// The context of use cases.
    pub(crate) ctx: Ctx,
    /// The token.
    pub(crate) token: ApiTokenId,
    need: PhantomData<fn() -> N>,
}

impl<N> Caller<N> {
    /// The member of staff with whose positions the system acts.
    pub(crate) fn staff(&self) -> Result<&StaffActor, Problem> {
        Ok(self.ctx.staff()?)
    }

    /// The language of the answer.
    pub(crate) fn locale(&self) -> Locale {
        self.ctx.locale
    }
}

impl<N: Need> FromRequestParts<Api> for Caller<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let asked = parts.extensions.get::<Asked>().cloned().unwrap_or_default();
        let bearer = bearer(text(&parts.headers, &header::AUTHORIZATION))?;
        let actor = match api.app.actor_of_token(bearer).await {
            Err(AppError::Unauthenticated) => {
                api.rates.wrong_token(&asked.address)?;
                return Err(Problem::new(Code::TokenInvalid));
            }
            known => known?,
        };
        let system = actor.staff().and_then(|staff| staff.system.clone());
        let (token, scopes) = system.ok_or_else(|| Problem::new(Code::TokenInvalid))?;
        api.rates.token(&token.to_string())?;
        let is_missing = |scope: &&&str| !scopes.iter().any(|granted| granted == **scope);
        if let Some(scope) = N::SCOPES.iter().find(is_missing) {
            let problem = Problem::new(Code::ScopeMissing).with("scope", scope);
            return Err(problem.with("granted", scopes.join(", ")));
        }
        let ctx = Ctx::new(actor, asked.locale, asked.request_id);
        Ok(Self { ctx, token, need: PhantomData })
    }
}

/// The token of an `Authorization` header. The name of the scheme is told in any case (RFC 9110).
fn bearer(header: &str) -> Result<&str, Problem> {
    let (scheme, token) = header.split_once(' ').unwrap_or((header, ""));
    if !scheme.eq_ignore_ascii_case("bearer") || token.trim().is_empty() {
        return Err(Problem::new(Code::TokenMissing));
    }
    let token = token.trim();
    if token.len() > MOST_TOKEN_BYTES {
        return Err(Problem::new(Code::TokenInvalid));
    }
    Ok(token)
}

/// Anybody who asks for what is public.
#[derive(Debug)]
pub(crate) struct Anyone;

impl FromRequestParts<Api> for Anyone {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let asked = parts.extensions.get::<Asked>().cloned().unwrap_or_default();
        api.rates.open(&asked.address)?;
        Ok(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scopes_are_those_that_tokens_can_have() {
        assert_eq!([READ, SUBMIT, PROCESS], mc_app::tokens::SCOPES);
    }

    #[test]
    fn only_bearer_tokens_count() {
        let check = |header: &str, expect: Result<&str, &str>| {
            assert_eq!(bearer(header).map_err(|p| p.code()), expect, "{header}");
        };
        check("Bearer mc_1", Ok("mc_1"));
        check("bearer  mc_1 ", Ok("mc_1"));
        for none in ["", "Bearer", "Bearer  ", "Basic bWM6", "mc_1"] {
            check(none, Err("token.missing"));
        }
        check(&format!("Bearer {}", "x".repeat(500)), Err("token.invalid"));
    }
}
