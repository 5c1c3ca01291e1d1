//! Attachments that come in a zip, and zips that are attachments.

use super::{Kept, package, read_all, written};
use crate::{
    Attachment, Bounds, DigestCheck, Message, Organisation, Package, Problem, Transfer, unpack,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use mc_kernel::Digest;
use std::io::{Cursor, Write as _};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

pub(super) fn sample(name: &str, transfer: Transfer) -> Package {
    let organ = |id: &str| Organisation { organ_id: id.to_owned(), ..Organisation::default() };
    let attachment = Attachment { name: name.to_owned(), transfer, ..Attachment::default() };
    let mut package = Package {
        message: Message {
            from: Some(organ("H44")),
            to: vec![organ("H44.01")],
            subject: "Thử".to_owned(),
            document_id: "H44,2026/03/02,1/UBND".to_owned(),
            ..Message::default()
        },
        attachments: vec![attachment],
        ..Package::default()
    };
    package.complete();
    package
}

/// A zip by another writer; sizes before the file, or behind it.
fn zip_of(files: &[(&str, &[u8])], method: CompressionMethod, is_stream: bool) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_method(method);
    if is_stream {
        let mut zip = ZipWriter::new_stream(Vec::new());
        for (name, bytes) in files {
            zip.start_file(*name, options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        return zip.finish().unwrap().into_inner();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A package whose only content is this, whatever its name.
fn package_of(name: &str, content: &[u8]) -> Vec<u8> {
    written(&sample(name, Transfer::Plain), Kept(vec![content.to_vec()]))
}

const TEXT: &[u8] = b"Quyet dinh so 1, quyet dinh so 1, quyet dinh so 1";

#[test]
fn a_zipped_attachment_is_unpacked() {
    for method in [CompressionMethod::Deflated, CompressionMethod::Stored] {
        for is_stream in [false, true] {
            if is_stream && method == CompressionMethod::Stored {
                continue;
            }
            let xml = package_of("a.txt", &zip_of(&[("a.txt", TEXT)], method, is_stream));
            let (read, kept) = read_all(&xml).unwrap();
            assert_eq!(kept.0, [TEXT], "{method} {is_stream}");
            assert_eq!(package(&read).attachments[0].transfer, Transfer::Zip);
            assert_eq!(read.received[0].digest, Digest::of(TEXT));
        }
    }
}

#[test]
fn what_is_zipped_here_others_unpack() {
    let xml = written(&sample("vănbản.txt", Transfer::Zip), Kept(vec![TEXT.to_vec()]));
    let text = String::from_utf8(xml).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let content = document.descendants().find(|n| n.tag_name().name() == "ContentTransferEncoded");
    let zip = STANDARD.decode(content.unwrap().text().unwrap()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let mut file = archive.by_name("vănbản.txt").unwrap();
    let mut bytes = Vec::new();
    std::io::copy(&mut file, &mut bytes).unwrap();
    assert_eq!(bytes, TEXT);
}

#[test]
fn an_attachment_that_is_an_archive_stays_one() {
    let word = zip_of(
        &[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<y/>")],
        CompressionMethod::Deflated,
        false,
    );
    let check = |name: &str, content: &[u8], expect: &[u8]| {
        let (read, kept) = read_all(&package_of(name, content)).unwrap();
        assert_eq!(kept.0, [expect], "{name}");
        assert!(!read.received[0].is_still_packed);
    };
    check("a.docx", &word, &word);
    let wrapped = zip_of(&[("a.docx", &word)], CompressionMethod::Deflated, true);
    check("a.docx", &wrapped, &word);
    check("tat-ca.zip", &word, &word);
}

#[test]
fn a_name_that_comes_late_is_told() {
    let zip = zip_of(&[("a.txt", TEXT)], CompressionMethod::Deflated, true);
    let xml = String::from_utf8(package_of("a.txt", &zip)).unwrap();
    // Without the manifest the name stands behind the content.
    let (before, after) = xml.split_once("<edXML:Reference").unwrap();
    let (_, after) = after.split_once("</edXML:Reference>").unwrap();
    let xml = format!("{before}{after}");
    let (read, kept) = read_all(xml.as_bytes()).unwrap();
    assert!(read.received[0].is_still_packed);
    assert_eq!(kept.0, [zip]);
    let mut file = Vec::new();
    assert_eq!(
        unpack(&mut kept.0[0].as_slice(), &mut file, 1_000).unwrap(),
        u64::try_from(TEXT.len()).unwrap()
    );
    assert_eq!(file, TEXT);
}

#[test]
fn bad_zips_are_refused() {
    let good = zip_of(&[("a.txt", TEXT)], CompressionMethod::Deflated, true);
    let check = |what: &str, zip: &[u8], expect: Problem| {
        let error = read_all(&package_of("a.txt", zip)).unwrap_err();
        assert_eq!(error.problem, expect, "{what}: {error}");
        assert!(error.element.ends_with("Attachment/ContentTransferEncoded"), "{error}");
        let unpacked = unpack(&mut &*zip, &mut Vec::new(), u64::MAX);
        assert_eq!(unpacked.unwrap_err().problem, expect, "{what}");
    };
    let two = zip_of(&[("a.txt", TEXT), ("b.txt", TEXT)], CompressionMethod::Deflated, false);
    check("two files", &two, Problem::ZipSeveral);
    let two = zip_of(&[("a.txt", TEXT), ("b.txt", TEXT)], CompressionMethod::Deflated, true);
    check("two files, sizes behind", &two, Problem::ZipSeveral);
    check("cut off", &good[..good.len() / 3], Problem::ZipDamaged);
    let mut changed = zip_of(&[("a.txt", TEXT)], CompressionMethod::Stored, false);
    let at = changed.windows(4).position(|w| w == b"Quye").unwrap();
    changed[at] = b'q';
    check("a letter", &changed, Problem::ZipDamaged);
    let mut encrypted = good;
    encrypted[6] |= 1;
    check("encrypted", &encrypted, Problem::ZipDamaged);
    let bomb = zip_of(&[("a.txt", &vec![0; 8 << 20])], CompressionMethod::Deflated, false);
    assert!(bomb.len() < 20_000);
    check("a bomb", &bomb, Problem::TooLarge);
}

#[test]
fn all_attachments_together_are_bounded() {
    let bounds = Bounds { unpacked_bytes: 10, ..Bounds::default() };
    let mut kept = Kept::default();
    let xml = package_of("a.txt", b"12345678901");
    let error = crate::read(xml.as_slice(), bounds, &mut kept).unwrap_err();
    assert_eq!(error.problem, Problem::TooLarge);
    let xml = package_of("a.txt", b"1234567890");
    assert!(crate::read(xml.as_slice(), bounds, &mut kept).is_ok());
}

#[test]
fn digests_of_the_signature_are_compared() {
    let zip = zip_of(&[("a.txt", TEXT)], CompressionMethod::Deflated, true);
    let signature = |algorithm: &str, value: &str| {
        format!(
            "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:SignedInfo>\
<ds:Reference URI='cid:attachment-1'><ds:DigestMethod Algorithm='{algorithm}'/>\
<ds:DigestValue>{value}</ds:DigestValue></ds:Reference></ds:SignedInfo></ds:Signature>"
        )
    };
    let check = |algorithm: &str, of: &[u8], expect: DigestCheck| {
        let value = STANDARD.encode(Digest::of(of).bytes());
        let mut package = sample("a.txt", Transfer::Plain);
        package.signature = Some(signature(algorithm, &value).parse().unwrap());
        let xml = written(&package, Kept(vec![zip.clone()]));
        let (read, _) = read_all(&xml).unwrap();
        assert_eq!(read.received[0].check, expect);
        assert_eq!(read.signature(), package.signature.as_ref());
    };
    let sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    check(sha256, TEXT, DigestCheck::Matches);
    check(sha256, &zip, DigestCheck::Matches);
    check(sha256, b"another", DigestCheck::Differs);
    let sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
    check(sha1, TEXT, DigestCheck::Unknown(sha1.to_owned()));
}

#[test]
fn a_zip_without_a_manifest_survives() {
    let zip = zip_of(&[("b.txt", TEXT)], CompressionMethod::Deflated, true);
    let flat = format!(
        "<EdXMLEnvelope><MessageHeader><From><OrganId>H1</OrganId></From><To><OrganId>H2</OrganId></To>\
<Subject>a</Subject><DocumentId>1</DocumentId></MessageHeader><Manifest><Attachment>\
<FileName>a.txt</FileName><Content>{}</Content></Attachment></Manifest></EdXMLEnvelope>",
        STANDARD.encode(zip)
    );
    let (read, kept) = read_all(flat.as_bytes()).unwrap();
    assert_eq!((package(&read).attachments[0].transfer, &kept.0[0][..]), (Transfer::Zip, TEXT));
    let (again, kept_again) = read_all(&written(package(&read), kept.clone())).unwrap();
    assert_eq!((again.contents, kept_again), (read.contents, kept));
}
