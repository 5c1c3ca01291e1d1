//! Hops: every stay of a dossier at a step, as form 06 prints them and QĐ 766 counts them.

use crate::{
    Dossier, Event,
    event::{Leaving, StepEntered},
    facts::Place,
};
use mc_calendar::Timeliness;
use mc_kernel::{
    Timestamp,
    ids::{StaffId, UnitId},
};
use mc_process::StepNo;

/// The token number of the stay before acceptance.
pub const INTAKE_TOKEN: u32 = 0;

/// What form 06 says of a stay that ended because the leg went back to its sender.
pub const SENT_BACK_LABEL: &str = "trả lại nơi gửi";
/// What form 06 says of a sender's stay that ended because the leg was sent again.
pub const SENT_AGAIN_LABEL: &str = "gửi lại";

/// A change of the hop table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HopChange {
    /// A stay began.
    Entered(HopEntered),
    /// A stay ended.
    Left(HopLeft),
}

/// The beginning of a stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HopEntered {
    /// The token, [`INTAKE_TOKEN`] before acceptance.
    pub token: u32,
    /// The step; `None` before acceptance.
    pub step: Option<StepNo>,
    /// Where it is.
    pub place: Place,
    /// Who sent it: the unit.
    pub from_unit: Option<UnitId>,
    /// Who sent it: the person.
    pub from_staff: Option<StaffId>,
    /// When.
    pub entered: Timestamp,
    /// The planned end.
    pub planned: Option<Timestamp>,
}

/// The end of a stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HopLeft {
    /// The token.
    pub token: u32,
    /// Who.
    pub staff: Option<StaffId>,
    /// When.
    pub left: Timestamp,
    /// The outcome's label; `None` when the stay was cancelled.
    pub outcome: Option<String>,
    /// Early, on time or late.
    pub timeliness: Option<Timeliness>,
}

/// The hops that an event begins or ends. `staff` is who caused the event, `state` the dossier after
/// it.
pub fn hops(event: &Event, staff: Option<StaffId>, state: &Dossier) -> Option<HopChange> {
    match event {
        Event::Submitted(e) => Some(HopChange::Entered(HopEntered {
            token: INTAKE_TOKEN,
            step: None,
            place: state.desk(),
            from_unit: None,
            from_staff: None,
            entered: e.at,
            planned: Some(e.intake_due),
        })),
        Event::TakenIn(e) => Some(intake_left(staff, e.at)),
        Event::Refused(e) => Some(intake_left(staff, e.at)),
        Event::Withdrawn(e) if state.clock.received.is_none() => Some(intake_left(None, e.at)),
        Event::StepEntered(e) => Some(entered(e, staff)),
        Event::StepLeft(e) => Some(HopChange::Left(HopLeft {
            token: e.token.0,
            staff: e.staff,
            left: e.at,
            outcome: match &e.leaving {
                Leaving::Outcome { outcome } | Leaving::NoAnswer { outcome } => {
                    Some(outcome.clone())
                }
                Leaving::Cancelled => None,
                Leaving::SentBack => Some(SENT_BACK_LABEL.to_owned()),
                Leaving::SentAgain => Some(SENT_AGAIN_LABEL.to_owned()),
            },
            timeliness: e.timeliness,
        })),
        Event::TokensMoved(_)
        | Event::Assigned(_)
        | Event::SupplementAsked(_)
        | Event::SupplementAnswered(_)
        | Event::ClockStopped(_)
        | Event::ClockResumed(_)
        | Event::FeeAsked(_)
        | Event::FeeSettled(_)
        | Event::ConsultationAsked(_)
        | Event::ConsultationAnswered(_)
        | Event::ConsultationClosed(_)
        | Event::CaseChanged(_)
        | Event::ResultAttached(_)
        | Event::ResultApproved(_)
        | Event::Finished(_)
        | Event::Returned(_)
        | Event::Withdrawn(_)
        | Event::ApologyProposed(_)
        | Event::Reappointed(_)
        | Event::StoppedOnRequest(_)
        | Event::Reopened(_)
        | Event::OrderGiven(_)
        | Event::OrderAnswered(_)
        | Event::PaperDigitised(_)
        | Event::PaperRevoked(_)
        | Event::Rated(_) => None,
    }
}

fn intake_left(staff: Option<StaffId>, left: Timestamp) -> HopChange {
    let (outcome, timeliness) = (None, None);
    HopChange::Left(HopLeft { token: INTAKE_TOKEN, staff, left, outcome, timeliness })
}

fn entered(e: &StepEntered, from_staff: Option<StaffId>) -> HopChange {
    HopChange::Entered(HopEntered {
        token: e.token.0,
        step: Some(e.step),
        place: e.place.clone(),
        from_unit: e.from.as_ref().map(|from| from.unit),
        from_staff,
        entered: e.at,
        planned: e.planned,
    })
}
