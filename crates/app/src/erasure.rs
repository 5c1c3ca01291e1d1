//! Erasing a person (Luật 91/2025/QH15, Điều 14): their key is destroyed, and with it everything that it
//! sealed, in backups too; what stands beside the log is taken away; the log stays verifiable.
//!
//! It is refused while a dossier runs, a mandate of the person holds, a hold stands, or data has to be
//! kept.

use crate::{App, AppError, Ctx};
use mc_calendar::date_words;
use mc_dossier::Dossier;
use mc_gateway::FileKey;
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems, Id, Locale, PageSize, Timestamp,
    ids::{ErasureId, SubjectId},
};
use mc_store::{
    Batch,
    dossiers::Brief,
    erasure::{self, Erasure, Taken},
    rights::RightsRequest,
};

/// Dossiers of one person that are erased at most; whoever has more is a system, not a person.
pub const MOST_DOSSIERS: usize = 5_000;
/// Files of one person that are erased at most.
pub const MOST_CONTENTS: usize = 50_000;

impl App {
    /// Adds the erasure of who asked for it to a batch.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `deed` with every ground against it.
    pub(crate) async fn erase_person(
        &self,
        ctx: &Ctx,
        request: &RightsRequest,
        batch: &mut Batch,
    ) -> Result<(), AppError> {
        let subject = request.subject;
        let dossiers = self.erasable_dossiers(ctx, subject).await?;
        let (files, waiting) = self.contents_to_take(subject).await?;
        let key = self.parts.store.holder_key(subject).await?;
        let erasure = Erasure {
            id: self.mint().id(),
            subject,
            request: request.id,
            decided_by: ctx.staff()?.id,
            begun: self.now(),
            taken: Taken {
                dossiers: u64::try_from(dossiers.len()).unwrap_or(u64::MAX),
                files,
                key: key.filter(|key| key.wrapped.is_some()).map(|key| key.version),
            },
            waiting,
            done: None,
        };
        erasure::erase(batch, &erasure)?;
        for dossier in &dossiers {
            let involved = Self::involved(dossier, &self.ground(dossier).await?);
            let words = self.words_without_person(dossier, &involved);
            self.parts.store.replace_words(batch, dossier.id, &words);
        }
        Ok(())
    }

    /// How many dossiers an erasure would take the contents of.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `deed` with every ground against it.
    pub async fn look_at_erasure(
        &self,
        ctx: &Ctx,
        request: &RightsRequest,
    ) -> Result<usize, AppError> {
        Ok(self.erasable_dossiers(ctx, request.subject).await?.len())
    }

    /// The dossiers of a person, where nothing is against erasing them.
    async fn erasable_dossiers(
        &self,
        ctx: &Ctx,
        subject: SubjectId,
    ) -> Result<Vec<Dossier>, AppError> {
        let permit = self.protects(ctx)?;
        let mut dossiers = Vec::new();
        for brief in self.all_dossiers_of(subject).await? {
            let dossier = self.parts.store.state_of(&permit, brief.id).await?;
            dossiers.push(dossier.ok_or(AppError::NotFound)?);
        }
        let problems = self.against_erasing(ctx, subject, &dossiers).await?;
        if problems.is_empty() { Ok(dossiers) } else { Err(AppError::invalid(problems)) }
    }

    async fn all_dossiers_of(&self, subject: SubjectId) -> Result<Vec<Brief>, AppError> {
        let (mut all, mut before) = (Vec::new(), None);
        loop {
            let page = self
                .parts
                .store
                .dossiers_of(subject, before, PageSize::new(PageSize::MOST))
                .await?;
            all.extend(page.rows);
            if all.len() > MOST_DOSSIERS {
                let problem = FieldProblem::new("deed", "erase-too-many");
                return Err(AppError::invalid(problem.with("most", MOST_DOSSIERS)));
            }
            match page.next {
                Some(next) => before = Some(next),
                None => return Ok(all),
            }
        }
    }

    /// Every ground against erasing a person now.
    async fn against_erasing(
        &self,
        ctx: &Ctx,
        subject: SubjectId,
        dossiers: &[Dossier],
    ) -> Result<FieldProblems, AppError> {
        let mut problems = FieldProblems::none();
        if let Some(hold) = self.parts.store.hold_of(subject).await? {
            let problem = FieldProblem::new("deed", "erase-held").with("ground", hold.ground);
            problems.push(problem.with("number", hold.number));
        }
        if self.parts.store.live_mandate_of(subject, self.now()).await?.is_some() {
            problems.push(FieldProblem::new("deed", "erase-mandate"));
        }
        if let Some(running) = dossiers.iter().find(|dossier| end_of(dossier).is_none()) {
            let problem = FieldProblem::new("deed", "erase-running");
            problems.push(problem.with("number", &running.number));
        }
        for (dossier, ended) in dossiers.iter().filter_map(|d| Some((d, end_of(d)?))) {
            if let Some(problem) = self.is_kept(ctx.locale, dossier, ended).await? {
                problems.push(problem);
                break;
            }
        }
        Ok(problems)
    }

