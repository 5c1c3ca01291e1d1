//! The words of the screens, in every language.
//!
//! They stand in Fluent files, `words/<language>/<area>.ftl`, and are read once. A page asks its
//! [`Lang`] for them by key: `l.t("search-button")`, `l.n("files-count", 3)`,
//! `l.with("due-on", &[("day", day)])`. Where a key comes out of a `match`, the literal is written
//! `key("state-late")`, so that the closed-world test sees it: every key used exists in both
//! languages with the same variables, and none is left unused.

#[cfg(test)]
mod tests;

use crate::format;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use mc_kernel::Locale;
use std::{borrow::Cow, sync::LazyLock};
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

macro_rules! areas {
    ($language:literal, $($area:literal)*) => {
        &[$(($area, include_str!(concat!("../../words/", $language, "/", $area, ".ftl")))),*]
    };
    ($language:literal) => {
        areas!(
            $language,
            "access"
            "common"
            "citizen"
            "form"
            "guide"
            "ledger"
            "letters"
            "mandates"
            "desk"
            "office"
            "protection"
            "admin"
            "administration"
            "builders"
            "errors"
            "public"
            "quality"
            "queue"
            "register"
            "reports"
            "rights"
            "rules"
            "sign_on"
            "signatures"
            "store"
            "tray"
            "volume"
        )
    };
}

const VIETNAMESE: &[(&str, &str)] = areas!("vi");
const ENGLISH: &[(&str, &str)] = areas!("en");

static VIETNAMESE_WORDS: LazyLock<Bundle> = LazyLock::new(|| read(Locale::Vi, VIETNAMESE));
static ENGLISH_WORDS: LazyLock<Bundle> = LazyLock::new(|| read(Locale::En, ENGLISH));

/// A language of the screens, ready to be asked for words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lang {
    locale: Locale,
}

impl From<Locale> for Lang {
    fn from(locale: Locale) -> Self {
        Self { locale }
    }
}

impl Lang {
    /// Wraps a locale.
    pub const fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// The locale.
    pub const fn locale(self) -> Locale {
        self.locale
    }

    /// The tag for `lang` attributes: `vi` or `en`.
    pub const fn tag(self) -> &'static str {
        self.locale.tag()
    }

    /// The name of this language, written in itself.
    pub const fn own_name(self) -> &'static str {
        match self.locale {
            Locale::Vi => "Tiếng Việt",
            Locale::En => "English",
        }
    }

    /// The words under a key.
    pub fn t(self, key: &str) -> Cow<'static, str> {
        self.say(key, None).unwrap_or_else(|| missing(key))
    }

    /// The words under a key for a number of things; the message says `$count`.
    pub fn n(self, key: &str, count: u64) -> Cow<'static, str> {
        let mut args = FluentArgs::with_capacity(1);
        args.set("count", count);
        self.say(key, Some(&args)).unwrap_or_else(|| missing(key))
    }

    /// The words under a key with values put in.
    pub fn with<V: AsRef<str>>(self, key: &str, values: &[(&str, V)]) -> Cow<'static, str> {
        self.say(key, Some(&args_of(values))).unwrap_or_else(|| missing(key))
    }

    /// The words under a key that is put together at run time, as for the codes of problems and
    /// rejections (`family("problem", "required", …)` reads `problem-required`).
    ///
    /// Full stops in the code become hyphens. `None` when there are no such words; the closed-world
    /// test of whoever owns the codes holds that there are.
    pub fn family<V: AsRef<str>>(
        self,
        family: &str,
        code: &str,
        values: &[(&str, V)],
    ) -> Option<Cow<'static, str>> {
        let key = format!("{family}-{}", code.replace(['.', '_'], "-"));
        self.say(&key, Some(&args_of(values)))
    }

    fn say(self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        let bundle: &'static Bundle = match self.locale {
            Locale::Vi => &VIETNAMESE_WORDS,
            Locale::En => &ENGLISH_WORDS,
        };
        let pattern = bundle.get_message(key)?.value()?;
        let mut problems = Vec::new();
        let words = bundle.format_pattern(pattern, args, &mut problems);
        debug_assert!(problems.is_empty(), "{key}: {problems:?}");
        Some(words)
    }
}

/// Reads a language; a line that Fluent cannot read is left out, and a test finds it.
fn read(locale: Locale, areas: &[(&str, &str)]) -> Bundle {
    let formatter: fn(&FluentValue<'_>, &_) -> Option<String> = match locale {
        Locale::Vi => |value, _| grouped(value, Lang::new(Locale::Vi)),
        Locale::En => |value, _| grouped(value, Lang::new(Locale::En)),
    };
    let id: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(formatter));
    for (_, text) in areas {
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Counts inside a sentence are grouped the way the language does it.
fn grouped(value: &FluentValue<'_>, l: Lang) -> Option<String> {
    if let FluentValue::Number(number) = value {
        number.as_string().parse().ok().map(|count| format::count(l, count))
    } else {
        None
    }
}

/// Marks a literal as a key of the words where it is not handed to [`Lang::t`] at once.
pub const fn key(key: &'static str) -> &'static str {
    key
}

fn args_of<'a, V: AsRef<str>>(values: &'a [(&'a str, V)]) -> FluentArgs<'a> {
    values.iter().map(|(name, value)| (*name, FluentValue::from(value.as_ref()))).collect()
}

fn missing(key: &str) -> Cow<'static, str> {
    if cfg!(debug_assertions) { format!("⟦{key}⟧").into() } else { key.to_owned().into() }
}
