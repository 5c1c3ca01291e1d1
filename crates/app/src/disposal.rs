//! Destroying data whose time is over (Luật 91/2025/QH15, Điều 14): procedure by procedure, decided by a
//! person, dossier by dossier, with a certificate. A hold keeps what it holds; the event log stays
//! verifiable; interrupted, it is finished by the housekeeping.

use crate::{App, AppError, Ctx, erasure::first_day_after};
use mc_gateway::FileKey;
use mc_kernel::{CivilDay, FieldProblem, Page, PageSize, ids::DisposalId};
use mc_store::{
    Batch, Clash, StoreError,
    disposal::{self, Content, Disposal, DisposalKey, Over, Taken},
    retention::Retention,
};

pub use mc_store::disposal::MOST_AT_ONCE;

/// What of a procedure could be destroyed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeOver {
    /// How long its data is kept, and by which provision.
    pub retention: Retention,
    /// Dossiers that ended before this day are over.
    pub ended_before: CivilDay,
    /// The oldest of them, at most [`MOST_AT_ONCE`].
    pub dossiers: Vec<Over>,
}

impl App {
    /// Which dossiers of a procedure are kept no longer. Nothing is, where its data is kept for ever or
    /// no time was set.
    ///
    /// # Errors
    /// [`AppError::NotFound`] where no time is set for the procedure, or it is for ever.
    pub async fn time_over(&self, ctx: &Ctx, procedure: &str) -> Result<TimeOver, AppError> {
        let permit = self.protects(ctx)?;
        let retention = self.parts.store.retention(procedure).await?;
        let retention = retention.ok_or(AppError::NotFound)?;
        let years = retention.years.ok_or(AppError::NotFound)?;
        let ended_before = first_kept_day(self.today(), years).ok_or(AppError::NotFound)?;
        let before = self.midnight(ended_before);
        let dossiers = self.parts.store.dossiers_over(&permit, procedure, before).await?;
        Ok(TimeOver { retention, ended_before, dossiers })
    }

    /// Destroys the data of dossiers of a procedure whose time is over: the oldest, as many as were
    /// looked at. Returns the certificate's number.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `dossiers` where other dossiers than those that were looked at are the
    /// oldest now, or none is.
    pub async fn dispose(
        &self,
        ctx: &Ctx,
        procedure: &str,
        looked_at: usize,
    ) -> Result<DisposalId, AppError> {
        let over = self.time_over(ctx, procedure).await?;
        if over.dossiers.is_empty() || over.dossiers.len() != looked_at {
            return Err(AppError::invalid(FieldProblem::new("dossiers", "disposal-changed")));
        }
        let disposal = Disposal {
            id: self.mint().id(),
            procedure: procedure.to_owned(),
            ground: over.retention.ground.clone(),
            ended_before: self.midnight(over.ended_before),
            by: ctx.staff()?.id,
            begun: self.now(),
            done: None,
        };
        let mut batch = Batch::new();
        disposal::begin(&mut batch, &disposal);
        let detail = over.dossiers.len().to_string();
        self.note(ctx, &mut batch, "data.disposed", procedure, &detail)?;
        self.parts.store.commit(batch).await?;
        for one in &over.dossiers {
            self.dispose_one(ctx, disposal.id, one).await?;
        }
        self.finish_disposal(&disposal).await?;
        Ok(disposal.id)
    }

