//! Imports: organisation, procedures with their forms, processes, calendar, life events. Each is
//! checked as a whole, lists every problem with its place, writes all or nothing, and may be repeated.

mod report;

pub use report::{Change, ImportError, Problem, Report, Touched};

use crate::{App, AppError, Ctx};
use mc_calendar::DayTable;
use mc_catalog::{
    LifeEvent, Procedure, life_events,
    packet::{self, PacketFile},
};
use mc_form::Form;
use mc_kernel::{
    CivilDay, Digest, Locale, Timestamp,
    ids::{FormVersionId, ProcedureVersionId, ProcessVersionId},
};
use mc_org::{Organisation, import as org_import};
use mc_policy::{Office, actions};
use mc_process::{Definition, Severity, import_csv, unknown_cases, validate};
use mc_store::{
    Batch, Store,
    catalogue::{self, ProcedureVersion, ProcessVersion},
    organisation,
};
use std::collections::{BTreeMap, BTreeSet};

/// Texts by their path: `procedures/1.001193.json`.
pub type Texts = BTreeMap<String, String>;

/// The most files of one import.
const MOST_FILES: usize = 20_000;
/// The largest file of an import.
pub const MOST_FILE_BYTES: usize = 4 * 1024 * 1024;

/// Procedures that were read and checked.
struct ReadProcedures {
    procedures: Vec<(Procedure, String)>,
    forms: BTreeMap<String, (FormVersionId, String)>,
    warnings: Vec<Problem>,
}

/// Imports procedures and their forms into a store.
///
/// `texts` are packets (`procedures/*.json` or `*.json`) and forms (`forms/*.json`, referred to by
/// `BIEUMAU`).
///
/// # Errors
/// [`ImportError::Problems`] lists every problem.
pub async fn procedures(
    store: &Store,
    texts: &Texts,
    valid_from: CivilDay,
    now: Timestamp,
) -> Result<Report, ImportError> {
    let (batch, report) = plan_procedures(store, texts, valid_from, now).await?;
    commit_change(store, batch).await?;
    Ok(report)
}

/// What an import of procedures would write, and the report of it.
async fn plan_procedures(
    store: &Store,
    texts: &Texts,
    valid_from: CivilDay,
    now: Timestamp,
) -> Result<(Batch, Report), ImportError> {
    let read = read_procedures(texts).map_err(ImportError::Problems)?;
    let known = store.procedure_versions().await?;
    let mut report = Report { warnings: read.warnings, ..Report::default() };
    let mut batch = Batch::new();
    for (procedure, packet) in &read.procedures {
        let code = procedure.code.to_string();
        let form = procedure.form_file.as_ref().and_then(|file| read.forms.get(file));
        let form_digest = form.map_or_else(|| Digest::of(b""), |(_, t)| Digest::of(t.as_bytes()));
        let digest = Digest::of_parts(&[procedure.packet_digest.bytes(), form_digest.bytes()]);
        let last = known.iter().rfind(|v| v.code == code);
        let number = last.map_or(0, |v| v.number);
        let change = match last {
            Some(last) if last.digest == digest => Change::Unchanged,
            Some(_) => Change::Changed,
            None => Change::Added,
        };
        let touched = Touched { code: code.clone(), name: procedure.name.clone(), change, number };
        if report.note(touched) == Change::Unchanged {
            continue;
        }
        if let Some((id, schema)) = form {
            catalogue::add_form(&mut batch, *id, &code, schema, now);
        }
        let number = number + 1;
        let version = ProcedureVersion {
            id: ProcedureVersionId::derived("procedure", &format!("{code} {number} {digest}")),
            code,
            number,
            digest,
            form: form.map(|(id, _)| *id),
            valid_from,
            valid_to: None,
            imported: now,
        };
        catalogue::add_procedure(&mut batch, &version, packet, procedure)?;
    }
    Ok((batch, report))
}

