//! What people ask about their own data (Luật 91/2025/QH15, Điều 4; NĐ 356/2025/NĐ-CP, Điều 5): asked,
//! confirmed within two working days, done within the days of its kind, given more time once, with the
//! reason told; and their own data in a file.

use crate::{App, AppError, Ctx};
use mc_kernel::{
    CivilDay, FieldProblem, FieldProblems, Page, PageSize, Timestamp, ids::RightsRequestId,
};
use mc_policy::{Office, Permit, actions};
use mc_store::{
    Batch, Clash, StoreError,
    rights::{self, Kind, RequestKey, RightsRequest, State},
};

/// Within how many working days a person is told that a request was taken up.
pub const CONFIRM_WITHIN_DAYS: u32 = 2;
/// The most open requests of one person.
pub const MOST_OPEN_REQUESTS: u64 = 10;
/// The longest request, reason or answer.
pub const MOST_REQUEST_CHARS: usize = 2_000;

/// Within how many days a request of a kind is done, which is also the most that it may be extended by
/// (NĐ 356/2025, Điều 5).
pub const fn days_of(kind: Kind) -> i32 {
    match kind {
        Kind::View | Kind::Rectify | Kind::Obtain => 10,
        Kind::Withdraw | Kind::Restrict | Kind::Object | Kind::Protect => 15,
        Kind::Erase => 20,
    }
}

/// What is done with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// The person is told that it was taken up.
    Confirm,
    /// It gets more time, for a reason that the person is told.
    Extend {
        /// How many days more.
        days: i32,
        /// Why.
        reason: String,
    },
    /// It was done; what a request to erase asks for is done here.
    Do {
        /// What was done.
        answer: String,
    },
    /// It is refused, with the ground.
    Refuse {
        /// The ground.
        answer: String,
    },
}

impl App {
    /// The requests of the citizen who acts, newest first.
    pub async fn my_requests(
        &self,
        ctx: &Ctx,
        before: Option<RequestKey>,
    ) -> Result<Page<RightsRequest, RequestKey>, AppError> {
        Ok(self.parts.store.requests_of(ctx.citizen()?, before, PageSize::SCREEN).await?)
    }

    /// A request of the citizen who acts.
    pub async fn my_request(
        &self,
        ctx: &Ctx,
        id: RightsRequestId,
    ) -> Result<RightsRequest, AppError> {
        let request = self.parts.store.request_of(ctx.citizen()?, id).await?;
        request.ok_or(AppError::NotFound)
    }

    /// An id for a request that is about to be written: sent twice, it is one.
    pub fn new_request(&self) -> RightsRequestId {
        self.mint().id()
    }

