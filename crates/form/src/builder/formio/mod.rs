//! Forms of form.io become schemas, as far as the kinds of fields agree.
//!
//! Their JSON is a tree of components. Layout (panels, field sets, columns, tables, tabs) becomes
//! groups or goes; containers and grids become groups and lists. Nothing in it is ever run: custom
//! JavaScript is told and left out. Everything that did not come over as it was stands in the report
//! with its path, its type and why.

mod components;
mod report;

pub use report::{Left, Why};

use super::blueprint::Blueprint;
use crate::bounds;
use components::Reader;
use serde_json::{Map, Value, json};

/// Bytes of a file that is brought in.
pub const MOST_FILE_BYTES: usize = 1024 * 1024;
/// How deep components may be nested, layout included.
pub const MOST_DEPTH: usize = 30;
/// Components of a file, layout included.
pub const MOST_COMPONENTS: usize = 2_000;

/// A form that was brought in.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The form.
    pub blueprint: Blueprint,
    /// What did not come over as it was.
    pub left: Vec<Left>,
    /// How many fields came over.
    pub fields: usize,
}

/// Why a file is no form at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotAForm {
    /// It is too large.
    TooLarge,
    /// It is no JSON; where the reading ended and why.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader says.
        why: String,
    },
    /// It is neither a JSON Schema of an object nor a form of form.io.
    Neither,
    /// It has more components than the bound.
    TooManyComponents,
    /// No component came over.
    Nothing,
}

/// Reads a JSON Schema or a form of form.io. A schema is taken as it is.
pub fn read(bytes: &[u8], title: &str) -> Result<Brought, NotAForm> {
    if bytes.len() > MOST_FILE_BYTES {
        return Err(NotAForm::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).map_err(|error| NotAForm::NotJson {
        line: error.line(),
        column: error.column(),
        why: error.to_string(),
    })?;
    if value.get("components").is_some_and(Value::is_array) || value.is_array() {
        return of_formio(&value, title);
    }
    if value.get("type").and_then(Value::as_str) != Some("object") {
        return Err(NotAForm::Neither);
    }
    let blueprint = Blueprint::new(value);
    let fields = blueprint.outline().len();
    Ok(Brought { blueprint, left: Vec::new(), fields })
}

fn of_formio(value: &Value, title: &str) -> Result<Brought, NotAForm> {
    let parts = value.get("components").unwrap_or(value);
    if !components::are_few(parts) {
        return Err(NotAForm::TooManyComponents);
    }
    let own = value.get("title").and_then(Value::as_str).map(str::trim);
    let title = own.filter(|own| !own.is_empty()).unwrap_or(title);
    let title: String = title.chars().take(super::MOST_TITLE_CHARS).collect();
    let mut blueprint = Blueprint::new(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": {},
        "required": [],
        "additionalProperties": false
    }));
    let mut reader = Reader::new(&mut blueprint);
    reader.all(parts, "", 0);
    let (left, fields) = reader.finish();
    if fields == 0 {
        return Err(NotAForm::Nothing);
    }
    Ok(Brought { blueprint, left, fields })
}

/// The text of a property of a component.
fn text<'v>(component: &'v Map<String, Value>, key: &str) -> &'v str {
    component.get(key).and_then(Value::as_str).map(str::trim).unwrap_or_default()
}

/// Whether a property of a component says yes.
fn yes(component: &Map<String, Value>, key: &str) -> bool {
    matches!(component.get(key), Some(Value::Bool(true)))
        || component.get(key).and_then(Value::as_str) == Some("true")
}

const _: () = assert!(MOST_COMPONENTS >= bounds::FIELDS, "layout needs room beside the fields");
