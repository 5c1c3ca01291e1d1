//! PDFs, and ways to append to them.

use crate::pdf::{File, Update};
use lopdf::{Dictionary, Document, Object, Stream, dictionary, xref::XrefType};

/// The text on the first page.
pub(super) const TEXT: &str = "BT /F1 18 Tf 72 700 Td (Quyet dinh so 12: 1.000.000 dong) Tj ET";

/// A decision of two pages with a form of one text field. Objects: 1 catalog, 2 pages, 3 and 4 pages,
/// 5 and 6 contents, 7 font, 8 text field, 9 picture, 10 form, 11 information, 12 list of fields.
pub(super) fn decision(kind: XrefType) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let put = |document: &mut Document, object: Object| document.add_object(object);
    let id = |number: u32| Object::Reference((number, 0));
    let page = |contents: Vec<Object>| {
        Object::Dictionary(dictionary! {
            "Type" => "Page", "Parent" => id(2), "Contents" => contents,
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! {
                "Font" => dictionary! { "F1" => id(7) }, "XObject" => dictionary! { "Im1" => id(9) },
            },
        })
    };
    put(
        &mut document,
        Object::Dictionary(dictionary! {
            "Type" => "Catalog", "Pages" => id(2), "AcroForm" => id(10),
        }),
    );
    put(
        &mut document,
        Object::Dictionary(dictionary! {
            "Type" => "Pages", "Kids" => vec![id(3), id(4)], "Count" => 2,
        }),
    );
    let mut first = page(vec![id(5)]);
    first.as_dict_mut().unwrap().set("Annots", vec![id(8)]);
    put(&mut document, first);
    put(&mut document, page(vec![id(6)]));
    let content = |text: &str| Object::Stream(Stream::new(Dictionary::new(), text.into()));
    put(&mut document, content(TEXT));
    put(&mut document, content("BT /F1 12 Tf 72 700 Td (Trang hai) Tj ET"));
    put(
        &mut document,
        Object::Dictionary(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        }),
    );
    put(
        &mut document,
        Object::Dictionary(dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "P" => id(3),
            "T" => Object::string_literal("SoTien"), "V" => Object::string_literal("1.000.000"),
            "Rect" => vec![72.into(), 600.into(), 200.into(), 620.into()],
        }),
    );
    let picture = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 1, "Height" => 1,
        "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8,
    };
    put(&mut document, Object::Stream(Stream::new(picture, vec![0x80])));
    put(&mut document, Object::Dictionary(dictionary! { "Fields" => id(12) }));
    let information = put(
        &mut document,
        Object::Dictionary(dictionary! {
            "Title" => Object::string_literal("Quyet dinh"), "Producer" => Object::string_literal("x"),
        }),
    );
    put(&mut document, Object::Array(vec![id(8)]));
    document.trailer.set("Root", id(1));
    document.trailer.set("Info", information);
    document.reference_table.cross_reference_type = kind;
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The usual one.
pub(super) fn plain() -> Vec<u8> {
    decision(XrefType::CrossReferenceTable)
}

/// Appends to a file.
pub(super) fn append(pdf: &[u8], change: impl FnOnce(&mut Update<'_>, &File)) -> Vec<u8> {
    let file = File::read(pdf).unwrap();
    let mut update = Update::of(pdf, &file).unwrap();
    change(&mut update, &file);
    update.finish().unwrap()
}

/// Appends another version of a dictionary, or of a stream's.
pub(super) fn change(pdf: &[u8], number: u32, change: impl FnOnce(&mut Dictionary)) -> Vec<u8> {
    append(pdf, |update, file| {
        let mut object = file.document.objects[&(number, 0)].clone();
        if let Object::Stream(stream) = &mut object {
            change(&mut stream.dict);
        } else {
            change(object.as_dict_mut().unwrap());
        }
        update.put((number, 0), &object);
    })
}

/// Appends another content for an object.
pub(super) fn replace(pdf: &[u8], number: u32, content: &str) -> Vec<u8> {
    append(pdf, |update, _| {
        let stream = Stream::new(Dictionary::new(), content.into());
        update.put((number, 0), &Object::Stream(stream));
    })
}

/// Appends bytes as they are, with a table of these entries and a trailer of this root.
pub(super) fn append_raw(pdf: &[u8], entries: &str, root: &str, more: &str) -> Vec<u8> {
    let file = File::read(pdf).unwrap();
    let mut out = pdf.to_vec();
    out.extend(more.bytes());
    let at = out.len();
    let previous = file.document.xref_start;
    let tail = format!(
        "xref\n{entries}trailer\n<</Size 200 /Root {root} /Prev {previous}>>\nstartxref\n{at}\n%%EOF\n"
    );
    out.extend(tail.bytes());
    out
}

/// Where the message of the last signature stands, its angle brackets aside.
pub(super) fn room(pdf: &[u8]) -> std::ops::Range<usize> {
    let key = b"/Contents <";
    let at = pdf.windows(key.len()).rposition(|w| w == key).unwrap() + key.len();
    at..at + pdf[at..].iter().position(|byte| *byte == b'>').unwrap()
}

/// The message of the last signature.
pub(super) fn message(pdf: &[u8]) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    pdf[room(pdf)].chunks(2).map(byte).collect()
}

/// Puts another message in its place.
pub(super) fn with_message(pdf: &[u8], message: &[u8]) -> Vec<u8> {
    let mut out = pdf.to_vec();
    let room = room(pdf);
    let mut text = crate::certificate::hex(message);
    text.extend(std::iter::repeat_n('0', room.len() - text.len()));
    out[room].copy_from_slice(text.as_bytes());
    out
}

/// Exchanges bytes for others of the same length, once and in the last place.
pub(super) fn exchange(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    assert_eq!(old.len(), new.len());
    let at = bytes.windows(old.len()).rposition(|w| w == old).expect("it is there");
    let mut out = bytes.to_vec();
    out[at..at + new.len()].copy_from_slice(new);
    out
}
