//! Derivations as citizen and officer read them.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

use super::{at, calendar};
use crate::{
    AfterSuspension, Derivation, Limit, MOST_SUSPENSIONS, Rules, Suspension, SuspensionReason,
    deadline,
};
use expect_test::{Expect, expect};
use mc_kernel::Locale;

fn suspension(from: &str, until: Option<&str>, reason: SuspensionReason) -> Suspension {
    let then = AfterSuspension::Resume;
    Suspension { from: at(from), until: until.map(at), then, reason }
}

fn restarting(suspension: Suspension) -> Suspension {
    Suspension { then: AfterSuspension::Restart, ..suspension }
}

fn check(received: &str, limit: Limit, suspensions: &[Suspension], expect: &Expect) {
    check_with(Rules::default(), received, limit, suspensions, expect);
}

fn check_with(
    rules: Rules,
    received: &str,
    limit: Limit,
    suspensions: &[Suspension],
    expect: &Expect,
) {
    let found = deadline(&calendar(), &rules, at(received), limit, suspensions);
    let [vi, en] = Locale::ALL.map(|locale| found.derivation.words(locale));
    let lines: Vec<String> =
        vi.into_iter().zip(en).map(|(vi, en)| format!("{vi}\n  {en}\n")).collect();
    expect.assert_eq(&lines.concat());
    let kept = serde_json::to_string(&found.derivation).unwrap();
    assert_eq!(serde_json::from_str::<Derivation>(&kept).unwrap(), found.derivation);
}

