//! Beginning a draft: the case, and the area where it is filed.

use crate::{
    Web,
    chrome::chrome,
    forms::{area_groups, error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::{AppError, catalog::Procedure, drafts::StartDraft, org::AreaLevel};
use mc_kernel::FieldProblems;
use mc_pages::{
    FormPage,
    chrome::Link,
    fields::{Address, Choice, ChoiceOption, FieldKind, FieldView, OptionGroup, Select, id_of},
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(code): Path<String>) -> Reply {
    let procedure = procedure(&web, &code)?;
    let (chosen, none) = (Chosen::default(), FieldProblems::none());
    drawn(&begin_form(&web, &visit, &procedure, &chosen, &none).await?)
}

/// What was chosen so far.
#[derive(Debug, Default)]
struct Chosen {
    case: String,
    area: String,
    /// Whom it is for; empty for oneself.
    whom: String,
}

fn procedure(web: &Web, code: &str) -> Result<std::sync::Arc<Procedure>, AppError> {
    let reference = web.app.reference();
    let found = reference.procedure(code, web.app.today());
    found.cloned().ok_or(AppError::NotFound)
}

async fn begin_form(
    web: &Web,
    visit: &Visit,
    procedure: &Procedure,
    chosen: &Chosen,
    problems: &FieldProblems,
) -> Result<FormPage, AppError> {
    let l = visit.l();
    let mut fields: Vec<FieldView> =
        whom(web, visit, procedure, chosen, problems).await?.into_iter().collect();
    if procedure.cases.len() > 1 {
        let options = procedure
            .cases
            .iter()
            .map(|c| ChoiceOption::new(c.code.as_str(), c.name.clone()).chosen_if(&chosen.case));
        let choice = Choice { options: options.collect(), autocomplete: None };
        let mut field = FieldView::new("case", l.t("which-case"), FieldKind::Choice(choice));
        field.error = problems.at("case").map(|p| problem_words(l, p));
        fields.push(field);
    }
    let mut level = None;
    for case in &procedure.cases {
        level = level.max(web.app.filing(procedure, case.code.as_str()).await?.level);
    }
    if let Some(level) = level {
        fields.push(area_field(web, visit, level, &chosen.area, problems));
    }
    let name = crate::public::short_name(&procedure.name);
    Ok(FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(name.clone(), format!("/thu-tuc/{}", procedure.code))),
        title: l.t("before-you-begin").into_owned(),
        place: name,
        intro: vec![l.t("begin-intro").into_owned()],
        errors: error_summary(l, problems),
        fields,
        action: format!("/thu-tuc/{}/nop", procedure.code),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("begin").into_owned(),
        other: None,
    })
}

/// Whom it is for, where the person was authorised by anybody.
async fn whom(
    web: &Web,
    visit: &Visit,
    procedure: &Procedure,
    chosen: &Chosen,
    problems: &FieldProblems,
) -> Result<Option<FieldView>, AppError> {
    let l = visit.l();
    if visit.ctx().citizen().is_err() {
        return Ok(None);
    }
    let people = web.app.whom_i_may_file_for(visit.ctx(), procedure.code.as_str()).await?;
    if people.is_empty() {
        return Ok(None);
    }
    let me = ChoiceOption::new("", l.t("mandate-for-me")).chosen_if(&chosen.whom);
    let others = people.into_iter().map(|person| {
        let label = l.with("mandate-for-person", &[("name", person.name.as_str())]).into_owned();
        ChoiceOption {
            hint: Some(l.t("mandate-for-hint").into_owned()),
            ..ChoiceOption::new(person.id.to_string(), label).chosen_if(&chosen.whom)
        }
    });
    let choice =
        Choice { options: std::iter::once(me).chain(others).collect(), autocomplete: None };
    let mut field = FieldView::new("whom", l.t("mandate-for-whom"), FieldKind::Choice(choice));
    field.error = problems.at("whom").map(|p| problem_words(l, p));
    Ok(Some(field))
}

/// The field for the area: communes by district, or districts.
pub(crate) fn area_field(
    web: &Web,
    visit: &Visit,
    level: AreaLevel,
    chosen: &str,
    problems: &FieldProblems,
) -> FieldView {
    let l = visit.l();
    let reference = web.app.reference();
    let today = web.app.today();
    let groups: Vec<OptionGroup> =
        area_groups(&reference, (level, today), chosen, &|unit| Some(unit.to_string()));
    let select = Select {
        name: "area".to_owned(),
        id: id_of("area"),
        label: l.t("area-select").into_owned(),
        groups,
        autocomplete: None,
        error: problems.at("area").map(|p| problem_words(l, p)),
    };
    let address = Address {
        country: None,
        province: None,
        commune: Some(select),
        refresh: None,
        elsewhere: None,
        detail: None,
    };
    let error = address.commune.as_ref().and_then(|select| select.error.clone());
    let field = FieldView::new("area", l.t("where-to-file"), FieldKind::Address(Box::new(address)));
    FieldView { error, ..field.hinted(l.t("where-to-file-hint")) }
}

pub(crate) async fn begin(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    posted: Posted,
) -> Reply {
    let procedure = procedure(&web, &code)?;
    let text = |name: &str| posted.text(name).to_owned();
    let chosen = Chosen { case: text("case"), area: text("area"), whom: text("whom") };
    let owner = match chosen.whom.as_str() {
        "" => visit.ctx().citizen()?,
        whom => whom.parse().map_err(|_bad| AppError::NotFound)?,
    };
    let start = StartDraft {
        procedure: code.clone(),
        case: chosen.case.clone(),
        area: chosen.area.parse().ok(),
        owner,
        representative: None,
    };
    match web.app.start_draft(visit.ctx(), &start).await {
        Ok(draft) => see_other(&format!("/nhap/{draft}")),
        Err(AppError::Invalid(invalid)) => {
            let page = begin_form(&web, &visit, &procedure, &chosen, &invalid.problems).await?;
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}
