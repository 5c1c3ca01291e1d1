//! What is known of one dossier, and what it adds to the counts of a period.

use crate::{Course, Rules, Standing};
use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    ops::{AddAssign, SubAssign},
};

/// The upper ends of the classes in which waiting times are counted, in days from filing to the
/// result; the last class is open.
pub const CLASSES: [u16; 12] = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60];

/// What is known of an accepted dossier. It holds nothing of a person.
#[expect(clippy::struct_excessive_bools, reason = "independent yes-or-no facts of the dossier")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its course.
    pub course: Course,
    /// The day on which it was filed.
    pub filed: CivilDay,
    /// Whether it was filed online (`KenhThucHien` = 2).
    pub is_online: bool,
    /// Whether its procedure is offered online from end to end (toàn trình).
    pub is_eligible: bool,
    /// Whether the procedure's result is a document.
    pub has_document: bool,
    /// Whether there is an electronic result: its code and its file.
    pub has_electronic_result: bool,
    /// Whether a paper of the dossier is there as a file.
    pub has_digital_papers: bool,
    /// Whether a paper was taken from an earlier dossier.
    pub has_reused_paper: bool,
}

/// How long a period is. Stock (open, late) is kept by day, month and year, so that any day's is read
/// from few rows; what happened in a period by month, quarter and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
}

impl Scale {
    /// Every length.
    pub const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Quarter, Self::Year];

    /// The name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The name of the period of this length that has the day.
    pub fn period(self, day: CivilDay) -> String {
        match self {
            Self::Day => day.to_string(),
            Self::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Self::Quarter => format!("{:04}-q{}", day.year(), (day.month() + 2) / 3),
            Self::Year => format!("{:04}", day.year()),
        }
    }

    const fn has_stock(self) -> bool {
        !matches!(self, Self::Quarter)
    }

    const fn has_flow(self) -> bool {
        !matches!(self, Self::Day)
    }
}

/// Declares the counts with the arithmetic that all of them share.
macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// Counts of a period.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
        pub struct Counts {
            $($(#[$doc])* pub $name: i64,)+
            /// Results by waiting time, one for each of [`CLASSES`] and one for what took longer.
            pub waited: [i64; CLASSES.len() + 1],
        }

        impl Counts {
            /// How many counts there are.
            pub const LEN: usize = [$(stringify!($name)),+].len() + CLASSES.len() + 1;

            /// The counts in their order.
            pub fn values(self) -> impl Iterator<Item = i64> {
                [$(self.$name),+].into_iter().chain(self.waited)
            }

            /// The counts of values in that order; what is missing is nothing.
            pub fn of_values(values: impl IntoIterator<Item = i64>) -> Self {
                let mut values = values.into_iter();
                let mut counts = Self::default();
                $(counts.$name = values.next().unwrap_or(0);)+
                counts.waited.iter_mut().for_each(|w| *w = values.next().unwrap_or(0));
                counts
            }
        }

        impl AddAssign for Counts {
            fn add_assign(&mut self, other: Self) {
                $(self.$name += other.$name;)+
                self.waited.iter_mut().zip(other.waited).for_each(|(a, b)| *a += b);
            }
        }

        impl SubAssign for Counts {
            fn sub_assign(&mut self, other: Self) {
                $(self.$name -= other.$name;)+
                self.waited.iter_mut().zip(other.waited).for_each(|(a, b)| *a -= b);
            }
        }
    };
}

counts! {
    /// Stock: how many more were open at the end of the period than before it.
    open,
    /// Stock: how many more of them were late.
    overdue,
    /// Received in the period.
    received,
    /// Of those, online.
    received_online,
    /// Ended in the period, as 2.1 means it.
    ended,
    /// Of those, late.
    ended_late,
    /// Results that were ready in the period.
    settled,
    /// Their days from reception to the result, less those of supplements.
    settling_days,
    /// Of those, of procedures that are offered from end to end.
    eligible,
    /// Of those, filed online and with an electronic result where there has to be one.
    fully_online,
    /// Results of procedures whose result is a document.
    documents,
    /// Of those, with a file.
    electronic,
    /// Results of dossiers with a file among their papers and as their result.
    digitised,
    /// Results of dossiers in which a paper was used again.
    reused,
}

/// What a command changes in the counts, by length and name of the period.
pub type Changes = BTreeMap<(Scale, String), Counts>;

