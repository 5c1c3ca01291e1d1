//! Which event a command gives, or why not.

use super::{
    event::{Drafted, Event, Issued, Signed, Version},
    state::{Outgoing, Stage},
};
use crate::{
    Attached, Authority, Facts, Kind, MOST_SUBJECT_CHARS, MOST_WORDS_CHARS, Rejection, Secrecy,
    Urgency,
    words::{bounded, written},
};
use mc_kernel::ids::{OfficialDocumentId, RegisterBookId, SignatureEvidenceId, UnitId};

/// The most versions of one draft; past them it is begun anew.
pub const MOST_VERSIONS: u32 = 200;

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To begin a document.
    Draft(Box<Draft>),
    /// To add a version; whoever has it before them may.
    AddVersion {
        /// The text.
        file: Attached,
        /// What is new in it.
        note: String,
    },
    /// To write a comment.
    Comment {
        /// The comment.
        words: String,
    },
    /// To send it on: from the drafter to the division, to the office, to who signs.
    Send,
    /// To send it back to the drafter.
    SendBack {
        /// Why.
        reason: String,
    },
    /// To sign it.
    Sign(Signing),
    /// To give it number and date.
    Number {
        /// The book.
        book: RegisterBookId,
        /// The number.
        number: u32,
        /// The symbol.
        symbol: String,
    },
    /// To put the agency's signature on it.
    Seal {
        /// What is kept of the signature.
        evidence: Option<SignatureEvidenceId>,
    },
    /// To send it out.
    Issue {
        /// How many copies on paper.
        copies: u32,
        /// Who keeps the original.
        kept_at: String,
    },
    /// To give it up.
    Withdraw {
        /// Why.
        reason: String,
    },
}

/// See [`Command::Draft`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The agency in whose name it is issued.
    pub agency: UnitId,
    /// The unit that drafts it.
    pub unit: UnitId,
    /// The kind.
    pub kind: Kind,
    /// The subject.
    pub subject: String,
    /// For whom it is.
    pub receivers: String,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Whether it is a secret.
    pub secrecy: Secrecy,
    /// The incoming document that it answers.
    pub answers: Option<OfficialDocumentId>,
}

/// See [`Command::Sign`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// In which capacity.
    pub authority: Authority,
    /// The position.
    pub title: String,
    /// The delegation, of who signs by one.
    pub delegation: String,
    /// The version that was looked at.
    pub version: u32,
    /// What is kept of the digital signature.
    pub evidence: Option<SignatureEvidenceId>,
}

/// Decides a command.
///
/// # Errors
/// The [`Rejection`] that says why not.
pub fn decide(
    before: Option<&Outgoing>,
    command: &Command,
    facts: &Facts,
) -> Result<Event, Rejection> {
    let at = facts.now;
    if let Command::Draft(draft) = command {
        return if before.is_some() { Err(Rejection::AlreadyThere) } else { begin(draft, facts) };
    }
    let known = before.ok_or(Rejection::Unknown)?;
    match command {
        Command::Draft(_) => Err(Rejection::AlreadyThere),
        Command::AddVersion { file, note } => add_version(known, (file, note), facts),
        Command::Comment { words } => {
            if known.is_over() {
                return Err(Rejection::NotAwaited);
            }
            let words = written(words, MOST_WORDS_CHARS)?;
            Ok(Event::Commented { words, version: known.newest(), at })
        }
        Command::Send => {
            has_it(known, facts)?;
            has_text(known)?;
            let to = match known.stage {
                Stage::Drafting => Stage::Division,
                Stage::Division => Stage::Office,
                Stage::Office => Stage::Signing,
                Stage::Signing
                | Stage::Signed
                | Stage::Numbered
                | Stage::Sealed
                | Stage::Issued
                | Stage::Withdrawn => return Err(Rejection::NotAwaited),
            };
            Ok(Event::Sent { to, at })
        }
        Command::SendBack { reason } => {
            at_stage(known, &[Stage::Division, Stage::Office, Stage::Signing])?;
            has_it(known, facts)?;
            Ok(Event::SentBack { reason: written(reason, MOST_WORDS_CHARS)?, at })
        }
        Command::Sign(signing) => sign(known, signing, facts),
        Command::Number { book, number, symbol } => {
            facts.clerk()?;
            at_stage(known, &[Stage::Signed])?;
            let (book, number, symbol) = (*book, *number, symbol.clone());
            Ok(Event::Numbered { book, number, symbol, day: facts.today, at })
        }
        Command::Seal { evidence } => {
            facts.clerk()?;
            at_stage(known, &[Stage::Numbered])?;
            Ok(Event::Sealed { evidence: *evidence, at })
        }
        Command::Issue { copies, kept_at } => {
            facts.clerk()?;
            at_stage(known, &[Stage::Sealed])?;
            let kept_at = bounded(kept_at, MOST_SUBJECT_CHARS)?;
            Ok(Event::Issued(Issued { copies: *copies, kept_at, at }))
        }
        Command::Withdraw { reason } => withdraw(known, reason, facts),
    }
}

