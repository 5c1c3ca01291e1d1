//! Files of a draft, in one piece.

use crate::{
    api::{Answer, Api},
    caller::{Caller, Submit},
    extract::{At, Given, Raw},
    problem::{FieldError, Problem},
    replay::replayed,
    values::File,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use mc_app::{AppError, Ctx};
use mc_kernel::{
    Digest,
    ids::{DraftId, FileId},
};
use serde::Deserialize;
use utoipa::IntoParams;

/// What a file is attached as.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Attaching {
    /// What it belongs to: the code of a component of the procedure, `field:` and the path of a file
    /// field of the e-form (`field:con.giayChungSinh`), or `supplement`.
    #[param(min_length = 1, max_length = 300)]
    component: String,
    /// What the file is called; its ending has to fit its content.
    #[param(min_length = 1, max_length = 300)]
    name: String,
}

/// Attaches a file
///
/// The body is the file itself: PDF, JPEG or PNG, at most 20 MiB where the installation sets nothing
/// else. What it is, its content says; a file that is damaged, locked or not what its name says is
/// refused. The same content for the same component is attached once, however often it is sent. For
/// slow networks see `begin_upload`.
#[utoipa::path(
    post,
    path = "/api/v1/drafts/{draft_id}/files",
    operation_id = "attach_file",
    tag = "files",
    params(
        ("draft_id" = String, Path, format = "uuid", description = "The id of the draft."),
        Attaching
    ),
    request_body(
        description = "The bytes of the file.",
        content(
            (Vec<u8> = "application/pdf"),
            (Vec<u8> = "image/jpeg"),
            (Vec<u8> = "image/png"),
            (Vec<u8> = "application/octet-stream")
        )
    ),
    responses(
        (status = 201, description = "The file is attached.", body = File),
        (status = 200, description = "It had been attached before.", body = File)
    ),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Đính kèm một tệp")))
)]
pub(crate) async fn attach_file(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DraftId>,
    Given(attaching): Given<Attaching>,
    raw: Raw,
) -> Answer<Response> {
    let bytes = raw.file(&api).await?;
    let Attaching { component, name } = attaching;
    let open = api.app.open_draft(&caller.ctx, id).await?;
    let sha256 = Digest::of(&bytes);
    let is_same = |f: &&_| same(f, &component, &sha256);
    if let Some(known) = open.files.iter().find(is_same) {
        return Ok(replayed(Json(File::of(&api, known))));
    }
    let attached = api.app.attach(&caller.ctx, id, &component, &name, bytes).await;
    let file = attached_or_told(&api, &caller.ctx, id, attached).await?;
    Ok((StatusCode::CREATED, Json(File::of(&api, &file))).into_response())
}

fn same(file: &mc_app::store::files::FileRow, component: &str, sha256: &Digest) -> bool {
    file.component == component && file.sha256 == *sha256
}

/// A draft that is there and a file that finds no place mean that the component is unknown.
pub(super) async fn attached_or_told<T>(
    api: &Api,
    ctx: &Ctx,
    draft: DraftId,
    attached: Result<T, AppError>,
) -> Answer<T> {
    match attached {
        Err(AppError::NotFound) => {
            api.app.open_draft(ctx, draft).await?;
            Err(Problem::fields(vec![FieldError::parameter("component", "unknown-code")]))
        }
        Err(error) => Err(Problem::of_parameter("component", error)),
        Ok(done) => Ok(done),
    }
}

/// Takes a file off a draft
#[utoipa::path(
    delete,
    path = "/api/v1/drafts/{draft_id}/files/{file_id}",
    operation_id = "detach_file",
    tag = "files",
    params(
        ("draft_id" = String, Path, format = "uuid", description = "The id of the draft."),
        ("file_id" = String, Path, format = "uuid", description = "The id of the file.")
    ),
    responses((status = 204, description = "The draft has the file no more.")),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Gỡ một tệp khỏi bản nháp")))
)]
pub(crate) async fn detach_file(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At((draft, file)): At<(DraftId, FileId)>,
) -> Answer<StatusCode> {
    api.app.detach(&caller.ctx, draft, file).await?;
    Ok(StatusCode::NO_CONTENT)
}
