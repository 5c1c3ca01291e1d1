//! Drafts: begun at a procedure, saved section by section, resumed anywhere, never lost.
//!
//! What a person typed is kept as typed, also when it has problems; the typed answers are made of it
//! whenever they are needed. Each section remembers what it was drawn from, so that a section that
//! somebody changed in another tab is not overwritten silently.

use crate::{
    App, AppError, Ctx, acting::ActingFor, data_store::offer::Taken, places::anchor_level,
    register::people::asks_of_applicant,
};
use mc_catalog::Procedure;
use mc_form::{Entries, Fact, FileAnswer, Form};
use mc_kernel::{
    Digest, FieldProblems, Page, PageSize,
    ids::{DraftId, PaperId, ProcessVersionId, SubjectId, UnitId},
};
use mc_org::AreaLevel;
use mc_policy::{DraftTarget, Permit, actions};
use mc_process::Definition;
use mc_store::{
    Batch, Clash, StoreError,
    drafts::{self, Draft, DraftKey, DraftState},
    files::FileRow,
};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// What was typed, by section.
pub type Typed = BTreeMap<String, Entries>;

/// A draft with everything a page of it needs.
#[derive(Debug)]
pub struct OpenDraft {
    /// The row.
    pub draft: Draft,
    /// The mandate by which it is filled in for its owner, where it is and as long as it holds.
    pub acting: Option<ActingFor>,
    /// The procedure, in the draft's version.
    pub procedure: Arc<Procedure>,
    /// The form.
    pub form: Arc<Form>,
    /// What was typed.
    pub typed: Typed,
    /// The typed answers made of it.
    pub answers: Value,
    /// The answers with what is known of the owner filled in, for sections not yet opened.
    pub known: Value,
    /// What is known of each field, with its source, whether it is answered or not.
    pub facts: BTreeMap<String, Fact>,
    /// Known values that can hardly be the same by chance.
    pub telling: Vec<Fact>,
    /// Whether the register of the population was asked for it and the answer still holds.
    pub is_register_asked: bool,
    /// Whether the register can be asked for it: it is connected, and the form asks for what it knows
    /// of a person who has an identity number.
    pub can_ask_register: bool,
    /// Problems of reading it, of all sections that were typed into.
    pub reading_problems: FieldProblems,
    /// The files.
    pub files: Vec<FileRow>,
    /// The papers of the owner's store that files are copies of, as they are now.
    pub taken: BTreeMap<PaperId, Taken>,
}

/// What starting a draft needs from the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartDraft {
    /// The procedure's code.
    pub procedure: String,
    /// The case's code; the first case when empty.
    pub case: String,
    /// The area; `None` where the process needs none below the province.
    pub area: Option<UnitId>,
    /// Whose draft it is; an officer enters it for a person present.
    pub owner: SubjectId,
    /// Who is present and files it for its owner by a mandate, where an officer enters it.
    pub representative: Option<SubjectId>,
}

/// What filing a case needs: its process, and the level of area to choose.
#[derive(Debug, Clone)]
pub struct Filing {
    /// The version of the process.
    pub process_version: ProcessVersionId,
    /// The process.
    pub process: Arc<Definition>,
    /// The level of the area that has to be chosen.
    pub level: Option<AreaLevel>,
}

/// What saving a section came to.
#[derive(Debug)]
pub enum Saved {
    /// It is saved; the problems that remain in the section are named.
    Saved {
        /// The draft as it is now.
        open: Box<OpenDraft>,
        /// Problems of this section.
        problems: FieldProblems,
    },
    /// Somebody, perhaps the same person in another tab, changed the section in the meantime.
    /// Nothing was overwritten.
    ChangedElsewhere {
        /// The draft as it is now.
        open: Box<OpenDraft>,
    },
}

impl App {
    /// What filing a case of a procedure needs.
    pub async fn filing(&self, procedure: &Procedure, case: &str) -> Result<Filing, AppError> {
        let reference = self.reference();
        let known = procedure.case(case).ok_or(AppError::NotFound)?;
        let version = reference
            .process_version(known.code.as_str(), self.today())
            .ok_or(AppError::Rejected(mc_dossier::Rejection::CannotBeFiled))?;
        let process = self.process(version.id).await?;
        let level = anchor_level(&process);
        Ok(Filing { process_version: version.id, process, level })
    }