    /// Asks. The clocks begin.
    pub async fn ask_for_right(
        &self,
        ctx: &Ctx,
        id: RightsRequestId,
        kind: &str,
        text: &str,
    ) -> Result<(), AppError> {
        let me = ctx.citizen()?;
        if self.parts.store.request_of(me, id).await?.is_some() {
            return Ok(());
        }
        let mut problems = FieldProblems::none();
        let kind = Kind::from_code(kind);
        if kind.is_none() {
            problems.push(FieldProblem::new("kind", "not-an-option"));
        }
        let text = words(text, "text").map_err(|problem| problems.push(problem));
        if self.parts.store.open_requests_of(me).await? >= MOST_OPEN_REQUESTS {
            let problem = FieldProblem::new("text", "requests-full");
            problems.push(problem.with("most", MOST_OPEN_REQUESTS));
        }
        let (Some(kind), Ok(text), true) = (kind, text, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let request = RightsRequest {
            id,
            subject: me,
            kind,
            text,
            asked: self.now(),
            confirm_by: self.last_moment_of(self.working_day_after(CONFIRM_WITHIN_DAYS)),
            due: self.last_moment_of(self.today().plus_days(days_of(kind))),
            confirmed: None,
            extended: None,
            state: State::Open,
            answer: None,
            closed: None,
        };
        let mut batch = Batch::new();
        rights::ask(&mut batch, &request);
        match self.parts.store.commit(batch).await {
            // Pressed twice at once.
            Ok(()) | Err(StoreError::Conflict(Clash::Row("rights_request"))) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes an open request back.
    pub async fn withdraw_request(&self, ctx: &Ctx, id: RightsRequestId) -> Result<(), AppError> {
        let request = self.my_request(ctx, id).await?;
        if request.state == State::Withdrawn {
            return Ok(());
        }
        let mut batch = Batch::new();
        rights::close(&mut batch, &request, (State::Withdrawn, ""), None, self.now());
        self.closed(batch).await
    }

    fn working_day_after(&self, days: u32) -> CivilDay {
        let reference = self.reference();
        (0..days).fold(self.today(), |day, _| reference.calendar.next_working_day(day))
    }

    /// The end of a day.
    fn last_moment_of(&self, day: CivilDay) -> Timestamp {
        self.midnight(day.next())
    }

    pub(crate) fn protects(&self, ctx: &Ctx) -> Result<Permit<actions::OverseeAccess>, AppError> {
        self.permit::<actions::OverseeAccess>(ctx, &Office)
    }

    /// The requests of people: those that are open, or those that were closed.
    pub async fn rights_requests(
        &self,
        ctx: &Ctx,
        is_closed: bool,
        key: Option<RequestKey>,
    ) -> Result<Page<RightsRequest, RequestKey>, AppError> {
        let permit = self.protects(ctx)?;
        Ok(self.parts.store.requests(&permit, is_closed, key, PageSize::SCREEN).await?)
    }

    /// A request, with the name of who asked.
    pub async fn rights_request(
        &self,
        ctx: &Ctx,
        id: RightsRequestId,
    ) -> Result<(RightsRequest, String), AppError> {
        let request = self.parts.store.request(&self.protects(ctx)?, id).await?;
        let request = request.ok_or(AppError::NotFound)?;
        let name = self.person(request.subject).await?.name;
        Ok((request, name))
    }

    /// Carries a deed out on an open request.
    ///
    /// # Errors
    /// [`AppError::Invalid`] at `deed` where it cannot be done, at `days` and `text` for what was typed.
    pub async fn handle_request(
        &self,
        ctx: &Ctx,
        id: RightsRequestId,
        deed: Deed,
    ) -> Result<(), AppError> {
        let (request, _) = self.rights_request(ctx, id).await?;
        if request.state != State::Open {
            return Err(AppError::Conflict("rights_request"));
        }
        let (now, by) = (self.now(), ctx.staff()?.id);
        let mut batch = Batch::new();
        let action = match deed {
            Deed::Confirm => {
                rights::confirm(&mut batch, id, now);
                "rights.confirmed"
            }
            Deed::Extend { days, reason } => {
                let extended = self.extension(&request, days, &reason)?;
                rights::extend(&mut batch, id, (extended.0, &extended.1), now);
                "rights.extended"
            }
            Deed::Do { answer } => {
                let answer = words(&answer, "text").map_err(AppError::invalid)?;
                if request.kind == Kind::Erase {
                    self.erase_person(ctx, &request, &mut batch).await?;
                }
                rights::close(&mut batch, &request, (State::Done, &answer), Some(by), now);
                "rights.done"
            }
            Deed::Refuse { answer } => {
                let answer = words(&answer, "text").map_err(AppError::invalid)?;
                rights::close(&mut batch, &request, (State::Refused, &answer), Some(by), now);
                "rights.refused"
            }
        };
        self.note(ctx, &mut batch, action, &id.to_string(), request.kind.code())?;
        self.closed(batch).await?;
        if request.kind == Kind::Erase {
            self.parts.store.forget_key(request.subject);
            self.finish_erasures().await?;
        }
        Ok(())
    }

    fn extension(
        &self,
        request: &RightsRequest,
        days: i32,
        reason: &str,
    ) -> Result<(Timestamp, String), AppError> {
        let mut problems = FieldProblems::none();
        let most = days_of(request.kind);
        if request.extended.is_some() {
            problems.push(FieldProblem::new("deed", "extended-once"));
        }
        if !(1..=most).contains(&days) {
            problems.push(FieldProblem::new("days", "extension-days").with("most", most));
        }
        let reason = words(reason, "text").map_err(|problem| problems.push(problem));
        let (Ok(reason), true) = (reason, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        // The end of a day, so the day before it is the last one.
        let last = self.settings().zone.day(request.due.plus_minutes(-1));
        Ok((self.last_moment_of(last.plus_days(days)), reason))
    }

    async fn closed(&self, batch: Batch) -> Result<(), AppError> {
        match self.parts.store.commit(batch).await {
            Err(StoreError::Conflict(Clash::Row(_))) => Err(AppError::Conflict("rights_request")),
            done => Ok(done?),
        }
    }
}

/// Words that somebody wrote, neither nothing nor too many.
pub(crate) fn words(text: &str, field: &str) -> Result<String, FieldProblem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FieldProblem::new(field, "required"));
    }
    if text.chars().count() > MOST_REQUEST_CHARS {
        return Err(FieldProblem::new(field, "too-long").with("most", MOST_REQUEST_CHARS));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NĐ 356/2025, Điều 5.
    #[test]
    fn every_kind_has_the_days_of_the_decree() {
        let days = Kind::ALL.map(|kind| (kind.code(), days_of(kind)));
        assert_eq!(
            days,
            [
                ("view", 10),
                ("rectify", 10),
                ("obtain", 10),
                ("erase", 20),
                ("restrict", 15),
                ("object", 15),
                ("withdraw", 15),
                ("protect", 15),
            ]
        );
    }
}
