//! Every command to a dossier goes this way: permit, load, facts, decide, one batch, commit. When
//! somebody else was faster the command is loaded and decided again, a bounded number of times; when
//! it was carried out before, the answer is what it was then.

use crate::{
    App, AppError, Ctx, Reference, acting::hold, capacity::Capacity, places::Route,
    search_words::decided_answers,
};
use mc_catalog::Procedure;
use mc_dossier::{
    Command, Decision, Dossier, Event, Facts, Place, Recorded, WorkItem,
    decide::decide,
    facts::{Acting, OtherCase, Post},
    work::work_changes,
};
use mc_kernel::{
    ActorRef,
    ids::{CommandId, DossierId, StaffId, UnitId},
};
use mc_policy::{Action, DossierTarget, StaffActor, actions};
use mc_process::{Definition, StepNo, Target};
use mc_store::{
    Batch, Clash, Involved, StoreError, log::Appended, log::append, outbox::enqueue,
    outbox::enqueue_to_reached, projections,
};
use std::{collections::BTreeMap, sync::Arc};

/// How often a command is decided again when somebody else was faster.
const MOST_TRIES: u32 = 8;

/// What became of a command.
#[derive(Debug, Clone)]
pub struct Done {
    /// The dossier as it is after the command.
    pub dossier: Dossier,
    /// Whether the command had been carried out before and nothing was written now.
    pub was_done_before: bool,
}

/// A command with its id and what is written with it.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The id that the form was given when it was drawn.
    pub id: CommandId,
    /// The command.
    pub command: Command,
    /// What else belongs into the same transaction: rows of files, of a rating.
    pub beside: Batch,
}

impl Sent {
    /// A command with nothing beside it.
    pub fn alone(id: CommandId, command: Command) -> Self {
        Self { id, command, beside: Batch::new() }
    }
}

/// The versions and places that a dossier is decided with.
pub(crate) struct Ground {
    pub(crate) reference: Arc<Reference>,
    pub(crate) procedure: Arc<Procedure>,
    pub(crate) process: Arc<Definition>,
    pub(crate) route: Arc<Route>,
    others: Vec<OtherGround>,
}

struct OtherGround {
    case: String,
    version: mc_kernel::ids::ProcessVersionId,
    process: Arc<Definition>,
    limit: mc_calendar::Limit,
    route: Arc<Route>,
}

