//! The streams of official documents: each event with the document after it, in one write with its
//! line, its asks and its words.

use super::in_box;
use crate::{
    Batch, Clash, Row, Store, StoreError,
    dialect::{
        document_search::{self, staff_word},
        search::{agency_word, unit_word},
    },
    json,
    records::actor,
};
use mc_document::{
    Secrecy, Urgency, book::Direction, incoming, incoming::Incoming, outgoing, outgoing::Outgoing,
};
use mc_kernel::{
    ActorRef, CivilDay, Page, PageSize, Timestamp, fold,
    ids::{OfficialDocumentId, StaffId, UnitId},
};
use mc_policy::{DocumentTarget, Permit, actions};
use serde::{Serialize, de::DeserializeOwned};

const BEGIN: &str = "INSERT INTO official_document (id, direction, agency, author, kind, stage, number, issuer, subject, urgency, is_secret, day, due_day, answers, created_us, version, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
const CHANGE: &str = "UPDATE official_document SET stage = $3, number = $4, day = $5, due_day = $6, version = $7, body = $8 WHERE id = $1 AND version = $2";
const EVENT: &str = "INSERT INTO official_event (document, version, actor, at_us, body) VALUES ($1, $2, $3, $4, $5)";
const ONE: &str = "SELECT direction, body FROM official_document WHERE id = $1";
const EVENTS: &str = "SELECT actor, body FROM official_event WHERE document = $1 ORDER BY document, version LIMIT 1000";
const BRIEF: &str = "SELECT id, direction, agency, kind, stage, number, issuer, subject, urgency, is_secret, day, due_day, created_us FROM official_document WHERE id = $1";
const OF_AUTHOR: &str = "SELECT id, direction, agency, kind, stage, number, issuer, subject, urgency, is_secret, day, due_day, created_us FROM official_document WHERE author = $1 AND (created_us, id) < ($2, $3) ORDER BY created_us DESC, id DESC LIMIT $4";
const ANSWERS: &str = "SELECT id, direction, agency, kind, stage, number, issuer, subject, urgency, is_secret, day, due_day, created_us FROM official_document WHERE answers = $1 ORDER BY answers, id LIMIT 50";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 3] = [
    ("events of an official document", EVENTS),
    ("official documents that somebody entered", OF_AUTHOR),
    ("drafts that answer a document", ANSWERS),
];

/// A document as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// One that came in.
    Incoming(Box<Incoming>),
    /// One that goes out.
    Outgoing(Box<Outgoing>),
}

/// What lists show of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// Its id.
    pub id: OfficialDocumentId,
    /// Which way it goes.
    pub direction: Direction,
    /// The agency.
    pub agency: UnitId,
    /// The name of its kind; empty where it has none.
    pub kind: String,
    /// How far it has come.
    pub stage: String,
    /// Number and symbol as they stand on it; empty while it has none.
    pub number: String,
    /// Who issued it; empty of our own.
    pub issuer: String,
    /// The subject.
    pub subject: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whether it is a secret.
    pub is_secret: bool,
    /// Of what came in the day of arrival, of what goes out its date.
    pub day: Option<CivilDay>,
    /// Until when it is to be done.
    pub due: Option<CivilDay>,
    /// When it was entered.
    pub created: Timestamp,
}

/// Key of a list of documents: when they were entered, and the id.
pub type BriefKey = (Timestamp, OfficialDocumentId);

/// What both kinds of documents have for their row.
pub trait Projection: Serialize {
    /// What happens to it.
    type Event: Serialize + DeserializeOwned;
    /// When an event happened.
    fn at(event: &Self::Event) -> Timestamp;
    /// Its id.
    fn id(&self) -> OfficialDocumentId;
    /// How many events it has.
    fn version(&self) -> u64;
    /// What lists show of it.
    fn brief(&self) -> Brief;
    /// The incoming document that it answers.
    fn answers(&self) -> Option<OfficialDocumentId>;
    /// What is asked of whom.
    fn asks(&self) -> Vec<mc_document::Ask>;
    /// What policies see of it.
    fn target(&self) -> DocumentTarget;
}

