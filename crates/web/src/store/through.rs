//! The store of a dossier's applicant, for officers who work on the dossier. Looking is recorded.

use super::{
    mine::{UNVERIFIED, Where},
    words::card,
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::id,
    public::serve,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_pages::{chrome::Link, citizen::PapersPage, words::key};

pub(crate) async fn list(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(at): Query<Where>,
) -> Reply {
    let l = visit.l();
    let found = web.app.applicants_papers(visit.ctx(), id(&dossier)?, &at.asked()).await?;
    let (dossier, store) = found;
    let base = format!("/can-bo/ho-so/{}", dossier.id);
    let here = format!("{base}/kho");
    let next = store.page.next.map(|(time, id)| format!("{}.{id}", time.micros()));
    let cards = store
        .page
        .rows
        .iter()
        .map(|paper| card(&web, &visit, (paper, &store.rules), format!("{here}/{}", paper.id)));
    let papers: Vec<_> = cards.collect();
    let none = if at.shelf == UNVERIFIED { key("uploads-none-text") } else { key("store-empty") };
    drawn(&PapersPage {
        chrome: fresh_chrome(&web, &visit),
        back: Some(Link::new(dossier.number, base)),
        title: l.t("store-of-applicant").into_owned(),
        intro: vec![l.t("store-through-intro").into_owned()],
        shelves: at.shelves(l, &here),
        search: at.search(&here),
        empty: at.empty(l, none),
        paging: at.paging(l, &here, next, papers.len()),
        papers,
        looked: None,
    })
}

pub(crate) async fn file(
    State(web): State<Web>,
    visit: Visit,
    Path((dossier, stored)): Path<(String, String)>,
) -> Reply {
    let file = web.app.applicants_paper_file(visit.ctx(), id(&dossier)?, id(&stored)?).await?;
    Ok(serve(file))
}
