//! Parallel groups: how lanes are opened, that each has a result, and that they meet.

use super::of_outcome;
use crate::{
    definition::Definition,
    outcome::{Outcome, Target},
    problem::{ProblemCode, ProcessProblem},
    step::{Branch, Step, StepNo},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(definition: &Definition) -> Vec<ProcessProblem> {
    let mut problems = Vec::new();
    for step in &definition.steps {
        problems.extend(step.outcomes.iter().filter_map(|o| of_move(definition, step, o)));
    }
    let mut lanes: BTreeMap<Branch, Vec<&Step>> = BTreeMap::new();
    for step in &definition.steps {
        if let Some(branch) = step.branch {
            lanes.entry(branch).or_default().push(step);
        }
    }
    problems
        .extend(lanes.iter().filter_map(|(lane, steps)| without_result(definition, *lane, steps)));
    let groups: BTreeSet<char> = lanes.keys().map(|b| b.group).collect();
    problems.extend(groups.into_iter().filter_map(|group| joins(definition, group)));
    problems
}

/// How an outcome enters lanes.
fn of_move(definition: &Definition, step: &Step, outcome: &Outcome) -> Option<ProcessProblem> {
    let Target::Steps(targets) = &outcome.target else { return None };
    match targets.as_slice() {
        [] => None,
        [target] => of_single_move(definition.step(*target)?, step, outcome),
        _ if step.branch.is_some() => {
            Some(of_outcome(ProblemCode::ForkInsideLane, step.no, &outcome.label))
        }
        many => of_fork(definition, many).then(|| {
            of_outcome(ProblemCode::ForkNotLanes, step.no, &outcome.label)
                .with("target", &outcome.target)
        }),
    }
}

fn of_single_move(target: &Step, step: &Step, outcome: &Outcome) -> Option<ProcessProblem> {
    let entered = target.branch?;
    let code = match step.branch {
        Some(own) if own == entered => return None,
        Some(own) if own.group == entered.group => ProblemCode::LaneCrossed,
        _ => ProblemCode::ForkOneLane,
    };
    Some(of_outcome(code, step.no, &outcome.label).with("branch", entered))
}

/// Whether the steps that exist are anything else than different lanes of one group.
fn of_fork(definition: &Definition, targets: &[StepNo]) -> bool {
    let branches: Vec<Option<Branch>> =
        targets.iter().filter_map(|no| definition.step(*no)).map(|s| s.branch).collect();
    let lanes: BTreeSet<Branch> = branches.iter().flatten().copied().collect();
    let groups: BTreeSet<char> = lanes.iter().map(|b| b.group).collect();
    lanes.len() < branches.len() || groups.len() > 1
}

/// The first step of a lane from which neither the join nor an end can be reached inside the lane.
/// A return to before the fork is no result: the others would be cancelled time and again.
fn without_result(
    definition: &Definition,
    lane: Branch,
    steps: &[&Step],
) -> Option<ProcessProblem> {
    let mut done: BTreeSet<StepNo> = BTreeSet::new();
    loop {
        let before = done.len();
        for step in steps {
            let has_result = step.outcomes.is_empty()
                || step.outcomes.iter().any(|o| is_result(definition, step, o, &done));
            if has_result {
                done.insert(step.no);
            }
        }
        if done.len() == before {
            break;
        }
    }
    let stuck = steps.iter().map(|s| s.no).filter(|no| !done.contains(no)).min()?;
    Some(ProcessProblem::at(ProblemCode::BranchWithoutResult, stuck).with("branch", lane))
}

/// Moves that are wrong for a reason told elsewhere (forks, crossings, no such step) count as a
/// result, so that one mistake is told once.
fn is_result(
    definition: &Definition,
    step: &Step,
    outcome: &Outcome,
    done: &BTreeSet<StepNo>,
) -> bool {
    match &outcome.target {
        Target::End | Target::Reject | Target::Case(_) => true,
        Target::Supplement => false,
        Target::Steps(targets) => match targets.as_slice() {
            [no] => match definition.step(*no) {
                Some(target) if target.branch == step.branch => done.contains(no),
                Some(target) if target.branch.is_none() => !step.no.returns_to(*no),
                Some(_) | None => true,
            },
            _ => true,
        },
    }
}

/// Lanes that go forward to more than one step outside their group.
fn joins(definition: &Definition, group: char) -> Option<ProcessProblem> {
    let joins = definition.joins_of(group);
    if joins.len() < 2 {
        return None;
    }
    let leaves_for = |step: &&Step, join: &StepNo| {
        step.branch.is_some_and(|b| b.group == group) && step.next_steps().any(|to| to == *join)
    };
    let last = joins.last()?;
    let step = definition.steps.iter().find(|s| leaves_for(s, last))?;
    let names: Vec<String> = joins.iter().map(ToString::to_string).collect();
    Some(
        ProcessProblem::at(ProblemCode::JoinDiffers, step.no)
            .with("group", group)
            .with("joins", names.join(", ")),
    )
}
