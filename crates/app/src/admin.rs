//! Administration: processes as a table with versions, the organisation, the record of changes.

use crate::{
    App, AppError, Ctx,
    import::{self, ImportError},
};
use mc_kernel::{CivilDay, FieldProblem, Locale, Page, PageSize};
use mc_policy::{Office, actions};
use mc_process::{
    Definition, ProblemCode, ProcessProblem, Severity, import_csv, unknown_cases, validate,
};
use mc_store::{
    Batch, Clash, StoreError,
    catalogue::{self, ProcessVersion},
    records::{Audit, AuditKey},
};
use std::sync::Arc;

/// A process as the editor shows it.
#[derive(Debug, Clone)]
pub struct EditedProcess {
    /// The version that is shown.
    pub version: ProcessVersion,
    /// Its definition.
    pub definition: Arc<Definition>,
    /// All versions of the case, oldest first.
    pub versions: Vec<ProcessVersion>,
}

/// One row of the editor's table, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepRow {
    /// The step's number.
    pub no: String,
    /// Its name.
    pub name: String,
    /// Kind of performer, as the process table names it.
    pub unit_kind: String,
    /// The agency type.
    pub agency: String,
    /// Division and title.
    pub title: String,
    /// Working hours.
    pub hours: String,
    /// `label->target;label->target`.
    pub outcomes: String,
    /// A note.
    pub note: String,
    /// `commune`, `district`, `province`, `central` or empty.
    pub level: String,
    /// `A1` or empty.
    pub branch: String,
    /// `run` or `stop`.
    pub clock: String,
    /// The National Portal's status on entry.
    pub status: String,
}

/// The editor's rows, read.
#[derive(Debug, Clone)]
pub struct ReadRows {
    /// The definition, sound or not; `None` while a cell cannot be read.
    pub definition: Option<Definition>,
    /// Everything that is wrong or should be looked at.
    pub problems: Vec<RowProblem>,
}

impl ReadRows {
    /// The definition, where it may be saved.
    pub fn sound(&self) -> Option<&Definition> {
        let has_error = self.problems.iter().any(|p| p.severity == Severity::Error);
        self.definition.as_ref().filter(|_| !has_error)
    }
}

/// A problem of the editor's table, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row, from 0; `None` for a problem of the whole.
    pub row: Option<usize>,
    /// The column of the process table, where it is one cell's.
    pub column: Option<&'static str>,
    /// Whether it forbids saving.
    pub severity: Severity,
    /// What, in Vietnamese.
    pub vi: String,
    /// What, in English.
    pub en: String,
}

impl RowProblem {
    fn of(problem: &ProcessProblem, rows: &[StepRow]) -> Self {
        // Line 1 of the table is its heading: the second line is the editor's first row.
        let line = problem.line.and_then(|line| usize::try_from(line).ok());
        let by_line = line.and_then(|line| line.checked_sub(2)).filter(|row| *row < rows.len());
        let by_step = problem.step.and_then(|no| {
            let no = no.to_string();
            rows.iter().position(|row| row.no.trim() == no)
        });
        let placeless = ProcessProblem { line: None, column: None, ..problem.clone() };
        Self {
            row: by_line.or(by_step),
            column: problem.column.or_else(|| column_of(problem.code)),
            severity: problem.severity,
            vi: placeless.words(Locale::Vi),
            en: placeless.words(Locale::En),
        }
    }

    /// What, in a language.
    pub fn words(&self, locale: Locale) -> &str {
        match locale {
            Locale::Vi => &self.vi,
            Locale::En => &self.en,
        }
    }
}

/// The column in which a problem of a whole step is best mended.
fn column_of(code: ProblemCode) -> Option<&'static str> {
    use ProblemCode as Code;
    let columns: [(&'static str, &[Code]); 6] = [
        ("name", &[Code::NameMissing]),
        ("agency", &[Code::PerformerMissing]),
        ("working_hours", &[Code::StepTooLong, Code::StoppedWithHours]),
        ("dvcqg_status", &[Code::StatusUnknown]),
        ("parallel_group", &[Code::ForkOneLane, Code::ForkNotLanes, Code::ForkInsideLane]),
        (
            "outcomes",
            &[
                Code::OutcomesMissing,
                Code::OutcomesTooMany,
                Code::LanesTooMany,
                Code::OutcomeDuplicate,
                Code::LabelUnusable,
                Code::SilenceAsAnswer,
                Code::TargetMissing,
                Code::CaseToItself,
                Code::CaseUnknown,
                Code::LoopWithoutExit,
                Code::BranchWithoutResult,
                Code::JoinDiffers,
                Code::LaneCrossed,
                Code::NoAnswerPresent,
            ],
        ),
    ];
    columns.into_iter().find(|(_, codes)| codes.contains(&code)).map(|(column, _)| column)
}

