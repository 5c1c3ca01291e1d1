//! Writing a folder of checked parts.

use super::{ArchiveError, MANIFEST, MANIFEST_DIGEST, Part, UNFINISHED, is_plain};
use mc_kernel::{Digest, digest::Digester};
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

const UNFINISHED_TEXT: &str = "Việc ghi thư mục này chưa xong; không dùng được.\n\
This folder was not written to its end; it is of no use.\n";

/// A folder that is being written.
#[derive(Debug)]
pub struct ArchiveWriter {
    folder: PathBuf,
}

impl ArchiveWriter {
    /// Begins a folder, which must not exist or be empty. Only its owner may look into it: it holds
    /// what a database holds.
    pub fn create(folder: &Path) -> Result<Self, ArchiveError> {
        let failed = |e| ArchiveError::Io(folder.to_owned(), e);
        if folder.exists() {
            let is_empty =
                folder.is_dir() && fs::read_dir(folder).map_err(failed)?.next().is_none();
            if !is_empty {
                return Err(ArchiveError::Exists(folder.to_owned()));
            }
        }
        fs::create_dir_all(folder).map_err(failed)?;
        keep_private(folder).map_err(failed)?;
        let mark = folder.join(UNFINISHED);
        fs::write(&mark, UNFINISHED_TEXT).map_err(|e| ArchiveError::Io(mark, e))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Where a part lies; its folder is made.
    pub fn path(&self, name: &str) -> Result<PathBuf, ArchiveError> {
        if !is_plain(name) {
            return Err(ArchiveError::BadName(name.to_owned()));
        }
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|e| ArchiveError::Io(parent.to_owned(), e))?;
        }
        Ok(path)
    }

    /// Begins a part of lines.
    pub fn part(&self, name: &str) -> Result<PartWriter, ArchiveError> {
        let path = self.path(name)?;
        let file = File::create(&path).map_err(|e| ArchiveError::Io(path.clone(), e))?;
        Ok(PartWriter {
            path,
            out: BufWriter::with_capacity(1 << 18, file),
            digester: Digester::default(),
            part: (name.to_owned(), 0, 0),
        })
    }

    /// Takes a file that was written at [`ArchiveWriter::path`] as a part.
    pub fn adopt(&self, name: &str) -> Result<Part, ArchiveError> {
        let path = self.path(name)?;
        let (sha256, bytes) = super::reading::digest(&path)?;
        Ok(Part { name: name.to_owned(), bytes, lines: 0, sha256 })
    }

    /// Writes the manifest; only now is the folder whole.
    pub fn seal(self, manifest: &[u8]) -> Result<(), ArchiveError> {
        let digest = format!("{}  {MANIFEST}\n", Digest::of(manifest));
        for (name, bytes) in [(MANIFEST_DIGEST, digest.as_bytes()), (MANIFEST, manifest)] {
            let path = self.folder.join(name);
            let written = File::create(&path).and_then(|mut file| {
                file.write_all(bytes)?;
                file.sync_all()
            });
            written.map_err(|e| ArchiveError::Io(path, e))?;
        }
        let mark = self.folder.join(UNFINISHED);
        fs::remove_file(&mark).map_err(|e| ArchiveError::Io(mark, e))?;
        // The folder's own entries must be on the disk too.
        let synced = File::open(&self.folder).and_then(|folder| folder.sync_all());
        synced.map_err(|e| ArchiveError::Io(self.folder.clone(), e))
    }
}

#[cfg(unix)]
fn keep_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn keep_private(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A part of lines on its way.
#[derive(Debug)]
pub struct PartWriter {
    path: PathBuf,
    out: BufWriter<File>,
    digester: Digester,
    /// Name, bytes, lines.
    part: (String, u64, u64),
}

impl PartWriter {
    /// Writes a line; the text has no line feed.
    pub fn line(&mut self, text: &str) -> Result<(), ArchiveError> {
        for bytes in [text.as_bytes(), b"\n"] {
            self.digester.update(bytes);
            self.out.write_all(bytes).map_err(|e| ArchiveError::Io(self.path.clone(), e))?;
            self.part.1 += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        }
        self.part.2 += 1;
        Ok(())
    }

    /// Brings the part to the disk.
    pub fn finish(self) -> Result<Part, ArchiveError> {
        let failed = |e| ArchiveError::Io(self.path.clone(), e);
        let file = self.out.into_inner().map_err(|e| failed(e.into_error()))?;
        file.sync_all().map_err(failed)?;
        let (name, bytes, lines) = self.part;
        Ok(Part { name, bytes, lines, sha256: self.digester.finish() })
    }
}
