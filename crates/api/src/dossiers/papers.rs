//! Files and official papers of dossiers, as bytes.

use crate::{
    api::{Answer, Api},
    caller::{Caller, Read},
    extract::At,
};
use axum::{
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use mc_app::papers::Paper;
use mc_kernel::ids::{DossierId, FileId};
use serde::Deserialize;
use std::fmt::Write;
use utoipa::ToSchema;

/// Downloads a file
///
/// A file of a dossier or of a draft, or a result document. Downloading leaves a row in the record of
/// access.
#[utoipa::path(
    get,
    path = "/api/v1/files/{file_id}",
    operation_id = "get_file",
    tag = "files",
    params(("file_id" = String, Path, format = "uuid", description = "The id of the file.")),
    responses((
        status = 200,
        description = "The bytes of the file.",
        content(
            (Vec<u8> = "application/pdf"),
            (Vec<u8> = "image/jpeg"),
            (Vec<u8> = "image/png")
        )
    )),
    security(("token" = ["dossiers.read"])),
    extensions(("x-summary-vi" = json!("Tải một tệp về")))
)]
pub(crate) async fn get_file(
    State(api): State<Api>,
    caller: Caller<Read>,
    At(id): At<FileId>,
) -> Answer<Response> {
    let file = api.app.open_file(&caller.ctx, id).await?;
    let headers = [
        (header::CONTENT_TYPE, file.row.media_type.clone()),
        (header::CONTENT_LENGTH, file.row.size_bytes.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&file.row.name)),
    ];
    Ok((headers, Body::from_stream(file.bytes)).into_response())
}

/// A file to be kept under a name (RFC 6266, RFC 8187).
fn attachment(name: &str) -> String {
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else if write!(encoded, "%{byte:02X}").is_err() {
            break;
        }
    }
    format!("attachment; filename*=UTF-8''{encoded}")
}

/// An official paper: `receipt` (giấy tiếp nhận hồ sơ và hẹn trả kết quả, form 01),
/// `supplement_request` (form 02), `refusal` (form 03), `control_sheet` (form 06; TT
/// 01/2018/TT-VPCP), `acknowledgement` of a submission.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PaperKind {
    Receipt,
    SupplementRequest,
    Refusal,
    ControlSheet,
    Acknowledgement,
}

impl From<PaperKind> for Paper {
    fn from(kind: PaperKind) -> Self {
        match kind {
            PaperKind::Receipt => Self::Receipt,
            PaperKind::SupplementRequest => Self::Supplement,
            PaperKind::Refusal => Self::Refusal,
            PaperKind::ControlSheet => Self::ControlSheet,
            PaperKind::Acknowledgement => Self::Acknowledgement,
        }
    }
}

/// Prints an official paper
///
/// As PDF/A. A paper that the dossier does not have (a receipt before acceptance) is not found.
#[utoipa::path(
    get,
    path = "/api/v1/dossiers/{dossier_id}/papers/{paper}",
    operation_id = "get_paper",
    tag = "files",
    params(
        ("dossier_id" = String, Path, format = "uuid", description = "The id of the dossier."),
        ("paper" = inline(PaperKind), Path, description = "The paper.")
    ),
    responses((
        status = 200,
        description = "The paper.",
        body = Vec<u8>,
        content_type = "application/pdf"
    )),
    security(("token" = ["dossiers.read"])),
    extensions(("x-summary-vi" = json!("In một giấy tờ theo mẫu")))
)]
pub(crate) async fn get_paper(
    State(api): State<Api>,
    caller: Caller<Read>,
    At((id, kind)): At<(DossierId, PaperKind)>,
) -> Answer<Response> {
    let pdf = api.app.paper(&caller.ctx, id, kind.into()).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], pdf).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_travel_whole_and_harmless() {
        let name = attachment("giấy \"1\"\r\n.pdf");
        assert_eq!(name, "attachment; filename*=UTF-8''gi%E1%BA%A5y%20%221%22%0D%0A.pdf");
    }
}
