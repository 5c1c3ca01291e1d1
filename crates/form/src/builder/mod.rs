//! Building a form: the schema as an administrator sees it, and the changes they make to it.
//!
//! The schema stays the one truth: every change is made in it at its place, and what a builder does
//! not understand (annotations, rules of other makers, conditions of another shape) stays as it is.
//! Start at [`Blueprint`]; [`FieldSpec`] is what stands in the boxes of one field, [`Kind`] what it
//! can be, [`When`] under which condition it is asked. [`formio`] reads forms of another maker.

mod blueprint;
mod change;
mod flaws;
pub mod formio;
mod kind;
mod names;
mod place;
mod spec;
mod when;

pub use blueprint::{Blueprint, Decider, Entry};
pub use flaws::{Flaw, FlawKind};
pub use kind::Kind;
pub use spec::{FieldSpec, MOST_HINT_CHARS, MOST_KEY_CHARS, MOST_TITLE_CHARS};
pub use when::{Then, When};
