//! What a citizen was told about their dossiers.

use super::lists::key as page_key;
use crate::{
    Web,
    chrome::fresh_chrome,
    public::short_name,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Query, State};
use mc_app::{mail::NoticeTexts, store::outbox::Notice};
use mc_pages::{
    chrome::Link,
    citizen::NoticesPage,
    components::{Empty, Paging, Timeline, TimelineEntry, TimelineTime},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.my_notices(visit.ctx(), page_key(&at.sau)).await?;
    let unread = web.app.unread_notices(visit.ctx()).await?;
    if unread > 0 {
        web.app.read_notices(visit.ctx()).await?;
    }
    let mail = web.app.my_mail(visit.ctx()).await?;
    let next = page.next.map(|(time, id)| format!("/thong-bao?sau={}.{id}", time.micros()));
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    let texts = web.app.notice_texts(&page.rows, l.locale()).await?;
    let entries = page.rows.iter().map(|notice| entry(&web, l, &texts, notice)).collect();
    drawn(&NoticesPage {
        chrome: fresh_chrome(&web, &visit),
        mail: super::mail::banner(&web, l, &mail),
        ways: mail.is_on.then(|| Link::new(l.t("mail-title"), super::mail::HERE)),
        notices: Timeline { entries },
        empty: Empty {
            title: l.t("no-notices").into_owned(),
            text: l.t("no-notices-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| "/thong-bao".to_owned()),
            next,
            shown: l.n("notices-shown", shown).into_owned(),
        },
    })
}

fn entry(web: &Web, l: Lang, texts: &NoticeTexts, notice: &Notice) -> TimelineEntry {
    let reference = web.app.reference();
    let procedure = reference.procedure(&notice.procedure, web.app.today());
    let name = procedure.map_or_else(|| notice.procedure.clone(), |p| short_name(&p.name));
    let other = || l.with(key("notice-other"), &[("procedure", name.as_str())]).into_owned();
    TimelineEntry {
        time: if notice.read.is_some() { TimelineTime::Past } else { TimelineTime::Now },
        when: format::moment_short(l, web.app.settings().zone.local(notice.at)),
        text: web.app.notice_text(texts, notice, &name).unwrap_or_else(other),
        note: None,
        links: vec![Link::new(notice.number.clone(), format!("/ho-so/{}", notice.dossier))],
    }
}
