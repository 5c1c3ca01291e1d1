//! Counts of a period, read from the fewest rows.

use crate::{Row, Store, StoreError, Value, reports::Days};
use mc_kernel::{CivilDay, ids::UnitId};
use mc_quality::{Counts, Scale};
use std::collections::BTreeMap;

const FLOW_OF_AGENCY: &str = "SELECT agency, procedure, still_open, overdue, received, received_online, ended, ended_late, settled, settling_days, eligible, fully_online, documents, electronic, digitised, reused, waited_0, waited_1, waited_2, waited_3, waited_5, waited_7, waited_10, waited_15, waited_20, waited_30, waited_45, waited_60, waited_longer FROM quality_tally WHERE agency = $1 AND scale = $2 AND period = $3 ORDER BY agency, procedure LIMIT 20000";
const FLOW_OF_ALL: &str = "SELECT agency, procedure, still_open, overdue, received, received_online, ended, ended_late, settled, settling_days, eligible, fully_online, documents, electronic, digitised, reused, waited_0, waited_1, waited_2, waited_3, waited_5, waited_7, waited_10, waited_15, waited_20, waited_30, waited_45, waited_60, waited_longer FROM quality_tally WHERE scale = $1 AND period = $2 ORDER BY agency, procedure LIMIT 100000";
const STOCK_OF_AGENCY: &str = "SELECT agency, procedure, CAST(sum(still_open) AS BIGINT), CAST(sum(overdue) AS BIGINT) FROM quality_tally WHERE agency = $1 AND scale = $2 AND period >= $3 AND period <= $4 GROUP BY agency, procedure ORDER BY agency, procedure LIMIT 20000";
const STOCK_OF_ALL: &str = "SELECT agency, procedure, CAST(sum(still_open) AS BIGINT), CAST(sum(overdue) AS BIGINT) FROM quality_tally WHERE scale = $1 AND period >= $2 AND period <= $3 GROUP BY agency, procedure ORDER BY agency, procedure LIMIT 100000";

#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 4] = [
    ("quality of an agency in a period", FLOW_OF_AGENCY),
    ("quality of all agencies in a period", FLOW_OF_ALL),
    ("open dossiers of an agency", STOCK_OF_AGENCY),
    ("open dossiers of all agencies", STOCK_OF_ALL),
];

/// The counts of one procedure at one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QualitySum {
    /// The competent agency.
    pub agency: UnitId,
    /// The procedure's code.
    pub procedure: String,
    /// What was counted.
    pub counts: Counts,
}

/// A month, a quarter or a year, and the day up to which it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Until {
    /// How long the period is.
    pub scale: Scale,
    /// Its last day, or today where that lies ahead.
    pub day: CivilDay,
}

impl Store {
    /// The counts of a period by agency and procedure, of one agency or of all. Whoever holds the
    /// permit for reports decides which agencies are asked for.
    pub async fn quality_sums(
        &self,
        agency: Option<UnitId>,
        until: Until,
    ) -> Result<Vec<QualitySum>, StoreError> {
        let mut sums: BTreeMap<(UnitId, String), Counts> = BTreeMap::new();
        let period: [Value; 2] = [until.scale.code().into(), until.scale.period(until.day).into()];
        let asked = (FLOW_OF_AGENCY, FLOW_OF_ALL);
        for row in self.of_agency(asked, agency, &period).await? {
            let mut counts = counts(&row)?;
            // The stock of the period’s own row is a part of that of its last day.
            (counts.open, counts.overdue) = (0, 0);
            sums.insert((row.id(0)?, row.text(1)?), counts);
        }
        for piece in Days::until(until.day).pieces() {
            let pieces: [Value; 3] =
                [piece.scale.code().into(), piece.first.into(), piece.last.into()];
            let asked = (STOCK_OF_AGENCY, STOCK_OF_ALL);
            for row in self.of_agency(asked, agency, &pieces).await? {
                let sum = sums.entry((row.id(0)?, row.text(1)?)).or_default();
                sum.open += row.int(2)?;
                sum.overdue += row.int(3)?;
            }
        }
        sums.retain(|_, counts| *counts != Counts::default());
        let sum = |((agency, procedure), counts)| QualitySum { agency, procedure, counts };
        Ok(sums.into_iter().map(sum).collect())
    }

    async fn of_agency(
        &self,
        (one, all): (&'static str, &'static str),
        agency: Option<UnitId>,
        period: &[Value],
    ) -> Result<Vec<Row>, StoreError> {
        match agency {
            Some(agency) => self.query(one, [vec![agency.into()], period.to_vec()].concat()).await,
            None => self.query(all, period.to_vec()).await,
        }
    }
}

fn counts(row: &Row) -> Result<Counts, StoreError> {
    let values: Result<Vec<i64>, StoreError> = (2..2 + Counts::LEN).map(|at| row.int(at)).collect();
    Ok(Counts::of_values(values?))
}
