//! Once only: a person's own draft filled with what the state knows already, and what of a submitted
//! form had been known.
//!
//! A person has their own data fetched with a press of their own. Every question needs a real officer
//! (`MaCanBo`): it is asked in the name of the one whom the receiving agency named as answering for
//! such questions, and recorded with the person who pressed. At the desk it is the officer's own
//! question. Of others only the husband or wife is asked about, whom the register itself names.

use super::{
    Asked, RegisterRefusal,
    ask::{Asking, citizen_of},
    people::APPLICANT,
};
use crate::{
    App, AppError, Ctx,
    drafts::OpenDraft,
    prefill::{Known, is_same, is_telling, paper_facts},
};
use mc_form::{Field, FieldKind, Form, NumberSays, Who};
use mc_gateway::population::{Birth, Citizen};
use mc_kernel::{
    PageSize,
    ids::{DraftId, UnitId},
};
use mc_org::Role;
use mc_policy::{Permit, actions};
use mc_store::{
    papers::{PaperState, StoredPaper},
    register::{
        answers::KeptAnswer,
        known::{Fate, KnownField},
    },
    subjects::Subject,
};
use serde_json::Value;

/// The husband or wife among the answers of a draft.
const SPOUSE: &str = "spouse";
/// Earlier dossiers that are looked at.
const MOST_EARLIER: u16 = 3;
/// Fields of a submitted form that are kept as known.
const MOST_KNOWN: usize = 300;

