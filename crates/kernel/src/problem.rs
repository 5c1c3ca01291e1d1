//! Problems of a form: data that a page can show beside each field, not an error that ends anything.

use serde::{Deserialize, Serialize};
use std::fmt;

/// One problem of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldProblem {
    /// Where: `con.hoTen`, `nganhNghe[2].ma`, or empty for the form as a whole.
    pub path: String,
    /// What, as a stable code with a message in every language: `required`, `date-unreadable`.
    pub code: String,
    /// What the message needs: names and values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub params: Vec<(String, String)>,
}

impl FieldProblem {
    /// A problem without parameters.
    pub fn new(path: impl Into<String>, code: impl Into<String>) -> Self {
        Self { path: path.into(), code: code.into(), params: Vec::new() }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.push((name.to_owned(), value.to_string()));
        self
    }
}

/// All problems found in one go, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldProblems(Vec<FieldProblem>);

impl FieldProblems {
    /// No problem.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds one; a second problem of the same code at the same path is dropped.
    pub fn push(&mut self, problem: FieldProblem) {
        if !self.0.iter().any(|p| p.path == problem.path && p.code == problem.code) {
            self.0.push(problem);
        }
    }

    /// Adds all of another list.
    pub fn extend(&mut self, other: Self) {
        other.0.into_iter().for_each(|p| self.push(p));
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// In the order of the form.
    pub fn iter(&self) -> std::slice::Iter<'_, FieldProblem> {
        self.0.iter()
    }

    /// The first problem of a field.
    pub fn at(&self, path: &str) -> Option<&FieldProblem> {
        self.0.iter().find(|p| p.path == path)
    }

    /// Keeps the problems that satisfy the condition.
    pub fn retain(&mut self, keep: impl FnMut(&FieldProblem) -> bool) {
        self.0.retain(keep);
    }

    /// `Ok` when there is no problem.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl<'a> IntoIterator for &'a FieldProblems {
    type Item = &'a FieldProblem;
    type IntoIter = std::slice::Iter<'a, FieldProblem>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<FieldProblem> for FieldProblems {
    fn from_iter<I: IntoIterator<Item = FieldProblem>>(problems: I) -> Self {
        let mut out = Self::none();
        problems.into_iter().for_each(|p| out.push(p));
        out
    }
}

impl From<FieldProblem> for FieldProblems {
    fn from(problem: FieldProblem) -> Self {
        Self(vec![problem])
    }
}
