//! What a decision is made on, fetched beforehand: equal facts give equal decisions.

use mc_calendar::{Calendar, Limit, Rules};
use mc_catalog::Procedure;
use mc_kernel::{
    Timestamp, Zone,
    ids::{ProcessVersionId, StaffId, SubjectId, UnitId},
};
use mc_process::{Definition, Performer, StepNo};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a step is done: a unit, its agency, and the work list it enters there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The unit.
    pub unit: UnitId,
    /// The agency the unit belongs to.
    pub agency: UnitId,
    /// The work list in the unit: who of its people may do it.
    pub queue: String,
}

/// A one-stop desk as a place of work.
pub fn desk(unit: UnitId, agency: UnitId) -> Place {
    Place { unit, agency, queue: Performer::OneStop.code().to_owned() }
}

/// A unit in which a person works, and the work lists they serve there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The unit.
    pub unit: UnitId,
    /// The work lists.
    pub queues: Vec<String>,
    /// Whether the person may give work in this unit to others.
    pub assigns: bool,
}

/// Whether one of the posts serves a work list of a unit.
pub fn serves(posts: &[Post], place: &Place) -> bool {
    posts.iter().any(|p| p.unit == place.unit && p.queues.contains(&place.queue))
}

/// Who sends the command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acting {
    /// The member of staff, where it is one.
    pub staff: Option<StaffId>,
    /// The person as a citizen: the applicant's own id, or what is known of the officer's.
    pub subject: Option<SubjectId>,
    /// Where the member of staff works.
    pub posts: Vec<Post>,
}

/// Another case of the procedure, where an outcome leads to one.
#[derive(Debug, Clone)]
pub struct OtherCase<'a> {
    /// Its process.
    pub process: &'a Definition,
    /// The version of that process.
    pub process_version: ProcessVersionId,
    /// Its time limit.
    pub limit: Limit,
    /// Where its steps are done.
    pub places: &'a BTreeMap<StepNo, Place>,
}

/// The facts.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// Now.
    pub now: Timestamp,
    /// The time zone of the law's days and hours.
    pub zone: &'a Zone,
    /// Working hours and days.
    pub calendar: &'a Calendar,
    /// How time limits are counted.
    pub rules: &'a Rules,
    /// The procedure, in the version the dossier keeps.
    pub procedure: &'a Procedure,
    /// The process of the dossier's case, in the version it keeps.
    pub process: &'a Definition,
    /// Where its steps are done.
    pub places: &'a BTreeMap<StepNo, Place>,
    /// The other cases that outcomes of the process lead to, by case code.
    pub other_cases: &'a BTreeMap<String, OtherCase<'a>>,
    /// Who acts.
    pub acting: &'a Acting,
    /// Where the person works to whom something is to be given.
    pub assignee_posts: &'a [Post],
}

impl Facts<'_> {
    /// Whether the acting person serves a work list.
    pub fn actor_serves(&self, place: &Place) -> bool {
        serves(&self.acting.posts, place)
    }

    /// Whether the acting person may give work of a unit to others.
    pub fn actor_assigns(&self, unit: UnitId) -> bool {
        self.acting.posts.iter().any(|p| p.unit == unit && p.assigns)
    }
}
