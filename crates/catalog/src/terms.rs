//! The closed lists of the national catalogue: levels, channels, units of time.
//!
//! Each term knows its national spelling (used at the edge only) and its words for people.

use mc_kernel::Locale;
use serde::{Deserialize, Serialize};

/// What reading a packet needs of a closed list.
pub(crate) trait NationalTerm: Copy + 'static {
    /// Every term.
    fn all() -> &'static [Self];
    /// The national spelling.
    fn spelling(&self) -> &'static str;
}

macro_rules! terms {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$term_doc:meta])* $term:ident = $national:literal, $vi:literal, $en:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$term_doc])* $term,)+ }

        impl $name {
            /// Every term, in the order of the national list.
            pub const ALL: &'static [Self] = &[$(Self::$term),+];

            /// Reads the national spelling.
            pub fn from_national(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|term| term.national() == text)
            }

            /// The national spelling.
            pub const fn national(self) -> &'static str {
                match self { $(Self::$term => $national),+ }
            }

            /// The words for people.
            pub const fn words(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$term, Locale::Vi) => $vi, (Self::$term, Locale::En) => $en),+
                }
            }
        }

        impl NationalTerm for $name {
            fn all() -> &'static [Self] {
                Self::ALL
            }
            fn spelling(&self) -> &'static str {
                self.national()
            }
        }
    };
}

terms! {
    /// The level of government that carries a procedure out (cấp thực hiện).
    Level {
        /// Bộ, cơ quan ngang bộ.
        Ministry = "0", "Cấp bộ", "Ministry";
        /// Cấp tỉnh.
        Province = "1", "Cấp tỉnh", "Province";
        /// Cấp huyện, until 30 June 2025.
        District = "2", "Cấp huyện", "District";
        /// Cấp xã.
        Commune = "3", "Cấp xã", "Commune";
    }
}

impl Level {
    /// The national number of the level, 0 (ministry) to 3 (commune).
    pub const fn number(self) -> u8 {
        match self {
            Self::Ministry => 0,
            Self::Province => 1,
            Self::District => 2,
            Self::Commune => 3,
        }
    }
}

terms! {
    /// How far a procedure can be done online (mức độ dịch vụ công trực tuyến; NĐ 42/2022).
    ServiceLevel {
        /// Only information is online; the dossier itself is filed at the desk or by post.
        Information = "2", "Cung cấp thông tin", "Information only";
        /// Một phần: filed online, with some step in person.
        Partial = "3", "Một phần", "Partly online";
        /// Toàn trình: everything online.
        Full = "4", "Toàn trình", "Fully online";
    }
}

terms! {
    /// The way a dossier is filed (kênh, cách thức thực hiện).
    Channel {
        /// At the one-stop desk.
        Direct = "1", "Trực tiếp", "In person";
        /// On the portal.
        Online = "2", "Trực tuyến", "Online";
        /// Through the public postal service (bưu chính công ích).
        Post = "3", "Bưu chính công ích", "By post";
    }
}

terms! {
    /// What the days of a time limit are.
    DayUnit {
        /// Working days: Saturdays, Sundays and holidays do not count.
        WorkingDays = "Ngày làm việc", "ngày làm việc", "working days";
        /// Calendar days: every day counts.
        CalendarDays = "Ngày", "ngày", "calendar days";
    }
}

terms! {
    /// What the clock does once a supplement has arrived (NĐ 61/2018, Điều 19 khoản 4).
    AfterSupplement {
        /// The time limit starts again from zero; the general rule.
        Restart = "restart", "Tính lại thời hạn từ đầu", "The time limit starts again";
        /// The time that was left runs on.
        Resume = "resume", "Tính tiếp thời hạn còn lại", "The remaining time runs on";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn national_spellings_go_there_and_back() {
        for &level in Level::ALL {
            assert_eq!(Level::from_national(level.national()), Some(level));
            assert_eq!(level.number().to_string(), level.national());
        }
        for &unit in DayUnit::ALL {
            assert_eq!(DayUnit::from_national(unit.national()), Some(unit));
        }
        assert_eq!(ServiceLevel::from_national("1"), None);
        assert_eq!(DayUnit::from_national("Tháng"), None);
    }

    #[test]
    fn terms_are_kept_by_their_english_names() {
        assert_eq!(serde_json::to_string(&DayUnit::WorkingDays).unwrap(), "\"working-days\"");
        assert_eq!(serde_json::from_str::<Channel>("\"post\"").unwrap(), Channel::Post);
    }
}
