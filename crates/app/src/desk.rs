//! Commands that carry files or need more than the command itself: supplements, consultations,
//! results.

use crate::{
    App, AppError, Ctx,
    commands::{Done, Sent},
    drafts::OpenDraft,
    submission::dossier_file,
};
use bytes::Bytes;
use mc_dossier::{
    Command, Private, Rejection, ResultKind,
    command::{AnswerConsultation, AnswerSupplement, AskConsultation, AttachResult},
    event::DossierFile,
};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{CommandId, ConsultationId, DossierId, DraftId, SubjectId, UnitId},
};
use mc_policy::{DraftTarget, actions};
use mc_process::TokenId;
use mc_store::{
    Batch,
    drafts::{self, Draft, DraftState},
    files::{self, FileRow},
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A file that comes with a command: its name and its bytes.
pub type Attached = (String, Bytes);

/// What a result document says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultFacts {
    /// The step at which it is attached.
    pub token: TokenId,
    /// What it says: a leader also signs the letter that refuses.
    pub kind: ResultKind,
    /// The national code of the result.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Number and symbol.
    pub symbol: String,
    /// The day on the document.
    pub issued_on: CivilDay,
    /// The last day on which it is valid; `None` where it has no end.
    pub valid_until: Option<CivilDay>,
}

/// What another unit is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The step from which it is asked.
    pub token: TokenId,
    /// Who is asked.
    pub unit: UnitId,
    /// By when.
    pub due: Timestamp,
    /// The question.
    pub text: String,
}

impl App {
    /// Begins the answer to a supplement request: a draft with everything declared so far, for the
    /// same pages. Begun twice it is the same draft.
    pub async fn start_supplement(&self, ctx: &Ctx, id: DossierId) -> Result<DraftId, AppError> {
        let view = self.view_dossier(ctx, id).await?;
        if view.dossier.supplement.is_none() {
            return Err(Rejection::NoSupplementAwaited.into());
        }
        let round = view.dossier.supplements_asked;
        let draft_id = DraftId::derived("supplement", &format!("{id} {round}"));
        if self.parts.store.draft_target(draft_id).await?.is_some() {
            self.draft_permit(ctx, draft_id).await?;
            return Ok(draft_id);
        }
        let owner = view.dossier.applicant;
        let (_, acting_ctx) = self.target_for(ctx, id).await?;
        let representative = acting_ctx.acting().map(|acting| acting.representative);
        let target = DraftTarget {
            entered_by: ctx.staff_id(),
            representative,
            ..DraftTarget::own(draft_id, owner)
        };
        self.permit::<actions::StartDraft>(ctx, &target)?;
        let typed: BTreeMap<String, Vec<(String, String)>> = view
            .form
            .sections
            .iter()
            .map(|section| {
                let entries = view.form.entries(&section.key, &view.answers);
                let pairs = entries.iter().map(|(n, t)| (n.to_owned(), t.to_owned())).collect();
                (section.key.clone(), pairs)
            })
            .collect();
        let versions = view.reference.versions_of(&view.dossier.procedure);
        let form_version =
            versions.filter(|v| v.id == view.dossier.procedure_version).find_map(|v| v.form);
        let now = self.now();
        let draft = Draft {
            id: draft_id,
            owner,
            entered_by: ctx.staff_id(),
            representative,
            procedure: view.dossier.procedure.clone(),
            procedure_version: view.dossier.procedure_version,
            form_version,
            case: view.dossier.case.clone(),
            area: view.dossier.area,
            entries: serde_json::to_string(&typed).map_err(AppError::internal)?,
            revision: 1,
            command: self.mint().id(),
            state: DraftState::Open,
            dossier: Some(id),
            created: now,
            changed: now,
        };
        let mut batch = Batch::new();
        drafts::insert(&mut batch, &draft);
        self.parts.store.commit(batch).await?;
        Ok(draft_id)
    }

    /// Sends the answer to a supplement request.
    pub async fn send_supplement(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
        dossier: DossierId,
        note: &str,
    ) -> Result<Done, AppError> {
        let check = self.check_draft(open);
        if !check.problems.is_empty() {
            return Err(AppError::invalid(check.problems));
        }
        let new: Vec<DossierFile> =
            open.files.iter().filter(|f| f.dossier.is_none()).map(|f| open.given(f)).collect();
        let mut beside = Batch::new();
        let draft = &open.draft;
        drafts::submitted(&mut beside, draft.id, dossier, draft.revision, self.now());
        files::hand_over(&mut beside, draft.id, dossier);
        let before = self.view_dossier(ctx, dossier).await?.answers;
        let answers = open.form.prune(open.answers.clone());
        let command = Command::AnswerSupplement(AnswerSupplement {
            changed: changed_paths(&before, &answers),
            answers,
            files: new,
            note: note.to_owned(),
        });
        let sent = Sent { id: draft.command, command, beside };
        self.command::<actions::AnswerSupplement>(ctx, dossier, sent).await
    }

