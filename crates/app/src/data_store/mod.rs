//! The data store of the citizen (kho quản lý dữ liệu điện tử của tổ chức, cá nhân: NĐ 45/2020,
//! Điều 16): results and digitised papers, offered again where the next form asks for them.
//!
//! `project` fills it from the log, [`look`] shows it to its owner and to those who work on a
//! dossier, [`offer`] offers papers to a draft, [`digitise`] is the officer's step at the desk,
//! [`keep`] is the administrator's part.

pub mod digitise;
pub mod keep;
pub mod look;
pub mod offer;
mod project;

use crate::{App, AppError, Reference};
use mc_catalog::Procedure;
use mc_kernel::CivilDay;
use mc_store::papers::{PaperState, StoredPaper, settings::KindRule};
use std::collections::BTreeMap;

/// What administrators said of kinds of papers.
#[derive(Debug, Clone, Default)]
pub struct KindRules(BTreeMap<String, KindRule>);

impl KindRules {
    /// What holds of a kind.
    pub fn of(&self, code: &str) -> KindRule {
        self.0.get(code).cloned().unwrap_or_else(|| KindRule::usual(code))
    }

    /// The last day on which a paper is valid: its own, else so many months after its issue as its
    /// kind is valid for.
    pub fn last_day(&self, paper: &StoredPaper) -> Option<CivilDay> {
        let months = || self.0.get(&paper.kind).and_then(|rule| rule.valid_months);
        paper.valid_until.or_else(|| months_later(paper.issued_on?, months()?))
    }

    /// How a paper stands on a day.
    pub fn state(&self, paper: &StoredPaper, today: CivilDay) -> PaperState {
        let state = paper.state(today);
        let is_over = || self.last_day(paper).is_some_and(|last| last < today);
        if state == PaperState::Valid && is_over() { PaperState::Expired } else { state }
    }
}

/// The same day so many months later; the last of the month where it has no such day.
fn months_later(day: CivilDay, months: u64) -> Option<CivilDay> {
    let months =
        i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + i64::try_from(months).ok()?;
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
    (0..4).find_map(|back| CivilDay::new(year, month, day.day().min(31 - back)))
}

/// The names of kinds of papers: results and components, by their codes.
pub fn kind_names(reference: &Reference) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for procedure in reference.procedures() {
        names_of(procedure, &mut names);
    }
    names
}

fn names_of(procedure: &Procedure, names: &mut BTreeMap<String, String>) {
    for paper in procedure.papers() {
        names.entry(paper.code.to_string()).or_insert_with(|| paper.name.clone());
    }
    for result in &procedure.results {
        names.entry(result.code.to_string()).or_insert_with(|| result.name.clone());
    }
}

/// The name of a kind of paper in a procedure: of a component or of a result; empty where it has
/// neither.
pub(crate) fn kind_in(procedure: &Procedure, code: &str) -> String {
    let paper = procedure.paper(code).map(|paper| paper.name.clone());
    paper.or_else(|| procedure.result(code).map(|r| r.name.clone())).unwrap_or_default()
}

impl App {
    /// What administrators said of kinds of papers.
    pub async fn kind_rules(&self) -> Result<KindRules, AppError> {
        let rules = self.parts.store.paper_kinds().await?;
        Ok(KindRules(rules.into_iter().map(|rule| (rule.code.clone(), rule)).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_on_the_same_day_or_on_the_last() {
        let day = |text: &str| text.parse::<CivilDay>().unwrap();
        let check = |from: &str, months: u64, expect: &str| {
            assert_eq!(months_later(day(from), months), Some(day(expect)), "{from} {months}");
        };
        check("2023-05-25", 6, "2023-11-25");
        check("2023-08-31", 6, "2024-02-29");
        check("2022-08-31", 6, "2023-02-28");
        check("2023-12-01", 1, "2024-01-01");
        check("2023-05-25", 0, "2023-05-25");
    }
}
