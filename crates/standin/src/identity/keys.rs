//! The keys of the providers: ES256 and RS256 (RFC 7518), changed on demand.

use aws_lc_rs::{
    rand::SystemRandom,
    rsa::KeySize,
    signature::{
        ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair,
    },
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use std::sync::{PoisonError, RwLock};

/// Keys cannot be made or used.
#[derive(Debug, thiserror::Error)]
#[error("the keys of the stand-in: {0}")]
pub struct KeyError(&'static str);

/// The algorithm of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256.
    Es256,
    /// RSA PKCS #1 version 1.5 with SHA-256.
    Rs256,
}

/// One key of each algorithm, and how often they were changed.
#[derive(Debug)]
struct Pair {
    generation: u64,
    elliptic: EcdsaKeyPair,
    rsa: RsaKeyPair,
}

/// The present keys.
#[derive(Debug)]
pub struct Keys {
    present: RwLock<Pair>,
}

impl Keys {
    /// Makes fresh keys.
    pub(super) fn new() -> Result<Self, KeyError> {
        Ok(Self { present: RwLock::new(Pair::new(1)?) })
    }

    /// Takes new keys; the old ones are published no longer.
    ///
    /// # Errors
    /// When the library makes no keys.
    pub fn rotate(&self) -> Result<(), KeyError> {
        let generation = self.read(|pair| pair.generation) + 1;
        let fresh = Pair::new(generation)?;
        *self.present.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    fn read<T>(&self, what: impl FnOnce(&Pair) -> T) -> T {
        what(&self.present.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The public halves as a key set (RFC 7517).
    pub fn public(&self) -> Value {
        self.read(|pair| {
            let keys: Vec<Value> =
                [pair.public_elliptic(), pair.public_rsa()].into_iter().flatten().collect();
            json!({ "keys": keys })
        })
    }

    /// Claims as a signed token in its compact form (RFC 7515).
    pub(super) fn sign(&self, algorithm: Algorithm, claims: &Value) -> Result<String, KeyError> {
        self.read(|pair| {
            let header = json!({"typ": "JWT", "alg": algorithm.name(), "kid": pair.id(algorithm)});
            let body = format!("{}.{}", encoded(&header), encoded(claims));
            let signature = pair.sign(algorithm, body.as_bytes())?;
            Ok(format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature)))
        })
    }
}

impl Algorithm {
    /// Its name in a header.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
        }
    }
}

impl Pair {
    fn new(generation: u64) -> Result<Self, KeyError> {
        let elliptic = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING)
            .map_err(|_silent| KeyError("no elliptic key"))?;
        let rsa =
            RsaKeyPair::generate(KeySize::Rsa2048).map_err(|_silent| KeyError("no RSA key"))?;
        Ok(Self { generation, elliptic, rsa })
    }

    fn id(&self, algorithm: Algorithm) -> String {
        format!("{}-{}", algorithm.name().to_lowercase(), self.generation)
    }

    fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Result<Vec<u8>, KeyError> {
        let random = SystemRandom::new();
        let failed = |_silent| KeyError("no signature");
        match algorithm {
            Algorithm::Es256 => {
                let signature = self.elliptic.sign(&random, message).map_err(failed)?;
                Ok(signature.as_ref().to_vec())
            }
            Algorithm::Rs256 => {
                let mut signature = vec![0; self.rsa.public_modulus_len()];
                self.rsa
                    .sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .map_err(failed)?;
                Ok(signature)
            }
        }
    }

    /// An uncompressed point is a byte 4 and the two coordinates.
    fn public_elliptic(&self) -> Option<Value> {
        let point = self.elliptic.public_key().as_ref();
        let (x, y) = point.get(1..)?.split_at_checked(32)?;
        Some(json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256",
            "kid": self.id(Algorithm::Es256),
            "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
        }))
    }

    fn public_rsa(&self) -> Option<Value> {
        let (modulus, exponent) = rsa_numbers(self.rsa.public_key().as_ref())?;
        Some(json!({
            "kty": "RSA", "use": "sig", "alg": "RS256", "kid": self.id(Algorithm::Rs256),
            "n": URL_SAFE_NO_PAD.encode(modulus), "e": URL_SAFE_NO_PAD.encode(exponent),
        }))
    }
}

fn encoded(value: &Value) -> String {
    encoded_bytes(value.to_string().as_bytes())
}

/// Base 64 as addresses and tokens write it.
pub(super) fn encoded_bytes(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Modulus and exponent of an `RSAPublicKey` (RFC 8017, A.1.1): a sequence of two integers.
fn rsa_numbers(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (inside, _) = element(0x30, der)?;
    let (modulus, rest) = element(0x02, inside)?;
    let (exponent, _) = element(0x02, rest)?;
    // A leading zero only says that the number is positive.
    let unsigned = |number| <[u8]>::strip_prefix(number, &[0]).unwrap_or(number);
    Some((unsigned(modulus), unsigned(exponent)))
}

/// One element of DER, and what follows it.
fn element(tag: u8, der: &[u8]) -> Option<(&[u8], &[u8])> {
    let [found, first, rest @ ..] = der else { return None };
    if *found != tag {
        return None;
    }
    if *first < 0x80 {
        return rest.split_at_checked(usize::from(*first));
    }
    let (length, rest) = rest.split_at_checked(usize::from(*first & 0x7f))?;
    let length = length.iter().fold(0_usize, |sum, byte| (sum << 8) | usize::from(*byte));
    rest.split_at_checked(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::signature::{
        ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey,
        VerificationAlgorithm,
    };

    /// The signature is checked with the key as it is held; that the published form is the same key
    /// is what every client of the stand-in proves.
    #[test]
    fn a_token_is_signed_and_changed_keys_do_not_fit() {
        let keys = Keys::new().unwrap();
        let fits = |token: &str| {
            let (body, signature) = token.rsplit_once('.').unwrap();
            let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
            keys.read(|pair| {
                let is_right = |algorithm: &'static dyn VerificationAlgorithm, key: &[u8]| {
                    let key = UnparsedPublicKey::new(algorithm, key);
                    key.verify(body.as_bytes(), &signature).is_ok()
                };
                is_right(&ECDSA_P256_SHA256_FIXED, pair.elliptic.public_key().as_ref())
                    || is_right(&RSA_PKCS1_2048_8192_SHA256, pair.rsa.public_key().as_ref())
            })
        };
        let tokens: Vec<String> = [Algorithm::Es256, Algorithm::Rs256]
            .map(|algorithm| keys.sign(algorithm, &json!({"sub": "1"})).unwrap())
            .to_vec();
        assert!(tokens.iter().all(|token| fits(token)));
        keys.rotate().unwrap();
        assert!(tokens.iter().all(|token| !fits(token)));
    }

    #[test]
    fn what_is_published_are_the_numbers_of_the_keys() {
        let keys = Keys::new().unwrap();
        let published = keys.public();
        let of = |index: usize, name: &str| {
            let text = published["keys"][index][name].as_str().unwrap();
            URL_SAFE_NO_PAD.decode(text).unwrap()
        };
        assert_eq!((of(0, "x").len(), of(0, "y").len()), (32, 32));
        assert_eq!((of(1, "n").len(), of(1, "e")), (256, vec![1, 0, 1]));
    }
}
