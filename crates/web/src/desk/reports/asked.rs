//! What a report is asked for, as it stands in the address.

use super::HERE;
use crate::{Web, visit::Visit};
use mc_app::{
    AppError,
    reports::{Ask, Grouping, Period},
    store::reports::Days,
};
use mc_kernel::{CivilDay, ids::UnitId};
use mc_pages::{
    components::{ErrorLink, ErrorSummary, Filter, FilterOption, Tab, Tabs},
    desk::ReportFilters,
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// The value of the period that is made of two days.
const OWN_DAYS: &str = "khac";

/// The address, as it came.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    /// The period.
    #[serde(default)]
    pub(super) ky: String,
    /// The first day of a period of one's own.
    #[serde(default)]
    tu: String,
    /// Its last day.
    #[serde(default)]
    den: String,
    #[serde(default, rename = "don-vi")]
    agency: String,
    #[serde(default, rename = "linh-vuc")]
    sector: String,
    #[serde(default, rename = "thu-tuc")]
    procedure: String,
    #[serde(default, rename = "theo")]
    grouping: String,
    /// The figure whose dossiers are listed.
    #[serde(default, rename = "so-lieu")]
    pub(super) figure: String,
    /// The kind of ground.
    #[serde(default)]
    pub(super) loai: String,
    /// The ground.
    #[serde(default, rename = "can-cu")]
    pub(super) ground: String,
    /// The criterion of the index of quality.
    #[serde(default, rename = "chi-so")]
    pub(super) criterion: String,
    /// After which row a list goes on.
    #[serde(default)]
    pub(super) sau: String,
    /// How many rows came before.
    #[serde(default)]
    pub(super) stt: u32,
}

/// A report that is asked for, with what it was asked by.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(super) ask: Ask,
    pub(super) period: Period,
    /// Whether the two days of the address are no period.
    pub(super) is_wrong: bool,
    pub(super) agencies: Vec<(UnitId, String)>,
}

impl Asked {
    /// The same from the hidden values of a form.
    pub(super) fn of_form(value: impl Fn(&str) -> String) -> Self {
        Self {
            ky: value("ky"),
            agency: value("don-vi"),
            sector: value("linh-vuc"),
            procedure: value("thu-tuc"),
            grouping: value("theo"),
            ..Self::default()
        }
    }

    /// Reads the address for whoever comes: without a period the present month, without an agency
    /// the only one they see.
    pub(super) fn read(&self, web: &Web, visit: &Visit) -> Result<Wanted, AppError> {
        let agencies = web.app.report_agencies(visit.ctx())?;
        let today = web.app.today();
        let (period, is_wrong) = self.period(today);
        let agency: Option<UnitId> = match self.agency.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_bad| AppError::NotFound)?),
        };
        let only = match agencies.as_slice() {
            [(only, _)] => Some(*only),
            _ => None,
        };
        let agency = agency.or(only);
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (sector, procedure) = (some(&self.sector), some(&self.procedure));
        let usual = match (agency, &sector) {
            (None, None) => Grouping::Agency,
            (Some(_), None) => Grouping::Sector,
            (_, Some(_)) => Grouping::Procedure,
        };
        let grouping = Grouping::from_code(&self.grouping).unwrap_or(usual);
        let ask = Ask { days: period.days(), agency, sector, procedure, grouping };
        Ok(Wanted { ask, period, is_wrong, agencies })
    }

    fn period(&self, today: CivilDay) -> (Period, bool) {
        let month = Period::month_of(today);
        // Days that were typed are meant, whatever the list says, once they are no longer those of
        // the period in the list.
        let typed = !self.tu.is_empty() || !self.den.is_empty();
        let chosen = Period::from_code(&self.ky);
        let days = self.tu.parse().ok().zip(self.den.parse().ok());
        let own = days.and_then(|(from, until)| Period::range(from, until));
        match (chosen, self.ky.as_str()) {
            (Some(period), _) => (period, false),
            (None, OWN_DAYS | "") if typed => (own.unwrap_or(month), own.is_none()),
            (None, text) => (month, !text.is_empty()),
        }
    }
}

