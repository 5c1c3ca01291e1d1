//! A record of the register as facts in the form in which answers are kept.

use super::Element;
use mc_form::AddressParts;
use mc_gateway::population::{Address, Citizen, Relative};
use serde_json::Value;

/// A fact by its name (`HoVaTen`, `ThuongTru`, `Cha.HoVaTen`), as forms keep answers; nothing where
/// the register does not say.
pub fn fact(citizen: &Citizen, name: &str) -> Option<Value> {
    let element = Element::of_fact(name)?;
    if let Some((_, part)) = name.split_once('.') {
        return of_relative(citizen, element, part);
    }
    match element {
        Element::BirthRegistered => address(&citizen.birth_registered),
        Element::Origin => address(&citizen.origin),
        Element::Residence => address(&citizen.residence),
        Element::Current => address(&citizen.current),
        Element::Father | Element::Mother | Element::Spouse | Element::Representative => {
            text(&relative(citizen, element)?.name)
        }
        Element::Household => text(&citizen.household.head.name),
        Element::Number => text(&citizen.number),
        Element::OldNumber => text(&citizen.old_number),
        Element::Name => text(&citizen.name),
        Element::Sex => text(&citizen.sex).filter(|code| code != "0"),
        Element::Ethnic => text(&citizen.ethnic).filter(|code| code != "00"),
        Element::Religion => text(&citizen.religion),
        Element::Marriage => text(&citizen.marriage).filter(|code| code != "0"),
        Element::Blood => text(&citizen.blood).filter(|code| code != "00"),
        Element::Birth => text(&citizen.birth),
        Element::Nationality => text(&citizen.nationality),
        Element::Book => text(&citizen.book),
    }
}

/// A person whom a record names.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other element is no person")]
pub(super) fn relative(citizen: &Citizen, element: Element) -> Option<&Relative> {
    let named = match element {
        Element::Father => &citizen.father,
        Element::Mother => &citizen.mother,
        Element::Spouse => &citizen.spouse,
        Element::Representative => &citizen.representative,
        Element::Household => &citizen.household.head,
        _ => return None,
    };
    (!named.is_empty()).then_some(named)
}

fn of_relative(citizen: &Citizen, element: Element, part: &str) -> Option<Value> {
    if (element, part) == (Element::Household, "QuanHe") {
        return text(&citizen.household.relation);
    }
    let relative = relative(citizen, element)?;
    match part {
        "HoVaTen" => text(&relative.name),
        "QuocTich" => text(&relative.nationality),
        "SoDinhDanh" => text(&relative.number),
        "SoCMND" => text(&relative.old_number),
        _ => None,
    }
}

fn text(value: &str) -> Option<Value> {
    (!value.is_empty()).then(|| value.into())
}

/// An address as an answer; the district only where the register still has it.
fn address(address: &Address) -> Option<Value> {
    if address.is_empty() {
        return None;
    }
    let abroad = !matches!(address.country.as_str(), "" | "VN");
    let parts = [
        (AddressParts::COUNTRY, address.country.as_str()),
        (AddressParts::PROVINCE, &address.province),
        (AddressParts::DISTRICT, &address.district),
        (AddressParts::COMMUNE, &address.commune),
        (if abroad { AddressParts::ABROAD } else { AddressParts::DETAIL }, &address.detail),
    ];
    let given = parts.into_iter().filter(|(_, value)| !value.is_empty());
    Some(Value::Object(given.map(|(key, value)| (key.to_owned(), value.into())).collect()))
}
