//! Where a dossier stands: its states, its clock, its open steps.

use super::outcome::{Outcome, Performer};
use crate::{
    api::{Api, Today},
    values::{Delivery, Finance, Moment, Staff, State, Unit},
};
use mc_app::{
    dossier::{Dossier, state},
    process::Definition,
};
use serde::Serialize;
use utoipa::ToSchema;

/// Where a dossier stands.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Progress {
    /// Grows by one with every event; equal versions are equal states.
    version: u64,
    /// Where it stands.
    state: State,
    /// The same as the National Portal numbers it (`TrangThaiHoSo`), 1 to 10.
    #[schema(minimum = 1, maximum = 10)]
    national_state: u8,
    /// Whether money is owed.
    finance: Finance,
    /// Where the result is.
    delivery: Delivery,
    /// The promised instant (ngày hẹn trả; NĐ 61/2018/NĐ-CP, Điều 17); null before acceptance. While
    /// the clock stands it is the one from before.
    due_at: Option<Moment>,
    /// Whether the clock stands: a supplement, a payment or an examination is awaited (NĐ
    /// 61/2018/NĐ-CP, Điều 19).
    is_clock_stopped: bool,
    /// The steps that the dossier stands on; several where parallel lanes are open.
    open_steps: Vec<OpenStep>,
    /// The opinions that are awaited.
    open_consultations: Vec<OpenConsultation>,
    /// The orders of leaders that nobody answered yet.
    open_orders: Vec<OpenOrder>,
    /// The duty that is awaited; null where none is.
    fee: Option<AwaitedFee>,
}

/// A step that the dossier stands on.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OpenStep {
    /// The token that stands on the step; commands to the step name it. A token is never used
    /// again, so that a command never meets another stay than was meant.
    token: u32,
    /// The number of the step in its process.
    no: u16,
    /// What is done.
    name: String,
    /// Who does it.
    performer: Performer,
    /// The unit that does it.
    unit: Unit,
    /// The person it was given to; null where anybody with the duty may take it.
    assignee: Option<Staff>,
    /// Since when.
    entered_at: Moment,
    /// The planned end; null where none is planned.
    planned_at: Option<Moment>,
    /// How it can end.
    outcomes: Vec<Outcome>,
}

/// An opinion that is awaited.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OpenConsultation {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// The unit that is asked.
    unit: Unit,
    /// By when.
    due_at: Moment,
}

/// An order of a leader that is to be answered; its words stand in the history.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OpenOrder {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// The unit that answers.
    unit: Unit,
    /// The person who is meant; null where anybody there may answer.
    to: Option<Staff>,
    /// The leader.
    by: Option<Staff>,
    /// By when.
    due_at: Moment,
}

/// A financial duty that is awaited (nghĩa vụ tài chính).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AwaitedFee {
    /// The token of the step that waits.
    token: u32,
    /// The amount in đồng.
    #[schema(minimum = 1)]
    amount_dong: i64,
    /// Since when.
    asked_at: Moment,
}

impl Progress {
    /// Tells where a dossier stands.
    pub(super) fn of(api: &Api, dossier: &Dossier, process: &Definition) -> Self {
        let today = api.today();
        let consultation = |c: &state::Consultation| OpenConsultation {
            id: c.id.to_string(),
            unit: Unit::of(&today, c.place.unit),
            due_at: api.moment(c.due),
        };
        let order = |order: &state::Order| OpenOrder {
            id: order.id.to_string(),
            unit: Unit::of(&today, order.place.unit),
            to: order.to.and_then(|id| Staff::of(&today, id)),
            by: Staff::of(&today, order.by),
            due_at: api.moment(order.due),
        };
        let fee = |fee: &state::Fee| AwaitedFee {
            token: fee.token.0,
            amount_dong: fee.amount.0,
            asked_at: api.moment(fee.asked_at),
        };
        let steps = dossier.steps.iter();
        Self {
            version: dossier.version,
            state: dossier.business.into(),
            national_state: dossier.business.national_code(),
            finance: dossier.finance.into(),
            delivery: dossier.delivery.into(),
            due_at: dossier.clock.due.map(|due| api.moment(due)),
            is_clock_stopped: dossier.clock.is_stopped(),
            open_steps: steps.map(|open| OpenStep::of(api, &today, open, process)).collect(),
            open_consultations: dossier.open_consultations().map(consultation).collect(),
            open_orders: dossier.open_orders().map(order).collect(),
            fee: dossier.fee.as_ref().map(fee),
        }
    }
}

impl OpenStep {
    fn of(api: &Api, today: &Today, open: &state::OpenStep, process: &Definition) -> Self {
        let step = process.step(open.step);
        Self {
            token: open.token.0,
            no: open.step.0,
            name: step.map_or_else(String::new, |s| s.name.clone()),
            performer: open.performer.into(),
            unit: Unit::of(today, open.place.unit),
            assignee: open.assignee.and_then(|id| Staff::of(today, id)),
            entered_at: api.moment(open.entered),
            planned_at: open.planned.map(|at| api.moment(at)),
            outcomes: step.map(Outcome::all).unwrap_or_default(),
        }
    }
}
