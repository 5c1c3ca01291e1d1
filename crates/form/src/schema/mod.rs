//! From a JSON Schema (2020-12) to the model: what is understood is a closed list, and everything
//! else is refused when the form is loaded, so that nothing surprises people later.

mod branches;
mod fields;
mod kinds;
mod layers;

use crate::bounds;
use crate::condition::{Condition, dependence};
use crate::model::{Dependence, Field, Form, Group};
use crate::sections;
use crate::words::Words;
use jsonschema::{Draft, PatternOptions, Validator};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fmt::{self, Display};
use std::sync::Arc;

/// One thing a schema has that a form cannot be made of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{pointer}: {code} ({detail})")]
pub struct SchemaProblem {
    /// Where in the schema, as a JSON pointer.
    pub pointer: String,
    /// What kind of problem.
    pub code: SchemaCode,
    /// The name or value that it is about.
    pub detail: String,
}

/// Kinds of problems of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SchemaCode {
    /// The schema, or a part that must be one, is not an object.
    NotAnObject,
    /// More values than the bound.
    TooLarge,
    /// Groups nested deeper than the bound, or a reference that leads back to itself.
    TooDeep,
    /// More fields than the bound.
    TooManyFields,
    /// More options than the bound, or none, or one that is no text.
    BadOptions,
    /// A limit that is no number in range.
    BadLimit,
    /// A property name that cannot be part of a path.
    BadKey,
    /// A field without a title.
    NoTitle,
    /// A reference to something other than a definition of the schema.
    UnresolvedRef,
    /// A keyword that forms do not understand here.
    UnsupportedKeyword,
    /// A type that no field has.
    UnknownKind,
    /// A required property or a condition that names no field.
    UnknownProperty,
    /// The validator refuses the schema.
    InvalidSchema,
}

impl SchemaCode {
    /// The stable text of the code.
    pub const fn text(self) -> &'static str {
        match self {
            Self::NotAnObject => "not-an-object",
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
            Self::TooManyFields => "too-many-fields",
            Self::BadOptions => "bad-options",
            Self::BadLimit => "bad-limit",
            Self::BadKey => "bad-key",
            Self::NoTitle => "no-title",
            Self::UnresolvedRef => "unresolved-ref",
            Self::UnsupportedKeyword => "unsupported-keyword",
            Self::UnknownKind => "unknown-kind",
            Self::UnknownProperty => "unknown-property",
            Self::InvalidSchema => "invalid-schema",
        }
    }
}

impl Display for SchemaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl Form {
    /// Makes a form of a JSON Schema, or says everything that stands in the way.
    ///
    /// Understood are objects, lists, texts, numbers, yes/no, choices, files and addresses, each with
    /// the keywords of its kind; `if`/`then`/`else` on the answers of an object; references to
    /// `#/$defs/…`; and `x-…` annotations, of which unknown ones do no harm:
    ///
    /// - `x-title-en`, `x-description-en`: the words in English;
    /// - `x-multiline`: whether a text has several lines, otherwise its greatest length decides;
    /// - `x-otherwise: "optional"`: an answer that a condition may require stays optional where the
    ///   condition does not hold, instead of being hidden;
    /// - `x-prefill`, `x-prefill-subject`, `x-prefill-person`, `x-expect`, `x-reuse`: see
    ///   [`crate::PrefillHint`];
    /// - `x-sensitive`: whether the answer is sensitive personal data, see [`crate::Field`];
    /// - `x-procedure`, `x-form`, `x-addressee`, `x-rules` at the root: see [`Form`].
    pub fn from_schema(schema: Value) -> Result<Self, Vec<SchemaProblem>> {
        let (mut root, validator) = parts(&schema)?;
        let sections = sections::pages(&mut root);
        let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
        let notes = schema.get("x-rules").and_then(Value::as_array).into_iter().flatten();
        let english = text("x-title-en");
        Ok(Self {
            id: text("$id").unwrap_or_default(),
            procedure: text("x-procedure"),
            title: Words::new(text("title").unwrap_or_default(), english.as_deref()),
            official_form: text("x-form"),
            addressee: text("x-addressee"),
            notes: notes.filter_map(Value::as_str).map(str::to_owned).collect(),
            sections,
            root,
            validator,
            schema,
        })
    }

    /// The schema that the form was made of, for machines that fill it in.
    pub fn schema(&self) -> &Value {
        &self.schema
    }
}

