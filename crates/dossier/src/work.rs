//! Who has a dossier on the table: the lines of the work lists, as a pure function of the state.

use crate::{BusinessState, Dossier, facts::Place, state::OpenStep};
use mc_kernel::{
    Timestamp,
    ids::{ConsultationId, DossierId, StaffId, WorkItemId},
};
use mc_process::{Performer, StepNo};

/// What kind of work a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkKind {
    /// A dossier that waits to be accepted, or to be handed over.
    Intake,
    /// A step of the process.
    Step,
    /// An opinion that another unit asked for.
    Consultation,
    /// An apology that was prepared and waits to be signed off.
    Apology,
    /// A leader's order that waits for its answer.
    Order,
}

impl WorkKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Intake, Self::Step, Self::Consultation, Self::Apology, Self::Order];

    /// The name it has in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Step => "step",
            Self::Consultation => "consultation",
            Self::Apology => "apology",
            Self::Order => "order",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// Whether somebody in the unit has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WorkState {
    /// Yes.
    Todo,
    /// The applicant has to.
    WaitingApplicant,
    /// Another unit has to.
    WaitingOthers,
    /// Nobody any more.
    Done,
}

impl WorkState {
    /// Every state.
    pub const ALL: [Self; 4] =
        [Self::Todo, Self::WaitingApplicant, Self::WaitingOthers, Self::Done];

    /// The name it has in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::WaitingApplicant => "waiting_applicant",
            Self::WaitingOthers => "waiting_others",
            Self::Done => "done",
        }
    }

    /// The state of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// One line of a work list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    /// Its id, the same whenever it is computed; an id that was closed never opens again.
    pub id: WorkItemId,
    /// The dossier.
    pub dossier: DossierId,
    /// What kind of work.
    pub kind: WorkKind,
    /// The token, 0 where no step is meant.
    pub token: u32,
    /// The step, where one is meant.
    pub step: Option<StepNo>,
    /// The unit, its agency and the work list.
    pub place: Place,
    /// The person.
    pub assignee: Option<StaffId>,
    /// Whether somebody has to act.
    pub state: WorkState,
    /// Since when.
    pub entered: Timestamp,
    /// By when this line is due; lists are in this order.
    pub due: Timestamp,
    /// The promised instant of the dossier.
    pub dossier_due: Option<Timestamp>,
}

/// What to do with the lines after a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkChange {
    /// A new line.
    Open(WorkItem),
    /// A line that changed.
    Update(WorkItem),
    /// A line that is done.
    Close(WorkItemId),
}

/// The lines that differ between two states, closed ones first.
pub fn work_changes(before: Option<&Dossier>, after: &Dossier) -> Vec<WorkChange> {
    let old = before.map(work_items).unwrap_or_default();
    let new = work_items(after);
    let gone = old.iter().filter(|o| new.iter().all(|n| n.id != o.id));
    let mut changes: Vec<WorkChange> = gone.map(|o| WorkChange::Close(o.id)).collect();
    for item in new {
        match old.iter().find(|o| o.id == item.id) {
            None => changes.push(WorkChange::Open(item)),
            Some(same) if *same == item => {}
            Some(_) => changes.push(WorkChange::Update(item)),
        }
    }
    changes
}

/// All lines of a dossier.
pub fn work_items(dossier: &Dossier) -> Vec<WorkItem> {
    let mut items: Vec<WorkItem> = at_desk(dossier).into_iter().collect();
    items.extend(supplement(dossier));
    for step in &dossier.steps {
        items.push(step_item(dossier, step));
        items.extend(asker_item(dossier, step));
    }
    for consultation in dossier.open_consultations() {
        let line = Line {
            slot: consultation_slot(consultation.id),
            kind: WorkKind::Consultation,
            state: WorkState::Todo,
            entered: consultation.asked_at,
            due: consultation.due,
        };
        items.push(line.item(dossier, &consultation.place));
    }
    items.extend(apology(dossier));
    items.extend(orders(dossier));
    items
}

/// The line that a consultation has on the list of the unit that was asked.
pub fn consultation_line(dossier: DossierId, consultation: ConsultationId) -> WorkItemId {
    line_id(dossier, &consultation_slot(consultation))
}

fn consultation_slot(consultation: ConsultationId) -> String {
    format!("consultation {consultation}")
}

fn line_id(dossier: DossierId, slot: &str) -> WorkItemId {
    WorkItemId::derived(&format!("work {dossier}"), slot)
}

/// The parts of a line that are not its place.
struct Line {
    slot: String,
    kind: WorkKind,
    state: WorkState,
    entered: Timestamp,
    due: Timestamp,
}