    /// The area of a draft: the chosen one at the needed level, or the province itself.
    fn filing_area(&self, filing: &Filing, chosen: Option<UnitId>) -> Result<UnitId, AppError> {
        let reference = self.reference();
        let directory = &reference.directory;
        let today = self.today();
        let Some(level) = filing.level else {
            let province = directory.areas(today).find(|a| a.level == AreaLevel::PROVINCE);
            return province.map(|a| a.id).ok_or_else(|| AppError::internal("no province"));
        };
        let required = || AppError::invalid(mc_kernel::FieldProblem::new("area", "area-required"));
        let area = directory.unit(chosen.ok_or_else(required)?).ok_or_else(required)?;
        if area.level >= level { Ok(area.id) } else { Err(required()) }
    }

    /// Begins a draft.
    pub async fn start_draft(&self, ctx: &Ctx, start: &StartDraft) -> Result<DraftId, AppError> {
        let draft = self.new_draft(ctx, self.mint().id(), start).await?;
        let mut batch = Batch::new();
        drafts::insert(&mut batch, &draft);
        self.parts.store.commit(batch).await?;
        Ok(draft.id)
    }

    /// An empty draft that may be begun; nothing is written yet.
    pub(crate) async fn new_draft(
        &self,
        ctx: &Ctx,
        id: DraftId,
        start: &StartDraft,
    ) -> Result<Draft, AppError> {
        let entered_by = ctx.staff_id();
        let representative = self.may_start_for(ctx, start).await?;
        let target =
            DraftTarget { entered_by, representative, ..DraftTarget::own(id, start.owner) };
        self.permit::<actions::StartDraft>(ctx, &target)?;
        let reference = self.reference();
        let today = self.today();
        let version =
            reference.procedure_version(&start.procedure, today).ok_or(AppError::NotFound)?;
        let procedure = self.procedure(version.id).await?;
        let case = match procedure.cases.first() {
            Some(first) if start.case.is_empty() => first.code.to_string(),
            _ => start.case.clone(),
        };
        let filing = self.filing(&procedure, &case).await?;
        if !procedure.can_be_filed() || (entered_by.is_none() && !procedure.is_fileable_online()) {
            return Err(mc_dossier::Rejection::CannotBeFiled.into());
        }
        let area = self.filing_area(&filing, start.area)?;
        let route = reference.route(filing.process_version, &filing.process, area, today);
        route.ok_or(AppError::Rejected(mc_dossier::Rejection::NoPerformer))?;
        self.too_many_drafts(start.owner).await?;
        let now = self.now();
        Ok(Draft {
            id,
            owner: start.owner,
            entered_by,
            representative,
            procedure: start.procedure.clone(),
            procedure_version: version.id,
            form_version: version.form,
            case,
            area,
            entries: "{}".to_owned(),
            revision: 1,
            command: self.mint().id(),
            state: DraftState::Open,
            dossier: None,
            created: now,
            changed: now,
        })
    }

    async fn too_many_drafts(&self, owner: SubjectId) -> Result<(), AppError> {
        let most = self.settings().limits.drafts_a_person;
        let page = self.parts.store.drafts_of(owner, None, PageSize::new(most)).await?;
        if page.rows.len() < usize::from(most) {
            return Ok(());
        }
        let problem = mc_kernel::FieldProblem::new("", "too-many-drafts").with("most", most);
        Err(AppError::invalid(problem))
    }

    /// The permit to work on a draft; somebody else's is not there.
    pub(crate) async fn draft_permit(
        &self,
        ctx: &Ctx,
        id: DraftId,
    ) -> Result<(Permit<actions::EditDraft>, DraftTarget), AppError> {
        let (target, _) = self.draft_for(ctx, id).await?;
        let permit = self.permit(ctx, &target).map_err(|error| {
            if matches!(error, AppError::Forbidden) { AppError::NotFound } else { error }
        })?;
        Ok((permit, target))
    }

