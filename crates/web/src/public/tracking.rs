//! The public look-up: a number and the last digits of the owner's paper show how far the dossier is.

use crate::{
    Web,
    chrome::chrome,
    forms::error_summary,
    posted::Posted,
    reply::{Oops, Reply, page as drawn, page_with},
    visit::Visit,
};
use axum::{
    extract::{Query, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    tracking::{CHECK_DIGITS, Degree, Stage},
};
use mc_kernel::{FieldProblem, FieldProblems, fold};
use mc_pages::{
    components::{DueState, StateChip},
    fields::{FieldKind, FieldView, InputMode, TextInput, Width},
    format,
    public::{Tracked, TrackingPage},
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The number; the first page sends it as `number`, receipts as `so`.
    #[serde(default, alias = "so")]
    number: String,
    #[serde(default)]
    check: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    if asked.check.is_empty() {
        return drawn(&tracking_page(&web, &visit, &asked, &FieldProblems::none(), None));
    }
    answer(&web, &visit, &asked).await
}

/// What the form of the page asks: posted, so that the digits stand in no address.
pub(crate) async fn look_up(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let text = |name: &str| posted.text(name).to_owned();
    answer(&web, &visit, &Asked { number: text("number"), check: text("check") }).await
}

async fn answer(web: &Web, visit: &Visit, asked: &Asked) -> Reply {
    web.limiter.look_up(visit.address()).map_err(Oops::from)?;
    web.limiter.look_up(&fold(&asked.number)).map_err(Oops::from)?;
    match web.app.track(&asked.number, &asked.check).await {
        Ok(degree) => {
            let found = Some(tracked(web, visit.l(), &degree));
            drawn(&tracking_page(web, visit, asked, &FieldProblems::none(), found))
        }
        Err(AppError::NotFound) => {
            let problems = FieldProblems::from(FieldProblem::new("number", "not-tracked"));
            let page = tracking_page(web, visit, asked, &problems, None);
            page_with(StatusCode::NOT_FOUND, &page)
        }
        Err(error) => Err(error.into()),
    }
}

fn tracking_page(
    web: &Web,
    visit: &Visit,
    asked: &Asked,
    problems: &FieldProblems,
    found: Option<Tracked>,
) -> TrackingPage {
    let l = visit.l();
    let text = |value: &str, mode, width| {
        FieldKind::Text(TextInput {
            value: value.to_owned(),
            autocomplete: None,
            mode,
            is_spell_checked: false,
            width,
            most: Some(60),
            unit: None,
        })
    };
    let mut number = FieldView::new(
        "number",
        l.t("track-number"),
        text(&asked.number, InputMode::Text, Width::Full),
    )
    .hinted(l.t("track-number-hint"));
    number.error = problems.at("number").map(|p| crate::forms::problem_words(l, p));
    let digits = CHECK_DIGITS.to_string();
    let check = FieldView::new(
        "check",
        l.with("track-check", &[("digits", digits.as_str())]),
        text("", InputMode::Numeric, Width::Short),
    )
    .hinted(l.t("track-check-hint"));
    TrackingPage {
        chrome: chrome(web, visit),
        errors: error_summary(l, problems),
        fields: vec![number, check],
        action: "/tra-cuu".to_owned(),
        found,
    }
}

fn tracked(web: &Web, l: Lang, degree: &Degree) -> Tracked {
    let (now, zone) = (web.app.now(), &web.app.settings().zone);
    let is_over = matches!(degree.stage, Stage::Ready | Stage::Ended);
    let chip = match degree.due {
        _ if is_over => StateChip::new(DueState::Done, l.t(stage_words(degree.stage))),
        Some(due) if due < now => StateChip::new(DueState::Late, l.t("chip-late")),
        Some(_) => StateChip::new(DueState::OnTime, l.t("chip-on-time")),
        None => StateChip::new(DueState::Waiting, l.t("chip-waiting-desk")),
    };
    let step = Stage::ALL.iter().position(|s| *s == degree.stage).map_or(1, |i| i + 1);
    let of = Stage::ALL.len();
    Tracked {
        number: degree.number.clone(),
        procedure: degree.procedure.clone(),
        degree: l
            .with(
                "degree",
                &[
                    ("step", step.to_string()),
                    ("of", of.to_string()),
                    ("stage", l.t(stage_words(degree.stage)).into_owned()),
                ],
            )
            .into_owned(),
        chip,
        due: degree.due.filter(|_| !is_over).map(|due| format::moment(l, zone.local(due))),
    }
}

/// The words of a stage.
pub(crate) const fn stage_words(stage: Stage) -> &'static str {
    match stage {
        Stage::Submitted => key("stage-submitted"),
        Stage::Accepted => key("stage-accepted"),
        Stage::Processing => key("stage-processing"),
        Stage::Ready => key("stage-ready"),
        Stage::Ended => key("stage-ended"),
    }
}
