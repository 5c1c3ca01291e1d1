//! Keeping the indicators: the row of a dossier, and the counts that a command changes.
//!
//! As with the counts of reports, nothing is written about a dossier that is not counted yet: it is
//! counted as a whole later. Rows of one batch are touched in the order of their keys.

use crate::{Batch, Value, reports::counting::OPEN};
use mc_dossier::Dossier;
use mc_quality::{Changes, Fact, Rules};

const FACT: &str = "INSERT INTO quality_fact (dossier, agency, procedure, received_day, ended_day, late_day, settled_day, lacks_online, lacks_electronic, lacks_digital, lacks_reuse) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 WHERE EXISTS (SELECT 1 FROM standing WHERE dossier = $1) ON CONFLICT (dossier) DO UPDATE SET received_day = excluded.received_day, ended_day = excluded.ended_day, late_day = excluded.late_day, settled_day = excluded.settled_day, lacks_online = excluded.lacks_online, lacks_electronic = excluded.lacks_electronic, lacks_digital = excluded.lacks_digital, lacks_reuse = excluded.lacks_reuse";
const TALLY: &str = "INSERT INTO quality_tally (agency, scale, period, procedure, still_open, overdue, received, received_online, ended, ended_late, settled, settling_days, eligible, fully_online, documents, electronic, digitised, reused, waited_0, waited_1, waited_2, waited_3, waited_5, waited_7, waited_10, waited_15, waited_20, waited_30, waited_45, waited_60, waited_longer) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31 WHERE EXISTS (SELECT 1 FROM standing WHERE dossier = $32) ON CONFLICT (agency, scale, period, procedure) DO UPDATE SET still_open = quality_tally.still_open + excluded.still_open, overdue = quality_tally.overdue + excluded.overdue, received = quality_tally.received + excluded.received, received_online = quality_tally.received_online + excluded.received_online, ended = quality_tally.ended + excluded.ended, ended_late = quality_tally.ended_late + excluded.ended_late, settled = quality_tally.settled + excluded.settled, settling_days = quality_tally.settling_days + excluded.settling_days, eligible = quality_tally.eligible + excluded.eligible, fully_online = quality_tally.fully_online + excluded.fully_online, documents = quality_tally.documents + excluded.documents, electronic = quality_tally.electronic + excluded.electronic, digitised = quality_tally.digitised + excluded.digitised, reused = quality_tally.reused + excluded.reused, waited_0 = quality_tally.waited_0 + excluded.waited_0, waited_1 = quality_tally.waited_1 + excluded.waited_1, waited_2 = quality_tally.waited_2 + excluded.waited_2, waited_3 = quality_tally.waited_3 + excluded.waited_3, waited_5 = quality_tally.waited_5 + excluded.waited_5, waited_7 = quality_tally.waited_7 + excluded.waited_7, waited_10 = quality_tally.waited_10 + excluded.waited_10, waited_15 = quality_tally.waited_15 + excluded.waited_15, waited_20 = quality_tally.waited_20 + excluded.waited_20, waited_30 = quality_tally.waited_30 + excluded.waited_30, waited_45 = quality_tally.waited_45 + excluded.waited_45, waited_60 = quality_tally.waited_60 + excluded.waited_60, waited_longer = quality_tally.waited_longer + excluded.waited_longer";

/// Writes what is known of a dossier after a command, and what that changes in the counts.
pub fn keep(batch: &mut Batch, dossier: &Dossier, fact: &Fact, changes: &Changes, rules: Rules) {
    let course = &fact.course;
    let day = |day: Option<mc_kernel::CivilDay>| day.map_or_else(|| OPEN.into(), Value::from);
    let is_settled = course.finished.is_some();
    let lacks = |is_there: bool| i64::from(is_settled && !is_there);
    let values = vec![
        dossier.id.into(),
        dossier.competent_agency.into(),
        (&dossier.procedure).into(),
        course.received.into(),
        day(course.end()),
        day(course.late_day(rules)),
        course.finished.map_or_else(|| "".into(), Value::from),
        lacks(!fact.is_eligible || fact.is_fully_online()).into(),
        lacks(!fact.has_document || fact.has_electronic_result).into(),
        lacks(fact.is_digitised()).into(),
        lacks(fact.has_reused_paper).into(),
    ];
    batch.change_any(FACT, values);
    for ((scale, period), counts) in changes {
        let mut values: Vec<Value> = vec![
            dossier.competent_agency.into(),
            scale.code().into(),
            period.into(),
            (&dossier.procedure).into(),
        ];
        values.extend(counts.values().map(Value::from));
        values.push(dossier.id.into());
        batch.change_any(TALLY, values);
    }
}
