//! Checking whoever signed: the chain, and what was told about its certificates.

use super::{
    Authority, ReasonCode as Reason, Status, Trust,
    path::{self, Chain, Purpose},
    revocation::{self, Fact, Kept, Source},
};
use crate::{Certificate, Network, Timestamp, evidence};

/// What checks need.
pub(super) struct Ground<'a> {
    pub(super) trust: &'a Trust,
    pub(super) network: &'a dyn Network,
    /// Certificates that are at hand.
    pub(super) pool: Vec<Certificate>,
    /// What tells about revocation.
    pub(super) sources: Vec<Source>,
    /// The instant of the check.
    pub(super) now: Timestamp,
}

/// The instant for which somebody is checked.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    pub(super) at: Timestamp,
    /// Whether something proves that it was used then.
    pub(super) is_proven: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) reasons: Vec<Reason>,
    pub(super) authority: Option<Authority>,
    pub(super) revocation: Vec<Status>,
    /// Whether everything that was told about revocation stands in the file.
    pub(super) is_self_contained: bool,
}

impl Ground<'_> {
    /// Checks the holder of a certificate. Whoever is asked about revocation is asked only for
    /// chains that end in a trusted root: a stranger's file chooses no addresses.
    pub(super) fn check(&self, holder: &Certificate, purpose: Purpose, when: When) -> Checked {
        let chain = match path::chain(holder, &self.pool, self.trust) {
            Ok(chain) => chain,
            Err(reason) => {
                let own = path::check(&alone(holder), purpose, when.at, when.is_proven);
                let mut reasons = vec![reason];
                reasons.extend(own.into_iter().filter(|r| *r != Reason::IssuerUnfit));
                return Checked { reasons, ..Checked::default() };
            }
        };
        let mut checked = Checked {
            reasons: path::check(&chain, purpose, when.at, when.is_proven),
            authority: chain
                .links
                .last()
                .map(|root| Authority { name: root.holder(), list: chain.list }),
            revocation: Vec::new(),
            is_self_contained: true,
        };
        for pair in chain.pairs() {
            match self.status(pair, when.at) {
                Ok(fact) => {
                    checked.is_self_contained &= fact.kept == Kept::InFile;
                    checked.revocation.push(Status {
                        certificate: pair.0.holder(),
                        told: fact.told,
                        kept: fact.kept,
                        at: fact.at.to_string(),
                    });
                }
                Err(Some(Reason::Revoked)) if !when.is_proven => {
                    checked.reasons.push(Reason::RevokedUnproven);
                }
                Err(Some(reason)) => checked.reasons.push(reason),
                Err(None) => checked.reasons.push(Reason::RevocationUnknown),
            }
        }
        checked
    }

    fn status(
        &self,
        pair: (&Certificate, &Certificate),
        used: Timestamp,
    ) -> Result<Fact, Option<Reason>> {
        match revocation::judge(&self.sources, pair, used, self.now) {
            Err(None) => {
                let asked = evidence::ask(self.network, pair.0, pair.1);
                let asked: Vec<Source> = asked
                    .into_iter()
                    .map(|(told, der)| Source { told, kept: Kept::Asked, der })
                    .collect();
                revocation::judge(&asked, pair, used, self.now)
            }
            told => told,
        }
    }
}

fn alone(holder: &Certificate) -> Chain {
    Chain { links: vec![holder.clone()], list: super::TrustList::Other }
}
