//! Which step stands in which row and column: the trunk goes down the middle, one step a row; the
//! lanes of a parallel group share rows side by side.

use crate::{
    bounds,
    definition::Definition,
    step::{Branch, Step, StepNo},
};
use std::collections::BTreeMap;

/// The column of the steps outside lanes.
pub(super) const TRUNK: usize = 0;

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: i32,
    pub(super) column: usize,
}

/// The rows of a parallel group, inclusive.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub(super) first_row: i32,
    pub(super) last_row: i32,
}

/// A column: the trunk or a lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// The rows of its group; none for the trunk.
    pub(super) band: Option<Band>,
    /// How many lanes its group has; 1 for the trunk.
    pub(super) lanes: usize,
    /// The row of its last step.
    pub(super) end_row: i32,
}

/// The place of every step. A number that stands twice has the place of its first step.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) cells: BTreeMap<StepNo, Cell>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: i32,
}

impl Grid {
    pub(super) fn of(definition: &Definition) -> Self {
        let mut steps: BTreeMap<StepNo, &Step> = BTreeMap::new();
        for step in definition.steps.iter().take(bounds::STEPS) {
            steps.entry(step.no).or_insert(step);
        }
        let mut grid =
            Self { columns: vec![Column { band: None, lanes: 1, end_row: 0 }], ..Self::default() };
        for (no, step) in &steps {
            match step.branch {
                None => {
                    grid.cells.insert(*no, Cell { row: grid.rows, column: TRUNK });
                    grid.rows += 1;
                }
                Some(branch) if !grid.cells.contains_key(no) => grid.place(&steps, branch.group),
                Some(_) => {}
            }
        }
        grid
    }

    pub(super) fn cell(&self, no: StepNo) -> Option<Cell> {
        self.cells.get(&no).copied()
    }

    pub(super) fn band(&self, column: usize) -> Option<Band> {
        self.columns.get(column).and_then(|c| c.band)
    }

    /// The lanes of a group, each a column, from the next free row on.
    fn place(&mut self, steps: &BTreeMap<StepNo, &Step>, group: char) {
        let mut lanes: BTreeMap<Branch, Vec<StepNo>> = BTreeMap::new();
        for (no, step) in steps {
            if let Some(branch) = step.branch.filter(|b| b.group == group) {
                lanes.entry(branch).or_default().push(*no);
            }
        }
        let first_row = self.rows;
        let longest = lanes.values().map(Vec::len).max().unwrap_or(0);
        self.rows = self.rows.saturating_add(i32::try_from(longest).unwrap_or(0));
        let band = Some(Band { first_row, last_row: self.rows - 1 });
        for numbers in lanes.values() {
            let column = self.columns.len();
            let mut end_row = first_row;
            for (row, no) in (first_row..).zip(numbers) {
                self.cells.insert(*no, Cell { row, column });
                end_row = row;
            }
            self.columns.push(Column { band, lanes: lanes.len(), end_row });
        }
    }
}
