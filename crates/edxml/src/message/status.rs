//! What became of a document (`Status`).

use super::{
    document::{Organisation, ReplyTo},
    record::record,
    trace::Staff,
    values::{Moment, StatusCode},
};

record! {
    /// A status message: what an organisation did with a document that it was sent.
    StatusMessage {
        /// `ResponseFor`: which document.
        response_for: Option<ReplyTo> = "ResponseFor";
        /// `From`: who tells it.
        from: Option<Organisation> = "From";
        /// `StatusCode`.
        code: Option<StatusCode> = "StatusCode";
        /// `Description`: the reason; a return (02) and a recall (13) need one.
        description: String = "Description";
        /// `Timestamp`, local time.
        at: Option<Moment> = "Timestamp";
        /// `StaffInfo`: who did it.
        staff: Option<Staff> = "StaffInfo";
    }
}
