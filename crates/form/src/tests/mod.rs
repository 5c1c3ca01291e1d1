//! Tests over whole forms: the twelve declarations that the product ships with.

mod builder;
mod conditions;
mod examples;
mod files;
mod formio;
mod general;
mod pages;
mod prefill;
mod problems;
mod properties;
mod reading;
mod schema;
mod summary;

use crate::{Entries, Form, Need};
use mc_kernel::FieldProblems;
use serde_json::Value;
use std::sync::OnceLock;

/// A form with the example of its schema.
pub(crate) struct Sample {
    pub(crate) code: &'static str,
    pub(crate) form: Form,
    pub(crate) example: Value,
}

const SCHEMAS: [(&str, &str); 12] = [
    ("1.000656", include_str!("../../testdata/forms/1.000656.json")),
    ("1.000894", include_str!("../../testdata/forms/1.000894.json")),
    ("1.001193", include_str!("../../testdata/forms/1.001193.json")),
    ("1.001612", include_str!("../../testdata/forms/1.001612.json")),
    ("1.001776", include_str!("../../testdata/forms/1.001776.json")),
    ("1.002809", include_str!("../../testdata/forms/1.002809.json")),
    ("1.004873", include_str!("../../testdata/forms/1.004873.json")),
    ("1.009994", include_str!("../../testdata/forms/1.009994.json")),
    ("2.000488", include_str!("../../testdata/forms/2.000488.json")),
    ("2.000889", include_str!("../../testdata/forms/2.000889.json")),
    ("2.001583", include_str!("../../testdata/forms/2.001583.json")),
    ("2.002621", include_str!("../../testdata/forms/2.002621.json")),
];

static SAMPLES: [OnceLock<Sample>; 12] = [const { OnceLock::new() }; 12];

fn load(index: usize) -> &'static Sample {
    SAMPLES[index].get_or_init(|| {
        let (code, text) = SCHEMAS[index];
        let schema: Value = serde_json::from_str(text).unwrap();
        let example = schema["examples"][0].clone();
        let form = Form::from_schema(schema);
        let form = form.unwrap_or_else(|problems| panic!("{code}: {problems:?}"));
        Sample { code, form, example }
    })
}

pub(crate) fn samples() -> impl Iterator<Item = &'static Sample> {
    (0..SCHEMAS.len()).map(load)
}

pub(crate) fn sample(code: &str) -> &'static Sample {
    load(SCHEMAS.iter().position(|(c, _)| *c == code).unwrap())
}

/// The registration of a birth (đăng ký khai sinh).
pub(crate) fn birth() -> &'static Sample {
    sample("1.001193")
}

/// The example with one answer replaced, or taken out.
pub(crate) fn with(example: &Value, path: &str, answer: Option<Value>) -> Value {
    let mut out = example.clone();
    let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
    let (above, key) = pointer.rsplit_once('/').unwrap();
    let place = out.pointer_mut(above).unwrap();
    match (answer, place) {
        (Some(answer), Value::Object(map)) => drop(map.insert(key.to_owned(), answer)),
        (None, Value::Object(map)) => drop(map.shift_remove(key)),
        (Some(answer), Value::Array(items)) => items[key.parse::<usize>().unwrap()] = answer,
        (None, Value::Array(items)) => drop(items.remove(key.parse().unwrap())),
        _ => panic!("{path}"),
    }
    out
}

/// Problems as `path: code`.
pub(crate) fn told(problems: &FieldProblems) -> Vec<String> {
    problems.iter().map(|problem| format!("{}: {}", problem.path, problem.code)).collect()
}

pub(crate) fn entries(pairs: &[(&str, &str)]) -> Entries {
    pairs.iter().copied().collect()
}

pub(crate) fn need(form: &Form, answers: &Value, path: &str) -> Need {
    form.visible(answers).of(path)
}
