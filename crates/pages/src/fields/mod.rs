//! E-form fields, drawn from a display-ready model.
//!
//! The model knows nothing of form schemas: whoever reads the schema (the web crate) says what each
//! field is called, what it holds and what is wrong with it, and gets a field with its accessible
//! name, its hint, its error, the right keyboard and the right autocomplete. Everything works without
//! script: repeats grow and shrink by submit buttons, conditional fields carry a visible hint.
//!
//! Names sent back: the value of a field under [`FieldView::name`]; `_add` and `_remove` with the path
//! of a repeat or its item; `_upload` and `_remove` of a file control; `_refresh` with the path of an
//! address whose lists should follow the chosen province.

mod choice;
mod compound;
mod text;

pub use choice::{Choice, ChoiceOption, ManyChoice, OptionGroup, Select, YesNo};
pub use compound::{Address, Group, Repeat, RepeatItem};
pub use text::{DateInput, InputMode, LongText, NumberInput, TextInput, Width};

use crate::{chrome::Chrome, components::Upload};
use askama::{FastWritable, Template, filters::HtmlSafe};
use mc_kernel::Locale;
use std::iter;

/// One field as a page shows it.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// The name of its value in the posted form: `con.hoTen`, `nganhNghe[2].ma`.
    pub name: String,
    /// The id of its first control, unique in the page; errors lead there.
    pub id: String,
    /// The question or the name of what is asked.
    pub label: String,
    /// The language of label and hint, where it is not the page's.
    pub lang: Option<Locale>,
    /// How to answer, with an example.
    pub hint: Option<String>,
    /// Why it is asked; behind a small «Why do we ask?».
    pub why: Option<String>,
    /// Whether an answer is needed.
    pub need: Need,
    /// Where the answer that stands in the field came from.
    pub source: Option<String>,
    /// That an officer who guides the person means this field.
    pub pointed: Option<String>,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// The answer of another field that makes this one wanted.
    pub depends: Option<Depends>,
    /// What kind of answer.
    pub kind: FieldKind,
}

/// Whether an answer is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be answered.
    Required,
    /// It may be left out; the label says so.
    Optional,
}

/// The condition under which a field is wanted.
#[derive(Debug, Clone)]
pub struct Depends {
    /// The name of the other field.
    pub on: String,
    /// Its answers that make this one wanted, as they are sent; an empty text stands for no answer.
    pub values: Vec<String>,
    /// The same in words, for pages without script: `Chỉ trả lời nếu nhận qua bưu chính`.
    pub hint: String,
}

impl Depends {
    /// The answers as a JSON list for the script.
    pub fn values_json(&self) -> String {
        serde_json::Value::from(self.values.clone()).to_string()
    }
}

/// The kinds of answers.
#[derive(Debug, Clone)]
pub enum FieldKind {
    /// A line of text.
    Text(TextInput),
    /// Several lines.
    LongText(LongText),
    /// A number.
    Number(NumberInput),
    /// A day, or a day of which only the year or the month is known.
    Date(DateInput),
    /// One of a few (radio buttons) or of many (a list).
    Choice(Choice),
    /// Any of several.
    ManyChoice(ManyChoice),
    /// Yes or no.
    YesNo(YesNo),
    /// One box to tick: the label is the sentence agreed to; true when ticked.
    Consent(bool),
    /// Fields that belong together.
    Group(Group),
    /// A group that may come several times.
    Repeat(Repeat),
    /// An address.
    Address(Box<Address>),
    /// Files.
    File(Box<Upload>),
}

impl FieldView {
    /// A required field; the id is made from the name.
    pub fn new(name: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        let name = name.into();
        Self {
            id: id_of(&name),
            name,
            label: label.into(),
            lang: None,
            hint: None,
            why: None,
            need: Need::Required,
            source: None,
            pointed: None,
            error: None,
            depends: None,
            kind,
        }
    }

