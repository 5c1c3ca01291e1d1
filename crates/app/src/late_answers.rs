//! Opinions that were not given in time are told to those who lead the desk, and to who asked, once
//! (NĐ 61/2018, Điều 19.5).

use crate::{App, AppError, Ctx};
use mc_dossier::{
    Dossier, Event,
    state::{Consultation, ConsultationState},
    work::consultation_line,
};
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{ConsultationId, DossierId, StaffId, UnitId, WorkItemId},
};
use mc_org::Role;
use mc_policy::{DeskTarget, actions};
use mc_store::{
    Batch,
    late_answers::{self, LateAnswer, LateKey, StaffNotice, StaffNoticeKey},
    log::Told,
};
use std::collections::BTreeSet;

/// Late consultations looked at at once.
const MOST_AT_ONCE: u16 = 100;
/// Pages of them that one round looks at; what is left comes with the next round.
const MOST_PAGES: usize = 10;
/// Desks whose late answers one person sees.
const MOST_DESKS: usize = 50;
/// The roles that lead a desk, or what it belongs to.
const HEADS: [Role; 2] = [Role::HeadOfDivision, Role::Leader];

impl App {
    /// Notes the consultations whose deadline passed without an answer, tells those concerned, and
    /// says how many there were.
    pub async fn report_late_answers(&self) -> Result<u32, AppError> {
        let mut after = (Timestamp::from_micros(i64::MIN + 1), WorkItemId::from_bytes([0; 16]));
        let mut reported = 0;
        for _ in 0..MOST_PAGES {
            let store = &self.parts.store;
            let overdue = store.consultations_overdue(after, self.now(), MOST_AT_ONCE).await?;
            let Some((last, _)) = overdue.last() else { break };
            after = *last;
            for ((_, line), dossier) in &overdue {
                match self.report_late(*dossier, *line).await {
                    Ok(()) => reported += 1,
                    // One dossier that cannot be read does not hold up the others.
                    Err(error) => tracing::warn!(%dossier, %error, "a late answer is not told"),
                }
            }
        }
        Ok(reported)
    }

    async fn report_late(&self, dossier: DossierId, line: WorkItemId) -> Result<(), AppError> {
        let (state, told) = self.folded(dossier).await?;
        let is_it = |c: &&Consultation| consultation_line(dossier, c.id) == line;
        let consultation = state.consultations.iter().find(is_it).ok_or(AppError::NotFound)?;
        let mut batch = Batch::new();
        self.note_late(&mut batch, &state, &told, consultation);
        Ok(self.parts.store.commit(batch).await?)
    }

    /// Tells of an answer that came late, where nobody was told before.
    pub(crate) async fn tell_late(
        &self,
        batch: &mut Batch,
        dossier: DossierId,
        consultation: ConsultationId,
    ) -> Result<(), AppError> {
        let (state, told) = self.folded(dossier).await?;
        let found = state.consultations.iter().find(|c| c.id == consultation);
        let consultation = found.ok_or(AppError::NotFound)?;
        self.note_late(batch, &state, &told, consultation);
        if let Some(at) = answered_at(consultation, &told) {
            late_answers::answered(batch, consultation.id, at);
        }
        Ok(())
    }

    async fn folded(&self, id: DossierId) -> Result<(Dossier, Vec<Told>), AppError> {
        let told = self.parts.store.stream(id).await?;
        let events: Vec<&Event> = told.iter().map(|told| &told.recorded.event).collect();
        let state = Dossier::fold(id, events).ok_or(AppError::NotFound)?;
        Ok((state, told))
    }

    fn note_late(
        &self,
        batch: &mut Batch,
        dossier: &Dossier,
        told: &[Told],
        consultation: &Consultation,
    ) {
        let late = LateAnswer {
            consultation: consultation.id,
            dossier: dossier.id,
            unit: dossier.receiving_unit,
            asked: consultation.place.unit,
            asked_by: consultation.from.unit,
            due: consultation.due,
            noted: self.now(),
            answered: None,
            closed: None,
            number: dossier.number.clone(),
            procedure: dossier.procedure.clone(),
        };
        late_answers::note(batch, &late);
        let mut people = self.heads_of(late.unit);
        people.extend(askers(dossier, told, consultation));
        for staff in people {
            late_answers::tell(batch, staff, &late);
        }
    }

    /// Who leads a desk: those of the desk itself, else of the nearest unit above it that somebody
    /// leads, up to its agency.
    fn heads_of(&self, desk: UnitId) -> BTreeSet<StaffId> {
        let (reference, today) = (self.reference(), self.today());
        let directory = &reference.directory;
        let agency = directory.agency_of(desk).map(|unit| unit.id);
        let above = directory.ancestors(desk).map(|unit| unit.id);
        for unit in std::iter::once(desk).chain(above) {
            let heads = HEADS.iter().flat_map(|role| directory.holders(unit, *role, today));
            let heads: BTreeSet<StaffId> = heads.map(|(_, staff)| staff.id).collect();
            if !heads.is_empty() || Some(unit) == agency {
                return heads;
            }
        }
        BTreeSet::new()
    }

