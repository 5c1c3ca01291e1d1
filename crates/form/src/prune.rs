//! Taking out what is not asked and what is empty.

use crate::bounds;
use crate::model::{AddressParts, Field, FieldKind, Form, Group};
use crate::{condition::Need, visibility::Visibility};
use serde_json::{Map, Value};

impl Form {
    /// Drops hidden and empty parts and puts the rest in the order of the form.
    ///
    /// Hiding an answer may hide others, so this repeats until nothing changes (a bounded number of
    /// times). A group that holds nothing but its defaults counts as empty; a required list without
    /// a minimum stays, even when empty. Keys that the form does not know stay for
    /// [`Form::check`] to refuse.
    pub fn prune(&self, answers: Value) -> Value {
        self.pruned(answers).0
    }

    /// The pruned answers, and what is asked with them.
    pub(crate) fn pruned(&self, answers: Value) -> (Value, Visibility) {
        let mut now = answers;
        let mut visible = self.visible(&now);
        for _ in 0..bounds::PRUNE_ROUNDS {
            let next = Value::Object(pruned_group(&self.root, &now, "", &visible));
            if next == now {
                return (next, visible);
            }
            now = next;
            visible = self.visible(&now);
        }
        (now, visible)
    }
}

fn pruned_group(
    group: &Group,
    value: &Value,
    path: &str,
    visible: &Visibility,
) -> Map<String, Value> {
    let dot = if path.is_empty() { "" } else { "." };
    let mut out = Map::new();
    for field in &group.fields {
        let here = format!("{path}{dot}{}", field.key);
        let kept = value.get(&field.key).and_then(|inner| pruned(field, inner, &here, visible));
        if let Some(kept) = kept.filter(|_| visible.shows(&here)) {
            out.insert(field.key.clone(), kept);
        } else if may_be_empty(field) && visible.shows(&here) {
            out.insert(field.key.clone(), Value::Array(Vec::new()));
        }
    }
    let unknown = value.as_object().into_iter().flatten();
    for (key, inner) in unknown.filter(|(key, _)| group.field(key).is_none()) {
        out.insert(key.clone(), inner.clone());
    }
    out
}

fn pruned(field: &Field, value: &Value, path: &str, visible: &Visibility) -> Option<Value> {
    if let Some(group) = field.group() {
        if !value.is_object() {
            return (!is_empty(value)).then(|| value.clone());
        }
        let map = pruned_group(group, value, path, visible);
        let is_there = match visible.of(path) {
            Need::Required => is_touched(group, &map),
            Need::Optional | Need::Hidden => is_filled(field, &map),
        };
        return is_there.then_some(Value::Object(map));
    }
    if let (Some(repeat), Some(items)) = (field.repeat(), value.as_array()) {
        let rows = items.iter().enumerate();
        let kept: Vec<Value> = rows
            .filter_map(|(i, item)| pruned(&repeat.item, item, &format!("{path}[{i}]"), visible))
            .collect();
        return (!kept.is_empty()).then_some(Value::Array(kept));
    }
    (!is_empty(value)).then(|| value.clone())
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether a list belongs to the answers even when it has no items.
pub(crate) fn may_be_empty(field: &Field) -> bool {
    let no_minimum = if let FieldKind::ManyChoice { min, .. } = &field.kind {
        *min == 0
    } else {
        field.repeat().is_some_and(|repeat| repeat.min == 0)
    };
    field.required && no_minimum
}

/// Whether someone put more into a group than what stands there by default.
pub(crate) fn is_touched(group: &Group, answers: &Map<String, Value>) -> bool {
    answers.iter().any(|(key, value)| match group.field(key) {
        Some(field) => match (field.group(), value.as_object()) {
            (Some(inner), Some(map)) => is_touched(inner, map),
            _ => !is_empty(value) && field.default.as_ref() != Some(value),
        },
        None => true,
    })
}

/// Whether someone put more into a group that may be left out than a page does by itself: an address
/// begins with a country and a province chosen.
fn is_filled(field: &Field, answers: &Map<String, Value>) -> bool {
    let is_address = matches!(field.kind, FieldKind::Address(_));
    field.group().is_some_and(|group| {
        answers.iter().any(|(key, value)| match (group.field(key), value.as_object()) {
            (Some(inner), Some(map)) if inner.group().is_some() => is_filled(inner, map),
            (Some(inner), _) => {
                !is_empty(value)
                    && inner.default.as_ref() != Some(value)
                    && !(is_address && is_chosen_by_page(key, value))
            }
            (None, _) => true,
        })
    })
}

/// Whether a part of an address says no more than Việt Nam, or the code of a province.
fn is_chosen_by_page(key: &str, value: &Value) -> bool {
    let Some(code) = value.as_str() else { return false };
    match key {
        AddressParts::COUNTRY => code == "VN",
        AddressParts::PROVINCE => code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit()),
        _ => false,
    }
}
