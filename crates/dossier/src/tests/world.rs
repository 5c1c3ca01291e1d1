//! A small world for one dossier: the demo's procedures and calendar, an invented unit for every
//! agency of a process, an officer for every work list, and a clock that tests move.

use super::{
    demo::{CALENDAR, PROCEDURES, PROCESSES},
    invariants::Watch,
    short,
};
use crate::{
    Command, Decision, Dossier, Rejection,
    decide::{Submit, decide, submit},
    facts::{Acting, Facts, OtherCase, Place, Post, desk},
};
use mc_calendar::{Limit, Rules};
use mc_catalog::{DayUnit, Procedure};
use mc_kernel::{
    LocalTime, Timestamp, Zone,
    ids::{ProcessVersionId, StaffId, SubjectId, UnitId},
};
use mc_process::{Definition, Performer, Step, StepNo, Target, TokenId};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// Stands in every private text; no event may hold it.
pub(crate) const PRIVATE: &str = "CHUYỆN RIÊNG";

/// Somebody who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// The applicant, as a citizen.
    Applicant,
    /// Another citizen.
    OtherCitizen,
    /// The officer at the receiving desk.
    Desk,
    /// The officer who serves the work list of a step.
    Officer(u16),
    /// A second officer of the same work list.
    Colleague(u16),
    /// The officer of the work list from which a step was asked for.
    Asker(u16),
    /// Who gives work in the unit of a step to others and serves no work list.
    Head(u16),
    /// The same, who serves the step's work list too.
    ServingHead(u16),
    /// The officer of the division that is consulted.
    Consulted,
    /// A member of staff who serves no work list.
    Bystander,
    /// The officer of a step, on their own application.
    ApplicantAsOfficer(u16),
    /// The desk officer, on their own application.
    ApplicantAtDesk,
}

#[derive(Clone)]
pub(crate) struct World {
    pub(crate) procedure: Procedure,
    pub(crate) case: String,
    pub(crate) processes: BTreeMap<String, Definition>,
    pub(crate) places: BTreeMap<String, BTreeMap<StepNo, Place>>,
    pub(crate) zone: Zone,
    pub(crate) now: Timestamp,
    pub(crate) dossier: Option<Dossier>,
    /// Who is to act next, where it is not who usually does.
    pub(crate) by: Option<Who>,
    /// To whom the next command gives something.
    pub(crate) to: Option<Who>,
    /// What the next command has to be refused for.
    pub(crate) expected: Option<Rejection>,
    /// Whether commands may be refused without being expected to, as on random walks.
    pub(crate) is_tolerant: bool,
    /// The codes of all refusals.
    pub(crate) refused: BTreeSet<&'static str>,
    pub(crate) serial: u32,
    pub(crate) told: String,
    pub(crate) watch: Watch,
}

impl World {
    /// A world in which a dossier of a case may be filed, on a Monday morning.
    pub(crate) fn of(case: &str) -> Self {
        let process = PROCESSES.get(case).unwrap_or_else(|| panic!("no case {case}"));
        let zone = Zone::viet_nam();
        let now = zone.instant("2023-05-22T08:00".parse().unwrap());
        let processes: BTreeMap<String, Definition> = PROCESSES
            .iter()
            .filter(|(_, other)| other.procedure == process.procedure)
            .map(|(code, other)| (code.clone(), other.clone()))
            .collect();
        let places = processes.iter().map(|(code, p)| (code.clone(), Self::places_of(p)));
        Self {
            procedure: PROCEDURES[&process.procedure].clone(),
            case: case.to_owned(),
            places: places.collect(),
            processes,
            zone,
            now,
            dossier: None,
            by: None,
            to: None,
            expected: None,
            is_tolerant: false,
            refused: BTreeSet::new(),
            serial: 0,
            told: String::new(),
            watch: Watch::default(),
        }
    }

    pub(crate) fn dossier(&self) -> &Dossier {
        self.dossier.as_ref().expect("nothing was submitted")
    }

    /// The process that the dossier runs in.
    pub(crate) fn process(&self) -> &Definition {
        let case = self.dossier.as_ref().map_or(&self.case, |d| &d.case);
        &self.processes[case]
    }

    pub(crate) fn local(&self) -> LocalTime {
        self.zone.local(self.now)
    }

    /// The unit of an agency: every agency of a process is one unit here.
    fn unit(agency: &str) -> UnitId {
        UnitId::derived("unit", agency)
    }

