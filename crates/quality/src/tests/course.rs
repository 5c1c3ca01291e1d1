//! 2.1: what a period says of one dossier.

use super::{course, day, supplement};
use crate::{Course, Rules, StandingStill, SupplementTime, Verdict};

const MAY: (&str, &str) = ("2023-05-01", "2023-05-31");
const JUNE: (&str, &str) = ("2023-06-01", "2023-06-30");

fn check(given: &Course, (from, until): (&str, &str), expect: Verdict) {
    let verdict = given.verdict(day(from), day(until), Rules::default());
    assert_eq!(verdict, expect, "{given:?} {from} to {until}");
}

fn finished(on: &str) -> Course {
    Course { finished: Some(day(on)), ..course() }
}

/// “Đúng hạn: `NgayKetThucXuLy` ≤ `NgayHenTra`”: days, so the promised day itself is in time.
#[test]
fn an_end_on_the_promised_day_is_in_time() {
    check(&finished("2023-05-15"), MAY, Verdict::OnTime);
    check(&finished("2023-05-16"), MAY, Verdict::OnTime);
    check(&finished("2023-05-17"), MAY, Verdict::Late);
}

/// “Hồ sơ tiếp nhận hoặc đang xử lý trong kỳ”.
#[test]
fn counted_is_what_was_received_or_in_process_in_the_period() {
    check(&finished("2023-05-16"), JUNE, Verdict::Outside);
    check(&finished("2023-05-16"), ("2023-04-01", "2023-04-30"), Verdict::Outside);
    // Received in May, in process on the first of June.
    check(&finished("2023-06-01"), JUNE, Verdict::Late);
    // A quarter and a year are periods like a month.
    check(&finished("2023-05-16"), ("2023-04-01", "2023-06-30"), Verdict::OnTime);
    check(&finished("2023-05-16"), ("2023-01-01", "2023-12-31"), Verdict::OnTime);
}

/// “Chưa xong thì so với ngày cuối kỳ”.
#[test]
fn what_has_no_end_is_held_against_the_end_of_the_period() {
    check(&course(), ("2023-05-01", "2023-05-16"), Verdict::InTime);
    check(&course(), ("2023-05-01", "2023-05-17"), Verdict::Late);
    check(&course(), MAY, Verdict::Late);
    check(&course(), JUNE, Verdict::Late);
}

/// “Đã xử lý xong (9) > Đã trả kết quả (10) > Dừng / từ chối / rút (8, 3, 7)”.
#[test]
fn the_end_is_the_first_by_priority_not_by_time() {
    let both = Course { returned: Some(day("2023-05-20")), ..finished("2023-05-16") };
    check(&both, MAY, Verdict::OnTime);
    // Ready late, although handed over in time by mistake of the record: 9 counts.
    let turned = Course { returned: Some(day("2023-05-10")), ..finished("2023-05-18") };
    check(&turned, MAY, Verdict::Late);
    // Without 9 it is 10, without both it is the withdrawal.
    check(&Course { returned: Some(day("2023-05-17")), ..course() }, MAY, Verdict::Late);
    check(&Course { given_up: Some(day("2023-05-16")), ..course() }, MAY, Verdict::OnTime);
    let withdrawn_then_ready = Course { given_up: Some(day("2023-05-30")), ..both };
    check(&withdrawn_then_ready, MAY, Verdict::OnTime);
}

/// “Chỉ có một Yêu cầu bổ sung và không có kết thúc: thời điểm đó kết thúc hồ sơ”.
#[test]
fn one_open_supplement_request_is_the_end() {
    let asked = |on| Course { supplements: vec![supplement(on, None)], ..course() };
    check(&asked("2023-05-10"), MAY, Verdict::OnTime);
    check(&asked("2023-05-10"), JUNE, Verdict::Outside);
    check(&asked("2023-05-17"), MAY, Verdict::Late);
    // Answered, it is in process again; the system has moved the promised day to 5 June.
    let answered = Course {
        due: Some(day("2023-06-05")),
        supplements: vec![supplement("2023-05-10", Some("2023-05-30"))],
        ..course()
    };
    check(&answered, MAY, Verdict::InTime);
    check(&answered, JUNE, Verdict::Late);
}

/// “Quá một lần yêu cầu bổ sung: quá hạn”, whatever the days say.
#[test]
fn more_than_one_supplement_request_is_late() {
    let twice = Course {
        supplements: vec![
            supplement("2023-05-04", Some("2023-05-05")),
            supplement("2023-05-08", Some("2023-05-09")),
        ],
        ..finished("2023-05-10")
    };
    check(&twice, MAY, Verdict::Late);
    check(&Course { finished: None, ..twice.clone() }, ("2023-05-01", "2023-05-09"), Verdict::Late);
    // Two requests and no end: nothing ends it, and it stays late.
    let open = Course {
        finished: None,
        supplements: vec![
            supplement("2023-05-04", Some("2023-05-05")),
            supplement("2023-05-08", None),
        ],
        ..twice
    };
    check(&open, JUNE, Verdict::Late);
}

/// “Thời gian từ yêu cầu đến hoàn thành bổ sung được trừ”: 9 to 19 May are ten days, so the 16th
/// becomes the 26th where the system did not move the promised day itself.
#[test]
fn the_time_of_a_supplement_is_taken_off() {
    let rules = Rules { supplement: SupplementTime::Subtracted, ..Rules::default() };
    let supplements = vec![supplement("2023-05-09", Some("2023-05-19"))];
    let (from, until) = (day(MAY.0), day(MAY.1));
    for (end, expect) in [("2023-05-26", Verdict::OnTime), ("2023-05-27", Verdict::Late)] {
        let given = Course { supplements: supplements.clone(), ..finished(end) };
        assert_eq!(given.verdict(from, until, rules), expect, "{end}");
        // Where the promised day holds it already it is not taken off twice.
        check(&given, MAY, Verdict::Late);
    }
}

/// “Không có `NgayHenTra`: thời gian − thời gian bổ sung ≤ thời hạn tối đa của thủ tục”.
#[test]
fn without_a_promised_day_the_legal_maximum_holds() {
    let legal =
        |end: &str| Course { due: None, legal_due: Some(day("2023-05-22")), ..finished(end) };
    check(&legal("2023-05-22"), MAY, Verdict::OnTime);
    check(&legal("2023-05-23"), MAY, Verdict::Late);
    let supplements = vec![supplement("2023-05-10", Some("2023-05-12"))];
    check(&Course { supplements, ..legal("2023-05-24") }, MAY, Verdict::OnTime);
    // Neither is known: nothing can be said of it, and nothing is made up.
    check(&Course { due: None, ..finished("2023-05-22") }, MAY, Verdict::Outside);
}

/// A duty that is awaited stops the clock by law; the formula does not know it, so it is a rule.
#[test]
fn what_stands_still_does_not_come_to_be_late() {
    let still = Course { still_since: Some(day("2023-05-12")), ..course() };
    check(&still, MAY, Verdict::InTime);
    let strict = Rules { standing_still: StandingStill::ByDueDay, ..Rules::default() };
    assert_eq!(still.verdict(day(MAY.0), day(MAY.1), strict), Verdict::Late);
    // What was late already stays late.
    check(&Course { still_since: Some(day("2023-05-18")), ..course() }, MAY, Verdict::Late);
}
