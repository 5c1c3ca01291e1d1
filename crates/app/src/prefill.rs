//! What the account of the applicant knows, filled into sections that were not yet opened.
//!
//! The names of the facts are those of the population database; the join to it, when it is there,
//! knows more of them behind the same [`PrefillSource`].

use mc_form::{Asked, PrefillSource};
use mc_store::subjects::Subject;
use serde_json::Value;

/// The facts of one account.
pub(crate) struct Account<'a>(pub(crate) &'a Subject);

impl PrefillSource for Account<'_> {
    fn fact(&self, asked: Asked<'_>, name: &str) -> Option<Value> {
        let person = self.0;
        let is_of_them = asked == Asked::Applicant && person.kind == "person";
        let number_if = |kind: &str| (person.id_kind == kind).then_some(&person.id_number);
        let fact = match name {
            _ if !is_of_them => None,
            "HoVaTen" => Some(&person.name),
            "NgayThangNamSinh" => Some(&person.birth),
            "SoDinhDanh" => number_if("CCCD"),
            "SoCMND" => number_if("CMND"),
            "DienThoai" => Some(&person.phone),
            "ThuDienTu" => Some(&person.email),
            _ => None,
        };
        fact.filter(|fact| !fact.is_empty()).map(|fact| Value::from(fact.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::ids::SubjectId;

    fn subject() -> Subject {
        let id: SubjectId = "01a20a7e-ff19-7f7b-a460-0395d0e1cc2c".parse().unwrap();
        Subject {
            id,
            kind: "person".to_owned(),
            id_kind: "CCCD".to_owned(),
            id_number: "026197999101".to_owned(),
            name: "Trần Thị Mẫu Lan".to_owned(),
            birth: "1997-04-12".to_owned(),
            phone: String::new(),
            email: String::new(),
            address: String::new(),
        }
    }

    #[test]
    fn the_account_answers_for_the_applicant_alone() {
        let person = subject();
        let account = Account(&person);
        let other = Value::Null;
        for (asked, name, expect) in [
            (Asked::Applicant, "HoVaTen", Some("Trần Thị Mẫu Lan")),
            (Asked::Applicant, "SoDinhDanh", Some("026197999101")),
            (Asked::Applicant, "NgayThangNamSinh", Some("1997-04-12")),
            (Asked::Applicant, "SoCMND", None),
            (Asked::Applicant, "DienThoai", None),
            (Asked::Applicant, "Me.HoVaTen", None),
            (Asked::Person(&other), "HoVaTen", None),
        ] {
            assert_eq!(account.fact(asked, name), expect.map(Value::from), "{name}");
        }
    }
}
