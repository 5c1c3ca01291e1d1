//! Building forms: what is read is what was written, and nothing else changes.

use super::*;
use crate::builder::{Blueprint, FieldSpec, FlawKind, Kind, Then, When};
use crate::{FieldKind, SchemaCode};
use mc_kernel::Locale;
use proptest::prelude::*;
use serde_json::json;

fn general() -> Blueprint {
    Blueprint::new(Form::general("Tờ khai").schema().clone())
}

fn spec(kind: Kind, title: &str) -> FieldSpec {
    let options = if kind.has_options() { "1 | Một | One\n2 | Hai" } else { "" };
    FieldSpec {
        kind: Some(kind),
        title: title.to_owned(),
        options: options.to_owned(),
        pattern: "^[A-Z]{2}[0-9]{4}$".to_owned(),
        ..FieldSpec::default()
    }
}

fn form(blueprint: &Blueprint) -> Form {
    assert_eq!(blueprint.flaws(), []);
    Form::from_schema(blueprint.schema().clone()).unwrap()
}

fn codes(problems: &FieldProblems) -> Vec<String> {
    told(problems)
}

#[test]
fn writing_back_what_was_read_changes_nothing() {
    for sample in samples() {
        let mut blueprint = Blueprint::new(sample.form.schema().clone());
        let before = blueprint.clone();
        assert_eq!(blueprint.flaws(), [], "{}", sample.code);
        let outline = blueprint.outline();
        assert!(outline.len() > 10, "{}", sample.code);
        for entry in outline {
            let spec = blueprint.spec(&entry.path).unwrap();
            let done = blueprint.change(&entry.path, &spec);
            assert_eq!(done, Ok(()), "{} {} {spec:?}", sample.code, entry.path);
            assert_eq!(blueprint, before, "{} {}", sample.code, entry.path);
        }
    }
}

#[test]
fn every_kind_can_be_added_and_is_what_it_says() {
    for kind in Kind::ALL {
        let mut blueprint = general();
        let mut wanted = spec(kind, "Ô mới");
        wanted.title_en = "New box".to_owned();
        wanted.hint = "Gợi ý".to_owned();
        wanted.required = true;
        let path = blueprint.add("", Some("noiDung"), "", &wanted).unwrap();
        assert_eq!(path, "oMoi");
        if kind.has_fields() {
            assert_eq!(blueprint.flaws()[0].code, FlawKind::EmptyGroup);
            let inside = blueprint.outline().into_iter().find(|e| e.path == path).unwrap().inside;
            blueprint.add(&inside.unwrap(), None, "a", &spec(Kind::Text, "A")).unwrap();
        }
        let form = form(&blueprint);
        let field = form.field("oMoi").unwrap();
        assert!(field.required, "{kind:?}");
        assert_eq!(field.title.say(Locale::En).text, "New box");
        let read = blueprint.spec("oMoi").unwrap();
        assert_eq!((read.kind, read.title.as_str()), (Some(kind), "Ô mới"));
        assert_eq!(blueprint.outline()[8].path, "oMoi", "it stands behind the content");
        let fits = match &field.kind {
            FieldKind::Text { multiline, .. } => *multiline == (kind == Kind::LongText),
            FieldKind::Choice(options) => kind == Kind::Choice && options.len() == 2,
            FieldKind::ManyChoice { options, .. } => kind == Kind::ManyChoice && options.len() == 2,
            FieldKind::Group(_) => kind == Kind::Group,
            FieldKind::Repeat(_) => kind == Kind::List,
            FieldKind::Address(_) => kind == Kind::Address,
            FieldKind::File => kind == Kind::File,
            FieldKind::Whole { .. } => kind == Kind::Whole,
            FieldKind::Decimal { .. } => kind == Kind::Decimal,
            FieldKind::YesNo => kind == Kind::YesNo,
            FieldKind::Consent => kind == Kind::Consent,
            FieldKind::Date => kind == Kind::Date,
            FieldKind::PartialDate => kind == Kind::PartialDate,
            FieldKind::Month => kind == Kind::Month,
        };
        assert!(fits, "{kind:?} became {:?}", field.kind);
    }
}

