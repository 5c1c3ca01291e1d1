//! From what the validator found to what a person is told.

use crate::check::Findings;
use crate::code::Code;
use crate::model::{Field, FieldKind, Marked, TextFormat};
use crate::path::{Path, Step};
use crate::pattern::{self, Pattern, known};
use crate::typed::{Complaint, convert};
use crate::words::Words;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::paths::LocationSegment;
use serde_json::Value;

/// Notes what one error of the validator means for the fields of the form.
pub(crate) fn explain(findings: &mut Findings<'_>, error: &ValidationError<'_>) {
    let exact: Path = error
        .instance_path()
        .segments()
        .map(|segment| match segment {
            LocationSegment::Property(key) => Step::Key(key.into_owned()),
            LocationSegment::Index(index) => Step::Item(index),
        })
        .collect();
    let form = findings.form;
    let path = nearest(findings, &exact);
    let Some(place) = form.locate(&path) else {
        return explain_root(findings, error);
    };
    let field = place.field;
    if !findings.visible.shows(&path.to_string()) {
        return;
    }
    if let (Kind::Required { property }, Some(group)) = (error.kind(), field.group()) {
        let missing = property.as_str().and_then(|key| group.field(key));
        if let Some(missing) = missing {
            findings.missing(&path.with_key(&missing.key), missing);
        }
        return;
    }
    let complaint =
        if place.is_area() { Complaint::new(Code::NotAnOption) } else { complaint(field, error) };
    findings.add(path, complaint);
}

fn explain_root(findings: &mut Findings<'_>, error: &ValidationError<'_>) {
    let form = findings.form;
    if let Kind::Required { property } = error.kind() {
        if let Some(field) = property.as_str().and_then(|key| form.root.field(key)) {
            let path = Path::default().with_key(&field.key);
            findings.missing(&path, field);
        }
    } else {
        findings.add(Path::default(), unknown(error));
    }
}

/// The longest part of a path that the form has: a file and the choices of a list are one field.
fn nearest(findings: &Findings<'_>, exact: &Path) -> Path {
    let mut path = exact.clone();
    while !path.steps().is_empty() && findings.form.locate(&path).is_none() {
        path.pop();
    }
    path
}

fn unknown(error: &ValidationError<'_>) -> Complaint {
    if let Kind::AdditionalProperties { unexpected } = error.kind() {
        Complaint::new(Code::UnknownField).with("found", unexpected.join(", "))
    } else {
        Complaint::new(Code::Malformed)
    }
}

fn complaint(field: &Field, error: &ValidationError<'_>) -> Complaint {
    let kind = error.kind();
    if matches!(field.kind, FieldKind::File) {
        return Complaint::new(Code::FileUnusable);
    }
    if matches!(field.kind, FieldKind::Consent) {
        return Complaint::new(Code::Consent);
    }
    let code = match kind.keyword() {
        "minLength" => Code::TooShort,
        "maxLength" => Code::TooLong,
        "minimum" | "exclusiveMinimum" => Code::BelowMinimum,
        "maximum" | "exclusiveMaximum" => Code::AboveMaximum,
        "minItems" => Code::TooFewItems,
        "maxItems" => Code::TooManyItems,
        "uniqueItems" => Code::DuplicateItems,
        "contains" => return marked(field),
        "enum" | "const" | "oneOf" => return not_an_option(field, kind),
        "pattern" => return pattern_complaint(field, kind),
        "not" => return wording(kind),
        "type" | "format" => return unreadable(field, error),
        _ => return unknown(error),
    };
    let complaint = Complaint::new(code);
    match limit(kind) {
        Some(limit) => complaint.with("limit", limit),
        None => complaint,
    }
}

fn limit(kind: &Kind) -> Option<String> {
    if let Kind::MinLength { limit } | Kind::MaxLength { limit } = kind {
        Some(limit.to_string())
    } else if let Kind::MinItems { limit } | Kind::MaxItems { limit } = kind {
        Some(limit.to_string())
    } else if let Kind::Minimum { limit } | Kind::Maximum { limit } = kind {
        Some(limit.to_string())
    } else {
        None
    }
}

