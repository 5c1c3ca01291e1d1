//! Time stamps (dấu thời gian, RFC 3161): asking for one, and reading one.

use crate::{
    Hash, Network, Obstacle, SigningError, Timestamp,
    certificate::from_unix,
    cms::{self, Signed},
    oids,
};
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use der::{
    Any, Decode, Encode,
    asn1::{Int, OctetString},
};
use spki::AlgorithmIdentifierOwned;
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion, TstInfo};

const QUERY: &str = "application/timestamp-query";

/// A time-stamping service.
#[derive(Clone, Copy)]
pub struct TimeStamping<'a> {
    /// Its address.
    pub address: &'a str,
    /// How it is reached.
    pub network: &'a dyn Network,
}

impl std::fmt::Debug for TimeStamping<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TimeStamping").field("address", &self.address).finish_non_exhaustive()
    }
}

impl TimeStamping<'_> {
    /// A token, in DER, that says when the bytes existed. The answer must be about these bytes and
    /// this request, and signed with the key of a certificate that it brings.
    pub(crate) fn stamp(&self, hash: Hash, parts: &[&[u8]]) -> Result<Vec<u8>, SigningError> {
        let refused = |why: &str| {
            SigningError::new(Obstacle::TimeStampRefused, format!("{}: {why}", self.address))
        };
        let digest = hash.of(parts);
        let nonce = nonce()?;
        let algorithm =
            AlgorithmIdentifierOwned { parameters: Some(Any::null()), ..hash.identifier() };
        let request = TimeStampReq {
            version: TspVersion::V1,
            message_imprint: MessageImprint {
                hash_algorithm: algorithm,
                hashed_message: OctetString::new(digest.clone())?,
            },
            req_policy: None,
            nonce: Some(nonce.clone()),
            cert_req: true,
            extensions: None,
        };
        let answer = self.network.post(self.address, QUERY, &request.to_der()?);
        let answer = answer.map_err(|error| refused(&error.0))?;
        let read =
            TimeStampResp::from_der(&answer).ok().ok_or_else(|| refused("no such answer"))?;
        let token = read.time_stamp_token.ok_or_else(|| refused("it refused"))?.to_der()?;
        let stamp = Stamp::read(&token).ok_or_else(|| refused("no token"))?;
        if stamp.info.nonce != Some(nonce) {
            return Err(refused("an answer to another request"));
        }
        if !stamp.is_of(&digest) || stamp.check().is_err() {
            return Err(refused("a token of something else"));
        }
        Ok(token)
    }
}

fn nonce() -> Result<Int, SigningError> {
    let mut bytes = [0_u8; 8];
    SystemRandom::new().fill(&mut bytes).or(Err(Obstacle::Internal))?;
    // Positive, and without a zero in front.
    if let Some(first) = bytes.first_mut() {
        *first = (*first & 0x3F) | 0x40;
    }
    Ok(Int::new(&bytes)?)
}

/// A time stamp that was read; nothing of it is checked yet.
#[derive(Debug)]
pub(crate) struct Stamp {
    pub(crate) signed: Signed,
    info: TstInfo,
    content: Vec<u8>,
}

impl Stamp {
    /// Reads a token.
    pub(crate) fn read(token: &[u8]) -> Option<Self> {
        let signed = cms::read(token).ok()?;
        let content = signed.content(oids::TST_INFO)?;
        let info = TstInfo::from_der(&content).ok()?;
        Some(Self { signed, info, content })
    }

    /// The instant it tells.
    pub(crate) fn at(&self) -> Timestamp {
        from_unix(self.info.gen_time.to_unix_duration())
    }

    /// The hash of what it is of.
    pub(crate) fn hash(&self) -> Result<Hash, cms::Unsigned> {
        Ok(Hash::of_identifier(self.info.message_imprint.hash_algorithm.oid)?)
    }

    /// Whether it is of this digest.
    pub(crate) fn is_of(&self, digest: &[u8]) -> bool {
        self.info.message_imprint.hashed_message.as_bytes() == digest
    }

    /// Whether whoever issued it did sign it.
    pub(crate) fn check(&self) -> Result<&crate::Certificate, cms::Unsigned> {
        self.signed.check(&self.signed.hash()?.of(&[&self.content]))
    }
}
