//! The digitising step: a paper that the officer holds in their hand becomes a checked digital copy.

use crate::{
    Web,
    chrome::chrome,
    citizen::id,
    forms::{error_summary, problem_words},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    commands::Done,
    data_store::{
        digitise::{Copy, LEAST_DOTS_PER_INCH, PaperFacts},
        kind_names,
    },
    dossier_view::DossierView,
    form::read_day,
    store::files::FileRow,
};
use mc_kernel::{FieldProblem, FieldProblems, ids::FileId};
use mc_pages::{
    FormPage,
    chrome::Link,
    components::{Consequence, ErrorLink, FileList, Offers, Upload},
    fields::{
        Choice, ChoiceOption, DateInput, FieldKind, FieldView, NumberInput, TextInput, Width, id_of,
    },
    format,
    words::{Lang, key},
};
use serde::Deserialize;
use std::collections::BTreeSet;

/// Which file of the dossier is the copy; none where a new scan is sent.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Which {
    #[serde(default, rename = "tep")]
    file: String,
}

/// What was typed so far.
struct Typed<'a> {
    posted: Option<&'a Posted>,
    problems: &'a FieldProblems,
}

impl Typed<'_> {
    fn text(&self, name: &str, usual: &str) -> String {
        self.posted.map_or_else(|| usual.to_owned(), |posted| posted.text(name).to_owned())
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(which): Query<Which>,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    web.app.may_digitise(visit.ctx(), view.dossier.id).await?;
    let problems = FieldProblems::none();
    drawn(&draw(&web, &visit, &view, &which, &Typed { posted: None, problems: &problems })?)
}

fn given<'v>(view: &'v DossierView, which: &Which) -> Result<Option<&'v FileRow>, AppError> {
    if which.file.is_empty() {
        return Ok(None);
    }
    let file: FileId = which.file.parse().map_err(|_bad| AppError::NotFound)?;
    view.file(file).ok_or(AppError::NotFound).map(Some)
}

fn draw(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    which: &Which,
    typed: &Typed<'_>,
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let file = given(view, which)?;
    let base = format!("/can-bo/ho-so/{}", view.dossier.id);
    let fields = fields(web, l, view, file, typed);
    let command = match typed.posted {
        Some(posted) => posted.text("_command").to_owned(),
        None => web.app.new_command().to_string(),
    };
    let mut intro = vec![l.t("digitise-intro").into_owned()];
    if let Some(file) = file {
        let pages = l.n("pages-count", u64::from(file.pages)).into_owned();
        let values = [("name", file.name.as_str()), ("pages", pages.as_str())];
        intro.push(l.with("digitise-file", &values).into_owned());
    }
    let action = match file {
        Some(file) => format!("{base}/so-hoa?tep={}", file.id),
        None => format!("{base}/so-hoa"),
    };
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(view.dossier.number.clone(), base)),
        title: l.t("digitise-title").into_owned(),
        place: short_name(&view.procedure.name),
        intro,
        errors: error_summary(l, typed.problems).naming(&fields),
        fields,
        action,
        hidden: vec![("_command".to_owned(), command)],
        consequence: Some(Consequence {
            action: l.t("digitise-submit").into_owned(),
            effects: vec![l.t("digitise-effect").into_owned()],
            is_final: false,
        }),
        submit: l.t("digitise-submit").into_owned(),
        other: None,
    })
}

fn fields(
    web: &Web,
    l: Lang,
    view: &DossierView,
    file: Option<&FileRow>,
    typed: &Typed<'_>,
) -> Vec<FieldView> {
    let field = |name: &str, words: &'static str, kind: FieldKind| {
        let mut field = FieldView::new(name, l.t(words), kind);
        field.error = typed.problems.at(name).map(|problem| problem_words(l, problem));
        field
    };
    let line = |name: &str| {
        FieldKind::Text(TextInput { value: typed.text(name, ""), ..TextInput::default() })
    };
    let day = |name: &str| {
        let value = typed.text(name, "");
        FieldKind::Date(DateInput { value, may_be_partial: false, autocomplete: None })
    };
    let number = |name: &str, usual: &str| {
        let value = typed.text(name, usual);
        let width = Width::Tiny;
        FieldKind::Number(NumberInput { value, has_decimals: false, unit: None, width })
    };
    let pages = file.map_or_else(String::new, |file| file.pages.to_string());
    let checked = typed.text("checked", "") == "true";
    let mut fields = Vec::new();
    if file.is_none() {
        fields.push(scan(web, l, typed));
    }
    fields.push(field("kind", key("paper-kind"), kinds(web, view, file, typed)));
    let title = field("title", key("paper-title"), line("title")).optional();
    fields.push(title.hinted(l.t("paper-title-hint")));
    fields.push(field("number", key("paper-number"), line("number")).optional());
    fields.push(field("issuer", key("paper-issuer"), line("issuer")));
    fields.push(field("issued_on", key("paper-issued"), day("issued_on")));
    let until = field("valid_until", key("paper-valid-until"), day("valid_until"));
    fields.push(until.optional().hinted(l.t("paper-no-end-hint")));
    fields.push(field("original_pages", key("original-pages"), number("original_pages", &pages)));
    let noted = field("noted_pages", key("noted-pages"), number("noted_pages", "0"));
    fields.push(noted.hinted(l.t("noted-pages-hint")));
    fields.push(field("checked", key("digitise-checked"), FieldKind::Consent(checked)));
    fields
}

