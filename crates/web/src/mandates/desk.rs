//! Mandates that a one-stop desk records: from a signed paper, or by a code sent to the principal.

use super::{
    form::{Typed, fields, line},
    mine::{Where, empty, list_of, mandate_page},
};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, page_key},
    forms::{error_summary, problem_words, refusal_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    mandate::{Command, Way},
    mandates::{CODE_MINUTES, MOST_CODE_TRIES, Recorded, RecordedWay},
};
use mc_kernel::{FieldProblems, ids::MandateId};
use mc_pages::{
    FormPage,
    chrome::Link,
    citizen::MandatesPage,
    components::{ErrorLink, FileList, Offers, Upload},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, InputMode, Width, id_of},
    words::{Lang, key},
};

/// Where a desk has the mandates it recorded.
const HERE: &str = "/can-bo/uy-quyen";

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.mandates_i_recorded(visit.ctx(), page_key(&at.sau)).await?;
    let list =
        list_of(&web, l, (key("mandates-recorded"), "sau", at.sau.as_str()), &page, (HERE, false));
    drawn(&MandatesPage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("nav-walk-in"), "/can-bo/tiep-nhan"),
        title: l.t("mandate-desk-title").into_owned(),
        intro: vec![l.t("mandate-desk-intro").into_owned(), l.t("mandate-desk-law").into_owned()],
        give: Link::new(l.t("mandate-desk-new"), format!("{HERE}/moi")),
        lists: list.into_iter().collect(),
        empty: empty(l),
    })
}

/// What an officer typed beside the mandate itself.
#[derive(Debug, Default)]
struct Desk {
    mandate: Typed,
    principal_number: String,
    principal_name: String,
    way: String,
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_record_mandates(visit.ctx())?;
    let typed = Desk { way: Way::Paper.name().to_owned(), ..Desk::default() };
    let command = web.app.new_command().to_string();
    drawn(&draw(&web, &visit, &typed, command, &FieldProblems::none()))
}

fn draw(
    web: &Web,
    visit: &Visit,
    typed: &Desk,
    command: String,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let half = (InputMode::Text, Width::Half);
    let number = ("principal_number", key("mandate-principal-number"));
    let name = ("principal_name", key("mandate-principal-name"));
    let mut all = vec![
        line(l, number, &typed.principal_number, half, problems),
        line(l, name, &typed.principal_name, (InputMode::Text, Width::Full), problems),
    ];
    all.extend(fields(web, l, &typed.mandate, problems));
    all.push(way(l, &typed.way, problems));
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("mandate-desk-title"), HERE)),
        title: l.t("mandate-desk-new").into_owned(),
        place: l.t("mandate-desk-title").into_owned(),
        intro: vec![l.t("mandate-desk-law").into_owned()],
        errors: error_summary(l, problems).naming(&all),
        fields: all,
        action: format!("{HERE}/moi"),
        hidden: vec![("_command".to_owned(), command)],
        consequence: None,
        submit: l.t("mandate-record").into_owned(),
        other: None,
    }
}

/// How it is proved: the scan opens under the paper.
fn way(l: Lang, chosen: &str, problems: &FieldProblems) -> FieldView {
    let error = problems.at("paper").map(|problem| problem_words(l, problem));
    let upload = Upload {
        name: "paper".to_owned(),
        id: id_of("paper"),
        label: l.t("mandate-paper").into_owned(),
        rules: l.t("mandate-paper-rules").into_owned(),
        accept: ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png".to_owned(),
        takes_several: false,
        component: String::new(),
        upload_url: None,
        error: error.clone(),
        files: FileList::default(),
        offers: Offers::default(),
    };
    let scan = FieldView::new("paper", l.t("mandate-paper"), FieldKind::File(Box::new(upload)));
    let scan = FieldView { error, ..scan };
    let paper = ChoiceOption {
        hint: Some(l.t("mandate-way-paper-hint").into_owned()),
        reveals: vec![scan],
        ..ChoiceOption::new(Way::Paper.name(), l.t("mandate-way-paper")).chosen_if(chosen)
    };
    let code = ChoiceOption {
        hint: Some(l.t("mandate-way-code-hint").into_owned()),
        ..ChoiceOption::new(Way::Code.name(), l.t("mandate-way-code")).chosen_if(chosen)
    };
    let choice = Choice { options: vec![paper, code], autocomplete: None };
    let mut field = FieldView::new("way", l.t("mandate-way-field"), FieldKind::Choice(choice));
    field.error = problems.at("way").map(|problem| problem_words(l, problem));
    field
}