    /// Why the data of an ended dossier is kept, where it is.
    async fn is_kept(
        &self,
        locale: Locale,
        dossier: &Dossier,
        ended: Timestamp,
    ) -> Result<Option<FieldProblem>, AppError> {
        let Some(retention) = self.parts.store.retention(&dossier.procedure).await? else {
            let problem = FieldProblem::new("deed", "erase-no-class");
            return Ok(Some(problem.with("procedure", &dossier.procedure)));
        };
        let Some(years) = retention.years else {
            let problem = FieldProblem::new("deed", "erase-kept-for-ever");
            let problem = problem.with("number", &dossier.number);
            return Ok(Some(problem.with("ground", &retention.ground)));
        };
        let until = first_day_after(self.settings().zone.day(ended), years);
        let is_over = until.is_some_and(|until| until <= self.today());
        let problem = || {
            let until = until.map(|day| date_words(day, locale)).unwrap_or_default();
            FieldProblem::new("deed", "erase-kept")
                .with("number", &dossier.number)
                .with("ground", &retention.ground)
                .with("until", until)
        };
        Ok((!is_over).then(problem))
    }

    /// How many files a person has, and which of their contents lie open and are nobody else's.
    async fn contents_to_take(
        &self,
        subject: SubjectId,
    ) -> Result<(u64, Vec<mc_kernel::Digest>), AppError> {
        let store = &self.parts.store;
        let (mut after, mut count, mut open) = (Id::<()>::from_bytes([0; 16]), 0_u64, Vec::new());
        loop {
            let some = store.contents_of(subject, after).await?;
            let Some((last, _)) = some.last() else { return Ok((count, open)) };
            after = *last;
            for (_, sha256) in some {
                count += 1;
                let is_open = self.parts.files.has(&FileKey::of(&sha256)).await?;
                let owners = store.owners_of_content(sha256).await?;
                let is_own = owners.is_some_and(|all| all.iter().all(|owner| *owner == subject));
                if is_open && is_own && !open.contains(&sha256) {
                    open.push(sha256);
                }
            }
            if open.len() > MOST_CONTENTS {
                let problem = FieldProblem::new("deed", "erase-too-many");
                return Err(AppError::invalid(problem.with("most", MOST_CONTENTS)));
            }
        }
    }

    /// Takes away the contents of files of people who were erased; done again after an interruption
    /// until nothing is left.
    pub async fn finish_erasures(&self) -> Result<u64, AppError> {
        let (mut after, mut done) = (ErasureId::from_bytes([0; 16]), 0);
        loop {
            let some = self.parts.store.unfinished_erasures(after).await?;
            let Some(last) = some.last() else { return Ok(done) };
            after = last.id;
            for erasure in &some {
                self.parts.files.remove_sealed(erasure.subject.into()).await?;
                for sha256 in &erasure.waiting {
                    self.parts.files.remove(&FileKey::of(sha256)).await?;
                }
                let mut batch = Batch::new();
                erasure::done(&mut batch, erasure.id, self.now());
                self.parts.store.commit(batch).await?;
                done += 1;
            }
        }
    }

    /// The erasure that carries a request out: its certificate.
    pub async fn erasure_certificate(
        &self,
        ctx: &Ctx,
        request: &RightsRequest,
    ) -> Result<Option<Erasure>, AppError> {
        self.protects(ctx)?;
        Ok(self.parts.store.erasure_of(request.id).await?)
    }
}

/// When a dossier ended: with its result or refusal, or because it was withdrawn.
fn end_of(dossier: &Dossier) -> Option<Timestamp> {
    dossier.ended.as_ref().map(|end| end.at).or(dossier.withdrawn_at)
}

/// The first day on which what ended on a day is kept no more: whole years after the year in which it
/// ended.
pub(crate) fn first_day_after(ended: CivilDay, years: u32) -> Option<CivilDay> {
    let year = i64::from(ended.year()) + i64::from(years) + 1;
    CivilDay::new(i16::try_from(year).ok()?, 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_kept_for_whole_years_after_the_year_of_its_end() {
        let day = |text: &str| text.parse::<CivilDay>().unwrap();
        for (ended, years, first) in [
            ("2023-05-25", 5, "2029-01-01"),
            ("2023-12-31", 0, "2024-01-01"),
            ("2024-02-29", 20, "2045-01-01"),
        ] {
            assert_eq!(first_day_after(day(ended), years), Some(day(first)), "{ended} {years}");
        }
        assert_eq!(first_day_after(day("2023-05-25"), 30_000), None, "for ever");
    }
}
