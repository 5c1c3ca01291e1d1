//! The register of processing of personal data, for whoever answers for it.

use super::place::{Part, address, columns, many, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, look_moment},
    forms::{error_summary, problem_words},
    posted::Posted,
    public::{ground_words, processing_facts},
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    protection::processing::{MOST_NAME_CHARS, TypedProcessing},
    rights::MOST_REQUEST_CHARS,
    store::protection::processing::{Ground, Processing, Said},
};
use mc_kernel::{FieldProblems, ids::ProcessingId};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Consequence, Empty, ErrorSummary, Paging, Table},
    fields::{Choice, ChoiceOption, FieldKind, FieldView, LongText, TextInput},
    words::{Lang, key},
};
use serde::Deserialize;

/// The register.
pub(super) const HERE: &str = "/quan-tri/hoat-dong-xu-ly";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
    #[serde(default)]
    ten: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let l = visit.l();
    let after = at.sau.parse().ok().map(|id| (at.ten.clone(), id));
    let page = web.app.processing_register(after).await?;
    let named = [
        key("column-processing"),
        key("processing-ground"),
        key("processing-kept"),
        key("column-entry-version"),
    ];
    let rows = page.rows.iter().map(|entry| {
        vec![
            Cell { text: entry.name.clone(), href: Some(format!("{HERE}/{}", entry.id)) },
            l.t(ground_words(entry.ground)).into_owned().into(),
            entry.said.kept.as_str().into(),
            entry.version.to_string().into(),
        ]
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("processing-title").into_owned(),
        intro: vec![l.t("processing-desk-intro").into_owned()],
        actions: vec![
            Link::new(l.t("processing-add"), format!("{HERE}/moi")),
            Link::new(l.t("processing-public"), crate::public::PROCESSING),
            Link::new(l.t("rights-desk"), super::rights::HERE),
        ],
        search: None,
        table: Table {
            caption: l.t("processing-title").into_owned(),
            columns: columns(l, named),
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("processing-none").into_owned(),
            text: l.t("processing-none-desk").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|(name, id)| {
                let id = id.to_string();
                address(HERE, &[("sau", id.as_str()), ("ten", name.as_str())])
            }),
            shown: l.n("processing-shown", many(page.rows.len())).into_owned(),
        },
    })
}

fn fields(l: Lang, typed: &TypedProcessing, problems: &FieldProblems) -> Vec<FieldView> {
    let name = TextInput { value: typed.name.clone(), ..TextInput::default() };
    let option = |ground: Ground| {
        ChoiceOption::new(ground.code(), l.t(ground_words(ground))).chosen_if(&typed.ground)
    };
    let grounds = Choice { options: Ground::ALL.map(option).to_vec(), autocomplete: None };
    let long = |name: &str, label: &'static str, value: &str| {
        let text = LongText { value: value.to_owned(), rows: 2, most: Some(MOST_REQUEST_CHARS) };
        FieldView::new(name, l.t(label), FieldKind::LongText(text))
    };
    let said = &typed.said;
    let most = [("most", MOST_NAME_CHARS.to_string())];
    let mut fields = vec![
        FieldView::new("name", l.t("processing-name"), FieldKind::Text(name))
            .hinted(l.with("processing-name-hint", &most)),
        long("purpose", key("processing-purpose"), &said.purpose),
        FieldView::new("ground", l.t("processing-ground"), FieldKind::Choice(grounds)),
        long("provision", key("processing-provision"), &said.provision)
            .hinted(l.t("processing-provision-hint")),
        long("data", key("processing-data"), &said.data),
        long("people", key("processing-people"), &said.people),
        long("recipients", key("processing-recipients"), &said.recipients),
        long("kept", key("processing-kept"), &said.kept),
        long("measures", key("processing-measures"), &said.measures),
    ];
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    fields
}

fn form(
    web: &Web,
    visit: &Visit,
    entry: Option<&Processing>,
    typed: &TypedProcessing,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let title = entry.map_or_else(|| l.t("processing-add").into_owned(), |e| e.name.clone());
    let end = entry.map(|e| format!("{HERE}/{}/ket-thuc", e.id));
    let intro = match entry {
        Some(entry) => {
            let by = web.app.reference().directory.staff(entry.by).map(|s| s.full_name.clone());
            let values = [
                ("version", entry.version.to_string()),
                ("at", look_moment(web, l, entry.at)),
                ("by", by.unwrap_or_else(|| l.t("who-former").into_owned())),
            ];
            vec![
                l.with("processing-version", &values).into_owned(),
                l.t("processing-change-intro").into_owned(),
            ]
        }
        None => vec![l.t("processing-add-intro").into_owned()],
    };
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("processing-title"), HERE)),
        title,
        place: l.t("nav-admin").into_owned(),
        intro,
        errors: error_summary(l, problems),
        fields: fields(l, typed, problems),
        action: entry.map_or_else(|| format!("{HERE}/moi"), |e| format!("{HERE}/{}", e.id)),
        hidden: entry.map(|e| ("version".to_owned(), e.version.to_string())).into_iter().collect(),
        consequence: None,
        submit: l.t("processing-save").into_owned(),
        other: end.map(|end| Link::new(l.t("processing-end"), end)),
    }
}

