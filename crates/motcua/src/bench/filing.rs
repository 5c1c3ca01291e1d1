//! Applications that could be filed: procedures with answers that pass every check.

use super::people::Person;
use crate::installation::OpenError;
use mc_app::{
    App,
    catalog::Procedure,
    drafts::{OpenDraft, Typed},
    form::Form,
    org::AreaLevel,
    store::{
        Batch,
        drafts::{self, Draft, DraftState},
        files::{self, FileRow},
    },
};
use mc_kernel::{
    Digest, FieldProblems,
    ids::{FormVersionId, ProcedureVersionId, UnitId},
};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// The answers of the birth registration, and of the general declaration.
const BIRTH: (&str, &str) = ("1.001193", include_str!("answers/1.001193.json"));
const GENERAL: &str = include_str!("answers/general.json");
/// A page of A4 with nothing on it.
const PDF: &str = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
/// How many procedures with the general declaration are used beside it.
const MOST_GENERAL: usize = 8;

/// A paper that goes with every application, stored once.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub(super) sha256: Digest,
    pub(super) size_bytes: u64,
}

impl Paper {
    /// Prints one and stores it.
    pub(super) async fn store(app: &App) -> Result<Self, OpenError> {
        let stored = app.file_store().put(PDF.as_bytes().into()).await;
        let stored = stored.map_err(|e| OpenError(e.to_string()))?;
        Ok(Self { sha256: stored.sha256, size_bytes: stored.size_bytes })
    }
}

/// A kind of application.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) procedure: Arc<Procedure>,
    pub(super) case: String,
    pub(super) areas: Vec<UnitId>,
    version: ProcedureVersionId,
    form_version: Option<FormVersionId>,
    form: Arc<Form>,
    answers: Value,
}

/// The kinds of the demonstration that can be filed online, the birth registration first.
pub(super) async fn kinds(app: &App) -> Result<Vec<Kind>, OpenError> {
    let reference = app.reference();
    let mut found = Vec::new();
    for procedure in reference.procedures() {
        let code = procedure.code.to_string();
        let is_general = procedure.form_file.is_none();
        if (!is_general && code != BIRTH.0) || !procedure.is_fileable_online() {
            continue;
        }
        let text = if is_general { GENERAL } else { BIRTH.1 };
        if let Some(kind) = kind(app, procedure, text).await? {
            if is_general { found.push(kind) } else { found.insert(0, kind) }
        }
    }
    found.truncate(MOST_GENERAL + 1);
    Ok(found)
}

async fn kind(
    app: &App,
    procedure: &Arc<Procedure>,
    answers: &str,
) -> Result<Option<Kind>, OpenError> {
    let reference = app.reference();
    let today = app.today();
    let code = procedure.code.to_string();
    let Some(version) = reference.procedure_version(&code, today) else { return Ok(None) };
    let Some(case) = procedure.cases.first().map(|c| c.code.to_string()) else { return Ok(None) };
    let Ok(filing) = app.filing(procedure, &case).await else { return Ok(None) };
    let is_deep = |level: AreaLevel| match filing.level {
        Some(wanted) => level >= wanted,
        None => level == AreaLevel::PROVINCE,
    };
    let route = |area| reference.route(filing.process_version, &filing.process, area, today);
    let areas: Vec<UnitId> = reference
        .directory
        .areas(today)
        .filter(|a| is_deep(a.level) && route(a.id).is_some())
        .map(|a| a.id)
        .collect();
    if areas.is_empty() {
        return Ok(None);
    }
    let mut answers: Value = serde_json::from_str(answers).map_err(|e| OpenError(e.to_string()))?;
    name_applicant(&mut answers, &Person::of(0));
    let form = app.form(version.form, procedure).await?;
    if let Some(problem) = form.check(&form.prune(answers.clone())).iter().next() {
        let (path, what) = (&problem.path, &problem.code);
        return Err(OpenError(format!("the answers of {code} do not fit its form: {path} {what}")));
    }
    Ok(Some(Kind {
        form,
        procedure: Arc::clone(procedure),
        case,
        areas,
        version: version.id,
        form_version: version.form,
        answers,
    }))
}

/// Writes a person into answers as the applicant.
fn name_applicant(answers: &mut Value, person: &Person) {
    if let Some(applicant) = answers.get_mut("nguoiYeuCau").and_then(Value::as_object_mut) {
        applicant.insert("hoTen".to_owned(), person.name.clone().into());
        applicant.insert("soDinhDanh".to_owned(), person.id_number.clone().into());
    }
}

impl Kind {
    /// A draft of a person in an area, filled in and with its paper.
    pub(super) fn draft(
        &self,
        app: &App,
        person: &Person,
        area: UnitId,
        paper: &Paper,
    ) -> Result<OpenDraft, OpenError> {
        let mut answers = self.answers.clone();
        name_applicant(&mut answers, person);
        let typed: Typed = self
            .form
            .sections
            .iter()
            .map(|section| (section.key.clone(), self.form.entries(&section.key, &answers)))
            .collect();
        let pairs: BTreeMap<&str, Vec<(&str, &str)>> =
            typed.iter().map(|(key, entries)| (key.as_str(), entries.iter().collect())).collect();
        let entries = serde_json::to_string(&pairs).map_err(|e| OpenError(e.to_string()))?;
        let mint = app.mint();
        let now = app.now();
        let draft = Draft {
            id: mint.id(),
            owner: person.id,
            entered_by: None,
            representative: None,
            procedure: self.procedure.code.to_string(),
            procedure_version: self.version,
            form_version: self.form_version,
            case: self.case.clone(),
            area,
            entries,
            revision: 1,
            command: mint.id(),
            state: DraftState::Open,
            dossier: None,
            created: now,
            changed: now,
        };
        let file = self.file(app, &draft, paper);
        Ok(OpenDraft {
            acting: None,
            procedure: Arc::clone(&self.procedure),
            form: Arc::clone(&self.form),
            typed,
            known: answers.clone(),
            answers,
            reading_problems: FieldProblems::none(),
            files: vec![file],
            taken: std::collections::BTreeMap::new(),
            facts: std::collections::BTreeMap::new(),
            telling: Vec::new(),
            is_register_asked: false,
            can_ask_register: false,
            draft,
        })
    }

    fn file(&self, app: &App, draft: &Draft, paper: &Paper) -> FileRow {
        let component = self.procedure.papers().next();
        FileRow {
            id: app.mint().id(),
            sha256: paper.sha256,
            size_bytes: paper.size_bytes,
            media_type: "application/pdf".to_owned(),
            pages: 1,
            name: "giay-to.pdf".to_owned(),
            owner: draft.owner,
            draft: Some(draft.id),
            dossier: None,
            component: component.map_or_else(String::new, |p| p.code.to_string()),
            uploaded: draft.created,
            paper: None,
        }
    }
}

/// The rows of a draft, as beginning it and filling it in leave them.
pub(super) fn draft_rows(batch: &mut Batch, open: &OpenDraft) {
    drafts::insert(batch, &open.draft);
    for file in &open.files {
        files::insert(batch, file, &format!("citizen:{}", open.draft.owner));
    }
}