fn scan(web: &Web, l: Lang, typed: &Typed<'_>) -> FieldView {
    let label = l.t("digitise-scan").into_owned();
    let size = format::file_size(l, web.app.settings().limits.file_bytes);
    let dots = LEAST_DOTS_PER_INCH.to_string();
    let rules = [("size", size.as_str()), ("dots", dots.as_str())];
    let error = typed.problems.at("file").map(|problem| problem_words(l, problem));
    let upload = Upload {
        name: "file".to_owned(),
        id: id_of("file"),
        label: label.clone(),
        rules: l.with("digitise-scan-rules", &rules).into_owned(),
        accept: ".pdf,application/pdf".to_owned(),
        takes_several: false,
        component: String::new(),
        upload_url: None,
        error: error.clone(),
        files: FileList::default(),
        offers: Offers::default(),
    };
    let field = FieldView::new("file", label, FieldKind::File(Box::new(upload)));
    FieldView { error, ..field }
}

/// The kinds that the copy may be: of each component the result that replaces it, and the paper
/// itself. The value names the component too.
fn kinds(web: &Web, view: &DossierView, file: Option<&FileRow>, typed: &Typed<'_>) -> FieldKind {
    let names = kind_names(&web.app.reference());
    let mut seen = BTreeSet::new();
    let mut options = Vec::new();
    let component = file.map(|file| file.component.as_str());
    let is_paper = component.is_some_and(|component| view.procedure.paper(component).is_some());
    for paper in view.procedure.papers() {
        let code = paper.code.as_str();
        if (is_paper && component != Some(code)) || !seen.insert(code) {
            continue;
        }
        if let Some(result) = &paper.replaced_by_result {
            let name = names.get(result.as_str()).map_or_else(|| result.as_str(), |n| n.as_str());
            options.push((format!("{code}|{result}"), short_name(name)));
        }
        options.push((format!("{code}|{code}"), short_name(&paper.name)));
    }
    let first = options.first().map_or("", |(value, _)| value.as_str());
    let chosen = typed.text("kind", if is_paper { first } else { "" });
    let options = options
        .iter()
        .map(|(value, name)| ChoiceOption::new(value.clone(), name.clone()).chosen_if(&chosen));
    FieldKind::Choice(Choice { options: options.collect(), autocomplete: None })
}

pub(crate) async fn digitise(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(which): Query<Which>,
    posted: Posted,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let again = |problems: &FieldProblems| {
        draw(&web, &visit, &view, &which, &Typed { posted: Some(&posted), problems })
    };
    match send(&web, &visit, &view, &which, &posted).await {
        Ok(done) => {
            let told = if done.was_done_before { "done-before" } else { "digitised" };
            see_other_telling(&web, &format!("/can-bo/ho-so/{}", view.dossier.id), told)
        }
        Err(AppError::Invalid(invalid)) => page_again(&again(&invalid.problems)?),
        Err(AppError::FileRefused(refusal)) => {
            let mut page = again(&FieldProblems::none())?;
            let text = crate::forms::refusal_words(visit.l(), &refusal);
            page.errors.errors.push(ErrorLink { href: Some("#f-file".to_owned()), text });
            page_again(&page)
        }
        Err(AppError::Rejected(rejection)) => {
            let mut page = again(&FieldProblems::none())?;
            let text = rejection.words(visit.locale()).to_owned();
            page.errors.errors.push(ErrorLink { href: None, text });
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

async fn send(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    which: &Which,
    posted: &Posted,
) -> Result<Done, AppError> {
    let mut problems = FieldProblems::none();
    let facts = read(web, posted, &mut problems);
    let copy = match given(view, which)? {
        Some(file) => Some(Copy::Given(file.id)),
        None => posted.files.first().map(|f| Copy::New((f.name.clone(), f.bytes.clone()))),
    };
    if copy.is_none() {
        problems.push(FieldProblem::new("file", "required"));
    }
    let (Some(facts), Some(copy), true) = (facts, copy, problems.is_empty()) else {
        return Err(AppError::invalid(problems));
    };
    let command = posted.parsed("_command")?;
    web.app.digitise(visit.ctx(), view.dossier.id, command, facts, copy).await
}

/// What was typed; every problem is named.
fn read(web: &Web, posted: &Posted, problems: &mut FieldProblems) -> Option<PaperFacts> {
    let mut wrong = |name: &str, code: &'static str| problems.push(FieldProblem::new(name, code));
    let kind = posted.text("kind").split_once('|');
    if kind.is_none() {
        wrong("kind", "not-an-option");
    }
    let issuer = posted.text("issuer").trim().to_owned();
    if issuer.is_empty() {
        wrong("issuer", "required");
    }
    let issued_on = read_day(posted.text("issued_on"));
    if issued_on.is_none() {
        wrong("issued_on", "day");
    }
    let typed_until = posted.text("valid_until").trim();
    let valid_until = read_day(typed_until);
    if valid_until.is_none() && !typed_until.is_empty() {
        wrong("valid_until", "day");
    }
    let mut count = |name: &str| {
        let count: Option<u32> = posted.text(name).trim().parse().ok();
        if count.is_none() {
            wrong(name, "whole-number");
        }
        count
    };
    let (original_pages, noted_pages) = (count("original_pages"), count("noted_pages"));
    if posted.text("checked") != "true" {
        problems.push(FieldProblem::new("checked", "must-be-checked"));
    }
    let (component, kind) = kind?;
    let title = match posted.text("title").trim() {
        "" => kind_names(&web.app.reference()).get(kind).cloned().unwrap_or_default(),
        title => title.to_owned(),
    };
    Some(PaperFacts {
        component: component.to_owned(),
        kind: kind.to_owned(),
        title,
        number: posted.text("number").trim().to_owned(),
        issuer,
        issued_on: issued_on?,
        valid_until,
        original_pages: original_pages?,
        noted_pages: noted_pages?,
    })
}