fn begin(draft: &Draft, facts: &Facts) -> Result<Event, Rejection> {
    if !facts.works_in.contains(&draft.unit) {
        return Err(Rejection::NotYours);
    }
    Ok(Event::Drafted(Drafted {
        agency: draft.agency,
        unit: draft.unit,
        drafter: facts.me,
        kind: draft.kind,
        subject: written(&draft.subject, MOST_SUBJECT_CHARS)?,
        receivers: written(&draft.receivers, MOST_WORDS_CHARS)?,
        urgency: draft.urgency,
        secrecy: draft.secrecy,
        answers: draft.answers,
        at: facts.now,
    }))
}

fn add_version(
    known: &Outgoing,
    (file, note): (&Attached, &str),
    facts: &Facts,
) -> Result<Event, Rejection> {
    at_stage(known, &[Stage::Drafting, Stage::Division, Stage::Office])?;
    has_it(known, facts)?;
    if known.drafted.secrecy.is_secret() {
        return Err(Rejection::SecretHasNoFile);
    }
    if known.newest() >= MOST_VERSIONS {
        return Err(Rejection::TooManyFiles);
    }
    let note = bounded(note, MOST_WORDS_CHARS)?;
    Ok(Event::VersionAdded(Version { file: file.clone(), note, by: facts.me, at: facts.now }))
}

/// Whoever signs does so in a capacity that is theirs (Điều 13), and what they looked at: a version that
/// came after it is another document.
fn sign(known: &Outgoing, signing: &Signing, facts: &Facts) -> Result<Event, Rejection> {
    at_stage(known, &[Stage::Signing])?;
    if signing.version != known.newest() {
        return Err(Rejection::NotAwaited);
    }
    has_text(known)?;
    let is_theirs = if signing.authority.is_of_leaders() {
        facts.leader()?;
        facts.is_deputy == signing.authority.is_of_deputies()
    } else {
        !facts.heads.is_empty()
    };
    if !is_theirs {
        return Err(Rejection::AuthorityNotTheirs);
    }
    let delegation = if signing.authority == Authority::ByDelegation {
        let named = written(&signing.delegation, MOST_SUBJECT_CHARS);
        Some(named.map_err(|_missing| Rejection::DelegationMissing)?)
    } else {
        None
    };
    Ok(Event::Signed(Signed {
        version: signing.version,
        staff: facts.me,
        authority: signing.authority,
        title: written(&signing.title, MOST_SUBJECT_CHARS)?,
        delegation,
        evidence: signing.evidence,
        at: facts.now,
    }))
}

/// The drafter gives up what is not signed; afterwards it is for a clerk to say that it will not be
/// issued, so that the number is cancelled with a reason.
fn withdraw(known: &Outgoing, reason: &str, facts: &Facts) -> Result<Event, Rejection> {
    match known.stage {
        Stage::Drafting | Stage::Division | Stage::Office | Stage::Signing => {
            if known.drafted.drafter != facts.me {
                return Err(Rejection::NotYours);
            }
        }
        Stage::Signed | Stage::Numbered | Stage::Sealed => facts.clerk()?,
        Stage::Issued | Stage::Withdrawn => return Err(Rejection::NotAwaited),
    }
    Ok(Event::Withdrawn { reason: written(reason, MOST_WORDS_CHARS)?, at: facts.now })
}

/// Whether it lies before whoever acts.
fn has_it(known: &Outgoing, facts: &Facts) -> Result<(), Rejection> {
    match known.stage {
        Stage::Drafting if known.drafted.drafter == facts.me => Ok(()),
        Stage::Drafting => Err(Rejection::NotYours),
        Stage::Division => facts.head(known.drafted.unit),
        Stage::Signing => facts.leader(),
        Stage::Office | Stage::Signed | Stage::Numbered | Stage::Sealed => facts.clerk(),
        Stage::Issued | Stage::Withdrawn => Err(Rejection::NotAwaited),
    }
}

/// Whether there is a text; of a secret it lies elsewhere.
fn has_text(known: &Outgoing) -> Result<(), Rejection> {
    let has = !known.versions.is_empty() || known.drafted.secrecy.is_secret();
    if has { Ok(()) } else { Err(Rejection::NoVersion) }
}

fn at_stage(known: &Outgoing, stages: &[Stage]) -> Result<(), Rejection> {
    if stages.contains(&known.stage) { Ok(()) } else { Err(Rejection::NotAwaited) }
}