fn read_procedures(texts: &Texts) -> Result<ReadProcedures, Vec<Problem>> {
    let mut problems = bounds(texts);
    let is_form = |path: &str| path.starts_with("forms/") || path.contains("/forms/");
    let packets: Vec<PacketFile<'_>> = texts
        .iter()
        .filter(|(path, _)| !is_form(path) && has_extension(path, "json"))
        .map(|(path, text)| PacketFile { name: path, text })
        .collect();
    let mut warnings = Vec::new();
    let mut procedures = Vec::new();
    match packet::read_set(&packets) {
        Ok(set) => {
            warnings.extend(set.warnings.iter().map(packet_problem));
            let texts = packets.iter().map(|p| p.text.to_owned());
            procedures.extend(set.procedures.into_iter().zip(texts));
        }
        Err(found) => problems.extend(found.iter().map(packet_problem)),
    }
    let mut forms = BTreeMap::new();
    for (path, text) in texts.iter().filter(|(path, _)| is_form(path)) {
        match read_form(text) {
            Ok(()) => {
                let digest = Digest::of(text.as_bytes()).to_string();
                let id = FormVersionId::derived("form", &digest);
                let name = path.rsplit_once("forms/").map_or(path.as_str(), |(_, name)| name);
                forms.insert(format!("forms/{name}"), (id, text.clone()));
            }
            Err(found) => problems.extend(found.into_iter().map(|(place, what)| Problem {
                file: path.clone(),
                place,
                vi: format!("biểu mẫu không đọc được: {what}"),
                en: format!("the form cannot be read: {what}"),
            })),
        }
    }
    for (procedure, _) in &procedures {
        if let Some(file) = &procedure.form_file
            && !forms.contains_key(file)
        {
            problems.push(Problem {
                file: procedure.code.to_string(),
                place: "_DIAPHUONG.BIEUMAU".to_owned(),
                vi: format!("không có biểu mẫu {file} trong thư mục nhập"),
                en: format!("the form {file} is not in the imported folder"),
            });
        }
    }
    if packets.is_empty() && problems.is_empty() {
        problems.push(Problem {
            file: String::new(),
            place: String::new(),
            vi: "thư mục không có gói thủ tục nào (tệp .json)".to_owned(),
            en: "the folder has no procedure packet (.json file)".to_owned(),
        });
    }
    if problems.is_empty() {
        Ok(ReadProcedures { procedures, forms, warnings })
    } else {
        Err(problems)
    }
}

fn has_extension(path: &str, extension: &str) -> bool {
    std::path::Path::new(path).extension().is_some_and(|e| e.eq_ignore_ascii_case(extension))
}

fn bounds(texts: &Texts) -> Vec<Problem> {
    let too_many = (texts.len() > MOST_FILES).then(|| Problem {
        file: String::new(),
        place: String::new(),
        vi: format!("quá nhiều tệp (nhiều nhất {MOST_FILES})"),
        en: format!("too many files (at most {MOST_FILES})"),
    });
    let too_large =
        texts.iter().filter(|(_, text)| text.len() > MOST_FILE_BYTES).map(|(path, _)| Problem {
            file: path.clone(),
            place: String::new(),
            vi: "tệp lớn hơn 4 MiB".to_owned(),
            en: "the file is larger than 4 MiB".to_owned(),
        });
    too_many.into_iter().chain(too_large).collect()
}

fn packet_problem(problem: &packet::PacketProblem) -> Problem {
    Problem {
        file: problem.file.clone(),
        place: problem.path.clone(),
        vi: problem.words(Locale::Vi),
        en: problem.words(Locale::En),
    }
}

fn read_form(text: &str) -> Result<(), Vec<(String, String)>> {
    let schema = serde_json::from_str(text)
        .map_err(|e| vec![(format!("{}:{}", e.line(), e.column()), e.to_string())])?;
    Form::from_schema(schema)
        .map(drop)
        .map_err(|problems| problems.iter().map(|p| (p.pointer.clone(), p.to_string())).collect())
}

