//! One PDF made of scans: pages of PDFs and pictures, each turned as a person turned it, in the order
//! that a person gave them.
//!
//! A page of a PDF is taken over as it is, without being drawn anew; a JPEG keeps its bytes; a PNG is
//! laid on white. `picture` knows how a camera held the picture.

mod picture;

use bytes::Bytes;
use lopdf::{Document, Object, ObjectId, dictionary};
use picture::picture_page;
use std::collections::BTreeMap;

/// How far up a page may inherit what it lacks.
const MOST_LEVELS: usize = 32;
/// What a page may inherit from the nodes above it.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// A page of the PDF to be made.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Which of the files it comes from.
    pub file: usize,
    /// Its page there, from 1; a picture has one.
    pub page: u32,
    /// How many quarters of a circle it is turned to the right.
    pub quarters: u8,
}

/// Why no PDF can be made of the pages. `leaf` counts from 0 in the order that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AssembleError {
    /// A page cannot be read, or is not there.
    #[error("page {leaf} cannot be read")]
    Unreadable {
        /// The page.
        leaf: usize,
    },
    /// A picture has more dots than are decoded.
    #[error("the picture of page {leaf} has too many dots")]
    TooManyDots {
        /// The page.
        leaf: usize,
    },
}

impl AssembleError {
    /// The page, from 0 in the order that was given.
    pub const fn leaf(self) -> usize {
        match self {
            Self::Unreadable { leaf } | Self::TooManyDots { leaf } => leaf,
        }
    }
}

/// Makes one PDF of pages. It takes long: call it where nothing else waits.
pub fn assemble(files: &[Bytes], leaves: &[Leaf]) -> Result<Vec<u8>, AssembleError> {
    let mut out = Document::with_version("1.7");
    let root = out.new_object_id();
    let mut sources = Sources { files, read: BTreeMap::new() };
    let mut kids: Vec<Object> = Vec::new();
    for (leaf, wanted) in leaves.iter().enumerate() {
        let unreadable = AssembleError::Unreadable { leaf };
        let bytes = files.get(wanted.file).ok_or(unreadable)?;
        let page = if bytes.starts_with(b"%PDF") {
            sources.page(&mut out, wanted).ok_or(unreadable)?
        } else {
            picture_page(&mut out, bytes, wanted.quarters).map_err(|why| why.at(leaf))?
        };
        if let Ok(page) = out.get_dictionary_mut(page) {
            page.set("Parent", root);
        }
        kids.push(page.into());
    }
    let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    out.objects.insert(root, Object::Dictionary(pages));
    let catalog = out.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    out.trailer.set("Root", catalog);
    // Of the pages that nobody wanted, nothing stays.
    out.prune_objects();
    out.renumber_objects();
    let mut bytes = Vec::new();
    out.save_to(&mut bytes).map_err(|_io| AssembleError::Unreadable { leaf: 0 })?;
    Ok(bytes)
}

/// The PDFs that pages come from, each read once and taken over whole.
struct Sources<'a> {
    files: &'a [Bytes],
    /// The pages of a file as they are numbered in what is made.
    read: BTreeMap<usize, Vec<ObjectId>>,
}

impl Sources<'_> {
    /// The page as an object of its own in what is made.
    fn page(&mut self, out: &mut Document, wanted: &Leaf) -> Option<ObjectId> {
        if !self.read.contains_key(&wanted.file) {
            let pages = take_over(out, self.files.get(wanted.file)?)?;
            self.read.insert(wanted.file, pages);
        }
        let at = usize::try_from(wanted.page.checked_sub(1)?).ok()?;
        let page = *self.read.get(&wanted.file)?.get(at)?;
        let mut own = out.get_dictionary(page).ok()?.clone();
        let turned = own.get(b"Rotate").and_then(Object::as_i64).unwrap_or(0);
        own.set("Rotate", (turned + 90 * i64::from(wanted.quarters)).rem_euclid(360));
        // The same page may be wanted twice, and turned differently.
        Some(out.add_object(own))
    }
}

/// Takes the objects of a PDF over, and returns its pages in order, each with what it inherited.
fn take_over(out: &mut Document, bytes: &[u8]) -> Option<Vec<ObjectId>> {
    let mut source = Document::load_mem(bytes).ok()?;
    source.renumber_objects_with(out.max_id + 1);
    let pages: Vec<ObjectId> = source.get_pages().into_values().collect();
    for page in &pages {
        let inherited: Vec<_> = INHERITED
            .iter()
            .filter_map(|key| Some((*key, of_page(&source, *page, key)?)))
            .collect();
        let own = source.get_dictionary_mut(*page).ok()?;
        for (key, value) in inherited {
            own.set(key, value);
        }
        // What points back into the document that it was: beads, its place in the structure, and
        // annotations with their actions, which a scan does not have.
        for key in [&b"B"[..], b"StructParents", b"Annots", b"AA", b"Parent"] {
            own.remove(key);
        }
    }
    out.max_id = source.max_id;
    out.objects.extend(source.objects);
    Some(pages)
}

/// What a page has itself, or inherits.
fn of_page(source: &Document, page: ObjectId, key: &[u8]) -> Option<Object> {
    let mut at = page;
    for _ in 0..MOST_LEVELS {
        let node = source.get_dictionary(at).ok()?;
        if let Ok(value) = node.get(key) {
            return Some(value.clone());
        }
        at = node.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}

#[cfg(test)]
mod tests;
