//! Dates, times, durations, money and sizes as people write them.
//!
//! Everything comes from plain numbers and the kernel's values; no clock is read here.

use crate::words::{Lang, key};
use mc_kernel::{
    Dong, Locale, money,
    time::{CivilDay, DayTime, LocalTime, Weekday},
};

/// Hours of a working day, for putting working hours into words.
const HOURS_A_DAY: u64 = 8;

/// A day with its weekday: `Thứ Hai, 06/02/2023`; `Monday, 6 February 2023`.
pub fn day(l: Lang, day: CivilDay) -> String {
    let weekday = weekday(l, day.weekday());
    match l.locale() {
        Locale::Vi => format!("{weekday}, {}", day_short(l, day)),
        Locale::En => format!("{weekday}, {} {} {}", day.day(), english_month(day), day.year()),
    }
}

/// A day in a table: `06/02/2023`; `6 Feb 2023`.
pub fn day_short(l: Lang, day: CivilDay) -> String {
    match l.locale() {
        Locale::Vi => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        Locale::En => {
            let month: String = english_month(day).chars().take(3).collect();
            format!("{} {month} {}", day.day(), day.year())
        }
    }
}

/// The day of the week as it stands before a date.
pub fn weekday(l: Lang, weekday: Weekday) -> String {
    let key = match weekday {
        Weekday::Monday => key("monday"),
        Weekday::Tuesday => key("tuesday"),
        Weekday::Wednesday => key("wednesday"),
        Weekday::Thursday => key("thursday"),
        Weekday::Friday => key("friday"),
        Weekday::Saturday => key("saturday"),
        Weekday::Sunday => key("sunday"),
    };
    l.t(key).into_owned()
}

fn english_month(day: CivilDay) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
    MONTHS.get(index).copied().unwrap_or_default()
}

/// A time of day on the 24-hour clock: `07:05`.
pub fn time(time: DayTime) -> String {
    time.to_string()
}

/// A moment: `15:30, Thứ Tư, 18/01/2023`; `15:30, Wednesday, 18 January 2023`.
pub fn moment(l: Lang, at: LocalTime) -> String {
    format!("{}, {}", time(at.time), day(l, at.day))
}

/// A moment in a table: `18/01/2023 15:30`; `18 Jan 2023 15:30`.
pub fn moment_short(l: Lang, at: LocalTime) -> String {
    format!("{} {}", day_short(l, at.day), time(at.time))
}

/// A number of working hours, eight to a day: `2 ngày làm việc`, `1 ngày 4 giờ làm việc`.
pub fn working_time(l: Lang, hours: u64) -> String {
    let (days, rest) = (hours / HOURS_A_DAY, hours % HOURS_A_DAY);
    match (days, rest) {
        (0, rest) => l.n("working-hours", rest).into_owned(),
        (days, 0) => l.n("working-days", days).into_owned(),
        (days, rest) => {
            let (days, rest) = (l.n("days", days), l.n("working-hours", rest));
            format!("{days} {rest}")
        }
    }
}

/// Working hours left until the due time, or since it when negative: `còn 2 ngày làm việc`,
/// `quá hạn 3 giờ làm việc`. From a day on, the hours beyond whole days are not told.
pub fn time_left(l: Lang, hours: i64) -> String {
    let amount = hours.unsigned_abs();
    let rounded = if amount < HOURS_A_DAY { amount } else { amount - amount % HOURS_A_DAY };
    let words = working_time(l, rounded);
    match (hours, amount) {
        (0, _) => l.t("under-an-hour-left").into_owned(),
        (1.., _) => l.with("time-left", &[("time", words)]).into_owned(),
        (..0, _) => l.with("time-over", &[("time", words)]).into_owned(),
    }
}

/// An amount of money: `8.000 ₫`; `8,000 ₫`.
pub fn money(l: Lang, amount: Dong) -> String {
    match l.locale() {
        Locale::Vi => amount.to_string(),
        Locale::En => amount.to_string().replace('.', ","),
    }
}

/// A whole number with its thousands grouped: `2.130`; `2,130`.
pub fn count(l: Lang, number: u64) -> String {
    let grouped = money::grouped(number);
    match l.locale() {
        Locale::Vi => grouped,
        Locale::En => grouped.replace('.', ","),
    }
}

