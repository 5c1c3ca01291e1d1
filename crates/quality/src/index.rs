//! The index: shares become points, points become groups and a total, and what would lift it most.

use crate::{Counts, Criterion, Edition, Group, Points, Rules, Share, WhenEmpty};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was measured, by criterion. A criterion that is not in it has no data: the system does not
/// hold what it would be counted from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inputs(BTreeMap<Criterion, Share>);

/// What the counts of dossiers do not say, where somebody knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Beside {
    /// Dossiers received in the period that were synchronised, of how many there should be (1.4).
    pub synchronised: Option<Share>,
    /// Dossiers with a reflection or a rating that is not content (5.4).
    pub discontent: Option<u64>,
    /// Dossiers received in the period that used the population register (4.5b).
    pub population: Option<Share>,
}

impl Inputs {
    /// What the counts of a period say, with what is known beside them.
    pub fn of(counts: &Counts, beside: &Beside) -> Self {
        let count = |value: i64| u64::try_from(value).unwrap_or(0);
        let share = |part: i64, whole: i64| Share::of(count(part), count(whole));
        let fully_online = share(counts.fully_online, counts.eligible);
        // 3.x is weighted by the synchronised share; where that is not known it is not weighted.
        let weighted = beside.synchronised.filter(|sync| sync.whole > 0);
        let on_time = share(counts.late(), counts.counted()).rest();
        let mut inputs = Self::default();
        inputs.set(Criterion::OnTime, Some(on_time));
        let fully_online = weighted.map_or(fully_online, |sync| fully_online.times(sync));
        inputs.set(Criterion::FullyOnline, Some(fully_online));
        inputs.set(Criterion::ElectronicResult, Some(share(counts.electronic, counts.documents)));
        inputs.set(Criterion::Digitised, Some(share(counts.digitised, counts.settled)));
        inputs.set(Criterion::Reused, Some(share(counts.reused, counts.settled)));
        inputs.set(Criterion::Synchronised, beside.synchronised);
        inputs.set(Criterion::PopulationDossiers, beside.population);
        inputs.set(
            Criterion::Content,
            beside.discontent.map(|discontent| content(counts, discontent)),
        );
        inputs
    }

    /// Sets what a criterion was measured at; `None` is no data.
    pub fn set(&mut self, criterion: Criterion, share: Option<Share>) {
        match share {
            Some(share) => self.0.insert(criterion, share),
            None => self.0.remove(&criterion),
        };
    }

    /// What a criterion was measured at.
    pub fn get(&self, criterion: Criterion) -> Option<Share> {
        self.0.get(&criterion).copied()
    }
}

/// 5.4: what is left of the dossiers that 2.1 counts without the late ones and those whose people
/// were not content. A dossier that is both is taken off twice, as the sum in the text has it.
fn content(counts: &Counts, discontent: u64) -> Share {
    let count = |value: i64| u64::try_from(value).unwrap_or(0);
    Share::of(count(counts.late()).saturating_add(discontent), count(counts.counted())).rest()
}

/// What became of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The system does not hold what it is counted from.
    NoData,
    /// There is nothing to divide by, and it does not count.
    NotApplicable,
    /// It is watched, without points.
    Watched,
    /// Points.
    Scored(Points),
}

/// A criterion with its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which.
    pub criterion: Criterion,
    /// The version of the formula.
    pub edition: Edition,
    /// What was measured.
    pub share: Option<Share>,
    /// What became of it.
    pub outcome: Outcome,
}

impl Line {
    /// The points; none where it does not count.
    pub const fn points(&self) -> Option<Points> {
        if let Outcome::Scored(points) = self.outcome { Some(points) } else { None }
    }

    /// The points that are missing from the maximum.
    pub fn missing(&self) -> Option<Points> {
        let points = self.points()?;
        Some(Points(self.criterion.most().0.saturating_sub(points.0)))
    }
}

/// Points of how many that were measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Score {
    /// The points.
    pub points: Points,
    /// The most points of the criteria that were measured.
    pub of: Points,
}

/// The index of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// The version of the formulas.
    pub edition: Edition,
    /// Every criterion in the order of the decision.
    pub lines: Vec<Line>,
}

impl Index {
    /// The index of what was measured.
    pub fn of(inputs: &Inputs, edition: Edition, rules: Rules) -> Self {
        let line = |criterion: Criterion| {
            let share = inputs.get(criterion);
            Line { criterion, edition, share, outcome: outcome(criterion, share, edition, rules) }
        };
        Self { edition, lines: Criterion::ALL.iter().copied().map(line).collect() }
    }

    /// The points of a group.
    pub fn group(&self, group: Group) -> Score {
        self.sum(|line| line.criterion.group() == group)
    }

    /// The points of all groups.
    pub fn total(&self) -> Score {
        self.sum(|_| true)
    }

    fn sum(&self, is_wanted: impl Fn(&Line) -> bool) -> Score {
        let mut score = Score::default();
        for line in self.lines.iter().filter(|line| is_wanted(line)) {
            let Some(points) = line.points() else { continue };
            score.points.0 += points.0;
            score.of.0 += line.criterion.most().0;
        }
        score
    }

    /// The line of a criterion.
    pub fn line(&self, criterion: Criterion) -> Option<&Line> {
        self.lines.iter().find(|line| line.criterion == criterion)
    }

    /// What would lift it most: the criteria with the most points missing, first.
    pub fn lifts(&self) -> Vec<Line> {
        let is_open = |line: &&Line| line.missing().is_some_and(|missing| missing.0 > 0);
        let mut lines: Vec<Line> = self.lines.iter().filter(is_open).copied().collect();
        lines.sort_by_key(|line| (std::cmp::Reverse(line.missing()), line.criterion));
        lines
    }
}

fn outcome(criterion: Criterion, share: Option<Share>, edition: Edition, rules: Rules) -> Outcome {
    let Some(share) = share else { return Outcome::NoData };
    if !criterion.is_scored() {
        return Outcome::Watched;
    }
    match (share.points(criterion.most(), edition.full_at(criterion)), rules.when_empty) {
        (Some(points), _) => Outcome::Scored(points),
        (None, WhenEmpty::NotApplicable) => Outcome::NotApplicable,
        (None, WhenEmpty::Zero) => Outcome::Scored(Points(0)),
    }
}

/// A change of formula, held against what was measured before it takes effect: each criterion whose
/// outcome differs, by the one edition and by the other.
pub fn compared(
    inputs: &Inputs,
    (now, then): (Edition, Edition),
    rules: Rules,
) -> Vec<(Line, Line)> {
    let (now, then) = (Index::of(inputs, now, rules), Index::of(inputs, then, rules));
    let pairs = now.lines.into_iter().zip(then.lines);
    pairs.filter(|(a, b)| a.outcome != b.outcome).collect()
}
