//! The program's own words of letters, one file for each kind and language: the subject, an empty
//! line, the body.

use super::template::Words;
use mc_dossier::effects::{MandateLetter, NoticeKind};
use mc_kernel::Locale;

macro_rules! letters {
    ($($kind:ident = $name:literal;)+) => {
        const fn text(kind: NoticeKind, locale: Locale) -> &'static str {
            match (kind, locale) {
                $(
                    (NoticeKind::$kind, Locale::Vi) => {
                        include_str!(concat!("../../letters/vi/", $name, ".txt"))
                    }
                    (NoticeKind::$kind, Locale::En) => {
                        include_str!(concat!("../../letters/en/", $name, ".txt"))
                    }
                )+
            }
        }
    };
}

letters! {
    Submitted = "submitted";
    TakenIn = "taken_in";
    Refused = "refused";
    SupplementAsked = "supplement_asked";
    FeeAsked = "fee_asked";
    ResultReady = "result_ready";
    RefusalReady = "refusal_ready";
    Returned = "returned";
    Reappointed = "reappointed";
    Stopped = "stopped";
    Reopened = "reopened";
    Withdrawn = "withdrawn";
}

/// The program's own words of a letter.
pub(super) fn words(kind: NoticeKind, locale: Locale) -> Words {
    parted(text(kind, locale))
}

/// The words of the letter that asks whether an address is somebody's. They may not be changed: it is
/// the one letter that may go to a stranger.
pub(super) fn confirmation(locale: Locale) -> Words {
    parted(match locale {
        Locale::Vi => include_str!("../../letters/vi/confirm.txt"),
        Locale::En => include_str!("../../letters/en/confirm.txt"),
    })
}

/// The words of a letter about a mandate. They may not be changed: one of them has the code.
pub(super) fn mandate(letter: MandateLetter, locale: Locale) -> Words {
    parted(match (letter, locale) {
        (MandateLetter::Code, Locale::Vi) => include_str!("../../letters/vi/mandate_code.txt"),
        (MandateLetter::Code, Locale::En) => include_str!("../../letters/en/mandate_code.txt"),
        (MandateLetter::Given, Locale::Vi) => include_str!("../../letters/vi/mandate_given.txt"),
        (MandateLetter::Given, Locale::En) => include_str!("../../letters/en/mandate_given.txt"),
        (MandateLetter::Holds, Locale::Vi) => include_str!("../../letters/vi/mandate_holds.txt"),
        (MandateLetter::Holds, Locale::En) => include_str!("../../letters/en/mandate_holds.txt"),
        (MandateLetter::Ended, Locale::Vi) => include_str!("../../letters/vi/mandate_ended.txt"),
        (MandateLetter::Ended, Locale::En) => include_str!("../../letters/en/mandate_ended.txt"),
    })
}

fn parted(text: &str) -> Words {
    let (subject, body) = text.split_once("\n\n").unwrap_or((text, ""));
    Words { subject: subject.to_owned(), body: body.trim_end().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{
        super::template::{Values, check, fill},
        *,
    };

    #[test]
    fn every_letter_is_sound_in_every_language() {
        for locale in Locale::ALL {
            let sample = Values::sample(locale, "Tỉnh Vĩnh Phúc", "0211", "https://x.example");
            for kind in NoticeKind::ALL {
                let filled = check(&words(kind, locale), &sample);
                let filled = filled.unwrap_or_else(|e| panic!("{kind:?} {locale:?}: {e:?}"));
                assert!(filled.subject.contains("Đăng ký khai sinh"), "{filled:?}");
                assert!(!filled.body.contains('{'), "{filled:?}");
            }
            let asks = fill(&confirmation(locale), &sample).unwrap();
            assert!(asks.body.contains("https://x.example/") && asks.body.contains("48"));
        }
    }

    /// The two languages tell the same: the same names stand in both.
    #[test]
    fn both_languages_name_the_same() {
        let names = |words: &Words| {
            let text = format!("{} {}", words.subject, words.body);
            let names = super::super::template::NAMES.iter().map(|name| name.name);
            names.filter(|name| text.contains(&format!("{{{{ {name} }}}}"))).collect::<Vec<_>>()
        };
        for kind in NoticeKind::ALL {
            assert_eq!(
                names(&words(kind, Locale::Vi)),
                names(&words(kind, Locale::En)),
                "{kind:?}"
            );
        }
    }
}
