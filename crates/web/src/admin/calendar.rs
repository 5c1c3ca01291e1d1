//! Days off and swapped days of a year.

use super::{
    calendar_change::CALENDAR as HERE,
    calendar_day::kind_words,
    calendar_hours::sessions,
    place::{Part, columns, sections},
};
use crate::{
    Web,
    chrome::fresh_chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    calendar::{Calendar, Certainty, DayKind, TableDay},
    store::office_hours::OfficeHours,
};
use mc_kernel::{CivilDay, Weekday};
use mc_pages::{
    admin::{CalendarPage, DayMark, Month, MonthDay},
    chrome::Link,
    components::{Cell, Tab, Table, Tabs},
    format,
    words::{Lang, key},
};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default, rename = "nam")]
    year: Option<i16>,
}

/// The years that can be asked for.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    Part::Calendar.permit(&web, &visit)?;
    let l = visit.l();
    let reference = web.app.reference();
    let calendar = &reference.calendar;
    let today = web.app.today();
    let this_year = today.year();
    let year = wanted.year.filter(|year| YEARS.contains(year)).unwrap_or(this_year);
    let mut years: BTreeSet<i16> = calendar.days.rows().iter().map(|r| r.day.year()).collect();
    years.extend([year, this_year, this_year.saturating_add(1)]);
    let tabs = years.into_iter().map(|one| Tab {
        label: one.to_string(),
        href: format!("/quan-tri/lich?nam={one}"),
        count: None,
        is_current: one == year,
    });
    let number = year.to_string();
    let can_change = web.app.may_manage_organisation(visit.ctx()).is_ok();
    drawn(&CalendarPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Calendar),
        title: l.with("calendar-title", &[("year", number.as_str())]).into_owned(),
        intro: intro(l, calendar, year, today),
        years: Tabs { label: l.t("calendar-years").into_owned(), tabs: tabs.collect() },
        weekdays: WEEK
            .into_iter()
            .map(|day| (l.t(short_words(day)).into_owned(), format::weekday(l, day)))
            .collect(),
        months: (1..=12).map(|month| month_of(l, calendar, year, month)).collect(),
        actions: if can_change {
            vec![
                Link::new(l.t("calendar-add"), format!("{HERE}/them")),
                Link::new(l.t("year-import"), format!("{HERE}/nhap")),
                Link::new(l.t("hours-change"), super::calendar_hours::HERE),
            ]
        } else {
            Vec::new()
        },
        days: days(l, calendar, year, can_change.then(|| web.app.today())),
        hours: hours(l, &web.app.hour_changes(visit.ctx()).await?, can_change.then_some(today)),
    })
}

/// The changes of the working hours; with today those to come can be changed.
fn hours(l: Lang, changes: &[OfficeHours], today: Option<CivilDay>) -> Table {
    let rows = changes.iter().map(|row| {
        let here = format!("{}/{}", super::calendar_hours::HERE, row.from);
        let can_change = today.is_some_and(|today| row.from > today);
        let remove = l.t("hours-remove").into_owned();
        vec![
            Cell { text: format::day(l, row.from), href: can_change.then(|| here.clone()) },
            sessions(&row.hours).into(),
            row.source.as_str().into(),
            if can_change {
                Cell { text: remove, href: Some(format!("{here}/bo")) }
            } else {
                "".into()
            },
        ]
    });
    let named = [
        key("column-hours-from"),
        key("column-day-hours"),
        key("column-source"),
        key("hours-remove"),
    ];
    Table {
        caption: l.t("hours-changes").into_owned(),
        columns: columns(l, named),
        rows: rows.collect(),
    }
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

const fn short_words(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => key("monday-short"),
        Weekday::Tuesday => key("tuesday-short"),
        Weekday::Wednesday => key("wednesday-short"),
        Weekday::Thursday => key("thursday-short"),
        Weekday::Friday => key("friday-short"),
        Weekday::Saturday => key("saturday-short"),
        Weekday::Sunday => key("sunday-short"),
    }
}

/// The days of a month, in order.
fn days_of(year: i16, month: i8) -> impl Iterator<Item = CivilDay> {
    (1..=31).filter_map(move |day| CivilDay::new(year, month, day))
}

fn intro(l: Lang, calendar: &Calendar, year: i16, today: CivilDay) -> Vec<String> {
    let sessions: Vec<String> = calendar
        .hours_on(today)
        .sessions()
        .iter()
        .map(|s| format!("{}–{}", format::time(s.open), format::time(s.close)))
        .collect();
    let worked = (1..=12).flat_map(|m| days_of(year, m)).filter(|d| calendar.is_working(*d));
    let worked = u64::try_from(worked.count()).unwrap_or(u64::MAX);
    let mut lines = vec![
        l.with("calendar-hours", &[("hours", sessions.join(", "))]).into_owned(),
        l.n("calendar-worked", worked).into_owned(),
    ];
    if !calendar.covers(year) {
        lines.insert(0, l.t("calendar-not-announced").into_owned());
    }
    lines
}

