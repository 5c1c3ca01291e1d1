//! The indicators of NĐ 224/2026/NĐ-CP, Điều 19, per service, per transacting party and per step, and
//! the province's own targets with how far they are reached.

use crate::{Counts, Share};
use mc_kernel::CivilDay;
use serde::{Deserialize, Serialize};

/// Who did a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StepWork {
    /// Stays that a person ended.
    pub by_person: u64,
    /// Stays that the program ended, and steps of the system that were passed without a stay.
    pub by_program: u64,
    /// Working minutes of all stays.
    pub minutes: u64,
    /// Stays that ended late.
    pub late: u64,
}

impl StepWork {
    /// The degree of automation (mức độ tự động hóa quy trình) of a step: what the program did by
    /// itself of all that was done. The decree names the indicator and gives no formula.
    pub const fn automation(&self) -> Share {
        Share::of(self.by_program, self.by_program.saturating_add(self.by_person))
    }

    /// The share on time.
    pub const fn on_time(&self) -> Share {
        Share::of(self.late, self.by_program.saturating_add(self.by_person)).rest()
    }

    /// The mean working minutes of a stay; `None` of none.
    pub const fn mean_minutes(&self) -> Option<u64> {
        self.minutes.checked_div(self.by_program.saturating_add(self.by_person))
    }
}

/// The degree of automation of a whole process: that of its steps together.
pub fn automation(steps: &[StepWork]) -> Share {
    steps.iter().map(StepWork::automation).fold(Share::default(), |all, step| {
        Share::of(all.part.saturating_add(step.part), all.whole.saturating_add(step.whole))
    })
}

/// The indicators of one service, one kind of transacting party, or all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Dossiers fully online of those that could be (tỷ lệ hồ sơ toàn trình).
    pub fully_online: Share,
    /// Dossiers filed online of all received (tỷ lệ hồ sơ trực tuyến).
    pub online: Share,
    /// On time (tỷ lệ đúng hạn).
    pub on_time: Share,
    /// The mean days to the result, in tenths (thời gian xử lý).
    pub mean_days_tenths: Option<u32>,
}

impl Service {
    /// What the counts of a period say.
    pub fn of(counts: &Counts) -> Self {
        let count = |value: i64| u64::try_from(value).unwrap_or(0);
        let share = |part: i64, whole: i64| Share::of(count(part), count(whole));
        Self {
            fully_online: share(counts.fully_online, counts.eligible),
            online: share(counts.received_online, counts.received),
            on_time: share(counts.late(), counts.counted()).rest(),
            mean_days_tenths: counts.mean_days_tenths(),
        }
    }
}

/// What the catalogue says of the services: how many are offered how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Offer {
    /// Procedures that can be filed.
    pub procedures: u64,
    /// Of those, offered from end to end (toàn trình).
    pub full: u64,
    /// Of those, offered partly (một phần).
    pub partial: u64,
    /// Of those, begun by the agency itself (dịch vụ chủ động).
    pub proactive: u64,
}

impl Offer {
    /// Tỷ lệ dịch vụ công trực tuyến toàn trình.
    pub const fn fully(&self) -> Share {
        Share::of(self.full, self.procedures)
    }

    /// 3.1: offered online at all.
    pub const fn online(&self) -> Share {
        Share::of(self.full.saturating_add(self.partial), self.procedures)
    }
}

/// A target of the province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Target {
    /// Eligible services offered from end to end.
    OfferedFully,
    /// Dossiers received through the system.
    ReceivedInSystem,
    /// Dossiers processed online.
    ProcessedOnline,
    /// Users who were identified electronically.
    UsersIdentified,
    /// Filing online at the province's agencies.
    OnlineProvince,
    /// Filing online at communes.
    OnlineCommune,
}

impl Target {
    /// Every target.
    pub const ALL: [Self; 6] = [
        Self::OfferedFully,
        Self::ReceivedInSystem,
        Self::ProcessedOnline,
        Self::UsersIdentified,
        Self::OnlineProvince,
        Self::OnlineCommune,
    ];

    /// The usual target in per cent: eligible services 100, received 100 and processed online at
    /// least 60, users identified at least 80, online filing 90 at the province and 70 at communes.
    pub const fn percent(self) -> u32 {
        match self {
            Self::OfferedFully | Self::ReceivedInSystem => 100,
            Self::ProcessedOnline => 60,
            Self::UsersIdentified => 80,
            Self::OnlineProvince => 90,
            Self::OnlineCommune => 70,
        }
    }
}

/// How far a target is reached on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// There is nothing to measure it by.
    NoData,
    /// It is reached.
    Reached,
    /// It is not reached, and as far as the days that have passed ask for.
    OnTheWay,
    /// It is behind the days that have passed, by so many hundredths of a per cent.
    Behind(u32),
}

/// The progress of a share towards a target of per cent. From the first day to the last the target
/// grows evenly from nothing; after the last day it is whole.
pub fn progress(
    share: Option<Share>,
    percent: u32,
    (from, until): (CivilDay, CivilDay),
    today: CivilDay,
) -> Progress {
    let Some(reached) = share.and_then(Share::percent_hundredths) else { return Progress::NoData };
    let target = percent.saturating_mul(100);
    if reached >= target {
        return Progress::Reached;
    }
    let days = |until: CivilDay| u64::try_from(until.days_since(from)).unwrap_or(0);
    let (all, passed) = (days(until), days(today).min(days(until)));
    let asked = (u64::from(target) * passed).checked_div(all).unwrap_or(u64::from(target));
    let asked = u32::try_from(asked).unwrap_or(target);
    if reached >= asked { Progress::OnTheWay } else { Progress::Behind(asked - reached) }
}
