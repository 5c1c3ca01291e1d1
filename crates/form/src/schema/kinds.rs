//! What kind a field is.

use super::fields::{Spot, object};
use super::layers::{Layers, words};
use super::{Builder, SchemaCode};
use crate::bounds;
use crate::model::{AddressParts, ChoiceOption, FieldKind, Group, Marked, Repeat, TextFormat};
use crate::pattern::{Pattern, known};
use crate::typed::usual_limit;
use crate::words::Words;
use serde_json::{Number, Value};

/// Keywords of an object.
pub(super) const OBJECT: &[&str] =
    &["type", "properties", "required", "additionalProperties", "allOf", "if", "then", "else"];
const TEXT: &[&str] =
    &["type", "minLength", "maxLength", "pattern", "format", "enum", "oneOf", "const", "not"];
const NUMBER: &[&str] = &["type", "minimum", "maximum"];
const YES_NO: &[&str] = &["type", "const"];
const LIST: &[&str] = &[
    "type",
    "items",
    "minItems",
    "maxItems",
    "uniqueItems",
    "contains",
    "minContains",
    "maxContains",
];

type Kind = (FieldKind, Option<Pattern>);

impl<'s> Builder<'s> {
    /// The kind of a field, with the shape of a text that has a readable pattern.
    pub(super) fn kind(&mut self, layers: &Layers<'s>, spot: &Spot, title: &Words) -> Option<Kind> {
        match layers.get("type").and_then(Value::as_str) {
            Some("string") => self.text(layers),
            Some("integer") => {
                self.allow(layers, NUMBER);
                let (min, max) = (self.whole(layers, "minimum"), self.whole(layers, "maximum"));
                Some((FieldKind::Whole { min, max }, None))
            }
            Some("number") => {
                self.allow(layers, NUMBER);
                let limit = |key| layers.get(key).and_then(Value::as_number).cloned();
                let (min, max): (Option<Number>, _) = (limit("minimum"), limit("maximum"));
                Some((FieldKind::Decimal { min, max }, None))
            }
            Some("boolean") => {
                self.allow(layers, YES_NO);
                let consent = layers.get("const") == Some(&Value::Bool(true));
                Some((if consent { FieldKind::Consent } else { FieldKind::YesNo }, None))
            }
            Some("object") => {
                self.allow(layers, OBJECT);
                Some((object_kind(self.group(layers, spot)), None))
            }
            Some("array") => self.list(layers, spot, title).map(|kind| (kind, None)),
            other => {
                let pointer = layers.pointer_of("type");
                self.problem(&pointer, SchemaCode::UnknownKind, other.unwrap_or_default());
                None
            }
        }
    }

    fn text(&mut self, layers: &Layers<'s>) -> Option<Kind> {
        self.allow(layers, TEXT);
        if layers.get("oneOf").is_some() || layers.get("enum").is_some() {
            return self.options(layers).map(|options| (FieldKind::Choice(options), None));
        }
        if let Some(not) = object(layers.get("not")) {
            self.allow_in(not, &layers.pointer_of("not"), &["pattern"]);
        }
        let pattern = layers.text("pattern");
        let shape = pattern.and_then(Pattern::parse);
        let kind = match layers.text("format") {
            Some("date") => return Some((FieldKind::Date, None)),
            Some("email") => self.plain(layers, TextFormat::Email),
            Some(other) => {
                let pointer = layers.pointer_of("format");
                self.problem(&pointer, SchemaCode::UnsupportedKeyword, other);
                return None;
            }
            None => match pattern {
                Some(known::PARTIAL_DATE) => FieldKind::PartialDate,
                Some(known::MONTH) => FieldKind::Month,
                pattern => self.plain(layers, text_format(pattern, shape.as_ref())),
            },
        };
        Some((kind, shape))
    }

    fn plain(&mut self, layers: &Layers<'s>, format: TextFormat) -> FieldKind {
        let given = self.limit(layers, "maxLength", bounds::TEXT);
        let lines = layers.get("x-multiline").and_then(Value::as_bool);
        let multiline =
            lines.unwrap_or_else(|| given.is_some_and(|max| max >= bounds::SEVERAL_LINES));
        let min = self.limit(layers, "minLength", bounds::TEXT).unwrap_or(0);
        FieldKind::Text {
            multiline: multiline && format == TextFormat::Plain,
            min,
            max: given.unwrap_or_else(|| usual_limit(multiline)),
            format,
        }
    }

