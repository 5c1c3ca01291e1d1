//! Days, months and times as people write them, kept as ISO 8601.

use mc_kernel::{CivilDay, DayTime};

/// Years that an administrative paper can name.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

/// Reads a day: `20/5/2023`, `20-05-2023`, `20.05.2023`, `2023-05-20`, `ngày 20 tháng 5 năm 2023`.
pub(super) fn day(text: &str) -> Option<String> {
    match numbers(text)?.as_slice() {
        [d, m, y] | [y, m, d] if y.len() == 4 && d.len() <= 2 => real_day(y, m, d),
        _ => None,
    }
}

/// Reads a day as people write it, for forms that are no e-forms.
pub fn read_day(text: &str) -> Option<CivilDay> {
    day(text)?.parse().ok()
}

/// Reads a day, a month or a year as people write it, and gives it as `yyyy`, `yyyy-mm` or
/// `yyyy-mm-dd`.
pub fn read_partial_day(text: &str) -> Option<String> {
    partial(text)
}

/// Reads a day, a month of a year (`05/1988`), or a year.
pub(super) fn partial(text: &str) -> Option<String> {
    match numbers(text)?.as_slice() {
        [y] if y.len() == 4 => year(y).map(|y| y.to_string()),
        [_, _] => month(text),
        _ => day(text),
    }
}

/// Reads a month of a year: `9/2009`, `09-2009`, `2009-09`, `tháng 9 năm 2009`.
pub(super) fn month(text: &str) -> Option<String> {
    let (y, m) = match numbers(text)?.as_slice() {
        [m, y] | [y, m] if y.len() == 4 && m.len() <= 2 => (*y, *m),
        _ => return None,
    };
    let day = CivilDay::new(year(y)?, m.parse().ok()?, 1)?;
    Some(format!("{:04}-{:02}", day.year(), day.month()))
}

/// Reads a day of the year, `1/1` or `31-12`, and keeps it as `31/12`.
pub(super) fn day_month(text: &str) -> Option<String> {
    const LEAP_YEAR: i16 = 2000;
    match numbers(text)?.as_slice() {
        [d, m] if d.len() <= 2 && m.len() <= 2 => {
            let day = CivilDay::new(LEAP_YEAR, m.parse().ok()?, d.parse().ok()?)?;
            Some(format!("{:02}/{:02}", day.day(), day.month()))
        }
        _ => None,
    }
}

/// Reads a time of day: `9:30`, `09:30`, `9h30`, `9 giờ 30 phút`, `9h`.
pub(super) fn time(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let plain = lower.trim_end_matches("phút").trim_end_matches('p').replace("giờ", ":");
    let plain: String = plain.replace(['h', 'g', '.'], ":").split_whitespace().collect();
    let (hour, minute) = plain.split_once(':')?;
    let minute = if minute.is_empty() { "0" } else { minute };
    let fits = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    let both = fits(hour) && fits(minute);
    let time = DayTime::new(hour.parse().ok()?, minute.parse().ok()?).filter(|_| both)?;
    Some(time.to_string())
}

/// The numbers of a date; `None` when anything but the usual signs and words stands between.
fn numbers(text: &str) -> Option<Vec<&str>> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let rest: String = text.to_lowercase().chars().filter(|c| !c.is_ascii_digit()).collect();
    let between = |word: &str| {
        let signs = word.trim_matches(['/', '-', '.', '–']);
        signs.is_empty() || ["ngày", "tháng", "năm"].contains(&signs)
    };
    let usual = rest.split_whitespace().all(between);
    let short = numbers.iter().all(|number| number.len() <= 4);
    (usual && short && !numbers.is_empty()).then_some(numbers)
}

fn year(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| YEARS.contains(year))
}

fn real_day(y: &str, m: &str, d: &str) -> Option<String> {
    let day = CivilDay::new(year(y)?, m.parse().ok()?, d.parse().ok()?)?;
    Some(day.to_string())
}

/// Turns `2023-05-20`, `2023-05` and `2023` around; leaves anything else as it is.
pub(super) fn shown(iso: &str) -> String {
    if partial(iso).as_deref() == Some(iso) {
        iso.split('-').rev().collect::<Vec<_>>().join("/")
    } else {
        iso.to_owned()
    }
}

/// The year of a kept day, month or year.
pub(crate) fn year_of(iso: &str) -> Option<i16> {
    year(iso.split('-').next()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: fn(&str) -> Option<String>, typed: &str, expect: &str) {
        assert_eq!(read(typed).unwrap_or_default(), expect, "{typed}");
    }

    #[test]
    fn days() {
        for typed in [
            "20/5/2023",
            "20/05/2023",
            "20-05-2023",
            "20.05.2023",
            "2023-05-20",
            "2023/5/20",
            "20 / 5 / 2023",
            "20 5 2023",
            "ngày 20 tháng 5 năm 2023",
            "Ngày 20 tháng 05 năm 2023",
        ] {
            check(day, typed, "2023-05-20");
        }
        check(day, "29/02/2024", "2024-02-29");
        for typed in [
            "",
            "29/02/2023",
            "31/04/2023",
            "20/13/2023",
            "20/5/23",
            "5/2023",
            "2023",
            "20052023",
            "20/5/2023/1",
            "0/5/2023",
            "20/5/1799",
            "20/5/2200",
            "20 May 2023",
            "20/5/2023 Huế",
        ] {
            check(day, typed, "");
        }
    }

    #[test]
    fn partial_days() {
        check(partial, "1988", "1988");
        check(partial, "năm 1988", "1988");
        check(partial, "05/1988", "1988-05");
        check(partial, "1988-05", "1988-05");
        check(partial, "2/5/1990", "1990-05-02");
        for typed in ["88", "13/1988", "31/2/1988", "00/1988", "19888", "1/2/3/1988"] {
            check(partial, typed, "");
        }
    }

    #[test]
    fn months_times_and_days_of_the_year() {
        check(month, "9/2009", "2009-09");
        check(month, "tháng 9 năm 2009", "2009-09");
        check(month, "2009-09", "2009-09");
        check(month, "2009", "");
        for typed in ["9:30", "09:30", "9h30", "9 h 30", "9 giờ 30 phút", "9g30", "9.30"] {
            check(time, typed, "09:30");
        }
        check(time, "9h", "09:00");
        for typed in ["24:00", "9:60", "9", "930", "9:30:00", "chín giờ"] {
            check(time, typed, "");
        }
        check(day_month, "1/1", "01/01");
        check(day_month, "29-2", "29/02");
        check(day_month, "30/2", "");
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for iso in ["2023-05-20", "1988-05", "1988"] {
            assert_eq!(partial(&shown(iso)).as_deref(), Some(iso));
        }
        assert_eq!(shown("2023-05-20"), "20/05/2023");
        assert_eq!(shown("2023-02-31"), "2023-02-31", "no such day");
        assert_eq!(shown("chưa rõ"), "chưa rõ");
    }
}
