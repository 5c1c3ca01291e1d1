//! Answers as JSON against the e-form: what the form does not know is refused by name, so that no
//! answer vanishes silently. Whether they are right, [`mc_app::App::check_draft`] says.

use crate::{
    problem::{FieldError, Problem, escaped},
    shape::nearest,
};
use mc_app::form::{Field, FieldKind, Form, Section};
use serde_json::{Map, Value};

/// Problems told at once.
const MOST_ERRORS: usize = 100;
/// How deep answers may be nested; forms are less deep.
const MOST_DEPTH: usize = 16;

/// Checks that a form knows every answer, and that none is nested where a single value belongs.
pub(super) fn known(form: &Form, answers: &Map<String, Value>) -> Result<(), Problem> {
    let mut walk = Walk { form, errors: Vec::new() };
    let names: Vec<&str> = form.sections.iter().flat_map(Section::keys).collect();
    walk.object(&names, answers, &Place::default());
    walk.errors.truncate(MOST_ERRORS);
    if walk.errors.is_empty() { Ok(()) } else { Err(Problem::fields(walk.errors)) }
}

/// Where an answer is: for the form, for the sender, and how deep.
#[derive(Debug, Clone, Default)]
struct Place {
    path: String,
    pointer: String,
    depth: usize,
}

impl Place {
    fn key(&self, key: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self {
            path: format!("{}{dot}{key}", self.path),
            pointer: format!("{}/{}", self.pointer, escaped(key)),
            depth: self.depth + 1,
        }
    }

    fn item(&self, index: usize) -> Self {
        Self {
            path: format!("{}[{index}]", self.path),
            pointer: format!("{}/{index}", self.pointer),
            depth: self.depth + 1,
        }
    }

    fn error(&self, code: &str) -> FieldError {
        FieldError::body(format!("/answers{}", self.pointer), code)
    }
}

struct Walk<'f> {
    form: &'f Form,
    errors: Vec<FieldError>,
}

impl Walk<'_> {
    fn object(&mut self, names: &[&str], object: &Map<String, Value>, at: &Place) {
        for (key, value) in object {
            let place = at.key(key);
            // A full stop or a bracket in a key would be read as a path.
            let is_known = names.contains(&key.as_str()) && !key.contains(['.', '[', ']']);
            let field = self.form.field(&place.path);
            if let Some(field) = field.filter(|_| is_known && place.depth < MOST_DEPTH) {
                self.answer(field, value, &place);
            } else {
                let nearest = nearest(key, names.iter().copied());
                let error = place.error("unknown-field").with("found", key);
                self.errors.push(error.with("nearest", nearest));
            }
        }
    }

    fn answer(&mut self, field: &Field, value: &Value, at: &Place) {
        match (&field.kind, value) {
            (_, Value::Null) => {}
            (FieldKind::File, _) => {
                self.errors.push(at.error("file-elsewhere").with("found", &at.path));
            }
            (FieldKind::Group(_) | FieldKind::Address(_), Value::Object(object)) => {
                let names: Vec<&str> = field.children().iter().map(|f| f.key.as_str()).collect();
                self.object(&names, object, at);
            }
            (FieldKind::Repeat(repeat), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.answer(&repeat.item, item, &at.item(index));
                }
            }
            (FieldKind::ManyChoice { .. }, Value::Array(items)) => {
                if items.iter().any(|item| !item.is_string()) {
                    self.wrong_type(at, "string");
                }
            }
            (FieldKind::Group(_) | FieldKind::Address(_), _) => self.wrong_type(at, "object"),
            (FieldKind::Repeat(_) | FieldKind::ManyChoice { .. }, _) => {
                self.wrong_type(at, "array");
            }
            (_, Value::Object(_) | Value::Array(_)) => {
                self.wrong_type(at, "string | number | boolean");
            }
            (_, Value::Bool(_) | Value::Number(_) | Value::String(_)) => {}
        }
    }

    fn wrong_type(&mut self, at: &Place, expected: &str) {
        self.errors.push(at.error("wrong-type").with("expected", expected));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place as At;
    use serde_json::json;

    fn form() -> Form {
        let schema = json!({
            "$id": "urn:test",
            "title": "Tờ khai",
            "type": "object",
            "properties": {
                "con": {
                    "type": "object",
                    "title": "Con",
                    "properties": {
                        "hoTen": { "type": "string", "title": "Họ tên" },
                        "giayTo": { "$ref": "#/$defs/tep", "title": "Giấy tờ" }
                    }
                },
                "nghe": {
                    "type": "array",
                    "title": "Nghề",
                    "items": {
                        "type": "object",
                        "properties": { "ma": { "type": "string", "title": "Mã" } }
                    }
                }
            },
            "$defs": { "tep": { "type": "object", "x-file": true } }
        });
        let file = json!({ "type": "string", "title": "Giấy tờ" });
        let mut schema = schema;
        schema["properties"]["con"]["properties"]["giayTo"] = file;
        schema.as_object_mut().unwrap().remove("$defs");
        Form::from_schema(schema).unwrap()
    }

    #[test]
    fn every_unknown_answer_is_named_with_the_nearest() {
        let check = |answers: Value, expect: &[(&str, &str)]| {
            let found = match known(&form(), answers.as_object().unwrap()) {
                Ok(()) => Vec::new(),
                Err(problem) => problem.errors().to_vec(),
            };
            let found: Vec<(At, &str)> =
                found.iter().map(|e| (e.place.clone(), e.code())).collect();
            let expect: Vec<(At, &str)> =
                expect.iter().map(|(p, c)| (At::Body((*p).to_owned()), *c)).collect();
            assert_eq!(found, expect);
        };
        check(json!({ "con": { "hoTen": "A" }, "nghe": [{ "ma": "1" }] }), &[]);
        check(json!({ "con": null }), &[]);
        check(json!({ "cno": {} }), &[("/answers/cno", "unknown-field")]);
        check(json!({ "con": { "hoten": 1 } }), &[("/answers/con/hoten", "unknown-field")]);
        check(json!({ "con.hoTen": "A" }), &[("/answers/con.hoTen", "unknown-field")]);
        check(json!({ "con": [] }), &[("/answers/con", "wrong-type")]);
        check(json!({ "con": { "hoTen": {} } }), &[("/answers/con/hoTen", "wrong-type")]);
        check(
            json!({ "nghe": [{ "ma": "1" }, { "ten": "x" }] }),
            &[("/answers/nghe/1/ten", "unknown-field")],
        );
    }
}
