//! The scope that lists, searches, counts and exports apply, made from the same grants as permits.

use crate::{
    Action, Actor, Permit, Reach, StaffActor,
    actions::ListDocuments,
    target::{DocumentTarget, DossierTarget, Office},
};
use mc_kernel::ids::{StaffId, UnitId};
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

/// Which official documents somebody may find by searching; of secrets none are found so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentScope {
    /// Units in which the person works.
    units: Vec<UnitId>,
    /// Agencies that they lead, or whose books they keep.
    agencies: Vec<UnitId>,
    /// The person, where it is one.
    person: Option<StaffId>,
}

impl DocumentScope {
    /// The scope of an actor who may list documents.
    pub fn of(_permit: &Permit<ListDocuments>, actor: &Actor) -> Self {
        let Some(staff) = actor.staff() else { return Self::default() };
        let agencies = staff.with_role(Role::Leader).chain(staff.with_role(Role::Clerk));
        Self {
            units: staff.working().map(|g| g.unit).collect(),
            agencies: agencies.map(|g| g.agency).collect(),
            person: Some(staff.id),
        }
    }

    /// Units in which the person works.
    pub fn units(&self) -> &[UnitId] {
        &self.units
    }

    /// Agencies whose documents the person sees as a whole.
    pub fn agencies(&self) -> &[UnitId] {
        &self.agencies
    }

    /// The person.
    pub const fn person(&self) -> Option<StaffId> {
        self.person
    }

    /// Whether a document may be found.
    pub fn covers(&self, document: &DocumentTarget) -> bool {
        !document.is_secret
            && (self.agencies.contains(&document.agency)
                || self.units.iter().any(|unit| document.units.contains(unit))
                || self.person.is_some_and(|person| document.people.contains(&person)))
    }
}
