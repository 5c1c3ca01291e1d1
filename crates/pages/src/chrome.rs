//! What stands around every page: header, navigation, language switch, notices, footer.
//!
//! A [`Chrome`] is made once a request and is the first field of every page struct, always named
//! `chrome`. Macros and fields take it as their first parameter, because it knows the language, the
//! icons and the form token.

use crate::{components::Banner, words::Lang};
use mc_kernel::Locale;
use std::{borrow::Cow, sync::Arc};

/// What the pages are told about the request and the installation.
#[derive(Debug, Clone)]
pub struct Chrome {
    /// The language of the page.
    pub l: Lang,
    /// For whom the page is: decides text size, style sheets and scripts.
    pub audience: Audience,
    /// The installation: province, contacts.
    pub site: Arc<Site>,
    /// Addresses of the assets.
    pub assets: Arc<AssetUrls>,
    /// Who is signed in.
    pub person: Option<SignedIn>,
    /// Where to sign in, shown while nobody is.
    pub sign_in: Option<Link>,
    /// The main navigation, at most six entries.
    pub nav: Vec<NavItem>,
    /// Address of this page in each language, in the order of [`Locale::ALL`].
    pub languages: Vec<LanguageLink>,
    /// The token that every form sends back.
    pub csrf: String,
    /// A message about what has just happened.
    pub flash: Option<Banner>,
    /// Whether Back must load the page again instead of taking it from the browser's memory: true
    /// for lists and dossiers, false for forms.
    pub goes_stale: bool,
}

impl Chrome {
    /// The words under a key, see [`Lang::t`].
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.l.t(key)
    }

    /// The words under a key for a number of things, see [`Lang::n`].
    pub fn n(&self, key: &str, count: usize) -> Cow<'static, str> {
        self.l.n(key, u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// The words under a key with values put in, see [`Lang::with`].
    pub fn with<V: AsRef<str>>(&self, key: &str, values: &[(&str, V)]) -> Cow<'static, str> {
        self.l.with(key, values)
    }

    /// Whether officers' style sheet and script are wanted.
    pub fn is_for_officers(&self) -> bool {
        self.audience == Audience::Officer
    }
}

/// For whom a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Citizens and enterprises (18 px).
    Citizen,
    /// Officers, leaders, administrators (16 px, denser).
    Officer,
    /// Anybody who looks at public figures or tracks a dossier.
    Public,
}

/// The installation as its pages show it.
#[derive(Debug, Clone)]
pub struct Site {
    /// The province: `Tỉnh Vĩnh Phúc`.
    pub province: String,
    /// The province's emblem, where it has set one; otherwise the product's own mark stands there.
    pub emblem_url: Option<String>,
    /// The first page.
    pub home_url: String,
    /// The telephone for help, as people write it.
    pub help_phone: String,
    /// When the telephone is answered.
    pub help_hours: String,
    /// Who runs the site and where: lines of the footer.
    pub contact_lines: Vec<String>,
    /// Links of the footer, the accessibility statement first.
    pub footer_links: Vec<Link>,
    /// Whether this is the demonstration province; every page then says so.
    pub is_demo: bool,
}

impl Site {
    /// The telephone number for a `tel:` link.
    pub fn help_phone_digits(&self) -> String {
        self.help_phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }
}

/// The person who is signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The name as the person writes it.
    pub name: String,
    /// Position and unit of an officer.
    pub unit: Option<String>,
    /// Their own account, where there is a page of it.
    pub account_url: Option<String>,
    /// Where the sign-out form goes.
    pub sign_out_url: String,
}

/// An entry of the main navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// The words.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page belongs to it.
    pub is_current: bool,
    /// A number that waits there; zero is not shown.
    pub count: u64,
}

/// A link to this page in a language.
#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// The language.
    pub locale: Locale,
    /// Where it leads.
    pub href: String,
}

impl LanguageLink {
    /// The language with its name and tag.
    pub fn lang(&self) -> Lang {
        Lang::new(self.locale)
    }
}

/// A plain link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link by its words and its address.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// Addresses of the page assets, with their content hash.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AssetUrls {
    /// Style sheet of every page.
    pub app_css: String,
    /// Style sheet of officers' pages, after the first.
    pub desk_css: String,
    /// Style sheet for paper.
    pub print_css: String,
    /// Script of every page.
    pub app_js: String,
    /// Script of officers' pages, beside the first.
    pub desk_js: String,
    /// The sprite: `{icons}#{name}` is one icon.
    pub icons: String,
    /// The sign of the site in tabs and bookmarks.
    pub favicon: String,
    /// Licences of what others wrote.
    pub licences: String,
    /// Fonts to fetch before they are asked for.
    pub fonts: Vec<String>,
}

impl AssetUrls {
    /// Reads `manifest.json` of the prepared assets; every address begins with `prefix`.
    ///
    /// # Errors
    ///
    /// Names what is missing or unreadable.
    pub fn from_manifest(manifest: &str, prefix: &str) -> Result<Self, String> {
        let read: serde_json::Value = serde_json::from_str(manifest)
            .map_err(|problem| format!("manifest.json: {problem}"))?;
        let lacks = |name: &str| format!("manifest.json lacks {name}");
        let url = |name: &str| {
            let found = read.get(name).and_then(serde_json::Value::as_str);
            found.map(|file| format!("{prefix}{file}")).ok_or_else(|| lacks(name))
        };
        let fonts = read.get("fonts").and_then(serde_json::Value::as_array);
        let fonts = fonts.ok_or_else(|| lacks("fonts"))?.iter();
        Ok(Self {
            app_css: url("app.css")?,
            desk_css: url("desk.css")?,
            print_css: url("print.css")?,
            app_js: url("app.js")?,
            desk_js: url("desk.js")?,
            icons: url("icons.svg")?,
            favicon: url("favicon.svg")?,
            licences: url("licences.txt")?,
            fonts: fonts.filter_map(|f| f.as_str()).map(|f| format!("{prefix}{f}")).collect(),
        })
    }

    /// Every address, for tests and for warming a cache.
    pub fn all(&self) -> Vec<&str> {
        let single = [
            &self.app_css,
            &self.desk_css,
            &self.print_css,
            &self.app_js,
            &self.desk_js,
            &self.icons,
            &self.favicon,
            &self.licences,
        ];
        single.into_iter().chain(&self.fonts).map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asset_addresses_come_from_the_manifest() {
        let manifest = r#"{"app.css": "app.A1.css", "desk.css": "desk.B2.css",
            "print.css": "p.css", "app.js": "app.C3.js", "desk.js": "d.js", "icons.svg": "i.svg", "favicon.svg": "v.svg",
            "licences.txt": "l.txt", "fonts": ["f.woff2"]}"#;
        let urls = AssetUrls::from_manifest(manifest, "/assets/").unwrap();
        assert_eq!(urls.app_css, "/assets/app.A1.css");
        assert_eq!(urls.fonts, ["/assets/f.woff2"]);
        assert_eq!(urls.all().len(), 9);
        let without = manifest.replace("\"icons.svg\": \"i.svg\",", "");
        assert_eq!(
            AssetUrls::from_manifest(&without, "/"),
            Err("manifest.json lacks icons.svg".to_owned())
        );
    }

    #[test]
    fn the_help_phone_can_be_dialled() {
        let site = crate::samples::site(Lang::default());
        assert_eq!(site.help_phone, "0211 3862 345");
        assert_eq!(site.help_phone_digits(), "02113862345");
    }
}
