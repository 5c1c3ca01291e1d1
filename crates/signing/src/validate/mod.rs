//! What the signatures of a file are worth: who, by which authority, valid when, unchanged since or
//! what was added, who tells the time, who tells about revocation.
//!
//! Nothing is called valid that was not checked. The time stamps of the whole file are looked at from
//! the last to the first: each proves that what it covers existed then, so that an older signature is
//! checked for that instant.

mod party;
mod path;
mod reason;
mod report;
mod revocation;
mod signature;
mod trust;

pub use reason::{ReasonCode, Weight};
pub use report::{Authority, Party, Report, SignatureReport, Status, Time, TimeSource, Verdict};
pub use revocation::{Kept, Told};
pub use trust::{MOST_ROOTS, Trust, TrustList, TrustRefusal};

pub(crate) use revocation::{Source, brought, judge};

use crate::{
    Certificate, Network, Timestamp,
    pdf::{self, Evidence, File, Unreadable},
};
use party::Ground;
use signature::Checks;

/// Checks every signature of a PDF. `network` is asked where the file and the lists say nothing about
/// revocation; [`Offline`](crate::Offline) asks nobody.
pub fn verify_pdf(pdf: &[u8], trust: &Trust, now: Timestamp, network: &dyn Network) -> Report {
    let file = match File::read(pdf) {
        Ok(file) => file,
        Err(Unreadable::Damaged) => return Report::without(ReasonCode::Unreadable, now),
        Err(Unreadable::Encrypted) => return Report::without(ReasonCode::Locked, now),
    };
    let Some(found) = pdf::signatures(pdf, &file) else {
        return Report::without(ReasonCode::TooMany, now);
    };
    if found.is_empty() {
        return Report::without(ReasonCode::NotSigned, now);
    }
    let ground = ground(&file, trust, now, network);
    let mut checks = Checks::new(pdf, Some(&file), &ground, now);
    let mut reports: Vec<SignatureReport> = found.iter().rev().map(|f| checks.check(f)).collect();
    reports.reverse();
    Report::of(reports, now)
}

/// Checks a signature that stands beside a file of any kind, as CAdES.
pub fn verify_detached(
    content: &[u8],
    signature: &[u8],
    trust: &Trust,
    now: Timestamp,
    network: &dyn Network,
) -> Report {
    let ground = of_evidence(&Evidence::default(), trust, now, network);
    let checks = Checks::new(content, None, &ground, now);
    Report::of(vec![checks.detached(signature)], now)
}

fn ground<'a>(
    file: &File,
    trust: &'a Trust,
    now: Timestamp,
    network: &'a dyn Network,
) -> Ground<'a> {
    of_evidence(&Evidence::of(file), trust, now, network)
}

fn of_evidence<'a>(
    evidence: &Evidence,
    trust: &'a Trust,
    now: Timestamp,
    network: &'a dyn Network,
) -> Ground<'a> {
    let pool = evidence.certificates.iter().filter_map(|der| Certificate::from_der(der).ok());
    let kept = |told, kept| move |der: &Vec<u8>| Source { told, kept, der: der.clone() };
    let mut sources: Vec<Source> =
        evidence.ocsps.iter().map(kept(Told::Ocsp, Kept::InFile)).collect();
    sources.extend(evidence.crls.iter().map(kept(Told::Crl, Kept::InFile)));
    sources.extend(trust.crls.iter().map(kept(Told::Crl, Kept::Given)));
    Ground { trust, network, pool: pool.collect(), sources, now }
}