pub(crate) async fn record(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let text = |name: &str| posted.text(name).trim().to_owned();
    let typed = Desk {
        mandate: Typed::of(&posted),
        principal_number: text("principal_number"),
        principal_name: text("principal_name"),
        way: text("way"),
    };
    let scan = posted.files.iter().find(|file| file.field == "paper");
    let scan = scan.map(|file| (file.name.clone(), file.bytes.clone()));
    let way = match Way::named(&typed.way) {
        Some(Way::Code) => RecordedWay::Code,
        _ => RecordedWay::Paper(scan),
    };
    let command = posted.parsed("_command")?;
    let done = match typed.mandate.read() {
        Ok(new) => {
            let recorded = Recorded {
                principal_number: typed.principal_number.clone(),
                principal_name: typed.principal_name.clone(),
                new,
                way,
            };
            web.app.record_mandate(visit.ctx(), command, &recorded).await
        }
        Err(error) => Err(error),
    };
    let again = |problems: &FieldProblems, said: Option<String>| {
        let mut page = draw(&web, &visit, &typed, command.to_string(), problems);
        let said = said.map(|text| ErrorLink { href: None, text });
        page.errors.errors.extend(said);
        page_again(&page)
    };
    let none = FieldProblems::none();
    match done {
        Ok(id) => see_other_telling(&web, &format!("{HERE}/{id}"), "mandate-recorded"),
        Err(AppError::Invalid(invalid)) => again(&invalid.problems, None),
        Err(AppError::Mandate(why)) => again(&none, Some(why.words(visit.locale()).to_owned())),
        Err(AppError::Rejected(why)) => again(&none, Some(why.words(visit.locale()).to_owned())),
        Err(AppError::FileRefused(refusal)) => {
            again(&none, Some(refusal_words(visit.l(), &refusal)))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(mandate): Path<String>,
) -> Reply {
    let view = web.app.mandate_view(visit.ctx(), id(&mandate)?, None).await?;
    let back = Link::new(visit.l().t("mandate-desk-title"), HERE);
    drawn(&mandate_page(&web, &visit, &view, back, ""))
}

pub(crate) async fn code_form(
    State(web): State<Web>,
    visit: Visit,
    Path(mandate): Path<String>,
) -> Reply {
    let id: MandateId = id(&mandate)?;
    web.app.mandate_view(visit.ctx(), id, None).await?;
    drawn(&code_page(&web, &visit, id, &FieldProblems::none()))
}

fn code_page(web: &Web, visit: &Visit, id: MandateId, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    let bounds = [("minutes", CODE_MINUTES.to_string()), ("most", MOST_CODE_TRIES.to_string())];
    let narrow = (InputMode::Numeric, Width::Half);
    let field = line(l, ("code", key("mandate-code")), "", narrow, problems);
    let field = field.hinted(l.with("mandate-code-hint", &bounds));
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("mandate-desk-title"), format!("{HERE}/{id}"))),
        title: l.t("mandate-code-enter").into_owned(),
        place: l.t("mandate-desk-title").into_owned(),
        intro: vec![l.t("mandate-code-intro").into_owned()],
        errors: error_summary(l, problems),
        fields: vec![field],
        action: format!("{HERE}/{id}/ma"),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("mandate-code-send").into_owned(),
        other: None,
    }
}

pub(crate) async fn code(
    State(web): State<Web>,
    visit: Visit,
    Path(mandate): Path<String>,
    posted: Posted,
) -> Reply {
    let id: MandateId = id(&mandate)?;
    match web.app.confirm_mandate(visit.ctx(), id, posted.text("code")).await {
        Ok(_) => see_other_telling(&web, &format!("{HERE}/{id}"), "mandate-recorded"),
        Err(AppError::Invalid(invalid)) => {
            page_again(&code_page(&web, &visit, id, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn revoke(
    State(web): State<Web>,
    visit: Visit,
    Path(mandate): Path<String>,
    posted: Posted,
) -> Reply {
    let id: MandateId = id(&mandate)?;
    if posted.text("answer") != "revoke" {
        return see_other(&format!("{HERE}/{id}"));
    }
    web.app.answer_mandate(visit.ctx(), id, &Command::Revoke).await?;
    see_other_telling(&web, &format!("{HERE}/{id}"), "mandate-ended")
}
