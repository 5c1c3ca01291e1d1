//! Data whose time is over: what would be destroyed, destroying it, and the certificates.

use super::{
    place::{Part, columns, many, sections},
    retention,
};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    citizen::{id, look_moment, page_key, procedure_name},
    posted::Posted,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    disposal::{MOST_AT_ONCE, TimeOver},
};
use mc_pages::{
    FormPage,
    admin::ListPage,
    chrome::Link,
    components::{Cell, Consequence, Empty, ErrorSummary, Paging, Table},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// The certificates.
pub(super) const HERE: &str = "/quan-tri/tieu-huy";

/// How many numbers are named before it is done.
const NUMBERS_SHOWN: usize = 20;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.disposals(visit.ctx(), page_key(&at.sau)).await?;
    let named = [key("column-disposed"), key("column-procedure"), key("column-decided-by")];
    let rows = page.rows.iter().map(|disposal| {
        vec![
            Cell {
                text: look_moment(&web, l, disposal.begun),
                href: Some(format!("{HERE}/{}", disposal.id)),
            },
            procedure_name(&web, &disposal.procedure).into(),
            decided_by(&web, l, disposal.by).into(),
        ]
    });
    drawn(&ListPage {
        chrome: fresh_chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Record),
        title: l.t("disposals-title").into_owned(),
        intro: vec![l.t("disposals-intro").into_owned()],
        actions: vec![Link::new(l.t("retention-title"), retention::HERE)],
        search: None,
        table: Table {
            caption: l.t("disposals-title").into_owned(),
            columns: columns(l, named),
            rows: rows.collect(),
        },
        empty: Empty {
            title: l.t("disposals-none").into_owned(),
            text: l.t("disposals-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|(at, id)| format!("{HERE}?sau={}.{id}", at.micros())),
            shown: l.n("disposals-shown", many(page.rows.len())).into_owned(),
        },
    })
}

fn decided_by(web: &Web, l: Lang, by: mc_kernel::ids::StaffId) -> String {
    let staff = web.app.reference().directory.staff(by).map(|s| s.full_name.clone());
    staff.unwrap_or_else(|| l.t("who-former").into_owned())
}

/// Where the data of a procedure is destroyed.
pub(super) fn place(procedure: &str) -> String {
    format!("{}/{procedure}/het-han", retention::HERE)
}

fn form(web: &Web, visit: &Visit, over: &TimeOver) -> FormPage {
    let l = visit.l();
    let count = over.dossiers.len();
    let values = [
        ("day", format::day_short(l, over.ended_before)),
        ("ground", over.retention.ground.clone()),
    ];
    let mut intro = vec![
        procedure_name(web, &over.retention.procedure),
        l.with("disposal-over", &values).into_owned(),
    ];
    let numbers: Vec<&str> =
        over.dossiers.iter().take(NUMBERS_SHOWN).map(|one| one.number.as_str()).collect();
    if !numbers.is_empty() {
        intro.push(numbers.join(", "));
    }
    if count > numbers.len() {
        let rest = many(count - numbers.len());
        intro.push(l.n("disposal-more", rest).into_owned());
    }
    if count == MOST_AT_ONCE {
        let most = [("most", MOST_AT_ONCE.to_string())];
        intro.push(l.with("disposal-most", &most).into_owned());
    }
    if count == 0 {
        intro.push(l.t("disposal-nothing").into_owned());
    }
    let destroy = || l.t("disposal-do").into_owned();
    FormPage {
        chrome: fresh_chrome(web, visit),
        back: Some(Link::new(l.t("retention-title"), retention::HERE)),
        title: l.t("disposal-title").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro,
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: place(&over.retention.procedure),
        hidden: vec![("count".to_owned(), count.to_string())],
        consequence: (count > 0).then(|| Consequence {
            action: destroy(),
            effects: vec![
                l.n("disposal-effect", many(count)).into_owned(),
                l.t("disposal-effect-kept").into_owned(),
                l.t("erase-effect-log").into_owned(),
            ],
            is_final: true,
        }),
        submit: if count > 0 { destroy() } else { String::new() },
        other: Some(Link::new(l.t("rights-keep"), retention::HERE)),
    }
}

pub(crate) async fn over(
    State(web): State<Web>,
    visit: Visit,
    Path(procedure): Path<String>,
) -> Reply {
    let over = web.app.time_over(visit.ctx(), &procedure).await?;
    drawn(&form(&web, &visit, &over))
}

pub(crate) async fn dispose(
    State(web): State<Web>,
    visit: Visit,
    Path(procedure): Path<String>,
    posted: Posted,
) -> Reply {
    let looked_at = posted.text("count").parse().unwrap_or_default();
    match web.app.dispose(visit.ctx(), &procedure, looked_at).await {
        Ok(id) => see_other_telling(&web, &format!("{HERE}/{id}"), "disposed"),
        // Nothing was done; the page says so over the list as it is now.
        Err(AppError::Invalid(_)) => {
            see_other_telling(&web, &place(&procedure), "disposal-changed")
        }
        Err(error) => Err(error.into()),
    }
}

/// The certificate, made to be printed.
pub(crate) async fn certificate(
    State(web): State<Web>,
    visit: Visit,
    Path(disposal): Path<String>,
) -> Reply {
    let (disposal, taken) = web.app.disposal(visit.ctx(), id(&disposal)?).await?;
    let l = visit.l();
    let files: u64 = taken.iter().map(|one| one.files).sum();
    let values = [
        ("number", disposal.id.to_string()),
        ("at", look_moment(&web, l, disposal.begun)),
        ("by", decided_by(&web, l, disposal.by)),
        ("ground", disposal.ground.clone()),
        ("dossiers", taken.len().to_string()),
        ("files", files.to_string()),
    ];
    let standing = match disposal.done {
        Some(at) => l.with("disposal-done", &[("at", look_moment(&web, l, at))]).into_owned(),
        None => l.t("disposal-not-done").into_owned(),
    };
    let mut intro = vec![
        procedure_name(&web, &disposal.procedure),
        l.with("disposal-certificate", &values).into_owned(),
        standing,
    ];
    intro.extend(taken.iter().map(|one| {
        let values = [("number", one.number.clone()), ("files", one.files.to_string())];
        l.with("disposal-line", &values).into_owned()
    }));
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(l.t("disposals-title"), HERE)),
        title: l.t("disposal-certificate-title").into_owned(),
        place: l.t("nav-admin").into_owned(),
        intro,
        errors: ErrorSummary::default(),
        fields: Vec::new(),
        action: String::new(),
        hidden: Vec::new(),
        consequence: None,
        submit: String::new(),
        other: None,
    })
}
