//! Checking what was sent against the schema that the document shows: all problems in one go, each
//! where it is. So the document cannot promise what the program does not hold.

use crate::problem::{FieldError, Problem, escaped, pointer};
use jsonschema::{
    Draft, PatternOptions, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind as Kind},
    paths::LocationSegment,
};
use serde_json::{Map, Value, json};
use std::{
    any::TypeId,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use utoipa::{
    IntoParams, ToSchema,
    openapi::path::{Parameter, ParameterIn},
};

/// Problems told at once.
const MOST_ERRORS: usize = 100;
/// The longest known or sent name that is compared to find the nearest.
const MOST_NAME_CHARS: usize = 64;

/// The shape that something sent has to have.
#[derive(Debug)]
pub(crate) struct Shape {
    schema: Value,
    validator: Validator,
}

/// Where what is checked comes from, which decides how its problems are placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// The body: problems have pointers.
    Body,
    /// The parameters of the address: problems have names.
    Parameters,
}

impl Shape {
    /// The shape of a body.
    fn of_body<T: ToSchema>() -> Result<Self, Problem> {
        let mut components = Vec::new();
        T::schemas(&mut components);
        let components: Map<String, Value> =
            components.iter().map(|(name, schema)| (name.clone(), json!(schema))).collect();
        let mut schema = json!(T::schema());
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("components".to_owned(), json!({ "schemas": components }));
        }
        Self::compiled(schema)
    }

    /// The shape of the parameters of an address, as an object.
    fn of_parameters<T: IntoParams>() -> Result<Self, Problem> {
        let params = T::into_params(|| Some(ParameterIn::Query));
        let properties: Map<String, Value> =
            params.iter().map(|p| (p.name.clone(), json!(p.schema))).collect();
        let is_required = |p: &&Parameter| json!(p.required) == true;
        let required: Vec<&str> =
            params.iter().filter(is_required).map(|p| p.name.as_str()).collect();
        Self::compiled(json!({
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        }))
    }

    fn compiled(schema: Value) -> Result<Self, Problem> {
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex())
            .build(&schema)
            .map_err(Problem::internal)?;
        Ok(Self { schema, validator })
    }

    /// Every problem of a value.
    pub(crate) fn check(&self, value: &Value, from: From) -> Result<(), Problem> {
        let errors: Vec<FieldError> = self
            .validator
            .iter_errors(value)
            .flat_map(|error| self.told(&error, from))
            .take(MOST_ERRORS)
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(Problem::fields(errors)) }
    }

    fn told(&self, error: &ValidationError<'_>, from: From) -> Vec<FieldError> {
        let steps: Vec<String> = error
            .instance_path()
            .segments()
            .map(|segment| match segment {
                LocationSegment::Property(key) => key.into_owned(),
                LocationSegment::Index(index) => index.to_string(),
            })
            .collect();
        let at = |further: Option<&str>, code: &str| {
            let steps = steps.iter().map(String::as_str).chain(further);
            match from {
                From::Body => FieldError::body(pointer(steps), code),
                From::Parameters => FieldError::parameter(steps.last().unwrap_or_default(), code),
            }
        };
        if let Kind::AdditionalProperties { unexpected } = error.kind() {
            let known = self.names_at(&steps);
            let unknown = unexpected.iter().map(|name| {
                let nearest = nearest(name, known.iter().map(String::as_str));
                at(Some(name), "unknown-field").with("found", name).with("nearest", nearest)
            });
            return unknown.collect();
        }
        if let Kind::Required { property } = error.kind() {
            let name = property.as_str().unwrap_or_default();
            return vec![at(Some(name), "missing").with("found", name)];
        }
        let (code, name, value) = complaint(error.kind());
        vec![at(None, code).with(name, value)]
    }

    /// The names that an object may have, by the steps that lead to it.
    fn names_at(&self, steps: &[String]) -> Vec<String> {
        let mut here = self.resolved(&self.schema);
        for step in steps {
            let inner = here.get("properties").and_then(|p| p.get(step));
            let inner = inner.or_else(|| here.get("items")).unwrap_or(&Value::Null);
            here = self.resolved(inner);
        }
        let names = here.get("properties").and_then(Value::as_object);
        names.map(|names| names.keys().cloned().collect()).unwrap_or_default()
    }

    /// The schema itself, or the one that it refers to.
    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let reference = schema.get("$ref").and_then(Value::as_str);
        let pointer = reference.and_then(|r| r.strip_prefix('#'));
        pointer.and_then(|p| self.schema.pointer(p)).unwrap_or(schema)
    }
}

