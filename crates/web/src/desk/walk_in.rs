//! Filing for a person present: the officer chooses the procedure, enters the person, and fills the
//! same pages that the person would fill. The person is the applicant, never the officer.

use crate::{
    Web,
    chrome::chrome,
    citizen::area_field,
    forms::{error_summary, problem_words},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_again, see_other},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{AppError, catalog::Procedure, drafts::StartDraft, people::PersonPresent};
use mc_kernel::{FieldProblem, FieldProblems, fold, ids::SubjectId};
use mc_pages::{
    FormPage,
    chrome::{Chrome, Link},
    components::{Banner, BannerKind, ErrorLink},
    desk::{WalkInPage, WalkInProcedure},
    fields::{Choice, ChoiceOption, DateInput, FieldKind, FieldView, InputMode, TextInput, Width},
    words::{Lang, key},
};
use serde::Deserialize;
use std::sync::Arc;

/// Procedures shown at once; the search box finds the others.
const MOST_SHOWN: usize = 60;

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    web.app.may_enter_people(visit.ctx())?;
    let l = visit.l();
    let reference = web.app.reference();
    let words = fold(&wanted.q);
    let mut found: Vec<Arc<Procedure>> = if words.is_empty() {
        reference.procedures().map(Arc::clone).collect()
    } else {
        let codes = reference.search(&words).into_iter();
        codes.filter_map(|code| reference.procedure(code, web.app.today()).cloned()).collect()
    };
    if words.is_empty() {
        found.sort_by(|a, b| (&a.sector.name, &a.name).cmp(&(&b.sector.name, &b.name)));
    }
    let procedures: Vec<WalkInProcedure> = found
        .iter()
        .filter(|procedure| procedure.can_be_filed())
        .take(MOST_SHOWN)
        .map(|procedure| WalkInProcedure {
            link: Link::new(
                short_name(&procedure.name),
                format!("/can-bo/tiep-nhan/{}", procedure.code),
            ),
            sector: procedure.sector.name.clone(),
            code: procedure.code.to_string(),
        })
        .collect();
    let count = u64::try_from(procedures.len()).unwrap_or(u64::MAX);
    drawn(&WalkInPage {
        chrome: chrome(&web, &visit),
        action: "/can-bo/tiep-nhan".to_owned(),
        query: wanted.q,
        shown: l.n("procedures-count", count).into_owned(),
        procedures,
        links: vec![
            Link::new(l.t("mandate-desk-title"), "/can-bo/uy-quyen"),
            Link::new(l.t("guide-title"), "/can-bo/huong-dan"),
        ],
    })
}

/// What was typed so far.
#[derive(Debug, Default)]
struct Typed {
    person: PersonPresent,
    birth: String,
    case: String,
    area: String,
    /// The number of who is present and files for the person.
    representative: String,
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit, Path(code): Path<String>) -> Reply {
    web.app.may_enter_people(visit.ctx())?;
    let procedure = procedure(&web, &code)?;
    let mut typed = Typed::default();
    "CCCD".clone_into(&mut typed.person.id_kind);
    typed.area = web.app.own_area(visit.ctx()).map(|area| area.to_string()).unwrap_or_default();
    drawn(&draw(&web, &visit, &procedure, &typed, &FieldProblems::none()).await?)
}

fn procedure(web: &Web, code: &str) -> Result<Arc<Procedure>, AppError> {
    let reference = web.app.reference();
    let found = reference.procedure(code, web.app.today());
    found.filter(|p| p.can_be_filed()).cloned().ok_or(AppError::NotFound)
}

async fn draw(
    web: &Web,
    visit: &Visit,
    procedure: &Procedure,
    typed: &Typed,
    problems: &FieldProblems,
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let around: Chrome = chrome(web, visit);
    let mut fields = person_fields(l, typed, problems);
    if procedure.cases.len() > 1 {
        let options = procedure
            .cases
            .iter()
            .map(|c| ChoiceOption::new(c.code.as_str(), c.name.clone()).chosen_if(&typed.case));
        let choice = Choice { options: options.collect(), autocomplete: None };
        let mut field = FieldView::new("case", l.t("case-at-desk"), FieldKind::Choice(choice));
        field.error = problems.at("case").map(|p| problem_words(l, p));
        fields.push(field);
    }
    let mut level = None;
    for case in &procedure.cases {
        level = level.max(web.app.filing(procedure, case.code.as_str()).await?.level);
    }
    if let Some(level) = level {
        fields.push(area_field(web, visit, level, &typed.area, problems));
    }
    let name = short_name(&procedure.name);
    Ok(FormPage {
        chrome: around,
        back: Some(Link::new(l.t("nav-walk-in"), "/can-bo/tiep-nhan")),
        title: l.t("person-present").into_owned(),
        place: name.clone(),
        intro: vec![name, l.t("person-present-intro").into_owned()],
        errors: error_summary(l, problems).naming(&fields),
        fields,
        action: format!("/can-bo/tiep-nhan/{}", procedure.code),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("begin").into_owned(),
        other: None,
    })
}

