//! The pages of Một Cửa: words, layout, components, form fields, and a display-ready struct with its
//! template for every page.
//!
//! This crate turns finished values into HTML. It knows `mc-kernel` and nothing of dossiers, forms,
//! permissions or requests: whoever answers a request (`mc-web`) fills a struct from the use case's
//! answer and renders it. It reads no clock, no settings and no files.
//!
//! - [`words`]: what the screens say, in Fluent files, checked as a closed world;
//! - [`mod@format`]: dates, durations, money and sizes as people write them;
//! - [`chrome`]: what stands around every page;
//! - [`components`]: the parts pages are made of, drawn with `{{ part.draw(chrome) }}`;
//! - [`fields`]: e-form fields from a display-ready model;
//! - [`citizen`], [`desk`], [`admin`], [`public`]: the pages, by audience; [`FormPage`] serves all of them;
//! - [`samples`]: every page and component with invented values, for tests and for the gallery
//!   (`cargo run -p mc-pages --example gallery -- <folder>`).
//!
//! # A page
//!
//! ```
//! use askama::Template as _;
//! use mc_pages::{public::{Problem, ProblemPage}, samples, words::Lang};
//!
//! let page = ProblemPage::of(Problem::NotFound, samples::citizen_chrome(Lang::default()));
//! assert!(page.render()?.contains("<h1>Không tìm thấy trang này</h1>"));
//! # Ok::<(), askama::Error>(())
//! ```
//!
//! `docs/adding-a-page.md` is the checklist for a new one.

pub mod admin;
pub mod chrome;
pub mod citizen;
pub mod components;
pub mod desk;
pub mod fields;
mod form_page;
pub mod format;
pub mod office;
pub mod public;
pub mod samples;
pub mod words;

pub use form_page::FormPage;

#[cfg(test)]
mod tests;
