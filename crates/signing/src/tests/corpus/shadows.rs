//! Content that is hidden, exchanged or covered by what is appended after the signature.

use super::Case;
use crate::{
    Level, ReasonCode as Reason,
    tests::{
        documents::{append, append_raw, change, plain, replace},
        levels::signed,
        pki::WORLD,
    },
};
use lopdf::{Dictionary, Object, Stream, dictionary};

const OTHER: &str = "BT /F1 18 Tf 72 700 Td (Quyet dinh so 12: 9.999.000 dong) Tj ET";

fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}

/// Adds a note to the first page, which is not a signature or not a harmless one.
fn noted(pdf: &[u8], note: Dictionary) -> Vec<u8> {
    append(pdf, |update, file| {
        let id = update.number();
        update.put(id, &Object::Dictionary(note));
        let mut page = file.document.get_dictionary((3, 0)).unwrap().clone();
        let mut notes = file.list(&page, b"Annots").to_vec();
        notes.push(Object::Reference(id));
        page.set("Annots", notes);
        update.put((3, 0), &Object::Dictionary(page));
    })
}

fn place(width: i64, height: i64) -> Vec<Object> {
    vec![20.into(), 20.into(), (20 + width).into(), (20 + height).into()]
}

fn field(width: i64, height: i64) -> Dictionary {
    dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Sig", "P" => reference(3),
        "T" => Object::string_literal("Them"), "Rect" => place(width, height), "F" => 132,
    }
}

pub(super) fn cases() -> Vec<Case> {
    let world = &*WORLD;
    let key = world.p256.key(&world.issuers());
    let pdf = signed(&plain(), &key, Level::Basic);
    let archived = signed(&plain(), &key, Level::Archived);
    let mut cases = exchanged(&pdf, &archived);
    cases.extend(added(&pdf));
    cases.extend(hidden(&pdf));
    cases.push(evidence_is_content());
    cases.extend(covered(&pdf));
    cases
}

/// Something is shown in the place of what was signed.
fn exchanged(pdf: &[u8], archived: &[u8]) -> Vec<Case> {
    let case = |name, pdf| Case::new(name, pdf, Reason::ChangedLater);
    let text = Object::string_literal;
    let key = WORLD.p384.key(&WORLD.issuers());
    vec![
        case("shadow-content-exchanged", replace(pdf, 5, OTHER)),
        case("shadow-content-exchanged-after-archiving", replace(archived, 5, OTHER)),
        case("shadow-content-exchanged-and-signed", {
            signed(&replace(pdf, 5, OTHER), &key, Level::Basic)
        }),
        case("shadow-second-page-exchanged", replace(pdf, 6, "q Q")),
        case("shadow-picture-exchanged", change(pdf, 9, |picture| picture.set("Width", 2))),
        case("shadow-font-exchanged", change(pdf, 7, |font| font.set("BaseFont", "Symbol"))),
        case("shadow-field-filled", change(pdf, 8, |field| field.set("V", text("9.000.000")))),
        case(
            "shadow-field-looks-otherwise",
            change(pdf, 8, |field| {
                field.set("AP", dictionary! { "N" => reference(9) });
            }),
        ),
        case(
            "shadow-page-added",
            change(pdf, 2, |pages| {
                pages.set("Kids", vec![reference(3), reference(4), reference(3)]);
                pages.set("Count", 3);
            }),
        ),
        case(
            "shadow-page-taken-out",
            change(pdf, 2, |pages| {
                pages.set("Kids", vec![reference(3)]);
                pages.set("Count", 1);
            }),
        ),
        case(
            "shadow-pages-in-another-order",
            change(pdf, 2, |pages| {
                pages.set("Kids", vec![reference(4), reference(3)]);
            }),
        ),
        case("shadow-page-turned", change(pdf, 3, |page| page.set("Rotate", 180))),
        case("shadow-page-smaller", change(pdf, 3, |page| page.set("CropBox", place(100, 100)))),
    ]
}

/// Something is added that changes what is shown or done.
fn added(pdf: &[u8]) -> Vec<Case> {
    let case = |name, pdf| Case::new(name, pdf, Reason::ChangedLater);
    let text = Object::string_literal;
    vec![
        case(
            "shadow-content-appended",
            append(pdf, |update, file| {
                let id = update.number();
                update.put(id, &Object::Stream(Stream::new(Dictionary::new(), OTHER.into())));
                let mut page = file.document.get_dictionary((3, 0)).unwrap().clone();
                page.set("Contents", vec![reference(5), Object::Reference(id)]);
                update.put((3, 0), &Object::Dictionary(page));
            }),
        ),
        case("shadow-form-drawn-anew", change(pdf, 10, |form| form.set("NeedAppearances", true))),
        case(
            "shadow-script-added",
            change(pdf, 1, |catalog| {
                catalog.set(
                    "OpenAction",
                    dictionary! { "S" => "JavaScript", "JS" => text("app.alert(1)") },
                );
            }),
        ),
        case(
            "shadow-layers-added",
            change(pdf, 1, |catalog| {
                catalog.set("OCProperties", dictionary! { "OCGs" => Vec::<Object>::new() });
            }),
        ),
        case(
            "shadow-title-exchanged",
            change(pdf, 11, |information| {
                information.set("Title", text("Quyet dinh khac"));
            }),
        ),
        case("shadow-another-catalog", {
            let more = "150 0 obj\n<</Type /Catalog /Pages 2 0 R /AcroForm 10 0 R>>\nendobj\n";
            let entry = format!("150 1\n{:010} 00000 n\r\n", pdf.len());
            append_raw(pdf, &entry, "150 0 R", more)
        }),
    ]
}

