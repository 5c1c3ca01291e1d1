//! Compressed lists of objects are unfolded while a file is read, so they are counted before: a small
//! file must not ask for much memory.

use super::Unreadable;
use flate2::read::ZlibDecoder;
use std::io::{self, Read as _};

/// What all compressed lists of objects of a file may unfold to.
const MOST_UNFOLDED_BYTES_IN_ALL: u64 = 64 * 1024 * 1024;
/// How far before its bytes the dictionary of a stream is looked at.
const DICTIONARY_BYTES: usize = 2_048;

/// Whether the file can be read within bounds.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut left = MOST_UNFOLDED_BYTES_IN_ALL;
    let mut from = 0;
    while let Some(at) = find(bytes, b"stream", from) {
        from = at + 6;
        let before = bytes.get(at.saturating_sub(DICTIONARY_BYTES)..at).unwrap_or_default();
        if before.ends_with(b"end") || !is_list_of_objects(before) {
            continue;
        }
        let data = bytes.get(from..).unwrap_or_default();
        let skipped = data.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let data = data.get(skipped..).unwrap_or_default();
        let unfolded = io::copy(&mut ZlibDecoder::new(data).take(left + 1), &mut io::sink());
        // What is no such stream unfolds to nothing; the reader proper will refuse it.
        left = left.checked_sub(unfolded.unwrap_or(0)).ok_or(Unreadable::Damaged)?;
    }
    Ok(())
}

/// Whether the last dictionary may belong to a stream that the reader unfolds. A number sign may
/// write any name in another way.
fn is_list_of_objects(before: &[u8]) -> bool {
    let from = before.windows(3).rposition(|w| w == b"obj").unwrap_or(0);
    let own = before.get(from..).unwrap_or_default();
    let has = |word: &[u8]| own.windows(word.len()).any(|w| w == word);
    has(b"ObjStm") || has(b"XRef") || own.contains(&b'#')
}

pub(super) fn find(bytes: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let tail = bytes.get(from..)?;
    tail.windows(word.len()).position(|w| w == word).map(|at| at + from)
}
