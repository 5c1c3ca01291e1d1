//! What comes in (văn bản đến; NĐ 30/2020, Điều 20–24): received, registered, directed, done, answered,
//! closed; or returned with a reason.

mod decide;
mod event;
mod state;

pub use decide::{Answering, Command, Direction, MOST_HELPING, decide};
pub use event::{Answer, Channel, Directed, Event, Received, Source};
pub use state::{Arrival, Incoming, Stage};
