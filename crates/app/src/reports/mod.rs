//! Reports: the settlement report, the follow-up book, load, time per step, reasons for returns, and
//! the steering dashboard of leaders.
//!
//! Every figure comes from counts that are kept with the dossiers themselves (`counting.rs`), so that
//! no report reads dossiers one by one; `fill.rs` counts those that are older than the counts. The
//! dossiers behind a figure are listed within the same scope as every other list.

mod book;
mod counting;
mod fill;
mod formula;
mod keep;
mod paper;
pub mod period;
pub mod settlement;
pub mod steering;
pub mod work;

pub use formula::{FORMULA, Formula};
pub use keep::{KeptSettlement, MadeReport};
pub use period::Period;
pub use settlement::{Ask, Grouping, Settlement, SettlementRow};
pub use steering::{SlowStep, Steering};
pub use work::{Ground, OfficerLoad, StepTime};

use crate::{App, AppError, Ctx};
use mc_kernel::{Page, PageSize, ids::UnitId};
use mc_org::UnitKind;
use mc_policy::{Office, ReportScope, actions};
use mc_store::{
    dossiers::Brief,
    reports::{BehindKey, Days, Figure, Narrowed, Sum},
};

/// The most agencies whose figures are read one by one.
const MOST_AGENCIES: usize = 400;

impl App {
    /// The agencies whose figures whoever acts sees.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who answer for none.
    pub fn report_scope(&self, ctx: &Ctx) -> Result<ReportScope, AppError> {
        let permit = self.permit::<actions::ReadReports>(ctx, &Office)?;
        Ok(ReportScope::of(&permit, &ctx.actor))
    }

    /// The agencies that whoever acts can choose from: id and name, by name.
    pub fn report_agencies(&self, ctx: &Ctx) -> Result<Vec<(UnitId, String)>, AppError> {
        let scope = self.report_scope(ctx)?;
        let reference = self.reference();
        let directory = &reference.directory;
        let mut agencies: Vec<(UnitId, String)> = directory
            .units(self.today())
            .filter(|unit| directory.agency_of(unit.id).is_some_and(|agency| agency.id == unit.id))
            .filter(|unit| scope.covers(unit.id))
            // Councils and bodies outside give opinions; they settle nothing.
            .filter(|unit| !matches!(unit.kind, UnitKind::Council | UnitKind::Outside))
            .map(|unit| (unit.id, unit.short_name.clone()))
            .collect();
        agencies.sort_by(|a, b| a.1.cmp(&b.1));
        agencies.truncate(MOST_AGENCIES);
        Ok(agencies)
    }

    /// Whether dossiers before the counts are still being counted, so that figures are too small.
    pub async fn reports_are_filling(&self) -> Result<bool, AppError> {
        Ok(self.parts.store.report_fill().await?.is_some())
    }

    /// Sums of the agencies that are seen, or of one of them.
    async fn sums(
        &self,
        scope: &ReportScope,
        agency: Option<UnitId>,
        days: Days,
    ) -> Result<Vec<Sum>, AppError> {
        let store = &self.parts.store;
        match agency {
            Some(agency) if scope.covers(agency) => {
                Ok(store.report_sums(Some(agency), days).await?)
            }
            Some(_) => Err(AppError::NotFound),
            None if scope.is_everything() => Ok(store.report_sums(None, days).await?),
            None => {
                let mut sums = Vec::new();
                for agency in scope.agencies().iter().take(MOST_AGENCIES) {
                    sums.extend(store.report_sums(Some(*agency), days).await?);
                }
                Ok(sums)
            }
        }
    }

    /// The agencies that a report of somebody speaks of: the one asked for, or those with figures.
    async fn agencies_with_figures(
        &self,
        scope: &ReportScope,
        agency: Option<UnitId>,
        days: Days,
    ) -> Result<Vec<UnitId>, AppError> {
        if let Some(agency) = agency {
            return if scope.covers(agency) { Ok(vec![agency]) } else { Err(AppError::NotFound) };
        }
        let sums = self.sums(scope, None, days).await?;
        let mut agencies: Vec<UnitId> = sums.iter().map(|sum| sum.agency).collect();
        agencies.dedup();
        agencies.truncate(MOST_AGENCIES);
        Ok(agencies)
    }

    /// A page of the dossiers behind a figure of the settlement report, within the scope of lists.
    pub async fn behind(
        &self,
        ctx: &Ctx,
        ask: &Ask,
        figure: Figure,
        after: Option<BehindKey>,
    ) -> Result<Page<Brief, BehindKey>, AppError> {
        let reports = self.report_scope(ctx)?;
        let scope = self.scope(ctx)?;
        let until = Days::until(ask.days.until);
        let agencies = self.agencies_with_figures(&reports, ask.agency, until).await?;
        let narrowed = Narrowed { agencies, procedures: self.procedures_of(ask) };
        let asked = (figure, self.end_of(ask.days));
        Ok(self.parts.store.behind(&scope, asked, &narrowed, after, PageSize::SCREEN).await?)
    }

    /// The procedures that a report is narrowed to; none means all.
    fn procedures_of(&self, ask: &Ask) -> Vec<String> {
        if let Some(procedure) = &ask.procedure {
            return vec![procedure.clone()];
        }
        let Some(sector) = &ask.sector else { return Vec::new() };
        let reference = self.reference();
        let of_sector = reference.procedures().filter(|p| p.sector.code.to_string() == *sector);
        let mut codes: Vec<String> = of_sector.map(|p| p.code.to_string()).collect();
        if codes.is_empty() {
            // A sector that nobody has any more is narrowed to nothing, not to everything.
            codes.push(format!("sector {sector}"));
        }
        codes
    }

    /// The short name of a unit.
    pub(crate) fn unit_name(&self, unit: UnitId) -> String {
        let reference = self.reference();
        reference.directory.unit(unit).map_or_else(|| unit.to_string(), |u| u.short_name.clone())
    }
}
