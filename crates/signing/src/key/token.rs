//! Keys in a token or a security module, by PKCS#11.

use super::SigningKey;
use crate::{Certificate, Hash, KeyKind, Obstacle, SigningError};
use cryptoki::{
    context::{CInitializeArgs, CInitializeFlags, Pkcs11},
    mechanism::Mechanism,
    object::{Attribute, AttributeType, ObjectClass, ObjectHandle},
    session::{Session, UserType},
    slot::Slot,
    types::AuthPin,
};
use der::{Encode, Sequence, asn1::UintRef};
use std::path::PathBuf;

/// The most certificates of a token that are looked at.
const MOST_TOKEN_CERTIFICATES: usize = 64;

/// Where a key is, as a URI of RFC 7512 says it:
/// `pkcs11:token=Van%20thu;object=ky-so?module-path=/usr/lib/softhsm/libsofthsm2.so`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenUri {
    /// The library of the token's maker.
    pub module: PathBuf,
    /// The token's label; any when there is none.
    pub token: Option<String>,
    /// The key's label; any when there is none.
    pub object: Option<String>,
}

impl TokenUri {
    /// Reads one. Attributes that it does not know are refused, because they would choose another
    /// key.
    pub fn parse(uri: &str) -> Result<Self, SigningError> {
        let wrong = |what: &str| SigningError::new(Obstacle::TokenUri, what);
        let rest = uri.strip_prefix("pkcs11:").ok_or_else(|| wrong("pkcs11: is missing"))?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (mut module, mut token, mut object) = (None, None, None);
        for part in path.split(';').chain(query.split('&')).filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| wrong(part))?;
            let value = decoded(value).ok_or_else(|| wrong(part))?;
            match key {
                "module-path" => module = Some(PathBuf::from(value)),
                "token" => token = Some(value),
                "object" => object = Some(value),
                "type" if value == "private" => {}
                _ => return Err(wrong(part)),
            }
        }
        Ok(Self { module: module.ok_or_else(|| wrong("module-path is missing"))?, token, object })
    }
}

/// The text of a value in which bytes stand as `%20`.
fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// A key in a token.
pub struct TokenKey {
    session: Session,
    key: ObjectHandle,
    kind: KeyKind,
    hash: Hash,
    certificates: Vec<Certificate>,
}

impl std::fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenKey").field("kind", &self.kind).finish_non_exhaustive()
    }
}

fn refused(error: cryptoki::error::Error) -> SigningError {
    SigningError::new(Obstacle::KeyRefused, error)
}

impl TokenKey {
    /// Opens the token with its PIN. Certificates that are not in the token are given beside it, the
    /// holder's first.
    pub fn open(
        uri: &TokenUri,
        pin: &str,
        given: Vec<Certificate>,
        hash: Hash,
    ) -> Result<Self, SigningError> {
        let context = Pkcs11::new(&uri.module).map_err(refused)?;
        let how = CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK);
        context.initialize(how).map_err(refused)?;
        let slot = slot(&context, uri)?;
        let session = context.open_ro_session(slot).map_err(refused)?;
        session.login(UserType::User, Some(&AuthPin::new(pin.into()))).map_err(refused)?;
        let mut wanted = vec![Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Sign(true)];
        wanted.extend(uri.object.as_ref().map(|label| Attribute::Label(label.as_bytes().to_vec())));
        let keys = session.find_objects(&wanted).map_err(refused)?;
        let [key] = keys[..] else {
            let count = format!("{} keys of this name", keys.len());
            return Err(SigningError::new(Obstacle::TokenUri, count));
        };
        let mut certificates = given;
        certificates.extend(kept(&session)?);
        let made = Self { session, key, kind: KeyKind::P256, hash, certificates };
        made.with_holder()
    }

    /// Puts the certificate first whose key this is: it is told by signing something.
    fn with_holder(mut self) -> Result<Self, SigningError> {
        let probe = b"Which certificate is mine?";
        for (at, candidate) in self.certificates.clone().iter().enumerate() {
            let Ok(kind) = candidate.key() else { continue };
            self.kind = kind;
            self.hash = match kind {
                KeyKind::Rsa(_) => self.hash,
                KeyKind::P256 => Hash::Sha256,
                KeyKind::P384 => Hash::Sha384,
            };
            let Ok(signature) = self.sign(probe) else { continue };
            let algorithm = kind.signature_identifier(self.hash);
            if candidate.made(&algorithm, None, probe, &signature).is_ok() {
                let holder = self.certificates.remove(at);
                self.certificates.insert(0, holder);
                return Ok(self);
            }
        }
        Err(Obstacle::KeyMismatch.into())
    }
}

fn slot(context: &Pkcs11, uri: &TokenUri) -> Result<Slot, SigningError> {
    let slots = context.get_slots_with_token().map_err(refused)?;
    for slot in slots {
        let info = context.get_token_info(slot).map_err(refused)?;
        if uri.token.as_ref().is_none_or(|token| info.label() == token) && info.token_initialized()
        {
            return Ok(slot);
        }
    }
    Err(SigningError::new(Obstacle::KeyRefused, "no such token is plugged in"))
}

/// The certificates in the token.
fn kept(session: &Session) -> Result<Vec<Certificate>, SigningError> {
    let wanted = [Attribute::Class(ObjectClass::CERTIFICATE)];
    let mut found = Vec::new();
    for object in
        session.find_objects(&wanted).map_err(refused)?.into_iter().take(MOST_TOKEN_CERTIFICATES)
    {
        let values = session.get_attributes(object, &[AttributeType::Value]).map_err(refused)?;
        for value in values {
            if let Attribute::Value(der) = value
                && let Ok(certificate) = Certificate::from_der(&der)
            {
                found.push(certificate);
            }
        }
    }
    Ok(found)
}

#[derive(Sequence)]
struct Pair<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

impl SigningKey for TokenKey {
    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn hash(&self) -> Hash {
        self.hash
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        if matches!(self.kind, KeyKind::Rsa(_)) {
            let with = match self.hash {
                Hash::Sha256 => Mechanism::Sha256RsaPkcs,
                Hash::Sha384 => Mechanism::Sha384RsaPkcs,
                Hash::Sha512 => Mechanism::Sha512RsaPkcs,
            };
            return self.session.sign(&with, self.key, message).map_err(refused);
        }
        let digest = self.hash.of(&[message]);
        let both = self.session.sign(&Mechanism::Ecdsa, self.key, &digest).map_err(refused)?;
        let (r, s) = both.split_at_checked(both.len() / 2).ok_or(Obstacle::KeyRefused)?;
        Ok(Pair { r: UintRef::new(r)?, s: UintRef::new(s)? }.to_der()?)
    }
}
