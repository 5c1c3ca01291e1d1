//! A certificate (chứng thư số), and what it says about its holder.

use crate::{
    algorithm::{self, Flawed, Hash, KeyKind},
    oids,
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Any, Decode, Encode, Tag, Tagged,
    asn1::{BmpString, Ia5StringRef, PrintableStringRef, Utf8StringRef},
};
use mc_kernel::Timestamp;
use std::time::Duration;
use x509_cert::{
    ext::pkix::{
        AuthorityInfoAccessSyntax, BasicConstraints, CrlDistributionPoints, ExtendedKeyUsage,
        KeyUsage,
        name::{DistributionPointName, GeneralName},
    },
    name::Name,
    time::Time,
};

/// The largest certificate that is looked at.
pub const MOST_CERTIFICATE_BYTES: usize = 64 * 1024;

/// The most certificates of a file.
const MOST_VALUES: usize = 1_001;

/// A certificate.
#[derive(Debug, Clone)]
pub struct Certificate {
    der: Vec<u8>,
    pub(crate) parsed: x509_cert::Certificate,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

/// Bytes that are no certificate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no certificate that can be read")]
pub struct NotACertificate;

impl Certificate {
    /// Reads one in DER.
    pub fn from_der(der: &[u8]) -> Result<Self, NotACertificate> {
        if der.len() > MOST_CERTIFICATE_BYTES {
            return Err(NotACertificate);
        }
        let parsed = x509_cert::Certificate::from_der(der).or(Err(NotACertificate))?;
        Ok(Self { der: der.to_vec(), parsed })
    }

    /// Every certificate of a file, one in DER or any number in PEM.
    pub fn all(file: &[u8]) -> Vec<Self> {
        values(file).iter().filter_map(|der| Self::from_der(der).ok()).collect()
    }

    pub(crate) fn from_parsed(parsed: x509_cert::Certificate) -> Result<Self, NotACertificate> {
        let der = parsed.to_der().or(Err(NotACertificate))?;
        Ok(Self { der, parsed })
    }

    /// Its bytes.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The person's or agency's name: the common name, else the whole subject.
    pub fn holder(&self) -> String {
        let subject = &self.parsed.tbs_certificate.subject;
        part_of_name(subject, oids::COMMON_NAME).unwrap_or_else(|| subject.to_string())
    }

    /// The organisation of the holder.
    pub fn organisation(&self) -> Option<String> {
        part_of_name(&self.parsed.tbs_certificate.subject, oids::ORGANISATION)
    }

    /// Who issued it.
    pub fn issuer(&self) -> String {
        let issuer = &self.parsed.tbs_certificate.issuer;
        part_of_name(issuer, oids::COMMON_NAME).unwrap_or_else(|| issuer.to_string())
    }

    /// The serial number in hexadecimal.
    pub fn serial(&self) -> String {
        hex(self.parsed.tbs_certificate.serial_number.as_bytes())
    }

    /// The first instant of its validity.
    pub fn valid_from(&self) -> Timestamp {
        instant(self.parsed.tbs_certificate.validity.not_before)
    }

    /// The last instant of its validity.
    pub fn valid_until(&self) -> Timestamp {
        instant(self.parsed.tbs_certificate.validity.not_after)
    }

    pub(crate) fn is_valid_at(&self, at: Timestamp) -> bool {
        self.valid_from() <= at && at <= self.valid_until()
    }

    pub(crate) fn is_self_issued(&self) -> bool {
        self.parsed.tbs_certificate.subject == self.parsed.tbs_certificate.issuer
    }

    /// The kind of its key.
    pub(crate) fn key(&self) -> Result<KeyKind, Flawed> {
        KeyKind::of(&self.parsed.tbs_certificate.subject_public_key_info)
    }

    /// Whether this one's key signed that one.
    pub(crate) fn signed(&self, other: &Self) -> Result<(), Flawed> {
        let message = other.parsed.tbs_certificate.to_der().or(Err(Flawed::Wrong))?;
        let signature = other.parsed.signature.as_bytes().ok_or(Flawed::Wrong)?;
        if other.parsed.signature_algorithm != other.parsed.tbs_certificate.signature {
            return Err(Flawed::Wrong);
        }
        self.made(&other.parsed.signature_algorithm, None, &message, signature).map(|_| ())
    }

