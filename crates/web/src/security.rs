//! Headers that every answer carries. No inline script or style anywhere: the policy forbids both.

use axum::http::{HeaderName, HeaderValue, header};
use tower_http::set_header::SetResponseHeaderLayer;

/// The content security policy of pages.
pub(crate) const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; \
object-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The policy of a picture that somebody attached: nothing in it may run, and only our own pages may
/// show it.
pub(crate) const FILE_POLICY: &str = "default-src 'none'; sandbox; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";

/// The policy of an attached PDF: browsers show PDF in a viewer of their own, apart from the page,
/// which a sandbox would switch off.
pub(crate) const PDF_POLICY: &str = "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'; \
frame-ancestors 'self'";

/// Sets a header where the handler has not set it.
pub(crate) fn header_layer(
    name: HeaderName,
    value: &'static str,
) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// The headers beside the content security policy.
pub(crate) const FIXED: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (header::CACHE_CONTROL, "no-store"),
];
