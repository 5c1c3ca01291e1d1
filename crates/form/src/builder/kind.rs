//! The kinds of fields that an administrator chooses from, and their schemas.

use super::place::{layer_with, word};
use crate::bounds;
use crate::model::AddressParts;
use crate::pattern::known;
use serde_json::{Map, Value, json};

/// The kinds of fields of a builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A line of text.
    Text,
    /// Several lines of text.
    LongText,
    /// A person's name.
    Name,
    /// A personal identity number.
    Identity,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A text with a pattern of its own.
    Pattern,
    /// A country.
    Country,
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// Yes or no.
    YesNo,
    /// A declaration to be ticked.
    Consent,
    /// A day.
    Date,
    /// A day, or a month or a year.
    PartialDate,
    /// A month.
    Month,
    /// A time of day.
    TimeOfDay,
    /// A day of the year.
    DayMonth,
    /// One of several options.
    Choice,
    /// Several of several options.
    ManyChoice,
    /// An address.
    Address,
    /// A file.
    File,
    /// Fields that belong together; at the top of a form a page of its own.
    Group,
    /// A group that may come several times.
    List,
}

/// Keywords that make the kind of a field; everything else about it stays when the kind changes.
pub(super) const KEYWORDS: [&str; 22] = [
    "$ref",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "allOf",
    "if",
    "then",
    "else",
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "enum",
    "oneOf",
    "const",
    "not",
    "minimum",
    "maximum",
    "items",
    "x-multiline",
    "default",
];

/// The key by which a file is known.
const FILE_KEY: &str = "tepId";

impl Kind {
    /// Every kind, in the order of the choice.
    pub const ALL: [Self; 23] = [
        Self::Text,
        Self::LongText,
        Self::Choice,
        Self::ManyChoice,
        Self::YesNo,
        Self::Date,
        Self::PartialDate,
        Self::Month,
        Self::DayMonth,
        Self::TimeOfDay,
        Self::Whole,
        Self::Decimal,
        Self::Name,
        Self::Identity,
        Self::Phone,
        Self::Email,
        Self::Country,
        Self::Pattern,
        Self::Address,
        Self::File,
        Self::Consent,
        Self::Group,
        Self::List,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long-text",
            Self::Name => "name",
            Self::Identity => "identity",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Pattern => "pattern",
            Self::Country => "country",
            Self::Whole => "whole",
            Self::Decimal => "decimal",
            Self::YesNo => "yes-no",
            Self::Consent => "consent",
            Self::Date => "date",
            Self::PartialDate => "partial-date",
            Self::Month => "month",
            Self::TimeOfDay => "time",
            Self::DayMonth => "day-month",
            Self::Choice => "choice",
            Self::ManyChoice => "many-choice",
            Self::Address => "address",
            Self::File => "file",
            Self::Group => "group",
            Self::List => "list",
        }
    }

    /// Reads the stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it has options.
    pub const fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::ManyChoice)
    }

    /// Whether fields stand inside.
    pub const fn has_fields(self) -> bool {
        matches!(self, Self::Group | Self::List)
    }

    /// The keywords of the least and the most, where it has them.
    pub(super) const fn limits(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::Text | Self::LongText | Self::Name | Self::Email => {
                Some(("minLength", "maxLength"))
            }
            Self::Whole | Self::Decimal => Some(("minimum", "maximum")),
            Self::ManyChoice | Self::List => Some(("minItems", "maxItems")),
            Self::Identity
            | Self::Phone
            | Self::Pattern
            | Self::Country
            | Self::YesNo
            | Self::Consent
            | Self::Date
            | Self::PartialDate
            | Self::Month
            | Self::TimeOfDay
            | Self::DayMonth
            | Self::Choice
            | Self::Address
            | Self::File
            | Self::Group => None,
        }
    }

    /// Whether the least and the most can be set.
    pub const fn has_limits(self) -> bool {
        self.limits().is_some()
    }

    /// The schema of an empty field of the kind, without words.
    pub(super) fn schema(self) -> Map<String, Value> {
        let text = |pattern: &str| json!({ "type": "string", "pattern": pattern });
        let value = match self {
            Self::Text => json!({ "type": "string", "x-multiline": false, "maxLength": 200 }),
            Self::LongText => json!({ "type": "string", "x-multiline": true, "maxLength": 2000 }),
            Self::Name => {
                json!({ "type": "string", "minLength": 2, "maxLength": 100, "pattern": known::NAME })
            }
            Self::Identity => text(known::IDENTITY),
            Self::Phone => text(known::PHONE),
            Self::Email => json!({ "type": "string", "format": "email", "maxLength": 100 }),
            Self::Pattern => text("^[0-9A-Z]{1,20}$"),
            Self::Country => text(known::COUNTRY),
            Self::Whole => json!({ "type": "integer" }),
            Self::Decimal => json!({ "type": "number" }),
            Self::YesNo => json!({ "type": "boolean" }),
            Self::Consent => json!({ "type": "boolean", "const": true }),
            Self::Date => json!({ "type": "string", "format": "date" }),
            Self::PartialDate => text(known::PARTIAL_DATE),
            Self::Month => text(known::MONTH),
            Self::TimeOfDay => text(known::TIME),
            Self::DayMonth => text(known::DAY_MONTH),
            Self::Choice => json!({ "type": "string", "oneOf": [] }),
            Self::ManyChoice => {
                json!({ "type": "array", "items": { "type": "string", "oneOf": [] }, "uniqueItems": true })
            }
            Self::Address => json!({ "$ref": "#/$defs/diaChi" }),
            Self::File => file(),
            Self::Group => group(),
            Self::List => {
                json!({ "type": "array", "items": group(), "maxItems": bounds::USUAL_ITEMS })
            }
        };
        value.as_object().cloned().unwrap_or_default()
    }
}

