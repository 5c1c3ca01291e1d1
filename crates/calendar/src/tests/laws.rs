//! Laws that hold for every deadline, tried on many.

use super::calendar;
use crate::{
    AfterSuspension, Calendar, Certainty, Limit, LimitBasis, Rules, Suspension, SuspensionReason,
    TableDay, TableKind, WorkingHours, deadline, forward_by, remaining, step_end,
    working_minutes_between,
};
use mc_kernel::{CivilDay, DayTime, LocalTime, Locale};
use proptest::prelude::*;

/// Days of the years that the table covers, and of some around them.
fn any_day() -> impl Strategy<Value = CivilDay> {
    let first = CivilDay::new(2021, 6, 1).unwrap();
    (0..2600_i32).prop_map(move |days| first.plus_days(days))
}

fn any_time() -> impl Strategy<Value = DayTime> {
    (0..1440_u16).prop_map(|minute| DayTime::from_minute(minute).unwrap())
}

fn any_moment() -> impl Strategy<Value = LocalTime> {
    (any_day(), any_time()).prop_map(|(day, time)| day.at(time))
}

fn any_limit() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..20_000_u32).prop_map(Limit::WorkingMinutes),
        (0..90_u32).prop_map(Limit::CalendarDays),
    ]
}

fn any_rules() -> impl Strategy<Value = Rules> {
    (prop::option::of(any_time()), any::<bool>())
        .prop_map(|(late_intake, skip)| Rules { late_intake, calendar_days_skip_off: skip })
}

/// Suspensions near a reception: before, in and after the limit, over one another, some reversed.
fn suspensions_around(day: CivilDay) -> impl Strategy<Value = Vec<Suspension>> {
    use SuspensionReason::{Fee, Other, Supplement, Verification};
    let moment = move || (-5..40_i32, any_time()).prop_map(move |(d, t)| day.plus_days(d).at(t));
    let then = prop_oneof![Just(AfterSuspension::Restart), Just(AfterSuspension::Resume)];
    let reason = prop_oneof![Just(Supplement), Just(Fee), Just(Verification), Just(Other)];
    let one = (moment(), moment(), then, reason).prop_map(|(from, until, then, reason)| {
        Suspension { from, until: Some(until), then, reason }
    });
    prop::collection::vec(one, 0..5)
}

fn any_hours() -> impl Strategy<Value = WorkingHours> {
    const TEXTS: &[&str] =
        &["07:00-11:30,13:30-17:00", "07:30-11:30,13:00-16:30", "06:00-22:00", "08:00-10:00"];
    prop::sample::select(TEXTS).prop_map(|text| text.parse().unwrap())
}

#[derive(Debug, Clone)]
struct Case {
    hours: WorkingHours,
    /// Other hours some days after the reception, as in winter.
    changed: (i32, WorkingHours),
    rules: Rules,
    received: LocalTime,
    limit: Limit,
    suspensions: Vec<Suspension>,
}

fn any_case() -> impl Strategy<Value = Case> {
    any_moment().prop_flat_map(|received| {
        let suspensions = suspensions_around(received.day);
        let changed = (-3..20_i32, any_hours());
        (any_hours(), changed, any_rules(), any_limit(), suspensions).prop_map(
            move |(hours, changed, rules, limit, suspensions)| Case {
                hours,
                changed,
                rules,
                received,
                limit,
                suspensions,
            },
        )
    })
}

impl Case {
    fn calendar(&self) -> Calendar {
        let (days, hours) = &self.changed;
        Calendar::new(self.hours.clone(), calendar().days)
            .with_hours_from(self.received.day.plus_days(*days), hours.clone())
    }

    fn due(&self, calendar: &Calendar) -> LocalTime {
        deadline(calendar, &self.rules, self.received, self.limit, &self.suspensions).due.unwrap()
    }
}

fn is_working_moment(calendar: &Calendar, at: LocalTime) -> bool {
    calendar.is_working(at.day)
        && calendar
            .hours_on(at.day)
            .sessions()
            .iter()
            .any(|s| (s.open..=s.close).contains(&at.time))
}

fn holiday(day: CivilDay) -> TableDay {
    TableDay {
        day,
        kind: TableKind::Holiday,
        name: "Nghỉ do bão".to_owned(),
        source: String::new(),
        certainty: Certainty::Confirmed,
        note: String::new(),
    }
}

