//! XML as packages have it: read within bounds, unknown parts kept, written with escapes.

mod fragment;
mod names;
mod out;
mod parse;
mod source;
mod tree;

pub use fragment::Fragment;
pub(crate) use out::Out;
pub(crate) use parse::{Parser, Receiver};
pub(crate) use source::Source;
pub(crate) use tree::Tree;

/// The namespace of packages and status messages (QCVN 102:2016/BTTTT).
pub const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
