//! The page assets: style sheets, fonts, icons and scripts, embedded in the binary.
//!
//! `build.rs` prepares them. Every name carries a hash of the content, so an answer may be kept for
//! ever; text comes with a Brotli and a gzip variant made at build time.

use mc_pages::chrome::AssetUrls;
use rust_embed::RustEmbed;
use std::borrow::Cow;

/// Where the assets are served; a name follows.
pub const PREFIX: &str = "/assets/";

/// What an answer with an asset says about keeping it: the name changes with the content.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/assets"]
struct Embedded;

/// One asset, ready to be answered.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The bytes as they are.
    pub bytes: Cow<'static, [u8]>,
    /// The value of `Content-Type`.
    pub content_type: &'static str,
    /// The value of `ETag`: the name, which carries the content's hash; weak, because the variants
    /// share it (send `Vary: Accept-Encoding`).
    pub etag: String,
    /// The bytes for `Content-Encoding: br`, where the kind of file gains by it.
    pub brotli: Option<Cow<'static, [u8]>>,
    /// The bytes for `Content-Encoding: gzip`, where the kind of file gains by it.
    pub gzip: Option<Cow<'static, [u8]>>,
}

impl Asset {
    /// The best bytes for an `Accept-Encoding` header, with the `Content-Encoding` they need.
    ///
    /// A refusal by `q=0` is respected; other weights do not matter, Brotli is always smaller.
    pub fn encoded_for(
        &self,
        accept_encoding: &str,
    ) -> (&Cow<'static, [u8]>, Option<&'static str>) {
        let variants = [("br", &self.brotli), ("gzip", &self.gzip)];
        variants
            .into_iter()
            .filter(|(name, _)| accepts(accept_encoding, name))
            .find_map(|(name, bytes)| bytes.as_ref().map(|bytes| (bytes, Some(name))))
            .unwrap_or((&self.bytes, None))
    }
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').take(16).any(|part| {
        let mut words = part.split(';').map(str::trim);
        let is_named = words.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let is_refused = words.any(|word| {
            word.strip_prefix("q=").is_some_and(|q| q.chars().all(|c| matches!(c, '0' | '.')))
        });
        is_named && !is_refused
    })
}

/// Finds an asset by its name, without [`PREFIX`]; compressed variants have no name of their own.
pub fn asset(name: &str) -> Option<Asset> {
    let content_type = content_type(name)?;
    let file = Embedded::get(name)?;
    let variant = |ending: &str| Embedded::get(&format!("{name}.{ending}")).map(|f| f.data);
    Some(Asset {
        bytes: file.data,
        content_type,
        etag: format!("W/\"{name}\""),
        brotli: variant("br"),
        gzip: variant("gz"),
    })
}

fn content_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        "txt" => Some("text/plain; charset=utf-8"),
        _ => None,
    }
}

/// The addresses of the assets for the chrome of the pages.
///
/// # Errors
///
/// Names the first asset that the manifest lacks: the build was given assets of another version.
pub fn urls() -> Result<AssetUrls, String> {
    let manifest = Embedded::get("manifest.json").ok_or("no manifest.json among the assets")?;
    let text = str::from_utf8(&manifest.data).map_err(|problem| problem.to_string())?;
    AssetUrls::from_manifest(text, PREFIX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_the_chrome_leads_to_an_asset() {
        let urls = urls().unwrap();
        for url in urls.all() {
            let name = url.strip_prefix(PREFIX).unwrap();
            let asset = asset(name).unwrap_or_else(|| panic!("{url} leads nowhere"));
            assert!(!asset.bytes.is_empty(), "{url}");
        }
    }

    #[test]
    fn text_is_smaller_compressed_and_the_browser_chooses() {
        let urls = urls().unwrap();
        let css = asset(urls.app_css.strip_prefix(PREFIX).unwrap()).unwrap();
        let check = |header: &str, expected: Option<&str>| {
            let (bytes, encoding) = css.encoded_for(header);
            assert_eq!(encoding, expected, "{header}");
            assert_eq!(bytes.len() < css.bytes.len(), expected.is_some(), "{header}");
        };
        check("gzip, deflate, br", Some("br"));
        check("gzip", Some("gzip"));
        check("br;q=0, gzip;q=0.5", Some("gzip"));
        check("", None);
    }

    #[test]
    fn nothing_but_assets_is_served() {
        for name in ["manifest.json", "../Cargo.toml", "app.css.br", "", "assets"] {
            assert!(asset(name).is_none(), "{name}");
        }
    }

    #[test]
    fn fonts_are_served_as_they_are() {
        let urls = urls().unwrap();
        let font = asset(urls.fonts[0].strip_prefix(PREFIX).unwrap()).unwrap();
        assert_eq!(font.content_type, "font/woff2");
        assert_eq!(font.encoded_for("br, gzip").1, None);
    }
}
