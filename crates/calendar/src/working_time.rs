//! Adding and counting working minutes.

use crate::{Calendar, calendar::MOST_DAYS};
use mc_kernel::LocalTime;

/// The moment by which `minutes` of work are done when work starts at `from` (at the next opening
/// when `from` lies outside working hours).
///
/// Work that fills a session or a day to the last minute ends at its closing, not at the next
/// opening. A result further than [`MOST_DAYS`] days off saturates at the last closing reached.
pub fn add_working_minutes(calendar: &Calendar, from: LocalTime, minutes: u32) -> LocalTime {
    advance(calendar, from, minutes).at
}

/// Where working minutes lead.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reached {
    /// The moment.
    pub(crate) at: LocalTime,
    /// Whether the way was longer than [`MOST_DAYS`] days and was cut there.
    pub(crate) cut: bool,
}

pub(crate) fn advance(calendar: &Calendar, from: LocalTime, minutes: u32) -> Reached {
    let LocalTime { mut day, mut time } = calendar.working_moment_from(from);
    let mut left = minutes;
    let mut closing = calendar.closing(day);
    for _ in 0..MOST_DAYS {
        if calendar.is_working(day) {
            let hours = calendar.hours_on(day);
            if let Some(end) = hours.advance(time, left) {
                return Reached { at: day.at(end), cut: false };
            }
            left = left.saturating_sub(hours.minutes_from(time));
            closing = calendar.closing(day);
        }
        let next = day.next();
        if next == day {
            break;
        }
        (day, time) = (next, calendar.hours_on(next).opening());
    }
    Reached { at: closing, cut: true }
}

/// Working minutes between two moments; 0 when the second is not later. Only the first
/// [`MOST_DAYS`] days count.
pub fn working_minutes_between(calendar: &Calendar, from: LocalTime, until: LocalTime) -> u32 {
    if until <= from {
        return 0;
    }
    let left_on = |at: LocalTime| {
        let hours = calendar.hours_on(at.day);
        if calendar.is_working(at.day) { hours.minutes_from(at.time) } else { 0 }
    };
    let mut minutes = left_on(from);
    let mut day = from.day;
    for _ in 0..MOST_DAYS {
        if day >= until.day {
            break;
        }
        day = day.next();
        if calendar.is_working(day) {
            minutes = minutes.saturating_add(calendar.hours_on(day).minutes());
        }
    }
    if day < until.day { minutes } else { minutes.saturating_sub(left_on(until)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, calendar};

    #[test]
    fn minutes_skip_nights_breaks_and_days_off() {
        let calendar = calendar();
        let check = |from: &str, minutes: u32, expect: &str| {
            let end = add_working_minutes(&calendar, at(from), minutes);
            assert_eq!(end, at(expect), "{from} + {minutes}");
            assert_eq!(working_minutes_between(&calendar, at(from), end), minutes);
        };
        check("2023-02-06T07:00", 0, "2023-02-06T07:00");
        check("2023-02-06T07:00", 480, "2023-02-06T17:00");
        check("2023-02-06T17:00", 1, "2023-02-07T07:01");
        check("2023-02-06T11:00", 31, "2023-02-06T13:31");
        check("2023-02-10T16:30", 60, "2023-02-13T07:30"); // a weekend
        check("2023-01-18T15:30", 2400, "2023-02-01T15:30"); // Tết
        check("2024-05-03T16:00", 120, "2024-05-04T08:00"); // a Saturday worked in exchange
        check("2023-01-21T10:00", 60, "2023-01-27T08:00"); // starts in Tết
    }

    #[test]
    fn counting_takes_only_what_is_worked() {
        let calendar = calendar();
        let check = |from: &str, until: &str, expect: u32| {
            assert_eq!(working_minutes_between(&calendar, at(from), at(until)), expect);
        };
        check("2023-02-06T10:00", "2023-02-06T14:00", 120);
        check("2023-02-06T14:00", "2023-02-06T10:00", 0);
        check("2023-01-20T07:00", "2023-01-26T17:00", 0);
        check("2023-02-03T16:00", "2023-02-06T08:00", 120);
        check("2023-02-06T00:00", "2023-02-06T23:59", 480);
    }

    /// Winter hours from 6 February 2023 (a Monday): half an hour later, half an hour longer.
    #[test]
    fn each_day_has_the_hours_of_its_time() {
        let winter = "07:30-11:30,13:00-17:30".parse().unwrap();
        let calendar = calendar().with_hours_from(at("2023-02-06T00:00").day, winter);
        let check = |from: &str, minutes: u32, expect: &str| {
            let end = add_working_minutes(&calendar, at(from), minutes);
            assert_eq!(end, at(expect), "{from} + {minutes}");
            assert_eq!(working_minutes_between(&calendar, at(from), end), minutes);
        };
        check("2023-02-03T16:00", 60, "2023-02-03T17:00");
        check("2023-02-03T16:00", 61, "2023-02-06T07:31");
        check("2023-02-03T07:00", 480 + 510, "2023-02-06T17:30");
        check("2023-02-06T07:00", 1, "2023-02-06T07:31");
        check("2023-02-06T17:10", 21, "2023-02-07T07:31");
    }

    #[test]
    fn the_way_is_bounded() {
        let calendar = calendar();
        let start = at("2023-02-06T07:00");
        let reached = advance(&calendar, start, u32::MAX);
        assert!(reached.cut && reached.at > start);
        assert!(reached.at.day.days_since(start.day) <= i32::try_from(MOST_DAYS).unwrap());
        let last = at("9999-12-31T16:00");
        assert_eq!(add_working_minutes(&calendar, last, 600), at("9999-12-31T17:00"));
    }
}
