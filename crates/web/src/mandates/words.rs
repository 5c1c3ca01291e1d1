//! A mandate in words.

use crate::{Web, citizen::procedure_name};
use mc_app::mandate::{Event, Relation, Scope, Standing, Way};
use mc_app::mandates::{MandateView, Told};
use mc_kernel::{ActorRef, Timestamp};
use mc_pages::{
    components::{
        DossierCard, DueState, StateChip, SummaryList, SummaryRow, Timeline, TimelineEntry,
        TimelineTime,
    },
    format,
    words::{Lang, key},
};

/// The last day before an instant at which a day begins.
pub(super) fn last_day(web: &Web, l: Lang, end: Timestamp) -> String {
    format::day_short(l, web.app.settings().zone.day(end.plus_minutes(-1)))
}

pub(super) fn title(l: Lang, told: &Told) -> String {
    let names = [
        ("representative", told.representative.name.as_str()),
        ("principal", told.principal.name.as_str()),
    ];
    l.with("mandate-title", &names).into_owned()
}

/// In what somebody may act.
pub(super) fn scope_words(web: &Web, l: Lang, told: &Told) -> String {
    match &told.kept.mandate.given.scope {
        Scope::All => l.t("mandate-scope-all").into_owned(),
        Scope::Procedures(codes) => {
            let names: Vec<String> = codes.iter().map(|code| procedure_name(web, code)).collect();
            names.join("; ")
        }
        Scope::Dossier(_) => {
            let number = told.dossier.as_deref().unwrap_or_default();
            l.with("mandate-scope-is-dossier", &[("number", number)]).into_owned()
        }
    }
}

pub(super) fn chip(l: Lang, standing: Standing) -> StateChip {
    let (state, words) = match standing {
        Standing::AwaitsCode => (DueState::Waiting, key("mandate-awaits-code")),
        Standing::AwaitsAcceptance => (DueState::Waiting, key("mandate-awaits-acceptance")),
        Standing::InForce => (DueState::OnTime, key("mandate-in-force")),
        Standing::Expired => (DueState::Done, key("mandate-expired")),
        Standing::Declined => (DueState::Done, key("mandate-declined")),
        Standing::Revoked => (DueState::Done, key("mandate-revoked")),
        Standing::Renounced => (DueState::Done, key("mandate-renounced")),
    };
    StateChip::new(state, l.t(words))
}

pub(super) fn now_sentence(l: Lang, standing: Standing) -> String {
    let words = match standing {
        Standing::AwaitsCode => key("mandate-now-awaits-code"),
        Standing::AwaitsAcceptance => key("mandate-now-awaits-acceptance"),
        Standing::InForce => key("mandate-now-in-force"),
        Standing::Expired | Standing::Declined | Standing::Revoked | Standing::Renounced => {
            key("mandate-now-ended")
        }
    };
    l.t(words).into_owned()
}

pub(super) const fn relation_words(relation: Relation) -> &'static str {
    match relation {
        Relation::Person => key("mandate-relation-person"),
        Relation::Household => key("mandate-relation-household"),
        Relation::Employee => key("mandate-relation-employee"),
        Relation::Post => key("mandate-relation-post"),
    }
}

const fn way_words(way: Way) -> &'static str {
    match way {
        Way::SignedOn => key("mandate-way-signed-on"),
        Way::Code => key("mandate-way-code"),
        Way::Paper => key("mandate-way-paper"),
    }
}

pub(super) fn facts(web: &Web, l: Lang, told: &Told) -> SummaryList {
    let given = &told.kept.mandate.given;
    let until = last_day(web, l, given.until);
    let moment = |at| format::moment_short(l, web.app.settings().zone.local(at));
    let row = |label: &'static str, value: String| SummaryRow::new(l.t(label).into_owned(), value);
    let mut rows = vec![
        row(key("mandate-scope"), scope_words(web, l, told)),
        row(
            key("mandate-until"),
            l.with("mandate-until-day", &[("day", until.as_str())]).into_owned(),
        ),
        row(key("mandate-relation"), l.t(relation_words(given.relation)).into_owned()),
        row(key("mandate-way"), l.t(way_words(given.way)).into_owned()),
    ];
    rows.extend(told.kept.used.map(|used| row(key("mandate-used"), moment(used))));
    SummaryList { rows }
}

/// A mandate in a list.
pub(super) fn card(web: &Web, l: Lang, told: &Told, href: String, is_asked: bool) -> DossierCard {
    let standing = told.kept.mandate.standing(web.app.now());
    let until = last_day(web, l, told.kept.mandate.given.until);
    let values = [("scope", scope_words(web, l, told)), ("until", until)];
    DossierCard {
        title: title(l, told),
        href,
        number: None,
        chip: chip(l, standing),
        text: l.with("mandate-card", &values).into_owned(),
        asked: (is_asked && standing == Standing::AwaitsAcceptance)
            .then(|| l.t("mandate-asked").into_owned()),
    }
}

/// What happened to a mandate, newest first.
pub(super) fn history(web: &Web, l: Lang, view: &MandateView) -> Timeline {
    let entries = view.events.iter().rev().map(|(actor, event)| TimelineEntry {
        time: TimelineTime::Past,
        when: format::moment_short(l, web.app.settings().zone.local(event.at())),
        text: sentence(l, view, *actor, event),
        note: None,
        links: Vec::new(),
    });
    Timeline { entries: entries.collect() }
}

fn sentence(l: Lang, view: &MandateView, actor: ActorRef, event: &Event) -> String {
    let principal = view.told.kept.mandate.given.principal;
    let who = match actor {
        ActorRef::Citizen(id) if id == principal => view.told.principal.name.clone(),
        ActorRef::Citizen(_) | ActorRef::Mandated { .. } => view.told.representative.name.clone(),
        ActorRef::Staff(_) | ActorRef::Deputy { .. } | ActorRef::System(_) | ActorRef::Program => {
            l.t("mandate-by-desk").into_owned()
        }
    };
    let words = match event {
        Event::Given(given) if given.recorded_by.is_some() => key("mandate-event-recorded"),
        Event::Given(_) => key("mandate-event-given"),
        Event::Accepted { .. } => key("mandate-event-accepted"),
        Event::Declined { .. } => key("mandate-event-declined"),
        Event::Confirmed { .. } => key("mandate-event-confirmed"),
        Event::Revoked { at_desk: true, .. } => key("mandate-event-revoked-desk"),
        Event::Revoked { at_desk: false, .. } => key("mandate-event-revoked"),
        Event::Renounced { .. } => key("mandate-event-renounced"),
    };
    l.with(words, &[("who", who.as_str())]).into_owned()
}
