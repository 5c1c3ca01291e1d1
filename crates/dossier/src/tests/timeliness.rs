//! Early, on time, late: by date, as the reports of QĐ 766/QĐ-TTg (2.1) count.

use super::world::World;
use mc_calendar::Timeliness::{self, Early, Late, OnTime};

/// A birth that was taken in on Monday at 08:20 and is due on Tuesday at 08:20.
fn taken_in() -> World {
    let mut world = World::of("1.001193.01");
    world.submit().at("2023-05-22T08:20").take_in().attach(2);
    assert_eq!(
        world.dossier().clock.due,
        Some(world.zone.instant("2023-05-23T08:20".parse().unwrap()))
    );
    world
}

#[test]
fn the_day_of_the_result_counts_not_the_hour() {
    let check = |finished: &str, expect: Timeliness| {
        let mut world = taken_in();
        world.complete(2, "đạt").at(finished).complete(3, "ký");
        let ended = world.dossier().ended.clone().unwrap();
        assert_eq!((ended.at, ended.timeliness), (world.now, expect), "{finished}");
    };
    check("2023-05-22T08:20", Early);
    check("2023-05-22T23:59", Early);
    check("2023-05-23T00:00", OnTime);
    check("2023-05-23T08:20", OnTime);
    check("2023-05-23T16:59", OnTime);
    check("2023-05-23T23:59", OnTime);
    check("2023-05-24T00:00", Late);
    check("2023-06-24T08:00", Late);
}

/// The end of a refusal is the refusal.
#[test]
fn a_refusal_is_in_time_by_its_day_too() {
    let check = |refused: &str, expect: Timeliness| {
        let mut world = taken_in();
        world.at(refused).refuse_at(2, "không đủ điều kiện");
        assert_eq!(world.dossier().ended.as_ref().unwrap().timeliness, expect, "{refused}");
    };
    check("2023-05-22T17:00", Early);
    check("2023-05-23T17:00", OnTime);
    check("2023-05-24T07:00", Late);
}

/// “Đã xử lý xong” ends the count, not the hand-over: who comes for it late is not the office's
/// delay.
#[test]
fn handing_over_late_is_not_late() {
    let mut world = taken_in();
    world.complete(2, "đạt").complete(3, "ký").at("2023-07-03T08:00").complete(4, "phát hành");
    world.hand_over(crate::ReturnWay::Desk);
    assert_eq!(world.dossier().ended.as_ref().unwrap().timeliness, Early);
}

/// The time in which the applicant was to pay or to supplement does not count.
#[test]
fn waiting_for_the_applicant_is_no_delay() {
    let mut world = World::of("2.000889.01");
    world.submit().take_in().attach(2).complete(2, "đạt").complete(3, "gửi");
    world.at("2023-05-29T08:00").ask_fee(4, "thông báo", 1_000);
    world.at("2023-08-28T08:00").complete(5, "đã nộp");
    let check = |finished: &str, expect: Timeliness| {
        let mut world = world.clone();
        world.complete(6, "trình").at(finished).complete(7, "ký");
        assert_eq!(world.dossier().ended.as_ref().unwrap().timeliness, expect, "{finished}");
    };
    // Ten days from 22/05, of which none was used: from 28/08, Thursday 07/09.
    check("2023-09-06T08:00", Early);
    check("2023-09-07T17:30", OnTime);
    check("2023-09-08T07:00", Late);
}

/// Before acceptance no time counts, however long the applicant takes.
#[test]
fn a_supplement_before_acceptance_takes_no_time() {
    let mut world = World::of("1.001193.01");
    world.submit().ask_supplement_at_desk().at("2023-06-26T08:00").answer_supplement();
    world.take_in().attach(2).complete(2, "đạt").at("2023-06-27T15:00").complete(3, "ký");
    assert_eq!(world.dossier().ended.as_ref().unwrap().timeliness, OnTime);
}

/// Each stay is measured the same way against its planned end.
#[test]
fn steps_are_measured_by_date_too() {
    let check = |left: &str, expect: Timeliness| {
        let mut world = World::of("1.009994.03");
        world.submit().take_in().at(left).complete(2, "giao");
        let events = &world.watch.events;
        let mut left_events = events.iter().filter_map(|event| {
            if let crate::Event::StepLeft(e) = event { Some(e.timeliness) } else { None }
        });
        assert_eq!(left_events.next_back().unwrap(), Some(expect), "{left}");
    };
    // Planned until 22/05 14:00.
    check("2023-05-22T10:00", OnTime);
    check("2023-05-22T16:00", OnTime);
    check("2023-05-23T07:00", Late);
}
