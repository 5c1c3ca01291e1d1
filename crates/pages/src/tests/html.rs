//! Rules for the HTML of every sample, in both languages.

use crate::{chrome::AssetUrls, samples, samples::Sample, words::Lang};
use mc_kernel::Locale;
use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

fn samples() -> Vec<(Lang, Sample)> {
    let manifest = r#"{"app.css": "app.css", "desk.css": "desk.css", "print.css": "print.css",
        "app.js": "app.js", "desk.js": "desk.js", "icons.svg": "icons.svg", "favicon.svg": "favicon.svg",
        "licences.txt": "licences.txt", "fonts": []}"#;
    let assets = Arc::new(AssetUrls::from_manifest(manifest, "/assets/").unwrap());
    let of = |locale| {
        let l = Lang::new(locale);
        samples::all(l, &assets).unwrap().into_iter().map(move |sample| (l, sample))
    };
    Locale::ALL.into_iter().flat_map(of).collect()
}

/// Runs a rule over every sample and names the one that breaks it.
fn hold(rule: impl Fn(Lang, &str) -> Result<(), String>) {
    for (l, sample) in samples() {
        if let Err(problem) = rule(l, &sample.html) {
            panic!("{} ({}): {problem}", sample.name, l.tag());
        }
    }
}

/// The start tags of a page, without their angle brackets.
fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter_map(|part| part.split('>').next())
        .filter(|tag| !tag.starts_with(['/', '!']))
        .collect()
}

fn tags_of<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let is_named = |tag: &&str| tag.split_whitespace().next() == Some(name);
    tags(html).into_iter().filter(is_named).collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split('"').next()
}

#[test]
fn every_page_has_its_language_one_heading_one_title_and_its_landmarks() {
    hold(|l, html| {
        let count = |name: &str| tags_of(html, name).len();
        if !html.contains(&format!("<html lang=\"{}\">", l.tag())) {
            return Err("the page does not say its language".into());
        }
        for (name, expected) in [("h1", 1), ("title", 1), ("main", 1)] {
            if count(name) != expected {
                return Err(format!("{} of <{name}>", count(name)));
            }
        }
        let title = html.split("<title>").nth(1).and_then(|t| t.split("</title>").next());
        match title.map(|t| t.split(" – ").count()) {
            Some(2..=4) => Ok(()),
            _ => Err(format!("title {title:?} is not «What – Where – Một Cửa»")),
        }
    });
}

#[test]
fn the_skip_link_comes_first_and_leads_to_the_content() {
    hold(|_, html| {
        let links = tags_of(html, "a");
        let first = links.first().ok_or("no link")?;
        let leads = attribute(first, "href") == Some("#main") && html.contains("id=\"main\"");
        if leads { Ok(()) } else { Err(format!("the first link is {first}")) }
    });
}

#[test]
fn no_page_has_inline_style_or_script() {
    hold(|_, html| {
        let bad = tags(html).into_iter().find(|tag| {
            attribute(tag, "style").is_some()
                || tag.contains(" onclick=")
                || tag.starts_with("style")
                || (tag.starts_with("script") && attribute(tag, "src").is_none())
        });
        bad.map_or(Ok(()), |tag| Err(format!("<{tag}>")))
    });
}

#[test]
fn ids_are_unique_and_every_reference_finds_one() {
    hold(|_, html| {
        let mut ids = BTreeSet::new();
        for tag in tags(html) {
            if let Some(id) = attribute(tag, "id")
                && !ids.insert(id)
            {
                return Err(format!("id {id} stands twice"));
            }
        }
        let names = ["for", "aria-describedby", "aria-labelledby"];
        for tag in tags(html) {
            for reference in names.iter().filter_map(|n| attribute(tag, n)) {
                if let Some(lost) = reference.split(' ').find(|id| !ids.contains(id)) {
                    return Err(format!("{lost} is referred to by <{tag}>"));
                }
            }
            let href = attribute(tag, "href").and_then(|h| h.strip_prefix('#'));
            if let Some(lost) = href.filter(|id| !id.is_empty() && !ids.contains(id)) {
                return Err(format!("#{lost} leads nowhere"));
            }
        }
        Ok(())
    });
}

#[test]
fn every_control_has_a_name() {
    hold(|_, html| {
        let labelled: BTreeSet<_> =
            tags_of(html, "label").into_iter().filter_map(|tag| attribute(tag, "for")).collect();
        for kind in ["input", "select", "textarea"] {
            for tag in tags_of(html, kind) {
                let is_hidden = attribute(tag, "type") == Some("hidden");
                let is_named = attribute(tag, "id").is_some_and(|id| labelled.contains(id));
                // A box inside its label, as in the work list.
                let is_wrapped = tag.contains("data-bulk");
                if !is_hidden && !is_named && !is_wrapped {
                    return Err(format!("<{tag}>"));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn every_posted_form_carries_the_token_and_every_button_its_type() {
    hold(|_, html| {
        let posts = html.matches("method=\"post\"").count();
        let tokens = html.matches("name=\"csrf\"").count();
        if posts != tokens {
            return Err(format!("{posts} forms, {tokens} tokens"));
        }
        let bare = tags_of(html, "button").into_iter().find(|b| attribute(b, "type").is_none());
        bare.map_or(Ok(()), |tag| Err(format!("<{tag}>")))
    });
}

#[test]
fn no_words_are_missing_and_nothing_is_left_in_braces() {
    hold(|_, html| {
        // The editor of letters shows the braces of letters.
        let is_editor = html.contains("class=\"letter-words\"");
        let mut marks = ["⟦", "{ $", "{%", "{{"].into_iter().take(if is_editor { 2 } else { 4 });
        marks.find(|m| html.contains(*m)).map_or(Ok(()), |m| Err(format!("has {m}")))
    });
}

#[test]
fn icons_used_are_in_the_sprite() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/assets");
    let listed = fs::read_to_string(assets.join("icons.json")).unwrap();
    let listed: Vec<String> = serde_json::from_str(&listed).unwrap();
    let drawn = fs::read_dir(assets.join("icons")).unwrap();
    let drawn = drawn.map(|f| f.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned());
    let known: BTreeSet<String> = listed.into_iter().chain(drawn).collect();
    hold(|_, html| {
        let used = html.split("icons.svg#").skip(1).filter_map(|part| part.split('"').next());
        let lost = used.into_iter().find(|name| !known.contains(*name));
        lost.map_or(Ok(()), |name| Err(format!("no icon {name}")))
    });
}

#[test]
fn a_page_without_its_assets_stays_small() {
    hold(|_, html| {
        let most = 48_000;
        if html.len() <= most { Ok(()) } else { Err(format!("{} bytes", html.len())) }
    });
}

#[test]
fn what_people_typed_is_escaped() {
    let l = Lang::default();
    let mut chrome = samples::citizen_chrome(l);
    chrome.csrf = "a\"><b>".into();
    let page = crate::public::ProblemPage {
        chrome,
        title: "<script>alert(1)</script>".into(),
        text: vec!["a & b".into()],
        ways: Vec::new(),
        request_id: Some("\"'".into()),
    };
    let html = askama::Template::render(&page).unwrap();
    assert!(!html.contains("<script>alert"));
    assert!(html.contains("a &#38; b"));
    assert!(html.contains("value=\"ab\""));
}
