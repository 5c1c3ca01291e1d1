//! The people of the demonstration and their relatives. Their numbers end in 900000 and above, which
//! no made-up person's does.

use super::{
    families::FIRST_MINOR_YEAR,
    person::{Person, Place},
};
use std::collections::BTreeMap;

/// A person of the demonstration.
#[derive(Debug, Clone)]
pub struct Named {
    /// The identity number.
    pub number: String,
    /// The name.
    pub name: String,
    /// `yyyy-mm-dd`.
    pub birth: String,
    /// Whether it is a woman.
    pub is_woman: bool,
    /// Where they live.
    pub place: Place,
}

/// How a relative is related to a person of the demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tie {
    Spouse,
    Father,
    Mother,
    Child,
}

/// A relative: of whom, how, number, name, birth.
struct Relative(&'static str, Tie, &'static str, &'static str, &'static str);

const RELATIVES: [Relative; 9] = [
    Relative("026197999101", Tie::Spouse, "026095999201", "Nguyễn Văn Mẫu Nam", "1995-08-19"),
    Relative("026197999101", Tie::Father, "026068999202", "Trần Văn Mẫu Lực", "1968-03-02"),
    Relative("026197999101", Tie::Mother, "026171999203", "Lê Thị Mẫu Hoa", "1971-11-25"),
    Relative("026042999102", Tie::Child, "026170999204", "Nguyễn Thị Mẫu Thu", "1970-06-14"),
    Relative("026085999103", Tie::Spouse, "026187999205", "Trần Thị Mẫu Hương", "1987-01-09"),
    Relative("026085999103", Tie::Child, "026212999206", "Phạm Mẫu Khôi", "2012-05-30"),
    Relative("026072999105", Tie::Spouse, "026175999207", "Nguyễn Thị Mẫu Liên", "1975-09-17"),
    Relative("026072999105", Tie::Child, "026204999208", "Đỗ Mẫu Quân", "2004-12-01"),
    Relative("026190999104", Tie::Mother, "026160999209", "Hoàng Thị Mẫu Sen", "1960-02-20"),
];

/// Whose husband or wife has died.
const WIDOWED: [&str; 1] = ["026042999102"];

/// People who are known by name, by their number.
#[derive(Debug, Clone, Default)]
pub struct Known(BTreeMap<String, Person>);

impl Known {
    /// The people of the demonstration with their relatives.
    pub fn of_demonstration(people: &[Named]) -> Self {
        let mut known = BTreeMap::new();
        for named in people {
            let mut person = person(named);
            if WIDOWED.contains(&named.number.as_str()) {
                person.marriage = "4";
            }
            let mut relatives: Vec<Person> = Vec::new();
            for relative in RELATIVES.iter().filter(|relative| relative.0 == named.number) {
                relatives.push(related(relative, &mut person, &relatives));
            }
            let all = std::iter::once(person).chain(relatives);
            known.extend(all.map(|person| (person.number.clone(), person)));
        }
        Self(known)
    }

    pub(super) fn by_number(&self, number: &str) -> Option<&Person> {
        self.0.get(number)
    }

    pub(super) fn people(&self) -> impl Iterator<Item = &Person> {
        self.0.values()
    }
}

/// A relative, with the records of both naming each other.
fn related(relative: &Relative, person: &mut Person, others: &[Person]) -> Person {
    let Relative(_, tie, number, name, birth) = relative;
    let named = Named {
        number: (*number).to_owned(),
        name: (*name).to_owned(),
        birth: (*birth).to_owned(),
        is_woman: number.get(3..4).is_some_and(|digit| matches!(digit, "1" | "3")),
        place: person.residence.clone(),
    };
    let mut it = self::person(&named);
    let book = person.book.clone();
    match tie {
        Tie::Spouse => {
            (it.marriage, person.marriage) = ("2", "2");
            (it.spouse, person.spouse) = (person.kin(), it.kin());
            (it.head, it.relation, it.book) = (person.kin(), "CH02", book);
        }
        Tie::Father => person.father = it.kin(),
        Tie::Mother => person.mother = it.kin(),
        Tie::Child => {
            let spouse = others.iter().find(|other| other.spouse.number == person.number);
            let (own, other) = (person.kin(), spouse.map(Person::kin).unwrap_or_default());
            (it.father, it.mother) = if person.sex == "1" { (own, other) } else { (other, own) };
            it.origin = person.origin.clone();
            (it.head, it.relation, it.book) = (person.kin(), "CH03", book);
            if it.year() >= FIRST_MINOR_YEAR {
                it.representative = person.kin();
            }
        }
    }
    it
}

/// A person who lives alone, so far.
fn person(named: &Named) -> Person {
    let place = named.place.clone();
    let nobody = super::Kin::default;
    let mut person = Person {
        number: named.number.clone(),
        old_number: String::new(),
        name: named.name.clone(),
        sex: if named.is_woman { "2" } else { "1" },
        ethnic: "01",
        religion: "00",
        marriage: "1",
        blood: "04",
        birth: named.birth.replace('-', ""),
        birth_registered: place.clone(),
        origin: place.clone(),
        residence: place.clone(),
        current: place,
        father: nobody(),
        mother: nobody(),
        spouse: nobody(),
        representative: nobody(),
        relation: "CH01",
        head: nobody(),
        book: format!("2699{}", named.number.get(7..).unwrap_or_default()),
        is_dead: false,
    };
    person.head = person.kin();
    person
}