/// The columns of the process table, in order.
const COLUMNS: &str = "procedure,case,step,name,unit_kind,agency,role,working_hours,outcomes,note,case_name,level,parallel_group,clock,dvcqg_status,statutory_days,day_unit,source";

impl App {
    /// The newest version of a case's process, or the one with a number.
    pub async fn edited_process(
        &self,
        ctx: &Ctx,
        case: &str,
        number: Option<u64>,
    ) -> Result<EditedProcess, AppError> {
        self.permit::<actions::ManageProcesses>(ctx, &Office)?;
        let reference = self.reference();
        let versions: Vec<ProcessVersion> = reference.process_versions_of(case).cloned().collect();
        let version = match number {
            None => versions.last(),
            Some(number) => versions.iter().find(|v| v.number == number),
        };
        let version = version.cloned().ok_or(AppError::NotFound)?;
        let definition = self.process(version.id).await?;
        Ok(EditedProcess { version, definition, versions })
    }

    /// Reads the editor's rows as a definition, with every problem in it at its row.
    pub fn read_process(&self, of: &Definition, rows: &[StepRow]) -> ReadRows {
        let read = match import_csv(&table_of(of, rows)) {
            Ok(read) => read,
            Err(found) => {
                let problems = found.iter().map(|p| RowProblem::of(p, rows)).collect();
                return ReadRows { definition: None, problems };
            }
        };
        let empty = || Definition { steps: Vec::new(), ..of.clone() };
        let definition = read.into_iter().next().unwrap_or_else(empty);
        let reference = self.reference();
        let is_known = |case: &str| reference.process_versions_of(case).next().is_some();
        let lost = unknown_cases(std::slice::from_ref(&definition));
        let lost = lost.into_iter().filter(|p| !p.param("target").is_some_and(is_known));
        let problems = validate(&definition).into_iter().chain(lost);
        let problems = problems.map(|p| RowProblem::of(&p, rows)).collect();
        ReadRows { definition: Some(definition), problems }
    }

    /// Saves a process as a new version that holds from a day on; until then the older one does.
    /// Running dossiers keep theirs.
    ///
    /// `base` is the version the editor was opened with: when somebody else saved in the meantime,
    /// nothing is overwritten ([`AppError::Conflict`]).
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a day in the past, too far off, or before that of a version that is
    /// to come.
    pub async fn save_process(
        &self,
        ctx: &Ctx,
        (base, from): (u64, CivilDay),
        definition: &Definition,
    ) -> Result<ProcessVersion, ImportError> {
        self.permit::<actions::ManageProcesses>(ctx, &Office)?;
        self.check_valid_from(from)?;
        self.refresh().await?;
        let reference = self.reference();
        let last = reference.process_versions_of(&definition.case).last().cloned();
        if last.as_ref().map_or(0, |v| v.number) != base {
            return Err(AppError::Conflict("process").into());
        }
        if let Some(coming) = last.as_ref().filter(|last| last.valid_from > from) {
            let problem = FieldProblem::new("valid_from", "process-before-coming")
                .with("number", coming.number)
                .with("day", coming.valid_from);
            return Err(AppError::invalid(problem).into());
        }
        let when = (from, self.now());
        let by = ctx.reference()?.to_string();
        let Some(version) = import::next_version(definition, last.as_ref(), when, &by)? else {
            return last.ok_or_else(|| AppError::NotFound.into());
        };
        let mut batch = Batch::new();
        catalogue::add_process(&mut batch, &version, definition)?;
        catalogue::catalogue_changed(&mut batch);
        let detail = format!("version {}, {from}", version.number);
        self.note(ctx, &mut batch, "process.changed", &definition.case, &detail)?;
        match self.parts.store.commit(batch).await {
            Ok(()) => {}
            Err(StoreError::Conflict(Clash::Row(_))) => {
                return Err(AppError::Conflict("process").into());
            }
            Err(error) => return Err(error.into()),
        }
        self.refresh().await?;
        Ok(version)
    }

    /// Who changed what, newest first.
    pub async fn audits(
        &self,
        ctx: &Ctx,
        before: Option<AuditKey>,
    ) -> Result<Page<Audit, AuditKey>, AppError> {
        let permit = self.permit::<actions::ReadRecord>(ctx, &Office)?;
        Ok(self.parts.store.audits(&permit, before, PageSize::SCREEN).await?)
    }

    /// Whether whoever acts may look at units, positions and staff.
    pub fn may_read_organisation(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.permit::<actions::ReadOrganisation>(ctx, &Office).map(drop)
    }

    /// Whether whoever acts may keep the catalogue.
    pub fn may_manage_catalogue(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.permit::<actions::ManageCatalogue>(ctx, &Office).map(drop)
    }

    /// Whether whoever acts may read the record of changes.
    pub fn may_read_record(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.permit::<actions::ReadRecord>(ctx, &Office).map(drop)
    }

