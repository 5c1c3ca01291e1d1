//! The editor: rows as a table, checked and drawn at each turn, saved as a new version.

use super::{
    draw::{Day, Shown, page as editor, sound},
    replay::rehearse,
    rows::{self, Change},
    save::save,
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, page as drawn, page_again},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::admin::rows_of;
use mc_kernel::FieldProblems;
use mc_pages::format;

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(case): Path<String>) -> Reply {
    let edited = web.app.edited_process(visit.ctx(), &case, None).await?;
    let rows = rows_of(&edited.definition);
    let (today, none) = (format::day_short(visit.l(), web.app.today()), FieldProblems::none());
    let day = Day { typed: &today, problems: &none };
    let read = web.app.read_process(&edited.definition, &rows);
    let shown = Shown { edited: &edited, rows: &rows, read: &read, tells: true, banner: None, day };
    drawn(&editor(&web, &visit, &shown))
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(case): Path<String>,
    posted: Posted,
) -> Reply {
    let base: u64 = posted.parsed("_base")?;
    let edited = web.app.edited_process(visit.ctx(), &case, Some(base)).await?;
    let rows = rows::read(&posted);
    let none = FieldProblems::none();
    let day = Day { typed: posted.text("valid_from"), problems: &none };
    if let Some(change) = Change::of(&posted) {
        let rows = rows::changed(rows, change);
        let read = web.app.read_process(&edited.definition, &rows);
        let shown =
            Shown { edited: &edited, rows: &rows, read: &read, tells: false, banner: None, day };
        return drawn(&editor(&web, &visit, &shown));
    }
    let read = web.app.read_process(&edited.definition, &rows);
    let Some(definition) = read.sound() else {
        let shown =
            Shown { edited: &edited, rows: &rows, read: &read, tells: true, banner: None, day };
        return page_again(&editor(&web, &visit, &shown));
    };
    if posted.has("_replay") {
        return rehearse(&web, &visit, (&edited, definition), &posted).await;
    }
    if posted.has("_save") {
        return save(&web, &visit, &edited, (&rows, definition), day.typed).await;
    }
    let banner = Some(sound(visit.l(), *definition != *edited.definition));
    let shown = Shown { edited: &edited, rows: &rows, read: &read, tells: true, banner, day };
    drawn(&editor(&web, &visit, &shown))
}