/// The size of a file, by 1,024 as the file managers of most people count: `640 KB`, `1,2 MB`; `1.2 MB`.
pub fn file_size(l: Lang, bytes: u64) -> String {
    const STEP: u64 = 1024;
    const MEGA: u64 = STEP * STEP;
    const GIGA: u64 = MEGA * STEP;
    let mark = match l.locale() {
        Locale::Vi => ',',
        Locale::En => '.',
    };
    let tenths = |unit: u64| (bytes.saturating_mul(10).saturating_add(unit / 2)) / unit;
    let (unit, name) = match bytes {
        0..STEP => return format!("{}\u{a0}B", count(l, bytes)),
        STEP..MEGA => (STEP, "KB"),
        MEGA..GIGA => (MEGA, "MB"),
        _ => (GIGA, "GB"),
    };
    let tenths = tenths(unit);
    if tenths >= 100 || tenths.is_multiple_of(10) {
        format!("{}\u{a0}{name}", count(l, (tenths + 5) / 10))
    } else {
        format!("{}{mark}{}\u{a0}{name}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VI: Lang = Lang::new(Locale::Vi);
    const EN: Lang = Lang::new(Locale::En);

    fn civil(text: &str) -> CivilDay {
        text.parse().unwrap()
    }

    #[test]
    fn days_as_people_write_them() {
        let check = |given: &str, vi: &str, en: &str| {
            assert_eq!(day(VI, civil(given)), vi);
            assert_eq!(day(EN, civil(given)), en);
        };
        check("2023-02-06", "Thứ Hai, 06/02/2023", "Monday, 6 February 2023");
        check("2023-01-22", "Chủ Nhật, 22/01/2023", "Sunday, 22 January 2023");
        check("2025-05-02", "Thứ Sáu, 02/05/2025", "Friday, 2 May 2025");
        assert_eq!(day_short(VI, civil("2023-02-06")), "06/02/2023");
        assert_eq!(day_short(EN, civil("2023-02-06")), "6 Feb 2023");
    }

    #[test]
    fn moments_use_24_hours() {
        let at = civil("2023-01-18").at(DayTime::new(15, 5).unwrap());
        assert_eq!(moment(VI, at), "15:05, Thứ Tư, 18/01/2023");
        assert_eq!(moment(EN, at), "15:05, Wednesday, 18 January 2023");
        assert_eq!(moment_short(VI, at), "18/01/2023 15:05");
    }

    #[test]
    fn working_time_in_words() {
        let check = |hours: u64, vi: &str, en: &str| {
            assert_eq!(working_time(VI, hours), vi);
            assert_eq!(working_time(EN, hours), en);
        };
        check(8, "1 ngày làm việc", "1 working day");
        check(40, "5 ngày làm việc", "5 working days");
        check(4, "4 giờ làm việc", "4 working hours");
        check(12, "1 ngày 4 giờ làm việc", "1 day 4 working hours");
    }

    #[test]
    fn time_left_counts_both_ways() {
        let check = |hours: i64, vi: &str, en: &str| {
            assert_eq!(time_left(VI, hours), vi);
            assert_eq!(time_left(EN, hours), en);
        };
        check(17, "còn 2 ngày làm việc", "2 working days left");
        check(3, "còn 3 giờ làm việc", "3 working hours left");
        check(0, "còn dưới 1 giờ", "under an hour left");
        check(-24, "quá hạn 3 ngày làm việc", "3 working days late");
        check(-1, "quá hạn 1 giờ làm việc", "1 working hour late");
    }

    #[test]
    fn money_and_counts_are_grouped() {
        assert_eq!(money(VI, Dong(1_200_000)), "1.200.000\u{a0}₫");
        assert_eq!(money(EN, Dong(8000)), "8,000\u{a0}₫");
        assert_eq!(count(VI, 1_234_567), "1.234.567");
        assert_eq!(count(EN, 1_234_567), "1,234,567");
    }

    #[test]
    fn file_sizes_have_at_most_one_decimal() {
        let check = |bytes: u64, vi: &str, en: &str| {
            assert_eq!(file_size(VI, bytes).replace('\u{a0}', " "), vi);
            assert_eq!(file_size(EN, bytes).replace('\u{a0}', " "), en);
        };
        check(0, "0 B", "0 B");
        check(1023, "1.023 B", "1,023 B");
        check(1024, "1 KB", "1 KB");
        check(640 * 1024 + 200, "640 KB", "640 KB");
        check(1_310_719, "1,2 MB", "1.2 MB");
        check(1_310_720, "1,3 MB", "1.3 MB");
        check(20 * 1024 * 1024, "20 MB", "20 MB");
        check(3_650_722_202, "3,4 GB", "3.4 GB");
    }
}
