//! Tickets of people who stand at a desk: booked hours, and numbers to be called.

use crate::{Batch, Clash, Row, Store, StoreError, Value};
use mc_kernel::{
    CivilDay, Timestamp,
    ids::{CommandId, StaffId, SubjectId, TicketId, UnitId},
};

macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT t.id, t.unit, t.day, t.number, t.slot_us, t.subject, t.state, t.line, t.order_us, t.counter, t.called_us, s.name FROM ticket t LEFT JOIN subject s ON s.id = t.subject ", $rest)
    };
}

const INSERT: &str = "INSERT INTO ticket (id, unit, day, number, slot_us, place, subject, state, line, order_us, command, created_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const ONE: &str = columns!("WHERE t.id = $1");
const BY_COMMAND: &str = columns!("WHERE t.command = $1");
const IN_LINE: &str = columns!(
    "WHERE t.unit = $1 AND t.day = $2 AND t.state = $3 AND t.line = $4 AND t.order_us <= $5 ORDER BY t.order_us, t.id LIMIT $6"
);
const OF_PERSON: &str = columns!(
    "WHERE t.subject = $1 AND t.state = $2 AND t.order_us >= $3 ORDER BY t.order_us, t.id LIMIT 20"
);
const LAST_NUMBER: &str = "SELECT number FROM ticket WHERE unit = $1 AND day = $2 AND number IS NOT NULL ORDER BY number DESC LIMIT 1";
const PLACES: &str = "SELECT slot_us, place FROM ticket WHERE unit = $1 AND slot_us >= $2 AND slot_us < $3 AND place IS NOT NULL ORDER BY slot_us, place LIMIT 5000";
const ARRIVE: &str = "UPDATE ticket SET number = $2, state = 'waiting', line = $3, order_us = $4, command = $5 WHERE id = $1 AND state = 'booked'";
const CALL: &str = "UPDATE ticket SET state = 'called', counter = $2, served_by = $3, called_us = $4, command = $5 WHERE id = $1 AND state = 'waiting'";
const CALL_AGAIN: &str = "UPDATE ticket SET called_us = $2 WHERE id = $1 AND state = 'called'";
const END: &str = "UPDATE ticket SET state = $2, ended_us = $3 WHERE id = $1 AND state = 'called'";
const CANCEL: &str = "UPDATE ticket SET state = 'cancelled', place = NULL, ended_us = $2 WHERE id = $1 AND state = 'booked'";
const RULES: &str = "SELECT slot_minutes, places, days_ahead FROM queue_desk WHERE unit = $1";
const SET_RULES: &str = "INSERT INTO queue_desk (unit, slot_minutes, places, days_ahead, changed_us) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (unit) DO UPDATE SET slot_minutes = excluded.slot_minutes, places = excluded.places, days_ahead = excluded.days_ahead, changed_us = excluded.changed_us";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("tickets in a line", IN_LINE),
    ("tickets of a person", OF_PERSON),
    ("last number of a day", LAST_NUMBER),
    ("places of a day", PLACES),
];

/// The most tickets that one answer holds.
pub const MOST_TICKETS: u16 = 200;
const CLASH: Clash = Clash::Row("ticket");

/// How a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketState {
    /// An hour is kept; the person is not there yet.
    Booked,
    /// The person is there and has a number.
    Waiting,
    /// The person was called to a counter.
    Called,
    /// The person was served.
    Served,
    /// The person was called and did not come.
    Absent,
    /// The booking was given back.
    Cancelled,
}

impl TicketState {
    const ALL: [Self; 6] =
        [Self::Booked, Self::Waiting, Self::Called, Self::Served, Self::Absent, Self::Cancelled];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Waiting => "waiting",
            Self::Called => "called",
            Self::Served => "served",
            Self::Absent => "absent",
            Self::Cancelled => "cancelled",
        }
    }
}

/// In which of a desk's two lines a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// People who booked and came in time: called first once their hour has begun.
    Booked,
    /// People who drew a number, or came too late for their hour.
    Drawn,
}

impl Line {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Drawn => "drawn",
        }
    }
}

/// A ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Its id.
    pub id: TicketId,
    /// The desk.
    pub unit: UnitId,
    /// The day.
    pub day: CivilDay,
    /// The running number of the day, once the person is there.
    pub number: Option<u64>,
    /// The hour that was booked.
    pub slot: Option<Timestamp>,
    /// Who booked.
    pub subject: Option<SubjectId>,
    /// How it stands.
    pub state: TicketState,
    /// In which line.
    pub line: Line,
    /// The place in the line.
    pub order: Timestamp,
    /// The counter it was called to.
    pub counter: Option<u64>,
    /// When it was called last.
    pub called: Option<Timestamp>,
    /// The name of who booked; empty for a number that was drawn.
    pub name: String,
}

/// How a desk gives hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueRules {
    /// The length of a slot in minutes.
    pub slot_minutes: u64,
    /// How many people a slot takes.
    pub places: u64,
    /// How many days ahead hours are given.
    pub days_ahead: u64,
}

/// Adds a ticket; `place` is the place in its slot.
pub fn insert(
    batch: &mut Batch,
    ticket: &Ticket,
    place: Option<u64>,
    command: CommandId,
    now: Timestamp,
) {
    let values = vec![
        ticket.id.into(),
        ticket.unit.into(),
        ticket.day.into(),
        ticket.number.into(),
        ticket.slot.into(),
        place.into(),
        ticket.subject.into(),
        ticket.state.code().into(),
        ticket.line.code().into(),
        ticket.order.into(),
        command.into(),
        now.into(),
    ];
    batch.insert(INSERT, values, CLASH);
}

