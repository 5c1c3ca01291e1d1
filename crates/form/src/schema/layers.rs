//! A schema with the definitions that it refers to, outermost first.

use super::{Builder, SchemaCode};
use crate::words::Words;
use serde_json::{Map, Value};

/// References followed in a row.
const REFS: usize = 8;
/// Keywords that say something to people and nothing to the validator.
const ANNOTATIONS: [&str; 6] = ["title", "description", "default", "examples", "$comment", "$ref"];

/// One schema and the definitions behind its `$ref`; the outermost word counts.
#[derive(Debug, Clone, Default)]
pub(super) struct Layers<'s> {
    maps: Vec<(String, &'s Map<String, Value>)>,
}

impl<'s> Layers<'s> {
    pub(super) fn one(map: &'s Map<String, Value>) -> Self {
        Self { maps: vec![(String::new(), map)] }
    }

    pub(super) fn get(&self, keyword: &str) -> Option<&'s Value> {
        self.maps.iter().find_map(|(_, map)| map.get(keyword))
    }

    pub(super) fn text(&self, keyword: &str) -> Option<&'s str> {
        self.get(keyword).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// Words with their translation, both of the same layer.
    pub(super) fn words(&self, keyword: &str, translation: &str) -> Option<Words> {
        self.maps.iter().find_map(|(_, map)| words(map, keyword, translation))
    }

    /// Each layer with its pointer.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &'s Map<String, Value>)> {
        self.maps.iter().map(|(pointer, map)| (pointer.as_str(), *map))
    }

    /// The pointer of the outermost layer.
    pub(super) fn pointer(&self) -> &str {
        self.maps.first().map_or("", |(pointer, _)| pointer)
    }

    /// The pointer of a keyword, in the layer that has it.
    pub(super) fn pointer_of(&self, keyword: &str) -> String {
        let layer = self.maps.iter().find(|(_, map)| map.contains_key(keyword));
        format!("{}/{keyword}", layer.map_or(self.pointer(), |(pointer, _)| pointer))
    }
}

/// Words of one schema with their translation.
pub(super) fn words(map: &Map<String, Value>, keyword: &str, translation: &str) -> Option<Words> {
    let text = |key: &str| map.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    text(keyword).map(|vi| Words::new(vi, text(translation)))
}

impl<'s> Builder<'s> {
    /// Follows the references of a schema.
    pub(super) fn layers(&mut self, schema: &'s Value, pointer: &str) -> Option<Layers<'s>> {
        let mut layers = Layers::default();
        let (mut schema, mut pointer) = (schema, pointer.to_owned());
        for _ in 0..REFS {
            let Some(map) = schema.as_object() else {
                self.problem(&pointer, SchemaCode::NotAnObject, "");
                return None;
            };
            layers.maps.push((pointer.clone(), map));
            let Some(reference) = map.get("$ref") else { return Some(layers) };
            let name = reference.as_str().and_then(|text| text.strip_prefix("#/$defs/"));
            let target = name.zip(self.defs).and_then(|(name, defs)| defs.get(name));
            let (Some(name), Some(target)) = (name, target) else {
                self.problem(&format!("{pointer}/$ref"), SchemaCode::UnresolvedRef, reference);
                return None;
            };
            (schema, pointer) = (target, format!("/$defs/{name}"));
        }
        self.problem(&pointer, SchemaCode::TooDeep, "$ref");
        None
    }

    /// Refuses every keyword outside the list, annotations apart.
    pub(super) fn allow(&mut self, layers: &Layers<'s>, keywords: &[&str]) {
        for (pointer, map) in layers.iter() {
            self.allow_in(map, pointer, keywords);
        }
    }

    pub(super) fn allow_in(&mut self, map: &Map<String, Value>, pointer: &str, keywords: &[&str]) {
        for key in map.keys() {
            let known = key.starts_with("x-")
                || ANNOTATIONS.contains(&key.as_str())
                || keywords.contains(&key.as_str());
            if !known {
                let at = format!("{pointer}/{key}");
                self.problem(&at, SchemaCode::UnsupportedKeyword, key);
            }
        }
    }
}
