//! 1.1, 1.2 and 1.3: procedures announced and published in time, with all their parts.
//!
//! The system does not hold when a decision was signed and published, so these are counted from rows
//! that somebody brings. Working days are counted by the caller's calendar: a row holds the last day
//! that is in time.

use crate::{Level, Share};
use mc_kernel::CivilDay;
use std::collections::BTreeMap;

/// A procedure in a decision that announces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The procedure's national code.
    pub procedure: String,
    /// The day of the decision.
    pub decided: CivilDay,
    /// The last day on which the decision is in time; `None` where no legal basis has a day. Such a
    /// row cannot be late: the text holds it against nothing.
    pub decide_by: Option<CivilDay>,
    /// The day of publication; `None` while it is not published.
    pub published: Option<CivilDay>,
    /// The last day on which publication is in time.
    pub publish_by: CivilDay,
}

/// Working days before the newest legal basis comes into force by which a decision is due (1.1).
pub const fn decision_days(level: Level) -> u8 {
    match level {
        Level::Ministry => 20,
        Level::Province => 5,
    }
}

/// Working days after the decision by which publication is due (1.2).
pub const fn publication_days(level: Level) -> u8 {
    match level {
        Level::Ministry => 10,
        Level::Province => 5,
    }
}

/// 1.1: a procedure in several decisions counts once, and one that is late makes it late.
pub fn announced_in_time(rows: &[Announcement]) -> Share {
    by_procedure(rows, |row| row.decide_by.is_none_or(|by| row.decided <= by))
}

/// 1.2: what is not published yet is late once `today` is past the day.
pub fn published_in_time(rows: &[Announcement], today: CivilDay) -> Share {
    by_procedure(rows, |row| row.published.unwrap_or(today) <= row.publish_by)
}

fn by_procedure(rows: &[Announcement], is_in_time: impl Fn(&Announcement) -> bool) -> Share {
    let mut procedures: BTreeMap<&str, bool> = BTreeMap::new();
    for row in rows {
        *procedures.entry(&row.procedure).or_insert(true) &= is_in_time(row);
    }
    share(procedures.into_values())
}

/// The parts that a procedure has to have (NĐ 63/2010, Điều 8 khoản 2), as far as they are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "the parts are independent of each other")]
pub struct Parts {
    /// Tên.
    pub has_name: bool,
    /// Trình tự thực hiện.
    pub has_sequence: bool,
    /// Cách thức thực hiện.
    pub has_way: bool,
    /// Thành phần, số lượng hồ sơ. A procedure that needs no paper has them, too.
    pub has_papers: bool,
    /// Thời hạn giải quyết.
    pub has_limit: bool,
    /// Đối tượng thực hiện.
    pub has_audience: bool,
    /// Cơ quan thực hiện.
    pub has_agency: bool,
}

impl Parts {
    /// Whether all are there.
    pub const fn is_complete(&self) -> bool {
        self.has_name
            && self.has_sequence
            && self.has_way
            && self.has_papers
            && self.has_limit
            && self.has_audience
            && self.has_agency
    }
}

/// 1.3, of the procedures that are published now.
pub fn complete(procedures: impl IntoIterator<Item = Parts>) -> Share {
    share(procedures.into_iter().map(|parts| parts.is_complete()))
}

/// The share of those that are so.
pub(crate) fn share(are_so: impl IntoIterator<Item = bool>) -> Share {
    let mut share = Share::default();
    for is_so in are_so {
        share.whole += 1;
        share.part += u64::from(is_so);
    }
    share
}
