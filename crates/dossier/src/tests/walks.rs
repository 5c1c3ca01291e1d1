//! Random walks over every case of the demo: whatever people try, in whatever order, what always
//! holds is checked after every command (see [`super::invariants`]).

use super::{
    demo::{PROCEDURES, PROCESSES},
    world::{Who, World},
};
use crate::{
    BusinessState, Dossier, Event,
    codes::{ResultKind, ReturnWay},
    command::{AttachResult, CompleteStep, DigitisePaper},
    state::OpenStep,
};
use mc_kernel::{Dong, SeededRandom};
use mc_process::{Outcome, OutcomeKind, Performer, Target};
use std::collections::BTreeSet;

const WALKS: usize = 2_000;
const MOST_COMMANDS: usize = 60;

/// What the walks have seen, so that they are known to go everywhere.
#[derive(Default)]
struct Seen {
    events: BTreeSet<&'static str>,
    states: BTreeSet<BusinessState>,
    refused: BTreeSet<&'static str>,
}

fn cases() -> Vec<&'static str> {
    let filed = |p: &&mc_process::Definition| PROCEDURES[&p.procedure].can_be_filed();
    PROCESSES.values().filter(filed).map(|p| p.case.as_str()).collect()
}

/// One of several walkers, so that they may walk at the same time.
fn walk_share(share: usize, shares: usize) {
    let cases = cases();
    let mut seen = Seen::default();
    for seed in (share..WALKS).step_by(shares) {
        let mut walk = Walk::new(cases[seed % cases.len()], seed);
        for _ in 0..walk.random.below(MOST_COMMANDS) {
            walk.step();
            let business = walk.world.dossier().business;
            seen.states.insert(business);
            if business.is_closed() {
                walk.nothing_more_happens();
                break;
            }
        }
        walk.any_order_folds();
        walk.comes_to_an_end();
        seen.events.extend(walk.world.watch.events.iter().map(Event::kind));
        seen.refused.extend(&walk.world.refused);
    }
    let kinds: BTreeSet<&str> = Event::KINDS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(seen.events, kinds, "the walks see every kind of event");
    assert_eq!(seen.states, BusinessState::ALL.into_iter().collect());
    assert!(seen.refused.len() > 15, "the walks run into refusals: {:?}", seen.refused);
}

#[test]
fn walks_keep_the_rules_1() {
    walk_share(0, 4);
}

#[test]
fn walks_keep_the_rules_2() {
    walk_share(1, 4);
}

#[test]
fn walks_keep_the_rules_3() {
    walk_share(2, 4);
}

#[test]
fn walks_keep_the_rules_4() {
    walk_share(3, 4);
}

struct Walk {
    world: World,
    random: SeededRandom,
    /// For apologies, stops and orders, so that they leave the other choices as they are.
    rules: SeededRandom,
    /// For papers that are digitised and revoked, likewise.
    papers: SeededRandom,
}

impl Walk {
    fn new(case: &str, seed: usize) -> Self {
        let seed = u64::try_from(seed).unwrap();
        let random = SeededRandom::new(seed);
        let rules = SeededRandom::new(seed + 1_000_000);
        let papers = SeededRandom::new(seed + 2_000_000);
        let mut world = World::of(case);
        if random.below(3) == 0 {
            world.submit_at_desk();
        } else {
            world.submit();
        }
        world.is_tolerant = true;
        Self { world, random, rules, papers }
    }

    fn chance(&self, percent: usize) -> bool {
        self.random.below(100) < percent
    }

    fn step(&mut self) {
        self.time_passes();
        if self.chance(8) {
            self.anybody_acts();
        }
        if self.rules.below(100) < 8 {
            self.about_time();
        }
        if self.papers.below(100) < 6 {
            self.about_papers();
        }
        let dossier = self.world.dossier().clone();
        if dossier.stopped.is_some() && self.rules.below(100) < 70 {
            let step = dossier.steps.first().map_or(2, |open| open.step.0);
            self.world.reopen(step);
        } else if dossier.business == BusinessState::Submitted {
            self.at_intake();
        } else if dossier.supplement.is_some() && self.chance(80) {
            self.world.answer_supplement();
        } else if self.chance(2) {
            self.world.withdraw();
        } else if let Some(open) = self.random.pick(&dossier.steps).cloned() {
            self.at_step(&open);
        } else {
            self.hand_over();
        }
    }

    fn time_passes(&mut self) {
        if self.chance(40) {
            let minutes = self.random.below(3 * 24 * 60);
            self.world.now = self.world.now.plus_minutes(i64::try_from(minutes).unwrap());
        }
    }

