//! A leader's yes or no, for systems that know only these two: which outcome of the step it means.

use crate::{
    App, AppError, Ctx,
    commands::{Done, Sent},
};
use mc_dossier::{
    Command, Rejection,
    command::{CompleteStep, RefusalWords},
};
use mc_kernel::ids::{CommandId, DossierId};
use mc_policy::actions;
use mc_process::{Outcome, OutcomeKind, Performer, Step, Target, TokenId};

/// What a leader says about what lies before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The token on the leader's step.
    pub token: TokenId,
    /// Whether it is approved; otherwise it goes back.
    pub approves: bool,
    /// A note.
    pub note: String,
    /// Why, where the step can only refuse.
    pub refusal: RefusalWords,
}

impl App {
    /// Leaves a leader's step by the outcome that a yes or a no means there.
    ///
    /// # Errors
    /// [`Rejection::NoSuchOutcome`] where the step is no leader's, or has no such outcome.
    pub async fn rule(
        &self,
        ctx: &Ctx,
        id: DossierId,
        command: CommandId,
        ruling: Ruling,
    ) -> Result<Done, AppError> {
        let (target, _) = self.target_for(ctx, id).await?;
        let permit = self.dossier_permit::<actions::Process>(ctx, &target)?;
        let dossier = self.parts.store.dossier(&permit).await?.ok_or(AppError::NotFound)?;
        let process = self.process(dossier.process_version).await?;
        let outcome = match dossier.open_step(ruling.token) {
            Some(open) => {
                let meant = process.step(open.step).and_then(|s| outcome_of(s, ruling.approves));
                meant.ok_or(Rejection::NoSuchOutcome)?.label.clone()
            }
            // The step was left, perhaps by this very command: whoever carries it out knows.
            None => String::new(),
        };
        let complete = CompleteStep {
            token: ruling.token,
            outcome,
            note: ruling.note,
            refusal: ruling.refusal,
            assignee: None,
            fee: None,
        };
        let sent = Sent::alone(command, Command::CompleteStep(complete));
        self.command::<actions::Process>(ctx, id, sent).await
    }
}

/// A yes is the first outcome that leads on; a no the first that goes back, else the one that
/// refuses in writing.
fn outcome_of(step: &Step, approves: bool) -> Option<&Outcome> {
    if !matches!(step.performer, Performer::Leader | Performer::DivisionLeader) {
        return None;
    }
    let leads_on = |o: &&Outcome| match &o.target {
        Target::Steps(to) => to.iter().all(|to| !step.no.returns_to(*to)),
        Target::End => true,
        Target::Supplement | Target::Reject | Target::Case(_) => false,
    };
    let goes_back = |o: &&Outcome| match &o.target {
        Target::Steps(to) => to.iter().all(|to| step.no.returns_to(*to)),
        Target::End | Target::Supplement | Target::Reject | Target::Case(_) => false,
    };
    let mut ordinary = step.outcomes.iter().filter(|o| o.kind == OutcomeKind::Ordinary);
    if approves {
        return ordinary.find(leads_on);
    }
    let refuses = |o: &&Outcome| o.target == Target::Reject;
    ordinary.clone().find(goes_back).or_else(|| ordinary.find(refuses))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_process::{StepClock, StepNo, parse_outcomes};

    fn means(performer: Performer, outcomes: &str, approves: bool) -> Option<String> {
        let step = Step {
            no: StepNo(3),
            name: String::new(),
            performer,
            agency: String::new(),
            title: String::new(),
            working_minutes: 0,
            outcomes: parse_outcomes(outcomes, performer).unwrap(),
            note: String::new(),
            level: None,
            branch: None,
            clock: StepClock::Runs,
            status_on_entry: 4,
        };
        outcome_of(&step, approves).map(|o| o.label.clone())
    }

    #[test]
    fn yes_leads_on_and_no_goes_back() {
        let check = |outcomes: &str, yes: Option<&str>, no: Option<&str>| {
            for (approves, expect) in [(true, yes), (false, no)] {
                let meant = means(Performer::Leader, outcomes, approves);
                assert_eq!(meant.as_deref(), expect, "{outcomes}");
            }
        };
        check("ký->4;trả lại->2", Some("ký"), Some("trả lại"));
        check("trả lại->2;làm lại->3;ký->4", Some("ký"), Some("trả lại"));
        check("ký->END;không đủ điều kiện->REJECT", Some("ký"), Some("không đủ điều kiện"));
        check("từ chối->REJECT;trả lại->1;ký->4", Some("ký"), Some("trả lại"));
        check("cần bổ sung->SUPPLEMENT;xác minh->CASE:1.0.2", None, None);
    }

    #[test]
    fn only_leaders_rule() {
        assert_eq!(means(Performer::Division, "đạt->4;trả lại->2", true), None);
        assert_eq!(means(Performer::DivisionLeader, "đạt->4", true).as_deref(), Some("đạt"));
    }
}
