//! A page that was received. Every page is held to the rules of all pages.

use super::{
    form::Form,
    html::{self, Element},
};
use axum::http::HeaderMap;
use std::collections::BTreeSet;

/// What a browser shows.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) status: u16,
    /// The address after all redirects.
    pub(crate) url: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) tree: Element,
}

impl Page {
    /// Holds an answer to the rules, where it is a page.
    pub(crate) fn of(status: u16, url: String, headers: HeaderMap, body: Vec<u8>) -> Self {
        assert_ne!(status, 500, "{url} fails: {}", String::from_utf8_lossy(&body));
        let mut page = Self { status, url, headers, body, tree: Element::default() };
        page.hold_headers();
        if page.header("content-type").starts_with("text/html") {
            let html = String::from_utf8(page.body.clone()).expect("a page is text");
            page.tree = html::parse(&html);
            page.hold(&html);
        }
        page
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn hold_headers(&self) {
        assert_eq!(self.header("x-content-type-options"), "nosniff", "{}", self.url);
        let policy = self.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{}: {policy}", self.url);
    }

    /// What holds for every page: style and script from files alone, one heading, a title, its
    /// language, no missing word, labels and tokens, error messages that lead to their field.
    fn hold(&self, html: &str) {
        let (url, tree) = (&self.url, &self.tree);
        let policy = self.header("content-security-policy");
        assert!(!policy.contains("unsafe"), "{url}: {policy}");
        assert_eq!(self.header("cache-control"), "no-store", "{url}");
        // The editor of letters shows the braces of letters.
        let is_editor = url.starts_with("/quan-tri/mau-thu/");
        for mark in ["⟦", "{ $", "{{", "{%"].into_iter().take(if is_editor { 2 } else { 4 }) {
            assert!(!html.contains(mark), "{url} has {mark}");
        }
        let language = tree.named("html")[0].attribute("lang");
        assert!(matches!(language, Some("vi" | "en")), "{url} does not say its language");
        let headings: Vec<String> = tree.named("h1").into_iter().map(Element::text).collect();
        assert_eq!(headings.len(), 1, "{url} has the headings {headings:?}");
        assert!(!headings[0].is_empty(), "{url} has an empty heading");
        assert!(self.title().ends_with(" – Một Cửa"), "{url}: {}", self.title());
        let has_summary = !tree.of_class("error-summary").is_empty();
        assert_eq!(has_summary, !self.errors().is_empty(), "{url} has an empty summary");
        let says_so = ["Lỗi: ", "Error: "].iter().any(|prefix| self.title().starts_with(prefix));
        assert!(!has_summary || says_so, "{url}: {}", self.title());
        self.hold_forms();
        self.hold_references();
    }

    fn hold_forms(&self) {
        for form in self.tree.named("form") {
            if form.attribute("method") == Some("post") {
                let tokens = form.named("input").into_iter();
                let tokens = tokens.filter(|input| input.attribute("name") == Some("csrf"));
                assert_eq!(tokens.count(), 1, "{}: a form without its token", self.url);
            }
        }
        for tag in self.tree.below() {
            let inline = ["style", "onclick", "onchange", "onsubmit", "onload"];
            assert!(inline.iter().all(|name| tag.attribute(name).is_none()), "{}", self.url);
            assert!(!tag.is("style"), "{}", self.url);
            assert!(!tag.is("script") || tag.attribute("src").is_some(), "{}", self.url);
        }
    }

    fn hold_references(&self) {
        let mut ids = BTreeSet::new();
        for id in self.tree.below().into_iter().filter_map(|tag| tag.attribute("id")) {
            assert!(ids.insert(id), "{}: id {id} stands twice", self.url);
        }
        for tag in self.tree.below() {
            for name in ["for", "aria-describedby", "aria-labelledby"] {
                for id in tag.attribute(name).unwrap_or_default().split_whitespace() {
                    assert!(ids.contains(id), "{}: {name} refers to {id}", self.url);
                }
            }
            let place = tag.attribute("href").and_then(|href| href.strip_prefix('#'));
            if let Some(id) = place.filter(|id| !id.is_empty()) {
                assert!(ids.contains(id), "{}: #{id} leads nowhere", self.url);
            }
        }
    }

    /// Expects a status, and shows the page where it is another one.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}: {}", self.url, self.text());
        self
    }

