//! The cells of one row of the table, read with every problem of the row at once.

use super::CaseFacts;
use crate::{
    bounds,
    definition::DayUnit,
    outcome::{Outcome, is_case_code, parse_outcomes},
    problem::{ProblemCode, ProcessProblem},
    step::{Branch, Level, Performer, Step, StepClock, StepNo},
};
use mc_kernel::fold;
use std::{cell::RefCell, collections::BTreeMap, ops::RangeInclusive};

const NAMES: [&str; 18] = [
    "procedure",
    "case",
    "step",
    "name",
    "unit_kind",
    "agency",
    "role",
    "working_hours",
    "outcomes",
    "note",
    "case_name",
    "level",
    "parallel_group",
    "clock",
    "dvcqg_status",
    "statutory_days",
    "day_unit",
    "source",
];

/// Where each column stands.
pub(super) struct Columns(BTreeMap<&'static str, usize>);

impl Columns {
    /// Finds every column in the heading line, or says which are missing.
    pub(super) fn find(headers: &csv::StringRecord) -> Result<Self, Vec<ProcessProblem>> {
        let mut places = BTreeMap::new();
        let mut missing = Vec::new();
        for name in NAMES {
            match headers.iter().position(|h| h == name) {
                Some(place) => {
                    places.insert(name, place);
                }
                None => missing.push(
                    ProcessProblem {
                        line: Some(1),
                        ..ProcessProblem::new(ProblemCode::ColumnMissing)
                    }
                    .with("name", name),
                ),
            }
        }
        if missing.is_empty() { Ok(Self(places)) } else { Err(missing) }
    }
}

/// One row; every read notes its problem and goes on with nothing.
pub(super) struct Cells<'a> {
    columns: &'a Columns,
    record: &'a csv::StringRecord,
    problems: RefCell<Vec<ProcessProblem>>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(columns: &'a Columns, record: &'a csv::StringRecord) -> Self {
        Self { columns, record, problems: RefCell::default() }
    }

    /// The line on which the row begins.
    pub(super) fn line(&self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }

    /// Case and number, where both can be read: other rows may refer to them.
    pub(super) fn key(&self) -> Option<(String, StepNo)> {
        Some((self.raw("case").to_owned(), self.raw("step").parse().ok().map(StepNo)?))
    }

    /// Reads the whole row. A cell that may be empty and cannot be read counts as empty here, but its
    /// problem refuses the row.
    ///
    /// # Errors
    /// Every problem of the row.
    pub(super) fn read(&self) -> Result<(CaseFacts, Step), Vec<ProcessProblem>> {
        let facts = self.facts();
        let step = self.step();
        match (facts, step) {
            (Some(facts), Some(step)) if self.problems.borrow().is_empty() => Ok((facts, step)),
            _ => Err(self.problems.take()),
        }
    }

    fn facts(&self) -> Option<CaseFacts> {
        let procedure = self.code("procedure");
        let case = self.code("case");
        let case_name = self.text("case_name");
        let statutory_days = self.number("statutory_days", 0..=bounds::STATUTORY_DAYS);
        let day_unit = self.day_unit();
        let source = self.text("source");
        Some(CaseFacts {
            procedure: procedure?,
            case: case?,
            case_name: case_name?,
            statutory_days: statutory_days?,
            day_unit: day_unit?,
            source: source?,
        })
    }

    fn step(&self) -> Option<Step> {
        let no = self.number("step", 1..=u32::from(u16::MAX));
        let performer = self.performer();
        let working_minutes = self.minutes();
        let outcomes = performer.and_then(|performer| self.outcomes(performer));
        let (level, branch, clock) = (self.level(), self.branch(), self.clock());
        let status = self.number("dvcqg_status", 1..=10);
        let (name, agency) = (self.text("name"), self.text("agency"));
        let (title, note) = (self.text("role"), self.text("note"));
        Some(Step {
            no: StepNo(u16::try_from(no?).ok()?),
            name: name?,
            performer: performer?,
            agency: agency?,
            title: title?,
            working_minutes: working_minutes?,
            outcomes: outcomes?,
            note: note?,
            level,
            branch,
            clock: clock?,
            status_on_entry: u8::try_from(status?).ok()?,
        })
    }

    fn raw(&self, column: &str) -> &'a str {
        self.columns.0.get(column).and_then(|place| self.record.get(*place)).unwrap_or_default()
    }

    fn note(&self, column: &'static str, problem: ProcessProblem) {
        let step = problem.step.or_else(|| self.key().map(|(_, no)| no));
        let (line, column) = (Some(self.line()), Some(column));
        self.problems.borrow_mut().push(ProcessProblem { step, line, column, ..problem });
    }

    fn text(&self, column: &'static str) -> Option<String> {
        let text = self.raw(column);
        if text.chars().count() > bounds::TEXT_CHARS {
            let problem = ProcessProblem::new(ProblemCode::TextTooLong);
            self.note(column, problem.with("most", bounds::TEXT_CHARS));
            return None;
        }
        Some(text.to_owned())
    }

    fn required(&self, column: &'static str) -> Option<&'a str> {
        let text = self.raw(column);
        if text.is_empty() {
            self.note(column, ProcessProblem::new(ProblemCode::ValueMissing));
            return None;
        }
        Some(text)
    }

    fn refuse<T>(&self, column: &'static str, code: ProblemCode) -> Option<T> {
        self.note(column, ProcessProblem::new(code).with("value", clipped(self.raw(column))));
        None
    }

    fn code(&self, column: &'static str) -> Option<String> {
        let text = self.required(column)?;
        if is_case_code(text) {
            Some(text.to_owned())
        } else {
            self.refuse(column, ProblemCode::CodeUnreadable)
        }
    }

    fn number(&self, column: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let text = self.required(column)?;
        let number = whole(text).filter(|n| range.contains(n));
        if number.is_none() {
            let problem =
                ProcessProblem::new(ProblemCode::NumberUnreadable).with("value", clipped(text));
            self.note(column, problem.with("least", range.start()).with("most", range.end()));
        }
        number
    }

    /// Whole hours or halves, written `4`, `4.5` or `4,5`.
    fn minutes(&self) -> Option<u32> {
        let column = "working_hours";
        let text = self.required(column)?;
        let (hours, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
        let half = match fraction {
            "0" => Some(0),
            "5" => Some(30),
            _ => None,
        };
        let minutes = whole(hours)
            .and_then(|hours| hours.checked_mul(60)?.checked_add(half?))
            .filter(|minutes| *minutes <= bounds::STEP_MINUTES);
        minutes.or_else(|| self.refuse(column, ProblemCode::HoursUnreadable))
    }

    fn performer(&self) -> Option<Performer> {
        let column = "unit_kind";
        let text = self.required(column)?;
        let code = if text == "citizen" { Performer::Applicant.code() } else { text };
        let performer = Performer::ALL.into_iter().find(|p| p.code() == code);
        if performer.is_none() {
            let known = Performer::ALL.map(Performer::code).join(", ");
            let problem =
                ProcessProblem::new(ProblemCode::UnitKindUnknown).with("value", clipped(text));
            self.note(column, problem.with("known", known));
        }
        performer
    }

    fn outcomes(&self, performer: Performer) -> Option<Vec<Outcome>> {
        let column = "outcomes";
        parse_outcomes(self.raw(column), performer)
            .map_err(|problems| problems.into_iter().for_each(|p| self.note(column, p)))
            .ok()
    }

    fn level(&self) -> Option<Level> {
        match self.raw("level") {
            "" => None,
            "commune" => Some(Level::Commune),
            "district" => Some(Level::District),
            "province" => Some(Level::Province),
            "central" => Some(Level::Central),
            _ => self.refuse("level", ProblemCode::LevelUnknown),
        }
    }

    fn branch(&self) -> Option<Branch> {
        let column = "parallel_group";
        match self.raw(column) {
            "" => None,
            text => {
                text.parse().ok().or_else(|| self.refuse(column, ProblemCode::BranchUnreadable))
            }
        }
    }

    fn clock(&self) -> Option<StepClock> {
        match self.required("clock")? {
            "run" => Some(StepClock::Runs),
            "stop" => Some(StepClock::Stops),
            _ => self.refuse("clock", ProblemCode::ClockUnknown),
        }
    }

    fn day_unit(&self) -> Option<DayUnit> {
        let column = "day_unit";
        match fold(self.required(column)?).as_str() {
            "ngay lam viec" => Some(DayUnit::WorkingDay),
            "ngay" => Some(DayUnit::CalendarDay),
            _ => self.refuse(column, ProblemCode::DayUnitUnknown),
        }
    }
}

fn whole(text: &str) -> Option<u32> {
    let digits_only = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits_only)
}

/// As much of a cell as a message can carry.
fn clipped(text: &str) -> String {
    text.chars().take(bounds::LABEL_CHARS).collect()
}
