//! The people whom a form names, with what was declared of each.

use mc_form::{Field, FieldKind, Form, NumberSays, PrefillSubject, Section, Words};
use mc_gateway::population::{Birth, folded_name};
use mc_store::subjects::Subject;
use serde_json::Value;

/// The most people of one form that can be asked about.
const MOST_PEOPLE: usize = 40;
/// The key of the applicant.
pub const APPLICANT: &str = "applicant";

/// A person of a form.
#[derive(Debug, Clone)]
pub struct NamedPerson {
    /// The path in the form, or [`APPLICANT`].
    pub key: String,
    /// How the form calls them: `Mẹ`; nothing where only the account knows them.
    pub titles: Vec<Words>,
    /// The identity number as declared.
    pub number: String,
    /// The name.
    pub name: String,
    /// The date of birth: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
    pub birth: String,
    /// What was declared of them.
    pub declared: Vec<Declared>,
}

/// Something declared that the register may know.
#[derive(Debug, Clone)]
pub struct Declared {
    /// The path of the answer.
    pub path: String,
    /// The label.
    pub label: Words,
    /// Names of the facts it is held against, the first that the register knows counts.
    pub names: Vec<String>,
    /// The answer.
    pub value: Value,
}

/// What is doubtful about an identity number by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberDoubt {
    /// It has not twelve digits.
    NotTwelveDigits,
    /// Its first three digits are no province and no country.
    UnknownPlace,
    /// It says another year of birth than was declared.
    Year {
        /// The year that the number carries.
        inside: i16,
    },
    /// It says the other sex than was declared.
    Sex,
}

impl NumberDoubt {
    /// Whether nobody can have such a number, so that asking makes no sense.
    pub const fn is_impossible(self) -> bool {
        matches!(self, Self::NotTwelveDigits | Self::UnknownPlace)
    }
}

impl NamedPerson {
    /// The date of birth as the register is asked with it.
    pub fn asked_birth(&self) -> Option<Birth> {
        Birth::read(&self.birth)
    }

    /// What is doubtful about the number.
    pub fn doubts(&self) -> Vec<NumberDoubt> {
        let Some(says) = NumberSays::of(&self.number) else {
            return vec![NumberDoubt::NotTwelveDigits];
        };
        let year = self.asked_birth().and_then(|birth| i16::try_from(birth.year).ok());
        let sex = self.declared.iter().find(|d| d.names.iter().any(|name| name == "GioiTinh"));
        let said = sex.and_then(|declared| declared.value.as_str());
        let is_other = match said {
            Some("1") => says.is_woman,
            Some("2") => !says.is_woman,
            Some(_) | None => false,
        };
        let place = (!says.is_place_known).then_some(NumberDoubt::UnknownPlace);
        let year = year.filter(|year| *year != says.year);
        let year = year.map(|_declared| NumberDoubt::Year { inside: says.year });
        place.into_iter().chain(year).chain(is_other.then_some(NumberDoubt::Sex)).collect()
    }

    fn is_same(&self, other: &Self) -> bool {
        let year = |person: &Self| person.asked_birth().map(|birth| birth.year);
        self.number == other.number
            && folded_name(&self.name) == folded_name(&other.name)
            && year(self) == year(other)
    }
}

/// The people of a form who have a number and a name: the applicant first. Whoever is named twice with
/// the same number, name and year stands once.
pub fn people_of(form: &Form, answers: &Value, applicant: &Subject) -> Vec<NamedPerson> {
    let mut found = Vec::new();
    if applicant.kind == "person" && applicant.id_kind == "CCCD" {
        found.push(NamedPerson {
            key: APPLICANT.to_owned(),
            titles: Vec::new(),
            number: applicant.id_number.clone(),
            name: applicant.name.clone(),
            birth: applicant.birth.clone(),
            declared: Vec::new(),
        });
    }
    for section in &form.sections {
        for key in section.keys() {
            if let (Some(field), Some(value)) = (form.field(key), answers.get(key)) {
                visit(field, value, key, &mut found);
            }
        }
    }
    found
}