/// The known name that is most like another.
pub(crate) fn nearest<'n>(wanted: &str, known: impl Iterator<Item = &'n str>) -> String {
    let wanted: String = wanted.chars().take(MOST_NAME_CHARS).collect();
    let distance = |name: &&str| strsim::damerau_levenshtein(&wanted, name);
    known.min_by_key(distance).unwrap_or("–").to_owned()
}

/// The code of a problem, with the one parameter that its words need.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what no schema of ours asks for is told by its keyword"
)]
fn complaint(kind: &Kind) -> (&'static str, &'static str, String) {
    let limit = |code, limit: &dyn std::fmt::Display| (code, "limit", limit.to_string());
    match kind {
        Kind::Type { kind } => ("wrong-type", "expected", types(kind)),
        Kind::MinLength { limit: least } => limit("too-short", least),
        Kind::MaxLength { limit: most } => limit("too-long", most),
        Kind::Minimum { limit: least } => limit("below-minimum", least),
        Kind::Maximum { limit: most } => limit("above-maximum", most),
        Kind::MinItems { limit: least } => limit("too-few-items", least),
        Kind::MaxItems { limit: most } => limit("too-many-items", most),
        Kind::Enum { options } => {
            let options = options.as_array().into_iter().flatten();
            let options: Vec<&str> = options.filter_map(Value::as_str).collect();
            ("not-an-option", "allowed", options.join(", "))
        }
        Kind::Format { format } => ("wrong-shape", "expected", format.clone()),
        Kind::Pattern { pattern } => ("wrong-shape", "expected", pattern.clone()),
        other => ("wrong-shape", "expected", other.keyword().to_owned()),
    }
}

fn types(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(one) => one.to_string(),
        TypeKind::Multiple(several) => {
            let names: Vec<String> = several.iter().map(|t| t.to_string()).collect();
            names.join(" | ")
        }
    }
}

/// The shapes that were needed so far.
#[derive(Debug, Default)]
pub(crate) struct Shapes(Mutex<HashMap<TypeId, Arc<Shape>>>);

impl Shapes {
    /// The shape of a body.
    pub(crate) fn body<T: ToSchema + 'static>(&self) -> Result<Arc<Shape>, Problem> {
        self.kept(TypeId::of::<T>(), Shape::of_body::<T>)
    }

    /// The shape of the parameters of an address.
    pub(crate) fn parameters<T: IntoParams + 'static>(&self) -> Result<Arc<Shape>, Problem> {
        self.kept(TypeId::of::<T>(), Shape::of_parameters::<T>)
    }

    fn kept(
        &self,
        of: TypeId,
        make: impl FnOnce() -> Result<Shape, Problem>,
    ) -> Result<Arc<Shape>, Problem> {
        let shapes = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = shapes().get(&of) {
            return Ok(Arc::clone(known));
        }
        let made = Arc::new(make()?);
        shapes().insert(of, Arc::clone(&made));
        Ok(made)
    }
}

/// Reads the parameters of an address as the object that their shape describes.
pub(crate) fn parameters(query: &str, shape: &Shape) -> Result<Value, Problem> {
    let mut object = Map::new();
    let mut twice = Vec::new();
    for (name, text) in form_urlencoded::parse(query.as_bytes()) {
        let schema = shape.schema.pointer(&format!("/properties/{}", escaped(&name)));
        let value = typed(schema, &text);
        if object.insert(name.to_string(), value).is_some() {
            twice.push(FieldError::parameter(name, "given-twice"));
        }
    }
    if twice.is_empty() { Ok(Value::Object(object)) } else { Err(Problem::fields(twice)) }
}

/// A text of an address as its schema wants it; what does not fit stays a text and is told.
fn typed(schema: Option<&Value>, text: &str) -> Value {
    let types = schema.and_then(|s| s.get("type"));
    let is = |name: &str| match types {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(several)) => several.iter().any(|t| t == name),
        _ => false,
    };
    let as_text = || Value::String(text.to_owned());
    if is("integer") {
        return text.parse::<i64>().map_or_else(|_no_number| as_text(), Value::from);
    }
    if is("boolean") {
        return text.parse::<bool>().map_or_else(|_no_boolean| as_text(), Value::from);
    }
    as_text()
}
