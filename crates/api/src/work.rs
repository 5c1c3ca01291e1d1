//! Work lists: what lies before whoever acts.

use crate::{
    api::{Answer, Api, Today},
    caller::{Caller, Read},
    cursor,
    extract::Given,
    limits::USUAL_ROWS,
    values::{Moment, Named, Staff, Unit},
};
use axum::{Json, extract::State};
use mc_app::{
    dossier::WorkKind,
    store::work_lists::{WorkKey, WorkLine},
    work,
};
use mc_kernel::PageSize;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn operations() -> OpenApiRouter<Api> {
    OpenApiRouter::new().routes(routes!(list_work)).routes(routes!(count_work))
}

/// A work list: `todo` (what lies before the person and colleagues with the same duty), `mine` (what
/// was given to the person), `unit` (everything in the unit, for its head), `agency` (everything in
/// the agency, for its leaders and inspectors), `soon` (due within a day), `overdue`,
/// `waiting_applicant`, `waiting_others`, `done` (by the person).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum List {
    Todo,
    Mine,
    Unit,
    Agency,
    Soon,
    Overdue,
    WaitingApplicant,
    WaitingOthers,
    Done,
}

impl From<List> for work::List {
    fn from(list: List) -> Self {
        match list {
            List::Todo => Self::Todo,
            List::Mine => Self::Mine,
            List::Unit => Self::Unit,
            List::Agency => Self::Agency,
            List::Soon => Self::Soon,
            List::Overdue => Self::Overdue,
            List::WaitingApplicant => Self::WaitingApplicant,
            List::WaitingOthers => Self::WaitingOthers,
            List::Done => Self::Done,
        }
    }
}

impl From<work::List> for List {
    fn from(list: work::List) -> Self {
        match list {
            work::List::Todo => Self::Todo,
            work::List::Mine => Self::Mine,
            work::List::Unit => Self::Unit,
            work::List::Agency => Self::Agency,
            work::List::Soon => Self::Soon,
            work::List::Overdue => Self::Overdue,
            work::List::WaitingApplicant => Self::WaitingApplicant,
            work::List::WaitingOthers => Self::WaitingOthers,
            work::List::Done => Self::Done,
        }
    }
}

/// Which list is wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// The list; `todo` where nothing is said.
    #[param(inline)]
    list: Option<List>,
    /// The `next` of the page before.
    #[param(max_length = 80)]
    after: Option<String>,
    /// Rows of a page, 1 to 200; 25 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u16>,
}

/// A page of a work list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkPage {
    /// The lines, the one due first first; of `done` the newest first.
    items: Vec<Work>,
    /// Send it as `after` for the next page; null on the last page.
    next: Option<String>,
}

/// A line of a work list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Work {
    /// The id of the line.
    #[schema(format = "uuid")]
    id: String,
    /// The dossier.
    #[schema(format = "uuid")]
    dossier_id: String,
    /// The number of the dossier.
    number: String,
    /// The procedure.
    procedure: Named,
    /// The applicant's name.
    applicant: String,
    /// What kind of work.
    kind: Kind,
    /// The token of the step; null where no step is meant.
    token: Option<u64>,
    /// What is done; empty where no step is meant.
    step_name: String,
    /// The unit.
    unit: Unit,
    /// The person it was given to; null where anybody with the duty may take it.
    assignee: Option<Staff>,
    /// Since when.
    entered_at: Moment,
    /// By when this line is due.
    due_at: Moment,
    /// The promised instant of the dossier; null before acceptance.
    dossier_due_at: Option<Moment>,
    /// When it was done; null before.
    done_at: Option<Moment>,
}

/// What kind of work a line is: `intake` (to be accepted, or to be handed over), `step` of the
/// process, `consultation` (another unit asks), `apology` (one is to be signed off), `order` (of a leader, to be
/// answered).
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Intake,
    Step,
    Consultation,
    Apology,
    Order,
}

impl From<WorkKind> for Kind {
    fn from(kind: WorkKind) -> Self {
        match kind {
            WorkKind::Intake => Self::Intake,
            WorkKind::Step => Self::Step,
            WorkKind::Consultation => Self::Consultation,
            WorkKind::Apology => Self::Apology,
            WorkKind::Order => Self::Order,
        }
    }
}

/// Reads a work list
///
/// Of the member of staff with whose positions the system acts. A page may be shorter than asked for
/// although another one follows.
#[utoipa::path(
    get,
    path = "/api/v1/work",
    operation_id = "list_work",
    tag = "work",
    params(Wanted),
    responses((status = 200, description = "A page of the list.", body = WorkPage)),
    security(("token" = ["dossiers.read"])),
    extensions(("x-summary-vi" = json!("Xem danh sách việc")))
)]
pub(crate) async fn list_work(
    State(api): State<Api>,
    caller: Caller<Read>,
    Given(wanted): Given<Wanted>,
) -> Answer<Json<WorkPage>> {
    let key: Option<WorkKey> = cursor::read(wanted.after.as_deref())?;
    let size = PageSize::new(wanted.limit.unwrap_or(USUAL_ROWS));
    let list = wanted.list.unwrap_or(List::Todo);
    let page = api.app.work(&caller.ctx, list.into(), key, size).await?;
    let today = api.today();
    let page = page.map(|line| Work::of(&api, &today, line));
    Ok(Json(WorkPage { items: page.rows, next: page.next.map(cursor::write) }))
}

impl Work {
    fn of(api: &Api, today: &Today, line: WorkLine) -> Self {
        let procedure = today.reference.procedure(&line.procedure, today.day);
        Self {
            id: line.id.to_string(),
            dossier_id: line.dossier.to_string(),
            number: line.number,
            procedure: Named::new(&line.procedure, procedure.map_or("", |p| p.name.as_str())),
            applicant: line.applicant,
            kind: line.kind.into(),
            token: Some(line.token).filter(|token| *token > 0),
            step_name: line.step_name,
            unit: Unit::of(today, line.unit),
            assignee: line.assignee.and_then(|id| Staff::of(today, id)),
            entered_at: api.moment(line.entered),
            due_at: api.moment(line.due),
            dossier_due_at: line.dossier_due.map(|at| api.moment(at)),
            done_at: line.done.map(|at| api.moment(at)),
        }
    }
}

/// How many lines the lists have.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkCounts {
    /// The lists that the member of staff has, but `done`.
    items: Vec<WorkCount>,
}

/// How many lines a list has.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkCount {
    /// The list.
    list: List,
    /// The lines; 100 stands for 100 or more.
    #[schema(maximum = 100)]
    count: u64,
}

/// Counts work
#[utoipa::path(
    get,
    path = "/api/v1/work/counts",
    operation_id = "count_work",
    tag = "work",
    responses((status = 200, description = "The counts.", body = WorkCounts)),
    security(("token" = ["dossiers.read"])),
    extensions(("x-summary-vi" = json!("Đếm việc theo danh sách")))
)]
pub(crate) async fn count_work(
    State(api): State<Api>,
    caller: Caller<Read>,
) -> Answer<Json<WorkCounts>> {
    let counts = api.app.work_counts(&caller.ctx).await?;
    let count = |(list, count): (work::List, u64)| WorkCount { list: list.into(), count };
    Ok(Json(WorkCounts { items: counts.into_iter().map(count).collect() }))
}
