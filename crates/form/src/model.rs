//! The model of a form: sections, fields and what kind each field is.

use crate::condition::Condition;
use crate::pattern::Pattern;
use crate::words::Words;
use jsonschema::Validator;
use serde_json::{Number, Value};

/// An interactive e-form (biểu mẫu điện tử tương tác), ready to be drawn, read and checked.
///
/// Compiled once from its JSON Schema, then shared: everything that works on answers takes `&self`.
#[derive(Debug)]
pub struct Form {
    /// The schema's `$id`, which names the version.
    pub id: String,
    /// The procedure that the form belongs to (`x-procedure`).
    pub procedure: Option<String>,
    /// The title of the declaration.
    pub title: Words,
    /// The official form that it stands for (`x-form`).
    pub official_form: Option<String>,
    /// Whom it is addressed to (`x-addressee`).
    pub addressee: Option<String>,
    /// Rules that people check (`x-rules`), shown as information.
    pub notes: Vec<String>,
    /// The pages in order; the declaration (cam đoan) is the last.
    pub sections: Vec<Section>,
    pub(crate) root: Group,
    pub(crate) validator: Validator,
    pub(crate) schema: Value,
}

/// One page of a form.
#[derive(Debug, Clone)]
pub struct Section {
    /// The key of its first top-level answer; names the page in addresses.
    pub key: String,
    /// The heading.
    pub title: Words,
    /// What stands under the heading.
    pub description: Option<Words>,
    /// The fields in order. Where the page is one group of the form, these are the group's own.
    pub fields: Vec<Field>,
    /// Where the whole group can be prefilled from, where the page is one group.
    pub prefill: Option<PrefillHint>,
    pub(crate) keys: Vec<String>,
    pub(crate) whole: bool,
}

impl Section {
    /// The only field of a page whose heading is also that field's title.
    pub fn single(&self) -> Option<&Field> {
        match self.fields.as_slice() {
            [field] if field.path == self.key => Some(field),
            _ => None,
        }
    }

    /// The top-level answers that the page asks for.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }

    /// Whether the field at a path such as `con.hoTen` or `nganhNghe[2].ma` is asked on the page.
    pub fn holds(&self, path: &str) -> bool {
        let top = path.split(['.', '[']).next().unwrap_or_default();
        self.keys().any(|key| key == top)
    }
}

/// One field of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// The property of its object; empty for the item of a repeat.
    pub key: String,
    /// The path from the form's root, with `[]` for the items of repeats: `nganhNghe[].ma`.
    pub path: String,
    /// The label.
    pub title: Words,
    /// The hint under the label.
    pub description: Option<Words>,
    /// What it takes.
    pub kind: FieldKind,
    /// Whether its object always asks for it; [`crate::Visibility`] says what holds now.
    pub required: bool,
    /// The field of the same page that decides whether this one is to be filled.
    pub depends: Option<Dependence>,
    /// Where the answer can be prefilled from.
    pub prefill: Option<PrefillHint>,
    /// What stands in the field before anyone touched it.
    pub default: Option<Value>,
    /// An example of what to write, where the schema or its pattern gives one.
    pub example: Option<String>,
    /// Whether the answer is sensitive personal data (NĐ 356/2025, Điều 4): hidden from officers until
    /// one says why it is needed, and never among the words by which dossiers are found.
    pub is_sensitive: bool,
    pub(crate) shape: Option<Pattern>,
    pub(crate) kept: bool,
}

/// What a field takes.
#[derive(Debug, Clone)]
pub enum FieldKind {
    /// A text.
    Text {
        /// Whether it is drawn with several lines.
        multiline: bool,
        /// Fewest characters.
        min: usize,
        /// Most characters.
        max: usize,
        /// What kind of text.
        format: TextFormat,
    },
    /// A whole number.
    Whole {
        /// The least.
        min: Option<i64>,
        /// The greatest.
        max: Option<i64>,
    },
    /// A number with or without decimals.
    Decimal {
        /// The least.
        min: Option<Number>,
        /// The greatest.
        max: Option<Number>,
    },
    /// Yes or no, drawn as two choices so that "not answered" differs from "no".
    YesNo,
    /// A declaration to be ticked (cam đoan).
    Consent,
    /// A day.
    Date,
    /// A day, or a month or a year where no more is known.
    PartialDate,
    /// A month of a year.
    Month,
    /// One of several options.
    Choice(Vec<ChoiceOption>),
    /// Several of several options.
    ManyChoice {
        /// The options.
        options: Vec<ChoiceOption>,
        /// Fewest choices.
        min: usize,
        /// Most choices.
        max: usize,
    },
    /// Fields that belong together.
    Group(Group),
    /// A list of items, each drawn as a row or a card.
    Repeat(Repeat),
    /// An address by the codes of areas, or abroad.
    Address(AddressParts),
    /// An uploaded file, set with [`Form::set_file`].
    File,
}

/// What kind of text a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextFormat {
    /// Free text.
    Plain,
    /// A person's name.
    Name,
    /// A personal identity number (số định danh cá nhân), twelve digits.
    IdentityNumber,
    /// A phone number of Việt Nam, ten digits.
    Phone,
    /// An e-mail address.
    Email,
    /// A country by its two letters.
    Country,
    /// A time of day, kept as `HH:MM`.
    TimeOfDay,
    /// A day of the year, kept as `dd/mm`.
    DayMonth,
    /// A code of digits and capital letters.
    Code,
    /// Text with a pattern of its own.
    Other,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What is stored.
    pub value: String,
    /// What people read.
    pub title: Words,
}

