//! The program's own words. Letters: one file for each kind and language, with the subject, an empty
//! line, the body. Notices: a line for each kind. What printed papers say at their end: a file each.

use super::{Wording, template::Words};
use crate::papers::Paper;
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

/// The program's own words.
pub(super) fn words(wording: Wording, locale: Locale) -> Words {
    let body = match wording {
        Wording::Letter(kind) => return parted(text(kind, locale)),
        Wording::Notice(kind) => notice(kind, locale),
        Wording::Printed(paper) => printed(paper),
    };
    Words { subject: String::new(), body: body.trim_end().to_owned() }
}

fn notice(kind: NoticeKind, locale: Locale) -> &'static str {
    let all = match locale {
        Locale::Vi => include_str!("../../letters/vi/notices.txt"),
        Locale::En => include_str!("../../letters/en/notices.txt"),
    };
    let pairs = all.lines().filter_map(|line| line.split_once(" = "));
    pairs.filter(|(code, _)| *code == kind.code()).map(|(_, words)| words).next().unwrap_or("")
}

const fn printed(paper: Paper) -> &'static str {
    match paper {
        Paper::Refusal => include_str!("../../letters/vi/printed/refusal.txt"),
        Paper::Apology => include_str!("../../letters/vi/printed/apology.txt"),
        Paper::StopNotice => include_str!("../../letters/vi/printed/stop_notice.txt"),
        Paper::Receipt
        | Paper::ReceiptRoll
        | Paper::Supplement
        | Paper::ControlSheet
        | Paper::Acknowledgement => "",
    }
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
        super::template::{NAMES, Values, check, fill},
        *,
    };

    #[test]
    fn all_words_are_sound_in_every_language() {
        for locale in Locale::ALL {
            let sample = Values::sample(locale, "Tỉnh Vĩnh Phúc", "0211", "https://x.example");
            for wording in Wording::all().filter(|one| one.locales().contains(&locale)) {
                let filled = check(&words(wording, locale), wording.rules(), &sample);
                let filled = filled.unwrap_or_else(|e| panic!("{wording:?} {locale:?}: {e:?}"));
                let said = match wording {
                    Wording::Letter(_) => &filled.subject,
                    Wording::Notice(_) => &filled.body,
                    Wording::Printed(_) => continue,
                };
                assert!(said.contains("Đăng ký khai sinh"), "{filled:?}");
                assert!(!filled.body.contains('{'), "{filled:?}");
            }
            let rules = Wording::Letter(NoticeKind::Submitted).rules();
            let asks = fill(&confirmation(locale), rules, &sample).unwrap();
            assert!(asks.body.contains("https://x.example/") && asks.body.contains("48"));
        }
    }

    /// The two languages tell the same: the same names stand in both.
    #[test]
    fn both_languages_name_the_same() {
        let names = |words: &Words| {
            let text = format!("{} {}", words.subject, words.body);
            NAMES
                .iter()
                .copied()
                .filter(|name| text.contains(&format!("{{{{ {name} }}}}")))
                .collect::<Vec<_>>()
        };
        for wording in Wording::all().filter(|one| one.locales().len() > 1) {
            let [vi, en] = [Locale::Vi, Locale::En].map(|locale| words(wording, locale));
            assert_eq!(names(&vi), names(&en), "{wording:?}");
        }
    }
}
