//! One field as typed: the boxes of its page, and what they send.

use super::words;
use crate::{forms::problem_words, posted::Posted};
use mc_app::form::builder::{Blueprint, Decider, FieldSpec, Kind, Then, When};
use mc_kernel::FieldProblems;
use mc_pages::{
    fields::{
        Choice, ChoiceOption, Depends, FieldKind, FieldView, LongText, ManyChoice, TextInput,
    },
    words::{Lang, key},
};

/// The value by which a condition of the form's own stays as it is.
const OTHER: &str = "other";
const ALWAYS: &str = "always";

/// Which field, or where a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The path of a field that is there.
    pub(super) path: Option<String>,
    /// The path of its group.
    pub(super) group: String,
    /// The key of the field behind which a new one comes.
    pub(super) behind: String,
}

impl Spot {
    /// The key of a field that is there.
    pub(super) fn key(&self) -> &str {
        let path = self.path.as_deref().unwrap_or_default();
        path.rsplit_once('.').map_or(path, |(_, key)| key)
    }
}

/// Everything that is typed on the page of a field.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) spec: FieldSpec,
    /// The key of a new field.
    pub(super) key: String,
    /// The group to which a field moves.
    pub(super) group: String,
}

impl Typed {
    /// What a page sent.
    pub(super) fn of(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).trim().to_owned();
        let spec = FieldSpec {
            kind: Kind::from_code(posted.text("kind")),
            title: text("title"),
            title_en: text("title_en"),
            hint: text("hint"),
            hint_en: text("hint_en"),
            required: posted.text("required") == "true",
            min: text("min"),
            max: text("max"),
            pattern: text("pattern"),
            options: text("options"),
            when: when(posted),
        };
        Self { spec, key: text("key"), group: text("group") }
    }
}

/// The condition that was chosen. Answers of two fields at once are none of either.
fn when(posted: &Posted) -> When {
    let then = match posted.text("when_then") {
        OTHER => return When::Other,
        code => Then::from_code(code),
    };
    let Some(then) = then else { return When::Always };
    let chosen: Vec<(&str, &str)> =
        posted.all("when").filter_map(|text| text.split_once('=')).collect();
    let on = chosen.first().map_or("", |(on, _)| on);
    if chosen.iter().any(|(other, _)| *other != on) {
        return When::If { on: String::new(), values: Vec::new(), then };
    }
    let values = chosen.iter().map(|(_, value)| (*value).to_owned()).collect();
    When::If { on: on.to_owned(), values, then }
}

/// The boxes of a field.
pub(super) struct Boxes<'a> {
    pub(super) l: Lang,
    pub(super) blueprint: &'a Blueprint,
    pub(super) spot: &'a Spot,
    pub(super) typed: &'a Typed,
    pub(super) problems: &'a FieldProblems,
}

