//! Families of twenty: three generations and three people who live alone.
//!
//! ```text
//!  0 ═ 1          2 ═ 3
//!  ├─ 4 ═ 5 ──────┤         4 and 5: 10, 11, 12
//!  ├─ 6 ═ 8 ──────┤         8 and 6: 13, 14
//!  └─ 7 ═ 15      └─ 9      7 and 15: 16
//!  17, 18, 19 live alone
//! ```
//!
//! Everything of a person follows from the seed and the number of the family, so that any member can
//! be made without the others being kept.

use super::{
    PEOPLE, names,
    number::{number, rest_of},
    person::{Kin, Person, Place},
};

/// Members of a family; they are all related or alone, never to somebody of another family.
pub const MEMBERS: u32 = 20;

/// Whoever was born from this year on has somebody who acts for them.
pub const FIRST_MINOR_YEAR: u16 = 2006;

/// Father and mother by member.
const PARENTS: [Option<(usize, usize)>; 20] = [
    None,
    None,
    None,
    None,
    Some((0, 1)),
    Some((2, 3)),
    Some((0, 1)),
    Some((0, 1)),
    Some((2, 3)),
    Some((2, 3)),
    Some((4, 5)),
    Some((4, 5)),
    Some((4, 5)),
    Some((8, 6)),
    Some((8, 6)),
    None,
    Some((7, 15)),
    None,
    None,
    None,
];
const WOMEN: [usize; 9] = [1, 3, 5, 6, 9, 11, 14, 15, 18];
/// Husband, wife, and in how many families of a hundred they are divorced.
const COUPLES: [(usize, usize, u64); 5] =
    [(0, 1, 0), (2, 3, 0), (4, 5, 8), (8, 6, 12), (7, 15, 35)];
/// Of a hundred, how many of these have died.
const DEATHS: [(usize, u64); 6] = [(0, 40), (1, 15), (2, 40), (3, 15), (4, 3), (9, 2)];
const WIDOW: usize = 18;
/// Who becomes the head of a household before whom.
const HEADS: [usize; 20] = [0, 2, 1, 3, 4, 8, 7, 6, 15, 5, 9, 17, 18, 19, 10, 11, 12, 13, 14, 16];
/// Other provinces where births were registered.
const ELSEWHERE: [u16; 6] = [1, 19, 24, 25, 30, 31];
const HERE: u16 = 26;

