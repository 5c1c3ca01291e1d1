//! Keeping a report that was made, with the version of its formula.

use super::{FORMULA, Settlement, SettlementRow};
use crate::{App, AppError, Ctx};
use mc_kernel::{Page, PageSize, Timestamp, ids::ReportId};
use mc_store::{
    Batch,
    reports::{Days, Kept, KeptKey, kept},
};
use serde::{Deserialize, Serialize};

/// The kind under which settlement reports are kept.
const SETTLEMENT: &str = "settlement";

/// What is kept of a settlement report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSettlement {
    /// Whose report it is: the agency, or the province.
    pub title: String,
    /// What its rows are.
    pub grouping: String,
    /// The rows.
    pub rows: Vec<SettlementRow>,
    /// The sums.
    pub total: SettlementRow,
}

/// A report that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeReport {
    /// Its id.
    pub id: ReportId,
    /// The version of the formula.
    pub formula: String,
    /// The period.
    pub days: Days,
    /// When it was made.
    pub made: Timestamp,
    /// What it says.
    pub settlement: KeptSettlement,
}

impl App {
    /// Keeps a settlement report as it is now; it can be looked at again whatever happens later.
    pub async fn keep_settlement(&self, ctx: &Ctx, ask: super::Ask) -> Result<ReportId, AppError> {
        let report = self.settlement(ctx, ask).await?;
        let ask = report.ask.clone();
        let body = self.kept_form(report);
        let report = Kept {
            id: self.mint().id(),
            kind: SETTLEMENT.to_owned(),
            formula: FORMULA.version.to_owned(),
            days: ask.days,
            agency: ask.agency,
            body: serde_json::to_string(&body).map_err(AppError::internal)?,
            made_by: ctx.staff()?.id,
            made: self.now(),
        };
        let mut batch = Batch::new();
        kept::keep(&mut batch, &report);
        self.parts.store.commit(batch).await?;
        Ok(report.id)
    }

    /// A settlement report as it is kept and printed.
    pub fn kept_form(&self, report: Settlement) -> KeptSettlement {
        let Settlement { ask, rows, total, .. } = report;
        let title = match ask.agency {
            Some(agency) => self.unit_name(agency),
            None => self.settings().province.clone(),
        };
        KeptSettlement { title, grouping: ask.grouping.code().to_owned(), rows, total }
    }

    /// The settlement reports that whoever acts has made, the newest first.
    pub async fn made_reports(
        &self,
        ctx: &Ctx,
        before: Option<KeptKey>,
    ) -> Result<Page<MadeReport, KeptKey>, AppError> {
        self.report_scope(ctx)?;
        let by = ctx.staff()?.id;
        let page = self.parts.store.kept_reports(by, before, PageSize::SCREEN).await?;
        let rows = page.rows.into_iter().map(made).collect::<Result<_, _>>()?;
        Ok(Page { rows, next: page.next })
    }

    /// A settlement report that was made, for whoever made it or sees its agency.
    pub async fn made_report(&self, ctx: &Ctx, id: ReportId) -> Result<MadeReport, AppError> {
        let scope = self.report_scope(ctx)?;
        let kept = self.parts.store.kept_report(id).await?.ok_or(AppError::NotFound)?;
        let is_own = kept.made_by == ctx.staff()?.id;
        let is_seen = scope.is_everything() || kept.agency.is_some_and(|a| scope.covers(a));
        if is_own || is_seen { made(kept) } else { Err(AppError::NotFound) }
    }
}

fn made(kept: Kept) -> Result<MadeReport, AppError> {
    let settlement = serde_json::from_str(&kept.body).map_err(AppError::internal)?;
    let Kept { id, formula, days, made, .. } = kept;
    Ok(MadeReport { id, formula, days, made, settlement })
}
