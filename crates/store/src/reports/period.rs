//! A period as the fewest days, months and years that make it.

use mc_kernel::CivilDay;

/// Days from one to another, both within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first day.
    pub from: CivilDay,
    /// The last day.
    pub until: CivilDay,
}

/// The first year of any dossier.
const FIRST_YEAR: i16 = 1990;
/// The most years a period is cut into; what is longer is cut off at its end.
const MOST_YEARS: usize = 400;

/// Consecutive periods of one length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) scale: Scale,
    pub(crate) first: String,
    pub(crate) last: String,
}

/// The lengths of periods that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scale {
    Day,
    Month,
    Year,
}

impl Scale {
    pub(crate) const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The name of the period of this length that has the day.
    pub(crate) fn period(self, day: CivilDay) -> String {
        match self {
            Self::Day => day.to_string(),
            Self::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Self::Year => format!("{:04}", day.year()),
        }
    }
}

impl Days {
    /// One day.
    pub const fn one(day: CivilDay) -> Self {
        Self { from: day, until: day }
    }

    /// Every day up to one, that one within.
    pub fn until(day: CivilDay) -> Self {
        Self { from: CivilDay::new(FIRST_YEAR, 1, 1).unwrap_or(day).min(day), until: day }
    }

    /// Every day before the period.
    #[must_use]
    pub fn before(self) -> Self {
        Self::until(self.from.plus_days(-1))
    }

    /// Years where a whole year lies within, months where a whole month does, days for the rest.
    pub(crate) fn pieces(self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut day = self.from;
        // At most 31 days and 12 months on either side of the years.
        for _ in 0..MOST_YEARS + 2 * (31 + 12) {
            if day > self.until {
                break;
            }
            let (scale, next) = self.longest_at(day);
            let period = scale.period(day);
            match pieces.last_mut().filter(|last| last.scale == scale) {
                Some(last) => last.last = period,
                None => pieces.push(Piece { scale, first: period.clone(), last: period }),
            }
            day = next;
        }
        pieces
    }

    /// The longest counted period that begins on a day and ends within, and the day after it.
    fn longest_at(self, day: CivilDay) -> (Scale, CivilDay) {
        let next_year = CivilDay::new(day.year().saturating_add(1), 1, 1);
        let next_month = match day.month() {
            12 => next_year,
            month => CivilDay::new(day.year(), month + 1, 1),
        };
        let fits = |next: &CivilDay| next.plus_days(-1) <= self.until;
        let is_first = day.day() == 1;
        if is_first
            && day.month() == 1
            && let Some(next) = next_year.filter(fits)
        {
            return (Scale::Year, next);
        }
        if is_first && let Some(next) = next_month.filter(fits) {
            return (Scale::Month, next);
        }
        (Scale::Day, day.next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(from: &str, until: &str, expect: &[(Scale, &str, &str)]) {
        let days = Days { from: from.parse().unwrap(), until: until.parse().unwrap() };
        let found = days.pieces();
        let found: Vec<_> =
            found.iter().map(|p| (p.scale, p.first.as_str(), p.last.as_str())).collect();
        assert_eq!(found, expect, "{from} to {until}");
    }

    #[test]
    fn a_period_is_cut_into_the_longest_parts() {
        use Scale::{Day, Month, Year};
        check("2023-05-25", "2023-05-25", &[(Day, "2023-05-25", "2023-05-25")]);
        check("2023-05-01", "2023-05-31", &[(Month, "2023-05", "2023-05")]);
        check("2023-01-01", "2023-12-31", &[(Year, "2023", "2023")]);
        check("2024-02-01", "2024-02-28", &[(Day, "2024-02-01", "2024-02-28")]);
        check("2023-05-02", "2023-04-30", &[]);
        check(
            "2021-11-29",
            "2024-02-02",
            &[
                (Day, "2021-11-29", "2021-11-30"),
                (Month, "2021-12", "2021-12"),
                (Year, "2022", "2023"),
                (Month, "2024-01", "2024-01"),
                (Day, "2024-02-01", "2024-02-02"),
            ],
        );
    }

    /// Every day of the period is in exactly one piece.
    #[test]
    fn pieces_make_the_period_and_no_more() {
        let first: CivilDay = "2019-12-30".parse().unwrap();
        for (skip, length) in [(0, 0), (1, 40), (2, 366), (33, 800), (367, 1500), (400, 3)] {
            let from = first.plus_days(skip);
            let days = Days { from, until: from.plus_days(length) };
            let pieces = days.pieces();
            for i in -5..length + 5 {
                let day = from.plus_days(i);
                let holds = |p: &&Piece| {
                    let period = p.scale.period(day);
                    p.first <= period && period <= p.last
                };
                let expect = usize::from(day >= days.from && day <= days.until);
                assert_eq!(pieces.iter().filter(holds).count(), expect, "{day} of {days:?}");
            }
        }
    }
}
