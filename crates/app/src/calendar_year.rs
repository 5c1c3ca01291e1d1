//! The year's table of days off and swapped days by spreadsheet: checked as a whole with every problem
//! at its row and column, all or nothing, and safe to repeat.

use crate::{
    App, AppError, Ctx,
    calendar_edit::{DayTyped, standing},
};
use mc_calendar::{Calendar, TableDay, TableKind};
use mc_form::read_day;
use mc_kernel::{CivilDay, FieldProblem, fold};
use mc_policy::{Office, actions};
use mc_store::{Batch, catalogue::set_days};
use std::collections::{BTreeMap, BTreeSet};

/// Days of one spreadsheet.
pub const MOST_YEAR_ROWS: usize = 400;
/// Problems that are listed.
const MOST_YEAR_PROBLEMS: usize = 500;

/// The columns: the field, the heading in Vietnamese and in English. Every cell must be filled.
pub const YEAR_COLUMNS: [(&str, &str, &str); 4] = [
    ("day", "Ngày", "Day"),
    ("kind", "Loại", "Kind"),
    ("name", "Tên ngày", "Name"),
    ("source", "Căn cứ", "Source"),
];

/// The words by which the kinds of days are known in a spreadsheet, beside their codes.
pub const KIND_WORDS: [(TableKind, &[&str]); 3] = [
    (TableKind::Holiday, &["Nghỉ lễ", "Nghỉ bù", "Holiday"]),
    (TableKind::SwappedOff, &["Nghỉ hoán đổi", "Swapped off"]),
    (TableKind::SwappedWorking, &["Làm bù", "Worked in exchange"]),
];

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row of the spreadsheet, from 1.
    pub row: usize,
    /// The field: one of [`YEAR_COLUMNS`], or empty where the row as a whole is meant.
    pub problem: FieldProblem,
}

/// What a spreadsheet would do to a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearRow {
    /// The row of the spreadsheet, from 1.
    pub row: usize,
    /// The day as it would be.
    pub day: TableDay,
    /// Whether the calendar has nothing of this day.
    pub is_new: bool,
    /// Whether the calendar says the same already.
    pub is_known: bool,
}

/// What a spreadsheet would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearPlan {
    /// Its rows in order.
    pub rows: Vec<YearRow>,
    /// What the calendar says now of the days that would change.
    pub stands: String,
}

impl YearPlan {
    /// The days that would be written.
    pub fn changes(&self) -> impl Iterator<Item = &YearRow> {
        self.rows.iter().filter(|row| !row.is_known)
    }

    /// The first day that would change.
    pub fn first(&self) -> Option<CivilDay> {
        self.changes().map(|row| row.day.day).min()
    }
}

/// Why a spreadsheet is not taken.
#[derive(Debug)]
pub enum YearRefusal {
    /// Rows do not hold.
    Problems(Vec<RowProblem>),
    /// Something else.
    App(AppError),
}

impl From<AppError> for YearRefusal {
    fn from(error: AppError) -> Self {
        Self::App(error)
    }
}

/// The problems so far, as many as are listed.
#[derive(Default)]
struct Problems(Vec<RowProblem>);

impl Problems {
    fn push(&mut self, row: usize, problem: FieldProblem) {
        if self.0.len() < MOST_YEAR_PROBLEMS {
            self.0.push(RowProblem { row, problem });
        }
    }
}

