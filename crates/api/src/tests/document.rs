//! The document, by itself and against what the API answers.

use super::call::Answered;
use crate::problem::{Code, MEDIA_TYPE};
use jsonschema::Draft;
use mc_app::dossier::Rejection;
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, sync::LazyLock};

pub(super) static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| crate::document("https://example.vn"));

/// An operation with its address and method.
pub(super) struct Operation {
    pub(super) path: &'static str,
    pub(super) method: &'static str,
    pub(super) told: &'static Value,
}

impl Operation {
    pub(super) fn id(&self) -> &'static str {
        self.told["operationId"].as_str().unwrap()
    }

    /// The scopes that it needs; none where no token is needed.
    pub(super) fn scopes(&self) -> Option<Vec<&'static str>> {
        let needed = self.told["security"].as_array().unwrap().first()?;
        Some(needed["token"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect())
    }
}

pub(super) fn operations() -> Vec<Operation> {
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let of = |(path, item): (&'static String, &'static Value)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, told)| Operation { path, method, told })
    };
    paths.iter().flat_map(of).collect()
}

fn is_address(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    let fits = |(t, p): (&&str, &&str)| t.starts_with('{') || t == p;
    template.len() == path.len() && template.iter().zip(&path).all(fits)
}

/// What a reference stands for, or the value itself.
fn resolved(value: &'static Value) -> &'static Value {
    match value["$ref"].as_str() {
        Some(reference) => DOCUMENT.pointer(reference.trim_start_matches('#')).unwrap(),
        None => value,
    }
}

/// Why a value does not fit a schema of the document.
fn misfit(schema: &Value, value: &Value) -> Option<String> {
    let mut root = schema.as_object().cloned().unwrap_or_default();
    root.insert("components".to_owned(), DOCUMENT["components"].clone());
    let validator = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&Value::Object(root))
        .unwrap();
    validator.validate(value).err().map(|e| format!("{}: {e}", e.instance_path()))
}

/// Holds an answer to the document: status declared, type declared, body as its schema says.
#[track_caller]
pub(super) fn hold(method: &str, path: &str, answered: &Answered) {
    let operation =
        operations().into_iter().find(|o| o.method == method && is_address(o.path, path));
    let Some(operation) = operation else {
        assert!([404, 405].contains(&answered.status.as_u16()), "{method} {path} is undeclared");
        return;
    };
    let status = answered.status.as_u16().to_string();
    let declared = operation.told["responses"].get(&status);
    let declared = declared.unwrap_or_else(|| {
        let body = String::from_utf8_lossy(&answered.body);
        panic!("{} answers {status}, which is undeclared: {body}", operation.id())
    });
    let Some(content) = resolved(declared)["content"].as_object() else {
        assert!(answered.body.is_empty(), "{} answers with a body", operation.id());
        return;
    };
    let kind = answered.media_type();
    let schema = content.get(kind).unwrap_or_else(|| panic!("{} answers {kind}", operation.id()));
    if kind.ends_with("json") {
        let problem = misfit(&schema["schema"], &answered.json());
        assert_eq!(problem, None, "{} {status}", operation.id());
    }
}

