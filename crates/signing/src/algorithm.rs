//! Hashes, and signatures of messages by a public key.

use crate::oids;
use aws_lc_rs::{digest, signature as aws};
use const_oid::ObjectIdentifier as Oid;
use der::{Any, Decode, Sequence, asn1::UintRef};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

/// The fewest bits of an RSA key.
pub const LEAST_RSA_BITS: usize = 2_048;

/// A hash that signatures may be made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Hash {
    /// SHA-256.
    #[default]
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// Its name: `SHA-256`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "SHA-256",
            Self::Sha384 => "SHA-384",
            Self::Sha512 => "SHA-512",
        }
    }

    fn algorithm(self) -> &'static digest::Algorithm {
        match self {
            Self::Sha256 => &digest::SHA256,
            Self::Sha384 => &digest::SHA384,
            Self::Sha512 => &digest::SHA512,
        }
    }

    /// The digest of the parts one after the other.
    pub fn of(self, parts: &[&[u8]]) -> Vec<u8> {
        let mut context = digest::Context::new(self.algorithm());
        for part in parts {
            context.update(part);
        }
        context.finish().as_ref().to_vec()
    }

    pub(crate) fn identifier(self) -> AlgorithmIdentifierOwned {
        let oid = match self {
            Self::Sha256 => oids::SHA256,
            Self::Sha384 => oids::SHA384,
            Self::Sha512 => oids::SHA512,
        };
        AlgorithmIdentifierOwned { oid, parameters: None }
    }

    /// The hash of an identifier, alone or as a part of a signature's.
    pub(crate) fn of_identifier(oid: Oid) -> Result<Self, Flawed> {
        match oid {
            oids::SHA256 | oids::RSA_SHA256 | oids::ECDSA_SHA256 => Ok(Self::Sha256),
            oids::SHA384 | oids::RSA_SHA384 | oids::ECDSA_SHA384 => Ok(Self::Sha384),
            oids::SHA512 | oids::RSA_SHA512 | oids::ECDSA_SHA512 => Ok(Self::Sha512),
            oids::MD5 | oids::SHA1 | oids::RSA_MD5 | oids::RSA_SHA1 | oids::ECDSA_SHA1 => {
                Err(Flawed::WeakHash)
            }
            _ => Err(Flawed::Unknown),
        }
    }
}

/// SHA-1, which names things in some formats and vouches for nothing.
pub(crate) fn sha1(bytes: &[u8]) -> Vec<u8> {
    digest::digest(&digest::SHA1_FOR_LEGACY_USE_ONLY, bytes).as_ref().to_vec()
}

/// A kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA with so many bits.
    Rsa(usize),
    /// ECDSA on P-256.
    P256,
    /// ECDSA on P-384.
    P384,
}

impl KeyKind {
    /// Its name: `RSA 2048`.
    pub fn name(self) -> String {
        match self {
            Self::Rsa(bits) => format!("RSA {bits}"),
            Self::P256 => "ECDSA P-256".to_owned(),
            Self::P384 => "ECDSA P-384".to_owned(),
        }
    }

    /// The kind of a public key; one that is too short is [`Flawed::WeakKey`].
    pub(crate) fn of(key: &SubjectPublicKeyInfoOwned) -> Result<Self, Flawed> {
        match key.algorithm.oid {
            oids::RSA | oids::RSA_PSS => match modulus_bits(key) {
                Some(bits) if bits < LEAST_RSA_BITS => Err(Flawed::WeakKey),
                Some(bits) => Ok(Self::Rsa(bits)),
                None => Err(Flawed::Unknown),
            },
            oids::EC => {
                let curve = key.algorithm.parameters.as_ref().map(Any::decode_as::<Oid>);
                match curve {
                    Some(Ok(oids::P256)) => Ok(Self::P256),
                    Some(Ok(oids::P384)) => Ok(Self::P384),
                    _ => Err(Flawed::Unknown),
                }
            }
            _ => Err(Flawed::Unknown),
        }
    }

    /// The identifier of a signature by such a key over such a hash.
    pub(crate) fn signature_identifier(self, hash: Hash) -> AlgorithmIdentifierOwned {
        let oid = match (self, hash) {
            (Self::Rsa(_), Hash::Sha256) => oids::RSA_SHA256,
            (Self::Rsa(_), Hash::Sha384) => oids::RSA_SHA384,
            (Self::Rsa(_), Hash::Sha512) => oids::RSA_SHA512,
            (Self::P256 | Self::P384, Hash::Sha256) => oids::ECDSA_SHA256,
            (Self::P256 | Self::P384, Hash::Sha384) => oids::ECDSA_SHA384,
            (Self::P256 | Self::P384, Hash::Sha512) => oids::ECDSA_SHA512,
        };
        let parameters = matches!(self, Self::Rsa(_)).then(Any::null);
        AlgorithmIdentifierOwned { oid, parameters }
    }
}