    fn places_of(process: &Definition) -> BTreeMap<StepNo, Place> {
        let somewhere = process.steps.iter().filter(|s| s.performer != Performer::Applicant);
        let place = |step: &Step| {
            let unit = Self::unit(&step.agency);
            Place { unit, agency: unit, queue: step.performer.code().to_owned() }
        };
        somewhere.map(|s| (s.no, place(s))).collect()
    }

    pub(crate) fn consulted_place() -> Place {
        let unit = Self::unit("Phòng Tư pháp");
        Place { unit, agency: unit, queue: "division".to_owned() }
    }

    /// The name of the agency of a unit, for reading.
    pub(crate) fn unit_name(&self, unit: UnitId) -> String {
        let steps = self.processes.values().flat_map(|p| &p.steps);
        let mut names = steps.map(|s| s.agency.as_str()).chain(["Phòng Tư pháp"]);
        names.find(|name| Self::unit(name) == unit).unwrap_or("?").to_owned()
    }

    /// The desk that receives: where the first step is done.
    pub(crate) fn desk(&self) -> Place {
        let place = &self.places[&self.case][&StepNo(1)];
        desk(place.unit, place.agency)
    }

    /// The agency that settles it: whose leader, or head of division, comes last in the process.
    pub(crate) fn competent_agency(&self) -> UnitId {
        let steps = &self.processes[&self.case].steps;
        let last = |performer| steps.iter().rev().find(|s| s.performer == performer);
        let signer = last(Performer::Leader).or_else(|| last(Performer::DivisionLeader));
        Self::unit(&signer.unwrap_or(&steps[0]).agency)
    }

    fn place_of_step(&self, no: u16) -> Place {
        let open = self.dossier.as_ref().and_then(|d| d.steps.iter().find(|s| s.step.0 == no));
        let place = open.map(|open| &open.place);
        place.unwrap_or_else(|| &self.places[&self.process().case][&StepNo(no)]).clone()
    }

    fn asker_of_step(&self, no: u16) -> Place {
        let open = self.dossier.as_ref().and_then(|d| d.steps.iter().find(|s| s.step.0 == no));
        open.and_then(|open| open.from.clone()).unwrap_or_else(|| self.desk())
    }

    pub(crate) fn applicant() -> SubjectId {
        SubjectId::derived("subject", "applicant")
    }

    /// The member of staff that somebody is.
    pub(crate) fn staff(&self, who: Who) -> Option<StaffId> {
        let of = |place: Place, name: &str| {
            let unit = self.unit_name(place.unit);
            Some(StaffId::derived("staff", &format!("{unit} {} {name}", place.queue)))
        };
        match who {
            Who::Applicant | Who::OtherCitizen => None,
            Who::Desk => of(self.desk(), "officer"),
            Who::Officer(step) => of(self.place_of_step(step), "officer"),
            Who::Colleague(step) => of(self.place_of_step(step), "colleague"),
            Who::Asker(step) => of(self.asker_of_step(step), "officer"),
            Who::Head(step) | Who::ServingHead(step) => of(self.place_of_step(step), "head"),
            Who::Consulted => of(Self::consulted_place(), "officer"),
            Who::Bystander => Some(StaffId::derived("staff", "bystander")),
            Who::ApplicantAsOfficer(_) | Who::ApplicantAtDesk => {
                Some(StaffId::derived("staff", "applicant"))
            }
        }
    }

    pub(crate) fn posts(&self, who: Who) -> Vec<Post> {
        let post = |place: Place, serves: bool, assigns: bool| {
            let queues = if serves { vec![place.queue] } else { Vec::new() };
            vec![Post { unit: place.unit, queues, assigns }]
        };
        match who {
            Who::Applicant | Who::OtherCitizen | Who::Bystander => Vec::new(),
            Who::Desk | Who::ApplicantAtDesk => post(self.desk(), true, false),
            Who::Officer(step) | Who::Colleague(step) | Who::ApplicantAsOfficer(step) => {
                post(self.place_of_step(step), true, false)
            }
            Who::Asker(step) => post(self.asker_of_step(step), true, false),
            Who::Head(step) => post(self.place_of_step(step), false, true),
            Who::ServingHead(step) => post(self.place_of_step(step), true, true),
            Who::Consulted => post(Self::consulted_place(), true, false),
        }
    }

