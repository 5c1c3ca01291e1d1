//! A file becomes a package or a status message.

use crate::{
    Bounds, EdxmlError, Problem,
    attachment::{self, Attachment, Passed, Received, Reference, Sinks},
    message::{Item, StatusMessage, Taken, Trace},
    package::Package,
    xml::{Fragment, Parser, Receiver, Source, Tree},
};
use mc_kernel::Digest;
use std::{collections::BTreeMap, io};

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// A document.
    Package(Box<Package>),
    /// What became of one.
    Status(Box<StatusMessage>),
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The package or the status message.
    pub contents: Contents,
    /// What is known of each attachment, in the order of the package's.
    pub received: Vec<Received>,
    /// The digest of the whole file, which the axis sends beside it.
    pub digest: Digest,
    /// Bytes of the whole file.
    pub bytes: u64,
}

/// Reads a package or a status message; the contents of attachments go to `sinks` while they come.
///
/// Elements are known by their names in the namespace of the root, that of the standard, or none, so
/// that the layered form, the older flat one and any prefixes are read.
///
/// # Errors
/// What is wrong with the file, and where. What was written to `sinks` before is of no use then.
pub fn read(
    from: impl io::Read,
    bounds: Bounds,
    sinks: &mut dyn Sinks,
) -> Result<Read, EdxmlError> {
    let mut taker = Taker { sinks, left: bounds.unpacked_bytes, passed: BTreeMap::new() };
    let mut parser = Parser::new(Source::new(from, bounds.package_bytes));
    let root = parser.run(Some(&mut taker))?;
    let (digest, bytes) = (parser.source().digest(), parser.source().place().1);
    let (contents, received) = understand(root, &taker.passed)?;
    Ok(Read { contents, received, digest, bytes })
}

/// Takes the contents of attachments while the XML is read.
struct Taker<'s> {
    sinks: &'s mut dyn Sinks,
    left: u64,
    passed: BTreeMap<usize, Passed>,
}

impl Taker<'_> {
    fn keep(&mut self, index: usize, passed: Passed) -> Result<(), EdxmlError> {
        match self.passed.insert(index, passed) {
            None => Ok(()),
            Some(_twice) => Err(EdxmlError::new(Problem::Misplaced, "Attachment")),
        }
    }
}

impl<R: io::Read> Receiver<R> for Taker<'_> {
    fn take(
        &mut self,
        index: usize,
        above: &[Tree],
        source: &mut Source<R>,
    ) -> Result<(), EdxmlError> {
        let out = self.sinks.open(index)?;
        let passed = attachment::take(source, declared(above), &mut self.left, out)?;
        self.keep(index, passed)
    }

    fn empty(&mut self, index: usize) -> Result<(), EdxmlError> {
        let passed = attachment::take_nothing(self.sinks.open(index)?)?;
        self.keep(index, passed)
    }
}

/// The name of the attachment that is being read: its own, or the one in the manifest.
fn declared(above: &[Tree]) -> Option<String> {
    let read = above.last()?;
    let text_of = |tree: &Tree, name: &str| {
        tree.elements().find(|e| e.is(name)).and_then(Tree::text).filter(|text| !text.is_empty())
    };
    let own = text_of(read, "AttachmentName").or_else(|| text_of(read, "FileName"));
    own.or_else(|| {
        let id = text_of(read, "ContentId")?;
        let references = above.iter().flat_map(|tree| tree.descendants("Reference"));
        let is_meant = |line: &&Tree| {
            text_of(line, "ContentId")
                .is_some_and(|of| attachment::bare(&of) == attachment::bare(&id))
        };
        let reference = references.filter(|line| line.is("Reference")).find(is_meant)?;
        text_of(reference, "AttachmentName")
    })
}

/// What is found in the wrappers.
#[derive(Default)]
struct Found {
    package: Package,
    message: Option<Tree>,
    is_status: bool,
    trace: Option<Tree>,
    signature: Option<Tree>,
    attachments: Vec<Tree>,
}

fn understand(
    root: Tree,
    passed: &BTreeMap<usize, Passed>,
) -> Result<(Contents, Vec<Received>), EdxmlError> {
    let mut found = Found::default();
    let place = root.place;
    let unknown = || EdxmlError::new(Problem::NotAPackage, root.name.clone()).at(place);
    if root.is("edXML") {
        found.root(root)?;
    } else if root.is("edXMLEnvelope") {
        found.envelope(root)?;
    } else if root.is("Status") {
        found.status(root)?;
    } else {
        return Err(unknown());
    }
    let Some(message) = found.message.take() else {
        return Err(EdxmlError::new(Problem::NotAPackage, "MessageHeader").at(place));
    };
    if found.is_status || message.elements().any(|element| element.is("StatusCode")) {
        let mut status: StatusMessage = value(message)?;
        status.other.extend(found.beside());
        return Ok((Contents::Status(Box::new(status)), Vec::new()));
    }
    found.package.trace = found.trace.take().map(value::<Trace>).transpose()?;
    found.package.message = value(message)?;
    let received = found.attachments(passed)?;
    found.package.signature = found.signature.map(|signature| signature.fragment());
    Ok((Contents::Package(Box::new(found.package)), received))
}

/// An element as a record.
fn value<T: Item + Default>(tree: Tree) -> Result<T, EdxmlError> {
    let place = tree.place;
    match T::read(tree).map_err(|error| error.at(place))? {
        Taken::Value(value) => Ok(value),
        Taken::Blank | Taken::Other(_) => Ok(T::default()),
    }
}

