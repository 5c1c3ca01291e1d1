//! A form's schema in the hands of an administrator.

use super::kind::{Kind, kind_of};
use super::place::{self, layer_with, layers, word};
use super::spec::options_of;
use super::when::{self, When};
use crate::bounds;
use crate::model::ChoiceOption;
use crate::words::Words;
use serde_json::Value;

/// A form's schema that is being changed; it may have flaws on the way.
#[derive(Debug, Clone)]
pub struct Blueprint {
    pub(super) schema: Value,
}

impl PartialEq for Blueprint {
    /// The order counts: it is that of the form. JSON values themselves do not look at it.
    fn eq(&self, other: &Self) -> bool {
        let (own, others) = (self.schema.to_string(), other.schema.to_string());
        own == others
    }
}

/// One field in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "what a row of the builder offers is several things"
)]
pub struct Entry {
    /// Its path: `con.hoTen`, `nganhNghe[].ma`.
    pub path: String,
    /// How deep it stands; 0 at the top.
    pub depth: usize,
    /// What it is; nothing where a builder does not make such fields.
    pub kind: Option<Kind>,
    /// What it is called.
    pub title: Words,
    /// Whether it must always be answered.
    pub required: bool,
    /// When it is asked.
    pub when: When,
    /// Whether it is part of a definition that several places of the form share.
    pub is_shared: bool,
    /// The path for new fields inside; nothing where none can stand.
    pub inside: Option<String>,
    /// Whether a field stands before it in its group.
    pub can_go_up: bool,
    /// Whether a field stands behind it in its group.
    pub can_go_down: bool,
}

/// A field on whose answer others of its group can depend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decider {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: Words,
    /// Its answers with their words; none for yes and no, which are `true` and `false`.
    pub options: Vec<ChoiceOption>,
}

impl Decider {
    /// Whether it is asked with yes and no.
    pub fn is_yes_no(&self) -> bool {
        self.options.is_empty()
    }

    /// Whether an answer is one of its own.
    pub(super) fn has(&self, value: &str) -> bool {
        if self.is_yes_no() {
            return matches!(value, "true" | "false");
        }
        self.options.iter().any(|option| option.value == value)
    }
}

impl Blueprint {
    /// Takes a schema as it is.
    pub const fn new(schema: Value) -> Self {
        Self { schema }
    }

    /// The schema.
    pub const fn schema(&self) -> &Value {
        &self.schema
    }

    /// The schema as a file.
    pub fn text(&self) -> String {
        format!("{:#}\n", self.schema)
    }

    /// What the form is called.
    pub fn title(&self) -> Words {
        words_at(&self.schema, "", "title", "x-title-en").unwrap_or_default()
    }

    /// Every field in order.
    pub fn outline(&self) -> Vec<Entry> {
        let mut out = Vec::new();
        self.outline_of("", (0, false), &mut out);
        out
    }

    fn outline_of(&self, path: &str, (depth, is_shared): (usize, bool), out: &mut Vec<Entry>) {
        let Some(group) = place::group(&self.schema, path) else { return };
        if depth > bounds::DEPTH || out.len() > bounds::FIELDS {
            return;
        }
        let keys = self.keys(&group);
        let is_shared = is_shared || group.starts_with("/$defs/");
        let last = keys.len().saturating_sub(1);
        for (at, key) in keys.iter().enumerate() {
            let dot = if path.is_empty() { "" } else { "." };
            let own = format!("{path}{dot}{key}");
            let Some(place) = place::field(&self.schema, &own) else { continue };
            let kind = kind_of(&self.schema, &place.node);
            let inside = match kind {
                Some(Kind::Group) => Some(own.clone()),
                Some(Kind::List) => Some(format!("{own}[]")),
                _ => None,
            };
            out.push(Entry {
                path: own,
                depth,
                kind,
                title: self.title_of(&place.node).unwrap_or_else(|| key.as_str().into()),
                required: self.is_required(&group, key),
                when: self.schema.pointer(&group).map(|g| when::read(g, key)).unwrap_or_default(),
                is_shared,
                inside: inside.clone(),
                can_go_up: at > 0,
                can_go_down: at < last,
            });
            if let Some(inside) = inside {
                self.outline_of(&inside, (depth + 1, is_shared), out);
            }
        }
    }

    /// The keys of the fields of an object, in order.
    pub(super) fn keys(&self, group: &str) -> Vec<String> {
        let properties = self.schema.pointer(group).and_then(|g| g.get("properties")?.as_object());
        properties.map(|all| all.keys().cloned().collect()).unwrap_or_default()
    }

    pub(super) fn title_of(&self, node: &str) -> Option<Words> {
        words_at(&self.schema, node, "title", "x-title-en")
    }

    pub(super) fn hint_of(&self, node: &str) -> Option<Words> {
        words_at(&self.schema, node, "description", "x-description-en")
    }

    pub(super) fn is_required(&self, group: &str, key: &str) -> bool {
        let required = word(&self.schema, group, "required").and_then(Value::as_array);
        required.is_some_and(|all| all.iter().any(|one| one == key))
    }

    /// The groups that a field can stand in, with what they are called; the first is the form itself.
    pub fn groups(&self) -> Vec<(String, Words)> {
        let inside = self.outline().into_iter();
        let inside = inside.filter_map(|entry| Some((entry.inside?, entry.title)));
        std::iter::once((String::new(), self.title())).chain(inside).collect()
    }

    /// The fields of a group on which others can depend, but for one.
    pub fn deciders(&self, group: &str, but: &str) -> Vec<Decider> {
        let Some(pointer) = place::group(&self.schema, group) else { return Vec::new() };
        let keys = self.keys(&pointer).into_iter().filter(|key| key != but);
        keys.filter_map(|key| {
            let node = format!("{pointer}/properties/{key}");
            let kind = kind_of(&self.schema, &node)?;
            let is_yes_no = kind == Kind::YesNo;
            let options = if is_yes_no { Vec::new() } else { options_of(&self.schema, &node) };
            if !is_yes_no && kind != Kind::Choice {
                return None;
            }
            let title = self.title_of(&node).unwrap_or_else(|| key.as_str().into());
            (is_yes_no || !options.is_empty()).then_some(Decider { key, title, options })
        })
        .collect()
    }

    /// Whether a definition is used in several places, so that changing it changes all of them.
    pub fn is_shared(&self, path: &str) -> bool {
        place::field(&self.schema, path).is_some_and(|place| place.group.starts_with("/$defs/"))
    }
}

/// Words and their translation, both of the same layer.
fn words_at(root: &Value, pointer: &str, keyword: &str, translation: &str) -> Option<Words> {
    let layer = layers(root, pointer).into_iter().find(|at| text(root, at, keyword).is_some())?;
    Some(Words::new(text(root, &layer, keyword)?, text(root, &layer, translation)))
}

fn text<'s>(root: &'s Value, pointer: &str, keyword: &str) -> Option<&'s str> {
    root.pointer(pointer)?.get(keyword)?.as_str().filter(|text| !text.is_empty())
}

/// The pointer under which the options of a choice stand: its own, or that of the items of a list.
pub(super) fn options_at(root: &Value, node: &str) -> Option<String> {
    if kind_of(root, node)? == Kind::ManyChoice {
        return Some(format!("{}/items", layer_with(root, node, "items")?));
    }
    Some(node.to_owned())
}
