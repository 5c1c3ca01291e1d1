//! Whom we trust: lists of roots, and of revoked certificates that somebody gave us.

use crate::{Certificate, certificate::values};
use der::Decode;
use serde::Serialize;

/// The most roots of a list.
pub const MOST_ROOTS: usize = 1_000;

/// The list that a root stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrustList {
    /// Public signatures (chữ ký số công cộng): people and enterprises.
    Public,
    /// Special-use signatures (chữ ký số chuyên dùng công vụ): agencies and officers.
    SpecialUse,
    /// Roots of another list.
    Other,
}

/// A root.
#[derive(Debug, Clone)]
pub(crate) struct Root {
    pub(crate) certificate: Certificate,
    pub(crate) list: TrustList,
}

/// Roots, issuers that are known beside them, and lists of revoked certificates.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    pub(crate) roots: Vec<Root>,
    pub(crate) issuers: Vec<Certificate>,
    pub(crate) crls: Vec<Vec<u8>>,
}

/// Why a file of a list is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrustRefusal {
    /// Neither a certificate nor a list of revoked ones.
    #[error("no certificate and no list of revoked certificates in PEM or DER")]
    Unreadable,
    /// More than a list may have.
    #[error("a list has at most {MOST_ROOTS} roots")]
    TooMany,
}

impl Trust {
    /// Adds a root.
    pub fn trust(&mut self, certificate: Certificate, list: TrustList) {
        self.roots.push(Root { certificate, list });
    }

    /// Adds what a file holds: certificates in PEM or DER, or a list of revoked ones. A certificate
    /// that another issued is no root but an issuer that is known.
    pub fn add_file(&mut self, bytes: &[u8], list: TrustList) -> Result<(), TrustRefusal> {
        for der in values(bytes) {
            if let Ok(certificate) = Certificate::from_der(&der) {
                if certificate.is_self_issued() {
                    self.trust(certificate, list);
                } else {
                    self.issuers.push(certificate);
                }
            } else if x509_cert::crl::CertificateList::from_der(&der).is_ok() {
                self.crls.push(der);
            } else {
                return Err(TrustRefusal::Unreadable);
            }
        }
        let count = self.roots.len() + self.issuers.len() + self.crls.len();
        if count > MOST_ROOTS { Err(TrustRefusal::TooMany) } else { Ok(()) }
    }

    /// How many roots there are.
    pub fn roots(&self) -> usize {
        self.roots.len()
    }

    pub(crate) fn root(&self, certificate: &Certificate) -> Option<TrustList> {
        self.roots.iter().find(|root| root.certificate == *certificate).map(|root| root.list)
    }
}