impl App {
    /// Has a draft filled from the register: about its owner, and about the husband or wife where the
    /// form asks for them.
    pub async fn fill_from_register(&self, ctx: &Ctx, draft: DraftId) -> Result<Asked, AppError> {
        let open = self.open_draft(ctx, draft).await?;
        let owner = self.person(open.draft.owner).await?;
        let (agency, unit, officer) = match self.who_answers(ctx, &open).await? {
            Ok(answering) => answering,
            Err(refusal) => return Ok(Asked::Refused(refusal)),
        };
        let birth = Birth::read(&owner.birth).filter(|_| owner.id_kind == "CCCD");
        let Some(birth) = birth else {
            return Ok(Asked::Refused(RegisterRefusal::KeysMissing));
        };
        let about = |person: &'static str| Asking {
            actor: mc_kernel::ActorRef::Program,
            officer: officer.clone(),
            agency,
            unit,
            subject: owner.id,
            dossier: None,
            draft: Some(draft),
            procedure: open.procedure.code.as_str(),
            person,
            number: &owner.id_number,
            name: &owner.name,
            birth,
        };
        let actor = ctx.reference()?;
        let asked = self.ask(Asking { actor, ..about(APPLICANT) }).await?;
        let Asked::Found(citizen) = &asked else { return Ok(asked) };
        let spouse = &citizen.spouse;
        let year = NumberSays::of(&spouse.number).and_then(|says| u16::try_from(says.year).ok());
        if let Some(year) = year.filter(|_| asks_of_spouse(&open.form)) {
            let (number, name) = (spouse.number.as_str(), spouse.name.as_str());
            let birth = Birth { year, day: None };
            // What the register says of them beside their spouse is enough where this fails.
            self.ask(Asking { actor, number, name, birth, ..about(SPOUSE) }).await?;
        }
        Ok(asked)
    }

    /// In whose name the register is asked for a draft: agency, unit, number.
    async fn who_answers(
        &self,
        ctx: &Ctx,
        open: &OpenDraft,
    ) -> Result<Result<(UnitId, Option<UnitId>, String), RegisterRefusal>, AppError> {
        if let Ok(staff) = ctx.staff() {
            let desk = staff.with_role(Role::DeskOfficer).next().ok_or(AppError::Forbidden)?;
            let number = self.number_of_staff(staff.id).await?;
            let asking = number.map(|number| (desk.agency, Some(desk.unit), number));
            return Ok(asking.ok_or(RegisterRefusal::OfficerWithoutNumber));
        }
        let draft = &open.draft;
        let filing = self.filing(&open.procedure, &draft.case).await?;
        let reference = self.reference();
        let route =
            reference.route(filing.process_version, &filing.process, draft.area, self.today());
        let Some(receiving) = route.map(|route| route.receiving.clone()) else {
            return Ok(Err(RegisterRefusal::NobodyAnswers));
        };
        let set = self.parts.store.register_unit(receiving.agency).await?;
        let Some(officer) = set.and_then(|set| set.officer) else {
            return Ok(Err(RegisterRefusal::NobodyAnswers));
        };
        let employed = reference.directory.positions_of(officer, self.today()).next().is_some();
        let number = self.number_of_staff(officer).await?.filter(|_| employed);
        let asking = number.map(|number| (receiving.agency, Some(receiving.unit), number));
        Ok(asking.ok_or(RegisterRefusal::NobodyAnswers))
    }

    /// Everything that is known for a draft of somebody.
    pub(crate) async fn known_for(
        &self,
        ctx: &Ctx,
        permit: &Permit<actions::EditDraft>,
        owner: &Subject,
        form: &Form,
    ) -> Result<Known, AppError> {
        let kept = self.parts.store.register_answers_of_draft(permit, self.now()).await?;
        let mut known = Known { account: Some(owner.clone()), ..Known::default() };
        known.own = self.registered(&kept, APPLICANT)?;
        known.spouse = self.registered(&kept, SPOUSE)?;
        // What is kept of the person is theirs to show, not their representative's.
        let is_own = ctx.actor.staff().is_some() || ctx.citizen().is_ok_and(|me| me == owner.id);
        for code in reused(form).into_iter().filter(|_| is_own) {
            let papers = self.parts.store.papers_of_kind(owner.id, &code).await?;
            let rules = self.kind_rules().await?;
            let valid =
                |paper: &&StoredPaper| rules.state(paper, self.today()) == PaperState::Valid;
            if let Some(paper) = papers.iter().find(valid) {
                let facts = paper_facts(&paper.number, paper.issued_on, &paper.issuer);
                known.papers.insert(code, (facts, paper.issued_on));
            }
        }
        // An officer at the desk is shown no earlier dossier of the person they help.
        if ctx.citizen().is_ok_and(|citizen| citizen == owner.id) {
            self.earlier(ctx, &mut known).await?;
        }
        Ok(known)
    }

    fn registered(
        &self,
        kept: &[KeptAnswer],
        person: &str,
    ) -> Result<Option<(Citizen, mc_kernel::CivilDay)>, AppError> {
        let Some(kept) = kept.iter().find(|kept| kept.person == person) else { return Ok(None) };
        let day = self.settings().zone.local(kept.asked).day;
        Ok(citizen_of(kept)?.map(|citizen| (citizen, day)))
    }

    /// What the person said of themselves in their newest dossiers, the newest first.
    async fn earlier(&self, ctx: &Ctx, known: &mut Known) -> Result<(), AppError> {
        let Some(owner) = known.account.as_ref().map(|owner| owner.id) else { return Ok(()) };
        let size = PageSize::new(MOST_EARLIER);
        let page = self.parts.store.dossiers_of(owner, None, size).await?;
        for brief in page.rows {
            let target = self.parts.store.dossier_target(brief.id).await?;
            let target = target.ok_or(AppError::NotFound)?;
            let permit = self.dossier_permit::<actions::ReadDossier>(ctx, &target)?;
            let told = self.parts.store.history(&permit).await?;
            let Some(answers) = crate::dossier_view::latest_answers(&told) else { continue };
            let reference = self.reference();
            let mut versions = reference.versions_of(&brief.procedure);
            let version = versions.find_map(|version| version.form.map(|form| (version.id, form)));
            let Some((version, form)) = version else { continue };
            let procedure = self.procedure(version).await?;
            let form = self.form(Some(form), &procedure).await?;
            let day = self.settings().zone.local(brief.submitted).day;
            said_of_applicant(&form, answers, &mut |name, value| {
                known.earlier.entry(name.to_owned()).or_insert_with(|| (value.clone(), day));
            });
        }
        Ok(())
    }

    /// The label of a field in the form that a procedure has today.
    pub async fn field_label(&self, procedure: &str, path: &str) -> Option<mc_form::Words> {
        let reference = self.reference();
        let version = reference.procedure_version(procedure, self.today())?;
        let procedure = self.procedure(version.id).await.ok()?;
        let form = self.form(version.form, &procedure).await.ok()?;
        form.field(path).map(|field| field.title.clone())
    }
}

