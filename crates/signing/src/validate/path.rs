//! The chain from a certificate to a root that is trusted, and whether each link may be one.

use super::{ReasonCode as Reason, Trust, TrustList};
use crate::{Certificate, Timestamp, algorithm::Flawed, oids};
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsages};

/// The longest chain.
const LONGEST_CHAIN: usize = 8;
/// How many signatures of certificates are checked for one chain.
const MOST_CHECKS: usize = 128;

/// What a certificate was used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Signing,
    TimeStamping,
}

/// A chain: the holder first, the trusted root last.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    pub(crate) links: Vec<Certificate>,
    pub(crate) list: TrustList,
}

impl Chain {
    /// Each certificate below the root with the one that issued it.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&Certificate, &Certificate)> {
        self.links.iter().zip(self.links.iter().skip(1))
    }
}

struct Search<'a> {
    trust: &'a Trust,
    pool: &'a [Certificate],
    checks: usize,
    /// The reason that says most about why no chain was found.
    worst: Reason,
}

/// Finds a chain.
pub(crate) fn chain(
    holder: &Certificate,
    pool: &[Certificate],
    trust: &Trust,
) -> Result<Chain, Reason> {
    let mut search = Search { trust, pool, checks: 0, worst: Reason::ChainIncomplete };
    let mut links = vec![holder.clone()];
    match search.climb(&mut links) {
        Some(list) => Ok(Chain { links, list }),
        None => Err(search.worst),
    }
}

impl Search<'_> {
    fn climb(&mut self, links: &mut Vec<Certificate>) -> Option<TrustList> {
        let last = links.last()?.clone();
        if let Some(list) = self.trust.root(&last) {
            return Some(list);
        }
        if last.is_self_issued() && last.signed(&last).is_ok() {
            self.worst = Reason::UnknownRoot;
            return None;
        }
        if links.len() >= LONGEST_CHAIN {
            return None;
        }
        let named = last.parsed.tbs_certificate.issuer.clone();
        let roots = self.trust.roots.iter().map(|root| &root.certificate);
        let all = roots.chain(&self.trust.issuers).chain(self.pool);
        let issuers: Vec<Certificate> =
            all.filter(|c| c.parsed.tbs_certificate.subject == named).cloned().collect();
        for issuer in issuers {
            self.checks += 1;
            if self.checks > MOST_CHECKS || links.contains(&issuer) {
                continue;
            }
            if let Err(flawed) = issuer.signed(&last) {
                self.note(flawed);
                continue;
            }
            links.push(issuer);
            if let Some(list) = self.climb(links) {
                return Some(list);
            }
            links.pop();
        }
        None
    }

    fn note(&mut self, flawed: Flawed) {
        if self.worst == Reason::ChainIncomplete {
            self.worst = match flawed {
                Flawed::Wrong => Reason::ChainBroken,
                Flawed::WeakHash => Reason::WeakHash,
                Flawed::WeakKey => Reason::WeakKey,
                Flawed::Unknown => Reason::AlgorithmUnknown,
            };
        }
    }
}

/// Checks every link for the instant `at`; `is_proven` says whether that is when it was used.
pub(crate) fn check(
    chain: &Chain,
    purpose: Purpose,
    at: Timestamp,
    is_proven: bool,
) -> Vec<Reason> {
    let mut found = Vec::new();
    for (height, link) in chain.links.iter().enumerate() {
        if at < link.valid_from() {
            found.push(Reason::NotYetValid);
        } else if at > link.valid_until() {
            found.push(if is_proven { Reason::ExpiredWhenSigned } else { Reason::Expired });
        }
        if link.key().is_err() {
            found.push(Reason::WeakKey);
        }
        if link.critical().any(|oid| !KNOWN.contains(&oid)) {
            found.push(Reason::CriticalUnknown);
        }
        if height == 0 {
            found.extend(holder(link, purpose));
        } else if !may_issue(link, height - 1) {
            found.push(Reason::IssuerUnfit);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

const KNOWN: [const_oid::ObjectIdentifier; 6] = [
    oids::KEY_USAGE,
    oids::SUBJECT_ALT_NAME,
    oids::BASIC_CONSTRAINTS,
    oids::CRL_DISTRIBUTION_POINTS,
    oids::CERTIFICATE_POLICIES,
    oids::EXTENDED_KEY_USAGE,
];

fn holder(link: &Certificate, purpose: Purpose) -> Option<Reason> {
    let may_sign = link.usage().is_none_or(|usage| {
        usage.is_ok_and(|usage| usage.digital_signature() || usage.non_repudiation())
    });
    let purposes = link.extension::<ExtendedKeyUsage>(oids::EXTENDED_KEY_USAGE);
    let is_for_it = match (purpose, purposes) {
        (Purpose::TimeStamping, purposes) => {
            purposes.is_some() && link.has_purpose(oids::PURPOSE_TIME_STAMPING)
        }
        (Purpose::Signing, None) => true,
        (Purpose::Signing, Some(Err(()))) => false,
        (Purpose::Signing, Some(Ok(purposes))) => purposes.0.iter().any(|p| !OTHER.contains(p)),
    };
    (!may_sign || !is_for_it).then_some(Reason::PurposeWrong)
}

/// Purposes that are not signing: servers, programs, time stamps, telling about revocation.
const OTHER: [const_oid::ObjectIdentifier; 4] = [
    const_oid::db::rfc5280::ID_KP_SERVER_AUTH,
    const_oid::db::rfc5280::ID_KP_CODE_SIGNING,
    oids::PURPOSE_TIME_STAMPING,
    oids::PURPOSE_OCSP_SIGNING,
];

/// Whether it may issue, with so many issuers between it and the holder.
fn may_issue(link: &Certificate, between: usize) -> bool {
    let is_authority = link.constraints().is_some_and(|constraints| {
        let most = constraints.path_len_constraint.map(usize::from);
        constraints.ca && most.is_none_or(|most| between <= most)
    });
    let usage = link.usage();
    let may_sign =
        usage.is_none_or(|usage| usage.is_ok_and(|u| u.0.contains(KeyUsages::KeyCertSign)));
    is_authority && may_sign
}
