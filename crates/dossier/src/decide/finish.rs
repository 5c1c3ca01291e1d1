//! How a dossier comes to its end: a result that a leader approved, a written refusal, or another
//! case that takes over.

use super::{
    Course,
    clock::{deadline_of, timeliness},
    intake::desk_forwards_by,
    optional_words, refusal_words,
    result::is_return,
    walk::{Entering, leaving_by},
};
use crate::{
    Event, Facts, Private, Rejection,
    codes::{BusinessState, ResultKind},
    command::CompleteStep,
    event::{self, ReturnBy},
    state::OpenStep,
};
use mc_calendar::Timeliness;
use mc_process::{Advance, Finish, MachineError, Performer, Step, StepNo, fire, restart};

/// A written refusal: the ground, when it had to be said, and the rest of its words.
struct Refused {
    ground: String,
    return_by: Option<ReturnBy>,
    reason: Private,
}

impl Course<'_> {
    /// Whether an advance brings the dossier to its result: it comes to a step outside the lanes
    /// that the National Portal knows as finished or returned, or to the return itself, or the
    /// process is over.
    pub(super) fn is_finished_by(&self, advance: &Advance) -> bool {
        let process = self.facts.process;
        let first = process.first().map(|step| step.no);
        let finishes = |no: &StepNo| {
            process.step(*no).is_some_and(|step| {
                let has_result = step.status_on_entry >= BusinessState::Finished.national_code();
                step.branch.is_none() && (has_result || is_return(step) && first != Some(*no))
            })
        };
        advance.result == Some(Finish::Ended)
            || advance.entered.iter().map(|(_, no)| no).chain(&advance.passed).any(finishes)
    }

    /// Finishes the dossier with the results that a leader approved. Where all of them refuse, it
    /// is refused.
    pub(super) fn finish(&mut self) -> Result<(), Rejection> {
        let mut kinds = Vec::new();
        for result in self.after.current_results() {
            result.approved_by.ok_or(Rejection::ResultNotApproved)?;
            kinds.push(result.kind);
        }
        if kinds.is_empty() && !self.facts.procedure.results.is_empty() {
            return Err(Rejection::ResultMissing);
        }
        let is_refused = !kinds.is_empty() && kinds.iter().all(|k| *k == ResultKind::Refusal);
        let kind = if is_refused { ResultKind::Refusal } else { ResultKind::Granted };
        self.end(kind, None);
        Ok(())
    }

    fn end(&mut self, kind: ResultKind, refused: Option<Refused>) {
        self.resume_clock();
        let at = self.facts.now;
        let timeliness =
            self.after.clock.due.map_or(Timeliness::OnTime, |due| timeliness(self.facts, at, due));
        let (ground, return_by, reason) = match refused {
            Some(Refused { ground, return_by, reason }) => (Some(ground), return_by, Some(reason)),
            None => (None, None, None),
        };
        let finished = event::Finished { kind, ground, timeliness, return_by, at };
        self.record_with(Event::Finished(finished), reason);
    }

    /// A written refusal after appraisal: the dossier is finished, and the refusal is handed over
    /// like a result (NĐ 61/2018, Điều 19.8).
    pub(super) fn refuse_after_appraisal(
        &mut self,
        open: &OpenStep,
        step: &Step,
        command: &CompleteStep,
    ) -> Result<(), Rejection> {
        let note = optional_words(&command.note)?;
        let (ground, mut reason) = refusal_words(&command.refusal)?;
        let late = optional_words(&command.refusal.late)?;
        let return_by = self.return_by(&late)?;
        let is_late = return_by.is_some_and(|by| by.timeliness == Timeliness::Late);
        if let Private::Refusal { note: noted, late: why, .. } = &mut reason {
            *noted = note;
            *why = if is_late { late } else { String::new() };
        }
        self.leave(open, leaving_by(step, &command.outcome), None);
        self.leave_process();
        self.end(ResultKind::Refusal, Some(Refused { ground, return_by, reason }));
        Ok(())
    }

    /// Goes on as another case: its process begins after intake, its time limit counts from the
    /// same reception.
    pub(super) fn switch_case(&mut self, case: &str, entering: &Entering) -> Result<(), Rejection> {
        let other = self.facts.other_cases.get(case).ok_or(Rejection::ProcessBroken)?;
        self.leave_process();
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
        let facts = Facts { process: other.process, places: other.places, ..self.facts.clone() };
        let events = std::mem::take(&mut self.events);
        let mut course = Course { facts: &facts, after: self.after.clone(), events };
        let begun = course.begin_after_intake().map_err(|_broken| Rejection::ProcessBroken)?;
        course.enter_all(&begun, entering, None)?;
        self.after = course.after;
        self.events = course.events;
        Ok(())
    }

    /// Starts the process behind the desk's step: the dossier was accepted already, and nobody
    /// accepts it again.
    fn begin_after_intake(&self) -> Result<Advance, MachineError> {
        let process = self.facts.process;
        let begun = restart(process, &self.after.marking)?;
        let first = process.first().filter(|step| step.performer == Performer::OneStop);
        let at_desk = begun.entered.iter().find(|(_, no)| first.is_some_and(|f| f.no == *no));
        let (Some((token, no)), Some(outcome)) = (at_desk, first.and_then(desk_forwards_by)) else {
            return Ok(begun);
        };
        let mut forwarded = fire(process, &begun.marking, *token, &outcome.label)?;
        forwarded.passed.insert(0, *no);
        Ok(forwarded)
    }
}