impl Wanted {
    /// The values of the address, without those that are empty.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let ask = &self.ask;
        let pairs = [
            ("ky", self.period.code()),
            ("don-vi", ask.agency.map(|id| id.to_string()).unwrap_or_default()),
            ("linh-vuc", ask.sector.clone().unwrap_or_default()),
            ("thu-tuc", ask.procedure.clone().unwrap_or_default()),
            ("theo", ask.grouping.code().to_owned()),
        ];
        pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// The address of a page about what is asked for here.
    pub(super) fn address(&self, path: &str, more: &[(&str, &str)]) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in self.pairs() {
            query.append_pair(name, &value);
        }
        for (name, value) in more.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        format!("{HERE}{path}?{}", query.finish())
    }

    /// Whose figures they are.
    pub(super) fn whom(&self, web: &Web, l: Lang) -> String {
        let Some(agency) = self.ask.agency else {
            return l.t("report-agency-all").into_owned();
        };
        let named = self.agencies.iter().find(|(id, _)| *id == agency);
        let name = named.map(|(_, name)| name.clone());
        name.unwrap_or_else(|| {
            let reference = web.app.reference();
            reference.directory.unit(agency).map(|u| u.short_name.clone()).unwrap_or_default()
        })
    }

    /// Whose and of which days.
    pub(super) fn about(&self, web: &Web, l: Lang) -> String {
        let Days { from, until } = self.ask.days;
        let (from, until) = (format::day_short(l, from), format::day_short(l, until));
        let whom = self.whom(web, l);
        let narrowed = self.ask.sector.as_ref().map(|sector| sector_name(web, sector));
        let procedure = self.ask.procedure.as_ref().map(|p| crate::citizen::procedure_name(web, p));
        let parts: Vec<String> = [Some(whom), narrowed, procedure].into_iter().flatten().collect();
        let values = [("whom", parts.join(" · ")), ("from", from), ("until", until)];
        l.with("report-about", &values).into_owned()
    }

    /// What is wrong with the address.
    pub(super) fn errors(&self, l: Lang) -> ErrorSummary {
        let wrong = self.is_wrong.then(|| ErrorLink {
            href: Some("#tu".to_owned()),
            text: l.t("report-dates-wrong").into_owned(),
        });
        ErrorSummary { errors: wrong.into_iter().collect() }
    }

    /// What must be known before the figures are read.
    pub(super) async fn notices(&self, web: &Web, l: Lang) -> Result<Vec<String>, AppError> {
        let today = web.app.today();
        let mut notices = Vec::new();
        if web.app.reports_are_filling().await? {
            notices.push(l.t("report-filling").into_owned());
        }
        if self.ask.days.until > today && self.ask.days.from <= today {
            let day = format::day_short(l, today);
            notices.push(l.with("report-running", &[("day", day)]).into_owned());
        }
        Ok(notices)
    }

    /// What can be asked for: the period, the agency, and whatever the report narrows to.
    pub(super) fn filters(
        &self,
        web: &Web,
        l: Lang,
        path: &str,
        more: Vec<Filter>,
    ) -> ReportFilters {
        let mut filters = vec![self.period_filter(web, l)];
        if self.agencies.len() > 1 {
            let all = if ["", "/ly-do", "/chat-luong"].contains(&path) {
                l.t("report-agency-all")
            } else {
                l.t("report-agency-choose")
            };
            filters.push(agency_filter(l, &self.agencies, self.ask.agency, &all));
        }
        filters.extend(more);
        let days = match self.period {
            Period::Range(days) => (days.from.to_string(), days.until.to_string()),
            Period::Month(..) | Period::Quarter(..) | Period::Half(..) | Period::Year(_) => {
                (String::new(), String::new())
            }
        };
        ReportFilters { action: format!("{HERE}{path}"), kept: Vec::new(), filters, days }
    }

    fn period_filter(&self, web: &Web, l: Lang) -> Filter {
        let is_own = matches!(self.period, Period::Range(_));
        let chosen = if is_own { OWN_DAYS.to_owned() } else { self.period.code() };
        let mut periods = Period::choices(web.app.today());
        if !matches!(self.period, Period::Range(_)) && !periods.contains(&self.period) {
            periods.push(self.period);
        }
        let mut options: Vec<FilterOption> = periods
            .into_iter()
            .map(|period| FilterOption::new(period.code(), period_words(l, period), &chosen))
            .collect();
        options.push(FilterOption::new(OWN_DAYS, l.t("report-period-own"), &chosen));
        Filter { name: "ky".to_owned(), label: l.t("report-period").into_owned(), options }
    }
}

