//! Schemas of the document as rows: every field once, from the outside in.

use super::{list, object, text};
use mc_pages::public::ApiField;
use serde_json::Value;

/// How deep fields are told; what lies deeper says its type only.
const MOST_DEPTH: usize = 6;
/// Rows of a table.
const MOST_ROWS: usize = 400;
/// References that are followed one after another.
const MOST_STEPS: usize = 8;

/// What a reference stands for, or the value itself.
pub(super) fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    let mut here = value;
    for _ in 0..MOST_STEPS {
        let reference = here.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|r| r.strip_prefix('#')).and_then(|p| document.pointer(p));
        match target {
            Some(target) => here = target,
            None => break,
        }
    }
    here
}

/// A schema without the choice of null: what it says when there is something.
fn filled<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    let schema = resolved(document, schema);
    let is_null = |one: &&Value| text(one, "type") == "null";
    match list(schema, "oneOf").find(|one| !is_null(one)) {
        Some(one) if list(schema, "oneOf").any(|one| is_null(&one)) => resolved(document, one),
        _ => schema,
    }
}

/// Whether a value may be null.
fn may_be_null(schema: &Value) -> bool {
    let types = list(schema, "type").any(|t| t == "null");
    types || list(schema, "oneOf").any(|one| text(one, "type") == "null")
}

/// The type of a value in a few words: `string`, `uuid`, `open | closed`, `integer 1…200`.
pub(super) fn kind(document: &Value, schema: &Value) -> String {
    let inner = filled(document, schema);
    let mut said = base(document, inner);
    let bound = |name: &str| inner.get(name).map(ToString::to_string);
    let (least, most) = match text(inner, "type") {
        "string" => (bound("minLength"), bound("maxLength")),
        "array" => (bound("minItems"), bound("maxItems")),
        _ => (bound("minimum"), bound("maximum")),
    };
    match (least.filter(|least| least != "0"), most) {
        (Some(least), Some(most)) => said = format!("{said} {least}…{most}"),
        (Some(least), None) => said = format!("{said} ≥ {least}"),
        (None, Some(most)) => said = format!("{said} ≤ {most}"),
        (None, None) => {}
    }
    if may_be_null(schema) { format!("{said} | null") } else { said }
}

fn base(document: &Value, schema: &Value) -> String {
    let values: Vec<&str> = list(schema, "enum").filter_map(Value::as_str).collect();
    if !values.is_empty() {
        return values.join(" | ");
    }
    if let Some(items) = schema.get("items") {
        return format!("{}[]", kind(document, items));
    }
    for name in ["format", "contentMediaType", "type"] {
        match text(schema, name) {
            "" | "int32" | "int64" => {}
            said => return said.to_owned(),
        }
    }
    let types = list(schema, "type").filter_map(Value::as_str).find(|t| *t != "null");
    types.unwrap_or("object").to_owned()
}

/// The fields of an object, with those of the objects in it.
pub(super) fn fields(document: &Value, schema: &Value) -> Vec<ApiField> {
    let mut walk = Walk { document, rows: Vec::new() };
    walk.object(schema, "", 0);
    walk.rows
}

struct Walk<'d> {
    document: &'d Value,
    rows: Vec<ApiField>,
}

impl Walk<'_> {
    fn object(&mut self, schema: &Value, prefix: &str, depth: usize) {
        let schema = filled(self.document, schema);
        if let Some(items) = schema.get("items") {
            return self.object(items, &format!("{prefix}[]"), depth);
        }
        let dot = if prefix.is_empty() { "" } else { "." };
        for (name, field) in object(schema, "properties").into_iter().flatten() {
            if depth >= MOST_DEPTH || self.rows.len() >= MOST_ROWS {
                return;
            }
            let path = format!("{prefix}{dot}{name}");
            let inner = filled(self.document, field);
            let own = text(field, "description");
            let said = if own.is_empty() { text(inner, "description") } else { own };
            self.rows.push(ApiField {
                name: path.clone(),
                kind: kind(self.document, field),
                is_required: list(schema, "required").any(|r| r == name),
                text: said.into(),
            });
            self.object(field, &path, depth + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document() -> Value {
        json!({
            "components": { "schemas": {
                "Unit": {
                    "type": "object",
                    "required": ["code"],
                    "properties": { "code": { "type": "string", "description": "The code." } }
                },
                "Loop": {
                    "type": "object",
                    "properties": { "again": { "$ref": "#/components/schemas/Loop" } }
                }
            } }
        })
    }

    #[test]
    fn types_are_told_in_a_few_words() {
        let check = |schema: Value, expect: &str| assert_eq!(kind(&document(), &schema), expect);
        check(json!({ "type": "string" }), "string");
        check(json!({ "type": "string", "minLength": 1, "maxLength": 9 }), "string 1…9");
        check(json!({ "type": ["string", "null"], "format": "uuid" }), "uuid | null");
        check(json!({ "type": "integer", "format": "int32", "minimum": 1 }), "integer ≥ 1");
        check(json!({ "type": "string", "enum": ["a", "b"] }), "a | b");
        let unit = json!({ "$ref": "#/components/schemas/Unit" });
        check(json!({ "type": "array", "items": unit }), "object[]");
        check(json!({ "oneOf": [{ "type": "null" }, unit] }), "object | null");
    }

    #[test]
    fn fields_come_from_the_outside_in_and_end() {
        let unit = json!({ "$ref": "#/components/schemas/Unit" });
        let schema = json!({
            "type": "object",
            "required": ["units"],
            "properties": {
                "units": { "type": "array", "items": unit, "description": "Units." },
                "above": { "oneOf": [{ "type": "null" }, unit], "description": "Above." }
            }
        });
        let rows = fields(&document(), &schema);
        let told: Vec<_> = rows.iter().map(|r| (r.name.as_str(), r.is_required)).collect();
        let expect =
            [("units", true), ("units[].code", true), ("above", false), ("above.code", true)];
        assert_eq!(told, expect);
        let endless = fields(&document(), &json!({ "$ref": "#/components/schemas/Loop" }));
        assert_eq!(endless.len(), MOST_DEPTH);
    }
}
