//! Files of a draft in parts, for networks that break: an upload goes on from what has arrived.

use super::files::attached_or_told;
use crate::{
    api::{Answer, Api},
    caller::{Caller, Submit},
    extract::{At, Raw, Sent},
    limits,
    problem::{Code, Problem},
    values::File,
};
use axum::{Json, extract::State, http::StatusCode};
use mc_app::{
    AppError,
    attachments::{BeginUpload, PART_BYTES, Progress},
};
use mc_kernel::ids::{DraftId, UploadId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A file that is to come in parts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "component": "field:chungSinh.tep",
    "name": "giay-chung-sinh.pdf",
    "size_bytes": 3_145_728
}))]
pub(crate) struct NewUpload {
    /// What it belongs to: the code of a component, `field:` and the path of a file field, or
    /// `supplement`.
    #[schema(min_length = 1, max_length = 300)]
    component: String,
    /// What the file is called; its ending has to fit its content.
    #[schema(min_length = 1, max_length = 300)]
    name: String,
    /// The size of the whole file in bytes; at most 20 MiB where the installation sets nothing else.
    #[schema(minimum = 1, maximum = 209_715_200)]
    size_bytes: u64,
}

/// An upload on its way.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Upload {
    /// The id.
    #[schema(format = "uuid")]
    id: String,
    /// What has arrived and is safe, in bytes: the next part begins here.
    received_bytes: u64,
    /// The size of the whole file in bytes.
    size_bytes: u64,
    /// The largest part that is taken, in bytes; all but the last should have this size.
    part_bytes: u64,
}

impl From<Progress> for Upload {
    fn from(progress: Progress) -> Self {
        Self {
            id: progress.id.to_string(),
            received_bytes: progress.received_bytes,
            size_bytes: progress.size_bytes,
            part_bytes: PART_BYTES,
        }
    }
}

/// Begins an upload in parts
#[utoipa::path(
    post,
    path = "/api/v1/drafts/{draft_id}/uploads",
    operation_id = "begin_upload",
    tag = "files",
    params(("draft_id" = String, Path, format = "uuid", description = "The id of the draft.")),
    request_body = NewUpload,
    responses((status = 201, description = "The upload may begin.", body = Upload)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Bắt đầu tải tệp lên theo từng phần")))
)]
pub(crate) async fn begin_upload(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<DraftId>,
    Sent { value, .. }: Sent<NewUpload>,
) -> Answer<(StatusCode, Json<Upload>)> {
    let NewUpload { component, name, size_bytes } = value;
    let begin = BeginUpload { component, name, size_bytes };
    let begun = api.app.begin_upload(&caller.ctx, id, &begin).await;
    let progress = attached_or_told(&api, &caller.ctx, id, begun).await?;
    Ok((StatusCode::CREATED, Json(progress.into())))
}

/// Asks how far an upload has come
#[utoipa::path(
    get,
    path = "/api/v1/uploads/{upload_id}",
    operation_id = "get_upload",
    tag = "files",
    params(("upload_id" = String, Path, format = "uuid", description = "The id of the upload.")),
    responses((status = 200, description = "How far it has come.", body = Upload)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Xem đã tải lên đến đâu")))
)]
pub(crate) async fn get_upload(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<UploadId>,
) -> Answer<Json<Upload>> {
    Ok(Json(api.app.upload_progress(&caller.ctx, id).await?.into()))
}

/// Sends the next part
///
/// A part that arrived before is acknowledged again; one that leaves a gap is refused with
/// `upload.gap`, which says where to go on.
#[utoipa::path(
    put,
    path = "/api/v1/uploads/{upload_id}/parts/{offset}",
    operation_id = "send_part",
    tag = "files",
    params(
        ("upload_id" = String, Path, format = "uuid", description = "The id of the upload."),
        ("offset" = u64, Path, description = "The byte of the file at which the part begins, from 0.")
    ),
    request_body(
        content = Vec<u8>,
        content_type = "application/octet-stream",
        description = "The bytes of the part, at most 1 MiB."
    ),
    responses((status = 200, description = "The part has arrived and is safe.", body = Upload)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Gửi phần tiếp theo")))
)]
pub(crate) async fn send_part(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At((id, offset)): At<(UploadId, u64)>,
    raw: Raw,
) -> Answer<Json<Upload>> {
    let bytes = raw.part().await?;
    match api.app.upload_part(&caller.ctx, id, offset, bytes).await {
        Err(AppError::Conflict("upload")) => Err(gap(&api, &caller, id).await?),
        progress => Ok(Json(progress?.into())),
    }
}

/// What is told of a part that does not fit: where to go on.
async fn gap(api: &Api, caller: &Caller<Submit>, id: UploadId) -> Answer<Problem> {
    let progress = api.app.upload_progress(&caller.ctx, id).await?;
    Ok(Problem::new(Code::UploadGap)
        .with("received", progress.received_bytes)
        .with("size", progress.size_bytes)
        .with("most", limits::part_bytes()))
}

/// Makes a file of an upload
///
/// When all parts have arrived. The content is checked now. Asked again it gives the same file.
#[utoipa::path(
    post,
    path = "/api/v1/uploads/{upload_id}/completion",
    operation_id = "complete_upload",
    tag = "files",
    params(("upload_id" = String, Path, format = "uuid", description = "The id of the upload.")),
    responses((status = 201, description = "The file is attached.", body = File)),
    security(("token" = ["dossiers.submit"])),
    extensions(("x-summary-vi" = json!("Hoàn tất việc tải lên")))
)]
pub(crate) async fn complete_upload(
    State(api): State<Api>,
    caller: Caller<Submit>,
    At(id): At<UploadId>,
) -> Answer<(StatusCode, Json<File>)> {
    match api.app.complete_upload(&caller.ctx, id).await {
        Err(AppError::Conflict("upload")) => Err(gap(&api, &caller, id).await?),
        file => Ok((StatusCode::CREATED, Json(File::of(&api, &file?)))),
    }
}
