//! Digital signatures (chữ ký số): making them, and saying what they are worth.
//!
//! A PDF is signed by appending to it ([`sign_pdf`]), as PAdES of EN 319 142-1. Keys are whatever can
//! sign a message ([`SigningKey`]). This crate does no HTTP and reads no clock: the program gives it a
//! [`Network`] and the instant. It knows no dossier, no SQL and no words of pages.
//!
//! [`verify_pdf`] answers in codes and plain words, and never calls valid what it could not check.
//!
//! Start at [`sign_pdf`] and [`verify_pdf`].

mod algorithm;
mod appearance;
mod certificate;
mod cms;
mod error;
mod evidence;
mod key;
mod network;
mod oids;
mod outline;
mod pdf;
mod sign;
mod stamp;
#[cfg(test)]
mod tests;
mod validate;

pub use algorithm::{Hash, KeyKind, LEAST_RSA_BITS};
pub use appearance::{Appearance, MOST_PICTURE_SIDE, Text, seal_over};
pub use certificate::{Certificate, MOST_CERTIFICATE_BYTES, NotACertificate};
pub use error::{Obstacle, SigningError};
pub use key::{
    LONGEST_WAIT, LocalKey, Lost, RemoteAnswer, RemoteKey, RemoteRequest, RemoteService,
    SigningKey, TokenKey, TokenUri,
};
pub use mc_kernel::Timestamp;
pub use network::{MOST_ANSWER_BYTES, Network, Offline, Unreachable};
pub use pdf::MOST_PDF_BYTES;
pub use sign::{Level, Request, restamp_pdf, sign_detached, sign_pdf};
pub use stamp::TimeStamping;
pub use validate::{
    Authority, Kept, MOST_ROOTS, Party, ReasonCode, Report, SignatureReport, Status, Time,
    TimeSource, Told, Trust, TrustList, TrustRefusal, Verdict, Weight, verify_detached, verify_pdf,
};