/// Numbers that follow from a seed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed).of(0)
    }

    /// Other dice, for another question.
    pub(super) fn of(self, question: u64) -> Self {
        let mut z = self.0 ^ question.wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        Self(z ^ (z >> 31))
    }

    pub(super) fn below(self, bound: u64) -> u64 {
        self.0.checked_rem(bound).unwrap_or(0)
    }

    fn years(self, bound: u64) -> u16 {
        u16::try_from(self.below(bound)).unwrap_or(0)
    }

    pub(super) fn pick(self, items: &[&'static str]) -> &'static str {
        let at = self.below(u64::try_from(items.len()).unwrap_or(1));
        usize::try_from(at).ok().and_then(|at| items.get(at)).copied().unwrap_or_default()
    }
}

/// The person of an index.
pub(super) fn person(seed: u64, places: &[Place], index: u32) -> Option<Person> {
    if index >= PEOPLE {
        return None;
    }
    let member = usize::try_from(index % MEMBERS).ok()?;
    let family = Family::of(seed, index / MEMBERS);
    Some(family.person(places, member))
}

/// A family, as far as it has to be known to make one of its members.
struct Family {
    no: u32,
    dice: Dice,
    years: [u16; 20],
}

impl Family {
    fn of(seed: u64, no: u32) -> Self {
        let dice = Dice::new(seed).of(u64::from(no) + 1);
        Self { no, dice, years: years(dice.of(1)) }
    }

    fn member(&self, member: usize) -> Dice {
        self.dice.of(100 + u64::try_from(member).unwrap_or(0))
    }

    fn year(&self, member: usize) -> u16 {
        self.years.get(member).copied().unwrap_or(1950)
    }

    fn is_dead(&self, member: usize) -> bool {
        let death = DEATHS.iter().find(|(who, _)| *who == member);
        death.is_some_and(|(_, percent)| self.member(member).of(2).below(100) < *percent)
    }

    /// The other of a couple, and whether they are divorced.
    fn couple(&self, member: usize) -> Option<(usize, bool)> {
        let (husband, wife, percent) =
            COUPLES.iter().find(|(husband, wife, _)| *husband == member || *wife == member)?;
        let is_divorced = self.member(*husband).of(3).below(100) < *percent;
        Some((if *husband == member { *wife } else { *husband }, is_divorced))
    }

    fn is_divorced(&self, member: usize) -> bool {
        self.couple(member).is_some_and(|(_, is_divorced)| is_divorced)
    }

    /// Who gave the family name: the father, and his.
    fn line(member: usize) -> usize {
        let father = PARENTS.get(member).copied().flatten().map(|(father, _)| father);
        father.map_or(member, Self::line)
    }

    fn name(&self, member: usize) -> String {
        let family = names::family(self.member(Self::line(member)).of(4));
        names::full(family, is_woman(member), self.member(member).of(5))
    }

    fn birth(&self, member: usize) -> String {
        let (year, dice) = (self.year(member), self.member(member).of(6));
        if year < 1955 && dice.below(100) < 20 {
            return year.to_string();
        }
        format!("{year}{:02}{:02}", dice.of(1).below(12) + 1, dice.of(2).below(28) + 1)
    }

    fn registered_in(&self, member: usize) -> u16 {
        let dice = self.member(member).of(7);
        if dice.below(100) < 85 {
            return HERE;
        }
        let at = usize::try_from(dice.of(1).below(6)).unwrap_or(0);
        ELSEWHERE.get(at).copied().unwrap_or(HERE)
    }

    fn index(&self, member: usize) -> u32 {
        self.no * MEMBERS + u32::try_from(member).unwrap_or(0)
    }

    fn number(&self, member: usize) -> String {
        let rest = rest_of(self.index(member), self.member(member).of(8).0);
        number(self.registered_in(member), self.year(member), is_woman(member), rest)
    }

    fn kin(&self, member: usize) -> Kin {
        Kin { name: self.name(member), number: self.number(member) }
    }

    fn marriage(&self, member: usize) -> (&'static str, Kin) {
        match self.couple(member) {
            _ if member == WIDOW => ("4", Kin::default()),
            None => ("1", Kin::default()),
            Some((_, true)) => ("3", Kin::default()),
            Some((other, false)) if self.is_dead(other) => ("4", Kin::default()),
            Some((other, false)) => ("2", self.kin(other)),
        }
    }

    /// The household of a member.
    fn home(&self, member: usize) -> u8 {
        match member {
            5 if self.is_divorced(5) => 1,
            0 | 1 | 4 | 5 | 10 | 11 | 12 => 0,
            2 | 3 | 9 => 1,
            8 if self.is_divorced(8) => 5,
            6 | 8 | 13 | 14 => 2,
            15 | 16 if self.is_divorced(15) => 4,
            7 | 15 | 16 => 3,
            17 => 6,
            18 => 7,
            _ => 8,
        }
    }

    /// The living head of a member's household.
    fn head(&self, member: usize) -> usize {
        let home = self.home(member);
        let lives = |who: &&usize| self.home(**who) == home && !self.is_dead(**who);
        HEADS.iter().find(lives).copied().unwrap_or(member)
    }

    fn relation(&self, member: usize, head: usize) -> &'static str {
        let parents = |of: usize| PARENTS.get(of).copied().flatten();
        let is_child = |child: usize, of: usize| {
            parents(child).is_some_and(|(father, mother)| father == of || mother == of)
        };
        let is_grandchild =
            || parents(member).is_some_and(|(f, m)| is_child(f, head) || is_child(m, head));
        if member == head {
            "CH01"
        } else if self.couple(member) == Some((head, false)) {
            "CH02"
        } else if is_child(member, head) {
            "CH03"
        } else if is_child(head, member) {
            "CH04"
        } else if is_grandchild() {
            "CH05"
        } else {
            "CH06"
        }
    }

    fn place(&self, places: &[Place], what: u64) -> Place {
        let dice = self.dice.of(300 + what);
        let at = dice.below(u64::try_from(places.len()).unwrap_or(1));
        let place = usize::try_from(at).ok().and_then(|at| places.get(at)).cloned();
        let detail =
            format!("Số {}, thôn Mẫu {}", dice.of(1).below(400) + 1, dice.of(2).below(12) + 1);
        place.unwrap_or_default().at(detail)
    }

    fn person(&self, places: &[Place], member: usize) -> Person {
        let dice = self.member(member);
        let (year, is_dead) = (self.year(member), self.is_dead(member));
        let line = u64::try_from(Self::line(member)).unwrap_or(0);
        let residence = self.place(places, u64::from(self.home(member)));
        let has_moved = year < FIRST_MINOR_YEAR && dice.of(9).below(100) < 10;
        let elsewhere = 200 + u64::try_from(member).unwrap_or(0);
        let current = if has_moved { self.place(places, elsewhere) } else { residence.clone() };
        let origin = self.place(places, 100 + line);
        let parents = PARENTS.get(member).copied().flatten();
        let (marriage, spouse) = self.marriage(member);
        let head = self.head(member);
        let representative =
            parents.filter(|_| year >= FIRST_MINOR_YEAR).map(|(father, mother)| {
                if self.home(father) == self.home(member) { father } else { mother }
            });
        let kin = |who: Option<usize>| who.map(|who| self.kin(who)).unwrap_or_default();
        Person {
            number: self.number(member),
            old_number: if year < 1998 {
                format!("999{:06}", self.index(member))
            } else {
                String::new()
            },
            name: self.name(member),
            sex: if is_woman(member) { "2" } else { "1" },
            ethnic: ethnic(self.member(Self::line(member)).of(10)),
            religion: if dice.of(11).below(100) < 93 {
                "00"
            } else {
                dice.of(12).pick(&["01", "02"])
            },
            marriage,
            blood: dice.of(13).pick(&["00", "00", "00", "01", "02", "03", "04"]),
            birth: self.birth(member),
            birth_registered: self.registered(&origin, member),
            origin,
            residence,
            current,
            father: kin(parents.map(|(father, _)| father)),
            mother: kin(parents.map(|(_, mother)| mother)),
            spouse,
            representative: kin(representative),
            relation: if is_dead { "" } else { self.relation(member, head) },
            head: if is_dead { Kin::default() } else { self.kin(head) },
            book: format!("26{:05}{}", self.no, self.home(member)),
            is_dead,
        }
    }

    /// Where the birth was registered; of other provinces only the province is known.
    fn registered(&self, origin: &Place, member: usize) -> Place {
        let province = self.registered_in(member);
        if province == HERE {
            return origin.clone();
        }
        Place {
            province: format!("{province:02}"),
            district: String::new(),
            commune: String::new(),
            detail: "Xã Mẫu".to_owned(),
        }
    }
}

