//! The dossiers behind a figure, the follow-up book (form 07), and what was returned on a ground.

use super::{
    counting::{GroundKind, OPEN},
    period::Days,
};
use crate::{
    Row, Store, StoreError, Value,
    dossiers::{Brief, brief, covers},
};
use mc_dossier::Dossier;
use mc_kernel::{
    CivilDay, Page, PageSize,
    ids::{DossierId, UnitId},
};
use mc_policy::Scope;

const BEGAN: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units, w.from_day, w.version FROM standing w JOIN dossier d ON d.id = w.dossier JOIN subject s ON s.id = d.applicant WHERE w.agency = $1 AND w.kind = $2 AND (w.from_day, w.dossier, w.version) > ($3, $4, $5) AND w.from_day <= $6 AND ($7 = '' OR w.procedure = $7) AND ($8 = '' OR w.channel = $8) ORDER BY w.from_day, w.dossier, w.version LIMIT $9";
const STOOD: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units, w.until_day, w.version FROM standing w JOIN dossier d ON d.id = w.dossier JOIN subject s ON s.id = d.applicant WHERE w.agency = $1 AND w.kind = $2 AND (w.until_day, w.dossier, w.version) > ($3, $4, $5) AND w.from_day <= $6 AND ($7 = '' OR w.procedure = $7) AND w.due_day >= $8 AND w.due_day <= $9 ORDER BY w.until_day, w.dossier, w.version LIMIT $10";
const BOOK: &str = "SELECT p.body, s.name, s.address, s.phone, d.units, w.from_day, w.version FROM standing w JOIN dossier d ON d.id = w.dossier JOIN subject s ON s.id = d.applicant JOIN snapshot p ON p.stream = w.dossier WHERE w.agency = $1 AND w.kind = 'received' AND (w.from_day, w.dossier, w.version) > ($2, $3, $4) AND w.from_day <= $5 ORDER BY w.from_day, w.dossier, w.version LIMIT $6";
const RETURNED: &str = "SELECT d.id, d.number, d.procedure, d.state, d.submitted_us, d.due_us, d.finished_us, d.returned_us, d.timeliness, d.competent_agency, s.name, d.units, w.day, w.version, w.item FROM return_ground w JOIN dossier d ON d.id = w.dossier JOIN subject s ON s.id = d.applicant WHERE w.agency = $1 AND (w.day, w.dossier, w.version, w.item) > ($2, $3, $4, $5) AND w.day <= $6 AND w.kind = $7 AND w.ground = $8 ORDER BY w.day, w.dossier, w.version, w.item LIMIT $9";

#[cfg(test)]
pub(super) const LISTS: [(&str, &str); 4] = [
    ("what began in a period", BEGAN),
    ("what stood at its end", STOOD),
    ("follow-up book", BOOK),
    ("returned on a ground", RETURNED),
];

/// A figure of the settlement report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Carried over from before the period (kỳ trước chuyển sang).
    Carried,
    /// Received, by whichever channel.
    Received,
    /// Received at a desk.
    ReceivedDirect,
    /// Received online.
    ReceivedOnline,
    /// Received by post.
    ReceivedPost,
    /// Settled.
    Settled,
    /// Settled early.
    Early,
    /// Settled on time.
    OnTime,
    /// Settled late.
    Late,
    /// In process within time at the end.
    WithinTime,
    /// In process and overdue at the end.
    Overdue,
    /// Suspended at the end.
    Suspended,
    /// Given back after acceptance.
    GivenBack,
    /// Not accepted.
    NotAccepted,
}

impl Figure {
    /// Every figure, in the order of the report.
    pub const ALL: [Self; 14] = [
        Self::Carried,
        Self::Received,
        Self::ReceivedOnline,
        Self::ReceivedDirect,
        Self::ReceivedPost,
        Self::Settled,
        Self::Early,
        Self::OnTime,
        Self::Late,
        Self::WithinTime,
        Self::Overdue,
        Self::Suspended,
        Self::GivenBack,
        Self::NotAccepted,
    ];

