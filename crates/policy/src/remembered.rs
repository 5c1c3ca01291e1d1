//! What the policies said of the installation as a whole, remembered by who asked.
//!
//! A page asks the same few questions again and again: what stands in its navigation. A policy is a
//! function of who asks, the action and the target alone, and of the installation there is only one;
//! so an answer holds as long as whoever asked is the same to the last position and scope.

use crate::{Actor, actor::StaffActor};
use mc_kernel::ids::StaffId;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// People whose answers are remembered; then it begins anew.
const MOST_REMEMBERED_PEOPLE: usize = 2_000;

#[derive(Debug, Default)]
pub(crate) struct Remembered(Mutex<HashMap<StaffId, Answers>>);

#[derive(Debug)]
struct Answers {
    who: StaffActor,
    said: Vec<(&'static str, bool)>,
}

impl Remembered {
    /// What was said before, else what `ask` says now.
    pub(crate) fn or_ask(
        &self,
        actor: &Actor,
        action: &'static str,
        ask: impl FnOnce() -> bool,
    ) -> bool {
        let Actor::Staff(staff) = actor else { return ask() };
        if let Some(said) = self.said(staff, action) {
            return said;
        }
        let said = ask();
        self.keep(staff, action, said);
        said
    }

    fn said(&self, staff: &StaffActor, action: &str) -> Option<bool> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = all.get(&staff.id).filter(|answers| answers.who == *staff)?;
        answers.said.iter().find(|(known, _)| *known == action).map(|(_, said)| *said)
    }

    fn keep(&self, staff: &StaffActor, action: &'static str, said: bool) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST_REMEMBERED_PEOPLE && !all.contains_key(&staff.id) {
            all.clear();
        }
        let answers =
            all.entry(staff.id).or_insert_with(|| Answers { who: staff.clone(), said: Vec::new() });
        if answers.who != *staff {
            *answers = Answers { who: staff.clone(), said: Vec::new() };
        }
        if !answers.said.iter().any(|(known, _)| *known == action) {
            answers.said.push((action, said));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Grant, Reach};
    use mc_kernel::ids::UnitId;
    use mc_org::Role;

    fn officer(role: Role) -> StaffActor {
        let unit = UnitId::derived("unit", "a");
        let grant = Grant { unit, agency: unit, role, reach: Reach::Agency, on_behalf_of: None };
        let id = StaffId::derived("staff", "a");
        StaffActor { id, subject: None, grants: vec![grant], system: None }
    }

    #[test]
    fn an_answer_holds_until_the_person_has_other_positions_or_scopes() {
        let remembered = Remembered::default();
        let ask = |staff: &StaffActor, action, now: Option<bool>| {
            let actor = Actor::Staff(staff.clone());
            remembered.or_ask(&actor, action, || now.expect("asked again"))
        };
        let clerk = officer(Role::Clerk);
        assert!(!ask(&clerk, "read", Some(false)));
        assert!(!ask(&clerk, "read", None));
        assert!(ask(&clerk, "write", Some(true)), "another action is another question");
        let leader = officer(Role::Leader);
        assert!(ask(&leader, "read", Some(true)), "other positions are asked anew");
        assert!(ask(&leader, "read", None));
        let token = mc_kernel::ids::ApiTokenId::derived("token", "a");
        let system = StaffActor { system: Some((token, Vec::new())), ..leader.clone() };
        assert!(!ask(&system, "read", Some(false)), "a system is asked by its scopes");
        assert!(ask(&leader, "read", Some(true)), "and its answers are not the person's");
    }
}
