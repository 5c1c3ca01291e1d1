//! One call of the machine: moves tokens until nothing fires by itself any more.

use super::{Advance, Finish, MachineError, Marking, Token, TokenId};
use crate::{
    definition::Definition,
    outcome::{Outcome, OutcomeKind, Target},
    step::{Performer, Step, StepNo},
};
use std::collections::{BTreeSet, VecDeque};

pub(super) struct Run<'a> {
    definition: &'a Definition,
    marking: Marking,
    /// Tokens with this id or a higher one began in this call.
    first_new: TokenId,
    /// New tokens of which it is not yet known whether their step fires by itself.
    fresh: VecDeque<TokenId>,
    left: Vec<TokenId>,
    cancelled: Vec<TokenId>,
    passed: Vec<StepNo>,
    result: Option<Finish>,
}

impl<'a> Run<'a> {
    pub(super) fn new(definition: &'a Definition, marking: &Marking) -> Self {
        Self {
            definition,
            marking: marking.clone(),
            first_new: marking.next_id(),
            fresh: VecDeque::new(),
            left: Vec::new(),
            cancelled: Vec::new(),
            passed: Vec::new(),
            result: None,
        }
    }

    /// Opens a token at a step.
    pub(super) fn enter(
        &mut self,
        step: StepNo,
        fork: Option<TokenId>,
    ) -> Result<(), MachineError> {
        self.step(step)?;
        let id = self.marking.open_at(step, fork).ok_or(MachineError::TokensExhausted)?;
        self.fresh.push_back(id);
        Ok(())
    }

    /// Ends the stay of a token and goes where the outcome leads.
    pub(super) fn follow(&mut self, token: Token, outcome: &Outcome) -> Result<(), MachineError> {
        match &outcome.target {
            Target::Steps(steps) => {
                return match steps.as_slice() {
                    [] => Err(broken(token.step)),
                    [to] => self.go(token, *to),
                    lanes => self.fork(token, lanes),
                };
            }
            Target::End => {
                self.leave(token);
                return self.meet(token.fork);
            }
            Target::Supplement => self.finish(token, Finish::Supplement),
            Target::Reject => self.finish(token, Finish::Reject),
            Target::Case(code) => self.finish(token, Finish::SwitchCase(code.clone())),
        }
        Ok(())
    }

    /// Ends every token; those that were at work count as cancelled.
    pub(super) fn cancel_all(&mut self) {
        self.cancel(|_| true);
    }

    /// Fires what fires by itself and closes the books. Every step may do so once in a call: a step
    /// that would do so twice stands in a loop of the system without exit.
    pub(super) fn settle(mut self) -> Result<Advance, MachineError> {
        let mut fired = BTreeSet::new();
        while let Some(id) = self.fresh.pop_front() {
            let Some(token) = self.marking.token(id).copied() else { continue };
            let step = self.step(token.step)?;
            if let Some(outcome) = fires_by_itself(step) {
                if !fired.insert(step.no) {
                    return Err(broken(step.no));
                }
                self.passed.push(step.no);
                self.follow(token, outcome)?;
            }
        }
        if self.marking.is_empty() && self.result.is_none() {
            self.result = Some(Finish::Ended);
        }
        let is_new = |token: &&Token| token.id >= self.first_new;
        let entered = self.marking.open().filter(is_new).map(|t| (t.id, t.step)).collect();
        Ok(Advance {
            marking: self.marking,
            entered,
            left: self.left,
            cancelled: self.cancelled,
            passed: self.passed,
            result: self.result,
        })
    }

    fn step(&self, no: StepNo) -> Result<&'a Step, MachineError> {
        self.definition.step(no).ok_or_else(|| broken(no))
    }

    fn go(&mut self, token: Token, to: StepNo) -> Result<(), MachineError> {
        let (from, target) = (self.step(token.step)?, self.step(to)?);
        match token.fork {
            Some(fork) if from.shares_group(target) => {
                self.leave(token);
                self.enter(to, Some(fork))
            }
            Some(fork) if !from.no.returns_to(to) => {
                self.note_left(token);
                self.marking.wait_at(token.id, to);
                self.meet(Some(fork))
            }
            Some(fork) => {
                self.leave(token);
                self.cancel(|t| t.fork == Some(fork));
                self.enter(to, None)
            }
            None => {
                self.leave(token);
                self.enter(to, None)
            }
        }
    }

    fn fork(&mut self, token: Token, lanes: &[StepNo]) -> Result<(), MachineError> {
        let steps: Vec<&Step> =
            lanes.iter().map(|no| self.step(*no)).collect::<Result<_, MachineError>>()?;
        let branches: BTreeSet<_> = steps.iter().filter_map(|s| s.branch).collect();
        let groups: BTreeSet<char> = branches.iter().map(|b| b.group).collect();
        if token.fork.is_some() || branches.len() < steps.len() || groups.len() > 1 {
            return Err(broken(token.step));
        }
        self.leave(token);
        steps.into_iter().try_for_each(|step| self.enter(step.no, Some(token.id)))
    }

    /// Lets the lanes of a fork meet when all of them wait.
    fn meet(&mut self, fork: Option<TokenId>) -> Result<(), MachineError> {
        let Some(fork) = fork else { return Ok(()) };
        let lanes: Vec<Token> =
            self.marking.tokens().iter().filter(|t| t.fork == Some(fork)).copied().collect();
        let Some(join) = lanes.first().map(|t| t.step) else { return Ok(()) };
        if lanes.iter().any(|t| !t.waiting) {
            return Ok(());
        }
        if lanes.iter().any(|t| t.step != join) {
            return Err(broken(join));
        }
        for lane in &lanes {
            self.marking.remove(lane.id);
        }
        self.enter(join, None)
    }

    fn finish(&mut self, token: Token, result: Finish) {
        self.leave(token);
        self.cancel_all();
        self.result = Some(result);
    }

    fn leave(&mut self, token: Token) {
        self.note_left(token);
        self.marking.remove(token.id);
    }

    fn cancel(&mut self, which: impl Fn(&Token) -> bool) {
        let ended: Vec<Token> =
            self.marking.tokens().iter().filter(|t| which(t)).copied().collect();
        for token in ended {
            if self.note_left(token) {
                self.cancelled.push(token.id);
            }
            self.marking.remove(token.id);
        }
    }

    /// Notes that a stay ended, unless nobody outside ever saw it or it ended before.
    fn note_left(&mut self, token: Token) -> bool {
        let seen = token.id < self.first_new && !token.waiting;
        if seen {
            self.left.push(token.id);
        }
        seen
    }
}

fn fires_by_itself(step: &Step) -> Option<&Outcome> {
    match step.outcomes.as_slice() {
        [only] if step.performer == Performer::System && only.kind == OutcomeKind::Ordinary => {
            Some(only)
        }
        _ => None,
    }
}

fn broken(at: StepNo) -> MachineError {
    MachineError::DefinitionBroken { at: Some(at) }
}
