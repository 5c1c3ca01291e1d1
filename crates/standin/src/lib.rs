//! Plays national systems over real HTTP on this machine's own address: for tests, for measuring, and
//! for the demonstration. Everybody in it is made up.
//!
//! It knows what such a system's answers look like from outside and nothing of this product: what
//! speaks to it cannot tell it from the real one but by its address. One module per system; each is a
//! value that a test keeps to make the system misbehave. Start at [`identity`], [`population`] and
//! [`axis`].

pub mod axis;
pub mod identity;
pub mod population;

use axum::Router;
use std::io;
use tokio::net::TcpListener;

/// The systems that are played together.
#[derive(Debug, Clone)]
pub struct Options {
    /// The register of the population.
    pub population: population::Population,
    /// The identity providers.
    pub identity: identity::Identity,
}

/// Plays the systems until the task is dropped.
///
/// # Errors
/// What the operating system says of the address.
pub async fn serve(listener: TcpListener, options: Options) -> io::Result<()> {
    axum::serve(listener, router(options)).await
}

/// The routes of all systems: one prefix each.
pub fn router(options: Options) -> Router {
    Router::new()
        .nest("/identity", identity::router(options.identity))
        .nest("/population", population::router(options.population))
}
