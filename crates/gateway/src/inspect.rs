//! What a file really is: its type by content, its pages, and why it is refused.

use std::fmt;

/// The kinds of files that a dossier may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MediaType {
    /// PDF.
    Pdf,
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
}

impl MediaType {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Jpeg, Self::Png];

    /// The type of RFC 6838.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// Reads the type as it is kept beside a file.
    pub fn from_mime(mime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.mime() == mime)
    }

    /// Extensions that people give such files, the usual one first.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Jpeg => &["jpg", "jpeg", "jfif"],
            Self::Png => &["png"],
        }
    }

    /// The kind that a file name claims.
    pub fn claimed_by(name: &str) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_lowercase();
        Self::ALL.into_iter().find(|t| t.extensions().contains(&extension.as_str()))
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        })
    }
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspection {
    /// The type, by content.
    pub media_type: MediaType,
    /// Pages of a PDF; a picture has one.
    pub pages: u32,
}

/// Why a file is not taken. Each has a message in every language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was received.
    #[error("the file is empty")]
    Empty,
    /// Larger than allowed.
    #[error("the file has {size_bytes} bytes, {most_bytes} are allowed")]
    TooLarge {
        /// Its size.
        size_bytes: u64,
        /// The limit.
        most_bytes: u64,
    },
    /// None of the allowed kinds.
    #[error("the file is neither PDF nor JPEG nor PNG")]
    UnknownType,
    /// Its content is another kind than its name says.
    #[error("the name says {claimed}, the content is {found}")]
    NotWhatItSays {
        /// By name.
        claimed: MediaType,
        /// By content.
        found: MediaType,
    },
    /// It begins as its kind does but cannot be read: cut off or damaged.
    #[error("the {found} cannot be read to its end")]
    Damaged {
        /// By content.
        found: MediaType,
    },
    /// A PDF that asks for a password.
    #[error("the PDF asks for a password")]
    Locked,
    /// More pages than allowed.
    #[error("the file has {pages} pages, {most_pages} are allowed")]
    TooManyPages {
        /// Its pages.
        pages: u32,
        /// The limit.
        most_pages: u32,
    },
}

/// The most pages of one file.
pub const MOST_PAGES: u32 = 500;
/// The longest side of a picture in pixels; a decoder must not be asked for more.
const MOST_PIXELS_A_SIDE: usize = 20_000;

/// Says what the bytes are. `name` is what the person called the file.
pub fn inspect(name: &str, bytes: &[u8]) -> Result<Inspection, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    let found = type_by_content(bytes).ok_or(Refusal::UnknownType)?;
    if let Some(claimed) = MediaType::claimed_by(name)
        && claimed != found
    {
        return Err(Refusal::NotWhatItSays { claimed, found });
    }
    let pages = match found {
        MediaType::Pdf => pdf_pages(bytes)?,
        MediaType::Jpeg | MediaType::Png => picture_pages(found, bytes)?,
    };
    if pages > MOST_PAGES {
        return Err(Refusal::TooManyPages { pages, most_pages: MOST_PAGES });
    }
    Ok(Inspection { media_type: found, pages })
}

fn type_by_content(bytes: &[u8]) -> Option<MediaType> {
    infer::get(bytes).and_then(|t| MediaType::from_mime(t.mime_type()))
}

