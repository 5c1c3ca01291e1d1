//! What the tests of several crates need: a database of their own, a clock that stands still, a
//! random source that repeats itself, and permits from the real policies.
//!
//! A test takes a [`TestDatabase`], a [`World`] and whoever acts, and nothing of it is shared with
//! another test. With the feature `demo` there is also the demonstration province, opened as the
//! server opens it. No product crate may depend on this one outside its tests.

#![expect(
    clippy::panic,
    clippy::expect_used,
    reason = "a test that cannot be set up stops, with the reason in words"
)]

mod database;
#[cfg(feature = "demo")]
mod demo;
mod mail;
mod people;
mod server;
#[cfg(feature = "demo")]
mod shelf;
mod world;

pub use database::TestDatabase;
#[cfg(feature = "demo")]
pub use demo::{DemoProvince, PASSWORD};
pub use mail::{MailServer, Received, Temper};
pub use mc_store::{Dialect, Location};
pub use people::{citizen, inspector, officer, permit, scope};
pub use server::VARIABLE;
#[cfg(feature = "demo")]
pub use shelf::TestShelf;
pub use world::World;
