//! Random walks over every real process: what always holds.

use super::{REAL, all_real, real};
use crate::{
    Advance, Definition, Finish, Marking, Step, StepNo, Target, TokenId, choices, fire, restart,
    start,
};
use mc_kernel::SeededRandom;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const MOVES: usize = 60;
const WALKS: u64 = 20;

/// What has been seen of a dossier so far.
#[derive(Default)]
struct History {
    entered: BTreeMap<TokenId, StepNo>,
    left: BTreeSet<TokenId>,
}

impl History {
    fn check(&mut self, definition: &Definition, advance: &Advance) {
        for id in &advance.left {
            assert!(self.entered.contains_key(id), "{id} left but never entered");
            assert!(self.left.insert(*id), "{id} left twice");
        }
        for (id, step) in &advance.entered {
            assert_eq!(self.entered.insert(*id, *step), None, "{id} stands at two steps");
            assert!(definition.step(*step).is_some());
        }
        assert!(advance.cancelled.iter().all(|id| advance.left.contains(id)));
        let marking = &advance.marking;
        let ids: BTreeSet<TokenId> = marking.tokens().iter().map(|t| t.id).collect();
        assert_eq!(ids.len(), marking.tokens().len(), "ids are unique");
        let open: BTreeSet<(TokenId, StepNo)> = marking.open().map(|t| (t.id, t.step)).collect();
        let expect: BTreeSet<(TokenId, StepNo)> = self
            .entered
            .iter()
            .filter(|(id, _)| !self.left.contains(id))
            .map(|(id, step)| (*id, *step))
            .collect();
        assert_eq!(open, expect, "open is what was entered and not left");
        match &advance.result {
            Some(_) => assert!(marking.is_empty(), "a finished marking is empty"),
            None => assert!(marking.open().next().is_some(), "no marking is stuck"),
        }
    }
}

/// How many steps each step is away from an exit, by its nearest outcome.
fn distances(definition: &Definition) -> BTreeMap<StepNo, usize> {
    let mut distances: BTreeMap<StepNo, usize> = BTreeMap::new();
    for _ in 0..definition.steps.len() {
        for step in &definition.steps {
            let near = step.outcomes.iter().filter_map(|o| distance(&distances, &o.target)).min();
            if let Some(near) = near {
                let known = distances.entry(step.no).or_insert(usize::MAX);
                *known = near.min(*known);
            }
        }
    }
    distances
}

/// Supplements are left out, since they lead back to the start.
fn distance(distances: &BTreeMap<StepNo, usize>, target: &Target) -> Option<usize> {
    match target {
        Target::End | Target::Reject | Target::Case(_) => Some(0),
        Target::Supplement => None,
        Target::Steps(steps) => {
            let each: Option<Vec<usize>> =
                steps.iter().map(|s| distances.get(s).copied()).collect();
            each?.into_iter().max().map(|d| d + 1)
        }
    }
}

fn nearest_outcome<'a>(distances: &BTreeMap<StepNo, usize>, step: &'a Step) -> &'a str {
    let key = |target| distance(distances, target).unwrap_or(usize::MAX);
    &step.outcomes.iter().min_by_key(|o| key(&o.target)).unwrap().label
}

/// From any marking, the nearest outcomes lead to a finish.
fn finishes(definition: &Definition, marking: &Marking) {
    let distances = distances(definition);
    let mut marking = marking.clone();
    for _ in 0..definition.steps.len() * 2 {
        let Some(token) = marking.open().next().copied() else { break };
        let step = definition.step(token.step).unwrap();
        let outcome = nearest_outcome(&distances, step);
        marking = fire(definition, &marking, token.id, outcome).unwrap().marking;
    }
    assert!(marking.is_empty(), "{} never finishes from {marking:?}", definition.case);
}

#[test]
fn every_walk_keeps_the_rules() {
    let all = all_real();
    let mut finishes_seen: BTreeSet<&str> = BTreeSet::new();
    for (number, definition) in (0..).zip(&all) {
        for seed in 0..WALKS {
            let random = SeededRandom::new(number * WALKS + seed);
            let mut history = History::default();
            let mut advance = start(definition).unwrap();
            history.check(definition, &advance);
            for _ in 0..MOVES {
                advance = match &advance.result {
                    None => {
                        let open: Vec<_> = advance.marking.open().copied().collect();
                        let token = random.pick(&open).unwrap();
                        let outcomes = choices(definition, &advance.marking, token.id).unwrap();
                        let label = &random.pick(outcomes).unwrap().label;
                        fire(definition, &advance.marking, token.id, label).unwrap()
                    }
                    Some(finish) => {
                        finishes_seen.insert(match finish {
                            Finish::Ended => "ended",
                            Finish::Supplement => "supplement",
                            Finish::Reject => "reject",
                            Finish::SwitchCase(_) => "case",
                        });
                        restart(definition, &advance.marking).unwrap()
                    }
                };
                history.check(definition, &advance);
            }
            finishes(definition, &advance.marking);
        }
    }
    assert_eq!(finishes_seen.len(), 4, "the walks saw every way to finish: {finishes_seen:?}");
}

#[test]
fn every_step_is_visited_by_some_walk_of_the_linked_case() {
    let definition = real("2.002622.02");
    let mut seen: BTreeSet<StepNo> = BTreeSet::new();
    for seed in 0..200 {
        let random = SeededRandom::new(seed);
        let mut advance = start(&definition).unwrap();
        for _ in 0..MOVES {
            seen.extend(advance.passed.iter().copied());
            seen.extend(advance.entered.iter().map(|(_, step)| *step));
            let open: Vec<_> = advance.marking.open().copied().collect();
            let Some(token) = random.pick(&open) else { break };
            let outcomes = choices(&definition, &advance.marking, token.id).unwrap();
            let label = &random.pick(outcomes).unwrap().label;
            advance = fire(&definition, &advance.marking, token.id, label).unwrap();
        }
    }
    assert_eq!(seen.len(), definition.steps.len());
}

proptest! {
    #[test]
    fn markings_survive_json(case in 0_usize..59, picks in prop::collection::vec(any::<usize>(), 0..40)) {
        let definition = &REAL[case];
        let mut marking = start(definition).unwrap().marking;
        for pick in picks {
            let json = serde_json::to_string(&marking).unwrap();
            let again: Marking = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(&again, &marking);
            prop_assert_eq!(serde_json::to_string(&again).unwrap(), json);
            let open: Vec<_> = marking.open().copied().collect();
            marking = match open.get(pick % open.len().max(1)) {
                None => restart(definition, &again).unwrap().marking,
                Some(token) => {
                    let outcomes = choices(definition, &marking, token.id).unwrap();
                    let label = &outcomes[pick / 7 % outcomes.len()].label;
                    let stored = fire(definition, &again, token.id, label);
                    let advance = fire(definition, &marking, token.id, label);
                    prop_assert_eq!(&stored, &advance, "a stored marking goes on alike");
                    advance.unwrap().marking
                }
            };
        }
    }
}
