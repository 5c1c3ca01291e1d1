//! A package with a document.

use crate::{
    EdxmlError, Problem,
    attachment::{Attachment, Reference},
    bounds::LONGEST_REASON,
    message::{Message, StatusMessage, Trace},
    xml::Fragment,
};
use serde::{Deserialize, Serialize};

/// A package (gói edXML): what is said about a document, its way, and its attachments.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Package {
    /// `MessageHeader`.
    pub message: Message,
    /// `TraceHeaderList`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
    /// `Signature` (XML-DSig), as it stands; a package has one where the sender signed it as such,
    /// which few do: the PDF in it carries the signatures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<Fragment>,
    /// The manifest: what the package says that it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub manifest: Vec<Reference>,
    /// What it holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// Elements between those that are known.
    #[serde(skip_serializing_if = "Elsewhere::is_empty")]
    pub elsewhere: Elsewhere,
}

/// Elements that this program does not know, by where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Elsewhere {
    /// In the root.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub root: Vec<Fragment>,
    /// In `edXMLEnvelope`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub envelope: Vec<Fragment>,
    /// In `edXMLHeader`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub header: Vec<Fragment>,
    /// In `edXMLBody`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Fragment>,
    /// In the manifest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub manifest: Vec<Fragment>,
    /// In `AttachmentEncoded`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Fragment>,
}

impl Elsewhere {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Package {
    /// Gives every attachment without one a content id, and a package without a manifest its own.
    pub fn complete(&mut self) {
        for (index, attachment) in self.attachments.iter_mut().enumerate() {
            if attachment.content_id.is_empty() {
                attachment.content_id = format!("attachment-{}", index.saturating_add(1));
            }
        }
        if self.manifest.is_empty() {
            self.manifest = self.attachments.iter().map(Reference::of).collect();
        }
    }

    /// Whether the axis would take it: sender, receivers, subject and document id are there.
    ///
    /// # Errors
    /// The first that is missing.
    pub fn check(&self) -> Result<(), EdxmlError> {
        let message = &self.message;
        let is_empty = |text: &str| text.trim().is_empty();
        let sender = message.from.as_ref().map(|from| from.organ_id.as_str());
        let missing = if is_empty(sender.unwrap_or_default()) {
            "From/OrganId"
        } else if message.to.is_empty() || message.to.iter().any(|to| is_empty(&to.organ_id)) {
            "To/OrganId"
        } else if is_empty(&message.subject) {
            "Subject"
        } else if is_empty(&message.document_id) {
            "DocumentId"
        } else {
            return Ok(());
        };
        Err(EdxmlError::new(Problem::Missing, missing))
    }
}

impl StatusMessage {
    /// Whether the axis and the receiver would take it.
    ///
    /// # Errors
    /// The first that is missing, or a reason that is too long.
    pub fn check(&self) -> Result<(), EdxmlError> {
        let is_empty = |text: &str| text.trim().is_empty();
        let about = self.response_for.as_ref().map(|about| about.document_id.as_str());
        let sender = self.from.as_ref().map(|from| from.organ_id.as_str());
        let missing = match self.code {
            _ if is_empty(about.unwrap_or_default()) => "ResponseFor/DocumentId",
            _ if is_empty(sender.unwrap_or_default()) => "From/OrganId",
            None => "StatusCode",
            Some(code) if code.needs_reason() && is_empty(&self.description) => "Description",
            Some(_) if self.description.chars().count() > LONGEST_REASON => {
                return Err(EdxmlError::new(Problem::TooLong, "Description"));
            }
            Some(_) => return Ok(()),
        };
        Err(EdxmlError::new(Problem::Missing, missing))
    }
}
