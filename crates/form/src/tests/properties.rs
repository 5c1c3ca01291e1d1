//! What holds for every form and every page of entries, however strange.

use super::*;
use crate::{ALL_CODES, Field, FieldKind, Section, message};
use mc_kernel::Locale;
use proptest::prelude::*;
use serde_json::json;

/// Names of every box of a field, lists with three rows.
fn names(field: &Field, name: &str, out: &mut Vec<String>) {
    if let Some(repeat) = field.repeat() {
        (0..3).for_each(|i| names(&repeat.item, &format!("{name}[{i}]"), out));
    } else if matches!(field.kind, FieldKind::File) {
        out.extend(["tepId", "ten", "bam"].map(|part| format!("{name}.{part}")));
    } else if field.children().is_empty() {
        out.push(name.to_owned());
    }
    field.children().iter().for_each(|inner| names(inner, &format!("{name}.{}", inner.key), out));
}

fn boxes(form: &Form) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for section in &form.sections {
        for key in section.keys() {
            let mut all = Vec::new();
            names(form.field(key).unwrap(), key, &mut all);
            out.extend(all.into_iter().map(|name| (section.key.clone(), name)));
        }
    }
    out
}

fn typed() -> impl Strategy<Value = String> {
    let usual = [
        "",
        " ",
        "VN",
        "FR",
        "true",
        "false",
        "on",
        "0",
        "1",
        "2",
        "01",
        "26",
        "08716",
        "TT",
        "BR",
        "CCCD",
        "KHAC",
        "An",
        "20/5/2023",
        "31/02/2023",
        "2023-02-31",
        "05/1988",
        "1988",
        "9h30",
        "1.000.000",
        "1.000",
        "120,5",
        "-3,25",
        "026088000002",
        "+84912345678",
        "a@example.com",
        "１２３",
        "١٢٣",
        "x\u{0}",
        "dòng\nhai",
        "không",
    ];
    prop_oneof![
        4 => prop::sample::select(usual.map(str::to_owned).to_vec()),
        1 => any::<String>(),
        1 => "[0-9 .,/-]{0,16}",
        1 => "\\PC{0,600}",
    ]
}

/// One of the boxes of a page, and what is typed into it.
type Filled = (prop::sample::Index, String);

/// A form and entries for its boxes, some of them with names of no box.
fn page() -> impl Strategy<Value = (usize, Vec<Filled>, Vec<(String, String)>)> {
    let own = prop::collection::vec((any::<prop::sample::Index>(), typed()), 0..80);
    let strange = prop::collection::vec(("[a-z.\\[\\]0-9]{0,20}|\\PC{0,10}", typed()), 0..8);
    (0..SCHEMAS.len(), own, strange)
}

fn sent(form: &Form, own: &[Filled], strange: &[(String, String)]) -> Vec<(String, Entries)> {
    let boxes = boxes(form);
    form.sections
        .iter()
        .map(|section| {
            let here: Vec<&String> =
                boxes.iter().filter(|(key, _)| *key == section.key).map(|(_, name)| name).collect();
            let pairs = own.iter().map(|(index, text)| ((*index.get(&here)).clone(), text.clone()));
            (section.key.clone(), pairs.chain(strange.iter().cloned()).collect())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_and_checking_hold_for_anything((form, own, strange) in page()) {
        let form = &load(form).form;
        let mut answers = json!({});
        for (section, entries) in sent(form, &own, &strange) {
            let reading = form.read(&section, &entries);
            let again = form.read(&section, &form.entries(&section, &reading.answers));
            prop_assert_eq!(&again.answers, &reading.answers, "what is shown reads back");
            form.fill(&section, &entries, &mut answers);
        }
        let pruned = form.prune(answers);
        prop_assert_eq!(&form.prune(pruned.clone()), &pruned, "pruning once is enough");
        let visible = form.visible(&pruned);
        for problem in &form.check(&pruned) {
            let path = &problem.path;
            prop_assert!(path.is_empty() || form.field(path).is_some(), "{path} is a field");
            prop_assert!(path.is_empty() || visible.shows(path), "{path} is asked");
            prop_assert!(ALL_CODES.contains(&problem.code.as_str()), "{}", problem.code);
            prop_assert!(Locale::ALL.iter().all(|locale| message(problem, *locale).len() > 10));
        }
        form.summary(&pruned, Locale::En, &crate::NoAreaNames);
        form.files(&pruned);
    }

    #[test]
    fn a_changed_example_reads_back((form, own, _) in page()) {
        let Sample { form, example, .. } = load(form);
        let mut answers = example.clone();
        for (section, changes) in sent(form, own.get(..own.len().min(5)).unwrap_or_default(), &[]) {
            let mut entries = form.entries(&section, &answers);
            for (name, text) in changes.iter() {
                entries.set(name, text);
            }
            let mut reading = form.read(&section, &entries);
            let shown = form.entries(&section, &reading.answers);
            reading.problems.retain(|problem| problem.code != "control-characters");
            prop_assert_eq!(&form.read(&section, &shown), &reading);
            form.merge(&section, reading.answers, &mut answers);
        }
    }

    #[test]
    fn no_answers_from_elsewhere_do_harm(text in "\\PC{0,200}", which in 0..SCHEMAS.len()) {
        let form = &load(which).form;
        let value = serde_json::from_str(&text).unwrap_or(Value::String(text));
        for key in form.sections.iter().flat_map(Section::keys) {
            let answers = json!({key: value.clone()});
            form.check(&answers);
            form.summary(&answers, Locale::Vi, &crate::NoAreaNames);
        }
    }
}
