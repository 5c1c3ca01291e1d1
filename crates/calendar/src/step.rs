//! The planned end of one step of a process.

use crate::{Calendar, LimitBasis, MINUTES_A_DAY, MOST_DAYS, add_working_minutes};
use mc_kernel::LocalTime;

/// When a step of `minutes` planned minutes should be done that began at `entered`.
///
/// In working minutes the step takes just these. A procedure whose limit runs in calendar days is
/// planned in hours all the same, 8 hours a day, but its days are civil ones: every 480 minutes are
/// one civil day, to the same time of that day; when that is no working moment, to the next one;
/// what remains of the minutes is then worked as usual. So a weekend within whole days counts as
/// time and no step is due on a day off. (A step of nearly a day that meets a weekend is worked
/// through and may so end later than a step of a whole day.)
///
/// The plan is the office's own and binds nobody outside; only [`crate::deadline`] does. More than
/// [`MOST_DAYS`] days saturate.
pub fn step_end(
    calendar: &Calendar,
    entered: LocalTime,
    minutes: u32,
    basis: LimitBasis,
) -> LocalTime {
    let (days, rest) = match basis {
        LimitBasis::WorkingMinutes => (0, minutes),
        LimitBasis::CalendarDays => (minutes / MINUTES_A_DAY, minutes % MINUTES_A_DAY),
    };
    let start = calendar.working_moment_from(entered);
    let days = i32::try_from(days.min(MOST_DAYS)).unwrap_or(i32::MAX);
    add_working_minutes(calendar, start.day.plus_days(days).at(start.time), rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, calendar};
    use LimitBasis::{CalendarDays, WorkingMinutes};

    #[test]
    fn steps_end_on_working_days() {
        let calendar = calendar();
        let check = |entered: &str, minutes: u32, basis: LimitBasis, expect: &str| {
            let end = step_end(&calendar, at(entered), minutes, basis);
            assert_eq!(end, at(expect), "{entered} + {minutes} {basis:?}");
        };
        check("2023-02-06T10:00", 60, WorkingMinutes, "2023-02-06T11:00");
        check("2023-02-10T10:00", 480, WorkingMinutes, "2023-02-13T10:00"); // over a weekend
        check("2023-02-10T18:00", 60, WorkingMinutes, "2023-02-13T08:00");
        check("2023-02-06T10:00", 0, WorkingMinutes, "2023-02-06T10:00");
        // whole civil days, the weekend among them
        check("2023-02-06T10:00", 480, CalendarDays, "2023-02-07T10:00");
        check("2023-02-09T10:00", 5 * 480, CalendarDays, "2023-02-14T10:00");
        // less than a day: working minutes
        check("2023-02-10T16:30", 60, CalendarDays, "2023-02-13T07:30");
        // a day and a half: 07/02 10:00, then 90 minutes to noon and 150 after it
        check("2023-02-06T10:00", 720, CalendarDays, "2023-02-07T16:00");
        // Friday and a day is Saturday: the next opening; and four hours more
        check("2023-02-10T10:00", 480, CalendarDays, "2023-02-13T07:00");
        check("2023-02-10T10:00", 720, CalendarDays, "2023-02-13T11:00");
        // into Tết
        check("2023-01-18T15:30", 3 * 480, CalendarDays, "2023-01-27T07:00");
        // a day off at the start: from the next opening
        check("2023-02-11T10:00", 480, CalendarDays, "2023-02-14T07:00");
        // the Saturday is worked in exchange
        check("2024-05-03T10:00", 480, CalendarDays, "2024-05-04T10:00");
    }

    #[test]
    fn huge_steps_saturate() {
        let end = step_end(&calendar(), at("2023-02-06T10:00"), u32::MAX, CalendarDays);
        assert!(end > at("2077-01-01T00:00") && end < at("2079-01-01T00:00"));
    }
}
