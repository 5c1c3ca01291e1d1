//! Saving what the editor holds; when somebody else saved first, that is told and nothing is lost.

use super::{
    HERE,
    draw::{Day, Shown, page as editor},
};
use crate::{
    Web,
    reply::{Reply, page_with, see_other_telling},
    visit::Visit,
};
use axum::http::StatusCode;
use mc_app::{
    AppError,
    admin::{EditedProcess, StepRow},
    form::read_day,
    import::ImportError,
    process::Definition,
};
use mc_kernel::{FieldProblem, FieldProblems};
use mc_pages::{
    chrome::Link,
    components::{Banner, BannerKind},
};

/// Saves a sound definition that was typed on top of `edited`.
pub(super) async fn save(
    web: &Web,
    visit: &Visit,
    edited: &EditedProcess,
    (rows, definition): (&[StepRow], &Definition),
    from: &str,
) -> Reply {
    let base = edited.version.number;
    let case = &definition.case;
    let saved = match read_day(from) {
        Some(day) => web.app.save_process(visit.ctx(), (base, day), definition).await,
        None => Err(AppError::invalid(FieldProblem::new("valid_from", "day")).into()),
    };
    match saved {
        Ok(version) if version.number == base => {
            see_other_telling(web, &format!("{HERE}/{case}"), "process-same")
        }
        Ok(version) if version.valid_from > web.app.today() => {
            let told = format!("process-coming-{}-{}", version.number, version.valid_from);
            see_other_telling(web, &format!("{HERE}/{case}"), &told)
        }
        Ok(version) => {
            let told = format!("process-saved-{}", version.number);
            see_other_telling(web, &format!("{HERE}/{case}"), &told)
        }
        Err(ImportError::App(AppError::Conflict(_))) => {
            saved_elsewhere(web, visit, base, (rows, case, from)).await
        }
        Err(ImportError::App(AppError::Invalid(invalid))) => {
            let read = web.app.read_process(&edited.definition, rows);
            let day = Day { typed: from, problems: &invalid.problems };
            let shown = Shown { edited, rows, read: &read, tells: true, banner: None, day };
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &editor(web, visit, &shown))
        }
        Err(ImportError::App(error)) => Err(error.into()),
        Err(ImportError::Problems(problems)) => {
            // Rows that were read without a problem have none.
            Err(AppError::Internal(format!("{} problems in a sound process", problems.len()))
                .into())
        }
    }
}

/// Somebody else was faster. What was typed stays in the rows, on top of the newest version; the way
/// to what changed in between is shown. Saving once more keeps what stands here.
async fn saved_elsewhere(
    web: &Web,
    visit: &Visit,
    base: u64,
    (rows, case, from): (&[StepRow], &str, &str),
) -> Reply {
    let l = visit.l();
    let newest = web.app.edited_process(visit.ctx(), case, None).await?;
    let number = newest.version.number;
    let values = [("number", number.to_string())];
    let mut banner = Banner::new(BannerKind::Warning, l.with("process-elsewhere", &values));
    banner.text = Some(l.t("process-elsewhere-text").into_owned());
    let to = format!("{HERE}/{case}/so-sanh?tu={base}&den={number}");
    banner.action = Some(Link::new(l.t("process-elsewhere-compare"), to));
    let read = web.app.read_process(&newest.definition, rows);
    let banner = Some(banner);
    let none = FieldProblems::none();
    let day = Day { typed: from, problems: &none };
    let shown = Shown { edited: &newest, rows, read: &read, tells: true, banner, day };
    page_with(StatusCode::CONFLICT, &editor(web, visit, &shown))
}
