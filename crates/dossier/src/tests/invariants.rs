//! What always holds, checked after every command of every test.

use super::world::{PRIVATE, World};
use crate::{
    BusinessState, Decision, Dossier, Event, HopChange, WorkChange, WorkState,
    codes::{FinanceState, ResultKind},
    decide::deadline_of,
    event::Leaving,
    hop::INTAKE_TOKEN,
    hops,
    work::{work_changes, work_items},
};
use mc_calendar::Timeliness;
use mc_kernel::ids::{StaffId, WorkItemId};
use mc_process::{NO_ANSWER_LABEL, StepClock, StepNo, TokenId};
use std::collections::{BTreeMap, BTreeSet};

/// What was seen of a dossier so far.
#[derive(Clone, Default)]
pub(crate) struct Watch {
    pub(crate) events: Vec<Event>,
    work: BTreeMap<WorkItemId, crate::WorkItem>,
    work_closed: BTreeSet<WorkItemId>,
    hops_open: BTreeSet<u32>,
    hops_left: BTreeSet<u32>,
}

impl Watch {
    pub(crate) fn check(
        &mut self,
        world: &World,
        before: Option<&Dossier>,
        decision: &Decision,
        staff: Option<StaffId>,
    ) {
        let after = &decision.after;
        assert!(!decision.events.is_empty(), "a decision decides something");
        let mut state = before.cloned();
        for decided in &decision.events {
            let event = &decided.event;
            state = Some(match (state, event) {
                (None, Event::Submitted(first)) => Dossier::opened(after.id, first),
                (Some(state), event) => state.apply(event),
                (None, other) => panic!("{} comes first", other.kind()),
            });
            read_again(event);
            self.hop(hops(event, staff, state.as_ref().unwrap()));
            self.events.push(event.clone());
            let private = serde_json::to_string(&decided.private).unwrap();
            let is_empty = decided.private.is_none();
            assert!(is_empty || private.contains(PRIVATE), "tests mark private texts: {private}");
        }
        assert_eq!(state.as_ref(), Some(after), "the events make the state");
        assert_eq!(after.version, u64::try_from(self.events.len()).unwrap());
        self.work(before, after);
        of_state(world, after);
        of_history(&self.events);
        if after.business.is_closed() {
            assert_eq!(self.hops_open, BTreeSet::new(), "a closed dossier stays nowhere");
        }
    }

    fn hop(&mut self, change: Option<HopChange>) {
        match change {
            Some(HopChange::Entered(hop)) => {
                let is_new = !self.hops_left.contains(&hop.token);
                assert!(is_new && self.hops_open.insert(hop.token), "a stay begins once");
            }
            Some(HopChange::Left(hop)) => {
                assert!(self.hops_open.remove(&hop.token), "a stay ends after it began, once");
                assert!(self.hops_left.insert(hop.token));
            }
            None => {}
        }
    }

    fn work(&mut self, before: Option<&Dossier>, after: &Dossier) {
        for change in work_changes(before, after) {
            match change {
                WorkChange::Open(item) => {
                    assert!(!self.work_closed.contains(&item.id), "a line opens once: {item:?}");
                    assert_eq!(self.work.insert(item.id, item), None);
                }
                WorkChange::Update(item) => {
                    let old = self.work.insert(item.id, item.clone()).unwrap();
                    let kept = (old.place, old.step, old.token, old.kind, old.entered);
                    let now = (item.place, item.step, item.token, item.kind, item.entered);
                    assert_eq!(kept, now, "the store changes nothing else of a line");
                }
                WorkChange::Close(id) => {
                    assert!(self.work.remove(&id).is_some());
                    self.work_closed.insert(id);
                }
            }
        }
        let items = work_items(after);
        let by_id: BTreeMap<_, _> = items.iter().map(|item| (item.id, item.clone())).collect();
        assert_eq!(by_id.len(), items.len(), "lines have ids of their own");
        assert_eq!(by_id, self.work, "the changes make the new list of the old one");
        assert_eq!(items.is_empty(), after.business.is_closed(), "somebody has it on the table");
        assert!(items.iter().all(|item| item.state != WorkState::Done));
    }

    /// Whether the intake was left.
    pub(crate) fn has_left_intake(&self) -> bool {
        self.hops_left.contains(&INTAKE_TOKEN)
    }
}

