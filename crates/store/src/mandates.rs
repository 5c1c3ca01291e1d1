//! Mandates: their events, how they stand, and which dossiers were filed by them.

use crate::{
    Batch, Clash, Row, Store, StoreError,
    dossiers::{Brief, brief},
    json,
    records::actor,
};
use mc_kernel::{
    ActorRef, Digest, Page, PageSize, Timestamp,
    ids::{DossierId, MandateId, StaffId, SubjectId},
};
use mc_mandate::{Event, Mandate};
use mc_policy::{Permit, actions};

const GIVE: &str = "INSERT INTO mandate (id, principal, representative, stage, given_us, until_us, recorded_by, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)";
const EVENT: &str =
    "INSERT INTO mandate_event (mandate, version, actor, at_us, body) VALUES ($1, $2, $3, $4, $5)";
const CHANGE: &str = "UPDATE mandate SET stage = $3, version = version + 1, body = $4 WHERE id = $1 AND version = $2";
const USE: &str = "UPDATE mandate SET used_us = $3 WHERE id = $1 AND version = $2 AND stage = 'in_force' AND until_us > $3";
const ONE: &str = "SELECT body, used_us FROM mandate WHERE id = $1";
const EVENTS: &str =
    "SELECT actor, body FROM mandate_event WHERE mandate = $1 ORDER BY mandate, version LIMIT 100";
const OF_PRINCIPAL: &str = "SELECT body, used_us FROM mandate WHERE principal = $1 AND (given_us, id) < ($2, $3) ORDER BY given_us DESC, id DESC LIMIT $4";
const OF_REPRESENTATIVE: &str = "SELECT body, used_us FROM mandate WHERE representative = $1 AND (given_us, id) < ($2, $3) ORDER BY given_us DESC, id DESC LIMIT $4";
const RECORDED_BY: &str = "SELECT body, used_us FROM mandate WHERE recorded_by = $1 AND (given_us, id) < ($2, $3) ORDER BY given_us DESC, id DESC LIMIT $4";
const HELD: &str = "SELECT body, used_us FROM mandate WHERE representative = $1 AND stage = 'in_force' AND until_us > $2 ORDER BY until_us, id LIMIT 100";
const BETWEEN: &str = "SELECT body, used_us FROM mandate WHERE representative = $1 AND principal = $2 AND stage = 'in_force' AND until_us > $3 ORDER BY until_us DESC, id DESC LIMIT 20";
const LIVE: &str = "SELECT body, used_us FROM mandate WHERE principal = $1 AND until_us > $2 AND stage IN ('awaits_code', 'awaits_acceptance', 'in_force') ORDER BY given_us DESC, id DESC LIMIT 1";
const GIVEN_SINCE: &str = "SELECT count(*) FROM (SELECT 1 FROM mandate WHERE principal = $1 AND given_us > $2 LIMIT 100) AS counted";
const FILED: &str = "INSERT INTO mandate_dossier (dossier, representative, mandate, at_us) VALUES ($1, $2, $3, $4) ON CONFLICT (dossier, representative) DO NOTHING";
const MATTER: &str = "SELECT d.procedure, f.mandate FROM dossier d LEFT JOIN mandate_dossier f ON f.dossier = d.id AND f.representative = $2 WHERE d.id = $1";
const FILED_BY: &str = "SELECT f.representative, f.mandate FROM mandate_dossier f WHERE f.dossier = $1 ORDER BY f.dossier, f.representative LIMIT 20";
const REACHED: &str = "SELECT f.representative FROM mandate_dossier f JOIN mandate m ON m.id = f.mandate WHERE f.dossier = $1 AND m.stage = 'in_force' AND m.until_us > $2 ORDER BY f.dossier, f.representative LIMIT 20";
const DOSSIERS: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, f.at_us FROM mandate_dossier f JOIN dossier d ON d.id = f.dossier JOIN subject s ON s.id = d.applicant WHERE f.mandate = $1 AND (f.at_us, f.dossier) < ($2, $3) ORDER BY f.at_us DESC, f.dossier DESC LIMIT $4";
const SET_CODE: &str = "INSERT INTO mandate_code (mandate, digest, tries, until_us) VALUES ($1, $2, 0, $3) ON CONFLICT (mandate) DO UPDATE SET digest = excluded.digest, tries = 0, until_us = excluded.until_us";
const CODE: &str = "SELECT digest, tries, until_us FROM mandate_code WHERE mandate = $1";
const TRY_CODE: &str =
    "UPDATE mandate_code SET tries = tries + 1 WHERE mandate = $1 AND tries = $2";
const DROP_CODE: &str = "DELETE FROM mandate_code WHERE mandate = $1";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 11] = [
    ("events of a mandate", EVENTS),
    ("mandates that a person gave", OF_PRINCIPAL),
    ("mandates that a person was given", OF_REPRESENTATIVE),
    ("mandates that an officer recorded", RECORDED_BY),
    ("mandates that a person can use", HELD),
    ("mandates between two people", BETWEEN),
    ("a mandate that has not ended", LIVE),
    ("mandates given since an instant", GIVEN_SINCE),
    ("who filed a dossier for its applicant", FILED_BY),
    ("representatives who are told of a dossier", REACHED),
    ("dossiers filed by a mandate", DOSSIERS),
];

