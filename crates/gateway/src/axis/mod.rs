//! The document axes (trục liên thông văn bản): the national one, and that of a province by which
//! units reach it.
//!
//! Both carry files (edXML) of which this module knows nothing: it hands them over, lists what
//! waits, fetches it, and acknowledges. What a document becomes is told by a file of its own kind
//! ([`Kind::Status`]); [`Transport`] only says that a file was taken. Every call has a time-out, a
//! bound, and an end ([`Tries`]).

mod answer;
mod error;
mod national;
mod provincial;
mod retry;
mod signature;
#[cfg(test)]
mod tests;
mod upload;
mod wire;

pub use answer::{Agency, Entry, Fetched, Kind, Parcel, SentEntry, Transport};
pub use error::AxisError;
pub use national::{NationalAxis, NationalSettings};
pub use provincial::{ProvincialAxis, ProvincialSettings};
pub use retry::Tries;
