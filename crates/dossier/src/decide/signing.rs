//! Whose forward outcome is the signature under the results.

use super::Course;
use crate::{Event, event};
use mc_process::{Definition, Outcome, Performer, Step, StepNo, Target};
use std::collections::BTreeSet;

/// Whether an outcome approves what was attached so far.
///
/// Leaders and heads of divisions sign by going forward, unless somebody of at least their standing
/// signs later on the same way: of two leaders the last one decides, the first one only forwards; a
/// head of division decides where no leader comes after. The lanes of a parallel group are no part
/// of the way of those who open them.
pub(super) fn approves(process: &Definition, step: &Step, outcome: &Outcome) -> bool {
    let is_above: fn(&Step) -> bool = match step.performer {
        Performer::Leader => |later| later.performer == Performer::Leader,
        Performer::DivisionLeader => {
            |later| matches!(later.performer, Performer::Leader | Performer::DivisionLeader)
        }
        Performer::OneStop
        | Performer::Division
        | Performer::Clerk
        | Performer::OtherAgency
        | Performer::Council
        | Performer::Applicant
        | Performer::System
        | Performer::Mirror => return false,
    };
    match &outcome.target {
        Target::End => true,
        Target::Steps(to) if to.iter().all(|to| !step.no.returns_to(*to)) => {
            let mut ahead = way_ahead(process, step, to).into_iter();
            !ahead.any(|no| process.step(no).is_some_and(is_above))
        }
        Target::Steps(_) | Target::Supplement | Target::Reject | Target::Case(_) => false,
    }
}

/// Whether somebody may still sign after an outcome, in lanes too.
pub(super) fn is_signed_after(process: &Definition, step: &Step, outcome: &Outcome) -> bool {
    let Target::Steps(to) = &outcome.target else { return false };
    let mut seen = BTreeSet::from([step.no]);
    let mut open = to.clone();
    while let Some(no) = open.pop() {
        let Some(ahead) = process.step(no).filter(|_| seen.insert(no)) else { continue };
        if ahead.outcomes.iter().any(|o| approves(process, ahead, o)) {
            return true;
        }
        open.extend(ahead.next_steps());
    }
    false
}

/// Whether somebody signs what is attached at a step: at the step itself or on the way ahead.
pub(super) fn is_signed_from(process: &Definition, step: &Step) -> bool {
    let next: Vec<StepNo> = step.next_steps().filter(|to| !step.no.returns_to(*to)).collect();
    let ahead = way_ahead(process, step, &next);
    let mut signers = ahead.into_iter().filter_map(|no| process.step(no)).chain([step]);
    signers.any(|signer| signer.outcomes.iter().any(|o| approves(process, signer, o)))
}

/// The steps that lie ahead, returns left out; where lanes open, the step at which they meet.
fn way_ahead(process: &Definition, step: &Step, next: &[StepNo]) -> BTreeSet<StepNo> {
    let mut seen = BTreeSet::new();
    let mut groups_passed = BTreeSet::new();
    let mut open = next.to_vec();
    while let Some(no) = open.pop() {
        let Some(ahead) = process.step(no) else { continue };
        match ahead.branch.filter(|lane| step.branch != Some(*lane)) {
            Some(lane) if groups_passed.insert(lane.group) => {
                open.extend(process.join_of(lane.group));
            }
            None if seen.insert(no) => {
                open.extend(ahead.next_steps().filter(|to| !no.returns_to(*to)));
            }
            Some(_) | None => {}
        }
    }
    seen
}

impl Course<'_> {
    /// The acting leader approves every result that counts and was not approved.
    pub(super) fn approve_results(&mut self) {
        let Some(staff) = self.facts.acting.staff else { return };
        let open = self.after.current_results().filter(|r| r.approved_by.is_none());
        let results: Vec<_> = open.map(|r| r.id).collect();
        if !results.is_empty() {
            let at = self.facts.now;
            self.record(Event::ResultApproved(event::ResultApproved { results, staff, at }));
        }
    }
}
