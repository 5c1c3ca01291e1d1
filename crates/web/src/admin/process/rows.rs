//! The editor's rows as typed, and what its buttons do to them.
//!
//! The numbers of steps carry their order, and outcomes lead to numbers: whatever moves, the
//! outcomes follow the steps they led to.

use super::outcomes::{renumbered, typed};
use crate::posted::Posted;
use mc_app::{admin::StepRow, process::bounds};

/// A button of the editor that changes its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Moves a row before the one above it.
    Up(usize),
    /// Moves a row behind the one below it.
    Down(usize),
    /// Adds a row behind another.
    Add(usize),
    /// Takes a row out.
    Remove(usize),
    /// Moves a row to the place of another, as by dragging it.
    Move(usize, usize),
}

impl Change {
    /// The button that was pressed, if it was one of these.
    pub(super) fn of(posted: &Posted) -> Option<Self> {
        let row = |name: &str| posted.text(name).parse::<usize>().ok();
        row("_up")
            .map(Self::Up)
            .or_else(|| row("_down").map(Self::Down))
            .or_else(|| row("_add").map(Self::Add))
            .or_else(|| row("_remove").map(Self::Remove))
            .or_else(|| {
                let (from, to) = posted.text("_move").split_once(':')?;
                Some(Self::Move(from.parse().ok()?, to.parse().ok()?))
            })
    }
}

/// The rows of a posted editor, at most as many as a process may have steps.
pub(super) fn read(posted: &Posted) -> Vec<StepRow> {
    let rows = posted.text("_rows").parse::<usize>().unwrap_or(0).min(bounds::STEPS);
    (0..rows)
        .map(|row| {
            let cell = |column: &str| posted.text(&format!("{column}-{row}")).trim().to_owned();
            StepRow {
                no: cell("step"),
                name: cell("name"),
                unit_kind: cell("unit_kind"),
                agency: cell("agency"),
                title: cell("role"),
                hours: cell("working_hours"),
                outcomes: typed(&cell("outcomes")),
                note: cell("note"),
                level: cell("level"),
                branch: cell("parallel_group"),
                clock: cell("clock"),
                status: cell("dvcqg_status"),
            }
        })
        .collect()
}

/// The rows after a button.
pub(super) fn changed(mut rows: Vec<StepRow>, change: Change) -> Vec<StepRow> {
    match change {
        Change::Up(row) => swap(&mut rows, row.checked_sub(1), Some(row)),
        Change::Down(row) => swap(&mut rows, Some(row), row.checked_add(1)),
        Change::Add(row) => add(&mut rows, row),
        Change::Remove(row) if row < rows.len() => drop(rows.remove(row)),
        Change::Move(from, to) if from.max(to) < rows.len() => drag(&mut rows, from, to),
        Change::Remove(_) | Change::Move(..) => {}
    }
    rows
}

/// A row goes to the place of another step by step, so that numbers and outcomes follow.
fn drag(rows: &mut [StepRow], from: usize, to: usize) {
    if from < to {
        (from..to).for_each(|at| swap(rows, Some(at), at.checked_add(1)));
    } else {
        (to..from).rev().for_each(|at| swap(rows, Some(at), at.checked_add(1)));
    }
}

fn number(row: &StepRow) -> Option<u16> {
    row.no.trim().parse().ok()
}

/// Two neighbours change places and numbers.
fn swap(rows: &mut [StepRow], above: Option<usize>, below: Option<usize>) {
    let (Some(above), Some(below)) = (above, below) else { return };
    if above >= rows.len() || below >= rows.len() {
        return;
    }
    let of = |at: usize| rows.get(at).and_then(number);
    if let (Some(first), Some(second)) = (of(above), of(below)) {
        renumber(rows, |no| match no {
            no if no == first => second,
            no if no == second => first,
            no => no,
        });
    }
    rows.swap(above, below);
}