/// The log can read what it holds, and holds nothing private. Silence is recorded as silence.
fn read_again(event: &Event) {
    let body = serde_json::to_string(event).unwrap();
    assert!(!body.contains(PRIVATE), "{} tells: {body}", event.kind());
    assert_eq!(&Event::read(event.kind(), &body).unwrap(), event);
    if let Event::StepLeft(left) = event {
        match &left.leaving {
            Leaving::Outcome { outcome } => assert_ne!(outcome, NO_ANSWER_LABEL),
            Leaving::NoAnswer { outcome } => {
                assert_eq!(outcome, NO_ANSWER_LABEL);
                assert_eq!(left.timeliness, Some(Timeliness::Late));
            }
            Leaving::Cancelled => assert_eq!((left.timeliness, left.staff), (None, None)),
            Leaving::SentBack => {
                assert!(matches!(left.timeliness, None | Some(Timeliness::Late)));
                assert!(left.staff.is_some());
            }
            Leaving::SentAgain => assert!(left.staff.is_some()),
        }
    }
}

fn of_state(world: &World, dossier: &Dossier) {
    let open: BTreeSet<(TokenId, StepNo)> =
        dossier.marking.open().map(|t| (t.id, t.step)).collect();
    let steps: BTreeSet<(TokenId, StepNo)> =
        dossier.steps.iter().map(|s| (s.token, s.step)).collect();
    assert_eq!(open, steps, "open steps are open tokens");
    assert_eq!(steps.len(), dossier.steps.len());

    let clock = &dossier.clock;
    let is_running = clock.received.is_some()
        && dossier.ended.is_none()
        && dossier.business != BusinessState::Withdrawn;
    let waits = dossier.supplement.is_some()
        || dossier.stopped.is_some()
        || dossier.steps.iter().any(|s| s.clock == StepClock::Stops);
    if is_running {
        assert_eq!(clock.is_stopped(), waits, "the clock stands still while something is awaited");
    }
    assert!(dossier.ended.is_none() || !clock.is_stopped(), "a finished clock does not wait");
    assert!(clock.due >= clock.received, "due before it was received");
    if is_running && !waits {
        // Which process the dossier runs in does not matter to its deadline.
        let acting = crate::facts::Acting::default();
        let found = world.with_facts(&acting, &[], |facts| deadline_of(dossier, facts));
        let due = found.and_then(|d| d.due).map(|due| world.zone.instant(due));
        assert_eq!(due, clock.due, "the promised instant is the one that can be derived");
    }

    assert_eq!(dossier.fee.is_some(), dossier.finance == FinanceState::Asked);
    let fee = dossier.fee.as_ref().map(|fee| fee.token);
    assert!(fee.is_none_or(|token| dossier.open_step(token).is_some()), "a step waits for it");
    let consultation_steps = dossier.open_consultations().map(|c| c.token);
    assert!(consultation_steps.into_iter().all(|token| dossier.open_step(token).is_some()));
    if let Some(ended) = &dossier.ended {
        let is_granted = ended.kind == ResultKind::Granted;
        let approved = dossier.current_results().all(|r| r.approved_by.is_some());
        let has_results = dossier.current_results().next().is_some();
        let needs_none = world.procedure.results.is_empty();
        assert!(!is_granted || approved && (has_results || needs_none), "granted without result");
        assert!(is_granted || ended.ground.is_some() || approved, "refused without a paper");
    }
    let json = serde_json::to_string(dossier).unwrap();
    assert!(!json.contains(PRIVATE), "the state tells: {json}");
    assert_eq!(&serde_json::from_str::<Dossier>(&json).unwrap(), dossier);
}

/// A supplement is asked once (NĐ 61/2018, Điều 15.3), a dossier ends once.
fn of_history(events: &[Event]) {
    let count = |kind: &str| events.iter().filter(|e| e.kind() == kind).count();
    let raised = |e: &&Event| matches!(e, Event::SupplementAsked(e) if e.raised_by.is_some());
    let raised = events.iter().filter(raised).count();
    assert!(count("supplement_asked") <= 1 + raised, "asked again without an answer's cause");
    for once in ["submitted", "taken_in", "finished", "returned", "rated", "reappointed"] {
        assert!(count(once) <= 1, "{once} more than once");
    }
    assert!(count("reopened") <= count("stopped_on_request"));
    assert!(count("order_answered") <= count("order_given"));
    assert!(count("clock_resumed") <= count("clock_stopped"));
    assert!(count("returned") <= count("finished"));
}
