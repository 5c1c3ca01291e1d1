//! Levels of government.

use mc_kernel::Locale;
use serde::{Deserialize, Serialize};

/// A level of government, by the national number: 0 central, 1 province, 2 district, 3 commune.
///
/// A greater number is nearer to the people. Numbers may be left out (there are no districts since
/// 1 July 2025) and may go on (4 for villages): nothing depends on how many there are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct AreaLevel(u8);

impl AreaLevel {
    /// Trung ương.
    pub const CENTRAL: Self = Self(0);
    /// Cấp tỉnh.
    pub const PROVINCE: Self = Self(1);
    /// Cấp huyện.
    pub const DISTRICT: Self = Self(2);
    /// Cấp xã.
    pub const COMMUNE: Self = Self(3);

    /// The level with a national number.
    pub const fn new(number: u8) -> Self {
        Self(number)
    }

    /// The national number.
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Reads `central`, `province`, `district`, `commune` or a number.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "central" => Some(Self::CENTRAL),
            "province" => Some(Self::PROVINCE),
            "district" => Some(Self::DISTRICT),
            "commune" => Some(Self::COMMUNE),
            number => number.parse().ok().map(Self),
        }
    }

    /// The words for people.
    pub fn words(self, locale: Locale) -> String {
        let (vi, en) = match self {
            Self::CENTRAL => ("Trung ương", "Central"),
            Self::PROVINCE => ("Cấp tỉnh", "Province"),
            Self::DISTRICT => ("Cấp huyện", "District"),
            Self::COMMUNE => ("Cấp xã", "Commune"),
            Self(number) => {
                return match locale {
                    Locale::Vi => format!("Cấp {number}"),
                    Locale::En => format!("Level {number}"),
                };
            }
        };
        match locale {
            Locale::Vi => vi.to_owned(),
            Locale::En => en.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        assert_eq!(AreaLevel::from_name("commune"), Some(AreaLevel::new(3)));
        assert_eq!(AreaLevel::from_name("4").map(|l| l.words(Locale::Vi)), Some("Cấp 4".into()));
        assert_eq!(AreaLevel::from_name("xã"), None);
        assert!(AreaLevel::PROVINCE < AreaLevel::COMMUNE);
    }
}
