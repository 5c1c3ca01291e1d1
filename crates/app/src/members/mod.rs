//! Members of staff changed in pages: added, renamed, given positions and accounts.
//!
//! Who keeps an agency keeps its people; those who keep the whole province are changed by their like
//! alone, and the last of them stays.

mod account;
mod people;
mod positions;
mod typed;

pub use account::{AccountState, Issued, MOST_ISSUED, TEMPORARY_DAYS};
pub use people::StaffCard;
pub use typed::{MemberTyped, PositionTyped};

use crate::{App, AppError, Ctx, organisation::Standing};
use mc_kernel::{FieldProblem, ids::StaffId};
use mc_org::{Organisation, Role, UnitId};
use mc_policy::{MemberTarget, Permit, actions};
use std::collections::BTreeSet;

impl App {
    /// Whether whoever acts may change a member of staff.
    pub fn may_manage_member(&self, ctx: &Ctx, staff: StaffId) -> Result<(), AppError> {
        self.manage_member(ctx, staff).map(drop)
    }

    pub(crate) fn manage_member(
        &self,
        ctx: &Ctx,
        staff: StaffId,
    ) -> Result<Permit<actions::ManageMember>, AppError> {
        self.permit::<actions::ManageMember>(ctx, &self.managed(staff, None))
    }

    /// Whether whoever acts may give somebody a position in a unit.
    pub fn may_staff_unit(&self, ctx: &Ctx, unit: UnitId) -> Result<(), AppError> {
        let nobody = StaffId::from_bytes([0; 16]);
        let target = self.managed(nobody, Some((unit, Role::ProcessingOfficer)));
        self.permit::<actions::ManageMember>(ctx, &target).map(drop)
    }

    /// A member of staff as those see them who keep their account: with the positions of today and of
    /// days to come, and with one that they would get.
    fn managed(&self, staff: StaffId, gets: Option<(UnitId, Role)>) -> MemberTarget {
        let reference = self.reference();
        let (directory, today) = (&reference.directory, self.today());
        let held = directory.every_position_of(staff).iter();
        let held = held.filter(|p| p.validity.valid_to.is_none_or(|last| last >= today));
        let all: Vec<(UnitId, Role)> = held.map(|p| (p.unit, p.role)).chain(gets).collect();
        let agency = |unit| directory.agency_of(unit).map_or(unit, |agency| agency.id);
        MemberTarget {
            id: staff,
            units: all.iter().map(|(unit, _)| *unit).collect(),
            agencies: all.iter().map(|(unit, _)| agency(*unit)).collect(),
            keeps_province: all.iter().any(|(_, role)| *role == Role::ProvinceAdministrator),
        }
    }

    /// Refuses what would leave nobody to administer the province: somebody with an open account
    /// whose position has no end.
    pub(crate) async fn someone_keeps_the_province(
        &self,
        standing: &Standing,
        without: Option<StaffId>,
        path: &str,
    ) -> Result<(), AppError> {
        let store = &self.parts.store;
        let mut usable: BTreeSet<StaffId> = store.staff_with_account().await?.into_iter().collect();
        for closed in store.closed_accounts().await?.into_iter().chain(without) {
            usable.remove(&closed);
        }
        let is_kept = keepers(&standing.organisation).any(|staff| usable.contains(&staff));
        let refused = FieldProblem::new(path, "last-administrator");
        if is_kept { Ok(()) } else { Err(AppError::invalid(refused)) }
    }
}

/// Those who administer the province without an end.
fn keepers(organisation: &Organisation) -> impl Iterator<Item = StaffId> {
    let keeps = organisation.positions.iter().filter(|position| {
        position.role == Role::ProvinceAdministrator && position.validity.valid_to.is_none()
    });
    keeps.filter_map(|position| position.staff)
}