    /// Attaches a result document to a step.
    pub async fn attach_result(
        &self,
        ctx: &Ctx,
        id: DossierId,
        command: CommandId,
        facts: ResultFacts,
        (name, bytes): Attached,
    ) -> Result<Done, AppError> {
        let owner = self.may_process(ctx, id).await?;
        let mut beside = Batch::new();
        let stored = (name.as_str(), bytes);
        let file = self.dossier_attachment(ctx, (id, owner), "result", stored, &mut beside).await?;
        let attach = AttachResult {
            result: self.mint().id(),
            token: facts.token,
            kind: facts.kind,
            code: facts.code,
            title: facts.title,
            symbol: facts.symbol,
            issued_on: facts.issued_on,
            valid_until: facts.valid_until,
            file: dossier_file(&file),
        };
        let sent = Sent { id: command, command: Command::AttachResult(attach), beside };
        self.command::<actions::Process>(ctx, id, sent).await
    }

    /// Asks another unit for its opinion.
    pub async fn ask_consultation(
        &self,
        ctx: &Ctx,
        id: DossierId,
        command: CommandId,
        question: Question,
    ) -> Result<Done, AppError> {
        let ask = AskConsultation {
            consultation: self.mint().id(),
            token: question.token,
            place: self.reference().consultation_place(question.unit)?,
            due: question.due,
            question: question.text,
        };
        let sent = Sent::alone(command, Command::AskConsultation(ask));
        self.command::<actions::Process>(ctx, id, sent).await
    }

    /// Answers a consultation, with files.
    pub async fn answer_consultation(
        &self,
        ctx: &Ctx,
        id: DossierId,
        (command, consultation): (CommandId, ConsultationId),
        answer: String,
        attached: Vec<Attached>,
    ) -> Result<Done, AppError> {
        let owner = self.may_process(ctx, id).await?;
        let mut beside = Batch::new();
        let mut files = Vec::new();
        for (name, bytes) in attached {
            let stored = (name.as_str(), bytes);
            let of = (id, owner);
            let file =
                self.dossier_attachment(ctx, of, "consultation", stored, &mut beside).await?;
            files.push(dossier_file(&file));
        }
        let answer = AnswerConsultation { consultation, answer, files };
        let sent = Sent { id: command, command: Command::AnswerConsultation(answer), beside };
        self.command::<actions::Process>(ctx, id, sent).await
    }

    /// Whose dossier it is, for an officer who may work on it: asked before bytes are stored.
    async fn may_process(&self, ctx: &Ctx, id: DossierId) -> Result<SubjectId, AppError> {
        let target = self.parts.store.dossier_target(id).await?.ok_or(AppError::NotFound)?;
        self.dossier_permit::<actions::Process>(ctx, &target)?;
        Ok(target.applicant)
    }

    async fn dossier_attachment(
        &self,
        ctx: &Ctx,
        (dossier, owner): (DossierId, SubjectId),
        component: &str,
        (name, bytes): (&str, Bytes),
        batch: &mut Batch,
    ) -> Result<FileRow, AppError> {
        let checked = self.check_file(owner, name, bytes).await?;
        let component = component.to_owned();
        let file = FileRow { dossier: Some(dossier), component, ..checked };
        files::insert(batch, &file, &ctx.reference()?.to_string());
        Ok(file)
    }
}

/// The paths of answers that differ, as the form names its fields; of a repeated part the part.
fn changed_paths(before: &Value, after: &Value) -> Vec<String> {
    let mut changed = Vec::new();
    let mut open = vec![(String::new(), before, after)];
    while let Some((path, before, after)) = open.pop() {
        match (before, after) {
            (Value::Object(old), Value::Object(new)) => {
                let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
                open.extend(keys.into_iter().rev().map(|key| {
                    let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    let [old, new] = [old, new].map(|of| of.get(key).unwrap_or(&Value::Null));
                    (inner, old, new)
                }));
            }
            (old, new) if old != new => changed.push(path),
            _ => {}
        }
    }
    changed.truncate(AnswerSupplement::MOST_CHANGED);
    changed
}

/// The words of a supplement request, beside its items.
pub fn supplement_words(private: Option<&Private>) -> (&[String], &str) {
    match private {
        Some(Private::Supplement { items, contact, .. }) => (items, contact),
        _ => (&[], ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_answers_that_differ_are_named() {
        let check = |before: Value, after: Value, expect: &[&str]| {
            assert_eq!(changed_paths(&before, &after), expect, "{before} {after}");
        };
        check(json!({ "a": 1 }), json!({ "a": 1 }), &[]);
        check(
            json!({ "con": { "ten": "An", "so": 1 }, "me": [{ "ten": "Mai" }] }),
            json!({ "con": { "ten": "Ân", "so": 1 }, "me": [{ "ten": "Mây" }], "cha": "Bình" }),
            &["cha", "con.ten", "me"],
        );
        check(json!({ "con": { "ten": "An" } }), json!({}), &["con"]);
        check(Value::Null, json!({ "a": 1 }), &[""]);
    }
}
