//! A folder of checked parts: what an installation is carried away in, and brought back from.
//!
//! A folder is written part by part and sealed at its end: the manifest, which names every part with
//! its size and digest, is written last, and its own digest beside it. Until then a file with a
//! plain name says that the folder is not whole. What the parts mean is not known here.

mod reading;
mod writing;

pub use reading::{Archive, Lines};
pub use writing::{ArchiveWriter, PartWriter};

use mc_kernel::Digest;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What says that a folder is not whole.
pub const UNFINISHED: &str = "UNFINISHED.txt";
/// What names every part.
pub const MANIFEST: &str = "manifest.json";
/// The digest of the manifest, in the form of `sha256sum`.
pub const MANIFEST_DIGEST: &str = "manifest.sha256";
/// The largest manifest that is read.
pub const MOST_MANIFEST_BYTES: u64 = 4 * 1024 * 1024;
/// The longest line of a part that is read: a row with the largest text that is taken in.
pub const MOST_LINE_BYTES: u64 = 64 * 1024 * 1024;

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name below the folder, with slashes: `tables/unit.ndjson`.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its lines.
    pub lines: u64,
    /// Its digest.
    pub sha256: Digest,
}

/// Why a folder cannot be written or is not what it should be. Every one names the file.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// There is something already.
    #[error("{} is there already; name a folder that does not exist", .0.display())]
    Exists(PathBuf),
    /// The writing of it ended before its end.
    #[error("{} is not whole: it was not written to its end", .0.display())]
    Unfinished(PathBuf),
    /// There is no manifest: it is something else.
    #[error("{} has no {MANIFEST}: it is no export and no backup", .0.display())]
    NoManifest(PathBuf),
    /// A part is not there.
    #[error("{} is missing", .0.display())]
    Missing(PathBuf),
    /// A part is not what it was when it was written.
    #[error("{path} was changed after it was written: {1}", path = .0.display())]
    Changed(PathBuf, String),
    /// A name that leads out of the folder.
    #[error("{0:?} is no name of a part")]
    BadName(String),
    /// The disk refuses.
    #[error("{path}: {1}", path = .0.display())]
    Io(PathBuf, std::io::Error),
}

/// Whether a name of a part stays below its folder.
fn is_plain(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    name.split('/')
        .all(|step| !step.is_empty() && !step.starts_with('.') && step.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn written(folder: &std::path::Path) -> Part {
        let archive = ArchiveWriter::create(folder).unwrap();
        let mut part = archive.part("tables/unit.ndjson").unwrap();
        part.line("{\"a\":1}").unwrap();
        part.line("{\"a\":2}").unwrap();
        let part = part.finish().unwrap();
        archive.seal(&serde_json::to_vec(&part).unwrap()).unwrap();
        part
    }

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let outer = tempfile::tempdir().unwrap();
        let path = outer.path().join("export");
        (outer, path)
    }

    #[test]
    fn what_is_sealed_is_read_back_and_checked() {
        let (_outer, path) = folder();
        let part = written(&path);
        assert_eq!((part.lines, part.bytes), (2, 16));
        let archive = Archive::open(&path).unwrap();
        let named: Part = serde_json::from_slice(archive.manifest()).unwrap();
        archive.check(&named).unwrap();
        let lines: Vec<String> = archive.lines(&named).unwrap().map(Result::unwrap).collect();
        assert_eq!(lines, ["{\"a\":1}", "{\"a\":2}"]);
    }

    #[test]
    fn a_folder_that_is_there_is_left_alone() {
        let (_outer, path) = folder();
        written(&path);
        assert!(matches!(ArchiveWriter::create(&path), Err(ArchiveError::Exists(_))));
        assert!(Archive::open(&path).is_ok());
    }

    #[test]
    fn a_folder_that_was_not_sealed_says_so() {
        let (_outer, path) = folder();
        let archive = ArchiveWriter::create(&path).unwrap();
        archive.part("tables/unit.ndjson").unwrap().finish().unwrap();
        drop(archive);
        assert!(path.join(UNFINISHED).exists());
        assert!(matches!(Archive::open(&path), Err(ArchiveError::Unfinished(_))));
        let other = tempfile::tempdir().unwrap();
        assert!(matches!(Archive::open(other.path()), Err(ArchiveError::NoManifest(_))));
    }

    #[test]
    fn every_flipped_byte_and_a_missing_part_are_found() {
        let (_outer, path) = folder();
        let part = written(&path);
        let file = path.join(&part.name);
        let whole = fs::read(&file).unwrap();
        for at in 0..whole.len() {
            let mut other = whole.clone();
            other[at] ^= 1;
            fs::write(&file, other).unwrap();
            let checked = Archive::open(&path).unwrap().check(&part);
            assert!(matches!(checked, Err(ArchiveError::Changed(..))), "byte {at}");
        }
        fs::remove_file(&file).unwrap();
        let checked = Archive::open(&path).unwrap().check(&part);
        assert!(matches!(checked, Err(ArchiveError::Missing(_))));
        let mut manifest = fs::read(path.join(MANIFEST)).unwrap();
        manifest[5] ^= 1;
        fs::write(path.join(MANIFEST), manifest).unwrap();
        assert!(matches!(Archive::open(&path), Err(ArchiveError::Changed(..))));
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        for name in ["../x", "/x", "a//b", "", ".x", "a/..", "a\\b"] {
            assert!(!is_plain(name), "{name}");
        }
        assert!(is_plain("files/ab/cd/abcd") && is_plain("tables/unit.ndjson"));
    }
}
