//! The data store of a person, and one paper of it.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    citizen::{LookedEntry, PaperPage, PaperSearch, PapersPage},
    components::{
        Cell, Column, DossierCard, DueState, Empty, Paging, StateChip, SummaryList, SummaryRow,
        Tab, Table, Tabs,
    },
    words::Lang,
};

pub(super) fn list(chrome: &Chrome) -> PapersPage {
    let l = chrome.l;
    let tab = |label, is_current| Tab { label, href: "#".into(), count: None, is_current };
    PapersPage {
        chrome: chrome.clone(),
        back: None,
        title: l.t("store-title").into_owned(),
        intro: vec![l.t("store-intro").into_owned()],
        shelves: Tabs {
            label: say(l, "Ngăn", "Shelves"),
            tabs: vec![
                tab(l.t("shelf-verified").into_owned(), true),
                tab(l.t("shelf-unverified").into_owned(), false),
            ],
        },
        search: PaperSearch { action: "#".into(), value: String::new(), shelf: String::new() },
        papers: vec![DossierCard {
            title: say(l, "Giấy khai sinh", "Birth certificate"),
            href: "citizen-paper.html".into(),
            number: Some("21/2023".into()),
            chip: chip(l),
            text: say(
                l,
                "UBND xã Xuân Lôi, cấp ngày 06/02/2023. Kết quả do Lê Văn Mẫu ký duyệt.",
                "Xuân Lôi, issued on 06/02/2023. Result signed by Lê Văn Mẫu.",
            ),
            asked: None,
        }],
        empty: Empty { title: String::new(), text: String::new(), action: None },
        paging: Paging::default(),
        looked: Some(looked(l)),
    }
}

fn chip(l: Lang) -> StateChip {
    StateChip::new(DueState::OnTime, l.t("paper-valid"))
}

fn looked(l: Lang) -> Vec<LookedEntry> {
    vec![LookedEntry {
        when: "27/01/2023 15:48".into(),
        who: say(l, "Tiếp nhận, xã Xuân Lôi", "Intake, Xuân Lôi"),
        why: l.t("store-looked-list").into_owned(),
    }]
}

pub(super) fn paper(chrome: &Chrome) -> PaperPage {
    let l = chrome.l;
    PaperPage {
        chrome: chrome.clone(),
        back: Link::new(l.t("store-title"), "citizen-papers.html"),
        title: say(l, "Giấy khai sinh", "Birth certificate"),
        chip: chip(l),
        state: l.t("paper-valid-text").into_owned(),
        facts: SummaryList {
            rows: vec![
                SummaryRow::new(l.t("paper-number"), "21/2023"),
                SummaryRow::new(
                    l.t("paper-digest"),
                    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                ),
            ],
        },
        download: Link::new(l.t("paper-open-file"), "#"),
        versions: None,
        uses: Table {
            caption: l.t("paper-uses").into_owned(),
            columns: vec![Column::words(l.t("paper-dossier")), Column::words(l.t("paper-used-at"))],
            rows: vec![vec![
                Cell { text: "000.21.31.H62-230127-0012".into(), href: Some("#".into()) },
                "27/01/2023 15:48".into(),
            ]],
        },
        looked: looked(l),
    }
}
