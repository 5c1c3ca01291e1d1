//! Objects and their fields.

use super::branches::Branches;
use super::layers::Layers;
use super::{Builder, SchemaCode, reach, set_dependences, settle};
use crate::bounds;
use crate::condition::Condition;
use crate::model::{Field, FieldKind, Group, PrefillHint, PrefillSubject, TextFormat, Who, Whose};
use crate::path::is_key;
use crate::pattern::Pattern;
use crate::words::Words;
use serde_json::{Map, Value};

/// Where in the form a field is being built.
#[derive(Debug, Clone, Default)]
pub(super) struct Spot {
    pub(super) key: String,
    pub(super) path: String,
    pub(super) depth: usize,
    /// Whose data the object around it is prefilled from.
    pub(super) subject: Option<PrefillSubject>,
    /// The title of the list, for its items.
    pub(super) list: Option<Words>,
}

impl Spot {
    fn below(&self, key: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self {
            key: key.to_owned(),
            path: format!("{}{dot}{key}", self.path),
            depth: self.depth + 1,
            subject: self.subject,
            list: None,
        }
    }

    pub(super) fn item(&self, list: &Words) -> Self {
        Self {
            key: String::new(),
            path: format!("{}[]", self.path),
            depth: self.depth + 1,
            subject: self.subject,
            list: Some(list.clone()),
        }
    }
}

impl<'s> Builder<'s> {
    /// The fields and conditions of an object.
    pub(super) fn group(&mut self, layers: &Layers<'s>, spot: &Spot) -> Group {
        let pointer = layers.pointer_of("properties");
        let Some(properties) = layers.get("properties").and_then(Value::as_object) else {
            self.problem(&pointer, SchemaCode::NotAnObject, "properties");
            return Group { fields: Vec::new(), conditions: Vec::new() };
        };
        let mut fields = Vec::new();
        for (key, schema) in properties {
            let pointer = format!("{pointer}/{key}");
            if is_key(key) {
                fields.extend(self.field(schema, &pointer, &spot.below(key)));
            } else {
                self.problem(&pointer, SchemaCode::BadKey, key);
            }
        }
        let Branches { required, mut conditions, patterns } = self.branches(layers);
        for (pointer, key) in required {
            match fields.iter_mut().find(|field| field.key == key) {
                Some(field) => field.required = true,
                None if properties.contains_key(&key) => {}
                None => self.problem(&pointer, SchemaCode::UnknownProperty, key),
            }
        }
        let whole = fields.len() == properties.len();
        self.require_fields(&fields, &conditions, layers.pointer(), whole);
        for (steps, pattern) in patterns {
            mark_paper_number(&mut fields, &steps, &pattern);
        }
        settle(&fields, &mut conditions);
        let mut group = Group { fields, conditions };
        set_dependences(&mut group);
        group
    }

    /// A condition may speak only of fields that exist.
    fn require_fields(
        &mut self,
        fields: &[Field],
        conditions: &[Condition],
        pointer: &str,
        whole: bool,
    ) {
        for condition in conditions.iter().filter(|_| whole) {
            let effects = condition.effects().map(|effect| &effect.steps);
            for steps in condition.reads.iter().chain(effects) {
                if reach(fields, steps).is_none() {
                    self.problem(pointer, SchemaCode::UnknownProperty, steps.join("."));
                }
            }
        }
    }

    /// One field; `None` when it cannot be built, which is then among the problems.
    pub(super) fn field(&mut self, schema: &'s Value, pointer: &str, spot: &Spot) -> Option<Field> {
        self.fields += 1;
        if self.fields > bounds::FIELDS {
            self.problem("", SchemaCode::TooManyFields, bounds::FIELDS);
            return None;
        }
        if spot.depth > bounds::DEPTH {
            self.problem(pointer, SchemaCode::TooDeep, &spot.path);
            return None;
        }
        let layers = self.layers(schema, pointer)?;
        let title = layers.words("title", "x-title-en").or_else(|| spot.list.clone());
        let Some(title) = title else {
            self.problem(pointer, SchemaCode::NoTitle, &spot.path);
            return None;
        };
        let hint = prefill(&layers, spot.subject);
        let is_sensitive = is_sensitive(&layers, &spot.key, hint.as_ref());
        let inside = Spot {
            subject: hint.as_ref().and_then(|hint| hint.subject).or(spot.subject),
            ..spot.clone()
        };
        let (kind, shape) = self.kind(&layers, &inside, &title)?;
        // An item that is one box of its own is called what the list is called.
        let is_card = matches!(kind, FieldKind::Group(_));
        let title = spot.list.clone().filter(|_| !is_card).unwrap_or(title);
        let said = layers.get("examples").and_then(|examples| examples.get(0)?.as_str());
        let example = said.map(str::to_owned).or_else(|| shape.as_ref().and_then(example_of));
        Some(Field {
            key: spot.key.clone(),
            path: spot.path.clone(),
            title,
            description: layers.words("description", "x-description-en"),
            kind,
            required: false,
            depends: None,
            prefill: hint,
            default: layers.get("default").cloned(),
            example,
            is_sensitive,
            shape,
            kept: layers.text("x-otherwise") == Some("optional"),
        })
    }
}