    /// Opens a draft.
    pub async fn open_draft(&self, ctx: &Ctx, id: DraftId) -> Result<OpenDraft, AppError> {
        let (_, acting) = self.draft_for(ctx, id).await?;
        let (permit, _) = self.draft_permit(ctx, id).await?;
        let draft = self.parts.store.draft(&permit).await?.ok_or(AppError::NotFound)?;
        let files = self.parts.store.files_of_draft(&permit).await?;
        let procedure = self.procedure(draft.procedure_version).await?;
        let form = self.form(draft.form_version, &procedure).await?;
        let typed = read_typed(&draft.entries)?;
        let (answers, reading_problems) = answers(&form, &typed, &files);
        let owner = self.person(draft.owner).await?;
        let facts = self.known_for(ctx, &permit, &owner, &form).await?;
        let known = form.prefill_missing(&answers, &facts);
        let taken = self.taken(&files).await?;
        Ok(OpenDraft {
            known,
            telling: facts.telling(),
            is_register_asked: facts.own.is_some(),
            can_ask_register: self.parts.register.is_some()
                && !(acting.is_some() && ctx.actor.staff().is_none())
                && owner.id_kind == "CCCD"
                && asks_of_applicant(&form),
            facts: form.facts(&answers, &facts),
            acting,
            draft,
            procedure,
            form,
            typed,
            answers,
            reading_problems,
            files,
            taken,
        })
    }

