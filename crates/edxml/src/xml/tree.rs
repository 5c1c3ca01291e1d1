//! A part of a package as it was read.

use super::{
    Fragment,
    names::{local, prefix},
    out::escape,
};
use crate::{EdxmlError, Problem};
use std::fmt::Write as _;

/// An element with everything in it except the contents of attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tree {
    /// The name as written, with its prefix.
    pub(crate) name: String,
    /// The namespace; empty when it has none.
    pub(crate) namespace: String,
    /// Whether it belongs to the language of packages.
    pub(crate) is_ours: bool,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Node>,
    /// Line from 1 and byte from 0 at which it begins.
    pub(crate) place: (u64, u64),
    /// Which attachment it is, counted from 0, where it is one.
    pub(crate) attachment: Option<usize>,
}

/// An attribute, declarations of namespaces included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) namespace: String,
    pub(crate) value: String,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Node {
    Text(String),
    Tree(Tree),
}

impl Tree {
    /// The name without its prefix.
    pub(crate) fn local(&self) -> &str {
        local(&self.name)
    }

    /// Whether it is the element of this name; the wrappers are spelt in several ways.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.is_ours && self.local().eq_ignore_ascii_case(name)
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|a| local(&a.name) == name && !a.is_declaration());
        found.map(|attribute| attribute.value.as_str())
    }

    /// The text, where there are no elements in it.
    pub(crate) fn text(&self) -> Option<String> {
        let parts = self.children.iter().map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Tree(_) => None,
        });
        parts.collect()
    }

    /// The elements in it.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Tree(tree) => Some(tree),
            Node::Text(_) => None,
        })
    }

    /// The elements in it, which may have nothing but blanks between them.
    pub(crate) fn into_elements(self) -> Result<Vec<Self>, EdxmlError> {
        let mut elements = Vec::new();
        for node in self.children {
            match node {
                Node::Tree(tree) => elements.push(tree),
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(_) => {
                    return Err(EdxmlError::new(Problem::Misplaced, self.name).at(self.place));
                }
            }
        }
        Ok(elements)
    }

    /// The first element of this name, however deep.
    pub(crate) fn descendant(&self, name: &str) -> Option<&Self> {
        self.descendants(name).into_iter().next()
    }

    /// The elements of this name, however deep, in their order.
    pub(crate) fn descendants(&self, name: &str) -> Vec<&Self> {
        let (mut found, mut waiting) = (Vec::new(), vec![self]);
        while let Some(tree) = waiting.pop() {
            if tree.local() == name {
                found.push(tree);
            }
            let at = waiting.len();
            waiting.extend(tree.elements());
            waiting.get_mut(at..).unwrap_or_default().reverse();
        }
        found
    }

    /// The same as XML that says by itself which namespaces its names are of.
    pub(crate) fn fragment(&self) -> Fragment {
        let mut text = String::new();
        let mut scope = Vec::new();
        self.write(&mut text, &mut scope);
        Fragment::from_checked(text)
    }

    fn write(&self, out: &mut String, scope: &mut Vec<(String, String)>) {
        let outer = scope.len();
        out.push('<');
        out.push_str(&self.name);
        for attribute in &self.attributes {
            scope.extend(attribute.declared());
            write_attribute(out, &attribute.name, &attribute.value);
        }
        let needed = self.attributes.iter().filter(|a| !prefix(&a.name).is_empty());
        let needed = needed.filter(|a| !a.is_declaration() && prefix(&a.name) != "xml");
        let needed = needed.map(|a| (prefix(&a.name), a.namespace.as_str()));
        let own = (prefix(&self.name), self.namespace.as_str());
        for (prefix, namespace) in std::iter::once(own).chain(needed) {
            let known = scope.iter().rev().find(|(declared, _)| declared == prefix);
            if known.is_none_or(|(_, known)| known != namespace) {
                let name =
                    if prefix.is_empty() { "xmlns".to_owned() } else { format!("xmlns:{prefix}") };
                write_attribute(out, &name, namespace);
                scope.push((prefix.to_owned(), namespace.to_owned()));
            }
        }
        if self.children.is_empty() {
            out.push_str("/>");
        } else {
            out.push('>');
            for child in &self.children {
                match child {
                    Node::Text(text) => out.push_str(&escape(text)),
                    Node::Tree(tree) => tree.write(out, scope),
                }
            }
            out.push_str("</");
            out.push_str(&self.name);
            out.push('>');
        }
        scope.truncate(outer);
    }
}

impl Attribute {
    fn is_declaration(&self) -> bool {
        self.name == "xmlns" || self.name.starts_with("xmlns:")
    }

    /// The prefix and the namespace that it declares.
    fn declared(&self) -> Option<(String, String)> {
        let prefix = match self.name.strip_prefix("xmlns") {
            Some("") => "",
            Some(rest) => rest.strip_prefix(':')?,
            None => return None,
        };
        Some((prefix.to_owned(), self.value.clone()))
    }
}

fn write_attribute(out: &mut String, name: &str, value: &str) {
    // Writing into a text cannot fail.
    let _written = write!(out, " {name}=\"{}\"", escape(value));
}