/// A new row behind another takes the next number; where that is taken, all behind it move on.
fn add(rows: &mut Vec<StepRow>, behind: usize) {
    if rows.len() >= bounds::STEPS {
        return;
    }
    let before = rows.get(behind).and_then(number).unwrap_or(0);
    let wanted = before.saturating_add(1);
    if rows.iter().filter_map(number).any(|no| no == wanted) {
        renumber(rows, |no| if no >= wanted { no.saturating_add(1) } else { no });
    }
    let row = StepRow {
        no: wanted.to_string(),
        clock: "run".to_owned(),
        status: "4".to_owned(),
        ..StepRow::default()
    };
    rows.insert(behind.saturating_add(1).min(rows.len()), row);
}

fn renumber(rows: &mut [StepRow], new: impl Fn(u16) -> u16) {
    for row in rows {
        if let Some(no) = number(row) {
            row.no = new(no).to_string();
        }
        row.outcomes = renumbered(&row.outcomes, &new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(of: &[(&str, &str)]) -> Vec<StepRow> {
        of.iter()
            .map(|(no, outcomes)| StepRow {
                no: (*no).to_owned(),
                outcomes: (*outcomes).to_owned(),
                ..StepRow::default()
            })
            .collect()
    }

    fn check(given: &[(&str, &str)], change: Change, expect: &[(&str, &str)]) {
        let after = changed(rows(given), change);
        let found: Vec<_> =
            after.iter().map(|row| (row.no.as_str(), row.outcomes.as_str())).collect();
        assert_eq!(found, expect, "{change:?}");
    }

    const THREE: [(&str, &str); 3] =
        [("1", "hợp lệ->2"), ("2", "đạt->3;trả->1"), ("3", "ký->END;trả lại->2")];

    #[test]
    fn outcomes_follow_a_step_that_moves() {
        let moved = [("1", "hợp lệ->3"), ("2", "ký->END;trả lại->3"), ("3", "đạt->2;trả->1")];
        check(&THREE, Change::Up(2), &moved);
        check(&THREE, Change::Down(1), &moved);
        check(&THREE, Change::Up(0), &THREE);
        check(&THREE, Change::Down(2), &THREE);
        check(&THREE, Change::Down(usize::MAX), &THREE);
    }

    #[test]
    fn a_dragged_step_takes_its_outcomes_along() {
        let last = [("1", "ký->END;trả lại->3"), ("2", "hợp lệ->3"), ("3", "đạt->1;trả->2")];
        check(&THREE, Change::Move(2, 0), &last);
        let back = changed(rows(&last), Change::Move(0, 2));
        let found: Vec<_> = back.iter().map(|r| (r.no.as_str(), r.outcomes.as_str())).collect();
        assert_eq!(found, THREE);
        check(&THREE, Change::Move(1, 1), &THREE);
        check(&THREE, Change::Move(0, 9), &THREE);
    }

    #[test]
    fn a_new_step_makes_room_for_its_number() {
        let after =
            [("1", "hợp lệ->3"), ("2", ""), ("3", "đạt->4;trả->1"), ("4", "ký->END;trả lại->3")];
        check(&THREE, Change::Add(0), &after);
        check(&[("1", "x->5"), ("5", "")], Change::Add(0), &[("1", "x->5"), ("2", ""), ("5", "")]);
        check(&[], Change::Add(0), &[("1", "")]);
    }

    #[test]
    fn what_led_to_a_removed_step_stays_to_be_seen() {
        check(&THREE, Change::Remove(1), &[("1", "hợp lệ->2"), ("3", "ký->END;trả lại->2")]);
        check(&THREE, Change::Remove(9), &THREE);
    }

    #[test]
    fn a_row_whose_number_cannot_be_read_only_changes_its_place() {
        check(&[("một", "x->2"), ("2", "")], Change::Down(0), &[("2", ""), ("một", "x->2")]);
    }

    #[test]
    fn there_is_a_last_row() {
        let many = vec![StepRow::default(); bounds::STEPS];
        assert_eq!(changed(many, Change::Add(0)).len(), bounds::STEPS);
    }
}
