//! Words of a form in Vietnamese and, where the schema has them, in English.

use mc_kernel::Locale;

/// A text in Vietnamese, and in English where someone translated it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Words {
    vi: String,
    en: Option<String>,
}

/// A text together with the language it is in, for the `lang` attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language, which is Vietnamese where no translation exists.
    pub lang: Locale,
}

impl Words {
    /// Words in both languages.
    pub fn new(vi: impl Into<String>, en: Option<&str>) -> Self {
        Self { vi: vi.into(), en: en.map(str::to_owned) }
    }

    /// The text in a language, or in Vietnamese where there is no other.
    pub fn say(&self, locale: Locale) -> Said<'_> {
        match (locale, &self.en) {
            (Locale::En, Some(text)) => Said { text, lang: Locale::En },
            (Locale::En, None) | (Locale::Vi, _) => Said { text: &self.vi, lang: Locale::Vi },
        }
    }

    /// The Vietnamese text.
    pub fn vi(&self) -> &str {
        &self.vi
    }

    /// The English text, where there is one.
    pub fn en(&self) -> Option<&str> {
        self.en.as_deref()
    }

    /// The words followed by others: English only where the first part has it.
    pub(crate) fn followed_by(&self, vi: &str, en: &str) -> Self {
        Self {
            vi: format!("{}{vi}", self.vi),
            en: self.en.as_ref().map(|text| format!("{text}{en}")),
        }
    }

    /// Several titles in one: `Số điện thoại, thư điện tử`.
    pub(crate) fn enumerated(titles: &[Self]) -> Self {
        let inner =
            |title: &Self| Self { vi: lowered(&title.vi), en: title.en.as_deref().map(lowered) };
        let (first, rest) = titles.split_at(titles.len().min(1));
        let all: Vec<Self> = first.iter().cloned().chain(rest.iter().map(inner)).collect();
        Self::joined(&all, ", ")
    }

    /// Joins parts with a separator; English as soon as one part has it.
    pub(crate) fn joined(parts: &[Self], separator: &str) -> Self {
        let texts = |locale: Locale| -> Vec<&str> {
            parts.iter().map(|part| part.say(locale).text).collect()
        };
        let en = parts.iter().any(|part| part.en.is_some());
        Self {
            vi: texts(Locale::Vi).join(separator),
            en: en.then(|| texts(Locale::En).join(separator)),
        }
    }
}

/// Lowers the first letter, unless the word is an abbreviation.
fn lowered(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_vietnamese_and_says_so() {
        let both = Words::new("Họ tên", Some("Full name"));
        assert_eq!(both.say(Locale::En), Said { text: "Full name", lang: Locale::En });
        assert_eq!(both.say(Locale::Vi), Said { text: "Họ tên", lang: Locale::Vi });
        let one = Words::new("Họ tên", None);
        assert_eq!(one.say(Locale::En), Said { text: "Họ tên", lang: Locale::Vi });
        let all = Words::enumerated(&[one.clone(), Words::new("UBND xã", None), one.clone()]);
        assert_eq!(all.vi(), "Họ tên, UBND xã, họ tên");
        assert_eq!(Words::joined(&[one, both], ", ").en(), Some("Họ tên, Full name"));
    }
}
