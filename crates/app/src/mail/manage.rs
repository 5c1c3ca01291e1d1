//! Changing words: checked with sample data before they are kept, every version kept
//! with who made it.

use super::{
    Wording, Words, builtin,
    template::{self, Values},
};
use crate::{App, AppError, Ctx};
use mc_kernel::{FieldProblems, Locale};
use mc_store::{
    Batch,
    mail::{LetterVersion, add_letter},
};

/// A letter as an administrator sees it.
#[derive(Debug, Clone)]
pub struct EditedLetter {
    /// The words that are sent now.
    pub words: Words,
    /// Whether they are the program's own.
    pub is_own: bool,
    /// The number of the newest version; 0 where nobody changed anything.
    pub number: u64,
    /// The versions, newest first.
    pub versions: Vec<LetterVersion>,
}

/// What a template makes of a dossier that does not exist.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The finished letter, where nothing is wrong.
    pub letter: Option<Words>,
    /// What is wrong.
    pub problems: FieldProblems,
}

impl App {
    /// The words of a letter with their versions.
    pub async fn edited_letter(
        &self,
        ctx: &Ctx,
        wording: Wording,
        locale: Locale,
    ) -> Result<EditedLetter, AppError> {
        let permit = self.letters_permit(ctx)?;
        let versions = self.parts.store.letter_versions(&permit, &wording.code(), locale).await?;
        let kept = versions.first().and_then(|version| version.words.clone());
        Ok(EditedLetter {
            is_own: kept.is_none(),
            words: kept.map_or_else(
                || builtin::words(wording, locale),
                |(subject, body)| Words { subject, body },
            ),
            number: versions.first().map_or(0, |version| version.number),
            versions,
        })
    }

    /// Whether words are the program's own.
    pub async fn is_own_wording(&self, wording: Wording, locale: Locale) -> Result<bool, AppError> {
        let kept = self.parts.store.letter_words(&wording.code(), locale).await?;
        Ok(kept.is_none_or(|version| version.words.is_none()))
    }

    /// Tries words with a dossier that does not exist.
    pub fn preview_letter(&self, wording: Wording, words: &Words, locale: Locale) -> Preview {
        match template::check(words, wording.rules(), &self.sample(locale)) {
            Ok(letter) => Preview { letter: Some(letter), problems: FieldProblems::none() },
            Err(problems) => Preview { letter: None, problems },
        }
    }

    fn sample(&self, locale: Locale) -> Values {
        let settings = self.settings();
        Values::sample(locale, &settings.province, &settings.help_phone, &settings.public_url)
    }

    /// Keeps words as the version after `seen`.
    ///
    /// # Errors
    /// [`AppError::Invalid`] with everything that is wrong; [`AppError::Conflict`] when somebody else
    /// kept others in the meantime.
    pub async fn keep_letter(
        &self,
        ctx: &Ctx,
        (wording, locale): (Wording, Locale),
        words: &Words,
        seen: u64,
    ) -> Result<(), AppError> {
        let preview = self.preview_letter(wording, words, locale);
        if preview.letter.is_none() {
            return Err(AppError::invalid(preview.problems));
        }
        let kept = (words.subject.trim().to_owned(), words.body.replace("\r\n", "\n"));
        self.add_version(ctx, (wording, locale), Some(kept), seen).await
    }

    /// Goes back to the program's own words.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when somebody else kept others in the meantime.
    pub async fn own_letter_again(
        &self,
        ctx: &Ctx,
        letter: (Wording, Locale),
        seen: u64,
    ) -> Result<(), AppError> {
        self.add_version(ctx, letter, None, seen).await
    }

    async fn add_version(
        &self,
        ctx: &Ctx,
        (wording, locale): (Wording, Locale),
        words: Option<(String, String)>,
        seen: u64,
    ) -> Result<(), AppError> {
        let permit = self.letters_permit(ctx)?;
        let staff = ctx.staff()?.id;
        let action = if words.is_some() { "letter.changed" } else { "letter.own_again" };
        let version = LetterVersion { number: seen + 1, words, at: self.now(), by: staff };
        let mut batch = Batch::new();
        let code = wording.code();
        add_letter(&mut batch, &permit, (&code, locale), &version);
        let target = format!("{code} {}", locale.tag());
        self.note(ctx, &mut batch, action, &target, &version.number.to_string())?;
        Ok(self.parts.store.commit(batch).await?)
    }
}
