//! Folding one event into the state.

mod rules;

use crate::{
    codes::{BusinessState, DeliveryState, FinanceState},
    event::{
        Event, Finished, PaperDigitised, StepEntered, StepLeft, SupplementAnswered, SupplementAsked,
    },
    state::{
        AnsweredSupplement, ClockStop, Consultation, ConsultationState, Digitised, Dossier, Ended,
        Fee, OpenStep, ResultDocument, Supplement,
    },
};
use mc_kernel::Timestamp;

impl Dossier {
    /// Folds an event into the state. Total: it neither checks nor fails.
    #[must_use]
    pub fn apply(mut self, event: &Event) -> Self {
        self.version += 1;
        match event {
            Event::Submitted(_)
            | Event::ConsultationAsked(_)
            | Event::ConsultationAnswered(_)
            | Event::ConsultationClosed(_) => self.apply_consultation(event),
            Event::TakenIn(e) => {
                self.business = BusinessState::Accepted;
                self.clock.received = Some(e.at);
                self.clock.due = Some(e.due);
            }
            Event::Refused(_) => self.business = BusinessState::Refused,
            Event::StepEntered(e) => self.enter(e),
            Event::StepLeft(e) => self.leave(e),
            Event::TokensMoved(e) => self.marking = e.marking.clone(),
            Event::Assigned(e) => {
                self.steps
                    .iter_mut()
                    .filter(|s| s.token == e.token)
                    .for_each(|s| s.assignee = e.to);
            }
            Event::SupplementAsked(e) => self.await_supplement(e),
            Event::SupplementAnswered(e) => self.take_supplement(e),
            Event::ClockStopped(e) => {
                let (from, reason, then) = (e.at, e.reason, e.then);
                self.clock.stops.push(ClockStop { from, until: None, reason, then });
                self.apology = None;
            }
            Event::ClockResumed(e) => self.resume(e.at, e.due),
            Event::FeeAsked(e) => {
                self.finance = FinanceState::Asked;
                self.fee = Some(Fee { token: e.token, amount: e.amount, asked_at: e.at });
            }
            Event::FeeSettled(_) => {
                self.finance = FinanceState::Settled;
                self.fee = None;
            }
            Event::CaseChanged(e) => {
                self.case.clone_from(&e.case);
                self.process_version = e.process_version;
                self.clock.limit = e.limit;
                self.clock.due = e.due.or(self.clock.due);
            }
            Event::ResultAttached(_) | Event::ResultApproved(_) => self.apply_result(event),
            Event::Finished(e) => self.end(e),
            Event::Returned(e) => {
                self.business = BusinessState::Returned;
                self.delivery = DeliveryState::Delivered;
                self.returned_at = Some(e.at);
            }
            Event::Withdrawn(e) => {
                self.withdrawn_at = Some(e.at);
                self.business = BusinessState::Withdrawn;
                self.supplement = None;
                self.stopped = None;
                self.apology = None;
            }
            Event::ApologyProposed(_)
            | Event::Reappointed(_)
            | Event::StoppedOnRequest(_)
            | Event::Reopened(_)
            | Event::OrderGiven(_)
            | Event::OrderAnswered(_) => self.apply_rule(event),
            Event::PaperDigitised(e) => self.take_digitised(e),
            Event::PaperRevoked(e) => self.revoked.push(e.paper),
            Event::Rated(_) => self.is_rated = true,
        }
        self
    }

    fn resume(&mut self, at: Timestamp, due: Timestamp) {
        self.clock.stops.last_mut().into_iter().for_each(|s| s.until = Some(at));
        self.clock.due = Some(due);
    }

    fn take_digitised(&mut self, e: &PaperDigitised) {
        if self.files.iter().all(|f| f.file != e.file.file) {
            self.files.push(e.file.clone());
        }
        let (paper, kind, file) = (e.paper, e.kind.clone(), e.file.clone());
        self.digitised.push(Digitised { paper, kind, file, staff: e.staff, at: e.at });
    }

    fn end(&mut self, e: &Finished) {
        self.business = BusinessState::Finished;
        self.apology = None;
        self.delivery = DeliveryState::AtDesk;
        self.ended = Some(Ended {
            kind: e.kind,
            ground: e.ground.clone(),
            ended_in: self.version,
            at: e.at,
            timeliness: e.timeliness,
        });
    }

