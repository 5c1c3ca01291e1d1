//! What is known before anybody types it: from the account, the register of the population, earlier
//! dossiers and the person's data store. Each fact with its source and the day on which it was so.

use crate::register::facts::fact as of_register;
use mc_form::{Asked, Fact, NumberSays, PrefillSource, Source};
use mc_gateway::population::Citizen;
use mc_kernel::CivilDay;
use mc_store::subjects::Subject;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Everything that is known for one draft.
#[derive(Default)]
pub(crate) struct Known {
    /// The account of the person.
    pub(crate) account: Option<Subject>,
    /// The register's answer about the person.
    pub(crate) own: Option<(Citizen, CivilDay)>,
    /// The register's answer about their husband or wife.
    pub(crate) spouse: Option<(Citizen, CivilDay)>,
    /// Facts that the person gave in earlier dossiers, by their names.
    pub(crate) earlier: BTreeMap<String, (Value, CivilDay)>,
    /// Papers of the person's data store, by the code of the result.
    pub(crate) papers: BTreeMap<String, (Value, Option<CivilDay>)>,
}

impl PrefillSource for Known {
    fn fact(&self, asked: Asked<'_>, name: &str) -> Option<Fact> {
        match asked {
            Asked::Applicant => self.of_applicant(name),
            Asked::Spouse => self.of_spouse(name),
            Asked::Person(_) => None,
        }
    }

    fn paper(&self, code: &str) -> Option<Fact> {
        let (value, day) = self.papers.get(code)?;
        Some(Fact { value: value.clone(), source: Source::Paper, day: *day })
    }
}

impl Known {
    fn of_applicant(&self, name: &str) -> Option<Fact> {
        let own = self.own.as_ref().and_then(|(own, day)| registered(own, name, *day));
        own.or_else(|| self.of_account(name)).or_else(|| {
            let (value, day) = self.earlier.get(name)?;
            Some(Fact { value: value.clone(), source: Source::Dossier, day: Some(*day) })
        })
    }

    fn of_account(&self, name: &str) -> Option<Fact> {
        let person = self.account.as_ref().filter(|person| person.kind == "person")?;
        let number_if = |kind: &str| (person.id_kind == kind).then_some(&person.id_number);
        let fact = match name {
            "HoVaTen" => Some(&person.name),
            "NgayThangNamSinh" => Some(&person.birth),
            "SoDinhDanh" => number_if("CCCD"),
            "SoCMND" => number_if("CMND"),
            "DienThoai" => Some(&person.phone),
            "ThuDienTu" => Some(&person.email),
            _ => None,
        };
        let text = fact.filter(|fact| !fact.is_empty())?;
        Some(Fact { value: text.as_str().into(), source: Source::Account, day: None })
    }

    /// Of the husband or wife: what the register says of them, else what it says of them beside the
    /// person.
    fn of_spouse(&self, name: &str) -> Option<Fact> {
        if let Some((spouse, day)) = &self.spouse {
            return registered(spouse, name, *day);
        }
        let (own, day) = self.own.as_ref()?;
        match name {
            "HoVaTen" | "SoDinhDanh" | "SoCMND" | "QuocTich" => {
                registered(own, &format!("VoChong.{name}"), *day)
            }
            "NgayThangNamSinh" => {
                let year = NumberSays::of(&own.spouse.number)?.year.to_string();
                Some(Fact { value: year.into(), source: Source::Register, day: Some(*day) })
            }
            _ => None,
        }
    }

    /// What is known, long enough to be told from chance: for finding what was asked although known.
    pub(crate) fn telling(&self) -> Vec<Fact> {
        const NAMES: [&str; 8] = [
            "HoVaTen",
            "SoDinhDanh",
            "SoCMND",
            "NgayThangNamSinh",
            "ThuongTru",
            "NoiOHienTai",
            "DienThoai",
            "ThuDienTu",
        ];
        let own = NAMES.into_iter().filter_map(|name| self.of_applicant(name));
        let spouse = NAMES.into_iter().filter_map(|name| self.of_spouse(name));
        own.chain(spouse).filter(|fact| is_telling(&fact.value)).collect()
    }
}

fn registered(citizen: &Citizen, name: &str, day: CivilDay) -> Option<Fact> {
    let value = of_register(citizen, name)?;
    Some(Fact { value, source: Source::Register, day: Some(day) })
}

