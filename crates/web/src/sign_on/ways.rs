//! The pages on which one chooses how to sign on.

use crate::{Web, chrome::chrome, visit::Visit};
use mc_kernel::FieldProblems;
use mc_pages::{
    chrome::Link,
    fields::{FieldKind, FieldView, InputMode, TextInput, Width},
    public::{SignInForm, SignInPage, SignInWay},
};

/// What a page to sign on is asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'w> {
    /// The page to come back to.
    pub(crate) back: &'w str,
    /// Whether level 02 is needed.
    pub(crate) level_two: bool,
    /// Whether it is officers who sign on.
    pub(crate) is_for_officers: bool,
}

/// The providers as buttons.
pub(crate) fn ways(web: &Web, visit: &Visit, wanted: Wanted<'_>) -> Vec<SignInWay> {
    let l = visit.l();
    let back: String = form_urlencoded::byte_serialize(wanted.back.as_bytes()).collect();
    let level = if wanted.level_two { "&muc=2" } else { "" };
    let ways = web.app.ways(wanted.is_for_officers, visit.locale());
    ways.into_iter()
        .map(|way| SignInWay {
            label: l.with("sign-on-with", &[("name", way.name)]).into_owned(),
            href: format!("/dang-nhap/{}?ve={back}{level}", way.id),
        })
        .collect()
}

/// The page around ways and form.
pub(crate) fn page(
    web: &Web,
    visit: &Visit,
    wanted: Wanted<'_>,
    form: Option<SignInForm>,
    problems: &FieldProblems,
) -> SignInPage {
    let l = visit.l();
    let ways = ways(web, visit, wanted);
    let title = match (wanted.is_for_officers, wanted.level_two) {
        (true, _) => l.t("staff-sign-in"),
        (false, true) => l.t("step-up-title"),
        (false, false) => l.t("citizen-sign-in"),
    };
    let mut intro = Vec::new();
    if wanted.level_two {
        intro.push(l.t("step-up-intro").into_owned());
    } else if !ways.is_empty() && !wanted.is_for_officers {
        intro.push(l.t("sign-on-intro").into_owned());
    } else if ways.is_empty() && form.is_none() {
        intro.push(l.t("sign-in-not-connected").into_owned());
    }
    let has_levels = !ways.is_empty() && !wanted.is_for_officers && !wanted.level_two;
    let other = if wanted.is_for_officers {
        Link::new(l.t("citizen-sign-in"), "/dang-nhap")
    } else {
        Link::new(l.t("staff-sign-in"), "/can-bo/dang-nhap")
    };
    SignInPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("home"), "/")),
        title: title.into_owned(),
        intro,
        errors: crate::forms::error_summary(l, problems),
        ways,
        levels: has_levels.then(|| l.t("sign-on-levels").into_owned()),
        form,
        other: Some(other),
    }
}

/// The field of a password.
pub(crate) fn password_field(visit: &Visit) -> FieldView {
    let password = FieldKind::Text(TextInput {
        value: String::new(),
        autocomplete: Some("current-password"),
        mode: InputMode::Password,
        is_spell_checked: false,
        width: Width::Half,
        most: Some(256),
        unit: None,
    });
    FieldView::new("password", visit.l().t("password"), password)
}

/// The field of a one-time code, which takes a recovery code as well.
pub(crate) fn code_field(web: &Web, visit: &Visit) -> FieldView {
    let l = visit.l();
    let code = FieldKind::Text(TextInput {
        value: String::new(),
        autocomplete: Some("one-time-code"),
        mode: InputMode::Text,
        is_spell_checked: false,
        width: Width::Half,
        most: Some(100),
        unit: None,
    });
    let field = FieldView::new("code", l.t("one-time-code"), code);
    match web.app.demo_code() {
        Some(current) => field.hinted(l.with("demo-code", &[("code", current.as_str())])),
        None => field.hinted(l.t("code-hint")),
    }
}
