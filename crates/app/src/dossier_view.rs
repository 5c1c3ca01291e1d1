//! A dossier as people look at it: what was declared, the files, the history, the clock.

use crate::{App, AppError, Ctx, Reference, geography::Areas, mandates::FiledBy};
use mc_calendar::{Deadline, Derivation};
use mc_catalog::Procedure;
use mc_dossier::{
    Dossier, Event, Facts, Private,
    decide::{deadline_of, forwarding_of, return_deadline_of},
    facts::Acting,
};
use mc_form::{Form, SummarySection};
use mc_kernel::{
    CivilDay, Locale, Page, PageSize, Timestamp,
    ids::{DossierId, StaffId, UnitId},
};
use mc_policy::{DossierTarget, Office, Permit, actions};
use mc_process::Definition;
use mc_store::{
    dossiers::{Brief, BriefKey, Hop},
    files::FileRow,
    log::Told,
    mail::MailAddress,
    records::Access,
    subjects::Subject,
};
use serde_json::Value;
use std::{collections::BTreeMap, sync::Arc};

/// A dossier with everything that a page or a paper needs.
#[derive(Debug)]
pub struct DossierView {
    /// The state.
    pub dossier: Dossier,
    /// The procedure, in the version it keeps.
    pub procedure: Arc<Procedure>,
    /// The process, in the version it keeps.
    pub process: Arc<Definition>,
    /// The form.
    pub form: Arc<Form>,
    /// The answers as they are now; null where the person was erased.
    pub answers: Value,
    /// The applicant.
    pub applicant: Subject,
    /// How the applicant is reached by mail, where they said so.
    pub mail: Option<MailAddress>,
    /// The files.
    pub files: Vec<FileRow>,
    /// What happened, oldest first.
    pub told: Vec<Told>,
    /// Stays at steps, oldest first.
    pub hops: Vec<Hop>,
    /// The deadline with its derivation; `None` before acceptance.
    pub deadline: Option<Deadline>,
    /// By when a dossier that does not qualify goes back, with the derivation; `None` before
    /// acceptance.
    pub return_deadline: Option<Deadline>,
    /// By when the desk sends it on, in steps; `None` where it does not stand at the desk.
    pub forwarding: Option<Derivation>,
    /// The organisation, for names.
    pub reference: Arc<Reference>,
    /// Who looks, as the dossier sees them.
    pub acting: Acting,
    /// Who filed it for the applicant, and by which mandates.
    pub filed_by: Vec<FiledBy>,
    /// Whether whoever looks does so for the applicant, by a mandate.
    pub is_by_mandate: bool,
}

impl DossierView {
    /// The declaration in human words.
    pub fn summary(&self, locale: Locale, day: CivilDay) -> Vec<SummarySection> {
        let names = Areas { reference: &self.reference, day };
        self.form.summary(&self.answers, locale, &names)
    }

    /// The private words of an event.
    pub fn words_of(&self, version: u64) -> Option<&Private> {
        let told = self.told.iter().find(|t| t.recorded.version == version)?;
        told.private.as_ref()
    }

    /// The name of a unit, short where it has a short one.
    pub fn unit_name(&self, unit: UnitId) -> String {
        unit_name(&self.reference, unit)
    }

    /// The name of a member of staff.
    pub fn staff_name(&self, staff: StaffId) -> String {
        let staff = self.reference.directory.staff(staff);
        staff.map_or_else(String::new, |s| s.full_name.clone())
    }

    /// A file by id.
    pub fn file(&self, id: mc_kernel::ids::FileId) -> Option<&FileRow> {
        self.files.iter().find(|f| f.id == id)
    }
}

/// The name of a unit, short where it has a short one.
pub fn unit_name(reference: &Reference, unit: UnitId) -> String {
    reference.directory.unit(unit).map_or_else(String::new, |u| u.short_name.clone())
}

impl App {
    /// Looks at a dossier, by its id. Looking leaves a row in the record of access.
    pub async fn view_dossier(&self, ctx: &Ctx, id: DossierId) -> Result<DossierView, AppError> {
        let (target, ctx) = &self.target_for(ctx, id).await?;
        self.view_target(ctx, target, "dossier").await
    }

