//! A signed message in the shape of CAdES: the holder's certificate is bound by its digest.

use crate::{Certificate, Hash, Obstacle, SigningError, SigningKey, certificate::to_unix, oids};
use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{
        CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier,
        SignerInfo, SignerInfos,
    },
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Any, Decode, Encode, Sequence, Tag,
    asn1::{GeneralizedTime, OctetString, SetOfVec, UtcTime},
};
use mc_kernel::Timestamp;
use x509_cert::{
    attr::Attribute, ext::pkix::name::GeneralName, serial_number::SerialNumber, time::Time,
};

/// What is signed, and how.
#[derive(Debug)]
pub(crate) struct Message<'a> {
    /// The digest of the content by the key's hash.
    pub(crate) digest: &'a [u8],
    /// The type of the content.
    pub(crate) content_type: Oid,
    /// The content itself, where it stands in the message.
    pub(crate) content: Option<&'a [u8]>,
    /// The instant that the message claims to be signed at. In a PDF it stands outside.
    pub(crate) at: Option<Timestamp>,
}

#[derive(Sequence)]
struct CertificateId {
    digest: OctetString,
    issuer: IssuerSerial,
}

#[derive(Sequence)]
struct IssuerSerial {
    names: Vec<GeneralName>,
    serial: SerialNumber,
}

#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<CertificateId>,
}

/// Gets a signature and gives a time stamp of it.
pub(crate) type Stamping<'a> = dyn Fn(&[u8]) -> Result<Vec<u8>, SigningError> + 'a;

/// Signs. `stamp` gets the signature and gives a time stamp of it.
pub(crate) fn build(
    message: &Message<'_>,
    key: &dyn SigningKey,
    stamp: Option<&Stamping<'_>>,
) -> Result<Vec<u8>, SigningError> {
    let holder = key.certificates().first().ok_or(Obstacle::KeyMismatch)?;
    let kind = holder.key().or(Err(Obstacle::KeyUnfit))?;
    let attributes = attributes(message, holder)?;
    let signature = key.sign(&attributes.to_der()?)?;
    let unsigned = match stamp {
        Some(stamp) => {
            let token = attribute(oids::TIME_STAMP_TOKEN, Any::from_der(&stamp(&signature)?)?)?;
            Some(SetOfVec::try_from(vec![token])?)
        }
        None => None,
    };
    let info = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(issuer_and_serial(holder)),
        digest_alg: key.hash().identifier(),
        signed_attrs: Some(attributes),
        signature_algorithm: kind.signature_identifier(key.hash()),
        signature: OctetString::new(signature)?,
        unsigned_attrs: unsigned,
    };
    let is_data = message.content_type == oids::DATA;
    let econtent =
        message.content.map(|content| Any::new(Tag::OctetString, content)).transpose()?;
    let signed = SignedData {
        version: if is_data { CmsVersion::V1 } else { CmsVersion::V3 },
        digest_algorithms: SetOfVec::try_from(vec![key.hash().identifier()])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: message.content_type,
            econtent,
        },
        certificates: Some(set_of(key.certificates())?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![info])?,
    };
    let content = Any::from_der(&signed.to_der()?)?;
    Ok(ContentInfo { content_type: oids::SIGNED_DATA, content }.to_der()?)
}

fn set_of(certificates: &[Certificate]) -> Result<CertificateSet, SigningError> {
    let choices = certificates.iter().map(|c| CertificateChoices::Certificate(c.parsed.clone()));
    Ok(CertificateSet::try_from(choices.collect::<Vec<_>>())?)
}

fn issuer_and_serial(holder: &Certificate) -> IssuerAndSerialNumber {
    let told = &holder.parsed.tbs_certificate;
    IssuerAndSerialNumber { issuer: told.issuer.clone(), serial_number: told.serial_number.clone() }
}

fn attributes(
    message: &Message<'_>,
    holder: &Certificate,
) -> Result<SignedAttributes, SigningError> {
    let told = &holder.parsed.tbs_certificate;
    let id = CertificateId {
        digest: OctetString::new(Hash::Sha256.of(&[holder.der()]))?,
        issuer: IssuerSerial {
            names: vec![GeneralName::DirectoryName(told.issuer.clone())],
            serial: told.serial_number.clone(),
        },
    };
    let signing = SigningCertificate { certificates: vec![id] };
    let mut all = vec![
        attribute(oids::CONTENT_TYPE, Any::from_der(&message.content_type.to_der()?)?)?,
        attribute(oids::MESSAGE_DIGEST, Any::new(Tag::OctetString, message.digest)?)?,
        attribute(oids::SIGNING_CERTIFICATE_V2, Any::from_der(&signing.to_der()?)?)?,
    ];
    if let Some(at) = message.at {
        all.push(attribute(oids::SIGNING_TIME, Any::from_der(&time(at)?.to_der()?)?)?);
    }
    Ok(SetOfVec::try_from(all)?)
}

/// Up to 2049 in the short form (RFC 5652, 11.3).
fn time(at: Timestamp) -> Result<Time, SigningError> {
    let since = to_unix(at);
    Ok(match UtcTime::from_unix_duration(since) {
        Ok(time) => Time::UtcTime(time),
        Err(_) => Time::GeneralTime(GeneralizedTime::from_unix_duration(since)?),
    })
}

fn attribute(oid: Oid, value: Any) -> Result<Attribute, SigningError> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}
