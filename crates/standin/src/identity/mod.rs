//! Identity providers: the code flow of `OpenID` Connect with several shapes of claims side by side.
//!
//! [`keys`] signs, and changes its keys as a provider does.

pub mod keys;

use axum::{Json, Router, extract::State, routing::get};
use keys::{KeyError, Keys};
use serde_json::Value;
use std::sync::Arc;

/// The identity providers of one stand-in; clones play the same ones.
#[derive(Debug, Clone)]
pub struct Identity {
    keys: Arc<Keys>,
}

impl Identity {
    /// Makes providers with fresh keys.
    ///
    /// # Errors
    /// When the library makes no keys.
    pub fn new() -> Result<Self, KeyError> {
        Ok(Self { keys: Arc::new(Keys::new()?) })
    }

    /// The keys, to be changed while somebody signs on.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }
}

pub(crate) fn router(identity: Identity) -> Router {
    Router::new().route("/jwks", get(jwks)).with_state(identity)
}

async fn jwks(State(identity): State<Identity>) -> Json<Value> {
    Json(identity.keys.public())
}
