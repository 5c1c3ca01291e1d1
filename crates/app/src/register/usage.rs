//! How often each agency asks the register, and what is set for it.

use crate::{App, AppError, Ctx};
use mc_kernel::{
    FieldProblem,
    ids::{StaffId, UnitId},
};
use mc_org::CodeSystem;
use mc_policy::{RegisterTarget, actions};
use mc_store::{
    Batch,
    register::{
        answers,
        known::Fate,
        quota::{self, Tally, UnitQuota},
    },
};
use std::collections::BTreeMap;

/// The most questions a year that can be set.
const MOST_YEARLY: u64 = 10_000_000;
/// Forms of so many days are looked at for what was asked although known.
const KNOWN_DAYS: i64 = 90;

/// What an agency asked, and what it may.
#[derive(Debug, Clone)]
pub struct AgencyUse {
    /// The agency.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// Questions of this year.
    pub year: Tally,
    /// Questions of this month.
    pub month: u64,
    /// Questions that it may ask in a year.
    pub yearly: u64,
    /// Who answers for the drafts of people who file to it.
    pub officer: Option<StaffId>,
}

/// How often a field was asked although its answer was known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCount {
    /// The procedure's code.
    pub procedure: String,
    /// The path of the field.
    pub path: String,
    /// Asked although known.
    pub asked: usize,
    /// Filled in and kept.
    pub kept: usize,
    /// Filled in and corrected.
    pub corrected: usize,
}

impl App {
    fn register_target(&self) -> RegisterTarget {
        let code = self.settings().register.watched_by.trim().to_owned();
        let reference = self.reference();
        let systems = [CodeSystem::RightToLeft, CodeSystem::LeftToRight];
        let unit = |system| Some(reference.directory.by_alias(system, &code, self.today())?.id);
        let watched_by = (!code.is_empty()).then(|| systems.into_iter().find_map(unit)).flatten();
        RegisterTarget { watched_by }
    }

    /// Whether whoever acts may see how often the register is asked, and whether they may change what
    /// is set.
    pub fn may_read_register_use(&self, ctx: &Ctx) -> (bool, bool) {
        let target = self.register_target();
        let sees = self.permit::<actions::ReadRegisterUse>(ctx, &target).is_ok();
        (sees, self.permit::<actions::ManageRegister>(ctx, &target).is_ok())
    }

    /// The agencies that asked the register this year or have something set, by name; with the year.
    pub async fn register_use(&self, ctx: &Ctx) -> Result<(String, Vec<AgencyUse>), AppError> {
        let permit = self.permit::<actions::ReadRegisterUse>(ctx, &self.register_target())?;
        let day = self.today().to_string();
        let (year, month) = (day.get(..4).unwrap_or_default(), day.get(..7).unwrap_or_default());
        let store = &self.parts.store;
        let asked = store.register_use(&permit, year).await?;
        let this_month = store.register_use(&permit, month).await?;
        let set = store.register_units(&permit).await?;
        let mut units: Vec<UnitId> = asked.iter().map(|tally| tally.unit).collect();
        units.extend(set.iter().map(|set| set.unit));
        units.sort_unstable();
        units.dedup();
        let reference = self.reference();
        let usual = self.settings().register.yearly;
        let mut rows: Vec<AgencyUse> = units
            .into_iter()
            .map(|unit| {
                let none = Tally { unit, asked: 0, found: 0, unmatched: 0, failed: 0 };
                let set = set.iter().find(|set| set.unit == unit);
                let month = this_month.iter().find(|tally| tally.unit == unit);
                AgencyUse {
                    unit,
                    name: crate::dossier_view::unit_name(&reference, unit),
                    year: asked.iter().find(|tally| tally.unit == unit).copied().unwrap_or(none),
                    month: month.map_or(0, |tally| tally.asked),
                    yearly: set.and_then(|set| set.yearly).unwrap_or(usual),
                    officer: set.and_then(|set| set.officer),
                }
            })
            .collect();
        rows.sort_by_cached_key(|row| (mc_kernel::fold(&row.name), row.unit));
        Ok((year.to_owned(), rows))
    }

