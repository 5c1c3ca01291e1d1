//! Dossiers of a desk or of an agency, newest first: the lists that are looked through and exported.

use crate::{
    Store, StoreError,
    dossiers::{Brief, BriefKey, brief},
};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{DossierId, UnitId},
};
use mc_policy::Scope;

macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units FROM dossier d JOIN subject s ON s.id = d.applicant ", $rest)
    };
}

const OF_DESK: &str = columns!(
    "WHERE d.receiving_unit = $1 AND (d.submitted_us, d.id) < ($2, $3) AND d.submitted_us >= $4 ORDER BY d.submitted_us DESC, d.id DESC LIMIT $5"
);
const OF_AGENCY: &str = columns!(
    "WHERE d.competent_agency = $1 AND (d.submitted_us, d.id) < ($2, $3) AND d.submitted_us >= $4 ORDER BY d.submitted_us DESC, d.id DESC LIMIT $5"
);

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("dossiers of a desk", OF_DESK), ("dossiers of an agency", OF_AGENCY)];

/// Whose dossiers are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// Those that a desk received.
    Desk(UnitId),
    /// Those that an agency settles.
    Agency(UnitId),
}

/// Which dossiers are listed: whose, submitted from one instant (inclusive) to another (exclusive).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DossierQuery {
    /// Whose.
    pub whose: Listed,
    /// From.
    pub from: Timestamp,
    /// Until.
    pub until: Timestamp,
}

impl Store {
    /// A page of dossiers, newest first, before a key. Who is outside the scope gets nothing: every
    /// dossier of a desk leads through it, and every dossier of an agency through the agency.
    pub async fn dossiers(
        &self,
        scope: &Scope,
        query: &DossierQuery,
        before: Option<BriefKey>,
        size: PageSize,
    ) -> Result<Page<Brief, BriefKey>, StoreError> {
        let (sql, unit, is_within) = match query.whose {
            Listed::Desk(desk) => (OF_DESK, desk, scope.units().contains(&desk)),
            Listed::Agency(agency) => (OF_AGENCY, agency, scope.agencies().contains(&agency)),
        };
        if !(is_within || scope.is_everything()) {
            return Ok(Page { rows: Vec::new(), next: None });
        }
        // Before the first instant that is too late, whatever its id.
        let end = (query.until, DossierId::from_bytes([0; 16]));
        let (at, id) = before.map_or(end, |key| key.min(end));
        let values =
            vec![unit.into(), at.into(), id.into(), query.from.into(), size.limit().into()];
        let rows = self.query(sql, values).await?;
        let rows = rows.iter().map(brief).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |b| (b.submitted, b.id)))
    }
}
