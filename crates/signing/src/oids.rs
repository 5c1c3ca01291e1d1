//! Object identifiers, by the document that gives them.

use const_oid::ObjectIdentifier as Oid;

const fn oid(text: &str) -> Oid {
    Oid::new_unwrap(text)
}

// Hashes (RFC 5754, RFC 1321).
pub(crate) const MD5: Oid = oid("1.2.840.113549.2.5");
pub(crate) const SHA1: Oid = oid("1.3.14.3.2.26");
pub(crate) const SHA256: Oid = oid("2.16.840.1.101.3.4.2.1");
pub(crate) const SHA384: Oid = oid("2.16.840.1.101.3.4.2.2");
pub(crate) const SHA512: Oid = oid("2.16.840.1.101.3.4.2.3");

// Keys and signatures (RFC 8017, RFC 5480).
pub(crate) const RSA: Oid = oid("1.2.840.113549.1.1.1");
pub(crate) const RSA_MD5: Oid = oid("1.2.840.113549.1.1.4");
pub(crate) const RSA_SHA1: Oid = oid("1.2.840.113549.1.1.5");
pub(crate) const RSA_PSS: Oid = oid("1.2.840.113549.1.1.10");
pub(crate) const RSA_SHA256: Oid = oid("1.2.840.113549.1.1.11");
pub(crate) const RSA_SHA384: Oid = oid("1.2.840.113549.1.1.12");
pub(crate) const RSA_SHA512: Oid = oid("1.2.840.113549.1.1.13");
pub(crate) const EC: Oid = oid("1.2.840.10045.2.1");
pub(crate) const P256: Oid = oid("1.2.840.10045.3.1.7");
pub(crate) const P384: Oid = oid("1.3.132.0.34");
pub(crate) const ECDSA_SHA1: Oid = oid("1.2.840.10045.4.1");
pub(crate) const ECDSA_SHA256: Oid = oid("1.2.840.10045.4.3.2");
pub(crate) const ECDSA_SHA384: Oid = oid("1.2.840.10045.4.3.3");
pub(crate) const ECDSA_SHA512: Oid = oid("1.2.840.10045.4.3.4");

// Signed messages and their attributes (RFC 5652, RFC 5035, RFC 3161).
pub(crate) const DATA: Oid = oid("1.2.840.113549.1.7.1");
pub(crate) const SIGNED_DATA: Oid = oid("1.2.840.113549.1.7.2");
pub(crate) const TST_INFO: Oid = oid("1.2.840.113549.1.9.16.1.4");
pub(crate) const CONTENT_TYPE: Oid = oid("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: Oid = oid("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_TIME: Oid = oid("1.2.840.113549.1.9.5");
pub(crate) const SIGNING_CERTIFICATE: Oid = oid("1.2.840.113549.1.9.16.2.12");
pub(crate) const SIGNING_CERTIFICATE_V2: Oid = oid("1.2.840.113549.1.9.16.2.47");
pub(crate) const TIME_STAMP_TOKEN: Oid = oid("1.2.840.113549.1.9.16.2.14");
pub(crate) const ADOBE_REVOCATION: Oid = oid("1.2.840.113583.1.1.8");

// Certificates (RFC 5280, RFC 6960).
pub(crate) const COMMON_NAME: Oid = oid("2.5.4.3");
pub(crate) const ORGANISATION: Oid = oid("2.5.4.10");
pub(crate) const KEY_USAGE: Oid = oid("2.5.29.15");
pub(crate) const SUBJECT_ALT_NAME: Oid = oid("2.5.29.17");
pub(crate) const BASIC_CONSTRAINTS: Oid = oid("2.5.29.19");
pub(crate) const CRL_DISTRIBUTION_POINTS: Oid = oid("2.5.29.31");
pub(crate) const CERTIFICATE_POLICIES: Oid = oid("2.5.29.32");
pub(crate) const EXTENDED_KEY_USAGE: Oid = oid("2.5.29.37");
pub(crate) const AUTHORITY_INFO_ACCESS: Oid = oid("1.3.6.1.5.5.7.1.1");
pub(crate) const OCSP_ACCESS: Oid = oid("1.3.6.1.5.5.7.48.1");
pub(crate) const CA_ISSUERS: Oid = oid("1.3.6.1.5.5.7.48.2");
pub(crate) const OCSP_BASIC: Oid = oid("1.3.6.1.5.5.7.48.1.1");
pub(crate) const PURPOSE_TIME_STAMPING: Oid = oid("1.3.6.1.5.5.7.3.8");
pub(crate) const PURPOSE_OCSP_SIGNING: Oid = oid("1.3.6.1.5.5.7.3.9");
/// Extensions of a list of revoked certificates that say it is only a part of one.
pub(crate) const DELTA_CRL: Oid = oid("2.5.29.27");
pub(crate) const ISSUING_DISTRIBUTION_POINT: Oid = oid("2.5.29.28");
