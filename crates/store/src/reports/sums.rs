//! Sums of a period, read from the fewest rows.

use super::{
    counting::{CLASSES, GroundKind},
    period::Days,
};
use crate::{Row, Store, StoreError, Value};
use mc_calendar::Timeliness;
use mc_catalog::Channel;
use mc_dossier::Standing;
use mc_kernel::{
    CivilDay,
    ids::{StaffId, UnitId},
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, ops::AddAssign};

const OF_AGENCY: &str = "SELECT agency, procedure, CAST(sum(received_direct) AS BIGINT), CAST(sum(received_online) AS BIGINT), CAST(sum(received_post) AS BIGINT), CAST(sum(early) AS BIGINT), CAST(sum(on_time) AS BIGINT), CAST(sum(late) AS BIGINT), CAST(sum(given_back) AS BIGINT), CAST(sum(not_accepted) AS BIGINT), CAST(sum(in_process) AS BIGINT), CAST(sum(overdue) AS BIGINT), CAST(sum(suspended) AS BIGINT) FROM tally WHERE agency = $1 AND scale = $2 AND period >= $3 AND period <= $4 GROUP BY agency, procedure ORDER BY agency, procedure LIMIT 20000";
const OF_ALL: &str = "SELECT agency, procedure, CAST(sum(received_direct) AS BIGINT), CAST(sum(received_online) AS BIGINT), CAST(sum(received_post) AS BIGINT), CAST(sum(early) AS BIGINT), CAST(sum(on_time) AS BIGINT), CAST(sum(late) AS BIGINT), CAST(sum(given_back) AS BIGINT), CAST(sum(not_accepted) AS BIGINT), CAST(sum(in_process) AS BIGINT), CAST(sum(overdue) AS BIGINT), CAST(sum(suspended) AS BIGINT) FROM tally WHERE scale = $1 AND period >= $2 AND period <= $3 GROUP BY agency, procedure ORDER BY agency, procedure LIMIT 100000";
const DAYS_OF_AGENCY: &str = "SELECT period, CAST(sum(received_direct) AS BIGINT), CAST(sum(received_online) AS BIGINT), CAST(sum(received_post) AS BIGINT), CAST(sum(early) AS BIGINT), CAST(sum(on_time) AS BIGINT), CAST(sum(late) AS BIGINT), CAST(sum(given_back) AS BIGINT), CAST(sum(not_accepted) AS BIGINT), CAST(sum(in_process) AS BIGINT), CAST(sum(overdue) AS BIGINT), CAST(sum(suspended) AS BIGINT) FROM tally WHERE agency = $1 AND scale = 'day' AND period >= $2 AND period <= $3 GROUP BY period ORDER BY period LIMIT 400";
const DAYS_OF_ALL: &str = "SELECT period, CAST(sum(received_direct) AS BIGINT), CAST(sum(received_online) AS BIGINT), CAST(sum(received_post) AS BIGINT), CAST(sum(early) AS BIGINT), CAST(sum(on_time) AS BIGINT), CAST(sum(late) AS BIGINT), CAST(sum(given_back) AS BIGINT), CAST(sum(not_accepted) AS BIGINT), CAST(sum(in_process) AS BIGINT), CAST(sum(overdue) AS BIGINT), CAST(sum(suspended) AS BIGINT) FROM tally WHERE scale = 'day' AND period >= $1 AND period <= $2 GROUP BY period ORDER BY period LIMIT 400";
const STAYS: &str = "SELECT procedure, step_name, staff, CAST(sum(done) AS BIGINT), CAST(sum(late) AS BIGINT), CAST(sum(minutes) AS BIGINT), CAST(sum(planned) AS BIGINT), CAST(sum(planned_minutes) AS BIGINT), CAST(sum(within_hour) AS BIGINT), CAST(sum(within_half_day) AS BIGINT), CAST(sum(within_day) AS BIGINT), CAST(sum(within_two_days) AS BIGINT), CAST(sum(within_three_days) AS BIGINT), CAST(sum(within_five_days) AS BIGINT), CAST(sum(within_ten_days) AS BIGINT), CAST(sum(within_twenty_days) AS BIGINT), CAST(sum(longer) AS BIGINT) FROM stay_tally WHERE agency = $1 AND scale = $2 AND period >= $3 AND period <= $4 GROUP BY procedure, step_name, staff ORDER BY procedure, step_name, staff LIMIT 20000";
const GROUNDS: &str = "SELECT kind, ground, count(*) FROM return_ground WHERE agency = $1 AND day >= $2 AND day <= $3 GROUP BY kind, ground ORDER BY kind, ground LIMIT 5000";

