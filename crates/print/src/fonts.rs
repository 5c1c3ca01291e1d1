//! Which typeface the documents are set in.
//!
//! NĐ 30/2020/NĐ-CP asks for Times New Roman. Where it, or one of the two faces cut to its widths,
//! is installed, it is used; else the built-in Libertinus Serif. All built-in faces stay at hand for
//! single characters that the first choice lacks.

use crate::PrintError;
use std::{fs, path::PathBuf};
use typst::{
    foundations::Bytes,
    text::{Font, FontInfo, FontStyle, FontVariant, FontWeight},
};

/// Where the typefaces come from.
#[derive(Debug, Clone, Default)]
pub enum FontSource {
    /// The usual folders of the operating system, then the built-in faces.
    #[default]
    Installed,
    /// These folders (and the folders in them), then the built-in faces.
    Folders(Vec<PathBuf>),
    /// The built-in faces only: the same bytes on every machine.
    BuiltIn,
}

/// The usual folders of Linux, macOS and Windows.
const SYSTEM_FOLDERS: [&str; 6] = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/run/current-system/sw/share/X11/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
    "C:/Windows/Fonts",
];

/// How many files and folders are looked at, and how deep.
const MOST_ENTRIES: usize = 50_000;
const MOST_DEPTH: usize = 6;
/// The largest file that is read as a font.
const MOST_FONT_BYTES: u64 = 16 << 20;

/// A family of the Times kind by name, with the beginnings of its files' names in lower case.
struct Candidate {
    family: &'static str,
    files: &'static [&'static str],
}

/// The installed families, the best first.
const CANDIDATES: [Candidate; 3] = [
    Candidate {
        family: "Times New Roman",
        files: &["times new roman", "times_new_roman", "times"],
    },
    Candidate { family: "Tinos", files: &["tinos"] },
    Candidate { family: "Liberation Serif", files: &["liberationserif"] },
];

/// The built-in families; the first can stand alone.
const BUILT_IN: [&str; 3] = ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"];

/// Every Vietnamese letter that is not in ASCII, in both cases.
const VIETNAMESE: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ\
                          ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";

/// The typefaces of a printer.
pub(crate) struct Typefaces {
    /// All fonts, those of the first choice in front.
    pub(crate) fonts: Vec<Font>,
    /// The families to set text in, the first choice in front.
    pub(crate) families: Vec<&'static str>,
    /// The family for bold italics: the first of the families that has them in full.
    pub(crate) bold_italic: &'static str,
}

impl Typefaces {
    /// Reads the fonts: the first complete installed family, then the built-in ones.
    pub(crate) fn load(source: FontSource) -> Result<Self, PrintError> {
        let files = match source {
            FontSource::Installed => font_files(SYSTEM_FOLDERS.map(PathBuf::from).to_vec()),
            FontSource::Folders(folders) => font_files(folders),
            FontSource::BuiltIn => Vec::new(),
        };
        let installed = CANDIDATES.iter().find_map(|candidate| candidate.read(&files));
        let mut families = Vec::new();
        let mut fonts = Vec::new();
        if let Some((family, mut faces)) = installed {
            families.push(family);
            fonts.append(&mut faces);
        }
        families.extend(BUILT_IN);
        fonts.extend(
            typst_assets::fonts()
                .flat_map(|data| Font::iter(Bytes::new(data)))
                .filter(|font| BUILT_IN.contains(&font.info().family.as_str())),
        );
        let first = families.first().ok_or(PrintError::NoTypeface)?;
        if !plain_styles().iter().all(|style| has_style(&fonts, first, *style)) {
            return Err(PrintError::NoTypeface);
        }
        let bold_italic = families
            .iter()
            .copied()
            .find(|family| has_style(&fonts, family, bold_italic()))
            .ok_or(PrintError::NoTypeface)?;
        Ok(Self { fonts, families, bold_italic })
    }
}

