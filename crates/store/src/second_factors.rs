//! What staff have beside their password: recovery codes; and wrong tries, counted by account and
//! place.

use crate::{Batch, Clash, Store, StoreError};
use mc_kernel::{Digest, Timestamp, ids::StaffId};

const TRY: &str = "SELECT failures, until_us FROM sign_in_try WHERE id = $1";
const TRY_FAILED: &str = "INSERT INTO sign_in_try (id, failures, until_us, ends_us) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET failures = sign_in_try.failures + 1, until_us = CASE WHEN sign_in_try.until_us < excluded.until_us THEN excluded.until_us ELSE sign_in_try.until_us END, ends_us = excluded.ends_us";
const TRY_PASSED: &str = "DELETE FROM sign_in_try WHERE id = $1";
const DROP_TRIES: &str = "DELETE FROM sign_in_try WHERE ends_us < $1";
const CODES_DROP: &str = "DELETE FROM recovery_code WHERE staff = $1";
const CODE_ADD: &str = "INSERT INTO recovery_code (staff, digest, made_us) VALUES ($1, $2, $3)";
const CODE_USE: &str = "DELETE FROM recovery_code WHERE staff = $1 AND digest = $2";
const CODE_IS: &str = "SELECT made_us FROM recovery_code WHERE staff = $1 AND digest = $2";
const CODES_LEFT: &str =
    "SELECT count(*) FROM (SELECT 1 FROM recovery_code WHERE staff = $1 LIMIT 100) AS counted";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 3] = [
    ("tries that are forgotten", DROP_TRIES),
    ("recovery codes of a member of staff", CODES_DROP),
    ("how many recovery codes are left", CODES_LEFT),
];

/// Wrong tries in a row, from one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tries {
    /// How many.
    pub failures: u64,
    /// No try before this instant.
    pub until: Timestamp,
}

/// Notes a wrong try; `key` stands for account and place.
pub fn failed(batch: &mut Batch, key: Digest, tries: Tries, forgotten: Timestamp) {
    let values = vec![key.into(), tries.failures.into(), tries.until.into(), forgotten.into()];
    batch.change_any(TRY_FAILED, values);
}

/// Forgets wrong tries.
pub fn passed(batch: &mut Batch, key: Digest) {
    batch.change_any(TRY_PASSED, vec![key.into()]);
}

/// Gives a member of staff new recovery codes; the old ones are void.
pub fn set_recovery_codes(batch: &mut Batch, staff: StaffId, codes: &[Digest], now: Timestamp) {
    batch.change_any(CODES_DROP, vec![staff.into()]);
    for code in codes {
        let values = vec![staff.into(), (*code).into(), now.into()];
        batch.insert(CODE_ADD, values, Clash::Row("recovery code"));
    }
}

/// Uses a recovery code up; [`Clash::Row`] when there is no such code.
pub fn use_recovery_code(batch: &mut Batch, staff: StaffId, code: Digest) {
    batch.change_one(CODE_USE, vec![staff.into(), code.into()], Clash::Row("recovery code"));
}

/// Forgets tries that are long over.
pub fn drop_ended(batch: &mut Batch, now: Timestamp) {
    batch.change_any(DROP_TRIES, vec![now.into()]);
}

impl Store {
    /// Wrong tries of a key.
    pub async fn sign_in_tries(&self, key: Digest) -> Result<Option<Tries>, StoreError> {
        let row = self.query_one(TRY, vec![key.into()]).await?;
        row.map(|row| Ok(Tries { failures: row.count(0)?, until: row.timestamp(1)? })).transpose()
    }

    /// Whether a member of staff has a recovery code that is not used.
    pub async fn has_recovery_code(
        &self,
        staff: StaffId,
        code: Digest,
    ) -> Result<bool, StoreError> {
        Ok(self.query_one(CODE_IS, vec![staff.into(), code.into()]).await?.is_some())
    }

    /// How many recovery codes a member of staff has left.
    pub async fn recovery_codes_left(&self, staff: StaffId) -> Result<u64, StoreError> {
        let row = self.query_one(CODES_LEFT, vec![staff.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }
}
