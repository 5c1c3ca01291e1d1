//! Answers in words, for "check your answers", for printed forms and for the officer's page.

use crate::locate::numbered;
use crate::model::{AddressParts, Field, FieldKind, Form, Section, TextFormat};
use crate::typed::shown;
use crate::words::Words;
use mc_kernel::Locale;
use serde_json::{Map, Value};

/// Levels of areas whose names are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AreaLevel {
    /// A country by its two letters.
    Country,
    /// A province or city by its two digits.
    Province,
    /// A district by its three digits, until 30/6/2025.
    District,
    /// A commune, ward or township by its five digits.
    Commune,
}

/// Knows the names of areas and countries.
pub trait AreaNames {
    /// The name of an area, with its kind (`Phường Tích Sơn`); `None` where the code is unknown.
    fn area_name(&self, level: AreaLevel, code: &str, locale: Locale) -> Option<String>;
}

/// Knows no names: codes are shown as they are.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoAreaNames;

impl AreaNames for NoAreaNames {
    fn area_name(&self, _level: AreaLevel, _code: &str, _locale: Locale) -> Option<String> {
        None
    }
}

/// The answers of one page in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummarySection {
    /// The key of the page, for the link "change".
    pub key: String,
    /// Its heading.
    pub title: String,
    /// The language of the heading.
    pub lang: Locale,
    /// The answers given.
    pub rows: Vec<SummaryRow>,
}

/// One answer in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// The path of the answer.
    pub path: String,
    /// The label, with the group or the numbered item it lies in.
    pub label: String,
    /// The answer as people read it.
    pub value: String,
    /// The language of the label.
    pub lang: Locale,
    /// Whether it is sensitive personal data.
    pub is_sensitive: bool,
}

/// The words for yes and no.
pub(crate) fn yes_no(said: bool) -> Words {
    if said { Words::new("Có", Some("Yes")) } else { Words::new("Không", Some("No")) }
}

impl Form {
    /// Writes the answers that the form asks for now, page by page; pages without answers are left
    /// out.
    pub fn summary(
        &self,
        answers: &Value,
        locale: Locale,
        areas: &dyn AreaNames,
    ) -> Vec<SummarySection> {
        let pruned = self.prune(answers.clone());
        let of = |section: &Section| {
            let mut writer =
                Writer { sensitive: 0, locale, areas, above: Vec::new(), rows: Vec::new() };
            for key in section.keys() {
                if let (Some(field), Some(value)) = (self.root.field(key), pruned.get(key)) {
                    writer.top(section, field, value);
                }
            }
            let said = section.title.say(locale);
            SummarySection {
                key: section.key.clone(),
                title: said.text.to_owned(),
                lang: said.lang,
                rows: writer.rows,
            }
        };
        self.sections.iter().map(of).filter(|section| !section.rows.is_empty()).collect()
    }
}

impl Form {
    /// The answers without those that are sensitive personal data.
    #[must_use]
    pub fn without_sensitive(&self, mut answers: Value) -> Value {
        if let Value::Object(given) = &mut answers {
            for field in &self.root.fields {
                take_sensitive(field, given);
            }
        }
        answers
    }

    /// Whether any field asks for sensitive personal data.
    pub fn asks_sensitive(&self) -> bool {
        fn asks(field: &Field) -> bool {
            field.is_sensitive
                || field.children().iter().any(asks)
                || field.repeat().is_some_and(|repeat| asks(&repeat.item))
        }
        self.root.fields.iter().any(asks)
    }
}

fn take_sensitive(field: &Field, answers: &mut Map<String, Value>) {
    if field.is_sensitive {
        answers.remove(&field.key);
    } else if let Some(value) = answers.get_mut(&field.key) {
        take_inside(field, value);
    }
}