impl App {
    /// Carries a command out on a dossier.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is no such dossier or it is somebody else's,
    /// [`AppError::Rejected`] when the business says no, and what the database says.
    pub async fn command<A: Action<Target = DossierTarget>>(
        &self,
        ctx: &Ctx,
        id: DossierId,
        sent: Sent,
    ) -> Result<Done, AppError> {
        let (target, ctx) = &self.target_for(ctx, id).await?;
        let permit = self.dossier_permit::<A>(ctx, target)?;
        for _ in 0..MOST_TRIES {
            let before = self.parts.store.dossier(&permit).await?.ok_or(AppError::NotFound)?;
            self.refuse_reused_key(&permit, sent.id).await?;
            let ground = self.ground(&before).await?;
            let decision = self.decide_in_capacity(ctx, &before, &sent.command, &ground).await;
            let (decision, ctx) = match decision {
                Ok(decision) => decision,
                // A repeated command finds its own work done: that is no rejection.
                Err(rejection) => match self.parts.store.command_outcome(sent.id).await? {
                    Some((stream, _)) if stream == id => return Ok(Done::again(before)),
                    _ => return Err(rejection),
                },
            };
            let mut beside = sent.beside.clone();
            if let Some(acting) = ctx.acting() {
                hold(&mut beside, acting, self.now());
            }
            let written = (sent.id, beside);
            let batch = self.batch(&ctx, Some(&before), &decision, &ground, written).await?;
            match self.parts.store.commit(batch).await {
                Ok(()) => {
                    return Ok(Done { dossier: decision.after, was_done_before: false });
                }
                Err(StoreError::Duplicate) => return Ok(Done::again(before)),
                Err(StoreError::Conflict(Clash::Version)) => {}
                Err(StoreError::Conflict(Clash::Row("mandate"))) => {
                    return Err(mc_mandate::Rejection::NotInForce.into());
                }
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Conflict("dossier"))
    }

    /// Makes sure that a dossier still is as it was looked at, so that nobody decides on what they
    /// have not seen. A command that was carried out before has changed it itself: that is no
    /// conflict, and what became of it is returned.
    ///
    /// # Errors
    /// [`AppError::Conflict`] when something else happened in the meantime.
    pub async fn looked_at(
        &self,
        ctx: &Ctx,
        id: DossierId,
        version: u64,
        command: CommandId,
    ) -> Result<Option<Done>, AppError> {
        let (target, ctx) = &self.target_for(ctx, id).await?;
        let permit = self.dossier_permit::<actions::ReadDossier>(ctx, target)?;
        let dossier = self.parts.store.dossier(&permit).await?.ok_or(AppError::NotFound)?;
        if dossier.version == version {
            return Ok(None);
        }
        match self.parts.store.command_outcome(command).await? {
            Some((stream, _)) if stream == id => Ok(Some(Done::again(dossier))),
            _ => Err(AppError::Conflict("dossier")),
        }
    }

    pub(crate) fn decide(
        &self,
        ctx: &Ctx,
        before: &Dossier,
        command: &Command,
        ground: &Ground,
    ) -> Result<Decision, AppError> {
        let others = ground.other_cases();
        let acting = self.acting(ctx, &ground.reference);
        let assignee_posts = self.assignee_posts(command, &ground.reference);
        let facts = self.facts(ground, &others, &acting, &assignee_posts);
        Ok(decide(before, command, &facts)?)
    }

    /// The facts of a decision that is made now.
    pub(crate) fn facts<'a>(
        &'a self,
        ground: &'a Ground,
        other_cases: &'a BTreeMap<String, OtherCase<'a>>,
        acting: &'a Acting,
        assignee_posts: &'a [Post],
    ) -> Facts<'a> {
        let settings = &self.parts.settings;
        Facts {
            now: self.now(),
            zone: &settings.zone,
            calendar: &ground.reference.calendar,
            rules: &settings.rules,
            procedure: &ground.procedure,
            process: &ground.process,
            places: &ground.route.places,
            other_cases,
            acting,
            assignee_posts,
        }
    }

    /// Who acts, as the dossier sees it.
    pub(crate) fn acting(&self, ctx: &Ctx, reference: &Reference) -> Acting {
        let (staff, today) = (ctx.actor.staff(), self.today());
        let posts = |s: &StaffActor| match ctx.capacity {
            Capacity::Own | Capacity::For(_) => reference.posts(s, today),
            Capacity::OnBehalfOf(absent) => reference.posts_taken_over(s, absent, today),
            Capacity::Administration(unit) => {
                vec![Post { unit, queues: Vec::new(), assigns: true }]
            }
        };
        let absent = match ctx.capacity {
            Capacity::OnBehalfOf(absent) => Some(absent),
            Capacity::Own | Capacity::For(_) | Capacity::Administration(_) => None,
        };
        Acting {
            staff: absent.or(staff.map(|s| s.id)),
            subject: ctx.acting().map(|acting| acting.principal).or(ctx.actor.subject()),
            posts: staff.map(posts).unwrap_or_default(),
        }
    }

    fn assignee_posts(&self, command: &Command, reference: &Reference) -> Vec<Post> {
        let assignee: Option<StaffId> = match command {
            Command::CompleteStep(c) => c.assignee,
            Command::Assign(c) => c.to,
            Command::GiveOrder(c) => c.to,
            Command::TakeIn(_)
            | Command::Refuse(_)
            | Command::AskSupplement(_)
            | Command::AnswerSupplement(_)
            | Command::AskConsultation(_)
            | Command::AnswerConsultation(_)
            | Command::CloseConsultation(_)
            | Command::AttachResult(_)
            | Command::ReturnResult(_)
            | Command::Withdraw(_)
            | Command::Rate
            | Command::ProposeApology
            | Command::Reappoint(_)
            | Command::Stop(_)
            | Command::Reopen(_)
            | Command::AnswerOrder(_)
            | Command::SendBack(_)
            | Command::SendAgain(_)
            | Command::DigitisePaper(_)
            | Command::RevokePaper(_) => None,
        };
        assignee
            .map(|staff| crate::places::posts(&reference.directory, staff, self.today()))
            .unwrap_or_default()
    }

    /// The versions and places of a dossier.
    pub(crate) async fn ground(&self, dossier: &Dossier) -> Result<Ground, AppError> {
        let reference = self.reference();
        let procedure = self.procedure(dossier.procedure_version).await?;
        let process = self.process(dossier.process_version).await?;
        let day = self.today();
        let route = reference
            .route(dossier.process_version, &process, dossier.area, day)
            .ok_or_else(|| AppError::internal("a step of the process has no unit any more"))?;
        let mut others = Vec::new();
        for case in cases_led_to(&process) {
            let other = self.other_ground(&reference, &procedure, &case, dossier.area).await?;
            others.extend(other);
        }
        Ok(Ground { reference, procedure, process, route, others })
    }

    async fn other_ground(
        &self,
        reference: &Reference,
        procedure: &Procedure,
        case: &str,
        area: UnitId,
    ) -> Result<Option<OtherGround>, AppError> {
        let day = self.today();
        let Some(version) = reference.process_version(case, day).map(|v| v.id) else {
            return Ok(None);
        };
        let process = self.process(version).await?;
        let route = reference.route(version, &process, area, day);
        let limit = procedure.case(case).map(limit_of);
        Ok(route.zip(limit).map(|(route, limit)| OtherGround {
            case: case.to_owned(),
            version,
            process,
            limit,
            route,
        }))
    }

    /// Everything that a decision writes.
    pub(crate) async fn batch(
        &self,
        ctx: &Ctx,
        before: Option<&Dossier>,
        decision: &Decision,
        ground: &Ground,
        written: (CommandId, Batch),
    ) -> Result<Batch, AppError> {
        self.batch_of(ctx.reference()?, before, decision, ground, written).await
    }

    /// The same for an actor that needs no context: the program itself.
    pub(crate) async fn batch_of(
        &self,
        actor: ActorRef,
        before: Option<&Dossier>,
        decision: &Decision,
        ground: &Ground,
        (command, beside): (CommandId, Batch),
    ) -> Result<Batch, AppError> {
        let after = &decision.after;
        let events = self.recorded(before, decision, command, actor);
        let mut batch = Batch::new();
        append(&mut batch, &events, after.applicant, after)?;
        let involved = Self::involved(after, ground);
        if let Some(before) = before {
            projections::next_dossier(&mut batch, after, &involved)?;
            let words = match decided_answers(decision) {
                Some(answers) => Some(self.words_of(after, &involved, Some(answers)).await?),
                None if involved_changed(before, after) => {
                    Some(self.logged_words(after, &involved).await?)
                }
                None => None,
            };
            if let Some(words) = words {
                self.parts.store.replace_words(&mut batch, after.id, &words);
            }
        }
        self.project(&mut batch, before, after, &events).await?;
        batch.append(beside);
        Ok(batch)
    }

    /// Gives the decided events their place in the log and seals their private parts.
    fn recorded(
        &self,
        before: Option<&Dossier>,
        decision: &Decision,
        command: CommandId,
        actor: ActorRef,
    ) -> Vec<Appended> {
        let first = before.map_or(0, |d| d.version) + 1;
        let at = self.now();
        (first..)
            .zip(&decision.events)
            .map(|(version, decided)| {
                let private = decided.private.clone().map(|p| (p, self.mint().secret()));
                Appended {
                    recorded: Recorded {
                        stream: decision.after.id,
                        version,
                        command,
                        actor,
                        at,
                        event: decided.event.clone(),
                        seal: private.as_ref().map(|(p, salt)| p.seal(salt)),
                    },
                    private,
                }
            })
            .collect()
    }

    /// Adds work lists, hops and messages.
    async fn project(
        &self,
        batch: &mut Batch,
        before: Option<&Dossier>,
        after: &Dossier,
        events: &[Appended],
    ) -> Result<(), AppError> {
        self.project_silently(batch, before, after, events).await?;
        self.count(batch, before, after, events).await?;
        for event in events {
            for message in mc_dossier::effects(&event.recorded.event, after) {
                enqueue(batch, self.mint().id(), &message, event.recorded.at)?;
                if let Some(letter) = message.as_mail().filter(|_| self.parts.mail.is_some()) {
                    let to = (self.mint().id(), after.applicant);
                    enqueue_to_reached(batch, to, &letter, event.recorded.at)?;
                }
            }
        }
        crate::late_answers::follow(batch, before, after, self.now());
        Ok(())
    }

    /// Adds work lists, hops and papers.
    pub(crate) async fn project_silently(
        &self,
        batch: &mut Batch,
        before: Option<&Dossier>,
        after: &Dossier,
        events: &[Appended],
    ) -> Result<(), AppError> {
        let process = self.process(after.process_version).await?;
        let name = |no: Option<StepNo>| {
            no.and_then(|no| process.step(no)).map_or_else(String::new, |s| s.name.clone())
        };
        let by = events.last().and_then(|e| e.recorded.actor.staff());
        let done = (events.last().map_or_else(|| self.now(), |e| e.recorded.at), by);
        let changes = work_changes(before, after);
        projections::work(batch, after, &changes, done, &|item: &WorkItem| name(item.step));
        for event in events {
            let staff = event.recorded.actor.staff();
            if let Some(hop) = mc_dossier::hops(&event.recorded.event, staff, after) {
                projections::hop(batch, after.id, &hop, &name(entered_step(&event.recorded.event)));
            }
        }
        self.project_papers(batch, before, after, events).await
    }

    /// The units and agencies that may come near a dossier.
    pub(crate) fn involved(dossier: &Dossier, ground: &Ground) -> Involved {
        let mut route = Arc::clone(&ground.route);
        if let Some(other) = ground.others.iter().find(|o| o.version == dossier.process_version) {
            route = Arc::clone(&other.route);
        }
        let mut involved =
            Involved { units: route.units.clone(), agencies: route.agencies.clone() };
        involve(&mut involved, &dossier.desk());
        for step in &dossier.steps {
            involve(&mut involved, &step.place);
        }
        for consultation in &dossier.consultations {
            involve(&mut involved, &consultation.place);
        }
        involved
    }
}

