//! What a changed process would have meant for the dossiers of the past year.

use super::{HERE, draw::head};
use crate::{
    Web,
    admin::place::{Part, columns, sections},
    chrome::chrome,
    posted::Posted,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use mc_app::{
    admin::EditedProcess,
    process::Definition,
    replay::{Replay, StepReplay, Waiting},
};
use mc_pages::{
    admin::ReplayPage,
    chrome::Link,
    components::{Banner, BannerKind, Cell, Column, SummaryList, SummaryRow, Table},
    format,
    words::{Lang, key},
};

/// Rehearses a sound definition that was typed on top of `edited`; what was typed goes with it.
pub(super) async fn rehearse(
    web: &Web,
    visit: &Visit,
    (edited, definition): (&EditedProcess, &Definition),
    posted: &Posted,
) -> Reply {
    let l = visit.l();
    let replay = web.app.replay_process(visit.ctx(), definition).await?;
    let is_of_the_page = |name: &str| ["csrf", "_replay", "_check", "_save"].contains(&name);
    let typed = posted.fields().iter().filter(|(name, _)| !is_of_the_page(name));
    drawn(&ReplayPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Processes),
        back: Link::new(l.t("process-editor"), format!("{HERE}/{}", definition.case)),
        head: head(web, l, definition, &edited.version),
        verdict: verdict(l, &replay),
        method: [
            key("replay-method-pace"),
            key("replay-method-parallel"),
            key("replay-method-bound"),
        ]
        .map(|words| l.t(words).into_owned())
        .to_vec(),
        figures: figures(l, &replay),
        steps: steps(l, &replay.steps),
        waiting: waiting(l, &replay.waiting),
        unused: replay.unused_papers,
        action: format!("{HERE}/{}", definition.case),
        typed: typed.cloned().collect(),
    })
}

fn verdict(l: Lang, replay: &Replay) -> Banner {
    let count = format::count(l, replay.dossiers);
    let many = |number: u64| format::count(l, number);
    if replay.dossiers == 0 {
        return Banner::new(BannerKind::Info, l.t("replay-none"));
    }
    if replay.longer > 0 {
        let values = [("longer", many(replay.longer)), ("count", count)];
        return Banner::new(BannerKind::Warning, l.with("replay-longer", &values));
    }
    if replay.sooner > 0 {
        let values = [("sooner", many(replay.sooner)), ("count", count)];
        return Banner::new(BannerKind::Success, l.with("replay-sooner", &values));
    }
    Banner::new(BannerKind::Success, l.with("replay-same", &[("count", count)]))
}

fn figures(l: Lang, replay: &Replay) -> SummaryList {
    let change = |before: String, after: String| {
        l.with("replay-from-to", &[("before", before), ("after", after)]).into_owned()
    };
    let many = |number: u64| format::count(l, number);
    let rows = vec![
        SummaryRow::new(l.t("replay-dossiers"), many(replay.dossiers)),
        SummaryRow::new(
            l.t("replay-median"),
            change(time(l, replay.median_before), time(l, replay.median_after)),
        ),
        SummaryRow::new(
            l.t("replay-over"),
            change(many(replay.late_before), many(replay.late_after)),
        ),
    ];
    SummaryList { rows }
}

/// Working minutes in words, whole hours from one on.
fn time(l: Lang, minutes: u64) -> String {
    match minutes {
        0..60 => l.n("replay-minutes", minutes).into_owned(),
        _ => format::working_time(l, (minutes + 30) / 60),
    }
}

fn steps(l: Lang, steps: &[StepReplay]) -> Table {
    let planned = |minutes: Option<u32>, otherwise: &str| match minutes {
        Some(minutes) => time(l, u64::from(minutes)),
        None => l.t(otherwise).into_owned(),
    };
    let rows = steps.iter().map(|step| {
        vec![
            format!("{}. {}", step.no.0, step.name).into(),
            format::count(l, step.stays).into(),
            time(l, step.median).into(),
            planned(step.planned_before, key("replay-new-step")).into(),
            planned(step.planned_after, key("replay-gone-step")).into(),
            format::count(l, step.late_before).into(),
            format::count(l, step.late_after).into(),
        ]
    });
    Table {
        caption: l.t("replay-steps").into_owned(),
        columns: vec![
            Column::words(l.t("replay-step")),
            Column::numbers(l.t("replay-stays")),
            Column::words(l.t("replay-took")),
            Column::words(l.t("replay-planned-before")),
            Column::words(l.t("replay-planned-after")),
            Column::numbers(l.t("replay-late-before")),
            Column::numbers(l.t("replay-late-after")),
        ],
        rows: rows.collect(),
    }
}

fn waiting(l: Lang, waiting: &[Waiting]) -> Table {
    let rows = waiting.iter().map(|one| {
        vec![
            // Whoever changes processes need not be allowed to open dossiers: the number only.
            Cell::from(one.number.clone()),
            time(l, one.before).into(),
            time(l, one.after).into(),
        ]
    });
    let named = [key("queue-number"), key("replay-planned-before"), key("replay-planned-after")];
    Table {
        caption: l.t("replay-waiting").into_owned(),
        columns: columns(l, named),
        rows: rows.collect(),
    }
}