    /// Whether whoever acts may give and revoke tokens.
    pub fn may_manage_tokens(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.permit::<actions::ManageTokens>(ctx, &Office).map(drop)
    }

    /// Whether whoever acts may change processes.
    pub fn may_manage_processes(&self, ctx: &Ctx) -> Result<(), AppError> {
        self.permit::<actions::ManageProcesses>(ctx, &Office).map(drop)
    }
}

/// The rows of a definition, as the editor shows them.
pub fn rows_of(definition: &Definition) -> Vec<StepRow> {
    definition
        .steps
        .iter()
        .map(|step| StepRow {
            no: step.no.to_string(),
            name: step.name.clone(),
            unit_kind: unit_kind(step.performer).to_owned(),
            agency: step.agency.clone(),
            title: step.title.clone(),
            hours: hours(step.working_minutes),
            outcomes: mc_process::print_outcomes(&step.outcomes),
            note: step.note.clone(),
            level: step.level.map_or("", level).to_owned(),
            branch: step.branch.map_or_else(String::new, |b| b.to_string()),
            clock: match step.clock {
                mc_process::StepClock::Runs => "run".to_owned(),
                mc_process::StepClock::Stops => "stop".to_owned(),
            },
            status: step.status_on_entry.to_string(),
        })
        .collect()
}

/// Whole or half hours, as the table writes them.
fn hours(minutes: u32) -> String {
    if minutes.is_multiple_of(60) {
        (minutes / 60).to_string()
    } else {
        format!("{}.5", minutes / 60)
    }
}

/// The name that the process table has for a kind of performer.
pub const fn unit_kind(performer: mc_process::Performer) -> &'static str {
    use mc_process::Performer;
    match performer {
        Performer::Applicant => "citizen",
        Performer::OneStop
        | Performer::Division
        | Performer::DivisionLeader
        | Performer::Leader
        | Performer::Clerk
        | Performer::OtherAgency
        | Performer::Council
        | Performer::System
        | Performer::Mirror => performer.code(),
    }
}

const fn level(level: mc_process::Level) -> &'static str {
    match level {
        mc_process::Level::Commune => "commune",
        mc_process::Level::District => "district",
        mc_process::Level::Province => "province",
        mc_process::Level::Central => "central",
    }
}

/// The rows as a process table, so that the editor and the import read the same language.
fn table_of(of: &Definition, rows: &[StepRow]) -> String {
    let day_unit = match of.day_unit {
        mc_process::DayUnit::WorkingDay => "Ngày làm việc",
        mc_process::DayUnit::CalendarDay => "Ngày",
    };
    let days = of.statutory_days.to_string();
    let mut table = COLUMNS.to_owned();
    for row in rows {
        let cells = [
            of.procedure.as_str(),
            &of.case,
            &row.no,
            &row.name,
            &row.unit_kind,
            &row.agency,
            &row.title,
            &row.hours,
            &row.outcomes,
            &row.note,
            &of.case_name,
            &row.level,
            &row.branch,
            &row.clock,
            &row.status,
            &days,
            day_unit,
            &of.source,
        ];
        let quoted = cells.map(|cell| format!("\"{}\"", one_line(cell).replace('"', "\"\"")));
        table = format!("{table}\n{}", quoted.join(","));
    }
    table
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_process::StepNo;

    #[test]
    fn a_problem_finds_its_row_by_line_or_by_step() {
        let row = |no: &str| StepRow { no: no.to_owned(), ..StepRow::default() };
        let rows = [row("1"), row(" 4 "), row("x")];
        let found = |problem: ProcessProblem| {
            let found = RowProblem::of(&problem, &rows);
            (found.row, found.column)
        };
        let by_step = ProcessProblem::at(ProblemCode::LoopWithoutExit, StepNo(4));
        assert_eq!(found(by_step), (Some(1), Some("outcomes")));
        let cell = ProcessProblem {
            line: Some(4),
            column: Some("clock"),
            ..ProcessProblem::new(ProblemCode::ClockUnknown)
        };
        assert_eq!(found(cell), (Some(2), Some("clock")));
        assert_eq!(found(ProcessProblem::new(ProblemCode::HoursOver)), (None, None));
    }

    #[test]
    fn the_words_at_a_row_do_not_speak_of_lines() {
        let problem = ProcessProblem {
            line: Some(2),
            column: Some("clock"),
            ..ProcessProblem::new(ProblemCode::ClockUnknown).with("value", "đi")
        };
        let found = RowProblem::of(&problem, &[StepRow::default()]);
        for (locale, of_a_table) in [(Locale::Vi, "dòng"), (Locale::En, "line")] {
            let words = found.words(locale);
            assert!(words.contains("“đi”"), "{words}");
            assert!(!words.to_lowercase().contains(of_a_table), "{words}");
        }
    }
}