/// Why a signature of a message says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flawed {
    /// The hash is broken: SHA-1 or older.
    WeakHash,
    /// The key is too short.
    WeakKey,
    /// The algorithm is not one of ours.
    Unknown,
    /// Another key made it, or of something else.
    Wrong,
}

#[derive(Sequence)]
struct RsaPublicKey<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

fn modulus_bits(key: &SubjectPublicKeyInfoOwned) -> Option<usize> {
    let read = RsaPublicKey::from_der(key.subject_public_key.as_bytes()?).ok()?;
    let bytes = read.modulus.as_bytes();
    let unused: usize = bytes.first()?.leading_zeros().try_into().ok()?;
    (read.exponent.as_bytes() != [1]).then(|| bytes.len() * 8 - unused)
}

#[derive(Sequence)]
struct PssParameters {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt: Option<u32>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    trailer: Option<u32>,
}

/// The hash of a signature: in its identifier, its parameters, or told beside it.
pub(crate) fn hash_of(
    algorithm: &AlgorithmIdentifierOwned,
    beside: Option<Hash>,
) -> Result<Hash, Flawed> {
    match algorithm.oid {
        oids::RSA | oids::EC => beside.ok_or(Flawed::Unknown),
        oids::RSA_PSS => {
            let parameters = algorithm.parameters.as_ref().ok_or(Flawed::WeakHash)?;
            let read = parameters.decode_as::<PssParameters>().or(Err(Flawed::Unknown))?;
            // Without a hash in it, the parameters mean SHA-1.
            Hash::of_identifier(read.hash.ok_or(Flawed::WeakHash)?.oid)
        }
        oid => Hash::of_identifier(oid),
    }
}

/// Whether the key made this signature of the message.
pub(crate) fn verify(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    beside: Option<Hash>,
    message: &[u8],
    signature: &[u8],
) -> Result<Hash, Flawed> {
    let hash = hash_of(algorithm, beside)?;
    let kind = KeyKind::of(key)?;
    let is_rsa = matches!(algorithm.oid, oids::RSA | oids::RSA_SHA256 | oids::RSA_SHA384)
        || algorithm.oid == oids::RSA_SHA512;
    let with: &'static dyn aws::VerificationAlgorithm = match (kind, hash) {
        (KeyKind::Rsa(_), Hash::Sha256) if is_rsa => &aws::RSA_PKCS1_2048_8192_SHA256,
        (KeyKind::Rsa(_), Hash::Sha384) if is_rsa => &aws::RSA_PKCS1_2048_8192_SHA384,
        (KeyKind::Rsa(_), Hash::Sha512) if is_rsa => &aws::RSA_PKCS1_2048_8192_SHA512,
        (KeyKind::Rsa(_), _) if algorithm.oid != oids::RSA_PSS => return Err(Flawed::Wrong),
        (KeyKind::Rsa(_), Hash::Sha256) => &aws::RSA_PSS_2048_8192_SHA256,
        (KeyKind::Rsa(_), Hash::Sha384) => &aws::RSA_PSS_2048_8192_SHA384,
        (KeyKind::Rsa(_), Hash::Sha512) => &aws::RSA_PSS_2048_8192_SHA512,
        (KeyKind::P256 | KeyKind::P384, _) if is_rsa || algorithm.oid == oids::RSA_PSS => {
            return Err(Flawed::Wrong);
        }
        (KeyKind::P256, Hash::Sha256) => &aws::ECDSA_P256_SHA256_ASN1,
        (KeyKind::P256, Hash::Sha384) => &aws::ECDSA_P256_SHA384_ASN1,
        (KeyKind::P256, Hash::Sha512) => &aws::ECDSA_P256_SHA512_ASN1,
        (KeyKind::P384, Hash::Sha256) => &aws::ECDSA_P384_SHA256_ASN1,
        (KeyKind::P384, Hash::Sha384) => &aws::ECDSA_P384_SHA384_ASN1,
        (KeyKind::P384, Hash::Sha512) => &aws::ECDSA_P384_SHA512_ASN1,
    };
    let bytes = key.subject_public_key.as_bytes().ok_or(Flawed::Unknown)?;
    let checked = aws::UnparsedPublicKey::new(with, bytes).verify(message, signature);
    checked.or(Err(Flawed::Wrong)).map(|()| hash)
}
