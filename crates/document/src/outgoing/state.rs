//! What an outgoing document is after its events, and what is asked of whom.

use super::event::{Drafted, Event, Issued, Signed, Version};
use crate::{Ask, Asked, Of, codes::codes, full_number};
use mc_kernel::{
    CivilDay,
    ids::{OfficialDocumentId, RegisterBookId, StaffId, UnitId},
};
use serde::{Deserialize, Serialize};

codes! {
    /// How far it has come.
    Stage {
        /// Its drafter writes it.
        Drafting = "drafting",
        /// The head of the division checks what it says (Điều 12 khoản 1).
        Division = "division",
        /// The office checks its form (Điều 12 khoản 2).
        Office = "office",
        /// It lies before whoever signs.
        Signing = "signing",
        /// It was signed, and waits for number and date.
        Signed = "signed",
        /// It has number and date, and waits for the agency's signature.
        Numbered = "numbered",
        /// It can be issued.
        Sealed = "sealed",
        /// It was sent out.
        Issued = "issued",
        /// It was given up.
        Withdrawn = "withdrawn",
    }
}

/// Number and date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// The book.
    pub book: RegisterBookId,
    /// The number.
    pub number: u32,
    /// The symbol.
    pub symbol: String,
    /// The date.
    pub day: CivilDay,
}

impl Registered {
    /// Number and symbol together.
    pub fn full(&self) -> String {
        full_number(self.number, &self.symbol)
    }
}

/// An outgoing document (văn bản đi).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Its id.
    pub id: OfficialDocumentId,
    /// What is drafted.
    pub drafted: Drafted,
    /// Its versions, oldest first.
    pub versions: Vec<Version>,
    /// Who signed.
    pub signed: Option<Signed>,
    /// Number and date.
    pub registered: Option<Registered>,
    /// How it was sent out.
    pub issued: Option<Issued>,
    /// How far it has come.
    pub stage: Stage,
    /// How many events it has.
    pub version: u64,
}

impl Outgoing {
    /// A document after its first event.
    pub const fn opened(id: OfficialDocumentId, drafted: Drafted) -> Self {
        Self {
            id,
            drafted,
            versions: Vec::new(),
            signed: None,
            registered: None,
            issued: None,
            stage: Stage::Drafting,
            version: 1,
        }
    }

    /// The document after an event.
    #[must_use]
    pub fn apply(mut self, event: &Event) -> Self {
        self.version += 1;
        match event {
            Event::Drafted(drafted) => {
                return Self { version: self.version, ..Self::opened(self.id, drafted.clone()) };
            }
            Event::VersionAdded(version) => self.versions.push(version.clone()),
            Event::Commented { .. } => {}
            Event::Sent { to, .. } => self.stage = *to,
            Event::SentBack { .. } => self.stage = Stage::Drafting,
            Event::Signed(signed) => {
                self.signed = Some(signed.clone());
                self.stage = Stage::Signed;
            }
            Event::Numbered { book, number, symbol, day, .. } => {
                let (number, symbol) = (*number, symbol.clone());
                self.registered = Some(Registered { book: *book, number, symbol, day: *day });
                self.stage = Stage::Numbered;
            }
            Event::Sealed { .. } => self.stage = Stage::Sealed,
            Event::Issued(issued) => {
                self.issued = Some(issued.clone());
                self.stage = Stage::Issued;
            }
            Event::Withdrawn { .. } => self.stage = Stage::Withdrawn,
        }
        self
    }

    /// A document folded from its events; `None` where the first is not that it was begun.
    pub fn folded<'a>(
        id: OfficialDocumentId,
        events: impl IntoIterator<Item = &'a Event>,
    ) -> Option<Self> {
        let mut events = events.into_iter();
        let Event::Drafted(drafted) = events.next()? else { return None };
        Some(events.fold(Self::opened(id, drafted.clone()), Self::apply))
    }

    /// The number of its newest version, counted from 1; 0 where it has none.
    pub fn newest(&self) -> u32 {
        u32::try_from(self.versions.len()).unwrap_or(u32::MAX)
    }

    /// Whether its line of life has ended.
    pub const fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Issued | Stage::Withdrawn)
    }

    /// What is asked of whom now.
    pub fn asks(&self) -> Vec<Ask> {
        let Drafted { agency, unit, drafter, .. } = self.drafted;
        let one = |what, of| vec![Ask { what, of }];
        match self.stage {
            Stage::Drafting => one(Asked::Draft, Of::Staff(drafter)),
            Stage::Division => one(Asked::CheckContent, Of::Heads(unit)),
            Stage::Office => one(Asked::CheckForm, Of::Clerks(agency)),
            Stage::Signing => one(Asked::Sign, Of::Leaders(agency)),
            Stage::Signed => one(Asked::Number, Of::Clerks(agency)),
            Stage::Numbered => one(Asked::Seal, Of::Clerks(agency)),
            Stage::Sealed => one(Asked::Issue, Of::Clerks(agency)),
            Stage::Issued | Stage::Withdrawn => Vec::new(),
        }
    }

    /// The units that have to do with it, beside clerks and leaders of the agency.
    pub fn units(&self) -> Vec<UnitId> {
        vec![self.drafted.unit]
    }

    /// The people who have to do with it, beside clerks and leaders of the agency.
    pub fn people(&self) -> Vec<StaffId> {
        let mut people = vec![self.drafted.drafter];
        people.extend(self.signed.as_ref().map(|signed| signed.staff));
        people
    }
}
