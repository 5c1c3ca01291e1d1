//! What is asked of whom: the in-box, soonest first.

use super::streams::{Brief, brief};
use crate::{Batch, Clash, Row, Store, StoreError};
use mc_document::{Ask, Asked, Of};
use mc_kernel::{CivilDay, Id, Page, PageSize, Timestamp, ids::OfficialDocumentId};
use mc_policy::{Permit, actions};

const CLEAR: &str = "DELETE FROM official_ask WHERE document = $1";
const ASK: &str = "INSERT INTO official_ask (document, what, part, place, due_day, since_us) VALUES ($1, $2, $3, $4, $5, $6)";
const OF_PLACE: &str = "SELECT d.id, d.direction, d.agency, d.kind, d.stage, d.number, d.issuer, d.subject, d.urgency, d.is_secret, d.day, d.due_day, d.created_us, a.what, a.due_day, a.since_us FROM official_ask a JOIN official_document d ON d.id = a.document WHERE a.part = $1 AND a.place = $2 AND (a.due_day, a.document, a.what) > ($3, $4, $5) ORDER BY a.due_day, a.document, a.what LIMIT $6";
const COUNT: &str = "SELECT count(*) FROM (SELECT 1 FROM official_ask WHERE part = $1 AND place = $2 LIMIT 100) AS counted";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 2] =
    [("what is asked of somebody about documents", OF_PLACE), ("count of what is asked", COUNT)];

/// The day under which what has none stands: behind all others.
const NO_DAY: &str = "9999-12-31";

/// Something that is asked about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFor {
    /// The document.
    pub brief: Brief,
    /// What.
    pub what: Asked,
    /// Until when, as the list is ordered.
    due_day: String,
    /// Since when.
    pub since: Timestamp,
}

/// Key of the in-box: the day, the document, and what is asked.
pub type AskKey = (String, OfficialDocumentId, String);

impl AskedFor {
    /// Its key.
    pub fn key(&self) -> AskKey {
        (self.due_day.clone(), self.brief.id, self.what.name().to_owned())
    }
}

pub(super) fn replace(
    batch: &mut Batch,
    (document, due): (OfficialDocumentId, Option<CivilDay>),
    asks: &[Ask],
    since: Timestamp,
) {
    batch.change_any(CLEAR, vec![document.into()]);
    let due = due.map_or_else(|| NO_DAY.to_owned(), |day| day.to_string());
    let mut asks = asks.to_vec();
    asks.sort_unstable();
    asks.dedup();
    for ask in asks {
        let (part, place) = of(ask.of);
        let values = vec![
            document.into(),
            ask.what.name().into(),
            part.into(),
            place.into(),
            (&due).into(),
            since.into(),
        ];
        batch.insert(ASK, values, Clash::Row("document"));
    }
}

fn of(of: Of) -> (&'static str, Id<()>) {
    match of {
        Of::Staff(staff) => ("staff", Id::from_uuid(staff.uuid())),
        Of::Unit(unit) => ("unit", Id::from_uuid(unit.uuid())),
        Of::Heads(unit) => ("heads", Id::from_uuid(unit.uuid())),
        Of::Leaders(agency) => ("leaders", Id::from_uuid(agency.uuid())),
        Of::Clerks(agency) => ("clerks", Id::from_uuid(agency.uuid())),
    }
}

impl Store {
    /// What is asked of somebody in all the parts that they have, the soonest first.
    pub async fn official_asks(
        &self,
        _permit: &Permit<actions::ListDocuments>,
        parts: &[Of],
        after: Option<AskKey>,
        size: PageSize,
    ) -> Result<Page<AskedFor, AskKey>, StoreError> {
        let (day, document, what) =
            after.unwrap_or_else(|| (String::new(), Id::from_bytes([0; 16]), String::new()));
        let mut all: Vec<AskedFor> = Vec::new();
        for part in parts {
            let (part, place) = of(*part);
            let values = vec![
                part.into(),
                place.into(),
                (&day).into(),
                document.into(),
                (&what).into(),
                size.limit().into(),
            ];
            for row in self.query(OF_PLACE, values).await? {
                all.push(asked(&row)?);
            }
        }
        all.sort_by_key(AskedFor::key);
        all.dedup_by_key(|asked| asked.key());
        all.truncate(size.rows() + 1);
        Ok(Page::cut(all, size, AskedFor::key))
    }

    /// How much is asked of somebody in all their parts; of each at most 100 are counted.
    pub async fn count_official_asks(
        &self,
        _permit: &Permit<actions::ListDocuments>,
        parts: &[Of],
    ) -> Result<u64, StoreError> {
        let mut count = 0;
        for part in parts {
            let (part, place) = of(*part);
            let row = self.query_one(COUNT, vec![part.into(), place.into()]).await?;
            count += row.map_or(Ok(0), |row| row.count(0))?;
        }
        Ok(count)
    }
}

fn asked(row: &Row) -> Result<AskedFor, StoreError> {
    let what = row.text(13)?;
    Ok(AskedFor {
        brief: brief(row)?,
        what: Asked::named(&what).ok_or_else(|| row.corrupt(13, "what is asked"))?,
        due_day: row.text(14)?,
        since: row.timestamp(15)?,
    })
}
