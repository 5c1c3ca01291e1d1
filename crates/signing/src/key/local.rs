//! Keys in memory, from a PKCS#12 file.

use super::SigningKey;
use crate::{Certificate, Hash, KeyKind, Obstacle, SigningError};
use aws_lc_rs::{
    rand::SystemRandom,
    signature::{self as aws, EcdsaKeyPair, KeyPair as _, RsaKeyPair},
};
use p12_keystore::KeyStore;

/// The largest file of keys that is read.
const MOST_KEY_FILE_BYTES: usize = 1024 * 1024;

enum Pair {
    Rsa(RsaKeyPair),
    Ec(EcdsaKeyPair),
}

/// A key in memory.
pub struct LocalKey {
    pair: Pair,
    hash: Hash,
    certificates: Vec<Certificate>,
}

impl std::fmt::Debug for LocalKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LocalKey").field("hash", &self.hash).finish_non_exhaustive()
    }
}

impl LocalKey {
    /// Reads the key and the certificates of a PKCS#12 file. `hash` is for RSA; ECDSA takes the one
    /// of its curve.
    pub fn from_pkcs12(file: &[u8], password: &str, hash: Hash) -> Result<Self, SigningError> {
        if file.len() > MOST_KEY_FILE_BYTES {
            return Err(SigningError::new(Obstacle::KeyFile, "too large"));
        }
        let store = KeyStore::from_pkcs12(file, password)
            .map_err(|error| SigningError::new(Obstacle::KeyFile, error))?;
        let Some((_, chain)) = store.private_key_chain() else {
            return Err(SigningError::new(Obstacle::KeyFile, "no private key with a certificate"));
        };
        let read = |c: &p12_keystore::Certificate| Certificate::from_der(c.as_der());
        let certificates: Result<Vec<Certificate>, _> = chain.chain().iter().map(read).collect();
        let certificates =
            certificates.map_err(|error| SigningError::new(Obstacle::KeyFile, error))?;
        Self::from_pkcs8(chain.key(), certificates, hash)
    }

    /// A key in PKCS#8 with its certificate and those of its issuers.
    pub fn from_pkcs8(
        key: &[u8],
        certificates: Vec<Certificate>,
        hash: Hash,
    ) -> Result<Self, SigningError> {
        let unfit = |_| SigningError::from(Obstacle::KeyUnfit);
        let holder = certificates.first().ok_or(Obstacle::KeyMismatch)?;
        let (pair, hash) = match holder.key().map_err(unfit)? {
            KeyKind::Rsa(_) => (Pair::Rsa(RsaKeyPair::from_pkcs8(key).map_err(rejected)?), hash),
            KeyKind::P256 => {
                (Pair::Ec(elliptic(&aws::ECDSA_P256_SHA256_ASN1_SIGNING, key)?), Hash::Sha256)
            }
            KeyKind::P384 => {
                (Pair::Ec(elliptic(&aws::ECDSA_P384_SHA384_ASN1_SIGNING, key)?), Hash::Sha384)
            }
        };
        let told =
            holder.parsed.tbs_certificate.subject_public_key_info.subject_public_key.as_bytes();
        let is_same = match &pair {
            Pair::Rsa(pair) => told == Some(pair.public_key().as_ref()),
            Pair::Ec(pair) => told == Some(pair.public_key().as_ref()),
        };
        if !is_same {
            return Err(Obstacle::KeyMismatch.into());
        }
        Ok(Self { pair, hash, certificates })
    }
}

fn rejected(error: aws_lc_rs::error::KeyRejected) -> SigningError {
    SigningError::new(Obstacle::KeyUnfit, error)
}

fn elliptic(
    algorithm: &'static aws::EcdsaSigningAlgorithm,
    key: &[u8],
) -> Result<EcdsaKeyPair, SigningError> {
    EcdsaKeyPair::from_pkcs8(algorithm, key)
        .or_else(|_| EcdsaKeyPair::from_private_key_der(algorithm, key))
        .map_err(rejected)
}

impl SigningKey for LocalKey {
    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn hash(&self) -> Hash {
        self.hash
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        let random = SystemRandom::new();
        let failed = |_| SigningError::from(Obstacle::Internal);
        match &self.pair {
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                let with: &'static dyn aws::RsaEncoding = match self.hash {
                    Hash::Sha256 => &aws::RSA_PKCS1_SHA256,
                    Hash::Sha384 => &aws::RSA_PKCS1_SHA384,
                    Hash::Sha512 => &aws::RSA_PKCS1_SHA512,
                };
                pair.sign(with, &random, message, &mut signature).map_err(failed)?;
                Ok(signature)
            }
            Pair::Ec(pair) => Ok(pair.sign(&random, message).map_err(failed)?.as_ref().to_vec()),
        }
    }
}