    /// Makes the field optional.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.need = Need::Optional;
        self
    }

    /// Adds how to answer.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds why it is asked.
    #[must_use]
    pub fn because(mut self, why: impl Into<String>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// Adds where the answer came from.
    #[must_use]
    pub fn from_source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Adds what is wrong with the answer.
    #[must_use]
    pub fn wrong(mut self, error: impl Into<String>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// Adds the condition under which it is wanted.
    #[must_use]
    pub fn wanted_if(mut self, depends: Depends) -> Self {
        self.depends = Some(depends);
        self
    }

    /// Gives each of several things to choose its id: the first has the field's own, where errors
    /// lead.
    pub fn with_ids<'a>(
        &'a self,
        options: &'a [ChoiceOption],
    ) -> impl Iterator<Item = (String, &'a ChoiceOption)> + 'a {
        let ids = (2..).map(|number| format!("{}-{number}", self.id));
        iter::once(self.id.clone()).chain(ids).zip(options)
    }

    /// Whether an answer may be left out.
    pub fn is_optional(&self) -> bool {
        self.need == Need::Optional
    }

    /// The ids of what describes the control, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        let parts = [
            (self.hint.is_some(), "hint"),
            (self.source.is_some(), "source"),
            (self.pointed.is_some(), "pointed"),
            (self.depends.is_some(), "depends"),
            (self.error.is_some(), "error"),
        ];
        let ids: Vec<_> = parts
            .into_iter()
            .filter(|(is_there, _)| *is_there)
            .map(|(_, part)| format!("{}-{part}", self.id))
            .collect();
        if ids.is_empty() { None } else { Some(ids.join(" ")) }
    }

    /// Whether the controls are named together by a `legend` instead of a `label`.
    pub fn is_fieldset(&self) -> bool {
        match &self.kind {
            FieldKind::Choice(choice) => choice.is_radios(),
            FieldKind::ManyChoice(_)
            | FieldKind::YesNo(_)
            | FieldKind::Group(_)
            | FieldKind::Repeat(_)
            | FieldKind::Address(_) => true,
            FieldKind::Text(_)
            | FieldKind::LongText(_)
            | FieldKind::Number(_)
            | FieldKind::Date(_)
            | FieldKind::Consent(_)
            | FieldKind::File(_) => false,
        }
    }

    /// Whether it holds other fields, whose own errors show where the problem is.
    pub fn is_compound(&self) -> bool {
        matches!(self.kind, FieldKind::Group(_) | FieldKind::Repeat(_) | FieldKind::Address(_))
    }

    /// The name of the control with an id, in this field or inside it.
    pub fn label_of(&self, id: &str) -> Option<&str> {
        let own = || (self.id == id).then_some(self.label.as_str());
        match &self.kind {
            FieldKind::Group(group) => group.fields.iter().find_map(|field| field.label_of(id)),
            FieldKind::Repeat(repeat) => {
                let fields = repeat.items.iter().flat_map(|item| &item.fields);
                fields.into_iter().find_map(|field| field.label_of(id))
            }
            FieldKind::Address(address) => address
                .selects()
                .find(|select| select.id == id)
                .map(|select| select.label.as_str())
                .or_else(|| address.typed().find_map(|field| field.label_of(id))),
            FieldKind::Text(_)
            | FieldKind::LongText(_)
            | FieldKind::Number(_)
            | FieldKind::Date(_)
            | FieldKind::Choice(_)
            | FieldKind::ManyChoice(_)
            | FieldKind::YesNo(_)
            | FieldKind::Consent(_)
            | FieldKind::File(_) => None,
        }
        .or_else(own)
    }

    /// Draws the field as HTML.
    pub fn draw<'a>(&'a self, chrome: &'a Chrome) -> impl FastWritable + HtmlSafe + 'a {
        Drawn { chrome, it: self }
    }
}

#[derive(Template)]
#[template(path = "fields/field.html")]
struct Drawn<'a> {
    chrome: &'a Chrome,
    it: &'a FieldView,
}

impl HtmlSafe for Drawn<'_> {}

/// An id that is safe in a fragment and a selector: `con.hoTen` becomes `f-con-hoTen`.
pub fn id_of(name: &str) -> String {
    let safe = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    let dashed: String = safe.collect();
    let parts: Vec<_> = dashed.split('-').filter(|part| !part.is_empty()).collect();
    format!("f-{}", parts.join("-"))
}

#[cfg(test)]
mod tests;
