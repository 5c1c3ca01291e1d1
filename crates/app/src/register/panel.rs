//! What was declared, held against what the register says: a plain verdict a field.

use super::{
    Element,
    facts::{fact, relative},
    people::{Declared, NamedPerson, hinted_field},
};
use mc_form::{AddressParts, AreaLevel, AreaNames, Form, Words};
use mc_gateway::population::{Address, Citizen};
use mc_kernel::{Locale, fold};
use serde_json::Value;

/// How what was declared stands to what the register says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the same.
    Agrees,
    /// It is not the same.
    Differs,
    /// The register does not say.
    NotKnown,
}

/// A row of the panel: one of the twenty elements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The element.
    pub element: Element,
    /// What the register says; empty where it does not say.
    pub says: Said,
    /// What was declared of it, each with its verdict.
    pub declared: Vec<Held>,
}

/// What the register says, ready to be put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// A text.
    Text(String),
    /// A code of a table that has words: sex, marriage, blood, religion.
    Code(String),
    /// A date as far as it is known.
    Date(String),
    /// A person: name, number.
    Person(String, String),
    /// The head of the household: name, number, the code of the relation.
    Head(String, String, String),
}

/// Something declared with its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The label in the form.
    pub label: Words,
    /// The path in the form.
    pub path: String,
    /// How it stands.
    pub verdict: Verdict,
}

/// The names that codes have, for the words of a row.
pub struct Names<'a> {
    /// Of areas.
    pub areas: &'a dyn AreaNames,
    /// The form, whose choices name ethnic groups.
    pub form: &'a Form,
    /// The language.
    pub locale: Locale,
}

/// The twenty rows.
pub fn rows(person: &NamedPerson, citizen: &Citizen, names: &Names<'_>) -> Vec<Row> {
    let row = |element: Element| Row {
        element,
        says: said(element, citizen, names),
        declared: person
            .declared
            .iter()
            .filter(|declared| element_of(declared, citizen) == Some(element))
            .map(|declared| Held {
                label: declared.label.clone(),
                path: declared.path.clone(),
                verdict: verdict(declared, citizen),
            })
            .collect(),
    };
    Element::ALL.into_iter().map(row).collect()
}

/// The element that something declared is held against: the first that the register knows, else the
/// first that it could know.
fn element_of(declared: &Declared, citizen: &Citizen) -> Option<Element> {
    let name = known_name(declared, citizen).or_else(|| declared.names.first().map(String::as_str));
    Element::of_fact(name?)
}

fn known_name<'d>(declared: &'d Declared, citizen: &Citizen) -> Option<&'d str> {
    let wanted = |name: &&String| match kind_of_paper(&declared.value) {
        Some("CMND") => *name == "SoCMND",
        Some(_) => *name == "SoDinhDanh",
        None => true,
    };
    let mut names = declared.names.iter().filter(wanted);
    names.find(|name| fact(citizen, name).is_some()).map(String::as_str)
}

/// An identity paper is an object with its kind and its number.
fn kind_of_paper(value: &Value) -> Option<&str> {
    value.get("so")?;
    value.get("loai")?.as_str()
}

