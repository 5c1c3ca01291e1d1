//! Names of places beyond the organisation: countries, and provinces other than one's own.

mod countries;
mod provinces;

use crate::reference::Reference;
use countries::COUNTRIES;
use mc_form::{AreaLevel as Level, AreaNames};
use mc_kernel::{CivilDay, Locale};
use mc_org::AreaLevel;
use provinces::{SINCE_2025, UNTIL_2025};

/// The countries of the world with their codes: Việt Nam first, then by name.
pub fn countries(locale: Locale) -> Vec<(&'static str, &'static str)> {
    let mut named: Vec<_> = COUNTRIES
        .iter()
        .map(|(code, vi, en)| (*code, if locale == Locale::En { *en } else { *vi }))
        .collect();
    named.sort_by_cached_key(|(code, name)| (*code != "VN", mc_kernel::fold(name)));
    named
}

/// The provinces to choose from: those of the time with districts, or those of the time without.
pub fn provinces(reference: &Reference, day: CivilDay) -> &'static [(&'static str, &'static str)] {
    let has_districts = reference.directory.areas(day).any(|a| a.level == AreaLevel::DISTRICT);
    if has_districts { &UNTIL_2025 } else { &SINCE_2025 }
}

/// The names of areas on one day, for the answers of a form.
#[derive(Debug, Clone, Copy)]
pub struct Areas<'a> {
    /// The organisation, which knows the areas of its own province.
    pub reference: &'a Reference,
    /// The day on which the names hold.
    pub day: CivilDay,
}

impl AreaNames for Areas<'_> {
    fn area_name(&self, level: Level, code: &str, locale: Locale) -> Option<String> {
        let own = || self.reference.directory.area_name(code, self.day);
        let name = match level {
            Level::Country => {
                let (_, vi, en) = COUNTRIES.iter().find(|(known, ..)| *known == code)?;
                Some(if locale == Locale::En { *en } else { *vi })
            }
            Level::Province => own().or_else(|| {
                let known = provinces(self.reference, self.day);
                known.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
            }),
            Level::District | Level::Commune => own(),
        };
        name.map(ToOwned::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_and_names_are_each_given_once() {
        for names in
            [countries(Locale::Vi), countries(Locale::En), UNTIL_2025.to_vec(), SINCE_2025.to_vec()]
        {
            let codes: BTreeSet<_> = names.iter().map(|(code, _)| code).collect();
            let words: BTreeSet<_> = names.iter().map(|(_, name)| name).collect();
            assert_eq!((codes.len(), words.len()), (names.len(), names.len()));
        }
    }

    #[test]
    fn countries_are_sorted_as_people_look_for_them() {
        let names = countries(Locale::Vi);
        assert_eq!(names.first(), Some(&("VN", "Việt Nam")));
        let rank = |code: &str| names.iter().position(|(known, _)| *known == code);
        assert!(rank("KR") < rank("US"), "Hàn Quốc stands before Hoa Kỳ");
    }
}
