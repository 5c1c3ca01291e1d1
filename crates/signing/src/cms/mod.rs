//! Signed messages (RFC 5652): making and reading them.

mod build;
mod read;

pub(crate) use build::{Message, build};
pub(crate) use read::{Signed, Unsigned, read};
