//! By when a received dossier goes on to the unit that settles it.

use crate::derivation::{Derivation, DerivationStep};
use crate::{Calendar, days_off, rules::Counted};
use mc_kernel::{DayTime, LocalTime};

/// The latest minute of the day at which a dossier received still goes on the same day: 15:00.
const SAME_DAY_UNTIL_MINUTE: u16 = 15 * 60;

/// By when a dossier received on paper must be forwarded, and why: within the same working day, or
/// at the start of the next one when it was received after 15:00 (NĐ 61/2018, Điều 18). At 15:00
/// sharp is not after.
///
/// A dossier received on a day off counts as received at the next opening and goes on within that
/// working day. Dossiers received online are forwarded at once and need no such moment.
pub fn forward_by(calendar: &Calendar, received: LocalTime) -> (LocalTime, Derivation) {
    let late = DayTime::from_minute(SAME_DAY_UNTIL_MINUTE);
    let is_day_worked = calendar.is_working(received.day);
    let next_day = is_day_worked && late.is_some_and(|late| received.time > late);
    let mut steps = vec![DerivationStep::Received { at: received }];
    let by = if next_day {
        calendar.opening(calendar.next_working_day(received.day))
    } else {
        let counted = Counted::of(calendar, received, None);
        if let (false, Some(why)) = (is_day_worked, counted.why) {
            steps.push(DerivationStep::Moved { at: received, to: counted.from, why });
        }
        calendar.closing(counted.from.day)
    };
    steps.extend(days_off::skipped(calendar, received.day, by.day));
    steps.extend(days_off::swapped_working(calendar, received.day, by.day));
    steps.extend(days_off::years_without_rows(calendar, received.day, by.day));
    steps.push(DerivationStep::ForwardBy { by, next_day });
    (by, Derivation(steps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, calendar};
    use mc_kernel::Locale;

    #[test]
    fn within_the_day_or_first_thing_on_the_next() {
        let calendar = calendar();
        let check = |received: &str, expect: &str| {
            let (by, derivation) = forward_by(&calendar, at(received));
            assert_eq!(by, at(expect), "{received}");
            let [vi, en] = Locale::ALL.map(|locale| derivation.words(locale).len());
            assert_eq!(vi, en);
        };
        // NĐ 61/2018, Điều 18: up to 15:00 within the working day
        check("2023-02-06T08:00", "2023-02-06T17:00");
        check("2023-02-06T15:00", "2023-02-06T17:00");
        check("2023-02-06T06:30", "2023-02-06T17:00");
        check("2023-02-06T12:00", "2023-02-06T17:00");
        // after 15:00 at the start of the next working day
        check("2023-02-06T15:01", "2023-02-07T07:00");
        check("2023-02-06T18:00", "2023-02-07T07:00");
        check("2023-02-10T16:00", "2023-02-13T07:00"); // Friday
        check("2023-01-19T15:30", "2023-01-27T07:00"); // the last day before Tết
        check("2024-05-03T16:00", "2024-05-04T07:00"); // the Saturday is worked
        // on a day off: within the next working day
        check("2023-02-11T09:00", "2023-02-13T17:00");
        check("2023-02-11T16:00", "2023-02-13T17:00");
        check("2024-05-04T09:00", "2024-05-04T17:00");
    }

    #[test]
    fn the_derivation_says_why() {
        let (_, derivation) = forward_by(&calendar(), at("2023-01-19T15:30"));
        assert_eq!(
            derivation.words(Locale::Vi),
            [
                "Nhận lúc 15:30 Thứ Năm, 19/01/2023.",
                "Không tính 7 ngày nghỉ: Tết Nguyên đán Quý Mão 2023 (20/01–24/01/2023), \
                 Nghỉ bù Tết Nguyên đán Quý Mão 2023 (25/01–26/01/2023), \
                 theo Bộ luật Lao động 2019, Điều 111 và Điều 112.",
                "Nhận sau 15:00 nên chuyển hồ sơ vào đầu giờ ngày làm việc tiếp theo: \
                 07:00 Thứ Sáu, 27/01/2023 (Nghị định 61/2018/NĐ-CP, Điều 18).",
            ]
        );
    }
}
