//! Days and moments in words.

use mc_kernel::{CivilDay, LocalTime, Locale, Weekday};

/// The name of a day of the week: `Thứ Hai`, `Monday`.
pub const fn weekday_words(weekday: Weekday, locale: Locale) -> &'static str {
    match (weekday, locale) {
        (Weekday::Monday, Locale::Vi) => "Thứ Hai",
        (Weekday::Tuesday, Locale::Vi) => "Thứ Ba",
        (Weekday::Wednesday, Locale::Vi) => "Thứ Tư",
        (Weekday::Thursday, Locale::Vi) => "Thứ Năm",
        (Weekday::Friday, Locale::Vi) => "Thứ Sáu",
        (Weekday::Saturday, Locale::Vi) => "Thứ Bảy",
        (Weekday::Sunday, Locale::Vi) => "Chủ Nhật",
        (Weekday::Monday, Locale::En) => "Monday",
        (Weekday::Tuesday, Locale::En) => "Tuesday",
        (Weekday::Wednesday, Locale::En) => "Wednesday",
        (Weekday::Thursday, Locale::En) => "Thursday",
        (Weekday::Friday, Locale::En) => "Friday",
        (Weekday::Saturday, Locale::En) => "Saturday",
        (Weekday::Sunday, Locale::En) => "Sunday",
    }
}

const fn english_month(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// A date: `06/02/2023`, `6 February 2023`.
pub fn date_words(day: CivilDay, locale: Locale) -> String {
    match locale {
        Locale::Vi => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        Locale::En => format!("{} {} {}", day.day(), english_month(day.month()), day.year()),
    }
}

/// A date with its weekday: `Thứ Hai, 06/02/2023`, `Monday, 6 February 2023`.
pub fn day_words(day: CivilDay, locale: Locale) -> String {
    format!("{}, {}", weekday_words(day.weekday(), locale), date_words(day, locale))
}

/// A moment: `15:30 Thứ Tư, 18/01/2023`, `15:30 on Wednesday, 18 January 2023`.
pub fn moment_words(at: LocalTime, locale: Locale) -> String {
    let between = match locale {
        Locale::Vi => " ",
        Locale::En => " on ",
    };
    format!("{}{between}{}", at.time, day_words(at.day, locale))
}

/// Days from the first to the last, what they share said once: `20/01–26/01/2023`,
/// `20–26 January 2023`; a single day as its date.
pub fn range_words(first: CivilDay, last: CivilDay, locale: Locale) -> String {
    let end = date_words(last, locale);
    let (same_year, same_month) = (first.year() == last.year(), first.month() == last.month());
    let start = match locale {
        _ if first == last => return end,
        Locale::Vi if same_year => format!("{:02}/{:02}", first.day(), first.month()),
        Locale::En if same_year && same_month => first.day().to_string(),
        Locale::En if same_year => {
            return format!("{} {} – {end}", first.day(), english_month(first.month()));
        }
        Locale::Vi => date_words(first, locale),
        Locale::En => return format!("{} – {end}", date_words(first, locale)),
    };
    format!("{start}–{end}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{at, day};

    #[test]
    fn days_and_moments() {
        let monday = day("2023-02-06");
        assert_eq!(day_words(monday, Locale::Vi), "Thứ Hai, 06/02/2023");
        assert_eq!(day_words(monday, Locale::En), "Monday, 6 February 2023");
        assert_eq!(day_words(day("2023-02-05"), Locale::Vi), "Chủ Nhật, 05/02/2023");
        let moment = at("2023-01-18T15:30");
        assert_eq!(moment_words(moment, Locale::Vi), "15:30 Thứ Tư, 18/01/2023");
        assert_eq!(moment_words(moment, Locale::En), "15:30 on Wednesday, 18 January 2023");
    }

    #[test]
    fn ranges_say_what_they_share_once() {
        let check = |first: &str, last: &str, vi: &str, en: &str| {
            assert_eq!(range_words(day(first), day(last), Locale::Vi), vi);
            assert_eq!(range_words(day(first), day(last), Locale::En), en);
        };
        check("2023-01-20", "2023-01-26", "20/01–26/01/2023", "20–26 January 2023");
        check("2023-04-29", "2023-05-03", "29/04–03/05/2023", "29 April – 3 May 2023");
        check(
            "2022-12-31",
            "2023-01-02",
            "31/12/2022–02/01/2023",
            "31 December 2022 – 2 January 2023",
        );
        check("2024-05-04", "2024-05-04", "04/05/2024", "4 May 2024");
    }
}
