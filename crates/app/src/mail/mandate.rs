//! Letters about mandates: the code by which one is given, and that one waits, holds or has ended.

use super::{Words, builtin, sending::footer};
use crate::{App, AppError};
use mc_calendar::date_words;
use mc_dossier::effects::MandateLetter;
use mc_kernel::ids::{MandateId, SubjectId};
use mc_mandate::Standing;
use mc_store::mail::{AddressState, MailAddress};

impl App {
    /// The words of a letter about a mandate with the address it goes to; `None` where nobody waits for
    /// it any more.
    pub(super) async fn mandate_letter(
        &self,
        subject: SubjectId,
        mandate: MandateId,
        letter: MandateLetter,
    ) -> Result<Option<(Words, MailAddress)>, AppError> {
        let address = self.parts.store.mail_address(subject).await?;
        let address = address.filter(|kept| kept.state == AddressState::Confirmed);
        let kept = self.parts.store.mandate(mandate).await?;
        let Some((address, kept)) = address.zip(kept) else { return Ok(None) };
        let standing = kept.mandate.standing(self.now());
        let is_due = match letter {
            MandateLetter::Code => standing == Standing::AwaitsCode,
            MandateLetter::Given => standing == Standing::AwaitsAcceptance,
            MandateLetter::Holds => standing == Standing::InForce,
            MandateLetter::Ended => true,
        };
        if !is_due {
            return Ok(None);
        }
        let given = &kept.mandate.given;
        let code = match letter {
            MandateLetter::Code => self.mandate_code(mandate).await?,
            MandateLetter::Given | MandateLetter::Holds | MandateLetter::Ended => String::new(),
        };
        let locale = address.locale;
        let last = self.settings().zone.local(given.until.plus_minutes(-1)).day;
        let base = &self.settings().public_url;
        let values = [
            ("{{ nguoi_uy_quyen }}", self.person(given.principal).await?.name),
            ("{{ nguoi_duoc_uy_quyen }}", self.person(given.representative).await?.name),
            ("{{ ma }}", code),
            ("{{ den_ngay }}", date_words(last, locale)),
            ("{{ duong_dan }}", format!("{base}/uy-quyen/{mandate}")),
            ("{{ tinh }}", self.settings().province.clone()),
        ];
        let words = builtin::mandate(letter, locale);
        let fill = |text: String| {
            values.iter().fold(text, |text, (name, value)| text.replace(name, value))
        };
        let mut words = Words { subject: fill(words.subject), body: fill(words.body) };
        if letter != MandateLetter::Code {
            let stop = self.stopping(subject).await?;
            words.body.push_str(&footer(locale, base, &stop));
        }
        Ok(Some((words, address)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::Locale;

    #[test]
    fn every_letter_names_both_people_and_only_one_has_the_code() {
        let letters =
            [MandateLetter::Code, MandateLetter::Given, MandateLetter::Holds, MandateLetter::Ended];
        for (letter, locale) in letters.iter().flat_map(|l| Locale::ALL.map(|locale| (*l, locale)))
        {
            let words = builtin::mandate(letter, locale);
            for name in ["{{ nguoi_uy_quyen }}", "{{ nguoi_duoc_uy_quyen }}", "{{ tinh }}"] {
                assert!(words.body.contains(name), "{letter:?} {locale:?} {name}");
            }
            let is_code = letter == MandateLetter::Code;
            assert_eq!(words.body.contains("{{ ma }}"), is_code, "{letter:?} {locale:?}");
            assert_eq!(words.body.contains("{{ duong_dan }}"), !is_code, "{letter:?} {locale:?}");
            assert!(!words.subject.is_empty() && !words.subject.contains("{{"));
        }
    }
}
