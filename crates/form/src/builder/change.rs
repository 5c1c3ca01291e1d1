//! The changes of a builder, each made in the schema at its place.

use super::blueprint::{Blueprint, options_at};
use super::kind::{KEYWORDS, Kind, kind_of};
use super::names::key_of;
use super::place::{self, Place, layers, object_mut};
use super::spec::{FieldSpec, MOST_KEY_CHARS, limits, options, options_of, options_value};
use super::when::{self, When};
use crate::general;
use crate::path::is_key;
use mc_kernel::{FieldProblem, FieldProblems};
use serde_json::{Map, Value, json};

/// Keywords of lists beside those of [`KEYWORDS`].
const OF_LISTS: [&str; 6] =
    ["minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains"];
/// The definition of an address.
const ADDRESS: &str = "diaChi";

impl Blueprint {
    /// Names the form.
    pub fn set_title(&mut self, vi: &str, en: &str) -> Result<(), FieldProblems> {
        let spec =
            FieldSpec { title: vi.to_owned(), title_en: en.to_owned(), ..FieldSpec::default() };
        self.problems_of(&spec, "", "").into_result()?;
        if let Some(root) = self.schema.as_object_mut() {
            set_words(root, ("title", "x-title-en"), (vi.trim(), en.trim()));
        }
        Ok(())
    }

    /// Adds a field to a group, behind another or at its end, and gives its path. Without a key of
    /// its own it gets one made of its title.
    pub fn add(
        &mut self,
        group: &str,
        behind: Option<&str>,
        key: &str,
        spec: &FieldSpec,
    ) -> Result<String, FieldProblems> {
        let lost = || FieldProblems::from(FieldProblem::new("", "builder-place"));
        let pointer = place::group(&self.schema, group).ok_or_else(lost)?;
        let taken = self.keys(&pointer);
        let is_taken = |key: &str| taken.iter().any(|other| other == key);
        let mut problems = self.problems_of(spec, group, "");
        let Some(kind) = spec.kind else {
            problems.push(FieldProblem::new("kind", "not-an-option"));
            return Err(problems);
        };
        let key = match key.trim() {
            "" => key_of(&spec.title, is_taken),
            typed => typed.to_owned(),
        };
        if !is_key(&key) || key.len() > MOST_KEY_CHARS {
            problems.push(FieldProblem::new("key", "builder-key"));
        } else if is_taken(&key) {
            problems.push(FieldProblem::new("key", "builder-key-taken"));
        }
        problems.into_result()?;
        let at = behind.and_then(|b| taken.iter().position(|other| other == b));
        self.insert(&pointer, at.map_or(taken.len(), |at| at + 1), (&key, kind.schema().into()));
        let dot = if group.is_empty() { "" } else { "." };
        let path = format!("{group}{dot}{key}");
        self.change(&path, spec)?;
        Ok(path)
    }

    /// Changes a field to what was typed.
    pub fn change(&mut self, path: &str, spec: &FieldSpec) -> Result<(), FieldProblems> {
        let lost = || FieldProblems::from(FieldProblem::new("", "builder-place"));
        let place = place::field(&self.schema, path).ok_or_else(lost)?;
        let old = self.spec(path).ok_or_else(lost)?;
        let spec = FieldSpec { kind: spec.kind.or(old.kind), ..spec.clone() };
        let above = path.rsplit_once('.').map_or("", |(above, _)| above);
        let mut problems = self.problems_of(&spec, above, &place.key);
        let has_fields = |kind: Option<Kind>| kind.is_some_and(Kind::has_fields);
        if spec.kind != old.kind && has_fields(old.kind) && !has_fields(spec.kind) {
            problems.push(FieldProblem::new("kind", "builder-kind"));
        }
        problems.into_result()?;
        if spec.kind != old.kind {
            self.set_kind(&place, (old.kind, spec.kind));
        }
        self.set_words_of(&place, &old, &spec);
        self.set_rules(&place, &spec)?;
        self.set_required(&place, spec.required && !matches!(spec.when, When::If { .. }));
        if spec.when != old.when {
            let decider = self
                .deciders(above, &place.key)
                .into_iter()
                .find(|decider| matches!(&spec.when, When::If { on, .. } if *on == decider.key));
            let is_yes_no = decider.is_some_and(|decider| decider.is_yes_no());
            when::write(&mut self.schema, &place.group, &place.key, (&spec.when, is_yes_no));
        }
        Ok(())
    }

    /// Takes a field out, with what the conditions of its group say of it and ask of it.
    pub fn remove(&mut self, path: &str) -> bool {
        self.take_out(path).is_some()
    }

    fn take_out(&mut self, path: &str) -> Option<(Place, Value)> {
        let place = place::field(&self.schema, path)?;
        self.set_required(&place, false);
        when::forget(&mut self.schema, &place.group, &place.key);
        when::forget_decider(&mut self.schema, &place.group, &place.key);
        let properties = format!("{}/properties", place.group);
        let node = object_mut(&mut self.schema, &properties)?.shift_remove(&place.key)?;
        Some((place, node))
    }