fn pdf_pages(bytes: &[u8]) -> Result<u32, Refusal> {
    let damaged = Refusal::Damaged { found: MediaType::Pdf };
    match lopdf::Document::load_metadata_mem(bytes) {
        // Without the marker at its end it was cut off, even if much of it can still be read.
        Ok(metadata) if metadata.page_count > 0 && ends_with_marker(bytes, b"%%EOF") => {
            Ok(metadata.page_count)
        }
        // What opens without a password was taken above, whatever its owner forbids.
        Ok(_) | Err(_) if has(bytes, b"/Encrypt") => Err(Refusal::Locked),
        Ok(_) | Err(_) => Err(damaged),
    }
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn picture_pages(found: MediaType, bytes: &[u8]) -> Result<u32, Refusal> {
    let damaged = Refusal::Damaged { found };
    let whole = match found {
        // A PNG ends with the IEND chunk, a JPEG with the end-of-image marker (cameras may pad it).
        MediaType::Png => ends_with_marker(bytes, b"IEND"),
        MediaType::Jpeg => ends_with_marker(bytes, &[0xFF, 0xD9]),
        MediaType::Pdf => true,
    };
    match imagesize::blob_size(bytes) {
        Ok(size) if whole && size.width.max(size.height) <= MOST_PIXELS_A_SIDE => Ok(1),
        Ok(_) | Err(_) => Err(damaged),
    }
}

fn ends_with_marker(bytes: &[u8], marker: &[u8]) -> bool {
    const TAIL: usize = 64 * 1024;
    // Some programs fill files up.
    let end =
        bytes.iter().rposition(|b| !b.is_ascii_whitespace() && *b != 0).map_or(0, |at| at + 1);
    let bytes = bytes.get(..end).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
    has(tail, marker)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = &[
        0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0,
        0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, b'I', b'D', b'A',
        b'T', 0x78, 0x9C, 0x63, 0, 0, 0, 2, 0, 1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0, b'I', b'E',
        b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
    ];

    fn pdf(pages: usize) -> Vec<u8> {
        use lopdf::{Document, Object, dictionary};
        let mut document = Document::with_version("1.5");
        let parent = document.new_object_id();
        let kids: Vec<Object> = (0..pages)
            .map(|_| {
                document.add_object(dictionary! { "Type" => "Page", "Parent" => parent }).into()
            })
            .collect();
        let count = i64::try_from(pages).unwrap();
        document.objects.insert(
            parent,
            Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }),
        );
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
        document.trailer.set("Root", catalog);
        let mut out = Vec::new();
        document.save_to(&mut out).unwrap();
        out
    }

    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "a row of a table reads better without &")]
    fn check(name: &str, bytes: &[u8], expect: Result<(MediaType, u32), Refusal>) {
        let found = inspect(name, bytes).map(|i| (i.media_type, i.pages));
        assert_eq!(found, expect, "{name}");
    }

    #[test]
    fn type_and_pages_come_from_the_content() {
        check("giay-chung-sinh.PDF", &pdf(3), Ok((MediaType::Pdf, 3)));
        check("anh.png", PNG, Ok((MediaType::Png, 1)));
        check("khong co duoi", PNG, Ok((MediaType::Png, 1)));
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says() {
        let (claimed, found) = (MediaType::Pdf, MediaType::Png);
        check("to-khai.pdf", PNG, Err(Refusal::NotWhatItSays { claimed, found }));
        check("virus.exe", b"MZ\x90\0 program", Err(Refusal::UnknownType));
        check("trang.html", b"<html><script>alert(1)</script>", Err(Refusal::UnknownType));
        check("rong.pdf", b"", Err(Refusal::Empty));
    }

    #[test]
    fn a_pdf_that_asks_for_a_password() {
        let locked = include_bytes!("../testdata/locked.pdf");
        check("khoa.pdf", locked, Err(Refusal::Locked));
    }

    #[test]
    fn a_file_that_was_cut_off() {
        let whole = pdf(2);
        // All pages are there, what tells where they are is not.
        let tail = whole.windows(4).rposition(|w| w == b"xref").unwrap();
        check("duoi.pdf", &whole[..tail], Err(Refusal::Damaged { found: MediaType::Pdf }));
        let filled = [whole.clone(), vec![0; 100_000]].concat();
        check("day.pdf", &filled, Ok((MediaType::Pdf, 2)));
        let half = &whole[..whole.len() / 2];
        check("nua.pdf", half, Err(Refusal::Damaged { found: MediaType::Pdf }));
        check("nua.png", &PNG[..40], Err(Refusal::Damaged { found: MediaType::Png }));
    }

    #[test]
    fn too_many_pages() {
        let refusal = Refusal::TooManyPages { pages: 501, most_pages: MOST_PAGES };
        check("sach.pdf", &pdf(501), Err(refusal));
    }
}
