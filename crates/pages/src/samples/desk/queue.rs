//! The queue of a desk.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    components::{PostButton, Tabs},
    desk::{QueueLine, QueuePage, QueueScreenPage},
};

pub(super) fn page(chrome: &Chrome) -> QueuePage {
    let l = chrome.l;
    let line = |number: &str, who: String, note: String| QueueLine {
        id: number.to_owned(),
        number: number.to_owned(),
        who,
        note,
        print: None,
        arrived: None,
    };
    let drew = || say(l, "Lấy số tại chỗ", "Drew a number");
    let mut printed = line("015", drew(), String::new());
    printed.print = Some(Link::new(say(l, "In phiếu số 015", "Print ticket 015"), "#"));
    let mut expected = line("", "Trần Thị Mẫu Lan".into(), "09:00".into());
    expected.arrived = Some(PostButton {
        action: "#".into(),
        label: say(l, "Đã đến", "Has come"),
        values: Vec::new(),
    });
    QueuePage {
        chrome: chrome.clone(),
        title: say(l, "Hàng chờ tại xã Xuân Lôi", "Queue at Xuân Lôi"),
        desks: Tabs { label: String::new(), tabs: Vec::new() },
        links: vec![Link::new(say(l, "Màn hình công cộng", "Public screen"), "#")],
        action: "#".into(),
        unit: String::new(),
        counter: "1".into(),
        commands: [String::new(), String::new()],
        here: Some(line("013", drew(), say(l, "Đang ở quầy 1", "At counter 1"))),
        waiting: vec![
            line("014", "Lê Văn Mẫu".into(), say(l, "Hẹn 08:30", "Booked 08:30")),
            printed,
        ],
        expected: vec![expected],
        called: vec![line("012", drew(), say(l, "Quầy 2", "Counter 2"))],
    }
}

pub(super) fn screen(chrome: &Chrome) -> QueueScreenPage {
    QueueScreenPage {
        chrome: chrome.clone(),
        desk: say(chrome.l, "Bộ phận một cửa xã Xuân Lôi", "One-stop desk of Xuân Lôi"),
        called: vec![("013".into(), "1".into()), ("012".into(), "2".into())],
        next: vec!["014".into(), "015".into()],
        waiting: say(chrome.l, "2 người đang chờ", "2 people are waiting"),
        time: "08:41".into(),
    }
}
