//! A zip with one file, unpacked while it comes.
//!
//! Sizes stand behind the file where the writer did not know them before, which is how the library of
//! the axis writes; a reader that wants them first cannot read those.

use crate::{
    EdxmlError, Problem,
    bounds::{FREE_BYTES, MOST_RATIO},
};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::io::Write;

const PIECE: usize = 32 * 1024;
const HEAD: usize = 30;
pub(super) const MAGIC: &[u8] = b"PK\x03\x04";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
const DIRECTORY: &[u8] = b"PK\x01\x02";
/// Bytes behind the file that are looked at: a descriptor with large sizes, and what follows it.
const TAIL: usize = 28;

/// What stands before a file in a zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The name of the file.
    pub(super) name: String,
    /// How many bytes the head has.
    pub(super) length: usize,
    has_descriptor: bool,
    is_encrypted: bool,
    method: u16,
    crc: u32,
    packed: u32,
}

impl Head {
    /// Reads a head; `None` while it is not complete.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let number = |at: usize| Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let long = |at: usize| Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let (flags, named) = (number(6)?, usize::from(number(26)?));
        let name = bytes.get(HEAD..HEAD + named)?;
        let length = HEAD + named + usize::from(number(28)?);
        (bytes.len() >= length).then_some(())?;
        Some(Self {
            name: String::from_utf8_lossy(name).into_owned(),
            length,
            has_descriptor: flags & 8 != 0,
            is_encrypted: flags & 1 != 0,
            method: number(8)?,
            crc: long(14)?,
            packed: long(18)?,
        })
    }
}

/// Unpacks a file of which the head was read.
pub(super) struct Unzip {
    head: Head,
    inflate: Option<Decompress>,
    stored_left: u64,
    is_over: bool,
    tail: Vec<u8>,
    crc: Crc,
    room: Vec<u8>,
    taken: u64,
    given: u64,
}

impl Unzip {
    pub(super) fn new(head: Head) -> Result<Self, EdxmlError> {
        let is_stored = head.method == 0 && !head.has_descriptor && head.packed != u32::MAX;
        if head.is_encrypted || !(is_stored || head.method == 8) {
            return Err(damaged());
        }
        Ok(Self {
            inflate: (!is_stored).then(|| Decompress::new(false)),
            stored_left: u64::from(head.packed),
            is_over: is_stored && head.packed == 0,
            tail: Vec::with_capacity(TAIL),
            crc: Crc::new(),
            room: vec![0; PIECE],
            taken: 0,
            given: 0,
            head,
        })
    }

    /// Takes the next bytes of the zip; `left` is how many bytes may still come out of it.
    pub(super) fn push(
        &mut self,
        bytes: &[u8],
        left: &mut u64,
        out: &mut dyn Write,
    ) -> Result<(), EdxmlError> {
        let rest = match (self.is_over, self.inflate.is_some()) {
            (true, _) => bytes,
            (false, true) => self.inflate(bytes, left, out)?,
            (false, false) => self.store(bytes, left, out)?,
        };
        let room = TAIL.saturating_sub(self.tail.len()).min(rest.len());
        self.tail.extend_from_slice(rest.get(..room).unwrap_or_default());
        Ok(())
    }

    fn store<'b>(
        &mut self,
        bytes: &'b [u8],
        left: &mut u64,
        out: &mut dyn Write,
    ) -> Result<&'b [u8], EdxmlError> {
        let amount = usize::try_from(self.stored_left).unwrap_or(usize::MAX).min(bytes.len());
        let (file, rest) = bytes.split_at_checked(amount).unwrap_or((bytes, &[]));
        self.taken = self.taken.saturating_add(counted(amount));
        self.crc.update(file);
        self.given = self.given.saturating_add(counted(amount));
        spend(left, amount)?;
        out.write_all(file)?;
        self.stored_left = self.stored_left.saturating_sub(counted(amount));
        self.is_over = self.stored_left == 0;
        Ok(rest)
    }

    /// Inflates, and gives back what stands behind the file.
    fn inflate<'b>(
        &mut self,
        mut bytes: &'b [u8],
        left: &mut u64,
        out: &mut dyn Write,
    ) -> Result<&'b [u8], EdxmlError> {
        let Some(inflate) = self.inflate.as_mut() else { return Ok(bytes) };
        loop {
            let (before_in, before_out) = (inflate.total_in(), inflate.total_out());
            let status = inflate
                .decompress(bytes, &mut self.room, FlushDecompress::None)
                .map_err(|_error| damaged())?;
            let size = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
            let read = size(inflate.total_in() - before_in);
            let made = size(inflate.total_out() - before_out);
            (self.taken, self.given) = (inflate.total_in(), inflate.total_out());
            let most = self.taken.saturating_mul(MOST_RATIO).max(FREE_BYTES);
            if self.given > most {
                return Err(EdxmlError::new(Problem::TooLarge, ""));
            }
            spend(left, made)?;
            let piece = self.room.get(..made).unwrap_or_default();
            self.crc.update(piece);
            out.write_all(piece)?;
            bytes = bytes.get(read..).unwrap_or_default();
            self.is_over = status == Status::StreamEnd;
            if self.is_over || (read == 0 && made == 0) || (bytes.is_empty() && made < PIECE) {
                return if self.is_over || bytes.is_empty() { Ok(bytes) } else { Err(damaged()) };
            }
        }
    }

    /// Checks that the file is whole, and alone.
    pub(super) fn finish(self) -> Result<(), EdxmlError> {
        if !self.is_over {
            return Err(damaged());
        }
        let behind = |at: usize| self.tail.get(at..).unwrap_or_default();
        let crc_at = |at: usize| behind(at).first_chunk().copied().map(u32::from_le_bytes);
        let crc = self.crc.sum();
        // Where the crc stands, and where the descriptor ends.
        let forms: &[(usize, usize)] = match (self.head.has_descriptor, &self.tail) {
            (false, _) => &[],
            (true, tail) if tail.starts_with(DESCRIPTOR) => &[(4, 16), (4, 24)],
            (true, _) => &[(0, 12), (0, 20)],
        };
        let follows =
            |at: usize| behind(at).starts_with(DIRECTORY) || behind(at).starts_with(MAGIC);
        let found = forms.iter().find(|(at, end)| crc_at(*at) == Some(crc) && follows(*end));
        let end = match found {
            Some((_, end)) => *end,
            None if !self.head.has_descriptor && self.head.crc == crc => 0,
            None => return Err(damaged()),
        };
        if behind(end).starts_with(MAGIC) {
            return Err(EdxmlError::new(Problem::ZipSeveral, ""));
        }
        if behind(end).starts_with(DIRECTORY) { Ok(()) } else { Err(damaged()) }
    }
}

fn damaged() -> EdxmlError {
    EdxmlError::new(Problem::ZipDamaged, "")
}

fn counted(amount: usize) -> u64 {
    u64::try_from(amount).unwrap_or(u64::MAX)
}

/// Takes an amount from what is left.
pub(super) fn spend(left: &mut u64, amount: usize) -> Result<(), EdxmlError> {
    *left =
        left.checked_sub(counted(amount)).ok_or_else(|| EdxmlError::new(Problem::TooLarge, ""))?;
    Ok(())
}
