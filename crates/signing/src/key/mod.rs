//! Keys: whatever can sign a message, and the certificates that name its holder.

mod local;
mod remote;
mod token;

pub use local::LocalKey;
pub use remote::{LONGEST_WAIT, Lost, RemoteAnswer, RemoteKey, RemoteRequest, RemoteService};
pub use token::{TokenKey, TokenUri};

use crate::{Certificate, Hash, SigningError};

/// A key that signs: in a file, in a token, or at a service that asks its holder.
pub trait SigningKey {
    /// The holder's certificate, then those of its issuers as far as they are known.
    fn certificates(&self) -> &[Certificate];

    /// The hash over which it signs.
    fn hash(&self) -> Hash;

    /// Signs the message, which it hashes itself. RSA as PKCS #1 v1.5, ECDSA as a pair in DER.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningError>;
}
