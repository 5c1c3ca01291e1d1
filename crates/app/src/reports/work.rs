//! Load per officer, time per step, reasons for returns.

use super::MOST_AGENCIES;
use crate::{App, AppError, Ctx};
use mc_kernel::ids::{StaffId, UnitId};
use mc_policy::ReportScope;
use mc_store::{
    dossiers::Brief,
    reports::{
        Days, StaySum,
        counting::{CLASSES, GroundKind},
    },
};
use std::collections::BTreeMap;

/// The most rows of these reports.
const MOST_ROWS: usize = 500;
/// The most officers whose open work is counted for one page.
const MOST_OFFICERS: usize = 300;

/// Times of stays, summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// How many stays ended.
    pub done: i64,
    /// How many of them late.
    pub late: i64,
    /// Their working minutes.
    pub minutes: i64,
    /// How many had a planned end.
    pub planned: i64,
    /// The working minutes planned for those.
    pub planned_minutes: i64,
    classes: [i64; CLASSES.len() + 1],
}

impl Times {
    /// Adds a sum.
    pub(super) fn add(&mut self, sum: &StaySum) {
        self.done += sum.done;
        self.late += sum.late;
        self.minutes += sum.minutes;
        self.planned += sum.planned;
        self.planned_minutes += sum.planned_minutes;
        for (mine, theirs) in self.classes.iter_mut().zip(sum.classes) {
            *mine += theirs;
        }
    }

    /// The mean working minutes of a stay.
    pub fn mean(&self) -> i64 {
        if self.done == 0 { 0 } else { self.minutes / self.done }
    }

    /// The mean working minutes that were planned.
    pub fn planned_mean(&self) -> Option<i64> {
        (self.planned > 0).then(|| self.planned_minutes / self.planned)
    }

    /// The median of working minutes, as exact as the classes they are counted in: within one, stays
    /// are taken to be spread evenly.
    pub fn median(&self) -> i64 {
        let half = self.done.max(1);
        let (mut below, mut least) = (0, 0);
        for (i, count) in self.classes.iter().enumerate() {
            let most = CLASSES.get(i).map_or(least * 2, |most| i64::from(*most));
            if (below + count) * 2 >= half && *count > 0 {
                return least + (most - least) * (half - 2 * below).max(0) / (2 * count);
            }
            below += count;
            least = most;
        }
        0
    }

    /// How many times the planned working time was taken; 0 where none was planned.
    #[expect(
        clippy::as_conversions,
        clippy::cast_precision_loss,
        reason = "a ratio to put steps in order; minutes are far below 2^52"
    )]
    pub(super) fn over_plan(&self) -> f64 {
        match self.planned_mean() {
            Some(planned) if planned > 0 => self.mean() as f64 / planned as f64,
            Some(_) | None => 0.0,
        }
    }
}

pub(super) fn stay_times(sums: &[StaySum]) -> BTreeMap<(String, String), Times> {
    let mut times: BTreeMap<(String, String), Times> = BTreeMap::new();
    for sum in sums {
        times.entry((sum.procedure.clone(), sum.step_name.clone())).or_default().add(sum);
    }
    times
}

/// What an officer has done in a period and has before them now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerLoad {
    /// The officer.
    pub staff: StaffId,
    /// The name.
    pub name: String,
    /// The times of the steps they ended.
    pub times: Times,
    /// What was given to them and is not done, at most
    /// [`mc_store::work_lists::MOST_COUNTED`].
    pub open: u64,
}

/// The times of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTime {
    /// The procedure's code.
    pub procedure: String,
    /// The procedure's name.
    pub name: String,
    /// The step; empty before acceptance.
    pub step: String,
    /// Its times.
    pub times: Times,
}

/// How often a ground was named for returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// For what.
    pub kind: GroundKind,
    /// The ground.
    pub ground: String,
    /// How often.
    pub count: u64,
}

impl App {
    /// The load of the officers of an agency in a period, the most work first.
    pub async fn officer_load(
        &self,
        ctx: &Ctx,
        agency: UnitId,
        days: Days,
    ) -> Result<Vec<OfficerLoad>, AppError> {
        self.seen(ctx, agency)?;
        let mut by_staff: BTreeMap<StaffId, Times> = BTreeMap::new();
        let reference = self.reference();
        let directory = &reference.directory;
        // Those who have done nothing are in the list too.
        let units = directory.descendants(agency, self.today());
        for unit in units.iter().map(|u| u.id).chain([agency]) {
            let works = |p: &&mc_org::Position| {
                matches!(
                    p.role,
                    mc_org::Role::DeskOfficer
                        | mc_org::Role::ProcessingOfficer
                        | mc_org::Role::HeadOfDivision
                        | mc_org::Role::Leader
                        | mc_org::Role::Clerk
                )
            };
            let is_own = directory.agency_of(unit).is_some_and(|own| own.id == agency);
            for position in directory.positions_at(unit, self.today()).filter(works) {
                if let (true, Some(staff)) = (is_own, position.staff) {
                    by_staff.entry(staff).or_default();
                }
            }
        }
        for sum in self.parts.store.stay_sums(agency, days).await? {
            if let Some(staff) = sum.staff {
                by_staff.entry(staff).or_default().add(&sum);
            }
        }
        let mut loads = Vec::new();
        for (staff, times) in by_staff.into_iter().take(MOST_OFFICERS) {
            let name = directory.staff(staff).map(|s| s.full_name.clone());
            let open = self.parts.store.open_work_of(staff).await?;
            loads.push(OfficerLoad { staff, name: name.unwrap_or_default(), times, open });
        }
        loads.sort_by(|a, b| (b.times.done, &a.name).cmp(&(a.times.done, &b.name)));
        Ok(loads)
    }

