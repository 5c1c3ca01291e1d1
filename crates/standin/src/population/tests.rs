//! The population fits together.

use super::{
    known::{Known, Named},
    number::index_of,
    *,
};
use std::collections::{BTreeMap, BTreeSet};

fn population() -> Population {
    let commune = |code: &str| Place { commune: code.to_owned(), ..Place::default() };
    let places = ["08707", "08710", "08836", "08839"].map(commune).to_vec();
    let named = |number: &str, name: &str, birth: &str, is_woman: bool| Named {
        number: number.to_owned(),
        name: name.to_owned(),
        birth: birth.to_owned(),
        is_woman,
        place: Place::default(),
    };
    let known = Known::of_demonstration(&[
        named("026197999101", "Trần Thị Mẫu Lan", "1997-04-12", true),
        named("026042999102", "Nguyễn Văn Mẫu Thọ", "1942-10-02", false),
        named("026085999103", "Phạm Quang Mẫu Hải", "1985-07-21", false),
        named("026190999104", "Lê Thị Mẫu Hạnh", "1990-11-30", true),
        named("026072999105", "Đỗ Minh Mẫu Tuấn", "1972-02-08", false),
    ]);
    Population::new(1, places, known)
}

/// The number says where, when and as what somebody was born.
#[expect(clippy::string_slice, reason = "a number has digits only")]
fn number_holds(person: &Person) {
    let number = &person.number;
    assert_eq!(number.len(), 12, "{number}");
    let province: u16 = number[..3].parse().unwrap();
    assert_eq!(format!("{province:02}"), person.birth_registered.province, "{number}");
    let digit: u16 = number[3..4].parse().unwrap();
    assert_eq!(digit % 2 == 1, person.sex == "2", "{number}: the fourth digit says the sex");
    let year = 1900 + digit / 2 * 100 + number[4..6].parse::<u16>().unwrap();
    assert_eq!(year, person.year(), "{number}: the year");
}

/// Whoever a record names exists, and is named as their own record says.
fn relations_hold(population: &Population, person: &Person) {
    let of = |kin: &Kin| {
        let found = population.by_number(&kin.number).unwrap_or_else(|| panic!("{kin:?}"));
        assert_eq!(found.name, kin.name);
        found
    };
    for (parent, sex) in [(&person.father, "1"), (&person.mother, "2")] {
        if !parent.number.is_empty() {
            let parent = of(parent);
            assert_eq!(parent.sex, sex);
            assert!(parent.year() + 18 <= person.year(), "{} of {}", parent.number, person.number);
            assert!(person.year() <= parent.year() + 60);
        }
    }
    assert_eq!(person.marriage == "2", !person.spouse.number.is_empty(), "{}", person.number);
    if person.marriage == "2" && !person.is_dead {
        let spouse = of(&person.spouse);
        assert_eq!(spouse.spouse, person.kin(), "they name each other");
        assert_ne!(spouse.sex, person.sex);
        assert!(!spouse.is_dead);
        assert!(person.year() + 18 <= 2023);
    }
    if person.year() >= families::FIRST_MINOR_YEAR {
        let parents = [&person.father.number, &person.mother.number];
        assert!(parents.contains(&&person.representative.number), "{}", person.number);
    }
    if !person.is_dead {
        let head = of(&person.head);
        assert!(!head.is_dead, "the head of {} lives", person.number);
        assert_eq!(head.relation, "CH01");
        assert_eq!((&head.book, &head.residence), (&person.book, &person.residence));
        assert_eq!(person.relation == "CH01", head.number == person.number);
        assert_eq!(person.relation == "CH02", person.spouse.number == head.number);
    }
}

#[test]
fn a_hundred_thousand_people_fit_together() {
    let population = population();
    let mut numbers = BTreeSet::new();
    let mut marriages: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut dead, mut moved, mut districts) = (0, 0, 0);
    for index in 0..PEOPLE {
        let person = population.person(index).unwrap();
        number_holds(&person);
        assert_eq!(index_of(&person.number), Some(index));
        assert!(numbers.insert(person.number.clone()), "{} twice", person.number);
        assert!(person.name.contains("Mẫu"), "nobody real: {}", person.name);
        // All of some families, and of the others one by one.
        if index % 100 < 20 {
            relations_hold(&population, &person);
        }
        *marriages.entry(person.marriage).or_default() += 1;
        dead += u32::from(person.is_dead);
        moved += u32::from(person.current != person.residence);
        districts += u32::from(!person.residence.district.is_empty());
    }
    assert_eq!(population.person(PEOPLE), None);
    assert!(marriages.values().all(|count| *count > 500) && marriages.len() == 4, "{marriages:?}");
    assert!(dead > 3_000 && moved > 3_000, "{dead} dead, {moved} moved");
    assert_eq!(districts, PEOPLE);
}

#[test]
fn the_people_of_the_demonstration_have_families() {
    let population = population();
    for person in population.known() {
        number_holds(person);
        relations_hold(&population, person);
    }
    let lan = population.by_number("026197999101").unwrap();
    assert_eq!(lan.spouse.name, "Nguyễn Văn Mẫu Nam");
    let child = population.by_number("026212999206").unwrap();
    assert_eq!(
        (child.father.number.as_str(), child.mother.number.as_str()),
        ("026085999103", "026187999205")
    );
}

#[test]
fn the_same_seed_gives_the_same_people() {
    let (one, other) = (population(), population());
    assert_eq!(one.person(4_711), other.person(4_711));
    let another = Population::new(2, Vec::new(), Known::default());
    assert_ne!(one.person(4_711), another.person(4_711));
}

#[test]
fn number_name_and_year_have_to_hold_together() {
    let population = population();
    let person = (0..PEOPLE).filter_map(|i| population.person(i)).find(|p| !p.is_dead).unwrap();
    let (name, year) = (person::folded(&person.name), person.year().to_string());
    assert_eq!(population.find(&person.number, &name, &year).as_ref(), Some(&person));
    assert_eq!(population.find(&person.number, &name, "1900"), None);
    assert_eq!(population.find(&person.number, "AI", &year), None);
    assert_eq!(population.find("026197123456", &name, &year), None);
    let dead = (0..PEOPLE).filter_map(|i| population.person(i)).find(|p| p.is_dead).unwrap();
    let (name, year) = (person::folded(&dead.name), dead.year().to_string());
    assert_eq!(
        population.find(&dead.number, &name, &year),
        None,
        "the record of the dead is closed"
    );
}