impl Projection for Incoming {
    type Event = incoming::Event;
    fn at(event: &Self::Event) -> Timestamp {
        event.at()
    }
    fn id(&self) -> OfficialDocumentId {
        self.id
    }
    fn version(&self) -> u64 {
        self.version
    }
    fn brief(&self) -> Brief {
        let received = &self.received;
        Brief {
            id: self.id,
            direction: Direction::Incoming,
            agency: received.agency,
            kind: received.kind.map_or("", mc_document::Kind::name).to_owned(),
            stage: self.stage.name().to_owned(),
            number: received.source.number.clone(),
            issuer: received.source.issuer.clone(),
            subject: received.subject.clone(),
            urgency: received.urgency,
            is_secret: received.secrecy.is_secret(),
            day: self.arrival.map(|arrival| arrival.day),
            due: self.due(),
            created: received.at,
        }
    }
    fn answers(&self) -> Option<OfficialDocumentId> {
        None
    }
    fn asks(&self) -> Vec<mc_document::Ask> {
        self.asks()
    }
    fn target(&self) -> DocumentTarget {
        target(self.id, (self.received.agency, self.received.secrecy), self.units(), self.people())
    }
}

impl Projection for Outgoing {
    type Event = outgoing::Event;
    fn at(event: &Self::Event) -> Timestamp {
        event.at()
    }
    fn id(&self) -> OfficialDocumentId {
        self.id
    }
    fn version(&self) -> u64 {
        self.version
    }
    fn brief(&self) -> Brief {
        let drafted = &self.drafted;
        let registered = self.registered.as_ref();
        Brief {
            id: self.id,
            direction: Direction::Outgoing,
            agency: drafted.agency,
            kind: drafted.kind.name().to_owned(),
            stage: self.stage.name().to_owned(),
            number: registered.map(outgoing::Registered::full).unwrap_or_default(),
            issuer: String::new(),
            subject: drafted.subject.clone(),
            urgency: drafted.urgency,
            is_secret: drafted.secrecy.is_secret(),
            day: registered.map(|registered| registered.day),
            due: None,
            created: drafted.at,
        }
    }
    fn answers(&self) -> Option<OfficialDocumentId> {
        self.drafted.answers
    }
    fn asks(&self) -> Vec<mc_document::Ask> {
        self.asks()
    }
    fn target(&self) -> DocumentTarget {
        target(self.id, (self.drafted.agency, self.drafted.secrecy), self.units(), self.people())
    }
}

fn target(
    id: OfficialDocumentId,
    (agency, secrecy): (UnitId, Secrecy),
    units: Vec<UnitId>,
    people: Vec<StaffId>,
) -> DocumentTarget {
    DocumentTarget { id, agency, units, people, is_secret: secrecy.is_secret() }
}

impl Standing {
    /// What policies see of it.
    pub fn target(&self) -> DocumentTarget {
        match self {
            Self::Incoming(document) => document.target(),
            Self::Outgoing(document) => document.target(),
        }
    }
}

/// Adds a document with its first event. `author` entered it.
pub fn begin<D: Projection>(
    store: &Store,
    batch: &mut Batch,
    (document, author): (&D, StaffId),
    event: &D::Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let brief = document.brief();
    let values = vec![
        brief.id.into(),
        brief.direction.name().into(),
        brief.agency.into(),
        author.into(),
        (&brief.kind).into(),
        (&brief.stage).into(),
        (&brief.number).into(),
        (&brief.issuer).into(),
        (&brief.subject).into(),
        brief.urgency.name().into(),
        brief.is_secret.into(),
        brief.day.into(),
        brief.due.into(),
        document.answers().into(),
        brief.created.into(),
        document.version().into(),
        json(document)?,
    ];
    batch.insert(BEGIN, values, Clash::Row("document"));
    note(batch, document, event, by)?;
    project(store, batch, document, D::at(event));
    Ok(())
}

/// Writes an event and the document after it, when nothing else happened to it meanwhile.
pub fn change<D: Projection>(
    store: &Store,
    batch: &mut Batch,
    after: &D,
    event: &D::Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let brief = after.brief();
    let values = vec![
        brief.id.into(),
        after.version().saturating_sub(1).into(),
        (&brief.stage).into(),
        (&brief.number).into(),
        brief.day.into(),
        brief.due.into(),
        after.version().into(),
        json(after)?,
    ];
    batch.change_one(CHANGE, values, Clash::Row("document"));
    note(batch, after, event, by)?;
    project(store, batch, after, D::at(event));
    Ok(())
}

fn note<D: Projection>(
    batch: &mut Batch,
    after: &D,
    event: &D::Event,
    by: ActorRef,
) -> Result<(), StoreError> {
    let values = vec![
        after.id().into(),
        after.version().into(),
        by.to_string().into(),
        D::at(event).into(),
        json(event)?,
    ];
    batch.insert(EVENT, values, Clash::Row("document"));
    Ok(())
}

