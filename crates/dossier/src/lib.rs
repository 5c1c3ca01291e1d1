//! The dossier (hồ sơ): what happened to it, what may happen next, and who has it on the table.
//!
//! [`decide`](decide::decide) is a pure function from a state, a command and facts to events;
//! [`Dossier::apply`] folds an event into the state and never fails; [`mod@effects`] says what leaves the
//! building; [`work`] and [`hop`] say what people see in their lists. Equal inputs give equal
//! outputs, so any past decision can be replayed. Nothing here knows SQL, HTTP or people's names:
//! what identifies a person travels as [`private::Private`] beside an event that holds its seal.
//!
//! The rules are those of NĐ 61/2018 (Điều 15–20) as kept by NĐ 118/2025 (Điều 17–22); where a rule
//! is applied its article is named. Start at [`event`] and [`decide`].

mod apply;
pub mod codes;
pub mod command;
pub mod decide;
pub mod effects;
pub mod event;
pub mod facts;
pub mod hop;
pub mod papers;
pub mod private;
pub mod record;
pub mod rejection;
pub mod standing;
pub mod state;
pub mod work;

pub use codes::{BusinessState, DeliveryState, FinanceState, ResultKind, ReturnWay, SyncState};
pub use command::Command;
pub use decide::{Decided, Decision};
pub use effects::{Outgoing, effects};
pub use event::Event;
pub use facts::{Facts, Place, Post};
pub use hop::{HopChange, hops};
pub use papers::{PaperChange, PaperEntry, Share, paper_changes};
pub use private::Private;
pub use record::Recorded;
pub use rejection::Rejection;
pub use standing::{Standing, StandingChange, standing_change};
pub use state::Dossier;
pub use work::{WorkChange, WorkItem, WorkKind, WorkState};

#[cfg(test)]
mod tests;