    pub(crate) fn title(&self) -> String {
        self.tree.named("title").first().map(|title| title.text()).unwrap_or_default()
    }

    pub(crate) fn heading(&self) -> String {
        self.tree.named("h1")[0].text()
    }

    pub(crate) fn language(&self) -> &str {
        self.tree.named("html")[0].attribute("lang").unwrap_or_default()
    }

    /// The text of the page's own part.
    pub(crate) fn text(&self) -> String {
        let main = self.tree.named("main");
        main.first().map_or_else(|| self.tree.text(), |main| main.text())
    }

    #[track_caller]
    pub(crate) fn shows(&self, words: &str) {
        let text = self.text();
        assert!(text.contains(words), "{} does not show «{words}»: {text}", self.url);
    }

    #[track_caller]
    pub(crate) fn hides(&self, words: &str) {
        let text = self.text();
        assert!(!text.contains(words), "{} shows «{words}»: {text}", self.url);
    }

    /// The texts of the error summary.
    pub(crate) fn errors(&self) -> Vec<String> {
        let summary = self.tree.of_class("error-summary");
        let lines = summary.into_iter().flat_map(|summary| summary.named("li"));
        lines.map(Element::text).collect()
    }

    /// The text of the first element of a class.
    #[track_caller]
    pub(crate) fn of_class(&self, class: &str) -> String {
        let found = self.tree.of_class(class);
        found
            .first()
            .unwrap_or_else(|| panic!("{} has no .{class}: {}", self.url, self.text()))
            .text()
    }

    /// Where a link of these words leads; it may stand several times with one target.
    #[track_caller]
    pub(crate) fn link(&self, words: &str) -> String {
        let links = self.tree.named("a").into_iter().filter(|link| link.text() == words);
        let found: BTreeSet<&str> = links.filter_map(|link| link.attribute("href")).collect();
        let all: Vec<String> = self.tree.named("a").into_iter().map(Element::text).collect();
        assert_eq!(found.len(), 1, "{}: links «{words}» among {all:?}", self.url);
        found.into_iter().next().unwrap().to_owned()
    }

    pub(crate) fn has_link(&self, words: &str) -> bool {
        self.tree.named("a").into_iter().any(|link| link.text() == words)
    }

    /// The form with a button of these words.
    #[track_caller]
    pub(crate) fn form(&self, button: &str) -> Form {
        self.form_where(&|tag| tag.text() == button, button)
    }

    /// The form with a button of this name and value.
    #[track_caller]
    pub(crate) fn pressing(&self, name: &str, value: &str) -> Form {
        let is_it = |tag: &Element| {
            tag.attribute("name") == Some(name) && tag.attribute("value") == Some(value)
        };
        self.form_where(&is_it, &format!("{name}={value}"))
    }

    #[track_caller]
    fn form_where(&self, is_it: &dyn Fn(&Element) -> bool, said: &str) -> Form {
        let mut found = Vec::new();
        let mut all = Vec::new();
        for form in self.tree.named("form") {
            let buttons = form.named("button");
            all.extend(buttons.iter().map(|button| button.text()));
            let pressed =
                buttons.into_iter().rfind(|b| b.attribute("type") == Some("submit") && is_it(b));
            found.extend(pressed.map(|button| (form, button)));
        }
        assert_eq!(found.len(), 1, "{}: forms with «{said}» among {all:?}", self.url);
        let (form, button) = found[0];
        Form::read(&self.tree, form, &self.url, button)
    }

    pub(crate) fn has_button(&self, words: &str) -> bool {
        self.tree.named("button").into_iter().any(|button| button.text() == words)
    }
}