#[test]
fn conditions_do_what_they_say() {
    let when = |values: &[&str], then| When::If {
        on: "hinhThucNhan".to_owned(),
        values: values.iter().map(ToString::to_string).collect(),
        then,
    };
    for (then, with, without) in [
        (Then::Required, Need::Required, Need::Hidden),
        (Then::Asked, Need::Optional, Need::Hidden),
        (Then::Needed, Need::Required, Need::Optional),
    ] {
        let mut blueprint = general();
        let mut wanted = spec(Kind::Text, "Ghi chú");
        wanted.when = when(&["0", "2"], then);
        let path = blueprint.add("", None, "", &wanted).unwrap();
        assert_eq!(blueprint.spec(&path).unwrap().when, wanted.when);
        let form = form(&blueprint);
        assert_eq!(need(&form, &json!({ "hinhThucNhan": "2" }), &path), with, "{then:?}");
        assert_eq!(need(&form, &json!({ "hinhThucNhan": "1" }), &path), without, "{then:?}");
    }
    let mut blueprint = general();
    let mut lost = spec(Kind::Text, "Ghi chú");
    lost.when = when(&["7"], Then::Required);
    assert_eq!(codes(&blueprint.add("", None, "", &lost).unwrap_err()), ["when: builder-when"]);
    // The answer that a condition names goes: it is told, at the field that decides.
    let mut deciding = blueprint.spec("hinhThucNhan").unwrap();
    deciding.options = "0 | Tại chỗ\n2 | Điện tử".to_owned();
    blueprint.change("hinhThucNhan", &deciding).unwrap();
    let flaws = blueprint.flaws();
    assert_eq!((flaws[0].code, flaws[0].detail.as_str()), (FlawKind::LostAnswer, "1"));
    assert_eq!(flaws[0].path.as_deref(), Some("hinhThucNhan"));
    assert!(blueprint.remove("hinhThucNhan"), "it takes its condition along");
    assert_eq!(blueprint.flaws(), []);
}

#[test]
fn all_problems_of_a_field_are_told_at_their_boxes() {
    let mut blueprint = general();
    let bad = FieldSpec {
        kind: Some(Kind::Pattern),
        title: " ".to_owned(),
        hint: "x".repeat(2_001),
        pattern: "[".to_owned(),
        ..FieldSpec::default()
    };
    let told = codes(&blueprint.add("", None, "noiDung", &bad).unwrap_err());
    let expect = [
        "title: builder-title",
        "hint: builder-too-long",
        "pattern: builder-pattern",
        "key: builder-key-taken",
    ];
    assert_eq!(told, expect);
    let key = |blueprint: &mut Blueprint, key: &str| {
        codes(&blueprint.add("", None, key, &spec(Kind::Text, "A")).unwrap_err())
    };
    assert_eq!(key(&mut blueprint, "có dấu"), ["key: builder-key"]);
    let options = FieldSpec { options: "a\na".to_owned(), ..spec(Kind::Choice, "A") };
    let told = codes(&blueprint.add("", None, "", &options).unwrap_err());
    assert_eq!(told, ["options: builder-option-twice"]);
    let kind = FieldSpec { kind: Some(Kind::Text), ..blueprint.spec("nguoiYeuCau").unwrap() };
    let told = codes(&blueprint.change("nguoiYeuCau", &kind).unwrap_err());
    assert_eq!(told, ["kind: builder-kind"], "its fields would be lost");
    assert_eq!(blueprint, general(), "nothing was changed");
}