    /// Moves a field before another of its group, or to the end of it.
    pub fn place_before(&mut self, path: &str, before: Option<&str>) -> bool {
        let Some(place) = place::field(&self.schema, path) else { return false };
        if before == Some(place.key.as_str()) {
            return false;
        }
        let pointer = format!("{}/properties", place.group);
        let Some(properties) = object_mut(&mut self.schema, &pointer) else { return false };
        let Some(node) = properties.shift_remove(&place.key) else { return false };
        let keys: Vec<&String> = properties.keys().collect();
        let at = before.and_then(|before| keys.iter().position(|key| *key == before));
        let at = at.unwrap_or(keys.len());
        self.insert(&place.group, at, (&place.key, node));
        true
    }

    /// Moves a field one place up or down in its group.
    pub fn shift(&mut self, path: &str, up: bool) -> bool {
        let Some(place) = place::field(&self.schema, path) else { return false };
        let keys = self.keys(&place.group);
        let Some(at) = keys.iter().position(|key| *key == place.key) else { return false };
        if up {
            let Some(before) = at.checked_sub(1).and_then(|at| keys.get(at)) else { return false };
            self.place_before(path, Some(before))
        } else {
            at + 1 < keys.len() && self.place_before(path, keys.get(at + 2).map(String::as_str))
        }
    }

    /// Moves a field to the end of another group, where no field has its key; conditions stay behind.
    pub fn move_into(&mut self, path: &str, group: &str) -> Result<String, FieldProblems> {
        let problem = |code: &str| FieldProblems::from(FieldProblem::new("group", code));
        let place = place::field(&self.schema, path).ok_or_else(|| problem("builder-place"))?;
        let inside = [format!("{path}."), format!("{path}[]")];
        let is_inside = group == path || inside.iter().any(|inside| group.starts_with(inside));
        let target = place::group(&self.schema, group).filter(|_| !is_inside);
        let target = target.ok_or_else(|| problem("builder-place"))?;
        if self.keys(&target).contains(&place.key) {
            return Err(problem("builder-key-taken"));
        }
        let was_required = self.is_required(&place.group, &place.key);
        let (place, node) = self.take_out(path).ok_or_else(|| problem("builder-place"))?;
        self.insert(&target, usize::MAX, (&place.key, node));
        let dot = if group.is_empty() { "" } else { "." };
        let moved = format!("{group}{dot}{}", place.key);
        if let Some(place) = place::field(&self.schema, &moved) {
            self.set_required(&place, was_required);
        }
        Ok(moved)
    }

    fn insert(&mut self, group: &str, at: usize, (key, node): (&str, Value)) {
        let pointer = format!("{group}/properties");
        let Some(properties) = object_mut(&mut self.schema, &pointer) else { return };
        let mut all: Vec<(String, Value)> = std::mem::take(properties).into_iter().collect();
        all.insert(at.min(all.len()), (key.to_owned(), node));
        *properties = all.into_iter().collect();
        self.define_address();
    }

    /// Adds the definition of an address where a field refers to it and there is none.
    fn define_address(&mut self) {
        let is_defined = self.schema.pointer("/$defs").is_some_and(|d| d.get(ADDRESS).is_some());
        let Some(root) = self.schema.as_object_mut().filter(|_| !is_defined) else { return };
        let text = Value::Object(root.clone()).to_string();
        if text.contains(&format!("#/$defs/{ADDRESS}")) {
            let defs = root.entry("$defs").or_insert_with(|| json!({}));
            if let Some(defs) = defs.as_object_mut() {
                defs.insert(ADDRESS.to_owned(), general::address());
            }
        }
    }

    fn set_kind(&mut self, place: &Place, (old, new): (Option<Kind>, Option<Kind>)) {
        self.inline(place);
        let Some(node) = object_mut(&mut self.schema, &place.node) else { return };
        if (old, new) == (Some(Kind::Group), Some(Kind::List)) {
            wrap(node);
        } else {
            let made = match (old, new) {
                (Some(Kind::List), Some(Kind::Group)) => {
                    node.get("items").and_then(Value::as_object).cloned().unwrap_or_default()
                }
                _ => new.map(Kind::schema).unwrap_or_default(),
            };
            let is_kind = |key: &str| KEYWORDS.contains(&key) || OF_LISTS.contains(&key);
            node.retain(|key, _| !is_kind(key));
            for (key, value) in made {
                node.entry(key).or_insert(value);
            }
        }
        self.define_address();
    }

