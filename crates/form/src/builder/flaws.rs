//! What stands in the way of saving a form, each flaw at its field.

use super::blueprint::Blueprint;
use super::place::{group, path_of};
use super::when::deciding;
use crate::model::Form;
use crate::schema::SchemaCode;

/// One thing that stands in the way of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The field; nothing where it is the form as a whole or what several fields share.
    pub path: Option<String>,
    /// What is wrong.
    pub code: FlawKind,
    /// The name or value that it is about.
    pub detail: String,
}

/// Kinds of flaws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FlawKind {
    /// The schema is not one that forms are made of.
    Schema(SchemaCode),
    /// The form asks nothing.
    NoFields,
    /// A group asks nothing.
    EmptyGroup,
    /// A condition names an answer that its field does not have.
    LostAnswer,
}

impl Blueprint {
    /// Everything that stands in the way of saving.
    pub fn flaws(&self) -> Vec<Flaw> {
        let mut flaws: Vec<Flaw> = match Form::from_schema(self.schema.clone()) {
            Ok(_) => Vec::new(),
            Err(problems) => problems
                .into_iter()
                .map(|problem| Flaw {
                    path: path_of(&problem.pointer),
                    code: FlawKind::Schema(problem.code),
                    detail: problem.detail,
                })
                .collect(),
        };
        let outline = self.outline();
        if outline.is_empty() {
            let detail = String::new();
            flaws.push(Flaw { path: None, code: FlawKind::NoFields, detail });
        }
        for (inside, entry) in outline.iter().filter_map(|e| Some((e.inside.as_ref()?, e))) {
            let is_empty = group(&self.schema, inside).is_none_or(|at| self.keys(&at).is_empty());
            if is_empty {
                let path = Some(entry.path.clone());
                let detail = entry.title.vi().to_owned();
                flaws.push(Flaw { path, code: FlawKind::EmptyGroup, detail });
            }
        }
        for (inside, _) in self.groups() {
            flaws.extend(self.lost_answers(&inside));
        }
        flaws
    }

    fn lost_answers(&self, inside: &str) -> Vec<Flaw> {
        let deciders = self.deciders(inside, "");
        let Some(group) = group(&self.schema, inside).and_then(|at| self.schema.pointer(&at))
        else {
            return Vec::new();
        };
        let mut flaws = Vec::new();
        for (on, values) in deciding(group) {
            let Some(decider) = deciders.iter().find(|decider| decider.key == on) else { continue };
            for value in values.into_iter().filter(|value| !decider.has(value)) {
                let dot = if inside.is_empty() { "" } else { "." };
                let path = Some(format!("{inside}{dot}{on}"));
                flaws.push(Flaw { path, code: FlawKind::LostAnswer, detail: value });
            }
        }
        flaws
    }
}
