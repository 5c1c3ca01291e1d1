//! A table of figures under grouped headings, as reports of agencies have it.

use super::{Cell, drawn};

/// The table.
#[derive(Debug, Clone)]
pub struct FigureTable {
    /// What it shows.
    pub caption: String,
    /// The heading of the first column.
    pub first: String,
    /// The groups of columns.
    pub groups: Vec<FigureGroup>,
    /// The rows.
    pub rows: Vec<FigureRow>,
    /// The row of sums.
    pub total: FigureRow,
}

/// Columns under one heading.
#[derive(Debug, Clone)]
pub struct FigureGroup {
    /// The heading.
    pub label: String,
    /// The columns; none where the group is one column itself.
    pub columns: Vec<String>,
}

impl FigureGroup {
    /// A group with its columns.
    pub fn new(label: impl Into<String>, columns: Vec<String>) -> Self {
        Self { label: label.into(), columns }
    }
}

/// A row.
#[derive(Debug, Clone)]
pub struct FigureRow {
    /// What it is of.
    pub name: Cell,
    /// Its figures, one for each column.
    pub figures: Vec<Cell>,
}

drawn!(FigureTable, "components/figures.html", without chrome);
