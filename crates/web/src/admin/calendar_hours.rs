//! Working hours from a day on: set, changed or taken out, with what that means for running dossiers
//! said first.

use super::{
    calendar_day::{HERE as CALENDAR, effects},
    keeping::{self, About, Told, day as day_field, text},
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
    calendar_edit::CalendarEffect,
    calendar_hours::{HoursTyped, hours_standing},
    store::office_hours::OfficeHours,
};
use mc_kernel::CivilDay;
use mc_pages::{
    chrome::Link,
    format,
    words::{Lang, key},
};

pub(super) const HERE: &str = "/quan-tri/lich/gio";

/// A form: what begins on its day now, and what saving means, once it was looked at.
struct Form<'a> {
    to: String,
    stands: &'a str,
    seen: Option<(CalendarEffect, String)>,
}

fn about(l: Lang, typed: &HoursTyped, form: Form<'_>) -> About {
    let (submit, seen, effects) = match form.seen {
        None => (l.t("calendar-preview"), String::new(), Vec::new()),
        Some((effect, seen)) => (l.t("admin-save"), seen, effects(l, effect)),
    };
    About {
        back: Link::new(l.t("admin-calendar"), CALENDAR),
        title: l.t("hours-title").into_owned(),
        intro: vec![l.t("hours-intro").into_owned()],
        fields: vec![
            day_field(l, "day", key("hours-from"), &typed.day),
            text(l, "hours", key("hours-sessions"), &typed.hours, 100).hinted(l.t("hours-hint")),
            text(l, "source", key("column-source"), &typed.source, 200)
                .hinted(l.t("calendar-source-hint")),
        ],
        action: form.to,
        hidden: vec![("_stands".to_owned(), form.stands.to_owned()), ("_seen".to_owned(), seen)],
        submit: submit.into_owned(),
        effects,
    }
}

pub(crate) async fn add_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let today = web.app.today();
    let hours = web.app.reference().calendar.hours_on(today).to_string().replace(',', ", ");
    let typed = HoursTyped { hours, ..HoursTyped::default() };
    let form = Form { to: HERE.to_owned(), stands: "", seen: None };
    keeping::draw(&web, &visit, about(visit.l(), &typed, form), &Told::default())
}

pub(crate) async fn add(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    keep(&web, &visit, &posted, HERE.to_owned()).await
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
    let typed = HoursTyped {
        day: format::day_short(visit.l(), row.from),
        hours: row.hours.to_string().replace(',', ", "),
        source: row.source,
    };
    let stands = hours_standing(&web.app.reference().calendar, row.from);
    let form = Form { to: format!("{HERE}/{day}"), stands: &stands, seen: None };
    keeping::draw(&web, &visit, about(visit.l(), &typed, form), &Told::default())
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
    posted: Posted,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    keep(&web, &visit, &posted, format!("{HERE}/{day}")).await
}

/// Says first what saving means; the second press saves what was looked at.
async fn keep(web: &Web, visit: &Visit, posted: &Posted, to: String) -> Reply {
    let of = |name: &str| posted.text(name).to_owned();
    let typed = HoursTyped { day: of("day"), hours: of("hours"), source: of("source") };
    let stands = posted.text("_stands");
    let l = visit.l();
    let (row, told) = match web.app.read_hours(visit.ctx(), &typed) {
        Ok(row) => (Some(row), Told::default()),
        Err(error) => (None, Told::of(error)?),
    };
    let Some(row) = row else {
        let form = Form { to, stands, seen: None };
        return keeping::draw(web, visit, about(l, &typed, form), &told);
    };
    let looked_at = format!("{} {}", row.from, row.hours);
    if posted.text("_seen") == looked_at {
        match web.app.set_hours(visit.ctx(), stands, &typed).await {
            Ok(_) => return see_other_telling(web, CALENDAR, "admin-saved"),
            Err(error) => {
                let told = Told::of(error)?;
                let stands = hours_standing(&web.app.reference().calendar, row.from);
                let form = Form { to, stands: &stands, seen: None };
                return keeping::draw(web, visit, about(l, &typed, form), &told);
            }
        }
    }
    let effect = web.app.calendar_effect(visit.ctx(), row.from).await?;
    let form = Form { to, stands, seen: Some((effect, looked_at)) };
    keeping::draw(web, visit, about(l, &typed, form), &Told::default())
}

async fn removing(web: &Web, visit: &Visit, row: &OfficeHours) -> Result<About, AppError> {
    let l = visit.l();
    let effect = web.app.calendar_effect(visit.ctx(), row.from).await?;
    let named = [("day", format::day(l, row.from)), ("hours", row.hours.to_string())];
    Ok(About {
        back: Link::new(l.t("admin-calendar"), CALENDAR),
        title: l.with("hours-remove-title", &named).into_owned(),
        intro: vec![l.t("hours-remove-intro").into_owned()],
        fields: Vec::new(),
        action: format!("{HERE}/{}/bo", row.from),
        hidden: vec![(
            "_stands".to_owned(),
            hours_standing(&web.app.reference().calendar, row.from),
        )],
        submit: l.t("hours-remove").into_owned(),
        effects: effects(l, effect),
    })
}

pub(crate) async fn remove_page(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &visit, &day).await?;
    keeping::draw(&web, &visit, removing(&web, &visit, &row).await?, &Told::default())
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
        Ok(()) => see_other_telling(&web, CALENDAR, "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            keeping::draw(&web, &visit, removing(&web, &visit, &row).await?, &told)
        }
    }
}
