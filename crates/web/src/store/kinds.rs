//! Kinds of papers: whether they are offered for reuse, how long they hold, why they are digitised.

use crate::{
    Web,
    admin::place::{Part, address, columns, many, page_after, sections},
    chrome::{chrome, fresh_chrome},
    forms::{error_summary, problem_words},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    data_store::kind_names,
    store::papers::settings::{Basis, KindRule},
};
use mc_kernel::{FieldProblem, FieldProblems, fold};
use mc_pages::{
    FormPage,
    admin::{ListPage, ListSearch},
    chrome::Link,
    components::{Cell, Empty, Paging, Table},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, NumberInput, Width, YesNo},
    words::{Lang, key},
};
use serde::Deserialize;

const HERE: &str = "/quan-tri/kho/loai";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sau: String,
}

const fn basis_words(basis: Basis) -> &'static str {
    match basis {
        Basis::None => key("basis-none"),
        Basis::Result => key("basis-result"),
        Basis::Sector => key("basis-sector"),
        Basis::Management => key("basis-management"),
    }
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let rules = web.app.kept_kinds(visit.ctx()).await?;
    let words = fold(&at.q);
    let names = kind_names(&web.app.reference());
    let found: Vec<(String, String)> = names
        .into_iter()
        .filter(|(code, name)| fold(&format!("{code} {name}")).contains(&words))
        .collect();
    let (shown, next) = page_after(&found, &at.sau, |(code, _)| code.clone());
    let rows = shown.iter().map(|(code, name)| row(l, (code, name), &rules.of(code)));
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Store),
        title: l.t("admin-paper-kinds").into_owned(),
        intro: vec![l.t("kinds-intro").into_owned()],
        actions: vec![Link::new(l.t("admin-store"), "/quan-tri/kho")],
        search: Some(ListSearch {
            action: HERE.to_owned(),
            label: l.t("kinds-search").into_owned(),
            value: at.q.clone(),
            filters: Vec::new(),
        }),
        table: Table {
            caption: l.t("admin-paper-kinds").into_owned(),
            columns: columns(
                l,
                [
                    key("paper-kind"),
                    key("column-code"),
                    key("kind-reusable"),
                    key("kind-months"),
                    key("kind-basis"),
                ],
            ),
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("papers-none").into_owned(),
            text: l.t("papers-none-found").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| address(HERE, &[("q", &at.q)])),
            next: next.map(|after| address(HERE, &[("q", &at.q), ("sau", &after)])),
            shown: l.n("kinds-shown", many(found.len())).into_owned(),
        },
    })
}

fn row(l: Lang, (code, name): (&str, &str), rule: &KindRule) -> Vec<Cell> {
    let yes = if rule.is_reusable { l.t("yes") } else { l.t("no") };
    let months = rule.valid_months.map(|m| m.to_string()).unwrap_or_default();
    vec![
        Cell { text: short_name(name), href: Some(format!("{HERE}/{code}")) },
        code.into(),
        yes.into_owned().into(),
        months.into(),
        l.t(basis_words(rule.basis)).into_owned().into(),
    ]
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit, Path(kind): Path<String>) -> Reply {
    let rule = web.app.kept_kinds(visit.ctx()).await?.of(&kind);
    let months = rule.valid_months.map(|m| m.to_string()).unwrap_or_default();
    let typed = (Some(rule.is_reusable), months, rule.basis);
    drawn(&draw(&web, &visit, &kind, typed, &FieldProblems::none())?)
}

fn draw(
    web: &Web,
    visit: &Visit,
    code: &str,
    (is_reusable, months, basis): (Option<bool>, String, Basis),
    problems: &FieldProblems,
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let names = kind_names(&web.app.reference());
    let name = short_name(names.get(code).ok_or(AppError::NotFound)?);
    let field = |name: &str, words: &'static str, kind: FieldKind| {
        let mut field = FieldView::new(name, l.t(words), kind);
        field.error = problems.at(name).map(|problem| problem_words(l, problem));
        field
    };
    let bases = Basis::ALL
        .map(|of| ChoiceOption::new(of.code(), l.t(basis_words(of))).chosen_if(basis.code()));
    let bases = Choice { options: bases.to_vec(), autocomplete: None };
    let months = NumberInput { value: months, has_decimals: false, unit: None, width: Width::Tiny };
    let answer = YesNo { answer: is_reusable };
    let fields = vec![
        field("is_reusable", key("kind-reusable"), FieldKind::YesNo(answer))
            .hinted(l.t("kind-reusable-hint")),
        field("valid_months", key("kind-months"), FieldKind::Number(months))
            .optional()
            .hinted(l.t("kind-months-hint")),
        field("basis", key("kind-basis"), FieldKind::Choice(bases)),
    ];
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("admin-paper-kinds"), HERE)),
        title: name,
        place: l.t("admin-paper-kinds").into_owned(),
        intro: vec![code.to_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("{HERE}/{code}"),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("store-save").into_owned(),
        other: Some(Link::new(l.t("store-cancel"), HERE)),
    })
}

pub(crate) async fn save(
    State(web): State<Web>,
    visit: Visit,
    Path(kind): Path<String>,
    posted: Posted,
) -> Reply {
    let mut problems = FieldProblems::none();
    let is_reusable = match posted.text("is_reusable") {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    };
    if is_reusable.is_none() {
        problems.push(FieldProblem::new("is_reusable", "required"));
    }
    let basis = Basis::from_code(posted.text("basis"));
    if basis.is_none() {
        problems.push(FieldProblem::new("basis", "not-an-option"));
    }
    let typed = posted.text("valid_months").trim();
    let valid_months: Option<u64> = typed.parse().ok();
    if valid_months.is_none() && !typed.is_empty() {
        problems.push(FieldProblem::new("valid_months", "whole-number"));
    }
    let again = |problems: &FieldProblems| {
        let typed = (is_reusable, typed.to_owned(), basis.unwrap_or(Basis::None));
        draw(&web, &visit, &kind, typed, problems)
    };
    let (Some(is_reusable), Some(basis), true) = (is_reusable, basis, problems.is_empty()) else {
        return page_again(&again(&problems)?);
    };
    let rule = KindRule { code: kind.clone(), is_reusable, valid_months, basis };
    match web.app.set_paper_kind(visit.ctx(), &rule).await {
        Ok(()) => see_other_telling(&web, HERE, "paper-kind-saved"),
        Err(AppError::Invalid(invalid)) => page_again(&again(&invalid.problems)?),
        Err(error) => Err(error.into()),
    }
}
