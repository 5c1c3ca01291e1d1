//! What stands in the boxes of one field, and whether it can be made so.

use super::blueprint::{Blueprint, options_at};
use super::kind::{Kind, kind_of};
use super::place::{self, word};
use super::when::{self, When};
use crate::bounds;
use crate::model::ChoiceOption;
use crate::schema::is_pattern;
use crate::words::Words;
use mc_kernel::{FieldProblem, FieldProblems};
use serde_json::{Number, Value, json};

/// Characters of a title, and of the title of an option.
pub const MOST_TITLE_CHARS: usize = 500;
/// Characters of a hint.
pub const MOST_HINT_CHARS: usize = 2_000;
/// Characters of a key.
pub const MOST_KEY_CHARS: usize = 60;
/// Characters of a pattern.
const MOST_PATTERN_CHARS: usize = 300;
/// Characters of the stored value of an option.
const MOST_VALUE_CHARS: usize = 200;

/// One field as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldSpec {
    /// What it is; nothing leaves it what it is.
    pub kind: Option<Kind>,
    /// What it is called in Vietnamese.
    pub title: String,
    /// And in English, where somebody translated it.
    pub title_en: String,
    /// What helps to answer it, in Vietnamese.
    pub hint: String,
    /// And in English.
    pub hint_en: String,
    /// Whether it must always be answered.
    pub required: bool,
    /// The fewest characters or items, or the least number.
    pub min: String,
    /// The most.
    pub max: String,
    /// The pattern of a text that has one of its own.
    pub pattern: String,
    /// The options, a line each: `value | Vietnamese | English`.
    pub options: String,
    /// When it is asked.
    pub when: When,
}

/// The least and the most, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Limits {
    pub(super) min: Option<Number>,
    pub(super) max: Option<Number>,
}

impl Blueprint {
    /// A field as it stands.
    pub fn spec(&self, path: &str) -> Option<FieldSpec> {
        let place = place::field(&self.schema, path)?;
        let (root, node) = (&self.schema, place.node.as_str());
        let kind = kind_of(root, node);
        let title = self.title_of(node).unwrap_or_default();
        let hint = self.hint_of(node).unwrap_or_default();
        let limit = |which: fn((&'static str, &'static str)) -> &'static str| {
            let keyword = which(kind?.limits()?);
            word(root, node, keyword).map(ToString::to_string)
        };
        let pattern = (kind == Some(Kind::Pattern)).then(|| word(root, node, "pattern")?.as_str());
        Some(FieldSpec {
            kind,
            title: title.vi().to_owned(),
            title_en: title.en().unwrap_or_default().to_owned(),
            hint: hint.vi().to_owned(),
            hint_en: hint.en().unwrap_or_default().to_owned(),
            required: self.is_required(&place.group, &place.key),
            min: limit(|(min, _)| min).unwrap_or_default(),
            max: limit(|(_, max)| max).unwrap_or_default(),
            pattern: pattern.flatten().unwrap_or_default().to_owned(),
            options: options_text(&options_of(root, node)),
            when: when::read(root.pointer(&place.group)?, &place.key),
        })
    }

    /// What is wrong with a field as typed, each problem at its box; `but` is its own key.
    pub(super) fn problems_of(&self, spec: &FieldSpec, group: &str, but: &str) -> FieldProblems {
        let mut problems = FieldProblems::none();
        if spec.title.trim().is_empty() {
            problems.push(FieldProblem::new("title", "builder-title"));
        }
        for (path, text, most) in [
            ("title", &spec.title, MOST_TITLE_CHARS),
            ("title_en", &spec.title_en, MOST_TITLE_CHARS),
            ("hint", &spec.hint, MOST_HINT_CHARS),
            ("hint_en", &spec.hint_en, MOST_HINT_CHARS),
        ] {
            if text.chars().count() > most {
                problems.push(FieldProblem::new(path, "builder-too-long"));
            }
        }
        let pattern = spec.pattern.trim();
        let is_readable = pattern.chars().count() <= MOST_PATTERN_CHARS && is_pattern(pattern);
        if spec.kind == Some(Kind::Pattern) && (pattern.is_empty() || !is_readable) {
            problems.push(FieldProblem::new("pattern", "builder-pattern"));
        }
        if let When::If { on, values, .. } = &spec.when {
            let deciders = self.deciders(group, but);
            let decider = deciders.iter().find(|decider| decider.key == *on);
            let known = decider.is_some_and(|d| values.iter().all(|value| d.has(value)));
            if !known || values.is_empty() {
                problems.push(FieldProblem::new("when", "builder-when"));
            }
        }
        problems.extend(limits(spec).err().unwrap_or_default());
        if spec.kind.is_some_and(Kind::has_options) {
            problems.extend(options(&spec.options).err().unwrap_or_default());
        }
        problems
    }
}