#[test]
fn through_tet() {
    check(
        "2023-01-18T15:30",
        Limit::working_hours(40),
        &[],
        &expect![[r#"
            Nhận lúc 15:30 Thứ Tư, 18/01/2023.
              Received at 15:30 on Wednesday, 18 January 2023.
            Thời hạn: 40 giờ làm việc (5 ngày làm việc).
              Time limit: 40 working hours (5 working days).
            Không tính 7 ngày nghỉ: Tết Nguyên đán Quý Mão 2023 (20/01–24/01/2023), Nghỉ bù Tết Nguyên đán Quý Mão 2023 (25/01–26/01/2023), theo Bộ luật Lao động 2019, Điều 111 và Điều 112.
              Excluding 7 days off: Lunar New Year – Tết Nguyên đán Quý Mão 2023 (20–24 January 2023), in lieu of Lunar New Year – Nghỉ bù Tết Nguyên đán Quý Mão 2023 (25–26 January 2023), under the Labour Code 2019, Articles 111 and 112.
            Không tính 2 ngày cuối tuần: 28/01–29/01/2023 (Quyết định 188/1999/QĐ-TTg).
              Excluding 2 weekend days: 28–29 January 2023 (Decision 188/1999/QĐ-TTg).
            Hẹn trả: 15:30 Thứ Tư, 01/02/2023.
              Due at 15:30 on Wednesday, 1 February 2023.
        "#]],
    );
}

#[test]
fn on_a_swapped_saturday() {
    check(
        "2024-04-26T12:00",
        Limit::working_days(4),
        &[],
        &expect![[r#"
            Nhận lúc 12:00 Thứ Sáu, 26/04/2024.
              Received at 12:00 on Friday, 26 April 2024.
            12:00 Thứ Sáu, 26/04/2024 là giờ nghỉ trưa nên thời gian tính từ 13:30 Thứ Sáu, 26/04/2024.
              12:00 on Friday, 26 April 2024 is in the noon break, so time counts from 13:30 on Friday, 26 April 2024.
            Thời hạn: 32 giờ làm việc (4 ngày làm việc).
              Time limit: 32 working hours (4 working days).
            Không tính 5 ngày nghỉ: cuối tuần (27/04–28/04/2024), Nghỉ hoán đổi dịp 30/4 - 01/5 (29/04/2024), Ngày Chiến thắng (30/04/2024), Ngày Quốc tế lao động (01/05/2024), theo Bộ luật Lao động 2019, Điều 111 và Điều 112.
              Excluding 5 days off: weekend (27–28 April 2024), day off in exchange – Nghỉ hoán đổi dịp 30/4 - 01/5 (29 April 2024), Victory Day – Ngày Chiến thắng (30 April 2024), International Labour Day – Ngày Quốc tế lao động (1 May 2024), under the Labour Code 2019, Articles 111 and 112.
            Không tính 1 ngày cuối tuần: 05/05/2024 (Quyết định 188/1999/QĐ-TTg).
              Excluding 1 weekend day: 5 May 2024 (Decision 188/1999/QĐ-TTg).
            Thứ Bảy, 04/05/2024 được tính là ngày làm việc (Làm bù cho ngày 29/4/2024).
              Saturday, 4 May 2024 counts as a working day (Làm bù cho ngày 29/4/2024).
            Hẹn trả: 11:30 Thứ Hai, 06/05/2024.
              Due at 11:30 on Monday, 6 May 2024.
        "#]],
    );
}

#[test]
fn after_closing_before_a_weekend() {
    check(
        "2023-02-10T17:30",
        Limit::working_hours(4),
        &[],
        &expect![[r#"
            Nhận lúc 17:30 Thứ Sáu, 10/02/2023.
              Received at 17:30 on Friday, 10 February 2023.
            17:30 Thứ Sáu, 10/02/2023 đã hết giờ làm việc nên thời gian tính từ 07:00 Thứ Hai, 13/02/2023.
              17:30 on Friday, 10 February 2023 is after closing time, so time counts from 07:00 on Monday, 13 February 2023.
            Thời hạn: 4 giờ làm việc.
              Time limit: 4 working hours.
            Không tính 2 ngày cuối tuần: 11/02–12/02/2023 (Quyết định 188/1999/QĐ-TTg).
              Excluding 2 weekend days: 11–12 February 2023 (Decision 188/1999/QĐ-TTg).
            Hẹn trả: 11:00 Thứ Hai, 13/02/2023.
              Due at 11:00 on Monday, 13 February 2023.
        "#]],
    );
}

#[test]
fn many_weekends() {
    check(
        "2023-06-01T06:00",
        Limit::working_days(40),
        &[],
        &expect![[r#"
            Nhận lúc 06:00 Thứ Năm, 01/06/2023.
              Received at 06:00 on Thursday, 1 June 2023.
            06:00 Thứ Năm, 01/06/2023 chưa đến giờ làm việc nên thời gian tính từ 07:00 Thứ Năm, 01/06/2023.
              06:00 on Thursday, 1 June 2023 is before opening time, so time counts from 07:00 on Thursday, 1 June 2023.
            Thời hạn: 320 giờ làm việc (40 ngày làm việc).
              Time limit: 320 working hours (40 working days).
            Không tính 16 ngày cuối tuần: 03/06–04/06/2023, 10/06–11/06/2023, 17/06–18/06/2023, 24/06–25/06/2023, 01/07–02/07/2023, 08/07–09/07/2023 và 4 ngày cuối tuần sau đó (Quyết định 188/1999/QĐ-TTg).
              Excluding 16 weekend days: 3–4 June 2023, 10–11 June 2023, 17–18 June 2023, 24–25 June 2023, 1–2 July 2023, 8–9 July 2023 and 4 weekend days after (Decision 188/1999/QĐ-TTg).
            Hẹn trả: 17:00 Thứ Tư, 26/07/2023.
              Due at 17:00 on Wednesday, 26 July 2023.
        "#]],
    );
}

#[test]
fn calendar_days_ending_in_a_run_of_holidays() {
    check(
        "2023-04-25T09:00",
        Limit::CalendarDays(5),
        &[],
        &expect![[r#"
            Nhận lúc 09:00 Thứ Ba, 25/04/2023.
              Received at 09:00 on Tuesday, 25 April 2023.
            Thời hạn: 5 ngày, kể cả ngày nghỉ.
              Time limit: 5 days, days off included.
            Ngày bắt đầu, Thứ Ba, 25/04/2023, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Tuesday, 25 April 2023, does not count (Civil Code 2015, Article 147).
            Ngày cuối của thời hạn, Chủ Nhật, 30/04/2023, là ngày nghỉ: Ngày Chiến thắng (30/04/2023), Ngày Quốc tế lao động (01/05/2023), Nghỉ bù Giỗ Tổ Hùng Vương (02/05/2023), Nghỉ bù Ngày Chiến thắng (03/05/2023); thời hạn kết thúc khi hết giờ làm việc của ngày làm việc tiếp theo, Thứ Năm, 04/05/2023 (Bộ luật Dân sự 2015, Điều 148 khoản 5).
              The last day, Sunday, 30 April 2023, is a day off: Victory Day – Ngày Chiến thắng (30 April 2023), International Labour Day – Ngày Quốc tế lao động (1 May 2023), in lieu of Hùng Kings’ Commemoration Day – Nghỉ bù Giỗ Tổ Hùng Vương (2 May 2023), in lieu of Victory Day – Nghỉ bù Ngày Chiến thắng (3 May 2023); the limit ends at closing time of the next working day, Thursday, 4 May 2023 (Civil Code 2015, Article 148(5)).
            Hẹn trả: 17:00 Thứ Năm, 04/05/2023.
              Due at 17:00 on Thursday, 4 May 2023.
        "#]],
    );
}

#[test]
fn calendar_days_ending_on_a_swapped_saturday() {
    check(
        "2024-04-24T09:00",
        Limit::CalendarDays(10),
        &[],
        &expect![[r#"
            Nhận lúc 09:00 Thứ Tư, 24/04/2024.
              Received at 09:00 on Wednesday, 24 April 2024.
            Thời hạn: 10 ngày, kể cả ngày nghỉ.
              Time limit: 10 days, days off included.
            Ngày bắt đầu, Thứ Tư, 24/04/2024, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Wednesday, 24 April 2024, does not count (Civil Code 2015, Article 147).
            Thứ Bảy, 04/05/2024 được tính là ngày làm việc (Làm bù cho ngày 29/4/2024).
              Saturday, 4 May 2024 counts as a working day (Làm bù cho ngày 29/4/2024).
            Ngày cuối của thời hạn là Thứ Bảy, 04/05/2024, hết hạn khi hết giờ làm việc (Bộ luật Dân sự 2015, Điều 148 khoản 1).
              The last day is Saturday, 4 May 2024; the limit ends at closing time (Civil Code 2015, Article 148(1)).
            Hẹn trả: 17:00 Thứ Bảy, 04/05/2024.
              Due at 17:00 on Saturday, 4 May 2024.
        "#]],
    );
}

#[test]
fn calendar_days_skipping_days_off() {
    let rules = Rules { calendar_days_skip_off: true, ..Rules::default() };
    check_with(
        rules,
        "2023-01-18T10:00",
        Limit::CalendarDays(3),
        &[],
        &expect![[r#"
            Nhận lúc 10:00 Thứ Tư, 18/01/2023.
              Received at 10:00 on Wednesday, 18 January 2023.
            Thời hạn: 3 ngày, không kể ngày nghỉ.
              Time limit: 3 days, days off not counted.
            Ngày bắt đầu, Thứ Tư, 18/01/2023, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Wednesday, 18 January 2023, does not count (Civil Code 2015, Article 147).
            Không tính 7 ngày nghỉ: Tết Nguyên đán Quý Mão 2023 (20/01–24/01/2023), Nghỉ bù Tết Nguyên đán Quý Mão 2023 (25/01–26/01/2023), theo Bộ luật Lao động 2019, Điều 111 và Điều 112.
              Excluding 7 days off: Lunar New Year – Tết Nguyên đán Quý Mão 2023 (20–24 January 2023), in lieu of Lunar New Year – Nghỉ bù Tết Nguyên đán Quý Mão 2023 (25–26 January 2023), under the Labour Code 2019, Articles 111 and 112.
            Không tính 2 ngày cuối tuần: 28/01–29/01/2023 (Quyết định 188/1999/QĐ-TTg).
              Excluding 2 weekend days: 28–29 January 2023 (Decision 188/1999/QĐ-TTg).
            Ngày cuối của thời hạn là Thứ Hai, 30/01/2023, hết hạn khi hết giờ làm việc (Bộ luật Dân sự 2015, Điều 148 khoản 1).
              The last day is Monday, 30 January 2023; the limit ends at closing time (Civil Code 2015, Article 148(1)).
            Hẹn trả: 17:00 Thứ Hai, 30/01/2023.
              Due at 17:00 on Monday, 30 January 2023.
        "#]],
    );
}

#[test]
fn late_intake() {
    let rules = Rules { late_intake: "15:00".parse().ok(), ..Rules::default() };
    check_with(
        rules,
        "2023-02-06T15:30",
        Limit::WorkingMinutes(15),
        &[],
        &expect![[r#"
            Nhận lúc 15:30 Thứ Hai, 06/02/2023.
              Received at 15:30 on Monday, 6 February 2023.
            15:30 Thứ Hai, 06/02/2023 đã quá 15:00, theo quy định tiếp nhận của cơ quan nên thời gian tính từ 07:00 Thứ Ba, 07/02/2023.
              15:30 on Monday, 6 February 2023 is later than 15:00, the office’s last intake of the day, so time counts from 07:00 on Tuesday, 7 February 2023.
            Thời hạn: 15 phút làm việc.
              Time limit: 15 working minutes.
            Hẹn trả: 07:15 Thứ Ba, 07/02/2023.
              Due at 07:15 on Tuesday, 7 February 2023.
        "#]],
    );
}

#[test]
fn a_supplement_restarts() {
    let supplement =
        suspension("2023-02-07T09:00", Some("2023-02-08T18:00"), SuspensionReason::Supplement);
    check(
        "2023-02-06T08:00",
        Limit::working_days(2),
        &[restarting(supplement)],
        &expect![[r#"
            Nhận lúc 08:00 Thứ Hai, 06/02/2023.
              Received at 08:00 on Monday, 6 February 2023.
            Thời hạn: 16 giờ làm việc (2 ngày làm việc).
              Time limit: 16 working hours (2 working days).
            Tạm dừng từ 09:00 Thứ Ba, 07/02/2023 đến 18:00 Thứ Tư, 08/02/2023: chờ bổ sung hồ sơ.
              Suspended from 09:00 on Tuesday, 7 February 2023 to 18:00 on Wednesday, 8 February 2023: waiting for a supplement to the dossier.
            18:00 Thứ Tư, 08/02/2023 đã hết giờ làm việc nên thời gian tính từ 07:00 Thứ Năm, 09/02/2023.
              18:00 on Wednesday, 8 February 2023 is after closing time, so time counts from 07:00 on Thursday, 9 February 2023.
            Thời hạn 2 ngày làm việc được tính lại từ đầu kể từ 07:00 Thứ Năm, 09/02/2023 (Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4).
              The whole limit of 2 working days counts again from 07:00 on Thursday, 9 February 2023 (Decree 61/2018/NĐ-CP, Article 19(4)).
            Hẹn trả: 17:00 Thứ Sáu, 10/02/2023.
              Due at 17:00 on Friday, 10 February 2023.
        "#]],
    );
}

#[test]
fn a_supplement_restarts_calendar_days_under_the_decree_of_2025() {
    let supplement =
        suspension("2026-02-05T09:00", Some("2026-02-06T09:00"), SuspensionReason::Supplement);
    check(
        "2026-02-04T08:00",
        Limit::CalendarDays(10),
        &[restarting(supplement)],
        &expect![[r#"
            Nhận lúc 08:00 Thứ Tư, 04/02/2026.
              Received at 08:00 on Wednesday, 4 February 2026.
            Thời hạn: 10 ngày, kể cả ngày nghỉ.
              Time limit: 10 days, days off included.
            Ngày bắt đầu, Thứ Tư, 04/02/2026, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Wednesday, 4 February 2026, does not count (Civil Code 2015, Article 147).
            Tạm dừng từ 09:00 Thứ Năm, 05/02/2026 đến 09:00 Thứ Sáu, 06/02/2026: chờ bổ sung hồ sơ.
              Suspended from 09:00 on Thursday, 5 February 2026 to 09:00 on Friday, 6 February 2026: waiting for a supplement to the dossier.
            Thời hạn 10 ngày được tính lại từ đầu kể từ 09:00 Thứ Sáu, 06/02/2026 (Nghị định 118/2025/NĐ-CP).
              The whole limit of 10 days counts again from 09:00 on Friday, 6 February 2026 (Decree 118/2025/NĐ-CP).
            Ngày bắt đầu, Thứ Sáu, 06/02/2026, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Friday, 6 February 2026, does not count (Civil Code 2015, Article 147).
            Ngày cuối của thời hạn, Thứ Hai, 16/02/2026, là ngày nghỉ: Tết Nguyên đán Bính Ngọ 2026 (16/02–20/02/2026), cuối tuần (21/02–22/02/2026); thời hạn kết thúc khi hết giờ làm việc của ngày làm việc tiếp theo, Thứ Hai, 23/02/2026 (Bộ luật Dân sự 2015, Điều 148 khoản 5).
              The last day, Monday, 16 February 2026, is a day off: Lunar New Year – Tết Nguyên đán Bính Ngọ 2026 (16–20 February 2026), weekend (21–22 February 2026); the limit ends at closing time of the next working day, Monday, 23 February 2026 (Civil Code 2015, Article 148(5)).
            Hẹn trả: 17:00 Thứ Hai, 23/02/2026.
              Due at 17:00 on Monday, 23 February 2026.
        "#]],
    );
}

#[test]
fn parallel_legs_are_taken_as_one() {
    let legs = [
        suspension("2023-02-07T08:00", Some("2023-02-09T10:00"), SuspensionReason::Verification),
        suspension("2023-02-08T09:00", Some("2023-02-10T09:00"), SuspensionReason::Fee),
    ];
    check(
        "2023-02-06T07:00",
        Limit::working_days(2),
        &legs,
        &expect![[r#"
            Nhận lúc 07:00 Thứ Hai, 06/02/2023.
              Received at 07:00 on Monday, 6 February 2023.
            Thời hạn: 16 giờ làm việc (2 ngày làm việc).
              Time limit: 16 working hours (2 working days).
            Tạm dừng từ 08:00 Thứ Ba, 07/02/2023 đến 10:00 Thứ Năm, 09/02/2023: chờ kết quả xác minh.
              Suspended from 08:00 on Tuesday, 7 February 2023 to 10:00 on Thursday, 9 February 2023: waiting for the answer to a verification.
            Tạm dừng từ 09:00 Thứ Tư, 08/02/2023 đến 09:00 Thứ Sáu, 10/02/2023: chờ thực hiện nghĩa vụ tài chính.
              Suspended from 09:00 on Wednesday, 8 February 2023 to 09:00 on Friday, 10 February 2023: waiting for what is owed to be paid.
            Các khoảng tạm dừng trùng nhau chỉ trừ một lần: từ 08:00 Thứ Ba, 07/02/2023 đến 09:00 Thứ Sáu, 10/02/2023.
              Suspensions at the same time are left out once: from 08:00 on Tuesday, 7 February 2023 to 09:00 on Friday, 10 February 2023.
            Đã dùng 1 ngày 1 giờ làm việc; tính tiếp 7 giờ làm việc còn lại kể từ 09:00 Thứ Sáu, 10/02/2023.
              Used so far: 1 day 1 hour of working time; what remains, 7 working hours, goes on from 09:00 on Friday, 10 February 2023.
            Không tính 2 ngày cuối tuần: 11/02–12/02/2023 (Quyết định 188/1999/QĐ-TTg).
              Excluding 2 weekend days: 11–12 February 2023 (Decision 188/1999/QĐ-TTg).
            Hẹn trả: 08:00 Thứ Hai, 13/02/2023.
              Due at 08:00 on Monday, 13 February 2023.
        "#]],
    );
}

#[test]
fn calendar_days_go_on_after_each_pause() {
    let pauses = [
        suspension("2023-02-08T09:00", Some("2023-02-10T09:00"), SuspensionReason::Verification),
        suspension("2023-02-14T09:00", Some("2023-02-18T09:00"), SuspensionReason::Fee),
    ];
    check(
        "2023-02-06T08:00",
        Limit::CalendarDays(15),
        &pauses,
        &expect![[r#"
            Nhận lúc 08:00 Thứ Hai, 06/02/2023.
              Received at 08:00 on Monday, 6 February 2023.
            Thời hạn: 15 ngày, kể cả ngày nghỉ.
              Time limit: 15 days, days off included.
            Ngày bắt đầu, Thứ Hai, 06/02/2023, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Monday, 6 February 2023, does not count (Civil Code 2015, Article 147).
            Tạm dừng từ 09:00 Thứ Tư, 08/02/2023 đến 09:00 Thứ Sáu, 10/02/2023: chờ kết quả xác minh.
              Suspended from 09:00 on Wednesday, 8 February 2023 to 09:00 on Friday, 10 February 2023: waiting for the answer to a verification.
            Đã dùng 2 ngày; tính tiếp 13 ngày còn lại kể từ 09:00 Thứ Sáu, 10/02/2023.
              Used so far: 2 days; what remains, 13 days, goes on from 09:00 on Friday, 10 February 2023.
            Ngày bắt đầu, Thứ Sáu, 10/02/2023, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Friday, 10 February 2023, does not count (Civil Code 2015, Article 147).
            Tạm dừng từ 09:00 Thứ Ba, 14/02/2023 đến 09:00 Thứ Bảy, 18/02/2023: chờ thực hiện nghĩa vụ tài chính.
              Suspended from 09:00 on Tuesday, 14 February 2023 to 09:00 on Saturday, 18 February 2023: waiting for what is owed to be paid.
            09:00 Thứ Bảy, 18/02/2023 là ngày nghỉ nên thời gian tính từ 07:00 Thứ Hai, 20/02/2023.
              09:00 on Saturday, 18 February 2023 is on a day off, so time counts from 07:00 on Monday, 20 February 2023.
            Đã dùng 6 ngày; tính tiếp 9 ngày còn lại kể từ 07:00 Thứ Hai, 20/02/2023.
              Used so far: 6 days; what remains, 9 days, goes on from 07:00 on Monday, 20 February 2023.
            Ngày bắt đầu, Thứ Hai, 20/02/2023, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Monday, 20 February 2023, does not count (Civil Code 2015, Article 147).
            Không tính 2 ngày cuối tuần: 18/02–19/02/2023 (Quyết định 188/1999/QĐ-TTg).
              Excluding 2 weekend days: 18–19 February 2023 (Decision 188/1999/QĐ-TTg).
            Ngày cuối của thời hạn là Thứ Tư, 01/03/2023, hết hạn khi hết giờ làm việc (Bộ luật Dân sự 2015, Điều 148 khoản 1).
              The last day is Wednesday, 1 March 2023; the limit ends at closing time (Civil Code 2015, Article 148(1)).
            Hẹn trả: 17:00 Thứ Tư, 01/03/2023.
              Due at 17:00 on Wednesday, 1 March 2023.
        "#]],
    );
}

#[test]
fn waiting() {
    let open = suspension("2023-02-08T09:00", None, SuspensionReason::Supplement);
    check(
        "2023-02-06T07:00",
        Limit::working_days(5),
        &[open],
        &expect![[r#"
            Nhận lúc 07:00 Thứ Hai, 06/02/2023.
              Received at 07:00 on Monday, 6 February 2023.
            Thời hạn: 40 giờ làm việc (5 ngày làm việc).
              Time limit: 40 working hours (5 working days).
            Tạm dừng từ 09:00 Thứ Tư, 08/02/2023, chưa kết thúc: chờ bổ sung hồ sơ.
              Suspended from 09:00 on Wednesday, 8 February 2023, not over yet: waiting for a supplement to the dossier.
            Chưa có ngày hẹn trả; hết tạm dừng sẽ tính tiếp 2 ngày 6 giờ làm việc còn lại.
              No due date yet; after the suspension what remains goes on: 2 days 6 hours of working time.
        "#]],
    );
    check(
        "2023-02-06T07:00",
        Limit::CalendarDays(15),
        &[restarting(open)],
        &expect![[r#"
            Nhận lúc 07:00 Thứ Hai, 06/02/2023.
              Received at 07:00 on Monday, 6 February 2023.
            Thời hạn: 15 ngày, kể cả ngày nghỉ.
              Time limit: 15 days, days off included.
            Ngày bắt đầu, Thứ Hai, 06/02/2023, không tính vào thời hạn (Bộ luật Dân sự 2015, Điều 147).
              The first day, Monday, 6 February 2023, does not count (Civil Code 2015, Article 147).
            Tạm dừng từ 09:00 Thứ Tư, 08/02/2023, chưa kết thúc: chờ bổ sung hồ sơ.
              Suspended from 09:00 on Wednesday, 8 February 2023, not over yet: waiting for a supplement to the dossier.
            Chưa có ngày hẹn trả; hết tạm dừng sẽ tính lại từ đầu 15 ngày (Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4).
              No due date yet; after the suspension the whole limit counts again: 15 days (Decree 61/2018/NĐ-CP, Article 19(4)).
        "#]],
    );
}

#[test]
fn suspensions_that_change_nothing() {
    let other = |from, until| suspension(from, Some(until), SuspensionReason::Other);
    let idle = [
        other("2023-02-01T09:00", "2023-02-03T09:00"),
        other("2023-02-06T12:00", "2023-02-06T11:00"),
        other("2023-02-08T09:00", "2023-02-09T09:00"),
    ];
    check(
        "2023-02-06T07:00",
        Limit::working_days(1),
        &idle,
        &expect![[r#"
            Nhận lúc 07:00 Thứ Hai, 06/02/2023.
              Received at 07:00 on Monday, 6 February 2023.
            Thời hạn: 8 giờ làm việc (1 ngày làm việc).
              Time limit: 8 working hours (1 working day).
            Khoảng tạm dừng từ 09:00 Thứ Tư, 01/02/2023 đến 09:00 Thứ Sáu, 03/02/2023 không làm thay đổi thời hạn: đã kết thúc trước khi tính thời hạn.
              The suspension from 09:00 on Wednesday, 1 February 2023 to 09:00 on Friday, 3 February 2023 changes nothing: it was over before time counted.
            Khoảng tạm dừng từ 12:00 Thứ Hai, 06/02/2023 đến 11:00 Thứ Hai, 06/02/2023 không làm thay đổi thời hạn: thời điểm kết thúc sớm hơn thời điểm bắt đầu.
              The suspension from 12:00 on Monday, 6 February 2023 to 11:00 on Monday, 6 February 2023 changes nothing: it ends before it begins.
            Khoảng tạm dừng từ 09:00 Thứ Tư, 08/02/2023 đến 09:00 Thứ Năm, 09/02/2023 không làm thay đổi thời hạn: bắt đầu khi đã hết thời hạn.
              The suspension from 09:00 on Wednesday, 8 February 2023 to 09:00 on Thursday, 9 February 2023 changes nothing: it began when the limit had run out.
            Hẹn trả: 17:00 Thứ Hai, 06/02/2023.
              Due at 17:00 on Monday, 6 February 2023.
        "#]],
    );
}

#[test]
fn what_is_not_announced_is_said() {
    check(
        "2027-02-04T15:00",
        Limit::working_days(1),
        &[],
        &expect![[r#"
            Nhận lúc 15:00 Thứ Năm, 04/02/2027.
              Received at 15:00 on Thursday, 4 February 2027.
            Thời hạn: 8 giờ làm việc (1 ngày làm việc).
              Time limit: 8 working hours (1 working day).
            Không tính 6 ngày nghỉ: Tết Nguyên đán Đinh Mùi 2027 (05/02–10/02/2027, dự kiến, chưa có thông báo chính thức), theo Bộ luật Lao động 2019, Điều 111 và Điều 112.
              Excluding 6 days off: Lunar New Year – Tết Nguyên đán Đinh Mùi 2027 (5–10 February 2027, planned, not officially announced yet), under the Labour Code 2019, Articles 111 and 112.
            Hẹn trả: 15:00 Thứ Năm, 11/02/2027.
              Due at 15:00 on Thursday, 11 February 2027.
        "#]],
    );
    check(
        "2027-12-31T16:00",
        Limit::working_days(1),
        &[],
        &expect![[r#"
            Nhận lúc 16:00 Thứ Sáu, 31/12/2027.
              Received at 16:00 on Friday, 31 December 2027.
            Thời hạn: 8 giờ làm việc (1 ngày làm việc).
              Time limit: 8 working hours (1 working day).
            Không tính 2 ngày cuối tuần: 01/01–02/01/2028 (Quyết định 188/1999/QĐ-TTg).
              Excluding 2 weekend days: 1–2 January 2028 (Decision 188/1999/QĐ-TTg).
            Chưa có lịch nghỉ lễ, tết năm 2028: mới chỉ trừ ngày cuối tuần, hạn có thể thay đổi khi lịch được công bố.
              The public holidays of 2028 are not known yet: only weekends were left out, and the date may change when they are announced.
            Hẹn trả: 16:00 Thứ Hai, 03/01/2028.
              Due at 16:00 on Monday, 3 January 2028.
        "#]],
    );
}

#[test]
fn what_is_past_the_bounds_is_said() {
    let far = deadline(
        &calendar(),
        &Rules::default(),
        at("2023-02-06T07:00"),
        Limit::CalendarDays(u32::MAX),
        &[suspension("2023-02-01T07:00", Some("2023-02-01T08:00"), SuspensionReason::Fee);
            MOST_SUSPENSIONS + 1],
    );
    let words = far.derivation.words(Locale::En);
    assert!(words.iter().any(|w| w == "There are too many suspensions; only the first 200 count."));
    assert!(words.iter().any(|w| w.contains("reckoned for 20000 days only")));
    assert!(far.due.is_some_and(|due| due > far.start));
}
