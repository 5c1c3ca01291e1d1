//! A new signature in a PDF: its field, its place on a page, and room for the signed message.

use super::{File, Update, write};
use crate::{Obstacle, SigningError, certificate::hex};
use lopdf::{Dictionary, Object, ObjectId};
use mc_kernel::Timestamp;
use std::ops::Range;

/// Printed, and not to be moved.
const FLAGS: i64 = 4 + 128;
/// Fields a form may have before no further one is named.
const MOST_FIELDS: usize = 10_000;

/// The kinds of signatures in a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By a person or an agency.
    Signature,
    /// A time stamp of the whole file.
    TimeStamp,
}

/// Writes the objects of what is seen, and gives the one that is drawn.
pub(crate) type Drawing<'a> = dyn Fn(&mut Update<'_>) -> Result<ObjectId, SigningError> + 'a;

/// What is put into a file.
pub(crate) struct Field<'a> {
    pub(crate) kind: Kind,
    /// When its signer says that it was signed.
    pub(crate) at: Timestamp,
    /// Why, where and who, as texts beside it.
    pub(crate) texts: Vec<(&'static str, &'a str)>,
    /// The page it stands on, counted from one.
    pub(crate) page: u32,
    /// Lower left and upper right corner; nothing is seen of it where they are the same.
    pub(crate) place: [f32; 4],
    /// What is seen of it.
    pub(crate) drawing: Option<&'a Drawing<'a>>,
    /// Bytes that the signed message may have.
    pub(crate) room_bytes: usize,
}

/// A file with room for the message: everything but the room is signed.
#[derive(Debug)]
pub(crate) struct Prepared {
    bytes: Vec<u8>,
    room: Range<usize>,
}

impl Prepared {
    /// The two parts that are signed.
    pub(crate) fn parts(&self) -> [&[u8]; 2] {
        let before = self.bytes.get(..self.room.start).unwrap_or_default();
        [before, self.bytes.get(self.room.end..).unwrap_or_default()]
    }

    /// Fills the room; gives the file, and the message as it stands there with its padding.
    pub(crate) fn filled(mut self, message: &[u8]) -> Result<(Vec<u8>, Vec<u8>), SigningError> {
        let text = hex(message);
        let room = self.bytes.get_mut(self.room.start + 1..self.room.end - 1);
        let room = room.ok_or(Obstacle::Internal)?;
        let mut padded = message.to_vec();
        padded.resize(room.len() / 2, 0);
        let place = room.get_mut(..text.len());
        let place = place.ok_or_else(|| SigningError::new(Obstacle::Internal, "no room"))?;
        place.copy_from_slice(text.as_bytes());
        Ok((self.bytes, padded))
    }
}

