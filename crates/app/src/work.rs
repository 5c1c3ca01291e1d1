//! Work lists: mine, my division's, due soon, overdue, waiting, done; and the search box.

use crate::{App, AppError, Ctx, search_words::looked_for};
use mc_calendar::Remaining;
use mc_catalog::dossier_number::looks_like_number;
use mc_dossier::WorkState;
use mc_kernel::{
    Page, PageSize, Timestamp,
    ids::{DossierId, StaffId, UnitId},
};
use mc_org::Role;
use mc_policy::{Office, Scope, actions};
use mc_store::{
    dossiers::Brief,
    work_lists::{DueWindow, Whose, WorkKey, WorkLine, WorkQuery},
};

/// What is due within so many minutes is due soon: one working day by the clock on the wall.
const SOON_MINUTES: i64 = 24 * 60;

/// From how many per cent of its time an officer is warned of a step.
pub const WARN_PERCENT: u32 = 80;

/// The lists an officer has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// What lies before the person and their colleagues with the same duty.
    Todo,
    /// What was given to the person.
    Mine,
    /// Everything in the unit, for its head.
    Unit,
    /// Everything in the agency, for its leaders and inspectors.
    Agency,
    /// What is due within a day.
    Soon,
    /// What is past due.
    Overdue,
    /// What waits for the applicant.
    WaitingApplicant,
    /// What waits for another unit.
    WaitingOthers,
    /// What the person has done.
    Done,
}

impl List {
    /// Every list, in the order of the screen.
    pub const ALL: [Self; 9] = [
        Self::Todo,
        Self::Mine,
        Self::Unit,
        Self::Agency,
        Self::Soon,
        Self::Overdue,
        Self::WaitingApplicant,
        Self::WaitingOthers,
        Self::Done,
    ];

    /// The name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Mine => "mine",
            Self::Unit => "unit",
            Self::Agency => "agency",
            Self::Soon => "soon",
            Self::Overdue => "overdue",
            Self::WaitingApplicant => "waiting-applicant",
            Self::WaitingOthers => "waiting-others",
            Self::Done => "done",
        }
    }

    /// The list of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code)
    }

    const fn state(self) -> WorkState {
        match self {
            Self::Todo | Self::Mine | Self::Unit | Self::Agency | Self::Soon | Self::Overdue => {
                WorkState::Todo
            }
            Self::WaitingApplicant => WorkState::WaitingApplicant,
            Self::WaitingOthers => WorkState::WaitingOthers,
            Self::Done => WorkState::Done,
        }
    }

    fn window(self, now: Timestamp) -> DueWindow {
        let always = DueWindow::ALWAYS;
        match self {
            Self::Overdue => DueWindow { until: now, ..always },
            Self::Soon => DueWindow { from: now, until: now.plus_minutes(SOON_MINUTES) },
            Self::Todo
            | Self::Mine
            | Self::Unit
            | Self::Agency
            | Self::WaitingApplicant
            | Self::WaitingOthers
            | Self::Done => always,
        }
    }
}

/// A page of a work list.
pub type WorkPage = Page<WorkLine, WorkKey>;

impl App {
    /// The lists that whoever acts has.
    pub fn lists(&self, ctx: &Ctx) -> Result<Vec<List>, AppError> {
        let staff = ctx.staff()?;
        let works = staff.working().next().is_some();
        let heads = staff.has_role(Role::HeadOfDivision) || staff.has_role(Role::Leader);
        let agency = staff.has_role(Role::Leader) || staff.has_role(Role::Inspector);
        Ok(List::ALL
            .into_iter()
            .filter(|list| match list {
                List::Unit => heads,
                List::Agency => agency,
                List::Todo
                | List::Mine
                | List::Soon
                | List::Overdue
                | List::WaitingApplicant
                | List::WaitingOthers
                | List::Done => works,
            })
            .collect())
    }

