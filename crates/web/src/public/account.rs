//! Signing on and off, and the language.

use crate::{
    Web,
    chrome::chrome,
    cookies,
    forms::error_summary,
    posted::Posted,
    reply::{Oops, Reply, page as drawn, page_again, see_other, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use mc_app::sign_in::SignInError;
use mc_kernel::{FieldProblem, FieldProblems, Locale, ids::SubjectId};
use mc_pages::{
    FormPage,
    chrome::Link,
    fields::{Choice, ChoiceOption, FieldKind, FieldView, InputMode, TextInput, Width},
};
use serde::Deserialize;

/// Where to go back to after signing on or choosing a language.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    ve: String,
}

/// Only an address of ours: a path that does not begin another host.
fn safe(back: &str, otherwise: &str) -> String {
    let is_ours = back.starts_with('/')
        && !back.starts_with("//")
        && !back.starts_with("/\\")
        && !back.contains(['\r', '\n', '\t']);
    if is_ours { back.to_owned() } else { otherwise.to_owned() }
}

/// The page of the demo on which one chooses who to be; the national sign-on takes its place.
pub(crate) async fn personas(
    State(web): State<Web>,
    visit: Visit,
    Query(back): Query<Back>,
) -> Reply {
    let page = persona_page(&web, &visit, &back.ve, &FieldProblems::none()).await?;
    drawn(&page)
}

async fn persona_page(
    web: &Web,
    visit: &Visit,
    back: &str,
    problems: &FieldProblems,
) -> Result<FormPage, Oops> {
    let l = visit.l();
    let personas = web.app.personas().await?;
    let options = personas.iter().map(|(subject, persona)| {
        let mut option = ChoiceOption::new(subject.id.to_string(), subject.name.clone());
        option.hint = Some(match visit.locale() {
            Locale::Vi => persona.vi.clone(),
            Locale::En => persona.en.clone(),
        });
        option
    });
    let choice = Choice { options: options.collect(), autocomplete: None };
    let mut field = FieldView::new("persona", l.t("persona-label"), FieldKind::Choice(choice));
    field.error = problems.at("persona").map(|p| crate::forms::problem_words(l, p));
    let has_personas = !personas.is_empty();
    let intro = if has_personas {
        vec![l.t("persona-intro").into_owned()]
    } else {
        vec![l.t("sign-in-not-connected").into_owned()]
    };
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("home"), "/")),
        title: l.t("persona-title").into_owned(),
        place: l.t("sign-in").into_owned(),
        intro,
        errors: error_summary(l, problems),
        fields: if has_personas { vec![field] } else { Vec::new() },
        action: "/dang-nhap".to_owned(),
        hidden: vec![("_back".to_owned(), back.to_owned())],
        consequence: None,
        submit: l.t("persona-submit").into_owned(),
        other: Some(Link::new(l.t("staff-sign-in"), "/can-bo/dang-nhap")),
    })
}

pub(crate) async fn choose(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let chosen: Option<SubjectId> = posted.text("persona").parse().ok();
    let personas = web.app.personas().await?;
    let known = chosen.filter(|id| personas.iter().any(|(subject, _)| subject.id == *id));
    let Some(subject) = known else {
        let problems = FieldProblems::from(FieldProblem::new("persona", "choose-persona"));
        let page = persona_page(&web, &visit, posted.text("_back"), &problems).await?;
        return page_again(&page);
    };
    let begun = web.app.sign_in_citizen(subject).await?;
    signed_on(&web, &begun.token, &safe(posted.text("_back"), "/ho-so"))
}

pub(crate) async fn staff_page(
    State(web): State<Web>,
    visit: Visit,
    Query(back): Query<Back>,
) -> Reply {
    drawn(&staff_form(&web, &visit, "", &back.ve, &FieldProblems::none()))
}

