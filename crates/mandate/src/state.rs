//! What a mandate is after its events, and what it is worth at an instant.

use crate::{
    Rejection,
    event::{Event, Given},
};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, MandateId},
};
use serde::{Deserialize, Serialize};

/// The most procedures that a mandate names.
pub const MOST_PROCEDURES: usize = 20;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$of])* $variant,)+
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name it has in the database and in forms.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The one of a name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

codes! {
    /// What principal and representative are to each other. An officer who assists at the desk is none:
    /// they enter what a person present says, as an officer, and both are named.
    Relation {
        /// A person for a person (Bộ luật Dân sự 2015, Điều 138 khoản 1).
        Person = "person",
        /// A member for their household (Điều 138 khoản 2).
        Household = "household",
        /// An employee for a business (Điều 138 khoản 1).
        Employee = "employee",
        /// The public post (Quyết định 45/2016/QĐ-TTg).
        Post = "post",
    }
}

codes! {
    /// How a mandate was given.
    Way {
        /// The principal signed on and gave it.
        SignedOn = "signed_on",
        /// The principal told the code that was sent to them.
        Code = "code",
        /// The principal signed a paper; an officer saw it and keeps the scan.
        Paper = "paper",
    }
}

codes! {
    /// How far a mandate has come. That its time is over is no stage: see [`Standing`].
    Stage {
        /// The principal has not told the code yet.
        AwaitsCode = "awaits_code",
        /// The representative has not answered yet.
        AwaitsAcceptance = "awaits_acceptance",
        /// Both want it.
        InForce = "in_force",
        /// The representative did not want it.
        Declined = "declined",
        /// The principal took it back.
        Revoked = "revoked",
        /// The representative gave it back.
        Renounced = "renounced",
    }
}

codes! {
    /// What a mandate is worth at an instant.
    Standing {
        /// The principal has not told the code yet.
        AwaitsCode = "awaits_code",
        /// The representative has not answered yet.
        AwaitsAcceptance = "awaits_acceptance",
        /// It can be used.
        InForce = "in_force",
        /// Its time is over.
        Expired = "expired",
        /// The representative did not want it.
        Declined = "declined",
        /// The principal took it back.
        Revoked = "revoked",
        /// The representative gave it back.
        Renounced = "renounced",
    }
}

/// In what somebody may act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// In every procedure.
    All,
    /// In these procedures, by their codes.
    Procedures(Vec<String>),
    /// In one dossier that exists already.
    Dossier(DossierId),
}

/// What somebody wants to do by a mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Matter<'a> {
    /// The code of the procedure.
    pub procedure: &'a str,
    /// The dossier, where it exists already.
    pub dossier: Option<DossierId>,
    /// Whether the representative filed that dossier by a mandate of the same principal.
    pub is_filed_by_them: bool,
}

/// A mandate (ủy quyền).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Its id.
    pub id: MandateId,
    /// What was given.
    pub given: Given,
    /// How far it has come.
    pub stage: Stage,
    /// Since when.
    pub since: Timestamp,
    /// How many events it has.
    pub version: u64,
}

impl Mandate {
    /// A mandate after its first event. What was signed on paper needs no further word: both stood at
    /// the desk (Bộ luật Dân sự 2015, Điều 562: it is an agreement of both).
    pub fn opened(id: MandateId, given: Given) -> Self {
        let stage = match given.way {
            Way::SignedOn => Stage::AwaitsAcceptance,
            Way::Code => Stage::AwaitsCode,
            Way::Paper => Stage::InForce,
        };
        Self { id, since: given.at, given, stage, version: 1 }
    }

    /// The mandate after an event.
    #[must_use]
    pub fn apply(self, event: &Event) -> Self {
        let stage = match event {
            Event::Given(given) => {
                let version = self.version + 1;
                return Self { version, ..Self::opened(self.id, given.clone()) };
            }
            Event::Accepted { .. } | Event::Confirmed { .. } => Stage::InForce,
            Event::Declined { .. } => Stage::Declined,
            Event::Revoked { .. } => Stage::Revoked,
            Event::Renounced { .. } => Stage::Renounced,
        };
        Self { stage, since: event.at(), version: self.version + 1, ..self }
    }

    /// A mandate folded from its events; `None` where the first is not that it was given.
    pub fn folded<'a>(id: MandateId, events: impl IntoIterator<Item = &'a Event>) -> Option<Self> {
        let mut events = events.into_iter();
        let Event::Given(given) = events.next()? else { return None };
        Some(events.fold(Self::opened(id, given.clone()), Self::apply))
    }

    /// What it is worth at an instant.
    pub fn standing(&self, now: Timestamp) -> Standing {
        let is_over = now >= self.given.until;
        match self.stage {
            Stage::AwaitsCode | Stage::AwaitsAcceptance | Stage::InForce if is_over => {
                Standing::Expired
            }
            Stage::AwaitsCode => Standing::AwaitsCode,
            Stage::AwaitsAcceptance => Standing::AwaitsAcceptance,
            Stage::InForce => Standing::InForce,
            Stage::Declined => Standing::Declined,
            Stage::Revoked => Standing::Revoked,
            Stage::Renounced => Standing::Renounced,
        }
    }

    /// Whether it may be used in a matter now.
    ///
    /// An existing dossier is covered where the mandate names it, or where the representative filed it
    /// and the procedure is in the scope: a mandate opens no earlier dossiers of the principal.
    ///
    /// # Errors
    /// [`Rejection::NotInForce`], [`Rejection::NotCovered`].
    pub fn may_act(&self, matter: Matter<'_>, now: Timestamp) -> Result<(), Rejection> {
        if self.standing(now) != Standing::InForce {
            return Err(Rejection::NotInForce);
        }
        let procedure = match &self.given.scope {
            Scope::All => true,
            Scope::Procedures(codes) => codes.iter().any(|code| code == matter.procedure),
            Scope::Dossier(_) => false,
        };
        let is_covered = match (&self.given.scope, matter.dossier) {
            (Scope::Dossier(named), dossier) => dossier == Some(*named),
            (Scope::All | Scope::Procedures(_), None) => procedure,
            (Scope::All | Scope::Procedures(_), Some(_)) => procedure && matter.is_filed_by_them,
        };
        if is_covered { Ok(()) } else { Err(Rejection::NotCovered) }
    }
}