impl Field<'_> {
    /// Writes the field into an update of the file.
    pub(crate) fn prepare(&self, bytes: &[u8], file: &File) -> Result<Prepared, SigningError> {
        let mut update = Update::of(bytes, file)?;
        let (value, widget) = (update.number(), update.number());
        let pages = file.document.get_pages();
        let page = *pages.get(&self.page).ok_or(Obstacle::NoPage)?;
        let drawn = self.drawing.map(|draw| draw(&mut update)).transpose()?;
        update.put(widget, &self.widget(file, value, page, drawn));
        put_on_page(&mut update, file, page, widget)?;
        put_in_form(&mut update, file, widget)?;
        let head = self.head();
        let mut object = head.clone().into_bytes();
        object.extend(std::iter::repeat_n(b'0', self.room_bytes * 2));
        object.extend(b">>>");
        let at = update.put_bytes(value, &object);
        let room = at + head.len() - 1..at + head.len() + self.room_bytes * 2 + 1;
        let mut bytes = update.finish()?;
        let range = byte_range(room.start, room.end, bytes.len() - room.end);
        let from = at + head.find("/ByteRange").unwrap_or_default();
        let place = bytes.get_mut(from..from + range.len()).ok_or(Obstacle::Internal)?;
        place.copy_from_slice(range.as_bytes());
        Ok(Prepared { bytes, room })
    }

    /// The signature's dictionary up to the room.
    fn head(&self) -> String {
        let (kind, form) = match self.kind {
            Kind::Signature => ("Sig", "ETSI.CAdES.detached"),
            Kind::TimeStamp => ("DocTimeStamp", "ETSI.RFC3161"),
        };
        let mut head = format!("<</Type /{kind} /Filter /Adobe.PPKLite /SubFilter /{form}\n");
        if self.kind == Kind::Signature {
            head = format!("{head}/M (D:{}Z)\n", digits(self.at));
            for (key, text) in &self.texts {
                let mut bytes = Vec::new();
                write::object(&lopdf::text_string(text), &mut bytes);
                head = format!("{head}/{key} {}\n", String::from_utf8_lossy(&bytes));
            }
        }
        format!("{head}{} /Contents <", byte_range(0, 0, 0))
    }

    fn widget(
        &self,
        file: &File,
        value: ObjectId,
        page: ObjectId,
        drawn: Option<ObjectId>,
    ) -> Object {
        let mut widget = Dictionary::new();
        widget.set("Type", Object::Name(b"Annot".to_vec()));
        widget.set("Subtype", Object::Name(b"Widget".to_vec()));
        widget.set("FT", Object::Name(b"Sig".to_vec()));
        widget.set("T", lopdf::text_string(&self.name(file)));
        widget.set("V", Object::Reference(value));
        widget.set("P", Object::Reference(page));
        widget.set("F", FLAGS);
        widget.set("Rect", self.place.map(Object::Real).to_vec());
        if let Some(drawn) = drawn {
            let mut look = Dictionary::new();
            look.set("N", Object::Reference(drawn));
            widget.set("AP", look);
        }
        Object::Dictionary(widget)
    }

    /// A name that no field has.
    fn name(&self, file: &File) -> String {
        let word = match self.kind {
            Kind::Signature => "Signature",
            Kind::TimeStamp => "TimeStamp",
        };
        let form = file.catalog().and_then(|c| file.dictionary(c, b"AcroForm"));
        let fields = form.map(|form| file.list(form, b"Fields")).unwrap_or_default();
        let fields = fields.iter().take(MOST_FIELDS).filter_map(|f| file.follow(f)?.as_dict().ok());
        let names: Vec<&[u8]> = fields.filter_map(|f| f.get(b"T").ok()?.as_str().ok()).collect();
        let mut numbered = (1..=MOST_FIELDS).map(|number| format!("{word}{number}"));
        let free = numbered.find(|name| !names.contains(&name.as_bytes()));
        free.unwrap_or_else(|| word.to_owned())
    }
}

fn byte_range(before: usize, from: usize, after: usize) -> String {
    format!("/ByteRange [0 {before:>10} {from:>10} {after:>10}]")
}

/// `20261130120000`, in UTC.
fn digits(at: Timestamp) -> String {
    let text = at.to_string();
    text.chars().filter(char::is_ascii_digit).take(14).collect()
}

fn put_on_page(
    update: &mut Update<'_>,
    file: &File,
    page: ObjectId,
    widget: ObjectId,
) -> Result<(), SigningError> {
    let found = file.document.get_dictionary(page).or(Err(Obstacle::NoPage))?;
    let mut notes = file.list(found, b"Annots").to_vec();
    notes.push(Object::Reference(widget));
    if let Ok(Object::Reference(id)) = found.get(b"Annots") {
        update.put(*id, &Object::Array(notes));
    } else {
        let mut changed = found.clone();
        changed.set("Annots", notes);
        update.put(page, &Object::Dictionary(changed));
    }
    Ok(())
}

fn put_in_form(update: &mut Update<'_>, file: &File, widget: ObjectId) -> Result<(), SigningError> {
    let catalog = file.catalog().ok_or(Obstacle::NotReadable)?;
    let old = file.dictionary(catalog, b"AcroForm");
    let mut form = old.cloned().unwrap_or_default();
    let mut fields = old.map(|form| file.list(form, b"Fields").to_vec()).unwrap_or_default();
    fields.push(Object::Reference(widget));
    // There are signatures, and what is there must only be appended to.
    form.set("SigFlags", 3);
    match old.and_then(|form| form.get(b"Fields").ok()) {
        Some(Object::Reference(id)) => {
            update.put(*id, &Object::Array(fields));
        }
        _ => form.set("Fields", fields),
    }
    if let Ok(Object::Reference(id)) = catalog.get(b"AcroForm") {
        update.put(*id, &Object::Dictionary(form));
    } else {
        let mut changed = catalog.clone();
        changed.set("AcroForm", form);
        update.put(file.root, &Object::Dictionary(changed));
    }
    Ok(())
}
