//! Filling in what is already known.

use crate::model::{Field, FieldKind, Form, Group, PrefillSubject, TextFormat};
use serde_json::{Map, Value};

/// Whose facts are asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asked<'a> {
    /// The signed-in person.
    Applicant,
    /// The person of an object of the form, by what it says of them: identity number, name, birth.
    Person(&'a Value),
}

/// Knows facts about people.
pub trait PrefillSource {
    /// A fact by its name in the population database (`HoVaTen`, `ThuongTru`, `Cha.HoVaTen`), in the
    /// form in which answers are kept: an address as an object of codes, a day as ISO text.
    fn fact(&self, asked: Asked<'_>, name: &str) -> Option<Value>;
}

impl Form {
    /// What a source knows of an empty form.
    pub fn prefill(&self, facts: &dyn PrefillSource) -> Value {
        self.prefill_missing(&Value::Object(Map::new()), facts)
    }

    /// Fills the gaps of some answers with what a source knows; never changes what is there.
    ///
    /// A fact that does not fit its field (an unknown option, a text where an address belongs) is
    /// left out, and so is a field whose form does not say whose facts it wants.
    pub fn prefill_missing(&self, answers: &Value, facts: &dyn PrefillSource) -> Value {
        Value::Object(completed(&self.root, answers, facts))
    }
}

fn completed(group: &Group, answers: &Value, facts: &dyn PrefillSource) -> Map<String, Value> {
    let mut out = answers.as_object().cloned().unwrap_or_default();
    for field in &group.fields {
        let given = out.get(&field.key).filter(|value| !value.is_null());
        let filled = match given {
            None => fact(field, answers, facts).or_else(|| inside(field, &Value::Null, facts)),
            Some(value) => inside(field, value, facts),
        };
        if let Some(filled) = filled {
            out.insert(field.key.clone(), filled);
        }
    }
    out
}

/// A group completed from within; lists only where items are there already.
fn inside(field: &Field, value: &Value, facts: &dyn PrefillSource) -> Option<Value> {
    if let FieldKind::Group(group) = &field.kind {
        let inner = completed(group, value, facts);
        return (!inner.is_empty()).then_some(Value::Object(inner));
    }
    let (repeat, items) = (field.repeat()?, value.as_array()?);
    let items =
        items.iter().map(|item| inside(&repeat.item, item, facts).unwrap_or_else(|| item.clone()));
    Some(Value::Array(items.collect()))
}

fn fact(field: &Field, around: &Value, facts: &dyn PrefillSource) -> Option<Value> {
    let hint = field.prefill.as_ref()?;
    let asked = match hint.subject? {
        PrefillSubject::Applicant => Asked::Applicant,
        PrefillSubject::ByKey => Asked::Person(around),
    };
    hint.source.iter().find_map(|name| fitting(field, name, facts.fact(asked, name)?))
}

/// The fact as an answer of the field, where it fits.
fn fitting(field: &Field, name: &str, fact: Value) -> Option<Value> {
    if let FieldKind::Group(group) = &field.kind {
        return match fact.as_str() {
            Some(number) => paper(group, name, number),
            None => fact.is_object().then_some(fact),
        };
    }
    let fits = match &fact {
        Value::String(text) if !field.options().is_empty() => {
            field.options().iter().any(|option| option.value == *text)
        }
        Value::String(_) => {
            let dated = matches!(field.kind, FieldKind::Date | FieldKind::PartialDate);
            field.text_format().is_some_and(|format| format != TextFormat::Other) || dated
        }
        Value::Object(_) => matches!(field.kind, FieldKind::Address(_)),
        Value::Bool(_) => matches!(field.kind, FieldKind::YesNo),
        Value::Number(_) => {
            matches!(field.kind, FieldKind::Whole { .. } | FieldKind::Decimal { .. })
        }
        Value::Null | Value::Array(_) => false,
    };
    fits.then_some(fact)
}

/// An identity paper (giấy tờ tùy thân) made of the number that the database knows.
fn paper(group: &Group, name: &str, number: &str) -> Option<Value> {
    const KIND: &str = "loai";
    const NUMBER: &str = "so";
    let kind = match name {
        "SoDinhDanh" => "CCCD",
        "SoCMND" => "CMND",
        _ => return None,
    };
    group.field(NUMBER)?;
    group.field(KIND)?.options().iter().find(|option| option.value == kind)?;
    let parts = [(KIND.to_owned(), kind.into()), (NUMBER.to_owned(), number.into())];
    Some(Value::Object(Map::from_iter(parts)))
}