/// Imports processes from a table.
pub async fn processes(
    store: &Store,
    table: &str,
    valid_from: CivilDay,
    now: Timestamp,
    by: &str,
) -> Result<Report, ImportError> {
    let definitions = import_csv(table).map_err(|problems| {
        ImportError::Problems(problems.iter().map(|p| process_problem("", p)).collect())
    })?;
    let checked: Vec<(String, mc_process::ProcessProblem)> = definitions
        .iter()
        .flat_map(|d| validate(d).into_iter().map(|p| (d.case.clone(), p)))
        .chain(unknown_cases(&definitions).into_iter().map(|p| (String::new(), p)))
        .collect();
    let (errors, warnings): (Vec<_>, Vec<_>) =
        checked.into_iter().partition(|(_, p)| p.severity == Severity::Error);
    let problems = |found: Vec<(String, mc_process::ProcessProblem)>| -> Vec<Problem> {
        found.iter().map(|(case, p)| process_problem(case, p)).collect()
    };
    if !errors.is_empty() {
        return Err(ImportError::Problems(problems(errors)));
    }
    let mut report = Report { warnings: problems(warnings), ..Report::default() };
    let known = store.process_versions().await?;
    let mut batch = Batch::new();
    for definition in &definitions {
        let last = known.iter().rfind(|v| v.case == definition.case);
        let Some(version) = next_version(definition, last, (valid_from, now), by)? else {
            report.unchanged += 1;
            continue;
        };
        if last.is_some() {
            report.changed += 1;
        } else {
            report.added += 1;
        }
        catalogue::add_process(&mut batch, &version, definition)?;
    }
    commit_change(store, batch).await?;
    Ok(report)
}

/// The next version of a process; `None` when it is the same as the last one.
pub(crate) fn next_version(
    definition: &Definition,
    last: Option<&ProcessVersion>,
    (valid_from, now): (CivilDay, Timestamp),
    by: &str,
) -> Result<Option<ProcessVersion>, AppError> {
    let text = serde_json::to_string(definition).map_err(AppError::internal)?;
    let digest = Digest::of(text.as_bytes());
    if last.is_some_and(|v| v.digest == digest) {
        return Ok(None);
    }
    let number = last.map_or(0, |v| v.number) + 1;
    let name = format!("{} {number} {digest}", definition.case);
    Ok(Some(ProcessVersion {
        id: ProcessVersionId::derived("process", &name),
        procedure: definition.procedure.clone(),
        case: definition.case.clone(),
        number,
        digest,
        valid_from,
        created: now,
        created_by: by.to_owned(),
    }))
}

pub(crate) fn process_problem(case: &str, problem: &mc_process::ProcessProblem) -> Problem {
    let line = problem.line.map(|line| format!("dòng {line}"));
    let column = problem.column.map(ToOwned::to_owned);
    let step = problem.step.map(|step| format!("bước {step}"));
    let place: Vec<String> = [line, column, step].into_iter().flatten().collect();
    Problem {
        file: case.to_owned(),
        place: place.join(", "),
        vi: problem.words(Locale::Vi),
        en: problem.words(Locale::En),
    }
}

/// Reads an organisation from the files of a province.
pub fn read_organisation(
    texts: &Texts,
    valid_from: CivilDay,
) -> Result<Organisation, Vec<Problem>> {
    let source = |name: &'static str| {
        texts.get(name).map(|text| org_import::Source { name, text: text.as_str() })
    };
    let Some(areas) = source("areas.csv") else {
        return Err(vec![Problem {
            file: "areas.csv".to_owned(),
            place: String::new(),
            vi: "thiếu tệp địa bàn hành chính".to_owned(),
            en: "the file of administrative areas is missing".to_owned(),
        }]);
    };
    let files = org_import::Files {
        areas,
        agencies: source("agencies.csv"),
        staff: source("staff.csv"),
        names: source("names.csv"),
    };
    org_import::read(&files, valid_from).map_err(|problems| {
        problems
            .iter()
            .map(|p| Problem {
                file: p.file.clone(),
                place: format!("{}:{}", p.line, p.column),
                vi: p.words(Locale::Vi),
                en: p.words(Locale::En),
            })
            .collect()
    })
}