fn is_woman(member: usize) -> bool {
    WOMEN.contains(&member)
}

fn ethnic(dice: Dice) -> &'static str {
    match dice.below(100) {
        0..92 => "01",
        92..97 => "18",
        97 => "02",
        98 => "06",
        _ => "15",
    }
}

/// Years of birth: of a couple within six years, of children at least twenty after both parents.
fn years(dice: Dice) -> [u16; 20] {
    let base = 1940 + dice.of(1).years(12);
    let after = |year: u16, least: u16, question: u64, bound: u64| {
        year + least + dice.of(question).years(bound)
    };
    let (mother_a, mother_b) = (after(base, 0, 2, 3), after(base, 0, 3, 3));
    let father_a = mother_a - dice.of(4).years(6);
    let father_b = mother_b - dice.of(5).years(6);
    let (four, five) = (after(mother_a, 20, 6, 4), after(mother_b, 20, 7, 4));
    let (six, eight) = (after(mother_a, 24, 8, 4), after(mother_b, 24, 9, 4));
    let (seven, nine) = (after(mother_a, 28, 10, 3), after(mother_b, 28, 11, 3));
    let fifteen = after(seven - 2, 0, 12, 5);
    let (older, younger, last) = (four.max(five), six.max(eight), seven.max(fifteen));
    [
        father_a,
        mother_a,
        father_b,
        mother_b,
        four,
        five,
        six,
        seven,
        eight,
        nine,
        after(older, 20, 13, 4),
        after(older, 24, 14, 4),
        after(older, 28, 15, 4),
        after(younger, 20, 16, 5),
        after(younger, 26, 17, 5),
        fifteen,
        after(last, 20, 18, 12),
        after(1975, 0, 19, 25),
        after(1945, 0, 20, 20),
        after(1950, 0, 21, 20),
    ]
}
