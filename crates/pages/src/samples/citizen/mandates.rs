//! Mandates, and filling in beside an officer.

use super::super::say;
use crate::{
    chrome::{Chrome, Link},
    citizen::{GuidePage, GuidedPage, MandateList, MandatePage, MandatesPage},
    components::{
        DossierCard, DueState, Empty, Paging, PostButton, StateChip, SummaryList, SummaryRow,
        Timeline, TimelineEntry, TimelineTime,
    },
    fields::{FieldKind, FieldView, TextInput},
    words::{Lang, key},
};

fn title(l: Lang) -> String {
    let names = [("representative", "Trần Thị Mẫu Lan"), ("principal", "Nguyễn Văn Mẫu Thọ")];
    l.with("mandate-title", &names).into_owned()
}

fn card(l: Lang) -> DossierCard {
    let values = [("scope", l.t("mandate-scope-all").into_owned()), ("until", "24/5/2024".into())];
    DossierCard {
        title: title(l),
        href: "citizen-mandate.html".into(),
        number: None,
        chip: StateChip::new(DueState::Waiting, l.t("mandate-awaits-acceptance")),
        text: l.with("mandate-card", &values).into_owned(),
        asked: Some(l.t("mandate-asked").into_owned()),
    }
}

fn button(label: String) -> PostButton {
    PostButton { action: "#".into(), label, values: Vec::new() }
}

pub(super) fn list(chrome: &Chrome) -> MandatesPage {
    let l = chrome.l;
    let paging = || Paging { shown: l.n("mandates-shown", 1).into_owned(), ..Paging::default() };
    MandatesPage {
        chrome: chrome.clone(),
        back: Link::new(l.t("my-dossiers"), "#"),
        title: l.t("mandates-title").into_owned(),
        intro: vec![l.t("mandates-intro").into_owned(), l.t("mandates-law").into_owned()],
        give: Link::new(l.t("mandate-give"), "#"),
        lists: [key("mandates-received"), key("mandates-given")]
            .map(|heading| MandateList {
                title: l.t(heading).into_owned(),
                cards: vec![card(l)],
                paging: paging(),
            })
            .to_vec(),
        empty: Empty {
            title: l.t("mandates-none").into_owned(),
            text: l.t("mandates-none-text").into_owned(),
            action: None,
        },
    }
}

pub(super) fn one(chrome: &Chrome) -> MandatePage {
    let l = chrome.l;
    let row = |label: &'static str, value: String| SummaryRow::new(l.t(label).into_owned(), value);
    MandatePage {
        chrome: chrome.clone(),
        back: Link::new(l.t("mandates-title"), "citizen-mandates.html"),
        title: title(l),
        chip: StateChip::new(DueState::OnTime, l.t("mandate-in-force")),
        now: l.t("mandate-now-in-force").into_owned(),
        facts: SummaryList {
            rows: vec![
                row(key("mandate-scope"), l.t("mandate-scope-all").into_owned()),
                row(
                    key("mandate-until"),
                    l.with("mandate-until-day", &[("day", "24/5/2024")]).into_owned(),
                ),
                row(key("mandate-way"), l.t("mandate-way-paper").into_owned()),
            ],
        },
        paper: Some(Link::new(l.t("mandate-paper-link"), "#")),
        code: None,
        actions: vec![button(l.t("mandate-revoke").into_owned())],
        ending: Some(l.t("mandate-ending").into_owned()),
        drafts: vec![DossierCard {
            title: say(l, "Đăng ký khai tử", "Registration of a death"),
            href: "citizen-draft.html".into(),
            number: None,
            chip: StateChip::new(DueState::Waiting, say(l, "đang khai", "in preparation")),
            text: say(l, "Chưa gửi.", "Not sent yet."),
            asked: None,
        }],
        dossiers: super::super::gallery::cards(l),
        paging: Paging::default(),
        history: Timeline {
            entries: vec![TimelineEntry {
                time: TimelineTime::Past,
                when: "25/5/2023, 08:30".into(),
                text: l.with("mandate-event-given", &[("who", "Nguyễn Văn Mẫu Thọ")]).into_owned(),
                note: None,
                links: Vec::new(),
            }],
        },
    }
}

pub(super) fn guide(chrome: &Chrome) -> GuidePage {
    let l = chrome.l;
    GuidePage {
        chrome: chrome.clone(),
        back: Link::new(l.t("draft-title"), "citizen-draft.html"),
        procedure: say(l, "Đăng ký khai sinh", "Birth registration"),
        intro: vec![l.t("guide-intro").into_owned(), l.t("guide-law").into_owned()],
        now: l.with("guide-waits", &[("until", "25/5/2023, 08:40")]).into_owned(),
        code: Some("4821 0936".into()),
        begin: button(l.t("guide-again-code").into_owned()),
        end: Some(button(l.t("guide-end").into_owned())),
    }
}

pub(super) fn guided(chrome: &Chrome) -> GuidedPage {
    let l = chrome.l;
    let label = say(l, "Họ, chữ đệm, tên", "Full name");
    let input = TextInput { value: "Nguyễn An Mẫu".into(), ..TextInput::default() };
    let values = [("label", label.as_str())];
    GuidedPage {
        chrome: chrome.clone(),
        back: Link::new(l.t("guide-title"), "#"),
        procedure: say(l, "Đăng ký khai sinh", "Birth registration"),
        title: say(l, "Người được khai sinh", "The child"),
        intro: vec![l.with("guide-read-only", &[("until", "25/5/2023, 09:00")]).into_owned()],
        sections: vec![Link::new(say(l, "Người yêu cầu", "Who asks"), "#")],
        here: "#".into(),
        fields: vec![FieldView::new("con.hoTen", label.clone(), FieldKind::Text(input))],
        points: vec![button(l.with("guide-point", &values).into_owned())],
        pointed: Some(l.with("guide-pointing", &values).into_owned()),
        unpoint: Some(button(l.t("guide-unpoint").into_owned())),
        end: button(l.t("guide-leave").into_owned()),
    }
}
