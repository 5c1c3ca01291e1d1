//! What an entry commits to: a few fields, each under a salt of its own, so that some can be shown and
//! the others not.
//!
//! `salt of a field = HMAC-SHA-256(salt of the dossier, "mc-ledger-salt-1" ‖ version in 8 bytes ‖ name)`,
//! `field = D("mc-ledger-field-1", name, salt, value)`, `entry = D("mc-ledger-entry-1", fields in their
//! order)`; `D` is SHA-256 over the parts, each with its length in 8 bytes before it. Whoever has not
//! the salt learns nothing of a value, even where there are few that it could be.

use crate::LedgerError;
use aws_lc_rs::hmac;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use mc_kernel::{Digest, RandomSource};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Letters of a value, at most.
pub const MOST_VALUE_CHARS: usize = 400;
/// The names of the fields in their order.
pub const FIELDS: [Field; 7] = [
    Field::Number,
    Field::Procedure,
    Field::Version,
    Field::Kind,
    Field::At,
    Field::Due,
    Field::Record,
];

/// A field of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The number of the dossier (mã số hồ sơ).
    Number,
    /// The code of the procedure.
    Procedure,
    /// The place of the event in the dossier, from 1.
    Version,
    /// What happened, as the log names it.
    Kind,
    /// When, in microseconds since 1970 (UTC).
    At,
    /// The instant that was promised by it, in the same way; empty where none was.
    Due,
    /// The digest of everything that the log says of it, in hexadecimal.
    Record,
}

impl Field {
    /// The name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Procedure => "procedure",
            Self::Version => "version",
            Self::Kind => "kind",
            Self::At => "at",
            Self::Due => "due",
            Self::Record => "record",
        }
    }

    fn hash(self, salt: &[u8; 32], value: &str) -> Digest {
        let parts = [b"mc-ledger-field-1", self.name().as_bytes(), salt, value.as_bytes()];
        Digest::of_parts(&parts)
    }
}

/// The salt of a dossier, from which those of its fields come. Without it its entries are mute.
#[derive(Clone)]
pub struct Salt(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for Salt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Salt")
    }
}

impl Salt {
    /// A new one.
    pub fn make(random: &dyn RandomSource) -> Self {
        let mut bytes = Zeroizing::new([0; 32]);
        random.fill(bytes.as_mut_slice());
        Self(bytes)
    }

    /// As text, to be kept.
    pub fn to_text(&self) -> String {
        STANDARD.encode(self.0.as_slice())
    }

    /// One that was kept as text.
    ///
    /// # Errors
    /// [`LedgerError::Form`].
    pub fn from_text(text: &str) -> Result<Self, LedgerError> {
        let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_bad| LedgerError::Form)?);
        let bytes = bytes.as_slice().try_into().map_err(|_length| LedgerError::Form)?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    fn of_field(&self, version: u64, field: Field) -> Result<[u8; 32], LedgerError> {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.0.as_slice());
        let mut context = hmac::Context::with_key(&key);
        context.update(b"mc-ledger-salt-1");
        context.update(&version.to_be_bytes());
        context.update(field.name().as_bytes());
        context.sign().as_ref().try_into().map_err(|_length| LedgerError::Form)
    }
}

/// What is appended to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry(Digest);

impl Entry {
    /// The bytes in a bundle of entries.
    pub const fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    fn of(fields: &[Digest]) -> Self {
        let hashes = fields.iter().map(|field| field.bytes().as_slice());
        let parts: Vec<&[u8]> =
            std::iter::once(b"mc-ledger-entry-1".as_slice()).chain(hashes).collect();
        Self(Digest::of_parts(&parts))
    }
}

/// The values of an event, in the order of [`FIELDS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The place of the event in the dossier, from 1.
    version: u64,
    values: Vec<String>,
}

