//! Absences: for a period a colleague of the same unit takes over. It begins and ends by itself,
//! because whoever signs on gets what was taken over on that day, marked with whose it is.

use crate::{App, AppError, Ctx, Reference, sign_in::grant_of};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems,
    ids::{AbsenceId, StaffId},
};
use mc_org::Role;
use mc_policy::{Actor, Grant, MemberTarget, Office, actions, works};
use mc_store::{
    Batch, Clash, StoreError,
    absences::{self, Absence, MOST_AT_ONCE},
};

/// The longest absence in days: longer ones are a matter of positions.
const LONGEST_DAYS: i32 = 366;
/// The longest reason in characters.
const MOST_REASON_CHARS: usize = 300;
/// How often an absence is entered again when another one was entered meanwhile.
const MOST_TRIES: u32 = 5;
/// Pages of absences that are looked through for a list.
const MOST_PAGES: u32 = 10;

/// An absence as it is entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAbsence {
    /// The id that the form was given when it was drawn.
    pub id: AbsenceId,
    /// Who is away.
    pub staff: StaffId,
    /// Who takes over.
    pub deputy: StaffId,
    /// The first day.
    pub from: CivilDay,
    /// The last day.
    pub to: CivilDay,
    /// Why.
    pub reason: String,
}

impl App {
    /// Enters an absence. Sent twice, it is entered once.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with everything that is wrong, [`AppError::Forbidden`] where the person
    /// does not answer for whoever is away.
    pub async fn enter_absence(&self, ctx: &Ctx, new: &NewAbsence) -> Result<(), AppError> {
        self.may_arrange(ctx, new.staff)?;
        for _ in 0..MOST_TRIES {
            if self.parts.store.absence(new.id).await?.is_some() {
                return Ok(());
            }
            let number = self.parts.store.last_absence().await?.saturating_add(1);
            self.absence_problems(new).await?.into_result().map_err(AppError::invalid)?;
            let absence = Absence {
                id: new.id,
                number,
                staff: new.staff,
                deputy: new.deputy,
                from: new.from,
                to: new.to,
                reason: new.reason.trim().to_owned(),
                entered_by: ctx.reference()?,
                entered: self.now(),
                revoked: None,
            };
            let mut batch = Batch::new();
            absences::add(&mut batch, &absence);
            let period = format!("{}: {} – {}", new.deputy, new.from, new.to);
            self.note(ctx, &mut batch, "absence.entered", &new.staff.to_string(), &period)?;
            match self.parts.store.commit(batch).await {
                Ok(()) => return Ok(()),
                Err(StoreError::Conflict(Clash::Row(_))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Conflict("absence"))
    }

    /// Revokes an absence from now on. One that was revoked stays so.
    pub async fn revoke_absence(&self, ctx: &Ctx, id: AbsenceId) -> Result<(), AppError> {
        let absence = self.parts.store.absence(id).await?.ok_or(AppError::NotFound)?;
        self.may_arrange(ctx, absence.staff)?;
        if absence.revoked.is_some() {
            return Ok(());
        }
        let mut batch = Batch::new();
        absences::revoke(&mut batch, id, ctx.reference()?, self.now());
        let deputy = absence.deputy.to_string();
        self.note(ctx, &mut batch, "absence.revoked", &absence.staff.to_string(), &deputy)?;
        match self.parts.store.commit(batch).await {
            Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Absences that have not ended, those that end first on top: the person's own, those in which
    /// they stand in, and those of whom they answer for. At most 2,000 are looked through.
    pub async fn absences(&self, ctx: &Ctx) -> Result<Vec<Absence>, AppError> {
        let permit = self.permit::<actions::ListAbsences>(ctx, &Office)?;
        let me = ctx.staff()?.id;
        let mut found = Vec::new();
        let mut key = Some((self.today(), 0));
        for _ in 0..MOST_PAGES {
            let Some(after) = key else { break };
            let (rows, next) = self.parts.store.coming_absences(&permit, after).await?;
            found.extend(rows.into_iter().filter(|absence| {
                absence.revoked.is_none()
                    && (absence.deputy == me || self.may_arrange(ctx, absence.staff).is_ok())
            }));
            key = next;
        }
        Ok(found)
    }

    /// The absences in which whoever acts stands in today.
    pub async fn absences_held(&self, ctx: &Ctx) -> Result<Vec<Absence>, AppError> {
        let me = ctx.staff()?.id;
        let today = self.today();
        Ok(self.parts.store.standing_in(me, (today, today)).await?)
    }

    /// Whether whoever acts answers for a member of staff. What they took over does not count.
    pub fn may_arrange(&self, ctx: &Ctx, staff: StaffId) -> Result<(), AppError> {
        let target = self.member(staff);
        let own = match &ctx.actor {
            Actor::Staff(actor) => Actor::Staff(actor.by_own_right()),
            other @ (Actor::Stranger | Actor::Citizen(_)) => other.clone(),
        };
        let own = Ctx { actor: own, ..ctx.clone() };
        self.permit::<actions::ArrangeAbsence>(&own, &target).map(drop)
    }

    /// A member of staff as those see them who answer for them.
    pub(crate) fn member(&self, staff: StaffId) -> MemberTarget {
        let reference = self.reference();
        let positions = reference.directory.positions_of(staff, self.today());
        let units: Vec<_> = positions.map(|position| position.unit).collect();
        let today = self.today();
        let keeps_province = reference.directory.every_position_of(staff).iter().any(|p| {
            p.role == Role::ProvinceAdministrator
                && p.validity.valid_to.is_none_or(|last| last >= today)
        });
        let agency = |unit| reference.directory.agency_of(unit).map_or(unit, |agency| agency.id);
        let agencies = units.iter().map(|unit| agency(*unit)).collect();
        MemberTarget { id: staff, units, agencies, keeps_province }
    }

    /// The colleagues who can take over from somebody: those with a position in one of their units.
    pub fn possible_deputies(&self, staff: StaffId) -> Vec<(StaffId, String)> {
        let reference = self.reference();
        let (directory, today) = (&reference.directory, self.today());
        let units = directory.positions_of(staff, today).map(|p| p.unit);
        let colleagues = units.flat_map(|unit| directory.positions_at(unit, today));
        let ids: std::collections::BTreeSet<StaffId> =
            colleagues.filter_map(|p| p.staff).filter(|id| *id != staff).collect();
        let names = ids.into_iter().filter_map(|id| directory.staff(id));
        let mut out: Vec<_> = names.map(|s| (s.id, s.full_name.clone())).collect();
        out.sort_by(|a, b| a.1.cmp(&b.1));
        out
    }

    async fn absence_problems(&self, new: &NewAbsence) -> Result<FieldProblems, AppError> {
        let mut problems = FieldProblems::none();
        let mut say = |problem| problems.push(problem);
        let today = self.today();
        if new.reason.chars().count() > MOST_REASON_CHARS {
            say(FieldProblem::new("reason", "absence-reason-long"));
        }
        if new.to < new.from {
            say(FieldProblem::new("to", "absence-days"));
        } else if new.to.days_since(new.from) >= LONGEST_DAYS {
            say(FieldProblem::new("to", "absence-long"));
        }
        if new.to < today {
            say(FieldProblem::new("to", "absence-past"));
        }
        let deputies = self.possible_deputies(new.staff);
        if new.deputy == new.staff {
            say(FieldProblem::new("deputy", "absence-self"));
        } else if !deputies.iter().any(|(id, _)| *id == new.deputy) {
            say(FieldProblem::new("deputy", "absence-other-unit"));
        }
        let (store, period) = (&self.parts.store, (new.from, new.to));
        if !store.away(new.staff, period).await?.is_empty() {
            say(FieldProblem::new("from", "absence-overlaps"));
        }
        if !store.away(new.deputy, period).await?.is_empty() {
            say(FieldProblem::new("deputy", "absence-deputy-away"));
        }
        if !store.standing_in(new.staff, period).await?.is_empty() {
            say(FieldProblem::new("from", "absence-stands-in"));
        }
        if store.standing_in(new.deputy, period).await?.len() >= MOST_AT_ONCE {
            say(FieldProblem::new("deputy", "absence-deputy-full"));
        }
        Ok(problems)
    }

    /// What somebody took over today: of each absent colleague the positions that work on dossiers,
    /// in the units where they work together.
    pub(crate) async fn taken_over(
        &self,
        reference: &Reference,
        deputy: StaffId,
        own: &[Grant],
    ) -> Result<Vec<Grant>, AppError> {
        let today = self.today();
        let mut grants = Vec::new();
        for absence in self.parts.store.standing_in(deputy, (today, today)).await? {
            let positions = reference.directory.positions_of(absence.staff, today);
            let shared =
                positions.filter(|p| works(p.role) && own.iter().any(|grant| grant.unit == p.unit));
            grants.extend(shared.map(|p| Grant {
                on_behalf_of: Some(absence.staff),
                ..grant_of(&reference.directory, p)
            }));
        }
        Ok(grants)
    }
}
