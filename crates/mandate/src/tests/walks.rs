//! Random walks: whoever tries what, in whatever order, a mandate is used only while both want it.

use super::*;
use crate::{Event, Matter, Rejection, Standing};
use mc_kernel::SeededRandom;
use std::collections::BTreeSet;

const WALKS: u64 = 2_000;
const STEPS: usize = 12;

const COMMANDS: [Command; 5] =
    [Command::Accept, Command::Decline, Command::Confirm, Command::Revoke, Command::Renounce];
const PARTIES: [Party; 3] = [Party::Principal, Party::Representative, Party::Desk];
const MATTER: Matter<'_> = Matter { procedure: "1", dossier: None, is_filed_by_them: false };

/// Whether the events say that it may be used at an instant, told without the state.
fn both_want_it(events: &[Event], now: Timestamp) -> bool {
    let mut wanted = false;
    for event in events {
        wanted = match event {
            Event::Given(given) => given.way == Way::Paper,
            Event::Accepted { .. } | Event::Confirmed { .. } => true,
            Event::Declined { .. } | Event::Revoked { .. } | Event::Renounced { .. } => {
                return false;
            }
        };
    }
    let Some(Event::Given(given)) = events.first() else { return false };
    wanted && now < given.until
}

#[test]
fn whoever_tries_what() {
    let (mut kinds, mut standings) = (BTreeSet::new(), BTreeSet::new());
    let mut refusals = BTreeSet::new();
    for seed in 0..WALKS {
        let random = SeededRandom::new(seed);
        let way = *random.pick(Way::ALL).unwrap();
        let first = decide(None, &Command::Give(give(way)), facts(giver(way), 0)).unwrap();
        let mut events = vec![first];
        let mut days = 0;
        for _ in 0..STEPS {
            days += i64::try_from(random.below(8)).unwrap();
            let before = Mandate::folded(mandate_id(), &events).unwrap();
            assert_eq!(before.version, u64::try_from(events.len()).unwrap());
            let may = before.may_act(MATTER, instant(days)).is_ok();
            assert_eq!(may, both_want_it(&events, instant(days)), "seed {seed}: {events:?}");
            standings.insert(before.standing(instant(days)).name());
            let command = random.pick(&COMMANDS).unwrap();
            let party = *random.pick(&PARTIES).unwrap();
            match decide(Some(&before), command, facts(party, days)) {
                Ok(event) => {
                    let was_ended = matches!(
                        before.standing(instant(days)),
                        Standing::Declined | Standing::Revoked | Standing::Renounced
                    );
                    assert!(!was_ended, "what ended stays ended: seed {seed}");
                    events.push(event);
                }
                Err(why) => {
                    refusals.insert(why.code());
                }
            }
        }
        kinds.extend(events.iter().map(Event::kind));
    }
    assert_eq!(kinds.len(), 6, "{kinds:?}");
    assert_eq!(standings.len(), Standing::ALL.len(), "{standings:?}");
    let expect = [Rejection::NotAwaited, Rejection::NotYours].map(Rejection::code);
    assert_eq!(refusals, BTreeSet::from(expect));
}
