//! 3.5, 3.5b and 3.6: fees that are known, and paid online. The platform takes no payments yet, so
//! these are counted from rows that somebody brings.

use crate::{Share, announce::share};
use serde::{Deserialize, Serialize};

/// A procedure that costs something, in the national database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeProcedure {
    /// Whether its fees were synchronised.
    pub is_synchronised: bool,
    /// Whether it was paid online in the period.
    pub was_paid_online: bool,
}

/// How a dossier was paid (`DuocThanhToanTrucTuyen`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paid {
    /// 0: nothing, or not online.
    Not,
    /// 1: through the National Portal.
    Portal,
    /// 2: through the agency's own gateway.
    Gateway,
    /// Any other code; 3 was seen and is read as not paid. The full list is not known.
    Other(u8),
}

impl Paid {
    /// What a code means.
    pub const fn of_code(code: u8) -> Self {
        match code {
            0 => Self::Not,
            1 => Self::Portal,
            2 => Self::Gateway,
            other => Self::Other(other),
        }
    }

    /// Whether it counts as paid online.
    pub const fn is_online(self) -> bool {
        matches!(self, Self::Portal | Self::Gateway)
    }
}

/// A dossier of a procedure that costs something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeDossier {
    /// How it was paid.
    pub paid: Paid,
    /// Its charges (`Gia`) in đồng.
    pub charges: Vec<u64>,
}

/// 3.5.
pub fn fees_synchronised(procedures: &[FeeProcedure]) -> Share {
    share(procedures.iter().map(|procedure| procedure.is_synchronised))
}

/// 3.5b.
pub fn fees_paid_online(procedures: &[FeeProcedure]) -> Share {
    share(procedures.iter().map(|procedure| procedure.was_paid_online))
}

/// 3.6: without those whose every charge is nothing. A dossier without any charge is no such one:
/// its charges are not known, and it stays in the denominator.
pub fn paid_online(dossiers: &[FeeDossier]) -> Share {
    let is_free = |d: &&FeeDossier| !d.charges.is_empty() && d.charges.iter().all(|c| *c == 0);
    share(dossiers.iter().filter(|d| !is_free(d)).map(|dossier| dossier.paid.is_online()))
}