    /// A page of one of the lists of whoever acts.
    pub async fn work(
        &self,
        ctx: &Ctx,
        list: List,
        key: Option<WorkKey>,
        size: PageSize,
    ) -> Result<WorkPage, AppError> {
        let scope = self.scope(ctx)?;
        let staff = ctx.staff()?.id;
        if list == List::Done {
            return Ok(self.parts.store.work_done(&scope, staff, key, size).await?);
        }
        let mut rows: Vec<WorkLine> = Vec::new();
        let mut more = false;
        for query in self.queries(ctx, list, staff)? {
            let page = self.parts.store.work(&scope, &query, key, size).await?;
            more |= page.next.is_some();
            rows.extend(page.rows);
        }
        // Of several lists each in order, the first rows of all are the first of the whole.
        rows.sort_by_key(|l| (l.due, l.id));
        rows.dedup_by_key(|l| l.id);
        more |= rows.len() > size.rows();
        rows.truncate(size.rows());
        let next = rows.last().filter(|_| more).map(|l| (l.due, l.id));
        Ok(Page { rows, next })
    }

    /// How many lines each list has, at most 100 each.
    pub async fn work_counts(&self, ctx: &Ctx) -> Result<Vec<(List, u64)>, AppError> {
        let scope = self.scope(ctx)?;
        let staff = ctx.staff()?.id;
        let mut counts = Vec::new();
        for list in self.lists(ctx)? {
            if list == List::Done {
                continue;
            }
            let mut count = 0;
            for query in self.queries(ctx, list, staff)? {
                count += self.parts.store.work_count(&scope, &query).await?;
            }
            counts.push((list, count.min(mc_store::work_lists::MOST_COUNTED)));
        }
        Ok(counts)
    }

    fn queries(&self, ctx: &Ctx, list: List, staff: StaffId) -> Result<Vec<WorkQuery>, AppError> {
        let actor = ctx.staff()?;
        let query =
            |whose| WorkQuery { whose, state: list.state(), window: list.window(self.now()) };
        Ok(match list {
            List::Mine => {
                let people = std::iter::once(staff).chain(actor.stands_in_for());
                people.map(Whose::Assignee).map(query).collect()
            }
            List::Unit => {
                let heads = actor.with_role(Role::HeadOfDivision);
                let leads = actor.with_role(Role::Leader);
                distinct(heads.chain(leads).map(|g| g.unit)).map(Whose::Unit).map(query).collect()
            }
            List::Agency => {
                let leads = actor.with_role(Role::Leader);
                let inspects = actor.with_role(Role::Inspector);
                distinct(leads.chain(inspects).map(|g| g.agency))
                    .map(Whose::Agency)
                    .map(query)
                    .collect()
            }
            List::Todo
            | List::Soon
            | List::Overdue
            | List::WaitingApplicant
            | List::WaitingOthers
            | List::Done => {
                let (reference, today) = (self.reference(), self.today());
                let mut posts = reference.posts(actor, today);
                for absent in actor.stands_in_for() {
                    posts.extend(reference.posts_taken_over(actor, absent, today));
                }
                let queues = posts
                    .into_iter()
                    .flat_map(|post| post.queues.into_iter().map(move |queue| (post.unit, queue)));
                distinct(queues)
                    .map(|(unit, queue)| Whose::Queue { unit, queue })
                    .map(query)
                    .collect()
            }
        })
    }

    /// Dossiers by number, name, identity number, telephone, procedure or words of the answers, as far as the officer may see them.
    pub async fn search_dossiers(
        &self,
        ctx: &Ctx,
        text: &str,
        before: Option<DossierId>,
    ) -> Result<Page<Brief, DossierId>, AppError> {
        self.search_page(ctx, text, before, PageSize::SCREEN).await
    }

    /// The same, by pages of another size. Everything found is noted as seen by whoever searched.
    pub async fn search_page(
        &self,
        ctx: &Ctx,
        text: &str,
        before: Option<DossierId>,
        size: PageSize,
    ) -> Result<Page<Brief, DossierId>, AppError> {
        let found = self.found(ctx, text, before, size).await?;
        self.note_briefs(ctx, &found.rows, "search").await?;
        Ok(found)
    }