/// The fields and the validator of a schema, or everything that stands in the way.
fn parts(schema: &Value) -> Result<(Group, Validator), Vec<SchemaProblem>> {
    let mut builder = Builder::default();
    let Some(root) = schema.as_object() else {
        builder.problem("", SchemaCode::NotAnObject, "");
        return Err(builder.problems);
    };
    if count(schema) > bounds::SCHEMA_VALUES {
        builder.problem("", SchemaCode::TooLarge, bounds::SCHEMA_VALUES);
        return Err(builder.problems);
    }
    builder.defs = root.get("$defs").and_then(Value::as_object);
    let group = builder.root(root);
    if !builder.problems.is_empty() {
        return Err(builder.problems);
    }
    // The validator names one problem only, so it speaks last.
    compiled(schema).map(|validator| (group, validator)).map_err(|error| {
        let pointer = error.instance_path().to_string();
        builder.problem(&pointer, SchemaCode::InvalidSchema, error.masked());
        builder.problems
    })
}

/// Whether a text is a pattern that the validator can run.
pub(crate) fn is_pattern(text: &str) -> bool {
    compiled(&serde_json::json!({ "pattern": text })).is_ok()
}

/// Compiles a schema: formats are checked, and patterns run in linear time.
fn compiled(schema: &Value) -> Result<Validator, jsonschema::ValidationError<'static>> {
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex())
        .build(schema)
}

/// Values of a JSON text, counted up to one past the bound.
fn count(value: &Value) -> usize {
    let mut todo = vec![value];
    let mut seen = 0;
    while let Some(value) = todo.pop() {
        seen += 1;
        if seen > bounds::SCHEMA_VALUES {
            break;
        }
        match value {
            Value::Array(items) => todo.extend(items),
            Value::Object(map) => todo.extend(map.values()),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    seen
}

/// What is being built, and what was found wrong on the way.
#[derive(Default)]
struct Builder<'s> {
    defs: Option<&'s Map<String, Value>>,
    problems: Vec<SchemaProblem>,
    fields: usize,
    compiled: HashMap<String, Arc<Validator>>,
}

impl<'s> Builder<'s> {
    fn problem(&mut self, pointer: &str, code: SchemaCode, detail: impl Display) {
        let problem =
            SchemaProblem { pointer: pointer.to_owned(), code, detail: detail.to_string() };
        if self.problems.len() < bounds::PROBLEMS && !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn root(&mut self, root: &'s Map<String, Value>) -> Group {
        const ROOT: [&str; 4] = ["$schema", "$id", "$defs", "examples"];
        if root.get("type").and_then(Value::as_str) != Some("object") {
            self.problem("/type", SchemaCode::UnknownKind, "object");
        }
        if root.get("title").and_then(Value::as_str).is_none_or(str::is_empty) {
            self.problem("", SchemaCode::NoTitle, "");
        }
        let layers = layers::Layers::one(root);
        self.allow(&layers, &[kinds::OBJECT, &ROOT].concat());
        self.group(&layers, &fields::Spot::default())
    }

    /// Compiles an `if`, once for all that say the same.
    fn condition(&mut self, when: &Value, pointer: &str) -> Option<Arc<Validator>> {
        let text = when.to_string();
        if let Some(done) = self.compiled.get(&text) {
            return Some(Arc::clone(done));
        }
        match compiled(when) {
            Ok(validator) => {
                let validator = Arc::new(validator);
                self.compiled.insert(text, Arc::clone(&validator));
                Some(validator)
            }
            Err(error) => {
                self.problem(pointer, SchemaCode::InvalidSchema, error.masked());
                None
            }
        }
    }
}

/// Says of every field of a group which other field of the group makes it appear.
fn set_dependences(group: &mut Group) {
    let found: Vec<Option<Dependence>> = group
        .fields
        .iter()
        .map(|field| {
            let (on, values, or_empty) = dependence(group, field)?;
            Some(Dependence { on, values, or_empty })
        })
        .collect();
    for (field, depends) in group.fields.iter_mut().zip(found) {
        field.depends = depends;
    }
}

/// The field that steps lead to from an object; lists end the way.
fn reach<'f>(fields: &'f [Field], steps: &[String]) -> Option<&'f Field> {
    let (first, rest) = steps.split_first()?;
    let field = fields.iter().find(|field| field.key == *first)?;
    if rest.is_empty() { Some(field) } else { reach(field.children(), rest) }
}

/// Whether an answer is asked in every case, seen from its object.
fn always_asked(fields: &[Field], steps: &[String]) -> bool {
    (1..=steps.len()).all(|n| {
        steps.get(..n).and_then(|way| reach(fields, way)).is_some_and(|field| field.required)
    })
}

/// Completes conditions with what the fields of their group say.
fn settle(fields: &[Field], conditions: &mut [Condition]) {
    for condition in conditions {
        let asked = condition.reads.iter().filter(|steps| always_asked(fields, steps));
        condition.awaits = asked.cloned().collect();
    }
}
