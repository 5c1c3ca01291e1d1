//! What the stand-in takes and what it does not, seen without a client of this product.

use super::{Member, national::is_signed, store::Store};
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, HeaderValue},
};

fn headers(all: &[(&str, &str)]) -> HeaderMap {
    let pair = |(name, value): &(&str, &str)| {
        (HeaderName::try_from(*name).unwrap(), HeaderValue::try_from(*value).unwrap())
    };
    all.iter().map(pair).collect()
}

/// Worked out with `printf … | openssl dgst -sha256 -hmac bi-mat`.
const SIGNED: &str = r#"{"XroadVnpt-systemid":"H44","XroadVnpt-timestamp":"02032026T081530+0123"}"#;
const HASH: &str = "01faa233fa4290fc9bef608022926bc3ae6bd888e731798acead6ad6121c3e30";

#[test]
fn a_signature_is_the_one_of_openssl() {
    let right = [
        ("systemid", "H44"),
        ("timestamp", "02032026T081530+0123"),
        ("XroadVnpt-systemid", "H44"),
        ("XroadVnpt-timestamp", "02032026T081530+0123"),
        ("XroadVnpt-sign-header-key", "XroadVnpt-systemid;XroadVnpt-timestamp"),
        ("XroadVnpt-sign-header", SIGNED),
        ("XroadVnpt-hash-header", HASH),
        ("XroadVnpt-version", "3.0.201608"),
        ("User-Agent", "JAVASDKAgent/1.0.0 XRoad/VPCP"),
    ];
    assert!(is_signed(&headers(&right), "bi-mat"));
    assert!(!is_signed(&headers(&right), "khac"));
    for (name, _) in right {
        let mut other = headers(&right);
        other.insert(HeaderName::try_from(name).unwrap(), HeaderValue::from_static("x"));
        assert!(!is_signed(&other, "bi-mat"), "{name}");
    }
}

#[test]
fn the_same_file_is_one() {
    let member =
        |code: &str| Member { code: code.to_owned(), name: String::new(), secret: String::new() };
    let mut store = Store::new(vec![member("H44"), member("H44.01")]);
    let mut take = |bytes: &'static str| store.take(("edoc", "H44", "H44.01"), &Bytes::from(bytes));
    let first = take("a").unwrap();
    assert_eq!(take("a").unwrap(), first);
    assert_ne!(take("b").unwrap(), first);
}
