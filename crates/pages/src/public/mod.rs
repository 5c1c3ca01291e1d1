//! Pages for anybody: what went wrong, and a dossier by its number.

mod problem;
mod tracking;

pub use problem::{Problem, ProblemPage};
pub use tracking::{Tracked, TrackingPage};
