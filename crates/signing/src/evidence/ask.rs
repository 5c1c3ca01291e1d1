//! Asking whether a certificate was revoked.

use crate::{Certificate, Network, SigningError, Told, algorithm::sha1, oids};
use der::{Any, AnyRef, Decode, Encode, Sequence, asn1::OctetString};
use spki::AlgorithmIdentifierOwned;
use x509_ocsp::{CertId, OcspRequest, Request, TbsRequest, Version};

const QUERY: &str = "application/ocsp-request";
/// How many addresses of one certificate are tried.
const MOST_ADDRESSES: usize = 3;

/// Answers about a certificate, in the order in which they are worth having: first those about it
/// alone, and a list where there is none.
pub(crate) fn ask(
    network: &dyn Network,
    of: &Certificate,
    issuer: &Certificate,
) -> Vec<(Told, Vec<u8>)> {
    if let Ok(request) = request(of, issuer) {
        let addresses = of.ocsp_addresses();
        let mut answers = addresses.iter().take(MOST_ADDRESSES);
        let answer = answers.find_map(|address| network.post(address, QUERY, &request).ok());
        if let Some(answer) = answer {
            return vec![(Told::Ocsp, answer)];
        }
    }
    let addresses = of.crl_addresses();
    let mut lists = addresses.iter().take(MOST_ADDRESSES);
    let list = lists.find_map(|address| network.get(address).ok());
    list.map(|list| (Told::Crl, list)).into_iter().collect()
}

fn request(of: &Certificate, issuer: &Certificate) -> Result<Vec<u8>, SigningError> {
    let told = &issuer.parsed.tbs_certificate;
    let key = told.subject_public_key_info.subject_public_key.raw_bytes();
    // Services know issuers by SHA-1 (RFC 5019); it names here and vouches for nothing.
    let id = CertId {
        hash_algorithm: AlgorithmIdentifierOwned { oid: oids::SHA1, parameters: Some(Any::null()) },
        issuer_name_hash: OctetString::new(sha1(&told.subject.to_der()?))?,
        issuer_key_hash: OctetString::new(sha1(key))?,
        serial_number: of.parsed.tbs_certificate.serial_number.clone(),
    };
    let request = OcspRequest {
        tbs_request: TbsRequest {
            version: Version::V1,
            requestor_name: None,
            request_list: vec![Request { req_cert: id, single_request_extensions: None }],
            request_extensions: None,
        },
        optional_signature: None,
    };
    Ok(request.to_der()?)
}

/// `adbe-revocationInfoArchival`, in which some programs keep what was told.
#[derive(Sequence)]
struct Archive {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    crls: Option<Vec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    ocsps: Option<Vec<Any>>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    others: Option<Vec<Any>>,
}

/// What such an attribute holds.
pub(crate) fn of_adobe(attribute: Option<AnyRef<'_>>) -> Vec<(Told, Vec<u8>)> {
    let read = attribute.and_then(|value| value.to_der().ok());
    let Some(archive) = read.and_then(|der| Archive::from_der(&der).ok()) else {
        return Vec::new();
    };
    let of = |told: Told, values: Option<Vec<Any>>| {
        let ders = values.into_iter().flatten().filter_map(|value| value.to_der().ok());
        ders.map(move |der| (told, der)).collect::<Vec<_>>()
    };
    let mut all = of(Told::Crl, archive.crls);
    all.extend(of(Told::Ocsp, archive.ocsps));
    all
}
