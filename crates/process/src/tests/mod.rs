//! What the rules say, on the real processes and on small ones that break them.

mod firing;
mod import;
mod lanes;
mod pictures;
mod real;
mod unsound;
mod walks;

use crate::{
    Advance, DayUnit, Definition, Finish, Marking, Performer, Step, StepClock, StepNo, TokenId,
    fire, import_csv, parse_outcomes, start,
};
use std::sync::LazyLock;

/// The processes of a province, state of 2023.
pub(crate) const PROCESSES: &str = include_str!("../../testdata/processes.csv");

static REAL: LazyLock<Vec<Definition>> = LazyLock::new(|| import_csv(PROCESSES).unwrap());

/// Every real definition.
pub(crate) fn all_real() -> Vec<Definition> {
    REAL.clone()
}

/// A real definition by its case.
pub(crate) fn real(case: &str) -> Definition {
    REAL.iter().find(|d| d.case == case).unwrap().clone()
}

/// A definition of one-hour steps, each as `number lane performer outcomes`; lane `-` is the trunk.
pub(crate) fn small(steps: &[&str]) -> Definition {
    Definition {
        procedure: "1.000000".into(),
        case: "1.000000.01".into(),
        case_name: "Thử".into(),
        statutory_days: 0,
        day_unit: DayUnit::WorkingDay,
        steps: steps.iter().map(|line| small_step(line)).collect(),
        source: String::new(),
    }
}

fn small_step(line: &str) -> Step {
    let mut parts = line.splitn(4, ' ');
    let mut part = || parts.next().unwrap_or_default();
    let (no, lane, performer, outcomes) = (part(), part(), part(), part());
    let performer = Performer::ALL.into_iter().find(|p| p.code() == performer).unwrap();
    Step {
        no: StepNo(no.parse().unwrap()),
        name: format!("Việc {no}"),
        performer,
        agency: "UBND cấp xã".into(),
        title: "Công chức".into(),
        working_minutes: 60,
        outcomes: parse_outcomes(outcomes, performer).unwrap(),
        note: String::new(),
        level: None,
        branch: (lane != "-").then(|| lane.parse().unwrap()),
        clock: StepClock::Runs,
        status_on_entry: 4,
    }
}

/// A run of a definition that is told by step numbers, as people tell it.
pub(crate) struct Told<'a> {
    pub(crate) definition: &'a Definition,
    pub(crate) marking: Marking,
    pub(crate) last: Advance,
}

impl<'a> Told<'a> {
    pub(crate) fn start(definition: &'a Definition) -> Self {
        let last = start(definition).unwrap();
        Self { definition, marking: last.marking.clone(), last }
    }

    /// The token at which somebody works on a step.
    pub(crate) fn at(&self, step: u16) -> TokenId {
        let open = self.marking.open().find(|t| t.step == StepNo(step));
        open.unwrap_or_else(|| panic!("step {step} is not open: {:?}", self.marking)).id
    }

    /// Takes an outcome at a step and tells what happened: `entered 4,5`, `passed 6`, `waits 6`.
    pub(crate) fn take(&mut self, step: u16, outcome: &str) -> String {
        let advance = fire(self.definition, &self.marking, self.at(step), outcome).unwrap();
        self.marking = advance.marking.clone();
        self.last = advance;
        self.words()
    }

    fn words(&self) -> String {
        let list = |word: &str, steps: Vec<String>| {
            if steps.is_empty() { String::new() } else { format!("{word} {}; ", steps.join(",")) }
        };
        let passed = self.last.passed.iter().map(ToString::to_string).collect();
        let entered = self.last.entered.iter().map(|(_, s)| s.to_string()).collect();
        let open = self.marking.open().map(|t| t.step.to_string()).collect();
        let waits = self.marking.tokens().iter().filter(|t| t.waiting);
        let waits = waits.map(|t| t.step.to_string()).collect();
        let result = match &self.last.result {
            None => String::new(),
            Some(Finish::Ended) => "ended; ".into(),
            Some(Finish::Supplement) => "supplement; ".into(),
            Some(Finish::Reject) => "reject; ".into(),
            Some(Finish::SwitchCase(code)) => format!("case {code}; "),
        };
        let text = [
            list("passed", passed),
            list("entered", entered),
            list("open", open),
            list("waits", waits),
            list("cancelled", self.last.cancelled.iter().map(|t| format!("#{t}")).collect()),
            result,
        ]
        .concat();
        text.trim_end_matches("; ").to_owned()
    }
}
