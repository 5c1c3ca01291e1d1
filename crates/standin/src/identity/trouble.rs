//! What a provider can do wrong, for the tests of whoever relies on it.

use std::time::Duration;

/// One way to misbehave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trouble {
    /// It behaves.
    #[default]
    None,
    /// The token answers another question than was asked.
    WrongNonce,
    /// The token ended an hour ago.
    Expired,
    /// The token was made an hour from now.
    FromTheFuture,
    /// The token names another issuer.
    LyingIssuer,
    /// The token is for another client.
    WrongAudience,
    /// The token is signed with a key that is published nowhere.
    UnknownKey,
    /// The token is not signed at all.
    Unsigned,
    /// The page about the person is about somebody else.
    OtherPerson,
    /// The page about the person has no identity number.
    NoNumber,
    /// The answer has no token.
    Empty,
    /// The answer is no JSON.
    Malformed,
    /// The answer does not end for a long while.
    Endless,
    /// Every person gets the same code.
    RepeatedCode,
    /// Every answer takes so long.
    Slow(Duration),
    /// Nothing is answered but 503.
    Down,
}