impl Line {
    fn item(self, dossier: &Dossier, place: &Place) -> WorkItem {
        WorkItem {
            id: line_id(dossier.id, &self.slot),
            dossier: dossier.id,
            kind: self.kind,
            token: 0,
            step: None,
            place: place.clone(),
            assignee: None,
            state: self.state,
            entered: self.entered,
            due: self.due,
            dossier_due: dossier.clock.due,
        }
    }
}

/// Before acceptance the desk has it; after a refusal, or where the process has no step of its own
/// for the return, the desk has it again.
fn at_desk(dossier: &Dossier) -> Option<WorkItem> {
    let (slot, entered, due) = match dossier.business {
        BusinessState::Submitted => {
            // A line that was closed never opens again: after a supplement it is another one.
            let slot = format!("intake {}", dossier.supplements_asked);
            (slot, dossier.submitted_at, dossier.intake_due)
        }
        BusinessState::Finished if dossier.steps.is_empty() => {
            let ended = dossier.ended.as_ref()?.at;
            ("return".to_owned(), ended, dossier.clock.due.unwrap_or(ended).max(ended))
        }
        BusinessState::Finished
        | BusinessState::Accepted
        | BusinessState::Refused
        | BusinessState::Processing
        | BusinessState::SupplementAsked
        | BusinessState::FeeAsked
        | BusinessState::Withdrawn
        | BusinessState::Paused
        | BusinessState::Returned => return None,
    };
    let (kind, state) = (WorkKind::Intake, WorkState::Todo);
    let line = Line { slot, kind, state, entered, due };
    Some(line.item(dossier, &dossier.desk()))
}

fn supplement(dossier: &Dossier) -> Option<WorkItem> {
    let awaited = dossier.supplement.as_ref()?;
    let line = Line {
        slot: format!("supplement {}", awaited.asked_in),
        kind: if awaited.at_intake { WorkKind::Intake } else { WorkKind::Step },
        state: WorkState::WaitingApplicant,
        entered: awaited.asked_at,
        due: awaited.answer_until,
    };
    Some(line.item(dossier, &awaited.place))
}

/// Whoever has the dossier signs off the apology that was prepared.
fn apology(dossier: &Dossier) -> Option<WorkItem> {
    let apology = dossier.apology.as_ref()?;
    let line = Line {
        slot: format!("apology {}", apology.proposed_in),
        kind: WorkKind::Apology,
        state: WorkState::Todo,
        entered: apology.proposed_at,
        due: apology.due,
    };
    let item = line.item(dossier, &apology.place);
    Some(WorkItem { assignee: apology.assignee, ..item })
}

/// Orders wait for their answers as long as the dossier is open.
fn orders(dossier: &Dossier) -> impl Iterator<Item = WorkItem> {
    let is_open = !dossier.business.is_closed();
    dossier.open_orders().filter(move |_| is_open).map(|order| {
        let line = Line {
            slot: format!("order {}", order.id),
            kind: WorkKind::Order,
            state: WorkState::Todo,
            entered: order.given_at,
            due: order.due,
        };
        WorkItem { assignee: order.to, ..line.item(dossier, &order.place) }
    })
}

fn step_item(dossier: &Dossier, step: &OpenStep) -> WorkItem {
    let asked = dossier.open_consultations().any(|c| c.token == step.token);
    let waits = step.performer == Performer::Applicant || dossier.stopped.is_some();
    let state = if waits {
        WorkState::WaitingApplicant
    } else if asked {
        WorkState::WaitingOthers
    } else {
        WorkState::Todo
    };
    let line = Line {
        slot: format!("step {}", step.token.0),
        kind: WorkKind::Step,
        state,
        entered: step.entered,
        due: step.planned.or(dossier.clock.due).unwrap_or(step.entered),
    };
    WorkItem {
        token: step.token.0,
        step: Some(step.step),
        assignee: step.assignee,
        ..line.item(dossier, &step.place)
    }
}

/// A unit that sent the dossier to another agency for its opinion keeps a waiting line.
fn asker_item(dossier: &Dossier, step: &OpenStep) -> Option<WorkItem> {
    let asker = step
        .from
        .as_ref()
        .filter(|_| step.performer == Performer::OtherAgency && !step.is_sent_back)?;
    let line = Line {
        slot: format!("asked {}", step.token.0),
        kind: WorkKind::Step,
        state: WorkState::WaitingOthers,
        entered: step.entered,
        due: step.planned.or(dossier.clock.due).unwrap_or(step.entered),
    };
    let item = line.item(dossier, asker);
    Some(WorkItem { step: Some(step.step), ..item })
}
