//! A package or a status message becomes a file.

use crate::{
    EdxmlError, Problem,
    attachment::Sources,
    bounds::MOST_ATTACHMENTS,
    message::{Field as _, Item as _, StatusMessage},
    package::Package,
    xml::{NAMESPACE, Out},
};
use mc_kernel::Digest;
use std::io::Write;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The digest of the whole file, which the axis wants beside it.
    pub digest: Digest,
    /// Bytes of the whole file.
    pub bytes: u64,
}

/// Writes a package in the layered form; the contents of attachments come from `sources`.
///
/// Elements of the envelope have the prefix `edXML`, those outside of it none: receivers refuse others.
///
/// # Errors
/// A value that has to be there is missing, a text has characters that XML does not allow, or the
/// file or a source failed.
pub fn write_package(
    package: &Package,
    sources: &mut dyn Sources,
    to: &mut dyn Write,
) -> Result<Written, EdxmlError> {
    package.check()?;
    if package.attachments.len() > MOST_ATTACHMENTS {
        return Err(EdxmlError::new(Problem::TooMany, "AttachmentEncoded"));
    }
    let mut out = Out::new(to);
    out.raw(DECLARATION)?;
    out.start("edXML", &[("xmlns", NAMESPACE)])?;
    out.prefix = "edXML:";
    let spaces = [("xmlns:edXML", NAMESPACE), ("xmlns:xlink", XLINK)];
    out.start("edXMLEnvelope", &spaces)?;
    out.start("edXMLHeader", &[])?;
    package.message.write("MessageHeader", &mut out)?;
    package.trace.write("TraceHeaderList", &mut out)?;
    match &package.signature {
        Some(signature) => out.raw(signature.as_str())?,
        None => out.leaf("DigitalSignature", "")?,
    }
    out.fragments(&package.elsewhere.header)?;
    out.end("edXMLHeader")?;
    out.start("edXMLBody", &[])?;
    out.start("edXMLManifest", &[("version", "1.0")])?;
    package.manifest.write("Reference", &mut out)?;
    out.fragments(&package.elsewhere.manifest)?;
    out.end("edXMLManifest")?;
    out.fragments(&package.elsewhere.body)?;
    out.end("edXMLBody")?;
    out.fragments(&package.elsewhere.envelope)?;
    out.end("edXMLEnvelope")?;
    out.prefix = "";
    if !(package.attachments.is_empty() && package.elsewhere.attachments.is_empty()) {
        out.start("AttachmentEncoded", &[])?;
        for (index, attachment) in package.attachments.iter().enumerate() {
            attachment.write(&package.manifest, &mut *sources.open(index)?, &mut out)?;
        }
        out.fragments(&package.elsewhere.attachments)?;
        out.end("AttachmentEncoded")?;
    }
    out.fragments(&package.elsewhere.root)?;
    out.end("edXML")?;
    let (digest, bytes) = out.finish()?;
    Ok(Written { digest, bytes })
}

/// Writes a status message.
///
/// # Errors
/// As [`write_package`]; a reason that is missing or too long, too.
pub fn write_status(status: &StatusMessage, to: &mut dyn Write) -> Result<Written, EdxmlError> {
    status.check()?;
    let mut out = Out::new(to);
    out.raw(DECLARATION)?;
    out.prefix = "edXML:";
    out.start("Status", &[("xmlns:edXML", NAMESPACE)])?;
    status.write("MessageHeader", &mut out)?;
    out.end("Status")?;
    let (digest, bytes) = out.finish()?;
    Ok(Written { digest, bytes })
}