fn visit(field: &Field, value: &Value, path: &str, found: &mut Vec<NamedPerson>) {
    match (&field.kind, value) {
        (FieldKind::Group(group), Value::Object(_)) => {
            enter(person(field, &group.fields, value, path), found);
            for inner in &group.fields {
                if let Some(answer) = value.get(&inner.key) {
                    visit(inner, answer, &format!("{path}.{}", inner.key), found);
                }
            }
        }
        (FieldKind::Repeat(repeat), Value::Array(items)) => {
            for (i, item) in items.iter().enumerate() {
                visit(&repeat.item, item, &format!("{path}[{i}]"), found);
            }
        }
        _ => {}
    }
}

/// Adds a person, or what was declared of them once more.
fn enter(person: Option<NamedPerson>, found: &mut Vec<NamedPerson>) {
    let Some(person) = person else { return };
    if let Some(known) = found.iter_mut().find(|known| known.is_same(&person)) {
        known.titles.extend(person.titles);
        known.declared.extend(person.declared);
    } else if found.len() < MOST_PEOPLE {
        found.push(person);
    }
}

/// The person that a group describes, where it asks for number and name of one.
fn person(field: &Field, fields: &[Field], value: &Value, path: &str) -> Option<NamedPerson> {
    let hinted = |name: &str| {
        let of = |field: &&Field| {
            let hint = field.prefill.as_ref();
            hint.is_some_and(|hint| hint.subject.is_some() && hint.source == [name])
        };
        let field = fields.iter().find(of)?;
        value.get(&field.key)?.as_str().map(str::to_owned)
    };
    let name = hinted("HoVaTen")?;
    let number = hinted("SoDinhDanh").filter(|number| !number.is_empty())?;
    let declared = fields.iter().filter_map(|field| {
        let hint = field.prefill.as_ref().filter(|hint| hint.subject.is_some())?;
        let given = value.get(&field.key).filter(|value| !value.is_null())?;
        Some(Declared {
            path: format!("{path}.{}", field.key),
            label: field.title.clone(),
            names: hint.source.clone(),
            value: given.clone(),
        })
    });
    Some(NamedPerson {
        key: path.to_owned(),
        titles: vec![field.title.clone()],
        number,
        name,
        birth: hinted("NgayThangNamSinh").unwrap_or_default(),
        declared: declared.collect(),
    })
}

/// Whether a form asks for the name or the number of whoever files.
pub(crate) fn asks_of_applicant(form: &Form) -> bool {
    fn asks(field: &Field) -> bool {
        let own = field.prefill.as_ref().is_some_and(|hint| {
            hint.subject == Some(PrefillSubject::Applicant) && !hint.source.is_empty()
        });
        let inside =
            if let FieldKind::Group(group) = &field.kind { group.fields.as_slice() } else { &[] };
        own || inside.iter().any(asks)
    }
    form.sections.iter().flat_map(Section::keys).filter_map(|key| form.field(key)).any(asks)
}

/// The first field of a form that a fact can fill.
pub(super) fn hinted_field<'f>(form: &'f Form, name: &str) -> Option<&'f Field> {
    form.sections.iter().flat_map(Section::keys).find_map(|key| hinted(form.field(key)?, name))
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other kind holds no fields")]
fn hinted<'f>(field: &'f Field, name: &str) -> Option<&'f Field> {
    let hint = field.prefill.as_ref();
    if hint.is_some_and(|hint| hint.source.iter().any(|source| source == name)) {
        return Some(field);
    }
    match &field.kind {
        FieldKind::Group(group) => group.fields.iter().find_map(|inner| hinted(inner, name)),
        FieldKind::Repeat(repeat) => hinted(&repeat.item, name),
        _ => None,
    }
}
