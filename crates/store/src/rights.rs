//! What people ask about their own data (NĐ 356/2025, Điều 5), each with its clocks.

use crate::{Batch, Clash, Row, Store, StoreError};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{RightsRequestId, StaffId, SubjectId},
};
use mc_policy::{Permit, actions};
use mc_sealing::Spot;

const ASK: &str = "INSERT INTO rights_request (id, subject, kind, text, asked_us, confirm_us, due_us, state) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')";
const CONFIRM: &str = "UPDATE rights_request SET confirmed_us = $2 WHERE id = $1 AND confirmed_us IS NULL AND closed_us IS NULL";
const EXTEND: &str = "UPDATE rights_request SET due_us = $2, extended_us = $3, reason = $4, confirmed_us = COALESCE(confirmed_us, $3) WHERE id = $1 AND extended_us IS NULL AND closed_us IS NULL";
const CLOSE: &str = "UPDATE rights_request SET state = $2, answer = $3, closed_us = $4, closed_by = $5, confirmed_us = COALESCE(confirmed_us, $4) WHERE id = $1 AND closed_us IS NULL";
const OPEN_OF: &str = "SELECT count(*) FROM (SELECT 1 FROM rights_request WHERE subject = $1 AND closed_us IS NULL LIMIT 100) AS counted";
const OF_PERSON: &str = "SELECT id, subject, kind, text, asked_us, confirm_us, due_us, confirmed_us, extended_us, reason, state, answer, closed_us FROM rights_request WHERE subject = $1 AND (asked_us, id) < ($2, $3) ORDER BY asked_us DESC, id DESC LIMIT $4";
const ONE: &str = "SELECT id, subject, kind, text, asked_us, confirm_us, due_us, confirmed_us, extended_us, reason, state, answer, closed_us FROM rights_request WHERE id = $1";
const OPEN: &str = "SELECT id, subject, kind, text, asked_us, confirm_us, due_us, confirmed_us, extended_us, reason, state, answer, closed_us FROM rights_request WHERE closed_us IS NULL AND (due_us, id) > ($1, $2) ORDER BY due_us, id LIMIT $3";
const CLOSED: &str = "SELECT id, subject, kind, text, asked_us, confirm_us, due_us, confirmed_us, extended_us, reason, state, answer, closed_us FROM rights_request WHERE closed_us IS NOT NULL AND (closed_us, id) < ($1, $2) ORDER BY closed_us DESC, id DESC LIMIT $3";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("open requests of a person about their data", OPEN_OF),
    ("requests of a person about their data", OF_PERSON),
    ("open requests about data", OPEN),
    ("closed requests about data", CLOSED),
];

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To see what is kept.
    View,
    /// To have something put right.
    Rectify,
    /// To get a copy.
    Obtain,
    /// To have it erased.
    Erase,
    /// To have its use restricted.
    Restrict,
    /// To object to its use.
    Object,
    /// To withdraw consent.
    Withdraw,
    /// To have it protected by further measures.
    Protect,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::View,
        Self::Rectify,
        Self::Obtain,
        Self::Erase,
        Self::Restrict,
        Self::Object,
        Self::Withdraw,
        Self::Protect,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Rectify => "rectify",
            Self::Obtain => "obtain",
            Self::Erase => "erase",
            Self::Restrict => "restrict",
            Self::Object => "object",
            Self::Withdraw => "withdraw",
            Self::Protect => "protect",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is worked on.
    Open,
    /// It was done.
    Done,
    /// It was refused, with the ground.
    Refused,
    /// The person took it back.
    Withdrawn,
}

impl State {
    const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Refused, Self::Withdrawn];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsRequest {
    /// Its id.
    pub id: RightsRequestId,
    /// Whose.
    pub subject: SubjectId,
    /// What is asked for.
    pub kind: Kind,
    /// What exactly, in the person's words; empty where they were erased.
    pub text: String,
    /// When.
    pub asked: Timestamp,
    /// By when the person is told that it was taken up.
    pub confirm_by: Timestamp,
    /// By when it is done.
    pub due: Timestamp,
    /// When the person was told.
    pub confirmed: Option<Timestamp>,
    /// When it got more time, once, and why.
    pub extended: Option<(Timestamp, String)>,
    /// How it stands.
    pub state: State,
    /// The answer, or the ground of the refusal.
    pub answer: Option<String>,
    /// When it was closed.
    pub closed: Option<Timestamp>,
}

/// Key of a list of requests.
pub type RequestKey = (Timestamp, RightsRequestId);

const CLASH: Clash = Clash::Row("rights_request");

fn spot(column: &'static str, id: RightsRequestId) -> Spot {
    Spot::new(column, &[id.uuid().as_bytes()])
}

/// Adds a request.
pub fn ask(batch: &mut Batch, request: &RightsRequest) {
    let values = vec![
        request.id.into(),
        request.subject.into(),
        request.kind.code().into(),
        (&request.text).into(),
        request.asked.into(),
        request.confirm_by.into(),
        request.due.into(),
    ];
    let spot = spot("rights_request.text", request.id);
    batch.insert(ASK, values, CLASH).seal(3, request.subject, spot);
}

