//! When a field is asked: reading and writing the conditions that a builder understands.
//!
//! Understood is one `if` on one choice or yes/no of the same object that speaks of the field in one
//! of three ways. What stands in a schema otherwise is left as it is.

use super::place::object_mut;
use serde_json::{Map, Value, json};

/// When a field is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum When {
    /// Always.
    #[default]
    Always,
    /// It depends on another field of the same group.
    If {
        /// The key of the deciding field.
        on: String,
        /// Its answers; `true` and `false` for yes and no.
        values: Vec<String>,
        /// What then.
        then: Then,
    },
    /// The schema says it in a way of its own, which stays.
    Other,
}

/// What holds while the condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Then {
    /// It is asked and must be answered; otherwise it is not asked.
    Required,
    /// It is asked and may be answered; otherwise it is not asked.
    Asked,
    /// It must be answered; otherwise it may be.
    Needed,
}

impl Then {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Required, Self::Asked, Self::Needed];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Asked => "asked",
            Self::Needed => "needed",
        }
    }

    /// Reads the stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|then| then.code() == code)
    }
}

/// When a field of an object is asked.
pub(super) fn read(group: &Value, key: &str) -> When {
    let own = group.get("if").map(|_| group);
    let parts = group.get("allOf").and_then(Value::as_array).into_iter().flatten();
    let mut found = parts.chain(own).filter(|part| speaks_of(part, key));
    let Some(part) = found.next() else { return When::Always };
    if found.next().is_some() || own.is_some_and(|own| speaks_of(own, key)) {
        return When::Other;
    }
    let is_kept = group
        .get("properties")
        .and_then(|p| p.get(key)?.get("x-otherwise")?.as_str())
        .is_some_and(|word| word == "optional");
    simple(part, key, is_kept).unwrap_or(When::Other)
}

fn simple(part: &Value, key: &str, is_kept: bool) -> Option<When> {
    let (on, values) = asked(part.get("if")?)?;
    let then_requires = lists(part.get("then").and_then(|then| then.get("required")), key);
    let else_forbids = forbids(part.get("else"), key);
    let elsewhere = lists(part.get("else").and_then(|e| e.get("required")), key)
        || forbids(part.get("then"), key)
        || narrows(part, key);
    let then = match (then_requires, else_forbids, is_kept) {
        _ if elsewhere => return None,
        (true, false, true) => Then::Needed,
        (true, _, false) => Then::Required,
        (false, true, false) => Then::Asked,
        _ => return None,
    };
    Some(When::If { on, values, then })
}

