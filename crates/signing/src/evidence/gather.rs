//! Gathering, while signing, everything that is needed to check the signature later.

use super::ask;
use crate::{
    Certificate, Kept, Network, Obstacle, SigningError, Timestamp, Told,
    pdf::Evidence,
    validate::{Source, judge},
};

/// The longest chain that is followed.
const LONGEST_CHAIN: usize = 8;

/// Evidence that is being gathered.
#[derive(Debug)]
pub(crate) struct Gathering<'a, N: ?Sized> {
    network: &'a N,
    at: Timestamp,
    pub(crate) evidence: Evidence,
}

impl<'a> Gathering<'a, dyn Network + 'a> {
    pub(crate) fn new(network: &'a dyn Network, at: Timestamp) -> Self {
        Self { network, at, evidence: Evidence::default() }
    }

    /// Follows the chain from the holder to its root, and asks about every certificate below it.
    pub(crate) fn follow(
        &mut self,
        holder: &Certificate,
        known: &[Certificate],
    ) -> Result<(), SigningError> {
        let mut at = holder.clone();
        for _ in 0..LONGEST_CHAIN {
            add(&mut self.evidence.certificates, at.der());
            if at.is_self_issued() {
                return Ok(());
            }
            let issuer = self
                .issuer(&at, known)
                .ok_or_else(|| SigningError::new(Obstacle::ChainIncomplete, at.issuer()))?;
            self.ask(&at, &issuer)?;
            at = issuer;
        }
        Err(SigningError::new(Obstacle::ChainIncomplete, holder.issuer()))
    }

    fn issuer(&self, of: &Certificate, known: &[Certificate]) -> Option<Certificate> {
        let is_issuer = |c: &&Certificate| {
            c.parsed.tbs_certificate.subject == of.parsed.tbs_certificate.issuer
                && c.signed(of).is_ok()
        };
        if let Some(found) = known.iter().find(is_issuer) {
            return Some(found.clone());
        }
        let addresses = of.issuer_addresses();
        let fetched = addresses.iter().take(2).filter_map(|a| self.network.get(a).ok());
        let mut read = fetched.filter_map(|der| Certificate::from_der(&der).ok());
        read.find(|c| is_issuer(&c))
    }

    fn ask(&mut self, of: &Certificate, issuer: &Certificate) -> Result<(), SigningError> {
        let answers = ask::ask(self.network, of, issuer);
        for (told, der) in answers {
            let source = Source { told, kept: Kept::Asked, der };
            match judge(std::slice::from_ref(&source), (of, issuer), self.at, self.at) {
                Err(Some(_)) => return Err(SigningError::new(Obstacle::Revoked, of.holder())),
                Err(None) => {}
                Ok(_) => {
                    let list = match told {
                        Told::Ocsp => &mut self.evidence.ocsps,
                        Told::Crl => &mut self.evidence.crls,
                    };
                    add(list, &source.der);
                    for brought in responders(&source) {
                        add(&mut self.evidence.certificates, brought.der());
                    }
                    return Ok(());
                }
            }
        }
        Err(SigningError::new(Obstacle::NoRevocation, of.holder()))
    }
}

fn responders(source: &Source) -> Vec<Certificate> {
    match source.told {
        Told::Ocsp => crate::validate::brought(&source.der),
        Told::Crl => Vec::new(),
    }
}

fn add(list: &mut Vec<Vec<u8>>, der: &[u8]) {
    if !list.iter().any(|known| known == der) {
        list.push(der.to_vec());
    }
}
