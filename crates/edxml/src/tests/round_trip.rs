//! What was written is read as it was.

use super::{Kept, package, read_all, written};
use crate::{
    Appendixes, Attachment, Business, BusinessKind, Code, Contents, DocumentType, Elsewhere,
    Fragment, Message, Moment, Organisation, OtherInfo, Package, Places, PromulgationInfo,
    Reference, ReplyTo, SignerInfo, Staff, StatusCode, StatusMessage, Trace, TraceHeader, Transfer,
    write_status,
};
use mc_kernel::CivilDay;
use proptest::{collection::vec, option, prelude::*};

/// Any text that XML can hold.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-ZÀ-ỹ0-9 &<>\"'\\]]{0,12}",
        1 => "[\t\n\r \u{20}-\u{7e}\u{85}\u{2028}\u{10000}-\u{10010}]{0,8}",
    ]
}

fn filled() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("x{text}"))
}

fn day() -> impl Strategy<Value = CivilDay> {
    (1900_i16..2200, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| CivilDay::new(y, m, d).unwrap())
}

fn moment() -> impl Strategy<Value = Moment> {
    (day(), 0_u32..24, 0_u32..60, 0_u32..60)
        .prop_map(|(d, h, m, s)| Moment::new(d, h, m, s).unwrap())
}

fn fragment() -> impl Strategy<Value = Fragment> {
    (text(), text(), any::<bool>()).prop_map(|(inner, value, is_ours)| {
        let escape = |t: &str| {
            let t = t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            t.replace('"', "&quot;")
                .replace('\r', "&#13;")
                .replace('\n', "&#10;")
                .replace('\t', "&#9;")
        };
        let (inner, value) = (escape(&inner), escape(&value));
        let space = if is_ours { crate::NAMESPACE } else { "urn:other" };
        format!("<o:New xmlns:o='{space}' v=\"{value}\"><o:a>{inner}</o:a>{inner}<b/></o:New>")
            .parse()
            .unwrap()
    })
}

fn organisation() -> impl Strategy<Value = Organisation> {
    (filled(), text(), text(), vec(fragment(), 0..2)).prop_map(|(organ_id, name, email, other)| {
        Organisation { organ_id, name, email, other, ..Organisation::default() }
    })
}

fn reply() -> impl Strategy<Value = ReplyTo> {
    (text(), text(), option::of(day()), filled()).prop_map(|(organ_id, code, day, document_id)| {
        ReplyTo { organ_id, code, day, document_id, other: Vec::new() }
    })
}

fn staff() -> impl Strategy<Value = Staff> {
    (text(), text(), text()).prop_map(|(department, name, staff_id)| Staff {
        department,
        name,
        staff_id,
        ..Staff::default()
    })
}

prop_compose! {
    fn message()(
        from in organisation(),
        to in vec(organisation(), 1..3),
        (number, notation, place) in (text(), text(), text()),
        issued in option::of(day()),
        (kind, type_name) in (option::of(any::<u32>()), text()),
        (subject, content, document_id) in (filled(), text(), filled()),
        full_name in option::of(text()),
        due in option::of(day()),
        places in option::of(vec(text(), 0..3)),
        (priority, direction) in (option::of(0_u32..5), option::of(any::<bool>())),
        appendixes in option::of(vec(text(), 0..3)),
        response_for in vec(reply(), 0..3),
        steering in option::of(0_u32..2),
        other in vec(fragment(), 0..3),
    ) -> Message {
        Message {
            from: Some(from),
            to,
            code: Some(Code { number, notation, other: Vec::new() }),
            promulgation: Some(PromulgationInfo { place, day: issued, other: Vec::new() }),
            document_type: Some(DocumentType { kind, name: type_name, ..DocumentType::default() }),
            subject,
            content,
            signer: full_name.map(|full_name| SignerInfo { full_name, ..SignerInfo::default() }),
            due,
            to_places: places.map(|places| Places { places, other: Vec::new() }),
            other_info: Some(OtherInfo {
                priority,
                direction,
                appendixes: appendixes.map(|appendixes| Appendixes { appendixes, other: Vec::new() }),
                ..OtherInfo::default()
            }),
            response_for,
            steering,
            document_id,
            response_for_task: String::new(),
            application_type: String::new(),
            other,
        }
    }
}