/// The agencies to choose from.
pub(crate) fn agency_filter(
    l: Lang,
    agencies: &[(UnitId, String)],
    chosen: Option<UnitId>,
    all: &str,
) -> Filter {
    let chosen = chosen.map(|id| id.to_string()).unwrap_or_default();
    let mut options = vec![FilterOption::new("", all, &chosen)];
    options
        .extend(agencies.iter().map(|(id, name)| FilterOption::new(id.to_string(), name, &chosen)));
    Filter { name: "don-vi".to_owned(), label: l.t("report-agency").into_owned(), options }
}

/// The name of a sector.
pub(super) fn sector_name(web: &Web, code: &str) -> String {
    let reference = web.app.reference();
    let mut of_sector = reference.procedures().filter(|p| p.sector.code.to_string() == code);
    of_sector.next().map_or_else(|| code.to_owned(), |p| p.sector.name.clone())
}

pub(crate) fn period_words(l: Lang, period: Period) -> String {
    let year = |year: i16| ("year", year.to_string());
    match period {
        Period::Month(y, month) => {
            l.with("report-month", &[("month", month.to_string()), year(y)]).into_owned()
        }
        Period::Quarter(y, quarter) => {
            l.with("report-quarter", &[("quarter", quarter.to_string()), year(y)]).into_owned()
        }
        Period::Half(y, 1) => l.with("report-half-first", &[year(y)]).into_owned(),
        Period::Half(y, _) => l.with("report-half-second", &[year(y)]).into_owned(),
        Period::Year(y) => l.with("report-year", &[year(y)]).into_owned(),
        Period::Range(days) => {
            format!("{} – {}", format::day_short(l, days.from), format::day_short(l, days.until))
        }
    }
}

/// The reports there are; period and agency go along.
pub(super) fn tabs(l: Lang, wanted: &Wanted, current: &str) -> Tabs {
    let tab = |path: &str, words: &'static str| Tab {
        label: l.t(words).into_owned(),
        href: plain(wanted, path),
        count: None,
        is_current: path == current,
    };
    Tabs {
        label: l.t("reports-views").into_owned(),
        tabs: vec![
            tab("", key("report-settlement")),
            tab("/chat-luong", key("quality-tab")),
            tab("/so-theo-doi", key("report-book")),
            tab("/can-bo", key("report-load")),
            tab("/buoc", key("report-steps")),
            tab("/ly-do", key("report-grounds")),
            tab("/da-lap", key("report-made")),
        ],
    }
}

/// The address of another report of the same period and agency.
fn plain(wanted: &Wanted, path: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in wanted.pairs() {
        if matches!(name, "ky" | "don-vi") {
            query.append_pair(name, &value);
        }
    }
    format!("{HERE}{path}?{}", query.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(ky: &str, tu: &str, den: &str) -> (String, bool) {
        let (ky, tu, den) = (ky.to_owned(), tu.to_owned(), den.to_owned());
        let asked = Asked { ky, tu, den, ..Asked::default() };
        let (period, is_wrong) = asked.period("2023-05-25".parse().unwrap());
        (period.code(), is_wrong)
    }

    #[test]
    fn a_period_comes_from_the_list_or_from_two_days() {
        let check = |given: (&str, &str, &str), code: &str, is_wrong: bool| {
            assert_eq!(asked(given.0, given.1, given.2), (code.to_owned(), is_wrong), "{given:?}");
        };
        check(("", "", ""), "2023-05", false);
        check(("2023-q1", "", ""), "2023-q1", false);
        check(("khac", "2023-05-02", "2023-05-09"), "2023-05-02_2023-05-09", false);
        check(("khac", "2023-05-09", "2023-05-02"), "2023-05", true);
        check(("khac", "2023-05-09", ""), "2023-05", true);
        check(("khac", "", ""), "2023-05", true);
        check(("hôm qua", "", ""), "2023-05", true);
    }
}