    /// The late answers at the desks that whoever acts leads, newest first, before a key.
    pub async fn late_answers(
        &self,
        ctx: &Ctx,
        before: Option<LateKey>,
    ) -> Result<Page<LateAnswer, LateKey>, AppError> {
        let mut rows = Vec::new();
        let mut has_more = false;
        for desk in self.led_desks(ctx)? {
            let permit = self.permit::<actions::ReadLateAnswers>(ctx, &desk)?;
            let page = self.parts.store.late_answers(&permit, before, PageSize::SCREEN).await?;
            has_more |= page.next.is_some();
            rows.extend(page.rows);
        }
        rows.sort_by_key(|late| std::cmp::Reverse((late.noted, late.consultation)));
        has_more |= rows.len() > PageSize::SCREEN.rows();
        rows.truncate(PageSize::SCREEN.rows());
        let next = rows.last().filter(|_| has_more).map(|late| (late.noted, late.consultation));
        Ok(Page { rows, next })
    }

    /// Whether whoever acts leads a desk.
    pub fn leads_a_desk(&self, ctx: &Ctx) -> bool {
        self.led_desks(ctx).is_ok_and(|desks| !desks.is_empty())
    }

    /// The desks that whoever acts may read late answers of, at most [`MOST_DESKS`].
    fn led_desks(&self, ctx: &Ctx) -> Result<Vec<DeskTarget>, AppError> {
        let staff = ctx.staff()?;
        let (reference, today) = (self.reference(), self.today());
        let directory = &reference.directory;
        let has_desk =
            |unit: UnitId| directory.holders(unit, Role::DeskOfficer, today).next().is_some();
        let led = HEADS.iter().flat_map(|role| staff.with_role(*role)).map(|grant| grant.unit);
        let mut units = BTreeSet::new();
        for unit in led {
            units.extend(std::iter::once(unit).filter(|unit| has_desk(*unit)));
            let below = directory.descendants(unit, today).into_iter().map(|unit| unit.id);
            units.extend(below.filter(|unit| has_desk(*unit)).take(MOST_DESKS));
        }
        let target = |unit: UnitId| {
            let agency = directory.agency_of(unit).map_or(unit, |agency| agency.id);
            DeskTarget { unit, agency }
        };
        let desks = units.into_iter().map(target);
        let may = |desk: &DeskTarget| self.permit::<actions::ReadLateAnswers>(ctx, desk).is_ok();
        Ok(desks.filter(may).take(MOST_DESKS).collect())
    }

    /// What the member of staff who acts was told, newest first.
    pub async fn staff_notices(
        &self,
        ctx: &Ctx,
        before: Option<StaffNoticeKey>,
    ) -> Result<Page<StaffNotice, StaffNoticeKey>, AppError> {
        let staff = ctx.staff()?.id;
        Ok(self.parts.store.staff_notices(staff, before, PageSize::SCREEN).await?)
    }

    /// How many notices the member of staff who acts has not read, at most 100.
    pub async fn unread_staff_notices(&self, ctx: &Ctx) -> Result<u64, AppError> {
        Ok(self.parts.store.unread_staff_notices(ctx.staff()?.id).await?)
    }

    /// Marks the notices of the member of staff who acts as read.
    pub async fn read_staff_notices(&self, ctx: &Ctx) -> Result<(), AppError> {
        let mut batch = Batch::new();
        late_answers::mark_read(&mut batch, ctx.staff()?.id, self.now());
        Ok(self.parts.store.commit(batch).await?)
    }
}

/// Who asked: whoever sent the question, and whoever has the step now.
fn askers(dossier: &Dossier, told: &[Told], consultation: &Consultation) -> Vec<StaffId> {
    let asked = told.iter().find(|told| told.recorded.version == consultation.asked_in);
    let asker = asked.and_then(|told| told.recorded.actor.staff());
    let step = dossier.steps.iter().find(|step| step.token == consultation.token);
    asker.into_iter().chain(step.and_then(|step| step.assignee)).collect()
}

fn answered_at(consultation: &Consultation, told: &[Told]) -> Option<Timestamp> {
    let ConsultationState::Answered { answered_in } = consultation.state else { return None };
    told.iter().find(|told| told.recorded.version == answered_in).map(|told| told.recorded.at)
}

/// Keeps the list of late answers true: those that were answered after all, and those that nobody
/// waits for any more.
pub(crate) fn follow(batch: &mut Batch, before: Option<&Dossier>, after: &Dossier, now: Timestamp) {
    let Some(before) = before else { return };
    for was in before.open_consultations() {
        match after.consultations.iter().find(|c| c.id == was.id).map(|c| c.state) {
            Some(ConsultationState::Answered { .. }) => late_answers::answered(batch, was.id, now),
            Some(ConsultationState::NoAnswer | ConsultationState::Dropped) => {
                late_answers::closed(batch, was.id, now);
            }
            Some(ConsultationState::Open) | None => {}
        }
    }
}
