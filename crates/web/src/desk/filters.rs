//! Filters that an officer keeps, and the columns they see.

use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::id,
    forms::error_summary,
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{AppError, desk_settings::Column, store::desk_settings::SavedFilter};
use mc_kernel::{FieldProblems, ids::SavedFilterId};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Column as TableColumn, Empty, ErrorSummary, Paging, Table, Tabs},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, ManyChoice, TextInput},
    words::{Lang, key},
};
use serde::Deserialize;

const HERE: &str = "/can-bo/bo-loc";
/// The lists that a filter may lead to.
const LISTS: [&str; 3] = ["/can-bo/viec", "/can-bo/tim", "/can-bo/danh-sach"];

/// The filters of whoever comes, as links over a list.
pub(super) async fn links(web: &Web, visit: &Visit) -> Result<Vec<Link>, AppError> {
    let kept = web.app.saved_filters(visit.ctx()).await?;
    Ok(kept.into_iter().map(|filter| Link::new(filter.name, filter.address)).collect())
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit) -> Reply {
    let l = visit.l();
    let kept = web.app.saved_filters(visit.ctx()).await?;
    let rows = kept.iter().map(|filter| {
        vec![
            Cell { text: filter.name.clone(), href: Some(filter.address.clone()) },
            Cell {
                text: l.t("filter-edit").into_owned(),
                href: Some(format!("{HERE}/{}", filter.id)),
            },
        ]
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: Tabs { label: l.t("work-views").into_owned(), tabs: Vec::new() },
        title: l.t("filters-title").into_owned(),
        intro: vec![l.t("filters-intro").into_owned()],
        actions: vec![Link::new(l.t("nav-work"), "/can-bo/viec")],
        search: None,
        table: Table {
            caption: l.t("filters-title").into_owned(),
            columns: vec![
                TableColumn::words(l.t("filter-name")),
                TableColumn::words(l.t("filter-edit")),
            ],
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("filters-none").into_owned(),
            text: l.t("filters-none-text").into_owned(),
            action: None,
        },
        paging: Paging { first: None, next: None, shown: String::new() },
    })
}

/// Where a new filter leads.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Kept {
    #[serde(default)]
    ve: String,
}

/// An address of a list, and nothing else.
fn list_address(text: &str) -> Result<&str, AppError> {
    let path = text.split('?').next().unwrap_or_default();
    let is_plain = text.bytes().all(|b| b.is_ascii_graphic()) && !text.contains('#');
    if is_plain && LISTS.contains(&path) { Ok(text) } else { Err(AppError::NotFound) }
}

pub(crate) async fn form(State(web): State<Web>, visit: Visit, Query(kept): Query<Kept>) -> Reply {
    let hidden = vec![
        ("_id".to_owned(), web.app.mint().id::<mc_kernel::ids::SavedFilterKind>().to_string()),
        ("_ve".to_owned(), list_address(&kept.ve)?.to_owned()),
    ];
    drawn(&name_form(&web, &visit, hidden, ("", &FieldProblems::none())))
}

fn name_form(
    web: &Web,
    visit: &Visit,
    hidden: Vec<(String, String)>,
    (name, problems): (&str, &FieldProblems),
) -> FormPage {
    let l = visit.l();
    let back = hidden.iter().find(|(name, _)| name == "_ve").map(|(_, ve)| ve.clone());
    FormPage {
        chrome: chrome(web, visit),
        back: back.map(|ve| Link::new(l.t("nav-work"), ve)),
        title: l.t("filter-keep").into_owned(),
        place: l.t("desk-place").into_owned(),
        intro: Vec::new(),
        errors: error_summary(l, problems),
        fields: vec![name_field(l, name, problems)],
        action: format!("{HERE}/moi"),
        hidden,
        consequence: None,
        submit: l.t("filter-save").into_owned(),
        other: None,
    }
}

fn name_field(l: Lang, name: &str, problems: &FieldProblems) -> FieldView {
    let most = u32::try_from(mc_app::desk_settings::MOST_NAME_CHARS).ok();
    let input = TextInput { value: name.to_owned(), most, ..TextInput::default() };
    let mut field = FieldView::new("name", l.t("filter-name"), FieldKind::Text(input));
    field = field.hinted(l.t("filter-name-hint"));
    field.error = problems.at("name").map(|problem| crate::forms::problem_words(l, problem));
    field
}

pub(crate) async fn keep(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let id: SavedFilterId = posted.parsed("_id")?;
    let address = list_address(posted.text("_ve"))?;
    match web.app.keep_filter(visit.ctx(), id, posted.text("name"), address).await {
        Ok(()) => see_other_telling(&web, address, "filter-kept"),
        Err(AppError::Invalid(invalid)) => {
            let hidden =
                vec![("_id".to_owned(), id.to_string()), ("_ve".to_owned(), address.to_owned())];
            let typed = (posted.text("name"), &invalid.problems);
            page_again(&name_form(&web, &visit, hidden, typed))
        }
        Err(error) => Err(error.into()),
    }
}

