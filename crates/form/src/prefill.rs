//! Filling in what is already known.

use crate::model::{Field, FieldKind, Form, Group, PrefillSubject, TextFormat, Who};
use mc_kernel::CivilDay;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Whose facts are asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Asked<'a> {
    /// The signed-in person.
    Applicant,
    /// Their husband or wife.
    Spouse,
    /// The person of an object of the form, by what it says of them: identity number, name, birth.
    Person(&'a Value),
}

/// From where a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The account of the signed-in person.
    Account,
    /// The register of the population.
    Register,
    /// An earlier dossier of the person.
    Dossier,
    /// A paper of the person's data store.
    Paper,
}

impl Source {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Register => "register",
            Self::Dossier => "dossier",
            Self::Paper => "paper",
        }
    }
}

/// A fact with where it is from.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// In the form in which answers are kept: an address as an object of codes, a day as ISO text.
    pub value: Value,
    /// From where.
    pub source: Source,
    /// The day on which it was so.
    pub day: Option<CivilDay>,
}

/// Knows facts about people.
pub trait PrefillSource {
    /// A fact by its name in the population database (`HoVaTen`, `ThuongTru`, `Cha.HoVaTen`).
    fn fact(&self, asked: Asked<'_>, name: &str) -> Option<Fact>;

    /// What a result of the person's data store says, by its code (`x-reuse`): an object with `so`,
    /// `ngayCap`, `noiCap`.
    fn paper(&self, _code: &str) -> Option<Fact> {
        None
    }
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
        let filling = Filling { form: self, answers, facts };
        Value::Object(filling.completed(&self.root, answers, None))
    }

    /// What a source knows of each field of a form, by the field's path, whether it is answered or
    /// not. Fields inside lists are left out.
    pub fn facts(&self, answers: &Value, facts: &dyn PrefillSource) -> BTreeMap<String, Fact> {
        let mut found = BTreeMap::new();
        let filling = Filling { form: self, answers, facts };
        filling.collect(&self.root, answers, None, &mut found);
        found
    }
}

/// A form being filled.
struct Filling<'a> {
    form: &'a Form,
    answers: &'a Value,
    facts: &'a dyn PrefillSource,
}

impl Filling<'_> {
    fn completed(&self, group: &Group, answers: &Value, who: Option<Who>) -> Map<String, Value> {
        let mut out = answers.as_object().cloned().unwrap_or_default();
        for field in &group.fields {
            let given = out.get(&field.key).filter(|value| !value.is_null());
            let filled = match given {
                None => {
                    let fact = self.fact(field, answers, who).map(|fact| fact.value);
                    fact.or_else(|| self.inside(field, &Value::Null, who))
                }
                Some(value) => self.inside(field, value, who),
            };
            if let Some(filled) = filled {
                out.insert(field.key.clone(), filled);
            }
        }
        out
    }

    /// A group completed from within; lists only where items are there already.
    fn inside(&self, field: &Field, value: &Value, who: Option<Who>) -> Option<Value> {
        if let FieldKind::Group(group) = &field.kind {
            let inner = self.completed(group, value, self.who(field).or(who));
            return (!inner.is_empty()).then_some(Value::Object(inner));
        }
        let (repeat, items) = (field.repeat()?, value.as_array()?);
        let item =
            |item: &Value| self.inside(&repeat.item, item, who).unwrap_or_else(|| item.clone());
        Some(Value::Array(items.iter().map(item).collect()))
    }

    fn collect(
        &self,
        group: &Group,
        answers: &Value,
        who: Option<Who>,
        found: &mut BTreeMap<String, Fact>,
    ) {
        for field in &group.fields {
            if let Some(fact) = self.fact(field, answers, who) {
                found.insert(field.path.clone(), fact);
            } else if let FieldKind::Group(inner) = &field.kind {
                let given = answers.get(&field.key).unwrap_or(&Value::Null);
                self.collect(inner, given, self.who(field).or(who), found);
            }
        }
    }

    /// Who a part is about, as another answer says it.
    fn who(&self, field: &Field) -> Option<Who> {
        let whose = field.prefill.as_ref()?.person.as_ref()?;
        let said = self.form.answer(self.answers, &whose.on)?.as_str()?;
        whose.cases.iter().find(|(text, _)| text == said).map(|(_, who)| *who)
    }

    fn fact(&self, field: &Field, around: &Value, who: Option<Who>) -> Option<Fact> {
        let hint = field.prefill.as_ref()?;
        if let (Some(code), FieldKind::Group(group)) = (&hint.reuse, &field.kind) {
            return fitting_paper(group, &self.facts.paper(code)?);
        }
        let asked = match (hint.subject?, who) {
            (PrefillSubject::Parts, _) => {
                return hint.source.iter().find_map(|name| self.of_part(field, name));
            }
            (PrefillSubject::Applicant, _) | (PrefillSubject::ByKey, Some(Who::Applicant)) => {
                Asked::Applicant
            }
            (PrefillSubject::ByKey, Some(Who::Spouse)) => Asked::Spouse,
            (PrefillSubject::ByKey, None) => Asked::Person(around),
        };
        hint.source.iter().find_map(|name| fitting(field, name, self.facts.fact(asked, name)?))
    }

    /// `Cha.QueQuan`: a fact of the person of the part `cha`.
    fn of_part(&self, field: &Field, name: &str) -> Option<Fact> {
        let (part, name) = name.split_once('.')?;
        let part = self.form.root.field(&part.to_lowercase())?;
        let asked = match self.who(part) {
            Some(Who::Applicant) => Asked::Applicant,
            Some(Who::Spouse) => Asked::Spouse,
            None => Asked::Person(self.answers.get(&part.key)?),
        };
        fitting(field, name, self.facts.fact(asked, name)?)
    }
}

/// The fact as an answer of the field, where it fits.
fn fitting(field: &Field, name: &str, fact: Fact) -> Option<Fact> {
    let value = fitting_value(field, name, fact.value)?;
    Some(Fact { value, ..fact })
}

fn fitting_value(field: &Field, name: &str, fact: Value) -> Option<Value> {
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

/// What a paper says, as far as the group asks for it.
fn fitting_paper(group: &Group, fact: &Fact) -> Option<Fact> {
    let said = fact.value.as_object()?;
    let asked = said.iter().filter(|(key, _)| group.field(key).is_some());
    let asked: Map<String, Value> =
        asked.map(|(key, value)| (key.clone(), value.clone())).collect();
    (!asked.is_empty()).then(|| Fact { value: Value::Object(asked), ..fact.clone() })
}
