//! The index of service quality on the screen: groups, criteria, agencies, procedures, and the
//! dossiers behind a criterion.

use super::{
    asked::{Asked, Wanted, tabs},
    behind::dossier_row,
    settlement::nothing,
};
use crate::{
    Web,
    chrome::fresh_chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    AppError,
    indicators::{Criterion, Group, Index, Line, Outcome, Points, Share},
    quality::{Quality, QualityRow, scale_of},
    reports::Period,
    store::quality::{LackKey, Lacking},
};
use mc_kernel::Locale;
use mc_pages::{
    chrome::Link,
    components::{
        Cell, Chart, Column, FigureGroup, FigureRow, FigureTable, Paging, Point, Series, Table,
        WorkList,
    },
    desk::ReportPage,
    format,
    words::{Lang, key},
};

/// The address behind that of reports.
pub(super) const PATH: &str = "/chat-luong";
/// The criteria that agencies and procedures are compared by.
pub(super) const COMPARED: [Criterion; 5] = [
    Criterion::OnTime,
    Criterion::FullyOnline,
    Criterion::ElectronicResult,
    Criterion::Digitised,
    Criterion::Reused,
];
/// How many criteria are named as those that would lift the index most.
const MOST_LIFTS: usize = 3;

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let wanted = wanted(&asked, &web, &visit)?;
    let quality = web.app.quality_index(visit.ctx(), wanted.period, wanted.ask.agency).await?;
    let mut page = empty_page(&web, &visit, &wanted, l.t("quality-title").into_owned()).await?;
    page.notices.extend(lifts(l, &quality.index));
    page.filters = Some(wanted.filters(&web, l, PATH, Vec::new()));
    let total = quality.index.total();
    let score = [("points", points(l, total.points)), ("of", points(l, total.of))];
    page.about = format!("{} · {}", page.about, l.with("quality-score", &score));
    page.formula = Some((
        quality.index.edition.version().to_owned(),
        l.t("quality-formula-words").into_owned(),
    ));
    if quality.rows.is_empty() {
        page.empty = Some(nothing(l));
        return drawn(&page);
    }
    page.chart = Some(chart(l, &quality.index));
    page.figures = Some(compared(l, &wanted, &quality));
    page.table = Some(criteria(l, &quality.index, Some(&wanted)));
    let download = |kind: &str| wanted.address(&format!("{PATH}/tai-ve/{kind}"), &[]);
    page.downloads = vec![
        Link::new(l.t("report-download-xlsx"), download("xlsx")),
        Link::new(l.t("report-download-csv"), download("csv")),
    ];
    drawn(&page)
}

/// What is asked for; an index is made for months, quarters and years alone.
pub(super) fn wanted(asked: &Asked, web: &Web, visit: &Visit) -> Result<Wanted, AppError> {
    let mut wanted = asked.read(web, visit)?;
    if scale_of(wanted.period).is_none() {
        let day = wanted.ask.days.until.min(web.app.today());
        wanted.period = Period::month_of(day);
        wanted.ask.days = wanted.period.days();
    }
    Ok(wanted)
}

async fn empty_page(
    web: &Web,
    visit: &Visit,
    wanted: &Wanted,
    title: String,
) -> Result<ReportPage, AppError> {
    let l = visit.l();
    Ok(ReportPage {
        chrome: fresh_chrome(web, visit),
        reports: tabs(l, wanted, PATH),
        back: None,
        title,
        about: wanted.about(web, l),
        errors: wanted.errors(l),
        notices: wanted.notices(web, l).await?,
        filters: None,
        chart: None,
        figures: None,
        table: None,
        list: None,
        empty: None,
        paging: Paging::default(),
        formula: None,
        downloads: Vec::new(),
        keep: None,
    })
}

/// The criteria that would lift the index most, in words.
fn lifts(l: Lang, index: &Index) -> Vec<String> {
    let words = |line: &Line| {
        let name = criterion_words(l, line.criterion);
        let missing = points(l, line.missing().unwrap_or_default());
        l.with("quality-lift", &[("criterion", name), ("points", missing)]).into_owned()
    };
    index.lifts().iter().take(MOST_LIFTS).map(words).collect()
}

/// The groups: points that are there and points that are missing, of those that were measured.
pub(crate) fn chart(l: Lang, index: &Index) -> Chart {
    let scores = Group::ALL.map(|group| (group, index.group(group)));
    let rounded = |points: u32| i64::from((points + 50) / 100);
    let bars = scores.map(|(group, score)| {
        let (reached, of) = (rounded(score.points.0), rounded(score.of.0));
        Point::new(group_words(l, group), [reached, of - reached])
    });
    let told = scores.map(|(group, score)| {
        let values = [
            ("group", group_words(l, group)),
            ("points", points(l, score.points)),
            ("of", points(l, score.of)),
        ];
        l.with("quality-group-score", &values).into_owned()
    });
    Chart::bars(
        "quality",
        (l.t("quality-chart").into_owned(), told.join("; ")),
        vec![
            Series::new(l.t("quality-reached"), "good"),
            Series::new(l.t("quality-missing"), "soft"),
        ],
        &bars,
    )
}

