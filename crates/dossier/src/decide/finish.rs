//! How a dossier comes to its end: a result that a leader approved, a written refusal, or another
//! case that takes over.

use super::{
    Course,
    clock::{deadline_of, timeliness},
    required_words,
    walk::Entering,
};
use crate::{
    Event, Facts, Private, Rejection,
    codes::{BusinessState, ResultKind},
    command::CompleteStep,
    event::{self, Leaving},
    state::OpenStep,
};
use mc_calendar::Timeliness;
use mc_process::{Advance, Definition, Performer, Step, StepNo, restart};

/// A forward outcome of whoever signs approves what was attached: the agency's leaders, or the head
/// of the division where the process has no step of a leader.
pub(super) fn approves(process: &Definition, step: &Step, advance: &Advance) -> bool {
    let leaders_sign = process.steps.iter().any(|s| s.performer == Performer::Leader);
    let signs = if leaders_sign { Performer::Leader } else { Performer::DivisionLeader };
    step.performer == signs
        && advance.entered.iter().all(|(_, to)| !step.no.returns_to(*to))
        && (!advance.entered.is_empty() || !advance.passed.is_empty())
}

impl Course<'_> {
    /// Whether an advance brings the dossier to its result: it enters a step that the National
    /// Portal knows as finished or returned.
    pub(super) fn is_finished_by(&self, advance: &Advance) -> bool {
        let status = |no: &StepNo| self.facts.process.step(*no).map(|s| s.status_on_entry);
        let steps = advance.entered.iter().map(|(_, no)| no).chain(&advance.passed);
        let mut statuses = steps.filter_map(status);
        statuses.any(|s| s >= BusinessState::Finished.national_code())
    }

    /// Finishes the dossier. What was asked for needs a result that a leader approved.
    pub(super) fn finish(
        &mut self,
        kind: ResultKind,
        ground: Option<String>,
        reason: Option<Private>,
    ) -> Result<(), Rejection> {
        if kind == ResultKind::Granted && !self.facts.procedure.results.is_empty() {
            if self.after.results.is_empty() {
                return Err(Rejection::ResultMissing);
            }
            if self.after.current_results().any(|r| r.approved_by.is_none()) {
                return Err(Rejection::ResultNotApproved);
            }
        }
        self.resume_clock();
        let at = self.facts.now;
        let timeliness =
            self.after.clock.due.map_or(Timeliness::OnTime, |due| timeliness(self.facts, at, due));
        let finished = event::Finished { kind, ground, timeliness, at };
        self.record_with(Event::Finished(finished), reason);
        Ok(())
    }

    pub(super) fn approve_results(&mut self) {
        let Some(staff) = self.facts.acting.staff else { return };
        let results: Vec<_> = self
            .after
            .current_results()
            .filter(|r| r.approved_by.is_none())
            .map(|r| r.id)
            .collect();
        if !results.is_empty() {
            let at = self.facts.now;
            self.record(Event::ResultApproved(event::ResultApproved { results, staff, at }));
        }
    }

    /// A written refusal after appraisal: the dossier is finished, and the refusal is handed over
    /// like a result (NĐ 61/2018, Điều 19.8).
    pub(super) fn refuse_after_appraisal(
        &mut self,
        open: &OpenStep,
        command: &CompleteStep,
    ) -> Result<(), Rejection> {
        let text = required_words(&command.note)?;
        let ground = required_words(&command.ground)?;
        self.leave(open, Leaving::Outcome { outcome: command.outcome.clone() }, None);
        self.cancel_all_steps();
        self.clear_tokens();
        self.finish(ResultKind::Refusal, Some(ground), Some(Private::Words { text }))
    }

    /// Goes on as another case: its process begins after intake, its time limit counts from the
    /// same reception.
    pub(super) fn switch_case(&mut self, case: &str, entering: &Entering) -> Result<(), Rejection> {
        let other = self.facts.other_cases.get(case).ok_or(Rejection::ProcessBroken)?;
        self.cancel_all_steps();
        let mut longer = self.after.clone();
        longer.clock.limit = other.limit;
        let due = deadline_of(&longer, self.facts).and_then(|d| d.due);
        self.record(Event::CaseChanged(event::CaseChanged {
            case: case.to_owned(),
            process_version: other.process_version,
            limit: other.limit,
            due: due.map(|due| self.facts.zone.instant(due)),
            at: self.facts.now,
        }));
        let begun =
            restart(other.process, &self.after.marking).map_err(|_e| Rejection::ProcessBroken)?;
        let facts = Facts { process: other.process, places: other.places, ..self.facts.clone() };
        let mut course = Course {
            facts: &facts,
            after: self.after.clone(),
            events: std::mem::take(&mut self.events),
        };
        let result = course
            .follow(&begun, entering.from.clone())
            .and_then(|()| course.forward_past_intake());
        self.after = course.after;
        self.events = course.events;
        result
    }

    /// The dossier was accepted already, so the first step of the other case's process is passed.
    fn forward_past_intake(&mut self) -> Result<(), Rejection> {
        let first = self.facts.process.first().ok_or(Rejection::ProcessBroken)?;
        if first.performer == Performer::OneStop { self.forward_first_step() } else { Ok(()) }
    }
}
