//! A day of the calendar: added, changed or taken out, with what that means for running dossiers said
//! first.

use super::keeping::{self, About, Told, choice, day as day_field, text};
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
    calendar_edit::{CalendarEffect, DayTyped, standing},
};
use mc_kernel::CivilDay;
use mc_pages::{
    chrome::Link,
    fields::ChoiceOption,
    format,
    words::{Lang, key},
};

pub(super) const HERE: &str = "/quan-tri/lich";

/// What a kind of day is called.
pub(super) const fn kind_words(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Holiday => key("day-holiday"),
        TableKind::SwappedOff => key("day-swapped-off"),
        TableKind::SwappedWorking => key("day-swapped-working"),
    }
}

/// A form: its address, and what the table says of the day now.
struct Form<'a> {
    to: String,
    stands: &'a str,
    /// What saving means, once it was looked at; what was looked at stands beside it.
    seen: Option<(CalendarEffect, String)>,
}

fn about(l: Lang, typed: &DayTyped, form: Form<'_>) -> About {
    let kinds = TableKind::ALL
        .into_iter()
        .map(|kind| ChoiceOption::new(kind.code(), l.t(kind_words(kind))).chosen_if(&typed.kind));
    let (submit, seen, effects) = match form.seen {
        None => (l.t("calendar-preview"), String::new(), Vec::new()),
        Some((effect, seen)) => (l.t("admin-save"), seen, effects(l, effect)),
    };
    About {
        back: Link::new(l.t("admin-calendar"), HERE),
        title: l.t("calendar-day-title").into_owned(),
        intro: vec![l.t("calendar-day-intro").into_owned()],
        fields: vec![
            day_field(l, "day", key("column-day"), &typed.day),
            choice(l, "kind", key("column-kind"), kinds.collect()),
            text(l, "name", key("column-name"), &typed.name, 200).hinted(l.t("calendar-name-hint")),
            text(l, "source", key("column-source"), &typed.source, 200)
                .hinted(l.t("calendar-source-hint")),
        ],
        action: form.to,
        hidden: vec![("_stands".to_owned(), form.stands.to_owned()), ("_seen".to_owned(), seen)],
        submit: submit.into_owned(),
        effects,
    }
}

pub(super) fn effects(l: Lang, effect: CalendarEffect) -> Vec<String> {
    let many = |count: usize| {
        let plus = if effect.is_cut { "+" } else { "" };
        format!("{}{plus}", format::count(l, super::place::many(count)))
    };
    let on = [("count", many(effect.on_the_day))];
    let later = [("count", many(effect.later))];
    vec![
        l.with("calendar-effect-on", &on).into_owned(),
        l.with("calendar-effect-later", &later).into_owned(),
        l.t("calendar-effect-promised").into_owned(),
    ]
}

pub(crate) async fn add_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let form = Form { to: format!("{HERE}/them"), stands: "", seen: None };
    let about = about(visit.l(), &DayTyped::default(), form);
    keeping::draw(&web, &visit, about, &Told::default())
}

pub(crate) async fn add(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    keep(&web, &visit, &posted, format!("{HERE}/them")).await
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
    let form = Form { to: format!("{HERE}/ngay/{day}"), stands: &stands, seen: None };
    keeping::draw(&web, &visit, about(visit.l(), &typed, form), &Told::default())
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
    posted: Posted,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    keep(&web, &visit, &posted, format!("{HERE}/ngay/{day}")).await
}

/// Says first what saving means; the second press saves what was looked at.
async fn keep(web: &Web, visit: &Visit, posted: &Posted, to: String) -> Reply {
    let of = |name: &str| posted.text(name).to_owned();
    let typed =
        DayTyped { day: of("day"), kind: of("kind"), name: of("name"), source: of("source") };
    let stands = posted.text("_stands");
    let l = visit.l();
    let (row, told) = match web.app.read_calendar_day(visit.ctx(), &typed) {
        Ok(row) => (Some(row), Told::default()),
        Err(error) => (None, Told::of(error)?),
    };
    let Some(row) = row else {
        let form = Form { to, stands, seen: None };
        return keeping::draw(web, visit, about(l, &typed, form), &told);
    };
    let looked_at = format!("{} {}", row.day, row.kind.code());
    if posted.text("_seen") == looked_at {
        match web.app.set_calendar_day(visit.ctx(), stands, &typed).await {
            Ok(day) => {
                let year = format!("{HERE}?nam={}", day.year());
                return see_other_telling(web, &year, "admin-saved");
            }
            Err(error) => {
                let told = Told::of(error)?;
                let stands = standing(&web.app.reference().calendar, row.day);
                let form = Form { to, stands: &stands, seen: None };
                return keeping::draw(web, visit, about(l, &typed, form), &told);
            }
        }
    }
    let effect = web.app.calendar_effect(visit.ctx(), row.day).await?;
    let form = Form { to, stands, seen: Some((effect, looked_at)) };
    keeping::draw(web, visit, about(l, &typed, form), &Told::default())
}

async fn removing(web: &Web, visit: &Visit, row: &TableDay) -> Result<About, AppError> {
    let l = visit.l();
    let effect = web.app.calendar_effect(visit.ctx(), row.day).await?;
    let named = [("day", format::day(l, row.day)), ("name", row.name.clone())];
    Ok(About {
        back: Link::new(l.t("admin-calendar"), HERE),
        title: l.with("calendar-remove-title", &named).into_owned(),
        intro: Vec::new(),
        fields: Vec::new(),
        action: format!("{HERE}/ngay/{}/bo", row.day),
        hidden: vec![("_stands".to_owned(), standing(&web.app.reference().calendar, row.day))],
        submit: l.t("calendar-remove").into_owned(),
        effects: effects(l, effect),
    })
}

pub(crate) async fn remove_page(
    State(web): State<Web>,
    visit: Visit,
    Path(day): Path<String>,
) -> Reply {
    web.app.may_manage_organisation(visit.ctx())?;
    let row = row_of(&web, &day)?;
    keeping::draw(&web, &visit, removing(&web, &visit, &row).await?, &Told::default())
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
        Ok(()) => see_other_telling(&web, &format!("{HERE}?nam={}", row.day.year()), "admin-saved"),
        Err(error) => {
            let told = Told::of(error)?;
            keeping::draw(&web, &visit, removing(&web, &visit, &row).await?, &told)
        }
    }
}
