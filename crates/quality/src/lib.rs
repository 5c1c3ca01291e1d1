//! The quality of service as figures that anybody can recompute: pure functions from facts to counts,
//! from counts to shares, from shares to points.
//!
//! - [`course`] and [`fact`]: what is known of one dossier, and what it adds to the counts of a period,
//!   one command at a time (QĐ 766/QĐ-TTg, 2.1, 2.2, 3.x, 4.x).
//! - [`announce`], [`connected`], [`payment`], [`reflection`]: criteria whose facts are brought as rows.
//! - [`criterion`] and [`index`]: the criteria with their formulas in versions, and the index.
//! - [`services`]: the indicators of NĐ 224/2026, Điều 19, and the province's own targets.
//! - [`nine`]: the nine indices of officers and agencies (TT 01/2018/TT-VPCP, Điều 13–15).
//! - [`open`]: what may be shown to everybody.
//! - [`reform`]: which figure is evidence for which question of the PAR INDEX.
//!
//! Nothing here knows storage, the clock or a calendar, and no fact holds anything of a person. What
//! the texts leave open is named where it is decided, and is a value of [`rules`].

pub mod announce;
pub mod connected;
pub mod course;
pub mod criterion;
pub mod fact;
pub mod index;
pub mod nine;
pub mod open;
pub mod payment;
pub mod points;
pub mod reflection;
pub mod reform;
pub mod rules;
pub mod services;

pub use course::{Course, Standing, Supplement, Verdict};
pub use criterion::{Criterion, Edition, Group};
pub use fact::{CLASSES, Changes, Counts, Fact, Scale};
pub use index::{Beside, Index, Inputs, Line, Outcome, Score, compared};
pub use points::{Points, Share};
pub use rules::{Level, Rules, StandingStill, SupplementTime, WhenEmpty};

#[cfg(test)]
mod tests;