    /// The name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Carried => "carried",
            Self::Received => "received",
            Self::ReceivedDirect => "received-direct",
            Self::ReceivedOnline => "received-online",
            Self::ReceivedPost => "received-post",
            Self::Settled => "settled",
            Self::Early => "early",
            Self::OnTime => "on-time",
            Self::Late => "late",
            Self::WithinTime => "within-time",
            Self::Overdue => "overdue",
            Self::Suspended => "suspended",
            Self::GivenBack => "given-back",
            Self::NotAccepted => "not-accepted",
        }
    }

    /// The figure of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.code() == code)
    }

    /// The kinds of rows it counts.
    const fn kinds(self) -> &'static [&'static str] {
        match self {
            Self::Carried => &["in_process", "suspended"],
            Self::Received | Self::ReceivedDirect | Self::ReceivedOnline | Self::ReceivedPost => {
                &["received"]
            }
            Self::Settled => &["early", "on_time", "late"],
            Self::Early => &["early"],
            Self::OnTime => &["on_time"],
            Self::Late => &["late"],
            Self::WithinTime | Self::Overdue => &["in_process"],
            Self::Suspended => &["suspended"],
            Self::GivenBack => &["given_back"],
            Self::NotAccepted => &["not_accepted"],
        }
    }

    const fn channel(self) -> &'static str {
        match self {
            Self::ReceivedDirect => "direct",
            Self::ReceivedOnline => "online",
            Self::ReceivedPost => "post",
            Self::Carried
            | Self::Received
            | Self::Settled
            | Self::Early
            | Self::OnTime
            | Self::Late
            | Self::WithinTime
            | Self::Overdue
            | Self::Suspended
            | Self::GivenBack
            | Self::NotAccepted => "",
        }
    }

    /// The day at whose end it is counted, where it counts what stood and not what began.
    fn at_end_of(self, days: Days) -> Option<CivilDay> {
        match self {
            Self::Carried => Some(days.from.plus_days(-1)),
            Self::WithinTime | Self::Overdue | Self::Suspended => Some(days.until),
            Self::Received
            | Self::ReceivedDirect
            | Self::ReceivedOnline
            | Self::ReceivedPost
            | Self::Settled
            | Self::Early
            | Self::OnTime
            | Self::Late
            | Self::GivenBack
            | Self::NotAccepted => None,
        }
    }
}

/// Key of a list behind a figure: the day, the dossier, its version.
pub type BehindKey = (CivilDay, DossierId, u64);

/// What a list is narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// The competent agencies.
    pub agencies: Vec<UnitId>,
    /// The procedures' codes; none means all.
    pub procedures: Vec<String>,
}

impl Narrowed {
    /// The one procedure that the database itself narrows to.
    fn procedure(&self) -> &str {
        match self.procedures.as_slice() {
            [only] => only,
            _ => "",
        }
    }

    fn has(&self, procedure: &str) -> bool {
        self.procedures.is_empty() || self.procedures.iter().any(|code| code == procedure)
    }
}

/// A row of the follow-up book (Sổ theo dõi hồ sơ, form 07).
#[derive(Debug, Clone, PartialEq)]
pub struct BookRow {
    /// The dossier as it is now.
    pub dossier: Dossier,
    /// The applicant's name.
    pub applicant: String,
    /// The applicant's address.
    pub address: String,
    /// The applicant's telephone.
    pub phone: String,
    /// Its place in the book.
    pub key: BehindKey,
}

impl Store {
    /// A page of the dossiers behind a figure, as far as the scope covers them: such a page may be
    /// shorter than asked for although another one follows.
    pub async fn behind(
        &self,
        scope: &Scope,
        (figure, days): (Figure, Days),
        narrowed: &Narrowed,
        after: Option<BehindKey>,
        size: PageSize,
    ) -> Result<Page<Brief, BehindKey>, StoreError> {
        let mut rows: Vec<(BehindKey, Row)> = Vec::new();
        for agency in &narrowed.agencies {
            for kind in figure.kinds() {
                let (sql, mut values) = match figure.at_end_of(days) {
                    None => began(figure, days, narrowed, after),
                    Some(day) => stood(figure, day, narrowed, after),
                };
                values.splice(0..0, [Value::from(*agency), Value::from(*kind)]);
                values.push(size.limit().into());
                for row in self.query(sql, values).await? {
                    rows.push(((row.day(12)?, row.id(0)?, row.count(13)?), row));
                }
            }
        }
        rows.sort_by_key(|(key, _)| *key);
        let page = Page::cut(rows, size, |(key, _)| *key);
        let mut briefs = Vec::with_capacity(page.rows.len());
        for ((_, id, _), row) in &page.rows {
            if narrowed.has(&row.text(2)?) && covers(scope, *id, row)? {
                briefs.push(brief(row)?);
            }
        }
        Ok(Page { rows: briefs, next: page.next })
    }

