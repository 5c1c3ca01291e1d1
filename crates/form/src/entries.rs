//! What a person typed: an ordered list of field names and texts, as a browser sends them.

use crate::bounds;
use crate::path::{Path, Step};
use std::collections::{BTreeMap, HashMap};

/// Names and texts of one page, in the order they were sent.
///
/// A name is the path of a field: `con.hoTen`, `nganhNghe[0].ma`; the choices of a many-choice field
/// repeat its name. A name that belongs to no field (a button, a token) does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entries {
    pairs: Vec<(String, String)>,
    overflow: bool,
}

impl Entries {
    /// No entry.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a pair. Past the bound on pairs it is dropped and remembered as an overflow; a text past
    /// the bound on characters is cut, which leaves it too long for every field.
    pub fn push(&mut self, name: impl Into<String>, text: impl Into<String>) {
        let (name, mut text) = (name.into(), text.into());
        if self.pairs.len() >= bounds::ENTRIES {
            self.overflow = true;
        } else if name.len() <= bounds::ENTRY_NAME {
            if let Some((at, _)) = text.char_indices().nth(bounds::ENTRY_TEXT) {
                text.truncate(at);
            }
            self.pairs.push((name, text));
        }
    }

    /// Replaces every text of a name by one.
    pub fn set(&mut self, name: &str, text: impl Into<String>) {
        self.pairs.retain(|(n, _)| n != name);
        self.push(name, text);
    }

    /// The first text of a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(n, _)| *n == name).map(|(_, text)| text)
    }

    /// Every text of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(n, _)| n == name).map(|(_, text)| text.as_str())
    }

    /// The pairs in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Whether pairs were dropped because there were too many.
    pub fn overflowed(&self) -> bool {
        self.overflow
    }

    /// How many rows of a repeat the entries name: one more than the highest index.
    pub fn rows(&self, path: &str) -> usize {
        let indexes = self.pairs.iter().filter_map(|(name, _)| index_under(name, path));
        indexes.map(|(index, _)| index.saturating_add(1)).max().unwrap_or(0)
    }

    /// Adds an empty row to a repeat, as the button "add" does; none past the bound on items.
    pub fn add_item(&mut self, path: &str) {
        let rows = self.rows(path);
        if rows < bounds::ITEMS {
            self.push(format!("{path}[{rows}]"), "");
        }
    }

    /// Takes a row out of a repeat and moves the later rows up, as the button "remove" does.
    pub fn remove_item(&mut self, path: &str, index: usize) {
        self.pairs.retain(|(name, _)| index_under(name, path).is_none_or(|(at, _)| at != index));
        for (name, _) in &mut self.pairs {
            let moved = index_under(name, path)
                .and_then(|(at, rest)| Some((at.checked_sub(1)?, rest)))
                .filter(|(before, _)| *before >= index)
                .map(|(before, rest)| format!("{path}[{before}]{rest}"));
            if let Some(moved) = moved {
                *name = moved;
            }
        }
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Entries {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(pairs: I) -> Self {
        let mut out = Self::new();
        // One past the bound is enough to know that there were too many.
        pairs.into_iter().take(bounds::ENTRIES + 1).for_each(|(name, text)| out.push(name, text));
        out
    }
}

/// The index and the rest of a name that lies in the list at `path`.
fn index_under<'a>(name: &'a str, path: &str) -> Option<(usize, &'a str)> {
    let (index, rest) = name.strip_prefix(path)?.strip_prefix('[')?.split_once(']')?;
    let rest_fits = rest.is_empty() || rest.starts_with(['.', '[']);
    index.parse().ok().filter(|_| rest_fits).map(|index| (index, rest))
}

/// The entries as a tree along their names.
#[derive(Debug, Default)]
pub(crate) struct Typed<'e> {
    /// The texts sent under exactly this name.
    pub(crate) texts: Vec<&'e str>,
    keys: HashMap<String, Self>,
    /// What lies under `[0]`, `[1]`…
    pub(crate) items: BTreeMap<usize, Self>,
}

impl<'e> Typed<'e> {
    pub(crate) fn of(entries: &'e Entries) -> Self {
        let mut root = Self::default();
        for (name, text) in entries.iter() {
            if let Some(path) = Path::parse(name) {
                let node = path.steps().iter().fold(&mut root, |node, step| match step {
                    Step::Key(key) => node.keys.entry(key.clone()).or_default(),
                    Step::Item(index) => node.items.entry(*index).or_default(),
                });
                node.texts.push(text);
            }
        }
        root
    }

    pub(crate) fn key(&self, key: &str) -> Option<&Self> {
        self.keys.get(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three_rows() -> Entries {
        [("a[0].b", "x"), ("a[1].b", "y"), ("a[2].b", "z"), ("ab[1].b", "other")]
            .into_iter()
            .collect()
    }

    #[test]
    fn a_removed_row_lets_the_later_ones_move_up() {
        let mut entries = three_rows();
        entries.remove_item("a", 1);
        let left: Vec<_> = entries.iter().collect();
        assert_eq!(left, [("a[0].b", "x"), ("a[1].b", "z"), ("ab[1].b", "other")]);
        entries.remove_item("a", 7);
        assert_eq!(entries.rows("a"), 2);
    }

    #[test]
    fn an_added_row_counts_even_when_empty() {
        let mut entries = three_rows();
        entries.add_item("a");
        assert_eq!(entries.rows("a"), 4);
        assert_eq!(entries.rows("none"), 0);
        entries.add_item("none");
        assert_eq!(entries.rows("none"), 1);
    }

    #[test]
    fn rows_inside_rows_move_with_their_row() {
        let mut entries: Entries =
            [("a[0].c[0].d", "x"), ("a[1].c[0].d", "y"), ("a[1].c[1].d", "z")]
                .into_iter()
                .collect();
        entries.remove_item("a[1].c", 0);
        entries.remove_item("a", 0);
        assert_eq!(entries.iter().collect::<Vec<_>>(), [("a[0].c[0].d", "z")]);
    }

    #[test]
    fn the_bounds_hold() {
        let many: Entries = (0..=bounds::ENTRIES).map(|i| (format!("a{i}"), "x")).collect();
        assert_eq!((many.len(), many.overflowed()), (bounds::ENTRIES, true));
        let mut entries = Entries::new();
        entries.push("a", "ư".repeat(bounds::ENTRY_TEXT + 5));
        assert_eq!(entries.get("a").map(|t| t.chars().count()), Some(bounds::ENTRY_TEXT));
        entries.push("a".repeat(bounds::ENTRY_NAME + 1), "x");
        assert_eq!(entries.len(), 1);
        entries.set("full[199].x", "");
        entries.add_item("full");
        assert_eq!(entries.rows("full"), bounds::ITEMS);
    }
}
