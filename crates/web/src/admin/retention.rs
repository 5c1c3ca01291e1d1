//! How long the data of each procedure is kept, and holds on the data of people.

use super::place::{Part, columns, many, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, look_moment, page_key},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::AppError;
use mc_kernel::{FieldProblems, ids::LegalHoldId};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Consequence, Empty, ErrorSummary, Paging, Table},
    fields::{FieldKind, FieldView, LongText, TextInput},
    words::{Lang, key},
};
use serde::Deserialize;

/// How long data is kept.
pub(super) const HERE: &str = "/quan-tri/thoi-han-luu";
/// What must not be erased.
pub(super) const HOLDS: &str = "/quan-tri/giu-du-lieu";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.retentions(visit.ctx(), &at.sau).await?;
    let named =
        [key("column-procedure"), key("column-kept"), key("column-ground"), key("column-over")];
    let rows = page.rows.iter().map(|kept| {
        let years = kept.years.map(|years| l.n("kept-for-years", years.into()).into_owned());
        vec![
            Cell::from(crate::citizen::procedure_name(&web, &kept.procedure)),
            years.unwrap_or_else(|| l.t("kept-for-ever").into_owned()).into(),
            kept.ground.as_str().into(),
            match kept.years {
                Some(_) => Cell {
                    text: l.t("disposal-look").into_owned(),
                    href: Some(super::disposal::place(&kept.procedure)),
                },
                None => Cell::from(String::new()),
            },
        ]
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("retention-title").into_owned(),
        intro: vec![l.t("retention-intro").into_owned()],
        actions: vec![
            Link::new(l.t("retention-set"), format!("{HERE}/dat")),
            Link::new(l.t("disposals-title"), super::disposal::HERE),
            Link::new(l.t("rights-desk"), super::rights::HERE),
        ],
        search: None,
        table: Table {
            caption: l.t("retention-title").into_owned(),
            columns: columns(l, named),
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("retention-none").into_owned(),
            text: l.t("retention-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|after| format!("{HERE}?sau={after}")),
            shown: l.n("retention-shown", many(page.rows.len())).into_owned(),
        },
    })
}

#[derive(Debug, Default)]
struct Typed {
    first: String,
    years: Option<String>,
    ground: String,
}

/// The form of a class, or of a hold, which asks for no years.
fn form(
    web: &Web,
    visit: &Visit,
    (here, is_hold): (&str, bool),
    typed: Typed,
    problems: &FieldProblems,
) -> FormPage {
    let l = visit.l();
    let first = TextInput { value: typed.first, ..TextInput::default() };
    let ground = LongText { value: typed.ground, rows: 3, most: Some(2000) };
    let (name, label) = if is_hold {
        ("number", key("look-delay-number"))
    } else {
        ("procedure", key("retention-procedure"))
    };
    let mut fields = vec![FieldView::new(name, l.t(label), FieldKind::Text(first))];
    if let Some(value) = typed.years {
        let years = FieldKind::Text(TextInput { value, ..TextInput::default() });
        fields.push(
            FieldView::new("years", l.t("retention-years"), years)
                .hinted(l.t("retention-years-hint"))
                .optional(),
        );
    }
    fields.push(
        FieldView::new("ground", l.t("look-delay-ground"), FieldKind::LongText(ground))
            .hinted(l.t("look-delay-ground-hint")),
    );
    for field in &mut fields {
        field.error = problems.at(&field.name).map(|problem| problem_words(l, problem));
    }
    let (title, list, intro) = if is_hold {
        (key("hold-set"), key("holds-title"), key("holds-intro"))
    } else {
        (key("retention-set"), key("retention-title"), key("retention-intro"))
    };
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t(list), here)),
        title: l.t(title).into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: vec![l.t(intro).into_owned()],
        errors: error_summary(l, problems),
        fields,
        action: format!("{here}/dat"),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t(title).into_owned(),
        other: None,
    }
}

