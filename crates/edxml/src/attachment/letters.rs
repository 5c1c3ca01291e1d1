//! The letters of a content, out of the XML around them.

use crate::{EdxmlError, Problem, xml::Source};
use std::io::{BufRead, Read};

/// The longest reference to a character, as `&#x0000D;`.
const REFERENCE: usize = 12;
const CDATA: &[u8] = b"<![CDATA[";
const COMMENT: &[u8] = b"<!--";

/// Gives all letters up to the next end tag, piece by piece.
pub(super) fn each<R: Read>(
    source: &mut Source<R>,
    take: &mut dyn FnMut(&[u8]) -> Result<(), EdxmlError>,
) -> Result<(), EdxmlError> {
    loop {
        let piece = fill(source)?;
        if piece.is_empty() {
            return Err(EdxmlError::new(Problem::CutOff, ""));
        }
        let end = piece.iter().position(|byte| matches!(byte, b'<' | b'&'));
        let amount = end.unwrap_or(piece.len());
        take(piece.get(..amount).unwrap_or_default())?;
        source.consume(amount);
        let ahead = source.peek(CDATA.len())?;
        if ahead.starts_with(b"</") {
            return Ok(());
        } else if ahead == CDATA {
            source.consume(CDATA.len());
            until(source, *b"]]>", take)?;
        } else if ahead.starts_with(COMMENT) {
            source.consume(COMMENT.len());
            until(source, *b"-->", &mut |_comment| Ok(()))?;
        } else if ahead.starts_with(b"&") {
            blank(source)?;
        } else if ahead.starts_with(b"<") && ahead.len() == CDATA.len() {
            return Err(EdxmlError::new(Problem::NotBase64, ""));
        } else if ahead.starts_with(b"<") {
            return Err(EdxmlError::new(Problem::CutOff, ""));
        }
    }
}

fn fill<R: Read>(source: &mut Source<R>) -> Result<&[u8], EdxmlError> {
    // Asked twice, because what failed cannot be asked while the piece is lent.
    if let Err(error) = source.fill_buf() {
        let problem = source.failure().unwrap_or(Problem::Io);
        return Err(EdxmlError::new(problem, "").with(error));
    }
    Ok(source.fill_buf()?)
}

/// Gives everything before a mark, and leaves the mark behind.
fn until<R: Read>(
    source: &mut Source<R>,
    mark: [u8; 3],
    take: &mut dyn FnMut(&[u8]) -> Result<(), EdxmlError>,
) -> Result<(), EdxmlError> {
    let first = mark.first().copied().unwrap_or_default();
    loop {
        let piece = fill(source)?;
        if piece.is_empty() {
            return Err(EdxmlError::new(Problem::CutOff, ""));
        }
        let end = piece.iter().position(|byte| *byte == first);
        let amount = end.unwrap_or(piece.len());
        take(piece.get(..amount).unwrap_or_default())?;
        source.consume(amount);
        if end.is_some() {
            if source.peek(mark.len())? == mark {
                source.consume(mark.len());
                return Ok(());
            }
            take(&[first])?;
            source.consume(1);
        }
    }
}

/// A reference, which may only be one to a blank: some writers have them at the ends of lines.
fn blank<R: Read>(source: &mut Source<R>) -> Result<(), EdxmlError> {
    let ahead = source.peek(REFERENCE)?;
    let length = ahead.iter().position(|byte| *byte == b';');
    let said = length.and_then(|length| ahead.get(1..length)).unwrap_or_default();
    let blanks: [&[u8]; 8] = [b"#10", b"#13", b"#9", b"#32", b"#xA", b"#xD", b"#x9", b"#x20"];
    match length {
        Some(length) if blanks.iter().any(|blank| blank.eq_ignore_ascii_case(said)) => {
            source.consume(length.saturating_add(1));
            Ok(())
        }
        None if ahead.len() < REFERENCE => Err(EdxmlError::new(Problem::CutOff, "")),
        Some(_) | None => Err(EdxmlError::new(Problem::NotBase64, "")),
    }
}
