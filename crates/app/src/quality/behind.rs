//! The dossiers that a criterion lacks points for.

use crate::{App, AppError, Ctx, reports::Period};
use mc_kernel::{Page, PageSize, ids::UnitId};
use mc_quality::Criterion;
use mc_store::{
    dossiers::Brief,
    quality::{LackKey, Lacking},
    reports::Days,
};

impl App {
    /// A page of the dossiers of an agency that a criterion lacks points for, the newest first,
    /// within the scope of lists.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for an agency that is not seen, a period that has no index, and a
    /// criterion whose dossiers are not known.
    pub async fn lacking(
        &self,
        ctx: &Ctx,
        (period, agency, procedure): (Period, UnitId, String),
        criterion: Criterion,
        before: Option<LackKey>,
    ) -> Result<Page<Brief, LackKey>, AppError> {
        if !self.report_scope(ctx)?.covers(agency) || !Lacking::is_known(criterion) {
            return Err(AppError::NotFound);
        }
        let scope = self.scope(ctx)?;
        let days = Days { from: period.days().from, until: self.quality_until(period)?.day };
        let asked = Lacking { criterion, agency, procedure, days };
        Ok(self.parts.store.lacking(&scope, &asked, before, PageSize::SCREEN).await?)
    }
}
