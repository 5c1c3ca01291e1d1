//! Counting a dossier: where it stands in reports, its stays at steps, the grounds of returns.
//!
//! Every sum is kept by day, by month and by year, so that any period is read from few rows. Rows of
//! one batch are touched in the order of their keys, so that batches do not wait for each other in a
//! circle.

use super::{Figures, period::Scale};
use crate::{
    Batch, Clash, Value,
    projections::{channel, timeliness},
};
use mc_calendar::Timeliness;
use mc_dossier::{Dossier, Standing, StandingChange};
use mc_kernel::{
    CivilDay,
    ids::{DossierId, StaffId, UnitId},
};
use std::collections::BTreeMap;

const RECEIVED: &str = "INSERT INTO standing (dossier, version, kind, agency, procedure, channel, due_day, from_day, until_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ENTERED: &str = "INSERT INTO standing (dossier, version, kind, agency, procedure, channel, due_day, from_day, until_day) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE EXISTS (SELECT 1 FROM standing WHERE dossier = $1)";
const LEFT: &str =
    "UPDATE standing SET until_day = $2 WHERE dossier = $1 AND until_day = '9999-12-31'";
const TALLY: &str = "INSERT INTO tally (agency, scale, period, procedure, received_direct, received_online, received_post, early, on_time, late, given_back, not_accepted, in_process, overdue, suspended) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15 WHERE EXISTS (SELECT 1 FROM standing WHERE dossier = $16) ON CONFLICT (agency, scale, period, procedure) DO UPDATE SET received_direct = tally.received_direct + excluded.received_direct, received_online = tally.received_online + excluded.received_online, received_post = tally.received_post + excluded.received_post, early = tally.early + excluded.early, on_time = tally.on_time + excluded.on_time, late = tally.late + excluded.late, given_back = tally.given_back + excluded.given_back, not_accepted = tally.not_accepted + excluded.not_accepted, in_process = tally.in_process + excluded.in_process, overdue = tally.overdue + excluded.overdue, suspended = tally.suspended + excluded.suspended";
const STAY: &str = "INSERT INTO stay (dossier, token, agency, procedure, step_name, staff, day, minutes, planned_minutes, timeliness) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 WHERE EXISTS (SELECT 1 FROM standing WHERE dossier = $1)";
const STAY_TALLY: &str = "INSERT INTO stay_tally (agency, scale, period, procedure, step_name, staff, done, late, minutes, planned, planned_minutes, within_hour, within_half_day, within_day, within_two_days, within_three_days, within_five_days, within_ten_days, within_twenty_days, longer) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20 WHERE EXISTS (SELECT 1 FROM standing WHERE dossier = $21) ON CONFLICT (agency, scale, period, procedure, step_name, staff) DO UPDATE SET done = stay_tally.done + excluded.done, late = stay_tally.late + excluded.late, minutes = stay_tally.minutes + excluded.minutes, planned = stay_tally.planned + excluded.planned, planned_minutes = stay_tally.planned_minutes + excluded.planned_minutes, within_hour = stay_tally.within_hour + excluded.within_hour, within_half_day = stay_tally.within_half_day + excluded.within_half_day, within_day = stay_tally.within_day + excluded.within_day, within_two_days = stay_tally.within_two_days + excluded.within_two_days, within_three_days = stay_tally.within_three_days + excluded.within_three_days, within_five_days = stay_tally.within_five_days + excluded.within_five_days, within_ten_days = stay_tally.within_ten_days + excluded.within_ten_days, within_twenty_days = stay_tally.within_twenty_days + excluded.within_twenty_days, longer = stay_tally.longer + excluded.longer";
const GROUND: &str = "INSERT INTO return_ground (dossier, version, item, kind, ground, agency, procedure, day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (dossier, version, item) DO NOTHING";

/// The day until which something holds that has no end yet.
pub(crate) const OPEN: &str = "9999-12-31";
/// A person where there is none.
pub(super) const NOBODY: StaffId = StaffId::from_bytes([0; 16]);

/// The upper ends of the classes in which working minutes of stays are counted, for the median:
/// an hour, half a day, one, two, three, five, ten, twenty days of eight hours.
pub const CLASSES: [u32; 8] = [60, 240, 480, 960, 1_440, 2_400, 4_800, 9_600];

/// Counts where a dossier stands after a command.
pub fn stand(batch: &mut Batch, after: &Dossier, change: &StandingChange) {
    if change.left.is_some() {
        batch.change_any(LEFT, vec![after.id.into(), change.day.into()]);
    }
    // The first row of a dossier is written whatever is there; the others follow it.
    if change.received.is_some() {
        let values = standing(after, "received", None, change.day, true);
        batch.insert(RECEIVED, values, Clash::Version);
    }
    let is_first = change.left.is_none() && change.received.is_none();
    let entered = change.entered;
    let values = standing(after, entered.code(), entered.due(), change.day, false);
    if is_first {
        batch.insert(RECEIVED, values, Clash::Version);
    } else {
        batch.change_any(ENTERED, values);
    }
    for ((scale, period), figures) in by_period(deltas(change)) {
        let mut values: Vec<Value> = vec![
            after.competent_agency.into(),
            scale.code().into(),
            period.into(),
            (&after.procedure).into(),
        ];
        values.extend(figures.values().map(Value::from));
        values.push(after.id.into());
        batch.change_any(TALLY, values);
    }
}

