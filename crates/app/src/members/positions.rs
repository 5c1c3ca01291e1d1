//! Giving somebody a position, and ending one.

use super::PositionTyped;
use crate::{App, AppError, Ctx};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems,
    ids::{PositionId, StaffId},
};
use mc_org::Role;
use mc_policy::actions;
use mc_store::{Batch, org_changes};

impl App {
    /// Gives a member of staff a position.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with every problem; [`AppError::Forbidden`] for a unit or a role that is
    /// not whoever acts's to give.
    pub async fn give_position(
        &self,
        ctx: &Ctx,
        id: StaffId,
        typed: &PositionTyped,
    ) -> Result<(), AppError> {
        self.refresh().await?;
        self.manage_member(ctx, id)?;
        let mut standing = self.organisation_now().await?;
        let reference = self.reference();
        let staff = reference.directory.staff(id).ok_or(AppError::NotFound)?;
        let mut problems = FieldProblems::none();
        let read = typed.read(&reference, self.today(), &mut problems);
        let Some(read) = read else { return Err(AppError::invalid(problems)) };
        let target = self.managed(id, Some((read.unit, read.role)));
        self.permit::<actions::ManageMember>(ctx, &target)?;
        let held = reference.directory.every_position_of(id).iter();
        let is_held = held
            .filter(|p| p.unit == read.unit && p.role == read.role && p.title == read.title)
            .any(|p| p.validity.overlaps(&read.validity));
        if is_held {
            return Err(AppError::invalid(FieldProblem::new("unit", "position-held")));
        }
        let position = read.of(self.mint().id(), id);
        let mut batch = Batch::new();
        org_changes::add_position(&mut batch, &position, standing.positions());
        let unit = reference.directory.unit(position.unit);
        let unit = unit.map_or("", |unit| unit.short_name.as_str());
        let (title, from) = (&position.title, position.validity.valid_from);
        let detail = format!("{}: {title}, {unit}, {from}", staff.full_name);
        self.note(ctx, &mut batch, "position.given", &id.to_string(), &detail)?;
        standing.organisation.positions.push(position);
        self.keep_organisation(standing, batch).await
    }

    /// Ends one position with a day, the last one.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a day that has passed, and where nobody would administer the province
    /// any more; [`AppError::Conflict`] when it ends before already.
    pub async fn end_position(
        &self,
        ctx: &Ctx,
        (id, position): (StaffId, PositionId),
        last: CivilDay,
    ) -> Result<(), AppError> {
        self.refresh().await?;
        self.manage_member(ctx, id)?;
        let mut standing = self.organisation_now().await?;
        let held = standing.organisation.positions.iter_mut();
        let mut held = held.filter(|p| p.id == position && p.staff == Some(id));
        let ended = held.next().ok_or(AppError::NotFound)?;
        if last < self.today() || last < ended.validity.valid_from {
            return Err(AppError::invalid(FieldProblem::new("last", "day-past")));
        }
        ended.validity.valid_to = Some(last);
        let (role, title) = (ended.role, ended.title.clone());
        if role == Role::ProvinceAdministrator {
            self.someone_keeps_the_province(&standing, None, "last").await?;
        }
        let mut batch = Batch::new();
        org_changes::end_position(&mut batch, position, last);
        let detail = format!("{title}, {last}");
        self.note(ctx, &mut batch, "position.ended", &id.to_string(), &detail)?;
        self.keep_organisation(standing, batch).await
    }
}
