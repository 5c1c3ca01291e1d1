//! What was added to a PDF after it was signed, and whether it may be.
//!
//! Everything is forbidden but a few additions: evidence for later checks, time stamps, further
//! signatures, and the date and maker of the file. Attacks that hide or exchange content by an
//! incremental update ("shadow attacks") change something else.

use super::{File, additions};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet};

/// Something that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Addition {
    /// Certificates and what was told about them.
    Evidence,
    /// A time stamp of the file.
    TimeStamp,
    /// A signature that is not seen.
    Signature,
    /// A signature that is seen on a page.
    VisibleSignature,
    /// A field that waits for a signature.
    EmptyField,
    /// The file's own date, maker and description.
    Metadata,
}

/// Something that must not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tampering {
    /// What is shown or done was changed.
    Content,
    /// Something that was there was taken away.
    Removed,
    /// Something was put where the signed file had a gap.
    GapFilled,
    /// A note, a picture or a large signature was laid over a page.
    Overlay,
}

/// What an object of the signed file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Catalog,
    Form,
    Fields,
    Page,
    Notes,
    EmptyField,
    Evidence,
    Info,
    Metadata,
}

/// The comparison of a signed version with the whole file.
pub(super) struct Comparison<'a> {
    pub(super) old: &'a File,
    pub(super) new: &'a File,
    pub(super) found: BTreeSet<Addition>,
}

/// Compares, and gives what was added.
pub(crate) fn changes(old: &File, new: &File) -> Result<BTreeSet<Addition>, Tampering> {
    if old.root != new.root
        || old.document.trailer.get(b"Info").ok().is_some_and(|o| o.as_reference().is_err())
    {
        return Err(Tampering::Content);
    }
    let mut comparison = Comparison { old, new, found: BTreeSet::new() };
    let roles = roles(old);
    fills_gap(old, new)?;
    for (id, before) in &old.document.objects {
        let Some(after) = new.document.objects.get(id) else { return Err(Tampering::Removed) };
        if !is_same(before, after) {
            let role = roles.get(id).copied().ok_or(Tampering::Content)?;
            comparison.look(role, before, after)?;
        }
    }
    Ok(comparison.found)
}

/// Whether two values are the same, wherever they stand in the file and however texts are written.
/// The reader bounds how deep they are.
fn is_same(one: &Object, other: &Object) -> bool {
    match (one, other) {
        (Object::Stream(one), Object::Stream(other)) => {
            one.content == other.content && is_same_dictionary(&one.dict, &other.dict)
        }
        (Object::Dictionary(one), Object::Dictionary(other)) => is_same_dictionary(one, other),
        (Object::Array(one), Object::Array(other)) => is_same_list(one, other),
        (Object::String(one, _), Object::String(other, _)) => one == other,
        _ => one == other,
    }
}

fn is_same_dictionary(one: &Dictionary, other: &Dictionary) -> bool {
    let is_in_other =
        |(key, value): (&Vec<u8>, &Object)| other.get(key).is_ok_and(|there| is_same(value, there));
    one.len() == other.len() && one.iter().all(is_in_other)
}

fn is_same_list(one: &[Object], other: &[Object]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
}