#[test]
fn a_group_becomes_a_list_and_a_group_again() {
    let mut blueprint = general();
    let mut wanted = blueprint.spec("nguoiYeuCau").unwrap();
    wanted.kind = Some(Kind::List);
    wanted.max = "3".to_owned();
    blueprint.change("nguoiYeuCau", &wanted).unwrap();
    let list = form(&blueprint);
    let repeat = list.field("nguoiYeuCau").unwrap().repeat().unwrap();
    assert_eq!((repeat.max, repeat.item.children().len()), (3, 6));
    assert!(blueprint.outline().iter().any(|e| e.path == "nguoiYeuCau[].hoTen"));
    wanted.kind = Some(Kind::Group);
    blueprint.change("nguoiYeuCau", &wanted).unwrap();
    assert_eq!(form(&blueprint).field("nguoiYeuCau").unwrap().children().len(), 6);
    let was = general();
    let subject =
        |b: &Blueprint| b.schema().pointer("/properties/nguoiYeuCau/x-prefill-subject").cloned();
    assert_eq!(subject(&blueprint), subject(&was));
}

#[test]
fn fields_move_in_their_group_and_into_others() {
    let mut blueprint = general();
    let keys = |b: &Blueprint| -> Vec<String> {
        b.outline().into_iter().filter(|e| e.depth == 0).map(|e| e.path).collect()
    };
    assert!(blueprint.shift("noiDung", true));
    assert_eq!(keys(&blueprint)[..2], ["noiDung", "nguoiYeuCau"]);
    assert_ne!(blueprint, general(), "another order is another form");
    assert!(!blueprint.shift("noiDung", true), "there is nothing above it");
    assert!(blueprint.shift("noiDung", false) && blueprint == general());
    assert!(blueprint.place_before("camDoan", Some("noiDung")));
    assert_eq!(keys(&blueprint)[1], "camDoan");
    let moved = blueprint.move_into("noiDung", "nguoiYeuCau").unwrap();
    assert_eq!(moved, "nguoiYeuCau.noiDung");
    assert!(form(&blueprint).field("nguoiYeuCau.noiDung").unwrap().required);
    for (group, code) in [("nguoiYeuCau", "builder-place"), ("khongCo", "builder-place")] {
        let told = codes(&blueprint.move_into("nguoiYeuCau", group).unwrap_err());
        assert_eq!(told, [format!("group: {code}")]);
    }
}

#[test]
fn a_field_of_a_definition_is_changed_alone() {
    let mut blueprint = Blueprint::new(birth().form.schema().clone());
    let mut wanted = blueprint.spec("me.hoTen").unwrap();
    wanted.max = "50".to_owned();
    wanted.title = "Họ tên mẹ".to_owned();
    blueprint.change("me.hoTen", &wanted).unwrap();
    let form = form(&blueprint);
    let max = |path: &str| {
        if let FieldKind::Text { max, .. } = form.field(path).unwrap().kind { max } else { 0 }
    };
    assert_eq!((max("me.hoTen"), max("cha.hoTen")), (50, 100));
    assert_eq!(form.field("cha.hoTen").unwrap().title.vi(), "Họ, chữ đệm, tên");
    assert!(form.field("me.hoTen").unwrap().prefill.is_some(), "annotations stay");
}

#[test]
fn what_no_form_can_be_made_of_is_told_at_its_field() {
    let mut schema = general().schema().clone();
    schema["properties"]["noiDung"]["format"] = json!("color");
    schema["properties"]["nguoiYeuCau"]["properties"]["hoTen"]["title"] = json!("");
    let flaws = Blueprint::new(schema).flaws();
    let found: Vec<_> = flaws.iter().map(|f| (f.path.as_deref(), f.code)).collect();
    let code = FlawKind::Schema;
    assert_eq!(
        found,
        [
            (Some("nguoiYeuCau.hoTen"), code(SchemaCode::NoTitle)),
            (Some("noiDung"), code(SchemaCode::UnsupportedKeyword)),
        ]
    );
    let none = Blueprint::new(json!({ "type": "object", "title": "A", "properties": {} }));
    assert_eq!(none.flaws()[0].code, FlawKind::NoFields);
}

/// One change of an administrator, aimed at whatever is there.
#[derive(Debug, Clone)]
enum Act {
    Add(usize, prop::sample::Index, String, bool, Option<Then>),
    Change(prop::sample::Index, usize, String),
    Remove(prop::sample::Index),
    Shift(prop::sample::Index, bool),
    Into(prop::sample::Index, prop::sample::Index),
}