prop_compose! {
    fn trace()(
        id in text(),
        hops in vec((text(), option::of(moment())), 0..3),
        kind in option::of(proptest::sample::select(BusinessKind::ALL)),
        (reason, staff) in (text(), option::of(staff())),
        other in vec(fragment(), 0..2),
    ) -> Trace {
        let hops = hops.into_iter();
        Trace {
            id,
            version: "1.0".to_owned(),
            hops: hops.map(|(organ_id, at)| TraceHeader { organ_id, at, other: Vec::new() }).collect(),
            business: Some(Business { kind, reason, staff, ..Business::default() }),
            other,
            ..Trace::default()
        }
    }
}

prop_compose! {
    fn whole()(
        message in message(),
        trace in option::of(trace()),
        names in vec(("[a-zỳ]{1,6}\\.(pdf|docx|zip|txt)", any::<bool>(), text()), 0..4),
        (root, header, body) in (vec(fragment(), 0..2), vec(fragment(), 0..2), vec(fragment(), 0..2)),
    ) -> Package {
        let attachments: Vec<Attachment> = names.into_iter().enumerate().map(|(at, (name, zip, description))| {
            let transfer = if zip { Transfer::Zip } else { Transfer::Plain };
            let content_id = format!("c-{at}");
            Attachment { content_id, description, name, transfer, ..Attachment::default() }
        }).collect();
        Package {
            message,
            trace,
            manifest: attachments.iter().map(Reference::of).collect(),
            attachments,
            elsewhere: Elsewhere { root, header, body, ..Elsewhere::default() },
            ..Package::default()
        }
    }
}

fn contents() -> impl Strategy<Value = Kept> {
    vec(vec(any::<u8>(), 0..200), 4).prop_map(Kept)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_package_is_read_as_it_was_written(written_package in whole(), mut kept in contents()) {
        kept.0.truncate(written_package.attachments.len());
        let xml = written(&written_package, kept.clone());
        let (read, got) = read_all(&xml).unwrap();
        prop_assert_eq!(package(&read), &written_package);
        prop_assert_eq!(got, kept);
        // Another reader finds it well-formed.
        let text = String::from_utf8(xml).unwrap();
        prop_assert!(roxmltree::Document::parse(&text).is_ok());
        // And so it is as JSON.
        let json = serde_json::to_string(&written_package).unwrap();
        prop_assert_eq!(serde_json::from_str::<Package>(&json).unwrap(), written_package);
    }

    #[test]
    fn a_status_is_read_as_it_was_written(
        response_for in reply(),
        from in organisation(),
        code in proptest::sample::select(StatusCode::ALL),
        description in filled(),
        at in option::of(moment()),
        staff in option::of(staff()),
        other in vec(fragment(), 0..2),
    ) {
        let response_for = Some(response_for);
        let (from, code) = (Some(from), Some(code));
        prop_assume!(!description.trim().is_empty());
        let status = StatusMessage { response_for, from, code, description, at, staff, other };
        let mut xml = Vec::new();
        write_status(&status, &mut xml).unwrap();
        prop_assert_eq!(read_all(&xml).unwrap().0.contents, Contents::Status(Box::new(status)));
    }

    #[test]
    fn nothing_makes_it_panic(mut bytes in vec(any::<u8>(), 0..40), at in any::<prop::sample::Index>()) {
        let sample = include_bytes!("../../testdata/layered.edxml");
        let at = at.index(sample.len());
        let mut xml = sample[..at].to_vec();
        xml.append(&mut bytes);
        xml.extend_from_slice(&sample[at..]);
        let _read = read_all(&xml);
    }
}
