//! Signing on and off, and the language.

use crate::{
    Web,
    chrome::chrome,
    cookies,
    posted::Posted,
    reply::{Oops, Reply, page as drawn, page_again, see_other, see_other_telling},
    sign_on::ways::{self, Wanted, code_field, password_field},
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
    chrome::{Chrome, Link},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, InputMode, TextInput, Width},
    public::{ProblemPage, SignInForm, SignInPage},
};
use serde::Deserialize;

/// Where to go back to after signing on or choosing a language.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    ve: String,
    /// `2` where level 02 is needed.
    #[serde(default)]
    muc: String,
}

/// Only an address of ours: a path that does not begin another host.
pub(crate) fn safe(back: &str, otherwise: &str) -> String {
    let is_ours = back.starts_with('/')
        && !back.starts_with("//")
        && !back.starts_with("/\\")
        && !back.contains(['\r', '\n', '\t']);
    if is_ours { back.to_owned() } else { otherwise.to_owned() }
}

/// The page on which citizens choose how to sign on; in the demonstration also whom to be.
pub(crate) async fn personas(
    State(web): State<Web>,
    visit: Visit,
    Query(back): Query<Back>,
) -> Reply {
    let page = persona_page(&web, &visit, &back, &FieldProblems::none()).await?;
    drawn(&page)
}

async fn persona_page(
    web: &Web,
    visit: &Visit,
    back: &Back,
    problems: &FieldProblems,
) -> Result<SignInPage, Oops> {
    let l = visit.l();
    let personas = web.app.personas().await?;
    let level_two = back.muc == "2";
    let wanted = Wanted { back: &back.ve, level_two, is_for_officers: false };
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
    let form = (!personas.is_empty()).then(|| SignInForm {
        title: Some(l.t("persona-title").into_owned()),
        intro: vec![l.t("persona-intro").into_owned()],
        fields: vec![field],
        action: "/dang-nhap".to_owned(),
        hidden: vec![
            ("_back".to_owned(), back.ve.clone()),
            ("_level".to_owned(), back.muc.clone()),
        ],
        submit: l.t("persona-submit").into_owned(),
    });
    Ok(ways::page(web, visit, wanted, form, problems))
}

pub(crate) async fn choose(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let chosen: Option<SubjectId> = posted.text("persona").parse().ok();
    let personas = web.app.personas().await?;
    let known = chosen.filter(|id| personas.iter().any(|(subject, _)| subject.id == *id));
    let Some(subject) = known else {
        let problems = FieldProblems::from(FieldProblem::new("persona", "choose-persona"));
        let (ve, muc) = (posted.text("_back").to_owned(), posted.text("_level").to_owned());
        let page = persona_page(&web, &visit, &Back { ve, muc }, &problems).await?;
        return page_again(&page);
    };
    let begun = web.app.sign_in_citizen(&visit.browser(), subject).await?;
    if let Some(before) = visit.session() {
        web.app.sign_out(before).await?;
    }
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
) -> SignInPage {
    let l = visit.l();
    let user = FieldKind::Text(TextInput {
        value: user.to_owned(),
        autocomplete: Some("username"),
        mode: InputMode::Text,
        is_spell_checked: false,
        width: Width::Half,
        most: Some(100),
        unit: None,
    });
    let is_demo = web.app.demo_code().is_some();
    let has_providers = !web.app.ways(true, visit.locale()).is_empty();
    let form = SignInForm {
        title: has_providers.then(|| l.t("staff-own-account").into_owned()),
        intro: is_demo.then(|| l.t("staff-demo-intro").into_owned()).into_iter().collect(),
        fields: vec![
            FieldView::new("user", l.t("user-name"), user),
            password_field(visit),
            code_field(web, visit),
        ],
        action: "/can-bo/dang-nhap".to_owned(),
        hidden: vec![("_back".to_owned(), back.to_owned())],
        submit: l.t("sign-in").into_owned(),
    };
    let wanted = Wanted { back, level_two: false, is_for_officers: true };
    ways::page(web, visit, wanted, Some(form), problems)
}

pub(crate) async fn staff_sign_in(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.limiter.sign_in(visit.address())?;
    let user = posted.text("user");
    let (password, code) = (posted.text("password"), posted.text("code"));
    match web.app.sign_in_staff(&visit.browser(), user, password, code).await {
        Ok(begun) => {
            if let Some(before) = visit.session() {
                web.app.sign_out(before).await?;
            }
            let to = safe(posted.text("_back"), "/can-bo/viec");
            let to = if to == "/" { "/can-bo/viec".to_owned() } else { to };
            signed_on(&web, &begun.token, &to)
        }
        Err(SignInError::First(first)) => {
            let none = FieldProblems::none();
            super::first_sign_on::form(&web, &visit, (user, &first), &none)
        }
        Err(error) => {
            let problems = FieldProblems::from(sign_in_problem(error, "user")?);
            page_again(&staff_form(&web, &visit, user, posted.text("_back"), &problems))
        }
    }
}

/// What is wrong with name, password and code, at a field.
pub(crate) fn sign_in_problem(error: SignInError, field: &str) -> Result<FieldProblem, Oops> {
    match error {
        // Who has signed on already and lost a factor since starts anew at the door.
        SignInError::Wrong | SignInError::First(_) => Ok(FieldProblem::new(field, "sign-in-wrong")),
        SignInError::Locked { minutes } => {
            Ok(FieldProblem::new(field, "sign-in-locked").with("minutes", minutes))
        }
        SignInError::Expired => Ok(FieldProblem::new(field, "sign-in-expired")),
        SignInError::App(error) => Err(error.into()),
    }
}

pub(crate) fn signed_on(web: &Web, token: &[u8; 32], to: &str) -> Reply {
    let mut response = see_other(to)?;
    set(&mut response, cookies::session(token, web.is_https));
    Ok(response)
}

pub(crate) async fn sign_out(State(web): State<Web>, visit: Visit, _form: Posted) -> Reply {
    let elsewhere = match visit.session() {
        Some(token) => web.app.sign_out_everywhere(token).await?,
        None => None,
    };
    let mut response = match elsewhere {
        Some((provider, url)) => signed_out_here(&web, &visit, &provider, &url)?,
        None => see_other_telling(&web, "/", "signed-out")?,
    };
    set(&mut response, cookies::no_session(web.is_https));
    Ok(response)
}

/// Ended here, and on the way to the provider, where it ends too. A form may not be answered with a
/// redirect to another site, so the browser is asked to go on, and there is a link.
fn signed_out_here(web: &Web, visit: &Visit, provider: &str, url: &str) -> Reply {
    let l = visit.l();
    let name = web.app.way(provider, visit.locale()).map_or_else(String::new, |way| way.name);
    let page = ProblemPage {
        chrome: Chrome { person: None, nav: Vec::new(), ..chrome(web, visit) },
        title: l.t("flash-signed-out").into_owned(),
        text: vec![l.with("sign-out-elsewhere", &[("name", name.as_str())]).into_owned()],
        ways: vec![Link::new(l.with("sign-out-at", &[("name", name.as_str())]), url)],
        request_id: None,
    };
    let mut response = drawn(&page)?;
    if let Ok(refresh) = HeaderValue::from_str(&format!("0; url={url}")) {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
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
