//! Carrying a decision out: once, on the dossier that was looked at, with every problem told at the
//! decision it belongs to.

use super::{
    decisions::Tried,
    deed::Decision,
    dossier::{Looking, desk_page},
    fields::{TO_ALL, TO_ME},
    rules,
};
use crate::{
    Web,
    citizen::id,
    forms::refusal_words,
    posted::Posted,
    reply::{Reply, page_with, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    commands::{Done, Sent},
    desk::ResultFacts,
    dossier::{
        Command, ResultKind, ReturnWay,
        command::{
            AnswerOrder, Assign, CloseConsultation, CompleteStep, GiveOrder, Reappoint,
            RefusalWords, Refuse, Reopen, ReturnResult, SendAgain, SendBack, Stop, TakeIn,
            Withdraw,
        },
    },
    dossier_view::DossierView,
    form::read_day,
    policy::actions,
    process::TokenId,
};
use mc_kernel::{
    DayTime, Dong, FieldProblem, FieldProblems, Timestamp,
    ids::{CommandId, DossierId},
};

pub(crate) async fn decide(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(looking): Query<Looking>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let value = posted.text("_decision").to_owned();
    let decision = Decision::parse(&value).ok_or(AppError::NotFound)?;
    let deciding = Deciding { web: &web, visit: &visit, dossier, posted: &posted };
    let error = match deciding.carry_out(decision).await {
        Ok(done) => {
            let told = if done.was_done_before { "done-before" } else { "done" };
            return see_other_telling(&web, &looking.address(dossier, ""), told);
        }
        Err(error) => error,
    };
    let mut tried =
        Tried { value: &value, posted: &posted, problems: FieldProblems::none(), said: Vec::new() };
    let status = match error {
        AppError::Invalid(invalid) => {
            tried.problems = invalid.problems;
            StatusCode::UNPROCESSABLE_ENTITY
        }
        AppError::Rejected(rejection) => {
            tried.said.push(rejection.words(visit.locale()).to_owned());
            StatusCode::CONFLICT
        }
        AppError::FileRefused(refusal) => {
            tried.said.push(refusal_words(visit.l(), &refusal));
            StatusCode::UNPROCESSABLE_ENTITY
        }
        AppError::Conflict(_) => {
            tried.said.push(visit.l().t("decide-changed").into_owned());
            StatusCode::CONFLICT
        }
        AppError::NotFound
        | AppError::Mandate(_)
        | AppError::Document(_)
        | AppError::Forbidden
        | AppError::Unauthenticated
        | AppError::ProofNeeded(_)
        | AppError::RateLimited { .. }
        | AppError::Unavailable(_)
        | AppError::Internal(_) => return Err(error.into()),
    };
    let view = web.app.view_dossier(visit.ctx(), dossier).await?;
    page_with(status, &desk_page(&web, &visit, &view, &looking, Some(&tried)).await?)
}

struct Deciding<'a> {
    web: &'a Web,
    visit: &'a Visit,
    dossier: DossierId,
    posted: &'a Posted,
}

