//! What must not be read: bounded, and with the place.

use super::{Kept, read_all};
use crate::{Bounds, NAMESPACE, Problem, bounds::DEEPEST_ELEMENT, read};

/// A package with something in its header, on line 3.
fn with(header: &str) -> String {
    format!(
        "<edXML xmlns='{NAMESPACE}'><edXMLEnvelope><edXMLHeader>\n<MessageHeader>\n{header}\
</MessageHeader></edXMLHeader></edXMLEnvelope></edXML>"
    )
}

fn with_content(content: &str) -> String {
    format!(
        "<edXML xmlns='{NAMESPACE}'><edXMLEnvelope><edXMLHeader><MessageHeader/></edXMLHeader>\
</edXMLEnvelope>\n<AttachmentEncoded><Attachment>\n<ContentTransferEncoded>{content}\
</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>"
    )
}

fn check(xml: &str, problem: Problem, element: &str, line: u64) {
    let error = read_all(xml.as_bytes()).unwrap_err();
    let shown: String = xml.chars().take(300).collect();
    assert_eq!(
        (error.problem, error.element.as_str(), error.line),
        (problem, element, line),
        "{error}\n{shown}"
    );
}

#[test]
fn entities_and_document_types_are_refused() {
    let bomb = format!(
        "<!DOCTYPE a [<!ENTITY b \"{0}\"><!ENTITY c \"&b;&b;\">]>{1}",
        "x".repeat(100),
        with("<Subject>&c;</Subject>")
    );
    check(&bomb, Problem::Entities, "", 1);
    check(
        &with("<Subject>&c;</Subject>"),
        Problem::Entities,
        "edXMLHeader/MessageHeader/Subject",
        3,
    );
    check(&with("<Subject a='&c;'/>"), Problem::Entities, "Subject", 3);
    check("<!DOCTYPE edXML SYSTEM 'file:///etc/passwd'>", Problem::Entities, "", 1);
}

#[test]
fn numbers_of_things_are_bounded() {
    let deep = "<a>".repeat(DEEPEST_ELEMENT);
    let open = "a/a/a";
    check(&with(&deep), Problem::TooDeep, open, 3);
    let many = "<a/>".repeat(20_001);
    check(&with(&many), Problem::TooMany, "edXMLEnvelope/edXMLHeader/MessageHeader", 3);
    let name = "n".repeat(129);
    check(
        &with(&format!("<{name}/>")),
        Problem::TooLong,
        "edXMLEnvelope/edXMLHeader/MessageHeader",
        3,
    );
    let attributes: Vec<String> = (0..65).map(|n| format!(" a{n}=''")).collect();
    let attributes = attributes.concat();
    check(&with(&format!("<b{attributes}/>")), Problem::TooMany, "b", 3);
    let long = format!("<Subject>{}</Subject>", "x".repeat(5 << 20));
    check(&with(&long), Problem::TooLarge, "edXMLHeader/MessageHeader/Subject", 3);
    let attachments = "<Attachment/>".repeat(201);
    let xml = format!(
        "<edXML xmlns='{NAMESPACE}'><AttachmentEncoded>{attachments}</AttachmentEncoded></edXML>"
    );
    check(&xml, Problem::TooMany, "edXML/AttachmentEncoded", 1);
}

#[test]
fn a_package_is_not_larger_than_allowed() {
    let bounds = Bounds { package_bytes: 1_000, ..Bounds::default() };
    let xml = with_content(&"QUJD".repeat(1_000));
    let error = read(xml.as_bytes(), bounds, &mut Kept::default()).unwrap_err();
    assert_eq!(error.problem, Problem::TooLarge);
    assert_eq!(error.byte, 1_000);
}

#[test]
fn values_of_the_wrong_form_are_named() {
    let path = |field: &str| format!("MessageHeader/{field}");
    check(&with("<DueDate>mai</DueDate>"), Problem::BadValue, &path("DueDate"), 3);
    check(&with("<DueDate>2026/02/30</DueDate>"), Problem::BadValue, &path("DueDate"), 3);
    check(
        &with("\n<OtherInfo>\n<Priority>gap</Priority></OtherInfo>"),
        Problem::BadValue,
        "OtherInfo/Priority",
        5,
    );
    check(&with("<StatusCode>99</StatusCode>"), Problem::BadValue, &path("StatusCode"), 3);
    check(&with("<SignerInfo>ai</SignerInfo>"), Problem::Misplaced, "SignerInfo", 3);
}

#[test]
fn what_is_no_package_is_said_to_be_none() {
    check("<html/>", Problem::NotAPackage, "html", 1);
    check("", Problem::NotAPackage, "", 1);
    check("<edXML/>", Problem::NotAPackage, "MessageHeader", 1);
    check("<edXML></edxml>", Problem::NotXml, "edXML", 1);
    check("<a:edXML/>", Problem::NotXml, "a:edXML", 1);
    check("<edXML/><edXML/>", Problem::NotXml, "", 1);
    check("<edXML a='1' a='2'/>", Problem::NotXml, "edXML", 1);
    check("<?xml version='1.0' encoding='utf-16'?><edXML/>", Problem::NotXml, "", 1);
    check("%PDF-1.4", Problem::NotXml, "", 1);
    check(
        &with("<Subject>&#1;</Subject>"),
        Problem::NotXml,
        "edXMLHeader/MessageHeader/Subject",
        3,
    );
    let latin = with("<Subject>V\u{ff}</Subject>").replace('\u{ff}', "@").into_bytes();
    let latin: Vec<u8> = latin.into_iter().map(|b| if b == b'@' { 0xff } else { b }).collect();
    assert_eq!(read_all(&latin).unwrap_err().problem, Problem::NotXml);
}

#[test]
fn contents_must_be_base64() {
    let content = "AttachmentEncoded/Attachment/ContentTransferEncoded";
    check(&with_content("QU?D"), Problem::NotBase64, content, 3);
    check(&with_content("QQ==QQ=="), Problem::NotBase64, content, 3);
    check(&with_content("QUJDQ"), Problem::NotBase64, content, 3);
    check(&with_content("QU<b/>JD"), Problem::NotBase64, content, 3);
    check(&with_content("QU&lt;JD"), Problem::NotBase64, content, 3);
    let xml = with_content(" QU\n<!-- - -- -->J<![CDATA[DR]]>&#xa;<![CDATA[EVG]]>");
    let (_, kept) = read_all(xml.as_bytes()).unwrap();
    assert_eq!(kept.0, [b"ABCDEF".to_vec()]);
}

#[test]
fn a_package_that_is_cut_off_anywhere_is_refused() {
    let xml = include_bytes!("../../testdata/layered.edxml");
    let end = xml.iter().rposition(|byte| *byte == b'>').unwrap();
    for length in (0..end).step_by(7).chain([end]) {
        let error = read_all(&xml[..length]).unwrap_err();
        let fits = [Problem::CutOff, Problem::NotXml, Problem::NotAPackage];
        assert!(fits.contains(&error.problem), "{length}: {error}");
    }
    let error = read_all(&xml[..xml.len() - 300]).unwrap_err();
    assert_eq!(error.problem, Problem::CutOff);
}

#[test]
fn a_content_cannot_come_twice() {
    let xml = with_content("QUJD").replace(
        "</Attachment>",
        "<ContentTransferEncoded>QUJD</ContentTransferEncoded></Attachment>",
    );
    assert_eq!(read_all(xml.as_bytes()).unwrap_err().problem, Problem::Misplaced);
}
