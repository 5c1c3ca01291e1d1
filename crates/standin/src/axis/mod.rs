//! The document axes: the national one ([`national`]) and that of a province ([`provincial`]), over one
//! and the same store of files. What a file says is looked at only for its receivers.

mod manners;
pub mod national;
pub mod provincial;
mod store;
#[cfg(test)]
mod tests;

pub use manners::{Manner, Manners};
pub use store::{Filed, Member};

use axum::Router;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::Store;

/// An axis; clones are the same one.
#[derive(Debug, Clone)]
pub struct Axis {
    store: Arc<Mutex<Store>>,
    manners: Manners,
}

impl Axis {
    /// An axis with its members.
    pub fn new(members: Vec<Member>) -> Self {
        let store = Arc::new(Mutex::new(Store::new(members)));
        Self { store, manners: Manners::default() }
    }

    /// How it behaves, to be changed while somebody speaks to it.
    pub fn manners(&self) -> &Manners {
        &self.manners
    }

    /// Everything that was sent, in its order.
    pub fn filed(&self) -> Vec<Filed> {
        self.store().filed().to_vec()
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The routes: `/national` and `/provincial`.
pub fn router(axis: Axis) -> Router {
    Router::new()
        .nest("/national", national::router(axis.clone()))
        .nest("/provincial", provincial::router(axis))
}