    /// A step was entered; see [`Self::state_by_steps`] for what that makes of the dossier.
    fn enter(&mut self, e: &StepEntered) {
        self.steps.push(OpenStep {
            token: e.token,
            step: e.step,
            performer: e.performer,
            place: e.place.clone(),
            from: e.from.clone(),
            clock: e.clock,
            state: e.state,
            assignee: e.assignee,
            entered: e.at,
            planned: e.planned,
            is_sent_back: e.is_sent_back,
        });
        self.legs_sent_back += u32::from(e.is_sent_back);
        self.state_by_steps();
    }

    /// What was asked from the step falls with it: opinions, and a duty that was not fulfilled.
    fn leave(&mut self, e: &StepLeft) {
        self.steps.retain(|s| s.token != e.token);
        self.consultations
            .iter_mut()
            .filter(|c| c.token == e.token && c.state == ConsultationState::Open)
            .for_each(|c| c.state = ConsultationState::Dropped);
        if self.fee.as_ref().is_some_and(|fee| fee.token == e.token) {
            self.finance = FinanceState::NothingAsked;
            self.fee = None;
        }
        self.state_by_steps();
    }

    /// The state of a dossier in process is that of the step it came to last; of parallel legs, the
    /// one that waits for the applicant or stands still is what people have to know.
    fn state_by_steps(&mut self) {
        const WAITING: [BusinessState; 3] =
            [BusinessState::SupplementAsked, BusinessState::FeeAsked, BusinessState::Paused];
        let states: Vec<BusinessState> = self.steps.iter().filter_map(|s| s.state).collect();
        let waiting = WAITING.into_iter().find(|state| states.contains(state));
        if let (None, None, Some(state)) =
            (&self.ended, &self.stopped, waiting.or(states.last().copied()))
        {
            self.business = state;
        }
    }

    fn await_supplement(&mut self, e: &SupplementAsked) {
        self.business = BusinessState::SupplementAsked;
        self.supplements_asked += 1;
        self.supplement = Some(Supplement {
            asked_in: self.version,
            place: e.place.clone(),
            at_intake: e.token.is_none(),
            items: e.items.clone(),
            answer_by: e.answer_by,
            answer_until: e.answer_until,
            asked_at: e.at,
        });
    }

    fn take_supplement(&mut self, e: &SupplementAnswered) {
        let at_intake = self.supplement.as_ref().is_some_and(|s| s.at_intake);
        self.business = if at_intake { BusinessState::Submitted } else { BusinessState::Accepted };
        self.intake_due = e.intake_due.unwrap_or(self.intake_due);
        self.supplement = None;
        self.files.extend(e.files.iter().cloned());
        self.supplements_answered.push(AnsweredSupplement {
            answered_in: self.version,
            files: e.files.clone(),
            changed: e.changed.clone(),
            at: e.at,
        });
    }

    fn apply_consultation(&mut self, event: &Event) {
        if let Event::ConsultationAsked(e) = event {
            self.consultations.push(Consultation {
                id: e.consultation,
                token: e.token,
                from: e.from.clone(),
                place: e.place.clone(),
                asked_at: e.at,
                due: e.due,
                asked_in: self.version,
                state: ConsultationState::Open,
            });
        }
        if let Event::ConsultationClosed(e) = event {
            self.consultation_becomes(e.consultation, ConsultationState::NoAnswer);
        }
        if let Event::ConsultationAnswered(e) = event {
            let answered_in = self.version;
            self.files.extend(e.files.iter().cloned());
            self.consultation_becomes(e.consultation, ConsultationState::Answered { answered_in });
        }
    }

    fn consultation_becomes(
        &mut self,
        id: mc_kernel::ids::ConsultationId,
        state: ConsultationState,
    ) {
        self.consultations.iter_mut().filter(|c| c.id == id).for_each(|c| c.state = state);
    }

    fn apply_result(&mut self, event: &Event) {
        if let Event::ResultAttached(e) = event {
            let approved = e.issued_elsewhere;
            self.results.push(ResultDocument {
                id: e.result,
                kind: e.kind,
                code: e.code.clone(),
                symbol: e.symbol.clone(),
                issued_on: e.issued_on,
                valid_until: e.valid_until,
                file: e.file.clone(),
                attached_in: self.version,
                attached_by: e.staff,
                approved_by: approved.then_some(e.staff),
                approved_at: approved.then_some(e.at),
            });
        }
        if let Event::ResultApproved(e) = event {
            for result in self.results.iter_mut().filter(|r| e.results.contains(&r.id)) {
                result.approved_by = Some(e.staff);
                result.approved_at = Some(e.at);
            }
        }
    }
}