impl Deciding<'_> {
    #[expect(clippy::too_many_lines, reason = "a line or two for every decision")]
    async fn carry_out(&self, decision: Decision) -> Result<Done, AppError> {
        let app = &self.web.app;
        let ctx = self.visit.ctx();
        let command: CommandId = self.posted.parsed("_command")?;
        let version = self.posted.parsed("_version")?;
        if let Some(done) = app.looked_at(ctx, self.dossier, version, command).await? {
            return Ok(done);
        }
        let sent = |of| Sent::alone(command, of);
        match decision {
            Decision::TakeIn { forward } => {
                let of = Command::TakeIn(TakeIn { forward });
                app.command::<actions::TakeIn>(ctx, self.dossier, sent(of)).await
            }
            Decision::Refuse => {
                let of = Command::Refuse(Refuse { words: self.refusal()? });
                app.command::<actions::Refuse>(ctx, self.dossier, sent(of)).await
            }
            Decision::Leave { token, outcome } => {
                let of = self.leave(token, outcome).await?;
                app.command::<actions::Process>(ctx, self.dossier, sent(of)).await
            }
            Decision::Assign { token } => {
                let of = Command::Assign(Assign { token, to: self.to()? });
                app.command::<actions::Process>(ctx, self.dossier, sent(of)).await
            }
            Decision::Answer(consultation) => {
                let mut problems = FieldProblems::none();
                let answer = self.needed("answer", &mut problems);
                problems.into_result().map_err(AppError::invalid)?;
                let files = self.posted.files.iter();
                let files = files.map(|file| (file.name.clone(), file.bytes.clone())).collect();
                let which = (command, consultation);
                app.answer_consultation(ctx, self.dossier, which, answer, files).await
            }
            Decision::Close(consultation) => {
                let of = Command::CloseConsultation(CloseConsultation { consultation });
                app.command::<actions::Process>(ctx, self.dossier, sent(of)).await
            }
            Decision::Attach { token } => self.attach(command, token).await,
            Decision::Return => {
                let of = self.hand_over()?;
                app.command::<actions::ReturnResult>(ctx, self.dossier, sent(of)).await
            }
            Decision::Withdraw => {
                let reason = self.posted.text("reason").to_owned();
                let of = Command::Withdraw(Withdraw { reason });
                app.command::<actions::Withdraw>(ctx, self.dossier, sent(of)).await
            }
            Decision::Apologise => {
                let of = Command::Reappoint(self.reappoint()?);
                app.command::<actions::Process>(ctx, self.dossier, sent(of)).await
            }
            Decision::Stop => {
                let of = Command::Stop(Stop { reason: self.one("reason")? });
                app.command::<actions::Stop>(ctx, self.dossier, sent(of)).await
            }
            Decision::Reopen | Decision::Order => {
                let of = self.steered(&decision)?;
                app.command::<actions::Steer>(ctx, self.dossier, sent(of)).await
            }
            Decision::AnswerOrder(order) => {
                let of = Command::AnswerOrder(AnswerOrder { order, answer: self.one("answer")? });
                app.command::<actions::Process>(ctx, self.dossier, sent(of)).await
            }
            Decision::SendBack { token } => {
                let of = Command::SendBack(SendBack { token, why: self.one("reason")? });
                app.command::<actions::Process>(ctx, self.dossier, sent(of)).await
            }
            Decision::SendAgain { token } => {
                let note = self.posted.text("note").to_owned();
                let of = Command::SendAgain(SendAgain { token, note });
                app.command::<actions::Process>(ctx, self.dossier, sent(of)).await
            }
        }
    }

    /// What a leader says: that the dossier goes on, or an order.
    fn steered(&self, decision: &Decision) -> Result<Command, AppError> {
        Ok(if matches!(decision, Decision::Reopen) {
            Command::Reopen(Reopen { reason: self.one("reason")? })
        } else {
            Command::GiveOrder(self.order()?)
        })
    }

    fn needed(&self, name: &str, problems: &mut FieldProblems) -> String {
        let text = self.posted.text(name).trim();
        if text.is_empty() {
            problems.push(FieldProblem::new(name, "required"));
        }
        text.to_owned()
    }

    /// A single text that must be there.
    fn one(&self, name: &str) -> Result<String, AppError> {
        let mut problems = FieldProblems::none();
        let text = self.needed(name, &mut problems);
        problems.into_result().map_err(AppError::invalid)?;
        Ok(text)
    }

    /// Ground, place and what would be accepted: all three are needed.
    fn refusal(&self) -> Result<RefusalWords, AppError> {
        let mut problems = FieldProblems::none();
        let mut needed = |name| self.needed(name, &mut problems);
        let (ground, place, accepted) = (needed("ground"), needed("place"), needed("accepted"));
        problems.into_result().map_err(AppError::invalid)?;
        Ok(RefusalWords { ground, place, accepted, late: self.posted.text("late").to_owned() })
    }

    async fn view(&self) -> Result<DossierView, AppError> {
        self.web.app.view_dossier(self.visit.ctx(), self.dossier).await
    }

    async fn leave(&self, token: TokenId, outcome: usize) -> Result<Command, AppError> {
        use mc_app::{dossier::Rejection, process::Target};
        let view = self.view().await?;
        let open = view.dossier.open_step(token).ok_or(Rejection::StepNotOpen)?;
        let step = view.process.step(open.step).ok_or(Rejection::ProcessBroken)?;
        let outcome = step.outcomes.get(outcome).ok_or(Rejection::NoSuchOutcome)?;
        let note = self.posted.text("reason").to_owned();
        let refusal = match outcome.target {
            Target::Reject => self.refusal()?,
            Target::Steps(_) | Target::End | Target::Supplement | Target::Case(_) => {
                RefusalWords::default()
            }
        };
        let assignee = self.posted.text("assignee");
        let assignee =
            if assignee.is_empty() { None } else { Some(self.posted.parsed("assignee")?) };
        let fee = if self.posted.has("fee") { Some(self.fee()?) } else { None };
        let outcome = outcome.label.clone();
        Ok(Command::CompleteStep(CompleteStep { token, outcome, note, refusal, assignee, fee }))
    }

    /// An amount as people write it: `1.200.000`, `1200000 đ`.
    fn fee(&self) -> Result<Dong, AppError> {
        let typed = self.posted.text("fee").trim();
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let other = typed.chars().any(|c| !c.is_ascii_digit() && !" .,\u{a0}₫đĐ".contains(c));
        let amount = digits.parse().ok().filter(|amount: &i64| *amount > 0 && !other);
        amount.map(Dong).ok_or_else(|| AppError::invalid(FieldProblem::new("fee", "amount")))
    }

    fn to(&self) -> Result<Option<mc_kernel::ids::StaffId>, AppError> {
        match self.posted.text("to") {
            TO_ALL => Ok(None),
            TO_ME => Ok(self.visit.ctx().staff_id()),
            _ => Ok(Some(self.posted.parsed("to")?)),
        }
    }

    async fn attach(&self, command: CommandId, token: TokenId) -> Result<Done, AppError> {
        let app = &self.web.app;
        let ctx = self.visit.ctx();
        let mut problems = FieldProblems::none();
        let title = self.needed("title", &mut problems);
        let day = read_day(self.posted.text("issued_on"));
        if day.is_none() {
            problems.push(FieldProblem::new("issued_on", "day"));
        }
        let typed_until = self.posted.text("valid_until").trim();
        let valid_until = read_day(typed_until);
        if valid_until.is_none() && !typed_until.is_empty() {
            problems.push(FieldProblem::new("valid_until", "day"));
        }
        let kind = ResultKind::from_code(self.posted.text("kind"));
        if kind.is_none() {
            problems.push(FieldProblem::new("kind", "not-an-option"));
        }
        let (Some(issued_on), Some(kind), true) = (day, kind, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let symbol = self.posted.text("symbol").trim().to_owned();
        let code = match self.posted.text("code") {
            "" => self.view().await?.procedure.results.first().map(|r| r.code.to_string()),
            code => Some(code.to_owned()),
        };
        let file = if let Some(file) = self.posted.files.first() {
            (file.name.clone(), file.bytes.clone())
        } else {
            let named = (title.as_str(), symbol.as_str());
            let body = self.posted.text("body");
            let pdf = app.result_from_template(ctx, self.dossier, named, body).await?;
            (format!("{title}.pdf"), pdf.into())
        };
        let code = code.unwrap_or_default();
        let facts = ResultFacts { token, kind, code, title, symbol, issued_on, valid_until };
        app.attach_result(ctx, self.dossier, command, facts, file).await
    }

    fn reappoint(&self) -> Result<Reappoint, AppError> {
        let mut problems = FieldProblems::none();
        let due = self.moment(&mut problems);
        let reason = self.needed("reason", &mut problems);
        match due.filter(|_| problems.is_empty()) {
            Some(due) => Ok(Reappoint { due, reason }),
            None => Err(AppError::invalid(problems)),
        }
    }

    fn order(&self) -> Result<GiveOrder, AppError> {
        let mut problems = FieldProblems::none();
        let to = rules::order_to(self.posted.text("to"));
        if to.is_none() {
            problems.push(FieldProblem::new("to", "not-an-option"));
        }
        let text = self.needed("text", &mut problems);
        let due = self.moment(&mut problems);
        let (Some((place, to)), Some(due), true) = (to, due, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let order = self.web.app.new_order();
        Ok(GiveOrder { order, place, to, due, text })
    }

    /// A day and a time of day.
    fn moment(&self, problems: &mut FieldProblems) -> Option<Timestamp> {
        let day = read_day(self.posted.text("day"));
        if day.is_none() {
            problems.push(FieldProblem::new("day", "day"));
        }
        let time: Option<DayTime> = self.posted.text("time").trim().parse().ok();
        if time.is_none() {
            problems.push(FieldProblem::new("time", "not-an-option"));
        }
        let local = day?.at(time?);
        Some(self.web.app.settings().zone.instant(local))
    }

    fn hand_over(&self) -> Result<Command, AppError> {
        let mut problems = FieldProblems::none();
        let way = ReturnWay::from_code(self.posted.text("way"));
        if way.is_none() {
            problems.push(FieldProblem::new("way", "not-an-option"));
        }
        let receiver = self.needed("receiver", &mut problems);
        let paper = match way {
            Some(ReturnWay::Desk) => self.needed("paper", &mut problems),
            _ => self.posted.text("paper").trim().to_owned(),
        };
        let (Some(way), true) = (way, problems.is_empty()) else {
            return Err(AppError::invalid(problems));
        };
        let note = self.posted.text("reason").to_owned();
        Ok(Command::ReturnResult(ReturnResult { way, receiver, paper, note }))
    }
}