    /// Somebody acts who usually does not.
    fn anybody_acts(&mut self) {
        let step = u16::try_from(self.random.below(9) + 1).unwrap();
        let exists = self.world.dossier().steps.iter().any(|s| s.step.0 == step);
        let anybody = [
            Who::Applicant,
            Who::OtherCitizen,
            Who::Desk,
            Who::Bystander,
            Who::ApplicantAtDesk,
            Who::Officer(step),
            Who::Head(step),
            Who::ApplicantAsOfficer(step),
        ];
        let known = if exists { anybody.as_slice() } else { &anybody[..5] };
        self.world.by = self.random.pick(known).copied();
    }

    /// An apology, another day, a stop, an order.
    fn about_time(&mut self) {
        let step = self.world.dossier().steps.first().map_or(2, |open| open.step.0);
        let later = self.world.local().day.plus_days(14);
        match self.rules.below(6) {
            0 | 1 => self.world.propose_apology(),
            2 => self.world.reappoint(step, &format!("{later}T10:00")),
            3 => self.world.stop(),
            4 => self.world.order(step, &format!("{later}T10:00")),
            _ => self.world.answer_order(step),
        };
    }

    /// A paper is digitised, or loses its force.
    fn about_papers(&mut self) {
        let digitised = self.world.dossier().digitised.last().map(|d| d.paper);
        if let Some(paper) = digitised.filter(|_| self.papers.below(3) == 0) {
            self.world.revoke(paper);
            return;
        }
        let code = self.world.procedure.papers().next().map(|paper| paper.code.to_string());
        let Some(code) = code else { return };
        let file = self.world.file(&code);
        let scan = DigitisePaper { kind: code, file, ..self.world.scan() };
        self.world.digitise(scan);
    }

    fn at_intake(&mut self) {
        match self.random.below(20) {
            0 => self.world.refuse(),
            1 | 2 => self.world.ask_supplement_at_desk(),
            3 => self.world.withdraw(),
            4..9 => self.world.take_in_only(),
            _ => self.world.take_in(),
        };
    }

    fn at_step(&mut self, open: &OpenStep) {
        let no = open.step.0;
        let has_result = self.world.dossier().current_results().next().is_some();
        match self.random.below(20) {
            0 => {
                let due = self.world.local().day.plus_days(2);
                self.world.ask_opinion(no, &format!("{due}T10:00"));
            }
            1 => {
                let to = [Some(Who::Officer(no)), Some(Who::Colleague(no)), None];
                self.world.assign(no, *self.random.pick(&to).unwrap());
            }
            2 => {
                self.world.give_opinion();
            }
            3 => {
                self.world.close_opinion(no);
            }
            4 => self.attach(open),
            _ if !has_result && self.chance(50) => self.attach(open),
            _ => self.complete(open),
        }
    }

    fn attach(&mut self, open: &OpenStep) {
        let no = open.step.0;
        let kind = if self.chance(10) { ResultKind::Refusal } else { ResultKind::Granted };
        let codes: Vec<String> =
            self.world.procedure.results.iter().map(|r| r.code.to_string()).collect();
        let code = self.random.pick(&codes).cloned().unwrap_or_default();
        let command = AttachResult { kind, code, ..self.world.result_document(no) };
        self.world.attach_as(no, command);
    }

    fn complete(&mut self, open: &OpenStep) {
        let no = open.step.0;
        let step = self.world.process().step(open.step).unwrap().clone();
        let Some(outcome) = self.choose(&step.outcomes) else { return };
        match &outcome.target {
            Target::End if step.performer == Performer::OneStop => return self.hand_over(),
            Target::Supplement => {
                self.world.ask_supplement(no, &outcome.label);
                return;
            }
            Target::Reject => {
                self.world.refuse_at(no, &outcome.label);
                return;
            }
            Target::End | Target::Steps(_) | Target::Case(_) => {}
        }
        if self.world.by.is_none() {
            let usual = match (outcome.kind, step.performer) {
                (OutcomeKind::NoAnswer, _) => Who::Asker(no),
                (OutcomeKind::Ordinary, Performer::Applicant) if self.chance(50) => Who::Applicant,
                (OutcomeKind::Ordinary, _) => Who::Officer(no),
            };
            self.world.by = Some(usual);
        }
        let fee = self.chance(90).then_some(Dong(500_000));
        let command = CompleteStep { fee, ..self.world.completion(no, &outcome.label) };
        self.world.complete_as(no, command);
    }

