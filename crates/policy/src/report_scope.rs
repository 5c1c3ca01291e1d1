//! The agencies whose figures somebody sees in reports.

use crate::{Actor, Permit, Reach, actions::ReadReports};
use mc_kernel::ids::UnitId;
use mc_org::Role;

/// The agencies whose figures somebody sees. Holding one proves that reports were allowed. It gives
/// figures alone: the dossiers behind them are listed within [`crate::Scope`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportScope {
    agencies: Vec<UnitId>,
    everything: bool,
}

impl ReportScope {
    /// The scope of whoever may read reports.
    pub fn of(_permit: &Permit<ReadReports>, actor: &Actor) -> Self {
        let mut scope = Self { agencies: Vec::new(), everything: false };
        for grant in actor.staff().into_iter().flat_map(|staff| &staff.grants) {
            let answers = match grant.role {
                Role::HeadOfDivision
                | Role::Leader
                | Role::Inspector
                | Role::AgencyAdministrator => true,
                Role::ProvinceAdministrator => {
                    scope.everything = true;
                    true
                }
                Role::DeskOfficer | Role::ProcessingOfficer | Role::Clerk => false,
            };
            if answers && !scope.agencies.contains(&grant.agency) {
                scope.agencies.push(grant.agency);
            }
            let is_far = matches!(grant.role, Role::Leader | Role::Inspector);
            scope.everything |= is_far && grant.reach == Reach::Everything;
        }
        scope
    }

    /// Whether every agency's figures may be seen.
    pub const fn is_everything(&self) -> bool {
        self.everything
    }

    /// The agencies, where not all may be seen.
    pub fn agencies(&self) -> &[UnitId] {
        &self.agencies
    }

    /// Whether an agency's figures may be seen.
    pub fn covers(&self, agency: UnitId) -> bool {
        self.everything || self.agencies.contains(&agency)
    }
}
