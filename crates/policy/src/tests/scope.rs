//! Lists show exactly what may be read: the scope and the policies agree on every dossier.

use super::{dossier, grant, staff};
use crate::{Actor, Office, Policy, Reach, Scope, actions};
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
}
