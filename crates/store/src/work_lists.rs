//! Work lists: pages by key, each from one index, and bounded counts.

use crate::{Row, Store, StoreError, Value};
use mc_dossier::{WorkKind, WorkState};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{DossierId, StaffId, UnitId, WorkItemId},
};
use mc_policy::{Permit, Scope, actions};

macro_rules! columns {
    ($rest:literal) => {
        concat!("SELECT w.id, w.dossier, w.token, w.kind, w.unit, w.state, w.assignee, w.step_name, w.number, w.procedure, s.name, w.entered_us, w.due_us, w.dossier_due_us, w.done_us, w.agency FROM work_item w JOIN subject s ON s.id = w.applicant ", $rest)
    };
}

const OF_QUEUE: &str = columns!(
    "WHERE w.unit = $1 AND w.queue = $2 AND w.state = $3 AND (w.due_us, w.id) > ($4, $5) AND w.due_us < $6 ORDER BY w.due_us, w.id LIMIT $7"
);
const OF_ASSIGNEE: &str = columns!(
    "WHERE w.assignee = $1 AND w.state = $2 AND (w.due_us, w.id) > ($3, $4) AND w.due_us < $5 ORDER BY w.due_us, w.id LIMIT $6"
);
const OF_AGENCY: &str = columns!(
    "WHERE w.agency = $1 AND w.state = $2 AND (w.due_us, w.id) > ($3, $4) AND w.due_us < $5 ORDER BY w.due_us, w.id LIMIT $6"
);
const OF_UNIT: &str = columns!(
    "WHERE w.unit = $1 AND w.state = $2 AND (w.due_us, w.id) > ($3, $4) AND w.due_us < $5 ORDER BY w.due_us, w.id LIMIT $6"
);
const DONE_BY: &str = columns!(
    "WHERE w.done_by = $1 AND (w.done_us, w.id) < ($2, $3) ORDER BY w.done_us DESC, w.id DESC LIMIT $4"
);
const OPEN_OF: &str =
    columns!("WHERE w.assignee = $1 AND w.state <> 'done' AND w.id > $2 ORDER BY w.id LIMIT $3");
const COUNT_OPEN_OF: &str = "SELECT count(*) FROM (SELECT 1 FROM work_item WHERE assignee = $1 AND state <> 'done' LIMIT 100) AS counted";
const COUNT_QUEUE: &str = "SELECT count(*) FROM (SELECT 1 FROM work_item WHERE unit = $1 AND queue = $2 AND state = $3 AND due_us >= $4 AND due_us < $5 LIMIT 100) AS counted";
const COUNT_ASSIGNEE: &str = "SELECT count(*) FROM (SELECT 1 FROM work_item WHERE assignee = $1 AND state = $2 AND due_us >= $3 AND due_us < $4 LIMIT 100) AS counted";
const COUNT_OPEN: &str = "SELECT count(*) FROM (SELECT 1 FROM work_item WHERE assignee = $1 AND state = 'todo' LIMIT 100) AS counted";
const COUNT_AGENCY: &str = "SELECT count(*) FROM (SELECT 1 FROM work_item WHERE agency = $1 AND state = $2 AND due_us >= $3 AND due_us < $4 LIMIT 100) AS counted";
const COUNT_UNIT: &str = "SELECT count(*) FROM (SELECT 1 FROM work_item WHERE unit = $1 AND state = $2 AND due_us >= $3 AND due_us < $4 LIMIT 100) AS counted";

/// Statements of this module whose plan a test holds.
#[cfg(test)]
pub(crate) const LISTS: [(&str, &str); 12] = [
    ("work of a queue", OF_QUEUE),
    ("work of a person", OF_ASSIGNEE),
    ("work of an agency", OF_AGENCY),
    ("work of a unit", OF_UNIT),
    ("work done by a person", DONE_BY),
    ("everything open of a person", OPEN_OF),
    ("count of everything open of a person", COUNT_OPEN_OF),
    ("count of a queue", COUNT_QUEUE),
    ("count of a person", COUNT_ASSIGNEE),
    ("count of an agency", COUNT_AGENCY),
    ("count of a unit", COUNT_UNIT),
    ("open work of a person", COUNT_OPEN),
];

/// The bound of every count: what is more is shown as “99+”.
pub const MOST_COUNTED: u64 = 100;