fn staff_form(
    web: &Web,
    visit: &Visit,
    user: &str,
    back: &str,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let input = |value: &str, mode, autocomplete, width| {
        FieldKind::Text(TextInput {
            value: value.to_owned(),
            autocomplete: Some(autocomplete),
            mode,
            is_spell_checked: false,
            width,
            most: Some(100),
            unit: None,
        })
    };
    let password = FieldKind::Text(TextInput {
        value: String::new(),
        autocomplete: Some("current-password"),
        mode: InputMode::Password,
        is_spell_checked: false,
        width: Width::Half,
        most: Some(256),
        unit: None,
    });
    let code = input("", InputMode::Numeric, "one-time-code", Width::Short);
    let mut code = FieldView::new("code", l.t("one-time-code"), code).hinted(l.t("code-hint"));
    let mut intro = Vec::new();
    if let Some(current) = web.app.demo_code() {
        intro.push(l.t("staff-demo-intro").into_owned());
        code = code.hinted(l.with("demo-code", &[("code", current.as_str())]));
    }
    let user = input(user, InputMode::Text, "username", Width::Half);
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("home"), "/")),
        title: l.t("staff-sign-in").into_owned(),
        place: l.t("sign-in").into_owned(),
        intro,
        errors: error_summary(l, problems),
        fields: vec![
            FieldView::new("user", l.t("user-name"), user),
            FieldView::new("password", l.t("password"), password),
            code,
        ],
        action: "/can-bo/dang-nhap".to_owned(),
        hidden: vec![("_back".to_owned(), back.to_owned())],
        consequence: None,
        submit: l.t("sign-in").into_owned(),
        other: Some(Link::new(l.t("citizen-sign-in"), "/dang-nhap")),
    }
}

pub(crate) async fn staff_sign_in(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.limiter.sign_in(visit.address())?;
    let user = posted.text("user");
    let result = web.app.sign_in_staff(user, posted.text("password"), posted.text("code")).await;
    let problem = match result {
        Ok(begun) => {
            let to = safe(posted.text("_back"), "/can-bo/viec");
            let to = if to == "/" { "/can-bo/viec".to_owned() } else { to };
            return signed_on(&web, &begun.token, &to);
        }
        Err(SignInError::Wrong) => FieldProblem::new("user", "sign-in-wrong"),
        Err(SignInError::Locked { minutes }) => {
            FieldProblem::new("user", "sign-in-locked").with("minutes", minutes)
        }
        Err(SignInError::Expired) => FieldProblem::new("user", "sign-in-expired"),
        Err(SignInError::First(first)) => {
            let none = FieldProblems::none();
            return super::first_sign_on::form(&web, &visit, (user, &first), &none);
        }
        Err(SignInError::App(error)) => return Err(error.into()),
    };
    let problems = FieldProblems::from(problem);
    page_again(&staff_form(&web, &visit, user, posted.text("_back"), &problems))
}

pub(super) fn signed_on(web: &Web, token: &[u8; 32], to: &str) -> Reply {
    let mut response = see_other(to)?;
    set(&mut response, cookies::session(token, web.is_https));
    Ok(response)
}

pub(crate) async fn sign_out(State(web): State<Web>, visit: Visit, _form: Posted) -> Reply {
    if let Some(token) = visit.session() {
        web.app.sign_out(token).await?;
    }
    let mut response = see_other_telling(&web, "/", "signed-out")?;
    set(&mut response, cookies::no_session(web.is_https));
    Ok(response)
}

pub(crate) async fn language(
    State(web): State<Web>,
    Path(tag): Path<String>,
    Query(back): Query<Back>,
) -> Reply {
    let locale = Locale::from_tag(&tag).ok_or_else(|| Oops::status(StatusCode::NOT_FOUND))?;
    let mut response = see_other(&safe(&back.ve, "/"))?;
    set(&mut response, cookies::language(locale.tag(), web.is_https));
    Ok(response)
}

fn set(response: &mut Response, cookie: Option<HeaderValue>) {
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_leads_only_to_our_own_pages() {
        for (back, expect) in [
            ("/ho-so?a=1", "/ho-so?a=1"),
            ("//evil.example", "/"),
            ("/\\evil.example", "/"),
            ("https://evil.example", "/"),
            ("javascript:alert(1)", "/"),
            ("/a\r\nSet-Cookie: x=1", "/"),
            ("", "/"),
        ] {
            assert_eq!(safe(back, "/"), expect, "{back}");
        }
    }
}
