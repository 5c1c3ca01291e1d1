//! What a person asks about their own data.

use crate::{
    chrome::{Chrome, Link},
    citizen::RightsPage,
    components::{Empty, Paging, Timeline, TimelineEntry, TimelineTime},
};

pub(super) fn page(chrome: &Chrome) -> RightsPage {
    let l = chrome.l;
    let entry = TimelineEntry {
        time: TimelineTime::Now,
        when: "25/5/2023, 08:30".into(),
        text: format!("{}: {}", l.t("right-rectify"), "Nguyễn Thị Hồng Nhung, 12/04/1997"),
        note: Some(l.with("right-due", &[("day", "04/06/2023")]).into_owned()),
        links: vec![Link::new(l.t("rights-take-back"), "#")],
    };
    RightsPage {
        chrome: chrome.clone(),
        back: Link::new(l.t("nav-my-dossiers"), "#"),
        title: l.t("rights-title").into_owned(),
        heading: l.t("rights-mine").into_owned(),
        intro: vec![l.t("rights-law").into_owned()],
        actions: vec![Link::new(l.t("rights-ask"), "#"), Link::new(l.t("rights-download"), "#")],
        requests: Timeline { entries: vec![entry] },
        empty: Empty {
            title: l.t("rights-none").into_owned(),
            text: l.t("rights-none-text").into_owned(),
            action: None,
        },
        paging: Paging { first: None, next: None, shown: l.n("rights-shown", 1).into_owned() },
    }
}