impl Fact {
    /// What a command of a day changed. A command changes the period in which it falls and those in
    /// which the dossier would come to be late; a period that is over stays what it was at its end.
    pub fn changes(before: Option<&Self>, after: &Self, day: CivilDay, rules: Rules) -> Changes {
        let mut changes = Changes::new();
        for scale in Scale::ALL.into_iter().filter(|scale| scale.has_flow()) {
            let change = changes.entry((scale, scale.period(day))).or_default();
            *change += after.flow(scale, day, rules);
            if let Some(before) = before {
                *change -= before.flow(scale, day, rules);
            }
        }
        let moves = [(before, -1), (Some(after), 1)];
        for (fact, by) in moves.into_iter().filter_map(|(fact, by)| Some((fact?, by))) {
            let Standing::Open { late_from } = fact.course.standing(rules) else { continue };
            for scale in Scale::ALL.into_iter().filter(|scale| scale.has_stock()) {
                changes.entry((scale, scale.period(day))).or_default().open += by;
                if let Some(late_from) = late_from {
                    let key = (scale, scale.period(day.max(late_from)));
                    changes.entry(key).or_default().overdue += by;
                }
            }
        }
        changes.retain(|_, change| *change != Counts::default());
        changes
    }

    /// What it adds to what happened in the period of this length that has the day.
    pub fn flow(&self, scale: Scale, day: CivilDay, rules: Rules) -> Counts {
        let period = scale.period(day);
        let is_in = |day: CivilDay| scale.period(day) == period;
        let mut counts = Counts::default();
        if is_in(self.course.received) {
            counts.received = 1;
            counts.received_online = i64::from(self.is_online);
        }
        if let Standing::Ended { day, is_late } = self.course.standing(rules)
            && is_in(day)
        {
            counts.ended = 1;
            counts.ended_late = i64::from(is_late);
        }
        if let Some(finished) = self.course.finished.filter(|day| is_in(*day)) {
            self.count_result(finished, &mut counts);
        }
        counts
    }

    fn count_result(&self, finished: CivilDay, counts: &mut Counts) {
        counts.settled = 1;
        let days = finished.days_since(self.course.received) - self.course.supplement_days();
        counts.settling_days = i64::from(days.max(0));
        counts.eligible = i64::from(self.is_eligible);
        counts.fully_online = i64::from(self.is_eligible && self.is_fully_online());
        counts.documents = i64::from(self.has_document);
        counts.electronic = i64::from(self.has_document && self.has_electronic_result);
        counts.digitised = i64::from(self.is_digitised());
        counts.reused = i64::from(self.has_reused_paper);
        let waited = finished.days_since(self.filed);
        let class = CLASSES.iter().position(|most| waited <= i32::from(*most));
        if let Some(count) = counts.waited.get_mut(class.unwrap_or(CLASSES.len())) {
            *count = 1;
        }
    }

    /// Whether it went through online from end to end (3.x): filed online, and with an electronic
    /// result where the result is a document.
    pub const fn is_fully_online(&self) -> bool {
        self.is_online && (self.has_electronic_result || !self.has_document)
    }

    /// Whether it is digitised (4.2): a file among its papers, and a file as its result.
    pub const fn is_digitised(&self) -> bool {
        self.has_digital_papers && self.has_electronic_result
    }
}

impl Counts {
    /// Dossiers that 2.1 counts in a period: what ended in it, and what was open at its end.
    pub const fn counted(&self) -> i64 {
        self.ended + self.open
    }

    /// Of those, late.
    pub const fn late(&self) -> i64 {
        self.ended_late + self.overdue
    }

    /// The shortest time within which at least so many of a hundred had their result, in days:
    /// `None` of nothing, and where it is longer than the last class.
    pub fn within(&self, percent: i64) -> Option<u16> {
        let all: i64 = self.waited.iter().sum();
        let mut reached = 0;
        for (days, count) in CLASSES.iter().zip(self.waited) {
            reached += count;
            if all > 0 && reached * 100 >= all * percent {
                return Some(*days);
            }
        }
        None
    }

    /// The mean days from reception to the result in tenths (2.2).
    pub fn mean_days_tenths(&self) -> Option<u32> {
        let days = u128::try_from(self.settling_days).ok()?;
        crate::points::rounded(days * 10, u128::try_from(self.settled).ok()?)
    }
}
