//! One decision for many dossiers of a work list: planned, then carried out row by row.
//!
//! Every row goes the way of a single decision, with its own permit, rules and command. The id of
//! the command is made of the form's id and the row, so that a form that is sent twice finds its own
//! work done; a row that fails hinders no other.

use crate::{
    App, AppError, Ctx,
    choices::{Choice, Deed, Leave},
    commands::{Done, Sent},
    dossier_view::DossierView,
};
use mc_dossier::{
    Command, Place, Rejection, ReturnWay,
    command::{CompleteStep, RefusalWords, ReturnResult, TakeIn},
};
use mc_kernel::{
    Timestamp,
    ids::{CommandId, DossierId},
};
use mc_policy::actions;
use mc_process::{Performer, TokenId};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// The most rows of one common action.
pub const MOST_ROWS: usize = 100;

/// What is done to all chosen rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkAction {
    /// Accept, and send on.
    TakeIn,
    /// Complete a step that is no signature.
    Forward,
    /// Complete a leader's step.
    SignOff,
    /// Hand the result over.
    Return,
}

impl BulkAction {
    /// Every action, in the order of the bar.
    pub const ALL: [Self; 4] = [Self::TakeIn, Self::Forward, Self::SignOff, Self::Return];

    /// The name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TakeIn => "take-in",
            Self::Forward => "forward",
            Self::SignOff => "sign-off",
            Self::Return => "return",
        }
    }

    /// The action of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

/// A chosen row: a dossier, and the step that is meant, 0 where none is. Written `id.token`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picked {
    /// The dossier.
    pub dossier: DossierId,
    /// The token.
    pub token: u32,
}

impl fmt::Display for Picked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.dossier, self.token)
    }
}

/// The text names no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a row is written as the dossier's id, a dot, and the token")]
pub struct NotARow;

impl FromStr for Picked {
    type Err = NotARow;
    fn from_str(text: &str) -> Result<Self, NotARow> {
        let (dossier, token) = text.split_once('.').ok_or(NotARow)?;
        let dossier = dossier.parse().map_err(|_ignored| NotARow)?;
        let token = token.parse().map_err(|_ignored| NotARow)?;
        Ok(Self { dossier, token })
    }
}

/// What is done to one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkDeed {
    /// Accept and send on.
    TakeIn,
    /// Leave the step by its outcome of that place in the process.
    Leave {
        /// The place.
        outcome: usize,
    },
    /// Hand the result over.
    Return {
        /// How.
        way: ReturnWay,
        /// To whom.
        receiver: String,
        /// The paper shown.
        paper: String,
    },
}

/// A way in which a row can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What would be done.
    pub deed: BulkDeed,
    /// The label of the outcome; empty where there is none.
    pub label: String,
    /// Where it would go: unit and name of the step.
    pub next: Vec<(Place, String)>,
    /// When the result would be due, of a dossier that is accepted.
    pub due: Option<Timestamp>,
    /// Whether the law wants the applicant there.
    pub only_at_desk: bool,
}

/// A chosen row and what would be done to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// The row.
    pub picked: Picked,
    /// The dossier's number; empty where it may not be seen.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
    /// The applicant's name.
    pub applicant: String,
    /// The version that was looked at.
    pub version: u64,
    /// The ways, the usual one first; none where the action does not fit.
    pub ways: Vec<Way>,
    /// What has to be done first, where something has.
    pub obstacle: Option<Rejection>,
}

/// A row that is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkRow {
    /// The row.
    pub picked: Picked,
    /// The version that was looked at.
    pub version: u64,
    /// What is done.
    pub deed: BulkDeed,
}

/// What became of a row.
#[derive(Debug)]
pub struct RowResult {
    /// The row.
    pub picked: Picked,
    /// The dossier's number; empty where it may not be seen.
    pub number: String,
    /// The applicant's name.
    pub applicant: String,
    /// Whether it was done by this very form before, or what was said against it.
    pub result: Result<bool, AppError>,
}

impl App {
    /// What an action would do to the chosen rows, at most [`MOST_ROWS`], each once.
    ///
    /// # Errors
    /// What the database says; a row that may not be seen is a row without ways.
    pub async fn plan_bulk(
        &self,
        ctx: &Ctx,
        action: BulkAction,
        picked: &[Picked],
    ) -> Result<Vec<PlannedRow>, AppError> {
        self.scope(ctx)?;
        let mut rows: Vec<PlannedRow> = Vec::new();
        for picked in picked {
            if rows.len() >= MOST_ROWS || rows.iter().any(|row| row.picked == *picked) {
                continue;
            }
            rows.push(match self.plan_row(ctx, action, *picked).await {
                Ok(row) => row,
                Err(AppError::NotFound | AppError::Forbidden) => PlannedRow::unseen(*picked),
                Err(error) => return Err(error),
            });
        }
        Ok(rows)
    }

