//! Counts that are kept one command at a time agree with a recount of every dossier.

use super::{course, day, fact, supplement};
use crate::{Changes, Counts, Course, Fact, Rules, Scale, Supplement, Verdict};
use mc_kernel::CivilDay;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A dossier's states with the days of the commands that made them.
type History = Vec<(CivilDay, Fact)>;

fn kept(histories: &[History], rules: Rules) -> Changes {
    let mut all = Changes::new();
    for history in histories {
        let mut before: Option<&Fact> = None;
        for (day, after) in history {
            for (key, change) in Fact::changes(before, after, *day, rules) {
                *all.entry(key).or_default() += change;
            }
            before = Some(after);
        }
    }
    all
}

/// What the kept counts say of a period: what happened in it, and the stock of its last day.
fn read(kept: &Changes, scale: Scale, until: CivilDay) -> Counts {
    let mut counts = kept.get(&(scale, scale.period(until))).copied().unwrap_or_default();
    (counts.open, counts.overdue) = (0, 0);
    for ((_, period), change) in kept.iter().filter(|((scale, _), _)| *scale == Scale::Day) {
        if *period <= until.to_string() {
            counts.open += change.open;
            counts.overdue += change.overdue;
        }
    }
    counts
}

/// The first day of the month, quarter or year of a day.
fn first_of(scale: Scale, day: CivilDay) -> CivilDay {
    let month = match scale {
        Scale::Month | Scale::Day => day.month(),
        Scale::Quarter => (day.month() - 1) / 3 * 3 + 1,
        Scale::Year => 1,
    };
    CivilDay::new(day.year(), month, 1).unwrap()
}

/// The same, recounted: each dossier as it was at the end of the period.
fn recounted(histories: &[History], scale: Scale, until: CivilDay, rules: Rules) -> (i64, i64) {
    let (mut counted, mut late) = (0, 0);
    for history in histories {
        let Some((_, fact)) = history.iter().rfind(|(day, _)| *day <= until) else { continue };
        match fact.course.verdict(first_of(scale, until), until, rules) {
            Verdict::Outside => {}
            Verdict::OnTime | Verdict::InTime => counted += 1,
            Verdict::Late => {
                counted += 1;
                late += 1;
            }
        }
    }
    (counted, late)
}

/// May: one on time, one late, one late and open, one in time and open, worked by hand: 4 counted, 2
/// late; June: the two open ones, both late, one of them ended.
#[test]
fn a_month_worked_by_hand() {
    let rules = Rules::default();
    let received = day("2023-05-02");
    let opened = || (received, fact(course()));
    let ended = |on: &str| fact(Course { finished: Some(day(on)), ..course() });
    let far = Course { due: Some(day("2023-06-20")), ..course() };
    let histories = vec![
        vec![opened(), (day("2023-05-16"), ended("2023-05-16"))],
        vec![opened(), (day("2023-05-17"), ended("2023-05-17"))],
        vec![opened(), (day("2023-06-02"), ended("2023-06-02"))],
        vec![(received, fact(far))],
    ];
    let kept = kept(&histories, rules);
    let check = |scale, until: &str, expect: (i64, i64)| {
        let counts = read(&kept, scale, day(until));
        assert_eq!((counts.counted(), counts.late()), expect, "{scale:?} {until}");
        assert_eq!(recounted(&histories, scale, day(until), rules), expect);
    };
    check(Scale::Month, "2023-05-31", (4, 2));
    check(Scale::Month, "2023-06-30", (2, 2));
    check(Scale::Month, "2023-07-31", (1, 1));
    check(Scale::Quarter, "2023-06-30", (4, 3));
    check(Scale::Year, "2023-12-31", (4, 3));
}

