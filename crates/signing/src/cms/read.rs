//! Reading a signed message, and checking what it says about its content.

use crate::{
    Certificate, Hash, Timestamp,
    algorithm::{Flawed, sha1},
    certificate::instant,
    oids,
};
use cms::{
    cert::{CertificateChoices, x509::ext::pkix::SubjectKeyIdentifier},
    content_info::ContentInfo,
    revocation::RevocationInfoChoice,
    signed_data::{SignedData, SignerIdentifier, SignerInfo},
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Any, AnyRef, Decode, Encode, Header, Reader, Sequence, SliceReader,
    asn1::{OctetString, OctetStringRef},
};
use spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

/// The largest signed message that is read.
const MOST_MESSAGE_BYTES: usize = 16 * 1024 * 1024;
/// The most certificates of a message that are looked at.
const MOST_CERTIFICATES: usize = 64;

/// A signed message with its one signer.
#[derive(Debug)]
pub(crate) struct Signed {
    data: SignedData,
    signer: SignerInfo,
    /// Every certificate in it.
    pub(crate) certificates: Vec<Certificate>,
    /// Lists of revoked certificates in it, in DER.
    pub(crate) crls: Vec<Vec<u8>>,
}

/// Why a message is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unsigned {
    /// It cannot be read, or has another shape than one signer.
    Form,
    /// Not signed with one of our algorithms, or wrongly.
    Flawed(Flawed),
    /// It speaks of other content.
    OtherContent,
    /// The holder's certificate is not in it.
    NoCertificate,
    /// It binds another certificate than the one it was made with.
    OtherCertificate,
}

impl From<Flawed> for Unsigned {
    fn from(flawed: Flawed) -> Self {
        Self::Flawed(flawed)
    }
}

/// Reads a message. Zeros after its end are padding.
pub(crate) fn read(bytes: &[u8]) -> Result<Signed, Unsigned> {
    let exact = exact(bytes).ok_or(Unsigned::Form)?;
    let info = ContentInfo::from_der(exact).or(Err(Unsigned::Form))?;
    if info.content_type != oids::SIGNED_DATA {
        return Err(Unsigned::Form);
    }
    let data: SignedData = info.content.decode_as().or(Err(Unsigned::Form))?;
    let signers = data.signer_infos.0.as_slice();
    let [signer] = signers else { return Err(Unsigned::Form) };
    let signer = signer.clone();
    let choices = data.certificates.iter().flat_map(|set| set.0.iter()).take(MOST_CERTIFICATES);
    let certificates = choices.filter_map(|choice| match choice {
        CertificateChoices::Certificate(c) => Certificate::from_parsed(c.clone()).ok(),
        CertificateChoices::Other(_) => None,
    });
    let certificates = certificates.collect();
    let lists = data.crls.iter().flat_map(|set| set.0.iter()).filter_map(|choice| match choice {
        RevocationInfoChoice::Crl(list) => list.to_der().ok(),
        RevocationInfoChoice::Other(_) => None,
    });
    let crls = lists.collect();
    Ok(Signed { data, signer, certificates, crls })
}

/// The one value at the beginning, where only zeros follow.
fn exact(bytes: &[u8]) -> Option<&[u8]> {
    if bytes.len() > MOST_MESSAGE_BYTES {
        return None;
    }
    let mut reader = SliceReader::new(bytes).ok()?;
    let header = Header::decode(&mut reader).ok()?;
    let end = (reader.position() + header.length).ok()?;
    let end = usize::try_from(u32::from(end)).ok()?;
    let (value, rest) = bytes.split_at_checked(end)?;
    rest.iter().all(|byte| *byte == 0).then_some(value)
}

#[derive(Sequence)]
struct BoundCertificates {
    certificates: Vec<Any>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

#[derive(Sequence)]
struct BoundV2 {
    #[asn1(optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    digest: OctetString,
    #[asn1(optional = "true")]
    issuer: Option<Any>,
}

#[derive(Sequence)]
struct BoundV1 {
    digest: OctetString,
    #[asn1(optional = "true")]
    issuer: Option<Any>,
}

impl Signed {
    /// The hash over the content.
    pub(crate) fn hash(&self) -> Result<Hash, Unsigned> {
        Ok(Hash::of_identifier(self.signer.digest_alg.oid)?)
    }

