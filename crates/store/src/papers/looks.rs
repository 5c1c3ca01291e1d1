//! Who looked into whose store.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    ActorRef, Timestamp,
    ids::{AccessId, DossierId, PaperId, SubjectId, UnitId},
};

const NOTE: &str = "INSERT INTO paper_look (id, owner, paper, dossier, actor, unit, purpose, at_us) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_OWNER: &str = "SELECT paper, dossier, actor, unit, purpose, at_us FROM paper_look WHERE owner = $1 ORDER BY at_us DESC, id DESC LIMIT 50";
const OF_PAPER: &str = "SELECT paper, dossier, actor, unit, purpose, at_us FROM paper_look WHERE paper = $1 ORDER BY at_us DESC, id DESC LIMIT 50";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 2] =
    [("who looked into a store", OF_OWNER), ("who looked at a paper", OF_PAPER)];

/// That somebody looked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The paper; `None` for the list.
    pub paper: Option<PaperId>,
    /// Through which dossier.
    pub dossier: Option<DossierId>,
    /// Who.
    pub actor: ActorRef,
    /// The unit in which they work.
    pub unit: Option<UnitId>,
    /// Why: `list`, `paper`, `file`, `draft`, `administration`.
    pub purpose: String,
    /// When.
    pub at: Timestamp,
}

/// Notes that somebody looked into a store.
pub fn note(batch: &mut Batch, id: AccessId, owner: SubjectId, look: &Look) {
    let values = vec![
        id.into(),
        owner.into(),
        look.paper.into(),
        look.dossier.into(),
        look.actor.to_string().into(),
        look.unit.into(),
        (&look.purpose).into(),
        look.at.into(),
    ];
    batch.insert(NOTE, values, Clash::Row("paper_look"));
}

impl Store {
    /// Who looked into the store of an owner, newest first, at most 50.
    pub async fn looks_into(&self, owner: SubjectId) -> Result<Vec<Look>, StoreError> {
        self.query(OF_OWNER, vec![owner.into()]).await?.iter().map(look).collect()
    }

    /// Who looked at a paper, newest first, at most 50.
    pub async fn looks_at(&self, paper: PaperId) -> Result<Vec<Look>, StoreError> {
        self.query(OF_PAPER, vec![paper.into()]).await?.iter().map(look).collect()
    }
}

fn look(row: &Row) -> Result<Look, StoreError> {
    let actor = row.text(2)?;
    let broken = || StoreError::Broken(format!("{actor} looked into a store"));
    Ok(Look {
        paper: row.optional(0, Row::id)?,
        dossier: row.optional(1, Row::id)?,
        actor: actor.parse().map_err(|_bad| broken())?,
        unit: row.optional(3, Row::id)?,
        purpose: row.text(4)?,
        at: row.timestamp(5)?,
    })
}
