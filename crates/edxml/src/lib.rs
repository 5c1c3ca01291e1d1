//! edXML: the packages in which agencies send each other documents, and the status messages that
//! answer them (QCVN 102:2016/BTTTT, Sửa đổi 1:2022).
//!
//! [`read`] turns a file into a [`Package`] or a [`StatusMessage`], [`write_package`] and
//! [`write_status`] do the reverse. Contents of attachments are never held: they go to what a
//! [`Sinks`] opens and come from what a [`Sources`] opens. What this crate does not know in a package
//! is kept as XML ([`Fragment`]) and written again. It knows no axis, no HTTP, no files, no register.
//!
//! Start at [`read`] and [`Package`].

mod alias;
mod attachment;
mod bounds;
mod error;
mod message;
mod organ;
mod package;
mod read;
#[cfg(test)]
mod tests;
mod types;
mod write;
mod xml;

pub use alias::{Alias, AliasTable, Overlap};
pub use attachment::{
    Attachment, DigestCheck, Discard, Nothing, Received, Reference, Sinks, Sources, Transfer,
    unpack,
};
pub use bounds::Bounds;
pub use error::{EdxmlError, Problem};
pub use message::{
    Appendixes, Business, BusinessKind, Code, DocumentInfo, DocumentType, Message, Moment,
    OrganIds, Organisation, OtherInfo, Places, PromulgationInfo, Receiver, ReceiverList,
    ReplacementInfo, ReplacementList, ReplyTo, SignerInfo, Staff, StatusCode, StatusMessage, Trace,
    TraceHeader,
};
pub use organ::{NotAnOrganId, OrganId};
pub use package::{Elsewhere, Package};
pub use read::{Contents, Read, read};
pub use types::{ADMINISTRATIVE_TYPES, LEGAL_TYPES, document_type};
pub use write::{Written, write_package, write_status};
pub use xml::{Fragment, NAMESPACE};
