//! The forms in which packages are met.

use super::{package, read_all, written};
use crate::{
    BusinessKind, Contents, DigestCheck, Moment, Problem, StatusCode, StatusMessage, Transfer,
    write_status,
};
use expect_test::expect;
use mc_kernel::{CivilDay, Digest};

const LAYERED: &str = include_str!("../../testdata/layered.edxml");
const FLAT: &str = include_str!("../../testdata/flat.edxml");
const STATUS: &str = include_str!("../../testdata/status.edxml");

#[test]
fn the_layered_form_is_read() {
    let (read, kept) = read_all(LAYERED.as_bytes()).unwrap();
    let package = package(&read);
    let message = &package.message;
    assert_eq!(message.from.as_ref().unwrap().organ_id, "000.00.00.H44");
    let to: Vec<&str> = message.to.iter().map(|to| to.organ_id.as_str()).collect();
    assert_eq!(to, ["H44.12.01", "000.00.05.H44"]);
    assert_eq!(message.subject, "Về việc rà soát thủ tục & báo cáo");
    assert_eq!(message.document_type.as_ref().unwrap().kind, Some(18));
    assert_eq!(message.due, CivilDay::new(2026, 3, 12));
    assert_eq!(message.to_places.as_ref().unwrap().places, ["Như trên", "Lưu: VT, NC"]);
    assert_eq!(message.other_info.as_ref().unwrap().priority, Some(1));
    assert_eq!(message.response_for[0].code, "77/BC-SNV");
    assert_eq!(message.document_id, "000.00.00.H44,2026/03/02,125/UBND-NC");
    let trace = package.trace.as_ref().unwrap();
    let day = CivilDay::new(2026, 3, 2).unwrap();
    assert_eq!(trace.hops[0].at, Moment::new(day, 8, 15, 30));
    assert_eq!(trace.business.as_ref().unwrap().kind, Some(BusinessKind::New));
    assert_eq!(trace.actor, "http://schemas.xmlsoap.org/soap/actor/next");
    assert_eq!(package.signature, None);
    assert_eq!(package.manifest[0].href, "cid:a-1");
    assert_eq!(kept.0, [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec()]);
    let received = &read.received[0];
    assert_eq!(received.digest, Digest::of(&kept.0[0]));
    assert_eq!(received.check, DigestCheck::Absent);
    assert_eq!(package.attachments[0].transfer, Transfer::Plain);
    assert_eq!(
        (read.digest, read.bytes),
        (Digest::of(LAYERED.as_bytes()), u64::try_from(LAYERED.len()).unwrap())
    );
}

