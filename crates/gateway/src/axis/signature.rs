//! How calls to the national axis are signed.
//!
//! Every header is repeated under a name of its own; those together are a JSON object, whose text is
//! signed with HMAC-SHA256. The order of its members is part of what is signed, and nothing keeps a
//! call from being sent again by whoever saw it: so it is as the axis wants it.

use super::AxisError;
use aws_lc_rs::hmac;
use mc_kernel::{Timestamp, Zone};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value};
use std::fmt::Write as _;

const PREFIX: &str = "XroadVnpt-";
const VERSION: &str = "3.0.201608";
pub(super) const USER_AGENT: &str = "JAVASDKAgent/1.0.0 XRoad/VPCP";

/// The headers of a call, with their signature.
pub(super) fn headers(secret: &str, plain: &[(&str, &str)]) -> Result<HeaderMap, AxisError> {
    let mut out = HeaderMap::new();
    let mut signed = Map::new();
    for (name, value) in plain {
        add(&mut out, name, value)?;
        let repeated = format!("{PREFIX}{name}");
        add(&mut out, &repeated, value)?;
        signed.insert(repeated, Value::String((*value).to_owned()));
    }
    let names: Vec<&str> = signed.keys().map(String::as_str).collect();
    let names = names.join(";");
    let text = Value::Object(signed).to_string();
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let hash = hmac::sign(&key, text.as_bytes());
    let hash = hash.as_ref().iter().fold(String::new(), |mut hex, byte| {
        // Writing into a text cannot fail.
        let _written = write!(hex, "{byte:02x}");
        hex
    });
    add(&mut out, "XroadVnpt-sign-header-key", &names)?;
    add(&mut out, "XroadVnpt-sign-header", &text)?;
    add(&mut out, "XroadVnpt-hash-header", &hash)?;
    add(&mut out, "XroadVnpt-version", VERSION)?;
    add(&mut out, "User-Agent", USER_AGENT)?;
    Ok(out)
}

fn add(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), AxisError> {
    let unfit = || AxisError::Unfit(format!("{name}: {value}"));
    let known = HeaderName::try_from(name).map_err(|_error| unfit())?;
    let is_plain = value.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let value = HeaderValue::try_from(value).ok().filter(|_| is_plain).ok_or_else(unfit)?;
    headers.insert(known, value);
    Ok(())
}

/// The time as the axis wants it: `ddMMyyyy'T'HHmmss+SSSS`, whose last part is milliseconds.
pub(super) fn timestamp(now: Timestamp, zone: &Zone) -> String {
    let local = zone.local(now);
    let (day, time) = (local.day, local.time);
    let millis = now.micros().rem_euclid(60_000_000) / 1_000;
    let (second, millis) = (millis / 1_000, millis % 1_000);
    format!(
        "{:02}{:02}{:04}T{:02}{:02}{second:02}+{millis:04}",
        day.day(),
        day.month(),
        day.year(),
        time.hour(),
        time.minute()
    )
}
