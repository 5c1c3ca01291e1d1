//! Each step by itself: number, performer, outcomes, hours, and whether its targets exist.

use super::{hours_text, of_outcome};
use crate::{
    bounds,
    definition::Definition,
    outcome::{Outcome, OutcomeKind, Target, is_usable_label, means_silence},
    problem::{ProblemCode, ProcessProblem},
    step::{Step, StepClock, StepNo},
};
use std::collections::BTreeSet;

pub(super) fn check(definition: &Definition) -> Vec<ProcessProblem> {
    let mut problems = Vec::new();
    let mut numbers = BTreeSet::new();
    for step in &definition.steps {
        if !numbers.insert(step.no) {
            problems.push(ProcessProblem::at(ProblemCode::StepDuplicate, step.no));
        }
        problems.extend(of_step(step));
        problems.extend(of_outcomes(definition, step));
    }
    problems.extend(missing_targets(definition, |no| numbers.contains(&no)));
    problems
}

/// The targets of steps that do not exist; what exists is for the caller to say.
pub(crate) fn missing_targets(
    definition: &Definition,
    exists: impl Fn(StepNo) -> bool,
) -> Vec<ProcessProblem> {
    let mut problems = Vec::new();
    for step in &definition.steps {
        for outcome in &step.outcomes {
            let Target::Steps(targets) = &outcome.target else { continue };
            let missing = |target: String| {
                of_outcome(ProblemCode::TargetMissing, step.no, &outcome.label)
                    .with("target", target)
            };
            if targets.is_empty() {
                problems.push(missing("?".to_owned()));
            }
            let absent = targets.iter().filter(|no| !exists(**no));
            problems.extend(absent.map(|no| missing(no.to_string())));
        }
    }
    problems
}

fn of_step(step: &Step) -> Vec<ProcessProblem> {
    let mut problems = Vec::new();
    let mut note = |wrong: bool, code: ProblemCode| {
        if wrong {
            problems.push(ProcessProblem::at(code, step.no));
        }
    };
    note(step.name.trim().is_empty(), ProblemCode::NameMissing);
    let nobody = step.agency.trim().is_empty() || step.title.trim().is_empty();
    note(nobody, ProblemCode::PerformerMissing);
    note(step.outcomes.is_empty(), ProblemCode::OutcomesMissing);
    let texts = [&step.name, &step.agency, &step.title, &step.note];
    if texts.iter().any(|t| t.chars().count() > bounds::TEXT_CHARS) {
        let problem = ProcessProblem::at(ProblemCode::TextTooLong, step.no);
        problems.push(problem.with("most", bounds::TEXT_CHARS));
    }
    if step.outcomes.len() > bounds::OUTCOMES {
        let problem = ProcessProblem::at(ProblemCode::OutcomesTooMany, step.no);
        problems.push(problem.with("most", bounds::OUTCOMES));
    }
    if step.working_minutes > bounds::STEP_MINUTES {
        let problem = ProcessProblem::at(ProblemCode::StepTooLong, step.no);
        problems.push(problem.with("most", hours_text(bounds::STEP_MINUTES)));
    }
    if !(1..=10).contains(&step.status_on_entry) {
        let problem = ProcessProblem::at(ProblemCode::StatusUnknown, step.no);
        problems.push(problem.with("value", step.status_on_entry));
    }
    if step.clock == StepClock::Stops && step.working_minutes > 0 {
        let problem = ProcessProblem::at(ProblemCode::StoppedWithHours, step.no);
        problems.push(problem.with("hours", hours_text(step.working_minutes)));
    }
    problems
}

fn of_outcomes(definition: &Definition, step: &Step) -> Vec<ProcessProblem> {
    let mut problems = Vec::new();
    let mut labels = BTreeSet::new();
    for outcome in &step.outcomes {
        let mut note = |wrong: bool, code: ProblemCode| {
            if wrong {
                problems.push(of_outcome(code, step.no, &outcome.label));
            }
        };
        note(!labels.insert(&outcome.label), ProblemCode::OutcomeDuplicate);
        note(!is_usable_label(&outcome.label), ProblemCode::LabelUnusable);
        note(is_consent_by_silence(step, outcome), ProblemCode::SilenceAsAnswer);
        note(outcome.kind == OutcomeKind::NoAnswer, ProblemCode::NoAnswerPresent);
        let to_itself = matches!(&outcome.target, Target::Case(code) if *code == definition.case);
        note(to_itself, ProblemCode::CaseToItself);
        if matches!(&outcome.target, Target::Steps(lanes) if lanes.len() > bounds::LANES) {
            let problem = of_outcome(ProblemCode::LanesTooMany, step.no, &outcome.label);
            problems.push(problem.with("most", bounds::LANES));
        }
    }
    problems
}

/// An import never makes such an outcome; JSON from elsewhere may.
fn is_consent_by_silence(step: &Step, outcome: &Outcome) -> bool {
    outcome.kind == OutcomeKind::Ordinary && means_silence(&outcome.label, step.performer)
}