    /// Writes what a reference says into the field itself, so that it can be changed alone.
    fn inline(&mut self, place: &Place) {
        let behind: Vec<Map<String, Value>> = layers(&self.schema, &place.node)
            .iter()
            .skip(1)
            .filter_map(|at| self.schema.pointer(at)?.as_object().cloned())
            .collect();
        let Some(node) = object_mut(&mut self.schema, &place.node) else { return };
        node.shift_remove("$ref");
        for layer in behind {
            for (words, english) in [("title", "x-title-en"), ("description", "x-description-en")] {
                if !node.contains_key(words) {
                    let both = [words, english].into_iter();
                    let both =
                        both.filter_map(|key| Some((key.to_owned(), layer.get(key)?.clone())));
                    node.extend(both.collect::<Vec<_>>());
                }
            }
            for (key, value) in layer {
                let is_word = key.ends_with("title")
                    || key.starts_with("x-title")
                    || key.ends_with("description")
                    || key.starts_with("x-description");
                if key != "$ref" && !is_word && !node.contains_key(&key) {
                    node.insert(key, value);
                }
            }
        }
    }

    fn set_words_of(&mut self, place: &Place, old: &FieldSpec, new: &FieldSpec) {
        let pairs = [
            (("title", "x-title-en"), (&old.title, &old.title_en), (&new.title, &new.title_en)),
            (
                ("description", "x-description-en"),
                (&old.hint, &old.hint_en),
                (&new.hint, &new.hint_en),
            ),
        ];
        for (keys, before, after) in pairs {
            let after = (after.0.trim(), after.1.trim());
            if (before.0.as_str(), before.1.as_str()) == after {
                continue;
            }
            // Words that are taken away must not come back from a definition.
            let is_taken_away = after.0.is_empty() && !before.0.is_empty();
            let is_own = object_mut(&mut self.schema, &place.node)
                .is_some_and(|node| !node.contains_key("$ref"));
            if is_taken_away && !is_own {
                self.inline(place);
            }
            if let Some(node) = object_mut(&mut self.schema, &place.node) {
                set_words(node, keys, after);
            }
        }
    }

    /// Sets limits, pattern and options where they differ from what stands.
    fn set_rules(&mut self, place: &Place, spec: &FieldSpec) -> Result<(), FieldProblems> {
        let kind = kind_of(&self.schema, &place.node);
        if let Some((min, max)) = kind.and_then(Kind::limits) {
            let new = limits(spec)?;
            self.set_keyword(place, min, new.min.map(Value::Number));
            self.set_keyword(place, max, new.max.map(Value::Number));
        }
        if kind == Some(Kind::Pattern) {
            self.set_keyword(place, "pattern", Some(spec.pattern.trim().into()));
        }
        if kind.is_some_and(Kind::has_options) {
            let new = options(&spec.options)?;
            if options_of(&self.schema, &place.node) != new {
                self.set_options(place, options_value(&new));
            }
        }
        Ok(())
    }

    fn set_keyword(&mut self, place: &Place, keyword: &str, value: Option<Value>) {
        if place::word(&self.schema, &place.node, keyword) == value.as_ref() {
            return;
        }
        self.inline(place);
        if let Some(node) = object_mut(&mut self.schema, &place.node) {
            match value {
                Some(value) => drop(node.insert(keyword.to_owned(), value)),
                None => drop(node.shift_remove(keyword)),
            }
        }
    }

    fn set_options(&mut self, place: &Place, value: Value) {
        self.inline(place);
        let Some(at) = options_at(&self.schema, &place.node) else { return };
        if let Some(node) = object_mut(&mut self.schema, &at) {
            node.shift_remove("enum");
            node.insert("oneOf".to_owned(), value);
        }
    }

    fn set_required(&mut self, place: &Place, required: bool) {
        if self.is_required(&place.group, &place.key) == required {
            return;
        }
        let Some(group) = object_mut(&mut self.schema, &place.group) else { return };
        let all = group.entry("required").or_insert_with(|| json!([]));
        let Some(all) = all.as_array_mut() else { return };
        if required {
            all.push(place.key.as_str().into());
        } else {
            all.retain(|one| *one != place.key.as_str());
        }
    }
}

fn set_words(node: &mut Map<String, Value>, keys: (&str, &str), words: (&str, &str)) {
    for (key, text) in [(keys.0, words.0), (keys.1, words.1)] {
        if text.is_empty() {
            node.shift_remove(key);
        } else {
            node.insert(key.to_owned(), text.into());
        }
    }
}

/// Makes a group the item of a list, which keeps the words and annotations of the group.
fn wrap(node: &mut Map<String, Value>) {
    let all = std::mem::take(node).into_iter();
    let (own, mut items): (Map<_, _>, Map<_, _>) =
        all.partition(|(key, _)| !KEYWORDS.contains(&key.as_str()));
    for key in ["title", "x-title-en"] {
        items.extend(own.get(key).map(|title| (key.to_owned(), title.clone())));
    }
    *node = own;
    node.extend(Kind::List.schema());
    node.insert("items".to_owned(), items.into());
}