impl Comparison<'_> {
    fn look(&mut self, role: Role, before: &Object, after: &Object) -> Result<(), Tampering> {
        let lists = || Some((before.as_array().ok()?, after.as_array().ok()?));
        match (role, before.as_dict(), after.as_dict()) {
            (Role::Catalog, Ok(before), Ok(after)) => self.catalog(before, after),
            (Role::Form, Ok(before), Ok(after)) => self.form(before, after),
            (Role::Page, Ok(before), Ok(after)) => self.page(before, after),
            (Role::EmptyField, Ok(before), Ok(after)) => self.field_signed(before, after),
            (Role::Evidence, Ok(before), Ok(after)) => self.evidence(before, after),
            (Role::Info, Ok(before), Ok(after)) => {
                self.found.insert(Addition::Metadata);
                only(before, after, &[b"ModDate", b"Producer"])
            }
            (Role::Metadata, ..) if is_description(before) && is_description(after) => {
                self.found.insert(Addition::Metadata);
                Ok(())
            }
            (Role::Fields, ..) => {
                let (before, after) = lists().ok_or(Tampering::Content)?;
                self.appended_fields(before, after)
            }
            (Role::Notes, ..) => {
                let (before, after) = lists().ok_or(Tampering::Content)?;
                self.appended_notes(before, after)
            }
            (Role::Evidence, ..) => {
                let (before, after) = lists().ok_or(Tampering::Content)?;
                self.found.insert(Addition::Evidence);
                appended(before, after).map(|_| ())
            }
            _ => Err(Tampering::Content),
        }
    }

    fn catalog(&mut self, before: &Dictionary, after: &Dictionary) -> Result<(), Tampering> {
        only(before, after, &[b"AcroForm", b"DSS", b"Extensions", b"Version", b"Metadata"])?;
        let empty = Dictionary::new();
        let (old, new) = (self.old, self.new);
        if !is_same_under(before, after, b"AcroForm") {
            let form = old.dictionary(before, b"AcroForm").unwrap_or(&empty);
            self.form(form, new.dictionary(after, b"AcroForm").ok_or(Tampering::Content)?)?;
        }
        if !is_same_under(before, after, b"Metadata") {
            let described = after.get(b"Metadata").ok().and_then(|o| new.follow(o));
            if !described.is_some_and(is_description) {
                return Err(Tampering::Content);
            }
            self.found.insert(Addition::Metadata);
        }
        if !is_same_under(before, after, b"DSS") {
            let kept = old.dictionary(before, b"DSS").unwrap_or(&empty);
            let now = new.dictionary(after, b"DSS").ok_or(Tampering::Removed)?;
            self.evidence(kept, now)?;
        }
        Ok(())
    }

    fn form(&mut self, before: &Dictionary, after: &Dictionary) -> Result<(), Tampering> {
        let mut free: Vec<&[u8]> = vec![b"Fields", b"SigFlags"];
        // What did not have them cannot look different with them.
        free.extend([&b"DR"[..], b"DA"].into_iter().filter(|key| !before.has(key)));
        only(before, after, &free)?;
        let old = self.old.list(before, b"Fields");
        let new = self.new.list(after, b"Fields");
        self.appended_fields(old, new)
    }

    fn page(&mut self, before: &Dictionary, after: &Dictionary) -> Result<(), Tampering> {
        only(before, after, &[b"Annots"])?;
        let (old, new) = (self.old.list(before, b"Annots"), self.new.list(after, b"Annots"));
        self.appended_notes(old, new)
    }

    fn appended_fields(&mut self, before: &[Object], after: &[Object]) -> Result<(), Tampering> {
        for object in appended(before, after)? {
            let addition = additions::field(self, object)?;
            self.found.insert(addition);
        }
        Ok(())
    }

    fn appended_notes(&mut self, before: &[Object], after: &[Object]) -> Result<(), Tampering> {
        for object in appended(before, after)? {
            let addition = additions::widget(self, object).or(Err(Tampering::Overlay))?;
            self.found.insert(addition);
        }
        Ok(())
    }

    fn field_signed(&mut self, before: &Dictionary, after: &Dictionary) -> Result<(), Tampering> {
        only(before, after, &[b"V", b"AP", b"M", b"MK", b"DA"])?;
        let value = self.new.dictionary(after, b"V").ok_or(Tampering::Content)?;
        self.found.insert(additions::of_value(value));
        Ok(())
    }

    /// Evidence only grows; what it consists of are numbered streams that never change.
    fn evidence(&mut self, before: &Dictionary, after: &Dictionary) -> Result<(), Tampering> {
        self.found.insert(Addition::Evidence);
        for (key, value) in before {
            let old = self.old.follow(value);
            let now = after.get(key).ok().and_then(|o| self.new.follow(o));
            match (old, now) {
                (Some(old), Some(now)) if is_same(old, now) => {}
                (Some(Object::Array(old)), Some(Object::Array(now))) => {
                    appended(old, now)?;
                }
                (Some(Object::Dictionary(old)), Some(Object::Dictionary(now))) => {
                    only(old, now, &new_keys(old, now))?;
                }
                _ => return Err(Tampering::Removed),
            }
        }
        let known: [&[u8]; 8] =
            [b"Type", b"Certs", b"CRLs", b"OCSPs", b"VRI", b"Cert", b"CRL", b"OCSP"];
        let others: [&[u8]; 2] = [b"TU", b"TS"];
        let mut added = after.iter().filter(|(key, _)| !before.has(key));
        let is_known =
            |key: &[u8]| known.contains(&key) || others.contains(&key) || key.len() == 40;
        if added.all(|(key, _)| is_known(key)) { Ok(()) } else { Err(Tampering::Content) }
    }
}

fn new_keys<'a>(old: &Dictionary, now: &'a Dictionary) -> Vec<&'a [u8]> {
    now.iter().map(|(key, _)| key.as_slice()).filter(|key| !old.has(key)).collect()
}

/// What stands after the old values.
fn appended<'a>(before: &[Object], after: &'a [Object]) -> Result<&'a [Object], Tampering> {
    let (kept, added) = after.split_at_checked(before.len()).ok_or(Tampering::Removed)?;
    if is_same_list(kept, before) { Ok(added) } else { Err(Tampering::Content) }
}