impl Boxes<'_> {
    pub(super) fn draw(&self) -> Vec<FieldView> {
        let spec = &self.typed.spec;
        let is_new = self.spot.path.is_none();
        let mut fields = vec![
            self.kind(),
            self.line("title", key("builder-title-vi"), &spec.title),
            self.line("title_en", key("builder-title-en"), &spec.title_en).optional(),
            self.long("hint", key("builder-hint-vi"), &spec.hint).optional(),
            self.long("hint_en", key("builder-hint-en"), &spec.hint_en).optional(),
            self.long("options", key("builder-options"), &spec.options)
                .hinted(self.l.t("builder-options-hint"))
                .wanted_if(self.of_kinds(Kind::has_options)),
            self.line("min", key("builder-min"), &spec.min)
                .hinted(self.l.t("builder-limits-hint"))
                .optional()
                .wanted_if(self.of_kinds(Kind::has_limits)),
            self.line("max", key("builder-max"), &spec.max)
                .optional()
                .wanted_if(self.of_kinds(Kind::has_limits)),
            self.line("pattern", key("builder-pattern"), &spec.pattern)
                .hinted(self.l.t("builder-pattern-hint"))
                .wanted_if(self.of_kinds(|kind| kind == Kind::Pattern)),
            self.field("required", key("builder-required-box"), FieldKind::Consent(spec.required))
                .optional(),
        ];
        fields.extend(self.when());
        if is_new {
            let own = self.line("key", key("builder-key"), &self.typed.key);
            fields.push(own.hinted(self.l.t("builder-key-hint")).optional());
        } else {
            fields.push(self.group());
        }
        fields
    }

    fn field(&self, name: &str, words: &'static str, kind: FieldKind) -> FieldView {
        let mut field = FieldView::new(name, self.l.t(words), kind);
        field.error = self.problems.at(name).map(|problem| problem_words(self.l, problem));
        field
    }

    fn line(&self, name: &str, words: &'static str, value: &str) -> FieldView {
        let input = TextInput { value: value.to_owned(), ..TextInput::default() };
        self.field(name, words, FieldKind::Text(input))
    }

    fn long(&self, name: &str, words: &'static str, value: &str) -> FieldView {
        let rows = u8::try_from(value.lines().count().clamp(3, 12)).unwrap_or(3);
        let input = LongText { value: value.to_owned(), rows, most: None };
        self.field(name, words, FieldKind::LongText(input))
    }

    fn kind(&self) -> FieldView {
        let chosen = self.typed.spec.kind.map_or("", Kind::code);
        let own = (chosen.is_empty() && self.spot.path.is_some())
            .then(|| ChoiceOption::new("", words::kind(self.l, None)).chosen_if(""));
        let all = Kind::ALL.into_iter().map(|kind| {
            ChoiceOption::new(kind.code(), words::kind(self.l, Some(kind))).chosen_if(chosen)
        });
        let options = own.into_iter().chain(all).collect();
        self.field("kind", key("builder-kind"), choice(options))
    }

    fn of_kinds(&self, has: impl Fn(Kind) -> bool) -> Depends {
        let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| has(*kind)).collect();
        let named: Vec<String> =
            kinds.iter().map(|kind| words::kind(self.l, Some(*kind))).collect();
        Depends {
            on: "kind".to_owned(),
            values: kinds.iter().map(|kind| kind.code().to_owned()).collect(),
            hint: self.l.with("builder-only-kinds", &[("kinds", named.join(", "))]).into_owned(),
        }
    }

    /// The two boxes of a condition, where the group has a field to depend on.
    fn when(&self) -> Vec<FieldView> {
        let deciders = self.blueprint.deciders(&self.spot.group, self.spot.key());
        let is_other = self.typed.spec.when == When::Other;
        if deciders.is_empty() && !is_other {
            return Vec::new();
        }
        let chosen = match &self.typed.spec.when {
            When::Always => ALWAYS,
            When::Other => OTHER,
            When::If { then, .. } => then.code(),
        };
        let always = ChoiceOption::new(ALWAYS, self.l.t("builder-when-always")).chosen_if(chosen);
        let ways = Then::ALL.into_iter().map(|then| {
            ChoiceOption::new(then.code(), self.l.t(words::when(then))).chosen_if(chosen)
        });
        let other = is_other
            .then(|| ChoiceOption::new(OTHER, self.l.t("builder-when-other")).chosen_if(chosen));
        let ways = ways.filter(|_| !deciders.is_empty());
        let options = std::iter::once(always).chain(ways).chain(other).collect();
        let then = self.field("when_then", key("builder-when-then"), choice(options));
        let answers = deciders.iter().flat_map(|decider| self.answers(decider)).collect();
        let kind = FieldKind::ManyChoice(ManyChoice { options: answers });
        let depends = Depends {
            on: "when_then".to_owned(),
            values: Then::ALL.map(|then| then.code().to_owned()).to_vec(),
            hint: self.l.t("builder-when-hint").into_owned(),
        };
        let when = self.field("when", key("builder-when"), kind).wanted_if(depends);
        if deciders.is_empty() { vec![then] } else { vec![then, when] }
    }

    fn answers(&self, decider: &Decider) -> Vec<ChoiceOption> {
        let l = self.l;
        let all: Vec<(String, String)> = if decider.is_yes_no() {
            let word = |value: &str, words| (value.to_owned(), l.t(words).into_owned());
            vec![word("true", key("yes")), word("false", key("no"))]
        } else {
            let options = decider.options.iter();
            options.map(|o| (o.value.clone(), o.title.say(l.locale()).text.to_owned())).collect()
        };
        let title = decider.title.say(l.locale()).text;
        let is_chosen = |value: &String| match &self.typed.spec.when {
            When::If { on, values, .. } => *on == decider.key && values.contains(value),
            When::Always | When::Other => false,
        };
        let options = all.into_iter().map(|(value, words)| {
            let mut option =
                ChoiceOption::new(format!("{}={value}", decider.key), format!("{title}: {words}"));
            option.is_chosen = is_chosen(&value);
            option
        });
        options.collect()
    }

    /// The groups to which the field can move; those inside of it are refused when sent.
    fn group(&self) -> FieldView {
        let options = self.blueprint.groups().into_iter().map(|(path, title)| {
            let label = match path.as_str() {
                "" => self.l.t("builder-top").into_owned(),
                _ => format!("{} ({path})", title.say(self.l.locale()).text),
            };
            // The top has no path, and an empty value would be no choice.
            let value = if path.is_empty() { super::field::TOP.to_owned() } else { path };
            ChoiceOption::new(value, label).chosen_if(&self.typed.group)
        });
        self.field("group", key("builder-group"), choice(options.collect()))
    }
}

fn choice(options: Vec<ChoiceOption>) -> FieldKind {
    FieldKind::Choice(Choice { options, autocomplete: None })
}