fn walk(value: &'static Value, at: &str, see: &mut impl FnMut(&str, &'static Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            see(at, object);
            for (key, inner) in object {
                walk(inner, &format!("{at}/{key}"), see);
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                walk(inner, &format!("{at}/{index}"), see);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn it_is_openapi_3_1_and_every_reference_leads_somewhere() {
    assert!(DOCUMENT["openapi"].as_str().unwrap().starts_with("3.1."));
    assert_eq!(DOCUMENT["servers"], json!([{ "url": "https://example.vn" }]));
    let mut references = 0;
    walk(&DOCUMENT, "", &mut |at, object| {
        if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
            references += 1;
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(DOCUMENT.pointer(pointer).is_some(), "{at}: {reference}");
        }
    });
    assert!(references > 300, "only {references} references were seen");
}

#[test]
fn every_schema_is_used() {
    let mut used = BTreeSet::new();
    walk(&DOCUMENT, "", &mut |_, object| {
        used.extend(object.get("$ref").and_then(Value::as_str));
    });
    for name in DOCUMENT["components"]["schemas"].as_object().unwrap().keys() {
        let reference = format!("#/components/schemas/{name}");
        assert!(used.contains(reference.as_str()), "{name}");
    }
}

#[test]
fn every_operation_says_what_it_is_in_both_languages() {
    let tags = DOCUMENT["tags"].as_array().unwrap();
    let known: BTreeSet<_> = tags.iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = BTreeSet::new();
    let mut used = BTreeSet::new();
    for operation in operations() {
        let id = operation.id();
        assert!(ids.insert(id), "{id} stands twice");
        for name in ["summary", "x-summary-vi"] {
            let words = operation.told[name].as_str().unwrap_or_default();
            assert!(!words.is_empty() && !words.ends_with('.'), "{id}: {name}");
        }
        used.extend(operation.told["tags"].as_array().unwrap().iter().filter_map(Value::as_str));
    }
    assert_eq!(used, known);
    for name in ["x-name-vi", "x-name-en", "description"] {
        assert!(tags.iter().all(|tag| tag[name].is_string()), "{name}");
    }
}

#[test]
fn every_problem_of_api_and_business_stands_in_it_in_both_languages() {
    let told = DOCUMENT["x-problems"].as_array().unwrap();
    let codes: Vec<_> = told.iter().map(|entry| entry["code"].as_str().unwrap()).collect();
    let own = Code::ALL.iter().map(|code| code.text());
    let expect: Vec<_> = own.chain(Rejection::ALL.iter().map(|r| r.code())).collect();
    assert_eq!(codes, expect);
    for entry in told {
        for (vi, en) in [("title_vi", "title_en"), ("detail_vi", "detail_en")] {
            let (vi, en) = (entry[vi].as_str().unwrap(), entry[en].as_str().unwrap());
            assert!(!vi.is_empty() && !en.is_empty() && vi != en, "{entry}");
        }
        // What answers to a method that an address does not know belongs to no operation.
        if entry["code"] == Code::MethodNotAllowed.text() {
            continue;
        }
        let response = format!("Problem{}", entry["status"]);
        let response = &DOCUMENT["components"]["responses"][&response];
        assert!(response["content"][MEDIA_TYPE].is_object(), "{entry}");
    }
}

#[test]
fn every_example_fits_its_schema() {
    let mut examples = 0;
    walk(&DOCUMENT, "", &mut |at, object| {
        let is_schema = at.contains("/schemas/") || at.ends_with("/schema");
        if let Some(example) = object.get("example").filter(|_| is_schema) {
            examples += 1;
            assert_eq!(misfit(&Value::Object(object.clone()), example), None, "{at}");
        }
    });
    assert!(examples > 10, "only {examples} examples were seen");
}

#[test]
fn every_json_body_has_an_example() {
    for operation in operations() {
        let schema = &operation.told["requestBody"]["content"]["application/json"]["schema"];
        if !schema.is_null() {
            assert!(!resolved(schema)["example"].is_null(), "{} has none", operation.id());
        }
    }
}

#[test]
fn every_parameter_and_every_field_is_explained() {
    for operation in operations() {
        for parameter in operation.told["parameters"].as_array().unwrap() {
            let parameter = resolved(parameter);
            let is_explained = parameter["description"].as_str().is_some_and(|d| d.ends_with('.'));
            assert!(is_explained, "{}: {}", operation.id(), parameter["name"]);
        }
    }
    walk(&DOCUMENT["components"]["schemas"], "", &mut |at, object| {
        for (name, field) in
            object.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            assert!(field["description"].is_string(), "{at}/{name}");
        }
    });
}
