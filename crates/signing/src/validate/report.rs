//! What a check comes to.

use super::{Kept, ReasonCode, Told, TrustList, Weight};
use crate::Certificate;
use mc_kernel::{Locale, Timestamp};
use serde::Serialize;

/// What may be said about a signature or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Everything was checked, and is as it should be.
    Valid,
    /// Something could not be checked.
    Unknown,
    /// It is worth nothing.
    Invalid,
}

impl Verdict {
    /// What a person reads.
    pub const fn words(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Valid, Locale::Vi) => "HỢP LỆ",
            (Self::Valid, Locale::En) => "VALID",
            (Self::Unknown, Locale::Vi) => "CHƯA KẾT LUẬN ĐƯỢC",
            (Self::Unknown, Locale::En) => "COULD NOT BE CHECKED",
            (Self::Invalid, Locale::Vi) => "KHÔNG HỢP LỆ",
            (Self::Invalid, Locale::En) => "NOT VALID",
        }
    }

    pub(crate) fn of(reasons: &[ReasonCode]) -> Self {
        match reasons.iter().map(|reason| reason.weight()).max() {
            Some(Weight::Fault) => Self::Invalid,
            Some(Weight::Doubt) => Self::Unknown,
            Some(Weight::Note) | None => Self::Valid,
        }
    }
}

/// Whoever signed, or told the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Party {
    /// The name in the certificate.
    pub name: String,
    /// The organisation in it.
    pub organisation: Option<String>,
    /// The certificate's serial number.
    pub serial: String,
    /// Who issued it.
    pub issuer: String,
    /// From when the certificate is valid, in UTC.
    pub valid_from: String,
    /// Until when.
    pub valid_until: String,
}

impl Party {
    pub(crate) fn of(certificate: &Certificate) -> Self {
        Self {
            name: certificate.holder(),
            organisation: certificate.organisation(),
            serial: certificate.serial(),
            issuer: certificate.issuer(),
            valid_from: certificate.valid_from().to_string(),
            valid_until: certificate.valid_until().to_string(),
        }
    }
}

/// The trusted root at the end of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Authority {
    /// Its name.
    pub name: String,
    /// The list that it stands on.
    pub list: TrustList,
}

/// Who tells when it was signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeSource {
    /// Nobody but the signer.
    None,
    /// A time stamp of the signature.
    SignatureTimeStamp,
    /// A time stamp of the whole file.
    DocumentTimeStamp,
}

/// When it existed, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Time {
    /// Who tells it.
    pub source: TimeSource,
    /// The instant for which everything was checked, in UTC.
    pub at: String,
    /// The authority that told it.
    pub authority: Option<String>,
}

/// What was told about a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// The certificate's holder.
    pub certificate: String,
    /// How it was told.
    pub told: Told,
    /// Where that was found.
    pub kept: Kept,
    /// As of when, in UTC.
    pub at: String,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureReport {
    /// The field's name.
    pub field: String,
    /// Whether it is a time stamp of the whole file.
    pub is_time_stamp: bool,
    /// What may be said.
    pub verdict: Verdict,
    /// Why, the gravest first.
    pub codes: Vec<ReasonCode>,
    /// Who signed.
    pub signer: Option<Party>,
    /// Whom we trust for that.
    pub authority: Option<Authority>,
    /// When its signer says that it was signed.
    pub claimed_at: Option<String>,
    /// When it existed.
    pub time: Option<Time>,
    /// What was told about revocation.
    pub revocation: Vec<Status>,
    /// Whether nothing was appended after it.
    pub covers_whole_file: bool,
    /// Key and hash: `RSA 2048, SHA-256`.
    pub algorithm: Option<String>,
    /// `B-B`, `B-T`, `B-LT` or `B-LTA`, by what was found to be in order.
    pub level: Option<&'static str>,
}

impl SignatureReport {
    pub(crate) fn new(field: String, is_time_stamp: bool) -> Self {
        Self {
            field,
            is_time_stamp,
            verdict: Verdict::Unknown,
            codes: Vec::new(),
            signer: None,
            authority: None,
            claimed_at: None,
            time: None,
            revocation: Vec::new(),
            covers_whole_file: false,
            algorithm: None,
            level: None,
        }
    }

    /// Puts the statements in order and draws the verdict.
    pub(crate) fn concluded(mut self) -> Self {
        self.codes.sort_by_key(|code| (std::cmp::Reverse(code.weight()), *code));
        self.codes.dedup();
        self.verdict = Verdict::of(&self.codes);
        if self.verdict != Verdict::Valid {
            self.level = None;
        }
        self
    }
}

/// What is said about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The gravest verdict of its signatures.
    pub verdict: Verdict,
    /// Why no signature could be looked at.
    pub codes: Vec<ReasonCode>,
    /// When it was checked, in UTC.
    pub checked_at: String,
    /// Its signatures, the first one first.
    pub signatures: Vec<SignatureReport>,
}

impl Report {
    pub(crate) fn without(code: ReasonCode, now: Timestamp) -> Self {
        Self {
            verdict: Verdict::Unknown,
            codes: vec![code],
            checked_at: now.to_string(),
            signatures: Vec::new(),
        }
    }

    pub(crate) fn of(signatures: Vec<SignatureReport>, now: Timestamp) -> Self {
        let verdict = signatures.iter().map(|s| s.verdict).max().unwrap_or(Verdict::Unknown);
        Self { verdict, codes: Vec::new(), checked_at: now.to_string(), signatures }
    }

    /// Every statement about the file and its signatures.
    pub fn all_codes(&self) -> Vec<ReasonCode> {
        let of_signatures = self.signatures.iter().flat_map(|s| s.codes.iter());
        self.codes.iter().chain(of_signatures).copied().collect()
    }
}