    pub(crate) fn acting(&self, who: Who) -> Acting {
        let subject = match who {
            Who::Applicant | Who::ApplicantAsOfficer(_) | Who::ApplicantAtDesk => {
                Some(Self::applicant())
            }
            Who::OtherCitizen => Some(SubjectId::derived("subject", "other")),
            Who::Desk
            | Who::Officer(_)
            | Who::Colleague(_)
            | Who::Asker(_)
            | Who::Head(_)
            | Who::ServingHead(_)
            | Who::Consulted
            | Who::Bystander => None,
        };
        Acting { staff: self.staff(who), subject, posts: self.posts(who) }
    }

    /// What a decision of somebody is made on.
    pub(crate) fn with_facts<R>(
        &self,
        acting: &Acting,
        assignee_posts: &[Post],
        then: impl FnOnce(&Facts<'_>) -> R,
    ) -> R {
        let process = self.process();
        let leads_to = |code: &String| {
            let mut outcomes = process.steps.iter().flat_map(|s| &s.outcomes);
            outcomes.any(|o| o.target == Target::Case(code.clone()))
        };
        let others = self.processes.iter().filter(|(code, _)| leads_to(code));
        let other_cases = others
            .map(|(code, other)| {
                let other = OtherCase {
                    process: other,
                    process_version: Self::process_version(code),
                    limit: self.limit(code),
                    places: &self.places[code.as_str()],
                };
                (code.clone(), other)
            })
            .collect();
        then(&Facts {
            now: self.now,
            zone: &self.zone,
            calendar: &CALENDAR,
            rules: &Rules::default(),
            procedure: &self.procedure,
            process,
            places: &self.places[process.case.as_str()],
            other_cases: &other_cases,
            acting,
            assignee_posts,
        })
    }

    pub(crate) fn process_version(case: &str) -> ProcessVersionId {
        ProcessVersionId::derived("process", case)
    }

    fn limit(&self, case: &str) -> Limit {
        let case = self.procedure.case(case).unwrap();
        match case.unit {
            DayUnit::WorkingDays => Limit::working_days(case.limit_days.into()),
            DayUnit::CalendarDays => Limit::CalendarDays(case.limit_days.into()),
        }
    }

    /// The token of the open step with a number.
    pub(crate) fn token(&self, step: u16) -> TokenId {
        let open = self.dossier().steps.iter().find(|s| s.step.0 == step);
        open.map_or(TokenId(9_999), |open| open.token)
    }

    /// Has a command decided, checks what always holds, and tells it. `usual` acts unless the test
    /// says otherwise.
    pub(crate) fn run(&mut self, usual: Who, name: &str, command: &Command) -> &mut Self {
        let who = self.by.take().unwrap_or(usual);
        let before = self.dossier().clone();
        let to = self.to.take().map(|to| self.posts(to)).unwrap_or_default();
        let result = self.with_facts(&self.acting(who), &to, |facts| {
            let result = decide(&before, command, facts);
            assert_eq!(result, decide(&before, command, facts), "decisions are repeatable");
            result
        });
        self.tell(who, name, Some(&before), result)
    }

    pub(crate) fn run_submit(&mut self, usual: Who, command: &Submit) -> &mut Self {
        let who = self.by.take().unwrap_or(usual);
        let result =
            self.with_facts(&self.acting(who), &[], |facts| submit(command.clone(), facts));
        self.tell(who, "submits", None, result)
    }

    fn tell(
        &mut self,
        who: Who,
        name: &str,
        before: Option<&Dossier>,
        result: Result<Decision, Rejection>,
    ) -> &mut Self {
        let expected = self.expected.take();
        writeln!(self.told, "{} {who:?} {name}", short::moment(&self.zone, self.now)).unwrap();
        match (result, expected) {
            (Err(rejection), expected) => {
                let told = &self.told;
                let is_fine = self.is_tolerant || expected == Some(rejection);
                assert!(is_fine, "{who:?} {name} is refused for {rejection} after\n{told}");
                self.refused.insert(rejection.code());
                writeln!(self.told, "  refused: {rejection}").unwrap();
            }
            (Ok(_), Some(expected)) => panic!("{who:?} {name} is not refused for {expected}"),
            (Ok(decision), None) => {
                let mut watch = std::mem::take(&mut self.watch);
                watch.check(self, before, &decision, self.staff(who));
                self.watch = watch;
                for decided in &decision.events {
                    writeln!(self.told, "  {}", short::event(self, &decided.event)).unwrap();
                }
                self.dossier = Some(decision.after);
            }
        }
        self
    }
}