#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 6] = [
    ("report of an agency", OF_AGENCY),
    ("report of all agencies", OF_ALL),
    ("days of an agency", DAYS_OF_AGENCY),
    ("days of all agencies", DAYS_OF_ALL),
    ("stays of an agency", STAYS),
    ("grounds of an agency", GROUNDS),
];

/// The figures of the settlement report, as far as they are summed. The last three say how many more
/// there were at the end of the period than at its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Received at a desk (trực tiếp).
    pub received_direct: i64,
    /// Received online (trực tuyến).
    pub received_online: i64,
    /// Received by the public post (BCCI).
    pub received_post: i64,
    /// Settled before the promised day (trước hạn).
    pub early: i64,
    /// Settled on the promised day (đúng hạn).
    pub on_time: i64,
    /// Settled after the promised day (quá hạn).
    pub late: i64,
    /// Withdrawn or given back after acceptance (trả lại, rút).
    pub given_back: i64,
    /// Refused or withdrawn before acceptance (không được tiếp nhận).
    pub not_accepted: i64,
    /// In process (đang giải quyết), overdue ones among them.
    pub in_process: i64,
    /// In process and past the promised day.
    pub overdue: i64,
    /// Suspended (tạm dừng).
    pub suspended: i64,
}

impl Figures {
    /// All received.
    pub const fn received(&self) -> i64 {
        self.received_direct + self.received_online + self.received_post
    }

    /// All settled.
    pub const fn settled(&self) -> i64 {
        self.early + self.on_time + self.late
    }

    /// All that are not over: in process and suspended.
    pub const fn pending(&self) -> i64 {
        self.in_process + self.suspended
    }

    /// Whether nothing is counted.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn receive(&mut self, channel: Channel) {
        match channel {
            Channel::Direct => self.received_direct += 1,
            Channel::Online => self.received_online += 1,
            Channel::Post => self.received_post += 1,
        }
    }

    pub(super) fn of(&mut self, standing: Standing) -> &mut i64 {
        match standing {
            Standing::InProcess { .. } => &mut self.in_process,
            Standing::Suspended => &mut self.suspended,
            Standing::Settled(Timeliness::Early) => &mut self.early,
            Standing::Settled(Timeliness::OnTime) => &mut self.on_time,
            Standing::Settled(Timeliness::Late) => &mut self.late,
            Standing::GivenBack => &mut self.given_back,
            Standing::NotAccepted => &mut self.not_accepted,
        }
    }

    pub(super) fn values(self) -> impl Iterator<Item = i64> {
        [
            self.received_direct,
            self.received_online,
            self.received_post,
            self.early,
            self.on_time,
            self.late,
            self.given_back,
            self.not_accepted,
            self.in_process,
            self.overdue,
            self.suspended,
        ]
        .into_iter()
    }

    fn read(row: &Row, at: usize) -> Result<Self, StoreError> {
        Ok(Self {
            received_direct: row.int(at)?,
            received_online: row.int(at + 1)?,
            received_post: row.int(at + 2)?,
            early: row.int(at + 3)?,
            on_time: row.int(at + 4)?,
            late: row.int(at + 5)?,
            given_back: row.int(at + 6)?,
            not_accepted: row.int(at + 7)?,
            in_process: row.int(at + 8)?,
            overdue: row.int(at + 9)?,
            suspended: row.int(at + 10)?,
        })
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Self) {
        self.received_direct += other.received_direct;
        self.received_online += other.received_online;
        self.received_post += other.received_post;
        self.early += other.early;
        self.on_time += other.on_time;
        self.late += other.late;
        self.given_back += other.given_back;
        self.not_accepted += other.not_accepted;
        self.in_process += other.in_process;
        self.overdue += other.overdue;
        self.suspended += other.suspended;
    }
}

/// The figures of one procedure at one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The competent agency.
    pub agency: UnitId,
    /// The procedure's code.
    pub procedure: String,
    /// What was counted.
    pub figures: Figures,
}

