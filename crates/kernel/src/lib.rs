//! Words that every other crate uses: typed ids, instants and civil days, the clock and the random
//! source, money, locales, field problems, page keys, folding of Vietnamese, digests.
//!
//! This crate knows no domain. It is the only one that knows `jiff` and the system clock; everything
//! above takes the time from a [`Clock`] and ids from a [`Mint`], so that any past decision can be
//! replayed. Start at [`time`] and [`id`].

pub mod actor;
pub mod clock;
pub mod digest;
pub mod fold;
pub mod id;
pub mod ids;
pub mod locale;
pub mod money;
pub mod page;
pub mod problem;
pub mod random;
mod rejections;
pub mod time;

pub use actor::ActorRef;
pub use clock::{Clock, FixedClock, ShiftedClock, SystemClock};
pub use digest::Digest;
pub use fold::{composed, fold};
pub use id::{Id, Mint};
pub use locale::Locale;
pub use money::Dong;
pub use page::{Page, PageSize};
pub use problem::{FieldProblem, FieldProblems};
pub use random::{RandomSource, SeededRandom, SystemRandom};
pub use time::{CivilDay, DayTime, LocalTime, Timestamp, Weekday, Zone};
