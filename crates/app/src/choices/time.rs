//! What may be done about a dossier's time: apologising, stopping, reopening, ordering.

use super::{Choice, Deed, Trial, WORDS};
use mc_dossier::{
    Command, Place,
    command::{AnswerOrder, GiveOrder, Reappoint, Reopen, Stop},
};
use mc_kernel::{
    Timestamp,
    ids::{OrderId, StaffId},
};

/// Who may be meant by an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderTo {
    /// The unit with its work list.
    pub place: Place,
    /// The person with the name; everybody of the work list where there is none.
    pub person: Option<(StaffId, String)>,
}

impl Trial<'_> {
    pub(super) fn about_time(&self) -> Vec<Choice> {
        let reason = || WORDS.to_owned();
        let mut choices: Vec<Choice> = self.apologise().into_iter().collect();
        let stop = Command::Stop(Stop { reason: reason() });
        let reopen = Command::Reopen(Reopen { reason: reason() });
        choices.extend(self.choice(reopen, Deed::Reopen));
        choices.extend(self.answers_to_orders());
        choices.extend(self.choice(self.order(self.dossier().desk()), self.order_to()));
        choices.extend(self.choice(stop, Deed::Stop));
        choices
    }

    fn apologise(&self) -> Option<Choice> {
        let old_due = self.dossier().clock.due?;
        let prepared = self.dossier().apology.as_ref();
        let new_due = prepared.map_or_else(|| self.next_closing(old_due), |a| a.new_due);
        // What was prepared may lie in the past by the time somebody reads it.
        let new_due = if new_due > self.app.now() { new_due } else { self.next_closing(old_due) };
        let command = Command::Reappoint(Reappoint { due: new_due, reason: WORDS.to_owned() });
        let is_prepared = prepared.is_some();
        self.choice(command, Deed::Apologise { old_due, new_due, is_prepared })
    }

    /// The closing of the working day after an instant, and after today.
    fn next_closing(&self, at: Timestamp) -> Timestamp {
        let zone = &self.app.settings().zone;
        let calendar = &self.ground.reference.calendar;
        let day = zone.day(at.max(self.app.now()));
        zone.instant(calendar.closing(calendar.next_working_day(day)))
    }

    fn order(&self, place: Place) -> Command {
        Command::GiveOrder(GiveOrder {
            order: self.mint().id(),
            place,
            to: None,
            due: self.app.now().plus_minutes(1),
            text: WORDS.to_owned(),
        })
    }

    /// Where the dossier is, with the people there, and its desk.
    fn order_to(&self) -> Deed {
        let desk = self.dossier().desk();
        let mut places: Vec<Place> = Vec::new();
        for place in self.dossier().steps.iter().map(|open| &open.place).chain([&desk]) {
            if !places.contains(place) {
                places.push(place.clone());
            }
        }
        let of_place = |place: Place| {
            let people = self.app.colleagues(place.unit, &place.queue);
            let each = people.into_iter().map(Some);
            let all: Vec<OrderTo> = std::iter::once(None)
                .chain(each)
                .map(|person| OrderTo { place: place.clone(), person })
                .collect();
            all
        };
        Deed::Order { to: places.into_iter().flat_map(of_place).collect() }
    }

    fn answers_to_orders(&self) -> Vec<Choice> {
        let open: Vec<OrderId> = self.dossier().open_orders().map(|order| order.id).collect();
        open.into_iter()
            .filter_map(|order| {
                let answer = AnswerOrder { order, answer: WORDS.to_owned() };
                self.choice(Command::AnswerOrder(answer), Deed::AnswerOrder(order))
            })
            .collect()
    }
}
