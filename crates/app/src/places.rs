//! Where the steps of a process are done for an area, and whose work lists people serve.

use crate::{AppError, Reference};
use mc_dossier::{Place, Post};
use mc_kernel::{
    CivilDay, fold,
    ids::{ProcessVersionId, UnitId},
};
use mc_org::{AreaLevel, Directory, Position, Role};
use mc_policy::StaffActor;
use mc_process::{Definition, Level, Performer, Step, StepNo};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

/// Where every step of a process is done for one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The place of each step that a unit performs.
    pub places: BTreeMap<StepNo, Place>,
    /// The desk that receives.
    pub receiving: Place,
    /// The agency that settles.
    pub competent_agency: UnitId,
    /// Every unit on the way.
    pub units: Vec<UnitId>,
    /// Their agencies.
    pub agencies: Vec<UnitId>,
}

type RouteKey = (ProcessVersionId, UnitId);

/// Routes that were asked for, while organisation and processes do not change.
#[derive(Debug, Default)]
pub(crate) struct PlaceCache(Mutex<HashMap<RouteKey, Arc<Route>>>);

/// Routes kept at once.
const MOST_ROUTES: usize = 20_000;

impl Reference {
    /// Where every step of a process is done for an area; `None` when a step has no unit there.
    pub fn route(
        &self,
        version: ProcessVersionId,
        process: &Definition,
        area: UnitId,
        day: CivilDay,
    ) -> Option<Arc<Route>> {
        let key = (version, area);
        let cache = || self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(route) = cache().get(&key) {
            return Some(Arc::clone(route));
        }
        let route = Arc::new(route(&self.directory, process, area, day)?);
        let mut routes = cache();
        if routes.len() >= MOST_ROUTES {
            routes.clear();
        }
        routes.insert(key, Arc::clone(&route));
        Some(route)
    }

    /// Where a member of staff works, and whose work lists they serve there.
    pub fn posts(&self, staff: &StaffActor, day: CivilDay) -> Vec<Post> {
        posts(&self.directory, staff.id, day)
    }

    /// The place of a consultation at a unit.
    pub fn consultation_place(&self, unit: UnitId) -> Result<Place, AppError> {
        place(&self.directory, unit, Performer::OtherAgency.code().to_owned())
            .ok_or(AppError::NotFound)
    }
}

/// The posts of a member of staff on a day.
pub fn posts(directory: &Directory, staff: mc_kernel::ids::StaffId, day: CivilDay) -> Vec<Post> {
    let mut posts: Vec<Post> = Vec::new();
    for position in directory.positions_of(staff, day) {
        let queues = queues_of(position);
        let assigns = matches!(position.role, Role::HeadOfDivision | Role::Leader);
        match posts.iter_mut().find(|p| p.unit == position.unit) {
            Some(post) => {
                post.queues.extend(queues);
                post.assigns |= assigns;
            }
            None => posts.push(Post { unit: position.unit, queues, assigns }),
        }
    }
    posts
}

/// The work lists that the holder of a position serves: those of the role, and those of the title.
fn queues_of(position: &Position) -> Vec<String> {
    let performers: &[Performer] = match position.role {
        Role::DeskOfficer => &[Performer::OneStop],
        Role::ProcessingOfficer => {
            &[Performer::Division, Performer::OtherAgency, Performer::Council]
        }
        Role::HeadOfDivision => &[Performer::DivisionLeader, Performer::OtherAgency],
        Role::Leader => &[Performer::Leader, Performer::OtherAgency, Performer::Council],
        Role::Clerk => &[Performer::Clerk],
        Role::AgencyAdministrator | Role::ProvinceAdministrator | Role::Inspector => &[],
    };
    let titled = performers.iter().map(|p| titled_queue(*p, &position.title));
    performers.iter().map(|p| p.code().to_owned()).chain(titled).collect()
}

fn titled_queue(performer: Performer, title: &str) -> String {
    format!("{}:{}", performer.code(), fold(title))
}

/// The level of the area that an applicant has to choose: the deepest that a step needs.
pub fn anchor_level(process: &Definition) -> Option<AreaLevel> {
    let deepest = process.steps.iter().filter_map(|s| s.level).filter_map(area_level).max();
    deepest.filter(|level| *level > AreaLevel::PROVINCE)
}

fn area_level(level: Level) -> Option<AreaLevel> {
    match level {
        Level::Commune => Some(AreaLevel::COMMUNE),
        Level::District => Some(AreaLevel::DISTRICT),
        Level::Province => Some(AreaLevel::PROVINCE),
        Level::Central => None,
    }
}

fn route(
    directory: &Directory,
    process: &Definition,
    area: UnitId,
    day: CivilDay,
) -> Option<Route> {
    let mut places = BTreeMap::new();
    for step in &process.steps {
        if matches!(step.performer, Performer::Applicant | Performer::System) {
            continue;
        }
        let unit = directory.resolve(&step.agency, area, day).ok()?;
        places.insert(step.no, place(directory, unit, queue(directory, unit, step, day))?);
    }
    let receiving = places.get(&process.first()?.no)?.clone();
    let competent_agency = signer(process).and_then(|no| places.get(&no)).map(|p| p.agency)?;
    let units: BTreeSet<UnitId> = places.values().map(|p| p.unit).collect();
    let agencies: BTreeSet<UnitId> = places.values().map(|p| p.agency).collect();
    Some(Route {
        receiving,
        competent_agency,
        units: units.into_iter().collect(),
        agencies: agencies.into_iter().collect(),
        places,
    })
}

fn place(directory: &Directory, unit: UnitId, queue: String) -> Option<Place> {
    let agency = directory.agency_of(unit).map_or(unit, |agency| agency.id);
    directory.unit(unit).map(|_| Place { unit, agency, queue })
}

/// The work list of a step: that of the title, where somebody in the unit has it, else that of the
/// role.
fn queue(directory: &Directory, unit: UnitId, step: &Step, day: CivilDay) -> String {
    let wanted = titled_queue(step.performer, &step.title);
    let someone = directory.positions_at(unit, day).any(|p| queues_of(p).contains(&wanted));
    if someone { wanted } else { step.performer.code().to_owned() }
}

/// The step whose agency settles the dossier: the last signature outside parallel legs, else the
/// first step after intake.
fn signer(process: &Definition) -> Option<StepNo> {
    let signs = |performer: Performer| {
        process.steps.iter().rev().find(|s| s.performer == performer && s.branch.is_none())
    };
    signs(Performer::Leader)
        .or_else(|| signs(Performer::DivisionLeader))
        .or_else(|| process.steps.iter().find(|s| s.performer == Performer::Division))
        .or_else(|| process.first())
        .map(|s| s.no)
}
