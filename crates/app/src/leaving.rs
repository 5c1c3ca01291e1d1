//! Somebody leaves the service: what lies before them is listed and given to a colleague, row by row
//! in one operation, and their positions end on a day.

use crate::{App, AppError, Ctx, capacity::Capacity, commands::Sent};
use mc_dossier::{Command, Rejection, command::Assign};
use mc_kernel::{
    CivilDay, FieldProblem, Page, PageSize,
    ids::{CommandId, StaffId, UnitId, WorkItemId},
};
use mc_org::Role;
use mc_policy::{Permit, actions};
use mc_process::TokenId;
use mc_store::{Batch, organisation, work_lists::WorkLine};

/// The most rows that one operation gives to others; a second one takes the rest.
pub const MOST_ROWS: usize = 1_000;

/// What became of a row.
#[derive(Debug)]
pub struct Given {
    /// The line.
    pub line: WorkLine,
    /// Whether it was given by this very form before, or what was said against it.
    pub result: Result<bool, AppError>,
}

/// What became of all of them.
#[derive(Debug)]
pub struct Handover {
    /// The rows, in the order of the list.
    pub rows: Vec<Given>,
    /// Whether more is open than one operation takes.
    pub has_more: bool,
}

impl App {
    /// Whether whoever acts may release a member of staff.
    pub fn may_release(&self, ctx: &Ctx, staff: StaffId) -> Result<(), AppError> {
        self.release(ctx, staff).map(drop)
    }

    fn release(&self, ctx: &Ctx, staff: StaffId) -> Result<Permit<actions::Release>, AppError> {
        self.permit::<actions::Release>(ctx, &self.member(staff))
    }

    /// A page of what was given to a member of staff and is not done.
    pub async fn open_work(
        &self,
        ctx: &Ctx,
        staff: StaffId,
        after: Option<WorkItemId>,
    ) -> Result<Page<WorkLine, WorkItemId>, AppError> {
        let permit = self.release(ctx, staff)?;
        Ok(self.parts.store.open_work(&permit, after, PageSize::SCREEN).await?)
    }

    /// How much was given to a member of staff and is not done, at most 100.
    pub async fn open_work_count(&self, ctx: &Ctx, staff: StaffId) -> Result<u64, AppError> {
        let permit = self.release(ctx, staff)?;
        Ok(self.parts.store.open_work_count(&permit).await?)
    }

    /// The colleagues of a member of staff to whom something can be given.
    pub fn successors(&self, staff: StaffId) -> Vec<(StaffId, String)> {
        self.possible_deputies(staff)
    }

    /// Gives everything that lies before a member of staff to a colleague, or back to their unit
    /// where `to` names nobody. Each row is a command of its own, whose id is made of the form's:
    /// sent twice, nothing is given twice.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] without the right; what is said against a row stands in its result.
    pub async fn hand_over_work(
        &self,
        ctx: &Ctx,
        form: CommandId,
        staff: StaffId,
        to: Option<StaffId>,
    ) -> Result<Handover, AppError> {
        let permit = self.release(ctx, staff)?;
        if to == Some(staff) || to.is_some_and(|to| self.reference().directory.staff(to).is_none())
        {
            return Err(AppError::invalid(FieldProblem::new("to", "not-an-option")));
        }
        let mut rows = Vec::new();
        let mut key = None;
        loop {
            let size = PageSize::new(PageSize::MOST);
            let page = self.parts.store.open_work(&permit, key, size).await?;
            for line in page.rows {
                if rows.len() >= MOST_ROWS {
                    return Ok(Handover { rows, has_more: true });
                }
                let result = self.give(ctx, form, &line, to).await;
                rows.push(Given { line, result });
            }
            key = page.next;
            if key.is_none() {
                return Ok(Handover { rows, has_more: false });
            }
        }
    }

    async fn give(
        &self,
        ctx: &Ctx,
        form: CommandId,
        line: &WorkLine,
        to: Option<StaffId>,
    ) -> Result<bool, AppError> {
        let token = u32::try_from(line.token).ok().filter(|token| *token > 0);
        let token = TokenId(token.ok_or(Rejection::StepNotOpen)?);
        let command = CommandId::derived("hand over", &format!("{form}.{}", line.id));
        let sent = Sent::alone(command, Command::Assign(Assign { token, to }));
        let ctx = Ctx { capacity: self.administration(ctx, line.unit)?, ..ctx.clone() };
        let done = self.command::<actions::Reassign>(&ctx, line.dossier, sent).await?;
        Ok(done.was_done_before)
    }

    /// The capacity in which an administrator gives work of a unit to others, as its head would.
    fn administration(&self, ctx: &Ctx, unit: UnitId) -> Result<Capacity, AppError> {
        let actor = ctx.staff()?;
        let reference = self.reference();
        let agency = reference.directory.agency_of(unit).map_or(unit, |agency| agency.id);
        let all = actor.has_role(Role::ProvinceAdministrator);
        let one = actor.with_role(Role::AgencyAdministrator).any(|grant| grant.agency == agency);
        if all || one { Ok(Capacity::Administration(unit)) } else { Err(AppError::Forbidden) }
    }

    /// Ends every position of a member of staff with a day, which is the last one. Positions that
    /// end before stay as they are.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a day before today, and where nobody would administer the province any
    /// more.
    pub async fn end_positions(
        &self,
        ctx: &Ctx,
        staff: StaffId,
        last: CivilDay,
    ) -> Result<(), AppError> {
        self.release(ctx, staff)?;
        if last < self.today() {
            return Err(AppError::invalid(FieldProblem::new("last", "leaver-past")));
        }
        let mut standing = self.organisation_now().await?;
        let mut keeps_province = false;
        for position in &mut standing.organisation.positions {
            if position.staff == Some(staff) && position.validity.valid_to.is_none() {
                keeps_province |= position.role == Role::ProvinceAdministrator;
                position.validity.valid_to = Some(last);
            }
        }
        if keeps_province {
            self.someone_keeps_the_province(&standing, None, "last").await?;
        }
        let mut batch = Batch::new();
        organisation::end_positions(&mut batch, staff, last);
        self.note(ctx, &mut batch, "positions.ended", &staff.to_string(), &last.to_string())?;
        self.keep_organisation(standing, batch).await
    }
}
