//! Walking through a packet: every step knows its path, every problem lands in one list.

use super::{Flaw, MOST_PROBLEMS, PacketProblem};
use crate::terms::NationalTerm;
use mc_kernel::CivilDay;
use serde_json::Value;
use std::{borrow::Cow, cell::RefCell, str::FromStr};

/// The most entries of one list.
const MOST_ENTRIES: usize = 500;

/// How long a text may be, in characters.
#[derive(Clone, Copy)]
pub(super) enum Length {
    /// A code, a number, a word: 200.
    Short,
    /// A name or an address: 2 000.
    Name,
    /// A paragraph: 20 000.
    Long,
}

impl Length {
    const fn most(self) -> usize {
        match self {
            Self::Short => 200,
            Self::Name => 2_000,
            Self::Long => 20_000,
        }
    }
}

/// A packet being read, with the problems found so far.
pub(super) struct Document {
    file: String,
    problems: RefCell<Vec<PacketProblem>>,
}

impl Document {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), problems: RefCell::default() }
    }

    pub(super) fn into_problems(self) -> Vec<PacketProblem> {
        self.problems.into_inner()
    }

    fn push(&self, path: &str, flaw: Flaw) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MOST_PROBLEMS {
            problems.push(PacketProblem::of(&self.file, path, flaw));
        } else if problems.len() == MOST_PROBLEMS {
            let flaw = Flaw::TooManyProblems { most: MOST_PROBLEMS };
            problems.push(PacketProblem::of(&self.file, "", flaw));
        }
    }
}

/// One place of a packet. A name that is absent is a place that holds null.
pub(super) struct Node<'a> {
    document: &'a Document,
    value: &'a Value,
    path: String,
}

impl<'a> Node<'a> {
    pub(super) fn root(document: &'a Document, value: &'a Value) -> Self {
        let root = Self { document, value, path: String::new() };
        root.check_object();
        root
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The value under a name.
    pub(super) fn at(&self, name: &str) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        let value = self.value.get(name).unwrap_or(&Value::Null);
        Self { document: self.document, value, path: format!("{}{dot}{name}", self.path) }
    }

    /// An object that must be there.
    pub(super) fn object(&self, name: &str) -> Self {
        let node = self.at(name);
        if node.value.is_null() {
            node.flaw(Flaw::Missing);
        } else {
            node.check_object();
        }
        node
    }

