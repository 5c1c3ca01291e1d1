//! The scope that lists, searches, counts and exports apply, made from the same grants as permits.

use crate::{
    Action, Actor, Permit, Reach, StaffActor,
    target::{DossierTarget, Office},
};
use mc_kernel::ids::UnitId;
use mc_org::Role;

/// Which dossiers somebody may see in lists. Holding one proves that the list was allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Units in which the person works.
    units: Vec<UnitId>,
    /// Agencies that the person leads or inspects.
    agencies: Vec<UnitId>,
    /// Whether every agency is inspected.
    everything: bool,
}

impl Scope {
    /// The scope of an actor who may list.
    pub fn of<A: Action<Target = Office>>(_permit: &Permit<A>, actor: &Actor) -> Self {
        actor.staff().map_or_else(Self::nothing, Self::of_staff)
    }

    fn nothing() -> Self {
        Self { units: Vec::new(), agencies: Vec::new(), everything: false }
    }

    fn of_staff(staff: &StaffActor) -> Self {
        let units = staff.working().map(|g| g.unit).collect();
        let leads = staff.with_role(Role::Leader);
        let inspects = staff.with_role(Role::Inspector);
        let everything = staff.with_role(Role::Inspector).any(|g| g.reach == Reach::Everything);
        Self { units, agencies: leads.chain(inspects).map(|g| g.agency).collect(), everything }
    }

    /// Units in which the person works.
    pub fn units(&self) -> &[UnitId] {
        &self.units
    }

    /// Agencies whose dossiers the person sees as a whole.
    pub fn agencies(&self) -> &[UnitId] {
        &self.agencies
    }

    /// Whether nothing limits the lists.
    pub const fn is_everything(&self) -> bool {
        self.everything
    }

    /// Whether a dossier may appear in the lists.
    pub fn covers(&self, dossier: &DossierTarget) -> bool {
        self.everything
            || self.units.iter().any(|u| dossier.units.contains(u))
            || self.agencies.iter().any(|a| dossier.agencies.contains(a))
    }
}
