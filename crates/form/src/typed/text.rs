//! Cleaning texts, and the formats that texts have.

use super::{Complaint, date};
use crate::code::Code;
use crate::model::{Field, TextFormat};
use unicode_normalization::UnicodeNormalization;

/// One line: composed (NFC), trimmed, inner spaces joined.
pub(super) fn line(typed: &str) -> Result<String, Complaint> {
    let visible = visible(typed)?;
    let words: Vec<&str> = visible.split_whitespace().collect();
    Ok(words.join(" "))
}

/// Several lines: composed (NFC), each line cleaned, empty lines at the ends dropped.
pub(super) fn lines(typed: &str) -> Result<String, Complaint> {
    let visible = visible(typed)?.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<String> = visible
        .split('\n')
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    Ok(lines.join("\n").trim_matches('\n').to_owned())
}

/// Composes a text, drops what nobody sees and comes along with pasting, and refuses controls.
fn visible(typed: &str) -> Result<String, Complaint> {
    let hidden = |c: &char| matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}');
    let control = |c: char| {
        (c.is_control() && !c.is_whitespace())
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if let Some(at) = typed.chars().position(control) {
        return Err(Complaint::new(Code::ControlCharacters).with("position", at + 1));
    }
    Ok(typed.chars().filter(|c| !hidden(c)).nfc().collect())
}

/// Refuses digits of another script, which look right and compute wrong.
pub(super) fn plain_digits(text: &str) -> Result<(), Complaint> {
    let other = |c: &char| c.is_numeric() && !c.is_ascii();
    match text.chars().enumerate().find(|(_, c)| other(c)) {
        None => Ok(()),
        Some((at, c)) => {
            Err(Complaint::new(Code::DigitsScript).with("found", c).with("position", at + 1))
        }
    }
}

/// Brings a clean text into the form that its format is kept in.
pub(super) fn formatted(
    field: &Field,
    format: TextFormat,
    clean: &str,
) -> Result<String, Complaint> {
    match format {
        TextFormat::Plain | TextFormat::Email | TextFormat::Other => Ok(clean.to_owned()),
        TextFormat::Name => name(field, clean),
        TextFormat::IdentityNumber => {
            plain_digits(clean)?;
            Ok(without(clean, &[' ', '.', '-']))
        }
        TextFormat::Phone => {
            plain_digits(clean)?;
            Ok(national(&without(clean, &[' ', '.', '-', '(', ')'])))
        }
        TextFormat::Country => Ok(clean.to_ascii_uppercase()),
        TextFormat::TimeOfDay => {
            plain_digits(clean)?;
            date::time(clean).ok_or(Complaint::new(Code::TimeUnreadable))
        }
        TextFormat::DayMonth => {
            plain_digits(clean)?;
            date::day_month(clean).ok_or(Complaint::new(Code::DayMonthUnreadable))
        }
        TextFormat::Code => {
            plain_digits(clean)?;
            Ok(code(field, clean))
        }
    }
}

/// A digit of any script has no place in a name, though the pattern names only 0–9.
fn name(field: &Field, clean: &str) -> Result<String, Complaint> {
    let fits = |c: char| !c.is_numeric() && field.shape.as_ref().is_none_or(|s| s.admits(c));
    match clean.chars().find(|c| !fits(*c)) {
        None => Ok(clean.to_owned()),
        Some(c) => Err(Complaint::new(Code::NameCharacters).with("found", c)),
    }
}

fn without(text: &str, separators: &[char]) -> String {
    text.chars().filter(|c| !separators.contains(c)).collect()
}

/// `+84912345678` and `0084912345678` become `0912345678`.
fn national(number: &str) -> String {
    let abroad = ["+84", "0084", "84"].into_iter().find_map(|code| number.strip_prefix(code));
    match abroad {
        Some(rest) if rest.len() == 9 => format!("0{rest}"),
        Some(_) | None => number.to_owned(),
    }
}

/// Drops the separators that the code cannot have and raises the letters it has only as capitals.
fn code(field: &Field, clean: &str) -> String {
    let Some(shape) = &field.shape else {
        // A number of a paper: digits in groups are one number, anything else stays as written.
        let joined = without(clean, &[' ', '.']);
        let is_number = joined.bytes().all(|b| b.is_ascii_digit());
        return if is_number { joined } else { clean.to_owned() };
    };
    let kept = clean.chars().filter(|c| !matches!(c, ' ' | '.' | '-') || shape.admits(*c));
    let kept: String = kept.collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    words
        .join(" ")
        .chars()
        .map(|c| {
            let raised = c.to_uppercase().next().unwrap_or(c);
            if !shape.admits(c) && shape.admits(raised) { raised } else { c }
        })
        .collect()
}
