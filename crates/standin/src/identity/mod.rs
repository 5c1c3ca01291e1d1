//! Identity providers: the code flow of `OpenID` Connect with PKCE, several shapes of claims side by
//! side, on one stand-in.
//!
//! [`shape`] says how each provider differs, [`people`] who can sign on there, `flow` is the way
//! from the page on which one chooses who to be to the claims, [`trouble`] what a provider can do
//! wrong. [`keys`] signs.

mod flow;
pub mod keys;
mod page;
pub mod people;
pub mod shape;
mod token;
pub mod trouble;
mod waiting;

use axum::{
    Router,
    routing::{get, post},
};
use keys::{KeyError, Keys};
use mc_kernel::{Clock, RandomSource, SystemRandom};
use people::Person;
use shape::Shape;
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use trouble::Trouble;
use waiting::Waiting;

/// A client that the providers know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its name.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// Where the providers may lead people back to.
    pub redirects: Vec<String>,
}

/// The identity providers of one stand-in; clones play the same ones.
#[derive(Clone)]
pub struct Identity(Arc<Inner>);

struct Inner {
    base: String,
    clock: Arc<dyn Clock>,
    random: SystemRandom,
    keys: Keys,
    clients: Vec<Client>,
    people: Vec<Person>,
    trouble: Mutex<Trouble>,
    waiting: Waiting,
}

impl Identity {
    /// Makes providers with fresh keys. `base` is where the stand-in is reached, without a slash at
    /// the end: `http://127.0.0.1:9080`.
    ///
    /// # Errors
    /// When the library makes no keys.
    pub fn new(
        base: &str,
        clock: Arc<dyn Clock>,
        clients: Vec<Client>,
        people: Vec<Person>,
    ) -> Result<Self, KeyError> {
        Ok(Self(Arc::new(Inner {
            base: base.to_owned(),
            clock,
            random: SystemRandom,
            keys: Keys::new()?,
            clients,
            people,
            trouble: Mutex::new(Trouble::None),
            waiting: Waiting::default(),
        })))
    }

    /// The keys, to be changed while somebody signs on.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    /// Makes the providers misbehave, until another trouble is set.
    pub fn make(&self, trouble: Trouble) {
        *self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner) = trouble;
    }

    /// The address of a provider: what stands before `/oauth2/authorize`.
    pub fn address(&self, shape: Shape) -> String {
        format!("{}/identity/{}", self.0.base, shape.name())
    }

    /// How a provider calls itself in what it signs. WSO2 names its own token endpoint.
    pub fn issuer(&self, shape: Shape) -> String {
        match shape {
            Shape::Portal => format!("{}/oauth2/token", self.address(shape)),
            Shape::VNeId | Shape::Province => self.address(shape),
        }
    }

    fn trouble(&self) -> Trouble {
        *self.0.trouble.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn person(&self, id_number: &str) -> Option<&Person> {
        self.0.people.iter().find(|person| person.id_number == id_number)
    }

    /// A text that nobody guesses.
    fn secret(&self) -> String {
        let mut bytes = [0; 24];
        self.0.random.fill(&mut bytes);
        keys::encoded_bytes(&bytes)
    }

    /// Seconds since 1970.
    fn now(&self) -> i64 {
        self.0.clock.now().micros() / 1_000_000
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({})", self.0.base)
    }
}

pub(crate) fn router(identity: Identity) -> Router {
    Router::new()
        .route("/{provider}/oauth2/authorize", get(flow::authorize))
        .route("/{provider}/choose", post(flow::choose))
        .route("/{provider}/oauth2/token", post(flow::token))
        .route("/{provider}/oauth2/userinfo", get(flow::user_info))
        .route("/{provider}/oauth2/introspect", post(flow::introspect))
        .route("/{provider}/oauth2/jwks", get(flow::jwks))
        .route("/{provider}/oidc/logout", get(flow::logout))
        .route("/{provider}/oauth2/token/.well-known/openid-configuration", get(flow::discovery))
        .route("/{provider}/.well-known/openid-configuration", get(flow::discovery))
        .with_state(identity)
}
