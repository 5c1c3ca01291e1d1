//! Numbers, and calling who waits.

use super::{DeskDay, GRACE_MINUTES, MOST_COUNTERS, MOST_TRIES};
use crate::{App, AppError, Ctx};
use mc_kernel::{
    CivilDay, FieldProblem, Locale, Timestamp,
    ids::{CommandId, StaffId, TicketId, UnitId},
};
use mc_policy::actions;
use mc_store::{
    Batch,
    queue::{self, Line, MOST_TICKETS, Ticket, TicketState},
};

impl App {
    /// A desk's day.
    pub async fn desk_day(&self, ctx: &Ctx, unit: UnitId) -> Result<DeskDay, AppError> {
        self.desk_permit::<actions::ServeQueue>(ctx, unit)?;
        let at = (unit, self.today());
        Ok(DeskDay {
            called: self.called(unit).await?,
            waiting: self.waiting(unit).await?,
            expected: self.in_line(at, (TicketState::Booked, Line::Booked)).await?,
        })
    }

    async fn in_line(
        &self,
        at: (UnitId, CivilDay),
        which: (TicketState, Line),
    ) -> Result<Vec<Ticket>, AppError> {
        let store = &self.parts.store;
        Ok(store.tickets_in_line(at, which, Timestamp::from_micros(i64::MAX), MOST_TICKETS).await?)
    }

    /// What a screen in the waiting room shows: who was called, newest first. It has numbers only.
    pub async fn called(&self, unit: UnitId) -> Result<Vec<Ticket>, AppError> {
        self.desk_target(unit)?;
        let at = (unit, self.today());
        let mut called = self.in_line(at, (TicketState::Called, Line::Booked)).await?;
        called.extend(self.in_line(at, (TicketState::Called, Line::Drawn)).await?);
        called.sort_by_key(|ticket| std::cmp::Reverse(ticket.called));
        Ok(called)
    }

    /// Who waits at a desk, in the order in which they will be called as it is now.
    pub async fn waiting(&self, unit: UnitId) -> Result<Vec<Ticket>, AppError> {
        self.desk_target(unit)?;
        let (at, now) = ((unit, self.today()), self.now());
        let booked = self.in_line(at, (TicketState::Waiting, Line::Booked)).await?;
        let (mut waiting, early): (Vec<Ticket>, Vec<Ticket>) =
            booked.into_iter().partition(|ticket| ticket.order <= now);
        waiting.extend(self.in_line(at, (TicketState::Waiting, Line::Drawn)).await?);
        waiting.extend(early);
        Ok(waiting)
    }

    /// Draws a number for somebody who stands there. The same command draws once.
    pub async fn draw_number(
        &self,
        ctx: &Ctx,
        unit: UnitId,
        command: CommandId,
    ) -> Result<Ticket, AppError> {
        let permit = self.desk_permit::<actions::ServeQueue>(ctx, unit)?;
        let (day, now) = (self.today(), self.now());
        for _ in 0..MOST_TRIES {
            if let Some(ticket) = self.ticket_made_by(command).await? {
                return Ok(ticket);
            }
            let number = self.parts.store.last_ticket_number(unit, day).await? + 1;
            let ticket = Ticket {
                number: Some(number),
                ..self.blank(
                    permit.key(),
                    day,
                    (TicketState::Waiting, Line::Drawn),
                    turn(now, number),
                )
            };
            let mut batch = Batch::new();
            queue::insert(&mut batch, &ticket, None, command, now);
            if self.first_to(batch).await? {
                return Ok(ticket);
            }
        }
        Err(AppError::Conflict("ticket"))
    }

    /// Gives a number to somebody who booked and has come.
    pub async fn arrived(
        &self,
        ctx: &Ctx,
        id: TicketId,
        command: CommandId,
    ) -> Result<Ticket, AppError> {
        for _ in 0..MOST_TRIES {
            let ticket = self.ticket_to_serve(ctx, id).await?;
            if ticket.state != TicketState::Booked || ticket.day != self.today() {
                return Ok(ticket);
            }
            let (now, slot) = (self.now(), ticket.slot.unwrap_or(ticket.order));
            let is_late = now > slot.plus_minutes(GRACE_MINUTES);
            let store = &self.parts.store;
            let number = store.last_ticket_number(ticket.unit, ticket.day).await? + 1;
            let turn = if is_late {
                (Line::Drawn, turn(now, number))
            } else {
                (Line::Booked, turn(slot, number))
            };
            let mut batch = Batch::new();
            queue::arrive(&mut batch, id, number, turn, command);
            self.first_to(batch).await?;
        }
        Err(AppError::Conflict("ticket"))
    }

