//! Attachments as files of a folder.

use mc_edxml::{Attachment, Bounds, EdxmlError, Received, Sinks, unpack};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Bytes of the name of a file.
const LONGEST_FILE_NAME: usize = 120;

/// A folder that takes attachments under numbers, until their names are known. What is not kept in
/// the end is taken away.
pub(super) struct Folder {
    path: PathBuf,
    begun: Vec<PathBuf>,
}

impl Folder {
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        // Whole paths, so that the JSON may lie anywhere.
        Ok(Self { path: fs::canonicalize(path)?, begun: Vec::new() })
    }

    fn part(&self, index: usize) -> PathBuf {
        self.path.join(format!("{:03}.part", index.saturating_add(1)))
    }

    /// Gives the files their names; `None` for an attachment without a content.
    pub(super) fn keep(
        mut self,
        attachments: &[Attachment],
        received: &[Received],
    ) -> Result<Vec<Option<PathBuf>>, EdxmlError> {
        let mut kept = Vec::new();
        for (index, (attachment, received)) in attachments.iter().zip(received).enumerate() {
            if received.is_missing {
                kept.push(None);
                continue;
            }
            let name = format!("{:03}-{}", index.saturating_add(1), safe(&attachment.name));
            let (part, path) = (self.part(index), self.path.join(name));
            let mut file = BufWriter::new(create(&path)?);
            self.begun.push(path.clone());
            let mut from = BufReader::new(File::open(&part)?);
            if received.is_still_packed {
                unpack(&mut from, &mut file, Bounds::default().unpacked_bytes)?;
                file.flush()?;
            } else {
                drop(file);
                fs::rename(&part, &path)?;
            }
            kept.push(Some(path));
        }
        let names: Vec<&PathBuf> = kept.iter().flatten().collect();
        self.begun.retain(|path| !names.contains(&path));
        Ok(kept)
    }
}

impl Sinks for Folder {
    fn open(&mut self, index: usize) -> io::Result<Box<dyn Write + '_>> {
        let part = self.part(index);
        let file = create(&part)?;
        self.begun.push(part);
        Ok(Box::new(BufWriter::new(file)))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        for path in &self.begun {
            // It may have its name already.
            let _removed = fs::remove_file(path);
        }
    }
}

/// Creates a file that must not exist.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let created = OpenOptions::new().write(true).create_new(true).open(path);
    created.map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// A name that stays in its folder and shows on every system.
pub(super) fn safe(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_bad = |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*');
    let clean: String = last.chars().map(|c| if is_bad(c) { '_' } else { c }).collect();
    let clean = clean.trim_matches([' ', '.']);
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 10 => (stem, format!(".{ending}")),
        Some(_) | None => (clean, String::new()),
    };
    let room = LONGEST_FILE_NAME.saturating_sub(ending.len());
    let end = (0..=room.min(stem.len())).rev().find(|at| stem.is_char_boundary(*at));
    let stem = stem.get(..end.unwrap_or_default()).unwrap_or_default();
    if clean.is_empty() { "attachment".to_owned() } else { format!("{stem}{ending}") }
}
