//! The bytes of an attachment on their way in.

use super::Transfer;
use crate::{EdxmlError, Problem, xml::Out};
use base64::{engine::general_purpose::STANDARD, write::EncoderWriter};
use flate2::{Compression, CrcWriter, write::DeflateEncoder};
use std::io::{self, Read, Write};

/// The method of a zip: deflate.
const DEFLATE: u16 = 8;
/// Sizes and checksum stand behind the file; its name is in UTF-8.
const FLAGS: u16 = (1 << 3) | (1 << 11);
/// The version of the form that this needs.
const VERSION: u16 = 20;
/// 1 January 1980: the first day that a zip can tell.
const DAY: u16 = (1 << 5) | 1;

/// Writes the content of an attachment in base64.
pub(super) fn content(
    from: &mut dyn Read,
    transfer: Transfer,
    name: &str,
    out: &mut Out<'_>,
) -> Result<(), EdxmlError> {
    let mut letters = EncoderWriter::new(out, &STANDARD);
    match transfer {
        Transfer::Plain => {
            io::copy(from, &mut letters)?;
        }
        Transfer::Zip => zip(from, name, &mut letters)?,
    }
    letters.finish()?;
    Ok(())
}

/// Writes a zip with one file, whose size need not be known before.
fn zip(from: &mut dyn Read, name: &str, out: &mut dyn Write) -> Result<(), EdxmlError> {
    let too_large = || EdxmlError::new(Problem::TooLarge, "");
    let named = u16::try_from(name.len())
        .map_err(|_long| EdxmlError::new(Problem::TooLong, "AttachmentName"))?;
    let mut head = Vec::new();
    for number in [VERSION, FLAGS, DEFLATE, 0, DAY] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    let mut local = b"PK\x03\x04".to_vec();
    local.extend_from_slice(&head);
    local.extend_from_slice(&[0; 12]);
    local.extend_from_slice(&named.to_le_bytes());
    local.extend_from_slice(&[0; 2]);
    local.extend_from_slice(name.as_bytes());
    out.write_all(&local)?;
    let mut deflate = CrcWriter::new(DeflateEncoder::new(&mut *out, Compression::default()));
    let size = u32::try_from(io::copy(from, &mut deflate)?).map_err(|_large| too_large())?;
    let crc = deflate.crc().sum();
    let encoder = deflate.into_inner();
    let mut encoder = encoder;
    encoder.try_finish()?;
    let packed = u32::try_from(encoder.total_out()).map_err(|_large| too_large())?;
    drop(encoder);
    let mut sums = Vec::new();
    for number in [crc, packed, size] {
        sums.extend_from_slice(&number.to_le_bytes());
    }
    let mut directory = b"PK\x01\x02".to_vec();
    directory.extend_from_slice(&VERSION.to_le_bytes());
    directory.extend_from_slice(&head);
    directory.extend_from_slice(&sums);
    directory.extend_from_slice(&named.to_le_bytes());
    // No extra field, no comment, first disk, no attributes, at the very beginning.
    directory.extend_from_slice(&[0; 16]);
    directory.extend_from_slice(name.as_bytes());
    let begin = u32::try_from(local.len() + 16).map_err(|_large| too_large())?;
    let begin = begin.checked_add(packed).ok_or_else(too_large)?;
    let length = u32::try_from(directory.len()).map_err(|_large| too_large())?;
    out.write_all(b"PK\x07\x08")?;
    out.write_all(&sums)?;
    out.write_all(&directory)?;
    out.write_all(b"PK\x05\x06\0\0\0\0\x01\0\x01\0")?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&begin.to_le_bytes())?;
    out.write_all(&[0; 2])?;
    Ok(())
}
