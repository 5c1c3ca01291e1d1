//! A package goes through the commands and comes out as it was.

use super::{
    files::safe,
    read::{self, ReadArgs},
    write::{self, WriteArgs},
};
use mc_kernel::Locale;
use serde_json::{Value, json};
use std::{fs, path::Path};

const LAYERED: &str = include_str!("../../../edxml/testdata/layered.edxml");
const STATUS: &str = include_str!("../../../edxml/testdata/status.edxml");

fn read_file(file: &Path, out: Option<&Path>) -> Result<(Value, bool), String> {
    let out = out.map(Path::to_owned);
    let args = ReadArgs { file: file.to_owned(), json: true, out };
    let (text, is_whole) = read::run(&args, Locale::En)?;
    Ok((serde_json::from_str(&text).unwrap(), is_whole))
}

fn write_file(file: &Path, out: &Path) -> Result<String, String> {
    write::run(&WriteArgs { file: file.to_owned(), out: out.to_owned() }, Locale::En)
}

#[test]
fn a_package_goes_to_json_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.edxml"), LAYERED).unwrap();
    let (json, is_whole) = read_file(&at("a.edxml"), Some(&at("files"))).unwrap();
    assert!(is_whole);
    assert_eq!(json["package"]["message"]["code"]["notation"], "UBND-NC");
    let file = json["files"][0].as_str().unwrap();
    assert!(file.ends_with("001-125-UBND-NC.pdf"), "{file}");
    assert!(fs::read(file).unwrap().starts_with(b"%PDF-1.4"));
    let names: Vec<_> = fs::read_dir(at("files")).unwrap().collect();
    assert_eq!(names.len(), 1, "no part is left: {names:?}");

    fs::write(at("a.json"), json.to_string()).unwrap();
    let said = write_file(&at("a.json"), &at("b.edxml")).unwrap();
    let (again, _) = read_file(&at("b.edxml"), None).unwrap();
    assert_eq!(again["package"], json["package"]);
    assert_eq!(again["received"], json["received"]);
    assert!(said.contains(again["sha256"].as_str().unwrap()), "{said}");
}

#[test]
fn a_status_goes_to_json_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.edxml"), STATUS).unwrap();
    let (json, _) = read_file(&at("a.edxml"), None).unwrap();
    assert_eq!(json["status"]["code"], "02");
    fs::write(at("a.json"), json.to_string()).unwrap();
    write_file(&at("a.json"), &at("b.edxml")).unwrap();
    assert_eq!(read_file(&at("b.edxml"), None).unwrap().0["status"], json["status"]);
}

#[test]
fn people_read_it_in_their_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.edxml");
    fs::write(&file, LAYERED).unwrap();
    let told = |locale| {
        let args = ReadArgs { file: file.clone(), json: false, out: None };
        read::run(&args, locale).unwrap().0
    };
    assert!(told(Locale::Vi).contains("Số, ký hiệu: 125/UBND-NC"), "{}", told(Locale::Vi));
    assert!(told(Locale::En).contains("Number, symbol: 125/UBND-NC"));
}

#[test]
fn nothing_is_overwritten_and_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.edxml"), LAYERED).unwrap();
    read_file(&at("a.edxml"), Some(&at("files"))).unwrap();
    let twice = read_file(&at("a.edxml"), Some(&at("files"))).unwrap_err();
    assert!(twice.contains("001-125-UBND-NC.pdf"), "{twice}");
    assert_eq!(fs::read_dir(at("files")).unwrap().count(), 1);

    let cut = LAYERED.split_once("</ContentTransferEncoded>").unwrap().0;
    fs::write(at("cut.edxml"), cut).unwrap();
    let error = read_file(&at("cut.edxml"), Some(&at("cut"))).unwrap_err();
    assert!(error.contains("edxml.cut-off"), "{error}");
    assert_eq!(fs::read_dir(at("cut")).unwrap().count(), 0);

    let empty = json!({ "package": { "message": { "subject": "a" } } });
    fs::write(at("empty.json"), empty.to_string()).unwrap();
    let error = write_file(&at("empty.json"), &at("empty.edxml")).unwrap_err();
    assert!(error.contains("From/OrganId") && error.contains("edxml.missing"), "{error}");
    assert!(!at("empty.edxml").exists());
    let error = write_file(&at("empty.json"), &at("a.edxml")).unwrap_err();
    assert!(error.contains("a.edxml"), "{error}");
    assert_eq!(fs::read_to_string(at("a.edxml")).unwrap(), LAYERED);
}

#[test]
fn a_digest_that_differs_is_told() {
    let signature = "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:Reference \
URI='cid:a-1'><ds:DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/>\
<ds:DigestValue>QUJD</ds:DigestValue></ds:Reference></ds:Signature>";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.edxml");
    fs::write(&file, LAYERED.replace("<edXML:DigitalSignature />", signature)).unwrap();
    let (json, is_whole) = read_file(&file, None).unwrap();
    assert_eq!((json["received"][0]["check"].as_str(), is_whole), (Some("differs"), false));
}

#[test]
fn names_stay_in_their_folder() {
    let check = |name: &str, expect: &str| assert_eq!(safe(name), expect, "{name}");
    check("quyết định.pdf", "quyết định.pdf");
    check("../../etc/passwd", "passwd");
    check("C:\\a\\b.doc", "b.doc");
    check("..", "attachment");
    check("", "attachment");
    check("a\0b?.pdf", "a_b_.pdf");
    assert_eq!(safe(&format!("{}.pdf", "ế".repeat(100))).len(), 120 - 2);
}
