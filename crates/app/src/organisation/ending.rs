//! Ending a unit: only once nothing depends on it any more, and what does is named.

use crate::{App, AppError, Ctx};
use mc_kernel::{CivilDay, FieldProblem};
use mc_org::{Directory, Position, UnitId};
use mc_policy::{Office, actions};
use mc_store::{Batch, org_changes, org_changes::OpenAt};

/// What stands against the end of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Obstacles {
    /// Units below it that live on.
    pub children: Vec<UnitId>,
    /// Bodies that serve it, where it is an area.
    pub serving: Vec<UnitId>,
    /// Positions that are held after its last day.
    pub held: Vec<Position>,
    /// Work that lies open there.
    pub work: Vec<OpenAt>,
}

impl Obstacles {
    /// Whether nothing stands against it.
    pub fn is_empty(&self) -> bool {
        self.children.is_empty()
            && self.serving.is_empty()
            && self.held.is_empty()
            && self.work.is_empty()
    }

    fn of(directory: &Directory, id: UnitId, last: CivilDay) -> Self {
        let lives_on = |unit: &&mc_org::Unit| unit.validity.valid_to.is_none_or(|ends| ends > last);
        let all = || directory.all_units().iter().filter(lives_on);
        let below = all().filter(|unit| {
            let planned = unit.moves.iter().filter(|step| step.from > last);
            unit.parent_on(last.next()) == Some(id)
                || planned.into_iter().any(|step| step.parent == Some(id))
        });
        let held = directory.every_position_at(id).iter().filter(|position| {
            position.staff.is_some() && position.validity.valid_to.is_none_or(|ends| ends > last)
        });
        Self {
            children: below.map(|unit| unit.id).collect(),
            serving: all().filter(|u| u.areas.contains(&id)).map(|unit| unit.id).collect(),
            held: held.cloned().collect(),
            work: Vec::new(),
        }
    }
}

impl App {
    /// What stands against a unit's end with a day, the last one.
    pub async fn unit_obstacles(
        &self,
        ctx: &Ctx,
        id: UnitId,
        last: CivilDay,
    ) -> Result<Obstacles, AppError> {
        let permit = self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        let work = self.parts.store.open_at(&permit, id).await?;
        let reference = self.reference();
        Ok(Obstacles { work, ..Obstacles::of(&reference.directory, id, last) })
    }

    /// Ends a unit with a day, the last one; its codes and its vacant positions end with it.
    ///
    /// # Errors
    /// [`AppError::Invalid`] while something depends on it, see [`App::unit_obstacles`];
    /// [`AppError::Conflict`] when somebody changed it since `revision`.
    pub async fn end_unit(
        &self,
        ctx: &Ctx,
        (id, revision): (UnitId, u64),
        last: CivilDay,
    ) -> Result<(), AppError> {
        self.permit::<actions::ManageOrganisation>(ctx, &Office)?;
        self.refresh().await?;
        let mut standing = self.organisation_now().await?;
        let obstacles = self.unit_obstacles(ctx, id, last).await?;
        let refuse = |problem: FieldProblem| Err(AppError::invalid(problem));
        if !obstacles.is_empty() {
            return refuse(FieldProblem::new("last", "unit-in-use"));
        }
        let today = self.today();
        let unit = standing.unit_mut(id)?;
        if last < today || last < unit.validity.valid_from {
            return refuse(FieldProblem::new("last", "day-past"));
        }
        unit.validity.valid_to = Some(last);
        let mut batch = Batch::new();
        org_changes::change_unit(&mut batch, unit, revision)?;
        let goes_on = |validity: &mc_org::Validity| {
            validity.valid_from <= last && validity.valid_to.is_none_or(|ends| ends > last)
        };
        for alias in &mut standing.organisation.aliases {
            if alias.unit == id && goes_on(&alias.validity) {
                org_changes::end_code(&mut batch, alias, last);
                alias.validity.valid_to = Some(last);
            }
        }
        for position in &mut standing.organisation.positions {
            if position.unit == id && goes_on(&position.validity) {
                org_changes::end_position(&mut batch, position.id, last);
                position.validity.valid_to = Some(last);
            }
        }
        self.note(ctx, &mut batch, "unit.ended", &id.to_string(), &last.to_string())?;
        self.keep_organisation(standing, batch).await
    }
}
