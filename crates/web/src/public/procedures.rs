//! Finding a procedure, and its page with everything that the law asks to be shown (NĐ 63/2010,
//! Điều 8).

use super::short_name;
use crate::{
    Web,
    chrome::chrome,
    forms::papers_of,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError, Reference,
    catalog::{Channel, DayUnit, Fee, Level, Procedure, ServiceLevel},
};
use mc_kernel::fold;
use mc_pages::{
    chrome::Link,
    citizen::{
        FoundProcedure, NeededPaper, ProcedureCase, ProcedureFact, ProcedurePage, SearchPage,
    },
    components::{
        Cell, Column, Empty, Filter, FilterOption, Paging, SearchBox, SummaryList, SummaryRow,
        Table,
    },
    format,
    words::{Lang, key},
};
use serde::Deserialize;
use std::{collections::BTreeSet, sync::Arc};

/// Procedures on a page of the list.
const ON_A_PAGE: usize = 25;

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    /// A life event's key.
    #[serde(default, rename = "su-kien")]
    life_event: String,
    #[serde(default, rename = "linh-vuc")]
    sector: String,
    #[serde(default, rename = "cap")]
    level: String,
    #[serde(default, rename = "co-quan")]
    agency: String,
    /// The code after which the page begins.
    #[serde(default, rename = "sau")]
    after: String,
}

pub(crate) async fn search(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let l = visit.l();
    let reference = web.app.reference();
    let found = find(&web, &reference, &wanted);
    let total = found.len();
    let begin =
        found.iter().position(|(p, _)| p.code.as_str() == wanted.after).map_or(0, |i| i + 1);
    let shown: Vec<FoundProcedure> = found
        .iter()
        .skip(begin)
        .take(ON_A_PAGE)
        .map(|(procedure, group)| found_procedure(l, procedure, group))
        .collect();
    let last = found.get(begin + ON_A_PAGE - 1).filter(|_| begin + ON_A_PAGE < total);
    let next = last.map(|(p, _)| address(&wanted, p.code.as_str()));
    let empty = Empty {
        title: l.t("nothing-found").into_owned(),
        text: l.t("nothing-found-text").into_owned(),
        action: Some(Link::new(l.t("all-procedures"), "/thu-tuc")),
    };
    drawn(&SearchPage {
        chrome: chrome(&web, &visit),
        breadcrumbs: vec![Link::new(l.t("home"), "/")],
        title: title(l, &reference, &wanted),
        search: search_box(l, &reference, &wanted),
        found: shown,
        empty,
        paging: Paging {
            first: (begin > 0)
                .then(|| address(&Wanted { after: String::new(), ..wanted.clone() }, "")),
            next,
            shown: l.n("procedures-count", u64::try_from(total).unwrap_or(u64::MAX)).into_owned(),
        },
    })
}

/// The procedures that are wanted, best first, each with the group it is shown under.
fn find(web: &Web, reference: &Reference, wanted: &Wanted) -> Vec<(Arc<Procedure>, String)> {
    let today = web.app.today();
    let words = fold(&wanted.q);
    let mut codes: Vec<&str> = reference.search(&words);
    // Typing the name of a life event is as good as choosing it.
    let meant = reference.life_events.iter().filter(|e| {
        if words.is_empty() { e.key == wanted.life_event } else { e.is_meant_by(&words) }
    });
    codes.extend(meant.flat_map(|e| &e.procedures).map(mc_app::catalog::ProcedureCode::as_str));
    if words.is_empty() && wanted.life_event.is_empty() {
        let mut all: Vec<_> = reference.procedures().collect();
        all.sort_by(|a, b| (&a.sector.name, &a.name).cmp(&(&b.sector.name, &b.name)));
        return all
            .into_iter()
            .filter(|p| is_wanted(p, wanted))
            .map(|p| (Arc::clone(p), p.sector.name.clone()))
            .collect();
    }
    let mut seen = BTreeSet::new();
    codes
        .into_iter()
        .filter(|code| seen.insert((*code).to_owned()))
        .filter_map(|code| reference.procedure(code, today))
        .filter(|p| is_wanted(p, wanted))
        .map(|p| (Arc::clone(p), String::new()))
        .collect()
}

