//! Finding a dossier by number, identity number, name or procedure; a scanned number opens it.

use super::{
    filters,
    lists::{address, downloads},
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::{chip, procedure_name},
    reply::{Reply, page as drawn, see_other},
    visit::Visit,
};
use axum::{
    Json,
    extract::{Query, State},
    response::IntoResponse as _,
};
use mc_app::store::dossiers::Brief;
use mc_kernel::PageSize;
use mc_pages::{
    chrome::Link,
    components::{Empty, HiddenColumns, Paging, Tabs, WorkList, WorkRow},
    desk::{ListTools, WorkListPage},
    format,
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sau: String,
}

impl Wanted {
    /// What is looked for.
    pub(super) fn text(&self) -> &str {
        scanned(self.q.trim())
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let l = visit.l();
    let text = wanted.text();
    let found = if text.is_empty() {
        mc_kernel::Page { rows: Vec::new(), next: None }
    } else {
        web.app.search_dossiers(visit.ctx(), text, wanted.sau.parse().ok()).await?
    };
    if let [only] = found.rows.as_slice()
        && only.number.eq_ignore_ascii_case(text)
    {
        return see_other(&format!("/can-bo/ho-so/{}", only.id));
    }
    let query: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let here = format!("/can-bo/tim?q={query}");
    let shown = u64::try_from(found.rows.len()).unwrap_or(u64::MAX);
    let (title, hint) = if text.is_empty() {
        (l.t("search-begin"), l.t("search-begin-text"))
    } else {
        (l.t("search-nothing"), l.t("search-nothing-text"))
    };
    let keep = address("/can-bo/bo-loc/moi", &[("ve", &here)]);
    let mut tools = ListTools {
        saved: filters::links(&web, &visit).await?,
        links: vec![Link::new(l.t("dossiers-title"), "/can-bo/danh-sach")],
        ..ListTools::default()
    };
    if !text.is_empty() {
        tools.downloads = downloads(l, "/can-bo/tim/tai", &[("q", text)]);
        tools.links.insert(0, Link::new(l.t("filter-keep"), keep));
    }
    drawn(&WorkListPage {
        chrome: fresh_chrome(&web, &visit),
        title: l.t("nav-search").into_owned(),
        views: Tabs { label: String::new(), tabs: Vec::new() },
        action: "/can-bo/tim".to_owned(),
        query: text.to_owned(),
        filters: Vec::new(),
        kept: Vec::new(),
        list: WorkList {
            caption: l.t("nav-search").into_owned(),
            rows: found.rows.iter().map(|brief| row(&web, &visit, brief)).collect(),
            can_choose: false,
            hides: HiddenColumns::default(),
        },
        empty: Empty { title: title.into_owned(), text: hint.into_owned(), action: None },
        paging: Paging {
            first: (!wanted.sau.is_empty()).then(|| here.clone()),
            next: found.next.map(|id| format!("{here}&sau={id}")),
            shown: l.n("dossiers-shown", shown).into_owned(),
        },
        bulk: Vec::new(),
        bulk_action: String::new(),
        tools,
        announce_url: None,
        reload_url: here,
    })
}

/// How many dossiers are offered while somebody types.
const SUGGESTIONS: u16 = 8;

#[derive(Debug, Serialize)]
struct Suggestions {
    status: String,
    rows: Vec<Suggestion>,
}

#[derive(Debug, Serialize)]
struct Suggestion {
    href: String,
    number: String,
    applicant: String,
    procedure: String,
}

/// The newest dossiers that fit what was typed so far.
pub(crate) async fn suggestions(
    State(web): State<Web>,
    visit: Visit,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let size = PageSize::new(SUGGESTIONS);
    let found = web.app.search_page(visit.ctx(), begun(wanted.text()), None, size).await?;
    let suggestion = |brief: &Brief| Suggestion {
        href: format!("/can-bo/ho-so/{}", brief.id),
        number: brief.number.clone(),
        applicant: brief.applicant.clone(),
        procedure: procedure_name(&web, &brief.procedure),
    };
    let rows: Vec<Suggestion> = found.rows.iter().map(suggestion).collect();
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let status = visit.l().n("dossiers-shown", count).into_owned();
    Ok(Json(Suggestions { status, rows }).into_response())
}

/// The words without a last one of which only one letter is typed yet: it is no word for itself.
fn begun(typed: &str) -> &str {
    let last = typed.rsplit_once(' ').filter(|(_, last)| last.chars().nth(1).is_none());
    last.map_or(typed, |(before, _)| before)
}

/// What a scanner types of the code on a receipt is an address; the number stands at its end.
fn scanned(text: &str) -> &str {
    text.rsplit_once("so=").filter(|(before, _)| before.contains("://")).map_or(text, |(_, n)| n)
}

fn row(web: &Web, visit: &Visit, brief: &Brief) -> WorkRow {
    let l = visit.l();
    let zone = &web.app.settings().zone;
    WorkRow {
        value: brief.id.to_string(),
        href: format!("/can-bo/ho-so/{}", brief.id),
        number: brief.number.clone(),
        applicant: brief.applicant.clone(),
        procedure: procedure_name(web, &brief.procedure),
        step: String::new(),
        person: None,
        due: brief.due.map(|due| format::moment_short(l, zone.local(due))).unwrap_or_default(),
        chip: chip(web, visit, brief.state, brief.due),
        marks: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_has_just_begun_waits_for_its_second_letter() {
        let typed = [("nguyễn v", "nguyễn"), ("nguyễn vă", "nguyễn vă"), ("v", "v"), ("", "")];
        for (typed, expect) in typed {
            assert_eq!(begun(typed), expect);
        }
    }

    #[test]
    fn a_scanned_code_is_read_as_its_number() {
        for (typed, expect) in [
            ("000.34.33.H62-261124-0001", "000.34.33.H62-261124-0001"),
            (
                "https://motcua.example/tra-cuu?so=000.34.33.H62-261124-0001",
                "000.34.33.H62-261124-0001",
            ),
            ("so=7", "so=7"),
        ] {
            assert_eq!(scanned(typed), expect);
        }
    }
}
