//! NĐ 224/2026, Điều 19; targets; the nine indices; the PAR INDEX table.

use super::day;
use crate::{
    Counts, Criterion, Share,
    nine::{Agency, Judged, Nine, Officer, by_settled_inside, by_time},
    reform::{Evidence, QUESTIONS},
    services::{Offer, Progress, Service, StepWork, Target, automation, progress},
};
use mc_kernel::Locale;

#[test]
fn the_degree_of_automation_is_what_the_program_did() {
    let step = StepWork { by_person: 3, by_program: 1, minutes: 480, late: 1 };
    assert_eq!(step.automation(), Share::of(1, 4));
    assert_eq!(step.on_time(), Share::of(3, 4));
    assert_eq!(step.mean_minutes(), Some(120));
    let never = StepWork::default();
    assert_eq!((never.mean_minutes(), never.automation().percent_hundredths()), (None, None));
    // Of the process: 1 + 6 of 4 + 6.
    let by_program = StepWork { by_program: 6, ..never };
    assert_eq!(automation(&[step, by_program]), Share::of(7, 10));
}

#[test]
fn the_indicators_of_a_service() {
    let counts = Counts {
        open: 2,
        overdue: 1,
        received: 10,
        received_online: 7,
        ended: 8,
        ended_late: 1,
        settled: 8,
        settling_days: 20,
        eligible: 8,
        fully_online: 6,
        ..Counts::default()
    };
    let service = Service::of(&counts);
    assert_eq!(service.fully_online, Share::of(6, 8));
    assert_eq!(service.online, Share::of(7, 10));
    assert_eq!(service.on_time, Share::of(8, 10));
    assert_eq!(service.mean_days_tenths, Some(25));
    let offer = Offer { procedures: 20, full: 9, partial: 6, proactive: 0 };
    assert_eq!((offer.fully(), offer.online()), (Share::of(9, 20), Share::of(15, 20)));
}

/// A target of 80 % in the year 2026. On the 183rd day of 365 it asks for 80 × 182 ÷ 364 = 40 %.
#[test]
fn a_target_grows_with_its_days() {
    let year = (day("2026-01-01"), day("2026-12-31"));
    let check = |share: Option<Share>, today: &str, expect: Progress| {
        assert_eq!(progress(share, 80, year, day(today)), expect, "{share:?} {today}");
    };
    check(Some(Share::of(40, 100)), "2026-07-02", Progress::OnTheWay);
    check(Some(Share::of(39, 100)), "2026-07-02", Progress::Behind(100));
    check(Some(Share::of(79, 100)), "2027-03-01", Progress::Behind(100));
    check(Some(Share::of(80, 100)), "2026-01-01", Progress::Reached);
    check(Some(Share::of(0, 100)), "2025-12-31", Progress::OnTheWay);
    check(Some(Share::of(0, 0)), "2026-07-02", Progress::NoData);
    check(None, "2026-07-02", Progress::NoData);
    let one_day = (day("2026-01-01"), day("2026-01-01"));
    let late = progress(Some(Share::of(70, 100)), 80, one_day, day("2026-01-01"));
    assert_eq!(late, Progress::Behind(1000));
    assert_eq!(Target::ALL.map(Target::percent), [100, 100, 60, 80, 90, 70]);
}

/// Điều 14: index = Σ points ÷ dossiers, one decimal. Three dossiers with 2, 1 and 1: 4 ÷ 3 = 1.3.
#[test]
fn nine_indices_of_officers_and_agencies() {
    let judged = |points: u8| Judged([Some(points); 9]);
    let nine = Nine::of(&[judged(2), judged(1), judged(1), judged(9)]);
    assert_eq!(nine.0, [Some(13); 9]);
    // Officer: 5 × 1.3 = 6.5 ≥ 5. Agency: 9 × 1.3 = 11.7, khá.
    assert_eq!((nine.officer(), nine.agency()), (Some(Officer::Whole), Some(Agency::Fair)));
    assert_eq!(Nine::of(&[]).officer(), None);
    let tenths = |each: u32| Nine([Some(each); 9]);
    assert_eq!(tenths(7).officer(), Some(Officer::Most));
    assert_eq!(tenths(6).officer(), Some(Officer::Less));
    for (each, class) in [
        (17, Agency::Excellent),
        (14, Agency::Good),
        (10, Agency::Fair),
        (7, Agency::Average),
        (6, Agency::Weak),
    ] {
        assert_eq!(tenths(each).agency(), Some(class), "{each}");
    }
    assert_eq!((by_time(true, false), by_time(false, false), by_time(false, true)), (2, 1, 0));
    let inside = |part| by_settled_inside(Share::of(part, 100));
    assert_eq!((inside(20), inside(19), inside(0)), (Some(2), Some(1), Some(0)));
    assert_eq!(by_settled_inside(Share::of(0, 0)), None);
}

#[test]
fn each_question_has_its_words_and_its_evidence() {
    for question in QUESTIONS {
        assert!(!question.words(Locale::Vi).is_empty());
        assert_ne!(question.words(Locale::Vi), question.words(Locale::En));
    }
    let has = |criterion| QUESTIONS.iter().any(|q| q.evidence == Evidence::Criterion(criterion));
    assert!(has(Criterion::OnTime) && has(Criterion::PaidOnline) && has(Criterion::Digitised));
}
