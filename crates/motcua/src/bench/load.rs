//! Filling a database with dossiers: every row is one that the program's own decisions wrote, in the
//! order of a year, most of them finished, some on their way, some late.

use super::{
    CLIENTS,
    course::{Officers, forward},
    filing::{Kind, Paper, draft_rows, kinds},
    people::Person,
};
use crate::{installation::OpenError, progress::Progress};
use mc_app::{
    App, AppError, Ctx,
    policy::Actor,
    store::{Batch, Store, StoreError},
};
use mc_kernel::{FixedClock, Locale, SeededRandom, Timestamp, ids::DossierId};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Statements of one commit, far below what a batch may have.
const STATEMENTS: usize = 4_000;
/// The time over which dossiers are spread, in minutes.
const YEAR_MINUTES: u64 = 365 * 24 * 60;
/// After so many dossiers the application is opened anew: it keeps 20 000 counters of desks and
/// days, and must not drop them while numbers that it gave wait for their commit.
const A_ROUND: u64 = 15_000;
/// So many dossiers of one person, on average.
const DOSSIERS_A_PERSON: u64 = 4;
/// The longest way through a process.
const MOST_STEPS: usize = 40;
/// One dossier in so many stays where it is, late.
const ONE_STUCK_IN: usize = 25;
/// How many streams are counted at once.
const COUNTED_AT_ONCE: u16 = u16::MAX;

/// How many dossiers a database holds.
pub(super) async fn count(store: &Store) -> Result<u64, OpenError> {
    let (mut count, mut after) = (0, DossierId::from_bytes([0; 16]));
    loop {
        let streams = store.streams_after(after, COUNTED_AT_ONCE).await?;
        let Some(last) = streams.last() else { return Ok(count) };
        count += u64::try_from(streams.len()).unwrap_or(0);
        after = *last;
    }
}

/// How many people have dossiers, when there are so many dossiers.
pub(super) fn people(dossiers: u64) -> u64 {
    (dossiers / DOSSIERS_A_PERSON).max(u64::try_from(CLIENTS).unwrap_or(1))
}

/// A load.
pub(super) struct Load<'a> {
    /// The clock by which dossiers are decided.
    pub(super) clock: &'a FixedClock,
    /// The present instant; nothing happens after it.
    pub(super) until: Timestamp,
    /// How many dossiers there are already.
    pub(super) first: u64,
}

/// What one round of a load works with.
struct Round<'a> {
    app: &'a App,
    kinds: Vec<Kind>,
    officers: Officers,
    paper: Paper,
    random: SeededRandom,
    people: u64,
}

impl Load<'_> {
    /// Loads so many dossiers and returns how long it took.
    pub(super) async fn run<F: Future<Output = Result<App, OpenError>>>(
        &self,
        count: u64,
        open: impl Fn() -> F,
        progress: &Progress,
    ) -> Result<Duration, OpenError> {
        let started = Instant::now();
        let begin = self.until.plus_minutes(-signed(YEAR_MINUTES));
        let app = open().await?;
        self.insert_people(app.store(), people(self.first + count)).await?;
        let mut done = 0;
        while done < count {
            let end = (done + A_ROUND).min(count);
            self.clock.set(begin.plus_minutes(signed(YEAR_MINUTES * done / count)));
            let app = open().await?;
            let round = Round {
                kinds: kinds(&app).await?,
                officers: Officers::of(&app),
                paper: Paper::store(&app).await?,
                random: SeededRandom::new(self.first + done),
                people: people(self.first + count),
                app: &app,
            };
            let instants =
                (done..end).map(|i| begin.plus_minutes(signed(YEAR_MINUTES * i / count)));
            self.round(&round, instants, &|i| progress.reached(done + i)).await?;
            done = end;
        }
        Ok(started.elapsed())
    }

    async fn insert_people(&self, store: &Store, count: u64) -> Result<(), OpenError> {
        let mut batch = Batch::new();
        for number in 0..count {
            Person::of(number).insert(&mut batch, self.until);
            if batch.statements().len() >= STATEMENTS {
                store.commit(std::mem::take(&mut batch)).await?;
            }
        }
        Ok(store.commit(batch).await?)
    }

    /// Decides dossiers one by one, and commits many while the next ones are decided.
    async fn round(
        &self,
        round: &Round<'_>,
        instants: impl Iterator<Item = Timestamp>,
        reached: &(dyn Fn(u64) + Sync),
    ) -> Result<(), OpenError> {
        let mut commits: JoinSet<Result<(), StoreError>> = JoinSet::new();
        let mut batch = Batch::new();
        for (i, at) in (1..).zip(instants) {
            batch.append(self.dossier(round, at).await?);
            if batch.statements().len() >= STATEMENTS {
                settle(&mut commits).await?;
                let store = round.app.store().clone();
                let full = std::mem::take(&mut batch);
                commits.spawn(async move { store.commit(full).await });
                reached(i);
            }
        }
        settle(&mut commits).await?;
        Ok(round.app.store().commit(batch).await?)
    }

    /// One dossier from its draft to where it stands today.
    async fn dossier(&self, round: &Round<'_>, at: Timestamp) -> Result<Batch, OpenError> {
        let Round { app, random, .. } = round;
        self.clock.set(at);
        let people = usize::try_from(round.people).unwrap_or(usize::MAX);
        let person = Person::of(u64::try_from(random.below(people)).unwrap_or(0));
        // Every third is a birth registration, as in a commune.
        let birth = round.kinds.first().filter(|_| random.below(3) == 0);
        let kind = birth.or_else(|| random.pick(&round.kinds));
        let kind = kind.ok_or_else(|| OpenError("no procedure can be filed".to_owned()))?;
        let area = random.pick(&kind.areas).copied();
        let area = area.ok_or_else(|| OpenError("no area".to_owned()))?;
        let open = kind.draft(app, &person, area, &round.paper)?;
        let mut batch = Batch::new();
        draft_rows(&mut batch, &open);
        let ctx = Ctx::new(Actor::Citizen(person.id), Locale::Vi, "bench");
        let (mut dossier, submitted) = app.rehearse_submission(&ctx, &open).await?;
        batch.append(submitted);
        let stuck_at = (random.below(ONE_STUCK_IN) == 0).then(|| random.below(6));
        for step in 0..MOST_STEPS {
            let minutes = 20 + random.below(1_200);
            self.clock.advance_micros(60_000_000 * i64::try_from(minutes).unwrap_or(20));
            if stuck_at == Some(step) || app.now() > self.until {
                break;
            }
            let next = forward(app, &round.officers, &dossier, &round.paper).await?;
            let Some(next) = next else { break };
            batch.append(next.batch);
            dossier = next.after;
        }
        Ok(batch)
    }
}

/// Waits for the commits on their way.
async fn settle(commits: &mut JoinSet<Result<(), StoreError>>) -> Result<(), OpenError> {
    while let Some(done) = commits.join_next().await {
        done.map_err(AppError::internal)??;
    }
    Ok(())
}

fn signed(minutes: u64) -> i64 {
    i64::try_from(minutes).unwrap_or(i64::MAX)
}