fn standing(
    dossier: &Dossier,
    kind: &'static str,
    due: Option<CivilDay>,
    day: CivilDay,
    is_moment: bool,
) -> Vec<Value> {
    let until = if is_moment { day.into() } else { OPEN.into() };
    vec![
        dossier.id.into(),
        dossier.version.into(),
        kind.into(),
        dossier.competent_agency.into(),
        (&dossier.procedure).into(),
        channel(dossier).into(),
        due.map_or_else(|| "".into(), Value::from),
        day.into(),
        until,
    ]
}

/// What a change adds to each day. A dossier in process counts as overdue from the day after the
/// promised one, even while that lies ahead: leaving before takes it back there.
fn deltas(change: &StandingChange) -> BTreeMap<CivilDay, Figures> {
    let mut days: BTreeMap<CivilDay, Figures> = BTreeMap::new();
    if let Some(channel) = change.received {
        days.entry(change.day).or_default().receive(channel);
    }
    let moves = [(change.left, -1), (Some(change.entered), 1)];
    for (standing, by) in moves {
        let Some(standing) = standing else { continue };
        *days.entry(change.day).or_default().of(standing) += by;
        if let Standing::InProcess { due } = standing {
            days.entry(change.day.max(due.next())).or_default().overdue += by;
        }
    }
    days.retain(|_, figures| *figures != Figures::default());
    days
}

fn by_period(days: BTreeMap<CivilDay, Figures>) -> BTreeMap<(Scale, String), Figures> {
    let mut periods: BTreeMap<(Scale, String), Figures> = BTreeMap::new();
    for (day, figures) in days {
        for scale in Scale::ALL {
            *periods.entry((scale, scale.period(day))).or_default() += figures;
        }
    }
    periods.retain(|_, figures| *figures != Figures::default());
    periods
}

/// A stay at a step that ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayEnded {
    /// The dossier.
    pub dossier: DossierId,
    /// The token.
    pub token: u32,
    /// The agency where it was.
    pub agency: UnitId,
    /// The procedure's code.
    pub procedure: String,
    /// The name of the step; empty before acceptance.
    pub step_name: String,
    /// Who ended it.
    pub staff: Option<StaffId>,
    /// The day on which it ended.
    pub day: CivilDay,
    /// Working minutes in which the clock ran.
    pub minutes: u32,
    /// The working minutes that were planned.
    pub planned_minutes: Option<u32>,
    /// Early, on time or late.
    pub timeliness: Option<Timeliness>,
}

/// Sums of stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counts {
    done: i64,
    late: i64,
    minutes: i64,
    planned: i64,
    planned_minutes: i64,
    classes: [i64; CLASSES.len() + 1],
}

impl Counts {
    fn add(&mut self, stay: &StayEnded) {
        self.done += 1;
        self.late += i64::from(stay.timeliness == Some(Timeliness::Late));
        self.minutes += i64::from(stay.minutes);
        self.planned += i64::from(stay.planned_minutes.is_some());
        self.planned_minutes += i64::from(stay.planned_minutes.unwrap_or(0));
        let class = CLASSES.iter().position(|most| stay.minutes <= *most);
        if let Some(count) = self.classes.get_mut(class.unwrap_or(CLASSES.len())) {
            *count += 1;
        }
    }

    fn values(self) -> impl Iterator<Item = Value> {
        [self.done, self.late, self.minutes, self.planned, self.planned_minutes]
            .into_iter()
            .chain(self.classes)
            .map(Value::from)
    }
}

/// Counts the stays that a command ended.
pub fn stays(batch: &mut Batch, dossier: DossierId, ended: &[StayEnded]) {
    let mut sums: BTreeMap<(UnitId, Scale, String, &str, &str, StaffId), Counts> = BTreeMap::new();
    for stay in ended {
        let staff = stay.staff.unwrap_or(NOBODY);
        let values = vec![
            stay.dossier.into(),
            stay.token.into(),
            stay.agency.into(),
            (&stay.procedure).into(),
            (&stay.step_name).into(),
            staff.into(),
            stay.day.into(),
            stay.minutes.into(),
            stay.planned_minutes.into(),
            stay.timeliness.map(timeliness).into(),
        ];
        batch.change_any(STAY, values);
        for scale in Scale::ALL {
            let period = scale.period(stay.day);
            let key = (stay.agency, scale, period, &*stay.procedure, &*stay.step_name, staff);
            sums.entry(key).or_default().add(stay);
        }
    }
    for ((agency, scale, period, procedure, step_name, staff), counts) in sums {
        let mut values: Vec<Value> = vec![
            agency.into(),
            scale.code().into(),
            period.into(),
            procedure.into(),
            step_name.into(),
            staff.into(),
        ];
        values.extend(counts.values());
        values.push(dossier.into());
        batch.change_any(STAY_TALLY, values);
    }
}

/// What the ground of a return belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroundKind {
    /// A refusal at intake (form 03).
    Intake,
    /// A written refusal after appraisal.
    Refusal,
    /// A thing to be supplemented (form 02).
    Supplement,
}

impl GroundKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Intake, Self::Refusal, Self::Supplement];

    /// The name in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Refusal => "refusal",
            Self::Supplement => "supplement",
        }
    }

    /// The kind of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Notes the grounds that an event of a dossier names, in their order.
pub fn grounds(
    batch: &mut Batch,
    dossier: &Dossier,
    version: u64,
    day: CivilDay,
    named: &[(GroundKind, &str)],
) {
    for (item, (kind, ground)) in (0_u32..).zip(named) {
        let values = vec![
            dossier.id.into(),
            version.into(),
            item.into(),
            kind.code().into(),
            ground.trim().into(),
            dossier.competent_agency.into(),
            (&dossier.procedure).into(),
            day.into(),
        ];
        batch.change_any(GROUND, values);
    }
}
