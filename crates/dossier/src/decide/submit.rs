//! Submission: the first event of a dossier.

use super::{Decided, Decision};
use crate::{
    Dossier, Event, Facts, Private, Rejection,
    codes::ReturnWay,
    event::{DossierFile, Follows, Submitted},
    facts::Place,
};
use mc_calendar::{Limit, add_working_minutes};
use mc_catalog::{Channel, DayUnit};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, ProcedureVersionId, ProcessVersionId, StaffId, SubjectId, UnitId},
};
use mc_process::{Definition, Performer, StepNo};
use serde_json::Value;
use std::collections::BTreeMap;

/// Within how many working minutes the desk answers a dossier: one working day.
const INTAKE_MINUTES: u32 = 480;

/// Opens a dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Submit {
    /// Its id.
    pub id: DossierId,
    /// Its number, from the versioned formatter.
    pub number: String,
    /// The version of the procedure.
    pub procedure_version: ProcedureVersionId,
    /// The version of the process.
    pub process_version: ProcessVersionId,
    /// The case.
    pub case: String,
    /// The applicant.
    pub applicant: SubjectId,
    /// The officer who entered it for a person present: whoever acts, where a member of staff does.
    pub entered_by: Option<StaffId>,
    /// How it comes.
    pub channel: Channel,
    /// The desk.
    pub receiving_unit: UnitId,
    /// The agency of that desk.
    pub receiving_agency: UnitId,
    /// The agency that settles it.
    pub competent_agency: UnitId,
    /// The area it belongs to.
    pub area: UnitId,
    /// The checked answers.
    pub answers: Value,
    /// The files.
    pub files: Vec<DossierFile>,
    /// How the applicant wishes to receive the result.
    pub wish: ReturnWay,
    /// The withdrawn dossier of the same matter that it follows.
    pub follows: Option<Follows>,
}

/// Decides a submission.
///
/// # Errors
/// The [`Rejection`] that says why not.
pub fn submit(command: Submit, facts: &Facts<'_>) -> Result<Decision, Rejection> {
    let case = facts.procedure.case(&command.case);
    let can_be_filed = match command.channel {
        Channel::Online => facts.procedure.is_fileable_online(),
        Channel::Direct | Channel::Post => facts.procedure.can_be_filed(),
    };
    let Some(case) = case.filter(|_| can_be_filed) else {
        return Err(Rejection::CannotBeFiled);
    };
    enterer_is_right(&command, facts)?;
    if command.wish != ReturnWay::Desk && facts.procedure.must_be_present_at_return {
        return Err(Rejection::MustBePresent);
    }
    if !everyone_is_there(facts) {
        return Err(Rejection::NoPerformer);
    }
    let limit = match case.unit {
        DayUnit::WorkingDays => Limit::working_days(case.limit_days.into()),
        DayUnit::CalendarDays => Limit::CalendarDays(case.limit_days.into()),
    };
    let event = Submitted {
        number: command.number,
        procedure: facts.procedure.code.to_string(),
        procedure_version: command.procedure_version,
        process_version: command.process_version,
        case: command.case,
        applicant: command.applicant,
        entered_by: command.entered_by,
        channel: command.channel,
        receiving_unit: command.receiving_unit,
        receiving_agency: command.receiving_agency,
        competent_agency: command.competent_agency,
        area: command.area,
        files: command.files,
        limit,
        after_supplement: facts.procedure.after_supplement,
        wish: command.wish,
        intake_due: intake_due(facts),
        follows: command.follows,
        at: facts.now,
    };
    let after = Dossier::opened(command.id, &event);
    let private = Some(Private::Answers { answers: command.answers });
    Ok(Decision { events: vec![Decided { event: Event::Submitted(event), private }], after })
}

/// By when the desk answers a dossier that arrives now.
pub(super) fn intake_due(facts: &Facts<'_>) -> Timestamp {
    let local = facts.zone.local(facts.now);
    facts.zone.instant(add_working_minutes(facts.calendar, local, INTAKE_MINUTES))
}

/// Citizens file for themselves. An officer who files for a person present is the one who is
/// recorded as having entered it, and is never that person.
fn enterer_is_right(command: &Submit, facts: &Facts<'_>) -> Result<(), Rejection> {
    let acting = facts.acting;
    let is_own = acting.subject == Some(command.applicant);
    match acting.staff {
        Some(_) if is_own => Err(Rejection::OfficerIsApplicant),
        Some(_) if command.entered_by == acting.staff => Ok(()),
        None if is_own || acting.subject.is_none() => Ok(()),
        Some(_) | None => Err(Rejection::NotYourStep),
    }
}

/// Whether every step has somebody to do it, also in the cases that may take over, as far as the
/// facts know them, so that no dossier is accepted that gets stuck later.
fn everyone_is_there(facts: &Facts<'_>) -> bool {
    let mut other_cases = facts.other_cases.values();
    all_placed(facts.process, facts.places)
        && other_cases.all(|other| all_placed(other.process, other.places))
}

fn all_placed(process: &Definition, places: &BTreeMap<StepNo, Place>) -> bool {
    process.steps.iter().all(|step| match step.performer {
        Performer::Applicant | Performer::System => true,
        Performer::Mirror => false,
        Performer::OneStop
        | Performer::Division
        | Performer::DivisionLeader
        | Performer::Leader
        | Performer::Clerk
        | Performer::OtherAgency
        | Performer::Council => places.contains_key(&step.no),
    })
}
