//! Reading definitions from a table: one row a step, the facts of the case on every row.

mod row;

use crate::{
    bounds,
    definition::{DayUnit, Definition},
    problem::{ProblemCode, ProcessProblem},
    step::{Step, StepNo},
};
use row::{Cells, Columns};
use std::collections::{BTreeMap, BTreeSet};

/// Reads definitions from CSV with a heading line; the columns may stand in any order.
///
/// Columns: `procedure`, `case`, `step`, `name`, `unit_kind`, `agency`, `role`, `working_hours`,
/// `outcomes`, `note`, `case_name`, `level`, `parallel_group`, `clock`, `dvcqg_status`,
/// `statutory_days`, `day_unit`, `source`. The definitions come in the order in which their cases
/// first appear, each with its steps by number.
///
/// An outcome of silence is read as [`crate::OutcomeKind::NoAnswer`]. What is read may still be
/// unsound as a process: that is for [`crate::validate`].
///
/// # Errors
/// Every problem of the file with its line and column, at most [`bounds::PROBLEMS`] of them.
pub fn import_csv(text: &str) -> Result<Vec<Definition>, Vec<ProcessProblem>> {
    let mut import = Import::default();
    import.read(text);
    import.check_targets();
    import.finish()
}

/// The facts of a case, which all its rows repeat.
struct CaseFacts {
    procedure: String,
    case: String,
    case_name: String,
    statutory_days: u32,
    day_unit: DayUnit,
    source: String,
}

impl CaseFacts {
    /// The columns in which a row differs from the definition its case began with.
    fn differences(&self, definition: &Definition) -> Vec<&'static str> {
        [
            ("procedure", self.procedure == definition.procedure),
            ("case_name", self.case_name == definition.case_name),
            ("statutory_days", self.statutory_days == definition.statutory_days),
            ("day_unit", self.day_unit == definition.day_unit),
            ("source", self.source == definition.source),
        ]
        .into_iter()
        .filter_map(|(column, same)| (!same).then_some(column))
        .collect()
    }
}

#[derive(Default)]
struct Import {
    definitions: Vec<Definition>,
    by_case: BTreeMap<String, usize>,
    /// Every step number that a row gave, also of rows that are otherwise unreadable.
    numbers: BTreeMap<String, BTreeSet<StepNo>>,
    lines: BTreeMap<(usize, StepNo), u64>,
    problems: Vec<ProcessProblem>,
}

impl Import {
    fn read(&mut self, text: &str) {
        if text.len() > bounds::FILE_BYTES {
            let problem = ProcessProblem::new(ProblemCode::FileTooLarge);
            return self.report(problem.with("most", bounds::FILE_BYTES));
        }
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let columns = match reader.headers() {
            Ok(headers) => Columns::find(headers),
            Err(error) => return self.report(unreadable(&error)),
        };
        let columns = match columns {
            Ok(columns) => columns,
            Err(missing) => return self.report_all(missing),
        };
        for row in reader.records() {
            if self.problems.len() > bounds::PROBLEMS {
                return;
            }
            match row {
                Ok(record) => self.row(&Cells::new(&columns, &record)),
                Err(error) => self.report(unreadable(&error)),
            }
        }
    }

    fn row(&mut self, cells: &Cells<'_>) {
        if let Some((case, no)) = cells.key() {
            self.numbers.entry(case).or_default().insert(no);
        }
        match cells.read() {
            Ok((facts, step)) => self.add(&facts, step, cells.line()),
            Err(problems) => self.report_all(problems),
        }
    }

    fn add(&mut self, facts: &CaseFacts, step: Step, line: u64) {
        let on_line = |problem: ProcessProblem, column| ProcessProblem {
            line: Some(line),
            column: Some(column),
            ..problem
        };
        let Some(index) = self.case_of(facts) else {
            let problem = ProcessProblem::new(ProblemCode::CasesTooMany);
            return self.report(on_line(problem.with("most", bounds::CASES), "case"));
        };
        let Some(definition) = self.definitions.get_mut(index) else { return };
        let mut found: Vec<ProcessProblem> = facts
            .differences(definition)
            .into_iter()
            .map(|column| {
                let problem = ProcessProblem::at(ProblemCode::CaseDisagrees, step.no);
                on_line(problem.with("case", &facts.case), column)
            })
            .collect();
        if definition.step(step.no).is_some() {
            found.push(on_line(ProcessProblem::at(ProblemCode::StepDuplicate, step.no), "step"));
        } else if definition.steps.len() >= bounds::STEPS {
            let problem = ProcessProblem::at(ProblemCode::StepsTooMany, step.no);
            found.push(on_line(problem.with("most", bounds::STEPS), "step"));
        } else {
            self.lines.insert((index, step.no), line);
            definition.steps.push(step);
        }
        self.report_all(found);
    }

    fn case_of(&mut self, facts: &CaseFacts) -> Option<usize> {
        if let Some(index) = self.by_case.get(&facts.case) {
            return Some(*index);
        }
        let index = self.definitions.len();
        if index >= bounds::CASES {
            return None;
        }
        self.by_case.insert(facts.case.clone(), index);
        self.definitions.push(Definition {
            procedure: facts.procedure.clone(),
            case: facts.case.clone(),
            case_name: facts.case_name.clone(),
            statutory_days: facts.statutory_days,
            day_unit: facts.day_unit,
            steps: Vec::new(),
            source: facts.source.clone(),
        });
        Some(index)
    }

    fn check_targets(&mut self) {
        let mut found = Vec::new();
        for (index, definition) in self.definitions.iter().enumerate() {
            let known = self.numbers.get(&definition.case);
            let exists = |no: StepNo| known.is_some_and(|numbers| numbers.contains(&no));
            for problem in crate::validate::missing_targets(definition, exists) {
                let line = problem.step.and_then(|no| self.lines.get(&(index, no)).copied());
                found.push(ProcessProblem { line, column: Some("outcomes"), ..problem });
            }
        }
        self.report_all(found);
    }

    fn report_all(&mut self, problems: Vec<ProcessProblem>) {
        for problem in problems {
            self.report(problem);
        }
    }

    fn report(&mut self, problem: ProcessProblem) {
        match self.problems.len().cmp(&bounds::PROBLEMS) {
            std::cmp::Ordering::Less => self.problems.push(problem),
            std::cmp::Ordering::Equal => self.problems.push(
                ProcessProblem::new(ProblemCode::ProblemsTooMany).with("most", bounds::PROBLEMS),
            ),
            std::cmp::Ordering::Greater => {}
        }
    }

    fn finish(mut self) -> Result<Vec<Definition>, Vec<ProcessProblem>> {
        if self.problems.is_empty() {
            self.definitions.iter_mut().for_each(|d| d.steps.sort_by_key(|s| s.no));
            Ok(self.definitions)
        } else {
            self.problems.sort_by_key(|p| p.line.unwrap_or(u64::MAX));
            Err(self.problems)
        }
    }
}

fn unreadable(error: &csv::Error) -> ProcessProblem {
    let line = error.position().map(csv::Position::line);
    let reason = if let csv::ErrorKind::UnequalLengths { expected_len, len, .. } = error.kind() {
        format!("{len} ≠ {expected_len}")
    } else {
        error.to_string()
    };
    ProcessProblem { line, ..ProcessProblem::new(ProblemCode::FileUnreadable) }
        .with("reason", reason)
}
