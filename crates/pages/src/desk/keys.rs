//! The keys that work in lists, to learn and to turn off.

use crate::{chrome::Chrome, words::key};
use askama::Template;

/// A key and what it does.
#[derive(Debug, Clone)]
pub struct KeyHelp {
    /// The key as it stands on the keyboard.
    pub key: &'static str,
    /// What it does.
    pub does: String,
}

impl KeyHelp {
    /// Every key of the lists, in the order in which they are learnt; `crates/web/assets/js/keys.js`
    /// listens to the same.
    pub fn all(chrome: &Chrome) -> Vec<Self> {
        let help = |key, does: &str| Self { key, does: chrome.t(does).into_owned() };
        vec![
            help("j", key("key-next")),
            help("k", key("key-previous")),
            help("o", key("key-open")),
            help("x", key("key-choose")),
            help("n", key("key-next-page")),
            help("/", key("key-search")),
            help("1–9", key("key-filter")),
            help("?", key("key-help")),
        ]
    }
}

/// The page of the keys.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/keys.html")]
pub struct KeysPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The keys.
    pub keys: Vec<KeyHelp>,
}
