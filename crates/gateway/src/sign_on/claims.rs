//! What a provider's words about a person come to.

use super::{SignOnError, settings::Shape};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::fmt;

/// The longest text of a claim that is taken; the rest is cut.
const MOST_CLAIM_CHARS: usize = 300;

/// How surely a person was recognised (NĐ 69/2024/NĐ-CP): mức độ 01 and 02.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Mức độ 01.
    One,
    /// Mức độ 02: as good as the card itself.
    Two,
}

/// Who signed on, as far as the provider says. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Identified {
    /// The technical id: stable, and it says nothing.
    pub tech_id: String,
    /// Whether it is an organisation.
    pub is_organisation: bool,
    /// The identity number of a person, the tax number of an organisation.
    pub number: String,
    /// The old nine-digit number of the same person; empty when nothing is said.
    pub old_number: String,
    /// The name.
    pub name: String,
    /// The date of birth, `yyyy-mm-dd` or `yyyy`; empty when nothing is said.
    pub birth: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Electronic mail; may be empty.
    pub email: String,
    /// Address in one line; may be empty.
    pub address: String,
    /// How surely.
    pub level: Level,
    /// The token, which the provider wants back when the person signs out there.
    pub id_token: String,
}

impl fmt::Debug for Identified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identified({:?})", self.level)
    }
}

/// Which claims say what: of each list the first that is there and not empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// The technical id.
    pub tech_id: Vec<String>,
    /// The identity number.
    pub number: Vec<String>,
    /// The old nine-digit number.
    pub old_number: Vec<String>,
    /// The tax number of an organisation.
    pub tax_number: Vec<String>,
    /// The name of a person.
    pub name: Vec<String>,
    /// The name of an organisation.
    pub organisation: Vec<String>,
    /// The date of birth.
    pub birth: Vec<String>,
    /// Telephone.
    pub phone: Vec<String>,
    /// Electronic mail.
    pub email: Vec<String>,
    /// Address.
    pub address: Vec<String>,
    /// The claim that is 2 for an organisation.
    pub kind: Vec<String>,
    /// The level.
    pub level: Vec<String>,
    /// The values of the level that mean mức độ 02.
    pub level_two: Vec<String>,
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

impl Mapping {
    /// What a shape's claims are called.
    pub fn of(shape: Shape) -> Self {
        let national = Self {
            tech_id: names(&["TechID"]),
            number: names(&["SoDinhDanh"]),
            old_number: names(&["SoCMND"]),
            tax_number: names(&["MaSoThue", "MaSoDoanhNghiep"]),
            name: names(&["HoVaTen"]),
            organisation: names(&["TenDoanhNghiep"]),
            birth: names(&["NgayThangNamSinh"]),
            phone: names(&["SoDienThoai"]),
            email: names(&["ThuDienTu"]),
            address: names(&["NoiOHienNay", "ThuongTru", "DiaChi"]),
            kind: names(&["LoaiTaiKhoan"]),
            level: names(&["acr"]),
            level_two: names(&["LoA3", "LoA4"]),
        };
        match shape {
            Shape::Portal => national,
            Shape::VNeId => {
                Self { level: names(&["IAL"]), level_two: names(&["2", "02"]), ..national }
            }
            Shape::Standard => Self {
                tech_id: names(&["sub"]),
                number: names(&["personal_number"]),
                name: names(&["name"]),
                birth: names(&["birthdate"]),
                phone: names(&["phone_number"]),
                email: names(&["email"]),
                level: names(&["acr"]),
                level_two: names(&["02"]),
                ..Self::default()
            },
        }
    }

    /// These where they say something, the usual ones else.
    pub(super) fn over(self, usual: Self) -> Self {
        let or = |own: Vec<String>, usual| if own.is_empty() { usual } else { own };
        Self {
            tech_id: or(self.tech_id, usual.tech_id),
            number: or(self.number, usual.number),
            old_number: or(self.old_number, usual.old_number),
            tax_number: or(self.tax_number, usual.tax_number),
            name: or(self.name, usual.name),
            organisation: or(self.organisation, usual.organisation),
            birth: or(self.birth, usual.birth),
            phone: or(self.phone, usual.phone),
            email: or(self.email, usual.email),
            address: or(self.address, usual.address),
            kind: or(self.kind, usual.kind),
            level: or(self.level, usual.level),
            level_two: or(self.level_two, usual.level_two),
        }
    }

