//! Reading a PDF within bounds, and refusing what different programs would read differently.

use crate::{Obstacle, SigningError};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

/// The largest PDF that is signed or checked.
pub const MOST_PDF_BYTES: usize = 200 * 1024 * 1024;
/// What one compressed list of objects may unfold to.
const MOST_UNFOLDED_BYTES: usize = 16 * 1024 * 1024;
/// The most objects of a file.
const MOST_OBJECTS: usize = 1_000_000;
/// How many references are followed to a value.
const MOST_STEPS: usize = 16;

/// Why a file is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// No PDF, damaged or past a bound.
    Damaged,
    /// A password protects it.
    Encrypted,
}

impl From<Unreadable> for SigningError {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::Damaged => Obstacle::NotReadable.into(),
            Unreadable::Encrypted => Obstacle::Encrypted.into(),
        }
    }
}

/// A PDF that was read as it says itself that it is to be read.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) document: Document,
    /// The catalog's place.
    pub(crate) root: ObjectId,
}

impl File {
    /// Reads it. A table of objects that would have to be mended is damage: another program may
    /// mend it in another way, and show something else.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let ends = bytes.get(bytes.len().saturating_sub(1024)..).unwrap_or_default();
        let has_end = ends.windows(5).any(|w| w == b"%%EOF");
        if bytes.len() > MOST_PDF_BYTES || !bytes.starts_with(b"%PDF-") || !has_end {
            return Err(Unreadable::Damaged);
        }
        super::bomb::check(bytes)?;
        let options = LoadOptions::with_max_decompressed_size(MOST_UNFOLDED_BYTES);
        let document = Document::load_mem_with_options(bytes, options);
        let document = document.or(Err(Unreadable::Damaged))?;
        if document.encryption_state.is_some() || document.trailer.has(b"Encrypt") {
            return Err(Unreadable::Encrypted);
        }
        if document.xref_recovery.is_some() || document.objects.len() > MOST_OBJECTS {
            return Err(Unreadable::Damaged);
        }
        let root = document.trailer.get(b"Root").and_then(Object::as_reference);
        let root = root.or(Err(Unreadable::Damaged))?;
        document.get_dictionary(root).or(Err(Unreadable::Damaged))?;
        Ok(Self { document, root })
    }

    /// The catalog.
    pub(crate) fn catalog(&self) -> Option<&Dictionary> {
        self.document.get_dictionary(self.root).ok()
    }

    /// The value at the end of references.
    pub(crate) fn follow<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        let mut at = object;
        for _ in 0..MOST_STEPS {
            let Object::Reference(id) = at else { return Some(at) };
            at = self.document.objects.get(id)?;
        }
        None
    }

    /// A dictionary under a key, directly or by reference.
    pub(crate) fn dictionary<'a>(
        &'a self,
        of: &'a Dictionary,
        key: &[u8],
    ) -> Option<&'a Dictionary> {
        self.follow(of.get(key).ok()?)?.as_dict().ok()
    }

    /// A list under a key, directly or by reference; what is missing is empty.
    pub(crate) fn list<'a>(&'a self, of: &'a Dictionary, key: &[u8]) -> &'a [Object] {
        let found = of.get(key).ok().and_then(|o| self.follow(o)).and_then(|o| o.as_array().ok());
        found.map(Vec::as_slice).unwrap_or_default()
    }
}
