//! How a step can end, as answers show it.

use mc_app::process::{self, OutcomeKind, Step, Target};
use serde::Serialize;
use utoipa::ToSchema;

/// One way in which a step can end.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Outcome {
    /// What the official chooses: `đạt`, `trả lại`. Send it as `outcome`.
    label: String,
    /// Where the dossier goes.
    leads_to: LeadsTo,
    /// Whether it records that the body that was asked did not answer in time. Only the body that
    /// asked may choose it, after the planned end of the step; silence is never consent.
    is_silence: bool,
}

/// Where an outcome leads: `next_step`, `earlier_step` (it goes back), `end` of the process,
/// `supplement` (ask with `ask_supplement`), `refusal` in writing (needs `refusal`),
/// `other_case` of the procedure.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum LeadsTo {
    NextStep,
    EarlierStep,
    End,
    Supplement,
    Refusal,
    OtherCase,
}

impl Outcome {
    /// The ways in which a step can end.
    pub(super) fn all(step: &Step) -> Vec<Self> {
        step.outcomes.iter().map(|outcome| Self::of(step, outcome)).collect()
    }

    fn of(step: &Step, outcome: &process::Outcome) -> Self {
        let leads_to = match &outcome.target {
            Target::Steps(to) if to.iter().all(|to| step.no.returns_to(*to)) => {
                LeadsTo::EarlierStep
            }
            Target::Steps(_) => LeadsTo::NextStep,
            Target::End => LeadsTo::End,
            Target::Supplement => LeadsTo::Supplement,
            Target::Reject => LeadsTo::Refusal,
            Target::Case(_) => LeadsTo::OtherCase,
        };
        let is_silence = outcome.kind == OutcomeKind::NoAnswer;
        Self { label: outcome.label.clone(), leads_to, is_silence }
    }
}

/// The kind of body or person that does a step: `one_stop` desk, `division`, `division_leader`,
/// `leader`, `clerk`, `other_agency`, `council`, `applicant`, `system`, `mirror` (a ministry's system
/// whose state is only shown).
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Performer {
    OneStop,
    Division,
    DivisionLeader,
    Leader,
    Clerk,
    OtherAgency,
    Council,
    Applicant,
    System,
    Mirror,
}

impl From<process::Performer> for Performer {
    fn from(performer: process::Performer) -> Self {
        match performer {
            process::Performer::OneStop => Self::OneStop,
            process::Performer::Division => Self::Division,
            process::Performer::DivisionLeader => Self::DivisionLeader,
            process::Performer::Leader => Self::Leader,
            process::Performer::Clerk => Self::Clerk,
            process::Performer::OtherAgency => Self::OtherAgency,
            process::Performer::Council => Self::Council,
            process::Performer::Applicant => Self::Applicant,
            process::Performer::System => Self::System,
            process::Performer::Mirror => Self::Mirror,
        }
    }
}
