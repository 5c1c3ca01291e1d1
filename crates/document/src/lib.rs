//! Official documents (văn bản) of an agency: incoming, outgoing, their register books and the case
//! files they are kept in, by NĐ 30/2020/NĐ-CP on clerical work.
//!
//! Each document is a stream of events of its own, and so is each case file. What comes in is received,
//! registered with its number of arrival, directed by a leader, done by whoever leads it, answered and
//! closed, or returned with a reason. What goes out is drafted in versions, checked by the division and
//! by the office, signed, numbered and dated, sealed with the agency's signature and issued: in this
//! order, the signature before the number, the number before the seal.
//!
//! The crate knows neither SQL nor HTTP nor the clock, and no names of people; in which part somebody
//! acts is a fact that it is told. Start at [`outgoing`] and [`incoming`]; [`book`] says how numbers run.

mod asked;
mod authority;
pub mod book;
pub mod case_file;
mod codes;
pub mod incoming;
mod kind;
mod marks;
pub mod outgoing;
mod part;
mod rejection;
mod symbol;
#[cfg(test)]
mod tests;
mod words;

pub use asked::{Ask, Asked, Of};
pub use authority::Authority;
pub use kind::Kind;
pub use marks::{Secrecy, Urgency};
pub use part::{Facts, Place};
pub use rejection::Rejection;
pub use symbol::{full_number, number_text, symbol};
pub use words::{Attached, MOST_FILES, MOST_SUBJECT_CHARS, MOST_WORDS_CHARS};