impl App {
    /// What a spreadsheet would do to the calendar; nothing is written.
    ///
    /// # Errors
    /// [`YearRefusal::Problems`] lists every problem with its row and column.
    pub fn plan_year(&self, ctx: &Ctx, rows: &[Vec<String>]) -> Result<YearPlan, YearRefusal> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office).map_err(YearRefusal::App)?;
        let mut problems = Problems::default();
        let filled = || rows.iter().enumerate().map(|(at, row)| (at + 1, row));
        let mut filled = filled().filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
        let places = match filled.next() {
            Some((at, head)) => places_of(at, head, &mut problems),
            None => BTreeMap::new(),
        };
        let body: Vec<_> = filled.take(MOST_YEAR_ROWS + 1).collect();
        if body.is_empty() && problems.0.is_empty() {
            problems.push(1, FieldProblem::new("", "sheet-empty"));
        }
        if body.len() > MOST_YEAR_ROWS {
            let problem = FieldProblem::new("", "sheet-too-many").with("most", MOST_YEAR_ROWS);
            problems.push(MOST_YEAR_ROWS + 2, problem);
        }
        if !problems.0.is_empty() {
            return Err(YearRefusal::Problems(problems.0));
        }
        let mut plan = YearPlan::default();
        let mut seen = BTreeSet::new();
        let reference = self.reference();
        for (row, cells) in body {
            let found = self.year_row(ctx, &reference.calendar, row, &typed(cells, &places));
            match found? {
                Err(found) => found.into_iter().for_each(|problem| problems.push(row, problem)),
                Ok(one) if !seen.insert(one.day.day) => {
                    problems.push(row, FieldProblem::new("day", "day-twice"));
                }
                Ok(one) => plan.rows.push(one),
            }
        }
        if !problems.0.is_empty() {
            return Err(YearRefusal::Problems(problems.0));
        }
        plan.stands = stands(&reference.calendar, &plan);
        Ok(plan)
    }

    fn year_row(
        &self,
        ctx: &Ctx,
        calendar: &Calendar,
        row: usize,
        typed: &DayTyped,
    ) -> Result<Result<YearRow, Vec<FieldProblem>>, AppError> {
        // A table of the whole year holds days that are over: they may stand as they are.
        let known = read_day(&typed.day).and_then(|day| calendar.days.row(day));
        if let Some(known) = known
            && typed.kind == known.kind.code()
            && typed.name.trim() == known.name
        {
            let is_same = typed.source.trim() == known.source || known.day <= self.today();
            if is_same {
                let day = known.clone();
                return Ok(Ok(YearRow { row, day, is_new: false, is_known: true }));
            }
        }
        match self.read_calendar_day(ctx, typed) {
            Ok(day) => Ok(Ok(YearRow { row, is_new: known.is_none(), is_known: false, day })),
            Err(AppError::Invalid(invalid)) => Ok(Err(invalid.problems.iter().cloned().collect())),
            Err(other) => Err(other),
        }
    }

    /// Keeps the days of a spreadsheet: all of its rows or none.
    ///
    /// # Errors
    /// As [`App::plan_year`]; [`AppError::Conflict`] when the calendar says something else of one of
    /// the days than when the spreadsheet was looked at.
    pub async fn import_year(
        &self,
        ctx: &Ctx,
        rows: &[Vec<String>],
        stood: &str,
    ) -> Result<YearPlan, YearRefusal> {
        self.refresh().await?;
        let plan = self.plan_year(ctx, rows)?;
        let changed: Vec<TableDay> = plan.changes().map(|row| row.day.clone()).collect();
        let (Some(first), Some(last)) = (plan.first(), changed.iter().map(|row| row.day).max())
        else {
            return Ok(plan);
        };
        let mut batch = Batch::new();
        set_days(&mut batch, &changed).map_err(AppError::from)?;
        let detail = format!("{} ({first} – {last})", changed.len());
        let check = |calendar: &Calendar| stands(calendar, &plan) == stood;
        self.keep_calendar(ctx, check, "calendar", ("calendar.imported", &detail), batch).await?;
        Ok(plan)
    }
}

/// What the calendar says of the days of a plan, in one word.
fn stands(calendar: &Calendar, plan: &YearPlan) -> String {
    let all: Vec<String> = plan.changes().map(|row| standing(calendar, row.day.day)).collect();
    mc_kernel::Digest::of(all.join(" ").as_bytes()).to_string()
}

/// Where each column stands, by its field; what is wrong with the head is told.
fn places_of(at: usize, row: &[String], problems: &mut Problems) -> BTreeMap<&'static str, usize> {
    let mut places = BTreeMap::new();
    for (place, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let known = YEAR_COLUMNS.iter().find(|(field, vi, en)| {
            let cell = fold(cell);
            cell == *field || cell == fold(vi) || cell == fold(en)
        });
        match known {
            None => problems.push(at, FieldProblem::new("", "column-unknown").with("name", cell)),
            Some((field, ..)) => {
                if places.insert(*field, place).is_some() {
                    problems.push(at, FieldProblem::new(*field, "column-twice"));
                }
            }
        }
    }
    for (field, ..) in YEAR_COLUMNS {
        if !places.contains_key(field) {
            problems.push(at, FieldProblem::new(field, "column-missing"));
        }
    }
    places
}

fn typed(cells: &[String], places: &BTreeMap<&'static str, usize>) -> DayTyped {
    let of = |field: &str| {
        let cell = places.get(field).and_then(|at| cells.get(*at));
        cell.map_or("", String::as_str).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    DayTyped {
        day: of("day"),
        kind: kind_code(&of("kind")),
        name: of("name"),
        source: of("source"),
    }
}

/// The code of a kind by its words; what nobody knows stays as it is.
fn kind_code(text: &str) -> String {
    let folded = fold(text);
    let known = KIND_WORDS
        .iter()
        .find(|(kind, words)| kind.code() == text || words.iter().any(|word| fold(word) == folded));
    known.map_or_else(|| text.to_owned(), |(kind, _)| kind.code().to_owned())
}
