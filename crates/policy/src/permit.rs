//! The proof that somebody was asked.

use crate::target::Target;
use std::marker::PhantomData;

/// A kind of action; see [`crate::actions`].
pub trait Action {
    /// The name it has in the policies.
    const CODE: &'static str;
    /// What it is done to.
    type Target: Target;
}

/// Proof that the policy allowed one actor one action on one target. Only [`crate::Policy`] makes
/// one; the store demands it for everything it protects.
#[derive(Debug)]
pub struct Permit<A: Action> {
    key: <A::Target as Target>::Key,
    action: PhantomData<A>,
}

impl<A: Action> Permit<A> {
    pub(crate) const fn new(key: <A::Target as Target>::Key) -> Self {
        Self { key, action: PhantomData }
    }

    /// What it was given for.
    pub const fn key(&self) -> <A::Target as Target>::Key {
        self.key
    }
}
