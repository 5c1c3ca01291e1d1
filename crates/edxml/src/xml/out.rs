//! XML that is written.

use super::{Fragment, names::is_allowed};
use crate::{EdxmlError, Problem};
use mc_kernel::digest::{Digest, Digester};
use std::{
    borrow::Cow,
    io::{self, Write},
};

/// A writer of elements, which digests and counts what it wrote.
pub(crate) struct Out<'w> {
    inner: &'w mut dyn Write,
    digester: Digester,
    bytes: u64,
    /// Put before the names of elements: `edXML:` inside the envelope, nothing outside of it.
    pub(crate) prefix: &'static str,
}

impl<'w> Out<'w> {
    pub(crate) fn new(inner: &'w mut dyn Write) -> Self {
        Self { inner, digester: Digester::default(), bytes: 0, prefix: "" }
    }

    /// What was written: its digest and how many bytes it has.
    pub(crate) fn finish(self) -> Result<(Digest, u64), EdxmlError> {
        self.inner.flush()?;
        Ok((self.digester.finish(), self.bytes))
    }

    pub(crate) fn raw(&mut self, text: &str) -> Result<(), EdxmlError> {
        Ok(self.write_all(text.as_bytes())?)
    }

    /// Begins an element; attributes without a value are left out.
    pub(crate) fn start(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
    ) -> Result<(), EdxmlError> {
        let prefix = self.prefix;
        self.raw(&format!("<{prefix}{name}"))?;
        for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            check(value, attribute)?;
            self.raw(&format!(" {attribute}=\"{}\"", escape(value)))?;
        }
        self.raw(">")
    }

    pub(crate) fn end(&mut self, name: &str) -> Result<(), EdxmlError> {
        let prefix = self.prefix;
        self.raw(&format!("</{prefix}{name}>"))
    }

    /// Writes an element that holds a text.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) -> Result<(), EdxmlError> {
        check(text, name)?;
        self.start(name, &[])?;
        self.raw(&escape(text))?;
        self.end(name)
    }

    pub(crate) fn fragments(&mut self, fragments: &[Fragment]) -> Result<(), EdxmlError> {
        fragments.iter().try_for_each(|fragment| self.raw(fragment.as_str()))
    }
}

impl Write for Out<'_> {
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

fn check(text: &str, name: &str) -> Result<(), EdxmlError> {
    match text.chars().find(|c| !is_allowed(*c)) {
        None => Ok(()),
        Some(c) => {
            let said = format!("U+{:04X}", u32::from(c));
            Err(EdxmlError::new(Problem::BadValue, name).with(said))
        }
    }
}

/// A text with what XML would read otherwise as references.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\r', '\n', '\t']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len().saturating_add(16));
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
