//! How much time is left, and how a finished dossier compares with its due date.

use crate::limit::english_count;
use crate::{Calendar, MINUTES_A_DAY, working_minutes_between};
use mc_kernel::{CivilDay, LocalTime, Locale};
use serde::{Deserialize, Serialize};

/// The working time left until a due date, or gone since (thời gian còn lại, quá hạn).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remaining {
    /// Whether the due date has passed.
    pub late: bool,
    /// Whole working days of 8 hours.
    pub working_days: u32,
    /// All working minutes, those of the whole days included.
    pub working_minutes: u32,
}

/// The working time between now and a due date.
pub fn remaining(calendar: &Calendar, now: LocalTime, due: LocalTime) -> Remaining {
    let working_minutes = working_minutes_between(calendar, now.min(due), now.max(due));
    let working_days = working_minutes / MINUTES_A_DAY;
    Remaining { late: now > due, working_days, working_minutes }
}

impl Remaining {
    /// In words, by the largest unit and rounded down: `còn 2 ngày làm việc`, `còn 3 giờ`,
    /// `quá hạn 1 ngày làm việc`. With less than a working minute to go `đến hạn`; with less than
    /// one gone `vừa quá hạn`.
    pub fn words(self, locale: Locale) -> String {
        let (days, hours, minutes) =
            (self.working_days, self.working_minutes / 60, self.working_minutes);
        let (count, vi, en) = match (days, hours) {
            (0, 0) => (minutes, "phút", "minute"),
            (0, _) => (hours, "giờ", "hour"),
            _ => (days, "ngày làm việc", "working day"),
        };
        match (locale, self.late, count) {
            (Locale::Vi, false, 0) => "đến hạn".to_owned(),
            (Locale::Vi, true, 0) => "vừa quá hạn".to_owned(),
            (Locale::Vi, false, _) => format!("còn {count} {vi}"),
            (Locale::Vi, true, _) => format!("quá hạn {count} {vi}"),
            (Locale::En, false, 0) => "due now".to_owned(),
            (Locale::En, true, 0) => "just overdue".to_owned(),
            (Locale::En, false, _) => format!("{} left", english_count(count, en)),
            (Locale::En, true, _) => format!("{} overdue", english_count(count, en)),
        }
    }
}

/// How a finished dossier compares with its due date (trước hạn, đúng hạn, quá hạn).
///
/// By date, not by time of day, as the evaluation under Quyết định 766/QĐ-TTg counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Finished on a day before the due day.
    Early,
    /// Finished on the due day.
    OnTime,
    /// Finished on a later day.
    Late,
}

impl Timeliness {
    /// Compares the day a dossier was finished with the day it was due.
    pub fn of(finished: CivilDay, due: CivilDay) -> Self {
        match finished.cmp(&due) {
            std::cmp::Ordering::Less => Self::Early,
            std::cmp::Ordering::Equal => Self::OnTime,
            std::cmp::Ordering::Greater => Self::Late,
        }
    }

    /// The word of the reports.
    pub const fn words(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Early, Locale::Vi) => "trước hạn",
            (Self::OnTime, Locale::Vi) => "đúng hạn",
            (Self::Late, Locale::Vi) => "quá hạn",
            (Self::Early, Locale::En) => "early",
            (Self::OnTime, Locale::En) => "on time",
            (Self::Late, Locale::En) => "late",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, calendar, day};

    #[test]
    fn what_is_left_in_words() {
        let calendar = calendar();
        let due = at("2023-02-10T15:00");
        let check = |now: &str, vi: &str, en: &str| {
            let remaining = remaining(&calendar, at(now), due);
            assert_eq!(remaining.words(Locale::Vi), vi, "{now}");
            assert_eq!(remaining.words(Locale::En), en, "{now}");
        };
        check("2023-02-08T15:00", "còn 2 ngày làm việc", "2 working days left");
        check("2023-02-08T15:01", "còn 1 ngày làm việc", "1 working day left");
        check("2023-02-10T10:30", "còn 2 giờ", "2 hours left"); // an hour before noon, 90 min after
        check("2023-02-10T14:40", "còn 20 phút", "20 minutes left");
        check("2023-02-10T15:00", "đến hạn", "due now");
        check("2023-02-10T15:01", "quá hạn 1 phút", "1 minute overdue");
        check("2023-02-10T17:00", "quá hạn 2 giờ", "2 hours overdue");
        check("2023-02-12T10:00", "quá hạn 2 giờ", "2 hours overdue"); // Sunday adds nothing
        check("2023-02-13T15:00", "quá hạn 1 ngày làm việc", "1 working day overdue");
    }

    #[test]
    fn overdue_at_night_is_not_an_hour_yet() {
        let now = remaining(&calendar(), at("2023-02-10T20:00"), at("2023-02-10T17:00"));
        assert_eq!(now, Remaining { late: true, working_days: 0, working_minutes: 0 });
        assert_eq!(now.words(Locale::Vi), "vừa quá hạn");
        assert_eq!(now.words(Locale::En), "just overdue");
    }

    #[test]
    fn reports_compare_days() {
        let due = day("2023-02-10");
        let check = |finished: &str, expect: Timeliness, code: &str| {
            let timeliness = Timeliness::of(day(finished), due);
            assert_eq!(timeliness, expect);
            assert_eq!(serde_json::to_value(timeliness).unwrap(), code);
        };
        check("2023-02-09", Timeliness::Early, "early");
        check("2023-02-10", Timeliness::OnTime, "on_time");
        check("2023-02-11", Timeliness::Late, "late");
        assert_eq!(Timeliness::Late.words(Locale::Vi), "quá hạn");
    }
}
