//! Whether a certificate was revoked: what OCSP (RFC 6960) and lists (RFC 5280) say.

use super::ReasonCode as Reason;
use crate::{
    Certificate, Hash, Timestamp,
    algorithm::sha1,
    certificate::{from_unix, instant},
    oids,
};
use der::{Decode, Encode};
use serde::Serialize;
use x509_cert::{
    crl::CertificateList,
    ext::pkix::{CrlReason, crl::dp::IssuingDistributionPoint},
};
use x509_ocsp::{BasicOcspResponse, CertStatus, OcspResponse, SingleResponse};

/// How something was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// By an answer about this one certificate.
    Ocsp,
    /// By a list.
    Crl,
}

/// Where it was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// In the file.
    InFile,
    /// Given beside it.
    Given,
    /// Asked for while checking.
    Asked,
}

/// What was told about one certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) told: Told,
    pub(crate) kept: Kept,
    /// When it was so.
    pub(crate) at: Timestamp,
    until: Option<Timestamp>,
    /// Since when it is revoked.
    revoked: Option<Timestamp>,
}

/// Something that may tell about certificates.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) told: Told,
    pub(crate) kept: Kept,
    pub(crate) der: Vec<u8>,
}

impl Fact {
    /// What it says about a use at `used`, when it is looked at at `now`; `None` when it is too old
    /// to say anything, or from the future.
    pub(crate) fn verdict(self, used: Timestamp, now: Timestamp) -> Option<Result<(), Timestamp>> {
        match self.revoked {
            Some(since) if since <= used => return Some(Err(since)),
            Some(_) | None => {}
        }
        let is_current = self.at >= used || self.until.is_some_and(|until| until >= used);
        // Clocks differ; five minutes are nothing.
        let is_past = self.at <= now.plus_minutes(5);
        (is_current && is_past).then_some(Ok(()))
    }
}

/// What a source says about a certificate, if it does and is itself to be believed.
pub(crate) fn read(source: &Source, of: &Certificate, issuer: &Certificate) -> Option<Fact> {
    let (at, until, revoked) = match source.told {
        Told::Crl => list(&source.der, of, issuer)?,
        Told::Ocsp => answer(&source.der, of, issuer)?,
    };
    Some(Fact { told: source.told, kept: source.kept, at, until, revoked })
}

type Times = (Timestamp, Option<Timestamp>, Option<Timestamp>);

fn list(der: &[u8], of: &Certificate, issuer: &Certificate) -> Option<Times> {
    let list = CertificateList::from_der(der).ok()?;
    let told = &list.tbs_cert_list;
    if told.issuer != of.parsed.tbs_certificate.issuer || !covers(&list, of) {
        return None;
    }
    if list.signature_algorithm != told.signature {
        return None;
    }
    let message = told.to_der().ok()?;
    let signature = list.signature.as_bytes()?;
    issuer.made(&list.signature_algorithm, None, &message, signature).ok()?;
    let serial = &of.parsed.tbs_certificate.serial_number;
    let entries = told.revoked_certificates.iter().flatten();
    let mut entries = entries.filter(|entry| entry.serial_number == *serial);
    let revoked = entries.find(|entry| !is_lifted(entry)).map(|e| instant(e.revocation_date));
    Some((instant(told.this_update), told.next_update.map(instant), revoked))
}

fn is_lifted(entry: &x509_cert::crl::RevokedCert) -> bool {
    let extensions = entry.crl_entry_extensions.iter().flatten();
    let mut reasons = extensions.filter(|e| e.extn_id == const_oid::db::rfc5280::ID_CE_CRL_REASONS);
    let read = reasons.find_map(|e| CrlReason::from_der(e.extn_value.as_bytes()).ok());
    read == Some(CrlReason::RemoveFromCRL)
}

/// Whether the list is one of such certificates, whole and by their own issuer.
fn covers(list: &CertificateList, of: &Certificate) -> bool {
    let is_authority = of.constraints().is_some_and(|constraints| constraints.ca);
    list.tbs_cert_list.crl_extensions.iter().flatten().all(|extension| match extension.extn_id {
        oids::DELTA_CRL => false,
        oids::ISSUING_DISTRIBUTION_POINT => {
            let point = IssuingDistributionPoint::from_der(extension.extn_value.as_bytes());
            point.is_ok_and(|point| {
                let is_kind = if is_authority {
                    !point.only_contains_user_certs
                } else {
                    !point.only_contains_ca_certs
                };
                let is_whole = point.only_some_reasons.is_none() && !point.indirect_crl;
                is_kind && is_whole && !point.only_contains_attribute_certs
            })
        }
        _ => !extension.critical,
    })
}

