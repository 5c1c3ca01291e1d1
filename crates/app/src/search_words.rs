//! The words by which a dossier is found: its number, its procedure, the applicant's name and numbers,
//! the words of the answers, and the units that may find it.

use crate::{
    App, AppError,
    archive::{Step, Tell},
};
use mc_dossier::{Dossier, Private, decide::Decision};
use mc_kernel::fold;
use mc_store::{
    Batch, Clash, Involved, StoreError,
    dialect::search::{agency_word, unit_word, words_of},
    reports::kept::hold,
    words_fill,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// Words of the answers by which a dossier is found; what a long form says beyond them is not.
pub(crate) const MOST_ANSWER_WORDS: usize = 300;
/// How deep answers are looked into.
const DEEPEST: usize = 8;
/// Digits of what is looked for as one number, however it is grouped: telephones and identities.
const NUMBER_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
/// The dialling code that stands for the first zero of a telephone number.
const DIALLING_CODE: &str = "84";
/// Dossiers that are put into the index at once.
const DOSSIERS_AT_ONCE: u16 = 200;
/// How often a round is tried again because a dossier went on meanwhile.
const MOST_TRIES: usize = 20;

impl App {
    /// The words by which a dossier is found, with those of its answers.
    pub(crate) async fn words_of(
        &self,
        dossier: &Dossier,
        involved: &Involved,
        answers: Option<&Value>,
    ) -> Result<String, AppError> {
        let reference = self.reference();
        let procedure = reference.procedure(&dossier.procedure, self.today());
        let procedure_name = procedure.map_or("", |p| p.name.as_str());
        let mut said = format!("{} {} {procedure_name}", dossier.number, dossier.procedure);
        let mut words = Words::default();
        if let Some(subject) = self.parts.store.subject(dossier.applicant).await? {
            said = format!("{said} {}", subject.name);
            words.all.extend(number(&subject.id_number));
            words.all.extend(number(&subject.phone));
        }
        words.all.extend(words_of(&fold(&said)).map(ToOwned::to_owned));
        if let Some(answers) = answers {
            words.answers(&self.indexed(dossier, answers).await?, DEEPEST);
        }
        words.all.extend(involved.units.iter().map(|u| unit_word(*u)));
        words.all.extend(involved.agencies.iter().map(|a| agency_word(*a)));
        Ok(words.all.into_iter().collect::<Vec<_>>().join(" "))
    }

    /// The words by which the dossier of an erased person is found.
    pub(crate) fn words_without_person(&self, dossier: &Dossier, involved: &Involved) -> String {
        let reference = self.reference();
        let procedure = reference.procedure(&dossier.procedure, self.today());
        let name = procedure.map_or("", |p| p.name.as_str());
        let said = fold(&format!("{} {} {name}", dossier.number, dossier.procedure));
        let mut words: BTreeSet<String> = words_of(&said).map(ToOwned::to_owned).collect();
        words.extend(involved.units.iter().map(|u| unit_word(*u)));
        words.extend(involved.agencies.iter().map(|a| agency_word(*a)));
        words.into_iter().collect::<Vec<_>>().join(" ")
    }

    /// The answers by which a dossier may be found: without sensitive personal data.
    async fn indexed(&self, dossier: &Dossier, answers: &Value) -> Result<Value, AppError> {
        let procedure = self.procedure(dossier.procedure_version).await?;
        let reference = self.reference();
        let version = reference.versions_of(&dossier.procedure);
        let form = version.filter(|v| v.id == dossier.procedure_version).find_map(|v| v.form);
        let form = self.form(form, &procedure).await?;
        Ok(form.without_sensitive(answers.clone()))
    }

    /// The same with the answers that the log has.
    pub(crate) async fn logged_words(
        &self,
        dossier: &Dossier,
        involved: &Involved,
    ) -> Result<String, AppError> {
        let private = self.parts.store.latest_answers(dossier.id).await?;
        self.words_of(dossier, involved, private.as_ref().and_then(answers_in)).await
    }

    /// Puts the dossiers into the search index that are older than it. Begun again it goes on where
    /// it was; a dossier that goes on meanwhile is read again.
    pub async fn fill_search_words(&self, tell: Tell<'_>) -> Result<u64, AppError> {
        let store = &self.parts.store;
        let mut done = 0;
        let mut tries = 0;
        while let Some(from) = store.words_fill().await? {
            let states = store.states_after(from, DOSSIERS_AT_ONCE).await?;
            let mut batch = Batch::new();
            for dossier in &states {
                let involved = Self::involved(dossier, &self.ground(dossier).await?);
                let words = self.logged_words(dossier, &involved).await?;
                store.replace_words(&mut batch, dossier.id, &words);
                hold(&mut batch, dossier.id, dossier.version);
            }
            let is_done = states.len() < usize::from(DOSSIERS_AT_ONCE);
            words_fill::reach(&mut batch, from, states.last().map_or(from, |d| d.id), is_done);
            match store.commit(batch).await {
                Ok(()) => {
                    tries = 0;
                    done += u64::try_from(states.len()).unwrap_or(0);
                    tell(Step { what: "search", done, of: 0 });
                }
                Err(StoreError::Conflict(Clash::Version | Clash::Row(_))) if tries < MOST_TRIES => {
                    tries += 1;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(done)
    }

    /// Whether older dossiers are still being put into the search index.
    pub async fn search_is_filling(&self) -> Result<bool, AppError> {
        Ok(self.parts.store.words_fill().await?.is_some())
    }
}

/// What somebody types into the search box, folded: a number that is grouped is one word.
pub(crate) fn looked_for(text: &str) -> String {
    number(text).unwrap_or_else(|| fold(text))
}

/// The answers that a decision brings, where it brings any.
pub(crate) fn decided_answers(decision: &Decision) -> Option<&Value> {
    decision.events.iter().rev().find_map(|e| e.private.as_ref().and_then(answers_in))
}

fn answers_in(private: &Private) -> Option<&Value> {
    if let Private::Answers { answers } | Private::Supplemented { answers, .. } = private {
        Some(answers)
    } else {
        None
    }
}

/// Digits that belong together, as they are looked for: without groups, a telephone number with its
/// first zero.
fn number(text: &str) -> Option<String> {
    let is_grouping = |c: char| matches!(c, ' ' | '.' | '-' | '(' | ')' | '\u{a0}');
    let (text, is_international) = match text.trim().strip_prefix('+') {
        Some(rest) => (rest, true),
        None => (text.trim(), false),
    };
    let digits: String = text.chars().filter(|c| !is_grouping(*c)).collect();
    if !NUMBER_DIGITS.contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    match digits.strip_prefix(DIALLING_CODE) {
        Some(local) if is_international => Some(format!("0{local}")),
        _ => Some(digits),
    }
}

/// Words without repetition, and how many of them the answers brought.
#[derive(Debug, Default)]
struct Words {
    all: BTreeSet<String>,
    of_answers: usize,
}

impl Words {
    fn answers(&mut self, value: &Value, deepest: usize) {
        match value {
            Value::String(text) => self.answer(text),
            Value::Array(values) if deepest > 0 => {
                for value in values {
                    self.answers(value, deepest - 1);
                }
            }
            Value::Object(values) if deepest > 0 => {
                for value in values.values() {
                    self.answers(value, deepest - 1);
                }
            }
            Value::Array(_)
            | Value::Object(_)
            | Value::Null
            | Value::Bool(_)
            | Value::Number(_) => {}
        }
    }

    /// Days and single letters lead nowhere: every second dossier has them.
    fn answer(&mut self, text: &str) {
        if is_day(text) {
            return;
        }
        if let Some(number) = number(text) {
            self.add(&number);
            return;
        }
        for word in words_of(&fold(text)) {
            if word.chars().nth(1).is_some() {
                self.add(word);
            }
        }
    }

    fn add(&mut self, word: &str) {
        if self.of_answers < MOST_ANSWER_WORDS && self.all.insert(word.to_owned()) {
            self.of_answers += 1;
        }
    }
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<mc_kernel::CivilDay>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_are_found_however_they_are_grouped() {
        for (text, expect) in [
            ("0912 345 678", Some("0912345678")),
            ("+84 912.345.678", Some("0912345678")),
            ("026 195 000 123", Some("026195000123")),
            ("84123456789", Some("84123456789")),
            ("000.00.01.H62-230525-0012", None),
            ("1234567", None),
            ("0912 345 67x", None),
            ("", None),
        ] {
            assert_eq!(number(text).as_deref(), expect, "{text}");
        }
        assert_eq!(looked_for("Nguyễn Đạt"), "nguyen dat");
    }

    #[test]
    fn answers_give_their_words_but_no_days_or_single_letters() {
        let mut words = Words::default();
        words.answers(
            &json!({
                "con": {"hoTen": "Đặng Minh Khôi", "ngaySinh": "2023-05-25", "gioiTinh": "1"},
                "me": [{"dienThoai": "0912 345 678"}, {"dienThoai": "0912345678"}],
                "soBan": 3,
            }),
            DEEPEST,
        );
        let found: Vec<&str> = words.all.iter().map(String::as_str).collect();
        assert_eq!(found, ["0912345678", "dang", "khoi", "minh"]);
    }

    #[test]
    fn a_long_form_is_bounded() {
        let mut words = Words::default();
        let text: Vec<String> = (0..MOST_ANSWER_WORDS * 2).map(|i| format!("tu{i}")).collect();
        words.answers(&json!({ "a": text.join(" ") }), DEEPEST);
        assert_eq!(words.all.len(), MOST_ANSWER_WORDS);
        let mut deep = json!("sau");
        for _ in 0..DEEPEST * 2 {
            deep = json!([deep]);
        }
        words.answers(&deep, DEEPEST);
        assert!(!words.all.contains("sau"));
    }
}
