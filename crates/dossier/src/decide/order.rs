//! Orders of leaders on a dossier (ý kiến chỉ đạo), and their answers: both are part of its record.

use super::{Course, clock::timeliness, required_words};
use crate::{
    Event, Private, Rejection,
    command::{AnswerOrder, GiveOrder},
    event,
    facts::{Place, serves},
    state::Order,
};

pub(super) fn give(course: &mut Course<'_>, command: &GiveOrder) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotALeader)?;
    if course.after.business.is_closed() {
        return Err(Rejection::OrderNotNow);
    }
    if !course.leads_a_unit_involved() {
        return Err(Rejection::NotALeader);
    }
    if course.after.orders.len() >= GiveOrder::MOST {
        return Err(Rejection::TooManyOrders);
    }
    let text = required_words(&command.text)?;
    if command.due <= course.facts.now {
        return Err(Rejection::DeadlinePassed);
    }
    let is_able = command.to.is_none() || serves(course.facts.assignee_posts, &command.place);
    if !course.is_place_of_dossier(&command.place) || !is_able {
        return Err(Rejection::CannotBeAssigned);
    }
    let given = event::OrderGiven {
        order: command.order,
        place: command.place.clone(),
        to: command.to,
        due: command.due,
        staff,
        at: course.facts.now,
    };
    course.record_with(Event::OrderGiven(given), Some(Private::Words { text }));
    Ok(())
}

pub(super) fn answer(course: &mut Course<'_>, command: &AnswerOrder) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    let order = course.after.open_orders().find(|order| order.id == command.order).cloned();
    let order = order.ok_or(Rejection::OrderNotOpen)?;
    course.may_answer(&order)?;
    let text = required_words(&command.answer)?;
    let at = course.facts.now;
    let timeliness = timeliness(course.facts, at, order.due);
    let answered = event::OrderAnswered { order: order.id, timeliness, staff, at };
    course.record_with(Event::OrderAnswered(answered), Some(Private::Words { text }));
    Ok(())
}

impl Course<'_> {
    /// Whether the acting person leads a unit in which the dossier is worked on, or its agency.
    pub(super) fn leads_a_unit_involved(&self) -> bool {
        let desk = self.after.desk();
        let open = self.after.steps.iter().map(|open| &open.place);
        let mut places = self.facts.places.values().chain(open).chain([&desk]);
        let facts = self.facts;
        places.any(|place| facts.actor_assigns(place.unit) || facts.actor_assigns(place.agency))
    }

    /// Whether a place is where the dossier is now, or its desk.
    fn is_place_of_dossier(&self, place: &Place) -> bool {
        self.after.desk() == *place || self.after.steps.iter().any(|open| open.place == *place)
    }

    /// Whoever it was given to, else anybody of the work list, or who gives work in the unit.
    fn may_answer(&self, order: &Order) -> Result<(), Rejection> {
        let acting = self.facts.acting;
        let is_given = order.to.is_none_or(|to| acting.staff == Some(to));
        let may = is_given && self.facts.actor_serves(&order.place)
            || self.facts.actor_assigns(order.place.unit);
        if may { Ok(()) } else { Err(Rejection::NotYourStep) }
    }
}
