//! The course of a dossier as criterion 2.1 of QĐ 766 sees it: on time, in time, or late.
//!
//! The reading of the text, which all of this module follows:
//! - Counted are dossiers received or in process in the period.
//! - The end is the first there is of: “Đã xử lý xong” (9), “Đã trả kết quả” (10), “Dừng / từ chối /
//!   rút” (8, 3, 7; of accepted dossiers only).
//! - With one supplement request that is not answered and no end, the request ends it.
//! - With more than one supplement request it is late, whatever the days say.
//! - On time is an end on the promised day or before. What has no end is held against the last day of
//!   the period. Days are compared, never times.
//! - Without a promised day, its length less the supplement is held against the procedure's legal
//!   maximum.

use crate::{Rules, StandingStill, SupplementTime};
use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};

/// A supplement request (yêu cầu bổ sung) after reception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supplement {
    /// The day of the request.
    pub asked: CivilDay,
    /// The day on which it was completed; `None` while it is awaited.
    pub answered: Option<CivilDay>,
}

/// What is known of a dossier that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The day of reception (`NgayTiepNhan`).
    pub received: CivilDay,
    /// The promised day (`NgayHenTra`).
    pub due: Option<CivilDay>,
    /// The last day of the procedure's legal maximum, where no day was promised.
    pub legal_due: Option<CivilDay>,
    /// The day on which the result was ready (9).
    pub finished: Option<CivilDay>,
    /// The day on which it was handed over (10).
    pub returned: Option<CivilDay>,
    /// The day on which it was stopped, refused or withdrawn (8, 3, 7).
    pub given_up: Option<CivilDay>,
    /// Its supplement requests, in order.
    pub supplements: Vec<Supplement>,
    /// Since when its clock stands still for another reason.
    pub still_since: Option<CivilDay>,
}

/// Where a dossier stands for 2.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is not counted: neither a promised day nor a legal maximum is known.
    Outside,
    /// In process; from this day on it is late, were it still open then.
    Open {
        /// The first late day; `None` while it cannot come to be late.
        late_from: Option<CivilDay>,
    },
    /// It has its end.
    Ended {
        /// The day of the end.
        day: CivilDay,
        /// Whether that was late.
        is_late: bool,
    },
}

/// What a period says of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It is not counted in the period.
    Outside,
    /// It ended in the period, in time (đúng hạn).
    OnTime,
    /// It is open at the end of the period, and its day has not passed (trong hạn).
    InTime,
    /// It is late (quá hạn).
    Late,
}

impl Course {
    /// Where it stands by what is known of it now.
    pub fn standing(&self, rules: Rules) -> Standing {
        let Some(base) = self.due.or(self.legal_due) else { return Standing::Outside };
        let late_from = self.late_from(base, rules);
        if let Some(day) = self.end() {
            return Standing::Ended { day, is_late: day >= late_from };
        }
        let still = self.still_since.filter(|since| late_from > *since);
        let never = still.is_some() && rules.standing_still == StandingStill::NotLate;
        Standing::Open { late_from: (!never).then_some(late_from) }
    }

    /// The first day on which it is late, were it open then; `None` while it cannot come to be late.
    pub fn late_day(&self, rules: Rules) -> Option<CivilDay> {
        match self.standing(rules) {
            Standing::Outside => None,
            Standing::Open { late_from } => late_from,
            Standing::Ended { .. } => {
                self.due.or(self.legal_due).map(|base| self.late_from(base, rules))
            }
        }
    }

    /// The end, by the priorities of the text.
    pub fn end(&self) -> Option<CivilDay> {
        let waits = match self.supplements.as_slice() {
            [only] if only.answered.is_none() => Some(only.asked),
            _ => None,
        };
        self.finished.or(self.returned).or(self.given_up).or(waits)
    }

    /// The first late day.
    fn late_from(&self, base: CivilDay, rules: Rules) -> CivilDay {
        if let [_, second, ..] = self.supplements.as_slice() {
            // Late from the second request on, and never later than by its day.
            return second.asked.min(base.next());
        }
        let is_taken_off = self.due.is_none() || rules.supplement == SupplementTime::Subtracted;
        let days = if is_taken_off { self.supplement_days() } else { 0 };
        base.plus_days(days).next()
    }

    /// Days from requests to their completion.
    pub fn supplement_days(&self) -> i32 {
        let answered = self.supplements.iter().filter_map(|s| Some((s.asked, s.answered?)));
        answered.map(|(asked, answered)| answered.days_since(asked).max(0)).sum()
    }

    /// What a period says of it: `from` and `until` are its first and last day, `until` no later
    /// than the day on which the question is asked.
    pub fn verdict(&self, from: CivilDay, until: CivilDay, rules: Rules) -> Verdict {
        if self.received > until {
            return Verdict::Outside;
        }
        match self.standing(rules) {
            Standing::Outside => Verdict::Outside,
            Standing::Ended { day, .. } if day < from => Verdict::Outside,
            Standing::Ended { is_late: false, .. } => Verdict::OnTime,
            Standing::Open { late_from } if late_from.is_none_or(|day| day > until) => {
                Verdict::InTime
            }
            Standing::Ended { .. } | Standing::Open { .. } => Verdict::Late,
        }
    }
}
