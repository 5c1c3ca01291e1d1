//! Indicators of service quality: the index of QĐ 766/QĐ-TTg with what stands behind it, for those
//! who read reports, and what everybody may read.
//!
//! Figures come from counts that are kept in the commit of each command (`facts`); what a figure is
//! made by stands in `mc-quality`.

mod behind;
mod facts;
mod public;

pub(crate) use public::Kept;
pub use public::{MOST_PEOPLE_PERCENT, PublicQuality, PublicRow};

use crate::{App, AppError, Ctx, reports::Period};
use mc_catalog::{Procedure, ServiceLevel};
use mc_kernel::ids::UnitId;
use mc_quality::{
    Beside, Counts, Criterion, Edition, Index, Inputs, Rules, Scale, announce, announce::Parts,
    services::Offer,
};
use mc_store::{
    quality::{QualitySum, Until},
    reports::Days,
};
use std::collections::{BTreeMap, BTreeSet};

/// What the texts leave open, settled in one place. After a change every dossier is counted anew
/// (`motcua rebuild`).
pub const RULES: Rules = Rules {
    when_empty: mc_quality::WhenEmpty::NotApplicable,
    level: mc_quality::Level::Province,
    supplement: mc_quality::SupplementTime::InDueDay,
    standing_still: mc_quality::StandingStill::NotLate,
};

/// The most agencies whose figures are read one by one.
const MOST_AGENCIES: usize = 400;

/// The index of a period with what it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// The days of the period, today at most.
    pub days: Days,
    /// The agency it is narrowed to.
    pub agency: Option<UnitId>,
    /// The index.
    pub index: Index,
    /// The counts that it is made from.
    pub counts: Counts,
    /// Its parts: agencies, or the procedures of one agency.
    pub rows: Vec<QualityRow>,
}

/// A part of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct QualityRow {
    /// The id of the agency, or the code of the procedure.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its counts.
    pub counts: Counts,
    /// Its own index.
    pub index: Index,
}

/// The period of the index: a month, a quarter or a year. Any other is none.
pub const fn scale_of(period: Period) -> Option<Scale> {
    match period {
        Period::Month(..) => Some(Scale::Month),
        Period::Quarter(..) => Some(Scale::Quarter),
        Period::Year(_) => Some(Scale::Year),
        Period::Half(..) | Period::Range(_) => None,
    }
}

impl App {
    /// The index of all agencies that are seen, or of one of them.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for those who answer for none, [`AppError::NotFound`] for an agency
    /// that is not seen and for a period that has no index.
    pub async fn quality_index(
        &self,
        ctx: &Ctx,
        period: Period,
        agency: Option<UnitId>,
    ) -> Result<Quality, AppError> {
        let scope = self.report_scope(ctx)?;
        let until = self.quality_until(period)?;
        let sums = match agency {
            Some(agency) if scope.covers(agency) => self.quality_sums(Some(agency), until).await?,
            Some(_) => return Err(AppError::NotFound),
            None if scope.is_everything() => self.quality_sums(None, until).await?,
            None => {
                let mut sums = Vec::new();
                for agency in scope.agencies().iter().take(MOST_AGENCIES) {
                    sums.extend(self.quality_sums(Some(*agency), until).await?);
                }
                sums
            }
        };
        let days = Days { from: period.days().from, until: until.day };
        Ok(self.index_of(&sums, days, agency))
    }

    async fn quality_sums(
        &self,
        agency: Option<UnitId>,
        until: Until,
    ) -> Result<Vec<QualitySum>, AppError> {
        Ok(self.parts.store.quality_sums(agency, until).await?)
    }

    /// A period up to today.
    fn quality_until(&self, period: Period) -> Result<Until, AppError> {
        let scale = scale_of(period).ok_or(AppError::NotFound)?;
        let days = period.days();
        Ok(Until { scale, day: days.until.min(self.today()).max(days.from) })
    }

    fn index_of(&self, sums: &[QualitySum], days: Days, agency: Option<UnitId>) -> Quality {
        let edition = Edition::of_day(days.until);
        let mut counts = Counts::default();
        let mut parts: BTreeMap<(String, String), Counts> = BTreeMap::new();
        for sum in sums {
            counts += sum.counts;
            let part = match agency {
                None => (self.unit_name(sum.agency), sum.agency.to_string()),
                Some(_) => (self.procedure_words(&sum.procedure), sum.procedure.clone()),
            };
            *parts.entry(part).or_default() += sum.counts;
        }
        let mut inputs = Inputs::of(&counts, &Beside::default());
        if agency.is_none() {
            self.add_catalogue(&mut inputs, sums);
        }
        let row = |((name, key), counts): ((String, String), Counts)| QualityRow {
            key,
            name,
            index: Index::of(&Inputs::of(&counts, &Beside::default()), edition, RULES),
            counts,
        };
        let rows = parts.into_iter().map(row).collect();
        Quality { days, agency, index: Index::of(&inputs, edition, RULES), counts, rows }
    }

    /// What the catalogue says: 1.3, and the watched 3.1 and 3.2.
    fn add_catalogue(&self, inputs: &mut Inputs, sums: &[QualitySum]) {
        let reference = self.reference();
        let whole = announce::complete(reference.procedures().map(|p| parts(p)));
        inputs.set(Criterion::CompleteProcedures, Some(whole));
        let mut offer = Offer::default();
        for procedure in reference.procedures().filter(|p| p.can_be_filed()) {
            offer.procedures += 1;
            match procedure.service_level {
                ServiceLevel::Full => offer.full += 1,
                ServiceLevel::Partial => offer.partial += 1,
                ServiceLevel::Information => {}
            }
        }
        inputs.set(Criterion::OfferedOnline, Some(offer.online()));
        let used: BTreeSet<&str> = sums
            .iter()
            .filter(|sum| sum.counts.received_online > 0)
            .map(|sum| sum.procedure.as_str())
            .collect();
        let used = u64::try_from(used.len()).unwrap_or(u64::MAX);
        let offered = offer.online().part;
        let share = mc_quality::Share::of(used.min(offered), offered);
        inputs.set(Criterion::UsedOnline, Some(share));
    }

    /// The name of a procedure as it is now, or its code.
    fn procedure_words(&self, code: &str) -> String {
        let reference = self.reference();
        let found = reference.procedure(code, self.today());
        found.map_or_else(|| code.to_owned(), |p| mc_catalog::short_name(&p.name))
    }

    /// The periods to choose an index of, the newest first.
    pub fn quality_periods(&self) -> Vec<Period> {
        Period::choices(self.today())
            .into_iter()
            .filter(|period| scale_of(*period).is_some())
            .collect()
    }
}

/// The parts that a procedure has. Where it asks for no paper its announcement has no group of
/// papers, which cannot be told from one that forgot them: it is read as missing.
fn parts(procedure: &Procedure) -> Parts {
    let agencies = &procedure.agencies;
    Parts {
        has_name: !procedure.name.is_empty(),
        has_sequence: !procedure.sequence.is_empty(),
        has_way: !procedure.channels.is_empty(),
        has_papers: !procedure.component_groups.is_empty(),
        has_limit: procedure.channels.iter().any(|channel| !channel.limits.is_empty()),
        has_audience: !procedure.audience.is_empty() || !procedure.audience_note.is_empty(),
        has_agency: !agencies.performing.is_empty() || !agencies.performing_note.is_empty(),
    }
}
