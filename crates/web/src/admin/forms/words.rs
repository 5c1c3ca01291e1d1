//! The words of kinds, conditions and flaws.

use mc_app::form::{
    SchemaCode,
    builder::{Flaw, FlawKind, Kind, Then, formio::Why},
};
use mc_pages::words::{Lang, key};

/// What a field is.
pub(super) fn kind(l: Lang, kind: Option<Kind>) -> String {
    let Some(kind) = kind else { return l.t("kind-other").into_owned() };
    let words = match kind {
        Kind::Text => key("kind-text"),
        Kind::LongText => key("kind-long-text"),
        Kind::Name => key("kind-name"),
        Kind::Identity => key("kind-identity"),
        Kind::Phone => key("kind-phone"),
        Kind::Email => key("kind-email"),
        Kind::Pattern => key("kind-pattern"),
        Kind::Country => key("kind-country"),
        Kind::Whole => key("kind-whole"),
        Kind::Decimal => key("kind-decimal"),
        Kind::YesNo => key("kind-yes-no"),
        Kind::Consent => key("kind-consent"),
        Kind::Date => key("kind-date"),
        Kind::PartialDate => key("kind-partial-date"),
        Kind::Month => key("kind-month"),
        Kind::TimeOfDay => key("kind-time"),
        Kind::DayMonth => key("kind-day-month"),
        Kind::Choice => key("kind-choice"),
        Kind::ManyChoice => key("kind-many-choice"),
        Kind::Address => key("kind-address"),
        Kind::File => key("kind-file"),
        Kind::Group => key("kind-group"),
        Kind::List => key("kind-list"),
    };
    l.t(words).into_owned()
}

/// The condition of a field in a sentence.
pub(super) const fn when_note(then: Then) -> &'static str {
    match then {
        Then::Required => key("builder-note-required"),
        Then::Asked => key("builder-note-asked"),
        Then::Needed => key("builder-note-needed"),
    }
}

/// The same as a choice.
pub(super) const fn when(then: Then) -> &'static str {
    match then {
        Then::Required => key("builder-when-required"),
        Then::Asked => key("builder-when-asked"),
        Then::Needed => key("builder-when-needed"),
    }
}

/// What stands in the way of saving.
pub(super) fn flaw(l: Lang, flaw: &Flaw) -> String {
    let words = match flaw.code {
        FlawKind::NoFields => key("flaw-no-fields"),
        FlawKind::EmptyGroup => key("flaw-empty-group"),
        FlawKind::LostAnswer => key("flaw-lost-answer"),
        FlawKind::Schema(code) => match code {
            SchemaCode::NotAnObject => key("flaw-not-an-object"),
            SchemaCode::TooLarge => key("flaw-too-large"),
            SchemaCode::TooDeep => key("flaw-too-deep"),
            SchemaCode::TooManyFields => key("flaw-too-many-fields"),
            SchemaCode::BadOptions => key("flaw-bad-options"),
            SchemaCode::BadLimit => key("flaw-bad-limit"),
            SchemaCode::BadKey => key("flaw-bad-key"),
            SchemaCode::NoTitle => key("flaw-no-title"),
            SchemaCode::UnresolvedRef => key("flaw-unresolved-ref"),
            SchemaCode::UnsupportedKeyword => key("flaw-unsupported-keyword"),
            SchemaCode::UnknownKind => key("flaw-unknown-kind"),
            SchemaCode::UnknownProperty => key("flaw-unknown-property"),
            SchemaCode::InvalidSchema => key("flaw-invalid-schema"),
        },
    };
    l.with(words, &[("detail", flaw.detail.as_str())]).into_owned()
}

/// Why something of a file did not come over.
pub(super) const fn why(why: Why) -> &'static str {
    match why {
        Why::UnknownKind => key("left-unknown-kind"),
        Why::NotAComponent => key("left-not-a-component"),
        Why::TooDeep => key("left-too-deep"),
        Why::Button => key("left-button"),
        Why::Content => key("left-content"),
        Why::RemoteOptions => key("left-remote-options"),
        Why::BadOptions => key("left-bad-options"),
        Why::Refused => key("left-refused"),
        Why::CodedCondition => key("left-coded-condition"),
        Why::LostCondition => key("left-lost-condition"),
        Why::Code => key("left-code"),
        Why::TimeOfDay => key("left-time"),
        Why::Several => key("left-several"),
        Why::Renamed => key("left-renamed"),
        Why::Layout => key("left-layout"),
        Why::Limits => key("left-limits"),
    }
}
