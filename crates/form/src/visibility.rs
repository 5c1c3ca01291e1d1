//! Which fields are asked, given the answers so far.

use crate::condition::{Active, EMPTY, Need, decide, least};
use crate::model::{AddressParts, Field, FieldKind, Form, Group, Section};
use serde_json::Value;
use std::collections::HashMap;

/// What is asked of every field now.
#[derive(Debug, Clone, Default)]
pub struct Visibility {
    states: HashMap<String, (Need, usize)>,
}

impl Visibility {
    /// What is asked of the field at a path such as `nganhNghe[2].ma`.
    ///
    /// A row that does not exist yet is asked what an empty one is; an unknown path is hidden.
    pub fn of(&self, path: &str) -> Need {
        self.state(path).map_or(Need::Hidden, |(need, _)| need)
    }

    /// Whether the field at a path is asked at all.
    pub fn shows(&self, path: &str) -> bool {
        self.of(path) != Need::Hidden
    }

    /// How many items the list at a path must have now.
    pub fn least_items(&self, path: &str) -> usize {
        self.state(path).map_or(0, |(_, least)| least)
    }

    fn state(&self, path: &str) -> Option<(Need, usize)> {
        let mut path = path.to_owned();
        loop {
            if let Some(state) = self.states.get(&path) {
                return Some(*state);
            }
            path = last_index_blanked(&path)?;
        }
    }
}

/// Turns the last `[3]` of a path into `[]`.
fn last_index_blanked(path: &str) -> Option<String> {
    let numbered = |end: usize| {
        let (before, after) = path.split_at_checked(end)?;
        let (head, index) = before.rsplit_once('[')?;
        (!index.is_empty()).then(|| format!("{head}[{after}"))
    };
    path.rmatch_indices(']').find_map(|(end, _)| numbered(end))
}

impl Form {
    /// Decides for every field whether it is required, optional or hidden, from `required`,
    /// `if`/`then`/`else` and `not` of every object, on the current answers.
    pub fn visible(&self, answers: &Value) -> Visibility {
        let mut walk = Walk { out: Visibility::default(), path: String::new() };
        walk.group(&self.root, Some(answers), &[], false);
        walk.out
    }

    /// The pages that ask something now, in order.
    pub fn sections_to_show(&self, answers: &Value) -> Vec<&Section> {
        let visible = self.visible(answers);
        let asks = |section: &&Section| section.keys().any(|key| visible.shows(key));
        self.sections.iter().filter(asks).collect()
    }

    /// How many rows of the list at a path to draw: those given, as many as are required, and one
    /// at least where the list itself is required.
    pub fn blank(&self, path: &str, answers: &Value) -> usize {
        let visible = self.visible(answers);
        let given = self.answer(answers, path).and_then(Value::as_array).map_or(0, Vec::len);
        let asked = match visible.of(path) {
            Need::Required => visible.least_items(path).max(1),
            Need::Optional | Need::Hidden => 0,
        };
        given.max(asked)
    }
}

struct Walk {
    out: Visibility,
    path: String,
}

impl Walk {
    fn group(&mut self, group: &Group, value: Option<&Value>, above: &[Active<'_>], hidden: bool) {
        let value = value.filter(|v| v.is_object()).unwrap_or(&EMPTY);
        let own = group.conditions.iter().flat_map(|condition| condition.on(value));
        let demands: Vec<Active<'_>> = above.iter().copied().chain(own).collect();
        let mut abroad = false;
        for field in &group.fields {
            let mut need = if hidden { Need::Hidden } else { decide(field, &demands) };
            // The district goes with the province, though no condition names it.
            if field.key == AddressParts::PROVINCE {
                abroad = need == Need::Hidden;
            } else if field.key == AddressParts::DISTRICT && abroad {
                need = Need::Hidden;
            }
            let deeper: Vec<Active<'_>> = demands
                .iter()
                .filter_map(|demand| match demand.steps.split_first() {
                    Some((step, rest)) if *step == field.key && !rest.is_empty() => {
                        Some(Active { steps: rest, ..*demand })
                    }
                    Some(_) | None => None,
                })
                .collect();
            let state = (need, least(field, &demands));
            let dot = if self.path.is_empty() { "" } else { "." };
            self.under(&format!("{dot}{}", field.key), |walk| {
                walk.out.states.insert(walk.path.clone(), state);
                walk.inside(field, value.get(&field.key), &deeper, need == Need::Hidden);
            });
        }
    }

    fn inside(&mut self, field: &Field, value: Option<&Value>, above: &[Active<'_>], hidden: bool) {
        if let FieldKind::Repeat(repeat) = &field.kind {
            let need = if hidden { Need::Hidden } else { Need::Optional };
            let items = value.and_then(Value::as_array).into_iter().flatten();
            let rows = items.enumerate().map(|(i, item)| (format!("[{i}]"), Some(item)));
            for (step, item) in rows.chain([("[]".to_owned(), None)]) {
                self.under(&step, |walk| {
                    walk.out.states.insert(walk.path.clone(), (need, 0));
                    walk.inside(&repeat.item, item, &[], hidden);
                });
            }
        } else if let Some(group) = field.group() {
            self.group(group, value, above, hidden);
        }
    }

    fn under(&mut self, step: &str, run: impl FnOnce(&mut Self)) {
        let before = self.path.len();
        self.path.push_str(step);
        run(self);
        self.path.truncate(before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexes_are_blanked_from_the_right() {
        assert_eq!(last_index_blanked("a[1].b[2].c").as_deref(), Some("a[1].b[].c"));
        assert_eq!(last_index_blanked("a[1].b[].c").as_deref(), Some("a[].b[].c"));
        assert_eq!(last_index_blanked("a[].b"), None);
        assert_eq!(last_index_blanked("a]b"), None);
    }
}
