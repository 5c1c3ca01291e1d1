//! XML becomes a tree, within bounds; the contents of attachments go past it.

use super::{
    Source, Tree,
    names::{is_allowed, is_name, local},
    tree::{Attribute, Node},
};
use crate::{
    EdxmlError, Problem,
    bounds::{
        DEEPEST_ELEMENT, LONGEST_NAME, MOST_ATTACHMENTS, MOST_ATTRIBUTES, MOST_ELEMENTS,
        MOST_HEADER_BYTES,
    },
};
use quick_xml::{
    Error, Reader, XmlVersion,
    errors::{IllFormedError, SyntaxError},
    escape::resolve_predefined_entity,
    events::{BytesDecl, BytesRef, BytesStart, Event},
    name::{NamespaceResolver, QName, ResolveResult},
};
use std::io::Read;

/// Bytes for one event; a longer one makes it grow, up to the bound of the header.
const ROOM: usize = 4 * 1024;

/// Who takes the contents of attachments while they go by.
pub(crate) trait Receiver<R> {
    /// Takes what stands in the source up to the end tag of the content. `above` are the elements
    /// that are open, the attachment last.
    fn take(
        &mut self,
        index: usize,
        above: &[Tree],
        source: &mut Source<R>,
    ) -> Result<(), EdxmlError>;

    /// Is told of an attachment whose content is an empty element.
    fn empty(&mut self, index: usize) -> Result<(), EdxmlError>;
}

/// Reads one document.
pub(crate) struct Parser<R> {
    reader: Reader<Source<R>>,
    resolver: NamespaceResolver,
    open: Vec<Tree>,
    root: Option<Tree>,
    elements: usize,
    attachments: usize,
}

impl Parser<&[u8]> {
    /// Reads a text that is one element.
    pub(crate) fn of_text(text: &str) -> Result<Tree, EdxmlError> {
        let mut parser = Parser::new(Source::new(text.as_bytes(), MOST_HEADER_BYTES));
        parser.run(None)
    }
}

impl<R: Read> Parser<R> {
    pub(crate) fn new(source: Source<R>) -> Self {
        Self {
            reader: Reader::from_reader(source),
            resolver: NamespaceResolver::default(),
            open: Vec::new(),
            root: None,
            elements: 0,
            attachments: 0,
        }
    }

    /// The source, for what is known at the end.
    pub(crate) fn source(&self) -> &Source<R> {
        self.reader.get_ref()
    }

    /// Reads to the end.
    pub(crate) fn run(
        &mut self,
        mut receiver: Option<&mut dyn Receiver<R>>,
    ) -> Result<Tree, EdxmlError> {
        let mut buffer = Vec::with_capacity(ROOM);
        loop {
            buffer.clear();
            let place = self.source().place();
            let event = match self.reader.read_event_into(&mut buffer) {
                Ok(event) => event,
                Err(error) => return Err(failed(&error, &self.path(), self.reader.get_mut())),
            };
            let done = match event {
                Event::Eof => break,
                Event::Start(start) => {
                    self.start(&start, place).and_then(|()| match receiver.as_deref_mut() {
                        Some(receiver) if self.is_at_content() => self.content(receiver),
                        Some(_) | None => Ok(()),
                    })
                }
                Event::Empty(start) => self.start(&start, place).and_then(|()| {
                    if receiver.is_some() && self.is_at_content() {
                        let above = self.open.len().saturating_sub(1);
                        self.empty_content(receiver.as_deref_mut(), above)?;
                    }
                    self.end()
                }),
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => self.reference(&reference),
                Event::Decl(declaration) => self.declaration(&declaration),
                Event::DocType(_) => Err(EdxmlError::new(Problem::Entities, "")),
                Event::Comment(_) | Event::PI(_) => Ok(()),
            };
            done.map_err(|error| error.at(place))?;
        }
        let place = self.source().place();
        if let Some(open) = self.open.last() {
            return Err(EdxmlError::new(Problem::CutOff, open.name.clone()).at(place));
        }
        self.root.take().ok_or_else(|| EdxmlError::new(Problem::NotAPackage, "").at(place))
    }

    /// Where it is: the names of the last elements that are open.
    fn path(&self) -> String {
        let names: Vec<&str> = self.open.iter().rev().take(3).map(Tree::local).collect();
        names.into_iter().rev().collect::<Vec<_>>().join("/")
    }

