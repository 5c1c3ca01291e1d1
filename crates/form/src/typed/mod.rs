//! From what people type to typed answers, and back to what a page shows.

mod date;
mod number;
mod text;

pub(crate) use date::year_of;
pub use date::{read_day, read_partial_day};

use crate::bounds;
use crate::code::Code;
use crate::model::{Field, FieldKind};
use serde_json::Value;
use std::fmt::Display;

/// Why a text cannot become an answer of its field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complaint {
    pub(crate) code: Code,
    pub(crate) params: Vec<(&'static str, String)>,
}

impl Complaint {
    pub(crate) fn new(code: Code) -> Self {
        Self { code, params: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.params.push((name, value.to_string()));
        self
    }
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Converted {
    /// The answer; the text itself where it could not be read, so that nothing typed is lost.
    pub(crate) value: Option<Value>,
    pub(crate) complaint: Option<Complaint>,
}

/// Reads a text as its field wants it.
pub(crate) fn convert(field: &Field, typed: &str) -> Converted {
    let several_lines = matches!(field.kind, FieldKind::Text { multiline: true, .. });
    let clean = if several_lines { text::lines(typed) } else { text::line(typed) };
    let clean = match clean {
        Ok(clean) => clean,
        // A text with control characters is kept nowhere.
        Err(complaint) => return Converted { value: None, complaint: Some(complaint) },
    };
    if clean.is_empty() {
        return Converted { value: None, complaint: None };
    }
    match value(field, &clean) {
        Ok(value) => Converted { value: Some(value), complaint: None },
        Err(complaint) => Converted { value: Some(clean.into()), complaint: Some(complaint) },
    }
}

fn value(field: &Field, clean: &str) -> Result<Value, Complaint> {
    match &field.kind {
        FieldKind::Text { max, format, .. } => {
            let said = text::formatted(field, *format, clean)?;
            // A box with nothing but separators in it was not left empty.
            let said = if said.is_empty() { clean.to_owned() } else { said };
            let length = said.chars().count();
            if length > *max {
                let too_long = Complaint::new(Code::TooLong);
                return Err(too_long.with("limit", max).with("length", length));
            }
            Ok(said.into())
        }
        FieldKind::Whole { .. } => {
            text::plain_digits(clean)?;
            number::whole(clean).map(Value::from)
        }
        FieldKind::Decimal { .. } => {
            text::plain_digits(clean)?;
            number::decimal(clean).map(Value::Number)
        }
        FieldKind::YesNo => yes_no(clean).ok_or(Complaint::new(Code::YesNo)),
        FieldKind::Consent => yes_no(clean).ok_or(Complaint::new(Code::Consent)),
        FieldKind::Date | FieldKind::PartialDate | FieldKind::Month => {
            text::plain_digits(clean)?;
            let (read, code) = if matches!(field.kind, FieldKind::Month) {
                (date::month(clean), Code::MonthUnreadable)
            } else if matches!(field.kind, FieldKind::PartialDate) {
                (date::partial(clean), Code::PartialDateUnreadable)
            } else {
                (date::day(clean), Code::DateUnreadable)
            };
            read.map(Value::from).ok_or(Complaint::new(code))
        }
        FieldKind::Choice(_) | FieldKind::ManyChoice { .. } => Ok(clean.into()),
        FieldKind::Group(_) | FieldKind::Repeat(_) | FieldKind::Address(_) | FieldKind::File => {
            Err(Complaint::new(Code::Malformed))
        }
    }
}

fn yes_no(clean: &str) -> Option<Value> {
    match clean.to_lowercase().as_str() {
        "true" | "1" | "on" | "yes" | "có" => Some(true.into()),
        "false" | "0" | "off" | "no" | "không" => Some(false.into()),
        _ => None,
    }
}

/// Writes an answer as a page shows it: days as `20/05/2023`, numbers the Vietnamese way.
pub(crate) fn shown(field: &Field, value: &Value) -> Option<String> {
    match value {
        Value::String(said) if is_dated(field) => Some(date::shown(said)),
        Value::String(said) => Some(said.clone()),
        Value::Number(n) if matches!(field.kind, FieldKind::Whole { .. }) => {
            Some(number::shown_whole(n))
        }
        Value::Number(n) => Some(number::shown_decimal(n)),
        Value::Bool(said) => Some(said.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn is_dated(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Date | FieldKind::PartialDate | FieldKind::Month)
}

/// Characters that a text without a limit of its own may have.
pub(crate) fn usual_limit(multiline: bool) -> usize {
    if multiline { bounds::TEXT } else { bounds::USUAL_TEXT }
}
