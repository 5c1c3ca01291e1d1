//! Attachments: what a package says about them, and their contents, which are never held whole.

mod decode;
mod encode;
mod letters;
mod unpack;
mod unzip;

use crate::{
    EdxmlError, Problem,
    message::{Field as _, record},
    xml::{Fragment, Out, Source, Tree},
};
use mc_kernel::Digest;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use unpack::Unpacker;

pub(crate) use unpack::Passed;

pub use unpack::unpack;

/// How the content of an attachment travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Transfer {
    /// The file in base64.
    #[default]
    Plain,
    /// The file in a zip with nothing else, and that in base64.
    Zip,
}

/// An attachment (`Attachment`), without its content.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Attachment {
    /// `ContentType`, in the flat form `FileType`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub content_type: String,
    /// `ContentId`, by which the manifest and the signature name it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub content_id: String,
    /// `Description`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// `AttachmentName`, in the flat form `FileName`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// How the content travels.
    pub transfer: Transfer,
    /// Elements that this program does not know, as XML.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other: Vec<Fragment>,
}

record! {
    /// A line of the manifest (`Reference`): a part that the package has.
    Reference @{
        /// `xlink:href`: `cid:` and the content id.
        href = "xlink:href";
        /// `xlink:role`.
        role = "xlink:role";
        /// `xlink:type`.
        kind = "xlink:type";
    } {
        /// `ContentId`, often with `cid:` before it.
        content_id: String = "ContentId";
        /// `ContentType`.
        content_type: String = "ContentType";
        /// `Description`.
        description: String = "Description";
        /// `AttachmentName`.
        attachment_name: String = "AttachmentName";
    }
}

impl Reference {
    /// The line for an attachment.
    pub fn of(attachment: &Attachment) -> Self {
        let cid = format!("cid:{}", attachment.content_id);
        Self {
            href: cid.clone(),
            role: "XLinkRole".to_owned(),
            kind: "simple".to_owned(),
            content_id: cid,
            content_type: attachment.content_type.clone(),
            description: attachment.description.clone(),
            attachment_name: attachment.name.clone(),
            other: Vec::new(),
        }
    }
}

/// What the digest of an attachment came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DigestCheck {
    /// The package names none.
    Absent,
    /// It is the digest of the file, or of the zip it came in.
    Matches,
    /// It is not.
    Differs,
    /// It is of a kind that is not computed here; the kind.
    Unknown(String),
}

/// What is known of the content of an attachment that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Received {
    /// Bytes of the file.
    pub bytes: u64,
    /// The digest of the file.
    pub digest: Digest,
    /// Whether its digest is the one that the package's signature names.
    pub check: DigestCheck,
    /// Whether the package has no content for it at all.
    pub is_missing: bool,
    /// Whether it was given out as the zip it came in, because its name stood behind it: see
    /// [`unpack`].
    pub is_still_packed: bool,
}

/// Where the contents of attachments go while a package is read.
pub trait Sinks {
    /// Opens a place for the attachment of this number, counted from 0.
    fn open(&mut self, index: usize) -> io::Result<Box<dyn Write + '_>>;
}

/// Throws all contents away.
#[derive(Debug, Clone, Copy, Default)]
pub struct Discard;

impl Sinks for Discard {
    fn open(&mut self, _index: usize) -> io::Result<Box<dyn Write + '_>> {
        Ok(Box::new(io::sink()))
    }
}

/// Where the contents of attachments come from while a package is written.
pub trait Sources {
    /// Opens the content of the attachment of this number, counted from 0.
    fn open(&mut self, index: usize) -> io::Result<Box<dyn Read + '_>>;
}

/// For packages without attachments; each would be empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Sources for Nothing {
    fn open(&mut self, _index: usize) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(io::empty()))
    }
}

/// Has a content go by, from the letters in the XML to the file.
pub(crate) fn take<R: Read>(
    source: &mut Source<R>,
    declared: Option<String>,
    left: &mut u64,
    out: Box<dyn Write + '_>,
) -> Result<Passed, EdxmlError> {
    let (mut decoder, mut unpacker) =
        (decode::Decoder::default(), Unpacker::new(declared, left, out));
    letters::each(source, &mut |letters| unpacker.push(decoder.push(letters)?))?;
    unpacker.push(decoder.finish()?)?;
    unpacker.finish()
}

/// A content that is empty.
pub(crate) fn take_nothing(out: Box<dyn Write + '_>) -> Result<Passed, EdxmlError> {
    Unpacker::new(None, &mut 0, out).finish()
}

