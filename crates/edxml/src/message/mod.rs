//! What packages and status messages say.

mod document;
mod record;
mod status;
mod trace;
mod values;

pub use document::{
    Appendixes, Code, DocumentType, Message, Organisation, OtherInfo, Places, PromulgationInfo,
    ReplyTo, SignerInfo,
};
pub(crate) use record::{Field, Item, Taken, record};
pub use status::StatusMessage;
pub use trace::{
    Business, DocumentInfo, OrganIds, Receiver, ReceiverList, ReplacementInfo, ReplacementList,
    Staff, Trace, TraceHeader,
};
pub use values::{BusinessKind, Moment, StatusCode};