/// Fields that belong together, with the conditions among them.
#[derive(Debug, Clone)]
pub struct Group {
    /// The fields in order.
    pub fields: Vec<Field>,
    pub(crate) conditions: Vec<Condition>,
}

impl Group {
    /// The field of a key.
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// A list of items.
#[derive(Debug, Clone)]
pub struct Repeat {
    /// What one item is.
    pub item: Box<Field>,
    /// Fewest items.
    pub min: usize,
    /// Most items.
    pub max: usize,
    /// How many items must carry a certain answer.
    pub marked: Option<Marked>,
}

/// A rule on how many items of a list carry a certain answer, such as "one main line of business".
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// The key of the field in the item.
    pub key: String,
    /// The answer.
    pub value: Value,
    /// Fewest such items.
    pub min: u64,
    /// Most such items.
    pub max: Option<u64>,
}

/// The parts of an address, which are fields of fixed keys.
#[derive(Debug, Clone)]
pub struct AddressParts {
    pub(crate) group: Group,
}

impl AddressParts {
    /// The key of the country, `VN` or absent for an address in Việt Nam.
    pub const COUNTRY: &str = "quocGia";
    /// The key of the province's code.
    pub const PROVINCE: &str = "maTinh";
    /// The key of the district's code, used until 30/6/2025.
    pub const DISTRICT: &str = "maHuyen";
    /// The key of the commune's code.
    pub const COMMUNE: &str = "maXa";
    /// The key of house, street and hamlet.
    pub const DETAIL: &str = "chiTiet";
    /// The key of the whole address abroad.
    pub const ABROAD: &str = "ngoaiNuoc";

    /// The part of a key, where the form has it.
    pub fn part(&self, key: &str) -> Option<&Field> {
        self.group.field(key)
    }

    /// The parts in the order of the form.
    pub fn parts(&self) -> &[Field] {
        &self.group.fields
    }

    /// Whether a part is a code to be chosen from the list of areas.
    pub(crate) fn is_area(key: &str) -> bool {
        [Self::PROVINCE, Self::DISTRICT, Self::COMMUNE].contains(&key)
    }
}

/// When a field is to be filled, said by another field of the same page (or the same item).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependence {
    /// The path of the deciding field, as [`Field::path`].
    pub on: String,
    /// The texts of that field, as in [`crate::Entries`], with which this one is to be filled.
    pub values: Vec<String>,
    /// Whether it is also to be filled while the other has no answer.
    pub or_empty: bool,
}

/// Whose data a prefilled answer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PrefillSubject {
    /// The signed-in person.
    Applicant,
    /// A person looked up by identity number, name and date of birth of the same object.
    ByKey,
    /// People of other parts of the form: `Cha.QueQuan` is of the person of the part `cha`.
    Parts,
}

/// Who a part of a form is about, where another answer says it: the mother is the signed-in person
/// where she files as the mother, and their spouse where the father files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The path of the answer.
    pub on: String,
    /// By its texts, who it is.
    pub cases: Vec<(String, Who)>,
}

/// Somebody whom the register itself connects with the signed-in person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    /// The signed-in person.
    Applicant,
    /// Their husband or wife.
    Spouse,
}

/// Where an answer can come from before anyone types it.
#[derive(Debug, Clone, PartialEq)]
pub struct PrefillHint {
    /// Whose data; `None` where the form leaves it open, and then nothing is filled by itself.
    pub subject: Option<PrefillSubject>,
    /// Names of facts in the population database, the first that has a value counts.
    pub source: Vec<String>,
    /// Who the part is about, where another answer says it (`x-prefill-person`).
    pub person: Option<Whose>,
    /// Facts that the looked-up person must have (`x-expect`).
    pub expect: Option<Value>,
    /// The code of an earlier result whose data can fill the field (`x-reuse`).
    pub reuse: Option<String>,
}

impl Field {
    /// The fields inside: of a group or of an address.
    pub fn children(&self) -> &[Field] {
        self.group().map_or(&[], |group| &group.fields)
    }

    pub(crate) fn group(&self) -> Option<&Group> {
        if let FieldKind::Group(group) = &self.kind {
            Some(group)
        } else if let FieldKind::Address(parts) = &self.kind {
            Some(&parts.group)
        } else {
            None
        }
    }

    /// The list that this field is, where it is one.
    pub fn repeat(&self) -> Option<&Repeat> {
        if let FieldKind::Repeat(repeat) = &self.kind { Some(repeat) } else { None }
    }

    /// The format of a text field.
    pub fn text_format(&self) -> Option<TextFormat> {
        if let FieldKind::Text { format, .. } = self.kind { Some(format) } else { None }
    }

    /// The options of a choice of one or of many.
    pub fn options(&self) -> &[ChoiceOption] {
        if let FieldKind::Choice(options) | FieldKind::ManyChoice { options, .. } = &self.kind {
            options
        } else {
            &[]
        }
    }
}
