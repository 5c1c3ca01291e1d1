//! The pages over HTTP: the whole router in process, on a demonstration province of each test's own.
//!
//! A test reads as a person works: [`browser`] opens pages, follows links and fills the forms that
//! stand in them, and holds every page it gets to the rules of all pages. [`portal`] is the province
//! with its people; [`filling`] fills an e-form from its answers.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that finds something else than it expects stops there"
)]

mod browser;
mod desk;
mod filling;
mod portal;
mod provider;

mod access;
mod admin;
mod administration;
mod birth;
mod builders;
mod calendar;
mod decisions;
mod files;
mod forms;
mod guidance;
mod ledger;
mod letters;
mod looks;
mod mandates;
mod office;
mod own_account;
mod permit;
mod protection;
mod quality;
mod queue;
mod register;
mod reports;
mod rights;
mod rules;
mod search;
mod sensitive;
mod sessions;
mod sign_on;
mod signatures;
mod store;
mod supplement;
mod tray;
mod volume;
mod walk_in;
