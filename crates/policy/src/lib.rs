//! Who may do what to what, and the scope that lists apply.
//!
//! The rules are Cedar policies in `policies/`, text that an auditor can read, checked against their
//! schema when the engine is made. [`Policy::permit`] turns a decision into a [`Permit`], which the
//! store demands for everything it protects: forgetting to ask does not compile. Lists, searches,
//! counts and exports take a [`Scope`], made from the same grants; a test holds that both agree.
//!
//! This crate knows neither sessions nor HTTP nor SQL. Start at [`actions`].

pub mod actions;
mod actor;
mod engine;
mod entities;
mod permit;
mod remembered;
mod report_scope;
mod scope;
mod target;

#[cfg(test)]
mod tests;

pub use actor::{Actor, Assurance, Grant, Reach, StaffActor, works};
pub use engine::{Decision, Denied, Policy, PolicyError};
pub use permit::{Action, Permit};
pub use report_scope::ReportScope;
pub use scope::{DocumentScope, Scope};
pub use target::{
    BookTarget, DeskTarget, DocumentTarget, DossierTarget, DraftTarget, MemberTarget, Office,
    PaperTarget, RegisterTarget, Target,
};