    async fn dispose_one(&self, ctx: &Ctx, id: DisposalId, over: &Over) -> Result<(), AppError> {
        let permit = self.protects(ctx)?;
        let store = &self.parts.store;
        let dossier = store.state_of(&permit, over.id).await?.ok_or(AppError::NotFound)?;
        let contents = store.contents_of_dossier(over.id).await?;
        let involved = Self::involved(&dossier, &self.ground(&dossier).await?);
        let words = self.words_without_person(&dossier, &involved);
        let mut batch = Batch::new();
        disposal::take(&mut batch, id, over.id, &contents, self.now())?;
        store.replace_words(&mut batch, over.id, &words);
        match store.commit(batch).await {
            // A hold was set meanwhile, or somebody else was faster.
            Ok(()) | Err(StoreError::Conflict(Clash::Row("disposed"))) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes the contents of destroyed dossiers out of the file store; done again after an interruption
    /// until nothing is left.
    pub async fn finish_disposals(&self) -> Result<u64, AppError> {
        let (mut after, mut done) = (DisposalId::from_bytes([0; 16]), 0);
        loop {
            let some = self.parts.store.unfinished_disposals(after).await?;
            let Some(last) = some.last() else { return Ok(done) };
            after = last.id;
            for disposal in &some {
                self.finish_disposal(disposal).await?;
                done += 1;
            }
        }
    }

    async fn finish_disposal(&self, disposal: &Disposal) -> Result<(), AppError> {
        let store = &self.parts.store;
        for (dossier, contents) in store.contents_left(disposal.id).await? {
            for content in &contents {
                self.remove_content(content).await?;
            }
            let mut batch = Batch::new();
            disposal::emptied(&mut batch, dossier);
            store.commit(batch).await?;
        }
        let mut batch = Batch::new();
        disposal::done(&mut batch, disposal.id, self.now());
        Ok(store.commit(batch).await?)
    }

    /// Takes a content away unless a row still names it: the same bytes may be a paper of another
    /// dossier of the same person, or of somebody else.
    async fn remove_content(&self, (owner, sha256): &Content) -> Result<(), AppError> {
        let (store, files) = (&self.parts.store, &self.parts.files);
        // So many people have it that it is no paper of one person.
        let Some(owners) = store.owners_of_content(*sha256).await? else { return Ok(()) };
        if !owners.contains(owner)
            && let Some(key) = store.data_key(*owner).await?
        {
            files.remove(&FileKey::sealed(key.holder(), key.version(), sha256)).await?;
        }
        if owners.is_empty() {
            files.remove(&FileKey::of(sha256)).await?;
        }
        Ok(())
    }

    /// Disposals, newest first.
    pub async fn disposals(
        &self,
        ctx: &Ctx,
        before: Option<DisposalKey>,
    ) -> Result<Page<Disposal, DisposalKey>, AppError> {
        let permit = self.protects(ctx)?;
        Ok(self.parts.store.disposals(&permit, before, PageSize::SCREEN).await?)
    }

    /// A disposal with its dossiers: the certificate.
    pub async fn disposal(
        &self,
        ctx: &Ctx,
        id: DisposalId,
    ) -> Result<(Disposal, Vec<Taken>), AppError> {
        self.parts.store.disposal(&self.protects(ctx)?, id).await?.ok_or(AppError::NotFound)
    }
}

/// The first day on which a dossier may have ended whose data is kept today: what ended before it is
/// over.
fn first_kept_day(today: CivilDay, years: u32) -> Option<CivilDay> {
    // Data is kept for whole years after the year of its end.
    let year = i64::from(today.year()) - i64::from(years);
    let day = CivilDay::new(i16::try_from(year).ok()?, 1, 1)?;
    first_day_after(CivilDay::new(day.year().checked_sub(1)?, 12, 31)?, years)
        .filter(|first| *first <= today)
        .map(|_| day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ended_before_the_year_that_is_kept_is_over() {
        let day = |text: &str| text.parse::<CivilDay>().unwrap();
        // Kept for 5 years after the year of the end: what ended in 2017 is over on 1 January 2023.
        for (today, years, first) in [
            ("2023-05-25", 5, "2018-01-01"),
            ("2022-12-31", 5, "2017-01-01"),
            ("2023-01-01", 0, "2023-01-01"),
        ] {
            assert_eq!(first_kept_day(day(today), years), Some(day(first)), "{today} {years}");
        }
        assert_eq!(first_kept_day(day("2023-05-25"), 30_000), None);
    }
}
