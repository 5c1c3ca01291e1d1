//! A write as a value: statements with their bound values and what each must touch.

use crate::{Clash, Value, sealing::Mark};
use mc_sealing::{Holder, Spot};

/// How many rows a statement must touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touches {
    /// Exactly this many, else the batch fails with the statement's clash.
    Exactly(u64),
    /// Any number.
    Any,
}

/// One statement of a batch.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The SQL text, the same for both databases.
    pub sql: &'static str,
    /// What `$1`, `$2`, … stand for.
    pub values: Vec<Value>,
    /// The expectation.
    pub touches: Touches,
    /// What it means when the expectation fails or a unique key is taken.
    pub clash: Clash,
}

/// An ordered, atomic set of statements.
#[derive(Debug, Clone, Default)]
pub struct Batch {
    statements: Vec<Statement>,
    marks: Vec<Mark>,
}

impl Batch {
    /// The most statements one batch may have; a larger import is cut into several.
    pub const MOST_STATEMENTS: usize = 20_000;

    /// An empty batch.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an insert of one row; a taken unique key means `clash`.
    pub fn insert(&mut self, sql: &'static str, values: Vec<Value>, clash: Clash) -> &mut Self {
        self.push(Statement { sql, values, touches: Touches::Exactly(1), clash })
    }

    /// Adds a statement that must touch exactly one row, else `clash`.
    pub fn change_one(&mut self, sql: &'static str, values: Vec<Value>, clash: Clash) -> &mut Self {
        self.push(Statement { sql, values, touches: Touches::Exactly(1), clash })
    }

    /// Adds a statement that may touch any number of rows.
    pub fn change_any(&mut self, sql: &'static str, values: Vec<Value>) -> &mut Self {
        self.push(Statement { sql, values, touches: Touches::Any, clash: Clash::Row("any") })
    }

    /// Adds a statement.
    pub fn push(&mut self, statement: Statement) -> &mut Self {
        self.statements.push(statement);
        self
    }

    /// Adds all statements of another batch after this one's.
    pub fn append(&mut self, other: Self) -> &mut Self {
        let shift = self.statements.len();
        self.statements.extend(other.statements);
        let marks = other.marks.into_iter();
        self.marks.extend(marks.map(|m| Mark { statement: m.statement + shift, ..m }));
        self
    }

    /// Says that a value of the last statement, counted from 0, is sealed with the key of its holder
    /// before it is written.
    pub fn seal(&mut self, value: usize, holder: impl Into<Holder>, spot: Spot) -> &mut Self {
        if let Some(statement) = self.statements.len().checked_sub(1) {
            self.marks.push(Mark { statement, value, holder: holder.into(), spot });
        }
        self
    }

    pub(crate) fn take_marks(&mut self) -> Vec<Mark> {
        std::mem::take(&mut self.marks)
    }

    pub(crate) fn value_mut(&mut self, statement: usize, value: usize) -> Option<&mut Value> {
        self.statements.get_mut(statement)?.values.get_mut(value)
    }

    /// The statements in order.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// Whether nothing is to be written.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }
}