/// A line of a work list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkLine {
    /// Its id.
    pub id: WorkItemId,
    /// The dossier.
    pub dossier: DossierId,
    /// The token, 0 where no step is meant.
    pub token: u64,
    /// What kind of work.
    pub kind: WorkKind,
    /// The unit.
    pub unit: UnitId,
    /// Whether somebody has to act.
    pub state: WorkState,
    /// The person.
    pub assignee: Option<StaffId>,
    /// The name of the step; empty where no step is meant.
    pub step_name: String,
    /// The dossier's number.
    pub number: String,
    /// The procedure's code.
    pub procedure: String,
    /// The applicant's name.
    pub applicant: String,
    /// Since when.
    pub entered: Timestamp,
    /// By when.
    pub due: Timestamp,
    /// The promised instant of the dossier.
    pub dossier_due: Option<Timestamp>,
    /// When it was done.
    pub done: Option<Timestamp>,
}

/// Whose lines are listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// A work list of a unit.
    Queue {
        /// The unit.
        unit: UnitId,
        /// The work list.
        queue: String,
    },
    /// All work lists of a unit, for its head.
    Unit(UnitId),
    /// A person's own.
    Assignee(StaffId),
    /// A whole agency's, for its leaders and inspectors.
    Agency(UnitId),
}

/// Lines due from one instant (inclusive) to another (exclusive).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueWindow {
    /// From.
    pub from: Timestamp,
    /// Until.
    pub until: Timestamp,
}

impl DueWindow {
    /// Whenever.
    pub const ALWAYS: Self = Self {
        from: Timestamp::from_micros(i64::MIN + 1),
        until: Timestamp::from_micros(i64::MAX),
    };
}

/// What is listed: whose lines, in which state, due when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkQuery {
    /// Whose.
    pub whose: Whose,
    /// Whether somebody has to act.
    pub state: WorkState,
    /// Due when.
    pub window: DueWindow,
}

/// Key of a work list: when due (or done), and the id.
pub type WorkKey = (Timestamp, WorkItemId);

impl Store {
    /// A page of lines in the order they are due, after a key.
    ///
    /// The scope proves that lists were allowed; whoever is outside it gets nothing, and of a
    /// person's lines only those in its units and agencies, so that such a page may be shorter than
    /// asked for although another one follows.
    pub async fn work(
        &self,
        scope: &Scope,
        query: &WorkQuery,
        after: Option<WorkKey>,
        size: PageSize,
    ) -> Result<Page<WorkLine, WorkKey>, StoreError> {
        let WorkQuery { whose, state, window } = query;
        if !is_within(scope, whose) {
            return Ok(Page { rows: Vec::new(), next: None });
        }
        let before_first = (
            Timestamp::from_micros(window.from.micros().saturating_sub(1)),
            WorkItemId::from_bytes([0xFF; 16]),
        );
        let (due, id) = after.map_or(before_first, |key| key.max(before_first));
        let (sql, mut values) = keyed(whose, [OF_QUEUE, OF_UNIT, OF_ASSIGNEE, OF_AGENCY]);
        values.push(state.code().into());
        values.extend([due.into(), id.into(), window.until.into(), size.limit().into()]);
        let rows = self.query(sql, values).await?;
        let page = Page::cut(rows, size, |row| (row.timestamp(DUE), row.id(ID)));
        within(scope, page)
    }

    /// A page of what a person has done, newest first, before a key; as [`Store::work`], only
    /// within the scope.
    pub async fn work_done(
        &self,
        scope: &Scope,
        by: StaffId,
        before: Option<WorkKey>,
        size: PageSize,
    ) -> Result<Page<WorkLine, WorkKey>, StoreError> {
        let last = (Timestamp::from_micros(i64::MAX), WorkItemId::from_bytes([0xFF; 16]));
        let (at, id) = before.unwrap_or(last);
        let values = vec![by.into(), at.into(), id.into(), size.limit().into()];
        let rows = self.query(DONE_BY, values).await?;
        let page = Page::cut(rows, size, |row| (row.timestamp(DONE), row.id(ID)));
        within(scope, page)
    }

