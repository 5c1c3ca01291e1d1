//! The first sign-on with a temporary password or without a second factor: both are made the person's
//! own before there is a session.

use super::account::signed_on;
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page_with, see_other_telling},
    visit::Visit,
};
use axum::{extract::State, http::StatusCode};
use mc_app::{
    AppError,
    accounts::LEAST_PASSWORD,
    first_sign_on::{Finishing, FirstSignOn},
    sign_in::SignInError,
};
use mc_kernel::FieldProblems;
use mc_pages::{
    FormPage,
    chrome::Link,
    fields::{FieldKind, FieldView, InputMode, TextInput, Width},
    words::Lang,
};

const HERE: &str = "/can-bo/dang-nhap/lan-dau";

/// The form that takes the place of the sign-on.
pub(super) fn form(
    web: &Web,
    visit: &Visit,
    (user, first): (&str, &FirstSignOn),
    problems: &FieldProblems,
) -> Reply {
    let l = visit.l();
    let mut fields = fields(l, first);
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    let mut intro = vec![l.t("first-intro").into_owned()];
    if let Some((secret, _)) = &first.enrols {
        intro.push(l.t("first-enrol").into_owned());
        intro.push(l.with("first-secret", &[("secret", grouped(secret))]).into_owned());
        if let Some(code) = web.app.demo_code() {
            intro.push(l.with("demo-code", &[("code", code)]).into_owned());
        }
    }
    let link = first.enrols.as_ref().map(|(_, url)| Link::new(l.t("first-open"), url.clone()));
    let status =
        if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(
        status,
        &FormPage {
            chrome: chrome(web, visit),
            back: Some(Link::new(l.t("staff-sign-in"), "/can-bo/dang-nhap")),
            title: l.t("first-title").into_owned(),
            place: l.t("sign-in").into_owned(),
            intro,
            errors: error_summary(l, problems).naming(&fields),
            fields,
            action: HERE.to_owned(),
            hidden: vec![
                ("_user".to_owned(), user.to_owned()),
                ("_ticket".to_owned(), first.ticket.clone()),
                ("_ends".to_owned(), first.ends.micros().to_string()),
            ],
            consequence: None,
            submit: l.t("first-submit").into_owned(),
            other: link,
        },
    )
}

fn fields(l: Lang, first: &FirstSignOn) -> Vec<FieldView> {
    let input = |mode, autocomplete, width| {
        FieldKind::Text(TextInput {
            value: String::new(),
            autocomplete: Some(autocomplete),
            mode,
            is_spell_checked: false,
            width,
            most: Some(256),
            unit: None,
        })
    };
    let password = || input(InputMode::Password, "new-password", Width::Half);
    let mut fields = Vec::new();
    if first.wants_password {
        let least = [("least", LEAST_PASSWORD.to_string())];
        fields.push(
            FieldView::new("password", l.t("first-password"), password())
                .hinted(l.with("first-password-hint", &least)),
        );
        fields.push(FieldView::new("repeated", l.t("first-repeated"), password()));
    }
    if first.enrols.is_some() {
        let code = input(InputMode::Numeric, "one-time-code", Width::Short);
        let code = FieldView::new("code", l.t("one-time-code"), code);
        fields.push(code.hinted(l.t("first-code-hint")));
    }
    fields
}

/// A secret in groups of four, as it is typed.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}

pub(crate) async fn send(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    web.limiter.sign_in(visit.address())?;
    let of = |name: &str| posted.text(name).to_owned();
    let finishing = Finishing {
        user_name: of("_user"),
        ticket: of("_ticket"),
        ends: posted.parsed("_ends")?,
        password: of("password"),
        repeated: of("repeated"),
        code: of("code"),
    };
    let problems = match web.app.finish_sign_on(&visit.browser(), &finishing).await {
        Ok(begun) => return signed_on(&web, &begun.token, "/can-bo/viec"),
        Err(SignInError::App(AppError::Invalid(invalid))) => invalid.problems,
        Err(SignInError::App(error)) if !matches!(error, AppError::Conflict(_)) => {
            return Err(error.into());
        }
        Err(_) => {
            return see_other_telling(&web, "/can-bo/dang-nhap", "first-again");
        }
    };
    match web.app.unfinished_sign_on(&finishing).await {
        Ok(first) => form(&web, &visit, (&finishing.user_name, &first), &problems),
        Err(SignInError::App(error)) => Err(error.into()),
        Err(_) => see_other_telling(&web, "/can-bo/dang-nhap", "first-again"),
    }
}
