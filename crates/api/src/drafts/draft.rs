//! A draft as answers show it.

use crate::{
    api::Api,
    problem::{FieldDetail, below},
    values::{File, Moment, Named, Unit},
};
use mc_app::{drafts::OpenDraft, store::drafts::DraftState};
use mc_kernel::Locale;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// A draft (bản nháp) of a dossier, or of the answer to a supplement request.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Draft {
    /// The id.
    #[schema(format = "uuid")]
    pub(crate) id: String,
    /// How it stands.
    state: State,
    /// The procedure, in the version that held when the draft was begun.
    procedure: Named,
    /// The case.
    case: Named,
    /// The area it is filed in.
    area: Unit,
    /// What is declared so far, as the e-form of the procedure wants it; files are not part of it.
    #[schema(value_type = Object)]
    answers: Value,
    /// The files.
    files: Vec<File>,
    /// Everything that stands between the draft and its submission; empty when it can be submitted.
    problems: Vec<FieldDetail>,
    /// The dossier that it became; while it is open, the dossier that it will supplement; null of an
    /// open draft of a new dossier.
    #[schema(format = "uuid")]
    dossier_id: Option<String>,
    /// When it was begun.
    created_at: Moment,
    /// When it was changed last.
    changed_at: Moment,
}

/// How a draft stands: `open`, `submitted`, or `discarded`.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = DraftState)]
pub(crate) enum State {
    Open,
    Submitted,
    Discarded,
}

impl From<DraftState> for State {
    fn from(state: DraftState) -> Self {
        match state {
            DraftState::Open => Self::Open,
            DraftState::Submitted => Self::Submitted,
            DraftState::Discarded => Self::Discarded,
        }
    }
}

/// Tells a draft.
pub(crate) fn told(api: &Api, open: &OpenDraft, locale: Locale) -> Draft {
    let draft = &open.draft;
    let case = open.procedure.case(&draft.case);
    let mut answers = open.answers.clone();
    // What is sent back as it was read has to be taken: files are named beside the answers.
    open.form.keep_files(&mut answers, |_| None);
    let problems = match draft.state {
        DraftState::Open => below("/answers", &api.app.check_draft(open).problems),
        DraftState::Submitted | DraftState::Discarded => Vec::new(),
    };
    Draft {
        id: draft.id.to_string(),
        state: draft.state.into(),
        procedure: Named::new(&draft.procedure, &open.procedure.name),
        case: Named::new(&draft.case, case.map_or("", |c| c.name.as_str())),
        area: Unit::of(&api.today(), draft.area),
        answers,
        files: open.files.iter().map(|file| File::of(api, file)).collect(),
        problems: problems.iter().map(|p| p.told(locale)).collect(),
        dossier_id: draft.dossier.map(|id| id.to_string()),
        created_at: api.moment(draft.created),
        changed_at: api.moment(draft.changed),
    }
}
