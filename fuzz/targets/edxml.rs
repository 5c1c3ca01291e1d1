//! Whatever is read as a package or a status is read again as the same after it was written.

#![no_main]

use libfuzzer_sys::fuzz_target;
use mc_edxml::{Bounds, Contents, Sinks, Sources, read, write_package, write_status};
use std::io;

/// Keeps the contents of attachments.
#[derive(Debug, Default, PartialEq, Eq)]
struct Kept(Vec<Vec<u8>>);

impl Sinks for Kept {
    fn open(&mut self, index: usize) -> io::Result<Box<dyn io::Write + '_>> {
        self.0.resize(self.0.len().max(index + 1), Vec::new());
        Ok(Box::new(&mut self.0[index]))
    }
}

impl Sources for Kept {
    fn open(&mut self, index: usize) -> io::Result<Box<dyn io::Read + '_>> {
        Ok(Box::new(self.0.get(index).map_or(&[][..], Vec::as_slice)))
    }
}

fuzz_target!(|bytes: &[u8]| {
    let bounds = Bounds { package_bytes: 1 << 20, unpacked_bytes: 1 << 20 };
    let mut kept = Kept::default();
    let Ok(first) = read(bytes, bounds, &mut kept) else { return };
    let mut written = Vec::new();
    let result = match &first.contents {
        Contents::Package(package) => write_package(package, &mut kept, &mut written),
        Contents::Status(status) => write_status(status, &mut written),
    };
    // What lacks a sender or a receiver is read and not written.
    if result.is_err() {
        return;
    }
    let mut again = Kept::default();
    let bounds = Bounds { package_bytes: 8 << 20, unpacked_bytes: 1 << 20 };
    let second = read(written.as_slice(), bounds, &mut again).expect("what was written");
    assert_eq!(second.contents, first.contents);
});
