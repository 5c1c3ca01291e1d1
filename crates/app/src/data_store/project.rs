//! From the log into the stores: in the transaction of the command, and when they are rebuilt.

use super::kind_in;
use crate::{App, AppError};
use mc_dossier::{Dossier, Event, PaperChange, Private, Share, paper_changes};
use mc_store::{Batch, log::Appended, papers::project};
use std::collections::BTreeMap;

impl App {
    /// Adds what the events of one command change in the store of the dossier's applicant.
    pub(crate) async fn project_papers(
        &self,
        batch: &mut Batch,
        before: Option<&Dossier>,
        after: &Dossier,
        events: &[Appended],
    ) -> Result<(), AppError> {
        let titles = self.titles(after, events).await?;
        let words = |version: u64| titles.get(&version).cloned().unwrap_or_default();
        for event in events {
            let (recorded, private) = (&event.recorded, event.private.as_ref().map(|(p, _)| p));
            let told = (recorded.version, &recorded.event);
            for mut change in paper_changes(told, private, after, &words) {
                if let PaperChange::Entered(entry) = &mut change
                    && entry.title.is_empty()
                {
                    let procedure = self.procedure(after.procedure_version).await?;
                    entry.title = kind_in(&procedure, &entry.kind);
                }
                project::change(batch, after, &change);
            }
        }
        if let Some(received) = after.clock.received {
            let accepted = self.settings().zone.day(received);
            let before = before.map(Share::of).unwrap_or_default();
            project::share(batch, after, accepted, before);
        }
        Ok(())
    }

    /// The titles of results, by the version of the event that attached them: they are private
    /// words, of this command or of one before.
    async fn titles(
        &self,
        after: &Dossier,
        events: &[Appended],
    ) -> Result<BTreeMap<u64, String>, AppError> {
        let mut titles = BTreeMap::new();
        if !events.iter().any(|e| matches!(e.recorded.event, Event::Finished(_))) {
            return Ok(titles);
        }
        for result in after.issued() {
            let version = result.attached_in;
            let own = events.iter().find(|e| e.recorded.version == version);
            let words = match own.and_then(|e| e.private.as_ref()) {
                Some((private, _)) => Some(private.clone()),
                None => self.parts.store.private_words(after.id, version).await?,
            };
            if let Some(Private::Words { text }) = words {
                titles.insert(version, text);
            }
        }
        Ok(titles)
    }
}
