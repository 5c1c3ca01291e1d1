//! Whether a definition is sound: what the visual editor must find before a process is published
//! (steps without performer, loops without exit, branches without result), and more.

mod lanes;
mod shape;
mod ways;

use crate::{
    bounds,
    definition::Definition,
    outcome::Target,
    problem::{ProblemCode, ProcessProblem, Severity},
    step::StepNo,
};

pub(crate) use shape::missing_targets;

/// Every problem of a definition: those of the whole first, then by step.
///
/// Without an error, every step can be reached, from every step an end can be reached, lanes meet,
/// and the machine never answers [`crate::MachineError::DefinitionBroken`]. Returns to earlier steps
/// count for reachability only.
pub fn validate(definition: &Definition) -> Vec<ProcessProblem> {
    if definition.steps.is_empty() {
        return vec![ProcessProblem::new(ProblemCode::NoStep)];
    }
    if definition.steps.len() > bounds::STEPS {
        let problem = ProcessProblem::new(ProblemCode::StepsTooMany);
        return vec![problem.with("most", bounds::STEPS)];
    }
    let mut problems = shape::check(definition);
    if problems.iter().any(|p| is_oversize(p.code)) {
        return problems;
    }
    problems.extend(ways::check(definition));
    problems.extend(lanes::check(definition));
    problems.extend(hours(definition));
    problems.sort_by_key(|p| p.step);
    problems
}

/// What is too large is not searched for ways.
fn is_oversize(code: ProblemCode) -> bool {
    matches!(code, ProblemCode::OutcomesTooMany | ProblemCode::LanesTooMany)
}

/// Whether a definition has no error; warnings do not count.
pub fn is_sound(definition: &Definition) -> bool {
    validate(definition).iter().all(|p| p.severity == Severity::Warning)
}

/// The outcomes that continue as a case which none of the definitions describes; each problem with
/// the case it was found in as the parameter `case`.
pub fn unknown_cases(definitions: &[Definition]) -> Vec<ProcessProblem> {
    let known: std::collections::BTreeSet<&str> =
        definitions.iter().map(|d| d.case.as_str()).collect();
    let mut problems = Vec::new();
    for definition in definitions {
        for step in &definition.steps {
            for outcome in &step.outcomes {
                if let Target::Case(code) = &outcome.target
                    && !known.contains(code.as_str())
                {
                    let problem = ProcessProblem::at(ProblemCode::CaseUnknown, step.no);
                    let problem = problem.with("outcome", &outcome.label).with("target", code);
                    problems.push(problem.with("case", &definition.case));
                }
            }
        }
    }
    problems
}

/// The hours rule: the counted hours of the longest way are the statutory days at eight hours each.
///
/// More is an error, since the plan itself would break the law; less leaves time that nobody was
/// given, which may be meant.
fn hours(definition: &Definition) -> Option<ProcessProblem> {
    let (planned, granted) = (definition.longest_minutes(), definition.statutory_minutes());
    let code = match planned.cmp(&granted) {
        _ if granted == 0 => return None,
        std::cmp::Ordering::Equal => return None,
        std::cmp::Ordering::Greater => ProblemCode::HoursOver,
        std::cmp::Ordering::Less => ProblemCode::HoursUnder,
    };
    let problem = ProcessProblem::new(code).with("planned", hours_text(planned));
    Some(problem.with("granted", hours_text(granted)))
}

/// Minutes as hours: `4` or `4.5`.
pub(crate) fn hours_text(minutes: u32) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    match rest {
        0 => hours.to_string(),
        30 => format!("{hours}.5"),
        _ => format!("{hours}:{rest:02}"),
    }
}

/// A problem of one outcome of a step.
fn of_outcome(code: ProblemCode, step: StepNo, label: &str) -> ProcessProblem {
    ProcessProblem::at(code, step).with("outcome", label)
}