    /// Calls the next one to a counter, and ends `before` as served. `None` when nobody waits. The
    /// same command calls once.
    pub async fn call_next(
        &self,
        ctx: &Ctx,
        (unit, counter): (UnitId, u64),
        before: Option<TicketId>,
        command: CommandId,
    ) -> Result<Option<Ticket>, AppError> {
        self.desk_permit::<actions::ServeQueue>(ctx, unit)?;
        if !(1..=MOST_COUNTERS).contains(&counter) {
            let problem = FieldProblem::new("counter", "queue-range");
            return Err(AppError::invalid(problem.with("least", 1).with("most", MOST_COUNTERS)));
        }
        let staff = ctx.staff()?.id;
        for _ in 0..MOST_TRIES {
            if let Some(ticket) = self.ticket_made_by(command).await? {
                return Ok(Some(ticket));
            }
            let next = self.waiting(unit).await?.into_iter().next();
            let batch = self.call_batch(next.as_ref(), before, (counter, staff), command);
            if self.first_to(batch).await? {
                let Some(next) = next else { return Ok(None) };
                return Ok(self.parts.store.ticket(next.id).await?);
            }
        }
        Err(AppError::Conflict("ticket"))
    }

    fn call_batch(
        &self,
        next: Option<&Ticket>,
        before: Option<TicketId>,
        at: (u64, StaffId),
        command: CommandId,
    ) -> Batch {
        let now = self.now();
        let mut batch = Batch::new();
        if let Some(before) = before {
            queue::end(&mut batch, before, TicketState::Served, now);
        }
        if let Some(next) = next {
            queue::call(&mut batch, next.id, at, command, now);
        }
        batch
    }

    /// Calls a ticket once more.
    pub async fn call_again(&self, ctx: &Ctx, id: TicketId) -> Result<(), AppError> {
        let ticket = self.ticket_to_serve(ctx, id).await?;
        let mut batch = Batch::new();
        queue::call_again(&mut batch, ticket.id, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Ends a ticket that was called: the person was served, or did not come.
    pub async fn end_ticket(
        &self,
        ctx: &Ctx,
        id: TicketId,
        was_served: bool,
    ) -> Result<(), AppError> {
        let ticket = self.ticket_to_serve(ctx, id).await?;
        let state = if was_served { TicketState::Served } else { TicketState::Absent };
        let mut batch = Batch::new();
        queue::end(&mut batch, ticket.id, state, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }

    /// A ticket of a desk at which whoever acts serves; a citizen's own ticket too.
    pub async fn ticket(&self, ctx: &Ctx, id: TicketId) -> Result<Ticket, AppError> {
        if let Ok(subject) = ctx.citizen() {
            let found = self.parts.store.ticket(id).await?;
            return found.filter(|t| t.subject == Some(subject)).ok_or(AppError::NotFound);
        }
        self.ticket_to_serve(ctx, id).await
    }

    /// A ticket as paper for an 80 mm roll.
    ///
    /// # Errors
    /// [`AppError::NotFound`] before the person has a number.
    pub async fn ticket_paper(&self, ctx: &Ctx, id: TicketId) -> Result<Vec<u8>, AppError> {
        let ticket = self.ticket_to_serve(ctx, id).await?;
        let number = ticket.number.ok_or(AppError::NotFound)?;
        let paper = self.printed(&ticket, number, ctx.locale);
        let app = self.clone();
        // Setting a page takes long enough to hold up other requests.
        let set = tokio::task::spawn_blocking(move || app.parts.printer.ticket(&paper));
        Ok(set.await.map_err(AppError::internal)??)
    }

    fn printed(&self, ticket: &Ticket, number: u64, locale: Locale) -> mc_print::Ticket {
        let zone = &self.settings().zone;
        let reference = self.reference();
        let desk = reference.directory.unit(ticket.unit);
        let now = zone.local(self.now());
        mc_print::Ticket {
            locale,
            head: mc_print::Letterhead {
                superior: None,
                agency: desk.map_or_else(String::new, |desk| desk.name.clone()),
                number: None,
                notation: None,
                place: String::new(),
                at: now,
            },
            number: format!("{number:03}"),
            hour: ticket.slot.map(|slot| zone.local(slot).time.to_string()),
            drawn_at: now,
        }
    }

    async fn ticket_to_serve(&self, ctx: &Ctx, id: TicketId) -> Result<Ticket, AppError> {
        let ticket = self.parts.store.ticket(id).await?.ok_or(AppError::NotFound)?;
        self.desk_permit::<actions::ServeQueue>(ctx, ticket.unit)?;
        Ok(ticket)
    }
}

/// The place in a line: those who came in the same instant go by their numbers.
fn turn(at: Timestamp, number: u64) -> Timestamp {
    let micros = at.micros().saturating_add(i64::try_from(number).unwrap_or(0));
    Timestamp::from_micros(micros)
}
