//! Keeping the store: what share is digitised, papers of an agency, taking force away.

use super::words::{card, chip, facts, state_sentence, summary, title, unit_name};
use crate::{
    Web,
    admin::place::{Part, address, columns, many, sections},
    chrome::{chrome, fresh_chrome},
    citizen::{id, page_key},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    data_store::{KindRules, keep::AgencyShare},
    store::papers::{PaperState, StoredPaper},
};
use mc_kernel::{FieldProblems, ids::UnitId};
use mc_pages::{
    FormPage,
    admin::{ListPage, ListSearch},
    chrome::Link,
    components::{Cell, Column, Consequence, Empty, ErrorLink, Paging, Table},
    fields::{FieldKind, FieldView, LongText, TextInput},
    words::{Lang, key},
};
use serde::Deserialize;

const HERE: &str = "/quan-tri/kho";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sau: String,
}

/// The shares of the agencies; with a number, the papers that have it.
pub(crate) async fn overview(
    State(web): State<Web>,
    visit: Visit,
    Query(at): Query<Where>,
) -> Reply {
    let l = visit.l();
    let table = if at.q.trim().is_empty() {
        let shares = web.app.shares(visit.ctx()).await?;
        let rows = shares.iter().map(|(unit, share)| share_row(&web, *unit, share)).collect();
        Table { caption: l.t("shares-caption").into_owned(), columns: share_columns(l), rows }
    } else {
        let found = web.app.kept_by_number(visit.ctx(), at.q.trim()).await?;
        let rules = web.app.kept_kinds(visit.ctx()).await?;
        papers_table(&web, l, &found, &rules)
    };
    let is_search = !at.q.trim().is_empty();
    let (none, why) = if is_search {
        (key("papers-none"), key("papers-none-found"))
    } else {
        (key("shares-none"), key("shares-none-text"))
    };
    let shown = many(table.rows.len());
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Store),
        title: l.t("admin-store").into_owned(),
        intro: vec![l.t("shares-intro").into_owned()],
        actions: vec![Link::new(l.t("admin-paper-kinds"), format!("{HERE}/loai"))],
        search: Some(ListSearch {
            action: HERE.to_owned(),
            label: l.t("papers-by-number").into_owned(),
            value: at.q.clone(),
            filters: Vec::new(),
        }),
        table,
        empty: Empty { title: l.t(none).into_owned(), text: l.t(why).into_owned(), action: None },
        paging: Paging {
            first: is_search.then(|| HERE.to_owned()),
            next: None,
            shown: if is_search {
                l.n("papers-shown", shown)
            } else {
                l.n("agencies-shown", shown)
            }
            .into_owned(),
        },
    })
}

fn share_columns(l: Lang) -> Vec<Column> {
    let mut columns = columns(l, [key("shares-agency")]);
    let numbers = [
        key("shares-received"),
        key("shares-digitised"),
        key("shares-reused"),
        key("shares-electronic"),
    ];
    columns.extend(numbers.map(|words| Column::numbers(l.t(words))));
    columns
}

fn share_row(web: &Web, unit: UnitId, share: &AgencyShare) -> Vec<Cell> {
    let of = |count: u64| match share.received {
        0 => "–".to_owned(),
        received => format!("{count} ({} %)", count.saturating_mul(100) / received),
    };
    vec![
        Cell { text: unit_name(web, unit), href: Some(format!("{HERE}/co-quan/{unit}")) },
        share.received.to_string().into(),
        of(share.digitised).into(),
        of(share.reused).into(),
        of(share.electronic).into(),
    ]
}

fn papers_table(web: &Web, l: Lang, papers: &[StoredPaper], rules: &KindRules) -> Table {
    let row = |paper: &StoredPaper| {
        let state = chip(l, rules.state(paper, web.app.today())).text;
        let href = Some(format!("{HERE}/giay-to/{}", paper.id));
        vec![
            Cell { text: title(web, paper), href },
            paper.number.clone().into(),
            facts(web, l, paper, rules).into(),
            state.into(),
        ]
    };
    Table {
        caption: l.t("papers-list").into_owned(),
        columns: columns(
            l,
            [key("paper-title"), key("paper-number"), key("paper-issuer"), key("paper-state")],
        ),
        rows: papers.iter().map(row).collect(),
    }
}

