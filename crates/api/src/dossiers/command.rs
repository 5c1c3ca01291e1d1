//! What every command to a dossier has in common: its id out of the key, and its answer.

use super::progress::Progress;
use crate::{
    api::{Answer, Api},
    caller::Caller,
    extract::Key,
    replay::answered,
};
use axum::{Json, response::Response};
use mc_app::{commands::Done, keyed::keyed_command};
use mc_kernel::{
    Digest,
    ids::{CommandId, DossierId},
};
use serde::Serialize;
use utoipa::ToSchema;

/// A dossier after something was done to it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Carried {
    /// The id.
    #[schema(format = "uuid")]
    dossier_id: String,
    /// The number (mã số hồ sơ).
    number: String,
    /// Where it stands now.
    progress: Progress,
}

/// The id of a command. `operation` and `content` are what makes two requests differ.
pub(super) fn command_id<N>(
    caller: &Caller<N>,
    dossier: DossierId,
    key: &Key,
    operation: &str,
    content: &Digest,
) -> CommandId {
    let content = Digest::of_parts(&[operation.as_bytes(), content.bytes()]);
    keyed_command(caller.token, dossier, &key.0, &content)
}

/// The answer to a command.
pub(super) async fn carried(api: &Api, done: Done) -> Answer<Response> {
    let dossier = &done.dossier;
    let process = api.app.process(dossier.process_version).await?;
    let carried = Carried {
        dossier_id: dossier.id.to_string(),
        number: dossier.number.clone(),
        progress: Progress::of(api, dossier, &process),
    };
    Ok(answered(Json(carried), done.was_done_before))
}
