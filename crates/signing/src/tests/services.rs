//! The services of the small world: time stamps, OCSP and lists, with ways to answer wrongly.

use super::pki::{Identity, World};
use crate::{
    Hash, Network, Timestamp, Unreachable,
    certificate::to_unix,
    cms::{self, Message},
    key::SigningKey as _,
    oids,
};
use const_oid::ObjectIdentifier as Oid;
use der::{
    Any, Decode, Encode,
    asn1::{BitString, GeneralizedTime, Int, Null, OctetString},
};
use spki::AlgorithmIdentifierOwned;
use std::cell::Cell;
use x509_ocsp::{
    BasicOcspResponse, CertStatus, OcspGeneralizedTime, OcspRequest, OcspResponse,
    OcspResponseStatus, ResponderId, ResponseBytes, ResponseData, RevokedInfo, SingleResponse,
    Version,
};
use x509_tsp::{MessageImprint, TimeStampReq, TspVersion, TstInfo};

/// How the services answer wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    None,
    /// Nobody answers.
    Silent,
    /// The time stamp is of other bytes.
    OtherBytes,
    /// The time stamp answers another request.
    OtherNonce,
    /// The answer about revocation is signed by somebody who was not appointed.
    NotAppointed,
    /// Nothing is known about the certificate.
    Unknown,
    /// Only lists; nobody answers about one certificate.
    ListsOnly,
}

pub(super) struct Services<'a> {
    pub(super) world: &'a World,
    pub(super) at: Timestamp,
    pub(super) tsa: &'a Identity,
    pub(super) fault: Fault,
    /// How often somebody was asked.
    pub(super) asked: Cell<usize>,
}

impl<'a> Services<'a> {
    pub(super) fn new(world: &'a World, at: Timestamp) -> Self {
        Self { world, at, tsa: &world.tsa, fault: Fault::None, asked: Cell::new(0) }
    }

    fn time(&self) -> GeneralizedTime {
        GeneralizedTime::from_unix_duration(to_unix(self.at)).unwrap()
    }

    fn stamp(&self, query: &[u8]) -> Vec<u8> {
        let query = TimeStampReq::from_der(query).unwrap();
        let mut imprint: MessageImprint = query.message_imprint;
        if self.fault == Fault::OtherBytes {
            imprint.hashed_message = OctetString::new(Hash::Sha256.of(&[b"others"])).unwrap();
        }
        let is_other = self.fault == Fault::OtherNonce;
        let nonce = if is_other { Some(Int::new(&[1]).unwrap()) } else { query.nonce };
        let token = token(self.tsa, self.world, imprint, self.time(), nonce);
        let mut answer = vec![0x30, 0x03, 0x02, 0x01, 0x00];
        answer.extend(token);
        wrapped(0x30, &answer)
    }

    fn status(&self, query: &[u8]) -> Vec<u8> {
        let query = OcspRequest::from_der(query).unwrap();
        let id = query.tbs_request.request_list[0].req_cert.clone();
        let revoked = &self.world.revoked.certificate.parsed.tbs_certificate.serial_number;
        let since = GeneralizedTime::from_unix_duration(to_unix(super::days(-2))).unwrap();
        let status = if self.fault == Fault::Unknown {
            CertStatus::Unknown(Null)
        } else if id.serial_number == *revoked {
            CertStatus::Revoked(RevokedInfo {
                revocation_time: OcspGeneralizedTime(since),
                revocation_reason: None,
            })
        } else {
            CertStatus::Good(Null)
        };
        let is_appointed = self.fault != Fault::NotAppointed;
        let by = if is_appointed { &self.world.responder } else { &self.world.p256 };
        let single = SingleResponse {
            cert_id: id,
            cert_status: status,
            this_update: OcspGeneralizedTime(self.time()),
            next_update: None,
            single_extensions: None,
        };
        let data = ResponseData {
            version: Version::V1,
            responder_id: ResponderId::ByName(
                by.certificate.parsed.tbs_certificate.subject.clone(),
            ),
            produced_at: OcspGeneralizedTime(self.time()),
            responses: vec![single],
            response_extensions: None,
        };
        let signature = by.key(&[]).sign(&data.to_der().unwrap()).unwrap();
        let basic = BasicOcspResponse {
            tbs_response_data: data,
            signature_algorithm: AlgorithmIdentifierOwned {
                oid: oids::ECDSA_SHA256,
                parameters: None,
            },
            signature: BitString::from_bytes(&signature).unwrap(),
            certs: Some(vec![by.certificate.parsed.clone()]),
        };
        let answer = OcspResponse {
            response_status: OcspResponseStatus::Successful,
            response_bytes: Some(ResponseBytes {
                response_type: Oid::new_unwrap("1.3.6.1.5.5.7.48.1.1"),
                response: OctetString::new(basic.to_der().unwrap()).unwrap(),
            }),
        };
        answer.to_der().unwrap()
    }
}

/// A time stamp.
pub(super) fn token(
    by: &Identity,
    world: &World,
    imprint: MessageImprint,
    at: GeneralizedTime,
    nonce: Option<Int>,
) -> Vec<u8> {
    let info = TstInfo {
        version: TspVersion::V1,
        policy: Oid::new_unwrap("1.3.6.1.4.1.99999.1"),
        message_imprint: imprint,
        serial_number: Int::new(&[7]).unwrap(),
        gen_time: at,
        accuracy: None,
        ordering: false,
        nonce,
        tsa: None,
        extensions: None,
    };
    let content = info.to_der().unwrap();
    let digest = Hash::Sha256.of(&[&content]);
    let message = Message {
        digest: &digest,
        content_type: oids::TST_INFO,
        content: Some(&content),
        at: None,
    };
    cms::build(&message, &by.key(&[&world.issuing]), None).unwrap()
}

/// The imprint of bytes.
pub(super) fn imprint(bytes: &[u8]) -> MessageImprint {
    let algorithm = AlgorithmIdentifierOwned { oid: oids::SHA256, parameters: Some(Any::null()) };
    MessageImprint {
        hash_algorithm: algorithm,
        hashed_message: OctetString::new(Hash::Sha256.of(&[bytes])).unwrap(),
    }
}

fn wrapped(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag, 0x82];
    out.extend(u16::try_from(content.len()).unwrap().to_be_bytes());
    out.extend(content);
    out
}

impl Network for Services<'_> {
    fn post(&self, address: &str, _: &str, body: &[u8]) -> Result<Vec<u8>, Unreachable> {
        self.asked.set(self.asked.get() + 1);
        match (self.fault, address) {
            (Fault::Silent, _) => Err(Unreachable("silent".into())),
            (_, "http://tsa.test/") => Ok(self.stamp(body)),
            (Fault::ListsOnly, _) => Err(Unreachable("no OCSP".into())),
            (_, "http://ocsp.test/") => Ok(self.status(body)),
            _ => Err(Unreachable(address.into())),
        }
    }

    fn get(&self, address: &str) -> Result<Vec<u8>, Unreachable> {
        self.asked.set(self.asked.get() + 1);
        let by = [&self.world.root, &self.world.issuing]
            .into_iter()
            .find(|ca| address == format!("http://crl.test/{}", ca.certificate.serial()));
        let days = (self.at.micros() / 1_000_000 - super::NOW_SECONDS) / 86_400;
        match (self.fault, by) {
            (Fault::Silent, _) | (_, None) => Err(Unreachable(address.into())),
            (_, Some(by)) => Ok(by.crl(&[(&self.world.revoked, -2)], days)),
        }
    }
}
