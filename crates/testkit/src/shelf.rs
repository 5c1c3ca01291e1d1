//! A shelf that fails when a test says so, as a machine does that is switched off between two writes.

use mc_app::gateway::shelf::{FolderShelf, Shelf};
use std::{
    io,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

/// Files in a folder, until there are no writes left.
#[derive(Debug)]
pub struct TestShelf {
    folder: FolderShelf,
    left: AtomicU64,
}

impl TestShelf {
    /// The shelf in a folder; nothing fails yet.
    ///
    /// # Panics
    /// When the folder cannot be made.
    pub fn new(folder: &Path) -> Self {
        let folder = FolderShelf::new(folder).expect("a folder can be made");
        Self { folder, left: AtomicU64::new(u64::MAX) }
    }

    /// So many writes are done yet, and then none.
    pub fn allow(&self, writes: u64) {
        self.left.store(writes, Ordering::SeqCst);
    }

    fn take(&self) -> io::Result<()> {
        let less = |left: u64| left.checked_sub(1);
        let taken = self.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, less);
        taken.map(|_before| ()).map_err(|_none| io::Error::other("the machine was switched off"))
    }
}

impl Shelf for TestShelf {
    fn put(&self, path: &str, content: &[u8]) -> io::Result<()> {
        self.take()?;
        self.folder.put(path, content)
    }

    fn get(&self, path: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        self.folder.get(path, most)
    }

    fn drop_folder(&self, path: &str) -> io::Result<()> {
        self.take()?;
        self.folder.drop_folder(path)
    }
}
