//! The closed world of the words: what pages ask for exists in every language, and nothing more.

use super::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Families whose keys are put together from a code at run time; their owners test them.
const FAMILIES: [&str; 2] = ["problem-", "rejection-"];

/// Crates whose sources may ask for words, beside this one.
const ASKERS: [&str; 2] = ["../web/src", "../api/src"];

#[derive(Debug, PartialEq, Eq, Clone)]
struct Entry {
    area: &'static str,
    variables: BTreeSet<String>,
}

fn entries(areas: &[(&'static str, &'static str)]) -> BTreeMap<String, Entry> {
    let mut found = BTreeMap::new();
    for (area, text) in areas {
        let resource = FluentResource::try_new((*text).to_owned())
            .unwrap_or_else(|(_, problems)| panic!("{area}.ftl: {problems:?}"));
        drop(resource);
        for (key, body) in messages(text) {
            let entry = Entry { area, variables: variables(&body) };
            assert!(found.insert(key.clone(), entry).is_none(), "{key} stands twice");
        }
    }
    found
}

/// Splits a Fluent file into messages: a key at the start of a line, its text, indented lines after.
fn messages(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((key, rest)) if !line.starts_with([' ', '}']) => {
                found.push((key.to_owned(), rest.to_owned()));
            }
            _ => {
                if let Some((_, body)) = found.last_mut() {
                    body.push_str(line);
                }
            }
        }
    }
    found
}

fn variables(body: &str) -> BTreeSet<String> {
    let name = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect()
    };
    body.split('$').skip(1).map(name).collect()
}

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs" || e == "html") {
                let text = fs::read_to_string(&path).unwrap();
                // What stands in a test is no use by a page.
                let pages = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
                found.push((path, pages.to_owned()));
            }
        }
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "templates"].into_iter().chain(ASKERS) {
        walk(&here.join(folder), &mut found);
    }
    found.retain(|(path, _)| !path.ends_with("words/tests.rs") && !path.ends_with("words/mod.rs"));
    assert!(found.len() > 20, "the sources were not found");
    found
}

/// Every literal handed to one of the call forms.
fn uses() -> BTreeMap<String, PathBuf> {
    // A problem's values are given by a `with` too; words are asked of a language, `l`.
    let forms = [".t(\"", ".n(\"", "l.with(\"", "l().with(\"", "chrome.with(\"", "key(\""];
    let mut found = BTreeMap::new();
    for (path, text) in sources() {
        // A map is asked whether it has a key; that is no word.
        let text = text.replace("contains_key(", "");
        let text = text.replace("(\n", "(").replace(['\n', ' '], "");
        for form in forms {
            for rest in text.split(form).skip(1) {
                let literal = rest.split('"').next().unwrap_or_default();
                found.insert(literal.to_owned(), path.clone());
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_keys_areas_and_variables() {
    let (vietnamese, english) = (entries(VIETNAMESE), entries(ENGLISH));
    for (key, entry) in &vietnamese {
        assert_eq!(Some(entry), english.get(key), "{key} differs between vi and en");
    }
    for key in english.keys() {
        assert!(vietnamese.contains_key(key), "{key} is missing in Vietnamese");
    }
}

#[test]
fn every_key_used_exists() {
    let known = entries(VIETNAMESE);
    let missing: Vec<_> = uses().into_iter().filter(|(key, _)| !known.contains_key(key)).collect();
    assert!(missing.is_empty(), "no words for {missing:#?}");
}

#[test]
fn no_words_are_left_unused() {
    let used = uses();
    let idle: Vec<_> = entries(VIETNAMESE)
        .into_keys()
        .filter(|key| !used.contains_key(key) && !FAMILIES.iter().any(|f| key.starts_with(f)))
        .collect();
    assert!(idle.is_empty(), "nobody asks for {idle:#?}");
}

#[test]
fn keys_are_kebab_case_and_words_are_tidy() {
    for (key, body) in VIETNAMESE.iter().chain(ENGLISH).flat_map(|(_, text)| messages(text)) {
        assert!(
            key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{key}"
        );
        assert!(!body.contains("  ") || body.contains("->"), "{key} has two spaces in a row");
        assert!(!body.contains("..."), "{key}: an ellipsis is …");
        assert!(!body.contains('\''), "{key}: an apostrophe is ’");
    }
}

#[test]
fn counts_follow_the_plural_and_the_grouping_of_the_language() {
    let (vi, en) = (Lang::new(Locale::Vi), Lang::new(Locale::En));
    assert_eq!(en.n("working-days", 1), "1 working day");
    assert_eq!(en.n("working-days", 2130), "2,130 working days");
    assert_eq!(vi.n("working-days", 2130), "2.130 ngày làm việc");
}

#[test]
fn a_missing_key_can_be_seen() {
    let l = Lang::new(Locale::Vi);
    assert_eq!(l.t("no-such-key"), "⟦no-such-key⟧");
    assert_eq!(l.family::<&str>("problem", "no_such.code", &[]), None);
}
