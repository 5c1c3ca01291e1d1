//! What the generator writes otherwise than the standard or a reader wants it.

use serde_json::{Map, Value, json};

/// Corrects a document.
pub(crate) fn polish(value: &mut Value) {
    match value {
        Value::Object(object) => {
            lift_description(object);
            if let Some(content) = object.get_mut("content").and_then(Value::as_object_mut) {
                write_bytes(content);
            }
            object.values_mut().for_each(polish);
        }
        Value::Array(items) => items.iter_mut().for_each(polish),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The description of a field that may be null stands at its reference: it belongs to the field.
fn lift_description(field: &mut Map<String, Value>) {
    let choices = field.get_mut("oneOf").and_then(Value::as_array_mut);
    let mut choices = choices.into_iter().flatten().filter_map(Value::as_object_mut);
    let description =
        choices.find_map(|c| c.contains_key("$ref").then(|| c.remove("description"))?);
    if let Some(description) = description {
        field.entry("description").or_insert(description);
    }
}

/// Bytes are told as a list of numbers; they are bytes.
fn write_bytes(content: &mut Map<String, Value>) {
    for (_, media) in content.iter_mut().filter(|(kind, _)| !kind.ends_with("json")) {
        *media = json!({ "schema": { "type": "string", "format": "binary" } });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(mut given: Value, expect: &Value) {
        polish(&mut given);
        assert_eq!(given, *expect);
    }

    #[test]
    fn descriptions_stand_at_the_field() {
        check(
            json!({ "a": { "oneOf": [{ "type": "null" }, { "$ref": "#/x", "description": "A." }] } }),
            &json!({ "a": { "oneOf": [{ "type": "null" }, { "$ref": "#/x" }], "description": "A." } }),
        );
        let own = json!({ "oneOf": [{ "type": "string", "description": "A." }] });
        check(own.clone(), &own);
    }

    #[test]
    fn bytes_are_bytes() {
        let numbers = json!({ "schema": { "type": "array", "items": { "type": "integer" } } });
        let object = json!({ "schema": { "type": "object" } });
        check(
            json!({ "content": {
                "application/pdf": numbers,
                "application/json": object,
                "application/problem+json": object,
            } }),
            &json!({ "content": {
                "application/pdf": { "schema": { "type": "string", "format": "binary" } },
                "application/json": object,
                "application/problem+json": object,
            } }),
        );
    }
}
