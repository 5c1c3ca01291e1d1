//! Beginning, reading, filling and discarding drafts.

use super::{Draft, answers, told};
use crate::{
    api::{Answer, Api},
    caller::{Caller, Submit},
    extract::{At, Given, Key, KeyHeader, Sent},
    problem::{FieldError, Problem},
    replay::replayed,
    values::{Moment, Named},
};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use mc_app::{
    AppError, drafts::StartDraft, people::PersonPresent, store::drafts as rows,
    system_drafts::FilledKey,
};
use mc_kernel::{
    Timestamp,
    ids::{CommandId, DraftId, UnitId},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

/// What a draft is begun with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "procedure": "1.001193",
    "area": "08836",
    "applicant": { "id_kind": "CCCD", "id_number": "026197999101", "name": "Trần Thị Mẫu Lan" },
    "answers": { "con": { "hoTen": "NGUYỄN AN MẪU" } }
}))]
pub(crate) struct NewDraft {
    /// The national code of the procedure: `1.001193`.
    #[schema(min_length = 1, max_length = 64)]
    procedure: String,
    /// The code of the case: `1.001193.01`; the first case of the procedure where nothing is said.
    #[serde(default)]
    #[schema(max_length = 64)]
    case: String,
    /// The code of the area to file in (`08836`), where the case has an `area_level`; the area may be
    /// of that level or below it.
    #[serde(default)]
    #[schema(max_length = 20)]
    area: String,
    /// In whose name it is filed.
    applicant: Applicant,
    /// What is declared so far, as the e-form of the procedure wants it; it may be incomplete.
    #[serde(default)]
    #[schema(value_type = Object)]
    answers: Map<String, Value>,
}

/// A person in whose name something is filed. Somebody who is known by the number already keeps the
/// name and contact that are known.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Applicant {
    /// Kind of the paper: `CCCD` (identity card, 12 digits), `CMND` (old identity card, 9 digits), `HC`
    /// (passport, 6 to 20 letters and digits).
    id_kind: IdKind,
    /// Its number; spaces do not count.
    #[schema(min_length = 1, max_length = 40)]
    id_number: String,
    /// Full name, 2 to 100 characters.
    #[schema(min_length = 2, max_length = 200)]
    name: String,
    /// Date of birth as far as it is known: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
    #[serde(default)]
    #[schema(pattern = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
    birth: String,
    /// Telephone of Việt Nam, ten digits.
    #[serde(default)]
    #[schema(max_length = 30)]
    phone: String,
    /// Address in one line.
    #[serde(default)]
    #[schema(max_length = 500)]
    address: String,
}

/// Kinds of papers by which a person is known: `CCCD`, `CMND`, `HC`.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
enum IdKind {
    #[serde(rename = "CCCD")]
    Cccd,
    #[serde(rename = "CMND")]
    Cmnd,
    #[serde(rename = "HC")]
    Passport,
}

impl From<Applicant> for PersonPresent {
    fn from(applicant: Applicant) -> Self {
        let id_kind = match applicant.id_kind {
            IdKind::Cccd => "CCCD",
            IdKind::Cmnd => "CMND",
            IdKind::Passport => "HC",
        };
        Self {
            id_kind: id_kind.to_owned(),
            id_number: applicant.id_number,
            name: applicant.name,
            birth: applicant.birth,
            phone: applicant.phone,
            address: applicant.address,
        }
    }
}

/// Begins a draft
///
/// In the name of a person, by a system with the position of a desk officer (NĐ 61/2018/NĐ-CP, Điều
/// 17). The answers may be incomplete: `problems` of the draft says what is missing. Answers that the
/// e-form does not know are refused.
#[utoipa::path(
    post,
    path = "/api/v1/drafts",
    operation_id = "begin_draft",
    tag = "drafts",
    params(KeyHeader),
    request_body = NewDraft,
    responses(
        (status = 201, description = "The draft was begun.", body = Draft,
            headers(("Location" = String, description = "The address of the draft."))),
        (status = 200, description = "It had been begun before under this key.", body = Draft)
    ),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Bắt đầu một bản nháp")))
)]
pub(crate) async fn begin_draft(
    State(api): State<Api>,
    caller: Caller<Submit>,
    Key(key): Key,
    Sent { value: new, digest }: Sent<NewDraft>,
) -> Answer<Response> {
    let draft = DraftId::derived("api draft", &format!("{} {key}", caller.token));
    let command = CommandId::derived(&format!("api draft {draft}"), &digest.to_string());
    let key = FilledKey { draft, command };
    if let Some(begun) = api.app.begun_before(&caller.ctx, key).await? {
        return Ok(replayed(Json(told(&api, &begun, caller.locale()))));
    }
    let area = area(&api, &new.area)?;
    check_answers(&api, &new).await?;
    let person = PersonPresent::from(new.applicant);
    let owner = api.app.person_present(&caller.ctx, &person).await;
    let owner = owner.map_err(|e| Problem::below("/applicant", e))?.id;
    let start =
        StartDraft { procedure: new.procedure, case: new.case, area, owner, representative: None };
    let answers = Value::Object(new.answers);
    let begun = api.app.begin_filled_draft(&caller.ctx, key, &start, &answers).await?;
    let told = Json(told(&api, &begun.open, caller.locale()));
    if begun.was_begun_before {
        // The same request arrived twice at once, and the other one was faster.
        return Ok(replayed(told));
    }
    let location = format!("/api/v1/drafts/{draft}");
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], told).into_response())
}

