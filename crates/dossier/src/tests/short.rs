//! Events in one short line each, for snapshots.

use super::world::World;
use crate::{
    Event,
    event::{
        Leaving, Replanned, ReturnBy, StepEntered, SupplementAsked, SupplementTarget, TokensMoved,
    },
    facts::Place,
};
use mc_calendar::Timeliness;
use mc_kernel::{Timestamp, Zone};

/// `22/05 08:00`.
pub(crate) fn moment(zone: &Zone, at: Timestamp) -> String {
    let local = zone.local(at);
    format!("{:02}/{:02} {}", local.day.day(), local.day.month(), local.time)
}

#[expect(clippy::too_many_lines, reason = "a line for every kind of event")]
pub(crate) fn event(world: &World, event: &Event) -> String {
    let at = |instant| moment(&world.zone, instant);
    match event {
        Event::Submitted(e) => {
            let entered = if e.entered_by.is_some() { ", entered by an officer" } else { "" };
            format!("submitted as {}{entered}, answer by {}", e.case, at(e.intake_due))
        }
        Event::TakenIn(e) => {
            format!("taken in, due {}{}", at(e.due), if e.slip { "" } else { ", no slip" })
        }
        Event::Refused(e) => format!("refused: {}", e.ground),
        Event::StepEntered(e) => entered(world, e),
        Event::StepLeft(e) => {
            let how = match &e.leaving {
                Leaving::Outcome { outcome } => outcome.clone(),
                Leaving::NoAnswer { outcome } => format!("silence ({outcome})"),
                Leaving::Cancelled => "cancelled".to_owned(),
                Leaving::SentBack => "sent back".to_owned(),
                Leaving::SentAgain => "sent again".to_owned(),
            };
            let by = if e.staff.is_some() { "" } else { ", no officer" };
            format!("← {}: {how}{}{by}", e.step, e.timeliness.map_or("", timeliness))
        }
        Event::TokensMoved(e) => tokens(e),
        Event::Assigned(e) => {
            let to = if e.to.is_some() { "to a person" } else { "back to the division" };
            format!("#{} given {to}", e.token)
        }
        Event::SupplementAsked(e) => asked(e),
        Event::SupplementAnswered(e) => match e.intake_due {
            Some(due) => format!("supplement answered, answer by {}", at(due)),
            None => "supplement answered".to_owned(),
        },
        Event::ClockStopped(e) => format!("clock stops: {:?}, then {:?}", e.reason, e.then),
        Event::ClockResumed(e) => format!("clock runs, due {}", at(e.due)),
        Event::FeeAsked(e) => format!("fee asked at #{}: {}", e.token, e.amount),
        Event::FeeSettled(e) => format!("fee settled at #{}", e.token),
        Event::ConsultationAsked(e) => {
            format!("opinion asked of {} by {}", place(world, &e.place), at(e.due))
        }
        Event::ConsultationAnswered(e) => format!("opinion given{}", timeliness(e.timeliness)),
        Event::ConsultationClosed(_) => "no opinion came".to_owned(),
        Event::CaseChanged(e) => {
            format!("goes on as {}, due {}", e.case, e.due.map_or("-".to_owned(), at))
        }
        Event::ResultAttached(e) => {
            let elsewhere = if e.issued_elsewhere { ", issued elsewhere" } else { "" };
            format!("result attached: {:?} {}{elsewhere}", e.kind, e.code)
        }
        Event::ResultApproved(e) => format!("{} approved", e.results.len()),
        Event::Finished(e) => {
            let late = returned_late(e.return_by);
            format!("finished: {:?}{}{late}", e.kind, timeliness(e.timeliness))
        }
        Event::Returned(e) => format!("returned: {:?}", e.way),
        Event::Withdrawn(_) => "withdrawn".to_owned(),
        Event::Rated(_) => "rated".to_owned(),
        Event::ApologyProposed(_)
        | Event::Reappointed(_)
        | Event::StoppedOnRequest(_)
        | Event::Reopened(_)
        | Event::OrderGiven(_)
        | Event::OrderAnswered(_) => of_rules(world, event),
        Event::PaperDigitised(e) => {
            let dots = e.dots_per_inch.map_or_else(String::new, |dots| format!(", {dots} dpi"));
            format!("digitised as {}: {} pages{dots}", e.kind, e.file.pages)
        }
        Event::PaperRevoked(e) => {
            let by = if e.replaced_by.is_some() { ", replaced" } else { "" };
            format!("paper revoked{by}")
        }
    }
}