/// Sensitive facts of the population database, and the usual names of their fields: ethnic origin,
/// religion, blood group (NĐ 356/2025, Điều 4).
const SENSITIVE_FACTS: [&str; 3] = ["DanToc", "TonGiao", "NhomMau"];

/// What the schema says (`x-sensitive`) counts; else the fact that the field is filled with, or its name.
fn is_sensitive(layers: &Layers<'_>, key: &str, hint: Option<&PrefillHint>) -> bool {
    if let Some(said) = layers.get("x-sensitive").and_then(Value::as_bool) {
        return said;
    }
    let is_fact = |name: &str| {
        let fact = name.rsplit('.').next().unwrap_or(name);
        SENSITIVE_FACTS.iter().any(|known| known.eq_ignore_ascii_case(fact))
    };
    is_fact(key) || hint.is_some_and(|hint| hint.source.iter().any(|name| is_fact(name)))
}

/// An example of a code; other patterns describe prose, where a made-up example would mislead.
fn example_of(shape: &Pattern) -> Option<String> {
    shape.is_code().then(|| shape.example())
}

/// A plain text that a condition narrows to digits is the number of a paper.
fn mark_paper_number(fields: &mut [Field], steps: &[String], pattern: &str) {
    let [key] = steps else { return };
    let is_code = Pattern::parse(pattern).is_some_and(|pattern| pattern.is_code());
    let field = fields.iter_mut().find(|field| field.key == *key);
    if let Some(FieldKind::Text { format: format @ TextFormat::Plain, .. }) =
        field.filter(|_| is_code).map(|field| &mut field.kind)
    {
        *format = TextFormat::Code;
    }
}

fn prefill(layers: &Layers<'_>, around: Option<PrefillSubject>) -> Option<PrefillHint> {
    let own = layers.text("x-prefill-subject").and_then(|text| match text {
        "applicant" => Some(PrefillSubject::Applicant),
        "byKey" => Some(PrefillSubject::ByKey),
        "parts" => Some(PrefillSubject::Parts),
        _ => None,
    });
    let source: Vec<String> = layers
        .text("x-prefill")
        .map(|names| names.split('|').map(|name| name.trim().to_owned()).collect())
        .unwrap_or_default();
    let expect = layers.get("x-expect").cloned();
    let reuse = layers.text("x-reuse").map(str::to_owned);
    let person = layers.get("x-prefill-person").and_then(whose);
    let said = own.is_some()
        || !source.is_empty()
        || person.is_some()
        || expect.is_some()
        || reuse.is_some();
    said.then(|| PrefillHint { subject: own.or(around), source, person, expect, reuse })
}

/// `{"on": "nguoiYeuCau.quanHe", "ME": "applicant", "CHA": "spouse"}`.
fn whose(value: &Value) -> Option<Whose> {
    let rule = value.as_object()?;
    let on = rule.get("on")?.as_str()?.to_owned();
    let cases = rule.iter().filter_map(|(text, who)| {
        let who = match who.as_str()? {
            "applicant" => Who::Applicant,
            "spouse" => Who::Spouse,
            _ => return None,
        };
        (text != "on").then(|| (text.clone(), who))
    });
    Some(Whose { on, cases: cases.collect() })
}

/// The value of a keyword as an object.
pub(super) fn object(value: Option<&Value>) -> Option<&Map<String, Value>> {
    value.and_then(Value::as_object)
}