    /// The names of an object.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a String> + use<'a> {
        self.value.as_object().into_iter().flat_map(serde_json::Map::keys)
    }

    /// The entries of a list, which may be absent.
    pub(super) fn list(&self, name: &str) -> Vec<Self> {
        let node = self.at(name);
        let entries = match node.value {
            Value::Array(entries) => entries.as_slice(),
            Value::Null => &[],
            Value::String(text) if text.is_empty() => &[],
            Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::Object(_) => {
                node.flaw(Flaw::WrongKind { expected: "list" });
                &[]
            }
        };
        if entries.len() > MOST_ENTRIES {
            node.flaw(Flaw::TooMany { most: MOST_ENTRIES, found: entries.len() });
            return Vec::new();
        }
        let entry = |(i, value)| {
            let path = format!("{}[{i}]", node.path);
            Self { document: self.document, value, path }
        };
        entries.iter().enumerate().map(entry).collect()
    }

    /// The entries of a list of objects.
    pub(super) fn objects(&self, name: &str) -> Vec<Self> {
        let mut entries = self.list(name);
        entries.retain(Self::check_object);
        entries
    }

    /// The entries of a list of objects that must have one.
    pub(super) fn some_objects(&self, name: &str) -> Vec<Self> {
        let entries = self.objects(name);
        let is_empty = match &self.at(name).value {
            Value::Null => true,
            Value::Array(all) => all.is_empty(),
            Value::String(text) => text.is_empty(),
            Value::Number(_) | Value::Bool(_) | Value::Object(_) => false,
        };
        if is_empty {
            self.at(name).flaw(Flaw::Missing);
        }
        entries
    }

    /// This place as a text, trimmed; a number counts as its digits, nothing as the empty text.
    pub(super) fn text(&self, length: Length) -> String {
        self.sound_text(length).unwrap_or_default()
    }

    /// A text that must be there.
    pub(super) fn required(&self, name: &str, length: Length) -> String {
        let node = self.at(name);
        let text = node.sound_text(length);
        if text.as_deref() == Some("") {
            node.flaw(Flaw::Missing);
        }
        text.unwrap_or_default()
    }

    /// This place as a text without noting what may be wrong with it.
    pub(super) fn quiet_text(&self) -> String {
        match self.value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
        }
    }

    /// This place as a text, or `None` after noting what is wrong with it.
    fn sound_text(&self, length: Length) -> Option<String> {
        let text: Cow<'_, str> = match self.value {
            Value::String(text) => text.trim().into(),
            Value::Number(number) => number.to_string().into(),
            Value::Null => "".into(),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                self.flaw(Flaw::WrongKind { expected: "text" });
                return None;
            }
        };
        let found = text.chars().count();
        if found > length.most() {
            self.flaw(Flaw::TooLong { most: length.most(), found });
            return None;
        }
        if text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.flaw(Flaw::ControlCharacter);
            return None;
        }
        Some(text.into_owned())
    }

    /// This place as a value of a checked kind; `None` when it is empty or wrong.
    pub(super) fn parse<T>(&self, flaw: impl FnOnce(String) -> Flaw) -> Option<T>
    where
        T: FromStr,
    {
        let text = self.text(Length::Short);
        if text.is_empty() {
            return None;
        }
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.flaw(flaw(text));
        }
        parsed
    }

    /// A code, which may be absent.
    pub(super) fn code<T: FromStr>(&self, name: &str) -> Option<T> {
        self.at(name).parse(|value| Flaw::BadCode { value })
    }

    /// A code that must be there.
    pub(super) fn required_code<T: FromStr>(&self, name: &str) -> Option<T> {
        let text = self.required(name, Length::Short);
        if text.is_empty() { None } else { self.code(name) }
    }

    /// A date, which may be absent.
    pub(super) fn date(&self, name: &str) -> Option<CivilDay> {
        self.at(name).parse(|value| Flaw::BadDate { value })
    }

    /// A whole number of 0 to `most`; `None` when it is empty or wrong.
    pub(super) fn number(&self, name: &str, most: u64) -> Option<u64> {
        let node = self.at(name);
        let number: u64 = node.parse(|value| Flaw::BadNumber { value })?;
        if number > most {
            node.flaw(Flaw::OutOfRange { value: number.to_string(), most });
            return None;
        }
        Some(number)
    }

    /// A term of a national list that must be there.
    pub(super) fn term<T: NationalTerm>(&self, name: &str) -> Option<T> {
        let all: Vec<_> = T::all().iter().map(|term| (term.spelling(), *term)).collect();
        self.choice(name, &all)
    }

    /// One of a few spellings, which must be there.
    pub(super) fn choice<T: Copy>(&self, name: &str, all: &[(&'static str, T)]) -> Option<T> {
        let text = self.required(name, Length::Short);
        if text.is_empty() {
            return None;
        }
        let found = all.iter().find(|(national, _)| *national == text).map(|(_, term)| *term);
        if found.is_none() {
            let allowed = all.iter().map(|(national, _)| *national).collect::<Vec<_>>().join("; ");
            self.at(name).flaw(Flaw::UnknownValue { value: text, allowed });
        }
        found
    }

    /// A switch: `1`, or `0`, or absent.
    pub(super) fn switch(&self, name: &str) -> bool {
        if self.at(name).text(Length::Short).is_empty() {
            return false;
        }
        self.choice(name, &[("0", false), ("1", true)]).unwrap_or(false)
    }

    /// Notes a problem of this place.
    pub(super) fn flaw(&self, flaw: Flaw) {
        self.document.push(&self.path, flaw);
    }

    fn check_object(&self) -> bool {
        let is_object = self.value.is_object();
        if !is_object {
            self.flaw(Flaw::WrongKind { expected: "object" });
        }
        is_object
    }
}
