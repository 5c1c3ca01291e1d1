//! Every form takes its own example, and misses what is taken out of it.

use super::*;
use crate::{Field, FieldKind, TextFormat};
use serde_json::json;

/// Every path of an example with its answer, groups and items too.
fn paths(value: &Value, path: &str, out: &mut Vec<String>) {
    let dot = if path.is_empty() { "" } else { "." };
    let mut below = |inner: &Value, path: String| {
        out.push(path.clone());
        paths(inner, &path, out);
    };
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, inner)| below(inner, format!("{path}{dot}{key}")));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, inner)| below(inner, format!("{path}[{i}]")));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The paths of an example that lead to fields of the form.
fn fields(sample: &Sample) -> Vec<(String, &'static Field)> {
    let mut all = Vec::new();
    paths(&sample.example, "", &mut all);
    let form = &super::sample(sample.code).form;
    all.into_iter().filter_map(|path| form.field(&path).map(|field| (path, field))).collect()
}

#[test]
fn every_example_is_valid() {
    for sample in samples() {
        assert_eq!(told(&sample.form.check(&sample.example)), [""; 0], "{}", sample.code);
    }
}

#[test]
fn pruning_keeps_an_example() {
    for sample in samples() {
        assert_eq!(sample.form.prune(sample.example.clone()), sample.example, "{}", sample.code);
    }
}

#[test]
fn a_required_list_without_a_minimum_may_be_empty() {
    let social = sample("1.001776");
    let without = with(&social.example, "cheDoDangHuong", None);
    assert_eq!(social.form.prune(without.clone())["cheDoDangHuong"], json!([]));
    assert_eq!(told(&social.form.check(&without)), [""; 0]);
}

#[test]
fn what_a_page_shows_reads_back_to_the_same_answers() {
    for Sample { code, form, example } in samples() {
        let mut back = json!({});
        for section in &form.sections {
            let reading = form.read(&section.key, &form.entries(&section.key, example));
            assert!(reading.problems.is_empty(), "{code} {}: {:?}", section.key, reading.problems);
            form.merge(&section.key, reading.answers, &mut back);
        }
        assert_eq!(back, *example, "{code}");
    }
}

#[test]
fn every_required_answer_is_missed_at_its_place() {
    let mut seen = 0;
    for sample in samples() {
        for (path, field) in fields(sample) {
            let visible = sample.form.visible(&sample.example);
            let may_be_empty = field.repeat().is_some() && visible.least_items(&path) == 0;
            if visible.of(&path) != Need::Required || may_be_empty {
                continue;
            }
            seen += 1;
            let problems = sample.form.check(&with(&sample.example, &path, None));
            let there = |at: &str| at == path || at.starts_with(&format!("{path}."));
            assert!(
                problems.iter().any(|problem| there(&problem.path)),
                "{} {path}: {:?}",
                sample.code,
                told(&problems)
            );
        }
    }
    assert!(seen > 250, "the walk reaches the answers: {seen}");
}

#[test]
fn a_digit_short_is_told_at_every_identity_number() {
    let mut seen = 0;
    for sample in samples() {
        for (path, field) in fields(sample) {
            if field.text_format() == Some(TextFormat::IdentityNumber) {
                seen += 1;
                let short = with(&sample.example, &path, Some(json!("02608800000")));
                let expect = [format!("{path}: identity-length")];
                assert_eq!(told(&sample.form.check(&short)), expect, "{}", sample.code);
            }
        }
    }
    assert!(seen >= 17, "{seen}");
}

#[test]
fn every_path_of_an_example_is_a_field() {
    for sample in samples() {
        let mut all = Vec::new();
        paths(&sample.example, "", &mut all);
        for path in all {
            let in_file = sample.form.field(path.rsplit_once('.').map_or("", |(above, _)| above));
            let in_file = in_file.is_some_and(|field| matches!(field.kind, FieldKind::File));
            let choice = sample.form.field(path.split('[').next().unwrap_or_default());
            let choice =
                choice.is_some_and(|field| matches!(field.kind, FieldKind::ManyChoice { .. }));
            let found = sample.form.field(&path).is_some();
            assert!(found || in_file || choice, "{} {path}", sample.code);
        }
    }
}

#[test]
fn forms_are_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&birth().form);
}

#[test]
fn the_forms_of_the_demonstration_take_their_own_examples() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/vinh-phuc-2023/forms");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let example = schema["examples"][0].clone();
        let form = Form::from_schema(schema).unwrap();
        assert_eq!(told(&form.check(&example)), [""; 0], "{}", path.display());
        seen += 1;
    }
    assert_eq!(seen, samples().count());
}
