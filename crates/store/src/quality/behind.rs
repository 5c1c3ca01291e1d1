//! The dossiers behind a criterion: those that it lacks points for.

use crate::{
    Row, Store, StoreError, Value,
    dossiers::{Brief, brief, covers},
    reports::Days,
};
use mc_kernel::{
    CivilDay, Page, PageSize,
    ids::{DossierId, UnitId},
};
use mc_policy::Scope;
use mc_quality::Criterion;

const LATE: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units, f.late_day FROM quality_fact f JOIN dossier d ON d.id = f.dossier JOIN subject s ON s.id = d.applicant WHERE f.agency = $1 AND (f.late_day, f.dossier) < ($2, $3) AND f.late_day <= f.ended_day AND f.ended_day >= $4 AND f.received_day <= $5 AND ($6 = '' OR f.procedure = $6) ORDER BY f.late_day DESC, f.dossier DESC LIMIT $7";
const LACKING: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units, f.settled_day FROM quality_fact f JOIN dossier d ON d.id = f.dossier JOIN subject s ON s.id = d.applicant WHERE f.agency = $1 AND (f.settled_day, f.dossier) < ($2, $3) AND f.settled_day >= $4 AND f.lacks_online >= $5 AND f.lacks_electronic >= $6 AND f.lacks_digital >= $7 AND f.lacks_reuse >= $8 AND ($9 = '' OR f.procedure = $9) ORDER BY f.settled_day DESC, f.dossier DESC LIMIT $10";

#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 2] =
    [("late dossiers of a period", LATE), ("what a criterion lacks", LACKING)];

/// Key of a list behind a criterion: the day, and the dossier.
pub type LackKey = (CivilDay, DossierId);

/// The dossiers that are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// Which points they cost.
    pub criterion: Criterion,
    /// The competent agency.
    pub agency: UnitId,
    /// The procedure's code; empty means all.
    pub procedure: String,
    /// The period, up to today.
    pub days: Days,
}

impl Lacking {
    /// Whether the dossiers behind a criterion are known.
    pub const fn is_known(criterion: Criterion) -> bool {
        flags(criterion).is_some() || matches!(criterion, Criterion::OnTime)
    }
}

/// What a dossier lacks for a criterion, in the order of the statement.
const fn flags(criterion: Criterion) -> Option<[i64; 4]> {
    match criterion {
        Criterion::FullyOnline => Some([1, 0, 0, 0]),
        Criterion::ElectronicResult => Some([0, 1, 0, 0]),
        Criterion::Digitised => Some([0, 0, 1, 0]),
        Criterion::Reused => Some([0, 0, 0, 1]),
        Criterion::AnnouncedInTime
        | Criterion::PublishedInTime
        | Criterion::CompleteProcedures
        | Criterion::Synchronised
        | Criterion::OnTime
        | Criterion::MeanTime
        | Criterion::OfferedOnline
        | Criterion::UsedOnline
        | Criterion::FeesSynchronised
        | Criterion::FeesPaidOnline
        | Criterion::PaidOnline
        | Criterion::CertifiedCopies
        | Criterion::ConnectedStores
        | Criterion::PopulationProcedures
        | Criterion::PopulationDossiers
        | Criterion::ReflectionsByClass
        | Criterion::ReflectionsInTime
        | Criterion::ReflectionsLiked
        | Criterion::Content => None,
    }
}

impl Store {
    /// A page of the dossiers that a criterion lacks points for, the newest first, as far as the
    /// scope covers them: such a page may be shorter than asked for although another one follows.
    /// They are told as they are now; a dossier that went on after the period may have left the list.
    pub async fn lacking(
        &self,
        scope: &Scope,
        asked: &Lacking,
        before: Option<LackKey>,
        size: PageSize,
    ) -> Result<Page<Brief, LackKey>, StoreError> {
        let (day, dossier) =
            before.unwrap_or((asked.days.until, DossierId::from_bytes([0xFF; 16])));
        let mut values: Vec<Value> =
            vec![asked.agency.into(), day.into(), dossier.into(), asked.days.from.into()];
        let sql = match flags(asked.criterion) {
            Some(flags) => {
                values.extend(flags.map(Value::from));
                LACKING
            }
            None if asked.criterion == Criterion::OnTime => {
                values.push(asked.days.until.into());
                LATE
            }
            None => return Ok(Page { rows: Vec::new(), next: None }),
        };
        values.extend([(&asked.procedure).into(), size.limit().into()]);
        let rows = self.query(sql, values).await?;
        let keyed = |row: Row| Ok(((row.day(12)?, row.id(0)?), row));
        let rows: Vec<(LackKey, Row)> =
            rows.into_iter().map(keyed).collect::<Result<_, StoreError>>()?;
        let page = Page::cut(rows, size, |(key, _)| *key);
        let mut briefs = Vec::with_capacity(page.rows.len());
        for ((_, id), row) in &page.rows {
            if covers(scope, *id, row)? {
                briefs.push(brief(row)?);
            }
        }
        Ok(Page { rows: briefs, next: page.next })
    }
}
