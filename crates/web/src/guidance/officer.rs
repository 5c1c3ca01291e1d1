//! The officer's side: entering a code, looking, pointing. Nothing of it posts what is answered.

use super::mine::until_words;
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::id,
    forms::{Drawing, error_summary, problem_words},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_again, see_other, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, form::Entries, guidance::Guided};
use mc_kernel::{FieldProblems, ids::GuidanceId};
use mc_pages::{
    FormPage,
    chrome::{Chrome, Link},
    citizen::GuidedPage,
    components::PostButton,
    fields::{FieldKind, FieldView, InputMode, TextInput, Width},
};
use std::collections::BTreeMap;

const HERE: &str = "/can-bo/huong-dan";

pub(crate) async fn form(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_enter_people(visit.ctx())?;
    drawn(&draw(&web, &visit, &FieldProblems::none()))
}

fn draw(web: &Web, visit: &Visit, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    let input = TextInput { mode: InputMode::Numeric, width: Width::Half, ..TextInput::default() };
    let mut field = FieldView::new("code", l.t("guide-code"), FieldKind::Text(input));
    field.error = problems.at("code").map(|problem| problem_words(l, problem));
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("nav-walk-in"), "/can-bo/tiep-nhan")),
        title: l.t("guide-enter").into_owned(),
        place: l.t("guide-title").into_owned(),
        intro: vec![l.t("guide-enter-intro").into_owned()],
        errors: error_summary(l, problems),
        fields: vec![field.hinted(l.t("guide-enter-hint"))],
        action: HERE.to_owned(),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("guide-enter-send").into_owned(),
        other: None,
    }
}

pub(crate) async fn join(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    match web.app.join_guidance(visit.ctx(), posted.text("code")).await {
        Ok(guidance) => see_other(&format!("{HERE}/{guidance}")),
        Err(AppError::Invalid(invalid)) => page_again(&draw(&web, &visit, &invalid.problems)),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn first(
    State(web): State<Web>,
    visit: Visit,
    Path(guidance): Path<String>,
) -> Reply {
    let id: GuidanceId = id(&guidance)?;
    let guided = web.app.guided(visit.ctx(), id).await?;
    let first = guided.form.sections_to_show(&guided.answers).first().map(|s| s.key.clone());
    let first = first.ok_or(AppError::NotFound)?;
    see_other(&format!("{HERE}/{id}/muc/{first}"))
}

pub(crate) async fn section(
    State(web): State<Web>,
    visit: Visit,
    Path((guidance, section)): Path<(String, String)>,
) -> Reply {
    let id: GuidanceId = id(&guidance)?;
    let guided = web.app.guided(visit.ctx(), id).await?;
    drawn(&guided_page(&web, &visit, &guided, &section)?)
}

fn guided_page(
    web: &Web,
    visit: &Visit,
    guided: &Guided,
    key: &str,
) -> Result<GuidedPage, AppError> {
    let l = visit.l();
    let id = guided.guidance.id;
    let around = fresh_chrome(web, visit);
    let section = guided.form.section(key).ok_or(AppError::NotFound)?;
    let fields = fields(web, guided, &around, key)?;
    let mut named = Vec::new();
    labels(&fields, &mut named);
    let here = format!("{HERE}/{id}/muc/{key}");
    let button = |label: String, field: &str| PostButton {
        action: format!("{HERE}/{id}/chi"),
        label,
        values: vec![
            ("field".to_owned(), field.to_owned()),
            ("section".to_owned(), key.to_owned()),
        ],
    };
    let points = named.iter().map(|(name, label)| {
        let words = l.with("guide-point", &[("label", label.as_str())]).into_owned();
        button(words, name)
    });
    let pointed = named
        .iter()
        .find(|(name, _)| Some(name) == guided.guidance.pointed.as_ref())
        .map(|(_, label)| l.with("guide-pointing", &[("label", label.as_str())]).into_owned());
    let sections = guided.form.sections_to_show(&guided.answers).into_iter().map(|section| {
        Link::new(section.title.say(l.locale()).text, format!("{HERE}/{id}/muc/{}", section.key))
    });
    let until = until_words(web, l, guided.guidance.until);
    Ok(GuidedPage {
        back: Link::new(l.t("guide-title"), HERE),
        procedure: short_name(&guided.procedure),
        title: section.title.say(l.locale()).text.to_owned(),
        intro: vec![l.with("guide-read-only", &[("until", until.as_str())]).into_owned()],
        sections: sections.collect(),
        here,
        points: points.collect(),
        unpoint: guided
            .guidance
            .pointed
            .as_ref()
            .map(|_| button(l.t("guide-unpoint").into_owned(), "")),
        pointed,
        fields,
        end: PostButton {
            action: format!("{HERE}/{id}/ket-thuc"),
            label: l.t("guide-leave").into_owned(),
            values: Vec::new(),
        },
        chrome: around,
    })
}

/// The fields as the person sees them, with what they saved.
fn fields(
    web: &Web,
    guided: &Guided,
    around: &Chrome,
    key: &str,
) -> Result<Vec<FieldView>, AppError> {
    let section = guided.form.section(key).ok_or(AppError::NotFound)?;
    let reference = web.app.reference();
    let visibility = guided.form.visible(&guided.answers);
    let nothing = Entries::new();
    let (problems, files) = (FieldProblems::none(), Vec::new());
    Ok(Drawing {
        chrome: around,
        reference: &reference,
        day: web.app.today(),
        form: &guided.form,
        entries: guided.typed.get(key).unwrap_or(&nothing),
        visibility: &visibility,
        problems: &problems,
        files: &files,
        upload_url: String::new(),
        most_bytes: web.app.settings().limits.file_bytes,
        marks: BTreeMap::new(),
        pointed: None,
    }
    .fields(section))
}

/// Every field that asks for something, with its label; of a group the fields in it.
fn labels(fields: &[FieldView], found: &mut Vec<(String, String)>) {
    for field in fields {
        if let FieldKind::Group(group) = &field.kind {
            labels(&group.fields, found);
        } else {
            found.push((field.name.clone(), field.label.clone()));
        }
    }
}

pub(crate) async fn point(
    State(web): State<Web>,
    visit: Visit,
    Path(guidance): Path<String>,
    posted: Posted,
) -> Reply {
    let id: GuidanceId = id(&guidance)?;
    let field = Some(posted.text("field")).filter(|field| !field.is_empty());
    let guided = web.app.guided(visit.ctx(), id).await?;
    let section = guided.form.section(posted.text("section")).ok_or(AppError::NotFound)?;
    web.app.point_to(visit.ctx(), id, field).await?;
    see_other(&format!("{HERE}/{id}/muc/{}", section.key))
}

pub(crate) async fn leave(
    State(web): State<Web>,
    visit: Visit,
    Path(guidance): Path<String>,
    _form: Posted,
) -> Reply {
    web.app.leave_guidance(visit.ctx(), id(&guidance)?).await?;
    see_other_telling(&web, HERE, "guide-ended")
}
