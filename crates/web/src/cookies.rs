//! Cookies: the session, the visitor (for form tokens of people who are not signed on), the language,
//! and a message for the next page.

use axum::http::{HeaderMap, HeaderValue, header};
use mc_kernel::Digest;

/// What a request's cookies say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cookies {
    pub(crate) session: Option<[u8; 32]>,
    pub(crate) visitor: Option<[u8; 32]>,
    pub(crate) language: Option<String>,
    pub(crate) flash: Option<String>,
}

/// The longest cookie header that is looked at.
const MOST_BYTES: usize = 8 * 1024;

impl Cookies {
    pub(crate) fn read(headers: &HeaderMap, is_https: bool) -> Self {
        let mut cookies = Self::default();
        let values = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
        for pair in values.filter(|v| v.len() <= MOST_BYTES).flat_map(|v| v.split(';')) {
            let Some((name, value)) = pair.trim().split_once('=') else { continue };
            if name == session_name(is_https) {
                cookies.session = token(value);
            } else if name == visitor_name(is_https) {
                cookies.visitor = token(value);
            } else if name == "mc_lang" {
                cookies.language = Some(value.to_owned());
            } else if name == "mc_flash" {
                cookies.flash = Some(value.to_owned());
            }
        }
        cookies
    }
}

/// `__Host-` binds a cookie to this very host over HTTPS; a browser refuses it without.
const fn session_name(is_https: bool) -> &'static str {
    if is_https { "__Host-mc_session" } else { "mc_session" }
}

const fn visitor_name(is_https: bool) -> &'static str {
    if is_https { "__Host-mc_visitor" } else { "mc_visitor" }
}

fn token(text: &str) -> Option<[u8; 32]> {
    text.parse::<Digest>().ok().map(|digest| *digest.bytes())
}

fn cookie(name: &str, value: &str, is_https: bool, more: &str) -> Option<HeaderValue> {
    let secure = if is_https { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
    HeaderValue::from_str(&text).ok()
}

/// Keeps a session until the browser is closed; the server ends it sooner.
pub(crate) fn session(token: &[u8; 32], is_https: bool) -> Option<HeaderValue> {
    cookie(session_name(is_https), &Digest::from_bytes(*token).to_string(), is_https, "")
}

/// Forgets the session.
pub(crate) fn no_session(is_https: bool) -> Option<HeaderValue> {
    cookie(session_name(is_https), "", is_https, "; Max-Age=0")
}

/// Knows a visitor again, so that a form can be sent back by whoever got it.
pub(crate) fn visitor(token: &[u8; 32], is_https: bool) -> Option<HeaderValue> {
    cookie(visitor_name(is_https), &Digest::from_bytes(*token).to_string(), is_https, "")
}

/// Keeps the language for a year.
pub(crate) fn language(tag: &str, is_https: bool) -> Option<HeaderValue> {
    cookie("mc_lang", tag, is_https, "; Max-Age=31536000")
}

/// Tells the next page what has happened.
pub(crate) fn flash(code: &str, is_https: bool) -> Option<HeaderValue> {
    cookie("mc_flash", code, is_https, "; Max-Age=60")
}

/// The message was shown.
pub(crate) fn no_flash(is_https: bool) -> Option<HeaderValue> {
    cookie("mc_flash", "", is_https, "; Max-Age=0")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, is_https: bool) -> Cookies {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, text.parse().unwrap());
        Cookies::read(&headers, is_https)
    }

    #[test]
    fn only_whole_tokens_count() {
        let token = "ab".repeat(32);
        assert_eq!(read(&format!("mc_session={token}"), false).session, Some([0xAB; 32]));
        assert_eq!(read("mc_session=ab", false).session, None);
        // Over HTTPS a cookie that any sub-domain could have set is not looked at.
        assert_eq!(read(&format!("mc_session={token}"), true).session, None);
        assert_eq!(read(&format!("__Host-mc_session={token}"), true).session, Some([0xAB; 32]));
    }

    #[test]
    fn cookies_are_closed_to_scripts_and_other_sites() {
        let cookie = session(&[1; 32], true).unwrap();
        let text = cookie.to_str().unwrap();
        for part in ["__Host-", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(text.contains(part), "{text}");
        }
    }
}
