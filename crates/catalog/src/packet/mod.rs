//! The national packet of a procedure (gói tin thủ tục, service `LayThuTuc`) with our extension
//! `_DIAPHUONG`: reading, checking, and a digest that tells whether it changed.
//!
//! A packet is JSON with upper-case names whose values are texts. Reading never stops at the first
//! mistake: whoever mends a packet sees every problem at once, each with its file and path.

mod document;
mod parts;
mod problem;
mod set;

pub use problem::{Flaw, PacketProblem};
pub use set::{PacketFile, PacketSet, read_set};

use crate::Procedure;
use document::{Document, Node};
use mc_kernel::Digest;
use serde_json::Value;

/// The largest packet, in bytes.
pub const LARGEST_PACKET: usize = 4 * 1024 * 1024;
/// The most packets of one set.
pub const MOST_PACKETS: usize = 20_000;
/// The most problems that are listed for one packet.
pub const MOST_PROBLEMS: usize = 500;
/// The longest time limit, in days.
pub const LONGEST_LIMIT: u32 = 3650;

/// Reads one packet. `file_name` only names the file in problems.
pub fn read(file_name: &str, json_text: &str) -> Result<Procedure, Vec<PacketProblem>> {
    let stop = |flaw| vec![PacketProblem::of(file_name, "", flaw)];
    if json_text.len() > LARGEST_PACKET {
        return Err(stop(Flaw::TooLarge { most: LARGEST_PACKET }));
    }
    let value: Value = serde_json::from_str(json_text)
        .map_err(|e| stop(Flaw::NotJson { line: e.line(), column: e.column() }))?;
    let document = Document::new(file_name);
    let procedure = parts::procedure(&Node::root(&document, &value), digest_of(&value));
    match (procedure, document.into_problems()) {
        (Some(procedure), problems) if problems.is_empty() => Ok(procedure),
        (_, problems) => Err(problems),
    }
}

/// The digest of a packet, whatever the order of its names and its white space; `None` when the
/// text is no JSON.
pub fn digest(json_text: &str) -> Option<Digest> {
    serde_json::from_str(json_text).ok().map(|value| digest_of(&value))
}

fn digest_of(value: &Value) -> Digest {
    let mut canonical = value.clone();
    canonical.sort_all_objects();
    Digest::of(canonical.to_string().as_bytes())
}