    /// Saves what was typed into a section, whatever problems it has. `drawn_from` is the mark of
    /// what the page had been drawn from; see [`section_mark`].
    pub async fn save_section(
        &self,
        ctx: &Ctx,
        id: DraftId,
        section: &str,
        entries: Entries,
        drawn_from: Option<&str>,
    ) -> Result<Saved, AppError> {
        for _ in 0..8 {
            let open = self.open_draft(ctx, id).await?;
            let problems_now = || section_problems(&open, section);
            if open.form.section(section).is_none() {
                return Err(AppError::NotFound);
            }
            if open.draft.state != DraftState::Open {
                return Err(AppError::Conflict("draft"));
            }
            let stored = open.typed.get(section);
            if stored == Some(&entries) {
                let problems = problems_now();
                return Ok(Saved::Saved { open: Box::new(open), problems });
            }
            if drawn_from.is_some_and(|mark| mark != section_mark(stored)) {
                return Ok(Saved::ChangedElsewhere { open: Box::new(open) });
            }
            let mut typed = open.typed.clone();
            typed.insert(section.to_owned(), entries.clone());
            let text = write_typed(&typed)?;
            let mut batch = Batch::new();
            drafts::save(
                &mut batch,
                (id, open.draft.owner),
                &text,
                open.draft.revision,
                self.now(),
            );
            match self.parts.store.commit(batch).await {
                Ok(()) => {
                    let open = self.open_draft(ctx, id).await?;
                    let problems = section_problems(&open, section);
                    return Ok(Saved::Saved { open: Box::new(open), problems });
                }
                Err(StoreError::Conflict(Clash::Row(_))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Conflict("draft"))
    }

    /// Changes the case and the area of a draft.
    pub async fn place_draft(
        &self,
        ctx: &Ctx,
        id: DraftId,
        case: &str,
        area: Option<UnitId>,
    ) -> Result<(), AppError> {
        let open = self.open_draft(ctx, id).await?;
        let filing = self.filing(&open.procedure, case).await?;
        let area = self.filing_area(&filing, area)?;
        let mut batch = Batch::new();
        drafts::place(&mut batch, id, (case, area), open.draft.revision, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }

    /// The open drafts of the citizen who acts.
    pub async fn my_drafts(
        &self,
        ctx: &Ctx,
        before: Option<DraftKey>,
    ) -> Result<Page<Draft, DraftKey>, AppError> {
        let owner = ctx.citizen()?;
        Ok(self.parts.store.drafts_of(owner, before, PageSize::SCREEN).await?)
    }

    /// The open drafts that the officer who acts enters for people.
    pub async fn drafts_i_enter(
        &self,
        ctx: &Ctx,
        before: Option<DraftKey>,
    ) -> Result<Page<Draft, DraftKey>, AppError> {
        let staff = ctx.staff()?.id;
        Ok(self.parts.store.drafts_entered_by(staff, before, PageSize::SCREEN).await?)
    }

    /// Throws a draft away, or brings it back.
    pub async fn discard_draft(
        &self,
        ctx: &Ctx,
        id: DraftId,
        discard: bool,
    ) -> Result<(), AppError> {
        self.draft_permit(ctx, id).await?;
        let mut batch = Batch::new();
        let now = self.now();
        if discard {
            drafts::discard(&mut batch, id, now);
        } else {
            drafts::restore(&mut batch, id, now);
        }
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Keeps a form that arrived after the session had ended, for its owner to take up after signing
    /// on again. Returns the token that finds it.
    pub async fn park_form(
        &self,
        draft: DraftId,
        section: &str,
        entries: &Entries,
    ) -> Result<[u8; 32], AppError> {
        let target = self.parts.store.draft_target(draft).await?.ok_or(AppError::NotFound)?;
        let token = self.mint().secret();
        let form = drafts::ParkedForm {
            draft,
            section: section.to_owned(),
            entries: write_entries(entries)?,
        };
        let mut batch = Batch::new();
        drafts::park(&mut batch, Digest::of(&token), (&form, target.target.owner), self.now());
        self.parts.store.commit(batch).await?;
        Ok(token)
    }

    /// Takes a parked form up: the draft, the section and what was typed. Only whoever may work on
    /// the draft gets it.
    pub async fn take_up_form(
        &self,
        ctx: &Ctx,
        token: &[u8; 32],
    ) -> Result<(OpenDraft, String, Entries), AppError> {
        let digest = Digest::of(token);
        let form = self.parts.store.parked_form(digest).await?.ok_or(AppError::NotFound)?;
        let open = self.open_draft(ctx, form.draft).await?;
        let pairs = serde_json::from_str(&form.entries).map_err(AppError::internal)?;
        Ok((open, form.section, entries_of(pairs)))
    }
}

/// The problems of one section as it is now: of reading and of checking.
pub fn section_problems(open: &OpenDraft, section: &str) -> FieldProblems {
    let read = match open.typed.get(section) {
        Some(entries) => open.form.read(section, entries).problems,
        None => FieldProblems::none(),
    };
    open.form.section_problems(section, &read, &open.answers)
}

/// The mark of what a section was drawn from; it changes when the section does.
pub fn section_mark(entries: Option<&Entries>) -> String {
    let text = entries.and_then(|e| write_entries(e).ok()).unwrap_or_default();
    let digest = Digest::of(text.as_bytes()).to_string();
    digest.get(..16).unwrap_or_default().to_owned()
}

pub(crate) fn read_typed(text: &str) -> Result<Typed, AppError> {
    let stored: BTreeMap<String, Vec<(String, String)>> =
        serde_json::from_str(text).map_err(AppError::internal)?;
    Ok(stored.into_iter().map(|(key, pairs)| (key, entries_of(pairs))).collect())
}

pub(crate) fn write_typed(typed: &Typed) -> Result<String, AppError> {
    let stored: BTreeMap<&str, Vec<(&str, &str)>> =
        typed.iter().map(|(key, entries)| (key.as_str(), entries.iter().collect())).collect();
    serde_json::to_string(&stored).map_err(AppError::internal)
}

fn entries_of(pairs: Vec<(String, String)>) -> Entries {
    let mut entries = Entries::new();
    for (name, text) in pairs {
        entries.push(name, text);
    }
    entries
}

fn write_entries(entries: &Entries) -> Result<String, AppError> {
    let pairs: Vec<(&str, &str)> = entries.iter().collect();
    serde_json::to_string(&pairs).map_err(AppError::internal)
}

/// The component under which a file of a form's field is kept.
pub fn field_component(path: &str) -> String {
    format!("field:{path}")
}

/// The typed answers made of what was typed and attached.
pub(crate) fn answers(form: &Form, typed: &Typed, files: &[FileRow]) -> (Value, FieldProblems) {
    let mut answers = Value::Object(serde_json::Map::new());
    let mut problems = FieldProblems::none();
    for section in &form.sections {
        if let Some(entries) = typed.get(&section.key) {
            let read = form.read(&section.key, entries);
            form.merge(&section.key, read.answers, &mut answers);
            problems.extend(read.problems);
        }
    }
    // A browser can send any id: only files of this draft count.
    form.keep_files(&mut answers, |_| None);
    for file in files {
        if let Some(path) = file.component.strip_prefix("field:") {
            let answer = FileAnswer {
                id: file.id.to_string(),
                name: Some(file.name.clone()),
                digest: Some(file.sha256),
            };
            // A field that the form does not have any more is left out of the answers.
            drop(form.set_file(&mut answers, path, answer));
        }
    }
    (answers, problems)
}
