//! Places in slots, numbers of a day, and the two lines of a desk.

use super::{
    Setting, is_clash,
    sample::{person, staff, unit},
};
use crate::{
    Batch, Clash,
    queue::{self, Line, QueueRules, Ticket, TicketState},
    subjects,
};
use mc_kernel::{CivilDay, Timestamp, ids::SubjectId};

const CLASH: Clash = Clash::Row("ticket");

fn day() -> CivilDay {
    CivilDay::new(2023, 5, 25).unwrap()
}

fn ticket(setting: &Setting, subject: Option<SubjectId>, at: i64) -> Ticket {
    let order = Timestamp::from_micros(at);
    let (state, line) = match subject {
        Some(_) => (TicketState::Booked, Line::Booked),
        None => (TicketState::Waiting, Line::Drawn),
    };
    Ticket {
        id: setting.world.id(),
        unit: unit("desk"),
        day: day(),
        number: None,
        slot: subject.map(|_| order),
        subject,
        state,
        line,
        order,
        counter: None,
        called: None,
        name: String::new(),
    }
}

async fn add(setting: &Setting, ticket: &Ticket, place: Option<u64>) -> bool {
    let mut batch = Batch::new();
    queue::insert(&mut batch, ticket, place, setting.world.id(), setting.world.now());
    let done = setting.store.commit(batch).await;
    assert!(done.is_ok() || is_clash(&done, CLASH), "{done:?}");
    done.is_ok()
}

async fn a_place_is_taken_once_and_free_again(setting: Setting) {
    let lan = person("Lan");
    setting.write(|batch| subjects::insert(batch, &lan, setting.world.now())).await;
    let first = ticket(&setting, Some(lan.id), 1_000_000);
    assert!(add(&setting, &first, Some(1)).await);
    assert!(!add(&setting, &ticket(&setting, Some(lan.id), 1_000_000), Some(1)).await);
    assert!(add(&setting, &ticket(&setting, Some(lan.id), 1_000_000), Some(2)).await);
    let span = (Timestamp::from_micros(0), Timestamp::from_micros(2_000_000));
    let taken = || setting.store.places_taken(unit("desk"), span);
    let at = Timestamp::from_micros(1_000_000);
    assert_eq!(taken().await.unwrap(), [(at, 1), (at, 2)]);
    setting.write(|batch| queue::cancel(batch, first.id, setting.world.now())).await;
    assert_eq!(taken().await.unwrap(), [(at, 2)]);
    let own = setting.store.bookings_of(lan.id, Timestamp::from_micros(0)).await.unwrap();
    assert_eq!(own.len(), 1, "what was given back is not kept");
    assert_eq!(own[0].name, "Lan");
    assert!(add(&setting, &ticket(&setting, Some(lan.id), 1_000_000), Some(1)).await);
}

async fn a_ticket_is_called_once_and_a_number_given_once(setting: Setting) {
    let mut first = ticket(&setting, None, 5);
    first.number = Some(1);
    let mut second = ticket(&setting, None, 9);
    second.number = Some(1);
    assert!(add(&setting, &first, None).await);
    assert!(!add(&setting, &second, None).await, "the number is taken");
    second.number = Some(2);
    assert!(add(&setting, &second, None).await);
    assert_eq!(setting.store.last_ticket_number(unit("desk"), day()).await.unwrap(), 2);
    assert_eq!(setting.store.last_ticket_number(unit("other"), day()).await.unwrap(), 0);
    let line = |state| {
        let all = Timestamp::from_micros(i64::MAX);
        setting.store.tickets_in_line((unit("desk"), day()), (state, Line::Drawn), all, 10)
    };
    let waiting = line(TicketState::Waiting).await.unwrap();
    assert_eq!(waiting.iter().map(|t| t.number).collect::<Vec<_>>(), [Some(1), Some(2)]);
    let command = setting.world.id();
    let call = |id, command| {
        let mut batch = Batch::new();
        queue::call(&mut batch, id, (3, staff("officer")), command, setting.world.now());
        setting.store.commit(batch)
    };
    call(first.id, command).await.unwrap();
    assert!(is_clash(&call(first.id, setting.world.id()).await, CLASH), "it waits no more");
    assert!(is_clash(&call(second.id, command).await, CLASH), "a command calls one");
    let found = setting.store.ticket_of_command(command).await.unwrap().unwrap();
    assert_eq!((found.id, found.counter, found.state), (first.id, Some(3), TicketState::Called));
    let now = setting.world.now();
    setting.write(|batch| queue::end(batch, first.id, TicketState::Served, now)).await;
    setting.write(|batch| queue::end(batch, first.id, TicketState::Absent, now)).await;
    let ended = setting.store.ticket(first.id).await.unwrap().unwrap();
    assert_eq!(ended.state, TicketState::Served, "what has ended stays as it is");
}

async fn a_desk_sets_its_rules_anew(setting: Setting) {
    let rules = |places| QueueRules { slot_minutes: 15, places, days_ahead: 7 };
    assert_eq!(setting.store.queue_rules(unit("desk")).await.unwrap(), None);
    for places in [2, 5] {
        let now = setting.world.now();
        setting.write(|batch| queue::set_rules(batch, unit("desk"), rules(places), now)).await;
        assert_eq!(setting.store.queue_rules(unit("desk")).await.unwrap(), Some(rules(places)));
    }
}

on_both!(
    a_place_is_taken_once_and_free_again,
    a_ticket_is_called_once_and_a_number_given_once,
    a_desk_sets_its_rules_anew,
);
