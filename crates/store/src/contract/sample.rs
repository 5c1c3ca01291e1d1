//! Dossiers to store: a birth registration that is filed at a commune's desk and goes one step on.

use super::Setting;
use crate::{
    Batch, Involved, Numbered, Store,
    log::{Appended, append},
    projections,
    subjects::{self, Subject},
};
use mc_calendar::Limit;
use mc_catalog::{AfterSupplement, Channel};
use mc_dossier::{
    Dossier, Event, Place, Private, Recorded, ReturnWay, WorkItem, effects,
    event::{StepEntered, StepLeft, Submitted, TakenIn},
    hops,
    work::work_changes,
};
use mc_kernel::{
    ActorRef,
    ids::{CommandId, DossierId, ProcedureVersionId, ProcessVersionId, StaffId, SubjectId, UnitId},
};
use mc_policy::DossierTarget;
use mc_process::{Performer, StepClock, StepNo, TokenId};
use mc_testkit::World;

pub(super) fn unit(name: &str) -> UnitId {
    UnitId::derived("unit", name)
}

pub(super) fn staff(name: &str) -> StaffId {
    StaffId::derived("staff", name)
}

pub(super) fn subject_id(name: &str) -> SubjectId {
    SubjectId::derived("subject", name)
}

/// A desk or a division with its work list: `desk of commune`.
pub(super) fn place(unit_name: &str, agency: &str, queue: &str) -> Place {
    Place { unit: unit(unit_name), agency: unit(agency), queue: queue.to_owned() }
}

/// A person whose number is made of their name.
pub(super) fn person(name: &str) -> Subject {
    let id = subject_id(name);
    Subject {
        id,
        kind: "person".to_owned(),
        id_kind: "CCCD".to_owned(),
        id_number: id.simple().chars().filter(char::is_ascii_digit).take(12).collect(),
        name: name.to_owned(),
        birth: "1990-02".to_owned(),
        phone: "0912345678".to_owned(),
        email: String::new(),
        address: "Thôn Đồng Xuân, Xã Xuân Lôi".to_owned(),
    }
}

/// What is filed, by whom and where.
pub(super) struct Filing {
    pub(super) id: DossierId,
    pub(super) applicant: SubjectId,
    pub(super) desk: Place,
    pub(super) sequence: u32,
    pub(super) command: CommandId,
}

impl Filing {
    pub(super) fn new(world: &World, applicant: &str, sequence: u32) -> Self {
        Self {
            id: world.id(),
            applicant: subject_id(applicant),
            desk: place("desk", "commune", "one-stop"),
            sequence,
            command: world.id(),
        }
    }

    pub(super) fn number(&self) -> String {
        format!("000.00.01.H62-230525-{:04}", self.sequence)
    }

    pub(super) fn numbered(&self) -> Numbered {
        let day = "2023-05-25".parse().unwrap();
        Numbered { unit: self.desk.agency, day, sequence: self.sequence }
    }

    fn event(&self, world: &World) -> Submitted {
        Submitted {
            number: self.number(),
            procedure: "1.001193".to_owned(),
            procedure_version: ProcedureVersionId::derived("procedure", "1.001193"),
            process_version: ProcessVersionId::derived("process", "1.001193.01"),
            case: "1.001193.01".to_owned(),
            applicant: self.applicant,
            entered_by: None,
            channel: Channel::Online,
            receiving_unit: self.desk.unit,
            receiving_agency: self.desk.agency,
            competent_agency: self.desk.agency,
            area: unit("area"),
            files: Vec::new(),
            limit: Limit::working_days(1),
            after_supplement: AfterSupplement::Restart,
            wish: ReturnWay::Desk,
            intake_due: world.now().plus_minutes(480),
            follows: None,
            at: world.now(),
        }
    }

    /// The dossier with everything that its submission writes.
    pub(super) fn batch(&self, world: &World, store: &Store) -> (Dossier, Batch) {
        let first = self.event(world);
        let dossier = Dossier::opened(self.id, &first);
        let answers = serde_json::json!({ "hoTen": "Nguyễn Đức Đạt", "soTrang": 3 });
        let private = Some((Private::Answers { answers }, world.mint().secret()));
        let event = appended(&dossier, self.command, Event::Submitted(first), private);
        let mut batch = Batch::new();
        append(&mut batch, std::slice::from_ref(&event), self.applicant, &dossier).unwrap();
        let involved = involved(&dossier);
        projections::new_dossier(&mut batch, &dossier, &self.numbered(), &involved).unwrap();
        store.words(&mut batch, dossier.id, &words(&dossier, &involved));
        project(&mut batch, world, None, &dossier, &event);
        (dossier, batch)
    }

