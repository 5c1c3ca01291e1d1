//! Booking an hour, and giving it back.

use super::{GRACE_MINUTES, MOST_BOOKINGS, MOST_TRIES, Slot};
use crate::{App, AppError, Ctx};
use mc_calendar::Calendar;
use mc_kernel::{
    CivilDay, FieldProblem, LocalTime, Timestamp,
    ids::{CommandId, TicketId, UnitId},
};
use mc_policy::actions;
use mc_store::{
    Batch,
    queue::{self, Line, Ticket, TicketState},
};

impl App {
    /// The working days on which a desk gives hours, today first.
    pub async fn bookable_days(&self, unit: UnitId) -> Result<Vec<CivilDay>, AppError> {
        self.desk_target(unit)?;
        let rules = self.queue_rules(unit).await?;
        let (today, calendar) = (self.today(), &self.reference().calendar);
        let days = (0..=i32::try_from(rules.days_ahead).unwrap_or(0)).map(|n| today.plus_days(n));
        Ok(days.filter(|day| calendar.is_working(*day)).collect())
    }

    /// The slots of a desk's day that have not begun, with the places still free.
    pub async fn slots(&self, unit: UnitId, day: CivilDay) -> Result<Vec<Slot>, AppError> {
        if !self.bookable_days(unit).await?.contains(&day) {
            return Ok(Vec::new());
        }
        let rules = self.queue_rules(unit).await?;
        let zone = &self.settings().zone;
        let begins = slot_starts(&self.reference().calendar, day, rules.slot_minutes);
        let (Some(first), Some(last)) = (begins.first(), begins.last()) else {
            return Ok(Vec::new());
        };
        let span = (zone.instant(*first), zone.instant(*last).plus_minutes(1));
        let taken = self.parts.store.places_taken(unit, span).await?;
        let slot = |at: Timestamp| {
            let places = taken.iter().filter(|(slot, _)| *slot == at).count();
            Slot { at, free: rules.places.saturating_sub(u64::try_from(places).unwrap_or(0)) }
        };
        let now = self.now();
        Ok(begins.into_iter().map(|at| slot(zone.instant(at))).filter(|s| s.at > now).collect())
    }

    /// Books an hour for the citizen who acts. The same command books once.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `slot` when it is full, gone, or one too many.
    pub async fn book(
        &self,
        ctx: &Ctx,
        unit: UnitId,
        at: Timestamp,
        command: CommandId,
    ) -> Result<Ticket, AppError> {
        let permit = self.desk_permit::<actions::BookHour>(ctx, unit)?;
        let subject = ctx.citizen()?;
        let day = self.settings().zone.day(at);
        for _ in 0..MOST_TRIES {
            if let Some(ticket) = self.ticket_made_by(command).await? {
                return Ok(ticket);
            }
            let refuse = |code: &'static str| AppError::invalid(FieldProblem::new("slot", code));
            let own = self.parts.store.bookings_of(subject, self.now()).await?;
            if own.iter().any(|ticket| ticket.slot == Some(at)) {
                return Err(refuse("slot-same-hour"));
            }
            if own.len() >= MOST_BOOKINGS {
                return Err(refuse("slot-too-many"));
            }
            let slots = self.slots(unit, day).await?;
            if !slots.iter().any(|slot| slot.at == at && slot.free > 0) {
                return Err(refuse("slot-taken"));
            }
            let Some(place) = self.free_place(unit, at).await? else {
                return Err(refuse("slot-taken"));
            };
            let ticket = Ticket {
                subject: Some(subject),
                slot: Some(at),
                ..self.blank(permit.key(), day, (TicketState::Booked, Line::Booked), at)
            };
            let mut batch = Batch::new();
            queue::insert(&mut batch, &ticket, Some(place), command, self.now());
            if self.first_to(batch).await? {
                return Ok(ticket);
            }
        }
        Err(AppError::Conflict("ticket"))
    }

    async fn free_place(&self, unit: UnitId, at: Timestamp) -> Result<Option<u64>, AppError> {
        let rules = self.queue_rules(unit).await?;
        let taken = self.parts.store.places_taken(unit, (at, at.plus_minutes(1))).await?;
        Ok((1..=rules.places).find(|place| !taken.contains(&(at, *place))))
    }

    /// The hours that the citizen who acts has booked and that have not passed.
    pub async fn my_bookings(&self, ctx: &Ctx) -> Result<Vec<Ticket>, AppError> {
        let from = self.now().plus_minutes(-GRACE_MINUTES);
        Ok(self.parts.store.bookings_of(ctx.citizen()?, from).await?)
    }

    /// Gives a booking back; one that was given back stays so.
    pub async fn cancel_booking(&self, ctx: &Ctx, id: TicketId) -> Result<(), AppError> {
        let subject = ctx.citizen()?;
        let ticket = self.parts.store.ticket(id).await?.ok_or(AppError::NotFound)?;
        if ticket.subject != Some(subject) {
            return Err(AppError::NotFound);
        }
        let mut batch = Batch::new();
        queue::cancel(&mut batch, id, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }
}

/// The slots of a working day: each session of the office from its opening, as long as one fits.
fn slot_starts(calendar: &Calendar, day: CivilDay, minutes: u64) -> Vec<LocalTime> {
    let minutes = u16::try_from(minutes.max(1)).unwrap_or(u16::MAX);
    let mut starts = Vec::new();
    for session in calendar.hours_on(day).sessions() {
        let (mut at, close) = (session.open.minute_of_day(), session.close.minute_of_day());
        while at.saturating_add(minutes) <= close {
            starts.extend(mc_kernel::DayTime::from_minute(at).map(|time| day.at(time)));
            at = at.saturating_add(minutes);
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_calendar::WorkingHours;

    #[test]
    fn slots_fill_each_session_and_never_reach_over_its_end() {
        let hours: WorkingHours = "07:30-11:30,13:30-17:00".parse().unwrap();
        let calendar = Calendar::new(hours, mc_calendar::DayTable::default());
        let day = CivilDay::new(2023, 3, 6).unwrap();
        let at = |minutes| -> Vec<String> {
            slot_starts(&calendar, day, minutes).iter().map(|s| s.time.to_string()).collect()
        };
        assert_eq!(at(120), ["07:30", "09:30", "13:30"]);
        assert_eq!(at(30).len(), 8 + 7);
        assert_eq!(at(240), ["07:30"], "the afternoon is too short");
        assert!(at(600).is_empty());
    }
}