    async fn plan_row(
        &self,
        ctx: &Ctx,
        action: BulkAction,
        picked: Picked,
    ) -> Result<PlannedRow, AppError> {
        let target = self.parts.store.dossier_target(picked.dossier).await?;
        let target = target.ok_or(AppError::NotFound)?;
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, &target)?;
        let view = self.view(ctx, &permit).await?;
        let choices = self.choices(ctx, &view).await?;
        let fitting: Vec<&Choice> =
            choices.iter().filter(|choice| fits(&view, choice, action, picked.token)).collect();
        let open = fitting.iter().filter(|choice| choice.blocked.is_none());
        Ok(PlannedRow {
            picked,
            number: view.dossier.number.clone(),
            procedure: view.dossier.procedure.clone(),
            applicant: view.applicant.name.clone(),
            version: view.dossier.version,
            ways: open.filter_map(|choice| way_of(&view, choice)).collect(),
            obstacle: fitting.iter().find_map(|choice| choice.blocked),
        })
    }

    /// Carries rows out one after the other, at most [`MOST_ROWS`], each once. `form` is the id that
    /// the form was given when it was drawn.
    ///
    /// # Errors
    /// None of a row: what was said against it stands in its result.
    pub async fn carry_out_bulk(
        &self,
        ctx: &Ctx,
        form: CommandId,
        rows: &[BulkRow],
    ) -> Result<Vec<RowResult>, AppError> {
        self.scope(ctx)?;
        let mut results: Vec<RowResult> = Vec::new();
        // Two steps of one dossier may be chosen together: the first changes what the second saw.
        let mut ours: BTreeMap<DossierId, (u64, u64)> = BTreeMap::new();
        for row in rows.iter().take(MOST_ROWS) {
            if results.iter().any(|done| done.picked == row.picked) {
                continue;
            }
            let moved = ours.get(&row.picked.dossier).filter(|(seen, _)| *seen == row.version);
            let expected = moved.map_or(row.version, |(_, now)| *now);
            let done = self.carry_out_row(ctx, form, row, expected).await;
            if let Ok(done) = &done {
                ours.insert(row.picked.dossier, (row.version, done.dossier.version));
            }
            results.push(self.result_of(ctx, row.picked, done).await?);
        }
        Ok(results)
    }

    async fn carry_out_row(
        &self,
        ctx: &Ctx,
        form: CommandId,
        row: &BulkRow,
        version: u64,
    ) -> Result<Done, AppError> {
        let id = row.picked.dossier;
        let command = row_command(form, row.picked);
        if let Some(done) = self.looked_at(ctx, id, version, command).await? {
            return Ok(done);
        }
        let sent = |of| Sent::alone(command, of);
        match &row.deed {
            BulkDeed::TakeIn => {
                let of = Command::TakeIn(TakeIn { forward: true });
                self.command::<actions::TakeIn>(ctx, id, sent(of)).await
            }
            BulkDeed::Leave { outcome } => {
                let of = self.leave_by(ctx, row.picked, *outcome).await?;
                self.command::<actions::Process>(ctx, id, sent(of)).await
            }
            BulkDeed::Return { way, receiver, paper } => {
                let of = Command::ReturnResult(ReturnResult {
                    way: *way,
                    receiver: receiver.clone(),
                    paper: paper.clone(),
                    note: String::new(),
                });
                self.command::<actions::ReturnResult>(ctx, id, sent(of)).await
            }
        }
    }

    async fn leave_by(
        &self,
        ctx: &Ctx,
        picked: Picked,
        outcome: usize,
    ) -> Result<Command, AppError> {
        let target = self.parts.store.dossier_target(picked.dossier).await?;
        let target = target.ok_or(AppError::NotFound)?;
        let permit = self.dossier_permit::<actions::Process>(ctx, &target)?;
        let dossier = self.parts.store.dossier(&permit).await?.ok_or(AppError::NotFound)?;
        let token = TokenId(picked.token);
        let open = dossier.open_step(token).ok_or(Rejection::StepNotOpen)?;
        let process = self.process(dossier.process_version).await?;
        let step = process.step(open.step).ok_or(Rejection::ProcessBroken)?;
        let outcome = step.outcomes.get(outcome).ok_or(Rejection::NoSuchOutcome)?;
        Ok(Command::CompleteStep(CompleteStep {
            token,
            outcome: outcome.label.clone(),
            note: String::new(),
            // An outcome that needs words, is refused without them.
            refusal: RefusalWords::default(),
            assignee: None,
            fee: None,
        }))
    }

    /// The result of a row with what names it, as far as the person may see it.
    async fn result_of(
        &self,
        ctx: &Ctx,
        picked: Picked,
        done: Result<Done, AppError>,
    ) -> Result<RowResult, AppError> {
        if let Err(error @ (AppError::Internal(_) | AppError::Unavailable(_))) = &done {
            tracing::error!(dossier = %picked.dossier, request_id = ctx.request_id, %error, "row failed");
        }
        let result = done.map(|done| done.was_done_before);
        let target = self.parts.store.dossier_target(picked.dossier).await?;
        let permit = target.and_then(|t| self.dossier_permit::<actions::ReadDossier>(ctx, &t).ok());
        let brief = match permit {
            Some(permit) => self.parts.store.brief(&permit).await?,
            None => None,
        };
        let (number, applicant) = brief.map(|b| (b.number, b.applicant)).unwrap_or_default();
        Ok(RowResult { picked, number, applicant, result })
    }
}

