//! Files, sealed in pieces: a file is opened as a stream, and no more than a piece is in memory.
//!
//! A sealed file is a head of 24 bytes (eight that say what it is, a salt of sixteen) and pieces of
//! [`PIECE_BYTES`], each with a tag. A key of its own is derived for each file from its holder's key and
//! the salt; a piece is bound to its number and to whether it is the last, so that pieces can neither
//! change places nor be cut off.

use crate::{DataKey, SealError, spot::joined};
use aws_lc_rs::aead::{Aad, LessSafeKey, Nonce};
use mc_kernel::RandomSource;

/// What is sealed at once.
pub const PIECE_BYTES: usize = 64 * 1024;
const BEGIN: [u8; 8] = *b"MCSEAL\0\x01";
const SALT_BYTES: usize = 16;
const HEAD_BYTES: usize = BEGIN.len() + SALT_BYTES;
const TAG_BYTES: usize = 16;
const SEALED_PIECE_BYTES: usize = PIECE_BYTES + TAG_BYTES;

/// Whether bytes begin as a sealed file does.
pub fn is_sealed_file(bytes: &[u8]) -> bool {
    bytes.starts_with(&BEGIN)
}

fn bound(key: &DataKey, name: &[u8]) -> Vec<u8> {
    let version = key.version.to_be_bytes();
    joined(&[b"motcua file 1", key.holder.bytes(), &version, name])
}

fn nonce(piece: u32, is_last: bool) -> Nonce {
    let [a, b, c, d] = piece.to_be_bytes();
    Nonce::assume_unique_for_key([a, b, c, d, u8::from(is_last), 0, 0, 0, 0, 0, 0, 0])
}

/// Seals a file under its name; it opens under no other.
///
/// # Errors
/// [`SealError::Damaged`] for a file of more than 256 TiB.
pub fn seal_file(
    key: &DataKey,
    name: &[u8],
    plain: &[u8],
    random: &dyn RandomSource,
) -> Result<Vec<u8>, SealError> {
    let mut salt = [0; SALT_BYTES];
    random.fill(&mut salt);
    let (file, bound) = (key.of_file(&salt)?, bound(key, name));
    let pieces = plain.len() / PIECE_BYTES + 1;
    let mut sealed = Vec::with_capacity(HEAD_BYTES + plain.len() + pieces * TAG_BYTES);
    sealed.extend_from_slice(&BEGIN);
    sealed.extend_from_slice(&salt);
    let mut rest = plain;
    let mut piece = 0_u32;
    loop {
        let (now, later) = rest.split_at(rest.len().min(PIECE_BYTES));
        let is_last = later.is_empty();
        let mut body = now.to_vec();
        file.seal_in_place_append_tag(nonce(piece, is_last), Aad::from(&bound), &mut body)
            .map_err(|_bad| SealError::Damaged)?;
        sealed.append(&mut body);
        if is_last {
            return Ok(sealed);
        }
        piece = piece.checked_add(1).ok_or(SealError::Damaged)?;
        rest = later;
    }
}

/// Opens a sealed file as it comes in.
pub struct FileOpener {
    bound: Vec<u8>,
    file: Option<LessSafeKey>,
    waiting: Vec<u8>,
    piece: u32,
}

impl std::fmt::Debug for FileOpener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileOpener(piece {})", self.piece)
    }
}

impl FileOpener {
    /// For the file of a name.
    pub fn new(key: &DataKey, name: &[u8]) -> Self {
        Self { bound: bound(key, name), file: None, waiting: Vec::new(), piece: 0 }
    }

    /// Takes what came in, and gives what can be opened of it.
    ///
    /// # Errors
    /// [`SealError::Form`] where it is no sealed file, [`SealError::Damaged`] where it was changed.
    pub fn push(&mut self, key: &DataKey, came: &[u8]) -> Result<Vec<u8>, SealError> {
        self.waiting.extend_from_slice(came);
        if self.file.is_none() {
            if self.waiting.len() < HEAD_BYTES {
                return Ok(Vec::new());
            }
            let body = self.waiting.split_off(HEAD_BYTES);
            let head = std::mem::replace(&mut self.waiting, body);
            let salt = head.strip_prefix(&BEGIN).ok_or(SealError::Form)?;
            self.file = Some(key.of_file(salt)?);
        }
        let mut plain = Vec::new();
        // A piece is the last one only when nothing comes behind it.
        while self.waiting.len() > SEALED_PIECE_BYTES {
            let rest = self.waiting.split_off(SEALED_PIECE_BYTES);
            let whole = std::mem::replace(&mut self.waiting, rest);
            plain.append(&mut self.opened(whole, false)?);
        }
        Ok(plain)
    }

    /// Gives the last piece, when everything has come in.
    ///
    /// # Errors
    /// As [`FileOpener::push`], also for a file that was cut off.
    pub fn finish(mut self) -> Result<Vec<u8>, SealError> {
        let last = std::mem::take(&mut self.waiting);
        self.opened(last, true)
    }

    fn opened(&mut self, mut body: Vec<u8>, is_last: bool) -> Result<Vec<u8>, SealError> {
        let file = self.file.as_ref().ok_or(SealError::Form)?;
        let plain =
            file.open_in_place(nonce(self.piece, is_last), Aad::from(&self.bound), &mut body);
        let length = plain.map_err(|_bad| SealError::Damaged)?.len();
        body.truncate(length);
        self.piece = self.piece.checked_add(1).ok_or(SealError::Damaged)?;
        Ok(body)
    }
}