/// The least and the most of a field as typed.
pub(super) fn limits(spec: &FieldSpec) -> Result<Limits, FieldProblems> {
    let Some(kind) = spec.kind.filter(|kind| kind.has_limits()) else {
        return Ok(Limits::default());
    };
    let mut problems = FieldProblems::none();
    let mut read = |path: &str, text: &str| {
        let text = text.trim();
        let number = if text.is_empty() { None } else { number(kind, text) };
        if number.is_none() && !text.is_empty() {
            problems.push(FieldProblem::new(path, "builder-limit").with("most", most(kind)));
        }
        number
    };
    let limits = Limits { min: read("min", &spec.min), max: read("max", &spec.max) };
    let value = |limit: &Option<Number>| limit.as_ref().and_then(Number::as_f64);
    if value(&limits.min).zip(value(&limits.max)).is_some_and(|(min, max)| min > max) {
        problems.push(FieldProblem::new("max", "builder-limits-crossed"));
    }
    problems.into_result().map(|()| limits)
}

/// The greatest limit of a kind.
const fn most(kind: Kind) -> usize {
    if matches!(kind, Kind::ManyChoice | Kind::List) {
        bounds::ITEMS
    } else if matches!(kind, Kind::Whole | Kind::Decimal) {
        999_999_999_999
    } else {
        bounds::TEXT
    }
}

fn number(kind: Kind, text: &str) -> Option<Number> {
    if kind == Kind::Decimal && text.contains(['.', ',']) {
        let number: f64 = text.replace(',', ".").parse().ok()?;
        return Number::from_f64(number);
    }
    let number: i64 = text.parse().ok()?;
    let most = i64::try_from(most(kind)).unwrap_or(i64::MAX);
    let least = if matches!(kind, Kind::Whole | Kind::Decimal) { -most } else { 0 };
    (least..=most).contains(&number).then(|| number.into())
}

/// The options of a field.
pub(super) fn options_of(root: &Value, node: &str) -> Vec<ChoiceOption> {
    let Some(at) = options_at(root, node) else { return Vec::new() };
    let all = word(root, &at, "oneOf").or_else(|| word(root, &at, "enum"));
    let all = all.and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|option| {
        let value = option.as_str().or_else(|| option.get("const")?.as_str())?;
        let word = |key: &str| option.get(key).and_then(Value::as_str);
        let title = Words::new(word("title").unwrap_or(value), word("x-title-en"));
        Some(ChoiceOption { value: value.to_owned(), title })
    })
    .collect()
}

