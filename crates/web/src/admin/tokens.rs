//! Tokens of other systems: which there are, and giving one; its secret is shown once.

use super::place::{Part, address, columns, many, page_after, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{AppError, store::sessions::ApiToken, tokens::SCOPES};
use mc_kernel::FieldProblems;
use mc_pages::{
    FormPage,
    admin::{ListPage, TokenPage},
    chrome::Link,
    components::{Cell, Confirmation, Consequence, Empty, Paging, SummaryList, SummaryRow, Table},
    fields::{
        ChoiceOption, FieldKind, FieldView, InputMode, ManyChoice, NumberInput, TextInput, Width,
    },
    format,
    words::{Lang, key},
};
use serde::Deserialize;

pub(super) const HERE: &str = "/quan-tri/ma-truy-cap";
/// Days that stand in the field at first.
const USUAL_DAYS: &str = "180";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let tokens = web.app.api_tokens(visit.ctx()).await?;
    let (shown, next) = page_after(&tokens, &at.sau, |token| token.id.to_string());
    let give = Link::new(l.t("token-give"), format!("{HERE}/cap"));
    let named = [
        key("column-name"),
        key("column-acts-as"),
        key("column-scopes"),
        key("column-given"),
        key("column-ends"),
        key("column-revoke"),
    ];
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Tokens),
        title: l.t("admin-tokens").into_owned(),
        intro: vec![l.t("tokens-intro").into_owned()],
        actions: vec![give.clone()],
        search: None,
        table: Table {
            caption: l.t("tokens-list").into_owned(),
            columns: columns(l, named),
            rows: shown.iter().map(|token| row(&web, l, token)).collect(),
        },
        empty: Empty {
            title: l.t("tokens-none").into_owned(),
            text: l.t("tokens-none-text").into_owned(),
            action: Some(give),
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: next.map(|after| address(HERE, &[("sau", &after)])),
            shown: l.n("tokens-shown", many(tokens.len())).into_owned(),
        },
    })
}

fn row(web: &Web, l: Lang, token: &ApiToken) -> Vec<Cell> {
    let zone = &web.app.settings().zone;
    let moment = |at| format::day_short(l, zone.day(at));
    let last = match token.revoked {
        Some(at) => l.with("token-revoked", &[("day", moment(at))]).into_owned().into(),
        None if token.ends <= web.app.now() => l.t("token-over").into_owned().into(),
        None => Cell {
            text: l.with("token-revoke-named", &[("name", token.name.as_str())]).into_owned(),
            href: Some(format!("{HERE}/{}/thu-hoi", token.id)),
        },
    };
    vec![
        token.name.as_str().into(),
        acts_as(web, token).into(),
        scopes(l, &token.scopes).into(),
        moment(token.created).into(),
        moment(token.ends).into(),
        last,
    ]
}

/// Whose positions a token has.
pub(super) fn acts_as(web: &Web, token: &ApiToken) -> String {
    let reference = web.app.reference();
    let staff = reference.directory.staff(token.staff);
    staff.map_or_else(String::new, |s| format!("{} ({})", s.full_name, s.user_name))
}

/// What a token may do, in words.
pub(super) fn scopes(l: Lang, scopes: &[String]) -> String {
    let words: Vec<_> = scopes.iter().map(|scope| l.t(scope_words(scope))).collect();
    words.join("; ")
}

fn scope_words(scope: &str) -> &'static str {
    match scope {
        "dossiers.read" => key("scope-read"),
        "dossiers.submit" => key("scope-submit"),
        _ => key("scope-process"),
    }
}

/// What was given so far.
#[derive(Default)]
struct Given {
    name: String,
    user_name: String,
    scopes: Vec<String>,
    days: String,
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit) -> Reply {
    Part::Tokens.permit(&web, &visit)?;
    let given = Given { days: USUAL_DAYS.to_owned(), ..Given::default() };
    drawn(&giving(&web, &visit, &given, &FieldProblems::none()))
}

fn giving(web: &Web, visit: &Visit, given: &Given, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    let text = |name: &str, label: &'static str, value: &str| {
        let input = TextInput {
            value: value.to_owned(),
            autocomplete: None,
            mode: InputMode::Text,
            is_spell_checked: false,
            width: Width::Half,
            most: Some(200),
            unit: None,
        };
        FieldView::new(name, l.t(label), FieldKind::Text(input))
    };
    let options = SCOPES.into_iter().map(|scope| {
        let mut option = ChoiceOption::new(scope, l.t(scope_words(scope)));
        option.is_chosen = given.scopes.iter().any(|s| s == scope);
        option
    });
    let days = NumberInput {
        value: given.days.clone(),
        has_decimals: false,
        unit: Some(l.t("token-days-unit").into_owned()),
        width: Width::Tiny,
    };
    let mut fields = vec![
        text("name", key("token-name"), &given.name).hinted(l.t("token-name-hint")),
        text("user_name", key("token-user"), &given.user_name).hinted(l.t("token-user-hint")),
        FieldView::new(
            "scopes",
            l.t("column-scopes"),
            FieldKind::ManyChoice(ManyChoice { options: options.collect() }),
        ),
        FieldView::new("days", l.t("token-days"), FieldKind::Number(days))
            .hinted(l.t("token-days-hint")),
    ];
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("admin-tokens"), HERE)),
        title: l.t("token-give").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: vec![l.t("token-give-intro").into_owned()],
        errors: error_summary(l, problems),
        fields,
        action: format!("{HERE}/cap"),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t("token-give").into_owned(),
            effects: vec![
                l.t("token-effect-once").into_owned(),
                l.t("token-effect-as").into_owned(),
            ],
            is_final: false,
        }),
        submit: l.t("token-give").into_owned(),
        other: None,
    }
}

pub(crate) async fn give(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let given = Given {
        name: posted.text("name").trim().to_owned(),
        user_name: posted.text("user_name").trim().to_owned(),
        scopes: posted.all("scopes").map(ToOwned::to_owned).collect(),
        days: posted.text("days").trim().to_owned(),
    };
    // What is no number is as wrong as none.
    let days = given.days.parse().unwrap_or(0);
    let ctx = visit.ctx();
    match web.app.give_token(ctx, &given.name, &given.user_name, &given.scopes, days).await {
        Ok(secret) => drawn(&told(&web, &visit, &given, secret)),
        Err(AppError::Invalid(invalid)) => {
            page_again(&giving(&web, &visit, &given, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn told(web: &Web, visit: &Visit, given: &Given, secret: String) -> TokenPage {
    let l = visit.l();
    let days = given.days.parse().unwrap_or(0);
    TokenPage {
        chrome: fresh_chrome(web, visit),
        sections: sections(web, visit, Part::Tokens),
        given: Confirmation {
            title: l.t("token-given").into_owned(),
            number_label: l.t("token-secret").into_owned(),
            number: secret,
            text: Some(l.t("token-once").into_owned()),
        },
        facts: SummaryList {
            rows: vec![
                SummaryRow::new(l.t("column-name"), given.name.as_str()),
                SummaryRow::new(l.t("column-acts-as"), given.user_name.as_str()),
                SummaryRow::new(l.t("column-scopes"), scopes(l, &given.scopes)),
                SummaryRow::new(l.t("token-days"), l.n("days", days)),
            ],
        },
        back: Link::new(l.t("token-back"), HERE),
    }
}
