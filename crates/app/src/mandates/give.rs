//! A mandate that somebody gives by themselves.

use super::{LONGEST_DAYS, MOST_A_DAY, USUAL_DAYS};
use crate::{App, AppError, Ctx, drafts::StartDraft};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems, Timestamp, fold,
    ids::{CommandId, MandateId, SubjectId},
};
use mc_mandate::{Command, Give, Mandate, Matter, Party, Relation, Scope, Way, decide};
use mc_store::{Batch, Clash, StoreError, files, files::FileRow, mandates, subjects::Subject};

/// In what somebody may act, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WantedScope {
    /// In every procedure.
    All,
    /// In one procedure, by its code.
    Procedure(String),
    /// In one dossier, by its number.
    Dossier(String),
}

/// A mandate as somebody wants to give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMandate {
    /// The identity number of the representative.
    pub number: String,
    /// Their name, which has to be that of the number.
    pub name: String,
    /// What they are to each other.
    pub relation: Relation,
    /// In what.
    pub scope: WantedScope,
    /// The last day; a year from today where nobody says it.
    pub until: Option<CivilDay>,
}

/// A mandate that is ready to be decided.
pub(super) struct Wished {
    pub(super) id: MandateId,
    pub(super) give: Give,
    pub(super) party: Party,
    /// The row of the scan of the paper.
    pub(super) paper: Option<FileRow>,
    /// What else belongs into the same transaction.
    pub(super) beside: Batch,
}

impl App {
    /// Gives a mandate. Pressed twice it is one.
    pub async fn give_mandate(
        &self,
        ctx: &Ctx,
        command: CommandId,
        new: &NewMandate,
    ) -> Result<MandateId, AppError> {
        ctx.require_level_two()?;
        let me = ctx.citizen()?;
        let mut problems = FieldProblems::none();
        let representative =
            self.known_person((&new.number, &new.name), ("number", "name")).await?;
        let representative = representative.map_err(|problem| problems.push(problem));
        let scope = self.scope_of(me, &new.scope).await?.map_err(|problem| problems.push(problem));
        let until = self.until(new.until).map_err(|problem| problems.push(problem));
        let (Ok(representative), Ok(scope), Ok(until)) = (representative, scope, until) else {
            return Err(AppError::invalid(problems));
        };
        let give = Give {
            principal: me,
            representative: representative.id,
            relation: new.relation,
            way: Way::SignedOn,
            scope,
            until,
            paper: None,
            recorded_by: None,
        };
        let id = MandateId::derived("mandate", &command.to_string());
        let beside = Batch::new();
        let wished = Wished { id, give, party: Party::Principal, paper: None, beside };
        self.write_mandate(ctx, wished).await
    }

    /// Decides and writes a mandate that is given.
    pub(super) async fn write_mandate(
        &self,
        ctx: &Ctx,
        wished: Wished,
    ) -> Result<MandateId, AppError> {
        let (id, principal) = (wished.id, wished.give.principal);
        if self.parts.store.mandate(id).await?.is_some() {
            return Ok(id);
        }
        let day_ago = self.now().plus_minutes(-24 * 60);
        if self.parts.store.mandates_given_since(principal, day_ago).await? >= MOST_A_DAY {
            let problem = FieldProblem::new("", "mandate-too-many").with("most", MOST_A_DAY);
            return Err(AppError::invalid(problem));
        }
        let facts = self.mandate_facts(wished.party);
        let event = decide(None, &Command::Give(wished.give), facts)?;
        let Some(mandate) = Mandate::folded(id, [&event]) else {
            return Err(AppError::internal("a mandate begins with its giving"));
        };
        let mut batch = wished.beside;
        let by = ctx.reference()?;
        if let Some(paper) = &wished.paper {
            files::insert(&mut batch, paper, &by.to_string());
        }
        mandates::give(&mut batch, &mandate, &event, by)?;
        if mandate.given.way != Way::Code {
            self.tell_of_mandate(&mut batch, &mandate, &event)?;
        }
        match self.parts.store.commit(batch).await {
            Ok(()) | Err(StoreError::Conflict(Clash::Row("mandate"))) => Ok(id),
            Err(error) => Err(error.into()),
        }
    }

    /// A person who is known here by number and name. That either is unknown, and that they do not
    /// belong together, is told in the same words.
    async fn known_person(
        &self,
        (number, name): (&str, &str),
        (number_field, name_field): (&str, &str),
    ) -> Result<Result<Subject, FieldProblem>, AppError> {
        let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
        if number.len() != 12 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(Err(FieldProblem::new(number_field, "identity-length")));
        }
        if name.trim().is_empty() {
            return Ok(Err(FieldProblem::new(name_field, "required")));
        }
        let known = self.parts.store.subject_by_number("CCCD", &number).await?;
        let known = known.filter(|person| is_same_name(&person.name, name));
        Ok(known.ok_or_else(|| FieldProblem::new(number_field, "mandate-unknown-person")))
    }

    /// The scope, where the procedure is known and the dossier is the principal's.
    pub(super) async fn scope_of(
        &self,
        principal: SubjectId,
        wanted: &WantedScope,
    ) -> Result<Result<Scope, FieldProblem>, AppError> {
        Ok(match wanted {
            WantedScope::All => Ok(Scope::All),
            WantedScope::Procedure(code) => {
                let reference = self.reference();
                match reference.procedure(code, self.today()) {
                    Some(known) => Ok(Scope::Procedures(vec![known.code.to_string()])),
                    None => Err(FieldProblem::new("procedure", "mandate-procedure")),
                }
            }
            WantedScope::Dossier(number) => {
                let number = number.trim().to_uppercase();
                let target = self.parts.store.dossier_target_by_number(&number).await?;
                let own = target.filter(|target| target.applicant == principal);
                own.map(|target| Scope::Dossier(target.id))
                    .ok_or_else(|| FieldProblem::new("dossier", "mandate-dossier"))
            }
        })
    }

    /// The instant at which the last day ends.
    pub(super) fn until(&self, last: Option<CivilDay>) -> Result<Timestamp, FieldProblem> {
        let today = self.today();
        let last = last.unwrap_or_else(|| today.plus_days(USUAL_DAYS));
        let days = last.days_since(today);
        // The last day is a whole one, and is counted.
        let most = i32::try_from(LONGEST_DAYS).unwrap_or(i32::MAX) - 1;
        if (0..=most).contains(&days) {
            Ok(self.midnight(last.next()))
        } else {
            Err(FieldProblem::new("until", "mandate-until").with("most", LONGEST_DAYS))
        }
    }

    /// Who files a draft for its owner: the citizen who begins it for somebody else, or the person
    /// present whom the officer enters; each needs a mandate that covers the procedure.
    pub(crate) async fn may_start_for(
        &self,
        ctx: &Ctx,
        start: &StartDraft,
    ) -> Result<Option<SubjectId>, AppError> {
        let representative = match ctx.citizen() {
            Ok(me) => Some(me).filter(|me| *me != start.owner),
            Err(_) => start.representative.filter(|person| *person != start.owner),
        };
        let Some(representative) = representative else { return Ok(None) };
        if ctx.staff().is_ok_and(|staff| staff.subject == Some(representative)) {
            return Err(mc_dossier::Rejection::OfficerIsApplicant.into());
        }
        let matter = Matter { procedure: &start.procedure, dossier: None, is_filed_by_them: false };
        self.mandate_for((representative, start.owner), matter).await?;
        Ok(Some(representative))
    }
}

/// Whether two names are the same, however they are accented, cased and spaced.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}