/// What became of the fields of a form whose answers were known.
pub(crate) fn fates(open: &OpenDraft) -> Vec<KnownField> {
    let mut fields = Vec::new();
    for (path, fact) in &open.facts {
        let Some(answer) = open.form.answer(&open.answers, path) else { continue };
        let fate = if is_same(answer, &fact.value) { Fate::Kept } else { Fate::Corrected };
        fields.push(KnownField {
            path: path.clone(),
            fate,
            source: fact.source.code().to_owned(),
            day: fact.day,
        });
    }
    typed(&open.answers, "", &mut |path, answer| {
        let hinted = |known: &String| path == known || path.starts_with(&format!("{known}."));
        if !is_telling(answer) || open.facts.keys().any(hinted) {
            return;
        }
        if let Some(fact) = open.telling.iter().find(|fact| is_same(answer, &fact.value)) {
            fields.push(KnownField {
                path: path.to_owned(),
                fate: Fate::Asked,
                source: fact.source.code().to_owned(),
                day: fact.day,
            });
        }
    });
    fields.truncate(MOST_KNOWN);
    fields
}

/// Walks through answers: addresses as a whole, else every text.
fn typed(value: &Value, path: &str, found: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(parts) if !parts.contains_key("maXa") => {
            for (key, value) in parts {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                typed(value, &path, found);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                typed(item, &format!("{path}[{i}]"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            found(path, value);
        }
    }
}

/// What somebody said of themselves, by the names of the facts.
fn said_of_applicant(form: &Form, answers: &Value, found: &mut impl FnMut(&str, &Value)) {
    fn walk(field: &Field, value: &Value, found: &mut impl FnMut(&str, &Value)) {
        if let Some(hint) = &field.prefill
            && hint.subject == Some(mc_form::PrefillSubject::Applicant)
            && let [name] = hint.source.as_slice()
        {
            found(name, value);
        }
        if let FieldKind::Group(group) = &field.kind {
            for inner in &group.fields {
                if let Some(value) = value.get(&inner.key).filter(|value| !value.is_null()) {
                    walk(inner, value, found);
                }
            }
        }
    }
    for key in form.sections.iter().flat_map(mc_form::Section::keys) {
        if let (Some(field), Some(value)) = (form.field(key), answers.get(key)) {
            walk(field, value, found);
        }
    }
}

/// The results whose data a form can be filled from.
fn reused(form: &Form) -> Vec<String> {
    let fields = form.sections.iter().flat_map(mc_form::Section::keys);
    let hints = fields.filter_map(|key| form.field(key)?.prefill.as_ref()?.reuse.clone());
    hints.collect()
}

/// Whether a form has a part that is about the husband or wife of whoever files.
fn asks_of_spouse(form: &Form) -> bool {
    let mut fields = form.sections.iter().flat_map(mc_form::Section::keys);
    fields.any(|key| {
        let whose = form.field(key).and_then(|field| field.prefill.as_ref()?.person.as_ref());
        whose.is_some_and(|whose| whose.cases.iter().any(|(_, who)| *who == Who::Spouse))
    })
}
