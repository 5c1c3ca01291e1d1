//! Where a dossier stands: its tokens.

use crate::step::StepNo;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt};

/// The number of a token: one stay of a dossier at one step. Never reused within a dossier, also not
/// after a restart or a change of case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenId(pub u32);

impl fmt::Display for TokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A token: a step that is open, or a finished lane that waits for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// Its number.
    pub id: TokenId,
    /// The open step; of a waiting token, the step at which the lanes meet.
    pub step: StepNo,
    /// The token whose outcome opened the lanes, for tokens inside lanes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fork: Option<TokenId>,
    /// Whether the lane is finished and waits for its siblings.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waiting: bool,
}

/// All tokens of a dossier, by id, and the next free id.
///
/// There is either one token outside the lanes, or the tokens of one parallel group. Empty means that
/// the dossier is at no step: finished, refused, handed over to another case, or with the applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Marking {
    next: u32,
    tokens: Vec<Token>,
}

impl Default for Marking {
    fn default() -> Self {
        Self { next: 1, tokens: Vec::new() }
    }
}

impl Marking {
    /// Every token, by id.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The tokens at which somebody has to act.
    pub fn open(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|t| !t.waiting)
    }

    /// A token by its id.
    pub fn token(&self, id: TokenId) -> Option<&Token> {
        self.tokens.iter().find(|t| t.id == id)
    }

    /// Whether no token is left.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The same marking without its tokens: the dossier was taken off its process. Ids go on.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self { next: self.next, tokens: Vec::new() }
    }

    /// The id that the next token will get.
    pub(super) fn next_id(&self) -> TokenId {
        TokenId(self.next)
    }

    /// Adds a token; `None` when the ids are used up.
    pub(super) fn open_at(&mut self, step: StepNo, fork: Option<TokenId>) -> Option<TokenId> {
        let id = TokenId(self.next);
        self.next = self.next.checked_add(1)?;
        self.tokens.push(Token { id, step, fork, waiting: false });
        Some(id)
    }

    pub(super) fn remove(&mut self, id: TokenId) {
        self.tokens.retain(|t| t.id != id);
    }

    pub(super) fn wait_at(&mut self, id: TokenId, join: StepNo) {
        for token in self.tokens.iter_mut().filter(|t| t.id == id) {
            token.step = join;
            token.waiting = true;
        }
    }
}

/// A marking as JSON has it, before its ids are known to be distinct and used.
#[derive(Deserialize)]
struct Stored {
    next: u32,
    tokens: Vec<Token>,
}

/// A stored marking contradicts itself: two tokens share an id, or an id is still to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a marking has distinct token ids below its next id")]
pub struct BadMarking;

impl TryFrom<Stored> for Marking {
    type Error = BadMarking;

    fn try_from(stored: Stored) -> Result<Self, BadMarking> {
        let Stored { next, mut tokens } = stored;
        let ids: BTreeSet<TokenId> = tokens.iter().map(|t| t.id).collect();
        if ids.len() < tokens.len() || ids.last().is_some_and(|last| last.0 >= next) {
            return Err(BadMarking);
        }
        tokens.sort_by_key(|t| t.id);
        Ok(Self { next, tokens })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn json_is_short_and_stable() {
        let mut marking = Marking::default();
        let fork = marking.open_at(StepNo(3), None).unwrap();
        marking.remove(fork);
        let police = marking.open_at(StepNo(4), Some(fork)).unwrap();
        marking.open_at(StepNo(5), Some(fork)).unwrap();
        marking.wait_at(police, StepNo(6));
        let json = serde_json::to_string(&marking).unwrap();
        expect![[r#"{"next":4,"tokens":[{"id":2,"step":6,"fork":1,"waiting":true},{"id":3,"step":5,"fork":1}]}"#]]
        .assert_eq(&json);
        assert_eq!(serde_json::from_str::<Marking>(&json).unwrap(), marking);
    }

    #[test]
    fn a_marking_that_contradicts_itself_is_refused() {
        for bad in [
            r#"{"next":3,"tokens":[{"id":2,"step":1},{"id":2,"step":4}]}"#,
            r#"{"next":2,"tokens":[{"id":2,"step":1}]}"#,
        ] {
            assert!(serde_json::from_str::<Marking>(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn ids_end_rather_than_start_again() {
        let last = format!(r#"{{"next":{},"tokens":[]}}"#, u32::MAX);
        let mut marking: Marking = serde_json::from_str(&last).unwrap();
        assert_eq!(marking.open_at(StepNo(1), None), None);
    }
}