async fn find(
    web: &Web,
    visit: &Visit,
    id: SavedFilterId,
) -> Result<(Vec<SavedFilter>, usize), AppError> {
    let kept = web.app.saved_filters(visit.ctx()).await?;
    let at = kept.iter().position(|filter| filter.id == id).ok_or(AppError::NotFound)?;
    Ok((kept, at))
}

pub(crate) async fn edit(
    State(web): State<Web>,
    visit: Visit,
    Path(filter): Path<String>,
) -> Reply {
    let (kept, at) = find(&web, &visit, id(&filter)?).await?;
    let filter = kept.get(at).ok_or(AppError::NotFound)?;
    let typed = (filter.name.clone(), at);
    drawn(&edit_form(&web, &visit, (filter, kept.len()), (typed, &FieldProblems::none())))
}

fn edit_form(
    web: &Web,
    visit: &Visit,
    (filter, count): (&SavedFilter, usize),
    ((name, at), problems): ((String, usize), &FieldProblems),
) -> FormPage {
    let l = visit.l();
    let places = (0..count).map(|place| {
        let label = place.saturating_add(1).to_string();
        ChoiceOption::new(place.to_string(), label).chosen_if(&at.to_string())
    });
    let places = FieldKind::Choice(Choice { options: places.collect(), autocomplete: None });
    let drop = FieldView::new("drop", l.t("filter-drop"), FieldKind::Consent(false));
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("filters-title"), HERE)),
        title: l.with("filter-edit-title", &[("name", filter.name.as_str())]).into_owned(),
        place: l.t("desk-place").into_owned(),
        intro: Vec::new(),
        errors: error_summary(l, problems),
        fields: vec![
            name_field(l, &name, problems),
            FieldView::new("place", l.t("filter-place"), places),
            drop.optional(),
        ],
        action: format!("{HERE}/{}", filter.id),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("filter-save").into_owned(),
        other: None,
    }
}

pub(crate) async fn change(
    State(web): State<Web>,
    visit: Visit,
    Path(filter): Path<String>,
    posted: Posted,
) -> Reply {
    let id: SavedFilterId = id(&filter)?;
    if posted.has("drop") {
        web.app.drop_filter(visit.ctx(), id).await?;
        return see_other_telling(&web, HERE, "filter-kept");
    }
    let place = posted.text("place").parse().unwrap_or(usize::MAX);
    match web.app.change_filter(visit.ctx(), id, posted.text("name"), place).await {
        Ok(()) => see_other_telling(&web, HERE, "filter-kept"),
        Err(AppError::Invalid(invalid)) => {
            let (kept, at) = find(&web, &visit, id).await?;
            let filter = kept.get(at).ok_or(AppError::NotFound)?;
            let typed = (posted.text("name").to_owned(), place);
            let page = edit_form(&web, &visit, (filter, kept.len()), (typed, &invalid.problems));
            page_again(&page)
        }
        Err(error) => Err(error.into()),
    }
}

const fn column_words(column: Column) -> &'static str {
    match column {
        Column::Procedure => key("work-procedure"),
        Column::Step => key("work-step"),
        Column::Person => key("work-person"),
        Column::Number => key("work-number"),
    }
}

pub(crate) async fn columns(State(web): State<Web>, visit: Visit) -> Reply {
    let l = visit.l();
    let shown = web.app.columns(visit.ctx()).await?;
    let options = Column::ALL.into_iter().map(|column| {
        let mut option = ChoiceOption::new(column.code(), l.t(column_words(column)));
        option.is_chosen = shown.contains(&column);
        option
    });
    let kind = FieldKind::ManyChoice(ManyChoice { options: options.collect() });
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("nav-work"), "/can-bo/viec")),
        title: l.t("columns-title").into_owned(),
        place: l.t("desk-place").into_owned(),
        intro: vec![l.t("columns-intro").into_owned()],
        errors: ErrorSummary::default(),
        fields: vec![FieldView::new("column", l.t("columns-shown"), kind).optional()],
        action: "/can-bo/cot".to_owned(),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("filter-save").into_owned(),
        other: None,
    })
}

pub(crate) async fn choose(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let shown: Vec<Column> = posted.all("column").filter_map(Column::from_code).collect();
    web.app.choose_columns(visit.ctx(), &shown).await?;
    see_other_telling(&web, "/can-bo/viec", "filter-kept")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_leads_to_a_list_and_nowhere_else() {
        for fine in
            ["/can-bo/viec?danh-sach=mine&loc=khai+sinh", "/can-bo/tim?q=7", "/can-bo/danh-sach"]
        {
            assert_eq!(list_address(fine).ok(), Some(fine));
        }
        for wrong in [
            "",
            "https://example.org/can-bo/viec",
            "//example.org",
            "/can-bo/viec/nhieu",
            "/can-bo/viec\r\nx: y",
            "/can-bo/viec?a b",
            "/dang-xuat",
        ] {
            assert!(list_address(wrong).is_err(), "{wrong}");
        }
    }
}
