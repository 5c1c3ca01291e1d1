//! What an office or a procedure may settle for itself, and the moment from which time counts.

use crate::Calendar;
use mc_kernel::{DayTime, LocalTime};
use serde::{Deserialize, Serialize};

/// The rules by which deadlines are reckoned.
///
/// By default time counts from reception however late in the day, and a limit in calendar days
/// includes days off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// What is received after this time of a working day counts from the next working morning;
    /// at this very time it is not late. `None`: from reception. The rule of 15:00 in
    /// NĐ 61/2018, Điều 18 is about forwarding, see [`crate::forward_by`]; some offices apply it to
    /// the limit too.
    pub late_intake: Option<DayTime>,
    /// Limits in calendar days skip days off, for procedures whose law says so.
    pub calendar_days_skip_off: bool,
}

/// Why time counts from a later moment than the one it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovedWhy {
    /// The office was not open yet.
    BeforeOpening,
    /// Between two sessions: the noon break.
    Break,
    /// The office had closed for the day.
    AfterClosing,
    /// A weekend or another day off.
    DayOff,
    /// Later in the day than [`Rules::late_intake`] allows.
    LateIntake {
        /// The latest time that still counts the same day.
        after: DayTime,
    },
}

/// A moment, and the working moment from which time counts because of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Counted {
    /// When it happened.
    pub(crate) raw: LocalTime,
    /// From when it counts; never earlier.
    pub(crate) from: LocalTime,
    /// Why the two differ, where they do.
    pub(crate) why: Option<MovedWhy>,
}

impl Counted {
    /// Takes a moment; `late_intake` is given where something is received.
    pub(crate) fn of(calendar: &Calendar, raw: LocalTime, late_intake: Option<DayTime>) -> Self {
        let from = calendar.working_moment_from(raw);
        let why = if !calendar.is_working(raw.day) {
            Some(MovedWhy::DayOff)
        } else if raw.time > calendar.hours_on(raw.day).closing() {
            Some(MovedWhy::AfterClosing)
        } else if let Some(after) = late_intake.filter(|after| raw.time > *after) {
            let from = calendar.opening(calendar.next_working_day(raw.day)).max(raw);
            return Self { raw, from, why: Some(MovedWhy::LateIntake { after }) };
        } else if raw.time < calendar.hours_on(raw.day).opening() {
            Some(MovedWhy::BeforeOpening)
        } else {
            (from != raw).then_some(MovedWhy::Break)
        };
        Self { raw, from, why }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, calendar};

    #[test]
    fn where_time_counts_from() {
        let calendar = calendar();
        let three = DayTime::new(15, 0);
        let late = three.map(|after| MovedWhy::LateIntake { after });
        let check = |raw: &str, late_intake, from: &str, why| {
            let counted = Counted::of(&calendar, at(raw), late_intake);
            assert_eq!((counted.from, counted.why), (at(from), why), "{raw}");
        };
        check("2023-02-06T10:00", three, "2023-02-06T10:00", None);
        check("2023-02-06T06:59", three, "2023-02-06T07:00", Some(MovedWhy::BeforeOpening));
        check("2023-02-06T12:00", three, "2023-02-06T13:30", Some(MovedWhy::Break));
        check("2023-02-06T15:00", three, "2023-02-06T15:00", None);
        check("2023-02-06T15:01", three, "2023-02-07T07:00", late);
        check("2023-02-06T15:01", None, "2023-02-06T15:01", None);
        check("2023-02-06T17:00", None, "2023-02-06T17:00", None);
        check("2023-02-06T17:01", three, "2023-02-07T07:00", Some(MovedWhy::AfterClosing));
        check("2023-02-11T16:00", three, "2023-02-13T07:00", Some(MovedWhy::DayOff));
    }
}