/// Events of the rules of time, and orders.
#[expect(clippy::wildcard_enum_match_arm, reason = "the other kinds are told above")]
fn of_rules(world: &World, event: &Event) -> String {
    let at = |instant| moment(&world.zone, instant);
    match event {
        Event::ApologyProposed(e) => {
            let to = place(world, &e.place);
            format!("apology proposed to {to}: {} instead of {}", at(e.new_due), at(e.due))
        }
        Event::Reappointed(e) => {
            let planned = replanned(world, &e.planned);
            format!("another day promised: {} instead of {}{planned}", at(e.due), at(e.old_due))
        }
        Event::StoppedOnRequest(e) => {
            let by = if e.staff.is_some() { ", by an officer" } else { "" };
            format!("stopped on request [{}]{by}", e.stage.code())
        }
        Event::Reopened(e) => format!("reopened{}", replanned(world, &e.planned)),
        Event::OrderGiven(e) => {
            format!("order to {} until {}", place(world, &e.place), at(e.due))
        }
        Event::OrderAnswered(e) => format!("order answered{}", timeliness(e.timeliness)),
        other => panic!("{} is told elsewhere", other.kind()),
    }
}

fn asked(e: &SupplementAsked) -> String {
    let items: Vec<&str> = e
        .items
        .iter()
        .map(|item| match &item.target {
            SupplementTarget::Field { .. } => "field",
            SupplementTarget::Component { .. } => "component",
            SupplementTarget::Page { .. } => "page",
        })
        .collect();
    let from = e.token.map_or_else(|| "at intake".to_owned(), |t| format!("from #{t}"));
    let raised = e.raised_by.map_or_else(String::new, |v| format!(", raised by event {v}"));
    let late = returned_late(e.return_by);
    let items = items.join(", ");
    format!("supplement asked {from}: {items}; by {}{raised}{late}", e.answer_by)
}

fn entered(world: &World, e: &StepEntered) -> String {
    let planned = e.planned.map(|p| format!(", until {}", moment(&world.zone, p)));
    let state = e.state.map(|s| format!(" [{}]", s.code()));
    let given = if e.assignee.is_some() { ", to a person" } else { "" };
    format!(
        "→ {} #{} {}{}{}{given}",
        e.step,
        e.token,
        place(world, &e.place),
        planned.unwrap_or_default(),
        state.unwrap_or_default(),
    )
}

fn replanned(world: &World, planned: &[Replanned]) -> String {
    let step =
        |new: &Replanned| format!("; #{} until {}", new.token, moment(&world.zone, new.planned));
    planned.iter().map(step).collect()
}

fn tokens(e: &TokensMoved) -> String {
    let tokens: Vec<String> = e
        .marking
        .tokens()
        .iter()
        .map(|t| format!("{}{}", t.step, if t.waiting { " waits" } else { "" }))
        .collect();
    let at = if tokens.is_empty() { "none".to_owned() } else { tokens.join(", ") };
    let passed: Vec<String> = e.passed.iter().map(ToString::to_string).collect();
    let passed =
        if passed.is_empty() { String::new() } else { format!(", passed {}", passed.join(", ")) };
    format!("tokens: {at}{passed}")
}

fn place(world: &World, place: &Place) -> String {
    format!("{} {}", place.queue, world.unit_name(place.unit))
}

/// Whether it went back later than three working days after reception.
fn returned_late(by: Option<ReturnBy>) -> &'static str {
    let is_late = by.is_some_and(|by| by.timeliness == Timeliness::Late);
    if is_late { ", after the 3 days" } else { "" }
}

fn timeliness(timeliness: Timeliness) -> &'static str {
    match timeliness {
        Timeliness::Early => ", early",
        Timeliness::OnTime => ", on time",
        Timeliness::Late => ", late",
    }
}