fn verdict(declared: &Declared, citizen: &Citizen) -> Verdict {
    if kind_of_paper(&declared.value).is_some_and(|kind| !matches!(kind, "CCCD" | "CMND")) {
        // The register knows nothing of passports.
        return Verdict::NotKnown;
    }
    let Some(name) = known_name(declared, citizen) else { return Verdict::NotKnown };
    let Some(says) = fact(citizen, name) else { return Verdict::NotKnown };
    let agrees = match (&declared.value, &says) {
        (Value::Object(given), Value::String(number)) => {
            given.get("so").and_then(Value::as_str).is_some_and(|so| digits(so) == digits(number))
        }
        (Value::Object(_), Value::Object(_)) => is_same_address(&declared.value, &says),
        (Value::String(given), Value::String(says)) => is_same_text(name, given, says),
        (given, says) => given == says,
    };
    if agrees { Verdict::Agrees } else { Verdict::Differs }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn is_same_text(name: &str, given: &str, says: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or(name);
    match last {
        "NgayThangNamSinh" => is_same_birth(given, says),
        "SoDinhDanh" | "SoCMND" => digits(given) == digits(says),
        // Marks count in a name: `Hòa` is not `Hoa`.
        _ => normal(given) == normal(says),
    }
}

/// A date of which one side knows less is the same as far as both know it.
fn is_same_birth(given: &str, says: &str) -> bool {
    given.starts_with(says) || says.starts_with(given)
}

/// Lower case, single spaces, the marks of one form; letters with marks stay what they are.
fn normal(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    mc_kernel::composed(&words)
}

/// Districts are left aside: since 2025-07-01 nobody reads them. Houses and streets are compared
/// without marks and punctuation, which people write in many ways.
fn is_same_address(given: &Value, says: &Value) -> bool {
    let text = |of: &Value, key: &str| {
        of.get(key).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let country = |of: &Value| text(of, AddressParts::COUNTRY).unwrap_or_else(|| "VN".to_owned());
    let same = |key: &str| text(given, key) == text(says, key);
    let detail = |of: &Value| {
        let detail = text(of, AddressParts::DETAIL).or_else(|| text(of, AddressParts::ABROAD));
        fold(&detail.unwrap_or_default()).replace(['-', '.'], " ")
    };
    country(given) == country(says)
        && same(AddressParts::PROVINCE)
        && (same(AddressParts::COMMUNE) || text(says, AddressParts::COMMUNE).is_none())
        && detail(given) == detail(says)
}

fn said(element: Element, citizen: &Citizen, names: &Names<'_>) -> Said {
    let text = |text: &str| {
        if text.is_empty() { Said::Nothing } else { Said::Text(text.to_owned()) }
    };
    let code = |code: &str, unknown: &str| {
        if code.is_empty() || code == unknown { Said::Nothing } else { Said::Code(code.to_owned()) }
    };
    let place = |address: &Address| text(&words_of(address, names));
    match element {
        Element::Number => text(&citizen.number),
        Element::OldNumber => text(&citizen.old_number),
        Element::Name => text(&citizen.name),
        Element::Sex => code(&citizen.sex, "0"),
        Element::Ethnic => text(&ethnic(&citizen.ethnic, names)),
        Element::Religion => code(&citizen.religion, ""),
        Element::Marriage => code(&citizen.marriage, "0"),
        Element::Blood => code(&citizen.blood, "00"),
        Element::Birth if citizen.birth.is_empty() => Said::Nothing,
        Element::Birth => Said::Date(citizen.birth.clone()),
        Element::BirthRegistered => place(&citizen.birth_registered),
        Element::Nationality => text(&country(&citizen.nationality, names)),
        Element::Origin => place(&citizen.origin),
        Element::Residence => place(&citizen.residence),
        Element::Current => place(&citizen.current),
        Element::Father | Element::Mother | Element::Spouse | Element::Representative => {
            relative(citizen, element).map_or(Said::Nothing, |person| {
                Said::Person(person.name.clone(), person.number.clone())
            })
        }
        Element::Household => relative(citizen, element).map_or(Said::Nothing, |head| {
            let relation = citizen.household.relation.clone();
            Said::Head(head.name.clone(), head.number.clone(), relation)
        }),
        Element::Book => text(&citizen.book),
    }
}

/// An address in one line; a code that has no name any more stays a code.
fn words_of(address: &Address, names: &Names<'_>) -> String {
    let area = |level, code: &str| {
        (!code.is_empty()).then(|| {
            names.areas.area_name(level, code, names.locale).unwrap_or_else(|| code.to_owned())
        })
    };
    let abroad = !matches!(address.country.as_str(), "" | "VN");
    let parts = [
        Some(address.detail.clone()).filter(|detail| !detail.is_empty()),
        area(AreaLevel::Commune, &address.commune),
        area(AreaLevel::District, &address.district),
        area(AreaLevel::Province, &address.province),
        abroad.then(|| country(&address.country, names)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn country(code: &str, names: &Names<'_>) -> String {
    let name = names.areas.area_name(AreaLevel::Country, code, names.locale);
    name.unwrap_or_else(|| code.to_owned())
}

/// The name of an ethnic group, as a choice of the form has it.
fn ethnic(code: &str, names: &Names<'_>) -> String {
    if code == "00" {
        return String::new();
    }
    let field = hinted_field(names.form, Element::Ethnic.name());
    let option = field.and_then(|field| field.options().iter().find(|option| option.value == code));
    option.map_or_else(|| code.to_owned(), |option| option.title.say(names.locale).text.to_owned())
}
