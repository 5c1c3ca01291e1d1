//! What goes out (văn bản đi; NĐ 30/2020, Điều 10–19): drafted in versions, checked, signed, numbered and
//! dated, sealed with the agency's signature, issued.

mod decide;
mod event;
mod state;

pub use decide::{Command, Draft, MOST_VERSIONS, Signing, decide};
pub use event::{Drafted, Event, Issued, Signed, Version};
pub use state::{Outgoing, Registered, Stage};
