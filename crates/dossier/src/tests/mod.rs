//! What the rules say, told as journeys of dossiers of the demo province.
//!
//! [`world::World`] is where a dossier lives, [`sentences`] is what people do to it, [`invariants`]
//! is what is checked after everything they do.
#![expect(clippy::needless_raw_string_hashes, reason = "snapshots are written with hashes")]

mod demo;
mod golden;
mod invariants;
mod papers;
mod projections;
mod rejections;
mod rules;
mod sentences;
mod short;
mod timeliness;
mod walks;
mod world;

mod journeys;