/// Gives a number to somebody who booked and came.
pub fn arrive(
    batch: &mut Batch,
    id: TicketId,
    number: u64,
    (line, order): (Line, Timestamp),
    command: CommandId,
) {
    let values = vec![id.into(), number.into(), line.code().into(), order.into(), command.into()];
    batch.change_one(ARRIVE, values, CLASH);
}

/// Calls a ticket to a counter.
pub fn call(
    batch: &mut Batch,
    id: TicketId,
    (counter, staff): (u64, StaffId),
    command: CommandId,
    now: Timestamp,
) {
    let values = vec![id.into(), counter.into(), staff.into(), now.into(), command.into()];
    batch.change_one(CALL, values, CLASH);
}

/// Calls it once more.
pub fn call_again(batch: &mut Batch, id: TicketId, now: Timestamp) {
    batch.change_any(CALL_AGAIN, vec![id.into(), now.into()]);
}

/// Ends a ticket that was called; one that has ended stays as it is.
pub fn end(batch: &mut Batch, id: TicketId, state: TicketState, now: Timestamp) {
    batch.change_any(END, vec![id.into(), state.code().into(), now.into()]);
}

/// Gives a booking back.
pub fn cancel(batch: &mut Batch, id: TicketId, now: Timestamp) {
    batch.change_any(CANCEL, vec![id.into(), now.into()]);
}

/// Sets how a desk gives hours.
pub fn set_rules(batch: &mut Batch, unit: UnitId, rules: QueueRules, now: Timestamp) {
    let values: Vec<Value> = vec![
        unit.into(),
        rules.slot_minutes.into(),
        rules.places.into(),
        rules.days_ahead.into(),
        now.into(),
    ];
    batch.insert(SET_RULES, values, Clash::Row("queue_desk"));
}

impl Store {
    /// A ticket by its id.
    pub async fn ticket(&self, id: TicketId) -> Result<Option<Ticket>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(ticket).transpose()
    }

    /// The ticket that a command made, or called.
    pub async fn ticket_of_command(&self, id: CommandId) -> Result<Option<Ticket>, StoreError> {
        self.query_one(BY_COMMAND, vec![id.into()]).await?.as_ref().map(ticket).transpose()
    }

    /// Tickets of a desk's day in one state and line, first come first, whose turn comes until an
    /// instant; at most [`MOST_TICKETS`].
    pub async fn tickets_in_line(
        &self,
        (unit, day): (UnitId, CivilDay),
        (state, line): (TicketState, Line),
        until: Timestamp,
        most: u16,
    ) -> Result<Vec<Ticket>, StoreError> {
        let values = vec![
            unit.into(),
            day.into(),
            state.code().into(),
            line.code().into(),
            until.into(),
            most.min(MOST_TICKETS).into(),
        ];
        self.query(IN_LINE, values).await?.iter().map(ticket).collect()
    }

    /// The hours that a person has booked from an instant on, at most 20.
    pub async fn bookings_of(
        &self,
        subject: SubjectId,
        from: Timestamp,
    ) -> Result<Vec<Ticket>, StoreError> {
        let values = vec![subject.into(), TicketState::Booked.code().into(), from.into()];
        self.query(OF_PERSON, values).await?.iter().map(ticket).collect()
    }

    /// The last number that a desk gave on a day; 0 when it gave none.
    pub async fn last_ticket_number(&self, unit: UnitId, day: CivilDay) -> Result<u64, StoreError> {
        let row = self.query_one(LAST_NUMBER, vec![unit.into(), day.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The places that are taken in the slots of a desk between two instants: slot and place.
    pub async fn places_taken(
        &self,
        unit: UnitId,
        (from, until): (Timestamp, Timestamp),
    ) -> Result<Vec<(Timestamp, u64)>, StoreError> {
        let rows = self.query(PLACES, vec![unit.into(), from.into(), until.into()]).await?;
        rows.iter().map(|row| Ok((row.timestamp(0)?, row.count(1)?))).collect()
    }

    /// How a desk gives hours, where it set that itself.
    pub async fn queue_rules(&self, unit: UnitId) -> Result<Option<QueueRules>, StoreError> {
        let row = self.query_one(RULES, vec![unit.into()]).await?;
        row.map(|row| {
            Ok(QueueRules {
                slot_minutes: row.count(0)?,
                places: row.count(1)?,
                days_ahead: row.count(2)?,
            })
        })
        .transpose()
    }
}

fn ticket(row: &Row) -> Result<Ticket, StoreError> {
    let state = row.text(6)?;
    let broken = || StoreError::Broken(format!("a ticket in the state {state}"));
    Ok(Ticket {
        id: row.id(0)?,
        unit: row.id(1)?,
        day: row.day(2)?,
        number: row.optional(3, Row::count)?,
        slot: row.optional(4, Row::timestamp)?,
        subject: row.optional(5, Row::id)?,
        state: TicketState::ALL.into_iter().find(|s| s.code() == state).ok_or_else(broken)?,
        line: if row.text(7)? == "booked" { Line::Booked } else { Line::Drawn },
        order: row.timestamp(8)?,
        counter: row.optional(9, Row::count)?,
        called: row.optional(10, Row::timestamp)?,
        name: row.optional(11, Row::text)?.unwrap_or_default(),
    })
}