fn is_wanted(procedure: &Procedure, wanted: &Wanted) -> bool {
    let sector = wanted.sector.is_empty() || procedure.sector.code.as_str() == wanted.sector;
    let level = wanted.level.is_empty()
        || procedure.levels.iter().any(|level| level.national() == wanted.level);
    let agency = wanted.agency.is_empty() || agencies(procedure).any(|a| a == wanted.agency);
    sector && level && agency
}

fn agencies(procedure: &Procedure) -> impl Iterator<Item = &str> {
    procedure.agencies.performing.iter().map(|a| a.name.as_str())
}

fn title(l: Lang, reference: &Reference, wanted: &Wanted) -> String {
    if !wanted.q.trim().is_empty() {
        return l.with("results-for", &[("words", wanted.q.trim())]).into_owned();
    }
    let event = reference.life_events.iter().find(|e| e.key == wanted.life_event);
    event.map_or_else(|| l.t("all-procedures").into_owned(), |e| e.title(l.locale()).to_owned())
}

fn search_box(l: Lang, reference: &Reference, wanted: &Wanted) -> SearchBox {
    let mut sectors: Vec<(String, String)> = reference
        .procedures()
        .map(|p| (p.sector.code.to_string(), p.sector.name.clone()))
        .collect();
    sectors.sort_by(|a, b| a.1.cmp(&b.1));
    sectors.dedup();
    let mut names: Vec<String> = reference
        .procedures()
        .flat_map(|p| agencies(p).map(ToOwned::to_owned).collect::<Vec<_>>())
        .collect();
    names.sort();
    names.dedup();
    let levels = Level::ALL
        .iter()
        .map(|level| (level.national().to_owned(), level.words(l.locale()).to_owned()));
    let filter = |name: &str, label: &'static str, chosen: &str, options: Vec<(String, String)>| {
        let all = FilterOption::new("", l.t("filter-all"), chosen);
        let options = options.into_iter().map(|(v, label)| FilterOption::new(v, label, chosen));
        Filter {
            name: name.to_owned(),
            label: l.t(label).into_owned(),
            options: std::iter::once(all).chain(options).collect(),
        }
    };
    SearchBox {
        action: "/thu-tuc".to_owned(),
        name: "q".to_owned(),
        label: l.t("search-label").into_owned(),
        hint: None,
        value: wanted.q.clone(),
        filters: vec![
            filter("linh-vuc", key("filter-sector"), &wanted.sector, sectors),
            filter("cap", key("filter-level"), &wanted.level, levels.collect()),
            filter(
                "co-quan",
                key("filter-agency"),
                &wanted.agency,
                names.into_iter().map(|n| (n.clone(), n)).collect(),
            ),
        ],
    }
}

fn address(wanted: &Wanted, after: &str) -> String {
    let pairs = [
        ("q", wanted.q.as_str()),
        ("su-kien", &wanted.life_event),
        ("linh-vuc", &wanted.sector),
        ("cap", &wanted.level),
        ("co-quan", &wanted.agency),
        ("sau", after),
    ];
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    format!("/thu-tuc?{}", query.finish())
}

fn found_procedure(l: Lang, procedure: &Procedure, group: &str) -> FoundProcedure {
    let levels: Vec<&str> = procedure.levels.iter().map(|v| v.words(l.locale())).collect();
    let facts = [
        levels.join(", "),
        limit(l, procedure),
        procedure.service_level.words(l.locale()).to_owned(),
    ];
    FoundProcedure {
        name: short_name(&procedure.name),
        href: format!("/thu-tuc/{}", procedure.code),
        facts: facts.into_iter().filter(|f| !f.is_empty()).collect::<Vec<_>>().join(" · "),
        group: group.to_owned(),
    }
}

/// The time limit of the usual case.
fn limit(l: Lang, procedure: &Procedure) -> String {
    procedure.cases.first().map_or_else(String::new, |case| days(l, case.limit_days, case.unit))
}