    /// The content that stands in the message.
    pub(crate) fn content(&self, of: Oid) -> Option<Vec<u8>> {
        let info = &self.data.encap_content_info;
        let content = info.econtent.as_ref().filter(|_| info.econtent_type == of)?;
        Some(content.decode_as::<OctetStringRef<'_>>().ok()?.as_bytes().to_vec())
    }

    /// Whether content stands in the message at all.
    pub(crate) fn has_content(&self) -> bool {
        self.data.encap_content_info.econtent.is_some()
    }

    /// The signature itself, which time stamps are of.
    pub(crate) fn signature(&self) -> &[u8] {
        self.signer.signature.as_bytes()
    }

    /// The certificate of whoever signed.
    pub(crate) fn holder(&self) -> Option<&Certificate> {
        self.certificates.iter().find(|c| self.is_of(c))
    }

    fn is_of(&self, certificate: &Certificate) -> bool {
        let told = &certificate.parsed.tbs_certificate;
        match &self.signer.sid {
            SignerIdentifier::IssuerAndSerialNumber(id) => {
                id.issuer == told.issuer && id.serial_number == told.serial_number
            }
            SignerIdentifier::SubjectKeyIdentifier(id) => {
                let oid = const_oid::db::rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER;
                let read = certificate.extension::<SubjectKeyIdentifier>(oid);
                read.is_some_and(|read| read.is_ok_and(|key| key == *id))
            }
        }
    }

    /// The one value of a signed attribute.
    fn signed_attribute(&self, oid: Oid) -> Option<&Any> {
        let attributes = self.signer.signed_attrs.as_ref()?;
        let mut of = attributes.iter().filter(|a| a.oid == oid);
        let (Some(one), None) = (of.next(), of.next()) else { return None };
        if let [value] = one.values.as_slice() { Some(value) } else { None }
    }

    /// The time stamps of the signature, in DER.
    pub(crate) fn stamps(&self) -> Vec<Vec<u8>> {
        let attributes = self.signer.unsigned_attrs.iter().flat_map(|all| all.iter());
        let values = attributes.filter(|a| a.oid == oids::TIME_STAMP_TOKEN);
        values.flat_map(|a| a.values.iter()).filter_map(|v| v.to_der().ok()).collect()
    }

    /// The signed attribute in which others keep what was told about revocation.
    pub(crate) fn adobe_revocation(&self) -> Option<AnyRef<'_>> {
        self.signed_attribute(oids::ADOBE_REVOCATION).map(AnyRef::from)
    }

    /// When its signer says that it was signed.
    pub(crate) fn claimed_at(&self) -> Option<Timestamp> {
        let value = self.signed_attribute(oids::SIGNING_TIME)?;
        Some(instant(Time::from_der(&value.to_der().ok()?).ok()?))
    }

    /// Checks that this content was signed, by the certificate that the message has and binds.
    pub(crate) fn check(&self, digest: &[u8]) -> Result<&Certificate, Unsigned> {
        let told = self.signed_attribute(oids::MESSAGE_DIGEST).ok_or(Unsigned::Form)?;
        let told = told.decode_as::<OctetStringRef<'_>>().or(Err(Unsigned::Form))?;
        let content_type = self.signed_attribute(oids::CONTENT_TYPE).ok_or(Unsigned::Form)?;
        let content_type = content_type.decode_as::<Oid>().or(Err(Unsigned::Form))?;
        if content_type != self.data.encap_content_info.econtent_type {
            return Err(Unsigned::Form);
        }
        let holder = self.holder().ok_or(Unsigned::NoCertificate)?;
        let attributes = self.signer.signed_attrs.as_ref().ok_or(Unsigned::Form)?;
        let message = attributes.to_der().or(Err(Unsigned::Form))?;
        let hash = self.hash()?;
        let algorithm = &self.signer.signature_algorithm;
        let by = holder.made(algorithm, Some(hash), &message, self.signature());
        if told.as_bytes() != digest {
            // A weak hash is the graver news.
            by.or_else(|f| if f == Flawed::Wrong { Ok(hash) } else { Err(f) })?;
            return Err(Unsigned::OtherContent);
        }
        by?;
        self.check_binding(holder)?;
        Ok(holder)
    }

    /// A certificate can be exchanged for another with the same key unless it is bound (RFC 5035).
    fn check_binding(&self, holder: &Certificate) -> Result<(), Unsigned> {
        let is_bound = if let Some(value) = self.signed_attribute(oids::SIGNING_CERTIFICATE_V2) {
            let first = first_bound(value)?.decode_as::<BoundV2>().or(Err(Unsigned::Form))?;
            let hash = first.hash.map_or(Ok(Hash::Sha256), |h| Hash::of_identifier(h.oid))?;
            first.digest.as_bytes() == hash.of(&[holder.der()])
        } else if let Some(value) = self.signed_attribute(oids::SIGNING_CERTIFICATE) {
            let first = first_bound(value)?.decode_as::<BoundV1>().or(Err(Unsigned::Form))?;
            first.digest.as_bytes() == sha1(holder.der())
        } else {
            return Ok(());
        };
        if is_bound { Ok(()) } else { Err(Unsigned::OtherCertificate) }
    }

    /// Whether the message binds its certificate, as PAdES and CAdES demand.
    pub(crate) fn binds_certificate(&self) -> bool {
        [oids::SIGNING_CERTIFICATE_V2, oids::SIGNING_CERTIFICATE]
            .iter()
            .any(|oid| self.signed_attribute(*oid).is_some())
    }
}

fn first_bound(value: &Any) -> Result<Any, Unsigned> {
    let read = value.decode_as::<BoundCertificates>().or(Err(Unsigned::Form))?;
    read.certificates.into_iter().next().ok_or(Unsigned::Form)
}
