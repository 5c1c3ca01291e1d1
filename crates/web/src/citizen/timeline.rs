//! A dossier's history in plain sentences.

use crate::Web;
use mc_app::{
    dossier::{BusinessState, Event, Private, Recorded, event::Leaving},
    dossier_view::DossierView,
    ledger::PROVEN,
};
use mc_kernel::Timestamp;
use mc_pages::{
    chrome::Link,
    components::{Timeline, TimelineEntry, TimelineTime},
    format,
    words::{Lang, key},
};

/// The words of a state, as citizens and officers read them.
pub(crate) const fn state_words(state: BusinessState) -> &'static str {
    match state {
        BusinessState::Submitted => key("state-submitted"),
        BusinessState::Accepted => key("state-accepted"),
        BusinessState::Refused => key("state-refused"),
        BusinessState::Processing => key("state-processing"),
        BusinessState::SupplementAsked => key("state-supplement-asked"),
        BusinessState::FeeAsked => key("state-fee-asked"),
        BusinessState::Withdrawn => key("state-withdrawn"),
        BusinessState::Paused => key("state-paused"),
        BusinessState::Finished => key("state-finished"),
        BusinessState::Returned => key("state-returned"),
    }
}

/// What happened, what is happening, and what is planned.
///
/// The events whose place in the dossier is among `proven` carry their proof.
pub(crate) fn timeline(web: &Web, l: Lang, view: &DossierView, proven: &[u64]) -> Timeline {
    let told = view.told.iter().filter_map(|told| {
        let text = sentence(web, l, view, &told.recorded.event)?;
        Some(TimelineEntry {
            time: TimelineTime::Past,
            when: when(web, l, told.recorded.at),
            text,
            note: note(&told.recorded.event, told.private.as_ref()),
            links: proof(l, view, &told.recorded, proven).into_iter().collect(),
        })
    });
    let mut entries: Vec<TimelineEntry> = told.collect();
    entries.extend(now(web, l, view));
    entries.extend(planned(web, l, view));
    Timeline { entries }
}

/// The way to the proof of an event, where there is one.
fn proof(l: Lang, view: &DossierView, event: &Recorded, proven: &[u64]) -> Option<Link> {
    let is_proven = PROVEN.contains(&event.event.kind()) && proven.contains(&event.version);
    let href = format!("/ho-so/{}/bang-chung/{}", view.dossier.id, event.version);
    is_proven.then(|| Link::new(l.t("proof-link"), href))
}

fn when(web: &Web, l: Lang, at: Timestamp) -> String {
    format::moment_short(l, web.app.settings().zone.local(at))
}

fn day(web: &Web, l: Lang, at: Timestamp) -> String {
    format::day(l, web.app.settings().zone.day(at))
}

/// The steps at which the dossier is now, each with its own clock.
fn now(web: &Web, l: Lang, view: &DossierView) -> Vec<TimelineEntry> {
    view.dossier
        .steps
        .iter()
        .filter_map(|open| {
            let step = view.process.step(open.step)?;
            let unit = view.unit_name(open.place.unit);
            let values = [("unit", unit.as_str()), ("step", step.name.as_str())];
            let text = match open.planned {
                Some(planned) => {
                    let planned = day(web, l, planned);
                    let [unit, step] = values;
                    l.with("now-step-until", &[unit, step, ("day", planned.as_str())])
                }
                None => l.with("now-step", &values),
            };
            Some(TimelineEntry {
                time: TimelineTime::Now,
                when: when(web, l, open.entered),
                text: text.into_owned(),
                note: None,
                links: Vec::new(),
            })
        })
        .collect()
}

/// The promised day.
fn planned(web: &Web, l: Lang, view: &DossierView) -> Option<TimelineEntry> {
    let dossier = &view.dossier;
    let is_open = dossier.ended.is_none() && !dossier.business.is_closed();
    let due = dossier.clock.due.filter(|_| is_open && !dossier.clock.is_stopped())?;
    Some(TimelineEntry {
        time: TimelineTime::Planned,
        when: day(web, l, due),
        text: l.t("planned-result").into_owned(),
        note: None,
        links: Vec::new(),
    })
}

