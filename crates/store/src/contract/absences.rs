//! Absences: numbered, found by either person, revoked once, read page by page.

use super::{Setting, is_clash, sessions::employ};
use crate::{
    Clash,
    absences::{self, Absence},
};
use mc_kernel::{
    ActorRef, CivilDay,
    ids::{StaffId, UnitId},
};
use mc_org::Role;
use mc_policy::{Office, actions::ListAbsences};
use mc_testkit::{officer, permit};

fn day(of_may: i8) -> CivilDay {
    CivilDay::new(2023, 5, of_may).unwrap()
}

fn absence(
    setting: &Setting,
    number: u64,
    (staff, deputy): (StaffId, StaffId),
    days: (i8, i8),
) -> Absence {
    Absence {
        id: setting.world.id(),
        number,
        staff,
        deputy,
        from: day(days.0),
        to: day(days.1),
        reason: "Nghỉ phép".to_owned(),
        entered_by: ActorRef::Staff(staff),
        entered: setting.world.now(),
        revoked: None,
    }
}

async fn a_number_is_given_once_and_an_absence_revoked_once(setting: Setting) {
    let pair = (employ(&setting, "lan").await, employ(&setting, "hai").await);
    assert_eq!(setting.store.last_absence().await.unwrap(), 0);
    let first = absence(&setting, 1, pair, (2, 5));
    setting.write(|batch| absences::add(batch, &first)).await;
    let same = absence(&setting, 1, pair, (10, 12));
    let taken = setting.commit(|batch| absences::add(batch, &same)).await;
    assert!(is_clash(&taken, Clash::Row("absence")), "somebody entered one at the same time");
    assert_eq!(setting.store.last_absence().await.unwrap(), 1);
    assert_eq!(setting.store.absence(first.id).await.unwrap(), Some(first.clone()));

    let (by, now) = (ActorRef::Staff(pair.1), setting.world.now());
    setting.write(|batch| absences::revoke(batch, first.id, by, now)).await;
    let twice = setting.commit(|batch| absences::revoke(batch, first.id, by, now)).await;
    assert!(is_clash(&twice, Clash::Row("absence")));
    let found = setting.store.absence(first.id).await.unwrap().unwrap();
    assert_eq!(found.revoked, Some((by, now)));
    assert_eq!(setting.store.away(pair.0, (day(1), day(31))).await.unwrap(), []);
}

async fn an_absence_is_found_on_each_of_its_days_by_either_person(setting: Setting) {
    let pair = (employ(&setting, "lan").await, employ(&setting, "hai").await);
    let only = absence(&setting, 1, pair, (10, 12));
    setting.write(|batch| absences::add(batch, &only)).await;
    for (from, to, is_there) in
        [(1, 9, false), (1, 10, true), (11, 11, true), (12, 20, true), (13, 20, false)]
    {
        let period = (day(from), day(to));
        let expect = if is_there { vec![only.clone()] } else { Vec::new() };
        assert_eq!(setting.store.away(pair.0, period).await.unwrap(), expect, "{from}-{to}");
        assert_eq!(setting.store.standing_in(pair.1, period).await.unwrap(), expect);
        assert_eq!(setting.store.away(pair.1, period).await.unwrap(), []);
    }
}

async fn what_has_not_ended_is_read_by_its_last_day(setting: Setting) {
    let pair = (employ(&setting, "lan").await, employ(&setting, "hai").await);
    let all = [(1, (1, 3)), (2, (1, 20)), (3, (5, 9)), (4, (6, 9))];
    let all = all.map(|(number, days)| absence(&setting, number, pair, days));
    for absence in &all {
        setting.write(|batch| absences::add(batch, absence)).await;
    }
    let office = UnitId::from_bytes([7; 16]);
    let deputy = officer(pair.1, Role::DeskOfficer, office, office);
    let permit = permit::<ListAbsences>(&deputy, &Office);
    let read = async |key| {
        let (rows, next) = setting.store.coming_absences(&permit, key).await.unwrap();
        assert_eq!(next, None, "everything fits on a page");
        rows.into_iter().map(|absence| absence.number).collect::<Vec<_>>()
    };
    assert_eq!(read((day(1), 0)).await, [1, 3, 4, 2]);
    assert_eq!(read((day(9), 3)).await, [4, 2], "after the third, which ends on the same day");
    assert_eq!(read((day(21), 0)).await, Vec::<u64>::new());
}

on_both!(
    a_number_is_given_once_and_an_absence_revoked_once,
    an_absence_is_found_on_each_of_its_days_by_either_person,
    what_has_not_ended_is_read_by_its_last_day,
);
