//! The articles that derivations quote.

use mc_kernel::{CivilDay, Locale};

/// A rule of law that a derivation rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Article {
    /// Forwarding within the working day: NĐ 61/2018, Điều 18.
    Forwarding,
    /// The limit counts from zero after a supplement: NĐ 61/2018, Điều 19 khoản 4.
    RestartAfterSupplement,
    /// An apology with another moment, at most once: NĐ 61/2018, Điều 19 khoản 9.
    Apology,
    /// The first day does not count: Bộ luật Dân sự 2015, Điều 147.
    FirstDay,
    /// A limit in days ends with its last day: Bộ luật Dân sự 2015, Điều 148 khoản 1.
    LastDay,
    /// A last day that is a day off gives way to the next working day: Điều 148 khoản 5.
    LastDayOff,
    /// Public holidays and days in lieu: Bộ luật Lao động 2019, Điều 111 and Điều 112.
    Holidays,
    /// The working week of 40 hours, Saturday and Sunday off: Quyết định 188/1999/QĐ-TTg.
    Week,
}

impl Article {
    /// The citation, as the law stands on a day: NĐ 118/2025 took the place of NĐ 61/2018 on
    /// 1 July 2025 and kept these rules, so from then on it is quoted, without an article.
    pub fn cite(self, on: CivilDay, locale: Locale) -> &'static str {
        let one_stop = |vi: &'static str, en: &'static str| match (is_after_reform(on), locale) {
            (false, Locale::Vi) => vi,
            (false, Locale::En) => en,
            (true, Locale::Vi) => "Nghị định 118/2025/NĐ-CP",
            (true, Locale::En) => "Decree 118/2025/NĐ-CP",
        };
        let code = |vi, en| match locale {
            Locale::Vi => vi,
            Locale::En => en,
        };
        match self {
            Self::Forwarding => {
                one_stop("Nghị định 61/2018/NĐ-CP, Điều 18", "Decree 61/2018/NĐ-CP, Article 18")
            }
            Self::RestartAfterSupplement => one_stop(
                "Nghị định 61/2018/NĐ-CP, Điều 19 khoản 4",
                "Decree 61/2018/NĐ-CP, Article 19(4)",
            ),
            Self::Apology => one_stop(
                "Nghị định 61/2018/NĐ-CP, Điều 19 khoản 9",
                "Decree 61/2018/NĐ-CP, Article 19(9)",
            ),
            Self::FirstDay => code("Bộ luật Dân sự 2015, Điều 147", "Civil Code 2015, Article 147"),
            Self::LastDay => {
                code("Bộ luật Dân sự 2015, Điều 148 khoản 1", "Civil Code 2015, Article 148(1)")
            }
            Self::LastDayOff => {
                code("Bộ luật Dân sự 2015, Điều 148 khoản 5", "Civil Code 2015, Article 148(5)")
            }
            Self::Holidays => code(
                "Bộ luật Lao động 2019, Điều 111 và Điều 112",
                "Labour Code 2019, Articles 111 and 112",
            ),
            Self::Week => code("Quyết định 188/1999/QĐ-TTg", "Decision 188/1999/QĐ-TTg"),
        }
    }
}

/// Whether a day lies on or after 1 July 2025.
fn is_after_reform(on: CivilDay) -> bool {
    (on.year(), on.month()) >= (2025, 7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::day;

    #[test]
    fn the_decree_in_force_is_quoted() {
        let cite = |on: &str| Article::Forwarding.cite(day(on), Locale::Vi);
        assert_eq!(cite("2025-06-30"), "Nghị định 61/2018/NĐ-CP, Điều 18");
        assert_eq!(cite("2025-07-01"), "Nghị định 118/2025/NĐ-CP");
        assert_eq!(cite("2026-01-05"), "Nghị định 118/2025/NĐ-CP");
    }
}
