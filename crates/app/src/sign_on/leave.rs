//! On the way to a provider, and out of it.

use super::{Browser, SignOnFailure, level};
use crate::{App, AppError};
use mc_kernel::Digest;
use mc_policy::Assurance;
use mc_store::{
    Batch,
    sign_on::{self, Request},
};

/// How long a person may take at the provider.
const REQUEST_MINUTES: i64 = 15;
/// The longest address of a page to come back to.
const MOST_BACK_BYTES: usize = 2000;

/// What somebody who goes to a provider wants.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'w> {
    /// The provider.
    pub provider: &'w str,
    /// The level that is needed.
    pub level: Assurance,
    /// Whether the person has to prove themselves anew, also where the provider knows them.
    pub again: bool,
    /// The page to come back to: a path of ours.
    pub back: &'w str,
    /// The session that this one takes the place of.
    pub session: Option<&'w [u8; 32]>,
}

impl App {
    /// Where to send a person who signs on. What the answer is held against waits for this browser.
    ///
    /// # Errors
    /// [`SignOnFailure`]; nothing is kept then.
    pub async fn leave_for(
        &self,
        browser: &Browser,
        wish: &Wish<'_>,
    ) -> Result<String, SignOnFailure> {
        let provider = self.provider(wish.provider).ok_or(AppError::NotFound)?;
        let asked = provider.ask(level(wish.level), wish.again).await?;
        let back = if wish.back.len() <= MOST_BACK_BYTES { wish.back } else { "/" };
        let request = Request {
            browser: browser.secret,
            provider: wish.provider.to_owned(),
            nonce: asked.kept.nonce,
            verifier: asked.kept.verifier,
            back: back.to_owned(),
            session: wish.session.map(|token| Digest::of(token)),
            ends: self.now().plus_minutes(REQUEST_MINUTES),
        };
        let mut batch = Batch::new();
        sign_on::ask(&mut batch, Digest::of(asked.state.as_bytes()), &request);
        self.parts.store.commit(batch).await?;
        Ok(asked.url)
    }

    /// Ends a session. Where it began at a provider: that provider, and the address that ends it
    /// there too.
    pub async fn sign_out_everywhere(
        &self,
        token: &[u8; 32],
    ) -> Result<Option<(String, String)>, AppError> {
        let session = self.parts.store.session(Digest::of(token)).await?;
        self.sign_out(token).await?;
        let Some(session) = session.filter(|s| !s.id_token.is_empty()) else { return Ok(None) };
        let Some(provider) = self.provider(&session.provider) else { return Ok(None) };
        let back = format!("{}/", self.settings().public_url);
        let url = provider.sign_out_url(&session.id_token, &back).await;
        Ok(url.map(|url| (session.provider, url)))
    }
}