    pub(super) async fn file(&self, setting: &Setting) -> Dossier {
        let (dossier, batch) = self.batch(&setting.world, &setting.store);
        setting.store.commit(batch).await.unwrap();
        dossier
    }
}

/// Adds a person and files a dossier of theirs.
pub(super) async fn filed(setting: &Setting, applicant: &str, sequence: u32) -> Dossier {
    setting.write(|batch| subjects::insert(batch, &person(applicant), setting.world.now())).await;
    Filing::new(&setting.world, applicant, sequence).file(setting).await
}

/// The words of a dossier, with those of the rights to find it.
pub(super) fn words(dossier: &Dossier, involved: &Involved) -> String {
    use crate::dialect::search::{agency_word, unit_word};
    let rights = involved.units.iter().map(|u| unit_word(*u));
    let rights = rights.chain(involved.agencies.iter().map(|a| agency_word(*a)));
    let folded = mc_kernel::fold(&format!("{} đăng ký khai sinh", dossier.number));
    format!("{folded} {}", rights.collect::<Vec<_>>().join(" "))
}

pub(super) fn involved(dossier: &Dossier) -> Involved {
    let mut places = vec![dossier.desk()];
    places.extend(dossier.steps.iter().map(|s| s.place.clone()));
    let agencies = places.iter().map(|p| p.agency).collect();
    Involved { units: places.iter().map(|p| p.unit).collect(), agencies }
}

pub(super) fn target(dossier: &Dossier) -> DossierTarget {
    let Involved { units, agencies } = involved(dossier);
    DossierTarget {
        id: dossier.id,
        applicant: dossier.applicant,
        entered_by: None,
        representative: None,
        receiving_unit: dossier.receiving_unit,
        units,
        agencies,
    }
}

pub(super) fn appended(
    after: &Dossier,
    command: CommandId,
    event: Event,
    private: Option<(Private, [u8; 32])>,
) -> Appended {
    let seal = private.as_ref().map(|(private, salt)| private.seal(salt));
    let (stream, version) = (after.id, after.version);
    let (actor, at) = (ActorRef::Citizen(after.applicant), after.submitted_at);
    Appended { recorded: Recorded { stream, version, command, actor, at, event, seal }, private }
}

/// What the next event of a dossier writes, with the dossier after it.
pub(super) fn next(
    setting: &Setting,
    before: &Dossier,
    command: CommandId,
    event: Event,
) -> (Dossier, Batch) {
    let after = before.clone().apply(&event);
    let event = appended(&after, command, event, None);
    let mut batch = Batch::new();
    append(&mut batch, std::slice::from_ref(&event), after.applicant, &after).unwrap();
    projections::next_dossier(&mut batch, &after, &involved(&after)).unwrap();
    project(&mut batch, &setting.world, Some(before), &after, &event);
    (after, batch)
}

/// Carries the next event out.
pub(super) async fn go_on(setting: &Setting, before: &Dossier, event: Event) -> Dossier {
    let (after, batch) = next(setting, before, setting.world.id(), event);
    setting.store.commit(batch).await.unwrap();
    after
}

fn project(
    batch: &mut Batch,
    world: &World,
    before: Option<&Dossier>,
    after: &Dossier,
    event: &Appended,
) {
    let name = |item: &WorkItem| item.step.map_or_else(String::new, |no| format!("Bước {}", no.0));
    let done = (world.now(), Some(staff("officer")));
    projections::work(batch, after, &work_changes(before, after), done, &name);
    let event = &event.recorded.event;
    if let Some(change) = hops(event, Some(staff("officer")), after) {
        projections::hop(batch, after.id, &change, "Bước");
    }
    for message in effects(event, after) {
        crate::outbox::enqueue(batch, world.id(), &message, world.now()).unwrap();
    }
}

pub(super) fn taken_in(world: &World) -> Event {
    let at = world.now();
    Event::TakenIn(TakenIn { at, due: at.plus_minutes(24 * 60), slip: true })
}

pub(super) fn step_entered(world: &World, token: u32, place: Place) -> Event {
    Event::StepEntered(StepEntered {
        token: TokenId(token),
        step: StepNo(u16::try_from(token).unwrap()),
        performer: Performer::Division,
        place,
        from: None,
        clock: StepClock::Runs,
        state: None,
        planned: Some(world.now().plus_minutes(240)),
        assignee: Some(staff("officer")),
        is_sent_back: false,
        at: world.now(),
    })
}

pub(super) fn step_left(world: &World, token: u32) -> Event {
    Event::StepLeft(StepLeft {
        token: TokenId(token),
        step: StepNo(u16::try_from(token).unwrap()),
        leaving: mc_dossier::event::Leaving::Outcome { outcome: "Đồng ý".to_owned() },
        timeliness: Some(mc_calendar::Timeliness::OnTime),
        staff: Some(staff("officer")),
        at: world.now(),
    })
}
