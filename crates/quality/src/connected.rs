//! 1.4, 4.2b, 4.4, 4.5a and 4.5b: what is synchronised with national systems, certified, and taken
//! from stores and registers. Counted from rows that somebody brings: the system does not speak to
//! the national portal and its store yet.

use crate::{Scale, Share, announce::share};
use std::collections::BTreeMap;

/// How many dossiers a period should have, for 1.4: the larger of what the national reporting system
/// and the National Portal count. Where neither says, the year before stands for it, ÷ 12 for a month
/// and ÷ 4 for a quarter; the text does not say how that is rounded, so it is to the nearest.
///
/// `None` where nothing is known, and of a day, which has no index.
pub fn expected(
    reported: Option<u64>,
    on_portal: Option<u64>,
    last_year: Option<u64>,
    scale: Scale,
) -> Option<u64> {
    let part = match scale {
        Scale::Month => 12,
        Scale::Quarter => 4,
        Scale::Year => 1,
        Scale::Day => return None,
    };
    reported.max(on_portal).or_else(|| last_year.map(|all| (all + part / 2) / part))
}

/// What a synchronised dossier says of its sources.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent codes of the national record")]
pub struct Source {
    /// The procedure's national code.
    pub procedure: String,
    /// `DuocLayTuKhoDMQG` = 1: a paper came from the national store.
    pub is_from_store: bool,
    /// The result’s link was put into the store.
    pub is_result_in_store: bool,
    /// `TaiKhoanDuocXacThucVoiVNeID` = 1: the account was identified by `VNeID`.
    pub is_identified: bool,
    /// A `MaCSDL` of the population register stands among its connected databases. “7” was seen; the
    /// full list is not known.
    pub asked_population: bool,
}

impl Source {
    /// 4.4: a paper from the store, or a result put into it.
    pub const fn is_connected(&self) -> bool {
        self.is_from_store || self.is_result_in_store
    }

    /// 4.5: identified, taken from the store, or held against the population register.
    pub const fn uses_population(&self) -> bool {
        self.is_identified || self.is_from_store || self.asked_population
    }
}

/// 4.4.
pub fn connected_stores(dossiers: &[Source]) -> Share {
    share(dossiers.iter().map(Source::is_connected))
}

/// 4.5a: a procedure counts when one of its dossiers did.
pub fn population_procedures(dossiers: &[Source]) -> Share {
    let mut procedures: BTreeMap<&str, bool> = BTreeMap::new();
    for dossier in dossiers {
        *procedures.entry(&dossier.procedure).or_default() |= dossier.uses_population();
    }
    share(procedures.into_values())
}

/// 4.5b.
pub fn population_dossiers(dossiers: &[Source]) -> Share {
    share(dossiers.iter().map(Source::uses_population))
}

/// 4.2b: dossiers that certify copies, each with whether the copy is electronic.
pub fn certified_copies(are_electronic: &[bool]) -> Share {
    share(are_electronic.iter().copied())
}
