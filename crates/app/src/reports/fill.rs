//! Counting dossiers that are older than the counts, from their events.

use crate::{App, AppError, rebuild::commands_of};
use mc_dossier::{Dossier, Event};
use mc_kernel::ids::DossierId;
use mc_store::{
    Batch, Clash, StoreError,
    log::{Appended, Told},
    reports::kept,
};

/// Dossiers counted between two notes of how far it has come.
const MOST_AT_ONCE: u16 = 200;
/// How often a dossier is read again when it went on meanwhile.
const MOST_TRIES: u32 = 8;

impl App {
    /// Counts the dossiers that were there before the counts were; does nothing once that is done.
    /// `progress` is told how many are done. Two programs that start at once share the work.
    pub async fn fill_reports(&self, mut progress: impl FnMut(u64)) -> Result<u64, AppError> {
        let store = &self.parts.store;
        let mut done = 0;
        while let Some(from) = store.report_fill().await? {
            let streams = store.streams_after(from, MOST_AT_ONCE).await?;
            for stream in &streams {
                self.count_whole(*stream).await?;
                done += 1;
                progress(done);
            }
            let mut batch = Batch::new();
            let is_done = streams.len() < usize::from(MOST_AT_ONCE);
            kept::reach(&mut batch, from, streams.last().copied().unwrap_or(from), is_done);
            match store.commit(batch).await {
                // Another program has gone on from here: so does this one.
                Ok(()) | Err(StoreError::Conflict(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(done)
    }

    /// Counts one dossier from its events, unless it is counted.
    async fn count_whole(&self, id: DossierId) -> Result<(), AppError> {
        let store = &self.parts.store;
        for _ in 0..MOST_TRIES {
            if store.is_counted(id).await? {
                return Ok(());
            }
            let told = store.stream(id).await?;
            let batch = self.counted(id, &told).await?;
            match store.commit(batch).await {
                Ok(()) => return Ok(()),
                Err(StoreError::Conflict(Clash::Version)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(AppError::Conflict("dossier"))
    }

    async fn counted(&self, id: DossierId, told: &[Told]) -> Result<Batch, AppError> {
        let mut batch = Batch::new();
        let mut state: Option<Dossier> = None;
        for events in commands_of(told) {
            let before = state.clone();
            for event in events {
                state = match (state, &event.recorded.event) {
                    (None, Event::Submitted(first)) => Some(Dossier::opened(id, first)),
                    (Some(state), event) => Some(state.apply(event)),
                    (None, _) => None,
                };
            }
            let Some(after) = &state else { continue };
            let events: Vec<Appended> = events
                .iter()
                .map(|told| Appended { recorded: told.recorded.clone(), private: None })
                .collect();
            self.count(&mut batch, before.as_ref(), after, &events).await?;
        }
        if let Some(last) = &state {
            kept::hold(&mut batch, id, last.version);
        }
        Ok(batch)
    }
}