fn typed(posted: &Posted) -> TypedProcessing {
    let text = |name: &str| posted.text(name).to_owned();
    TypedProcessing {
        name: text("name"),
        ground: text("ground"),
        said: Said {
            purpose: text("purpose"),
            provision: text("provision"),
            data: text("data"),
            people: text("people"),
            recipients: text("recipients"),
            kept: text("kept"),
            measures: text("measures"),
        },
    }
}

pub(crate) async fn new_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    drawn(&form(&web, &visit, None, &TypedProcessing::default(), &FieldProblems::none()))
}

pub(crate) async fn add(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let typed = typed(&posted);
    match web.app.set_processing(visit.ctx(), None, &typed).await {
        Ok(_) => see_other_telling(&web, HERE, "processing-set"),
        Err(AppError::Invalid(invalid)) => {
            page_again(&form(&web, &visit, None, &typed, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(entry): Path<String>) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let entry = web.app.processing(id(&entry)?).await?;
    let typed = TypedProcessing {
        name: entry.name.clone(),
        ground: entry.ground.code().to_owned(),
        said: entry.said.clone(),
    };
    let mut page = form(&web, &visit, Some(&entry), &typed, &FieldProblems::none());
    let l = visit.l();
    let older = web.app.processing_versions(visit.ctx(), &entry, None).await?;
    page.intro.extend(older.rows.iter().map(|older| {
        let values = [
            ("version", older.version.to_string()),
            ("at", look_moment(&web, l, older.at)),
            ("purpose", older.said.purpose.clone()),
        ];
        l.with("processing-older", &values).into_owned()
    }));
    drawn(&page)
}

pub(crate) async fn change(
    State(web): State<Web>,
    visit: Visit,
    Path(entry): Path<String>,
    posted: Posted,
) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let entry: ProcessingId = id(&entry)?;
    let typed = typed(&posted);
    let version = posted.text("version").parse().unwrap_or_default();
    match web.app.set_processing(visit.ctx(), Some((entry, version)), &typed).await {
        Ok(_) => see_other_telling(&web, HERE, "processing-set"),
        Err(AppError::Invalid(invalid)) => {
            let entry = web.app.processing(entry).await?;
            page_again(&form(&web, &visit, Some(&entry), &typed, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn end_page(
    State(web): State<Web>,
    visit: Visit,
    Path(entry): Path<String>,
) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let (l, entry) = (visit.l(), web.app.processing(id(&entry)?).await?);
    let mut effects = vec![l.t("processing-end-effect").into_owned()];
    if entry.ground == Ground::Consent {
        effects.push(l.t("processing-end-consents").into_owned());
    }
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("processing-title"), HERE)),
        title: l.t("processing-end").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: facts(l, &entry),
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("{HERE}/{}/ket-thuc", entry.id),
        hidden: vec![("version".to_owned(), entry.version.to_string())],
        consequence: Some(Consequence {
            action: l.t("processing-end").into_owned(),
            effects,
            is_final: true,
        }),
        submit: l.t("processing-end").into_owned(),
        other: Some(Link::new(l.t("rights-keep"), format!("{HERE}/{}", entry.id))),
    })
}

/// An entry in lines.
pub(crate) fn facts(l: Lang, entry: &Processing) -> Vec<String> {
    let facts = processing_facts(l, entry).into_iter();
    let lines = facts.map(|row| format!("{}: {}", row.term, row.values.join(" ")));
    [entry.name.clone()].into_iter().chain(lines).collect()
}

pub(crate) async fn end(
    State(web): State<Web>,
    visit: Visit,
    Path(entry): Path<String>,
    posted: Posted,
) -> Reply {
    let version = posted.text("version").parse().unwrap_or_default();
    web.app.end_processing(visit.ctx(), id(&entry)?, version).await?;
    see_other_telling(&web, HERE, "processing-ended")
}