/// The in-box and the words of a document, written anew.
fn project<D: Projection>(store: &Store, batch: &mut Batch, document: &D, since: Timestamp) {
    let brief = document.brief();
    in_box::replace(batch, (brief.id, brief.due), &document.asks(), since);
    if brief.is_secret {
        return;
    }
    let target = document.target();
    let mut words = vec![fold(&brief.number), fold(&brief.subject), fold(&brief.issuer)];
    words.push(agency_word(target.agency));
    words.extend(target.units.iter().map(|unit| unit_word(*unit)));
    words.extend(target.people.iter().map(|person| staff_word(*person)));
    document_search::replace(store.dialect(), batch, brief.id, &words.join(" "));
}

impl Store {
    /// A document. Whether somebody may see it is decided by whoever asks, on what it says itself.
    pub async fn official_document(
        &self,
        id: OfficialDocumentId,
    ) -> Result<Option<Standing>, StoreError> {
        let Some(row) = self.query_one(ONE, vec![id.into()]).await? else { return Ok(None) };
        Ok(Some(match direction(&row, 0)? {
            Direction::Incoming => Standing::Incoming(Box::new(row.json(1)?)),
            Direction::Outgoing => Standing::Outgoing(Box::new(row.json(1)?)),
        }))
    }

    /// What happened to the document that the permit was given for, oldest first, with who did it; at
    /// most 1,000.
    pub async fn official_events<E: DeserializeOwned>(
        &self,
        permit: &Permit<actions::ReadDocument>,
    ) -> Result<Vec<(ActorRef, E)>, StoreError> {
        let rows = self.query(EVENTS, vec![permit.key().into()]).await?;
        rows.iter().map(|row| Ok((actor(row, 0)?, row.json(1)?))).collect()
    }

    /// What lists show of a document.
    pub async fn official_brief(
        &self,
        id: OfficialDocumentId,
    ) -> Result<Option<Brief>, StoreError> {
        self.query_one(BRIEF, vec![id.into()]).await?.as_ref().map(brief).transpose()
    }

    /// The documents that somebody drafted or entered themselves, newest first.
    pub async fn official_documents_of(
        &self,
        _permit: &Permit<actions::ListDocuments>,
        author: StaffId,
        before: Option<BriefKey>,
        size: PageSize,
    ) -> Result<Page<Brief, BriefKey>, StoreError> {
        let end = (Timestamp::from_micros(i64::MAX), OfficialDocumentId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(end);
        let values = vec![author.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(OF_AUTHOR, values).await?;
        let rows = rows.iter().map(brief).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |brief| (brief.created, brief.id)))
    }

    /// The drafts and documents of ours that answer the document that the permit was given for; at
    /// most 50.
    pub async fn official_answers(
        &self,
        permit: &Permit<actions::ReadDocument>,
    ) -> Result<Vec<Brief>, StoreError> {
        let rows = self.query(ANSWERS, vec![permit.key().into()]).await?;
        rows.iter().map(brief).collect()
    }

    /// Writes the in-box and the words of a document anew, as after an import.
    pub fn project_official(&self, batch: &mut Batch, standing: &Standing, now: Timestamp) {
        match standing {
            Standing::Incoming(document) => project(self, batch, &**document, now),
            Standing::Outgoing(document) => project(self, batch, &**document, now),
        }
    }
}

fn direction(row: &Row, column: usize) -> Result<Direction, StoreError> {
    Direction::named(&row.text(column)?).ok_or_else(|| row.corrupt(column, "a direction"))
}

/// A brief, from the first thirteen columns.
pub(super) fn brief(row: &Row) -> Result<Brief, StoreError> {
    let urgency = row.text(8)?;
    Ok(Brief {
        id: row.id(0)?,
        direction: direction(row, 1)?,
        agency: row.id(2)?,
        kind: row.text(3)?,
        stage: row.text(4)?,
        number: row.text(5)?,
        issuer: row.text(6)?,
        subject: row.text(7)?,
        urgency: Urgency::named(&urgency).ok_or_else(|| row.corrupt(8, "an urgency"))?,
        is_secret: row.bool(9)?,
        day: row.optional(10, Row::day)?,
        due: row.optional(11, Row::day)?,
        created: row.timestamp(12)?,
    })
}
