//! Mandates (ủy quyền): given by whoever signed on, recorded at the desk from a signed paper or by a code
//! that was sent to the principal, accepted, and taken back at once by either side.

mod desk;
mod give;

pub use desk::{CODE_MINUTES, MOST_CODE_TRIES, Recorded, RecordedWay};
pub use give::{NewMandate, WantedScope};

use crate::{App, AppError, Ctx};
use mc_dossier::{Dossier, Outgoing, effects::MandateLetter};
use mc_kernel::{
    ActorRef, Page, PageSize, Timestamp,
    ids::{DossierId, MandateId, SubjectId},
};
use mc_mandate::{Command, Event, Facts, Mandate, Matter, Party, Rejection, decide};
use mc_policy::{Office, Permit, actions};
use mc_store::{
    Batch, Clash, StoreError,
    dossiers::Brief,
    drafts::Draft,
    mandates::{self, FiledKey, Kept, MandateKey},
    outbox,
    subjects::Subject,
};

/// The longest time of a mandate; a longer one is given anew.
pub const LONGEST_DAYS: u32 = 730;
/// How long a mandate holds where nobody says until when (Bộ luật Dân sự 2015, Điều 563).
pub const USUAL_DAYS: i32 = 365;
/// The most mandates that one person gives in a day.
pub const MOST_A_DAY: u64 = 20;

/// A mandate with the names of its people.
#[derive(Debug, Clone)]
pub struct Told {
    /// The mandate, and when it was used last.
    pub kept: Kept,
    /// Who gave it.
    pub principal: Subject,
    /// Who may act.
    pub representative: Subject,
    /// The number of the dossier that it is about.
    pub dossier: Option<String>,
}

/// A mandate with what happened to it.
#[derive(Debug, Clone)]
pub struct MandateView {
    /// The mandate.
    pub told: Told,
    /// In which part the person sees it.
    pub party: Party,
    /// What happened, oldest first, with who did it.
    pub events: Vec<(ActorRef, Event)>,
    /// The dossiers that were filed by it, newest first.
    pub dossiers: Page<Brief, FiledKey>,
    /// The open drafts that the representative fills in for the principal.
    pub drafts: Vec<Draft>,
}

/// Who filed a dossier for its applicant.
#[derive(Debug, Clone)]
pub struct FiledBy {
    /// The representative.
    pub representative: Subject,
    /// By which mandate.
    pub mandate: MandateId,
}

impl App {
    /// The mandates that the citizen who acts gave, newest first.
    pub async fn mandates_i_gave(
        &self,
        ctx: &Ctx,
        before: Option<MandateKey>,
    ) -> Result<Page<Told, MandateKey>, AppError> {
        let me = ctx.citizen()?;
        let page = self.parts.store.mandates_given(me, before, PageSize::SCREEN).await?;
        self.told_page(page).await
    }

    /// The mandates that the citizen who acts was given, newest first.
    pub async fn mandates_i_have(
        &self,
        ctx: &Ctx,
        before: Option<MandateKey>,
    ) -> Result<Page<Told, MandateKey>, AppError> {
        let me = ctx.citizen()?;
        let page = self.parts.store.mandates_received(me, before, PageSize::SCREEN).await?;
        self.told_page(page).await
    }

    async fn told_page(
        &self,
        page: Page<Kept, MandateKey>,
    ) -> Result<Page<Told, MandateKey>, AppError> {
        let mut rows = Vec::with_capacity(page.rows.len());
        for kept in page.rows {
            rows.push(self.told(kept).await?);
        }
        Ok(Page { rows, next: page.next })
    }

    async fn told(&self, kept: Kept) -> Result<Told, AppError> {
        let given = &kept.mandate.given;
        let dossier = match given.scope {
            mc_mandate::Scope::Dossier(id) => {
                self.parts.store.letter_about(id).await?.map(|about| about.number)
            }
            mc_mandate::Scope::All | mc_mandate::Scope::Procedures(_) => None,
        };
        Ok(Told {
            principal: self.person(given.principal).await?,
            representative: self.person(given.representative).await?,
            dossier,
            kept,
        })
    }

    /// The people for whom the citizen who acts may file a procedure, each once.
    pub async fn whom_i_may_file_for(
        &self,
        ctx: &Ctx,
        procedure: &str,
    ) -> Result<Vec<Subject>, AppError> {
        let me = ctx.citizen()?;
        let matter = Matter { procedure, dossier: None, is_filed_by_them: false };
        let now = self.now();
        let mut people: Vec<Subject> = Vec::new();
        for kept in self.parts.store.mandates_held(me, now).await? {
            let principal = kept.mandate.given.principal;
            let is_known = people.iter().any(|person| person.id == principal);
            if !is_known && kept.mandate.may_act(matter, now).is_ok() {
                people.push(self.person(principal).await?);
            }
        }
        Ok(people)
    }

    /// The permit to record mandates at a desk.
    pub(crate) fn records_mandates(
        &self,
        ctx: &Ctx,
    ) -> Result<Permit<actions::RecordMandates>, AppError> {
        self.permit(ctx, &Office)
    }

