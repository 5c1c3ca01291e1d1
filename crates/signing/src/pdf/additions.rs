//! Signatures that were added later: what such a field may have, and how much it may cover.

use super::{
    File,
    changes::{Addition, Comparison, Tampering},
};
use lopdf::{Dictionary, Object, ObjectId};

/// What the field of a signature may have: nothing that does something.
const KEYS: [&[u8]; 22] = [
    b"Type", b"Subtype", b"FT", b"T", b"TU", b"V", b"F", b"Ff", b"Rect", b"P", b"AP", b"AS", b"MK",
    b"DA", b"BS", b"Border", b"M", b"NM", b"Lock", b"SV", b"Kids", b"Parent",
];
/// The share of a page that a signature added later may cover, as one part of so many.
const LEAST_PARTS: u16 = 4;

/// A field that was added to the form.
pub(super) fn field(comparison: &Comparison<'_>, object: &Object) -> Result<Addition, Tampering> {
    widget(comparison, object)
}

/// A signature's field that was added to a page.
pub(super) fn widget(comparison: &Comparison<'_>, object: &Object) -> Result<Addition, Tampering> {
    let Object::Reference(id) = object else { return Err(Tampering::Content) };
    if comparison.old.document.objects.contains_key(id) {
        return Err(Tampering::Content);
    }
    let found = comparison.new.document.get_dictionary(*id).or(Err(Tampering::Content))?;
    let name = |key: &[u8]| found.get(key).ok().and_then(|o| o.as_name().ok());
    let is_field =
        name(b"FT") == Some(b"Sig") && found.iter().all(|(k, _)| KEYS.contains(&k.as_slice()));
    if !is_field || found.has(b"Kids") || found.has(b"Parent") {
        return Err(Tampering::Content);
    }
    let area = area_of(comparison.new, found);
    if area > 0.0 && covers_page(comparison.new, found, area) {
        return Err(Tampering::Overlay);
    }
    Ok(match comparison.new.dictionary(found, b"V").map(of_value) {
        Some(Addition::Signature) if area > 0.0 => Addition::VisibleSignature,
        Some(addition) => addition,
        None if area > 0.0 => return Err(Tampering::Overlay),
        None => Addition::EmptyField,
    })
}

/// What a signature's value is.
pub(super) fn of_value(value: &Dictionary) -> Addition {
    let name = |key: &[u8]| value.get(key).ok().and_then(|o| o.as_name().ok());
    let is_stamp = name(b"Type") == Some(b"DocTimeStamp");
    if is_stamp { Addition::TimeStamp } else { Addition::Signature }
}

/// Fields of signatures that wait for one.
pub(super) fn empty_fields(file: &File) -> Vec<ObjectId> {
    let form = file.catalog().and_then(|c| file.dictionary(c, b"AcroForm"));
    let fields = form.map(|form| file.list(form, b"Fields")).unwrap_or_default();
    let is_empty = |object: &Object| {
        let id = object.as_reference().ok()?;
        let field = file.document.get_dictionary(id).ok()?;
        let is_signature = field.get(b"FT").ok()?.as_name().ok()? == b"Sig";
        (is_signature && !field.has(b"V")).then_some(id)
    };
    fields.iter().filter_map(is_empty).collect()
}

fn area_of(file: &File, widget: &Dictionary) -> f32 {
    rectangle(file, widget, b"Rect").map_or(0.0, area)
}

fn area([left, bottom, right, top]: [f32; 4]) -> f32 {
    ((right - left) * (top - bottom)).abs()
}

fn rectangle(file: &File, of: &Dictionary, key: &[u8]) -> Option<[f32; 4]> {
    let numbers = file.list(of, key).iter().map(|n| file.follow(n)?.as_float().ok());
    let numbers: Option<Vec<f32>> = numbers.collect();
    numbers?.try_into().ok()
}

/// Whether the field covers a good part of the smallest page it may stand on.
fn covers_page(file: &File, widget: &Dictionary, covered: f32) -> bool {
    let named = widget.get(b"P").ok().and_then(|o| o.as_reference().ok());
    let page = named.and_then(|id| file.document.get_dictionary(id).ok());
    // Its box may be its parent's.
    let mut at = page;
    for _ in 0..16 {
        let Some(page) = at else { break };
        if let Some(found) = rectangle(file, page, b"MediaBox") {
            return covered * f32::from(LEAST_PARTS) > area(found);
        }
        at = file.dictionary(page, b"Parent");
    }
    true
}
