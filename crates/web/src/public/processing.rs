//! What the office processes personal data for, for everybody (Luật 91/2025/QH15, Điều 4: to know).

use crate::{
    Web,
    chrome::chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::store::protection::processing::{Ground, Processing, ProcessingKey};
use mc_pages::{
    chrome::Link,
    components::{Empty, Paging, SummaryList, SummaryRow},
    public::{ProcessingEntry, ProcessingPage},
    words::{Lang, key},
};
use serde::Deserialize;

/// Where it stands.
pub(crate) const HERE: &str = "/tro-giup/du-lieu-ca-nhan";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    /// The id of the entry before the page, and its name.
    #[serde(default)]
    sau: String,
    #[serde(default)]
    ten: String,
}

impl Where {
    fn key(&self) -> Option<ProcessingKey> {
        Some((self.ten.clone(), self.sau.parse().ok()?))
    }
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let key = at.key();
    let is_later = key.is_some();
    let page = web.app.processing_register(key).await?;
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    let entries = page.rows.iter().map(|entry| ProcessingEntry {
        title: entry.name.clone(),
        facts: SummaryList { rows: facts(l, entry) },
    });
    drawn(&ProcessingPage {
        chrome: chrome(&web, &visit),
        back: Link::new(l.t("privacy-link"), "/tro-giup/rieng-tu"),
        entries: entries.collect(),
        empty: Empty {
            title: l.t("processing-none").into_owned(),
            text: l.t("processing-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: is_later.then(|| HERE.to_owned()),
            next: page.next.map(|(name, id)| {
                let id = id.to_string();
                crate::admin::place::address(HERE, &[("sau", id.as_str()), ("ten", name.as_str())])
            }),
            shown: l.n("processing-shown", shown).into_owned(),
        },
    })
}

/// What a processing rests on.
pub(crate) const fn ground_words(ground: Ground) -> &'static str {
    match ground {
        Ground::Law => key("processing-by-law"),
        Ground::Consent => key("processing-by-consent"),
    }
}

/// What an entry says, term by term.
pub(crate) fn facts(l: Lang, entry: &Processing) -> Vec<SummaryRow> {
    let said = &entry.said;
    [
        (key("processing-purpose"), said.purpose.clone()),
        (
            key("processing-ground"),
            format!("{}: {}", l.t(ground_words(entry.ground)), said.provision),
        ),
        (key("processing-data"), said.data.clone()),
        (key("processing-people"), said.people.clone()),
        (key("processing-recipients"), said.recipients.clone()),
        (key("processing-kept"), said.kept.clone()),
        (key("processing-measures"), said.measures.clone()),
    ]
    .into_iter()
    .map(|(term, value)| SummaryRow::new(l.t(term), value))
    .collect()
}