    fn list(&mut self, layers: &Layers<'s>, spot: &Spot, title: &Words) -> Option<FieldKind> {
        self.allow(layers, LIST);
        let min = self.limit(layers, "minItems", bounds::ITEMS).unwrap_or(0);
        let max = self.limit(layers, "maxItems", bounds::ITEMS).unwrap_or(bounds::USUAL_ITEMS);
        let pointer = layers.pointer_of("items");
        let Some(items) = layers.get("items") else {
            self.problem(&pointer, SchemaCode::UnknownKind, "items");
            return None;
        };
        let item = self.layers(items, &pointer)?;
        if item.get("oneOf").is_some() || item.get("enum").is_some() {
            self.allow(&item, TEXT);
            let options = self.options(&item)?;
            return Some(FieldKind::ManyChoice { options, min, max });
        }
        let item = Box::new(self.field(items, &pointer, &spot.item(title))?);
        if item.repeat().is_some() {
            self.problem(&pointer, SchemaCode::UnknownKind, "a list of lists");
            return None;
        }
        let marked = self.marked(layers, item.group());
        Some(FieldKind::Repeat(Repeat { item, min, max, marked }))
    }

    /// The rule on how many items carry an answer: `contains` one property with a constant.
    fn marked(&mut self, layers: &Layers<'s>, item: Option<&Group>) -> Option<Marked> {
        let contains = object(Some(layers.get("contains")?));
        let properties = contains.and_then(|c| object(c.get("properties")));
        let one = properties.filter(|p| p.len() == 1).and_then(|p| p.iter().next());
        let constant = one.and_then(|(key, schema)| Some((key, schema.get("const")?)));
        let known = constant.filter(|(key, _)| item.is_some_and(|i| i.field(key).is_some()));
        let Some((key, value)) = known else {
            let pointer = layers.pointer_of("contains");
            self.problem(&pointer, SchemaCode::UnsupportedKeyword, "contains");
            return None;
        };
        let number = |key| layers.get(key).and_then(Value::as_u64);
        Some(Marked {
            key: key.clone(),
            value: value.clone(),
            min: number("minContains").unwrap_or(1),
            max: number("maxContains"),
        })
    }

    fn options(&mut self, layers: &Layers<'s>) -> Option<Vec<ChoiceOption>> {
        let titled = layers.get("oneOf").and_then(Value::as_array);
        let plain = layers.get("enum").and_then(Value::as_array);
        let options: Option<Vec<ChoiceOption>> = match titled {
            Some(all) => all.iter().map(option).collect(),
            None => plain.into_iter().flatten().map(option).collect(),
        };
        let fits = |options: &Vec<ChoiceOption>| (1..=bounds::OPTIONS).contains(&options.len());
        if options.as_ref().is_some_and(fits) {
            return options;
        }
        let pointer = layers.pointer_of(if titled.is_some() { "oneOf" } else { "enum" });
        self.problem(&pointer, SchemaCode::BadOptions, bounds::OPTIONS);
        None
    }

    /// A count in the schema, up to a bound.
    fn limit(&mut self, layers: &Layers<'s>, keyword: &str, most: usize) -> Option<usize> {
        let value = layers.get(keyword)?;
        let limit = value.as_u64().and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= most);
        if limit.is_none() {
            self.problem(&layers.pointer_of(keyword), SchemaCode::BadLimit, value);
        }
        limit
    }

    fn whole(&mut self, layers: &Layers<'s>, keyword: &str) -> Option<i64> {
        let value = layers.get(keyword)?;
        let limit = value.as_i64();
        if limit.is_none() {
            self.problem(&layers.pointer_of(keyword), SchemaCode::BadLimit, value);
        }
        limit
    }
}

fn option(schema: &Value) -> Option<ChoiceOption> {
    if let Some(value) = schema.as_str() {
        return Some(ChoiceOption { value: value.to_owned(), title: Words::new(value, None) });
    }
    let value = schema.get("const")?.as_str()?.to_owned();
    let title = words(schema.as_object()?, "title", "x-title-en");
    Some(ChoiceOption { title: title.unwrap_or_else(|| Words::new(&*value, None)), value })
}

fn text_format(pattern: Option<&str>, shape: Option<&Pattern>) -> TextFormat {
    match pattern {
        None => TextFormat::Plain,
        Some(known::IDENTITY) => TextFormat::IdentityNumber,
        Some(known::PHONE) => TextFormat::Phone,
        Some(known::NAME) => TextFormat::Name,
        Some(known::COUNTRY) => TextFormat::Country,
        Some(known::TIME) => TextFormat::TimeOfDay,
        Some(known::DAY_MONTH) => TextFormat::DayMonth,
        Some(_) if shape.is_some_and(Pattern::is_code) => TextFormat::Code,
        Some(_) => TextFormat::Other,
    }
}

/// Files and addresses are told by the keys that all forms give them.
fn object_kind(group: Group) -> FieldKind {
    const FILE: &str = "tepId";
    let address = [AddressParts::PROVINCE, AddressParts::COMMUNE, AddressParts::DETAIL];
    if group.field(FILE).is_some() {
        FieldKind::File
    } else if address.iter().all(|key| group.field(key).is_some()) {
        FieldKind::Address(AddressParts { group })
    } else {
        FieldKind::Group(group)
    }
}
