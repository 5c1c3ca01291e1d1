//! Folding the events by which the rules of time are kept.

use crate::{
    codes::BusinessState,
    event::{Event, Replanned},
    state::{Apology, Dossier, Order, OrderAnswer, Reappointment, Stopped},
};

impl Dossier {
    /// Folds an apology, a stop, an order; every other event changes nothing here.
    pub(super) fn apply_rule(&mut self, event: &Event) {
        let version = self.version;
        if let Event::ApologyProposed(e) = event {
            self.apology = Some(Apology {
                proposed_in: version,
                place: e.place.clone(),
                assignee: e.assignee,
                due: e.due,
                new_due: e.new_due,
                proposed_at: e.at,
            });
        }
        if let Event::Reappointed(e) = event {
            self.apology = None;
            self.clock.due = Some(e.due);
            self.clock.reappointed = Some(Reappointment {
                reappointed_in: version,
                old_due: e.old_due,
                due: e.due,
                at: e.at,
            });
            self.replan(&e.planned);
        }
        if let Event::StoppedOnRequest(e) = event {
            self.apology = None;
            self.business = BusinessState::Paused;
            self.stopped = Some(Stopped { stopped_in: version, stage: e.stage, at: e.at });
        }
        if let Event::Reopened(e) = event {
            self.business = self.stopped.take().map_or(self.business, |stopped| stopped.stage);
            self.replan(&e.planned);
            self.state_by_steps();
        }
        self.apply_order(event);
    }

    fn replan(&mut self, planned: &[Replanned]) {
        for step in &mut self.steps {
            if let Some(new) = planned.iter().find(|new| new.token == step.token) {
                step.planned = Some(new.planned);
            }
        }
    }

    fn apply_order(&mut self, event: &Event) {
        if let Event::OrderGiven(e) = event {
            self.orders.push(Order {
                id: e.order,
                given_in: self.version,
                by: e.staff,
                place: e.place.clone(),
                to: e.to,
                given_at: e.at,
                due: e.due,
                answer: None,
            });
        }
        if let Event::OrderAnswered(e) = event {
            let answer = OrderAnswer {
                answered_in: self.version,
                by: e.staff,
                at: e.at,
                timeliness: e.timeliness,
            };
            for order in self.orders.iter_mut().filter(|order| order.id == e.order) {
                order.answer = Some(answer.clone());
            }
        }
    }
}