/// A mandate as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The mandate.
    pub mandate: Mandate,
    /// When it was used last.
    pub used: Option<Timestamp>,
}

/// The code that was sent to a principal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentCode {
    /// Its digest.
    pub digest: Digest,
    /// How often somebody tried.
    pub tries: u64,
    /// Until when it can be told.
    pub until: Timestamp,
}

/// Adds a mandate with the event that gave it.
pub fn give(
    batch: &mut Batch,
    mandate: &Mandate,
    event: &Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let values = vec![
        mandate.id.into(),
        mandate.given.principal.into(),
        mandate.given.representative.into(),
        mandate.stage.name().into(),
        mandate.given.at.into(),
        mandate.given.until.into(),
        mandate.given.recorded_by.into(),
        json(mandate)?,
    ];
    batch.insert(GIVE, values, Clash::Row("mandate"));
    note(batch, mandate, event, by)
}

/// Writes an event and the mandate after it, when nothing else happened to it meanwhile.
pub fn change(
    batch: &mut Batch,
    after: &Mandate,
    event: &Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let before = after.version.saturating_sub(1);
    let values = vec![after.id.into(), before.into(), after.stage.name().into(), json(after)?];
    batch.change_one(CHANGE, values, Clash::Row("mandate"));
    note(batch, after, event, by)
}

fn note(batch: &mut Batch, after: &Mandate, event: &Event, by: ActorRef) -> Result<(), StoreError> {
    let values = vec![
        after.id.into(),
        after.version.into(),
        by.to_string().into(),
        event.at().into(),
        json(event)?,
    ];
    batch.insert(EVENT, values, Clash::Row("mandate"));
    Ok(())
}

/// Holds a mandate to be in force, at the version at which it was looked at, while the rest of the
/// batch is written: a revocation in the same instant comes before it, and this batch fails whole, or
/// after it.
pub fn hold(batch: &mut Batch, id: MandateId, version: u64, now: Timestamp) {
    let values = vec![id.into(), version.into(), now.into()];
    batch.change_one(USE, values, Clash::Row("mandate"));
}

/// Notes that a dossier was filed by a mandate.
pub fn filed(
    batch: &mut Batch,
    dossier: DossierId,
    (representative, mandate): (SubjectId, MandateId),
    now: Timestamp,
) {
    let values = vec![dossier.into(), representative.into(), mandate.into(), now.into()];
    batch.change_any(FILED, values);
}

/// Keeps the digest of a code that is sent; an earlier one is void.
pub fn set_code(batch: &mut Batch, id: MandateId, digest: Digest, until: Timestamp) {
    batch.change_any(SET_CODE, vec![id.into(), digest.into(), until.into()]);
}

/// Counts a try at a code.
pub fn try_code(batch: &mut Batch, id: MandateId, tries: u64) {
    batch.change_one(TRY_CODE, vec![id.into(), tries.into()], Clash::Row("code"));
}

/// Drops the code of a mandate.
pub fn drop_code(batch: &mut Batch, id: MandateId) {
    batch.change_any(DROP_CODE, vec![id.into()]);
}

/// Key of a list of mandates: when it was given, and its id.
pub type MandateKey = (Timestamp, MandateId);

/// Key of the list of dossiers that were filed by a mandate.
pub type FiledKey = (Timestamp, DossierId);

const END_OF_TIME: Timestamp = Timestamp::from_micros(i64::MAX);

impl Store {
    /// A mandate. Whether somebody may see it is decided by whoever asks.
    pub async fn mandate(&self, id: MandateId) -> Result<Option<Kept>, StoreError> {
        self.query_one(ONE, vec![id.into()]).await?.as_ref().map(kept).transpose()
    }

    /// What happened to a mandate, in its order, with who did it; at most 100.
    pub async fn mandate_events(
        &self,
        id: MandateId,
    ) -> Result<Vec<(ActorRef, Event)>, StoreError> {
        let rows = self.query(EVENTS, vec![id.into()]).await?;
        rows.iter().map(|row| Ok((actor(row, 0)?, row.json(1)?))).collect()
    }

    /// The mandates that a person gave, newest first.
    pub async fn mandates_given(
        &self,
        principal: SubjectId,
        before: Option<MandateKey>,
        size: PageSize,
    ) -> Result<Page<Kept, MandateKey>, StoreError> {
        self.mandates(OF_PRINCIPAL, principal.into(), before, size).await
    }

    /// The mandates that a person was given, newest first.
    pub async fn mandates_received(
        &self,
        representative: SubjectId,
        before: Option<MandateKey>,
        size: PageSize,
    ) -> Result<Page<Kept, MandateKey>, StoreError> {
        self.mandates(OF_REPRESENTATIVE, representative.into(), before, size).await
    }