/// Notes that the person was told that it was taken up.
pub fn confirm(batch: &mut Batch, id: RightsRequestId, now: Timestamp) {
    batch.change_one(CONFIRM, vec![id.into(), now.into()], CLASH);
}

/// Gives a request more time, once.
pub fn extend(
    batch: &mut Batch,
    id: RightsRequestId,
    (due, reason): (Timestamp, &str),
    now: Timestamp,
) {
    batch.change_one(EXTEND, vec![id.into(), due.into(), now.into(), reason.into()], CLASH);
}

/// Closes a request, once.
pub fn close(
    batch: &mut Batch,
    request: &RightsRequest,
    (state, answer): (State, &str),
    by: Option<StaffId>,
    now: Timestamp,
) {
    let values = vec![request.id.into(), state.code().into(), answer.into(), now.into(), by.into()];
    batch.change_one(CLOSE, values, CLASH);
    // What the office says of an erasure outlives the key that it destroys.
    if request.kind != Kind::Erase {
        batch.seal(2, request.subject, spot("rights_request.answer", request.id));
    }
}

impl Store {
    /// How many requests of a person are open, at most 100.
    pub async fn open_requests_of(&self, subject: SubjectId) -> Result<u64, StoreError> {
        let row = self.query_one(OPEN_OF, vec![subject.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// The requests of a person, newest first. Whose they are was decided by whoever signed on.
    pub async fn requests_of(
        &self,
        subject: SubjectId,
        before: Option<RequestKey>,
        size: PageSize,
    ) -> Result<Page<RightsRequest, RequestKey>, StoreError> {
        let (at, id) = before.unwrap_or(LAST);
        let values = vec![subject.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.opened_requests(self.query(OF_PERSON, values).await?).await?;
        Ok(Page::cut(rows, size, |r| (r.asked, r.id)))
    }

    /// A request of a person; none of somebody else's.
    pub async fn request_of(
        &self,
        subject: SubjectId,
        id: RightsRequestId,
    ) -> Result<Option<RightsRequest>, StoreError> {
        let found = self.opened_requests(self.query(ONE, vec![id.into()]).await?).await?;
        Ok(found.into_iter().find(|request| request.subject == subject))
    }

    /// A request, for whoever answers for them.
    pub async fn request(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        id: RightsRequestId,
    ) -> Result<Option<RightsRequest>, StoreError> {
        let found = self.opened_requests(self.query(ONE, vec![id.into()]).await?).await?;
        Ok(found.into_iter().next())
    }

    /// The open requests, those due first on top; or the closed ones, newest first.
    pub async fn requests(
        &self,
        _permit: &Permit<actions::OverseeAccess>,
        is_closed: bool,
        key: Option<RequestKey>,
        size: PageSize,
    ) -> Result<Page<RightsRequest, RequestKey>, StoreError> {
        let (sql, first) = if is_closed { (CLOSED, LAST) } else { (OPEN, FIRST) };
        let (at, id) = key.unwrap_or(first);
        let rows = self.query(sql, vec![at.into(), id.into(), size.limit().into()]).await?;
        let rows = self.opened_requests(rows).await?;
        Ok(Page::cut(rows, size, |r| (r.closed.unwrap_or(r.due), r.id)))
    }

    async fn opened_requests(&self, rows: Vec<Row>) -> Result<Vec<RightsRequest>, StoreError> {
        let of = |column| move |row: &Row| Ok(spot(column, row.id(0)?));
        let rows = self.opened(rows, 3, of("rights_request.text")).await?;
        let rows = self.opened(rows, 11, of("rights_request.answer")).await?;
        rows.iter().map(request).collect()
    }
}

const FIRST: RequestKey =
    (Timestamp::from_micros(i64::MIN + 1), RightsRequestId::from_bytes([0; 16]));
const LAST: RequestKey =
    (Timestamp::from_micros(i64::MAX), RightsRequestId::from_bytes([0xFF; 16]));

fn request(row: &Row) -> Result<RightsRequest, StoreError> {
    let (kind, state) = (row.text(2)?, row.text(10)?);
    let corrupt = |column, text: &str| StoreError::Corrupt {
        column,
        wanted: "a known code",
        row: text.to_owned(),
    };
    let extended = row.optional(8, Row::timestamp)?.zip(row.optional(9, Row::text)?);
    Ok(RightsRequest {
        id: row.id(0)?,
        subject: row.id(1)?,
        kind: Kind::from_code(&kind).ok_or_else(|| corrupt(2, &kind))?,
        text: row.optional(3, Row::text)?.unwrap_or_default(),
        asked: row.timestamp(4)?,
        confirm_by: row.timestamp(5)?,
        due: row.timestamp(6)?,
        confirmed: row.optional(7, Row::timestamp)?,
        extended,
        state: State::ALL
            .into_iter()
            .find(|known| known.code() == state)
            .ok_or_else(|| corrupt(10, &state))?,
        answer: row.optional(11, Row::text)?,
        closed: row.optional(12, Row::timestamp)?,
    })
}