fn days(l: Lang, count: u16, unit: DayUnit) -> String {
    match unit {
        DayUnit::WorkingDays => l.n("working-days", count.into()).into_owned(),
        DayUnit::CalendarDays => l.n("days", count.into()).into_owned(),
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(code): Path<String>) -> Reply {
    let reference = web.app.reference();
    let procedure = reference.procedure(&code, web.app.today()).ok_or(AppError::NotFound)?;
    drawn(&procedure_page(&web, &visit, &reference, procedure))
}

fn procedure_page(
    web: &Web,
    visit: &Visit,
    reference: &Reference,
    procedure: &Procedure,
) -> ProcedurePage {
    let l = visit.l();
    let results: Vec<&str> = procedure.results.iter().map(|r| r.name.as_str()).collect();
    let start_here = procedure.can_be_filed() && procedure.is_fileable_online();
    let note = match (procedure.is_mirror_only, start_here) {
        (true, _) => Some(l.t("start-mirror")),
        (false, true) => Some(l.t("start-note")),
        (false, false) => Some(l.t("start-at-desk")),
    };
    let laws = procedure
        .legal_bases
        .iter()
        .map(|law| Link::new(format!("{} – {}", law.number, law.name), law.url.clone()));
    let steps = procedure.sequence.iter().flat_map(|s| s.steps.iter().cloned());
    ProcedurePage {
        chrome: chrome(web, visit),
        breadcrumbs: vec![
            Link::new(l.t("home"), "/"),
            Link::new(
                procedure.sector.name.clone(),
                format!("/thu-tuc?linh-vuc={}", procedure.sector.code),
            ),
        ],
        name: short_name(&procedure.name),
        code: l.with("procedure-code", &[("code", procedure.code.as_str())]).into_owned(),
        result: l.with("you-get", &[("results", results.join("; ").as_str())]).into_owned(),
        who: procedure.audience.iter().map(|a| a.name.clone()).collect(),
        facts: facts(l, procedure),
        cases: cases(l, procedure),
        start: start_here
            .then(|| Link::new(l.t("start-now"), format!("/thu-tuc/{}/nop", procedure.code))),
        start_note: note.map(std::borrow::Cow::into_owned),
        steps: steps.collect(),
        channels: channels(l, procedure),
        details: details(l, reference, procedure, web),
        laws: laws.collect(),
        forms: forms(l, procedure),
    }
}

fn facts(l: Lang, procedure: &Procedure) -> Vec<ProcedureFact> {
    let fees = procedure.channels.iter().flat_map(|c| &c.limits).flat_map(|limit| &limit.fees);
    let amounts: Vec<i64> = fees.filter_map(|f| f.amount).map(|a| a.0).collect();
    let cost = match (amounts.iter().min(), amounts.iter().max()) {
        (None, _) if procedure.fee_after_appraisal => l.t("cost-after-appraisal").into_owned(),
        (None, _) => l.t("cost-unknown").into_owned(),
        (Some(_), Some(0)) => l.t("cost-free").into_owned(),
        (Some(least), Some(most)) if least == most => format::money(l, mc_kernel::Dong(*most)),
        (Some(least), Some(most)) => format!(
            "{} – {}",
            format::money(l, mc_kernel::Dong(*least)),
            format::money(l, mc_kernel::Dong(*most))
        ),
        (Some(_), None) => String::new(),
    };
    let place: Vec<&str> = agencies(procedure).collect();
    let fact = |label: &'static str, value: String, note: Option<String>| ProcedureFact {
        label: l.t(label).into_owned(),
        value,
        note,
    };
    let limits: BTreeSet<String> =
        procedure.cases.iter().map(|c| days(l, c.limit_days, c.unit)).collect();
    vec![
        fact(key("fact-time"), limits.into_iter().collect::<Vec<_>>().join(" – "), None),
        fact(key("fact-cost"), cost, None),
        fact(key("fact-where"), place.join("; "), None),
        fact(
            key("fact-service"),
            procedure.service_level.words(l.locale()).to_owned(),
            Some(l.t(service_note(procedure.service_level)).into_owned()),
        ),
    ]
}

const fn service_note(level: ServiceLevel) -> &'static str {
    match level {
        ServiceLevel::Information => key("service-information"),
        ServiceLevel::Partial => key("service-partial"),
        ServiceLevel::Full => key("service-full"),
    }
}

fn cases(l: Lang, procedure: &Procedure) -> Vec<ProcedureCase> {
    papers_of(procedure)
        .into_iter()
        .map(|(title, papers)| ProcedureCase {
            title,
            papers: papers
                .into_iter()
                .map(|paper| NeededPaper {
                    copies: copies(l, paper.originals, paper.copies),
                    known: None,
                    name: paper.name,
                })
                .collect(),
        })
        .collect()
}