/// On the 17th of a running month what is promised for the 16th is late, and what is promised for
/// the 20th of June is not, although both stand in the books of the month already.
#[test]
fn a_running_month_ends_today() {
    let rules = Rules::default();
    let received = day("2023-05-02");
    let far = Course { due: Some(day("2023-06-20")), ..course() };
    let histories = [vec![(received, fact(course()))], vec![(received, fact(far))]];
    let kept = kept(&histories, rules);
    let late = |today: &str| read(&kept, Scale::Month, day(today)).late();
    assert_eq!([late("2023-05-16"), late("2023-05-17"), late("2023-06-21")], [0, 1, 2]);
}

/// 2.2, 3.x, 4.1, 4.2, 4.3 and the waiting times of three results.
#[test]
fn results_are_counted_in_the_month_in_which_they_were_ready() {
    let rules = Rules::default();
    let ready = |on: &str| Course { finished: Some(day(on)), ..course() };
    let history = |last: Fact| {
        let on = last.course.finished.unwrap();
        vec![(day("2023-05-02"), fact(course())), (on, last)]
    };
    // Filed on 30 April: the person waited 5 days, the dossier took 3.
    let filed = day("2023-04-30");
    let whole = Fact { filed, has_reused_paper: true, ..fact(ready("2023-05-05")) };
    // On paper, with a scan of the result only.
    let paper = Fact { is_online: false, has_digital_papers: false, ..fact(ready("2023-05-12")) };
    // Online, but the result stayed paper. Its supplement took two of its ten days.
    let course = Course {
        supplements: vec![supplement("2023-05-04", Some("2023-05-06"))],
        ..ready("2023-05-12")
    };
    let no_file = Fact { has_electronic_result: false, ..fact(course) };
    let kept = kept(&[history(whole), history(paper), history(no_file)], rules);
    let may = read(&kept, Scale::Month, day("2023-05-31"));
    assert_eq!((may.received, may.settled), (3, 3));
    assert_eq!((may.eligible, may.fully_online), (3, 1));
    assert_eq!((may.documents, may.electronic), (3, 2));
    assert_eq!((may.digitised, may.reused), (1, 1));
    // 3 + 10 + 8 = 21 days of 3 results: 7.0 days.
    assert_eq!(may.mean_days_tenths(), Some(70));
    // 5, 10 and 10 days: two of three within ten days, one within five.
    assert_eq!((may.within(33), may.within(80)), (Some(5), Some(10)));
    assert_eq!(Counts::default().within(80), None);
    assert_eq!(Counts::default().mean_days_tenths(), None);
}

/// A clock that went backward: the dossier was received on the 10th and ended on the 5th by the later
/// command. Nothing stays open, and nothing is counted twice.
#[test]
fn a_clock_that_goes_backward_leaves_nothing_behind() {
    let received = day("2023-05-10");
    let open = fact(Course { received, ..course() });
    let ended = fact(Course { received, finished: Some(day("2023-05-05")), ..course() });
    let kept = kept(&[vec![(received, open), (day("2023-05-05"), ended)]], Rules::default());
    let may = read(&kept, Scale::Month, day("2023-05-31"));
    assert_eq!((may.open, may.overdue, may.ended, may.settled), (0, 0, 1, 1));
    assert_eq!((may.settling_days, may.counted(), may.late()), (0, 1, 0));
}

#[test]
fn counts_are_read_back_in_their_order() {
    let counts = Counts::of_values((1..).take(Counts::LEN));
    assert_eq!(counts.values().count(), Counts::LEN);
    assert!(counts.values().eq(1..=i64::try_from(Counts::LEN).unwrap()));
}

/// One step of a dossier's life: how many days after the last, and what happened.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Ask,
    Answer(i32),
    Finish,
    Return,
    GiveUp,
    Reopen,
    StandStill,
    Resume(i32),
    Reappoint(i32),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        Just(Deed::Ask),
        (0..40).prop_map(Deed::Answer),
        Just(Deed::Finish),
        Just(Deed::Return),
        Just(Deed::GiveUp),
        Just(Deed::Reopen),
        Just(Deed::StandStill),
        (0..40).prop_map(Deed::Resume),
        (0..60).prop_map(Deed::Reappoint),
    ]
}

