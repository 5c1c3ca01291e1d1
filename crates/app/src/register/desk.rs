//! The officer's panel: whom a dossier names, and what the register says of them.

use super::{
    Asked, RegisterRefusal,
    ask::{Asking, citizen_of},
    panel::{Names, Row, rows},
    people::{NamedPerson, NumberDoubt, people_of},
};
use crate::{App, AppError, Ctx, dossier_view::DossierView, geography::Areas};
use mc_kernel::{
    Timestamp,
    ids::{DossierId, RegisterQueryId},
};
use mc_policy::{Permit, StaffActor, actions};
use mc_store::{
    Batch,
    register::{
        answers::{self, KeptAnswer},
        known::KnownField,
    },
};

/// The shortest reason for having sensitive values shown.
const LEAST_REASON_CHARS: usize = 5;
/// The longest.
const MOST_REASON_CHARS: usize = 500;

/// The panel of a dossier.
#[derive(Debug)]
pub struct RegisterPanel {
    /// The people whom the dossier names.
    pub people: Vec<PersonPanel>,
    /// Why nobody can be asked about now, where that is so.
    pub refusal: Option<RegisterRefusal>,
}

/// A person of the panel.
#[derive(Debug)]
pub struct PersonPanel {
    /// The person as declared.
    pub person: NamedPerson,
    /// What is doubtful about the number by itself.
    pub doubts: Vec<NumberDoubt>,
    /// What the register said, where it was asked and the answer still holds.
    pub answer: Option<PanelAnswer>,
}

/// An answer on the panel.
#[derive(Debug)]
pub struct PanelAnswer {
    /// When it was asked.
    pub asked: Timestamp,
    /// The twenty rows; nothing where nobody matched.
    pub rows: Option<Vec<Row>>,
    /// Whether the sensitive rows are shown to whoever looks.
    pub is_revealed: bool,
}

impl App {
    /// The panel of a dossier that somebody looks at; nothing for those who never ask about it, and
    /// where no register is connected.
    pub async fn register_panel(
        &self,
        ctx: &Ctx,
        view: &DossierView,
    ) -> Result<Option<RegisterPanel>, AppError> {
        if self.parts.register.is_none() {
            return Ok(None);
        }
        let Ok(permit) = self.ask_permit(ctx, view.dossier.id).await else { return Ok(None) };
        let kept = self.parts.store.register_answers(&permit, self.now()).await?;
        let revealed = self.parts.store.register_reveals(&permit, ctx.staff()?.id).await?;
        let mut people = Vec::new();
        for person in people_of(&view.form, &view.answers, &view.applicant) {
            let answer = kept.iter().find(|kept| kept.person == person.key);
            let answer = answer.map(|kept| self.panel_answer(ctx, view, &person, kept, &revealed));
            let answer = answer.transpose()?;
            people.push(PersonPanel { doubts: person.doubts(), person, answer });
        }
        let refusal = self.asking_officer(ctx, view).await?.err();
        Ok(Some(RegisterPanel { people, refusal }))
    }

    fn panel_answer(
        &self,
        ctx: &Ctx,
        view: &DossierView,
        person: &NamedPerson,
        kept: &KeptAnswer,
        revealed: &[RegisterQueryId],
    ) -> Result<PanelAnswer, AppError> {
        let areas = Areas { reference: &view.reference, day: self.today() };
        let names = Names { areas: &areas, form: &view.form, locale: ctx.locale };
        let citizen = citizen_of(kept)?;
        Ok(PanelAnswer {
            asked: kept.asked,
            rows: citizen.map(|citizen| rows(person, &citizen, &names)),
            is_revealed: revealed.contains(&kept.query),
        })
    }

    /// Whether whoever acts may ask about the people of a dossier, and there is somebody to ask.
    pub async fn may_ask_register(&self, ctx: &Ctx, dossier: DossierId) -> bool {
        self.parts.register.is_some() && self.ask_permit(ctx, dossier).await.is_ok()
    }