impl Done {
    fn again(dossier: Dossier) -> Self {
        Self { dossier, was_done_before: true }
    }
}

impl Ground {
    pub(crate) fn other_cases(&self) -> BTreeMap<String, OtherCase<'_>> {
        let case = |other: &'_ OtherGround| other.case.clone();
        self.others
            .iter()
            .map(|other| {
                let facts = OtherCase {
                    process: &other.process,
                    process_version: other.version,
                    limit: other.limit,
                    places: &other.route.places,
                };
                (case(other), facts)
            })
            .collect()
    }

    /// The ground of a dossier that does not exist yet.
    pub(crate) fn new(
        reference: Arc<Reference>,
        procedure: Arc<Procedure>,
        process: Arc<Definition>,
        route: Arc<Route>,
    ) -> Self {
        Self { reference, procedure, process, route, others: Vec::new() }
    }
}

/// The time limit of a case.
pub(crate) fn limit_of(case: &mc_catalog::Case) -> mc_calendar::Limit {
    match case.unit {
        mc_catalog::DayUnit::WorkingDays => {
            mc_calendar::Limit::working_days(case.limit_days.into())
        }
        mc_catalog::DayUnit::CalendarDays => {
            mc_calendar::Limit::CalendarDays(case.limit_days.into())
        }
    }
}

fn cases_led_to(process: &Definition) -> Vec<String> {
    let outcomes = process.steps.iter().flat_map(|s| &s.outcomes);
    outcomes
        .filter_map(|o| match &o.target {
            Target::Case(code) => Some(code.clone()),
            Target::Steps(_) | Target::End | Target::Supplement | Target::Reject => None,
        })
        .collect()
}

fn involve(involved: &mut Involved, place: &Place) {
    if !involved.units.contains(&place.unit) {
        involved.units.push(place.unit);
    }
    if !involved.agencies.contains(&place.agency) {
        involved.agencies.push(place.agency);
    }
}

fn involved_changed(before: &Dossier, after: &Dossier) -> bool {
    before.process_version != after.process_version
        || before.consultations.len() != after.consultations.len()
}

pub(crate) fn entered_step(event: &Event) -> Option<StepNo> {
    if let Event::StepEntered(e) = event { Some(e.step) } else { None }
}