fn take_inside(field: &Field, value: &mut Value) {
    match value {
        Value::Object(inner) => {
            for child in field.children() {
                take_sensitive(child, inner);
            }
        }
        Value::Array(items) => {
            if let Some(repeat) = field.repeat() {
                for item in items {
                    take_inside(&repeat.item, item);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

struct Writer<'a> {
    /// How many fields around are sensitive.
    sensitive: usize,
    locale: Locale,
    areas: &'a dyn AreaNames,
    above: Vec<Words>,
    rows: Vec<SummaryRow>,
}

impl Writer<'_> {
    /// A group that is the whole page needs no label of its own.
    fn top(&mut self, section: &Section, field: &Field, value: &Value) {
        if let (FieldKind::Group(group), true) = (&field.kind, section.whole) {
            self.sensitive = usize::from(field.is_sensitive);
            for inner in &group.fields {
                if let Some(answer) = value.get(&inner.key) {
                    self.field(inner, answer, &format!("{}.{}", field.key, inner.key));
                }
            }
            self.sensitive = 0;
        } else {
            self.field(field, value, &field.key);
        }
    }

    fn field(&mut self, field: &Field, value: &Value, path: &str) {
        self.titled(field, &field.title, value, path);
    }

    fn titled(&mut self, field: &Field, title: &Words, value: &Value, path: &str) {
        self.sensitive += usize::from(field.is_sensitive);
        self.inside(field, title, value, path);
        self.sensitive -= usize::from(field.is_sensitive);
    }

    fn inside(&mut self, field: &Field, title: &Words, value: &Value, path: &str) {
        if let FieldKind::Group(group) = &field.kind {
            self.above.push(title.clone());
            for inner in &group.fields {
                if let Some(answer) = value.get(&inner.key) {
                    self.field(inner, answer, &format!("{path}.{}", inner.key));
                }
            }
            self.above.pop();
        } else if let (Some(repeat), Some(items)) = (field.repeat(), value.as_array()) {
            for (i, item) in items.iter().enumerate() {
                let title = numbered(&repeat.item.title, i);
                self.titled(&repeat.item, &title, item, &format!("{path}[{i}]"));
            }
        } else if let Some(said) = self.said(field, value) {
            let label: Vec<Words> = self.above.iter().chain([title]).cloned().collect();
            let label = Words::joined(&label, " – ");
            let label = label.say(self.locale);
            self.rows.push(SummaryRow {
                path: path.to_owned(),
                label: label.text.to_owned(),
                value: said,
                lang: label.lang,
                is_sensitive: self.sensitive > 0,
            });
        }
    }

    /// One answer as people read it.
    fn said(&self, field: &Field, value: &Value) -> Option<String> {
        let say = |words: &Words| words.say(self.locale).text.to_owned();
        match (&field.kind, value) {
            (FieldKind::Consent, Value::Bool(true)) => {
                Some(say(&Words::new("Đồng ý", Some("Agreed"))))
            }
            (_, Value::Bool(said)) => Some(say(&yes_no(*said))),
            (FieldKind::Choice(_), Value::String(chosen)) => Some(self.option(field, chosen)),
            (FieldKind::ManyChoice { .. }, Value::Array(chosen)) => {
                let chosen = chosen.iter().filter_map(Value::as_str);
                let titles: Vec<String> = chosen.map(|one| self.option(field, one)).collect();
                (!titles.is_empty()).then(|| titles.join("; "))
            }
            (FieldKind::Address(_), Value::Object(_)) => self.address(value),
            (FieldKind::File, Value::Object(file)) => {
                let name = file.get("ten").or_else(|| file.get("tepId"));
                name.and_then(Value::as_str).map(str::to_owned)
            }
            (FieldKind::Text { format: TextFormat::Country, .. }, Value::String(code)) => {
                Some(self.area(AreaLevel::Country, code))
            }
            (_, answer) => shown(field, answer),
        }
    }

    fn option(&self, field: &Field, chosen: &str) -> String {
        let option = field.options().iter().find(|option| option.value == chosen);
        option.map_or(chosen, |option| option.title.say(self.locale).text).to_owned()
    }

    fn area(&self, level: AreaLevel, code: &str) -> String {
        self.areas.area_name(level, code, self.locale).unwrap_or_else(|| code.to_owned())
    }

    /// An address in one line, from the house to the province; the country only when it is abroad.
    fn address(&self, value: &Value) -> Option<String> {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        let area = |key, level| text(key).map(|code| self.area(level, code));
        let country = area(AddressParts::COUNTRY, AreaLevel::Country)
            .filter(|_| text(AddressParts::COUNTRY) != Some("VN"));
        let parts = [
            text(AddressParts::DETAIL).map(str::to_owned),
            text(AddressParts::ABROAD).map(str::to_owned),
            area(AddressParts::COMMUNE, AreaLevel::Commune),
            area(AddressParts::DISTRICT, AreaLevel::District),
            area(AddressParts::PROVINCE, AreaLevel::Province),
            country,
        ];
        let given: Vec<String> = parts.into_iter().flatten().collect();
        (!given.is_empty()).then(|| given.join(", "))
    }
}
