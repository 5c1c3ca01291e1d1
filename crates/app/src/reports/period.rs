//! The periods that reports are made for.

use mc_kernel::CivilDay;
use mc_store::reports::Days;

/// The first and the last year of a report.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2200;

/// A period of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A month.
    Month(i16, i8),
    /// A quarter, 1 to 4.
    Quarter(i16, i8),
    /// The first or the second half of a year.
    Half(i16, i8),
    /// A year.
    Year(i16),
    /// Any days.
    Range(Days),
}

impl Period {
    /// The month of a day.
    pub fn month_of(day: CivilDay) -> Self {
        Self::Month(day.year(), day.month())
    }

    /// The name in addresses: `2023-05`, `2023-q2`, `2023-h1`, `2023`, `2023-05-02_2023-05-09`.
    pub fn code(self) -> String {
        match self {
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => format!("{year:04}-q{quarter}"),
            Self::Half(year, half) => format!("{year:04}-h{half}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Range(days) => format!("{}_{}", days.from, days.until),
        }
    }

    /// The period of a name; `None` when it is none, ends before it begins, or no dossier can be in
    /// it.
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some((from, until)) = code.split_once('_') {
            return Self::range(from.parse().ok()?, until.parse().ok()?);
        }
        let (year, rest) = code.split_once('-').unwrap_or((code, ""));
        let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
        let number =
            |text: &str, most: i8| text.parse::<i8>().ok().filter(|n| (1..=most).contains(n));
        Some(if rest.is_empty() {
            Self::Year(year)
        } else if let Some(quarter) = rest.strip_prefix('q') {
            Self::Quarter(year, number(quarter, 4)?)
        } else if let Some(half) = rest.strip_prefix('h') {
            Self::Half(year, number(half, 2)?)
        } else {
            Self::Month(year, number(rest, 12)?)
        })
    }

    /// The days from one to another.
    pub fn range(from: CivilDay, until: CivilDay) -> Option<Self> {
        let is_sound =
            from <= until && YEARS.contains(&from.year()) && YEARS.contains(&until.year());
        is_sound.then_some(Self::Range(Days { from, until }))
    }

    /// Its days.
    pub fn days(self) -> Days {
        let months = |year, first: i8, length: i8| {
            let last = first + length - 1;
            let (after_year, after) = if last == 12 { (year + 1, 1) } else { (year, last + 1) };
            Days { from: first_of(year, first), until: first_of(after_year, after).plus_days(-1) }
        };
        match self {
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Year(year) => months(year, 1, 12),
            Self::Range(days) => days,
        }
    }

    /// The periods to choose from on a day, the newest first: a year of months, two years of
    /// quarters and of halves, five years.
    pub fn choices(today: CivilDay) -> Vec<Self> {
        let (year, month) = (today.year(), today.month());
        let mut choices = Vec::new();
        for back in 0..12_i8 {
            let past = month - back;
            choices.push(if past > 0 {
                Self::Month(year, past)
            } else {
                Self::Month(year - 1, past + 12)
            });
        }
        for year in [year, year - 1] {
            let quarters = (1..=4).rev().map(|quarter| Self::Quarter(year, quarter));
            choices.extend(quarters.filter(|q| q.days().from <= today));
        }
        for year in [year, year - 1] {
            let halves = [2, 1].map(|half| Self::Half(year, half));
            choices.extend(halves.into_iter().filter(|h| h.days().from <= today));
        }
        choices.extend((0..5).map(|back| Self::Year(year - back)));
        choices
    }
}

/// The first day of a month.
#[expect(clippy::expect_used, reason = "years and months of a period are within their ranges")]
fn first_of(year: i16, month: i8) -> CivilDay {
    CivilDay::new(year, month, 1).expect("a month has a first day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_as_it_is_written() {
        for (code, from, until) in [
            ("2023-05", "2023-05-01", "2023-05-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-12", "2023-12-01", "2023-12-31"),
            ("2023-q1", "2023-01-01", "2023-03-31"),
            ("2023-q4", "2023-10-01", "2023-12-31"),
            ("2023-h2", "2023-07-01", "2023-12-31"),
            ("2023", "2023-01-01", "2023-12-31"),
            ("2023-05-02_2023-05-09", "2023-05-02", "2023-05-09"),
        ] {
            let period = Period::from_code(code).unwrap();
            let days = period.days();
            assert_eq!(
                (days.from.to_string(), days.until.to_string()),
                (from.into(), until.into())
            );
            assert_eq!(period.code(), code);
        }
    }

    #[test]
    fn what_is_no_period_is_none() {
        let bad = [
            "",
            "x",
            "2023-13",
            "2023-0",
            "2023-q5",
            "2023-h0",
            "0900",
            "9999",
            "2023-q",
            "2023-05-09_2023-05-02",
            "2023-02-30_2023-03-01",
            "2023_2024",
        ];
        for code in bad {
            assert_eq!(Period::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn choices_are_periods_that_have_begun() {
        let today = "2023-05-25".parse().unwrap();
        let choices = Period::choices(today);
        assert_eq!(choices.first(), Some(&Period::Month(2023, 5)));
        assert!(
            choices.contains(&Period::Month(2022, 6)) && choices.contains(&Period::Half(2022, 2))
        );
        assert!(!choices.contains(&Period::Quarter(2023, 3)));
        assert!(choices.iter().all(|p| p.days().from <= today));
    }
}