/// Something that was signed is not shown any more, or something appears that was prepared before.
fn hidden(pdf: &[u8]) -> Vec<Case> {
    let key = WORLD.p256.key(&WORLD.issuers());
    // The signed file has a second content that nobody sees, in object 13's place.
    let prepared = append(&plain(), |update, _| {
        let id = update.number();
        update.put(id, &Object::Stream(Stream::new(Dictionary::new(), OTHER.into())));
    });
    let at = prepared.windows(9).rposition(|w| w == b"13 0 obj\n").unwrap_or_default();
    // This one names a content that is not there.
    let with_gap =
        change(&plain(), 3, |page| page.set("Contents", vec![reference(5), reference(99)]));
    let signed_prepared = signed(&prepared, &key, Level::Basic);
    vec![
        Case::new(
            "shadow-picture-freed",
            append_raw(pdf, "9 1\n0000000000 00001 f\r\n", "1 0 R", ""),
            Reason::RemovedLater,
        ),
        Case::new(
            "shadow-content-freed",
            append_raw(pdf, "5 1\n0000000000 00001 f\r\n", "1 0 R", ""),
            Reason::RemovedLater,
        ),
        Case::new(
            "shadow-prepared-content-shown",
            {
                let entry = format!("5 1\n{at:010} 00000 n\r\n");
                append_raw(&signed_prepared, &entry, "1 0 R", "")
            },
            Reason::RemovedLater,
        )
        .loosely(),
        Case::new(
            "shadow-gap-filled",
            append(&signed(&with_gap, &key, Level::Basic), |update, _| {
                update.put((99, 0), &Object::Stream(Stream::new(Dictionary::new(), OTHER.into())));
            }),
            Reason::GapFilled,
        ),
        Case::new(
            "shadow-fields-taken-out",
            append(pdf, |update, file| {
                let fields = file.document.objects[&(12, 0)].as_array().unwrap();
                update.put((12, 0), &Object::Array(fields[1..].to_vec()));
            }),
            Reason::RemovedLater,
        ),
    ]
}

/// The page's content and the evidence are one list, which may grow as evidence does.
fn evidence_is_content() -> Case {
    let key = WORLD.p256.key(&WORLD.issuers());
    Case::new(
        "shadow-evidence-is-content",
        {
            // The page's content and the evidence are one list: it may grow as evidence does.
            let list = append(&plain(), |update, file| {
                let list = update.number();
                update.put(list, &Object::Array(vec![reference(5)]));
                let kept = update.number();
                update.put(
                    kept,
                    &Object::Dictionary(dictionary! { "Certs" => Object::Reference(list) }),
                );
                let mut page = file.document.get_dictionary((3, 0)).unwrap().clone();
                page.set("Contents", Object::Reference(list));
                update.put((3, 0), &Object::Dictionary(page));
                let mut catalog = file.catalog().unwrap().clone();
                catalog.set("DSS", Object::Reference(kept));
                update.put((1, 0), &Object::Dictionary(catalog));
            });
            let signed = signed(&list, &key, Level::Basic);
            append(&signed, |update, file| {
                let page = file.document.get_dictionary((3, 0)).unwrap();
                let list = page.get(b"Contents").unwrap().as_reference().unwrap();
                let id = update.number();
                update.put(id, &Object::Stream(Stream::new(Dictionary::new(), OTHER.into())));
                update.put(list, &Object::Array(vec![reference(5), Object::Reference(id)]));
            })
        },
        Reason::ChangedLater,
    )
}

/// Something is laid over a page.
fn covered(pdf: &[u8]) -> Vec<Case> {
    let case = |name, note| Case::new(name, noted(pdf, note), Reason::Overlaid);
    let mut note = field(0, 0);
    note.set("Subtype", "FreeText");
    note.remove(b"FT");
    note.set("Rect", place(300, 30));
    let mut picture = note.clone();
    picture.set("Subtype", "Stamp");
    let mut with_script = field(0, 0);
    with_script.set("AA", dictionary! { "PO" => dictionary! { "S" => "JavaScript" } });
    let mut large = field(500, 700);
    large.set("V", reference(11));
    let mut text = field(100, 20);
    text.set("FT", "Tx");
    vec![
        case("shadow-text-laid-over", note),
        case("shadow-stamp-laid-over", picture),
        case("shadow-signature-over-the-page", large),
        case("shadow-empty-field-seen", field(100, 20)),
        case("shadow-field-laid-over", text),
        case("shadow-signature-with-script", with_script),
    ]
}
