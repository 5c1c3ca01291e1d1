//! A process definition and the questions that callers ask of it.

use crate::{
    outcome::Target,
    step::{Performer, Step, StepNo},
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Working minutes of a day in a process: eight hours. Limits in calendar days are planned with the
/// same eight hours a day, although their clock runs in calendar days.
pub const DAY_MINUTES: u32 = 480;

/// The process (quy trình nội bộ, quy trình điện tử) of one case of a procedure.
///
/// A definition is a value: a change makes a new one, and a dossier keeps the one it started with.
/// It may be broken; [`crate::validate`] says how, and the machine refuses to run through the hole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The national code of the procedure: `1.001193`.
    pub procedure: String,
    /// The code of the case (trường hợp): `1.001193.01`.
    pub case: String,
    /// What the case is about.
    pub case_name: String,
    /// The time limit that the law sets, in `day_unit`; 0 when it sets none.
    pub statutory_days: u32,
    /// The days of the time limit.
    pub day_unit: DayUnit,
    /// The steps; the one with the lowest number is the first.
    pub steps: Vec<Step>,
    /// Where the definition comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// The days in which a time limit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayUnit {
    /// Working days (ngày làm việc).
    WorkingDay,
    /// Calendar days (ngày).
    CalendarDay,
}

impl Definition {
    /// The step with a number; the first one written, should the number stand twice.
    pub fn step(&self, no: StepNo) -> Option<&Step> {
        self.steps.iter().find(|s| s.no == no)
    }

    /// The step at which the process starts: the one with the lowest number.
    pub fn first(&self) -> Option<&Step> {
        self.steps.iter().min_by_key(|s| s.no)
    }

    /// Whether the whole process runs in a ministry's system and is only shown here.
    pub fn is_mirror_only(&self) -> bool {
        !self.steps.is_empty() && self.steps.iter().all(|s| s.performer == Performer::Mirror)
    }

    /// The steps that agencies of a type perform, in the order written.
    pub fn steps_of_agency<'a>(&'a self, agency: &'a str) -> impl Iterator<Item = &'a Step> {
        self.steps.iter().filter(move |s| s.agency == agency)
    }

    /// The minutes that the time limit grants.
    pub fn statutory_minutes(&self) -> u32 {
        self.statutory_days.saturating_mul(DAY_MINUTES)
    }

    /// Counted minutes on the longest way from the first step to an exit.
    ///
    /// Returns do not count, since each step is planned once; of a parallel group only the longest
    /// lane does, since lanes run at the same time.
    pub fn longest_minutes(&self) -> u32 {
        let mut steps: Vec<&Step> = self.steps.iter().collect();
        steps.sort_by_key(|s| s.no);
        // From the last step up, only steps with a higher number are known, so no return counts.
        let mut longest: BTreeMap<StepNo, u32> = BTreeMap::new();
        for step in steps.into_iter().rev() {
            let after = step.next_steps().filter_map(|to| longest.get(&to).copied()).max();
            let minutes = step.counted_minutes().saturating_add(after.unwrap_or(0));
            longest.insert(step.no, minutes);
        }
        self.first().and_then(|s| longest.get(&s.no).copied()).unwrap_or(0)
    }

    /// Whether a dossier at `from` can come to `to` by some outcomes, returns included. A step that
    /// exists reaches itself.
    pub fn reaches(&self, from: StepNo, to: StepNo) -> bool {
        self.reachable_from(from).contains(&to)
    }

    /// The steps to which a dossier at `from` can come, itself included.
    pub fn reachable_from(&self, from: StepNo) -> BTreeSet<StepNo> {
        let mut seen = BTreeSet::new();
        let mut open = VecDeque::from([from]);
        while let Some(no) = open.pop_front() {
            if let Some(step) = self.step(no)
                && seen.insert(no)
            {
                open.extend(step.next_steps().filter(|to| !seen.contains(to)));
            }
        }
        seen
    }

    /// The steps that open a step going forward: the bodies that asked, where it is a consultation.
    pub fn asked_by(&self, no: StepNo) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |s| !s.no.returns_to(no) && s.next_steps().any(|to| to == no))
    }

    /// The first steps of the other lanes that open together with the lane of a step, by number;
    /// none outside parallel groups.
    pub fn fork_siblings(&self, no: StepNo) -> Vec<StepNo> {
        let Some(own) = self.step(no).and_then(|s| s.branch) else { return Vec::new() };
        let lane_of = |no: &StepNo| self.step(*no).and_then(|s| s.branch);
        let siblings: BTreeSet<StepNo> = self
            .forks()
            .filter(|lanes| lanes.iter().filter_map(lane_of).any(|b| b == own))
            .flatten()
            .filter(|to| lane_of(to).is_some_and(|b| b != own))
            .copied()
            .collect();
        siblings.into_iter().collect()
    }

    /// The step at which the lanes of a group meet: the lowest number outside the group to which a
    /// step of a lane goes forward.
    pub fn join_of(&self, group: char) -> Option<StepNo> {
        self.joins_of(group).first().copied()
    }

    pub(crate) fn joins_of(&self, group: char) -> BTreeSet<StepNo> {
        let in_group = |s: &Step| s.branch.is_some_and(|b| b.group == group);
        self.steps
            .iter()
            .filter(|s| in_group(s))
            .flat_map(|s| s.next_steps().filter(|to| !s.no.returns_to(*to)))
            .filter(|to| self.step(*to).is_some_and(|s| !in_group(s)))
            .collect()
    }

    fn forks(&self) -> impl Iterator<Item = &Vec<StepNo>> {
        self.steps.iter().flat_map(|s| &s.outcomes).filter_map(|o| match &o.target {
            Target::Steps(steps) if steps.len() > 1 => Some(steps),
            Target::Steps(_)
            | Target::End
            | Target::Supplement
            | Target::Reject
            | Target::Case(_) => None,
        })
    }
}

impl Step {
    /// Every step that an outcome of this one names, in the order written.
    pub fn next_steps(&self) -> impl Iterator<Item = StepNo> {
        self.outcomes
            .iter()
            .flat_map(|o| match &o.target {
                Target::Steps(steps) => steps.as_slice(),
                Target::End | Target::Supplement | Target::Reject | Target::Case(_) => &[],
            })
            .copied()
    }
}