    /// The times of the steps that were done at an agency in a period, by procedure.
    pub async fn step_times(
        &self,
        ctx: &Ctx,
        agency: UnitId,
        days: Days,
    ) -> Result<Vec<StepTime>, AppError> {
        self.seen(ctx, agency)?;
        let reference = self.reference();
        let times = self.times_of(agency, days).await?;
        let mut steps: Vec<StepTime> = times
            .into_iter()
            .map(|((procedure, step), times)| {
                let known = reference.procedure(&procedure, self.today());
                let name = known.map_or_else(|| procedure.clone(), |p| p.name.clone());
                StepTime { procedure, name, step, times }
            })
            .collect();
        steps.sort_by(|a, b| (&a.name, &a.step).cmp(&(&b.name, &b.step)));
        steps.truncate(MOST_ROWS);
        Ok(steps)
    }

    /// The grounds on which dossiers were returned in a period, the most frequent first.
    pub async fn return_grounds(
        &self,
        ctx: &Ctx,
        agency: Option<UnitId>,
        days: Days,
    ) -> Result<Vec<Ground>, AppError> {
        let scope = self.report_scope(ctx)?;
        let agencies = self.ground_agencies(&scope, agency, days).await?;
        let mut counts: BTreeMap<(GroundKind, String), u64> = BTreeMap::new();
        for agency in agencies.into_iter().take(MOST_AGENCIES) {
            for sum in self.parts.store.ground_sums(agency, days).await? {
                *counts.entry((sum.kind, sum.ground)).or_default() += sum.count;
            }
        }
        let mut grounds: Vec<Ground> = counts
            .into_iter()
            .map(|((kind, ground), count)| Ground { kind, ground, count })
            .collect();
        grounds.sort_by(|a, b| (b.count, &a.ground).cmp(&(a.count, &b.ground)));
        grounds.truncate(MOST_ROWS);
        Ok(grounds)
    }

    /// The dossiers of an agency that were returned on a ground, within the scope of lists.
    pub async fn returned_on(
        &self,
        ctx: &Ctx,
        (agency, days): (Option<UnitId>, Days),
        (kind, ground): (GroundKind, &str),
    ) -> Result<Vec<Brief>, AppError> {
        let reports = self.report_scope(ctx)?;
        let scope = self.scope(ctx)?;
        let mut briefs = Vec::new();
        for agency in self.ground_agencies(&reports, agency, days).await? {
            let store = &self.parts.store;
            briefs.extend(store.returned_on(&scope, (agency, days), (kind, ground)).await?);
        }
        briefs.truncate(usize::from(mc_kernel::PageSize::MOST));
        Ok(briefs)
    }

    /// A supplement may be asked for before acceptance, so that all agencies with any figure until
    /// today are looked at.
    async fn ground_agencies(
        &self,
        scope: &ReportScope,
        agency: Option<UnitId>,
        days: Days,
    ) -> Result<Vec<UnitId>, AppError> {
        let until = Days::until(days.until.max(self.today()));
        self.agencies_with_figures(scope, agency, until).await
    }

    /// Makes sure that an agency's figures are seen.
    pub(super) fn seen(&self, ctx: &Ctx, agency: UnitId) -> Result<(), AppError> {
        if self.report_scope(ctx)?.covers(agency) { Ok(()) } else { Err(AppError::NotFound) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(classes: [i64; 9]) -> Times {
        Times { done: classes.iter().sum(), classes, ..Times::default() }
    }

    #[test]
    fn the_median_lies_in_the_class_of_the_middle_stay() {
        assert_eq!(times([0; 9]).median(), 0);
        // All within an hour: the middle of the hour.
        assert_eq!(times([4, 0, 0, 0, 0, 0, 0, 0, 0]).median(), 30);
        // One within an hour, three within a day: a third of the way from four to eight hours.
        assert_eq!(times([1, 0, 3, 0, 0, 0, 0, 0, 0]).median(), 240 + 240 / 3);
        // Nine of ten took longer than twenty days.
        assert!(times([1, 0, 0, 0, 0, 0, 0, 0, 9]).median() > 9_600);
    }
}
