//! What the forms of administrators share: fields, and being told what does not hold or that
//! somebody was faster.

use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    reply::{Reply, page_with},
    visit::Visit,
};
use axum::http::StatusCode;
use mc_app::AppError;
use mc_kernel::FieldProblems;
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Consequence, ErrorLink},
    fields::{
        Choice, ChoiceOption, DateInput, FieldKind, FieldView, InputMode, LongText, TextInput,
        Width,
    },
    words::{Lang, key},
};

/// What a form that was sent is told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// What does not hold.
    pub(super) problems: FieldProblems,
    /// Whether somebody changed the same thing in the meantime.
    pub(super) is_late: bool,
}

impl Told {
    /// Reads an error as something to be told; others are passed on.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other error is passed on")]
    pub(super) fn of(error: AppError) -> Result<Self, AppError> {
        match error {
            AppError::Invalid(invalid) => Ok(Self { problems: invalid.problems, is_late: false }),
            AppError::Conflict(_) => Ok(Self { is_late: true, ..Self::default() }),
            other => Err(other),
        }
    }

    fn status(&self) -> StatusCode {
        match (self.is_late, self.problems.is_empty()) {
            (true, _) => StatusCode::CONFLICT,
            (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
            (false, true) => StatusCode::OK,
        }
    }
}

/// What a form is about.
#[derive(Default)]
pub(super) struct About {
    pub(super) back: Link,
    pub(super) title: String,
    pub(super) intro: Vec<String>,
    pub(super) fields: Vec<FieldView>,
    pub(super) action: String,
    pub(super) hidden: Vec<(String, String)>,
    pub(super) submit: String,
    /// What sending does, where that is not plain, and whether it is for ever.
    pub(super) effects: Vec<String>,
}

/// Draws a form, with what it is told.
pub(super) fn draw(web: &Web, visit: &Visit, mut about: About, told: &Told) -> Reply {
    let l = visit.l();
    for field in &mut about.fields {
        field.error = told.problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    let mut errors = error_summary(l, &told.problems).naming(&about.fields);
    if told.is_late {
        let text = l.t("admin-late").into_owned();
        errors.errors.push(ErrorLink { href: None, text });
    }
    let consequence = (!about.effects.is_empty()).then(|| Consequence {
        action: about.submit.clone(),
        effects: about.effects,
        is_final: false,
    });
    page_with(
        told.status(),
        &FormPage {
            chrome: chrome(web, visit),
            other: Some(Link::new(l.t("admin-leave-it"), about.back.href.clone())),
            back: Some(about.back),
            title: about.title,
            place: l.t("nav-admin").into_owned(),
            intro: about.intro,
            errors,
            fields: about.fields,
            action: about.action,
            hidden: about.hidden,
            consequence,
            submit: about.submit,
        },
    )
}

/// A line of text.
pub(super) fn text(l: Lang, name: &str, label: &str, value: &str, most: u32) -> FieldView {
    let input = TextInput {
        value: value.to_owned(),
        autocomplete: None,
        mode: InputMode::Text,
        is_spell_checked: false,
        width: if most > 60 { Width::Full } else { Width::Half },
        most: Some(most),
        unit: None,
    };
    FieldView::new(name, l.t(label), FieldKind::Text(input))
}

/// A line of text with a keyboard of its own.
pub(super) fn reached(l: Lang, name: &str, label: &str, value: &str, mode: InputMode) -> FieldView {
    let input = TextInput {
        value: value.to_owned(),
        autocomplete: None,
        mode,
        is_spell_checked: false,
        width: Width::Half,
        most: Some(200),
        unit: None,
    };
    FieldView::new(name, l.t(label), FieldKind::Text(input)).optional()
}

/// Several lines.
pub(super) fn lines(l: Lang, name: &str, label: &str, value: &str) -> FieldView {
    let input = LongText { value: value.to_owned(), rows: 4, most: None };
    FieldView::new(name, l.t(label), FieldKind::LongText(input)).optional()
}

/// A day.
pub(super) fn day(l: Lang, name: &str, label: &str, value: &str) -> FieldView {
    let value = value.to_owned();
    let kind = FieldKind::Date(DateInput { value, may_be_partial: false, autocomplete: None });
    FieldView::new(name, l.t(label), kind)
}

/// One of several.
pub(super) fn choice(l: Lang, name: &str, label: &str, options: Vec<ChoiceOption>) -> FieldView {
    FieldView::new(name, l.t(label), FieldKind::Choice(Choice { options, autocomplete: None }))
}

/// The value that stands in a field.
#[expect(clippy::wildcard_enum_match_arm, reason = "only what is typed is compared")]
fn value_of(field: &FieldView) -> Option<&str> {
    match &field.kind {
        FieldKind::Text(input) => Some(&input.value),
        FieldKind::LongText(input) => Some(&input.value),
        _ => None,
    }
}

/// Says at each field whose value is another one now what stands there, so that nothing that somebody
/// else changed is overwritten unseen.
pub(super) fn show_what_stands(l: Lang, typed: &mut [FieldView], stands: &[FieldView]) {
    for field in typed {
        let now = stands.iter().find(|other| other.name == field.name).and_then(value_of);
        let Some(now) = now.filter(|now| value_of(field).is_some_and(|typed| typed != *now)) else {
            continue;
        };
        let now = if now.is_empty() { "–".to_owned() } else { now.replace('\n', "; ") };
        field.source = Some(l.with(key("admin-stands-now"), &[("now", now)]).into_owned());
    }
}