fn group() -> Value {
    json!({ "type": "object", "properties": {}, "required": [], "additionalProperties": false })
}

fn file() -> Value {
    json!({
        "type": "object",
        "properties": {
            "tepId": { "type": "string", "minLength": 1, "title": "Mã tệp trong kho" },
            "ten": { "type": "string", "maxLength": 200, "title": "Tên tệp" },
            "bam": { "type": "string", "pattern": "^[0-9a-f]{64}$", "title": "Mã băm SHA-256" }
        },
        "required": ["tepId"],
        "additionalProperties": false
    })
}

/// The kind of a field of a schema; nothing where a builder does not make such fields.
pub(super) fn kind_of(root: &Value, pointer: &str) -> Option<Kind> {
    let text = |keyword: &str| word(root, pointer, keyword).and_then(Value::as_str);
    match text("type")? {
        "string" => kind_of_text(root, pointer),
        "integer" => Some(Kind::Whole),
        "number" => Some(Kind::Decimal),
        "boolean" => {
            let is_consent = word(root, pointer, "const") == Some(&Value::Bool(true));
            Some(if is_consent { Kind::Consent } else { Kind::YesNo })
        }
        "object" => {
            let properties = word(root, pointer, "properties")?;
            let address = [AddressParts::PROVINCE, AddressParts::COMMUNE, AddressParts::DETAIL];
            Some(if properties.get(FILE_KEY).is_some() {
                Kind::File
            } else if address.iter().all(|key| properties.get(key).is_some()) {
                Kind::Address
            } else {
                Kind::Group
            })
        }
        "array" => {
            let items = format!("{}/items", layer_with(root, pointer, "items")?);
            let has = |keyword: &str| word(root, &items, keyword).is_some();
            if has("oneOf") || has("enum") {
                return Some(Kind::ManyChoice);
            }
            (kind_of(root, &items)? == Kind::Group).then_some(Kind::List)
        }
        _ => None,
    }
}

fn kind_of_text(root: &Value, pointer: &str) -> Option<Kind> {
    let has = |keyword: &str| word(root, pointer, keyword);
    if has("oneOf").is_some() || has("enum").is_some() {
        return Some(Kind::Choice);
    }
    match has("format").and_then(Value::as_str) {
        Some("date") => return Some(Kind::Date),
        Some("email") => return Some(Kind::Email),
        Some(_) => return None,
        None => {}
    }
    let known = [
        (known::IDENTITY, Kind::Identity),
        (known::PHONE, Kind::Phone),
        (known::NAME, Kind::Name),
        (known::PARTIAL_DATE, Kind::PartialDate),
        (known::MONTH, Kind::Month),
        (known::TIME, Kind::TimeOfDay),
        (known::DAY_MONTH, Kind::DayMonth),
        (known::COUNTRY, Kind::Country),
    ];
    if let Some(pattern) = has("pattern").and_then(Value::as_str) {
        let found = known.into_iter().find(|(one, _)| *one == pattern);
        return Some(found.map_or(Kind::Pattern, |(_, kind)| kind));
    }
    let most = has("maxLength").and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok());
    let lines = has("x-multiline").and_then(Value::as_bool);
    let lines = lines.unwrap_or_else(|| most.is_some_and(|n| n >= bounds::SEVERAL_LINES));
    Some(if lines { Kind::LongText } else { Kind::Text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_own_schema() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
            let root = json!({
                "properties": { "a": kind.schema() },
                "$defs": { "diaChi": { "type": "object", "properties": { "maTinh": {}, "maXa": {}, "chiTiet": {} } } }
            });
            assert_eq!(kind_of(&root, "/properties/a"), Some(kind), "{kind:?}");
        }
    }
}