impl Candidate {
    /// The four faces of this family, when all are there and complete.
    fn read(&self, files: &[PathBuf]) -> Option<(&'static str, Vec<Font>)> {
        let fonts: Vec<Font> = files
            .iter()
            .filter(|path| self.is_named_like(path))
            .filter(|path| fs::metadata(path).is_ok_and(|meta| meta.len() <= MOST_FONT_BYTES))
            .filter_map(|path| fs::read(path).ok())
            .flat_map(|data| Font::iter(Bytes::new(data)))
            .filter(|font| font.info().family == self.family && is_complete(font.info()))
            .collect();
        let mut styles = plain_styles().into_iter().chain([bold_italic()]);
        styles.all(|style| has_style(&fonts, self.family, style)).then_some((self.family, fonts))
    }

    fn is_named_like(&self, path: &std::path::Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        self.files.iter().any(|start| name.starts_with(start))
    }
}

fn plain_styles() -> [FontVariant; 3] {
    let regular = FontVariant::default();
    [
        regular,
        FontVariant { weight: FontWeight::BOLD, ..regular },
        FontVariant { style: FontStyle::Italic, ..regular },
    ]
}

fn bold_italic() -> FontVariant {
    FontVariant { style: FontStyle::Italic, weight: FontWeight::BOLD, ..FontVariant::default() }
}

/// Whether a family has a style with every Vietnamese letter.
fn has_style(fonts: &[Font], family: &str, style: FontVariant) -> bool {
    fonts
        .iter()
        .map(Font::info)
        .any(|info| info.family == family && info.variant == style && is_complete(info))
}

/// Whether a font has every Vietnamese letter; Liberation Serif has them only since its version 2.
fn is_complete(info: &FontInfo) -> bool {
    VIETNAMESE.chars().all(|c| info.coverage.contains(c.into()))
}

/// The font files under some folders, in an order that does not depend on the file system.
fn font_files(folders: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut waiting: Vec<(PathBuf, usize)> = folders.into_iter().map(|f| (f, 0)).collect();
    let mut seen = 0;
    while let Some((folder, depth)) = waiting.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            seen += 1;
            if seen > MOST_ENTRIES {
                break;
            }
            let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
            if ["ttf", "otf", "ttc"].iter().any(|known| ending == *known) {
                files.push(path);
            } else if depth < MOST_DEPTH && path.is_dir() {
                waiting.push((path, depth + 1));
            }
        }
    }
    files.sort_unstable();
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_is_asked_for() {
        // 12 vowels with 6 tones each, less the 6 plain ones of ASCII, and đ: in two cases.
        assert_eq!(VIETNAMESE.chars().count(), 2 * (12 * 6 - 6 + 1));
    }

    #[test]
    fn the_built_in_faces_are_enough() {
        let faces = Typefaces::load(FontSource::BuiltIn).unwrap();
        assert_eq!(faces.families.first(), Some(&"Libertinus Serif"));
        assert_eq!(faces.bold_italic, "New Computer Modern");
    }

    #[test]
    fn a_folder_without_fonts_falls_back() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("LiberationSerif-Regular.ttf"), "not a font").unwrap();
        let source = FontSource::Folders(vec![folder.path().into(), "/no/such/folder".into()]);
        let faces = Typefaces::load(source).unwrap();
        assert_eq!(faces.families.first(), Some(&"Libertinus Serif"));
    }

    #[test]
    fn an_installed_family_needs_all_four_faces() {
        let folder = tempfile::tempdir().unwrap();
        // A family with one face under the right file name: not complete.
        let mono = typst_assets::fonts().last().unwrap();
        fs::write(folder.path().join("Tinos-Regular.ttf"), mono).unwrap();
        let source = FontSource::Folders(vec![folder.path().into()]);
        assert_eq!(Typefaces::load(source).unwrap().families.first(), Some(&"Libertinus Serif"));
    }
}