fn answer(der: &[u8], of: &Certificate, issuer: &Certificate) -> Option<Times> {
    let basic = basic(der)?;
    let told = &basic.tbs_response_data;
    let single = told.responses.iter().find(|single| is_about(single, of, issuer))?;
    let message = told.to_der().ok()?;
    let signature = basic.signature.as_bytes()?;
    let produced = from_unix(told.produced_at.0.to_unix_duration());
    let by =
        |c: &Certificate| c.made(&basic.signature_algorithm, None, &message, signature).is_ok();
    // The issuer itself, or whom it appointed.
    let is_appointed = |c: &Certificate| {
        c.has_purpose(oids::PURPOSE_OCSP_SIGNING)
            && c.is_valid_at(produced)
            && c.parsed.tbs_certificate.issuer == issuer.parsed.tbs_certificate.subject
            && issuer.signed(c).is_ok()
    };
    if !by(issuer) && !certificates(&basic).iter().any(|c| by(c) && is_appointed(c)) {
        return None;
    }
    let revoked = match &single.cert_status {
        CertStatus::Good(_) => None,
        CertStatus::Revoked(info) => Some(from_unix(info.revocation_time.0.to_unix_duration())),
        CertStatus::Unknown(_) => return None,
    };
    let at = from_unix(single.this_update.0.to_unix_duration());
    let until = single.next_update.map(|time| from_unix(time.0.to_unix_duration()));
    Some((at, until, revoked))
}

/// The certificates that an answer brings.
pub(crate) fn brought(der: &[u8]) -> Vec<Certificate> {
    basic(der).map(|basic| certificates(&basic)).unwrap_or_default()
}

fn certificates(basic: &BasicOcspResponse) -> Vec<Certificate> {
    let all = basic.certs.iter().flatten().take(8);
    all.filter_map(|c| Certificate::from_parsed(c.clone()).ok()).collect()
}

/// The answer proper, which stands in a wrapping or, in a file's evidence, sometimes by itself.
fn basic(der: &[u8]) -> Option<BasicOcspResponse> {
    if let Ok(whole) = OcspResponse::from_der(der) {
        let bytes = whole.response_bytes.filter(|b| b.response_type == oids::OCSP_BASIC)?;
        return BasicOcspResponse::from_der(bytes.response.as_bytes()).ok();
    }
    BasicOcspResponse::from_der(der).ok()
}

fn is_about(single: &SingleResponse, of: &Certificate, issuer: &Certificate) -> bool {
    let id = &single.cert_id;
    let told = &issuer.parsed.tbs_certificate;
    let (Ok(name), Some(key)) =
        (told.subject.to_der(), told.subject_public_key_info.subject_public_key.as_bytes())
    else {
        return false;
    };
    let digest = |bytes: &[u8]| match Hash::of_identifier(id.hash_algorithm.oid) {
        Ok(hash) => Some(hash.of(&[bytes])),
        // It names the issuer here, and vouches for nothing.
        Err(_) if id.hash_algorithm.oid == oids::SHA1 => Some(sha1(bytes)),
        Err(_) => None,
    };
    id.serial_number == of.parsed.tbs_certificate.serial_number
        && digest(&name).is_some_and(|d| d == id.issuer_name_hash.as_bytes())
        && digest(key).is_some_and(|d| d == id.issuer_key_hash.as_bytes())
}

/// What all sources together say about a use at `used`.
pub(crate) fn judge(
    sources: &[Source],
    pair: (&Certificate, &Certificate),
    used: Timestamp,
    now: Timestamp,
) -> Result<Fact, Option<Reason>> {
    let facts: Vec<Fact> = sources.iter().filter_map(|s| read(s, pair.0, pair.1)).collect();
    let verdicts = facts.iter().map(|fact| (fact, fact.verdict(used, now)));
    let mut good = None;
    for (fact, verdict) in verdicts {
        match verdict {
            // One that says revoked outweighs any number that do not.
            Some(Err(_)) => return Err(Some(Reason::Revoked)),
            Some(Ok(())) => good = good.or(Some(*fact)),
            None => {}
        }
    }
    good.ok_or(None)
}
