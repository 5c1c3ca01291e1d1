//! Numbers as people in Việt Nam write them: `1.000.000`, `1 000 000`, `120,5`.

use super::Complaint;
use crate::bounds;
use crate::code::Code;
use mc_kernel::money::grouped;
use serde_json::Number;

/// Reads a whole number; thousands may be grouped with full stops or with spaces.
pub(super) fn whole(text: &str) -> Result<i64, Complaint> {
    let unreadable = || Complaint::new(Code::WholeUnreadable);
    let (sign, rest) = signed(text);
    let digits = ungrouped(rest).ok_or_else(unreadable)?;
    bounded(&digits)?;
    let number: i64 = digits.parse().map_err(|_ignored| unreadable())?;
    Ok(if sign { -number } else { number })
}

/// Reads a number with decimals after a comma, or after a full stop where that cannot be meant to
/// group thousands.
pub(super) fn decimal(text: &str) -> Result<Number, Complaint> {
    let unreadable = || Complaint::new(Code::DecimalUnreadable);
    let (sign, rest) = signed(text);
    let (before, after) = split(rest).map_err(|complaint| complaint.unwrap_or_else(unreadable))?;
    let digits = ungrouped(before).ok_or_else(unreadable)?;
    let after = after.trim_end_matches('0');
    bounded(&format!("{digits}{after}"))?;
    let minus = if sign { "-" } else { "" };
    if after.is_empty() {
        let whole: i64 = format!("{minus}{digits}").parse().map_err(|_ignored| unreadable())?;
        return Ok(whole.into());
    }
    let number = format!("{minus}{digits}.{after}").parse().ok().and_then(Number::from_f64);
    number.ok_or_else(unreadable)
}

/// The digits before and after the decimal sign.
fn split(text: &str) -> Result<(&str, &str), Option<Complaint>> {
    let decimals = |digits: &str| !digits.is_empty() && all_digits(digits);
    if let Some((before, after)) = text.split_once(',') {
        return if decimals(after) { Ok((before, after)) } else { Err(None) };
    }
    match text.split_once('.') {
        Some((before, after)) if decimals(after) && all_digits(before) => {
            let groups = after.len() == 3 && (1..=3).contains(&before.len());
            if groups && !before.starts_with('0') {
                let both = Complaint::new(Code::DecimalAmbiguous).with("found", text);
                let both = both.with("whole", format!("{before}{after}"));
                return Err(Some(both.with("decimal", format!("{before},{after}"))));
            }
            Ok((before, after))
        }
        Some(_) | None => Ok((text, "")),
    }
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

/// Joins groups of three digits.
fn ungrouped(text: &str) -> Option<String> {
    let separator = if text.contains('.') { '.' } else { ' ' };
    let mut parts = text.split(separator);
    let first = parts.next().filter(|part| !part.is_empty() && all_digits(part))?;
    let rest: Vec<&str> = parts.collect();
    let grouped = rest.is_empty()
        || (first.len() <= 3 && rest.iter().all(|part| part.len() == 3 && all_digits(part)));
    grouped.then(|| first.to_owned() + &rest.concat())
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

fn bounded(digits: &str) -> Result<(), Complaint> {
    if digits.trim_start_matches('0').len() <= bounds::DIGITS {
        return Ok(());
    }
    Err(Complaint::new(Code::TooManyDigits).with("limit", bounds::DIGITS))
}

/// `1.000.000`.
pub(super) fn shown_whole(number: &Number) -> String {
    match number.as_i64() {
        Some(n) if n < 0 => format!("-{}", grouped(n.unsigned_abs())),
        Some(n) => grouped(n.unsigned_abs()),
        None => shown_decimal(number),
    }
}

/// `120,5`; never grouped, because `1.234` could then be read in two ways.
pub(super) fn shown_decimal(number: &Number) -> String {
    match (number.as_i64(), number.as_f64()) {
        (Some(n), _) => n.to_string(),
        (None, Some(n)) => n.to_string().replace('.', ","),
        (None, None) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers() {
        let check = |text: &str, expect: Result<i64, Code>| {
            assert_eq!(whole(text).map_err(|c| c.code), expect, "{text}");
        };
        for text in ["1000000", "1.000.000", "1 000 000", "0001000000"] {
            check(text, Ok(1_000_000));
        }
        check("0", Ok(0));
        check("-5", Ok(-5));
        check("− 1.234", Ok(-1234));
        check("999.999.999.999.999", Ok(999_999_999_999_999));
        check("1.000.000.000.000.000", Err(Code::TooManyDigits));
        for text in [
            "",
            "-",
            "abc",
            "1,5",
            "1.5",
            "1.00",
            "1000.000",
            "1.000 000",
            "1,000,000",
            "1e3",
            "+5",
        ] {
            check(text, Err(Code::WholeUnreadable));
        }
    }

    #[test]
    fn decimal_numbers() {
        let check = |text: &str, expect: Result<&str, Code>| {
            let read = decimal(text).map(|n| n.to_string()).map_err(|c| c.code);
            assert_eq!(read.as_deref().map_err(|c| *c), expect, "{text}");
        };
        check("120,5", Ok("120.5"));
        check("120.5", Ok("120.5"));
        check("1.234,5", Ok("1234.5"));
        check("1 234,50", Ok("1234.5"));
        check("1.234.567", Ok("1234567"));
        check("80", Ok("80"));
        check("80,0", Ok("80"));
        check("0.125", Ok("0.125"));
        check("-1,5", Ok("-1.5"));
        check("1,000", Ok("1"));
        check("1000.125", Ok("1000.125"));
        check("1.000", Err(Code::DecimalAmbiguous));
        check("120.500", Err(Code::DecimalAmbiguous));
        check("123456789012,3456", Err(Code::TooManyDigits));
        for text in ["", ",5", "5,", "1,2,3", "1.2.3", "1,234.5", "NaN", "inf", "1e5", "0x1"] {
            check(text, Err(Code::DecimalUnreadable));
        }
    }

    #[test]
    fn shown_the_vietnamese_way() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        assert_eq!(shown_whole(&number("1000000")), "1.000.000");
        assert_eq!(shown_whole(&number("-1234")), "-1.234");
        assert_eq!(shown_decimal(&number("1234")), "1234");
        assert_eq!(shown_decimal(&number("10.8")), "10,8");
        assert_eq!(shown_decimal(&number("0.0000001")), "0,0000001");
    }
}
