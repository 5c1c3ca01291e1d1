//! What somebody can do with a document now: what its own rules would take, tried on it.

use mc_document::{
    Attached, Authority, Facts, Place,
    incoming::{self, Incoming},
    outgoing::{self, Outgoing},
};
use mc_kernel::{Id, ids::RegisterBookId};

macro_rules! deeds {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)+) => {
        /// A step that is offered.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Deed {
            $($(#[$doc])* $variant,)+
        }

        impl Deed {
            /// All of them, the usual first.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name it has in addresses.
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

deeds! {
    /// To register what came in.
    Register = "vao-so",
    /// To say who does it.
    Direct = "chi-dao",
    /// To name who does it.
    Assign = "phan-cong",
    /// To draft an answer.
    DraftAnswer = "soan-tra-loi",
    /// To say how it was settled otherwise.
    Answer = "tra-loi",
    /// To close it.
    Close = "ket-thuc",
    /// To add a version.
    AddVersion = "ban-moi",
    /// To send it on.
    Send = "trinh",
    /// To sign it.
    Sign = "ky",
    /// To give it number and date.
    Number = "cap-so",
    /// To put the agency's signature on it.
    Seal = "dong-dau",
    /// To send it out.
    Issue = "phat-hanh",
    /// To send it back to the drafter.
    SendBack = "tra-lai-soan",
    /// To write a note.
    Comment = "y-kien",
    /// To return it to who issued it.
    Return = "tra-lai",
    /// To give it up.
    Withdraw = "huy",
}

const SAMPLE: &str = "…";

fn sample() -> String {
    SAMPLE.to_owned()
}

/// The steps of an incoming document that its rules would take of somebody.
pub(super) fn of_incoming(known: &Incoming, facts: &Facts) -> Vec<Deed> {
    use incoming::{Answering, Command, Direction, decide};
    let lead = Place { unit: known.received.agency, staff: None };
    let direction = Direction {
        lead,
        helping: Vec::new(),
        due: None,
        wants_answer: false,
        words: String::new(),
    };
    let book: RegisterBookId = Id::from_bytes([0; 16]);
    let takes =
        |deed: Deed, command: Command| decide(Some(known), &command, facts).is_ok().then_some(deed);
    let answer = Command::Answer(Answering::Otherwise(sample()));
    [
        takes(Deed::Register, Command::Register { book, number: 1 }),
        takes(Deed::Direct, Command::Direct(direction)),
        takes(Deed::Assign, Command::Assign { staff: facts.me }),
        takes(Deed::DraftAnswer, answer.clone()),
        takes(Deed::Answer, answer),
        takes(Deed::Close, Command::Close { words: String::new() }),
        takes(Deed::Comment, Command::Comment { words: sample() }),
        takes(Deed::Return, Command::Return { reason: sample() }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The steps of an outgoing document that its rules would take of somebody.
pub(super) fn of_outgoing(known: &Outgoing, facts: &Facts) -> Vec<Deed> {
    use outgoing::{Command, decide};
    let book: RegisterBookId = Id::from_bytes([0; 16]);
    let takes =
        |deed: Deed, command: Command| decide(Some(known), &command, facts).is_ok().then_some(deed);
    let file = Attached { file: Id::from_bytes([0; 16]), name: sample() };
    let signs = !authorities_of(known, facts).is_empty();
    [
        takes(Deed::AddVersion, Command::AddVersion { file, note: String::new() }),
        takes(Deed::Send, Command::Send),
        signs.then_some(Deed::Sign),
        takes(Deed::Number, Command::Number { book, number: 1, symbol: String::new() }),
        takes(Deed::Seal, Command::Seal { evidence: None }),
        takes(Deed::Issue, Command::Issue { copies: 0, kept_at: String::new() }),
        takes(Deed::SendBack, Command::SendBack { reason: sample() }),
        takes(Deed::Comment, Command::Comment { words: sample() }),
        takes(Deed::Withdraw, Command::Withdraw { reason: sample() }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The capacities in which somebody could sign it now.
pub fn authorities_of(known: &Outgoing, facts: &Facts) -> Vec<Authority> {
    let could = |authority: &Authority| {
        let signing = outgoing::Signing {
            authority: *authority,
            title: sample(),
            delegation: sample(),
            version: known.newest(),
            evidence: None,
        };
        outgoing::decide(Some(known), &outgoing::Command::Sign(signing), facts).is_ok()
    };
    Authority::ALL.iter().copied().filter(could).collect()
}