    /// Looks at a dossier, by its number.
    pub async fn view_dossier_by_number(
        &self,
        ctx: &Ctx,
        number: &str,
    ) -> Result<DossierView, AppError> {
        let target = self.parts.store.dossier_target_by_number(number).await?;
        self.view_target(ctx, &target.ok_or(AppError::NotFound)?, "dossier").await
    }

    /// The dossiers of the citizen who acts, newest first.
    pub async fn my_dossiers(
        &self,
        ctx: &Ctx,
        before: Option<BriefKey>,
    ) -> Result<Page<Brief, BriefKey>, AppError> {
        let me = ctx.citizen()?;
        Ok(self.parts.store.dossiers_of(me, before, PageSize::SCREEN).await?)
    }

    /// The id of a dossier by its number, for whoever may read it.
    pub async fn dossier_id(&self, ctx: &Ctx, number: &str) -> Result<DossierId, AppError> {
        let target = self.parts.store.dossier_target_by_number(number).await?;
        let target = target.ok_or(AppError::NotFound)?;
        self.dossier_permit::<actions::ReadDossier>(ctx, &target)?;
        Ok(target.id)
    }

    pub(crate) async fn view_target(
        &self,
        ctx: &Ctx,
        target: &DossierTarget,
        purpose: &str,
    ) -> Result<DossierView, AppError> {
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, target)?;
        self.note_access(ctx, target.id, purpose).await?;
        self.view(ctx, &permit).await
    }

    pub(crate) async fn view(
        &self,
        ctx: &Ctx,
        permit: &Permit<actions::ReadDossier>,
    ) -> Result<DossierView, AppError> {
        let store = &self.parts.store;
        let dossier = store.dossier(permit).await?.ok_or(AppError::NotFound)?;
        let told = store.history(permit).await?;
        let hops = store.hops(permit).await?;
        let files = store.files_of_dossier(permit).await?;
        let ground = self.ground(&dossier).await?;
        let version = ground.reference.versions_of(&dossier.procedure);
        let form = version.filter(|v| v.id == dossier.procedure_version).find_map(|v| v.form);
        let form = self.form(form, &ground.procedure).await?;
        let applicant = self.person(dossier.applicant).await?;
        let mail = store.mail_address(dossier.applicant).await?;
        let acting = self.acting(ctx, &ground.reference);
        let filed_by = self.filed_by(&dossier).await?;
        let (nobody, others) = (Acting::default(), BTreeMap::new());
        let facts: Facts<'_> = self.facts(&ground, &others, &nobody, &[]);
        let deadline = deadline_of(&dossier, &facts);
        let return_deadline = return_deadline_of(&dossier, &facts);
        let forwarding = forwarding_of(&dossier, &facts);
        Ok(DossierView {
            answers: latest_answers(&told).cloned().unwrap_or(Value::Null),
            procedure: Arc::clone(&ground.procedure),
            process: Arc::clone(&ground.process),
            reference: Arc::clone(&ground.reference),
            dossier,
            form,
            applicant,
            mail,
            files,
            told,
            hops,
            deadline,
            return_deadline,
            forwarding,
            acting,
            filed_by,
            is_by_mandate: ctx.acting().is_some(),
        })
    }

    /// Who looked at a dossier, for its applicant and for inspectors.
    pub async fn who_looked(&self, ctx: &Ctx, id: DossierId) -> Result<Vec<Access>, AppError> {
        let (target, ctx) = &self.target_for(ctx, id).await?;
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, target)?;
        // Those who oversee access see also what the person is shown later.
        let oversees = self.permit::<actions::OverseeAccess>(ctx, &Office).is_ok();
        let shown_at = if oversees { Timestamp::from_micros(i64::MAX) } else { self.now() };
        Ok(self.parts.store.accesses(&permit, shown_at).await?)
    }
}

/// The answers as they were given last.
pub(crate) fn latest_answers(told: &[Told]) -> Option<&Value> {
    told.iter().rev().find_map(|t| match (&t.recorded.event, &t.private) {
        (Event::Submitted(_), Some(Private::Answers { answers }))
        | (Event::SupplementAnswered(_), Some(Private::Supplemented { answers, .. })) => {
            Some(answers)
        }
        _ => None,
    })
}