/// Every criterion with its share and its points; with what was asked for each leads to what stands
/// behind it.
pub(crate) fn criteria(l: Lang, index: &Index, wanted: Option<&Wanted>) -> Table {
    let rows = index.lines.iter().map(|line| {
        let href = wanted.map(|wanted| {
            wanted.address(&format!("{PATH}/ho-so"), &[("chi-so", line.criterion.id())])
        });
        let (part, rate) =
            line.share.map_or_else(Default::default, |share| (counts(l, share), percent(l, share)));
        vec![
            Cell { text: criterion_words(l, line.criterion), href },
            part.into(),
            rate.into(),
            outcome(l, line).into(),
            points(l, line.criterion.most()).into(),
        ]
    });
    Table {
        caption: l.t("quality-criteria").into_owned(),
        columns: vec![
            Column::words(l.t("column-criterion")),
            Column::numbers(l.t("column-share-counts")),
            Column::numbers(l.t("column-share")),
            Column::numbers(l.t("column-points")),
            Column::numbers(l.t("column-most-points")),
        ],
        rows: rows.collect(),
    }
}

/// Agencies side by side, or the procedures of one.
fn compared(l: Lang, wanted: &Wanted, quality: &Quality) -> FigureTable {
    let first = match quality.agency {
        None => key("report-by-agency"),
        Some(_) => key("report-by-procedure"),
    };
    let mut groups = vec![FigureGroup::new(l.t("column-points"), Vec::new())];
    groups.extend(COMPARED.map(|criterion| FigureGroup::new(criterion.id(), Vec::new())));
    let row = |row: &QualityRow| {
        let mut narrowed = wanted.clone();
        let is_agency = quality.agency.is_none();
        if is_agency {
            narrowed.ask.agency = row.key.parse().ok();
        } else {
            narrowed.ask.procedure = Some(row.key.clone());
        }
        let href = is_agency.then(|| narrowed.address(PATH, &[]));
        FigureRow {
            name: Cell { text: row.name.clone(), href },
            figures: figures(l, &row.index, Some(&narrowed)),
        }
    };
    FigureTable {
        caption: l.t("quality-compared").into_owned(),
        first: l.t(first).into_owned(),
        groups,
        rows: quality.rows.iter().map(row).collect(),
        total: FigureRow {
            name: l.t("report-total").into_owned().into(),
            figures: figures(l, &quality.index, None),
        },
    }
}

fn figures(l: Lang, index: &Index, wanted: Option<&Wanted>) -> Vec<Cell> {
    let total = index.total();
    let mut cells: Vec<Cell> =
        vec![format!("{} / {}", points(l, total.points), points(l, total.of)).into()];
    cells.extend(COMPARED.map(|criterion| {
        let share = index.line(criterion).and_then(|line| line.share);
        let href = wanted
            .filter(|_| share.is_some_and(|share| share.part < share.whole))
            .map(|w| w.address(&format!("{PATH}/ho-so"), &[("chi-so", criterion.id())]));
        Cell { text: share.map(|share| percent(l, share)).unwrap_or_default(), href }
    }));
    cells
}

/// What stands behind a criterion: its formula, agencies or procedures, and the dossiers of one
/// agency that it lacks points for.
pub(crate) async fn criterion(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    let l = visit.l();
    let wanted = wanted(&asked, &web, &visit)?;
    let criterion = Criterion::from_id(&asked.criterion).ok_or(AppError::NotFound)?;
    let quality = web.app.quality_index(visit.ctx(), wanted.period, wanted.ask.agency).await?;
    let title = criterion_words(l, criterion);
    let mut page = empty_page(&web, &visit, &wanted, title.clone()).await?;
    page.back = Some(Link::new(l.t("report-back"), wanted.address(PATH, &[])));
    let formula = criterion.formula(l.locale()).to_owned();
    page.formula = Some((quality.index.edition.version().to_owned(), formula));
    if let Some(line) = quality.index.line(criterion) {
        page.about = format!("{} · {}", page.about, told(l, line));
    }
    let narrowed = wanted.ask.procedure.clone();
    if narrowed.is_none() && COMPARED.contains(&criterion) {
        page.table = Some(behind(l, &wanted, &quality, criterion));
    }
    let Some(agency) = wanted.ask.agency.filter(|_| Lacking::is_known(criterion)) else {
        return drawn(&page);
    };
    if web.app.scope(visit.ctx()).is_err() {
        return drawn(&page);
    }
    let of = (wanted.period, agency, narrowed.unwrap_or_default());
    let found = web.app.lacking(visit.ctx(), of, criterion, key_of(&asked.sau)).await?;
    let here = |more: &str| {
        let more = [("chi-so", criterion.id()), ("sau", more)];
        wanted.address(&format!("{PATH}/ho-so"), &more)
    };
    let shown = u64::try_from(found.rows.len()).unwrap_or(u64::MAX);
    page.paging = Paging {
        first: (!asked.sau.is_empty()).then(|| here("")),
        next: found.next.map(|(day, id)| here(&format!("{day}.{id}"))),
        shown: l.n("dossiers-shown", shown).into_owned(),
    };
    page.list = Some(WorkList {
        caption: l.with("quality-lacking", &[("criterion", title)]).into_owned(),
        rows: found.rows.iter().map(|brief| dossier_row(&web, &visit, brief)).collect(),
        ..WorkList::default()
    });
    drawn(&page)
}