impl Attachment {
    /// Reads what stands beside the content.
    pub(crate) fn read(tree: Tree) -> Result<Self, EdxmlError> {
        let (mut out, mut has_content) = (Self::default(), false);
        let name = tree.local().to_owned();
        for element in tree.into_elements()? {
            if element.is("ContentTransferEncoded") || element.is("Content") {
                if std::mem::replace(&mut has_content, true) {
                    return Err(EdxmlError::new(Problem::Misplaced, name).at(element.place));
                }
                continue;
            }
            let field = match (element.is_ours, element.local()) {
                (true, "ContentType" | "FileType") => &mut out.content_type,
                (true, "ContentId") => &mut out.content_id,
                (true, "Description") => &mut out.description,
                (true, "AttachmentName" | "FileName") => &mut out.name,
                _ => {
                    out.other.push(element.fragment());
                    continue;
                }
            };
            let refused = field.add(element)?;
            out.other.extend(refused.map(|element| element.fragment()));
        }
        Ok(out)
    }

    /// Writes it with its content. Outside of the envelope nothing has a prefix.
    ///
    /// The name stands behind the content, as others have it, unless a reader would need it before and
    /// does not have it from the manifest.
    pub(crate) fn write(
        &self,
        manifest: &[Reference],
        from: &mut dyn Read,
        out: &mut Out<'_>,
    ) -> Result<(), EdxmlError> {
        let listed = manifest.iter().find(|line| bare(&line.content_id) == bare(&self.content_id));
        let listed = listed.map_or("", |line| line.attachment_name.as_str());
        let name = if self.name.is_empty() { listed } else { &self.name };
        let is_first = self.transfer == Transfer::Zip && name != listed;
        out.start("Attachment", &[])?;
        if is_first {
            self.name.write("AttachmentName", out)?;
        }
        self.content_type.write("ContentType", out)?;
        self.content_id.write("ContentId", out)?;
        self.description.write("Description", out)?;
        out.start("ContentTransferEncoded", &[])?;
        encode::content(from, self.transfer, name, out)?;
        out.end("ContentTransferEncoded")?;
        if !is_first {
            self.name.write("AttachmentName", out)?;
        }
        out.fragments(&self.other)?;
        out.end("Attachment")
    }
}

impl Received {
    /// What is known of an attachment once everything was read.
    pub(crate) fn of(
        passed: Option<&Passed>,
        attachment: &mut Attachment,
        signature: Option<&Tree>,
    ) -> Self {
        let Some(passed) = passed else {
            let (digest, check) = (Digest::of(b""), DigestCheck::Absent);
            return Self { bytes: 0, digest, check, is_missing: true, is_still_packed: false };
        };
        if passed.is_unzipped {
            attachment.transfer = Transfer::Zip;
        }
        let entry = passed.entry.as_deref();
        Self {
            bytes: passed.bytes,
            digest: passed.digest,
            check: check(passed, &attachment.content_id, signature),
            is_missing: false,
            is_still_packed: entry.is_some_and(|entry| unpack::is_wrapped(&attachment.name, entry)),
        }
    }
}

/// A content id without what some put before it.
pub(crate) fn bare(id: &str) -> &str {
    id.trim().strip_prefix("cid:").unwrap_or(id.trim())
}

/// Compares with what the signature says, if it says something about this attachment.
fn check(passed: &Passed, content_id: &str, signature: Option<&Tree>) -> DigestCheck {
    const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
    let references = signature.map(|s| s.descendants("Reference")).unwrap_or_default();
    let reference = references.into_iter().find(|reference| {
        let uri = reference.attribute("URI").filter(|uri| uri.starts_with("cid:"));
        uri.is_some_and(|uri| !content_id.is_empty() && bare(uri) == bare(content_id))
    });
    let Some(reference) = reference else { return DigestCheck::Absent };
    let method = reference.descendant("DigestMethod").and_then(|m| m.attribute("Algorithm"));
    if method != Some(SHA256) {
        return DigestCheck::Unknown(method.unwrap_or_default().to_owned());
    }
    let value = reference.descendant("DigestValue").and_then(Tree::text).unwrap_or_default();
    let told = decode::whole(&value).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let told = told.map(Digest::from_bytes);
    let is_same = told.is_some_and(|t| t.matches(&passed.digest) || t.matches(&passed.transferred));
    if is_same { DigestCheck::Matches } else { DigestCheck::Differs }
}