proptest! {
    #[test]
    fn due_after_start_and_only_while_the_office_works(case in any_case()) {
        let calendar = case.calendar();
        let Case { rules, received, limit, ref suspensions, .. } = case;
        let found = deadline(&calendar, &rules, received, limit, suspensions);
        let due = found.due.unwrap();
        prop_assert!(received <= found.start && found.start <= due);
        prop_assert!(is_working_moment(&calendar, found.start));
        prop_assert!(is_working_moment(&calendar, due));
        if limit.basis() == LimitBasis::CalendarDays {
            prop_assert_eq!(due, calendar.closing(due.day));
        }
    }

    #[test]
    fn a_longer_limit_is_never_due_earlier(case in any_case(), more in 0..2000_u32) {
        let calendar = case.calendar();
        let limit = match case.limit {
            Limit::WorkingMinutes(minutes) => Limit::WorkingMinutes(minutes + more),
            Limit::CalendarDays(days) => Limit::CalendarDays(days + more / 40),
        };
        let longer = Case { limit, ..case.clone() };
        prop_assert!(case.due(&calendar) <= longer.due(&calendar));
    }

    #[test]
    fn a_later_reception_is_never_due_earlier(case in any_case(), days in 0..10_i32, time in any_time()) {
        let calendar = case.calendar();
        let later = case.received.day.plus_days(days).at(time).max(case.received);
        let later = Case { received: later, ..case.clone() };
        prop_assert!(case.due(&calendar) <= later.due(&calendar));
    }

    #[test]
    fn one_more_holiday_never_brings_a_deadline_forward(case in any_case(), days in -3..60_i32) {
        let calendar = case.calendar();
        let mut closed = calendar.clone();
        closed.days = closed.days.with(holiday(case.received.day.plus_days(days)));
        prop_assert!(case.due(&calendar) <= case.due(&closed));
    }

    #[test]
    fn one_more_suspension_never_brings_a_deadline_forward(case in any_case()) {
        let calendar = case.calendar();
        let fewer = Case { suspensions: case.suspensions.iter().skip(1).copied().collect(), ..case.clone() };
        prop_assert!(fewer.due(&calendar) <= case.due(&calendar));
    }

    #[test]
    fn a_restart_is_never_due_before_a_resumption(case in any_case()) {
        let calendar = case.calendar();
        let all = |then| {
            let suspensions =
                case.suspensions.iter().map(|s| Suspension { then, ..*s }).collect();
            Case { suspensions, ..case.clone() }.due(&calendar)
        };
        prop_assert!(all(AfterSuspension::Resume) <= all(AfterSuspension::Restart));
    }

    #[test]
    fn the_order_of_suspensions_does_not_matter(case in any_case()) {
        let calendar = case.calendar();
        let suspensions = case.suspensions.iter().rev().copied().collect();
        prop_assert_eq!(case.due(&calendar), Case { suspensions, ..case }.due(&calendar));
    }

    #[test]
    fn a_limit_in_working_time_uses_just_its_minutes(
        rules in any_rules(), received in any_moment(), minutes in 0..20_000_u32,
    ) {
        let calendar = calendar();
        let found = deadline(&calendar, &rules, received, Limit::WorkingMinutes(minutes), &[]);
        let due = found.due.unwrap();
        prop_assert_eq!(working_minutes_between(&calendar, found.start, due), minutes);
    }

    #[test]
    fn an_open_suspension_leaves_no_due_date_or_what_there_was(
        case in any_case(), from in any_moment(),
    ) {
        let calendar = case.calendar();
        let open = Suspension {
            from,
            until: None,
            then: AfterSuspension::Resume,
            reason: SuspensionReason::Verification,
        };
        let suspensions: Vec<Suspension> =
            case.suspensions.iter().copied().chain([open]).collect();
        let found = deadline(&calendar, &case.rules, case.received, case.limit, &suspensions);
        prop_assert_eq!(found.due.is_none(), found.left.is_some());
        if let Some(due) = found.due {
            prop_assert!(due <= from.max(found.start));
            prop_assert_eq!(due, case.due(&calendar));
        }
    }

    #[test]
    fn derivations_say_as_much_in_every_language(case in any_case()) {
        let calendar = case.calendar();
        let found =
            deadline(&calendar, &case.rules, case.received, case.limit, &case.suspensions);
        let [vi, en] = Locale::ALL.map(|locale| found.derivation.words(locale));
        prop_assert!(!vi.is_empty());
        prop_assert_eq!(vi.len(), en.len());
        for sentence in vi.iter().chain(&en) {
            prop_assert!(sentence.ends_with('.') && !sentence.contains("  "), "{}", sentence);
        }
    }

    #[test]
    fn forwarding_is_monotone_and_on_working_days(
        received in any_moment(), minutes in 0..3000_u16,
    ) {
        let calendar = calendar();
        let (by, derivation) = forward_by(&calendar, received);
        prop_assert!(by >= received && is_working_moment(&calendar, by));
        prop_assert!(!derivation.0.is_empty());
        let later = received.day.plus_days(i32::from(minutes / 1440))
            .at(DayTime::from_minute(minutes % 1440).unwrap())
            .max(received);
        prop_assert!(by <= forward_by(&calendar, later).0);
    }

    #[test]
    fn steps_are_monotone_and_end_while_the_office_works(
        entered in any_moment(), later in any_moment(), minutes in 0..10_000_u32,
        is_calendar in any::<bool>(),
    ) {
        let calendar = calendar();
        let basis =
            if is_calendar { LimitBasis::CalendarDays } else { LimitBasis::WorkingMinutes };
        let end = step_end(&calendar, entered, minutes, basis);
        prop_assert!(end >= entered && is_working_moment(&calendar, end));
        let (first, second) = (entered.min(later), entered.max(later));
        prop_assert!(
            step_end(&calendar, first, minutes, basis)
                <= step_end(&calendar, second, minutes, basis)
        );
    }

    #[test]
    fn what_remains_and_what_is_overdue_mirror_each_other(
        now in any_moment(), due in any_moment(),
    ) {
        let calendar = calendar();
        let [ahead, behind] =
            [remaining(&calendar, now, due), remaining(&calendar, due, now)];
        prop_assert_eq!(ahead.working_minutes, behind.working_minutes);
        prop_assert_eq!(ahead.late, now > due);
        prop_assert!(!(ahead.late && behind.late));
        prop_assert_eq!(ahead.working_days, ahead.working_minutes / 480);
    }
}
