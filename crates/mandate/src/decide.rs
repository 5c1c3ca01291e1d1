//! Which event a command gives, or why not.

use crate::{
    Rejection,
    event::{Event, Given},
    state::{MOST_PROCEDURES, Mandate, Relation, Scope, Stage, Standing, Way},
};
use mc_kernel::{
    Timestamp,
    ids::{FileId, StaffId, SubjectId},
};

/// What somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To give a mandate.
    Give(Give),
    /// To accept it.
    Accept,
    /// Not to have it.
    Decline,
    /// To say that the code was told.
    Confirm,
    /// To take it back.
    Revoke,
    /// To give it back.
    Renounce,
}

/// See [`Command::Give`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Give {
    /// Who gives it.
    pub principal: SubjectId,
    /// Who may act.
    pub representative: SubjectId,
    /// What they are to each other.
    pub relation: Relation,
    /// How it is given.
    pub way: Way,
    /// In what.
    pub scope: Scope,
    /// From when on it holds no more.
    pub until: Timestamp,
    /// The scan of the signed paper.
    pub paper: Option<FileId>,
    /// The officer who records it.
    pub recorded_by: Option<StaffId>,
}

/// In which part somebody acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// Who gives, or gave, the mandate.
    Principal,
    /// Who may act by it.
    Representative,
    /// A one-stop desk that records what the principal says or signs.
    Desk,
}

/// What the decision has to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The present instant.
    pub now: Timestamp,
    /// Who acts.
    pub party: Party,
    /// The longest time of a mandate.
    pub longest_days: u32,
}

/// Decides a command.
///
/// # Errors
/// The [`Rejection`] that says why not.
pub fn decide(
    before: Option<&Mandate>,
    command: &Command,
    facts: Facts,
) -> Result<Event, Rejection> {
    let at = facts.now;
    let known = || before.ok_or(Rejection::Unknown);
    match command {
        Command::Give(_) if before.is_some() => Err(Rejection::AlreadyGiven),
        Command::Give(give) => given(give, facts),
        Command::Accept => {
            by(facts, Party::Representative)?;
            awaits(known()?, Standing::AwaitsAcceptance, at)?;
            Ok(Event::Accepted { at })
        }
        Command::Decline => {
            by(facts, Party::Representative)?;
            awaits(known()?, Standing::AwaitsAcceptance, at)?;
            Ok(Event::Declined { at })
        }
        // Who types the code does not matter: it is the principal's word.
        Command::Confirm => {
            awaits(known()?, Standing::AwaitsCode, at)?;
            Ok(Event::Confirmed { at })
        }
        Command::Revoke => {
            let at_desk = match facts.party {
                Party::Principal => false,
                Party::Desk => true,
                Party::Representative => return Err(Rejection::NotYours),
            };
            lives(known()?)?;
            Ok(Event::Revoked { at_desk, at })
        }
        Command::Renounce => {
            by(facts, Party::Representative)?;
            lives(known()?)?;
            Ok(Event::Renounced { at })
        }
    }
}

fn given(give: &Give, facts: Facts) -> Result<Event, Rejection> {
    let wanted = match give.way {
        Way::SignedOn => Party::Principal,
        Way::Code | Way::Paper => Party::Desk,
    };
    by(facts, wanted)?;
    if give.representative == give.principal {
        return Err(Rejection::SamePerson);
    }
    let is_paper = give.way == Way::Paper;
    if is_paper != give.paper.is_some() {
        return Err(Rejection::PaperMissing);
    }
    if let Scope::Procedures(codes) = &give.scope
        && !(1..=MOST_PROCEDURES).contains(&codes.len())
    {
        return Err(Rejection::ScopeOutOfBounds);
    }
    let last = facts.now.plus_minutes(i64::from(facts.longest_days) * 24 * 60);
    if give.until <= facts.now || give.until > last {
        return Err(Rejection::UntilOutOfBounds);
    }
    Ok(Event::Given(Given {
        principal: give.principal,
        representative: give.representative,
        relation: give.relation,
        way: give.way,
        scope: give.scope.clone(),
        until: give.until,
        paper: give.paper,
        recorded_by: give.recorded_by,
        at: facts.now,
    }))
}

fn by(facts: Facts, wanted: Party) -> Result<(), Rejection> {
    if facts.party == wanted { Ok(()) } else { Err(Rejection::NotYours) }
}

fn awaits(mandate: &Mandate, wanted: Standing, now: Timestamp) -> Result<(), Rejection> {
    if mandate.standing(now) == wanted { Ok(()) } else { Err(Rejection::NotAwaited) }
}

/// Either side may end it at any time (Bộ luật Dân sự 2015, Điều 569), also while it waits or when its
/// time is over; once ended it stays so.
fn lives(mandate: &Mandate) -> Result<(), Rejection> {
    match mandate.stage {
        Stage::AwaitsCode | Stage::AwaitsAcceptance | Stage::InForce => Ok(()),
        Stage::Declined | Stage::Revoked | Stage::Renounced => Err(Rejection::NotAwaited),
    }
}