impl PlannedRow {
    fn unseen(picked: Picked) -> Self {
        Self {
            picked,
            number: String::new(),
            procedure: String::new(),
            applicant: String::new(),
            version: 0,
            ways: Vec::new(),
            obstacle: None,
        }
    }
}

/// The command of a row: the same for the same form, another one for every other.
fn row_command(form: CommandId, picked: Picked) -> CommandId {
    CommandId::derived("bulk", &format!("{form}.{picked}"))
}

/// Whether a choice is one of the action's, at the step that was chosen.
fn fits(view: &DossierView, choice: &Choice, action: BulkAction, token: u32) -> bool {
    match (&choice.deed, action) {
        (Deed::TakeIn { forward, .. }, BulkAction::TakeIn) => *forward,
        (Deed::Return { .. }, BulkAction::Return) => true,
        (Deed::Leave(leave), BulkAction::Forward | BulkAction::SignOff) => {
            let signs = is_leaders(view, leave.token) == Some(action == BulkAction::SignOff);
            leave.token.0 == token && signs && leads_on(view, leave)
        }
        _ => false,
    }
}

fn is_leaders(view: &DossierView, token: TokenId) -> Option<bool> {
    let performer = view.dossier.open_step(token)?.performer;
    Some(matches!(performer, Performer::Leader | Performer::DivisionLeader))
}

/// Whether an outcome leads on and needs no further words.
fn leads_on(view: &DossierView, leave: &Leave) -> bool {
    let goes_back = view.dossier.open_step(leave.token).is_some_and(|open| {
        let step = view.process.step(open.step);
        let outcome = step.and_then(|step| step.outcome(&leave.outcome));
        outcome.is_some_and(|outcome| match &outcome.target {
            mc_process::Target::Steps(to) => to.iter().any(|to| open.step.returns_to(*to)),
            mc_process::Target::End
            | mc_process::Target::Supplement
            | mc_process::Target::Reject
            | mc_process::Target::Case(_) => false,
        })
    });
    !(leave.refuses || leave.asks_fee || leave.is_silence || goes_back)
}

fn way_of(view: &DossierView, choice: &Choice) -> Option<Way> {
    let way =
        |deed| Way { deed, label: String::new(), next: Vec::new(), due: None, only_at_desk: false };
    match &choice.deed {
        Deed::TakeIn { due, next, .. } => {
            Some(Way { due: *due, next: next.clone(), ..way(BulkDeed::TakeIn) })
        }
        Deed::Leave(leave) => {
            let open = view.dossier.open_step(leave.token)?;
            let step = view.process.step(open.step)?;
            let outcome = step.outcomes.iter().position(|o| o.label == leave.outcome)?;
            let (label, next) = (leave.outcome.clone(), leave.next.clone());
            Some(Way { label, next, ..way(BulkDeed::Leave { outcome }) })
        }
        Deed::Return { only_at_desk } => {
            let person = &view.applicant;
            let wish = view.dossier.wish;
            let deed = BulkDeed::Return {
                way: if *only_at_desk { ReturnWay::Desk } else { wish },
                receiver: person.name.clone(),
                paper: format!("{} {}", person.id_kind, person.id_number).trim().to_owned(),
            };
            Some(Way { only_at_desk: *only_at_desk, ..way(deed) })
        }
        Deed::Refuse
        | Deed::AskSupplement { .. }
        | Deed::AnswerSupplement
        | Deed::Assign { .. }
        | Deed::AskConsultation { .. }
        | Deed::AnswerConsultation(_)
        | Deed::CloseConsultation(_)
        | Deed::AttachResult { .. }
        | Deed::Withdraw
        | Deed::Apologise { .. }
        | Deed::Stop
        | Deed::Reopen
        | Deed::Order { .. }
        | Deed::AnswerOrder(_)
        | Deed::SendBack { .. }
        | Deed::SendAgain { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_as_it_is_written() {
        let picked = Picked { dossier: DossierId::derived("test", "1"), token: 3 };
        assert_eq!(picked.to_string().parse(), Ok(picked));
        for nonsense in
            ["", "1", "x.1", &format!("{}.x", picked.dossier), &format!("{}.-1", picked.dossier)]
        {
            assert_eq!(nonsense.parse::<Picked>(), Err(NotARow), "{nonsense}");
        }
    }

    #[test]
    fn each_row_of_each_form_has_its_own_command() {
        let form = |name: &str| CommandId::derived("form", name);
        let row = |name: &str, token| Picked { dossier: DossierId::derived("test", name), token };
        let one = row_command(form("1"), row("a", 1));
        assert_eq!(one, row_command(form("1"), row("a", 1)));
        for (other_form, other_row) in [("2", row("a", 1)), ("1", row("b", 1)), ("1", row("a", 2))]
        {
            assert_ne!(one, row_command(form(other_form), other_row));
        }
    }
}
