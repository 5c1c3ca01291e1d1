//! Rebuilding projections from the log, and checking the log itself.

use crate::{App, AppError, Ctx, dossier_view::latest_answers};
use mc_dossier::{Dossier, Event};
use mc_kernel::{Locale, ids::DossierId};
use mc_policy::Actor;
use mc_store::{Batch, Numbered, log::Appended, log::Told, projections};

/// Streams taken at once.
const MOST_AT_ONCE: u16 = 200;

/// What a check of the log found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogCheck {
    /// Every event is what it was when it was written; so many were checked.
    Whole {
        /// How many.
        events: i64,
    },
    /// An event was changed after it was written.
    Changed {
        /// The dossier.
        dossier: DossierId,
        /// The event's version.
        version: u64,
    },
}

impl App {
    /// Writes the projections of every dossier anew from its events; `progress` is told how many are
    /// done. Messages that were sent are not sent again. What reports count is dropped and counted
    /// anew after all others.
    pub async fn rebuild(&self, mut progress: impl FnMut(u64)) -> Result<u64, AppError> {
        let mut done = 0;
        let mut after = DossierId::from_bytes([0; 16]);
        let mut shares = Batch::new();
        mc_store::papers::project::forget_shares(&mut shares);
        self.parts.store.commit(shares).await?;
        loop {
            let streams = self.parts.store.streams_after(after, MOST_AT_ONCE).await?;
            let Some(last) = streams.last() else {
                let mut batch = Batch::new();
                mc_store::reports::kept::begin_again(&mut batch);
                self.parts.store.commit(batch).await?;
                self.fill_reports(|_| {}).await?;
                return Ok(done);
            };
            after = *last;
            for stream in &streams {
                self.rebuild_one(*stream).await?;
                done += 1;
                progress(done);
            }
        }
    }

    async fn rebuild_one(&self, id: DossierId) -> Result<(), AppError> {
        let store = &self.parts.store;
        let told = store.stream(id).await?;
        let Some(Event::Submitted(first)) = told.first().map(|t| &t.recorded.event) else {
            return Err(AppError::internal(format!(
                "dossier {id} does not begin with a submission"
            )));
        };
        let number = store.number_of(id).await?.ok_or(AppError::NotFound)?;
        let mut batch = Batch::new();
        store.clear_projections(&mut batch, id);
        let mut state: Option<Dossier> = None;
        let opened = Dossier::opened(id, first);
        for events in commands_of(&told) {
            let before = state.clone();
            let after = events.iter().fold(before.clone(), |state, told| match state {
                None => Some(opened.clone()),
                Some(state) => Some(state.apply(&told.recorded.event)),
            });
            let after = after.unwrap_or_else(|| opened.clone());
            self.replay(&mut batch, before.as_ref(), &after, events, &number).await?;
            state = Some(after);
        }
        if let Some(dossier) = &state {
            let involved = Self::involved(dossier, &self.ground(dossier).await?);
            let words = self.words_of(dossier, &involved, latest_answers(&told)).await?;
            store.words(&mut batch, id, &words);
        }
        Ok(store.commit(batch).await?)
    }

    async fn replay(
        &self,
        batch: &mut Batch,
        before: Option<&Dossier>,
        after: &Dossier,
        events: &[Told],
        number: &Numbered,
    ) -> Result<(), AppError> {
        let ground = self.ground(after).await?;
        let involved = Self::involved(after, &ground);
        if before.is_some() {
            projections::next_dossier(batch, after, &involved)?;
        } else {
            projections::new_dossier(batch, after, number, &involved)?;
        }
        let events: Vec<Appended> = events
            .iter()
            .map(|told| Appended {
                recorded: told.recorded.clone(),
                // The salt belongs to the log alone, which is not written here.
                private: told.private.clone().map(|private| (private, [0; 32])),
            })
            .collect();
        self.project_silently(batch, before, after, &events).await
    }

    /// Checks every event's leaf.
    pub async fn check_log(&self, mut progress: impl FnMut(i64)) -> Result<LogCheck, AppError> {
        let mut reached = 0;
        loop {
            match self.parts.store.check_leaves(reached, MOST_AT_ONCE).await? {
                None => return Ok(LogCheck::Whole { events: reached }),
                Some(Err((dossier, version))) => {
                    return Ok(LogCheck::Changed { dossier, version });
                }
                Some(Ok(position)) => {
                    reached = position;
                    progress(position);
                }
            }
        }
    }

    /// A context for the program itself: it may read nothing and change nothing that needs a permit.
    pub fn program_context(&self) -> Ctx {
        Ctx::new(Actor::Stranger, Locale::Vi, "program")
    }
}

/// The events of a stream, cut where another command begins.
pub(crate) fn commands_of(told: &[Told]) -> impl Iterator<Item = &[Told]> {
    told.chunk_by(|a, b| a.recorded.command == b.recorded.command)
}
