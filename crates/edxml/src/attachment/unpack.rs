//! The bytes of an attachment on their way out: as they are, or out of the zip they came in.

use super::unzip::{Head, MAGIC, Unzip, spend};
use crate::{EdxmlError, Problem};
use mc_kernel::digest::{Digest, Digester};
use std::io::{self, Read, Write};

/// Endings of files that are archives by themselves.
const ARCHIVES: [&str; 19] = [
    "zip", "docx", "docm", "dotx", "xlsx", "xlsm", "xltx", "pptx", "pptm", "odt", "ods", "odp",
    "odg", "jar", "epub", "kmz", "apk", "xps", "vsdx",
];
/// Bytes that are unpacked at once.
const PIECE: usize = 32 * 1024;

/// What is known of the bytes of an attachment once they went by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passed {
    /// Bytes of the file.
    pub(crate) bytes: u64,
    /// The digest of the file.
    pub(crate) digest: Digest,
    /// The digest of what was transferred: the zip, where there is one.
    pub(crate) transferred: Digest,
    /// Whether it came out of a zip.
    pub(crate) is_unzipped: bool,
    /// The name of the first file of a zip that was left as it is.
    pub(crate) entry: Option<String>,
}

enum State {
    /// It is not clear yet what it is.
    Head(Vec<u8>),
    Plain,
    Zip(Box<Unzip>),
}

/// Takes bytes as they were transferred, and gives the file.
pub(super) struct Unpacker<'w> {
    /// The name of the file, where it is known before its bytes.
    declared: Option<String>,
    state: State,
    entry: Option<String>,
    transferred: Digester,
    out: Counted<'w>,
    left: &'w mut u64,
}

impl<'w> Unpacker<'w> {
    pub(super) fn new(
        declared: Option<String>,
        left: &'w mut u64,
        out: Box<dyn Write + 'w>,
    ) -> Self {
        let out = Counted { inner: out, digester: Digester::default(), bytes: 0 };
        let (state, transferred) = (State::Head(Vec::new()), Digester::default());
        Self { declared, state, entry: None, transferred, out, left }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), EdxmlError> {
        self.transferred.update(bytes);
        match &mut self.state {
            State::Plain => give(bytes, self.left, &mut self.out),
            State::Zip(zip) => zip.push(bytes, self.left, &mut self.out),
            State::Head(head) => {
                head.extend_from_slice(bytes);
                let seen = MAGIC.len().min(head.len());
                if head.get(..seen) != MAGIC.get(..seen) {
                    return self.settle(None);
                }
                match Head::read(head) {
                    Some(found) => self.settle(Some(found)),
                    None => Ok(()),
                }
            }
        }
    }

    /// Decides what it is, and gives what waited.
    fn settle(&mut self, found: Option<Head>) -> Result<(), EdxmlError> {
        let before = match &mut self.state {
            State::Head(head) => std::mem::take(head),
            State::Plain | State::Zip(_) => return Ok(()),
        };
        let declared = self.declared.as_deref();
        match found {
            Some(found) if declared.is_some_and(|name| is_wrapped(name, &found.name)) => {
                let behind = found.length;
                let mut zip = Box::new(Unzip::new(found)?);
                let rest = before.get(behind..).unwrap_or_default();
                zip.push(rest, self.left, &mut self.out)?;
                self.state = State::Zip(zip);
                Ok(())
            }
            found => {
                self.entry = found.map(|found| found.name);
                self.state = State::Plain;
                give(&before, self.left, &mut self.out)
            }
        }
    }

    pub(super) fn finish(mut self) -> Result<Passed, EdxmlError> {
        self.settle(None)?;
        let is_unzipped = matches!(self.state, State::Zip(_));
        if let State::Zip(zip) = self.state {
            zip.finish()?;
        }
        self.out.flush()?;
        Ok(Passed {
            bytes: self.out.bytes,
            digest: self.out.digester.finish(),
            transferred: self.transferred.finish(),
            is_unzipped,
            entry: self.entry,
        })
    }
}

fn give(bytes: &[u8], left: &mut u64, out: &mut dyn Write) -> Result<(), EdxmlError> {
    spend(left, bytes.len())?;
    Ok(out.write_all(bytes)?)
}

/// Whether a zip is only the wrapping of the file of this name, to judge by the name in it.
pub(super) fn is_wrapped(name: &str, entry: &str) -> bool {
    let file = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let (name, entry) = (file(name), file(entry));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    name == entry || !(ending.is_empty() || ARCHIVES.contains(&ending))
}

/// A writer that digests and counts.
struct Counted<'w> {
    inner: Box<dyn Write + 'w>,
    digester: Digester,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.digester.update(bytes.get(..written).unwrap_or_default());
        self.bytes = self.bytes.saturating_add(u64::try_from(written).unwrap_or(u64::MAX));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Takes a file out of a zip that holds nothing else, and says how many bytes it has; for an
/// attachment that [`crate::Received::is_still_packed`] says is one.
///
/// # Errors
/// The zip is damaged, holds several files, or unpacks to more than `most` bytes.
pub fn unpack(from: &mut dyn Read, to: &mut dyn Write, most: u64) -> Result<u64, EdxmlError> {
    let (mut piece, mut waiting, mut left) = (vec![0; PIECE], Vec::new(), most);
    let mut zip: Option<Unzip> = None;
    loop {
        let read = from.read(&mut piece)?;
        let bytes = piece.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        if let Some(zip) = &mut zip {
            zip.push(bytes, &mut left, to)?;
            continue;
        }
        waiting.extend_from_slice(bytes);
        let seen = MAGIC.len().min(waiting.len());
        if waiting.get(..seen) != MAGIC.get(..seen) {
            break;
        }
        if let Some(head) = Head::read(&waiting) {
            let behind = head.length;
            let begun = zip.insert(Unzip::new(head)?);
            begun.push(waiting.get(behind..).unwrap_or_default(), &mut left, to)?;
        }
    }
    zip.ok_or_else(|| EdxmlError::new(Problem::ZipDamaged, ""))?.finish()?;
    to.flush()?;
    Ok(most.saturating_sub(left))
}
