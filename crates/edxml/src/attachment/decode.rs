//! Base64 piece by piece, with whatever blanks are in it.

use crate::{EdxmlError, Problem};
use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

const CONFIG: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const ENGINE: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, CONFIG);

/// Turns letters into bytes.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    letters: Vec<u8>,
    bytes: Vec<u8>,
    is_padded: bool,
}

impl Decoder {
    /// Takes letters and gives the bytes that are complete.
    pub(super) fn push(&mut self, letters: &[u8]) -> Result<&[u8], EdxmlError> {
        self.letters.extend(letters.iter().filter(|letter| !letter.is_ascii_whitespace()));
        let whole = self.letters.len() - self.letters.len() % 4;
        self.decode(whole)
    }

    /// Gives what the last letters come to, where they are not four.
    pub(super) fn finish(&mut self) -> Result<&[u8], EdxmlError> {
        self.decode(self.letters.len())
    }

    fn decode(&mut self, amount: usize) -> Result<&[u8], EdxmlError> {
        self.bytes.clear();
        let letters = self.letters.get(..amount).unwrap_or_default();
        if letters.is_empty() {
            return Ok(&self.bytes);
        }
        if self.is_padded {
            return Err(EdxmlError::new(Problem::NotBase64, ""));
        }
        ENGINE
            .decode_vec(letters, &mut self.bytes)
            .map_err(|_error| EdxmlError::new(Problem::NotBase64, ""))?;
        self.is_padded = letters.ends_with(b"=");
        self.letters.drain(..amount);
        Ok(&self.bytes)
    }
}

/// The bytes of a short text.
pub(super) fn whole(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    ENGINE.decode(letters).ok()
}