/// Writes an organisation; units and staff that are known are changed to what the import says.
pub async fn organisation(
    store: &Store,
    organisation: &Organisation,
    now: Timestamp,
) -> Result<(), ImportError> {
    let mut batch = Batch::new();
    organisation::import(&mut batch, organisation, now)?;
    Ok(commit_change(store, batch).await?)
}

/// Imports days off and swapped days from a table.
pub async fn calendar(store: &Store, table: &str) -> Result<usize, ImportError> {
    let table = DayTable::parse(table).map_err(|problems| {
        let problem = |p: &mc_calendar::CalendarProblem| Problem {
            file: "calendar.csv".to_owned(),
            place: format!("{}:{}", p.line, p.column),
            vi: p.words(Locale::Vi),
            en: p.words(Locale::En),
        };
        ImportError::Problems(problems.iter().map(problem).collect())
    })?;
    let rows: Vec<_> = table.rows().to_vec();
    let mut batch = Batch::new();
    catalogue::set_days(&mut batch, &rows)?;
    commit_change(store, batch).await?;
    Ok(rows.len())
}

/// Imports life events from a table.
pub async fn life_events_table(store: &Store, table: &str) -> Result<usize, ImportError> {
    let known = store.procedure_versions().await?;
    let codes: BTreeSet<_> = known.iter().filter_map(|v| v.code.parse().ok()).collect();
    let events: Vec<LifeEvent> =
        life_events::read("life-events.csv", table, &codes).map_err(|problems| {
            let problem = |p: &life_events::LifeEventProblem| Problem {
                file: p.file.clone(),
                place: format!("{}:{}", p.line, p.column),
                vi: p.words(Locale::Vi),
                en: p.words(Locale::En),
            };
            ImportError::Problems(problems.iter().map(problem).collect())
        })?;
    let mut batch = Batch::new();
    catalogue::set_life_events(&mut batch, &events)?;
    commit_change(store, batch).await?;
    Ok(events.len())
}

async fn commit_change(store: &Store, mut batch: Batch) -> Result<(), AppError> {
    if batch.is_empty() {
        return Ok(());
    }
    catalogue::catalogue_changed(&mut batch);
    Ok(store.commit(batch).await?)
}

impl App {
    /// What an import of procedures would do; nothing is written.
    pub async fn preview_procedures(
        &self,
        ctx: &Ctx,
        texts: &Texts,
    ) -> Result<Report, ImportError> {
        self.permit::<actions::ManageCatalogue>(ctx, &Office)?;
        let (today, now) = (self.today(), self.now());
        let (_batch, report) = plan_procedures(&self.parts.store, texts, today, now).await?;
        Ok(report)
    }

    /// Imports procedures from the administrator's screen; the new versions hold from a day on.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a day in the past or too far off.
    pub async fn import_procedures(
        &self,
        ctx: &Ctx,
        texts: &Texts,
        valid_from: CivilDay,
    ) -> Result<Report, ImportError> {
        self.permit::<actions::ManageCatalogue>(ctx, &Office)?;
        self.check_valid_from(valid_from)?;
        let report = procedures(&self.parts.store, texts, valid_from, self.now()).await?;
        let mut batch = Batch::new();
        let detail = format!(
            "{} added, {} changed, {} unchanged",
            report.added, report.changed, report.unchanged
        );
        self.note(ctx, &mut batch, "procedures.imported", "catalogue", &detail)?;
        self.parts.store.commit(batch).await?;
        self.refresh().await?;
        Ok(report)
    }
}