    fn start(&mut self, start: &BytesStart<'_>, place: (u64, u64)) -> Result<(), EdxmlError> {
        let name = start.name().0;
        self.elements = self.elements.saturating_add(1);
        let refused = if name.len() > LONGEST_NAME {
            Some(Problem::TooLong)
        } else if !is_name(name) || (self.open.is_empty() && self.root.is_some()) {
            Some(Problem::NotXml)
        } else if self.open.len() >= DEEPEST_ELEMENT {
            Some(Problem::TooDeep)
        } else if self.elements > MOST_ELEMENTS {
            Some(Problem::TooMany)
        } else {
            None
        };
        if let Some(problem) = refused {
            return Err(EdxmlError::new(problem, self.path()));
        }
        let said = |error: &dyn std::fmt::Display| {
            EdxmlError::new(Problem::NotXml, name.to_owned()).with(error)
        };
        // The attributes come first: they are bounded there.
        let attributes = raw_attributes(start)?;
        self.resolver.push(start).map_err(|error| said(&error))?;
        let mut resolved = Vec::with_capacity(attributes.len());
        for (name, value) in attributes {
            let found = self.resolver.resolve_attribute(QName(&name)).0;
            let namespace = namespace(&found, &name)?;
            resolved.push(Attribute { name, namespace, value });
        }
        let namespace = namespace(&self.resolver.resolve_element(start.name()).0, name)?;
        let root = self.open.first().map_or(namespace.as_str(), |root| root.namespace.as_str());
        let is_ours = namespace.is_empty() || namespace == root || namespace == super::NAMESPACE;
        let mut tree = Tree {
            name: name.to_owned(),
            is_ours,
            namespace,
            attributes: resolved,
            children: Vec::new(),
            place,
            attachment: None,
        };
        if self.is_attachment(&tree) {
            if self.attachments >= MOST_ATTACHMENTS {
                return Err(EdxmlError::new(Problem::TooMany, self.path()));
            }
            tree.attachment = Some(self.attachments);
            self.attachments = self.attachments.saturating_add(1);
        }
        self.open.push(tree);
        Ok(())
    }

    /// Whether an element that begins here is an attachment: in a list of the package's own.
    fn is_attachment(&self, tree: &Tree) -> bool {
        let is_package = |root: &Tree| root.is("edXML") || root.is("edXMLEnvelope");
        let is_list = |list: &Tree| list.is("AttachmentEncoded") || list.is("Manifest");
        let is_wrapper = |t: &Tree| t.is("edXMLEnvelope") || t.is("edXMLBody");
        let Some((list, wrappers)) = self.open.split_last() else { return false };
        let inner = wrappers.get(1..).unwrap_or_default();
        tree.is("Attachment")
            && is_list(list)
            && wrappers.first().is_some_and(is_package)
            && inner.iter().all(is_wrapper)
    }

    /// Whether the element that just began is the content of an attachment.
    fn is_at_content(&self) -> bool {
        let [.., attachment, content] = self.open.as_slice() else { return false };
        let is_content = content.is("ContentTransferEncoded") || content.is("Content");
        attachment.attachment.is_some() && is_content
    }

    /// Has the content taken, up to its end tag.
    fn content(&mut self, receiver: &mut dyn Receiver<R>) -> Result<(), EdxmlError> {
        let above = self.open.len().saturating_sub(1);
        let (above, path) = (self.open.get(..above).unwrap_or_default(), self.path());
        let index = above.last().and_then(|a| a.attachment).unwrap_or_default();
        let source = self.reader.get_mut();
        source.set_content(true);
        let taken = receiver.take(index, above, source);
        source.set_content(false);
        taken.map_err(|mut error| {
            error.element = if error.element.is_empty() { path } else { error.element };
            error.at(source.place())
        })
    }