    /// Whether this one's key made this signature of the message.
    pub(crate) fn made(
        &self,
        algorithm: &spki::AlgorithmIdentifierOwned,
        beside: Option<Hash>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<Hash, Flawed> {
        let key = &self.parsed.tbs_certificate.subject_public_key_info;
        algorithm::verify(key, algorithm, beside, message, signature)
    }

    pub(crate) fn extension<'a, T: Decode<'a>>(&'a self, oid: Oid) -> Option<Result<T, ()>> {
        let extensions = self.parsed.tbs_certificate.extensions.as_ref()?;
        let found = extensions.iter().find(|e| e.extn_id == oid)?;
        Some(T::from_der(found.extn_value.as_bytes()).or(Err(())))
    }

    /// Extensions that must be understood.
    pub(crate) fn critical(&self) -> impl Iterator<Item = Oid> {
        let extensions = self.parsed.tbs_certificate.extensions.iter().flatten();
        extensions.filter(|e| e.critical).map(|e| e.extn_id)
    }

    pub(crate) fn constraints(&self) -> Option<BasicConstraints> {
        self.extension(oids::BASIC_CONSTRAINTS)?.ok()
    }

    pub(crate) fn usage(&self) -> Option<Result<KeyUsage, ()>> {
        self.extension(oids::KEY_USAGE)
    }

    pub(crate) fn has_purpose(&self, purpose: Oid) -> bool {
        let purposes = self.extension::<ExtendedKeyUsage>(oids::EXTENDED_KEY_USAGE);
        purposes.is_some_and(|read| read.is_ok_and(|p| p.0.contains(&purpose)))
    }

    /// Where it says that its status is told.
    pub(crate) fn ocsp_addresses(&self) -> Vec<String> {
        self.access(oids::OCSP_ACCESS)
    }

    /// Where it says that its issuer's certificate is.
    pub(crate) fn issuer_addresses(&self) -> Vec<String> {
        self.access(oids::CA_ISSUERS)
    }

    fn access(&self, method: Oid) -> Vec<String> {
        let read = self.extension::<AuthorityInfoAccessSyntax>(oids::AUTHORITY_INFO_ACCESS);
        let Some(Ok(read)) = read else { return Vec::new() };
        let wanted = read.0.iter().filter(|d| d.access_method == method);
        wanted.filter_map(|d| address(&d.access_location)).collect()
    }

    /// Where it says that the list of revoked certificates is.
    pub(crate) fn crl_addresses(&self) -> Vec<String> {
        let read = self.extension::<CrlDistributionPoints>(oids::CRL_DISTRIBUTION_POINTS);
        let Some(Ok(read)) = read else { return Vec::new() };
        let names = read.0.iter().filter_map(|point| match &point.distribution_point {
            Some(DistributionPointName::FullName(names)) => Some(names),
            Some(DistributionPointName::NameRelativeToCRLIssuer(_)) | None => None,
        });
        names.flatten().filter_map(address).collect()
    }
}

fn address(name: &GeneralName) -> Option<String> {
    if let GeneralName::UniformResourceIdentifier(text) = name
        && (text.as_str().starts_with("http://") || text.as_str().starts_with("https://"))
    {
        return Some(text.as_str().to_owned());
    }
    None
}

fn part_of_name(name: &Name, oid: Oid) -> Option<String> {
    let parts = name.0.iter().flat_map(|rdn| rdn.0.iter());
    // The last one is the most particular.
    parts.filter(|part| part.oid == oid).filter_map(|part| text(&part.value)).next_back()
}

fn text(value: &Any) -> Option<String> {
    let tag = value.tag();
    if tag == Tag::Utf8String {
        return value.decode_as::<Utf8StringRef<'_>>().ok().map(|t| t.to_string());
    }
    if tag == Tag::PrintableString {
        return value.decode_as::<PrintableStringRef<'_>>().ok().map(|t| t.to_string());
    }
    if tag == Tag::Ia5String {
        return value.decode_as::<Ia5StringRef<'_>>().ok().map(|t| t.to_string());
    }
    value.decode_as::<BmpString>().ok().map(|t| t.to_string())
}

/// An instant of a certificate.
pub(crate) fn instant(time: Time) -> Timestamp {
    from_unix(time.to_unix_duration())
}

pub(crate) fn from_unix(since: Duration) -> Timestamp {
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
}

pub(crate) fn to_unix(at: Timestamp) -> Duration {
    Duration::from_secs(u64::try_from(at.micros() / 1_000_000).unwrap_or(0))
}

/// Bytes in hexadecimal, in capitals.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a text never fails.
        write!(out, "{byte:02X}").ok();
    }
    out
}

/// The values in a file: one in DER, or any number in PEM.
pub(crate) fn values(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| text.contains("-----BEGIN "))
    else {
        return vec![bytes.to_vec()];
    };
    let parts = text.split("-----BEGIN ").skip(1);
    let decoded = parts.filter_map(|part| {
        let whole = format!("-----BEGIN {part}");
        let end = whole.find("-----END ")?;
        let last = whole.get(end + 9..)?.find("-----")? + end + 14;
        let (_, der) = der::pem::decode_vec(whole.get(..last)?.as_bytes()).ok()?;
        Some(der)
    });
    decoded.take(MOST_VALUES).collect()
}