/// The options as lines.
pub(super) fn options_text(options: &[ChoiceOption]) -> String {
    let lines = options.iter().map(|option| {
        let (vi, en) = (option.title.vi(), option.title.en());
        match en {
            Some(en) => format!("{} | {vi} | {en}", option.value),
            None if vi == option.value => vi.to_owned(),
            None => format!("{} | {vi}", option.value),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The options as typed, or what is wrong with them; told with the number of the line.
pub(super) fn options(text: &str) -> Result<Vec<ChoiceOption>, FieldProblems> {
    let mut found: Vec<ChoiceOption> = Vec::new();
    let lines = text.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty());
    for (at, line) in lines {
        let bad_line = || FieldProblem::new("options", "builder-option-line").with("line", at + 1);
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let option = match parts.as_slice() {
            [value] => ChoiceOption { value: (*value).to_owned(), title: (*value).into() },
            [value, vi] => ChoiceOption { value: (*value).to_owned(), title: (*vi).into() },
            [value, vi, en] => {
                let title = Words::new(*vi, Some(*en).filter(|en| !en.is_empty()));
                ChoiceOption { value: (*value).to_owned(), title }
            }
            _ => return Err(bad_line().into()),
        };
        let too_long = option.value.chars().count() > MOST_VALUE_CHARS
            || option.title.vi().chars().count() > MOST_TITLE_CHARS;
        if option.value.is_empty() || option.title.vi().is_empty() || too_long {
            return Err(bad_line().into());
        }
        if found.iter().any(|other| other.value == option.value) {
            let twice = FieldProblem::new("options", "builder-option-twice").with("line", at + 1);
            return Err(twice.into());
        }
        found.push(option);
    }
    if (1..=bounds::OPTIONS).contains(&found.len()) {
        return Ok(found);
    }
    let problem = FieldProblem::new("options", "builder-options").with("most", bounds::OPTIONS);
    Err(problem.into())
}

/// The options as the schema has them.
pub(super) fn options_value(options: &[ChoiceOption]) -> Value {
    let one = |option: &ChoiceOption| match option.title.en() {
        Some(en) => {
            json!({ "const": option.value, "title": option.title.vi(), "x-title-en": en })
        }
        None => json!({ "const": option.value, "title": option.title.vi() }),
    };
    options.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_lines() {
        let text = "1 | Nhận tại chỗ | At the desk\n\n2 | Qua bưu chính\nKhác";
        let read = options(text).unwrap();
        assert_eq!(options_text(&read), "1 | Nhận tại chỗ | At the desk\n2 | Qua bưu chính\nKhác");
        let told = |text: &str| {
            let problems = options(text).unwrap_err();
            let problem = problems.iter().next().unwrap();
            (problem.code.clone(), problem.params.clone())
        };
        let line = |n: &str| vec![("line".to_owned(), n.to_owned())];
        assert_eq!(told("a\nb | c | d | e"), ("builder-option-line".to_owned(), line("2")));
        assert_eq!(told("a\n | c"), ("builder-option-line".to_owned(), line("2")));
        assert_eq!(told("a\nb\na"), ("builder-option-twice".to_owned(), line("3")));
        assert_eq!(told(" \n").0, "builder-options");
        let many: Vec<String> = (0..=bounds::OPTIONS).map(|n| n.to_string()).collect();
        assert_eq!(told(&many.join("\n")).0, "builder-options");
    }

    #[test]
    fn limits_are_read_by_kind() {
        let read = |kind: Kind, min: &str, max: &str| {
            let spec = FieldSpec {
                kind: Some(kind),
                min: min.to_owned(),
                max: max.to_owned(),
                ..FieldSpec::default()
            };
            limits(&spec).map_err(|problems| problems.iter().map(|p| p.code.clone()).collect())
        };
        let bad: Result<Limits, Vec<String>> = Err(vec!["builder-limit".to_owned()]);
        let found = read(Kind::Decimal, "-1,5", "2").unwrap();
        assert_eq!(found.min, Number::from_f64(-1.5));
        assert_eq!(read(Kind::Text, "-1", ""), bad);
        assert_eq!(read(Kind::Text, "", "5001"), bad);
        assert_eq!(read(Kind::List, "", "201"), bad);
        assert_eq!(read(Kind::Whole, "x", "3"), bad);
        assert_eq!(read(Kind::Whole, "5", "3"), Err(vec!["builder-limits-crossed".to_owned()]));
        assert_eq!(read(Kind::Date, "x", "3"), Ok(Limits::default()), "a day has no limits");
    }
}
