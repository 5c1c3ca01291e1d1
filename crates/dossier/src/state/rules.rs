//! What a dossier remembers so that the rules of time can be kept.

use crate::{
    codes::BusinessState,
    event::{DossierFile, SupplementTarget},
    facts::Place,
};
use mc_calendar::Timeliness;
use mc_kernel::{
    Timestamp,
    ids::{OrderId, StaffId},
};
use serde::{Deserialize, Serialize};

/// An apology that was prepared and waits to be signed off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apology {
    /// The version of the event that proposed it.
    pub proposed_in: u64,
    /// Who has to sign it off.
    pub place: Place,
    /// The person, where the dossier was given to one.
    pub assignee: Option<StaffId>,
    /// The promised instant that will not be kept.
    pub due: Timestamp,
    /// The instant that is proposed.
    pub new_due: Timestamp,
    /// Since when.
    pub proposed_at: Timestamp,
}

/// That another day was promised. At most one of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reappointment {
    /// The version of the event, where the reason stands.
    pub reappointed_in: u64,
    /// The instant promised before.
    pub old_due: Timestamp,
    /// The instant promised then.
    pub due: Timestamp,
    /// When.
    pub at: Timestamp,
}

/// That the applicant had it stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stopped {
    /// The version of the event, where the reason stands.
    pub stopped_in: u64,
    /// Where it stood.
    pub stage: BusinessState,
    /// Since when.
    pub at: Timestamp,
}

/// An answer to a supplement request: what it brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnsweredSupplement {
    /// The version of the event.
    pub answered_in: u64,
    /// The files it added.
    pub files: Vec<DossierFile>,
    /// The paths of the answers it changed.
    pub changed: Vec<String>,
    /// When.
    pub at: Timestamp,
}

impl AnsweredSupplement {
    /// Whether a thing to be supplemented is about what this answer brought.
    pub fn raises(&self, target: &SupplementTarget) -> bool {
        match target {
            SupplementTarget::Field { path } => {
                self.changed.iter().any(|changed| is_within(path, changed))
            }
            SupplementTarget::Component { code } => self.files.iter().any(|f| f.component == *code),
            SupplementTarget::Page { file, .. } => self.files.iter().any(|f| f.file == *file),
        }
    }
}

/// Whether one path is the other or lies inside it, either way round.
fn is_within(path: &str, other: &str) -> bool {
    let inside = |inner: &str, outer: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with('['))
    };
    inside(path, other) || inside(other, path)
}

/// A leader's order (ý kiến chỉ đạo).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The version of the event that gave it, where its words stand.
    pub given_in: u64,
    /// The leader.
    pub by: StaffId,
    /// Who answers.
    pub place: Place,
    /// The person, where one is meant.
    pub to: Option<StaffId>,
    /// Since when.
    pub given_at: Timestamp,
    /// By when.
    pub due: Timestamp,
    /// The answer.
    pub answer: Option<OrderAnswer>,
}

/// The answer to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAnswer {
    /// The version of the event, where its words stand.
    pub answered_in: u64,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// Early, on time or late.
    pub timeliness: Timeliness,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_lies_within_another_by_whole_names() {
        let check = |path: &str, other: &str, expect: bool| {
            assert_eq!(is_within(path, other), expect, "{path} {other}");
            assert_eq!(is_within(other, path), expect, "{other} {path}");
        };
        check("child.name", "child.name", true);
        check("child.name", "child", true);
        check("children[0].name", "children", true);
        check("childhood", "child", false);
        check("child.name", "child.number", false);
    }
}