    /// Who signed on. `token` was signed, `about` came with it; where both say something, the token
    /// counts.
    ///
    /// # Errors
    /// [`SignOnError::NoIdentity`] without technical id, number or name.
    pub fn read(
        &self,
        token: &Map<String, Value>,
        about: &Map<String, Value>,
        id_token: &str,
    ) -> Result<Identified, SignOnError> {
        let said = |names: &[String]| -> String {
            let values = names.iter().flat_map(|name| [token.get(name), about.get(name)]);
            values.flatten().map(text).find(|text| !text.is_empty()).unwrap_or_default()
        };
        let is_organisation = said(&self.kind) == "2";
        let digits = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let (number, name) = if is_organisation {
            (digits(said(&self.tax_number)), said(&self.organisation))
        } else {
            (digits(said(&self.number)), said(&self.name))
        };
        let needed = |text: String, what| match text.as_str() {
            "" => Err(SignOnError::NoIdentity(what)),
            _ => Ok(text),
        };
        let levels = self.level.iter().filter_map(|name| token.get(name).or(about.get(name)));
        let is_two = levels.flat_map(values).any(|level| self.level_two.contains(&level));
        Ok(Identified {
            tech_id: needed(said(&self.tech_id), "technical id")?,
            is_organisation,
            number: needed(number, "identity number")?,
            old_number: digits(said(&self.old_number)),
            name: needed(name, "name")?,
            birth: birth(&said(&self.birth)),
            phone: said(&self.phone),
            email: said(&self.email),
            address: said(&self.address),
            level: if is_two { Level::Two } else { Level::One },
            id_token: id_token.to_owned(),
        })
    }
}

/// A claim as text, in one line.
fn text(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    };
    text.chars().filter(|c| !c.is_control()).take(MOST_CLAIM_CHARS).collect()
}

/// A claim that may be a list.
fn values(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().map(text).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            vec![text(value)]
        }
    }
}

/// A date as the providers write it (`19970412`, `12/04/1997`, `1997-04-12`, `1997`), as ours; empty
/// when it is none of these.
fn birth(text: &str) -> String {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let ordered = match parts.as_slice() {
        [all] if all.len() == 8 && is_digits(all) => {
            let (year, rest) = all.split_at_checked(4).unwrap_or_default();
            let (month, day) = rest.split_at_checked(2).unwrap_or_default();
            [year, month, day]
        }
        [year] if year.len() == 4 && is_digits(year) => return (*year).to_owned(),
        [day, month, year] if year.len() == 4 => [*year, *month, *day],
        [year, month, day] if year.len() == 4 => [*year, *month, *day],
        _other => return String::new(),
    };
    let [year, month, day] = ordered.map(|part| part.parse::<i16>().unwrap_or_default());
    let day = mc_kernel::CivilDay::new(
        year,
        i8::try_from(month).unwrap_or_default(),
        i8::try_from(day).unwrap_or_default(),
    );
    day.map(|day| day.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(shape: Shape, token: Value, about: Value) -> Result<Identified, SignOnError> {
        let map = |value: Value| value.as_object().cloned().unwrap();
        Mapping::of(shape).read(&map(token), &map(about), "t")
    }

    #[test]
    fn dates_are_read_as_the_providers_write_them() {
        for (given, expect) in [
            ("19970412", "1997-04-12"),
            ("12/04/1997", "1997-04-12"),
            ("1997-04-12", "1997-04-12"),
            ("1942", "1942"),
            ("19971312", ""),
            ("31/02/1997", ""),
            ("không rõ", ""),
            ("", ""),
        ] {
            assert_eq!(birth(given), expect, "{given}");
        }
    }

    #[test]
    fn levels_are_what_the_token_says() {
        let about =
            json!({"HoVaTen": "An", "SoDinhDanh": "026197999101", "TechID": "t1", "IAL": 2});
        for (shape, token, expect) in [
            (Shape::Portal, json!({"acr": "LoA3"}), Level::Two),
            (Shape::Portal, json!({"acr": "LoA1"}), Level::One),
            (Shape::Portal, json!({}), Level::One),
            (Shape::VNeId, json!({"IAL": 2}), Level::Two),
            // The signed word counts, not the one beside it.
            (Shape::VNeId, json!({"IAL": 1}), Level::One),
        ] {
            assert_eq!(read(shape, token.clone(), about.clone()).unwrap().level, expect, "{token}");
        }
    }

    #[test]
    fn an_organisation_is_known_by_its_tax_number() {
        let about = json!({"LoaiTaiKhoan": 2, "MaSoThue": "2500123456", "TenDoanhNghiep": "Công ty Mẫu",
            "HoVaTen": "An", "SoDinhDanh": "026197999101", "TechID": "t2"});
        let found = read(Shape::Portal, json!({}), about).unwrap();
        assert!(found.is_organisation);
        assert_eq!((found.number.as_str(), found.name.as_str()), ("2500123456", "Công ty Mẫu"));
    }

    #[test]
    fn without_a_number_nobody_is_known() {
        let about = json!({"HoVaTen": "An", "TechID": "t1", "SoDinhDanh": ""});
        let refused = read(Shape::VNeId, json!({"IAL": 2}), about).unwrap_err();
        assert_eq!(refused, SignOnError::NoIdentity("identity number"));
    }

    #[test]
    fn nothing_of_a_person_is_shown() {
        let about = json!({"HoVaTen": "An", "TechID": "t1", "SoDinhDanh": "026197999101"});
        let found = read(Shape::VNeId, json!({"IAL": 2}), about).unwrap();
        assert_eq!(format!("{found:?}"), "Identified(Two)");
    }
}
