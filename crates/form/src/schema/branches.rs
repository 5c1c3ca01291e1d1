//! What an object asks of its answers, always or under a condition.

use super::fields::object;
use super::layers::Layers;
use super::{Builder, SchemaCode};
use crate::bounds;
use crate::condition::{Condition, Demand, Effect, Steps};
use serde_json::{Map, Value};

/// Keywords that narrow one answer in a branch; the validator checks them.
const NARROWING: &[&str] = &[
    "const",
    "enum",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "minItems",
    "maxItems",
    "required",
    "properties",
    "not",
];
/// Keywords of an `if`.
const ASKING: &[&str] = &[
    "properties",
    "required",
    "const",
    "enum",
    "minimum",
    "maximum",
    "contains",
    "pattern",
    "minItems",
    "anyOf",
    "allOf",
    "not",
];

/// What the branches of an object say.
#[derive(Debug, Default)]
pub(super) struct Branches {
    /// Keys asked always, each with the pointer that says so.
    pub(super) required: Vec<(String, String)>,
    pub(super) conditions: Vec<Condition>,
    /// Patterns that some branch puts on an answer.
    pub(super) patterns: Vec<(Steps, String)>,
}

impl<'s> Builder<'s> {
    pub(super) fn branches(&mut self, layers: &Layers<'s>) -> Branches {
        let mut out = Branches::default();
        for (pointer, map) in layers.iter() {
            always(map, pointer, &mut out);
            if map.contains_key("if") {
                self.one_condition(map, pointer, &mut out);
            }
            let parts = map.get("allOf").and_then(Value::as_array).into_iter().flatten();
            for (i, part) in parts.enumerate() {
                let pointer = format!("{pointer}/allOf/{i}");
                match part.as_object() {
                    Some(part) if part.contains_key("if") => {
                        self.allow_in(part, &pointer, &["if", "then", "else"]);
                        self.one_condition(part, &pointer, &mut out);
                    }
                    Some(part) => {
                        self.allow_in(part, &pointer, &["required", "properties"]);
                        always(part, &pointer, &mut out);
                        self.narrowed(part, &pointer, &mut Vec::new(), &mut Vec::new());
                    }
                    None => self.problem(&pointer, SchemaCode::NotAnObject, ""),
                }
            }
        }
        out
    }

    fn one_condition(&mut self, map: &Map<String, Value>, pointer: &str, out: &mut Branches) {
        let Some(asked) = map.get("if") else { return };
        let pointer_if = format!("{pointer}/if");
        let mut reads = Vec::new();
        self.reads(asked, &pointer_if, &mut Vec::new(), &mut reads);
        let Some(when) = self.condition(asked, &pointer_if) else { return };
        let mut branch = |key: &str| {
            let mut effects = Vec::new();
            let pointer = format!("{pointer}/{key}");
            if let Some(map) = object(map.get(key)) {
                self.allow_in(map, &pointer, &["required", "properties", "not"]);
                self.effects(map, &pointer, &mut Vec::new(), &mut effects);
                let mut patterns = Vec::new();
                self.narrowed(map, &pointer, &mut Vec::new(), &mut patterns);
                out.patterns.append(&mut patterns);
            }
            effects
        };
        let (then, otherwise) = (branch("then"), branch("else"));
        out.conditions.push(Condition { when, reads, awaits: Vec::new(), then, otherwise });
    }

