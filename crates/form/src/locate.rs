//! Finding the field, the title and the place in order of a path.

use crate::model::{AddressParts, Field, FieldKind, Form, Section};
use crate::path::{Path, Step};
use crate::words::Words;
use serde_json::Value;

/// A field and how one gets to it.
#[derive(Debug)]
pub(crate) struct Place<'f> {
    pub(crate) field: &'f Field,
    pub(crate) section: &'f Section,
    above: Vec<Above<'f>>,
    /// Compares as the form reads: page, field, item, field…
    pub(crate) order: Vec<usize>,
}

/// A group, or an item of a list, that a field lies in.
#[derive(Debug)]
struct Above<'f> {
    field: &'f Field,
    item: Option<usize>,
}

impl Place<'_> {
    /// The titles between the page and the field, such as `Ngành 2`; `None` at the top of a page.
    pub(crate) fn within(&self) -> Option<Words> {
        let whole = self.section.whole;
        let titles: Vec<Words> = self
            .above
            .iter()
            .enumerate()
            .filter(|(depth, above)| *depth > 0 || !whole || above.item.is_some())
            .map(|(_, above)| match (above.item, above.field.repeat()) {
                (Some(index), Some(repeat)) => numbered(&repeat.item.title, index),
                _ => above.field.title.clone(),
            })
            .collect();
        (!titles.is_empty()).then(|| Words::joined(&titles, ", "))
    }

    /// Whether the field is a part of an address that is chosen from the list of areas.
    pub(crate) fn is_area(&self) -> bool {
        let parent = self.above.last().map(|above| match above.field.repeat() {
            Some(repeat) if above.item.is_some() => &repeat.item.kind,
            Some(_) | None => &above.field.kind,
        });
        AddressParts::is_area(&self.field.key)
            && parent.is_some_and(|kind| matches!(kind, FieldKind::Address(_)))
    }
}

/// The title of an item with its number, counted from one.
pub(crate) fn numbered(title: &Words, index: usize) -> Words {
    let number = format!(" {}", index + 1);
    title.followed_by(&number, &number)
}

impl Form {
    /// The page of a key.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// The page that asks for the answer at a path.
    pub fn section_of(&self, path: &str) -> Option<&Section> {
        let top = path.split(['.', '[']).next().unwrap_or_default();
        self.sections.iter().find(|section| section.keys().any(|key| key == top))
    }

    /// The field at a path; the items of a list share one field, so `nganhNghe[0].ma` and
    /// `nganhNghe[7].ma` are the same.
    pub fn field(&self, path: &str) -> Option<&Field> {
        let path = Path::parse(&path.replace("[]", "[0]"))?;
        self.locate(&path).map(|place| place.field)
    }

    /// The answer at a path, where it is given.
    pub fn answer<'v>(&self, answers: &'v Value, path: &str) -> Option<&'v Value> {
        Path::parse(path)?.steps().iter().try_fold(answers, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Item(index) => value.get(index),
        })
    }

    pub(crate) fn locate(&self, path: &Path) -> Option<Place<'_>> {
        let (first, rest) = path.steps().split_first()?;
        let Step::Key(first) = first else { return None };
        let (page, section) =
            self.sections.iter().enumerate().find(|(_, s)| s.keys().any(|key| key == first))?;
        let (at, mut field) = child(&self.root.fields, first)?;
        let mut order = vec![page, at];
        let mut above: Vec<Above<'_>> = Vec::new();
        let mut in_item = false;
        for step in rest {
            match step {
                Step::Key(key) => {
                    let (at, inner) = child(field.children(), key)?;
                    if !in_item {
                        above.push(Above { field, item: None });
                    }
                    (field, in_item) = (inner, false);
                    order.push(at);
                }
                Step::Item(index) => {
                    let repeat = field.repeat()?;
                    above.push(Above { field, item: Some(*index) });
                    (field, in_item) = (repeat.item.as_ref(), true);
                    order.push(*index);
                }
            }
        }
        Some(Place { field, section, above, order })
    }
}

fn child<'f>(fields: &'f [Field], key: &str) -> Option<(usize, &'f Field)> {
    fields.iter().enumerate().find(|(_, field)| field.key == key)
}