    /// How much was given to a person and is not done, at most [`MOST_COUNTED`]: a figure of the
    /// report on load, whose permit was asked for.
    pub async fn open_work_of(&self, staff: StaffId) -> Result<u64, StoreError> {
        let row = self.query_one(COUNT_OPEN, vec![staff.into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// A page of everything that was given to a person and is not done, in a fixed order after a key.
    pub async fn open_work(
        &self,
        permit: &Permit<actions::Release>,
        after: Option<WorkItemId>,
        size: PageSize,
    ) -> Result<Page<WorkLine, WorkItemId>, StoreError> {
        let after = after.unwrap_or_else(|| WorkItemId::from_bytes([0; 16]));
        let values = vec![permit.key().into(), after.into(), size.limit().into()];
        let rows = self.query(OPEN_OF, values).await?;
        let rows = rows.iter().map(line).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, size, |line| line.id))
    }

    /// How much was given to a person and is not done, at most [`MOST_COUNTED`].
    pub async fn open_work_count(
        &self,
        permit: &Permit<actions::Release>,
    ) -> Result<u64, StoreError> {
        let row = self.query_one(COUNT_OPEN_OF, vec![permit.key().into()]).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }

    /// How many lines there are, at most [`MOST_COUNTED`].
    pub async fn work_count(&self, scope: &Scope, query: &WorkQuery) -> Result<u64, StoreError> {
        let WorkQuery { whose, state, window } = query;
        if !is_within(scope, whose) {
            return Ok(0);
        }
        let (sql, mut values) =
            keyed(whose, [COUNT_QUEUE, COUNT_UNIT, COUNT_ASSIGNEE, COUNT_AGENCY]);
        values.extend([state.code().into(), window.from.into(), window.until.into()]);
        let row = self.query_one(sql, values).await?;
        row.map_or(Ok(0), |row| row.count(0))
    }
}

/// Columns of a line that keys are made of.
const ID: usize = 0;
const DUE: usize = 12;
const DONE: usize = 14;

type RowKey = (Result<Timestamp, StoreError>, Result<WorkItemId, StoreError>);

/// Reads the lines of a page that the scope covers.
fn within(scope: &Scope, page: Page<Row, RowKey>) -> Result<Page<WorkLine, WorkKey>, StoreError> {
    let mut rows = Vec::with_capacity(page.rows.len());
    for row in &page.rows {
        let (unit, agency) = (row.id(4)?, row.id(15)?);
        let is_covered = scope.is_everything()
            || scope.units().contains(&unit)
            || scope.agencies().contains(&agency);
        if is_covered {
            rows.push(line(row)?);
        }
    }
    let next = page.next.map(|(at, id)| Ok::<_, StoreError>((at?, id?))).transpose()?;
    Ok(Page { rows, next })
}

fn is_within(scope: &Scope, whose: &Whose) -> bool {
    scope.is_everything()
        || match whose {
            Whose::Queue { unit, .. } | Whose::Unit(unit) => scope.units().contains(unit),
            Whose::Assignee(_) => !scope.units().is_empty(),
            Whose::Agency(agency) => scope.agencies().contains(agency),
        }
}

/// The statement for whoever is listed, of those for a queue, a unit, a person and an agency.
fn keyed(
    whose: &Whose,
    [queue_sql, unit_sql, person_sql, agency_sql]: [&'static str; 4],
) -> (&'static str, Vec<Value>) {
    match whose {
        Whose::Queue { unit, queue } => (queue_sql, vec![(*unit).into(), queue.into()]),
        Whose::Unit(unit) => (unit_sql, vec![(*unit).into()]),
        Whose::Assignee(staff) => (person_sql, vec![(*staff).into()]),
        Whose::Agency(agency) => (agency_sql, vec![(*agency).into()]),
    }
}

fn line(row: &Row) -> Result<WorkLine, StoreError> {
    let corrupt = |column, wanted| StoreError::Corrupt { column, wanted, row: String::new() };
    Ok(WorkLine {
        id: row.id(0)?,
        dossier: row.id(1)?,
        token: row.count(2)?,
        kind: WorkKind::from_code(&row.text(3)?).ok_or_else(|| corrupt(3, "a kind of work"))?,
        unit: row.id(4)?,
        state: WorkState::from_code(&row.text(5)?).ok_or_else(|| corrupt(5, "a state of work"))?,
        assignee: row.optional(6, Row::id)?,
        step_name: row.text(7)?,
        number: row.text(8)?,
        procedure: row.text(9)?,
        applicant: row.text(10)?,
        entered: row.timestamp(11)?,
        due: row.timestamp(12)?,
        dossier_due: row.optional(13, Row::timestamp)?,
        done: row.optional(14, Row::timestamp)?,
    })
}
