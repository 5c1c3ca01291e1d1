//! Beginning what goes out.

use super::{
    HERE,
    fields::{Drawing, options},
    words,
};
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, refusal_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{
    AppError,
    document::{Kind, MOST_SUBJECT_CHARS, MOST_WORDS_CHARS, Secrecy, Urgency},
    dossier_view::unit_name,
    office::NewDraft,
};
use mc_kernel::{FieldProblem, FieldProblems, ids::UnitId};
use mc_pages::{FormPage, chrome::Link, components::ErrorLink, words::key};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// The incoming document that it answers.
    #[serde(default, rename = "tra-loi")]
    answers: String,
}

pub(crate) async fn form(
    State(web): State<Web>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Reply {
    web.app.lists_documents(visit.ctx())?;
    let command = web.app.new_command().to_string();
    let drawing = (&Posted::default(), command, asked.answers);
    drawn(&draw(&web, &visit, drawing, &FieldProblems::none())?)
}

fn draw(
    web: &Web,
    visit: &Visit,
    (posted, command, answers): (&Posted, String, String),
    problems: &FieldProblems,
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let drawing = Drawing { l, problems };
    let text = |name: &str| posted.text(name).to_owned();
    let or = |name: &str, usual: &str| {
        let typed = posted.text(name);
        if typed.is_empty() { usual.to_owned() } else { typed.to_owned() }
    };
    let reference = web.app.reference();
    let mut units: Vec<UnitId> = visit.ctx().staff()?.working().map(|grant| grant.unit).collect();
    units.sort_unstable();
    units.dedup();
    let first = units.first().map(ToString::to_string).unwrap_or_default();
    let units: Vec<(String, String)> =
        units.iter().map(|id| (id.to_string(), unit_name(&reference, *id))).collect();
    let kinds =
        Kind::ALL.iter().map(|kind| (kind.name().to_owned(), kind.words(l.locale()).to_owned()));
    let urgencies = options(l, Urgency::ALL, |one| (one.name(), words::urgency(one)));
    let secrecies = options(l, Secrecy::ALL, |one| (one.name(), words::secrecy(one)));
    let most_bytes = web.app.settings().limits.file_bytes;
    let fields = vec![
        drawing.choice(("unit", key("office-field-unit")), units, &or("unit", &first)),
        drawing.choice(("kind", key("office-field-kind")), kinds, &or("kind", Kind::Letter.name())),
        drawing.words(
            ("subject", key("office-field-subject")),
            &text("subject"),
            MOST_SUBJECT_CHARS,
        ),
        drawing.words(
            ("receivers", key("office-field-receivers")),
            &text("receivers"),
            MOST_WORDS_CHARS,
        ),
        drawing.choice(
            ("urgency", key("office-field-urgency")),
            urgencies,
            &or("urgency", "normal"),
        ),
        drawing
            .choice(("secrecy", key("office-field-secrecy")), secrecies, &or("secrecy", "none"))
            .hinted(l.t("office-field-secrecy-hint")),
        drawing.files(("file", key("office-field-version")), false, most_bytes).optional(),
    ];
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("nav-office"), HERE)),
        title: l.t("office-draft-new").into_owned(),
        place: l.t("nav-office").into_owned(),
        intro: vec![l.t("office-draft-intro").into_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("{HERE}/di/moi"),
        hidden: vec![("_command".to_owned(), command), ("_answers".to_owned(), answers)],
        consequence: None,
        submit: l.t("office-draft-submit").into_owned(),
        other: None,
    })
}

fn read(posted: &Posted) -> Result<NewDraft, FieldProblems> {
    let mut problems = FieldProblems::none();
    let unit: Option<UnitId> = posted.text("unit").parse().ok();
    let kind = Kind::named(posted.text("kind"));
    let urgency = Urgency::named(posted.text("urgency"));
    let secrecy = Secrecy::named(posted.text("secrecy"));
    for (name, is_missing) in [
        ("unit", unit.is_none()),
        ("kind", kind.is_none()),
        ("urgency", urgency.is_none()),
        ("secrecy", secrecy.is_none()),
    ] {
        if is_missing {
            problems.push(FieldProblem::new(name, "not-an-option"));
        }
    }
    for name in ["subject", "receivers"] {
        if posted.text(name).trim().is_empty() {
            problems.push(FieldProblem::new(name, "required"));
        }
    }
    let (Some(unit), Some(kind), Some(urgency), Some(secrecy)) = (unit, kind, urgency, secrecy)
    else {
        return Err(problems);
    };
    problems.into_result()?;
    let file = posted.files.iter().find(|file| file.field == "file");
    Ok(NewDraft {
        unit,
        kind,
        subject: posted.text("subject").to_owned(),
        receivers: posted.text("receivers").to_owned(),
        urgency,
        secrecy,
        answers: posted.text("_answers").parse().ok(),
        file: file.map(|file| (file.name.clone(), file.bytes.clone())),
    })
}

pub(crate) async fn begin(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let command = posted.parsed("_command")?;
    let done = match read(&posted) {
        Ok(new) => web.app.draft_document(visit.ctx(), command, &new).await,
        Err(problems) => Err(AppError::invalid(problems)),
    };
    let again = |problems: &FieldProblems, said: Option<String>| {
        let answers = posted.text("_answers").to_owned();
        let drawing = (&posted, command.to_string(), answers);
        let mut page = draw(&web, &visit, drawing, problems)?;
        page.errors.errors.extend(said.map(|text| ErrorLink { href: None, text }));
        page_again(&page)
    };
    let none = FieldProblems::none();
    match done {
        Ok(id) => see_other_telling(&web, &format!("{HERE}/{id}"), "done"),
        Err(AppError::Invalid(invalid)) => again(&invalid.problems, None),
        Err(AppError::Document(why)) => again(&none, Some(why.words(visit.locale()).to_owned())),
        Err(AppError::FileRefused(refusal)) => {
            again(&none, Some(refusal_words(visit.l(), &refusal)))
        }
        Err(error) => Err(error.into()),
    }
}
