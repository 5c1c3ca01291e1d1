//! What an incoming document is after its events, and what is asked of whom.

use super::event::{Answer, Directed, Event, Received};
use crate::{Ask, Asked, Of, codes::codes};
use mc_kernel::{
    CivilDay,
    ids::{OfficialDocumentId, RegisterBookId, StaffId, UnitId},
};
use serde::{Deserialize, Serialize};

codes! {
    /// How far it has come.
    Stage {
        /// It waits to be registered.
        Received = "received",
        /// It has its number and waits for a leader's direction.
        Registered = "registered",
        /// It is being done.
        Directed = "directed",
        /// It was answered, and can be closed.
        Answered = "answered",
        /// It is done.
        Closed = "closed",
        /// It went back to who issued it.
        Returned = "returned",
    }
}

/// The number of arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// The book.
    pub book: RegisterBookId,
    /// The number.
    pub number: u32,
    /// The day.
    pub day: CivilDay,
}

/// An incoming document (văn bản đến).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    /// Its id.
    pub id: OfficialDocumentId,
    /// What arrived.
    pub received: Received,
    /// Its number of arrival.
    pub arrival: Option<Arrival>,
    /// What a leader said last; whoever was named since stands in its lead.
    pub directed: Option<Directed>,
    /// By what it was answered.
    pub answer: Option<Answer>,
    /// How far it has come.
    pub stage: Stage,
    /// How many events it has.
    pub version: u64,
}

impl Incoming {
    /// A document after its first event.
    pub const fn opened(id: OfficialDocumentId, received: Received) -> Self {
        Self {
            id,
            received,
            arrival: None,
            directed: None,
            answer: None,
            stage: Stage::Received,
            version: 1,
        }
    }

    /// The document after an event.
    #[must_use]
    pub fn apply(mut self, event: &Event) -> Self {
        self.version += 1;
        match event {
            Event::Received(received) => {
                return Self { version: self.version, ..Self::opened(self.id, received.clone()) };
            }
            Event::Registered { book, number, day, .. } => {
                self.arrival = Some(Arrival { book: *book, number: *number, day: *day });
                self.stage = Stage::Registered;
            }
            Event::Returned { .. } => self.stage = Stage::Returned,
            Event::Directed(directed) => {
                self.directed = Some(directed.clone());
                self.stage = Stage::Directed;
            }
            Event::Assigned { staff, .. } => {
                if let Some(directed) = &mut self.directed {
                    directed.lead.staff = Some(*staff);
                }
            }
            Event::Commented { .. } => {}
            Event::Answered { answer, .. } => {
                self.answer = Some(answer.clone());
                // One that nobody was given yet still waits for a leader, who has it closed.
                if self.directed.is_some() {
                    self.stage = Stage::Answered;
                }
            }
            Event::Closed { .. } => self.stage = Stage::Closed,
        }
        self
    }

    /// A document folded from its events; `None` where the first is not that it arrived.
    pub fn folded<'a>(
        id: OfficialDocumentId,
        events: impl IntoIterator<Item = &'a Event>,
    ) -> Option<Self> {
        let mut events = events.into_iter();
        let Event::Received(received) = events.next()? else { return None };
        Some(events.fold(Self::opened(id, received.clone()), Self::apply))
    }

    /// Whether its line of life has ended.
    pub const fn is_over(&self) -> bool {
        matches!(self.stage, Stage::Closed | Stage::Returned)
    }

    /// Until when it is to be done: what the leader said, else what whoever issued it wants.
    pub fn due(&self) -> Option<CivilDay> {
        self.directed.as_ref().and_then(|directed| directed.due).or(self.received.answer_by)
    }

    /// What is asked of whom now.
    pub fn asks(&self) -> Vec<Ask> {
        let agency = self.received.agency;
        let one = |what, of| vec![Ask { what, of }];
        match (self.stage, &self.directed) {
            (Stage::Received, _) => one(Asked::Register, Of::Clerks(agency)),
            (Stage::Registered, _) => one(Asked::Direct, Of::Leaders(agency)),
            (Stage::Directed | Stage::Answered, Some(directed)) => {
                let mut asks = match directed.lead.staff {
                    Some(staff) => one(Asked::Handle, Of::Staff(staff)),
                    None => one(Asked::Assign, Of::Heads(directed.lead.unit)),
                };
                if directed.lead.staff.is_none() {
                    asks.push(Ask { what: Asked::Handle, of: Of::Unit(directed.lead.unit) });
                }
                asks.extend(directed.helping.iter().map(|place| Ask {
                    what: Asked::Help,
                    of: place.staff.map_or(Of::Unit(place.unit), Of::Staff),
                }));
                asks
            }
            (Stage::Directed | Stage::Answered, None) | (Stage::Closed | Stage::Returned, _) => {
                Vec::new()
            }
        }
    }

    /// The units that have to do with it, beside clerks and leaders of the agency.
    pub fn units(&self) -> Vec<UnitId> {
        let places = self.directed.iter().flat_map(|d| std::iter::once(&d.lead).chain(&d.helping));
        places.map(|place| place.unit).collect()
    }

    /// The people who have to do with it, beside clerks and leaders of the agency.
    pub fn people(&self) -> Vec<StaffId> {
        let places = self.directed.iter().flat_map(|d| std::iter::once(&d.lead).chain(&d.helping));
        places.filter_map(|place| place.staff).collect()
    }
}
