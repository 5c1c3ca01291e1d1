//! The settlement report (báo cáo tình hình giải quyết thủ tục hành chính): agency × sector ×
//! procedure × period.

use super::FORMULA;
use crate::{App, AppError, Ctx};
use mc_kernel::ids::UnitId;
use mc_store::reports::{Days, Figures, Sum};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the rows of a report are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Agencies.
    Agency,
    /// Sectors (lĩnh vực).
    Sector,
    /// Procedures.
    Procedure,
}

impl Grouping {
    /// Every grouping, from the widest.
    pub const ALL: [Self; 3] = [Self::Agency, Self::Sector, Self::Procedure];

    /// The name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Sector => "sector",
            Self::Procedure => "procedure",
        }
    }

    /// The grouping of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.code() == code)
    }
}

/// What a report is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The period.
    pub days: Days,
    /// The agency; `None` means all that are seen.
    pub agency: Option<UnitId>,
    /// The code of the sector; `None` means all.
    pub sector: Option<String>,
    /// The code of the procedure; `None` means all.
    pub procedure: Option<String>,
    /// What the rows are.
    pub grouping: Grouping,
}

/// A row of the report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SettlementRow {
    /// The id or code of what it is a row of; empty in the row of sums.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Carried over from before the period.
    pub carried: i64,
    /// What came and went in the period.
    pub flow: Figures,
    /// What there was at its end: in process, overdue, suspended.
    pub end: Figures,
}

impl SettlementRow {
    /// In process within time at the end of the period.
    pub const fn within_time(&self) -> i64 {
        self.end.in_process - self.end.overdue
    }

    /// Carried over and received, as is settled, given back and left: what must agree.
    pub const fn balance(&self) -> (i64, i64) {
        let came = self.carried + self.flow.received();
        (came, self.flow.settled() + self.flow.given_back + self.end.pending())
    }

    /// Whether nothing is in it.
    pub fn is_nothing(&self) -> bool {
        self.carried == 0 && self.flow.is_nothing() && self.end.pending() == 0
    }
}

/// The report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// What was asked for.
    pub ask: Ask,
    /// The version of the formula.
    pub formula: &'static str,
    /// The rows, by name; those without any figure are left out.
    pub rows: Vec<SettlementRow>,
    /// The row of sums.
    pub total: SettlementRow,
}

impl App {
    /// The settlement report.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for an agency whose figures are not seen.
    pub async fn settlement(&self, ctx: &Ctx, ask: Ask) -> Result<Settlement, AppError> {
        let scope = self.report_scope(ctx)?;
        let before = self.sums(&scope, ask.agency, ask.days.before()).await?;
        let during = self.sums(&scope, ask.agency, ask.days).await?;
        let end = Days::until(self.end_of(ask.days).until);
        let end = self.sums(&scope, ask.agency, end).await?;
        let mut rows: BTreeMap<String, SettlementRow> = BTreeMap::new();
        let mut total = SettlementRow::default();
        for (sums, of) in [(before, Of::Before), (during, Of::During), (end, Of::End)] {
            for sum in sums {
                let Some((key, name)) = self.row_of(&ask, &sum) else { continue };
                let row = rows.entry(key.clone()).or_default();
                (row.key, row.name) = (key, name);
                for row in [row, &mut total] {
                    add(row, sum.figures, of);
                }
            }
        }
        let mut rows: Vec<SettlementRow> =
            rows.into_values().filter(|row| !row.is_nothing()).collect();
        rows.sort_by(|a, b| (&a.name, &a.key).cmp(&(&b.name, &b.key)));
        Ok(Settlement { ask, formula: FORMULA.version, rows, total })
    }

    /// The period up to today: what has not been reached yet has no end to speak of.
    pub(super) fn end_of(&self, days: Days) -> Days {
        Days { until: days.until.min(self.today()), ..days }
    }

    /// The row that a sum belongs to; `None` where the report is narrowed to others.
    fn row_of(&self, ask: &Ask, sum: &Sum) -> Option<(String, String)> {
        let reference = self.reference();
        let procedure = reference.procedure(&sum.procedure, self.today());
        let sector = procedure.map(|p| (p.sector.code.to_string(), p.sector.name.clone()));
        let (sector, sector_name) = sector.unwrap_or_default();
        let is_wanted = ask.sector.as_ref().is_none_or(|wanted| *wanted == sector)
            && ask.procedure.as_ref().is_none_or(|wanted| *wanted == sum.procedure);
        is_wanted.then(|| match ask.grouping {
            Grouping::Agency => (sum.agency.to_string(), self.unit_name(sum.agency)),
            Grouping::Sector => (sector, sector_name),
            Grouping::Procedure => {
                let name = procedure.map_or_else(|| sum.procedure.clone(), |p| p.name.clone());
                (sum.procedure.clone(), name)
            }
        })
    }
}

/// What a sum tells about a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// What there was before it.
    Before,
    /// What came and went in it.
    During,
    /// What there is at its end.
    End,
}

fn add(row: &mut SettlementRow, figures: Figures, of: Of) {
    match of {
        Of::Before => row.carried += figures.pending(),
        Of::During => row.flow += figures,
        Of::End => {
            row.end.in_process += figures.in_process;
            row.end.overdue += figures.overdue;
            row.end.suspended += figures.suspended;
        }
    }
}