fn month_of(l: Lang, calendar: &Calendar, year: i16, month: i8) -> Month {
    let mut weeks: Vec<Vec<Option<MonthDay>>> = Vec::new();
    let mut week: Vec<Option<MonthDay>> = Vec::new();
    for day in days_of(year, month) {
        let at = WEEK.iter().position(|weekday| *weekday == day.weekday()).unwrap_or(0);
        week.resize(at, None);
        week.push(Some(month_day(calendar, day)));
        if week.len() == WEEK.len() {
            weeks.push(std::mem::take(&mut week));
        }
    }
    if !week.is_empty() {
        week.resize(WEEK.len(), None);
        weeks.push(week);
    }
    let title = l.with("calendar-month", &[("month", month_name(l, month))]).into_owned();
    Month { title, weeks }
}

/// The month as its language writes it: a number, or a name.
fn month_name(l: Lang, month: i8) -> String {
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = usize::try_from(month).ok().and_then(|m| ENGLISH.get(m.checked_sub(1)?));
    match (l.locale(), name) {
        (mc_kernel::Locale::En, Some(name)) => (*name).to_owned(),
        _ => month.to_string(),
    }
}

fn month_day(calendar: &Calendar, day: CivilDay) -> MonthDay {
    let (mark, name) = match calendar.day_kind(day) {
        DayKind::Working => (DayMark::Working, None),
        DayKind::Weekend => (DayMark::Weekend, None),
        DayKind::Holiday { name } => (DayMark::Holiday, Some(name)),
        DayKind::SwappedOff { name } => (DayMark::SwappedOff, Some(name)),
        DayKind::SwappedWorking { name } => (DayMark::SwappedWorking, Some(name)),
    };
    MonthDay { number: day.day(), mark, name: name.map(ToOwned::to_owned) }
}

/// The rows of a year; with today those to come can be changed.
fn days(l: Lang, calendar: &Calendar, year: i16, today: Option<CivilDay>) -> Table {
    let rows = calendar.days.rows().iter().filter(|row| row.day.year() == year);
    let named = [
        key("column-day"),
        key("column-name"),
        key("column-kind"),
        key("column-certainty"),
        key("column-source"),
        key("calendar-remove"),
    ];
    Table {
        caption: l.t("calendar-days").into_owned(),
        columns: columns(l, named),
        rows: rows.map(|row| day_row(l, row, today.is_some_and(|today| row.day > today))).collect(),
    }
}

fn day_row(l: Lang, row: &TableDay, can_change: bool) -> Vec<Cell> {
    let kind = kind_words(row.kind);
    let here = format!("{HERE}/ngay/{}", row.day);
    let certainty = match row.certainty {
        Certainty::Confirmed => key("certainty-confirmed"),
        Certainty::Law => key("certainty-law"),
        Certainty::OwnKnowledge => key("certainty-own"),
        Certainty::Uncertain => key("certainty-uncertain"),
    };
    vec![
        Cell { text: format::day(l, row.day), href: can_change.then(|| here.clone()) },
        row.name.as_str().into(),
        l.t(kind).into_owned().into(),
        l.t(certainty).into_owned().into(),
        row.source.as_str().into(),
        if can_change {
            let text = l.t("calendar-remove").into_owned();
            Cell { text, href: Some(format!("{here}/bo")) }
        } else {
            "".into()
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::Locale;

    #[test]
    fn weeks_begin_on_monday_and_hold_seven_days() {
        // 1 January 2023 is a Sunday, 31 January a Tuesday.
        let month = month_of(Lang::new(Locale::Vi), &Calendar::default(), 2023, 1);
        assert_eq!(month.title, "Tháng 1");
        assert_eq!(month.weeks.len(), 6);
        assert!(month.weeks.iter().all(|week| week.len() == 7));
        let number = |week: usize, day: usize| month.weeks[week][day].as_ref().map(|d| d.number);
        assert_eq!((number(0, 5), number(0, 6), number(1, 0)), (None, Some(1), Some(2)));
        assert_eq!((number(5, 1), number(5, 2)), (Some(31), None));
    }

    #[test]
    fn a_leap_year_has_its_day() {
        let month = month_of(Lang::new(Locale::En), &Calendar::default(), 2024, 2);
        assert_eq!(month.weeks.iter().flatten().flatten().count(), 29);
        assert_eq!(month.title, "February");
    }
}
