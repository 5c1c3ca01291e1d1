//! The transparency page: figures for everybody, without signing on and without personal data.

use crate::{
    Web,
    chrome::chrome,
    desk::reports::{agency_filter, criteria, hundredths, period_words, points, quality_chart},
    reply::{Oops, Reply, page as drawn},
    visit::Visit,
};
use axum::{
    extract::{Query, State},
    http::header,
    response::IntoResponse,
};
use mc_app::{
    AppError,
    indicators::{CLASSES, Counts, Criterion, Share, open},
    quality::{MOST_PEOPLE_PERCENT, PublicQuality, PublicRow},
    reports::Period,
    sheet::{Cell as SheetCell, Column as SheetColumn, Kind, Sheet},
};
use mc_kernel::ids::UnitId;
use mc_pages::{
    chrome::Link,
    components::{Cell, Column, Empty, Filter, FilterOption, SummaryList, SummaryRow, Table},
    format,
    public::TransparencyPage,
    words::{Lang, key},
};
use serde::Deserialize;
use std::sync::Arc;

pub(crate) const HERE: &str = "/minh-bach";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    ky: String,
    #[serde(default, rename = "don-vi")]
    agency: String,
}

impl Asked {
    /// The period, without one the present year; and the agency, without one all.
    async fn read(&self, web: &Web) -> Result<(Period, Arc<PublicQuality>), AppError> {
        let period = match self.ky.as_str() {
            "" => Period::Year(web.app.today().year()),
            code => Period::from_code(code).ok_or(AppError::NotFound)?,
        };
        let agency: Option<UnitId> = match self.agency.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_bad| AppError::NotFound)?),
        };
        Ok((period, web.app.public_quality(period, agency).await?))
    }

    fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("ky", &self.ky), ("don-vi", &self.agency)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let (period, found) = asked.read(&web).await?;
    let whom = match &found.agency {
        Some((_, name)) => name.clone(),
        None => l.t("transparency-agency-all").into_owned(),
    };
    let (from, until) = (found.days.from, found.days.until);
    let about = [
        ("whom", whom),
        ("from", format::day_short(l, from)),
        ("until", format::day_short(l, until)),
    ];
    let is_shown = found.counts.is_some();
    let scored = found.index.lines.iter().filter(|line| line.criterion.is_scored());
    let csv = Link::new(l.t("transparency-download"), format!("{HERE}/csv?{}", asked.query()));
    drawn(&TransparencyPage {
        chrome: chrome(&web, &visit),
        about: l.with("transparency-about", &about).into_owned(),
        action: HERE.to_owned(),
        filters: filters(&web, l, period, &found),
        empty: (!is_shown).then(|| Empty {
            title: l.t("transparency-nothing").into_owned(),
            text: l.t("transparency-nothing-text").into_owned(),
            action: None,
        }),
        figures: found.counts.as_ref().map(|counts| figures(l, &found, counts)),
        chart: is_shown.then(|| quality_chart(l, &found.index)),
        criteria: is_shown.then(|| rounded_criteria(l, &found)),
        tables: vec![
            table(l, key("transparency-by-agency"), &found.agencies, true, &asked),
            table(l, key("transparency-by-procedure"), &found.procedures, false, &asked),
        ],
        rules: rules(l, &found),
        formulas: scored
            .map(|line| {
                let name = line.criterion.name(l.locale());
                let formula = line.criterion.formula(l.locale());
                (format!("{} {name}", line.criterion.id()), formula.to_owned())
            })
            .collect(),
        version: found.index.edition.version().to_owned(),
        download: is_shown.then_some(csv),
    })
}

fn filters(web: &Web, l: Lang, period: Period, found: &PublicQuality) -> Vec<Filter> {
    let mut periods = web.app.quality_periods();
    if !periods.contains(&period) {
        periods.push(period);
    }
    let chosen = period.code();
    let options = periods
        .into_iter()
        .map(|period| FilterOption::new(period.code(), period_words(l, period), &chosen));
    let period = Filter {
        name: "ky".to_owned(),
        label: l.t("transparency-period").into_owned(),
        options: options.collect(),
    };
    let agencies = web.app.public_agencies();
    let chosen = found.agency.as_ref().map(|(id, _)| *id);
    let mut agency = agency_filter(l, &agencies, chosen, &l.t("transparency-agency-all"));
    agency.label = l.t("transparency-agency").into_owned();
    vec![period, agency]
}

fn figures(l: Lang, found: &PublicQuality, counts: &Counts) -> SummaryList {
    let total = found.index.total();
    let score = [("points", points(l, total.points)), ("of", points(l, total.of))];
    let rows = vec![
        SummaryRow::new(l.t("transparency-index"), l.with("quality-score", &score)),
        SummaryRow::new(l.t("transparency-on-time"), whole_percent(l, on_time(counts))),
        SummaryRow::new(
            l.t("transparency-wait"),
            match days(counts) {
                Some(days) => l.n("transparency-most-people", days.into()).into_owned(),
                None => wait(l, counts),
            },
        ),
        SummaryRow::new(
            l.t("transparency-online"),
            whole_percent(l, share(counts.received_online, counts.received)),
        ),
    ];
    SummaryList { rows }
}

/// The criteria without counts: these are told rounded alone.
fn rounded_criteria(l: Lang, found: &PublicQuality) -> Table {
    let mut table = criteria(l, &found.index, None);
    table.columns.remove(1);
    for row in &mut table.rows {
        row.remove(1);
    }
    table
}