fn is_same_under(one: &Dictionary, other: &Dictionary, key: &[u8]) -> bool {
    match (one.get(key), other.get(key)) {
        (Ok(one), Ok(other)) => is_same(one, other),
        (Err(_), Err(_)) => true,
        (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
    }
}

/// Whether nothing but these keys differs.
fn only(before: &Dictionary, after: &Dictionary, free: &[&[u8]]) -> Result<(), Tampering> {
    let mut keys = before.iter().chain(after).map(|(key, _)| key.as_slice());
    let is_kept = |key: &[u8]| free.contains(&key) || is_same_under(before, after, key);
    if keys.all(is_kept) { Ok(()) } else { Err(Tampering::Content) }
}

fn is_description(object: &Object) -> bool {
    let kind = object.as_stream().ok().and_then(|s| s.dict.get(b"Type").ok()?.as_name().ok());
    kind == Some(b"Metadata")
}

/// Every reference in the objects of a file, with how often it stands there.
fn references(file: &File) -> BTreeMap<ObjectId, usize> {
    let mut counted = BTreeMap::new();
    for object in file.document.objects.values() {
        let mut left = vec![object];
        while let Some(object) = left.pop() {
            match object {
                Object::Reference(id) => *counted.entry(*id).or_insert(0) += 1,
                Object::Array(values) => left.extend(values),
                Object::Dictionary(values) => left.extend(values.iter().map(|(_, value)| value)),
                Object::Stream(stream) => left.extend(in_stream(&stream.dict)),
                Object::Null
                | Object::Boolean(_)
                | Object::Integer(_)
                | Object::Real(_)
                | Object::Name(_)
                | Object::String(..) => {}
            }
        }
    }
    counted
}

/// The values of a stream's dictionary. Those of a table of objects name the catalog and the file's
/// description once a version, as trailers do.
fn in_stream(told: &Dictionary) -> impl Iterator<Item = &Object> {
    let kind = told.get(b"Type").ok().and_then(|o| o.as_name().ok());
    let is_table = kind == Some(b"XRef");
    let is_named = move |key: &[u8]| is_table && [&b"Root"[..], b"Info"].contains(&key);
    told.iter().filter(move |(key, _)| !is_named(key)).map(|(_, value)| value)
}

/// A reference to nothing shows nothing, until somebody puts something there.
fn fills_gap(old: &File, new: &File) -> Result<(), Tampering> {
    let is_gap = |id: &ObjectId| !old.document.objects.contains_key(id);
    let mut gaps = references(old).into_keys().filter(is_gap);
    let is_filled = |id: ObjectId| new.document.objects.contains_key(&id);
    if gaps.any(is_filled) { Err(Tampering::GapFilled) } else { Ok(()) }
}

/// What the objects are for that may change in some way. One that is used in a second place too has
/// no such role: what is a list of signatures here could be a page's content there.
fn roles(file: &File) -> BTreeMap<ObjectId, Role> {
    let counted = references(file);
    let is_once = |id: &ObjectId| counted.get(id).is_none_or(|count| *count <= 1);
    let mut roles = BTreeMap::new();
    let mut note = |object: Option<&Object>, role: Role| {
        if let Some(Object::Reference(id)) = object
            && is_once(id)
        {
            roles.insert(*id, role);
        }
    };
    let Some(catalog) = file.catalog() else { return roles };
    note(catalog.get(b"AcroForm").ok(), Role::Form);
    note(catalog.get(b"DSS").ok(), Role::Evidence);
    note(catalog.get(b"Metadata").ok(), Role::Metadata);
    note(file.document.trailer.get(b"Info").ok(), Role::Info);
    if let Some(kept) = file.dictionary(catalog, b"DSS") {
        for (_, value) in kept {
            note(Some(value), Role::Evidence);
        }
        for (_, value) in file.dictionary(kept, b"VRI").into_iter().flatten() {
            note(Some(value), Role::Evidence);
        }
    }
    for id in file.document.get_pages().into_values() {
        let page = file.document.get_dictionary(id).ok();
        note(page.and_then(|page| page.get(b"Annots").ok()), Role::Notes);
    }
    if let Some(form) = file.dictionary(catalog, b"AcroForm") {
        note(form.get(b"Fields").ok(), Role::Fields);
    }
    // Pages and fields are named by their parents, their notes and each other.
    roles.extend(file.document.get_pages().into_values().map(|id| (id, Role::Page)));
    roles.extend(additions::empty_fields(file).into_iter().map(|id| (id, Role::EmptyField)));
    roles.insert(file.root, Role::Catalog);
    roles
}