    /// What is set for an agency.
    pub async fn register_quota(&self, ctx: &Ctx, unit: UnitId) -> Result<UnitQuota, AppError> {
        self.permit::<actions::ManageRegister>(ctx, &self.register_target())?;
        self.reference().directory.unit(unit).ok_or(AppError::NotFound)?;
        let set = self.parts.store.register_unit(unit).await?;
        Ok(set.unwrap_or(UnitQuota { unit, yearly: None, officer: None }))
    }

    /// Sets how many questions an agency may ask in a year, and who answers for the drafts of people
    /// who file to it: a member of its staff who has an identity number.
    pub async fn set_register_quota(
        &self,
        ctx: &Ctx,
        unit: UnitId,
        yearly: Option<u64>,
        officer: &str,
    ) -> Result<(), AppError> {
        self.register_quota(ctx, unit).await?;
        if yearly.is_some_and(|yearly| yearly > MOST_YEARLY) {
            let problem = FieldProblem::new("yearly", "too-large").with("most", MOST_YEARLY);
            return Err(AppError::invalid(problem));
        }
        let officer = match officer.trim() {
            "" => None,
            name => Some(self.answering_officer(unit, name).await?),
        };
        let quota = UnitQuota { unit, yearly, officer };
        let by = ctx.staff()?.id;
        let mut batch = Batch::new();
        quota::set(&mut batch, &quota, by, self.now());
        let detail = yearly.map(|yearly| yearly.to_string()).unwrap_or_default();
        self.note(ctx, &mut batch, "register.set", &unit.to_string(), &detail)?;
        Ok(self.parts.store.commit(batch).await?)
    }

    async fn answering_officer(&self, agency: UnitId, name: &str) -> Result<StaffId, AppError> {
        let unknown = || AppError::invalid(FieldProblem::new("officer", "officer-unknown"));
        let numberless =
            || AppError::invalid(FieldProblem::new("officer", "officer-without-number"));
        let reference = self.reference();
        let directory = &reference.directory;
        let staff = directory.staff_by_user_name(&name.to_lowercase());
        let staff = staff.ok_or_else(unknown)?.id;
        let works_there = directory
            .positions_of(staff, self.today())
            .any(|at| directory.agency_of(at.unit).map_or(at.unit, |a| a.id) == agency);
        if !works_there {
            return Err(unknown());
        }
        let number = self.number_of_staff(staff).await?;
        number.map(|_number| staff).ok_or_else(numberless)
    }

    /// What the forms of the last days asked although it was known, most often first; at most 500.
    pub async fn asked_although_known(&self, ctx: &Ctx) -> Result<Vec<KnownCount>, AppError> {
        let permit = self.permit::<actions::ManageRegister>(ctx, &self.register_target())?;
        let since = self.now().plus_minutes(-KNOWN_DAYS * 24 * 60);
        let mut counts: BTreeMap<(String, String), [usize; 3]> = BTreeMap::new();
        for (procedure, fields) in self.parts.store.newest_known_fields(&permit, since).await? {
            for field in fields {
                let [asked, kept, corrected] =
                    counts.entry((procedure.clone(), without_places(&field.path))).or_default();
                *match field.fate {
                    Fate::Asked => asked,
                    Fate::Kept => kept,
                    Fate::Corrected => corrected,
                } += 1;
            }
        }
        let mut counts: Vec<KnownCount> = counts
            .into_iter()
            .map(|((procedure, path), [asked, kept, corrected])| KnownCount {
                procedure,
                path,
                asked,
                kept,
                corrected,
            })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse((count.asked, count.corrected)));
        counts.truncate(MOST_COUNTS);
        Ok(counts)
    }

    /// Forgets answers of the register whose time is over.
    pub(crate) fn forget_register_answers(&self, batch: &mut Batch) {
        answers::forget(batch, self.now());
    }
}

/// Fields that are listed at most.
const MOST_COUNTS: usize = 500;

/// A path of an answer as the path of its field: `benNhan[2].hoTen` is of `benNhan[].hoTen`.
fn without_places(path: &str) -> String {
    let mut parts = path.split('[');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push('[');
        out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    out
}
