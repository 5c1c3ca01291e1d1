//! Apologies that are prepared by themselves: at the latest one working day before a promised instant
//! that will not be kept (NĐ 61/2018, Điều 19.9).

use crate::{App, AppError};
use mc_dossier::{BusinessState, Command, Dossier, Event, decide::decide, facts::Acting};
use mc_kernel::{
    ActorRef, Timestamp,
    ids::{CommandId, DossierId},
};
use mc_store::{Batch, Clash, StoreError};
use std::collections::BTreeMap;

/// Dossiers looked at at once.
const MOST_AT_ONCE: u16 = 100;
/// Pages of them that one round looks at; what is left comes with the next round.
const MOST_PAGES: usize = 10;
/// How far ahead a round looks: the longest run of days off with the working day before it.
const LOOK_AHEAD_MINUTES: i64 = 12 * 24 * 60;
/// The states in which a clock may run towards a promised instant.
const RUNNING: [BusinessState; 2] = [BusinessState::Accepted, BusinessState::Processing];

impl App {
    /// Prepares the apologies of dossiers whose promised instant is a working day off or less, and
    /// says how many.
    pub async fn propose_apologies(&self) -> Result<u32, AppError> {
        let until = self.now().plus_minutes(self.look_ahead());
        let mut proposed = 0;
        for state in RUNNING {
            let mut after = (Timestamp::from_micros(i64::MIN + 1), DossierId::from_bytes([0; 16]));
            for _ in 0..MOST_PAGES {
                let due = self.parts.store.promises_due(state, after, until, MOST_AT_ONCE).await?;
                let Some(last) = due.last() else { break };
                after = *last;
                for (_, dossier) in &due {
                    proposed += u32::from(self.try_proposing(*dossier).await);
                }
            }
        }
        Ok(proposed)
    }

    /// Until when promises are looked at: exactly those of the next working day where the calendar
    /// says so, never further than [`LOOK_AHEAD_MINUTES`].
    fn look_ahead(&self) -> i64 {
        let zone = &self.settings().zone;
        let calendar = &self.reference().calendar;
        let now = self.now();
        let end = mc_calendar::add_working_minutes(
            calendar,
            zone.local(now),
            mc_calendar::MINUTES_A_DAY + 1,
        );
        let minutes = (zone.instant(end).micros() - now.micros()) / 60_000_000 + 1;
        minutes.clamp(1, LOOK_AHEAD_MINUTES)
    }

    /// One dossier that cannot be apologised for does not hold up the others.
    async fn try_proposing(&self, id: DossierId) -> bool {
        match self.propose_apology(id).await {
            Ok(is_proposed) => is_proposed,
            Err(error) => {
                tracing::warn!(dossier = %id, %error, "no apology could be prepared");
                false
            }
        }
    }

    async fn propose_apology(&self, id: DossierId) -> Result<bool, AppError> {
        let told = self.parts.store.stream(id).await?;
        let events: Vec<&Event> = told.iter().map(|told| &told.recorded.event).collect();
        let Some(before) = Dossier::fold(id, events) else { return Ok(false) };
        let ground = self.ground(&before).await?;
        let (acting, others) = (Acting::default(), BTreeMap::new());
        let facts = self.facts(&ground, &others, &acting, &[]);
        let Ok(decision) = decide(&before, &Command::ProposeApology, &facts) else {
            return Ok(false);
        };
        // Of two workers that prepare it at once, the command id lets one through.
        let slot = format!("{} {}", before.id, before.version);
        let written = (CommandId::derived("apology", &slot), Batch::new());
        let batch =
            self.batch_of(ActorRef::Program, Some(&before), &decision, &ground, written).await?;
        match self.parts.store.commit(batch).await {
            Ok(()) => Ok(true),
            Err(StoreError::Duplicate | StoreError::Conflict(Clash::Version)) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
