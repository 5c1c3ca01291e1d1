//! Addresses: lists of one's own communes, names for everywhere else.

use super::{Drawing, child, problem_words};
use mc_app::{
    Reference,
    form::{AddressParts, Field, FieldKind as Kind, Words},
    geography,
    org::AreaLevel,
};
use mc_kernel::CivilDay;
use mc_pages::{
    fields::{Address, ChoiceOption, OptionGroup, Select, id_of},
    words::Lang,
};

/// The country an address is in until another one is chosen.
pub(super) const HOME: &str = "VN";

/// The part of an address that names a commune outside the province.
const OUTSIDE: &str = "tenXa";

impl Drawing<'_> {
    pub(super) fn address(&self, parts: &AddressParts, name: &str) -> Address {
        let at = |part: &str| child(name, part);
        let own = own_province(self.reference, self.day);
        let province_name = at(AddressParts::PROVINCE);
        let chosen = self.value(&province_name);
        let province = if chosen.is_empty() { own.clone().unwrap_or_default() } else { chosen };
        let is_own = own.as_deref() == Some(province.as_str());
        let country_name = at(AddressParts::COUNTRY);
        let country = self.value(&country_name);
        let typed: Vec<&Field> = parts
            .parts()
            .iter()
            .filter(|part| matches!(part.kind, Kind::Text { .. }))
            .filter(|part| !is_area_part(&part.key))
            .collect();
        let part_field = |wanted: &str| {
            typed.iter().find(|p| p.key == wanted).map(|p| self.field(p, &at(wanted)))
        };
        let abroad = !country.is_empty() && country != HOME;
        let elsewhere = if abroad {
            part_field(AddressParts::ABROAD)
        } else if is_own {
            None
        } else {
            part_field(OUTSIDE)
        };
        Address {
            country: parts.part(AddressParts::COUNTRY).map(|part| {
                self.select(
                    &country_name,
                    &part.title,
                    vec![countries(self.l(), if country.is_empty() { HOME } else { &country })],
                )
            }),
            province: parts.part(AddressParts::PROVINCE).filter(|_| !abroad).map(|part| {
                self.select(
                    &province_name,
                    &part.title,
                    vec![province_options(
                        geography::provinces(self.reference, self.day),
                        &province,
                    )],
                )
            }),
            commune: parts.part(AddressParts::COMMUNE).filter(|_| is_own && !abroad).map(|part| {
                let commune_name = at(AddressParts::COMMUNE);
                let groups = self.communes(&self.value(&commune_name));
                self.select(&commune_name, &part.title, groups)
            }),
            refresh: Some(name.to_owned()),
            elsewhere,
            detail: if abroad { None } else { part_field(AddressParts::DETAIL) },
        }
    }

    fn select(&self, name: &str, title: &Words, groups: Vec<OptionGroup>) -> Select {
        Select {
            id: id_of(name),
            name: name.to_owned(),
            label: self.say(title),
            groups,
            autocomplete: None,
            error: self.problems.at(name).map(|p| problem_words(self.l(), p)),
        }
    }

    fn communes(&self, chosen: &str) -> Vec<OptionGroup> {
        area_groups(self.reference, (AreaLevel::COMMUNE, self.day), chosen, &|unit| {
            use mc_app::org::CodeSystem;
            let directory = &self.reference.directory;
            directory.code_of(unit, CodeSystem::AdministrativeUnit, self.day).map(ToOwned::to_owned)
        })
    }
}

fn is_area_part(key: &str) -> bool {
    [AddressParts::COUNTRY, AddressParts::PROVINCE, AddressParts::DISTRICT, AddressParts::COMMUNE]
        .contains(&key)
}

/// The code of the installation's own province.
fn own_province(reference: &Reference, day: CivilDay) -> Option<String> {
    use mc_app::org::CodeSystem;
    let directory = &reference.directory;
    let province = directory.areas(day).find(|a| a.level == AreaLevel::PROVINCE)?;
    directory.code_of(province.id, CodeSystem::AdministrativeUnit, day).map(ToOwned::to_owned)
}

/// The areas of a level, grouped by the area above.
pub(crate) fn area_groups(
    reference: &Reference,
    (level, day): (AreaLevel, CivilDay),
    chosen: &str,
    value: &dyn Fn(mc_kernel::ids::UnitId) -> Option<String>,
) -> Vec<OptionGroup> {
    let groups = reference.directory.area_groups(level, day);
    let options = |areas: Vec<&mc_app::org::Unit>| {
        areas
            .into_iter()
            .filter_map(|area| {
                Some(ChoiceOption::new(value(area.id)?, area.name.clone()).chosen_if(chosen))
            })
            .collect()
    };
    groups
        .into_iter()
        .map(|g| OptionGroup { label: g.above.name.clone(), options: options(g.areas) })
        .collect()
}

pub(super) fn countries(l: Lang, chosen: &str) -> OptionGroup {
    let options = geography::countries(l.locale())
        .into_iter()
        .map(|(code, name)| ChoiceOption::new(code, name).chosen_if(chosen));
    OptionGroup { label: String::new(), options: options.collect() }
}

fn province_options(known: &[(&str, &str)], chosen: &str) -> OptionGroup {
    let options =
        known.iter().map(|(code, name)| ChoiceOption::new(*code, *name).chosen_if(chosen));
    OptionGroup { label: String::new(), options: options.collect() }
}