#[test]
fn what_is_not_known_survives() {
    let (read, kept) = read_all(LAYERED.as_bytes()).unwrap();
    let other = &package(&read).message.other;
    let shown: Vec<String> = other.iter().map(ToString::to_string).collect();
    expect![[r#"
        [
            "<edXML:SecurityMark level=\"0\" xmlns:edXML=\"http://www.mic.gov.vn/TBT/QCVN_102_2016\">không</edXML:SecurityMark>",
        ]"#]]
    .assert_eq(&format!("{shown:#?}"));
    let again = written(package(&read), kept.clone());
    let (again, kept_again) = read_all(&again).unwrap();
    assert_eq!(again.contents, read.contents);
    assert_eq!(kept_again, kept);
}

#[test]
fn what_is_written_has_the_prefixes_that_the_axis_wants() {
    let (read, kept) = read_all(LAYERED.as_bytes()).unwrap();
    let text = String::from_utf8(written(package(&read), kept)).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    for element in document.descendants().filter(roxmltree::Node::is_element) {
        let inside = element.ancestors().any(|a| a.tag_name().name() == "edXMLEnvelope");
        let begin = text.get(element.range().start..).unwrap();
        let name = element.tag_name();
        assert_eq!(name.namespace(), Some(crate::NAMESPACE), "{begin:.40}");
        assert_eq!(begin.starts_with("<edXML:"), inside, "{begin:.40}");
    }
    let header =
        document.descendants().find(|n| n.has_tag_name((crate::NAMESPACE, "MessageHeader")));
    let order: Vec<&str> =
        header.unwrap().children().map(|child| child.tag_name().name()).collect();
    expect![[r#"["From", "To", "To", "Code", "PromulgationInfo", "DocumentType", "Subject", "SignerInfo", "DueDate", "ToPlaces", "OtherInfo", "ResponseFor", "SteeringType", "DocumentId", "SecurityMark"]"#]]
        .assert_eq(&format!("{order:?}"));
}

#[test]
fn the_flat_form_is_read() {
    let (read, kept) = read_all(FLAT.as_bytes()).unwrap();
    let message = &package(&read).message;
    assert_eq!(message.document_type.as_ref().unwrap().name, "Công văn");
    assert_eq!(message.signer.as_ref().unwrap().full_name, "Lê Văn C");
    let promulgation = message.promulgation.as_ref().unwrap();
    assert_eq!(promulgation.place, "Lạng Sơn");
    assert_eq!(promulgation.day, CivilDay::new(2026, 1, 5));
    let attachment = &package(&read).attachments[0];
    assert_eq!(
        (attachment.name.as_str(), attachment.content_type.as_str()),
        ("cong-van.txt", ".txt")
    );
    assert_eq!(kept.0, ["Xin chào".as_bytes().to_vec()]);
}

#[test]
fn prefixes_do_not_matter_and_other_namespaces_do() {
    let prefix = |to: &str| if to == "q:" { "q" } else { "edXML" }.to_owned();
    let check = |from: &str, to: &str, expect: &str| {
        let text =
            LAYERED.replace(from, to).replace("xmlns:edXML=", &format!("xmlns:{}=", prefix(to)));
        assert_ne!(text, LAYERED);
        let (read, _) = read_all(text.as_bytes()).unwrap();
        assert_eq!(package(&read).message.subject, expect, "{to}");
    };
    let subject = "Về việc rà soát thủ tục & báo cáo";
    check("edXML:", "q:", subject);
    check(
        "<edXML:Subject>Về việc rà soát thủ tục &amp; báo cáo</edXML:Subject>",
        "<Subject>a</Subject>",
        "a",
    );
    let foreign = "<x:Subject xmlns:x='urn:x'>b</x:Subject><edXML:Content />";
    check("<edXML:Content />", foreign, subject);
}

#[test]
fn a_foreign_element_goes_with_its_namespaces() {
    let foreign =
        "<x:a xmlns:x='urn:x' xmlns:y='urn:y' y:b='1 &lt; 2'><c xmlns='urn:c'>d<e/></c></x:a>";
    let text = LAYERED.replace("<edXML:DigitalSignature />", foreign);
    let (read, kept) = read_all(text.as_bytes()).unwrap();
    let told = package(&read).elsewhere.header[0].to_string();
    expect![[
        r#"<x:a xmlns:x="urn:x" xmlns:y="urn:y" y:b="1 &lt; 2"><c xmlns="urn:c">d<e/></c></x:a>"#
    ]]
    .assert_eq(&told);
    let (again, _) = read_all(&written(package(&read), kept)).unwrap();
    assert_eq!(again.contents, read.contents);
}

#[test]
fn a_status_is_read_in_its_shapes() {
    let inner = STATUS.split_once('\n').unwrap().1;
    let bare = inner.replace("<edXML:MessageHeader>", "").replace("</edXML:MessageHeader>", "");
    let wrapped = format!(
        "<edXML xmlns='{0}'><e:edXMLEnvelope xmlns:e='{0}'><e:edXMLHeader>{inner}</e:edXMLHeader></e:edXMLEnvelope></edXML>",
        crate::NAMESPACE
    );
    let as_document = wrapped
        .replace("<edXML:Status ", "<edXML:MessageHeader ")
        .replace("</edXML:Status>", "")
        .replacen("<edXML:MessageHeader>", "", 1);
    for text in [STATUS, &bare, &wrapped, &as_document] {
        let (read, _) = read_all(text.as_bytes()).unwrap();
        let Contents::Status(status) = read.contents else { panic!("{text}") };
        assert_eq!(status.code, Some(StatusCode::Returned));
        assert_eq!(status.description, "Gửi nhầm đơn vị");
        assert_eq!(status.staff.as_ref().unwrap().name, "Phạm Thị D");
        assert_eq!(status.response_for.as_ref().unwrap().code, "125/UBND-NC");
        let mut out = Vec::new();
        write_status(&status, &mut out).unwrap();
        assert_eq!(read_all(&out).unwrap().0.contents, Contents::Status(status));
    }
}

#[test]
fn a_return_and_a_recall_need_a_reason() {
    let (read, _) = read_all(STATUS.as_bytes()).unwrap();
    let Contents::Status(status) = read.contents else { panic!() };
    let check = |code, description: &str, expect: Option<Problem>| {
        let told = StatusMessage {
            code: Some(code),
            description: description.to_owned(),
            ..*status.clone()
        };
        let problem = write_status(&told, &mut Vec::new()).err().map(|error| error.problem);
        assert_eq!(problem, expect, "{code:?} {}", description.len());
    };
    check(StatusCode::Returned, " ", Some(Problem::Missing));
    check(StatusCode::Recall, "", Some(Problem::Missing));
    check(StatusCode::Registered, "", None);
    check(StatusCode::Returned, &"ế".repeat(1_000), None);
    check(StatusCode::Returned, &"ế".repeat(1_001), Some(Problem::TooLong));
}

#[test]
fn a_package_for_nobody_is_not_written() {
    let (read, kept) = read_all(LAYERED.as_bytes()).unwrap();
    let mut changed = package(&read).clone();
    changed.message.to.clear();
    let error = crate::write_package(&changed, &mut { kept }, &mut Vec::new()).unwrap_err();
    assert_eq!((error.problem, error.element.as_str()), (Problem::Missing, "To/OrganId"));
}

#[test]
fn every_status_has_its_number() {
    let numbers: Vec<&str> = StatusCode::ALL.iter().map(|code| code.number()).collect();
    assert_eq!(numbers, ["01", "02", "03", "04", "05", "06", "13", "15", "16"]);
    assert_eq!(StatusCode::of("3"), Some(StatusCode::Registered));
    assert_eq!(StatusCode::of("07"), None);
}

#[test]
fn what_stands_beside_a_status_survives() {
    let text = STATUS.replace("</edXML:Status>", "<edXML:New>a</edXML:New></edXML:Status>");
    let (read, _) = read_all(text.as_bytes()).unwrap();
    let Contents::Status(status) = read.contents else { panic!() };
    assert!(status.other[0].as_str().ends_with(">a</edXML:New>"), "{:?}", status.other);
    let mut out = Vec::new();
    write_status(&status, &mut out).unwrap();
    assert_eq!(read_all(&out).unwrap().0.contents, Contents::Status(status));
}