    /// What of the form of a dossier was known when it was filled in.
    pub async fn known_of_dossier(
        &self,
        ctx: &Ctx,
        dossier: DossierId,
    ) -> Result<Vec<KnownField>, AppError> {
        let permit = self.ask_permit(ctx, dossier).await?;
        Ok(self.parts.store.known_fields(&permit).await?)
    }

    async fn ask_permit(
        &self,
        ctx: &Ctx,
        dossier: DossierId,
    ) -> Result<Permit<actions::AskRegister>, AppError> {
        let (target, _) = self.target_for(ctx, dossier).await?;
        self.dossier_permit::<actions::AskRegister>(ctx, &target)
    }

    /// Who asks, with their own number: only whoever can decide something about the dossier now.
    async fn asking_officer<'c>(
        &self,
        ctx: &'c Ctx,
        view: &DossierView,
    ) -> Result<Result<(&'c StaffActor, String), RegisterRefusal>, AppError> {
        let staff = ctx.staff()?;
        if self.choices(ctx, view).await?.is_empty() {
            return Ok(Err(RegisterRefusal::NotYours));
        }
        let number = self.number_of_staff(staff.id).await?;
        Ok(number.map(|number| (staff, number)).ok_or(RegisterRefusal::OfficerWithoutNumber))
    }

    /// Asks the register about a person of a dossier.
    pub async fn ask_register(
        &self,
        ctx: &Ctx,
        dossier: DossierId,
        person: &str,
    ) -> Result<Asked, AppError> {
        let permit = self.ask_permit(ctx, dossier).await?;
        let target = self.parts.store.dossier_target(permit.key()).await?;
        let target = target.ok_or(AppError::NotFound)?;
        let view = self.view_target(ctx, &target, "register").await?;
        let (staff, officer) = match self.asking_officer(ctx, &view).await? {
            Ok(asking) => asking,
            Err(refusal) => return Ok(Asked::Refused(refusal)),
        };
        let people = people_of(&view.form, &view.answers, &view.applicant);
        let Some(person) = people.into_iter().find(|known| known.key == person) else {
            return Ok(Asked::Refused(RegisterRefusal::NoSuchPerson));
        };
        if person.doubts().into_iter().any(NumberDoubt::is_impossible) {
            return Ok(Asked::Refused(RegisterRefusal::ImpossibleNumber));
        }
        let Some(birth) = person.asked_birth().filter(|_| !person.name.is_empty()) else {
            return Ok(Asked::Refused(RegisterRefusal::KeysMissing));
        };
        let grants = || staff.working();
        let own = grants().find(|grant| target.units.contains(&grant.unit)).or(grants().next());
        let grant = own.ok_or(AppError::Forbidden)?;
        self.ask(Asking {
            actor: ctx.reference()?,
            officer,
            agency: grant.agency,
            unit: Some(grant.unit),
            subject: view.dossier.applicant,
            dossier: Some(dossier),
            draft: None,
            procedure: &view.dossier.procedure,
            person: &person.key,
            number: &person.number,
            name: &person.name,
            birth,
        })
        .await
    }

    /// Has the sensitive values of an answer shown, for a reason that is recorded.
    pub async fn reveal_register(
        &self,
        ctx: &Ctx,
        dossier: DossierId,
        person: &str,
        reason: &str,
    ) -> Result<Result<(), RegisterRefusal>, AppError> {
        let permit = self.ask_permit(ctx, dossier).await?;
        let reason = reason.trim();
        let chars = reason.chars().count();
        if !(LEAST_REASON_CHARS..=MOST_REASON_CHARS).contains(&chars) {
            return Ok(Err(RegisterRefusal::ReasonMissing));
        }
        let now = self.now();
        let kept = self.parts.store.register_answers(&permit, now).await?;
        let kept = kept.into_iter().find(|kept| kept.person == person);
        let Some(kept) = kept else { return Ok(Err(RegisterRefusal::NoSuchPerson)) };
        let mut batch = Batch::new();
        answers::reveal(&mut batch, (dossier, &kept), (ctx.staff()?.id, reason), now);
        self.parts.store.commit(batch).await?;
        self.note_access(ctx, dossier, "register-sensitive").await?;
        Ok(Ok(()))
    }
}