fn copies(l: Lang, originals: u16, copies: u16) -> String {
    let originals = (originals > 0).then(|| l.n("originals", originals.into()).into_owned());
    let copies = (copies > 0).then(|| l.n("copies", copies.into()).into_owned());
    originals.into_iter().chain(copies).collect::<Vec<_>>().join(", ")
}

fn channels(l: Lang, procedure: &Procedure) -> Table {
    // Ways of filing that are alike in all else share a row.
    let mut rows: Vec<(Vec<String>, [String; 3])> = Vec::new();
    for channel in &procedure.channels {
        let way = channel_words(l, channel.channel);
        for limit in &channel.limits {
            let fees: Vec<String> = limit.fees.iter().map(|fee| fee_words(l, fee)).collect();
            let facts = [days(l, limit.days, limit.unit), limit.note.clone(), fees.join("; ")];
            match rows.iter_mut().find(|(_, known)| *known == facts) {
                Some((ways, _)) if ways.contains(&way) => {}
                Some((ways, _)) => ways.push(way.clone()),
                None => rows.push((vec![way.clone()], facts)),
            }
        }
    }
    let rows = rows.into_iter().map(|(ways, facts)| {
        std::iter::once(ways.join(", ")).chain(facts).map(Cell::from).collect()
    });
    Table {
        caption: l.t("channels-caption").into_owned(),
        columns: vec![
            Column::words(l.t("channel")),
            Column::words(l.t("time-limit")),
            Column::words(l.t("note-column")),
            Column::words(l.t("fees")),
        ],
        rows: rows.collect(),
    }
}

fn channel_words(l: Lang, channel: Channel) -> String {
    channel.words(l.locale()).to_owned()
}

fn fee_words(l: Lang, fee: &Fee) -> String {
    let amount = fee.amount.map(|amount| format::money(l, amount));
    match amount {
        Some(amount) if fee.note.is_empty() => amount,
        Some(amount) => format!("{amount} ({})", fee.note),
        None => fee.note.clone(),
    }
}

fn details(l: Lang, reference: &Reference, procedure: &Procedure, web: &Web) -> SummaryList {
    let levels: Vec<&str> = procedure.levels.iter().map(|v| v.words(l.locale())).collect();
    let competent: Vec<&str> =
        procedure.agencies.competent.iter().map(|a| a.name.as_str()).collect();
    let coordinating: Vec<&str> =
        procedure.agencies.coordinating.iter().map(|a| a.name.as_str()).collect();
    let cases: Vec<String> = procedure
        .cases
        .iter()
        .map(|c| format!("{}: {}", c.name, days(l, c.limit_days, c.unit)))
        .collect();
    let results: Vec<&str> = procedure.results.iter().map(|r| r.name.as_str()).collect();
    let related: Vec<String> = procedure
        .related
        .iter()
        .filter_map(|code| reference.procedure(code.as_str(), web.app.today()))
        .map(|p| short_name(&p.name))
        .collect();
    let rows = [
        (key("detail-sector"), procedure.sector.name.clone()),
        (key("detail-level"), levels.join(", ")),
        (key("detail-cases"), cases.join("; ")),
        (key("detail-competent"), competent.join("; ")),
        (key("detail-coordinating"), coordinating.join("; ")),
        (key("detail-result"), results.join("; ")),
        (key("detail-requirements"), procedure.requirements.clone()),
        (key("detail-category"), procedure.category.clone()),
        (key("detail-local-code"), procedure.local_code.clone()),
        (key("detail-related"), related.join("; ")),
    ];
    SummaryList {
        rows: rows
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(term, value)| SummaryRow::new(l.t(term), value))
            .collect(),
    }
}

/// Forms to fetch: those with an address; the others are named in the list of papers.
fn forms(l: Lang, procedure: &Procedure) -> Vec<Link> {
    procedure
        .papers()
        .filter(|paper| !paper.form_url.is_empty())
        .map(|paper| (paper.form_name.clone(), paper.form_url.clone()))
        .map(|(name, url)| {
            Link::new(if name.is_empty() { l.t("form-file").into_owned() } else { name }, url)
        })
        .collect()
}