/// What an event tells the citizen; moves inside the office between two steps tell nothing new.
fn sentence(web: &Web, l: Lang, view: &DossierView, event: &Event) -> Option<String> {
    let unit = |id| view.unit_name(id);
    Some(match event {
        Event::Submitted(e) => {
            let unit = unit(e.receiving_unit);
            l.with("told-submitted", &[("unit", unit.as_str())]).into_owned()
        }
        Event::TakenIn(e) => {
            let due = day(web, l, e.due);
            l.with("told-taken-in", &[("due", due.as_str())]).into_owned()
        }
        Event::Refused(e) => l.with("told-refused", &[("ground", e.ground.as_str())]).into_owned(),
        Event::StepLeft(e) => return left(l, view, e),
        Event::SupplementAsked(e) => {
            let by = format::day(l, e.answer_by);
            l.with("told-supplement-asked", &[("day", by.as_str())]).into_owned()
        }
        Event::SupplementAnswered(_) => l.t("told-supplement-answered").into_owned(),
        Event::ClockResumed(e) => {
            let due = day(web, l, e.due);
            l.with("told-clock-resumed", &[("due", due.as_str())]).into_owned()
        }
        Event::FeeAsked(e) => {
            let amount = format::money(l, e.amount);
            l.with("told-fee-asked", &[("amount", amount.as_str())]).into_owned()
        }
        Event::FeeSettled(_) => l.t("told-fee-settled").into_owned(),
        Event::ConsultationAsked(e) => {
            let (unit, by) = (unit(e.place.unit), day(web, l, e.due));
            l.with("told-consultation", &[("unit", unit.as_str()), ("day", by.as_str())])
                .into_owned()
        }
        Event::ConsultationAnswered(_) => l.t("told-consultation-answered").into_owned(),
        Event::ConsultationClosed(_) => l.t("told-consultation-closed").into_owned(),
        Event::CaseChanged(e) => {
            let name = view.procedure.case(&e.case).map_or(e.case.as_str(), |c| c.name.as_str());
            l.with("told-case-changed", &[("case", name)]).into_owned()
        }
        Event::ResultApproved(_) => l.t("told-approved").into_owned(),
        Event::Finished(e) => match e.kind {
            mc_app::dossier::ResultKind::Granted => l.t("told-finished").into_owned(),
            mc_app::dossier::ResultKind::Refusal => l.t("told-finished-refusal").into_owned(),
        },
        Event::Returned(_) => l.t("told-returned").into_owned(),
        Event::Withdrawn(_) => l.t("told-withdrawn").into_owned(),
        Event::Reappointed(e) => {
            let (old, new) = (day(web, l, e.old_due), day(web, l, e.due));
            l.with("told-reappointed", &[("old", old.as_str()), ("new", new.as_str())]).into_owned()
        }
        Event::StoppedOnRequest(_) => l.t("told-stopped").into_owned(),
        Event::Reopened(_) => l.t("told-reopened").into_owned(),
        Event::ApologyProposed(_) | Event::OrderGiven(_) | Event::OrderAnswered(_) => {
            return for_officers(web, l, view, event);
        }
        Event::PaperDigitised(_) => l.t("told-digitised").into_owned(),
        Event::PaperRevoked(_) => l.t("told-paper-revoked").into_owned(),
        Event::StepEntered(_)
        | Event::TokensMoved(_)
        | Event::Assigned(_)
        | Event::ClockStopped(_)
        | Event::ResultAttached(_)
        | Event::Rated(_) => return None,
    })
}

/// What is told to officers alone: what was prepared, and what leaders ordered.
fn for_officers(web: &Web, l: Lang, view: &DossierView, event: &Event) -> Option<String> {
    view.acting.staff?;
    if let Event::ApologyProposed(e) = event {
        let new = day(web, l, e.new_due);
        return Some(l.with("told-apology-proposed", &[("new", new.as_str())]).into_owned());
    }
    if let Event::OrderGiven(e) = event {
        let (by, due) = (view.staff_name(e.staff), day(web, l, e.due));
        let values = [("by", by.as_str()), ("due", due.as_str())];
        return Some(l.with("told-order-given", &values).into_owned());
    }
    if let Event::OrderAnswered(e) = event {
        let by = view.staff_name(e.staff);
        return Some(l.with("told-order-answered", &[("by", by.as_str())]).into_owned());
    }
    None
}

fn left(l: Lang, view: &DossierView, e: &mc_app::dossier::event::StepLeft) -> Option<String> {
    let step = view.process.step(e.step)?;
    match &e.leaving {
        Leaving::Outcome { outcome } => Some(
            l.with("told-step-left", &[("step", step.name.as_str()), ("outcome", outcome)])
                .into_owned(),
        ),
        Leaving::NoAnswer { .. } => {
            Some(l.with("told-no-answer", &[("step", step.name.as_str())]).into_owned())
        }
        // Between officers: the citizen sees that the step goes on.
        Leaving::SentBack if view.acting.staff.is_some() => {
            Some(l.with("told-sent-back", &[("step", step.name.as_str())]).into_owned())
        }
        Leaving::SentAgain if view.acting.staff.is_some() => {
            Some(l.with("told-sent-again", &[("step", step.name.as_str())]).into_owned())
        }
        Leaving::Cancelled | Leaving::SentBack | Leaving::SentAgain => None,
    }
}

/// The words that concern the applicant: what to supplement, why it was refused.
fn note(event: &Event, private: Option<&Private>) -> Option<String> {
    match (event, private?) {
        (Event::SupplementAsked(_), Private::Supplement { items, .. }) => Some(items.join("; ")),
        (Event::Refused(_) | Event::Finished(_), Private::Refusal { place, accepted, .. }) => {
            Some(format!("{place} → {accepted}"))
        }
        (
            Event::Refused(_)
            | Event::Finished(_)
            | Event::Reappointed(_)
            | Event::StoppedOnRequest(_)
            | Event::Reopened(_),
            Private::Words { text },
        ) => Some(text.clone()),
        _ => None,
    }
}
