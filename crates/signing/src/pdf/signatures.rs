//! The signatures that a PDF has, and whether each says plainly what it covers.

use super::{File, Kind, bomb::find};
use lopdf::{Dictionary, Object, ObjectId};
use std::collections::BTreeSet;

/// The most signatures of a file.
const MOST_SIGNATURES: usize = 32;
/// The most fields of a form that are looked through.
const MOST_FIELDS: usize = 20_000;

/// A signature as it stands in a file.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// The form of the message: `ETSI.CAdES.detached`.
    pub(crate) form: String,
    /// The message, with its padding.
    pub(crate) message: Vec<u8>,
    /// The instant that the file claims, as it stands there.
    pub(crate) claimed: Option<String>,
    /// Where the room of the message begins and ends, and where what is covered ends; `None` when
    /// the signature does not cover everything around itself.
    pub(crate) range: Option<Range>,
    /// Whether whoever certified the file allows no further signature.
    pub(crate) is_final: bool,
}

/// What is covered: everything before the room, and from it to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Range {
    from: usize,
    to: usize,
    pub(crate) end: usize,
}

impl Range {
    /// The two parts.
    pub(crate) fn parts(self, bytes: &[u8]) -> [&[u8]; 2] {
        let before = bytes.get(..self.from).unwrap_or_default();
        [before, bytes.get(self.to..self.end).unwrap_or_default()]
    }
}

/// Every signature, the one that covers least first. `None` past a bound.
pub(crate) fn signatures(bytes: &[u8], file: &File) -> Option<Vec<Found>> {
    let form = file.catalog().and_then(|c| file.dictionary(c, b"AcroForm"));
    let Some(form) = form else { return Some(Vec::new()) };
    let none = Dictionary::new();
    let mut found = Vec::new();
    let mut seen: BTreeSet<ObjectId> = BTreeSet::new();
    let mut left: Vec<(&Object, bool)> =
        file.list(form, b"Fields").iter().map(|field| (field, false)).collect();
    let mut looked = 0;
    while let Some((object, is_below_signature)) = left.pop() {
        looked += 1;
        if looked > MOST_FIELDS || found.len() > MOST_SIGNATURES {
            return None;
        }
        if let Object::Reference(id) = object
            && !seen.insert(*id)
        {
            continue;
        }
        let Some(field) = file.follow(object).and_then(|o| o.as_dict().ok()) else { continue };
        let own = field.get(b"FT").ok().and_then(|o| o.as_name().ok());
        let is_signature = own.map_or(is_below_signature, |kind| kind == b"Sig");
        left.extend(file.list(field, b"Kids").iter().map(|kid| (kid, is_signature)));
        if is_signature && field.has(b"V") {
            // One that cannot be read is a signature, too: others may show it.
            let value = file.dictionary(field, b"V").unwrap_or(&none);
            found.push(read(bytes, file, field, value));
        }
    }
    found.sort_by_key(|f| f.range.map_or(0, |range| range.end));
    (found.len() <= MOST_SIGNATURES).then_some(found)
}

fn read(bytes: &[u8], file: &File, field: &Dictionary, value: &Dictionary) -> Found {
    let name_of = |key: &[u8]| value.get(key).ok().and_then(|o| o.as_name().ok());
    let text = |of: &Dictionary, key: &[u8]| {
        file.follow(of.get(key).ok()?).and_then(|o| lopdf::decode_text_string(o).ok())
    };
    let message = value.get(b"Contents").ok().and_then(|o| file.follow(o)?.as_str().ok());
    let message = message.unwrap_or_default().to_vec();
    let is_stamp =
        name_of(b"Type") == Some(b"DocTimeStamp") || name_of(b"SubFilter") == Some(b"ETSI.RFC3161");
    Found {
        name: text(field, b"T").unwrap_or_default(),
        kind: if is_stamp { Kind::TimeStamp } else { Kind::Signature },
        form: String::from_utf8_lossy(name_of(b"SubFilter").unwrap_or_default()).into_owned(),
        range: range(bytes, file, value, &message),
        message,
        claimed: text(value, b"M"),
        is_final: is_final(file, value),
    }
}

/// The range, where it begins with the file, leaves out this very message and nothing else, and ends
/// where a version of the file ends.
fn range(bytes: &[u8], file: &File, value: &Dictionary, message: &[u8]) -> Option<Range> {
    let numbers = file.list(value, b"ByteRange").iter();
    let numbers: Option<Vec<usize>> =
        numbers.map(|n| usize::try_from(n.as_i64().ok()?).ok()).collect();
    let [0, from, to, length] = numbers?[..] else { return None };
    let end = to.checked_add(length).filter(|end| *end <= bytes.len())?;
    let room = bytes.get(from..to)?.strip_prefix(b"<")?.strip_suffix(b">")?;
    let covered = bytes.get(..end)?;
    let tail = covered.trim_ascii_end();
    let is_end = tail.ends_with(b"%%EOF") && covered.len() - tail.len() <= 2;
    (is_end && unhex(room)? == message && !message.is_empty()).then_some(Range { from, to, end })
}

fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 2);
    let mut half: Option<u8> = None;
    for byte in text.iter().filter(|b| !b.is_ascii_whitespace()) {
        let digit = u8::try_from(char::from(*byte).to_digit(16)?).ok()?;
        half = match half {
            None => Some(digit),
            Some(high) => {
                out.push(high * 16 + digit);
                None
            }
        };
    }
    out.extend(half.map(|high| high * 16));
    Some(out)
}

/// Whether the file was certified so that nothing may follow (`DocMDP` with `P 1`).
fn is_final(file: &File, value: &Dictionary) -> bool {
    let references = file.list(value, b"Reference").iter();
    let mut dictionaries = references.filter_map(|o| file.follow(o)?.as_dict().ok());
    dictionaries.any(|reference| {
        let method = reference.get(b"TransformMethod").ok().and_then(|o| o.as_name().ok());
        let parameters = file.dictionary(reference, b"TransformParams");
        let level = parameters.and_then(|p| p.get(b"P").ok()?.as_i64().ok());
        method == Some(b"DocMDP") && level == Some(1)
    })
}

/// Whether only line ends follow what is covered.
pub(crate) fn covers_all(bytes: &[u8], range: Range) -> bool {
    let rest = bytes.get(range.end..).unwrap_or_default();
    rest.trim_ascii_end().is_empty() && find(rest, b"%", 0).is_none()
}