pub(crate) async fn set_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let typed = Typed { years: Some(String::new()), ..Typed::default() };
    drawn(&form(&web, &visit, (HERE, false), typed, &FieldProblems::none()))
}

pub(crate) async fn set(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let text = |name: &str| posted.text(name).to_owned();
    let (first, years, ground) = (text("procedure"), text("years"), text("ground"));
    match web.app.set_retention(visit.ctx(), &first, &years, &ground).await {
        Ok(()) => see_other_telling(&web, HERE, "retention-set"),
        Err(AppError::Invalid(invalid)) => {
            let typed = Typed { first, years: Some(years), ground };
            page_again(&form(&web, &visit, (HERE, false), typed, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn holds(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.legal_holds(visit.ctx(), page_key(&at.sau)).await?;
    let named = [
        key("column-dossier"),
        key("column-ground"),
        key("column-from"),
        key("column-decided-by"),
        key("column-end"),
    ];
    let rows = page.rows.iter().map(|hold| {
        let by = web.app.reference().directory.staff(hold.set_by).map(|s| s.full_name.clone());
        vec![
            Cell {
                text: hold.number.clone(),
                href: Some(format!("/can-bo/ho-so/{}", hold.dossier)),
            },
            hold.ground.as_str().into(),
            look_moment(&web, l, hold.set).into(),
            by.unwrap_or_else(|| l.t("who-former").into_owned()).into(),
            Cell {
                text: l.t("hold-lift").into_owned(),
                href: Some(format!("{HOLDS}/{}/bo", hold.id)),
            },
        ]
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("holds-title").into_owned(),
        intro: vec![l.t("holds-intro").into_owned()],
        actions: vec![
            Link::new(l.t("hold-set"), format!("{HOLDS}/dat")),
            Link::new(l.t("rights-desk"), super::rights::HERE),
        ],
        search: None,
        table: Table {
            caption: l.t("holds-title").into_owned(),
            columns: columns(l, named),
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("holds-none").into_owned(),
            text: l.t("holds-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HOLDS.to_owned()),
            next: page.next.map(|(at, id)| format!("{HOLDS}?sau={}.{id}", at.micros())),
            shown: l.n("holds-shown", many(page.rows.len())).into_owned(),
        },
    })
}

pub(crate) async fn hold_page(State(web): State<Web>, visit: Visit) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    drawn(&form(&web, &visit, (HOLDS, true), Typed::default(), &FieldProblems::none()))
}

pub(crate) async fn hold(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    let (first, ground) = (posted.text("number").to_owned(), posted.text("ground").to_owned());
    match web.app.set_hold(visit.ctx(), &first, &ground).await {
        Ok(()) => see_other_telling(&web, HOLDS, "hold-set"),
        Err(AppError::Invalid(invalid)) => {
            let typed = Typed { first, years: None, ground };
            page_again(&form(&web, &visit, (HOLDS, true), typed, &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn lift_page(
    State(web): State<Web>,
    visit: Visit,
    Path(hold): Path<String>,
) -> Reply {
    web.app.may_oversee_access(visit.ctx())?;
    let (l, hold): (Lang, LegalHoldId) = (visit.l(), id(&hold)?);
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("holds-title"), HOLDS)),
        title: l.t("hold-lift").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro: Vec::new(),
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: format!("{HOLDS}/{hold}/bo"),
        hidden: Vec::new(),
        consequence: Some(Consequence {
            action: l.t("hold-lift").into_owned(),
            effects: vec![l.t("hold-lift-effect").into_owned()],
            is_final: false,
        }),
        submit: l.t("hold-lift").into_owned(),
        other: Some(Link::new(l.t("rights-keep"), HOLDS)),
    })
}

pub(crate) async fn lift(
    State(web): State<Web>,
    visit: Visit,
    Path(hold): Path<String>,
    _posted: Posted,
) -> Reply {
    web.app.lift_hold(visit.ctx(), id(&hold)?).await?;
    see_other_telling(&web, HOLDS, "hold-lifted")
}