/// `properties: {x: {const: …}}, required: [x]`, and nothing else.
fn asked(part: &Value) -> Option<(String, Vec<String>)> {
    let map = part.as_object().filter(|map| map.len() == 2)?;
    let properties = map.get("properties")?.as_object().filter(|p| p.len() == 1)?;
    let (on, what) = properties.iter().next()?;
    if *map.get("required")? != json!([on]) {
        return None;
    }
    let what = what.as_object().filter(|what| what.len() == 1)?;
    let values: Option<Vec<String>> = match (what.get("const"), what.get("enum")) {
        (Some(one), None) => text_of(one).map(|one| vec![one]),
        (None, Some(Value::Array(all))) => all.iter().map(text_of).collect(),
        _ => None,
    };
    Some((on.clone(), values?))
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(yes) => Some(yes.to_string()),
        Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn lists(required: Option<&Value>, key: &str) -> bool {
    required.and_then(Value::as_array).is_some_and(|all| all.iter().any(|one| one == key))
}

fn forbids(branch: Option<&Value>, key: &str) -> bool {
    let Some(not) = branch.and_then(|branch| branch.get("not")) else { return false };
    let any = not.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    any.chain([not]).any(|part| lists(part.get("required"), key))
}

fn narrows(part: &Value, key: &str) -> bool {
    let inside = |branch: &str| part.get(branch).and_then(|b| b.get("properties")?.get(key));
    inside("then").is_some() || inside("else").is_some()
}

fn speaks_of(part: &Value, key: &str) -> bool {
    ["then", "else"].into_iter().any(|branch| {
        let branch = part.get(branch);
        lists(branch.and_then(|b| b.get("required")), key) || forbids(branch, key)
    }) || narrows(part, key)
}

/// The keys of an object on which the conditions of a builder depend, with the answers they name.
pub(super) fn deciding(group: &Value) -> Vec<(String, Vec<String>)> {
    let parts = group.get("allOf").and_then(Value::as_array).into_iter().flatten();
    parts.filter_map(|part| asked(part.get("if")?)).collect()
}

/// Says when a field of an object is asked, in place of what was said before.
pub(super) fn write(root: &mut Value, group: &str, key: &str, (when, is_yes_no): (&When, bool)) {
    let When::If { on, values, then } = when else {
        if *when == When::Always {
            forget(root, group, key);
        }
        return;
    };
    forget(root, group, key);
    let as_value = |text: &String| if is_yes_no { json!(text == "true") } else { json!(text) };
    let what = match values.as_slice() {
        [one] => json!({ "const": as_value(one) }),
        all => json!({ "enum": all.iter().map(as_value).collect::<Vec<_>>() }),
    };
    let asked = json!({ "properties": { on: what }, "required": [on] });
    let part = match then {
        Then::Required | Then::Needed => json!({ "if": asked, "then": { "required": [key] } }),
        Then::Asked => json!({ "if": asked, "else": { "not": { "required": [key] } } }),
    };
    let Some(map) = object_mut(root, group) else { return };
    let parts = map.entry("allOf").or_insert_with(|| json!([]));
    if let Some(parts) = parts.as_array_mut() {
        parts.push(part);
    }
    if let Some(field) = object_mut(root, &format!("{group}/properties/{key}")) {
        field.shift_remove("x-otherwise");
        if *then == Then::Needed {
            field.insert("x-otherwise".to_owned(), json!("optional"));
        }
    }
}

/// Forgets what the conditions of an object say of a field.
pub(super) fn forget(root: &mut Value, group: &str, key: &str) {
    if let Some(field) = object_mut(root, &format!("{group}/properties/{key}")) {
        field.shift_remove("x-otherwise");
    }
    change_parts(root, group, |part| {
        for branch in ["then", "else"] {
            silence(part, branch, key);
        }
        part.contains_key("then") || part.contains_key("else")
    });
}

/// Forgets the conditions of an object that depend on a field alone.
pub(super) fn forget_decider(root: &mut Value, group: &str, key: &str) {
    change_parts(root, group, |part| {
        part.get("if").and_then(asked).is_none_or(|(on, _)| on != key)
    });
}

fn change_parts(root: &mut Value, group: &str, keep: impl Fn(&mut Map<String, Value>) -> bool) {
    let Some(map) = object_mut(root, group) else { return };
    if let Some(parts) = map.get_mut("allOf").and_then(Value::as_array_mut) {
        parts.retain_mut(|part| match part.as_object_mut() {
            Some(part) if part.contains_key("if") => keep(part),
            _ => true,
        });
        if parts.is_empty() {
            map.shift_remove("allOf");
        }
    }
}

fn silence(part: &mut Map<String, Value>, branch: &str, key: &str) {
    let Some(map) = part.get_mut(branch).and_then(Value::as_object_mut) else { return };
    drop_from_list(map, "required", &|one| one == key);
    if let Some(properties) = map.get_mut("properties").and_then(Value::as_object_mut) {
        properties.shift_remove(key);
        if properties.is_empty() {
            map.shift_remove("properties");
        }
    }
    if let Some(not) = map.get_mut("not").and_then(Value::as_object_mut) {
        drop_from_list(not, "anyOf", &|one| *one == json!({ "required": [key] }));
        drop_from_list(not, "required", &|one| one == key);
        if not.is_empty() {
            map.shift_remove("not");
        }
    }
    if map.is_empty() {
        part.shift_remove(branch);
    }
}

fn drop_from_list(map: &mut Map<String, Value>, keyword: &str, goes: &dyn Fn(&Value) -> bool) {
    if let Some(list) = map.get_mut(keyword).and_then(Value::as_array_mut) {
        list.retain(|one| !goes(one));
        if list.is_empty() {
            map.shift_remove(keyword);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group() -> Value {
        json!({
            "properties": { "cach": {}, "diaChi": {}, "so": {} },
            "allOf": [
                { "if": { "properties": { "cach": { "const": "1" } }, "required": ["cach"] },
                  "then": { "required": ["diaChi", "so"] }, "else": { "not": { "anyOf": [{ "required": ["so"] }] } } }
            ]
        })
    }

    #[test]
    fn what_is_written_is_read() {
        for then in Then::ALL {
            let mut root = group();
            let values = vec!["1".to_owned(), "2".to_owned()];
            let when = When::If { on: "cach".to_owned(), values, then };
            write(&mut root, "", "diaChi", (&when, false));
            assert_eq!(read(&root, "diaChi"), when);
            assert!(matches!(read(&root, "so"), When::If { then: Then::Required, .. }), "{root}");
            write(&mut root, "", "diaChi", (&When::Always, false));
            assert_eq!(read(&root, "diaChi"), When::Always);
            assert_eq!(root["properties"]["diaChi"], json!({}));
        }
    }

    #[test]
    fn what_is_said_in_another_way_is_left_alone() {
        let mut root = json!({
            "properties": { "lan": {}, "lyDo": {} },
            "allOf": [{ "if": { "properties": { "lan": { "minimum": 2 } }, "required": ["lan"] }, "then": { "required": ["lyDo"] } }]
        });
        let before = root.clone();
        assert_eq!(read(&root, "lyDo"), When::Other);
        write(&mut root, "", "lyDo", (&When::Other, false));
        assert_eq!(root, before);
    }

    #[test]
    fn a_decider_takes_its_conditions_along() {
        let mut root = group();
        forget_decider(&mut root, "", "cach");
        assert_eq!(root.get("allOf"), None);
        let mut root = group();
        forget(&mut root, "", "diaChi");
        forget(&mut root, "", "so");
        assert_eq!(root.get("allOf"), None, "a condition that says nothing goes");
    }
}