impl Statement {
    /// A statement; the values come in the order of [`FIELDS`] from a function.
    ///
    /// # Errors
    /// [`LedgerError::TooLarge`] past [`MOST_VALUE_CHARS`].
    pub fn new(version: u64, value: impl Fn(Field) -> String) -> Result<Self, LedgerError> {
        let values: Vec<String> = FIELDS.into_iter().map(value).collect();
        let is_long = |value: &String| value.chars().count() > MOST_VALUE_CHARS;
        if values.iter().any(is_long) {
            return Err(LedgerError::TooLarge);
        }
        Ok(Self { version, values })
    }

    /// The entry under a salt.
    ///
    /// # Errors
    /// None that is known; the library that computes could refuse.
    pub fn entry(&self, salt: &Salt) -> Result<Entry, LedgerError> {
        let hashes: Result<Vec<_>, _> = FIELDS
            .into_iter()
            .zip(&self.values)
            .map(|(field, value)| Ok(field.hash(&salt.of_field(self.version, field)?, value)))
            .collect();
        Ok(Entry::of(&hashes?))
    }

    /// The statement with some fields shown, and the others by their hashes.
    ///
    /// # Errors
    /// None that is known; the library that computes could refuse.
    pub fn show(&self, salt: &Salt, shown: &[Field]) -> Result<Disclosed, LedgerError> {
        let one = |(field, value): (Field, &String)| {
            let of_field = salt.of_field(self.version, field)?;
            Ok(if shown.contains(&field) {
                let salt = STANDARD.encode(of_field);
                Shown { name: field, value: Some(value.clone()), salt: Some(salt), hash: None }
            } else {
                let hash = Some(field.hash(&of_field, value));
                Shown { name: field, value: None, salt: None, hash }
            })
        };
        let fields: Result<Vec<_>, LedgerError> =
            FIELDS.into_iter().zip(&self.values).map(one).collect();
        Ok(Disclosed { fields: fields?, keys: Vec::new() })
    }
}

/// A statement as its citizen gets it, and as it stands in a proof file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosed {
    /// Every field, shown or by its hash, in the order of [`FIELDS`].
    pub fields: Vec<Shown>,
    /// The keys of the log and of who saw it, for whoever has none yet; nobody vouches for them here.
    #[serde(default)]
    pub keys: Vec<String>,
}

/// One field in a proof file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Which.
    pub name: Field,
    /// Its value, where it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// Its salt in base64, where it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// Its hash, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<Digest>,
}

impl Shown {
    fn digest(&self) -> Result<Digest, LedgerError> {
        match (&self.value, &self.salt, self.hash) {
            (Some(value), Some(salt), None) => {
                let salt = STANDARD.decode(salt).map_err(|_bad| LedgerError::Form)?;
                let salt = salt.try_into().map_err(|_length| LedgerError::Form)?;
                Ok(self.name.hash(&salt, value))
            }
            (None, None, Some(hash)) => Ok(hash),
            _ => Err(LedgerError::Form),
        }
    }
}

impl Disclosed {
    /// The entry that the fields come to.
    ///
    /// # Errors
    /// [`LedgerError::Form`] where a field is missing, twice there or in another place.
    pub fn entry(&self) -> Result<Entry, LedgerError> {
        if !self.fields.iter().map(|field| field.name).eq(FIELDS) {
            return Err(LedgerError::Form);
        }
        let hashes = self.fields.iter().map(Shown::digest).collect::<Result<Vec<_>, _>>()?;
        Ok(Entry::of(&hashes))
    }

    /// The value of a field, where it is shown.
    pub fn value(&self, field: Field) -> Option<&str> {
        self.fields.iter().find(|shown| shown.name == field)?.value.as_deref()
    }

    /// As it stands in a proof file.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Out of a proof file.
    ///
    /// # Errors
    /// [`LedgerError::Form`].
    pub fn from_json(json: &[u8]) -> Result<Self, LedgerError> {
        serde_json::from_slice(json).map_err(|_bad| LedgerError::Form)
    }
}
