//! Finding the fields of a schema by their paths, also behind references.

use crate::path::is_key;
use serde_json::{Map, Value};

/// References followed in a row, as when a form is loaded.
const REFS: usize = 8;
const DEFS: &str = "#/$defs/";

/// A field in its schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// The pointer of the object whose `properties` have it.
    pub(super) group: String,
    /// Its key there.
    pub(super) key: String,
    /// The pointer of its own schema.
    pub(super) node: String,
}

/// The pointer of the layer of a schema that has a keyword; the outermost counts.
pub(super) fn layer_with(root: &Value, pointer: &str, keyword: &str) -> Option<String> {
    layers(root, pointer)
        .into_iter()
        .find(|at| root.pointer(at).and_then(|n| n.get(keyword)).is_some())
}

/// The pointers of a schema and of the definitions behind it, outermost first.
pub(super) fn layers(root: &Value, pointer: &str) -> Vec<String> {
    let mut found = vec![pointer.to_owned()];
    while let Some(next) = found.last().and_then(|at| target(root.pointer(at)?)) {
        if found.len() >= REFS || found.contains(&next) {
            break;
        }
        found.push(next);
    }
    found
}

fn target(node: &Value) -> Option<String> {
    let name = node.get("$ref")?.as_str()?.strip_prefix(DEFS)?;
    Some(format!("/$defs/{}", name.replace('~', "~0").replace('/', "~1")))
}

/// The value of a keyword, outermost first.
pub(super) fn word<'s>(root: &'s Value, pointer: &str, keyword: &str) -> Option<&'s Value> {
    root.pointer(&layer_with(root, pointer, keyword)?)?.get(keyword)
}

/// The pointer of the object that has the fields of a group; the empty path is the form itself.
pub(super) fn group(root: &Value, path: &str) -> Option<String> {
    let mut at = String::new();
    for part in path.split('.').filter(|_| !path.is_empty()) {
        let (key, is_list) = part.strip_suffix("[]").map_or((part, false), |key| (key, true));
        at = property(root, &layer_with(root, &at, "properties")?, key)?;
        if is_list {
            at = format!("{}/items", layer_with(root, &at, "items")?);
        }
    }
    layer_with(root, &at, "properties")
}

/// The field of a path such as `con.hoTen` or `nganhNghe[].ma`.
pub(super) fn field(root: &Value, path: &str) -> Option<Place> {
    let (above, key) = path.rsplit_once('.').unwrap_or(("", path));
    let group = group(root, above)?;
    let node = property(root, &group, key)?;
    Some(Place { group, key: key.to_owned(), node })
}

fn property(root: &Value, group: &str, key: &str) -> Option<String> {
    let pointer = format!("{group}/properties/{key}");
    (is_key(key) && root.pointer(&pointer).is_some()).then_some(pointer)
}

/// An object of the schema, to be changed.
pub(super) fn object_mut<'s>(
    root: &'s mut Value,
    pointer: &str,
) -> Option<&'s mut Map<String, Value>> {
    root.pointer_mut(pointer)?.as_object_mut()
}

/// The path of the field that a pointer into the schema is about; nothing for what several share.
pub(super) fn path_of(pointer: &str) -> Option<String> {
    let mut path = String::new();
    let mut parts = pointer.split('/').skip(1);
    while let Some(part) = parts.next() {
        match part {
            "properties" => {
                let key = parts.next().filter(|key| is_key(key))?;
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
            }
            "items" if !path.is_empty() => path.push_str("[]"),
            "$defs" => return None,
            _ => break,
        }
    }
    let path = path.strip_suffix("[]").map(str::to_owned).unwrap_or(path);
    (!path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_are_found_also_behind_references() {
        let root = json!({
            "properties": {
                "con": { "$ref": "#/$defs/nguoi" },
                "nganh": { "type": "array", "items": { "properties": { "ma": {} } } }
            },
            "$defs": { "nguoi": { "properties": { "hoTen": {} } } }
        });
        let node = |path: &str| field(&root, path).map(|place| place.node);
        assert_eq!(node("con.hoTen").as_deref(), Some("/$defs/nguoi/properties/hoTen"));
        assert_eq!(node("nganh[].ma").as_deref(), Some("/properties/nganh/items/properties/ma"));
        assert_eq!(node("con").as_deref(), Some("/properties/con"));
        for lost in ["", "x", "con.x", "nganh.ma", "con~1", "con/x", "nganh[]"] {
            assert_eq!(node(lost), None, "{lost}");
        }
        let circle = json!({ "properties": { "a": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "$ref": "#/$defs/a" } } });
        assert_eq!(layers(&circle, "/properties/a").len(), 2, "a circle ends");
    }

    #[test]
    fn pointers_lead_back_to_fields() {
        for (pointer, path) in [
            ("/properties/con/properties/hoTen/maxLength", Some("con.hoTen")),
            ("/properties/nganh/items/properties/ma", Some("nganh[].ma")),
            ("/properties/nganh/items", Some("nganh")),
            ("/properties/con/allOf/0/if", Some("con")),
            ("/$defs/nguoi/properties/hoTen", None),
            ("/title", None),
            ("", None),
        ] {
            assert_eq!(path_of(pointer).as_deref(), path, "{pointer}");
        }
    }
}
