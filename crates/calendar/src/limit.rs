//! Time limits as the catalogue of procedures states them.

use mc_kernel::Locale;
use serde::{Deserialize, Serialize};

/// Minutes of one working day in a time limit: limits are kept in hours, and 8 hours make a day.
pub const MINUTES_A_DAY: u32 = 480;

/// A time limit (thời hạn giải quyết).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Minutes in which the office works: a limit in working days or hours.
    WorkingMinutes(u32),
    /// Days of the civil calendar, days off included: a limit stated as “ngày”.
    CalendarDays(u32),
}

/// How a time limit runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitBasis {
    /// Only while the office works.
    WorkingMinutes,
    /// Day by day of the civil calendar.
    CalendarDays,
}

impl Limit {
    /// A limit in working hours.
    pub const fn working_hours(hours: u32) -> Self {
        Self::WorkingMinutes(hours.saturating_mul(60))
    }

    /// A limit in working days of 8 hours.
    pub const fn working_days(days: u32) -> Self {
        Self::WorkingMinutes(days.saturating_mul(MINUTES_A_DAY))
    }

    /// How the limit runs.
    pub const fn basis(self) -> LimitBasis {
        match self {
            Self::WorkingMinutes(_) => LimitBasis::WorkingMinutes,
            Self::CalendarDays(_) => LimitBasis::CalendarDays,
        }
    }

    /// What is left when some of it is used; limits of two kinds have nothing in common.
    pub(crate) const fn saturating_sub(self, used: Self) -> Self {
        match (self, used) {
            (Self::WorkingMinutes(a), Self::WorkingMinutes(b)) => {
                Self::WorkingMinutes(a.saturating_sub(b))
            }
            (Self::CalendarDays(a), Self::CalendarDays(b)) => {
                Self::CalendarDays(a.saturating_sub(b))
            }
            (Self::WorkingMinutes(_) | Self::CalendarDays(_), _) => self,
        }
    }

    /// The limit in words: `5 ngày làm việc`, `4 giờ làm việc`, `20 ngày`.
    pub fn words(self, locale: Locale) -> String {
        match (self, locale) {
            (Self::CalendarDays(days), Locale::Vi) => format!("{days} ngày"),
            (Self::CalendarDays(days), Locale::En) => english_count(days, "day"),
            (Self::WorkingMinutes(minutes), Locale::Vi) => {
                format!("{} làm việc", parts(minutes, locale).join(" "))
            }
            (Self::WorkingMinutes(minutes), Locale::En) => {
                match parts(minutes, locale).as_slice() {
                    [single] => single.replacen(' ', " working ", 1),
                    several => format!("{} of working time", several.join(" ")),
                }
            }
        }
    }

    /// The limit in hours where [`Limit::words`] speaks of whole days and the law counts hours:
    /// `40 giờ làm việc`. `None` for shorter limits and those in calendar days.
    pub fn words_in_hours(self, locale: Locale) -> Option<String> {
        match self {
            Self::WorkingMinutes(minutes) if minutes >= MINUTES_A_DAY && minutes % 60 == 0 => {
                let hours = minutes / 60;
                Some(match locale {
                    Locale::Vi => format!("{hours} giờ làm việc"),
                    Locale::En => english_count(hours, "working hour"),
                })
            }
            Self::WorkingMinutes(_) | Self::CalendarDays(_) => None,
        }
    }
}

/// Days, hours and minutes that are not nought; `0 phút` when all are.
fn parts(minutes: u32, locale: Locale) -> Vec<String> {
    let counts = [minutes / MINUTES_A_DAY, minutes % MINUTES_A_DAY / 60, minutes % 60];
    let names = match locale {
        Locale::Vi => ["ngày", "giờ", "phút"],
        Locale::En => ["day", "hour", "minute"],
    };
    let written = |(count, name)| match locale {
        Locale::Vi => format!("{count} {name}"),
        Locale::En => english_count(count, name),
    };
    let out: Vec<String> =
        counts.into_iter().zip(names).filter(|(count, _)| *count > 0).map(written).collect();
    if out.is_empty() { vec![written((0, names[2]))] } else { out }
}

/// `1 day`, `2 days`.
pub(crate) fn english_count(count: u32, singular: &str) -> String {
    if count == 1 { format!("1 {singular}") } else { format!("{count} {singular}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_in_words() {
        let check = |limit: Limit, vi: &str, en: &str| {
            assert_eq!(limit.words(Locale::Vi), vi);
            assert_eq!(limit.words(Locale::En), en);
        };
        check(Limit::working_days(5), "5 ngày làm việc", "5 working days");
        check(Limit::working_days(1), "1 ngày làm việc", "1 working day");
        check(Limit::working_hours(4), "4 giờ làm việc", "4 working hours");
        check(Limit::WorkingMinutes(15), "15 phút làm việc", "15 working minutes");
        check(Limit::working_hours(12), "1 ngày 4 giờ làm việc", "1 day 4 hours of working time");
        check(Limit::WorkingMinutes(0), "0 phút làm việc", "0 working minutes");
        check(Limit::CalendarDays(20), "20 ngày", "20 days");
        check(Limit::CalendarDays(1), "1 ngày", "1 day");
    }

    #[test]
    fn hours_are_said_beside_days() {
        let check = |limit: Limit, vi: Option<&str>, en: Option<&str>| {
            assert_eq!(limit.words_in_hours(Locale::Vi).as_deref(), vi);
            assert_eq!(limit.words_in_hours(Locale::En).as_deref(), en);
        };
        check(Limit::working_days(5), Some("40 giờ làm việc"), Some("40 working hours"));
        check(Limit::working_hours(12), Some("12 giờ làm việc"), Some("12 working hours"));
        check(Limit::working_hours(4), None, None);
        check(Limit::CalendarDays(20), None, None);
    }

    #[test]
    fn huge_limits_saturate() {
        assert_eq!(Limit::working_days(u32::MAX), Limit::WorkingMinutes(u32::MAX));
    }
}
