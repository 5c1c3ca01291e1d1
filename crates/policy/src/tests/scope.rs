//! Lists show exactly what may be read: the scope and the policies agree on every dossier.

use super::{dossier, grant, staff, unit};
use crate::{Actor, DocumentScope, DocumentTarget, Office, Policy, Reach, Scope, actions};
use mc_kernel::ids::{OfficialDocumentId, StaffId};
use mc_org::Role;
use proptest::prelude::*;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::new().unwrap());

const UNITS: [&str; 4] = ["a1", "a2", "b1", "c1"];
const AGENCIES: [&str; 4] = ["a", "a", "b", "c"];

fn grants() -> impl Strategy<Value = Vec<(usize, usize, bool)>> {
    prop::collection::vec((0..Role::ALL.len(), 0..UNITS.len(), any::<bool>()), 0..4)
}

proptest! {
    #[test]
    fn scope_and_policies_agree(grants in grants(), through in prop::collection::vec(0..UNITS.len(), 1..4)) {
        let grants = grants
            .into_iter()
            .map(|(role, at, far)| {
                let reach = if far { Reach::Everything } else { Reach::Agency };
                grant(Role::ALL[role], UNITS[at], AGENCIES[at], reach)
            })
            .collect();
        let actor = Actor::Staff(staff(grants));
        let units: Vec<&str> = through.iter().map(|i| UNITS[*i]).collect();
        let agencies: Vec<&str> = through.iter().map(|i| AGENCIES[*i]).collect();
        let target = dossier("somebody", &units, &agencies);
        let may_read = POLICY.permit::<actions::ReadDossier>(&actor, &target).is_ok();
        let listed = POLICY
            .permit::<actions::ListWork>(&actor, &Office)
            .is_ok_and(|permit| Scope::of(&permit, &actor).covers(&target));
        prop_assert_eq!(may_read, listed);
    }

    /// Of documents that are no secrets a search finds exactly what may be read; of secrets nothing.
    #[test]
    fn document_scope_and_policies_agree(
        grants in grants(),
        at in 0..UNITS.len(),
        is_named in any::<bool>(),
        is_secret in any::<bool>(),
    ) {
        let grants = grants
            .into_iter()
            .map(|(role, at, _)| grant(Role::ALL[role], UNITS[at], AGENCIES[at], Reach::Agency))
            .collect();
        let actor = Actor::Staff(staff(grants));
        let named = if is_named { "officer" } else { "somebody" };
        let target = DocumentTarget {
            id: OfficialDocumentId::derived("t", "d"),
            agency: unit(AGENCIES[at]),
            units: vec![unit(UNITS[at])],
            people: vec![StaffId::derived("test staff", named)],
            is_secret,
        };
        let may_read = POLICY.permit::<actions::ReadDocument>(&actor, &target).is_ok();
        if let Ok(permit) = POLICY.permit::<actions::ListDocuments>(&actor, &Office) {
            let found = DocumentScope::of(&permit, &actor).covers(&target);
            prop_assert_eq!(found, may_read && !is_secret);
        }
    }
}
