//! The steering dashboard: today, what is due, what is overdue, where dossiers wait, the trend.

use super::{
    MOST_AGENCIES,
    work::{Times, stay_times},
};
use crate::{App, AppError, Ctx};
use mc_dossier::WorkState;
use mc_kernel::{CivilDay, PageSize, ids::UnitId};
use mc_store::{
    reports::{Days, Figures},
    work_lists::{DueWindow, Whose, WorkLine, WorkQuery},
};
use std::collections::BTreeMap;

/// The days of the trend, today among them.
const TREND_DAYS: i32 = 30;
/// The days after today that are due soon.
const SOON_DAYS: i32 = 3;
/// The most steps that are named as slow.
const MOST_STEPS: usize = 10;
/// A step is named as slow from so many stays on: one stay says nothing.
const LEAST_STAYS: i64 = 3;
/// The most lines that are shown as waiting longest.
const MOST_LINES: usize = 10;
/// The most agencies whose longest waiting lines are looked at.
const MOST_LOOKED_AT: usize = 20;

/// What leaders steer by.
#[derive(Debug, Clone, PartialEq)]
pub struct Steering {
    /// The day.
    pub today: CivilDay,
    /// The agency it is narrowed to.
    pub agency: Option<UnitId>,
    /// What came and went today.
    pub flow: Figures,
    /// What there is now.
    pub now: Figures,
    /// In process and due today.
    pub due_today: i64,
    /// In process and due within the three days after today.
    pub due_soon: i64,
    /// By agency: id, name, what there is now; the most overdue first.
    pub agencies: Vec<(UnitId, String, Figures)>,
    /// Received and settled on each of the last thirty days.
    pub trend: Vec<(CivilDay, i64, i64)>,
    /// The steps at which dossiers stayed longest against the plan, since the beginning of the month
    /// before.
    pub steps: Vec<SlowStep>,
    /// The lines that have been due longest.
    pub waiting: Vec<WorkLine>,
}

/// A step at which dossiers stay long.
#[derive(Debug, Clone, PartialEq)]
pub struct SlowStep {
    /// The procedure's code.
    pub procedure: String,
    /// The name of the step; empty before acceptance.
    pub step: String,
    /// Its times.
    pub times: Times,
}

impl App {
    /// The dashboard, of all agencies that are seen or of one of them.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who answer for none, [`AppError::NotFound`] for an agency
    /// that is not seen.
    pub async fn steering(&self, ctx: &Ctx, agency: Option<UnitId>) -> Result<Steering, AppError> {
        let scope = self.report_scope(ctx)?;
        let today = self.today();
        let total = |sums: &[mc_store::reports::Sum]| {
            let mut total = Figures::default();
            for sum in sums {
                total += sum.figures;
            }
            total
        };
        let soon = Days { from: today.plus_days(2), until: today.plus_days(1 + SOON_DAYS) };
        let now = self.sums(&scope, agency, Days::until(today)).await?;
        let flow = self.sums(&scope, agency, Days::one(today)).await?;
        let due_today = self.sums(&scope, agency, Days::one(today.next())).await?;
        let due_soon = self.sums(&scope, agency, soon).await?;
        let mut agencies: BTreeMap<UnitId, Figures> = BTreeMap::new();
        for sum in &now {
            *agencies.entry(sum.agency).or_default() += sum.figures;
        }
        let mut agencies: Vec<(UnitId, String, Figures)> = agencies
            .into_iter()
            .map(|(id, figures)| (id, self.unit_name(id), figures))
            .filter(|(.., figures)| figures.pending() > 0)
            .collect();
        agencies.sort_by(|a, b| (b.2.overdue, &a.1).cmp(&(a.2.overdue, &b.1)));
        agencies.truncate(MOST_AGENCIES);
        let seen: Vec<UnitId> = agencies.iter().map(|(id, ..)| *id).collect();
        Ok(Steering {
            today,
            agency,
            flow: total(&flow),
            now: total(&now),
            due_today: total(&due_today).overdue,
            due_soon: total(&due_soon).overdue,
            trend: self.trend(&scope, agency, today).await?,
            steps: self.slow_steps(&seen, today).await?,
            waiting: self.waiting_longest(ctx, &seen).await?,
            agencies,
        })
    }

