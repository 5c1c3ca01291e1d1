//! Files made to cost time or memory, or to be read in two ways.

use super::Case;
use crate::{
    Level, ReasonCode as Reason,
    tests::{
        documents::{append, change, exchange, plain},
        levels::signed,
        pki::WORLD,
    },
};
use lopdf::{Object, dictionary};
use std::{fmt::Write as _, io::Write as _};

fn reference(number: u32) -> Object {
    Object::Reference((number, 0))
}

/// A file of these objects, the first of which is the catalog.
fn of_objects(objects: &[&str]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = "0000000000 65535 f\r\n".to_owned();
    for (at, object) in objects.iter().enumerate() {
        write!(table, "{:010} 00000 n\r\n", out.len()).unwrap();
        write!(out, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let (start, size) = (out.len(), objects.len() + 1);
    write!(
        out,
        "xref\n0 {size}\n{table}trailer\n<</Size {size} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    out.into_bytes()
}

/// A list of objects that unfolds to so many mebibytes.
fn bomb(mebibytes: usize) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..mebibytes {
        packer.write_all(&vec![b' '; 1024 * 1024]).unwrap();
    }
    let packed = packer.finish().unwrap();
    let mut out = b"%PDF-1.7\n".to_vec();
    let at = out.len();
    let head = format!(
        "1 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {}>>\nstream\n",
        packed.len()
    );
    out.extend(head.bytes());
    out.extend(&packed);
    out.extend(b"\nendstream\nendobj\n");
    let start = out.len();
    let tail = format!(
        "xref\n0 2\n0000000000 65535 f\r\n{at:010} 00000 n\r\ntrailer\n<</Size 2 /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    out.extend(tail.bytes());
    out
}

pub(super) fn cases() -> Vec<Case> {
    let world = &*WORLD;
    let pdf = signed(&plain(), &world.p256.key(&world.issuers()), Level::Basic);
    let half = pdf[..pdf.len() / 2].to_vec();
    let case = |name, pdf| Case::new(name, pdf, Reason::Unreadable);
    let unsigned = |name, pdf| Case::new(name, pdf, Reason::NotSigned);
    let pages = "<</Type /Pages /Kids [3 0 R] /Count 1>>";
    let page = "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>";
    let deep = "[".repeat(200_000);
    vec![
        case("hostile-empty", Vec::new()),
        case("hostile-no-pdf", b"PK\x03\x04 and so on %%EOF".to_vec()),
        case("hostile-half-a-file", half),
        case("hostile-begins-late", [b"MZ rubbish\n".to_vec(), pdf.clone()].concat()),
        case("hostile-bomb", bomb(65)),
        case("hostile-table-points-nowhere", exchange(&plain(), b"startxref\n", b"startxrfe\n")),
        unsigned(
            "hostile-fields-in-a-circle",
            change(&plain(), 8, |field| {
                field.set("Kids", vec![reference(8), reference(8)]);
            }),
        ),
        unsigned(
            "hostile-reference-to-itself",
            of_objects(&["<</Type /Catalog /Pages 2 0 R /AcroForm 4 0 R>>", pages, page, "4 0 R"]),
        ),
        unsigned(
            "hostile-pages-in-a-circle",
            of_objects(&[
                "<</Type /Catalog /Pages 2 0 R>>",
                "<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>",
            ]),
        ),
        unsigned(
            "hostile-deep-lists",
            of_objects(&["<</Type /Catalog /Pages 2 0 R>>", pages, page, &deep]),
        ),
        Case::new(
            "hostile-many-signatures",
            append(&pdf, |update, file| {
                let value = update.number();
                update.put(value, &Object::Dictionary(dictionary! { "Type" => "Sig" }));
                let mut fields = file.document.objects[&(12, 0)].as_array().unwrap().clone();
                for _ in 0..100 {
                    let id = update.number();
                    update.put(
                        id,
                        &Object::Dictionary(dictionary! {
                            "FT" => "Sig", "V" => Object::Reference(value),
                        }),
                    );
                    fields.push(Object::Reference(id));
                }
                update.put((12, 0), &Object::Array(fields));
            }),
            Reason::TooMany,
        ),
        Case::new(
            "hostile-locked",
            {
                let at = b"trailer\n<<";
                let pdf = plain();
                let from = pdf.windows(at.len()).rposition(|w| w == at);
                let from = from.unwrap_or_default() + at.len();
                let lock = b"/Encrypt <</Filter /Standard /V 1 /R 2 /O (oooooooooooooooooooooooooooooooo) /U (uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu) /P -4>> /ID [(a) (b)] ";
                [&pdf[..from], lock, &pdf[from..]].concat()
            },
            Reason::Locked,
        ),
    ]
}
