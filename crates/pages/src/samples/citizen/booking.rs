//! Booking an hour at a desk.

use super::say;
use crate::{
    chrome::{Chrome, Link},
    citizen::{Booking, BookingDay, BookingPage, BookingSlot, BookingsPage},
    components::{Empty, ErrorSummary, PostButton},
};

pub(super) fn page(chrome: &Chrome) -> BookingPage {
    let l = chrome.l;
    let day = |vi, en, is_current| BookingDay { link: Link::new(say(l, vi, en), "#"), is_current };
    let slot = |time: &str, vi, en, is_free| BookingSlot {
        value: time.to_owned(),
        time: time.to_owned(),
        free: say(l, vi, en),
        is_free,
    };
    BookingPage {
        chrome: chrome.clone(),
        back: Link::new(say(l, "Chọn bộ phận một cửa", "Choose a desk"), "#"),
        title: say(l, "Đặt lịch hẹn tại xã Xuân Lôi", "Book a visit to Xuân Lôi"),
        intro: vec![say(l, "Chọn ngày và giờ.", "Choose a day and an hour.")],
        errors: ErrorSummary::default(),
        days: vec![day("Thứ Hai 06/3", "Mon 6 Mar", true), day("Thứ Ba 07/3", "Tue 7 Mar", false)],
        slots_title: say(l, "Giờ hẹn ngày 06/3", "Hours on 6 March"),
        slots: vec![
            slot("07:30", "hết chỗ", "full", false),
            slot("08:00", "còn 3 chỗ", "3 places left", true),
        ],
        action: "#".into(),
        command: String::new(),
    }
}

pub(super) fn bookings(chrome: &Chrome) -> BookingsPage {
    let l = chrome.l;
    BookingsPage {
        chrome: chrome.clone(),
        bookings: vec![Booking {
            when: say(l, "08:00, Thứ Hai 06/3/2023", "08:00, Monday 6 March 2023"),
            desk: say(l, "Bộ phận một cửa xã Xuân Lôi", "One-stop desk of Xuân Lôi"),
            cancel: PostButton {
                action: "#".into(),
                label: say(l, "Hủy lịch này", "Cancel this appointment"),
                values: Vec::new(),
            },
        }],
        empty: Empty { title: String::new(), text: String::new(), action: None },
        book: Link::new(say(l, "Đặt lịch", "Book a visit"), "#"),
    }
}