    /// A page of the follow-up book of an agency: what it received in a period, in that order.
    pub async fn book(
        &self,
        scope: &Scope,
        (agency, days): (UnitId, Days),
        after: Option<BehindKey>,
        size: PageSize,
    ) -> Result<Page<BookRow, BehindKey>, StoreError> {
        let (day, dossier, version) = after.unwrap_or_else(|| before_all(days.from));
        let values = vec![
            agency.into(),
            day.into(),
            dossier.into(),
            version.into(),
            days.until.into(),
            size.limit().into(),
        ];
        let rows = self.query(BOOK, values).await?;
        let rows = rows.iter().map(book_row).collect::<Result<Vec<_>, _>>()?;
        let page = Page::cut(rows, size, |(row, _)| row.key);
        let seen = page.rows.into_iter().filter(|(row, involved)| {
            scope.covers(&mc_policy::DossierTarget {
                id: row.dossier.id,
                applicant: row.dossier.applicant,
                entered_by: row.dossier.entered_by,
                representative: None,
                receiving_unit: row.dossier.receiving_unit,
                units: involved.units.clone(),
                agencies: involved.agencies.clone(),
            })
        });
        Ok(Page { rows: seen.map(|(row, _)| row).collect(), next: page.next })
    }

    /// The dossiers of an agency that were returned on a ground in a period, the first 200.
    pub async fn returned_on(
        &self,
        scope: &Scope,
        (agency, days): (UnitId, Days),
        (kind, ground): (GroundKind, &str),
    ) -> Result<Vec<Brief>, StoreError> {
        let (day, dossier, version) = before_all(days.from);
        let values = vec![
            agency.into(),
            day.into(),
            dossier.into(),
            version.into(),
            0_i64.into(),
            days.until.into(),
            kind.code().into(),
            ground.into(),
            i64::from(PageSize::MOST).into(),
        ];
        let mut briefs: Vec<Brief> = Vec::new();
        for row in self.query(RETURNED, values).await? {
            let id = row.id(0)?;
            if covers(scope, id, &row)? && !briefs.iter().any(|b| b.id == id) {
                briefs.push(brief(&row)?);
            }
        }
        Ok(briefs)
    }
}

/// A key before every row of a day.
fn before_all(day: CivilDay) -> BehindKey {
    (day, DossierId::from_bytes([0; 16]), 0)
}

/// A key after every row of a day.
fn after_all(day: CivilDay) -> BehindKey {
    (day, DossierId::from_bytes([0xFF; 16]), i64::MAX.unsigned_abs())
}

fn began(
    figure: Figure,
    days: Days,
    narrowed: &Narrowed,
    after: Option<BehindKey>,
) -> (&'static str, Vec<Value>) {
    let (day, dossier, version) = after.unwrap_or_else(|| before_all(days.from));
    let values = vec![
        day.into(),
        dossier.into(),
        version.into(),
        days.until.into(),
        narrowed.procedure().into(),
        figure.channel().into(),
    ];
    (BEGAN, values)
}

fn stood(
    figure: Figure,
    at: CivilDay,
    narrowed: &Narrowed,
    after: Option<BehindKey>,
) -> (&'static str, Vec<Value>) {
    let (day, dossier, version) = after.unwrap_or_else(|| after_all(at));
    let least: Value = if figure == Figure::WithinTime { at.into() } else { "".into() };
    let most: Value = if figure == Figure::Overdue { at.plus_days(-1).into() } else { OPEN.into() };
    let values = vec![
        day.into(),
        dossier.into(),
        version.into(),
        at.into(),
        narrowed.procedure().into(),
        least,
        most,
    ];
    (STOOD, values)
}

fn book_row(row: &Row) -> Result<(BookRow, crate::Involved), StoreError> {
    let dossier: Dossier = row.json(0)?;
    let key = (row.day(5)?, dossier.id, row.count(6)?);
    let (applicant, address, phone) = (row.text(1)?, row.text(2)?, row.text(3)?);
    Ok((BookRow { dossier, applicant, address, phone, key }, row.json(4)?))
}
