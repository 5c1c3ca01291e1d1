//! The pages over HTTP: routes by audience, extractors, sessions, security headers.
//!
//! A handler reads the request, asks one use case of `mc-app`, and fills a page of `mc-pages`. It holds
//! no rule and no SQL. [`routes`] lists every address with who may come; [`visit`] says who comes;
//! [`posted`] reads forms; `reply` turns errors into pages. Start at [`routes`].

pub mod assets;
mod chrome;
mod cookies;
mod forms;
mod limit;
pub mod posted;
mod register;
mod reply;
pub mod routes;
mod security;
mod sign_on;
pub mod visit;
mod web;

mod admin;
mod citizen;
mod desk;
mod guidance;
mod ledger;
mod mandates;
mod office;
mod public;
mod queue;
mod store;

pub use routes::{Access, Route, router, table};
pub use web::Web;