/// What makes sense of a deed is done; the rest changes nothing.
fn done(course: &Course, deed: Deed, on: CivilDay) -> Course {
    let mut course = course.clone();
    let is_over = course.finished.is_some() || course.given_up.is_some();
    let waits = course.supplements.last().is_some_and(|s| s.answered.is_none());
    match deed {
        Deed::Ask if !is_over && !waits => {
            course.supplements.push(Supplement { asked: on, answered: None });
        }
        Deed::Answer(more) if !is_over && waits => {
            course.supplements.last_mut().unwrap().answered = Some(on);
            course.due = course.due.map(|due| due.plus_days(more));
        }
        Deed::Finish if !is_over && !waits => course.finished = Some(on),
        Deed::Return if course.finished.is_some() => course.returned = course.returned.or(Some(on)),
        Deed::GiveUp if !is_over => course.given_up = Some(on),
        Deed::Reopen => course.given_up = None,
        Deed::StandStill if !is_over => course.still_since = course.still_since.or(Some(on)),
        Deed::Resume(more) if course.still_since.is_some() => {
            course.still_since = None;
            course.due = course.due.map(|due| due.plus_days(more));
        }
        Deed::Reappoint(days) if !is_over => course.due = Some(on.plus_days(days)),
        Deed::Ask
        | Deed::Answer(_)
        | Deed::Finish
        | Deed::Return
        | Deed::GiveUp
        | Deed::StandStill
        | Deed::Resume(_)
        | Deed::Reappoint(_) => {}
    }
    course
}

fn history() -> impl Strategy<Value = History> {
    let deeds = prop::collection::vec((0..50_i32, deed()), 0..8);
    (0..200_i32, 0..40_i32, deeds).prop_map(|(start, limit, deeds)| {
        let received = day("2022-11-15").plus_days(start);
        let mut state = Course { received, due: Some(received.plus_days(limit)), ..course() };
        let mut history = vec![(received, fact(state.clone()))];
        let mut on = received;
        for (days, deed) in deeds {
            on = on.plus_days(days);
            state = done(&state, deed, on);
            history.push((on, fact(state.clone())));
        }
        history
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever happens, at the end of each month, quarter and year the kept counts are those of a
    /// recount of every dossier as it was on that day.
    #[test]
    fn kept_counts_are_those_of_a_recount(histories in prop::collection::vec(history(), 1..6)) {
        let rules = Rules::default();
        let kept = kept(&histories, rules);
        let mut months: BTreeMap<String, CivilDay> = BTreeMap::new();
        for offset in 0..700 {
            let day = day("2022-11-01").plus_days(offset);
            months.insert(Scale::Month.period(day), day);
        }
        for last in months.into_values() {
            let mut scales = vec![Scale::Month];
            if last.month() % 3 == 0 { scales.push(Scale::Quarter); }
            if last.month() == 12 { scales.push(Scale::Year); }
            for scale in scales {
                let counts = read(&kept, scale, last);
                let found = (counts.counted(), counts.late());
                prop_assert_eq!(found, recounted(&histories, scale, last, rules), "{:?} {}", scale, last);
            }
        }
    }

    /// Months of stock add up to its years, so that any day is read from few rows.
    #[test]
    fn stock_adds_up(histories in prop::collection::vec(history(), 1..6)) {
        let kept = kept(&histories, Rules::default());
        let sum = |scale: Scale| kept.iter().filter(|((s, _), _)| *s == scale)
            .fold((0, 0), |(open, overdue), (_, c)| (open + c.open, overdue + c.overdue));
        prop_assert_eq!(sum(Scale::Day), sum(Scale::Month));
        prop_assert_eq!(sum(Scale::Day), sum(Scale::Year));
        prop_assert_eq!(sum(Scale::Quarter), (0, 0));
    }
}
