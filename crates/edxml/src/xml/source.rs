//! The bytes of a package as they come, counted and bounded.

use crate::{Problem, bounds::MOST_HEADER_BYTES};
use mc_kernel::digest::{Digest, Digester};
use std::io::{self, BufRead, Read};

/// Bytes that are read at once.
const PIECE: usize = 64 * 1024;

/// A reader that knows line and byte, digests what went by, and ends at the bounds.
pub(crate) struct Source<R> {
    inner: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    line: u64,
    byte: u64,
    package_left: u64,
    header_left: u64,
    is_content: bool,
    digester: Digester,
    failure: Option<Problem>,
}

impl<R: Read> Source<R> {
    pub(crate) fn new(inner: R, package_bytes: u64) -> Self {
        Self {
            inner,
            buffer: vec![0; PIECE],
            start: 0,
            end: 0,
            line: 1,
            byte: 0,
            package_left: package_bytes,
            header_left: MOST_HEADER_BYTES,
            is_content: false,
            digester: Digester::default(),
            failure: None,
        }
    }

    /// What follows is the content of an attachment, or is not any more.
    pub(crate) fn set_content(&mut self, is_content: bool) {
        self.is_content = is_content;
    }

    /// The line from 1 and the byte from 0.
    pub(crate) fn place(&self) -> (u64, u64) {
        (self.line, self.byte)
    }

    /// Why reading failed, where that was not the XML's fault.
    pub(crate) fn failure(&self) -> Option<Problem> {
        self.failure
    }

    /// The digest of everything that went by.
    pub(crate) fn digest(&self) -> Digest {
        self.digester.clone().finish()
    }

    fn waiting(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// The next bytes, as many as asked for unless the package ends before.
    pub(crate) fn peek(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.end - self.start < wanted.min(PIECE) && self.refill()? > 0 {}
        Ok(self.waiting().get(..wanted).unwrap_or_else(|| self.waiting()))
    }

    /// Reads more behind what waits; 0 at the end.
    fn refill(&mut self) -> io::Result<usize> {
        self.buffer.copy_within(self.start..self.end, 0);
        (self.start, self.end) = (0, self.end - self.start);
        let free = self.buffer.get_mut(self.end..).unwrap_or_default();
        let read = loop {
            match self.inner.read(free) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let read = read.inspect_err(|_error| self.failure = Some(Problem::Io))?;
        self.end = self.end.saturating_add(read).min(self.buffer.len());
        Ok(read)
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            self.refill()?;
        }
        let header = if self.is_content { u64::MAX } else { self.header_left };
        let left = usize::try_from(self.package_left.min(header)).unwrap_or(usize::MAX);
        let most = self.end - self.start;
        if left == 0 && most > 0 {
            self.failure = Some(Problem::TooLarge);
            return Err(io::Error::other("past the bound"));
        }
        Ok(self.waiting().get(..left.min(most)).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        let amount = amount.min(self.end - self.start);
        let gone = self.buffer.get(self.start..self.start + amount).unwrap_or_default();
        let counted = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        self.line += counted(gone.split(|byte| *byte == b'\n').skip(1).count());
        self.digester.update(gone);
        self.start += amount;
        self.byte += counted(amount);
        self.package_left = self.package_left.saturating_sub(counted(amount));
        if !self.is_content {
            self.header_left = self.header_left.saturating_sub(counted(amount));
        }
    }
}