/// Keeps an element that may be there once.
fn once(slot: &mut Option<Tree>, tree: Tree) -> Result<(), EdxmlError> {
    let (name, place) = (tree.name.clone(), tree.place);
    match slot.replace(tree) {
        None => Ok(()),
        Some(_) => Err(EdxmlError::new(Problem::Misplaced, name).at(place)),
    }
}

impl Found {
    fn root(&mut self, root: Tree) -> Result<(), EdxmlError> {
        for element in root.into_elements()? {
            if element.is("edXMLEnvelope") {
                self.envelope(element)?;
            } else if element.is("AttachmentEncoded") {
                self.list(element)?;
            } else if element.is("Status") {
                self.status(element)?;
            } else {
                self.package.elsewhere.root.push(element.fragment());
            }
        }
        Ok(())
    }

    /// The envelope; the flat form has everything in it.
    fn envelope(&mut self, envelope: Tree) -> Result<(), EdxmlError> {
        for element in envelope.into_elements()? {
            if element.is("edXMLHeader") {
                self.header(element)?;
            } else if element.is("edXMLBody") {
                self.body(element)?;
            } else if element.is("AttachmentEncoded") {
                self.list(element)?;
            } else if element.is("Manifest") || element.is("edXMLManifest") {
                self.manifest(element)?;
            } else if let Some(element) = self.headed(element)? {
                self.package.elsewhere.envelope.push(element.fragment());
            }
        }
        Ok(())
    }

    fn header(&mut self, header: Tree) -> Result<(), EdxmlError> {
        for element in header.into_elements()? {
            if let Some(element) = self.headed(element)? {
                self.package.elsewhere.header.push(element.fragment());
            }
        }
        Ok(())
    }

    /// What stands in a header; gives back what does not.
    fn headed(&mut self, element: Tree) -> Result<Option<Tree>, EdxmlError> {
        // The signature has a namespace of its own; an empty one is how many say that there is none.
        let is_signature = element.local() == "Signature" || element.is("DigitalSignature");
        if element.is("MessageHeader") {
            once(&mut self.message, element)?;
        } else if element.is("Status") {
            self.status(element)?;
        } else if element.is("TraceHeaderList") && self.trace.is_none() {
            self.trace = Some(element);
        } else if is_signature && element.children.is_empty() {
        } else if element.local() == "Signature" && self.signature.is_none() {
            self.signature = Some(element);
        } else {
            return Ok(Some(element));
        }
        Ok(None)
    }

    /// A status, with its header or without one.
    fn status(&mut self, status: Tree) -> Result<(), EdxmlError> {
        self.is_status = true;
        let is_headed = status.elements().any(|element| element.is("MessageHeader"));
        if !is_headed {
            return once(&mut self.message, status);
        }
        for element in status.into_elements()? {
            if element.is("MessageHeader") {
                once(&mut self.message, element)?;
            } else {
                self.package.elsewhere.root.push(element.fragment());
            }
        }
        Ok(())
    }

    /// What stands beside a status.
    fn beside(&mut self) -> Vec<Fragment> {
        let trees = [self.trace.take(), self.signature.take()];
        let mut out: Vec<Fragment> = trees.iter().flatten().map(Tree::fragment).collect();
        let elsewhere = std::mem::take(&mut self.package.elsewhere);
        out.extend([elsewhere.header, elsewhere.envelope, elsewhere.root].concat());
        out
    }

    fn body(&mut self, body: Tree) -> Result<(), EdxmlError> {
        for element in body.into_elements()? {
            if element.is("edXMLManifest") || element.is("Manifest") {
                self.manifest(element)?;
            } else {
                self.package.elsewhere.body.push(element.fragment());
            }
        }
        Ok(())
    }

    fn manifest(&mut self, manifest: Tree) -> Result<(), EdxmlError> {
        for element in manifest.into_elements()? {
            if element.is("Reference") {
                self.package.manifest.push(value::<Reference>(element)?);
            } else if element.attachment.is_some() {
                self.attachments.push(element);
            } else {
                self.package.elsewhere.manifest.push(element.fragment());
            }
        }
        Ok(())
    }

    fn list(&mut self, list: Tree) -> Result<(), EdxmlError> {
        for element in list.into_elements()? {
            if element.attachment.is_some() {
                self.attachments.push(element);
            } else {
                self.package.elsewhere.attachments.push(element.fragment());
            }
        }
        Ok(())
    }

    /// The attachments, with what is known of their contents.
    fn attachments(
        &mut self,
        passed: &BTreeMap<usize, Passed>,
    ) -> Result<Vec<Received>, EdxmlError> {
        let mut received = Vec::new();
        for tree in std::mem::take(&mut self.attachments) {
            let passed = tree.attachment.and_then(|index| passed.get(&index));
            let mut attachment = Attachment::read(tree)?;
            received.push(Received::of(passed, &mut attachment, self.signature.as_ref()));
            self.package.attachments.push(attachment);
        }
        Ok(received)
    }
}

impl Read {
    /// The signature of a package, where it has one.
    pub fn signature(&self) -> Option<&Fragment> {
        match &self.contents {
            Contents::Package(package) => package.signature.as_ref(),
            Contents::Status(_) => None,
        }
    }
}
