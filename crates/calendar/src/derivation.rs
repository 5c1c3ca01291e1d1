//! Why a moment is what it is: the steps of a derivation, as data.

use crate::{
    IgnoredWhy, Limit, MovedWhy, Suspension, SuspensionReason, TableDay, TableKind, words,
};
use mc_kernel::{CivilDay, LocalTime, Locale};
use serde::{Deserialize, Serialize};

/// The derivation of a deadline (diễn giải cách tính hạn), step by step in the order of time.
///
/// It is kept beside the deadline and shown to citizen and officer alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Derivation(pub Vec<DerivationStep>);

impl Derivation {
    /// One sentence a step, with the article where a rule applies.
    pub fn words(&self, locale: Locale) -> Vec<String> {
        self.0.iter().map(|step| step.words(locale)).collect()
    }
}

/// One step of a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum DerivationStep {
    /// The dossier was received.
    Received {
        /// When.
        at: LocalTime,
    },
    /// Time counts from a later moment.
    Moved {
        /// The moment it was given.
        at: LocalTime,
        /// The moment from which it counts.
        to: LocalTime,
        /// Why.
        why: MovedWhy,
    },
    /// The limit that applies.
    Period {
        /// The limit.
        limit: Limit,
        /// Whether a limit in calendar days skips days off ([`crate::Rules`]).
        skips_days_off: bool,
    },
    /// The day on which a limit in days starts does not count.
    FirstDayNotCounted {
        /// The day.
        day: CivilDay,
    },
    /// A run of days off, at least one of them a holiday or swapped, is left out.
    DaysOff {
        /// The run, by what its days are.
        parts: Vec<OffPart>,
    },
    /// Plain weekends are left out.
    Weekends {
        /// How many days in all.
        days: u32,
        /// The first of them by date; at most [`MOST_WEEKENDS`].
        runs: Vec<DayRun>,
    },
    /// A Saturday or Sunday counts because it is worked in exchange.
    SwappedWorking {
        /// The day.
        day: CivilDay,
        /// Its name in the table.
        name: String,
    },
    /// Time did not run.
    Suspended {
        /// From when until when, and why.
        suspension: Suspension,
    },
    /// Several suspensions at once were taken as one.
    Merged {
        /// When the first began.
        from: LocalTime,
        /// When the last ended; `None` while one runs.
        until: Option<LocalTime>,
    },
    /// The limit counts from zero.
    Restarted {
        /// From when.
        at: LocalTime,
        /// The whole limit.
        limit: Limit,
        /// Because of what.
        reason: SuspensionReason,
    },
    /// The rest of the limit goes on.
    Resumed {
        /// From when.
        at: LocalTime,
        /// What was used before, since the limit last counted from zero.
        used: Limit,
        /// What is left.
        left: Limit,
    },
    /// A suspension changes nothing.
    SuspensionIgnored {
        /// The suspension.
        suspension: Suspension,
        /// Why.
        why: IgnoredWhy,
    },
    /// There were more suspensions than are taken into account.
    SuspensionsCut {
        /// How many were.
        counted: u32,
    },
    /// The last day of a limit in days, at whose closing it ends.
    LastDay {
        /// The day.
        day: CivilDay,
    },
    /// The last day of a limit in days is a day off: the limit ends later.
    EndMoved {
        /// The last day.
        from: CivilDay,
        /// The working day at whose closing it ends.
        to: CivilDay,
        /// The days off between, the last day first.
        parts: Vec<OffPart>,
    },
    /// The limit is longer than can be reckoned and was cut.
    Cut {
        /// The most days that are reckoned.
        most_days: u32,
    },
    /// Years whose days off are not in the table.
    YearsNotAnnounced {
        /// The years.
        years: Vec<i16>,
    },
    /// There is no due date while a suspension runs.
    Waiting {
        /// Since when time stands still.
        since: LocalTime,
        /// What is left when it ends.
        left: Limit,
        /// Why the whole limit counts again then, where it does.
        restart: Option<SuspensionReason>,
    },
    /// The due date.
    Due {
        /// When.
        at: LocalTime,
    },
    /// The agency apologised and promised another moment, once.
    Reappointed {
        /// The moment promised before.
        from: LocalTime,
        /// The moment promised now.
        to: LocalTime,
    },
    /// The dossier goes to the unit that settles it.
    ForwardBy {
        /// At the latest.
        by: LocalTime,
        /// Whether it was received too late in the day to go the same day.
        next_day: bool,
    },
}

/// How many plain weekends a step names.
pub const MOST_WEEKENDS: usize = 6;

impl DerivationStep {
    /// The step in one sentence.
    pub fn words(&self, locale: Locale) -> String {
        match locale {
            Locale::Vi => words::vi::sentence(self),
            Locale::En => words::en::sentence(self),
        }
    }
}

/// Days in a row, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayRun {
    /// The first day.
    pub first: CivilDay,
    /// The last day.
    pub last: CivilDay,
}

impl DayRun {
    /// How many days it has.
    pub fn days(self) -> u32 {
        u32::try_from(self.last.days_since(self.first)).map_or(0, |days| days.saturating_add(1))
    }
}

/// Days off in a row that are off for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffPart {
    /// The days.
    #[serde(flatten)]
    pub run: DayRun,
    /// Why they are off.
    pub off: Off,
}

/// Why a day is off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Off {
    /// A plain Saturday or Sunday.
    Weekend,
    /// A holiday or day in lieu.
    Holiday {
        /// Its name in the table.
        name: String,
        /// Whether it is only planned, not announced.
        planned: bool,
    },
    /// Free in exchange for another day.
    SwappedOff {
        /// Its name in the table.
        name: String,
        /// Whether it is only planned, not announced.
        planned: bool,
    },
}

impl Off {
    /// Reads a day that is not worked: its row, or a weekend where there is none.
    pub(crate) fn of(row: Option<&TableDay>) -> Self {
        let Some(row) = row else { return Self::Weekend };
        let (name, planned) = (row.name.clone(), row.certainty == crate::Certainty::Uncertain);
        match row.kind {
            TableKind::Holiday => Self::Holiday { name, planned },
            TableKind::SwappedOff => Self::SwappedOff { name, planned },
            TableKind::SwappedWorking => Self::Weekend,
        }
    }
}