    /// The answers that an `if` looks at.
    fn reads(&mut self, asked: &Value, pointer: &str, steps: &mut Steps, out: &mut Vec<Steps>) {
        let Some(map) = asked.as_object() else {
            return self.problem(pointer, SchemaCode::NotAnObject, "");
        };
        if steps.len() > bounds::DEPTH {
            return self.problem(pointer, SchemaCode::TooDeep, steps.join("."));
        }
        self.allow_in(map, pointer, ASKING);
        let mut read = |steps: &Steps| {
            if !out.contains(steps) {
                out.push(steps.clone());
            }
        };
        for key in keys(map.get("required")) {
            let with_key: Steps = steps.iter().cloned().chain([key.clone()]).collect();
            let asks_inside =
                object(map.get("properties")).and_then(|p| p.get(&key)?.get("properties"));
            if asks_inside.is_none() {
                read(&with_key);
            }
        }
        let itself = ["const", "enum", "minimum", "maximum", "contains", "pattern", "minItems"];
        if !steps.is_empty() && itself.iter().any(|key| map.contains_key(*key)) {
            read(steps);
        }
        for (key, inner) in object(map.get("properties")).into_iter().flatten() {
            steps.push(key.clone());
            self.reads(inner, &format!("{pointer}/properties/{key}"), steps, out);
            steps.pop();
        }
        for key in ["anyOf", "allOf"] {
            for (i, part) in
                map.get(key).and_then(Value::as_array).into_iter().flatten().enumerate()
            {
                self.reads(part, &format!("{pointer}/{key}/{i}"), steps, out);
            }
        }
        if let Some(part) = map.get("not") {
            self.reads(part, &format!("{pointer}/not"), steps, out);
        }
    }

    /// What a branch asks for, forbids and counts.
    fn effects(
        &mut self,
        map: &Map<String, Value>,
        pointer: &str,
        steps: &mut Steps,
        out: &mut Vec<Effect>,
    ) {
        let mut add = |key: &str, demand| {
            let steps = steps.iter().cloned().chain([key.to_owned()]).collect();
            out.push(Effect { steps, demand });
        };
        keys(map.get("required")).for_each(|key| add(&key, Demand::Require));
        if let Some(not) = object(map.get("not")).filter(|not| !not.contains_key("pattern")) {
            let any = not.get("anyOf").and_then(Value::as_array);
            let parts: Vec<&Value> = any.map_or_else(
                || map.get("not").into_iter().collect(),
                |parts| parts.iter().collect(),
            );
            for part in parts {
                match keys(part.get("required")).collect::<Vec<_>>().as_slice() {
                    [key] if part.as_object().is_some_and(|p| p.len() == 1) => {
                        add(key, Demand::Forbid);
                    }
                    _ => self.problem(
                        &format!("{pointer}/not"),
                        SchemaCode::UnsupportedKeyword,
                        "not",
                    ),
                }
            }
        }
        for (key, inner) in object(map.get("properties")).into_iter().flatten() {
            if let Some(least) = inner.get("minItems").and_then(Value::as_u64) {
                let least = usize::try_from(least).unwrap_or(bounds::ITEMS);
                let steps = steps.iter().cloned().chain([key.clone()]).collect();
                out.push(Effect { steps, demand: Demand::AtLeast(least) });
            }
            if let Some(inner) = inner.as_object() {
                steps.push(key.clone());
                self.effects(inner, &format!("{pointer}/properties/{key}"), steps, out);
                steps.pop();
            }
        }
    }

    /// Looks over the answers that a branch narrows, and notes their patterns.
    fn narrowed(
        &mut self,
        map: &Map<String, Value>,
        pointer: &str,
        steps: &mut Steps,
        patterns: &mut Vec<(Steps, String)>,
    ) {
        for (key, inner) in object(map.get("properties")).into_iter().flatten() {
            let pointer = format!("{pointer}/properties/{key}");
            let Some(inner) = inner.as_object().filter(|_| steps.len() <= bounds::DEPTH) else {
                self.problem(&pointer, SchemaCode::NotAnObject, key);
                continue;
            };
            self.allow_in(inner, &pointer, NARROWING);
            steps.push(key.clone());
            if let Some(pattern) = inner.get("pattern").and_then(Value::as_str) {
                patterns.push((steps.clone(), pattern.to_owned()));
            }
            self.narrowed(inner, &pointer, steps, patterns);
            steps.pop();
        }
    }
}

fn always(map: &Map<String, Value>, pointer: &str, out: &mut Branches) {
    let pointer = format!("{pointer}/required");
    out.required.extend(keys(map.get("required")).map(|key| (pointer.clone(), key)));
}

fn keys(required: Option<&Value>) -> impl Iterator<Item = String> {
    let all = required.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned)
}
