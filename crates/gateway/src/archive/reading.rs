//! Reading a folder of checked parts.

use super::{
    ArchiveError, MANIFEST, MANIFEST_DIGEST, MOST_LINE_BYTES, MOST_MANIFEST_BYTES, Part,
    UNFINISHED, is_plain,
};
use mc_kernel::{Digest, digest::Digester};
use std::{
    fs::{self, File},
    io::{BufRead, BufReader, ErrorKind, Read},
    path::{Path, PathBuf},
};

/// A folder that was sealed.
#[derive(Debug)]
pub struct Archive {
    folder: PathBuf,
    manifest: Vec<u8>,
}

impl Archive {
    /// Opens a folder and checks its manifest; the parts are not looked at.
    pub fn open(folder: &Path) -> Result<Self, ArchiveError> {
        if folder.join(UNFINISHED).exists() {
            return Err(ArchiveError::Unfinished(folder.to_owned()));
        }
        let path = folder.join(MANIFEST);
        let manifest = match small(&path) {
            Err(ArchiveError::Missing(_)) => {
                return Err(ArchiveError::NoManifest(folder.to_owned()));
            }
            other => other?,
        };
        let kept = small(&folder.join(MANIFEST_DIGEST))?;
        let kept = String::from_utf8_lossy(&kept);
        let digest = Digest::of(&manifest);
        if kept.split_whitespace().next() != Some(digest.to_string().as_str()) {
            return Err(changed(&path, "it has another digest"));
        }
        Ok(Self { folder: folder.to_owned(), manifest })
    }

    /// The bytes of the manifest.
    pub fn manifest(&self) -> &[u8] {
        &self.manifest
    }

    /// The digest of the manifest, which stands for the whole folder.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.manifest)
    }

    /// Where a file of the folder lies.
    pub fn path(&self, name: &str) -> Result<PathBuf, ArchiveError> {
        if is_plain(name) {
            Ok(self.folder.join(name))
        } else {
            Err(ArchiveError::BadName(name.to_owned()))
        }
    }

    /// Holds a part to its size and digest.
    pub fn check(&self, part: &Part) -> Result<(), ArchiveError> {
        let path = self.path(&part.name)?;
        let (sha256, bytes) = digest(&path)?;
        if bytes != part.bytes {
            let what = format!("it has {bytes} bytes, and had {}", part.bytes);
            return Err(changed(&path, &what));
        }
        if sha256 != part.sha256 {
            return Err(changed(&path, "it has another digest"));
        }
        Ok(())
    }

    /// The lines of a part.
    pub fn lines(&self, part: &Part) -> Result<Lines, ArchiveError> {
        let path = self.path(&part.name)?;
        let file = File::open(&path).map_err(|e| failed(&path, e))?;
        Ok(Lines { path, file: BufReader::with_capacity(1 << 18, file) })
    }
}

/// The lines of a part, one after the other.
#[derive(Debug)]
pub struct Lines {
    path: PathBuf,
    file: BufReader<File>,
}

impl Iterator for Lines {
    type Item = Result<String, ArchiveError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = Vec::new();
        let read = (&mut self.file).take(MOST_LINE_BYTES).read_until(b'\n', &mut bytes);
        match read {
            Ok(0) => return None,
            Ok(_) => {}
            Err(e) => return Some(Err(failed(&self.path, e))),
        }
        if bytes.pop() != Some(b'\n') {
            return Some(Err(changed(&self.path, "a line has no end")));
        }
        let text = String::from_utf8(bytes);
        Some(text.map_err(|_ignored| changed(&self.path, "a line is no UTF-8")))
    }
}

/// Digest and size of a file.
pub(super) fn digest(path: &Path) -> Result<(Digest, u64), ArchiveError> {
    let mut file = File::open(path).map_err(|e| failed(path, e))?;
    let mut digester = Digester::default();
    let mut piece = vec![0; 1 << 18];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut piece).map_err(|e| failed(path, e))?;
        if read == 0 {
            return Ok((digester.finish(), bytes));
        }
        digester.update(piece.get(..read).unwrap_or_default());
        bytes += u64::try_from(read).unwrap_or(u64::MAX);
    }
}

/// A file that must not be large.
fn small(path: &Path) -> Result<Vec<u8>, ArchiveError> {
    let size = fs::metadata(path).map_err(|e| failed(path, e))?.len();
    if size > MOST_MANIFEST_BYTES {
        return Err(changed(path, &format!("{size} bytes are too many")));
    }
    fs::read(path).map_err(|e| failed(path, e))
}

fn changed(path: &Path, what: &str) -> ArchiveError {
    ArchiveError::Changed(path.to_owned(), what.to_owned())
}

fn failed(path: &Path, e: std::io::Error) -> ArchiveError {
    if e.kind() == ErrorKind::NotFound {
        ArchiveError::Missing(path.to_owned())
    } else {
        ArchiveError::Io(path.to_owned(), e)
    }
}
