//! Words that are used: an administrator's, else the program's own.

use super::{
    Wording, Words, builtin,
    template::{self, Values},
};
use crate::{App, AppError, papers::Paper};
use mc_dossier::effects::NoticeKind;
use mc_kernel::{
    Locale,
    ids::{DossierId, SubjectId},
};
use mc_store::outbox::Notice;
use std::collections::BTreeMap;

/// The words of the notices on a page.
#[derive(Debug, Clone)]
pub struct NoticeTexts {
    locale: Locale,
    kept: BTreeMap<&'static str, Words>,
}

impl App {
    /// The words an administrator keeps, where there are any.
    pub(super) async fn kept_words(
        &self,
        wording: Wording,
        locale: Locale,
    ) -> Result<Option<Words>, AppError> {
        let kept = self.parts.store.letter_words(&wording.code(), locale).await?;
        let kept = kept.and_then(|version| version.words);
        Ok(kept.map(|(subject, body)| Words { subject, body }))
    }

    /// Finished words. Those of an administrator that this program cannot fill any more give way to
    /// the program's own.
    pub(super) fn filled(
        wording: Wording,
        locale: Locale,
        kept: Option<&Words>,
        values: &Values,
    ) -> Result<Words, AppError> {
        if let Some(kept) = kept {
            match template::fill(kept, wording.rules(), values) {
                Ok(filled) => return Ok(filled),
                Err(problem) => {
                    let (wording, code) = (wording.code(), problem.code);
                    tracing::warn!(%wording, %code, "words could not be filled");
                }
            }
        }
        template::fill(&builtin::words(wording, locale), wording.rules(), values)
            .map_err(|problem| AppError::internal(problem.code))
    }

    /// The words for the notices of a page.
    pub async fn notice_texts(
        &self,
        notices: &[Notice],
        locale: Locale,
    ) -> Result<NoticeTexts, AppError> {
        let mut kept = BTreeMap::new();
        for kind in notices.iter().filter_map(|notice| NoticeKind::from_code(&notice.kind)) {
            if !kept.contains_key(kind.code())
                && let Some(words) = self.kept_words(Wording::Notice(kind), locale).await?
            {
                kept.insert(kind.code(), words);
            }
        }
        Ok(NoticeTexts { locale, kept })
    }

    /// What a notice says; `None` for a kind that this program does not know.
    pub fn notice_text(
        &self,
        texts: &NoticeTexts,
        notice: &Notice,
        procedure: &str,
    ) -> Option<String> {
        let kind = NoticeKind::from_code(&notice.kind)?;
        let settings = self.settings();
        let values = Values::default()
            .with("thu_tuc", procedure)
            .with("ma_ho_so", notice.number.as_str())
            .with("tinh", settings.province.as_str())
            .with("dien_thoai", settings.help_phone.as_str());
        let kept = texts.kept.get(kind.code());
        let filled = Self::filled(Wording::Notice(kind), texts.locale, kept, &values).ok()?;
        Some(filled.body.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// What a printed paper says above its signatures, a paragraph each.
    pub(crate) async fn closing(
        &self,
        (subject, dossier): (SubjectId, DossierId),
        paper: Paper,
    ) -> Result<Vec<String>, AppError> {
        let wording = Wording::Printed(paper);
        if !Wording::PAPERS.contains(&paper) {
            return Ok(Vec::new());
        }
        let kept = self.kept_words(wording, Locale::Vi).await?;
        let values = self.values(subject, dossier, Locale::Vi).await?;
        let filled = Self::filled(wording, Locale::Vi, kept.as_ref(), &values)?;
        let lines = filled.body.lines().map(str::trim).filter(|line| !line.is_empty());
        Ok(lines.map(ToOwned::to_owned).collect())
    }
}

/// What a kind of notice tells, for people who choose among kinds: its own words without the
/// procedure.
pub fn kind_name(kind: NoticeKind, locale: Locale) -> String {
    let words = builtin::words(Wording::Notice(kind), locale).body;
    let name = words.split("{{").next().unwrap_or_default();
    name.trim().trim_end_matches(':').trim().to_owned()
}
