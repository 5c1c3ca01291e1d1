//! The PDF is fit for the archive and for screen readers: what its structure says.

use super::{PRINTER, on_every_document};
use crate::{
    Acknowledgement, ControlSheet, Receipt,
    printer::{Form, Printer},
};
use lopdf::{Dictionary, Document, Object};
use mc_kernel::Locale;

fn read(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

fn metadata(pdf: &Document) -> String {
    let id = pdf.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = pdf.get_object(id).unwrap().as_stream().unwrap();
    let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    String::from_utf8(content).unwrap()
}

/// The elements of the structure tree of one kind.
fn elements<'a>(pdf: &'a Document, kind: &'a [u8]) -> impl Iterator<Item = &'a Dictionary> {
    let dictionaries = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    dictionaries.filter(move |one| {
        one.has(b"P") && one.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind)
    })
}

fn print<F: Form>(printer: &Printer, form: &F) -> Vec<u8> {
    printer.print(form).unwrap()
}

#[test]
fn every_document_declares_both_standards() {
    fn check<F: Form>(name: &str, form: &F) {
        let pdf = read(&print(&PRINTER, form));
        let xmp = metadata(&pdf);
        for mark in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "<xmp:CreatorTool>Một Cửa</xmp:CreatorTool>",
            &form.title(),
        ] {
            assert!(xmp.contains(mark), "{name}: no {mark} in {xmp}");
        }
        let catalog = pdf.catalog().unwrap();
        let lang = catalog.get(b"Lang").unwrap().as_str().unwrap();
        assert!(lang.starts_with(form.locale().tag().as_bytes()), "{name}: {lang:?}");
        assert!(catalog.has(b"StructTreeRoot"), "{name}");
        let marks = catalog.get_deref(b"MarkInfo", &pdf).unwrap().as_dict().unwrap();
        assert!(marks.get(b"Marked").unwrap().as_bool().unwrap(), "{name}");
        assert_eq!(elements(&pdf, b"H1").count(), 1, "{name}");
    }
    on_every_document!(check);
}

#[test]
fn the_date_is_that_of_the_letter() {
    let xmp = metadata(&read(&print(&PRINTER, &Receipt::sample())));
    assert!(xmp.contains("<xmp:CreateDate>2026-02-05T08:42:00+07:00</xmp:CreateDate>"), "{xmp}");
}

#[test]
fn the_qr_code_has_words_for_those_who_do_not_see_it() {
    let check = |pdf: &Document, expect: &str| {
        let alt = elements(pdf, b"Figure").next().unwrap().get(b"Alt").unwrap();
        assert_eq!(lopdf::decode_text_string(alt).unwrap(), expect);
    };
    let mut receipt = Receipt::sample();
    receipt.dossier.number = "000.00.15.H44-260205-000123".to_owned();
    let pdf = read(&print(&PRINTER, &receipt));
    check(&pdf, "Mã QR tra cứu hồ sơ 000.00.15.H44-260205-000123");
    let pdf = read(&print(&PRINTER, &Acknowledgement::sample(Locale::En)));
    check(&pdf, "QR code of dossier H44.001.02-260205-0123");
}

#[test]
fn tables_tell_headers_from_cells() {
    let sheet = ControlSheet::sample();
    let pdf = read(&print(&PRINTER, &sheet));
    // The header is repeated on paper, but said once.
    assert_eq!(elements(&pdf, b"TH").count(), 4);
    assert_eq!(elements(&pdf, b"TD").count(), 4 * sheet.handovers.len());
}
