//! Entering what comes in.

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
use axum::extract::State;
use mc_app::{
    AppError,
    document::{Kind, MOST_SUBJECT_CHARS, Secrecy, Urgency, incoming::Channel},
    dossier_view::unit_name,
    form::read_day,
    office::NewIncoming,
};
use mc_kernel::{FieldProblem, FieldProblems, ids::UnitId};
use mc_pages::{FormPage, chrome::Link, components::ErrorLink, words::key};

pub(crate) async fn form(State(web): State<Web>, visit: Visit) -> Reply {
    if web.app.agencies_kept(visit.ctx())?.is_empty() {
        return Err(AppError::Forbidden.into());
    }
    let command = web.app.new_command().to_string();
    drawn(&draw(&web, &visit, (&Posted::default(), command), &FieldProblems::none())?)
}

fn draw(
    web: &Web,
    visit: &Visit,
    (posted, command): (&Posted, String),
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
    let agencies = web.app.agencies_kept(visit.ctx())?;
    let first = agencies.first().map(ToString::to_string).unwrap_or_default();
    let agencies: Vec<(String, String)> =
        agencies.iter().map(|id| (id.to_string(), unit_name(&reference, *id))).collect();
    let kinds =
        Kind::ALL.iter().map(|kind| (kind.name().to_owned(), kind.words(l.locale()).to_owned()));
    let kinds = kinds.chain([("other".to_owned(), l.t("office-kind-other").into_owned())]);
    let urgencies = options(l, Urgency::ALL, |one| (one.name(), words::urgency(one)));
    let secrecies = options(l, Secrecy::ALL, |one| (one.name(), words::secrecy(one)));
    let channels = [Channel::Paper, Channel::Mail];
    let channels = options(l, &channels, |one| (one.name(), words::channel(one)));
    let most_bytes = web.app.settings().limits.file_bytes;
    let fields = vec![
        drawing.choice(("agency", key("office-field-agency")), agencies, &or("agency", &first)),
        drawing.line(("issuer", key("office-field-issuer")), &text("issuer")),
        drawing
            .line(("number", key("office-field-number")), &text("number"))
            .hinted(l.t("office-field-number-hint")),
        drawing.day(("day", key("office-field-day")), &text("day")),
        drawing.choice(("kind", key("office-field-kind")), kinds, &or("kind", Kind::Letter.name())),
        drawing.words(
            ("subject", key("office-field-subject")),
            &text("subject"),
            MOST_SUBJECT_CHARS,
        ),
        drawing.choice(
            ("urgency", key("office-field-urgency")),
            urgencies,
            &or("urgency", "normal"),
        ),
        drawing
            .choice(("secrecy", key("office-field-secrecy")), secrecies, &or("secrecy", "none"))
            .hinted(l.t("office-field-secrecy-hint")),
        drawing.choice(("channel", key("office-field-channel")), channels, &or("channel", "paper")),
        drawing.day(("answer_by", key("office-field-answer-by")), &text("answer_by")).optional(),
        drawing.files(("files", key("office-field-files")), true, most_bytes).optional(),
    ];
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("nav-office"), HERE)),
        title: l.t("office-receive-new").into_owned(),
        place: l.t("nav-office").into_owned(),
        intro: vec![l.t("office-receive-intro").into_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("{HERE}/den/moi"),
        hidden: vec![("_command".to_owned(), command)],
        consequence: None,
        submit: l.t("office-receive-submit").into_owned(),
        other: None,
    })
}

/// What was typed, or all that is wrong with it.
fn read(posted: &Posted) -> Result<NewIncoming, FieldProblems> {
    let mut problems = FieldProblems::none();
    let agency: Option<UnitId> = posted.text("agency").parse().ok();
    let urgency = Urgency::named(posted.text("urgency"));
    let secrecy = Secrecy::named(posted.text("secrecy"));
    let channel = Channel::named(posted.text("channel"));
    for (name, is_missing) in [
        ("agency", agency.is_none()),
        ("urgency", urgency.is_none()),
        ("secrecy", secrecy.is_none()),
        ("channel", channel.is_none()),
    ] {
        if is_missing {
            problems.push(FieldProblem::new(name, "not-an-option"));
        }
    }
    for name in ["issuer", "number", "subject"] {
        if posted.text(name).trim().is_empty() {
            problems.push(FieldProblem::new(name, "required"));
        }
    }
    let day = read_day(posted.text("day"));
    if day.is_none() {
        problems.push(FieldProblem::new("day", "day"));
    }
    let typed = posted.text("answer_by").trim();
    let answer_by = read_day(typed);
    if answer_by.is_none() && !typed.is_empty() {
        problems.push(FieldProblem::new("answer_by", "day"));
    }
    let (Some(agency), Some(urgency), Some(secrecy), Some(channel), Some(day)) =
        (agency, urgency, secrecy, channel, day)
    else {
        return Err(problems);
    };
    problems.into_result()?;
    let files = posted.files.iter().filter(|file| file.field == "files");
    Ok(NewIncoming {
        agency,
        issuer: posted.text("issuer").to_owned(),
        number: posted.text("number").to_owned(),
        day,
        kind: Kind::named(posted.text("kind")),
        subject: posted.text("subject").to_owned(),
        urgency,
        secrecy,
        answer_by,
        channel,
        files: files.map(|file| (file.name.clone(), file.bytes.clone())).collect(),
    })
}

pub(crate) async fn receive(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let command = posted.parsed("_command")?;
    let done = match read(&posted) {
        Ok(new) => web.app.receive_document(visit.ctx(), command, &new).await,
        Err(problems) => Err(AppError::invalid(problems)),
    };
    let again = |problems: &FieldProblems, said: Option<String>| {
        let mut page = draw(&web, &visit, (&posted, command.to_string()), problems)?;
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
