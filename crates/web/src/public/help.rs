//! Help, the accessibility statement, and what becomes of personal data.

use crate::{
    Web,
    chrome::chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::State;
use mc_pages::{
    chrome::Link,
    public::ProblemPage,
    words::{Lang, key},
};

fn text_page(web: &Web, visit: &Visit, title: &'static str, text: &[&'static str]) -> ProblemPage {
    let l: Lang = visit.l();
    ProblemPage {
        chrome: chrome(web, visit),
        title: l.t(title).into_owned(),
        text: text.iter().map(|k| l.t(k).into_owned()).collect(),
        ways: vec![Link::new(l.t("home"), "/")],
        request_id: None,
    }
}

pub(crate) async fn help(State(web): State<Web>, visit: Visit) -> Reply {
    let text = [key("help-how"), key("help-desk"), key("help-phone-text")];
    drawn(&text_page(&web, &visit, key("help-link"), &text))
}

pub(crate) async fn accessibility(State(web): State<Web>, visit: Visit) -> Reply {
    let text = [key("accessibility-text"), key("accessibility-known"), key("accessibility-tell")];
    drawn(&text_page(&web, &visit, key("accessibility-link"), &text))
}

pub(crate) async fn privacy(State(web): State<Web>, visit: Visit) -> Reply {
    let text = [key("privacy-text"), key("privacy-looked"), key("privacy-cookies")];
    let mut page = text_page(&web, &visit, key("privacy-link"), &text);
    page.ways.insert(0, Link::new(visit.l().t("processing-title"), super::PROCESSING));
    drawn(&page)
}
