//! Who looked at a person's data.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    citizen::LooksPage,
    components::{Empty, Paging, Timeline, TimelineEntry, TimelineTime},
};

pub(super) fn page(chrome: &Chrome) -> LooksPage {
    let l = chrome.l;
    let why = l.t("look-why-dossier");
    let entry = TimelineEntry {
        time: TimelineTime::Past,
        when: "25/5/2023, 08:30".into(),
        text: format!(
            "{}: {why}",
            say(l, "Cán bộ tiếp nhận, Xã Xuân Lôi", "Desk officer, Xuân Lôi")
        ),
        note: Some(l.t("look-ground-service").into_owned()),
        links: vec![Link::new("H62.15-230525-0001", "#"), Link::new(l.t("look-ask"), "#")],
    };
    LooksPage {
        chrome: chrome.clone(),
        back: Link::new(l.t("nav-my-dossiers"), "#"),
        intro: vec![l.t("looks-intro").into_owned()],
        guided: Timeline { entries: vec![entry.clone()] },
        looks: Timeline { entries: vec![entry] },
        empty: Empty {
            title: l.t("looks-none").into_owned(),
            text: l.t("looks-none-text").into_owned(),
            action: None,
        },
        paging: Paging { first: None, next: None, shown: l.n("looks-shown", 1).into_owned() },
    }
}
