//! A person as the register keeps them.

use mc_kernel::fold;

/// A commune (xã, phường, thị trấn) with what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Two digits.
    pub province: String,
    /// Three digits; not answered since 2025-07-01.
    pub district: String,
    /// Five digits.
    pub commune: String,
    /// House, street, hamlet.
    pub detail: String,
}

impl Default for Place {
    fn default() -> Self {
        let text = str::to_owned;
        Self {
            province: text("26"),
            district: text("243"),
            commune: text("08710"),
            detail: text("Tổ dân phố Mẫu"),
        }
    }
}

impl Place {
    /// The same commune with another detail.
    #[must_use]
    pub fn at(&self, detail: String) -> Self {
        Self { detail, ..self.clone() }
    }
}

/// A person whom another's record names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kin {
    /// The name.
    pub name: String,
    /// The identity number.
    pub number: String,
}

/// A person; what is not known is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The identity number.
    pub number: String,
    /// The number of an older card.
    pub old_number: String,
    /// The name as people write it.
    pub name: String,
    /// `1` man, `2` woman.
    pub sex: &'static str,
    /// The ethnic group.
    pub ethnic: &'static str,
    /// The religion.
    pub religion: &'static str,
    /// `1` never married, `2` married, `3` divorced, `4` widowed.
    pub marriage: &'static str,
    /// The blood group.
    pub blood: &'static str,
    /// `yyyy` or `yyyymmdd`.
    pub birth: String,
    /// Where the birth was registered.
    pub birth_registered: Place,
    /// Where the family is from.
    pub origin: Place,
    /// Where the person is registered.
    pub residence: Place,
    /// Where the person lives; another place for those who moved.
    pub current: Place,
    /// The father.
    pub father: Kin,
    /// The mother.
    pub mother: Kin,
    /// Husband or wife.
    pub spouse: Kin,
    /// Who acts for a child.
    pub representative: Kin,
    /// The relation to the head of the household: `CH01` is the head.
    pub relation: &'static str,
    /// The head of the household.
    pub head: Kin,
    /// The number of the household's book.
    pub book: String,
    /// Whether the person has died; the register answers of the living only.
    pub is_dead: bool,
}

impl Person {
    /// The person as others' records name them.
    pub fn kin(&self) -> Kin {
        Kin { name: self.name.clone(), number: self.number.clone() }
    }

    /// The year of birth.
    pub fn year(&self) -> u16 {
        self.birth.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }
}

/// A name as it is compared: upper case, without marks, spaces and punctuation.
pub(super) fn folded(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
