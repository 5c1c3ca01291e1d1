//! A day of the calendar: added, changed or taken out.

use super::{
    calendar_change::{self, CALENDAR, Change, Removal},
    keeping::{About, Told, choice, day as day_field, text},
};
use crate::{
    Web,
    posted::Posted,
    reply::{Reply, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{
    AppError,
    calendar::{TableDay, TableKind},
    calendar_edit::{DayTyped, standing},
};
use mc_kernel::CivilDay;
use mc_pages::{
    fields::ChoiceOption,
    format,
    words::{Lang, key},
};

/// What a kind of day is called.
pub(super) const fn kind_words(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Holiday => key("day-holiday"),
        TableKind::SwappedOff => key("day-swapped-off"),
        TableKind::SwappedWorking => key("day-swapped-working"),
    }
}

impl Change for DayTyped {
    type Row = TableDay;

    fn about(&self, l: Lang) -> About {
        let kinds = TableKind::ALL.into_iter().map(|kind| {
            ChoiceOption::new(kind.code(), l.t(kind_words(kind))).chosen_if(&self.kind)
        });
        About {
            title: l.t("calendar-day-title").into_owned(),
            intro: vec![l.t("calendar-day-intro").into_owned()],
            fields: vec![
                day_field(l, "day", key("column-day"), &self.day),
                choice(l, "kind", key("column-kind"), kinds.collect()),
                text(l, "name", key("column-name"), &self.name, 200)
                    .hinted(l.t("calendar-name-hint")),
                text(l, "source", key("column-source"), &self.source, 200)
                    .hinted(l.t("calendar-source-hint")),
            ],
            ..About::default()
        }
    }

    fn sent(posted: &Posted) -> Self {
        let of = |name: &str| posted.text(name).to_owned();
        Self { day: of("day"), kind: of("kind"), name: of("name"), source: of("source") }
    }

    fn read(&self, web: &Web, visit: &Visit) -> Result<TableDay, AppError> {
        web.app.read_calendar_day(visit.ctx(), self)
    }

    fn day(row: &TableDay) -> CivilDay {
        row.day
    }

    fn looked_at(row: &TableDay) -> String {
        format!("{} {}", row.day, row.kind.code())
    }

    fn standing(web: &Web, day: CivilDay) -> String {
        standing(&web.app.reference().calendar, day)
    }

    async fn keep(&self, web: &Web, visit: &Visit, stands: &str) -> Result<String, AppError> {
        let day = web.app.set_calendar_day(visit.ctx(), stands, self).await?;
        Ok(format!("{CALENDAR}?nam={}", day.year()))
    }
}

fn add_here() -> String {
    format!("{CALENDAR}/them")
}

pub(crate) async fn add_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    calendar_change::draw(&web, &visit, &DayTyped::default(), (&add_here(), ""))
}

pub(crate) async fn add(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    calendar_change::send::<DayTyped>(&web, &visit, &posted, add_here()).await
}

/// The row of the day of an address.
fn row_of(web: &Web, day: &str) -> Result<TableDay, AppError> {
    let day: CivilDay = day.parse().map_err(|_bad| AppError::NotFound)?;
    let reference = web.app.reference();
    reference.calendar.days.row(day).cloned().ok_or(AppError::NotFound)
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(day): Path<String>) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &day)?;
    let typed = DayTyped::of(&row, format::day_short(visit.l(), row.day));
    let stands = standing(&web.app.reference().calendar, row.day);
    let to = format!("{CALENDAR}/ngay/{day}");
    calendar_change::draw(&web, &visit, &typed, (&to, &stands))
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
    posted: Posted,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let to = format!("{CALENDAR}/ngay/{day}");
    calendar_change::send::<DayTyped>(&web, &visit, &posted, to).await
}

fn removal(web: &Web, l: Lang, row: &TableDay) -> Removal {
    let named = [("day", format::day(l, row.day)), ("name", row.name.clone())];
    Removal {
        day: row.day,
        stands: standing(&web.app.reference().calendar, row.day),
        title: l.with("calendar-remove-title", &named).into_owned(),
        intro: Vec::new(),
        action: format!("{CALENDAR}/ngay/{}/bo", row.day),
        submit: l.t("calendar-remove").into_owned(),
    }
}

pub(crate) async fn remove_page(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &day)?;
    calendar_change::ask(&web, &visit, removal(&web, visit.l(), &row), &Told::default()).await
}

pub(crate) async fn remove(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
    posted: Posted,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &day)?;
    match web.app.remove_calendar_day(visit.ctx(), posted.text("_stands"), row.day).await {
        Ok(()) => {
            let year = format!("{CALENDAR}?nam={}", row.day.year());
            see_other_telling(&web, &year, "admin-saved")
        }
        Err(error) => {
            let told = Told::of(error)?;
            calendar_change::ask(&web, &visit, removal(&web, visit.l(), &row), &told).await
        }
    }
}
