//! Mandates (ủy quyền): who may act for whom, in what, and until when (Bộ luật Dân sự 2015, Điều 134–143
//! and 562–569).
//!
//! A mandate is a stream of events of its own: given, accepted or confirmed, revoked or given back; that
//! its time is over follows from the clock and is no event. The crate knows neither dossiers nor SQL nor
//! the clock; whoever acts, and in which part, is a fact that it is told.
//!
//! Start at `state` for what a mandate is, then [`decide`].

mod decide;
mod event;
mod rejection;
mod state;
#[cfg(test)]
mod tests;

pub use decide::{Command, Facts, Give, Party, decide};
pub use event::{Event, Given};
pub use rejection::Rejection;
pub use state::{MOST_PROCEDURES, Mandate, Matter, Relation, Scope, Stage, Standing, Way};
