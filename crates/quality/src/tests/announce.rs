//! 1.1, 1.2 and 1.3.

use super::day;
use crate::{
    Level, Share,
    announce::{
        Announcement, Parts, announced_in_time, complete, decision_days, publication_days,
        published_in_time,
    },
};

fn row(procedure: &str, decided: &str, published: Option<&str>) -> Announcement {
    Announcement {
        procedure: procedure.to_owned(),
        decided: day(decided),
        // The newest legal basis came into force on Monday, 15 May 2023; five working days before it
        // is Monday, 8 May.
        decide_by: Some(day("2023-05-08")),
        published: published.map(day),
        publish_by: day("2023-05-15"),
    }
}

/// “Ngày ký quyết định ≤ ngày hiệu lực mới nhất − 20 (bộ) / 5 (tỉnh) ngày làm việc”, published within
/// 10 and 5.
#[test]
fn ministries_have_longer() {
    assert_eq!((decision_days(Level::Ministry), decision_days(Level::Province)), (20, 5));
    assert_eq!((publication_days(Level::Ministry), publication_days(Level::Province)), (10, 5));
}

/// “Một thủ tục trong nhiều quyết định tính một lần; một lần trễ thì kỳ đó trễ”.
#[test]
fn a_procedure_counts_once_and_one_late_decision_makes_it_late() {
    let rows = [
        row("1.001193", "2023-05-08", None),
        row("1.001193", "2023-05-09", None),
        row("2.000635", "2023-05-05", None),
        Announcement { decide_by: None, ..row("1.004873", "2023-05-30", None) },
    ];
    assert_eq!(announced_in_time(&rows), Share::of(2, 3));
    assert_eq!(announced_in_time(&[]), Share::of(0, 0));
}

#[test]
fn what_is_not_published_is_late_once_its_day_has_passed() {
    let rows = [
        row("1", "2023-05-08", Some("2023-05-15")),
        row("2", "2023-05-08", Some("2023-05-16")),
        row("3", "2023-05-08", None),
    ];
    assert_eq!(published_in_time(&rows, day("2023-05-15")), Share::of(2, 3));
    assert_eq!(published_in_time(&rows, day("2023-05-16")), Share::of(1, 3));
}

#[test]
fn a_procedure_without_one_of_its_parts_is_not_whole() {
    let whole = Parts {
        has_name: true,
        has_sequence: true,
        has_way: true,
        has_papers: true,
        has_limit: true,
        has_audience: true,
        has_agency: true,
    };
    let without = [
        Parts { has_name: false, ..whole },
        Parts { has_sequence: false, ..whole },
        Parts { has_way: false, ..whole },
        Parts { has_papers: false, ..whole },
        Parts { has_limit: false, ..whole },
        Parts { has_audience: false, ..whole },
        Parts { has_agency: false, ..whole },
    ];
    assert_eq!(complete([whole, whole]), Share::of(2, 2));
    assert_eq!(complete(without), Share::of(0, 7));
}
