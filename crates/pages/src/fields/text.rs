//! Answers that are typed.

use crate::chrome::Chrome;
use std::borrow::Cow;

/// A line of text.
#[derive(Debug, Clone, Default)]
pub struct TextInput {
    /// The answer as it was given, right or wrong.
    pub value: String,
    /// What the browser may fill in: a token of the HTML standard, `name`, `tel`, `email`, `bday`.
    pub autocomplete: Option<&'static str>,
    /// Which keyboard a phone shows.
    pub mode: InputMode,
    /// Whether the browser may mark spelling; false for names and numbers.
    pub is_spell_checked: bool,
    /// How wide the box is: a hint at the length of the answer.
    pub width: Width,
    /// The longest answer, in characters; the browser stops there.
    pub most: Option<u32>,
    /// A unit after the box: `m²`, `₫`.
    pub unit: Option<String>,
}

/// Several lines of text.
#[derive(Debug, Clone)]
pub struct LongText {
    /// The answer as it was given.
    pub value: String,
    /// Lines shown, 3 to 12.
    pub rows: u8,
    /// The longest answer, in characters; said in words, not enforced by the browser, so that a
    /// pasted text is not cut silently.
    pub most: Option<usize>,
}

impl LongText {
    /// The longest answer in words.
    pub fn limit(&self, chrome: &Chrome) -> Option<Cow<'static, str>> {
        self.most.map(|most| chrome.n("most-characters", most))
    }
}

/// A number, typed as people write it.
#[derive(Debug, Clone, Default)]
pub struct NumberInput {
    /// The answer as it was given: `1.200,5` in Vietnamese.
    pub value: String,
    /// Whether it may have decimals; decides the keyboard.
    pub has_decimals: bool,
    /// A unit after the box.
    pub unit: Option<String>,
    /// How wide the box is.
    pub width: Width,
}

/// A day, typed as people write it: `06/02/2023`.
#[derive(Debug, Clone, Default)]
pub struct DateInput {
    /// The answer as it was given.
    pub value: String,
    /// Whether a month or a year alone is an answer too.
    pub may_be_partial: bool,
    /// What the browser may fill in: `bday`.
    pub autocomplete: Option<&'static str>,
}

/// The keyboard a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputMode {
    /// Letters.
    #[default]
    Text,
    /// Digits only: identity numbers, codes.
    Numeric,
    /// A password: shown as dots.
    Password,
    /// A telephone number.
    Tel,
    /// A mail address.
    Email,
    /// An address on the web.
    Url,
}

impl InputMode {
    /// The value of `type`.
    pub const fn input_type(self) -> &'static str {
        match self {
            Self::Text | Self::Numeric => "text",
            Self::Password => "password",
            Self::Tel => "tel",
            Self::Email => "email",
            Self::Url => "url",
        }
    }

    /// The value of `inputmode`, where the type does not say it already.
    pub const fn inputmode(self) -> Option<&'static str> {
        match self {
            Self::Numeric => Some("numeric"),
            Self::Text | Self::Password | Self::Tel | Self::Email | Self::Url => None,
        }
    }
}

/// How wide a box is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    /// As wide as the column.
    #[default]
    Full,
    /// About thirty characters.
    Half,
    /// About sixteen characters: identity numbers, telephones, dates.
    Short,
    /// About six characters: counts, years.
    Tiny,
}

impl Width {
    /// The class of the box.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Full => "w-full",
            Self::Half => "w-half",
            Self::Short => "w-short",
            Self::Tiny => "w-tiny",
        }
    }
}
