//! Icons and the form token: parts of the chrome without a template.

use crate::chrome::Chrome;
use askama::filters::HtmlSafe;
use std::fmt;

/// An icon of the sprite, hidden from screen readers: words stand beside it.
#[derive(Debug, Clone, Copy)]
pub struct Icon<'a> {
    sprite: &'a str,
    name: &'a str,
}

impl HtmlSafe for Icon<'_> {}

impl fmt::Display for Icon<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{}#{}\"/></svg>",
            self.sprite, self.name
        )
    }
}

/// The hidden field with which a form proves that it came from our own page.
#[derive(Debug, Clone, Copy)]
pub struct FormToken<'a>(&'a str);

impl HtmlSafe for FormToken<'_> {}

impl fmt::Display for FormToken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.0.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        write!(f, "<input type=\"hidden\" name=\"csrf\" value=\"{}\">", plain.collect::<String>())
    }
}

impl Chrome {
    /// An icon by its name in `crates/web/assets/icons.json` or `assets/icons/`.
    pub fn icon<'a>(&'a self, name: &'a str) -> Icon<'a> {
        Icon { sprite: &self.assets.icons, name }
    }

    /// The hidden field that every `method="post"` form carries.
    pub fn form_token(&self) -> FormToken<'_> {
        FormToken(&self.csrf)
    }
}
