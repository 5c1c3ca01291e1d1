//! What is told about certificates: asking for it, gathering it while signing, and finding it where
//! others keep it.

mod ask;
mod gather;

pub(crate) use ask::{ask, of_adobe};
pub(crate) use gather::Gathering;
