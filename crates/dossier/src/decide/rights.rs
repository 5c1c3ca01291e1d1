//! Who may do what to a dossier. The policy has let the person in already; here it is about this
//! dossier: whose step it is, whose application, whose desk.

use super::Course;
use crate::{
    Rejection,
    facts::Place,
    state::{Fee, OpenStep},
};
use mc_process::{Outcome, OutcomeKind, Performer, Target};

impl Course<'_> {
    /// Refuses officers who would handle their own dossier.
    pub(super) fn not_own_dossier(&self) -> Result<(), Rejection> {
        if self.is_own_dossier() { Err(Rejection::OfficerIsApplicant) } else { Ok(()) }
    }

    /// Whether a member of staff acts on their own application.
    pub(super) fn is_own_dossier(&self) -> bool {
        let acting = self.facts.acting;
        acting.staff.is_some() && acting.subject == Some(self.after.applicant)
    }

    /// Whether the applicant acts, as a citizen.
    pub(super) fn is_applicant(&self) -> bool {
        let acting = self.facts.acting;
        acting.staff.is_none() && acting.subject == Some(self.after.applicant)
    }

    /// The desk that receives the dossier acts.
    pub(super) fn is_desk(&self) -> Result<(), Rejection> {
        self.not_own_dossier()?;
        self.serves(&self.after.desk())
    }

    /// The applicant acts, or the desk or another place takes their paper at the counter.
    pub(super) fn is_applicant_or_served_at(&self, other: Option<&Place>) -> Result<(), Rejection> {
        self.not_own_dossier()?;
        if self.is_applicant() || other.is_some_and(|place| self.facts.actor_serves(place)) {
            return Ok(());
        }
        self.serves(&self.after.desk())
    }

    /// The performer of a step: whoever it was given to, else anybody who serves its work list.
    ///
    /// A head may act in place of the person it was given to where they serve the work list
    /// themselves; heads who do not, give it to somebody else instead, so that one pair of eyes
    /// never does the work of two steps.
    pub(super) fn is_performer(&self, open: &OpenStep) -> Result<(), Rejection> {
        if open.is_sent_back { Err(Rejection::LegSentBack) } else { self.holds(open) }
    }

    /// Whoever has a step on the table, be it to do it or to send it again.
    pub(super) fn holds(&self, open: &OpenStep) -> Result<(), Rejection> {
        let acting = self.facts.acting;
        let is_given = match open.assignee {
            None => true,
            assignee => acting.staff == assignee || self.facts.actor_assigns(open.place.unit),
        };
        if is_given { self.serves(&open.place) } else { Err(Rejection::NotYourStep) }
    }

    /// Whether the acting person may choose an outcome of a step.
    pub(super) fn may_choose(&self, open: &OpenStep, outcome: &Outcome) -> Result<(), Rejection> {
        match outcome.kind {
            OutcomeKind::NoAnswer => self.may_record_silence(open),
            OutcomeKind::Ordinary if self.is_applicant() => self.may_do_own_part(open, outcome),
            OutcomeKind::Ordinary => self.is_performer(open),
        }
    }

    /// The applicant does what a step waits for. That money was paid, is said by whoever asked for
    /// it (until the payment platform does), and a refusal is never the applicant's to choose.
    fn may_do_own_part(&self, open: &OpenStep, outcome: &Outcome) -> Result<(), Rejection> {
        let leads_on = matches!(outcome.target, Target::Steps(_));
        let waits = open.performer == Performer::Applicant && self.fee_of(open).is_none();
        if waits && leads_on { Ok(()) } else { Err(Rejection::NotYourStep) }
    }

    /// Silence is recorded by the body that asked, after the planned end has passed.
    fn may_record_silence(&self, open: &OpenStep) -> Result<(), Rejection> {
        if open.is_sent_back {
            return Err(Rejection::LegSentBack);
        }
        if !open.from.as_ref().is_some_and(|asker| self.facts.actor_serves(asker)) {
            return Err(Rejection::SilenceNotYours);
        }
        match open.planned {
            Some(planned) if self.facts.now > planned => Ok(()),
            Some(_) | None => Err(Rejection::SilenceTooEarly),
        }
    }

    /// The duty that a step waits for.
    pub(super) fn fee_of(&self, open: &OpenStep) -> Option<&Fee> {
        self.after.fee.as_ref().filter(|fee| fee.token == open.token)
    }

    /// The acting person serves a work list.
    pub(super) fn serves(&self, place: &Place) -> Result<(), Rejection> {
        if self.facts.actor_serves(place) { Ok(()) } else { Err(Rejection::NotYourStep) }
    }
}