/// The area of a code.
fn area(api: &Api, code: &str) -> Answer<Option<UnitId>> {
    if code.is_empty() {
        return Ok(None);
    }
    let today = api.today();
    let area = today.reference.directory.area(code, today.day).map(|unit| unit.id);
    let unknown = || Problem::fields(vec![FieldError::body("/area", "unknown-code")]);
    area.ok_or_else(unknown).map(Some)
}

/// Refuses what the procedure's form does not know, before anything is written.
async fn check_answers(api: &Api, new: &NewDraft) -> Answer<()> {
    let today = api.today();
    let unknown = || Problem::fields(vec![FieldError::body("/procedure", "unknown-code")]);
    let procedure = today.reference.procedure(&new.procedure, today.day).ok_or_else(unknown)?;
    if !new.case.is_empty() && procedure.case(&new.case).is_none() {
        return Err(Problem::fields(vec![FieldError::body("/case", "unknown-code")]));
    }
    let version = today.reference.procedure_version(&new.procedure, today.day);
    let form = api.app.form(version.and_then(|v| v.form), procedure).await?;
    answers::known(&form, &new.answers)
}

/// Which drafts are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Wanted {
    /// The `next` of the page before.
    #[param(max_length = 80)]
    after: Option<String>,
}

/// A page of drafts.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DraftPage {
    /// The drafts, the one that was changed last first.
    items: Vec<DraftSummary>,
    /// Send it as `after` for the next page; null on the last page.
    next: Option<String>,
}

/// A draft in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DraftSummary {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// The procedure.
    procedure: Named,
    /// When it was begun.
    created_at: Moment,
    /// When it was changed last.
    changed_at: Moment,
}

/// Lists open drafts
///
/// Those that were begun with the positions behind the token, 25 a page.
#[utoipa::path(
    get,
    path = "/api/v1/drafts",
    operation_id = "list_drafts",
    tag = "drafts",
    params(Wanted),
    responses((status = 200, description = "A page of drafts.", body = DraftPage)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Liệt kê bản nháp đang mở")))
)]
pub(crate) async fn list_drafts(
    State(api): State<Api>,
    caller: Caller<Submit>,
    Given(wanted): Given<Wanted>,
) -> Answer<Json<DraftPage>> {
    let before: Option<(Timestamp, DraftId)> = crate::cursor::read(wanted.after.as_deref())?;
    let page = api.app.drafts_i_enter(&caller.ctx, before).await?;
    let today = api.today();
    let row = |draft: rows::Draft| {
        let procedure = today.reference.procedure(&draft.procedure, today.day);
        DraftSummary {
            id: draft.id.to_string(),
            procedure: Named::new(&draft.procedure, procedure.map_or("", |p| p.name.as_str())),
            created_at: api.moment(draft.created),
            changed_at: api.moment(draft.changed),
        }
    };
    let page = page.map(row);
    Ok(Json(DraftPage { items: page.rows, next: page.next.map(crate::cursor::write) }))
}

/// Reads a draft
///
/// With `problems`: everything that stands between it and its submission.
#[utoipa::path(
    get,
    path = "/api/v1/drafts/{draft_id}",
    operation_id = "get_draft",
    tag = "drafts",
    params(("draft_id" = String, Path, format = "uuid", description = "The id of the draft.")),
    responses((status = 200, description = "The draft.", body = Draft)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Xem một bản nháp")))
)]
pub(crate) async fn get_draft(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DraftId>,
) -> Answer<Json<Draft>> {
    let open = api.app.open_draft(&caller.ctx, id).await?;
    Ok(Json(told(&api, &open, caller.locale())))
}

/// Discards a draft
///
/// An open draft is thrown away; nothing of it reaches an officer. Thrown away twice it stays so.
#[utoipa::path(
    delete,
    path = "/api/v1/drafts/{draft_id}",
    operation_id = "discard_draft",
    tag = "drafts",
    params(("draft_id" = String, Path, format = "uuid", description = "The id of the draft.")),
    responses((status = 204, description = "It is thrown away.")),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Bỏ một bản nháp")))
)]
pub(crate) async fn discard_draft(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DraftId>,
) -> Answer<StatusCode> {
    let open = api.app.open_draft(&caller.ctx, id).await?;
    match open.draft.state {
        rows::DraftState::Open => api.app.discard_draft(&caller.ctx, id, true).await?,
        rows::DraftState::Discarded => {}
        rows::DraftState::Submitted => return Err(AppError::Conflict("draft").into()),
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Everything that is declared in a draft.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "answers": { "con": { "hoTen": "NGUYỄN AN MẪU" } } }))]
pub(crate) struct Answers {
    /// All answers as the e-form of the procedure wants them; what is left out is not declared.
    #[schema(value_type = Object)]
    answers: Map<String, Value>,
}

/// Fills a draft
///
/// Replaces everything that was declared; files stay. Sent twice it makes no difference.
#[utoipa::path(
    put,
    path = "/api/v1/drafts/{draft_id}/answers",
    operation_id = "fill_draft",
    tag = "drafts",
    params(("draft_id" = String, Path, format = "uuid", description = "The id of the draft.")),
    request_body = Answers,
    responses((status = 200, description = "The draft with what is declared now.", body = Draft)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Khai lại toàn bộ bản nháp")))
)]
pub(crate) async fn fill_draft(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DraftId>,
    Sent { value, .. }: Sent<Answers>,
) -> Answer<Json<Draft>> {
    let open = api.app.open_draft(&caller.ctx, id).await?;
    answers::known(&open.form, &value.answers)?;
    let filled = Value::Object(value.answers);
    let open = api.app.fill_draft(&caller.ctx, id, &filled).await?;
    Ok(Json(told(&api, &open, caller.locale())))
}