    /// The mandates that an officer recorded, newest first.
    pub async fn mandates_recorded(
        &self,
        _permit: &Permit<actions::RecordMandates>,
        staff: StaffId,
        before: Option<MandateKey>,
        size: PageSize,
    ) -> Result<Page<Kept, MandateKey>, StoreError> {
        self.mandates(RECORDED_BY, staff.into(), before, size).await
    }

    async fn mandates(
        &self,
        sql: &'static str,
        whose: crate::Value,
        before: Option<MandateKey>,
        size: PageSize,
    ) -> Result<Page<Kept, MandateKey>, StoreError> {
        let (at, id) = before.unwrap_or((END_OF_TIME, MandateId::from_bytes([0xFF; 16])));
        let values = vec![whose, at.into(), id.into(), size.limit().into()];
        let rows = self.query(sql, values).await?;
        let rows = rows.iter().map(kept).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |k| (k.mandate.given.at, k.mandate.id)))
    }

    /// The mandates that a person can use, those that end first on top, at most 100.
    pub async fn mandates_held(
        &self,
        representative: SubjectId,
        now: Timestamp,
    ) -> Result<Vec<Kept>, StoreError> {
        let rows = self.query(HELD, vec![representative.into(), now.into()]).await?;
        rows.iter().map(kept).collect()
    }

    /// The mandates that hold between two people, at most 20.
    pub async fn mandates_between(
        &self,
        representative: SubjectId,
        principal: SubjectId,
        now: Timestamp,
    ) -> Result<Vec<Mandate>, StoreError> {
        let values = vec![representative.into(), principal.into(), now.into()];
        let rows = self.query(BETWEEN, values).await?;
        rows.iter().map(|row| kept(row).map(|kept| kept.mandate)).collect()
    }

    /// A mandate of a person that holds, or waits to.
    pub async fn live_mandate_of(
        &self,
        principal: SubjectId,
        now: Timestamp,
    ) -> Result<Option<Kept>, StoreError> {
        let row = self.query_one(LIVE, vec![principal.into(), now.into()]).await?;
        row.as_ref().map(kept).transpose()
    }

    /// How many mandates a person has given since an instant, at most 100.
    pub async fn mandates_given_since(
        &self,
        principal: SubjectId,
        since: Timestamp,
    ) -> Result<u64, StoreError> {
        let row = self.query_one(GIVEN_SINCE, vec![principal.into(), since.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The procedure of a dossier, and the mandate by which somebody filed it for its applicant.
    pub async fn matter_of(
        &self,
        dossier: DossierId,
        representative: SubjectId,
    ) -> Result<Option<(String, Option<MandateId>)>, StoreError> {
        let row = self.query_one(MATTER, vec![dossier.into(), representative.into()]).await?;
        row.map(|row| Ok((row.text(0)?, row.optional(1, Row::id)?))).transpose()
    }

    /// Who filed a dossier for its applicant, and by which mandate.
    pub async fn representatives_of(
        &self,
        dossier: DossierId,
    ) -> Result<Vec<(SubjectId, MandateId)>, StoreError> {
        let rows = self.query(FILED_BY, vec![dossier.into()]).await?;
        rows.iter().map(|row| Ok((row.id(0)?, row.id(1)?))).collect()
    }

    /// The representatives who filed a dossier and whose mandate holds, at most 20.
    pub async fn representatives_to_tell(
        &self,
        dossier: DossierId,
        now: Timestamp,
    ) -> Result<Vec<SubjectId>, StoreError> {
        let rows = self.query(REACHED, vec![dossier.into(), now.into()]).await?;
        rows.iter().map(|row| row.id(0)).collect()
    }

    /// The dossiers that were filed by a mandate, newest first.
    pub async fn dossiers_by_mandate(
        &self,
        mandate: MandateId,
        before: Option<FiledKey>,
        size: PageSize,
    ) -> Result<Page<Brief, FiledKey>, StoreError> {
        let (at, id) = before.unwrap_or((END_OF_TIME, DossierId::from_bytes([0xFF; 16])));
        let values = vec![mandate.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(DOSSIERS, values).await?;
        let rows = rows
            .iter()
            .map(|row| Ok((brief(row)?, row.timestamp(11)?)))
            .collect::<Result<Vec<_>, StoreError>>()?;
        let page = Page::cut(rows, size, |(brief, at)| (*at, brief.id));
        let rows = page.rows.into_iter().map(|(brief, _)| brief).collect();
        Ok(Page { rows, next: page.next })
    }

    /// The code that was sent for a mandate.
    pub async fn mandate_code(&self, id: MandateId) -> Result<Option<SentCode>, StoreError> {
        let row = self.query_one(CODE, vec![id.into()]).await?;
        row.map(|row| {
            Ok(SentCode { digest: row.digest(0)?, tries: row.count(1)?, until: row.timestamp(2)? })
        })
        .transpose()
    }
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    Ok(Kept { mandate: row.json(0)?, used: row.optional(1, Row::timestamp)? })
}
