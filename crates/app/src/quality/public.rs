//! What everybody may read: the index, shares on time, and how long people wait, by agency and by
//! procedure. No figure speaks of fewer than ten dossiers, and nothing of a person is in any of it.

use super::RULES;
use crate::{App, AppError, reports::Period};
use mc_kernel::{Timestamp, ids::UnitId};
use mc_org::UnitKind;
use mc_quality::{Beside, Counts, Index, Inputs, open};
use mc_store::reports::Days;
use std::{collections::BTreeMap, sync::Arc};

/// Minutes for which what was read is shown again: the page is for anybody, the reading is not.
const KEPT_MINUTES: i64 = 1;
/// The most pages that are kept.
const MOST_KEPT: usize = 64;
/// The most rows of a table, those with the most results first.
const MOST_ROWS: usize = 200;
/// “Most people”: so many of a hundred.
pub const MOST_PEOPLE_PERCENT: i64 = 80;

/// What is shown to everybody.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicQuality {
    /// The days of the period, today at most.
    pub days: Days,
    /// The agency it is narrowed to.
    pub agency: Option<(UnitId, String)>,
    /// The index.
    pub index: Index,
    /// The counts of all of it; `None` where they are too few to be shown.
    pub counts: Option<Counts>,
    /// By agency; empty where it is narrowed to one.
    pub agencies: Vec<PublicRow>,
    /// By procedure.
    pub procedures: Vec<PublicRow>,
    /// How many groups are not shown, because they are too small.
    pub left_out: usize,
    /// When it was read.
    pub read: Timestamp,
}

/// An agency or a procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicRow {
    /// The id of the agency, or the code of the procedure.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its counts.
    pub counts: Counts,
}

/// Pages that were read a short time ago.
#[derive(Debug, Default)]
pub(crate) struct Kept(std::sync::Mutex<BTreeMap<String, Arc<PublicQuality>>>);

impl Kept {
    fn get(&self, key: &str, now: Timestamp) -> Option<Arc<PublicQuality>> {
        let kept = self.0.lock().ok()?;
        let found = kept.get(key)?;
        let age = now.minutes_since(found.read);
        (0..KEPT_MINUTES).contains(&age).then(|| Arc::clone(found))
    }

    fn keep(&self, key: String, page: &Arc<PublicQuality>) {
        if let Ok(mut kept) = self.0.lock() {
            if kept.len() >= MOST_KEPT {
                kept.clear();
            }
            kept.insert(key, Arc::clone(page));
        }
    }
}

impl App {
    /// What everybody may read of a period, of all agencies or of one.
    ///
    /// # Errors
    /// [`AppError::NotFound`] for a period that has no index and an agency that there is not.
    pub async fn public_quality(
        &self,
        period: Period,
        agency: Option<UnitId>,
    ) -> Result<Arc<PublicQuality>, AppError> {
        let until = self.quality_until(period)?;
        if agency.is_some_and(|id| self.reference().directory.unit(id).is_none()) {
            return Err(AppError::NotFound);
        }
        let of = agency.map(|id| id.to_string()).unwrap_or_default();
        let key = format!("{} {of}", period.code());
        if let Some(kept) = self.public_pages.get(&key, self.now()) {
            return Ok(kept);
        }
        let sums = self.quality_sums(agency, until).await?;
        let days = Days { from: period.days().from, until: until.day };
        let page = Arc::new(self.shown(&sums, days, agency));
        self.public_pages.keep(key, &page);
        Ok(page)
    }

    /// The agencies that everybody can choose from: id and name, by name. Councils and bodies
    /// outside settle nothing.
    pub fn public_agencies(&self) -> Vec<(UnitId, String)> {
        let reference = self.reference();
        let directory = &reference.directory;
        let mut agencies: Vec<(UnitId, String)> = directory
            .units(self.today())
            .filter(|unit| directory.agency_of(unit.id).is_some_and(|agency| agency.id == unit.id))
            .filter(|unit| !matches!(unit.kind, UnitKind::Council | UnitKind::Outside))
            .map(|unit| (unit.id, unit.short_name.clone()))
            .collect();
        agencies.sort_by(|a, b| a.1.cmp(&b.1));
        agencies.truncate(super::MOST_AGENCIES);
        agencies
    }

    fn shown(
        &self,
        sums: &[mc_store::quality::QualitySum],
        days: Days,
        agency: Option<UnitId>,
    ) -> PublicQuality {
        let whole = self.index_of(sums, days, agency);
        let mut agencies: BTreeMap<String, Counts> = BTreeMap::new();
        let mut procedures: BTreeMap<String, Counts> = BTreeMap::new();
        for sum in sums {
            *agencies.entry(sum.agency.to_string()).or_default() += sum.counts;
            *procedures.entry(sum.procedure.clone()).or_default() += sum.counts;
        }
        let named: BTreeMap<String, String> =
            sums.iter().map(|sum| (sum.agency.to_string(), self.unit_name(sum.agency))).collect();
        let (procedures, left_out) = groups(procedures, |code| self.procedure_words(code));
        let (agencies, small) = match agency {
            Some(_) => (Vec::new(), 0),
            None => groups(agencies, |id| named.get(id).cloned().unwrap_or_default()),
        };
        let is_shown = counted(&whole.counts) >= open::LEAST;
        let nothing = Inputs::of(&Counts::default(), &Beside::default());
        let index =
            if is_shown { whole.index } else { Index::of(&nothing, whole.index.edition, RULES) };
        PublicQuality {
            days,
            agency: agency.map(|id| (id, self.unit_name(id))),
            index,
            counts: is_shown.then_some(whole.counts),
            agencies,
            procedures,
            left_out: left_out + small,
            read: self.now(),
        }
    }
}

fn counted(counts: &Counts) -> u64 {
    u64::try_from(counts.counted()).unwrap_or(0)
}

/// The groups that are shown, those with the most dossiers first, and how many are not.
fn groups(all: BTreeMap<String, Counts>, name: impl Fn(&str) -> String) -> (Vec<PublicRow>, usize) {
    let sizes: Vec<u64> = all.values().map(counted).collect();
    let is_shown = open::shown(&sizes);
    let left_out = sizes.iter().zip(&is_shown).filter(|(size, is)| **size > 0 && !**is).count();
    let mut rows: Vec<PublicRow> = all
        .into_iter()
        .zip(is_shown)
        .filter_map(|((key, counts), is_shown)| {
            is_shown.then(|| PublicRow { name: name(&key), key, counts })
        })
        .collect();
    rows.sort_by(|a, b| (b.counts.counted(), &a.name).cmp(&(a.counts.counted(), &b.name)));
    rows.truncate(MOST_ROWS);
    (rows, left_out)
}