/// The stays at one step that one person ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaySum {
    /// The procedure's code.
    pub procedure: String,
    /// The name of the step; empty before acceptance.
    pub step_name: String,
    /// The person; `None` where nobody ended it.
    pub staff: Option<StaffId>,
    /// How many.
    pub done: i64,
    /// How many of them late.
    pub late: i64,
    /// Their working minutes.
    pub minutes: i64,
    /// How many had a planned end.
    pub planned: i64,
    /// The working minutes that were planned for those.
    pub planned_minutes: i64,
    /// How many ended within each of [`CLASSES`], and how many took longer.
    pub classes: [i64; CLASSES.len() + 1],
}

/// How often a ground was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundSum {
    /// For what.
    pub kind: GroundKind,
    /// The ground, as it was written.
    pub ground: String,
    /// How often.
    pub count: u64,
}

impl Store {
    /// The figures of a period by agency and procedure, of one agency or of all. Whoever holds the
    /// permit for reports decides which agencies are asked for.
    pub async fn report_sums(
        &self,
        agency: Option<UnitId>,
        days: Days,
    ) -> Result<Vec<Sum>, StoreError> {
        let mut sums: BTreeMap<(UnitId, String), Figures> = BTreeMap::new();
        for piece in days.pieces() {
            let period: [Value; 3] =
                [piece.scale.code().into(), piece.first.into(), piece.last.into()];
            let (sql, values) = match agency {
                Some(agency) => (OF_AGENCY, [vec![agency.into()], period.to_vec()].concat()),
                None => (OF_ALL, period.to_vec()),
            };
            for row in self.query(sql, values).await? {
                let key = (row.id(0)?, row.text(1)?);
                *sums.entry(key).or_default() += Figures::read(&row, 2)?;
            }
        }
        let sum = |((agency, procedure), figures)| Sum { agency, procedure, figures };
        Ok(sums.into_iter().map(sum).collect())
    }

    /// The figures of each day of a period that has any, at most 400 days.
    pub async fn report_days(
        &self,
        agency: Option<UnitId>,
        days: Days,
    ) -> Result<Vec<(CivilDay, Figures)>, StoreError> {
        let period: [Value; 2] = [days.from.into(), days.until.into()];
        let (sql, values) = match agency {
            Some(agency) => (DAYS_OF_AGENCY, [vec![agency.into()], period.to_vec()].concat()),
            None => (DAYS_OF_ALL, period.to_vec()),
        };
        let rows = self.query(sql, values).await?;
        rows.iter().map(|row| Ok((row.day(0)?, Figures::read(row, 1)?))).collect()
    }

    /// The stays at steps of an agency that ended in a period.
    pub async fn stay_sums(&self, agency: UnitId, days: Days) -> Result<Vec<StaySum>, StoreError> {
        let mut sums = Vec::new();
        for piece in days.pieces() {
            let values = vec![
                agency.into(),
                piece.scale.code().into(),
                piece.first.into(),
                piece.last.into(),
            ];
            for row in self.query(STAYS, values).await? {
                sums.push(stay_sum(&row)?);
            }
        }
        Ok(sums)
    }

    /// How often each ground was named at an agency in a period.
    pub async fn ground_sums(
        &self,
        agency: UnitId,
        days: Days,
    ) -> Result<Vec<GroundSum>, StoreError> {
        let values = vec![agency.into(), days.from.into(), days.until.into()];
        let rows = self.query(GROUNDS, values).await?;
        rows.iter()
            .map(|row| {
                let code = row.text(0)?;
                let kind = GroundKind::from_code(&code).ok_or(StoreError::Corrupt {
                    column: 0,
                    wanted: "a kind of ground",
                    row: code,
                })?;
                Ok(GroundSum { kind, ground: row.text(1)?, count: row.count(2)? })
            })
            .collect()
    }
}

fn stay_sum(row: &Row) -> Result<StaySum, StoreError> {
    let staff: StaffId = row.id(2)?;
    let mut classes = [0; CLASSES.len() + 1];
    for (column, class) in (8..).zip(&mut classes) {
        *class = row.int(column)?;
    }
    Ok(StaySum {
        procedure: row.text(0)?,
        step_name: row.text(1)?,
        staff: (staff != super::counting::NOBODY).then_some(staff),
        done: row.int(3)?,
        late: row.int(4)?,
        minutes: row.int(5)?,
        planned: row.int(6)?,
        planned_minutes: row.int(7)?,
        classes,
    })
}
