//! «Kho dữ liệu của tôi»: the papers of the citizen who is signed on.

use super::words::{card, chip, looked, state_sentence, summary, title};
use crate::{
    Web,
    admin::place::{address, many},
    chrome::fresh_chrome,
    citizen::{id, page_key, procedure_name},
    public::serve,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    data_store::look::{Asked, PaperView},
    store::papers::PaperUse,
};
use mc_pages::{
    chrome::Link,
    citizen::{PaperPage, PaperSearch, PapersPage},
    components::{Cell, Column, Empty, Paging, Tab, Table, Tabs},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

pub(super) const HERE: &str = "/kho-du-lieu";
/// The shelf of files that nobody verified, as addresses name it.
pub(super) const UNVERIFIED: &str = "tu-tai-len";

/// What of a store is looked at.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    /// The shelf.
    #[serde(default, rename = "ngan")]
    pub(super) shelf: String,
    /// Words.
    #[serde(default)]
    pub(super) q: String,
    /// The key of the page.
    #[serde(default, rename = "sau")]
    pub(super) after: String,
}

impl Where {
    pub(super) fn asked(&self) -> Asked {
        Asked {
            unverified: self.shelf == UNVERIFIED,
            words: self.q.chars().take(100).collect(),
            before: page_key(&self.after),
        }
    }

    /// The two shelves as links.
    pub(super) fn shelves(&self, l: Lang, here: &str) -> Tabs {
        let is_unverified = self.shelf == UNVERIFIED;
        let tab = |words, shelf: &str, is_current| Tab {
            label: l.t(words).into_owned(),
            href: address(here, &[("ngan", shelf)]),
            count: None,
            is_current,
        };
        Tabs {
            label: l.t("store-shelves").into_owned(),
            tabs: vec![
                tab(key("shelf-verified"), "", !is_unverified),
                tab(key("shelf-unverified"), UNVERIFIED, is_unverified),
            ],
        }
    }

    pub(super) fn search(&self, here: &str) -> PaperSearch {
        let shelf = if self.shelf == UNVERIFIED { UNVERIFIED } else { "" };
        PaperSearch { action: here.to_owned(), value: self.q.clone(), shelf: shelf.to_owned() }
    }

    pub(super) fn paging(&self, l: Lang, here: &str, next: Option<String>, shown: usize) -> Paging {
        let with =
            |after: &str| address(here, &[("ngan", &self.shelf), ("q", &self.q), ("sau", after)]);
        Paging {
            first: (!self.after.is_empty()).then(|| with("")),
            next: next.map(|after| with(&after)),
            shown: l.n("papers-shown", many(shown)).into_owned(),
        }
    }

    /// What stands where there is no paper.
    pub(super) fn empty(&self, l: Lang, text: &'static str) -> Empty {
        let text = if self.q.is_empty() { text } else { key("papers-none-found") };
        Empty { title: l.t("papers-none").into_owned(), text: l.t(text).into_owned(), action: None }
    }
}

pub(crate) async fn list(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let store = web.app.my_papers(visit.ctx(), &at.asked()).await?;
    let looks = web.app.who_looked_into_my_store(visit.ctx()).await?;
    let next = store.page.next.map(|(time, id)| format!("{}.{id}", time.micros()));
    let cards = store
        .page
        .rows
        .iter()
        .map(|paper| card(&web, &visit, (paper, &store.rules), format!("{HERE}/{}", paper.id)));
    let papers: Vec<_> = cards.collect();
    let none =
        if at.shelf == UNVERIFIED { key("uploads-none-text") } else { key("papers-none-text") };
    drawn(&PapersPage {
        chrome: fresh_chrome(&web, &visit),
        back: None,
        title: l.t("store-title").into_owned(),
        intro: vec![l.t("store-intro").into_owned()],
        shelves: at.shelves(l, HERE),
        search: at.search(HERE),
        empty: at.empty(l, none),
        paging: at.paging(l, HERE, next, papers.len()),
        papers,
        looked: Some(looked(&web, l, &looks)),
    })
}

pub(crate) async fn paper(
    State(web): State<Web>,
    visit: Visit,
    Path(stored): Path<String>,
) -> Reply {
    let view = web.app.my_paper(visit.ctx(), id(&stored)?).await?;
    let l = visit.l();
    let paper = &view.paper;
    let state = view.rules.state(paper, web.app.today());
    drawn(&PaperPage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("store-title"), HERE),
        title: title(&web, paper),
        chip: chip(l, state),
        state: state_sentence(l, paper, state),
        facts: summary(&web, l, paper, &view.rules),
        download: Link::new(l.t("paper-open-file"), format!("{HERE}/{}/tep", paper.id)),
        versions: (view.versions.len() > 1).then(|| versions(&web, l, &view)),
        uses: uses(&web, l, &view.uses),
        looked: looked(&web, l, &view.looks),
    })
}

fn versions(web: &Web, l: Lang, view: &PaperView) -> Table {
    let rows = view.versions.iter().map(|paper| {
        let day = format::day_short(l, web.app.settings().zone.day(paper.entered));
        let state = chip(l, view.rules.state(paper, web.app.today())).text;
        let link = (paper.id != view.paper.id).then(|| format!("{HERE}/{}", paper.id));
        let number = l.with("paper-version-number", &[("number", paper.version.to_string())]);
        vec![Cell { text: number.into_owned(), href: link }, day.into(), state.into()]
    });
    let columns = [key("paper-version"), key("paper-entered"), key("paper-state")];
    Table {
        caption: l.t("paper-versions").into_owned(),
        columns: columns.map(|words| Column::words(l.t(words))).to_vec(),
        rows: rows.collect(),
    }
}

fn uses(web: &Web, l: Lang, uses: &[PaperUse]) -> Table {
    let rows = uses.iter().map(|used| {
        let day = format::moment_short(l, web.app.settings().zone.local(used.at));
        let link =
            Cell { text: used.number.clone(), href: Some(format!("/ho-so/{}", used.dossier)) };
        vec![link, procedure_name(web, &used.procedure).into(), day.into()]
    });
    let columns = [key("paper-dossier"), key("paper-procedure"), key("paper-used-at")];
    Table {
        caption: l.t("paper-uses").into_owned(),
        columns: columns.map(|words| Column::words(l.t(words))).to_vec(),
        rows: rows.collect(),
    }
}

pub(crate) async fn file(
    State(web): State<Web>,
    visit: Visit,
    Path(stored): Path<String>,
) -> Reply {
    Ok(serve(web.app.my_paper_file(visit.ctx(), id(&stored)?).await?))
}