    /// What a search finds, without a note: the caller notes what becomes of it.
    pub(crate) async fn found(
        &self,
        ctx: &Ctx,
        text: &str,
        before: Option<DossierId>,
        size: PageSize,
    ) -> Result<Page<Brief, DossierId>, AppError> {
        let permit = self.permit::<actions::SearchDossiers>(ctx, &Office)?;
        let scope = Scope::of(&permit, &ctx.actor);
        let text = text.trim();
        if looks_like_number(text)
            && let Some(brief) = self.brief_by_number(ctx, &text.to_uppercase()).await?
        {
            return Ok(Page { rows: vec![brief], next: None });
        }
        let store = &self.parts.store;
        let ids = store.search_dossiers(&scope, &looked_for(text), before, size.limit()).await?;
        let ids = Page::cut(ids, size, |id| *id);
        Ok(Page { rows: store.briefs(&scope, &ids.rows).await?, next: ids.next })
    }

    async fn brief_by_number(&self, ctx: &Ctx, number: &str) -> Result<Option<Brief>, AppError> {
        let Some(target) = self.parts.store.dossier_target_by_number(number).await? else {
            return Ok(None);
        };
        match self.dossier_permit::<actions::ReadDossier>(ctx, &target) {
            Ok(permit) => Ok(self.parts.store.brief(&permit).await?),
            Err(AppError::NotFound | AppError::Forbidden) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// How much of the working time from one instant to another is over, in per cent; of no time at
    /// all, nothing before it is due.
    pub fn used_percent(&self, from: Timestamp, due: Timestamp) -> u32 {
        let zone = &self.settings().zone;
        let calendar = &self.reference().calendar;
        let between =
            |a, b| mc_calendar::working_minutes_between(calendar, zone.local(a), zone.local(b));
        let (whole, over) = (between(from, due), between(from, self.now()));
        if whole == 0 {
            return if self.now() > due { 100 } else { 0 };
        }
        let percent = u64::from(over) * 100 / u64::from(whole);
        u32::try_from(percent).unwrap_or(u32::MAX)
    }

    /// The working time until something is due, or since it was.
    pub fn remaining(&self, due: Timestamp) -> Remaining {
        let zone = &self.settings().zone;
        let calendar = &self.reference().calendar;
        mc_calendar::remaining(calendar, zone.local(self.now()), zone.local(due))
    }

    /// The units that can be asked for an opinion: those in which somebody would answer, with the
    /// agency each belongs to, by agency.
    pub fn units_to_ask(&self) -> Vec<(UnitId, String, String)> {
        let reference = self.reference();
        let directory = &reference.directory;
        let today = self.today();
        let answers = |unit: &mc_org::Unit| {
            directory.positions_at(unit.id, today).any(|p| {
                matches!(p.role, Role::Leader | Role::HeadOfDivision | Role::ProcessingOfficer)
            })
        };
        let mut units: Vec<(UnitId, String, String)> = directory
            .units(today)
            .filter(|unit| answers(unit))
            .map(|unit| {
                let agency = directory.agency_of(unit.id).map_or(unit, |agency| agency);
                (unit.id, unit.short_name.clone(), agency.short_name.clone())
            })
            .collect();
        units.sort_by(|a, b| (&a.2, &a.1).cmp(&(&b.2, &b.1)));
        units
    }

    /// The colleagues to whom work of a list in a unit may be given.
    pub fn colleagues(&self, unit: UnitId, queue: &str) -> Vec<(StaffId, String)> {
        let reference = self.reference();
        let directory = &reference.directory;
        let today = self.today();
        let mut out: Vec<(StaffId, String)> = directory
            .positions_at(unit, today)
            .filter_map(|position| position.staff)
            .filter(|staff| {
                let posts = crate::places::posts(directory, *staff, today);
                posts.iter().any(|p| p.unit == unit && p.queues.iter().any(|q| q == queue))
            })
            .filter_map(|staff| directory.staff(staff).map(|s| (s.id, s.full_name.clone())))
            .collect();
        out.sort_by(|a, b| a.1.cmp(&b.1));
        out.dedup();
        out
    }
}

fn distinct<T: Ord>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = T> {
    items.into_iter().collect::<std::collections::BTreeSet<T>>().into_iter()
}
