//! People who stand at a desk: hours booked beforehand, numbers drawn on the spot, and calling them.
//!
//! Two lines lead to a desk. Who booked and came in time is called first once the hour has begun;
//! who drew a number, or came later than [`GRACE_MINUTES`], is called in the order of coming.

mod booking;
mod calling;

use crate::{App, AppError, Ctx};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems, Timestamp,
    ids::{CommandId, UnitId},
};
use mc_org::{Role, Unit, UnitKind};
use mc_policy::{Action, DeskTarget, Permit, actions};
use mc_store::{
    Batch, StoreError,
    queue::{self, Line, QueueRules, Ticket, TicketState},
};

/// What a desk does that set nothing itself.
pub const RULES: QueueRules = QueueRules { slot_minutes: 30, places: 4, days_ahead: 14 };
/// So late somebody who booked may come and keep their turn.
pub const GRACE_MINUTES: i64 = 15;
/// Hours that a person may have booked at once.
pub const MOST_BOOKINGS: usize = 3;
/// The highest counter of a desk.
pub const MOST_COUNTERS: u64 = 99;
/// Lengths of a slot, places in it, days ahead: the least and the most.
pub const BOUNDS: [(u64, u64); 3] = [(5, 240), (1, 50), (1, 60)];
/// How often something is tried again when somebody else was faster.
const MOST_TRIES: usize = 8;

/// A slot of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// When it begins.
    pub at: Timestamp,
    /// Places that are still free.
    pub free: u64,
}

/// A desk's day as the people behind the counter see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskDay {
    /// Tickets that were called, newest first.
    pub called: Vec<Ticket>,
    /// Tickets that wait, in the order in which they will be called.
    pub waiting: Vec<Ticket>,
    /// People who booked and are not there yet.
    pub expected: Vec<Ticket>,
}

impl App {
    /// The one-stop desks that exist today, in the order of the organisation.
    pub fn desks(&self) -> Vec<Unit> {
        let today = self.today();
        let reference = self.reference();
        let units = reference.directory.units(today);
        units.filter(|unit| unit.kind == UnitKind::OneStopDesk).cloned().collect()
    }

    /// The desks at which whoever acts receives.
    pub fn own_desks(&self, ctx: &Ctx) -> Result<Vec<UnitId>, AppError> {
        let mut desks: Vec<UnitId> = Vec::new();
        for grant in ctx.staff()?.with_role(Role::DeskOfficer) {
            if !desks.contains(&grant.unit) {
                desks.push(grant.unit);
            }
        }
        if desks.is_empty() { Err(AppError::Forbidden) } else { Ok(desks) }
    }

    fn desk_target(&self, unit: UnitId) -> Result<DeskTarget, AppError> {
        let reference = self.reference();
        let desk = reference.directory.unit(unit).filter(|u| u.kind == UnitKind::OneStopDesk);
        let agency = desk.and_then(|desk| reference.directory.agency_of(desk.id));
        let agency = agency.ok_or(AppError::NotFound)?.id;
        Ok(DeskTarget { unit, agency })
    }

    /// Asks for a permit at a desk.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where there is no such desk, else what [`App::permit`] says.
    pub fn desk_permit<A: Action<Target = DeskTarget>>(
        &self,
        ctx: &Ctx,
        unit: UnitId,
    ) -> Result<Permit<A>, AppError> {
        self.permit::<A>(ctx, &self.desk_target(unit)?)
    }

    /// Whether whoever acts may set how a desk gives hours.
    pub fn may_manage_queue(&self, ctx: &Ctx, unit: UnitId) -> Result<(), AppError> {
        self.desk_permit::<actions::ManageQueue>(ctx, unit).map(drop)
    }

    /// How a desk gives hours.
    pub async fn queue_rules(&self, unit: UnitId) -> Result<QueueRules, AppError> {
        Ok(self.parts.store.queue_rules(unit).await?.unwrap_or(RULES))
    }

    /// Sets how a desk gives hours; what is booked stays booked.
    pub async fn set_queue_rules(
        &self,
        ctx: &Ctx,
        unit: UnitId,
        rules: QueueRules,
    ) -> Result<(), AppError> {
        let permit = self.desk_permit::<actions::ManageQueue>(ctx, unit)?;
        let given = [
            ("slot_minutes", rules.slot_minutes),
            ("places", rules.places),
            ("days_ahead", rules.days_ahead),
        ];
        let mut problems = FieldProblems::none();
        for ((name, value), (least, most)) in given.into_iter().zip(BOUNDS) {
            if !(least..=most).contains(&value) {
                let problem = FieldProblem::new(name, "queue-range");
                problems.push(problem.with("least", least).with("most", most));
            }
        }
        problems.into_result().map_err(AppError::invalid)?;
        let mut batch = Batch::new();
        queue::set_rules(&mut batch, permit.key(), rules, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }

    pub(crate) fn blank(
        &self,
        unit: UnitId,
        day: CivilDay,
        (state, line): (TicketState, Line),
        order: Timestamp,
    ) -> Ticket {
        Ticket {
            id: self.mint().id(),
            unit,
            day,
            number: None,
            slot: None,
            subject: None,
            state,
            line,
            order,
            counter: None,
            called: None,
            name: String::new(),
        }
    }

    pub(crate) async fn ticket_made_by(
        &self,
        command: CommandId,
    ) -> Result<Option<Ticket>, AppError> {
        Ok(self.parts.store.ticket_of_command(command).await?)
    }

    /// Commits a batch unless somebody else was faster.
    pub(crate) async fn first_to(&self, batch: Batch) -> Result<bool, AppError> {
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