/// The parts of the index by one criterion, those that lack most first.
fn behind(l: Lang, wanted: &Wanted, quality: &Quality, criterion: Criterion) -> Table {
    let lacks = |row: &QualityRow| {
        row.index.line(criterion).and_then(|line| line.share).map_or(0, |share| share.rest().part)
    };
    let mut parts: Vec<&QualityRow> = quality.rows.iter().filter(|row| lacks(row) > 0).collect();
    parts.sort_by(|a, b| (lacks(b), &a.name).cmp(&(lacks(a), &b.name)));
    let rows = parts.into_iter().map(|row| {
        let mut narrowed = wanted.clone();
        match quality.agency {
            None => narrowed.ask.agency = row.key.parse().ok(),
            Some(_) => narrowed.ask.procedure = Some(row.key.clone()),
        }
        let href = narrowed.address(&format!("{PATH}/ho-so"), &[("chi-so", criterion.id())]);
        let share = row.index.line(criterion).and_then(|line| line.share).unwrap_or_default();
        vec![
            Cell { text: row.name.clone(), href: Some(href) },
            format::count(l, lacks(row)).into(),
            counts(l, share).into(),
            percent(l, share).into(),
        ]
    });
    let first = match quality.agency {
        None => key("report-by-agency"),
        Some(_) => key("report-by-procedure"),
    };
    Table {
        caption: l.t("quality-behind").into_owned(),
        columns: vec![
            Column::words(l.t(first)),
            Column::numbers(l.t("column-lacking")),
            Column::numbers(l.t("column-share-counts")),
            Column::numbers(l.t("column-share")),
        ],
        rows: rows.collect(),
    }
}

/// A key in an address; anything else is the start of the list.
fn key_of(text: &str) -> Option<LackKey> {
    let (day, id) = text.split_once('.')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

/// A line in words.
fn told(l: Lang, line: &Line) -> String {
    let share = line.share.filter(|share| share.whole > 0);
    let share = share.map(|share| format!("{} = {}", counts(l, share), percent(l, share)));
    share.into_iter().chain([outcome(l, line)]).collect::<Vec<_>>().join(" · ")
}

pub(super) fn criterion_words(l: Lang, criterion: Criterion) -> String {
    format!("{} {}", criterion.id(), criterion.name(l.locale()))
}

fn group_words(l: Lang, group: Group) -> String {
    format!("{} {}", group.number(), group.name(l.locale()))
}

/// What became of a criterion, in words.
pub(super) fn outcome(l: Lang, line: &Line) -> String {
    match line.outcome {
        Outcome::NoData => l.t("quality-no-data").into_owned(),
        Outcome::NotApplicable => l.t("quality-not-applicable").into_owned(),
        Outcome::Watched => l.t("quality-watched").into_owned(),
        Outcome::Scored(scored) => points(l, scored),
    }
}

pub(crate) fn points(l: Lang, points: Points) -> String {
    hundredths(l, points.0)
}

/// A share in per cent with two decimals; “N/A” of nothing.
fn percent(l: Lang, share: Share) -> String {
    let percent = share.percent_hundredths().map(|percent| hundredths(l, percent));
    percent.map_or_else(
        || l.t("quality-not-applicable").into_owned(),
        |percent| l.with("quality-percent", &[("percent", percent)]).into_owned(),
    )
}

fn counts(l: Lang, share: Share) -> String {
    format!("{} / {}", format::count(l, share.part), format::count(l, share.whole))
}

/// Hundredths with two decimals.
pub(crate) fn hundredths(l: Lang, value: u32) -> String {
    let mark = match l.locale() {
        Locale::Vi => ',',
        Locale::En => '.',
    };
    format!("{}{mark}{:02}", format::count(l, u64::from(value / 100)), value % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::ids::DossierId;

    #[test]
    fn points_have_two_decimals() {
        let (vi, en) = (Lang::new(Locale::Vi), Lang::new(Locale::En));
        assert_eq!(
            (points(vi, Points(1905)), points(en, Points(5))),
            ("19,05".into(), "0.05".into())
        );
        assert_eq!(percent(vi, Share::of(2, 3)), "66,67 %");
        assert_eq!(percent(en, Share::of(0, 0)), "N/A");
    }

    #[test]
    fn a_key_is_read_back_and_anything_else_is_the_start() {
        let (day, id) = ("2023-05-25".parse().unwrap(), DossierId::derived("t", "1"));
        assert_eq!(key_of(&format!("{day}.{id}")), Some((day, id)));
        for bad in ["", "2023-05-25", "x.y"] {
            assert_eq!(key_of(bad), None, "{bad}");
        }
    }
}