    /// A mandate with the part in which whoever acts sees it; somebody else's is not there.
    async fn mandate_and_party(&self, ctx: &Ctx, id: MandateId) -> Result<(Kept, Party), AppError> {
        let kept = self.parts.store.mandate(id).await?.ok_or(AppError::NotFound)?;
        let given = &kept.mandate.given;
        if let Ok(me) = ctx.citizen() {
            let party = if me == given.principal {
                Party::Principal
            } else if me == given.representative {
                Party::Representative
            } else {
                return Err(AppError::NotFound);
            };
            return Ok((kept, party));
        }
        self.records_mandates(ctx)?;
        // An officer sees what they recorded; what people gave by themselves is not the desk's.
        if given.recorded_by.is_none() || given.recorded_by != ctx.staff_id() {
            return Err(AppError::NotFound);
        }
        Ok((kept, Party::Desk))
    }

    /// A mandate, for its people and for the officer who recorded it.
    pub async fn mandate_view(
        &self,
        ctx: &Ctx,
        id: MandateId,
        before: Option<FiledKey>,
    ) -> Result<MandateView, AppError> {
        let (kept, party) = self.mandate_and_party(ctx, id).await?;
        let store = &self.parts.store;
        let given = &kept.mandate.given;
        let (dossiers, drafts) = if party == Party::Desk {
            (Page { rows: Vec::new(), next: None }, Vec::new())
        } else {
            let drafts = store.drafts_for(given.representative, given.principal).await?;
            (store.dossiers_by_mandate(id, before, PageSize::SCREEN).await?, drafts)
        };
        Ok(MandateView {
            events: store.mandate_events(id).await?,
            told: self.told(kept).await?,
            party,
            dossiers,
            drafts,
        })
    }

    /// Accepts, declines, takes or gives back. What has happened already, happened: a second press
    /// of the same button finds its own work done.
    pub async fn answer_mandate(
        &self,
        ctx: &Ctx,
        id: MandateId,
        command: &Command,
    ) -> Result<Mandate, AppError> {
        if *command == Command::Accept {
            ctx.require_level_two()?;
        }
        // A mandate has a handful of events in its life; whoever loses twice is told.
        for _ in 0..4 {
            let (kept, party) = self.mandate_and_party(ctx, id).await?;
            let before = kept.mandate;
            let facts = self.mandate_facts(party);
            let event = match decide(Some(&before), command, facts) {
                Ok(event) => event,
                Err(Rejection::NotAwaited) if is_done(&before, command) => return Ok(before),
                Err(why) => return Err(why.into()),
            };
            let after = before.clone().apply(&event);
            let mut batch = Batch::new();
            mandates::change(&mut batch, &after, &event, ctx.reference()?)?;
            self.tell_of_mandate(&mut batch, &after, &event)?;
            match self.parts.store.commit(batch).await {
                Ok(()) => return Ok(after),
                Err(StoreError::Conflict(Clash::Row("mandate"))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Conflict("mandate"))
    }

    fn mandate_facts(&self, party: Party) -> Facts {
        Facts { now: self.now(), party, longest_days: LONGEST_DAYS }
    }

    /// Letters to both sides, where they have an address.
    fn tell_of_mandate(
        &self,
        batch: &mut Batch,
        after: &Mandate,
        event: &Event,
    ) -> Result<(), AppError> {
        let kind = match event {
            Event::Given(_) if after.stage == mc_mandate::Stage::InForce => MandateLetter::Holds,
            Event::Given(_) => MandateLetter::Given,
            Event::Accepted { .. } | Event::Confirmed { .. } => MandateLetter::Holds,
            Event::Declined { .. } | Event::Revoked { .. } | Event::Renounced { .. } => {
                MandateLetter::Ended
            }
        };
        if self.parts.mail.is_none() {
            return Ok(());
        }
        for subject in [after.given.principal, after.given.representative] {
            let letter = Outgoing::Mandate { subject, mandate: after.id, letter: kind };
            let to = (self.mint().id(), subject);
            outbox::enqueue_to_reached(batch, to, &letter, self.now())?;
        }
        Ok(())
    }

    /// Who filed a dossier for its applicant, to whoever may read it.
    pub(crate) async fn filed_by(&self, dossier: &Dossier) -> Result<Vec<FiledBy>, AppError> {
        let mut filed = Vec::new();
        for (representative, mandate) in self.parts.store.representatives_of(dossier.id).await? {
            filed.push(FiledBy { representative: self.person(representative).await?, mandate });
        }
        Ok(filed)
    }

    /// The names of the owner of a draft and of who fills it in for them, where somebody does.
    pub async fn people_of_draft(
        &self,
        open: &crate::drafts::OpenDraft,
    ) -> Result<Option<(String, String)>, AppError> {
        let Some(representative) = open.draft.representative else { return Ok(None) };
        let principal = self.person(open.draft.owner).await?.name;
        Ok(Some((principal, self.person(representative).await?.name)))
    }

    /// The representatives who are told what the applicant is told.
    pub(crate) async fn told_beside(
        &self,
        dossier: DossierId,
        now: Timestamp,
    ) -> Result<Vec<SubjectId>, AppError> {
        Ok(self.parts.store.representatives_to_tell(dossier, now).await?)
    }
}

/// Whether a mandate stands where a command would lead it.
fn is_done(mandate: &Mandate, command: &Command) -> bool {
    use mc_mandate::Stage;
    match command {
        Command::Accept | Command::Confirm => mandate.stage == Stage::InForce,
        Command::Decline => mandate.stage == Stage::Declined,
        Command::Revoke => mandate.stage == Stage::Revoked,
        Command::Renounce => mandate.stage == Stage::Renounced,
        Command::Give(_) => false,
    }
}
