//! Whoever acts in a test, and what the real policies give them.

use mc_kernel::ids::{StaffId, SubjectId, UnitId};
use mc_org::Role;
use mc_policy::{
    Action, Actor, Grant, Office, Permit, Policy, Reach, Scope, StaffActor, actions::ListWork,
};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::new().expect("the policies are sound"));

/// A citizen.
pub fn citizen(subject: SubjectId) -> Actor {
    Actor::Citizen(subject)
}

/// An officer with one role in a unit of an agency.
pub fn officer(id: StaffId, role: Role, unit: UnitId, agency: UnitId) -> Actor {
    staff(id, Grant { unit, agency, role, reach: Reach::Agency, on_behalf_of: None })
}

/// An inspector of the province's committee, who sees every dossier.
pub fn inspector(id: StaffId, committee: UnitId) -> Actor {
    let role = Role::Inspector;
    staff(
        id,
        Grant {
            unit: committee,
            agency: committee,
            role,
            reach: Reach::Everything,
            on_behalf_of: None,
        },
    )
}

fn staff(id: StaffId, grant: Grant) -> Actor {
    Actor::Staff(StaffActor { id, subject: None, grants: vec![grant], system: None })
}

/// A permit that the policies must give.
///
/// # Panics
/// When they do not: the test has set up the wrong person.
pub fn permit<A: Action>(actor: &Actor, target: &A::Target) -> Permit<A> {
    POLICY.permit(actor, target).unwrap_or_else(|denied| panic!("{}: {denied}", A::CODE))
}

/// The scope of somebody who may list work.
///
/// # Panics
/// When the policies do not allow it.
pub fn scope(actor: &Actor) -> Scope {
    Scope::of(&permit::<ListWork>(actor, &Office), actor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str) -> UnitId {
        UnitId::derived("unit", name)
    }

    #[test]
    fn an_officer_lists_their_unit_and_an_inspector_everything() {
        let id = StaffId::derived("staff", "a");
        let desk = scope(&officer(id, Role::DeskOfficer, unit("desk"), unit("commune")));
        assert_eq!((desk.units(), desk.agencies()), ([unit("desk")].as_slice(), [].as_slice()));
        assert!(!desk.is_everything());
        assert!(scope(&inspector(id, unit("province"))).is_everything());
    }

    #[test]
    #[should_panic(expected = "work.list: not allowed")]
    fn a_citizen_has_no_scope() {
        scope(&citizen(SubjectId::derived("subject", "a")));
    }
}