/// The verified papers that an agency answers for.
pub(crate) async fn of_agency(
    State(web): State<Web>,
    visit: Visit,
    Path(unit): Path<String>,
    Query(at): Query<Where>,
) -> Reply {
    let l = visit.l();
    let unit: UnitId = id(&unit)?;
    let page = web.app.kept_papers(visit.ctx(), unit, page_key(&at.sau)).await?;
    let rules = web.app.kept_kinds(visit.ctx()).await?;
    let here = format!("{HERE}/co-quan/{unit}");
    let next = page.next.map(|(time, id)| format!("{}.{id}", time.micros()));
    let name = unit_name(&web, unit);
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Store),
        title: l.with("papers-of-agency", &[("agency", name.as_str())]).into_owned(),
        intro: Vec::new(),
        actions: vec![Link::new(l.t("admin-store"), HERE)],
        search: None,
        table: papers_table(&web, l, &page.rows, &rules),
        empty: Empty {
            title: l.t("papers-none").into_owned(),
            text: l.t("store-empty").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| here.clone()),
            next: next.map(|after| address(&here, &[("sau", &after)])),
            shown: l.n("papers-shown", many(page.rows.len())).into_owned(),
        },
    })
}

pub(crate) async fn paper(
    State(web): State<Web>,
    visit: Visit,
    Path(stored): Path<String>,
) -> Reply {
    let (paper, rules) = web.app.kept_paper(visit.ctx(), id(&stored)?).await?;
    let state = rules.state(&paper, web.app.today());
    if matches!(state, PaperState::Revoked | PaperState::Unverified) || paper.revoked.is_some() {
        return facts_page(&web, &visit, &paper, &rules);
    }
    drawn(&form(&web, &visit, (&paper, &rules), None, &FieldProblems::none()))
}

/// A paper of which nothing can be taken any more.
fn facts_page(web: &Web, visit: &Visit, paper: &StoredPaper, rules: &KindRules) -> Reply {
    let l = visit.l();
    let state = rules.state(paper, web.app.today());
    drawn(&mc_pages::admin::FactsPage {
        chrome: fresh_chrome(web, visit),
        sections: sections(web, visit, Part::Store),
        breadcrumbs: vec![Link::new(l.t("admin-store"), HERE)],
        title: title(web, paper),
        lead: Some(state_sentence(l, paper, state)),
        actions: Vec::new(),
        facts: summary(web, l, paper, rules),
        tables: Vec::new(),
        paging: None,
    })
}

fn form(
    web: &Web,
    visit: &Visit,
    (paper, rules): (&StoredPaper, &KindRules),
    posted: Option<&Posted>,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let typed = |name: &str| posted.map_or_else(String::new, |p| p.text(name).to_owned());
    let error = |name: &str| problems.at(name).map(|problem| problem_words(l, problem));
    let reason = LongText { value: typed("reason"), rows: 3, most: Some(2000) };
    let reason = FieldView::new("reason", l.t("revoke-reason"), FieldKind::LongText(reason));
    let number = TextInput { value: typed("replacement"), ..TextInput::default() };
    let words = l.t("revoke-replacement");
    let number = FieldView::new("replacement", words, FieldKind::Text(number)).optional();
    let fields = vec![
        FieldView { error: error("reason"), ..reason },
        FieldView { error: error("replacement"), ..number }.hinted(l.t("revoke-replacement-hint")),
    ];
    let command = match posted {
        Some(posted) => posted.text("_command").to_owned(),
        None => web.app.new_command().to_string(),
    };
    let shown = card(web, visit, (paper, rules), String::new());
    let number = shown.number.unwrap_or_default();
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("admin-store"), HERE)),
        title: l.with("revoke-title", &[("paper", shown.title.as_str())]).into_owned(),
        place: l.t("admin-store").into_owned(),
        intro: vec![format!("{number} {}", shown.chip.text).trim().to_owned(), shown.text],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("{HERE}/giay-to/{}", paper.id),
        hidden: vec![("_command".to_owned(), command)],
        consequence: Some(Consequence {
            action: l.t("revoke-paper").into_owned(),
            effects: vec![l.t("revoke-effect").into_owned()],
            is_final: true,
        }),
        submit: l.t("revoke-paper").into_owned(),
        other: Some(Link::new(l.t("store-cancel"), HERE)),
    }
}

pub(crate) async fn revoke(
    State(web): State<Web>,
    visit: Visit,
    Path(stored): Path<String>,
    posted: Posted,
) -> Reply {
    let paper = id(&stored)?;
    let said = (posted.text("reason"), posted.text("replacement"));
    let command = posted.parsed("_command")?;
    let result = web.app.revoke_paper(visit.ctx(), paper, command, said).await;
    match result {
        Ok(_) => see_other_telling(&web, &format!("{HERE}/giay-to/{paper}"), "paper-revoked"),
        Err(AppError::Invalid(invalid)) => {
            let (row, rules) = web.app.kept_paper(visit.ctx(), paper).await?;
            page_again(&form(&web, &visit, (&row, &rules), Some(&posted), &invalid.problems))
        }
        Err(AppError::Rejected(rejection)) => {
            let (row, rules) = web.app.kept_paper(visit.ctx(), paper).await?;
            let none = FieldProblems::none();
            let mut page = form(&web, &visit, (&row, &rules), Some(&posted), &none);
            let text = rejection.words(visit.locale()).to_owned();
            page.errors.errors.push(ErrorLink { href: None, text });
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}