fn person_fields(l: Lang, typed: &Typed, problems: &FieldProblems) -> Vec<FieldView> {
    let person = &typed.person;
    let kinds = [
        ("CCCD", key("id-kind-citizen")),
        ("CMND", key("id-kind-old")),
        ("HC", key("id-kind-passport")),
    ]
    .map(|(kind, words)| ChoiceOption::new(kind, l.t(words)).chosen_if(&person.id_kind));
    let line = |value: &str, mode: InputMode, width: Width| {
        FieldKind::Text(TextInput { value: value.to_owned(), mode, width, ..TextInput::default() })
    };
    let field = |name: &str, words: &'static str, kind: FieldKind| {
        let mut field = FieldView::new(name, l.t(words), kind);
        field.error = problems.at(name).map(|problem| problem_words(l, problem));
        field
    };
    let birth = DateInput { value: typed.birth.clone(), may_be_partial: true, autocomplete: None };
    let kinds = Choice { options: kinds.to_vec(), autocomplete: None };
    vec![
        field("id_kind", key("id-kind"), FieldKind::Choice(kinds)),
        field(
            "id_number",
            key("person-number"),
            line(&person.id_number, InputMode::Text, Width::Half),
        )
        .hinted(l.t("person-number-hint")),
        field("name", key("person-name"), line(&person.name, InputMode::Text, Width::Full)),
        field("birth", key("person-birth"), FieldKind::Date(birth))
            .hinted(l.t("hint-partial-date"))
            .optional(),
        field("representative", key("walk-in-mandate-number"), {
            line(&typed.representative, InputMode::Text, Width::Half)
        })
        .hinted(l.t("walk-in-mandate-hint"))
        .optional(),
        field("phone", key("person-phone"), line(&person.phone, InputMode::Tel, Width::Half))
            .optional(),
        field(
            "address",
            key("person-address"),
            line(&person.address, InputMode::Text, Width::Full),
        )
        .optional(),
    ]
}

pub(crate) async fn begin(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    posted: Posted,
) -> Reply {
    let procedure = procedure(&web, &code)?;
    let text = |name: &str| posted.text(name).trim().to_owned();
    let birth = text("birth");
    let typed = Typed {
        person: PersonPresent {
            id_kind: text("id_kind"),
            id_number: text("id_number"),
            name: text("name"),
            birth: mc_app::form::read_partial_day(&birth).unwrap_or_default(),
            phone: text("phone"),
            address: text("address"),
        },
        birth,
        case: text("case"),
        area: text("area"),
        representative: text("representative"),
    };
    // A scanner at the field of the number types the whole code of the card.
    if typed.person.id_number.contains('|') {
        return from_card(&web, &visit, &procedure, typed).await;
    }
    match start(&web, &visit, &procedure, &typed).await {
        Ok(draft) => see_other(&format!("/nhap/{draft}")),
        Err(AppError::Invalid(invalid)) => {
            page_again(&draw(&web, &visit, &procedure, &typed, &invalid.problems).await?)
        }
        Err(AppError::Mandate(why)) => {
            let mut page = draw(&web, &visit, &procedure, &typed, &FieldProblems::none()).await?;
            let text = why.words(visit.locale()).to_owned();
            page.errors.errors.push(ErrorLink { href: None, text });
            page_again(&page)
        }
        Err(AppError::Rejected(rejection)) => {
            let mut page = draw(&web, &visit, &procedure, &typed, &FieldProblems::none()).await?;
            let text = rejection.words(visit.locale()).to_owned();
            page.errors.errors.push(ErrorLink { href: None, text });
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

/// Fills the page from the code of a card, for the officer to compare with who stands there.
async fn from_card(web: &Web, visit: &Visit, procedure: &Procedure, mut typed: Typed) -> Reply {
    let Some(card) = PersonPresent::of_card(&typed.person.id_number) else {
        typed.person.id_number.clear();
        let problem = FieldProblem::new("id_number", "card-unreadable");
        return page_again(&draw(web, visit, procedure, &typed, &problem.into()).await?);
    };
    typed.birth = card.birth.rsplit('-').collect::<Vec<_>>().join("/");
    typed.person = PersonPresent { phone: typed.person.phone, ..card };
    let mut page = draw(web, visit, procedure, &typed, &FieldProblems::none()).await?;
    page.chrome.flash = Some(Banner::new(BannerKind::Info, visit.l().t("card-read")));
    drawn(&page)
}

async fn start(
    web: &Web,
    visit: &Visit,
    procedure: &Procedure,
    typed: &Typed,
) -> Result<mc_kernel::ids::DraftId, AppError> {
    if !typed.birth.is_empty() && typed.person.birth.is_empty() {
        return Err(AppError::invalid(FieldProblem::new("birth", "day")));
    }
    let owner = web.app.person_present(visit.ctx(), &typed.person).await?.id;
    let start = StartDraft {
        procedure: procedure.code.to_string(),
        case: typed.case.clone(),
        area: typed.area.parse().ok(),
        owner,
        representative: representative(web, visit, &typed.representative).await?,
    };
    web.app.start_draft(visit.ctx(), &start).await
}

/// Who is present and files for the person, by their number.
async fn representative(
    web: &Web,
    visit: &Visit,
    number: &str,
) -> Result<Option<SubjectId>, AppError> {
    if number.is_empty() {
        return Ok(None);
    }
    let found = web.app.person_with_mandate(visit.ctx(), number).await?;
    let nobody = || FieldProblem::new("representative", "mandate-nobody");
    Ok(Some(found.ok_or_else(|| AppError::invalid(nobody()))?))
}
