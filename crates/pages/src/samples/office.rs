//! Samples of the pages of official documents.

use super::{Sample, sample, say};
use crate::{
    chrome::{Chrome, Link},
    components::{
        Cell, Column, DueState, Empty, Paging, PostButton, StateChip, SummaryList, SummaryRow, Tab,
        Table, Tabs, Timeline, TimelineEntry, TimelineTime,
    },
    office::{OfficeBookPage, OfficeDocumentPage, OfficeListPage},
};

pub(super) fn pages(chrome: &Chrome) -> Result<Vec<Sample>, askama::Error> {
    Ok(vec![
        sample("office-list", &list(chrome, 25))?,
        sample("office-list-empty", &list(chrome, 0))?,
        sample("office-document", &document(chrome))?,
        sample("office-book", &book(chrome))?,
    ])
}

fn subject(chrome: &Chrome) -> String {
    let vi = "Về việc hướng dẫn nghiệp vụ đăng ký hộ tịch, sử dụng phần mềm hộ tịch dùng chung trên địa bàn";
    say(chrome.l, vi, "Guidance on civil registration and on the shared software for it")
}

fn table(chrome: &Chrome, rows: usize) -> Table {
    let columns = ["office-column-number", "office-column-subject"];
    let row = |i: usize| {
        let href = Some("/can-bo/van-ban/1".to_owned());
        vec![Cell { text: format!("{i}/STP-HCTP"), href }, subject(chrome).into()]
    };
    Table {
        caption: chrome.t("office-in-box").into_owned(),
        columns: columns.map(|column| Column::words(chrome.t(column))).to_vec(),
        rows: (1..=rows).map(row).collect(),
    }
}

fn list(chrome: &Chrome, rows: usize) -> OfficeListPage {
    let tab = Tab {
        label: chrome.t("office-in-box").into_owned(),
        href: "/can-bo/van-ban".to_owned(),
        count: None,
        is_current: true,
    };
    OfficeListPage {
        chrome: chrome.clone(),
        sections: Tabs { label: chrome.t("nav-office").into_owned(), tabs: vec![tab] },
        title: chrome.t("office-in-box").into_owned(),
        intro: vec![chrome.t("office-in-box-intro").into_owned()],
        actions: vec![Link::new(chrome.t("office-draft-new"), "/can-bo/van-ban/di/moi")],
        search: Some(String::new()),
        tables: (rows > 0).then(|| table(chrome, rows)).into_iter().collect(),
        empty: Empty {
            title: chrome.t("office-in-box-none").into_owned(),
            text: chrome.t("office-in-box-none-text").into_owned(),
            action: None,
        },
        paging: Paging::default(),
    }
}

fn document(chrome: &Chrome) -> OfficeDocumentPage {
    let entry = TimelineEntry {
        time: TimelineTime::Past,
        when: "25/5/2023 08:30".to_owned(),
        text: say(chrome.l, "Văn thư vào sổ, số đến 07", "A clerk registered it as number 07"),
        note: None,
        links: Vec::new(),
    };
    OfficeDocumentPage {
        chrome: chrome.clone(),
        back: Link::new(chrome.t("nav-office"), "/can-bo/van-ban"),
        over: "690/STP-HCTP".to_owned(),
        title: subject(chrome),
        chip: StateChip::new(DueState::OnTime, chrome.t("office-stage-directed")),
        facts: SummaryList {
            rows: vec![SummaryRow::new(chrome.t("office-column-issuer"), "Sở Tư pháp")],
        },
        deeds: vec![Link::new(chrome.t("office-deed-answer"), "/can-bo/van-ban/1/lam/tra-loi")],
        at_once: vec![PostButton {
            action: "/can-bo/van-ban/1/lam/trinh".to_owned(),
            label: chrome.t("office-deed-send").into_owned(),
            values: Vec::new(),
        }],
        files: Some(table(chrome, 1)),
        shown: Some(Link::new("690.pdf", "/can-bo/van-ban/1/tep/1")),
        answers: None,
        history: Timeline { entries: vec![entry] },
    }
}

fn book(chrome: &Chrome) -> OfficeBookPage {
    OfficeBookPage {
        chrome: chrome.clone(),
        back: Link::new(chrome.t("office-registers"), "/can-bo/van-ban/so"),
        over: String::new(),
        agency: "Ủy ban nhân dân xã Xuân Lôi".to_owned(),
        title: chrome.t("office-book-in").into_owned(),
        part: "2023".to_owned(),
        table: table(chrome, 40),
        paging: Paging::default(),
    }
}