/// Whether a value can hardly be the same by chance.
pub(crate) fn is_telling(value: &Value) -> bool {
    match value {
        Value::String(text) => text.chars().count() >= 6,
        Value::Object(address) => address.contains_key("maXa"),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

/// Whether an answer is what was known: of an object, the parts that were known.
pub(crate) fn is_same(answer: &Value, known: &Value) -> bool {
    match (answer, known) {
        (Value::Object(given), Value::Object(known)) => known
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "maHuyen" | "quocGia"))
            .all(|(key, value)| given.get(key).is_some_and(|given| is_same(given, value))),
        (Value::String(given), Value::String(known)) => {
            mc_kernel::composed(given.trim()).to_lowercase()
                == mc_kernel::composed(known.trim()).to_lowercase()
        }
        (answer, known) => answer == known,
    }
}

/// What a paper of the data store says, as forms ask for it.
pub(crate) fn paper_facts(number: &str, issued: Option<CivilDay>, issuer: &str) -> Value {
    let mut facts = serde_json::Map::new();
    if !number.is_empty() {
        facts.insert("so".to_owned(), json!(number));
    }
    if let Some(day) = issued {
        facts.insert("ngayCap".to_owned(), json!(day.to_string()));
    }
    if !issuer.is_empty() {
        facts.insert("noiCap".to_owned(), json!(issuer));
    }
    Value::Object(facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_gateway::population::Relative;
    use mc_kernel::ids::SubjectId;

    fn account() -> Known {
        let id: SubjectId = "01a20a7e-ff19-7f7b-a460-0395d0e1cc2c".parse().unwrap();
        let account = Subject {
            id,
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: "026197999101".to_owned(),
            name: "Trần Thị Mẫu Lan".to_owned(),
            birth: "1997-04-12".to_owned(),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        };
        Known { account: Some(account), ..Known::default() }
    }

    #[test]
    fn the_account_answers_for_the_applicant_alone() {
        let known = account();
        let other = Value::Null;
        for (asked, name, expect) in [
            (Asked::Applicant, "HoVaTen", Some("Trần Thị Mẫu Lan")),
            (Asked::Applicant, "SoDinhDanh", Some("026197999101")),
            (Asked::Applicant, "NgayThangNamSinh", Some("1997-04-12")),
            (Asked::Applicant, "SoCMND", None),
            (Asked::Applicant, "DienThoai", None),
            (Asked::Applicant, "Me.HoVaTen", None),
            (Asked::Person(&other), "HoVaTen", None),
            (Asked::Spouse, "HoVaTen", None),
        ] {
            let found = known.fact(asked, name).map(|fact| fact.value);
            assert_eq!(found, expect.map(Value::from), "{name}");
        }
    }

    #[test]
    fn the_register_comes_before_the_account_and_names_the_spouse() {
        let day: CivilDay = "2023-05-25".parse().unwrap();
        let own = Citizen {
            name: "TRẦN THỊ MẪU LAN".to_owned(),
            spouse: Relative {
                name: "NGUYỄN VĂN MẪU NAM".to_owned(),
                number: "026095999201".to_owned(),
                ..Relative::default()
            },
            ..Citizen::default()
        };
        let mut known = Known { own: Some((own, day)), ..account() };
        known.earlier.insert("DienThoai".to_owned(), (json!("0900000001"), day));
        let source =
            |asked, name: &str| known.fact(asked, name).map(|fact| (fact.source, fact.value));
        let name = Some((Source::Register, json!("TRẦN THỊ MẪU LAN")));
        assert_eq!(source(Asked::Applicant, "HoVaTen"), name);
        let number = Some((Source::Account, json!("026197999101")));
        assert_eq!(source(Asked::Applicant, "SoDinhDanh"), number);
        let phone = Some((Source::Dossier, json!("0900000001")));
        assert_eq!(source(Asked::Applicant, "DienThoai"), phone);
        let year = Some((Source::Register, json!("1995")));
        assert_eq!(source(Asked::Spouse, "NgayThangNamSinh"), year, "as the number says it");
        assert_eq!(source(Asked::Spouse, "DanToc"), None);
    }

    #[test]
    fn what_counts_as_the_same() {
        assert!(is_same(&json!("Trần Thị Mẫu Lan"), &json!("TRẦN THỊ MẪU LAN")));
        assert!(!is_same(&json!("Trần Thị Mẫu Làn"), &json!("TRẦN THỊ MẪU LAN")));
        let given = json!({"maTinh": "26", "maXa": "08836", "chiTiet": "Thôn Mẫu"});
        let known =
            json!({"maTinh": "26", "maHuyen": "246", "maXa": "08836", "chiTiet": "thôn mẫu"});
        assert!(is_same(&given, &known));
        assert!(!is_same(&json!({"maXa": "08836"}), &known));
        assert!(!is_telling(&json!("1997")) && is_telling(&json!("0900000001")));
    }
}
