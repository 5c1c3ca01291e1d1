//! The controls of one row of the editor, with what is wrong at each.

use super::{
    outcomes,
    words::{CLOCKS, LEVELS, STATUSES, column, hours, performer},
};
use mc_app::{
    admin::{RowProblem, StepRow, unit_kind},
    process::{Performer, Severity},
};
use mc_pages::{
    admin::{Control, ControlKind, EditorRow},
    fields::id_of,
    words::Lang,
};

/// A line of a text box holds about so many characters.
const LINE_CHARS: usize = 21;
/// The tallest text box.
const TALLEST: usize = 12;

/// What stands in a row and what is wrong there.
pub(super) struct Cells<'a> {
    pub(super) l: Lang,
    pub(super) index: usize,
    pub(super) row: &'a StepRow,
    /// The problems that are told.
    pub(super) problems: &'a [RowProblem],
}

/// The id of a control.
pub(super) fn control_id(column: &str, row: usize) -> String {
    id_of(&format!("{column}-{row}"))
}

impl Cells<'_> {
    /// The whole row of `of` rows.
    pub(super) fn draw(&self, of: usize) -> EditorRow {
        let (l, row) = (self.l, self.row);
        let label = [("step", row.no.as_str()), ("name", row.name.as_str())];
        let more = vec![
            self.control("note", lines(&row.note, 2)),
            self.control("level", choice(l, &LEVELS, &row.level)),
            self.control("parallel_group", ControlKind::Text(row.branch.clone())),
            self.control("dvcqg_status", choice(l, &STATUSES, &row.status)),
        ];
        EditorRow {
            index: self.index,
            label: l.with("step-named", &label).into_owned(),
            no: named(self.control("step", ControlKind::Number(row.no.clone()))),
            name: named(self.control("name", lines(&row.name, 3))),
            who: vec![
                self.control("unit_kind", self.performers()),
                self.control("agency", ControlKind::Agency(row.agency.clone())),
                self.control("role", ControlKind::Text(row.title.clone())),
            ],
            time: vec![
                self.control("working_hours", ControlKind::Number(hours(l, &row.hours))),
                self.control("clock", choice(l, &CLOCKS, &row.clock)),
            ],
            outcomes: named(self.control("outcomes", lines(&outcomes::shown(l, &row.outcomes), 3))),
            is_open: more.iter().any(|control| control.error.is_some()) || !row.branch.is_empty(),
            more,
            problems: self.errors().filter(|p| p.column.is_none()).map(|p| self.say(p)).collect(),
            can_go_up: self.index > 0,
            can_go_down: self.index + 1 < of,
        }
    }

    fn errors(&self) -> impl Iterator<Item = &RowProblem> {
        let here = self.problems.iter().filter(|p| p.row == Some(self.index));
        here.filter(|p| p.severity == Severity::Error)
    }

    fn say(&self, problem: &RowProblem) -> String {
        problem.words(self.l.locale()).to_owned()
    }

    fn control(&self, name: &str, kind: ControlKind) -> Control {
        let errors: Vec<String> =
            self.errors().filter(|p| p.column == Some(name)).map(|p| self.say(p)).collect();
        Control {
            name: format!("{name}-{}", self.index),
            id: control_id(name, self.index),
            label: column(self.l, name),
            is_named_by_column: false,
            error: (!errors.is_empty()).then(|| errors.join(" ")),
            kind,
        }
    }

    /// The kinds of performers; a value that is none of them stays to be seen.
    fn performers(&self) -> ControlKind {
        let value = self.row.unit_kind.as_str();
        let known = Performer::ALL.map(unit_kind);
        let unknown = (!known.contains(&value)).then_some(value);
        let words = |kind: &str| match kind {
            "" => self.l.t("choose").into_owned(),
            kind => performer(self.l, kind),
        };
        let options = unknown.into_iter().chain(known);
        ControlKind::Choice(
            options.map(|kind| (kind.to_owned(), words(kind), kind == value)).collect(),
        )
    }
}

/// A control alone under the heading of its column.
fn named(control: Control) -> Control {
    Control { is_named_by_column: true, ..control }
}

/// A text box as tall as its text.
fn lines(text: &str, least: usize) -> ControlKind {
    let lines = text.lines().map(|line| line.chars().count() / LINE_CHARS + 1).sum::<usize>();
    ControlKind::Lines { value: text.to_owned(), rows: lines.clamp(least, TALLEST) }
}

/// One of several; a value that is none of them stays to be seen.
fn choice(l: Lang, known: &[(&str, &'static str)], value: &str) -> ControlKind {
    let is_known = known.iter().any(|(code, _)| *code == value);
    let unknown = (!is_known).then(|| (value.to_owned(), value.to_owned(), true));
    let options = known
        .iter()
        .map(|(code, words)| ((*code).to_owned(), l.t(words).into_owned(), *code == value));
    ControlKind::Choice(unknown.into_iter().chain(options).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::Locale;

    fn drawn(row: &StepRow, problems: &[RowProblem]) -> EditorRow {
        Cells { l: Lang::new(Locale::Vi), index: 0, row, problems }.draw(2)
    }

    fn problem(column: Option<&'static str>, severity: Severity) -> RowProblem {
        let (vi, en) = ("sai".to_owned(), "wrong".to_owned());
        RowProblem { row: Some(0), column, severity, vi, en }
    }

    #[test]
    fn a_problem_stands_at_its_cell_and_opens_what_was_folded() {
        let row = drawn(&StepRow::default(), &[problem(Some("dvcqg_status"), Severity::Error)]);
        let wrong: Vec<_> =
            row.more.iter().filter(|c| c.error.is_some()).map(|c| &c.name).collect();
        assert_eq!(wrong, ["dvcqg_status-0"]);
        assert!(row.is_open);
        let row = drawn(&StepRow::default(), &[problem(None, Severity::Error)]);
        assert_eq!(row.problems, ["sai"]);
        let row = drawn(&StepRow::default(), &[problem(None, Severity::Warning)]);
        assert!(row.problems.is_empty() && !row.is_open);
    }

    #[test]
    fn a_value_that_no_list_has_is_not_lost() {
        let row = StepRow { clock: "đứng".to_owned(), ..StepRow::default() };
        let row = drawn(&row, &[]);
        let chosen = |control: &Control| {
            let ControlKind::Choice(options) = &control.kind else { return None };
            options.iter().find(|(_, _, is_chosen)| *is_chosen).map(|(value, _, _)| value.clone())
        };
        assert_eq!(chosen(&row.time[1]).as_deref(), Some("đứng"));
        assert_eq!(chosen(&row.who[0]).as_deref(), Some(""));
    }

    #[test]
    fn a_box_is_as_tall_as_its_text() {
        let rows = |text: &str| {
            let ControlKind::Lines { rows, .. } = lines(text, 2) else { return 0 };
            rows
        };
        assert_eq!(rows(""), 2);
        assert_eq!(rows("a\nb\nc"), 3);
        assert_eq!(rows(&"dài ".repeat(500)), TALLEST);
    }
}
