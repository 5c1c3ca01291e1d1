//! What administrators say of kinds of papers, and the share of digitised dossiers.

use crate::{Batch, Clash, Row, Store, StoreError, Value};
use mc_kernel::{
    Timestamp,
    ids::{StaffId, UnitId},
};
use mc_policy::{Permit, actions};

const SET: &str = "INSERT INTO paper_kind (code, is_reusable, valid_months, basis, changed_by, changed_us) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (code) DO UPDATE SET is_reusable = excluded.is_reusable, valid_months = excluded.valid_months, basis = excluded.basis, changed_by = excluded.changed_by, changed_us = excluded.changed_us";
const KIND: &str = "SELECT code, is_reusable, valid_months, basis FROM paper_kind WHERE code = $1";
const KINDS: &str = "SELECT code, is_reusable, valid_months, basis FROM paper_kind WHERE code > $1 ORDER BY code LIMIT 2000";
const SHARES: &str = "SELECT agency, month, received, digitised, reused, electronic FROM paper_tally WHERE month >= $1 AND month <= $2 ORDER BY month, agency LIMIT 20000";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("kinds of papers", KINDS), ("shares of digitised dossiers", SHARES)];

/// Why a kind of paper has to be digitised (TT 01/2023/TT-VPCP, Điều 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Nothing asks for it.
    None,
    /// It is the result of an earlier procedure.
    Result,
    /// A law of the sector asks for it.
    Sector,
    /// The minister or chairman decided it for their management.
    Management,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 4] = [Self::None, Self::Result, Self::Sector, Self::Management];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Result => "result",
            Self::Sector => "sector",
            Self::Management => "management",
        }
    }

    /// The basis of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.code() == code)
    }
}

/// What administrators say of a kind of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindRule {
    /// The code of a result or of a component.
    pub code: String,
    /// Whether papers of the kind are offered for reuse.
    pub is_reusable: bool,
    /// For how many months after its issue a paper without an end is valid.
    pub valid_months: Option<u64>,
    /// Why it has to be digitised.
    pub basis: Basis,
}

impl KindRule {
    /// What holds of a kind of which nobody said anything.
    pub fn usual(code: &str) -> Self {
        Self { code: code.to_owned(), is_reusable: true, valid_months: None, basis: Basis::None }
    }
}

/// What was counted of an agency in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthShare {
    /// The agency.
    pub agency: UnitId,
    /// The month, `2023-05`.
    pub month: String,
    /// Dossiers that were accepted.
    pub received: u64,
    /// Of these with checked digital copies of papers.
    pub digitised: u64,
    /// Of these with a paper from the store.
    pub reused: u64,
    /// Of these with a result as a file.
    pub electronic: u64,
}

/// Says something of a kind.
pub fn set_kind(batch: &mut Batch, rule: &KindRule, by: StaffId, now: Timestamp) {
    let values: Vec<Value> = vec![
        (&rule.code).into(),
        rule.is_reusable.into(),
        rule.valid_months.into(),
        rule.basis.code().into(),
        by.into(),
        now.into(),
    ];
    batch.insert(SET, values, Clash::Row("paper_kind"));
}

impl Store {
    /// What holds of a kind of paper.
    pub async fn paper_kind(&self, code: &str) -> Result<KindRule, StoreError> {
        let row = self.query_one(KIND, vec![code.into()]).await?;
        row.as_ref().map_or_else(|| Ok(KindRule::usual(code)), kind)
    }

    /// The kinds of which administrators said something, by code, at most 2,000.
    pub async fn paper_kinds(&self) -> Result<Vec<KindRule>, StoreError> {
        self.query(KINDS, vec!["".into()]).await?.iter().map(kind).collect()
    }

    /// What was counted in months, both ends included, written as `2023-05`; at most 20,000 rows.
    pub async fn paper_shares(
        &self,
        _permit: &Permit<actions::ManageStore>,
        (from, until): (&str, &str),
    ) -> Result<Vec<MonthShare>, StoreError> {
        let row = |row: &Row| {
            Ok(MonthShare {
                agency: row.id(0)?,
                month: row.text(1)?,
                received: row.count(2)?,
                digitised: row.count(3)?,
                reused: row.count(4)?,
                electronic: row.count(5)?,
            })
        };
        self.query(SHARES, vec![from.into(), until.into()]).await?.iter().map(row).collect()
    }
}

fn kind(row: &Row) -> Result<KindRule, StoreError> {
    let basis = row.text(3)?;
    let broken = || StoreError::Broken(format!("a paper to be digitised for {basis}"));
    Ok(KindRule {
        code: row.text(0)?,
        is_reusable: row.bool(1)?,
        valid_months: row.optional(2, Row::count)?,
        basis: Basis::from_code(&basis).ok_or_else(broken)?,
    })
}