/// Agencies or procedures: dossiers rounded down to tens, the share in time, the waiting time.
fn table(
    l: Lang,
    caption: &'static str,
    rows: &[PublicRow],
    leads_on: bool,
    asked: &Asked,
) -> Table {
    let rows = rows.iter().map(|row| {
        let query = Asked { ky: asked.ky.clone(), agency: row.key.clone() }.query();
        let href = leads_on.then(|| format!("{HERE}?{query}"));
        vec![
            Cell { text: row.name.clone(), href },
            format::count(l, tens(&row.counts)).into(),
            whole_percent(l, on_time(&row.counts)).into(),
            wait(l, &row.counts).into(),
        ]
    });
    Table {
        caption: l.t(caption).into_owned(),
        columns: vec![
            Column::words(l.t(caption)),
            Column::numbers(l.t("transparency-column-dossiers")),
            Column::numbers(l.t("transparency-on-time")),
            Column::numbers(l.t("transparency-column-wait")),
        ],
        rows: rows.collect(),
    }
}

fn share(part: i64, whole: i64) -> Share {
    let count = |value: i64| u64::try_from(value).unwrap_or(0);
    Share::of(count(part), count(whole))
}

fn on_time(counts: &Counts) -> Share {
    share(counts.late(), counts.counted()).rest()
}

fn tens(counts: &Counts) -> u64 {
    u64::try_from(counts.counted()).unwrap_or(0) / 10 * 10
}

/// A share in whole per cent; “N/A” of nothing.
fn whole_percent(l: Lang, share: Share) -> String {
    match share.percent_hundredths() {
        None => l.t("quality-not-applicable").into_owned(),
        Some(percent) => {
            let percent = ((percent + 50) / 100).to_string();
            l.with("quality-percent", &[("percent", percent)]).into_owned()
        }
    }
}

/// Whether there are enough results to say how long people wait.
fn has_results(counts: &Counts) -> bool {
    u64::try_from(counts.settled).unwrap_or(0) >= open::LEAST
}

/// Within how many days most people had their result.
fn days(counts: &Counts) -> Option<u16> {
    counts.within(MOST_PEOPLE_PERCENT).filter(|_| has_results(counts))
}

fn wait(l: Lang, counts: &Counts) -> String {
    match days(counts) {
        Some(days) => l.n("transparency-wait-days", days.into()).into_owned(),
        None if !has_results(counts) => l.t("transparency-wait-none").into_owned(),
        None => {
            let most = CLASSES.last().copied().unwrap_or(0).to_string();
            l.with("transparency-wait-longer", &[("days", most)]).into_owned()
        }
    }
}

fn rules(l: Lang, found: &PublicQuality) -> Vec<String> {
    let percent = [("percent", MOST_PEOPLE_PERCENT.to_string())];
    let least = [("least", open::LEAST.to_string())];
    let mut rules = vec![
        l.with("transparency-rule-most", &percent).into_owned(),
        l.with("transparency-rule-small", &least).into_owned(),
    ];
    if found.left_out > 0 {
        let count = [("count", found.left_out.to_string())];
        rules.push(l.with("transparency-rule-left-out", &count).into_owned());
    }
    rules
}

/// The same figures, rounded in the same way, as a file.
pub(crate) async fn csv(State(web): State<Web>, visit: Visit, Query(asked): Query<Asked>) -> Reply {
    let l = visit.l();
    let (period, found) = asked.read(&web).await?;
    let columns = [
        SheetColumn::new(l.t("report-by-agency"), 40),
        SheetColumn::new(l.t("report-by-procedure"), 40),
        SheetColumn::new(l.t("transparency-column-dossiers"), 14),
        SheetColumn::new(l.t("transparency-on-time"), 14),
        SheetColumn::new(l.t("transparency-column-wait"), 20),
    ];
    let cells = |agency: &str, procedure: &str, counts: &Counts| {
        vec![
            SheetCell::text(agency.to_owned()),
            SheetCell::text(procedure.to_owned()),
            SheetCell::Whole(i64::try_from(tens(counts)).unwrap_or(i64::MAX)),
            SheetCell::text(whole_percent(l, on_time(counts))),
            SheetCell::text(wait(l, counts)),
        ]
    };
    let whom = found.agency.as_ref().map_or("", |(_, name)| name.as_str());
    let mut rows: Vec<Vec<SheetCell>> =
        found.agencies.iter().map(|row| cells(&row.name, "", &row.counts)).collect();
    rows.extend(found.procedures.iter().map(|row| cells(whom, &row.name, &row.counts)));
    rows.extend(found.index.lines.iter().filter_map(|line| {
        let scored = hundredths(l, line.points()?.0);
        let name =
            format!("{} {}", line.criterion.id(), Criterion::name(line.criterion, l.locale()));
        Some(vec![SheetCell::text(name), SheetCell::Empty, SheetCell::text(scored)])
    }));
    let rows = rows.iter().map(Vec::as_slice);
    let bytes = Sheet::whole(Kind::Csv, &l.t("transparency-title"), &columns, rows)
        .map_err(|error| Oops::from(AppError::internal(error)))?;
    let name = format!("attachment; filename=\"minh-bach-{}.csv\"", period.code());
    let headers = [
        (header::CONTENT_TYPE, Kind::Csv.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, bytes).into_response())
}
