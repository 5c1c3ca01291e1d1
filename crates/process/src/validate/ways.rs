//! The ways through the process: where it starts, whether each step is reached and can end.

use crate::{
    definition::Definition,
    outcome::Target,
    problem::{ProblemCode, ProcessProblem},
    step::{Performer, StepNo},
};
use std::collections::BTreeSet;

pub(super) fn check(definition: &Definition) -> Vec<ProcessProblem> {
    let mut problems = Vec::new();
    let Some(first) = definition.first() else { return problems };
    if first.performer != Performer::OneStop && !definition.is_mirror_only() {
        problems.push(ProcessProblem::at(ProblemCode::FirstStepWrong, first.no));
    }
    let reached = definition.reachable_from(first.no);
    let ending = ending_steps(definition);
    for step in &definition.steps {
        if !reached.contains(&step.no) {
            problems.push(ProcessProblem::at(ProblemCode::StepUnreachable, step.no));
        }
        // A lane that cannot end is told as a branch without result.
        if !ending.contains(&step.no) && step.branch.is_none() {
            problems.push(ProcessProblem::at(ProblemCode::LoopWithoutExit, step.no));
        }
    }
    problems
}

/// The steps from which END, REJECT or another case can be reached. A supplement is no exit, since
/// the process starts again. Ways that are broken for a reason told elsewhere (no outcome, no such
/// target) count as exits, so that one mistake is told once.
fn ending_steps(definition: &Definition) -> BTreeSet<StepNo> {
    let known: BTreeSet<StepNo> = definition.steps.iter().map(|s| s.no).collect();
    let mut ending = BTreeSet::new();
    loop {
        let before = ending.len();
        for step in &definition.steps {
            let goes_on = |no: &StepNo| known.contains(no) && !ending.contains(no);
            let ends = |target: &Target| match target {
                Target::End | Target::Reject | Target::Case(_) => true,
                Target::Supplement => false,
                Target::Steps(steps) => !steps.iter().all(goes_on) || steps.is_empty(),
            };
            if step.outcomes.is_empty() || step.outcomes.iter().any(|o| ends(&o.target)) {
                ending.insert(step.no);
            }
        }
        if ending.len() == before {
            return ending;
        }
    }
}