/// A text where another type belongs: what the reader would have said of it.
fn unreadable(field: &Field, error: &ValidationError<'_>) -> Complaint {
    if field.text_format() == Some(TextFormat::Email) {
        return Complaint::new(Code::Email);
    }
    let text = error.instance().as_str();
    let said = text.and_then(|text| convert(field, text).complaint);
    said.unwrap_or_else(|| Complaint::new(Code::Malformed))
}

fn pattern_complaint(field: &Field, kind: &Kind) -> Complaint {
    let Kind::Pattern { pattern } = kind else { return Complaint::new(Code::Malformed) };
    let code = match pattern.as_str() {
        known::IDENTITY => Code::IdentityLength,
        known::PHONE => Code::Phone,
        known::NAME => Code::NameCharacters,
        known::PARTIAL_DATE => Code::PartialDateUnreadable,
        known::MONTH => Code::MonthUnreadable,
        known::TIME => Code::TimeUnreadable,
        known::DAY_MONTH => Code::DayMonthUnreadable,
        known::COUNTRY => Code::Country,
        other => {
            let example = Pattern::parse(other).map(|pattern| pattern.example());
            let own = field.example.clone().filter(|_| field.shape == Pattern::parse(other));
            let complaint = Complaint::new(Code::Pattern);
            return match own.or(example) {
                Some(example) => complaint.with("example", example),
                None => complaint,
            };
        }
    };
    Complaint::new(code)
}

/// An answer outside the options, or outside those that are left in this case.
fn not_an_option(field: &Field, kind: &Kind) -> Complaint {
    const MOST_NAMED: usize = 6;
    let left: Vec<&Value> = if let Kind::Constant { expected_value } = kind {
        vec![expected_value.as_ref()]
    } else if let Kind::Enum { options } = kind {
        options.as_array().into_iter().flatten().collect()
    } else {
        Vec::new()
    };
    let complaint = Complaint::new(Code::NotAnOption);
    let titles: Vec<Words> = left.iter().filter_map(|value| option_title(field, value)).collect();
    if titles.is_empty() || titles.len() > MOST_NAMED {
        return complaint;
    }
    let titles = Words::joined(&titles, "; ");
    let complaint = complaint.with("allowed", titles.vi());
    match titles.en() {
        Some(en) => complaint.with("allowed-en", en),
        None => complaint,
    }
}

fn option_title(field: &Field, value: &Value) -> Option<Words> {
    match value {
        Value::Bool(said) => Some(crate::summary::yes_no(*said)),
        Value::String(said) => {
            field.options().iter().find(|option| option.value == *said).map(|o| o.title.clone())
        }
        Value::Null | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn marked(field: &Field) -> Complaint {
    let repeat = field.repeat();
    let complaint = Complaint::new(Code::Contains);
    let Some((item, Marked { key, min, max, .. })) =
        repeat.and_then(|repeat| Some((&repeat.item, repeat.marked.as_ref()?)))
    else {
        return Complaint::new(Code::Malformed);
    };
    let which = item.group().and_then(|group| group.field(key)).map_or(&item.title, |f| &f.title);
    let mut complaint = complaint.with("limit", min).with("which", which.vi());
    if let Some(en) = which.en() {
        complaint = complaint.with("which-en", en);
    }
    match max {
        Some(max) => complaint.with("most", max),
        None => complaint,
    }
}

fn wording(kind: &Kind) -> Complaint {
    let Kind::Not { schema } = kind else { return Complaint::new(Code::Malformed) };
    let Some(forbidden) = schema.get("pattern").and_then(Value::as_str) else {
        return Complaint::new(Code::Malformed);
    };
    let words = pattern::words(forbidden);
    let complaint = Complaint::new(Code::Wording);
    if words.is_empty() { complaint } else { complaint.with("words", words.join(", ")) }
}