    fn empty_content(
        &mut self,
        receiver: Option<&mut (dyn Receiver<R> + '_)>,
        above: usize,
    ) -> Result<(), EdxmlError> {
        let above = self.open.get(..above).unwrap_or_default();
        let index = above.last().and_then(|a| a.attachment).unwrap_or_default();
        receiver.map_or(Ok(()), |receiver| receiver.empty(index))
    }

    fn end(&mut self) -> Result<(), EdxmlError> {
        self.resolver.pop();
        let Some(mut tree) = self.open.pop() else {
            return Err(EdxmlError::new(Problem::NotXml, ""));
        };
        join_texts(&mut tree);
        match self.open.last_mut() {
            Some(above) => above.children.push(Node::Tree(tree)),
            None => self.root = Some(tree),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), EdxmlError> {
        if let Some(c) = text.chars().find(|c| !is_allowed(*c)) {
            let said = format!("U+{:04X}", u32::from(c));
            return Err(EdxmlError::new(Problem::NotXml, self.path()).with(said));
        }
        match self.open.last_mut() {
            Some(tree) => tree.children.push(Node::Text(text.to_owned())),
            None if text.trim().is_empty() => {}
            None => return Err(EdxmlError::new(Problem::NotXml, "")),
        }
        Ok(())
    }

    /// A reference to a character, or one of the five that XML has; no other is known.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), EdxmlError> {
        let element = self.path();
        let resolved = reference
            .resolve_char_ref()
            .map_err(|error| EdxmlError::new(Problem::NotXml, element.clone()).with(error))?;
        match (resolved, resolve_predefined_entity(reference)) {
            (Some(c), _) => self.text(c.encode_utf8(&mut [0; 4])),
            (None, Some(text)) => self.text(text),
            (None, None) => Err(EdxmlError::new(Problem::Entities, element)),
        }
    }

    fn declaration(&self, declaration: &BytesDecl<'_>) -> Result<(), EdxmlError> {
        let wrong = |what: String| Err(EdxmlError::new(Problem::NotXml, "").with(what));
        if self.root.is_some() || !self.open.is_empty() {
            return wrong("<?xml".to_owned());
        }
        match declaration.version() {
            Ok(version) if version == "1.0" => {}
            Ok(version) => return wrong(version.into_owned()),
            Err(error) => return wrong(error.to_string()),
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(name)) if name.eq_ignore_ascii_case("utf-8") => Ok(()),
            Some(Ok(name)) => wrong(name.into_owned()),
            Some(Err(error)) => wrong(error.to_string()),
        }
    }
}

/// What an error of the reader means.
fn failed<R: Read>(error: &Error, path: &str, source: &mut Source<R>) -> EdxmlError {
    let is_over = source.peek(1).is_ok_and(<[u8]>::is_empty);
    let problem = match (source.failure(), error) {
        (Some(problem), _) => problem,
        (None, Error::Syntax(SyntaxError::UnclosedDoctype)) => Problem::Entities,
        (None, Error::IllFormed(IllFormedError::MismatchedEndTag { .. })) => Problem::NotXml,
        (None, Error::Syntax(_) | Error::IllFormed(_)) if is_over => Problem::CutOff,
        (None, _) => Problem::NotXml,
    };
    EdxmlError::new(problem, path).with(error).at(source.place())
}

/// The attributes with their values as XML reads them.
fn raw_attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, EdxmlError> {
    let element = local(start.name().0).to_owned();
    let wrong = |problem| EdxmlError::new(problem, element.clone());
    let mut out = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| wrong(Problem::NotXml).with(error))?;
        let name = attribute.key.0;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| wrong(Problem::Entities).with(error))?;
        if name.len() > LONGEST_NAME {
            return Err(wrong(Problem::TooLong));
        }
        if !is_name(name) || value.chars().any(|c| !is_allowed(c)) {
            return Err(wrong(Problem::NotXml));
        }
        if out.len() >= MOST_ATTRIBUTES {
            return Err(wrong(Problem::TooMany));
        }
        out.push((name.to_owned(), value.into_owned()));
    }
    Ok(out)
}

fn namespace(found: &ResolveResult<'_>, name: &str) -> Result<String, EdxmlError> {
    match found {
        ResolveResult::Bound(namespace) => Ok(namespace.0.to_owned()),
        ResolveResult::Unbound => Ok(String::new()),
        ResolveResult::Unknown(prefix) => {
            Err(EdxmlError::new(Problem::NotXml, name.to_owned()).with(prefix))
        }
    }
}

/// Puts texts together that references or comments had parted.
fn join_texts(tree: &mut Tree) {
    let mut joined: Vec<Node> = Vec::with_capacity(tree.children.len());
    for node in tree.children.drain(..) {
        match (joined.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(more)) => before.push_str(&more),
            (_, Node::Text(text)) if text.is_empty() => {}
            (_, node) => joined.push(node),
        }
    }
    tree.children = joined;
}