fn act() -> impl Strategy<Value = Act> {
    let then = prop::option::of(prop::sample::select(Then::ALL.to_vec()));
    let kind = 0..Kind::ALL.len();
    let at = any::<prop::sample::Index>;
    prop_oneof![
        4 => (kind.clone(), at(), "\\PC{1,20}", any::<bool>(), then)
            .prop_map(|(kind, at, title, required, then)| Act::Add(kind, at, title, required, then)),
        2 => (at(), kind, "\\PC{1,20}").prop_map(|(at, kind, title)| Act::Change(at, kind, title)),
        1 => at().prop_map(Act::Remove),
        1 => (at(), any::<bool>()).prop_map(|(at, up)| Act::Shift(at, up)),
        1 => (at(), at()).prop_map(|(at, group)| Act::Into(at, group)),
    ]
}

fn carry_out(blueprint: &mut Blueprint, act: Act) {
    let outline = blueprint.outline();
    let at = |index: prop::sample::Index| {
        (!outline.is_empty()).then(|| index.get(&outline).path.clone())
    };
    match act {
        Act::Add(kind, group, title, required, then) => {
            let groups = blueprint.groups();
            let group = group.get(&groups).0.clone();
            let decider = blueprint.deciders(&group, "").into_iter().next();
            let when = decider.zip(then).map(|(decider, then)| {
                let first = decider.options.first().map_or("true", |option| option.value.as_str());
                When::If { on: decider.key.clone(), values: vec![first.to_owned()], then }
            });
            let spec = FieldSpec {
                required,
                when: when.unwrap_or_default(),
                ..spec(Kind::ALL[kind], &title)
            };
            let done = blueprint.add(&group, None, "", &spec);
            assert_eq!(done.is_err(), title.trim().is_empty(), "{done:?}");
        }
        Act::Change(index, kind, title) => {
            let Some(path) = at(index) else { return };
            let before = blueprint.spec(&path).unwrap();
            let kind = before.kind.filter(|kind| kind.has_fields()).unwrap_or(Kind::ALL[kind]);
            let spec = FieldSpec { when: before.when, ..spec(kind, &title) };
            drop(blueprint.change(&path, &spec));
        }
        Act::Remove(index) => drop(at(index).map(|path| blueprint.remove(&path))),
        Act::Shift(index, up) => drop(at(index).map(|path| blueprint.shift(&path, up))),
        Act::Into(index, group) => {
            let groups = blueprint.groups();
            drop(at(index).map(|path| blueprint.move_into(&path, &group.get(&groups).0)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was built: written to a file and read from it, it is the same form; and writing back
    /// what stands in the boxes of any field changes nothing.
    #[test]
    fn what_was_built_travels_as_a_file(acts in prop::collection::vec(act(), 0..24)) {
        let mut blueprint = general();
        for act in acts {
            carry_out(&mut blueprint, act);
        }
        let text = blueprint.text();
        let brought = crate::builder::formio::read(text.as_bytes(), "").unwrap();
        prop_assert_eq!(&brought.blueprint, &blueprint);
        prop_assert_eq!(brought.left.len(), 0);
        prop_assert_eq!(brought.blueprint.outline(), blueprint.outline());
        match (Form::from_schema(blueprint.schema().clone()), Form::from_schema(brought.blueprint.schema().clone())) {
            (Ok(ours), Ok(theirs)) => {
                prop_assert_eq!(format!("{:?}", ours.sections), format!("{:?}", theirs.sections));
                for entry in blueprint.outline() {
                    let field = ours.field(&entry.path.replace("[]", "[0]")).unwrap();
                    prop_assert_eq!(field.title.vi(), entry.title.vi());
                }
            }
            (Err(ours), Err(theirs)) => prop_assert_eq!(ours, theirs),
            (ours, theirs) => prop_assert!(false, "{ours:?} {theirs:?}"),
        }
        let before = blueprint.clone();
        for entry in before.outline() {
            let spec = blueprint.spec(&entry.path).unwrap();
            if blueprint.change(&entry.path, &spec).is_ok() {
                prop_assert_eq!(&blueprint, &before, "{}", entry.path);
            }
        }
    }
}