    async fn trend(
        &self,
        scope: &mc_policy::ReportScope,
        agency: Option<UnitId>,
        today: CivilDay,
    ) -> Result<Vec<(CivilDay, i64, i64)>, AppError> {
        let from = today.plus_days(1 - TREND_DAYS);
        let asked: Vec<Option<UnitId>> = match agency {
            Some(agency) => vec![Some(agency)],
            None if scope.is_everything() => vec![None],
            None => scope.agencies().iter().take(MOST_AGENCIES).copied().map(Some).collect(),
        };
        let mut days: BTreeMap<CivilDay, (i64, i64)> =
            (0..TREND_DAYS).map(|i| (from.plus_days(i), (0, 0))).collect();
        for agency in asked {
            let period = Days { from, until: today };
            for (day, figures) in self.parts.store.report_days(agency, period).await? {
                let (received, settled) = days.entry(day).or_default();
                *received += figures.received();
                *settled += figures.settled();
            }
        }
        Ok(days.into_iter().map(|(day, (received, settled))| (day, received, settled)).collect())
    }

    async fn slow_steps(
        &self,
        agencies: &[UnitId],
        today: CivilDay,
    ) -> Result<Vec<SlowStep>, AppError> {
        let this_month = super::Period::month_of(today).days();
        let before = super::Period::month_of(this_month.from.plus_days(-1)).days();
        // Two whole months are two rows of a step, however many days have passed.
        let days = Days { from: before.from, until: this_month.until };
        let mut steps: BTreeMap<(String, String), Times> = BTreeMap::new();
        for agency in agencies {
            for sum in self.parts.store.stay_sums(*agency, days).await? {
                let key = (sum.procedure.clone(), sum.step_name.clone());
                steps.entry(key).or_default().add(&sum);
            }
        }
        let mut steps: Vec<SlowStep> = steps
            .into_iter()
            .filter(|(_, times)| times.done >= LEAST_STAYS)
            .map(|((procedure, step), times)| SlowStep { procedure, step, times })
            .collect();
        steps.sort_by(|a, b| b.times.over_plan().total_cmp(&a.times.over_plan()));
        steps.truncate(MOST_STEPS);
        Ok(steps)
    }

    /// The lines that have been due longest, of the agencies with the most overdue dossiers, within
    /// the scope of lists.
    async fn waiting_longest(
        &self,
        ctx: &Ctx,
        agencies: &[UnitId],
    ) -> Result<Vec<WorkLine>, AppError> {
        let Ok(scope) = self.scope(ctx) else { return Ok(Vec::new()) };
        let window = DueWindow { until: self.now(), ..DueWindow::ALWAYS };
        let size = PageSize::new(u16::try_from(MOST_LINES).unwrap_or(PageSize::MOST));
        let mut lines = Vec::new();
        for agency in agencies.iter().take(MOST_LOOKED_AT) {
            let query = WorkQuery { whose: Whose::Agency(*agency), state: WorkState::Todo, window };
            lines.extend(self.parts.store.work(&scope, &query, None, size).await?.rows);
        }
        lines.sort_by_key(|line| (line.due, line.id));
        lines.dedup_by_key(|line| line.id);
        lines.truncate(MOST_LINES);
        Ok(lines)
    }

    /// Times of every step of an agency, for tests and the report of steps.
    pub(super) async fn times_of(
        &self,
        agency: UnitId,
        days: Days,
    ) -> Result<BTreeMap<(String, String), Times>, AppError> {
        Ok(stay_times(&self.parts.store.stay_sums(agency, days).await?))
    }
}
