//! A shelf: plain files in a folder that any server of static files can serve as they lie there.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

/// Keeps small files by their paths. What fails is told as it was met.
pub trait Shelf: Send + Sync {
    /// Puts a file there whole, or leaves what was there; when this returns it is on the disk.
    ///
    /// # Errors
    /// What the disk says.
    fn put(&self, path: &str, content: &[u8]) -> io::Result<()>;

    /// Takes a file, or `None` where there is none.
    ///
    /// # Errors
    /// What the disk says; a file of more than `most` bytes is [`io::ErrorKind::FileTooLarge`].
    fn get(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>>;

    /// Takes a folder away with all that is in it; one that is not there does not matter.
    ///
    /// # Errors
    /// What the disk says.
    fn drop_folder(&self, path: &str) -> io::Result<()>;
}

/// A folder of this machine.
#[derive(Debug, Clone)]
pub struct FolderShelf(PathBuf);

impl FolderShelf {
    /// The shelf in a folder, which is made when it is absent.
    ///
    /// # Errors
    /// What the disk says.
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self(folder.to_owned()))
    }

    /// Where a path lies; one that leads out of the folder is no path.
    fn at(&self, path: &str) -> io::Result<PathBuf> {
        let is_plain = |part: &str| {
            let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            !part.is_empty() && !part.starts_with('.') && part.chars().all(is_letter)
        };
        if path.split('/').all(is_plain) {
            Ok(self.0.join(path))
        } else {
            Err(io::Error::new(io::ErrorKind::InvalidInput, "no path of a shelf"))
        }
    }
}

impl Shelf for FolderShelf {
    fn put(&self, path: &str, content: &[u8]) -> io::Result<()> {
        let path = self.at(path)?;
        let folder = path.parent().unwrap_or(&self.0);
        fs::create_dir_all(folder)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let beside = folder.join(format!(".{name}.new"));
        let mut file = File::create(&beside)?;
        file.write_all(content)?;
        file.sync_all()?;
        fs::rename(&beside, &path)?;
        // The name is on the disk when its folder is.
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        Ok(())
    }

    fn get(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        let file = match File::open(self.at(path)?) {
            Ok(file) if file.metadata()?.is_file() => file,
            Ok(_) => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let mut content = Vec::new();
        file.take(most.saturating_add(1)).read_to_end(&mut content)?;
        if u64::try_from(content.len()).unwrap_or(u64::MAX) > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(Some(content))
    }

    fn drop_folder(&self, path: &str) -> io::Result<()> {
        match fs::remove_dir_all(self.at(path)?) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_keeps_files_and_nothing_outside_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = FolderShelf::new(&folder.path().join("s")).unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        shelf.put("tile/0/000.p/1", b"one").unwrap();
        shelf.put("tile/0/000.p/1", b"two").unwrap();
        assert_eq!(shelf.get("tile/0/000.p/1", 3).unwrap().unwrap(), b"two");
        let large = shelf.get("tile/0/000.p/1", 2).unwrap_err();
        assert_eq!(large.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(shelf.get("tile/0/000.p", 9).unwrap(), None, "a folder is no file");
        for bad in ["../secret", "/etc/hostname", "tile/../../secret", "", "tile//0", ".x", "a\\b"]
        {
            let met = shelf.get(bad, 9).unwrap_err();
            assert_eq!(met.kind(), io::ErrorKind::InvalidInput, "{bad}");
        }
        shelf.drop_folder("tile/0/000.p").unwrap();
        shelf.drop_folder("tile/0/000.p").unwrap();
        assert_eq!(shelf.get("tile/0/000.p/1", 3).unwrap(), None);
    }
}