    /// Mostly an outcome that leads on.
    fn choose(&self, outcomes: &[Outcome]) -> Option<Outcome> {
        let first = outcomes.first().filter(|_| self.chance(60));
        first.or_else(|| self.random.pick(outcomes)).cloned()
    }

    fn hand_over(&mut self) {
        let way = *self.random.pick(&ReturnWay::ALL).unwrap();
        self.world.hand_over(way);
    }

    /// A closed dossier takes no command, except to be rated once when its result was received.
    fn nothing_more_happens(&mut self) {
        let may_rate = self.world.dossier().business == BusinessState::Returned;
        self.world.rate();
        assert_eq!(self.world.dossier().is_rated, may_rate);
        let ended = self.world.dossier().clone();
        self.world.rate().take_in().refuse().ask_supplement_at_desk();
        self.world.answer_supplement().withdraw().hand_over(ReturnWay::Desk);
        self.world.complete(2, "đạt").assign(2, None).attach(2);
        self.world.ask_supplement(2, "cần bổ sung").ask_opinion(2, "2030-01-01T08:00");
        self.world.give_opinion().close_opinion(2);
        self.world.propose_apology().reappoint(2, "2030-01-01T08:00").stop().reopen(2);
        self.world.order(2, "2030-01-01T08:00");
        assert_eq!(self.world.dossier(), &ended, "a closed dossier does not change");
    }

    /// No dossier gets stuck: from wherever a walk has led it, everybody doing their part brings it to
    /// the hand-over.
    fn comes_to_an_end(&mut self) {
        self.world.by = None;
        let mut world = self.world.clone();
        for _ in 0..MOST_COMMANDS {
            let dossier = world.dossier().clone();
            if dossier.business.is_closed() {
                return;
            }
            world.now = world.now.plus_minutes(60);
            if dossier.business == BusinessState::Submitted {
                world.take_in();
            } else if dossier.supplement.is_some() {
                world.answer_supplement();
            } else if dossier.stopped.is_some() {
                world.reopen(dossier.steps.first().map_or(2, |open| open.step.0));
            } else if let Some(open) = dossier.steps.first().filter(|_| dossier.ended.is_none()) {
                do_part(&mut world, open);
            } else if let Some(open) = dossier.steps.iter().find(|open| !is_return(&world, open)) {
                do_part(&mut world, open);
            } else {
                world.hand_over(ReturnWay::Desk);
            }
        }
        panic!("{} is stuck after\n{}", world.case, world.told);
    }

    /// Folding is total: the events in any order make some state.
    fn any_order_folds(&self) {
        let mut events = self.world.watch.events.clone();
        let Event::Submitted(first) = events.remove(0) else { panic!("submitted comes first") };
        for from in (1..events.len()).rev() {
            events.swap(from, self.random.below(from + 1));
        }
        let opened = Dossier::opened(self.world.dossier().id, &first);
        let folded = events.iter().fold(opened, Dossier::apply);
        assert_eq!(folded.version, self.world.dossier().version);
    }
}

fn is_return(world: &World, open: &OpenStep) -> bool {
    let step = world.process().step(open.step).unwrap();
    step.performer == Performer::OneStop && step.outcomes.iter().any(|o| o.target == Target::End)
}

/// The performer of a step, whoever it was given to, attaches a result where one is missing and
/// goes on.
fn do_part(world: &mut World, open: &OpenStep) {
    let no = open.step.0;
    if open.assignee.is_some() {
        world.by(Who::Head(no)).assign(no, None);
    }
    let dossier = world.dossier().clone();
    for asked in dossier.open_consultations().filter(|c| c.token == open.token) {
        world.now = world.now.max(asked.due.plus_minutes(1));
        let close = crate::command::CloseConsultation { consultation: asked.id };
        world.run(Who::Officer(no), "closes", &crate::Command::CloseConsultation(close));
    }
    if world.dossier().current_results().next().is_none() {
        world.attach(no);
    }
    let step = world.process().step(open.step).unwrap().clone();
    let leads_on = |o: &&Outcome| {
        let goes_on =
            matches!(&o.target, Target::Steps(to) if to.iter().all(|to| !step.no.returns_to(*to)));
        o.kind == OutcomeKind::Ordinary && (goes_on || o.target == Target::End)
    };
    // What the applicant corrects comes back to the step that sent it.
    let leads_back = |o: &&Outcome| matches!(o.target, Target::Steps(_));
    let outcomes = || step.outcomes.iter();
    let outcome = outcomes().find(leads_on).or_else(|| outcomes().find(leads_back));
    let label = outcome.unwrap().label.clone();
    world.ask_fee(no, &label, 500_000);
}
