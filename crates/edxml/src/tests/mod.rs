//! Packages as the axis has them, written and read again, and what must not be read.

mod hostile;
mod organs;
mod round_trip;
mod samples;
mod zipped;

use crate::{Bounds, Contents, EdxmlError, Package, Read, Sinks, Sources, read, write_package};
use std::io;

/// Keeps the contents of attachments.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Kept(pub(super) Vec<Vec<u8>>);

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

fn read_all(xml: &[u8]) -> Result<(Read, Kept), EdxmlError> {
    let mut kept = Kept::default();
    let read = read(xml, Bounds::default(), &mut kept)?;
    Ok((read, kept))
}

fn package(read: &Read) -> &Package {
    match &read.contents {
        Contents::Package(package) => package,
        Contents::Status(status) => panic!("a status: {status:?}"),
    }
}

fn written(package: &Package, mut contents: Kept) -> Vec<u8> {
    let mut out = Vec::new();
    let written = write_package(package, &mut contents, &mut out).unwrap();
    assert_eq!(written.digest, mc_kernel::Digest::of(&out));
    assert_eq!(written.bytes, u64::try_from(out.len()).unwrap());
    out
}
