//! Working hours from a day on: set, changed or taken out.

use super::{
    calendar_change::{self, CALENDAR, Change, Removal},
    keeping::{About, Told, day as day_field, text},
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
    calendar_hours::{HoursTyped, hours_standing},
    store::office_hours::OfficeHours,
};
use mc_kernel::CivilDay;
use mc_pages::{
    format,
    words::{Lang, key},
};

pub(super) const HERE: &str = "/quan-tri/lich/gio";

impl Change for HoursTyped {
    type Row = OfficeHours;

    fn about(&self, l: Lang) -> About {
        About {
            title: l.t("hours-title").into_owned(),
            intro: vec![l.t("hours-intro").into_owned()],
            fields: vec![
                day_field(l, "day", key("hours-from"), &self.day),
                text(l, "hours", key("hours-sessions"), &self.hours, 100).hinted(l.t("hours-hint")),
                text(l, "source", key("column-source"), &self.source, 200)
                    .hinted(l.t("calendar-source-hint")),
            ],
            ..About::default()
        }
    }

    fn sent(posted: &Posted) -> Self {
        let of = |name: &str| posted.text(name).to_owned();
        Self { day: of("day"), hours: of("hours"), source: of("source") }
    }

    fn read(&self, web: &Web, visit: &Visit) -> Result<OfficeHours, AppError> {
        web.app.read_hours(visit.ctx(), self)
    }

    fn day(row: &OfficeHours) -> CivilDay {
        row.from
    }

    fn looked_at(row: &OfficeHours) -> String {
        format!("{} {}", row.from, row.hours)
    }

    fn standing(web: &Web, day: CivilDay) -> String {
        hours_standing(&web.app.reference().calendar, day)
    }

    async fn keep(&self, web: &Web, visit: &Visit, stands: &str) -> Result<String, AppError> {
        let from = web.app.set_hours(visit.ctx(), stands, self).await?;
        Ok(format!("{CALENDAR}?nam={}", from.year()))
    }
}

/// Sessions as people write them.
pub(super) fn sessions(row: &impl ToString) -> String {
    row.to_string().replace(',', ", ")
}

pub(crate) async fn add_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let hours = sessions(web.app.reference().calendar.hours_on(web.app.today()));
    let typed = HoursTyped { hours, ..HoursTyped::default() };
    calendar_change::draw(&web, &visit, &typed, (HERE, ""))
}

pub(crate) async fn add(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    calendar_change::send::<HoursTyped>(&web, &visit, &posted, HERE.to_owned()).await
}

/// The change that begins on the day of an address.
async fn row_of(web: &Web, visit: &Visit, day: &str) -> Result<OfficeHours, AppError> {
    let day: CivilDay = day.parse().map_err(|_bad| AppError::NotFound)?;
    let changes = web.app.hour_changes(visit.ctx()).await?;
    changes.into_iter().find(|row| row.from == day).ok_or(AppError::NotFound)
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(day): Path<String>) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &visit, &day).await?;
    let stands = hours_standing(&web.app.reference().calendar, row.from);
    let typed = HoursTyped {
        day: format::day_short(visit.l(), row.from),
        hours: sessions(&row.hours),
        source: row.source,
    };
    calendar_change::draw(&web, &visit, &typed, (&format!("{HERE}/{day}"), &stands))
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
    posted: Posted,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    calendar_change::send::<HoursTyped>(&web, &visit, &posted, format!("{HERE}/{day}")).await
}

fn removal(web: &Web, l: Lang, row: &OfficeHours) -> Removal {
    let named = [("day", format::day(l, row.from)), ("hours", sessions(&row.hours))];
    Removal {
        day: row.from,
        stands: hours_standing(&web.app.reference().calendar, row.from),
        title: l.with("hours-remove-title", &named).into_owned(),
        intro: vec![l.t("hours-remove-intro").into_owned()],
        action: format!("{HERE}/{}/bo", row.from),
        submit: l.t("hours-remove").into_owned(),
    }
}

pub(crate) async fn remove_page(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &visit, &day).await?;
    calendar_change::ask(&web, &visit, removal(&web, visit.l(), &row), &Told::default()).await
}

pub(crate) async fn remove(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
    posted: Posted,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &visit, &day).await?;
    match web.app.remove_hours(visit.ctx(), posted.text("_stands"), row.from).await {
        Ok(()) => {
            let year = format!("{CALENDAR}?nam={}", row.from.year());
            see_other_telling(&web, &year, "admin-saved")
        }
        Err(error) => {
            let told = Told::of(error)?;
            calendar_change::ask(&web, &visit, removal(&web, visit.l(), &row), &told).await
        }
    }
}
