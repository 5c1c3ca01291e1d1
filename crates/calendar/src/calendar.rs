//! Which days are worked, and the working moments of a day.

use crate::{DayTable, TableKind, WorkingHours};
use mc_kernel::{CivilDay, LocalTime, Weekday};
use std::collections::BTreeMap;

/// How many civil days any search or count walks at most: about 55 years.
///
/// Past it results saturate: the furthest working moment reached is given, and a derivation says so.
pub const MOST_DAYS: u32 = 20_000;

/// What a day is to an office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// A working day from Monday to Friday.
    Working,
    /// A Saturday or Sunday (Quyết định 188/1999/QĐ-TTg).
    Weekend,
    /// A public holiday or its day in lieu.
    Holiday {
        /// Its name in Vietnamese.
        name: &'a str,
    },
    /// A weekday made free in exchange for another day.
    SwappedOff {
        /// Its name in Vietnamese.
        name: &'a str,
    },
    /// A Saturday or Sunday worked in exchange.
    SwappedWorking {
        /// Its name in Vietnamese.
        name: &'a str,
    },
}

impl DayKind<'_> {
    /// Whether the office works on such a day.
    pub const fn is_working(self) -> bool {
        matches!(self, Self::Working | Self::SwappedWorking { .. })
    }
}

/// The calendar of an office (lịch làm việc): its hours and the table of days off and swapped days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    hours: WorkingHours,
    changes: BTreeMap<CivilDay, WorkingHours>,
    /// Days off and swapped days.
    pub days: DayTable,
}

impl Calendar {
    /// Joins hours and days.
    pub fn new(hours: WorkingHours, days: DayTable) -> Self {
        Self { hours, changes: BTreeMap::new(), days }
    }

    /// Other hours from a day on, until the next change: summer and winter hours. A second change on
    /// the same day takes the place of the first.
    #[must_use]
    pub fn with_hours_from(mut self, day: CivilDay, hours: WorkingHours) -> Self {
        self.changes.insert(day, hours);
        self
    }

    /// The hours of a day, were it a working day.
    pub fn hours_on(&self, day: CivilDay) -> &WorkingHours {
        self.changes.range(..=day).next_back().map_or(&self.hours, |(_, hours)| hours)
    }

    /// The days on which the hours change, in order, with the hours from then on.
    pub fn hour_changes(&self) -> impl Iterator<Item = (CivilDay, &WorkingHours)> {
        self.changes.iter().map(|(day, hours)| (*day, hours))
    }

    /// What a day is.
    pub fn day_kind(&self, day: CivilDay) -> DayKind<'_> {
        match self.days.row(day) {
            Some(row) => match row.kind {
                TableKind::Holiday => DayKind::Holiday { name: &row.name },
                TableKind::SwappedOff => DayKind::SwappedOff { name: &row.name },
                TableKind::SwappedWorking => DayKind::SwappedWorking { name: &row.name },
            },
            None if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) => {
                DayKind::Weekend
            }
            None => DayKind::Working,
        }
    }

    /// Whether the office works on a day.
    pub fn is_working(&self, day: CivilDay) -> bool {
        self.day_kind(day).is_working()
    }

    /// The first working day after a day. Where [`MOST_DAYS`] days hold none (which no table of
    /// allowed length brings about before the year 9999), the day itself.
    pub fn next_working_day(&self, day: CivilDay) -> CivilDay {
        self.working_day_from(day.next()).unwrap_or(day)
    }

    /// The day itself when it is worked, else the first working day after it.
    pub fn working_day_at_or_after(&self, day: CivilDay) -> CivilDay {
        self.working_day_from(day).unwrap_or(day)
    }

    fn working_day_from(&self, mut day: CivilDay) -> Option<CivilDay> {
        for _ in 0..MOST_DAYS {
            if self.is_working(day) {
                return Some(day);
            }
            day = day.next();
        }
        None
    }

    /// Whether the table has a row in a year. Without one the days off of that year are not
    /// announced or not entered yet, and only weekends are known.
    pub fn covers(&self, year: i16) -> bool {
        self.days.covers(year)
    }

    /// The moment work begins on a day, were it a working day.
    pub fn opening(&self, day: CivilDay) -> LocalTime {
        day.at(self.hours_on(day).opening())
    }

    /// The moment work ends on a day, were it a working day.
    pub fn closing(&self, day: CivilDay) -> LocalTime {
        day.at(self.hours_on(day).closing())
    }

    /// The moment itself when the office works then (its closing included), else the next opening.
    pub fn working_moment_from(&self, at: LocalTime) -> LocalTime {
        if self.is_working(at.day)
            && let Some(time) = self.hours_on(at.day).at_or_after(at.time)
        {
            return at.day.at(time);
        }
        self.opening(self.next_working_day(at.day)).max(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, calendar, day};

    #[test]
    fn days_are_what_the_table_says() {
        let calendar = calendar();
        let check = |given: &str, expect: DayKind<'_>| {
            assert_eq!(calendar.day_kind(day(given)), expect, "{given}");
        };
        check("2023-01-18", DayKind::Working);
        check("2023-01-28", DayKind::Weekend);
        check("2023-01-22", DayKind::Holiday { name: "Tết Nguyên đán Quý Mão 2023" });
        check("2023-05-03", DayKind::Holiday { name: "Nghỉ bù Ngày Chiến thắng" });
        check("2024-04-29", DayKind::SwappedOff { name: "Nghỉ hoán đổi dịp 30/4 - 01/5" });
        check("2024-05-04", DayKind::SwappedWorking { name: "Làm bù cho ngày 29/4/2024" });
        check("2024-05-05", DayKind::Weekend);
    }

    #[test]
    fn working_days_follow_one_another() {
        let calendar = calendar();
        for (given, expect) in [
            ("2023-01-19", "2023-01-27"), // Tết
            ("2023-04-28", "2023-05-04"), // 30/4 and Giỗ Tổ in one run
            ("2024-04-26", "2024-05-02"), // 29/4 swapped off
            ("2024-05-03", "2024-05-04"), // the Saturday is worked in exchange
            ("2026-01-09", "2026-01-10"),
            ("2026-02-13", "2026-02-23"),
        ] {
            assert_eq!(calendar.next_working_day(day(given)), day(expect), "{given}");
            assert!(calendar.is_working(day(expect)), "{expect}");
            assert_eq!(calendar.working_day_at_or_after(day(expect)), day(expect));
        }
    }

    #[test]
    fn the_end_of_the_calendar_stops_the_search() {
        let calendar = Calendar::default();
        let last = CivilDay::new(9999, 12, 31).unwrap();
        assert_eq!(calendar.next_working_day(last), last);
    }

    #[test]
    fn moments_outside_working_hours_move_to_the_next_opening() {
        let calendar = calendar();
        for (given, expect) in [
            ("2023-01-18T06:10", "2023-01-18T07:00"),
            ("2023-01-18T11:30", "2023-01-18T11:30"),
            ("2023-01-18T12:10", "2023-01-18T13:30"),
            ("2023-01-18T17:00", "2023-01-18T17:00"),
            ("2023-01-19T17:01", "2023-01-27T07:00"),
            ("2024-05-04T06:00", "2024-05-04T07:00"),
        ] {
            assert_eq!(calendar.working_moment_from(at(given)), at(expect), "{given}");
        }
    }

    #[test]
    fn a_year_is_covered_when_it_has_a_row() {
        let calendar = calendar();
        assert!(calendar.covers(2022) && calendar.covers(2027));
        assert!(!calendar.covers(2021) && !calendar.covers(2028));
    }
}
