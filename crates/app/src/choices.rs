//! What an officer who looks at a dossier may do to it now.
//!
//! Every choice is found by deciding it on trial, with the words and files that a form would bring.
//! So a page never offers what the decision refuses, and never hides what it allows.

mod time;

pub use time::OrderTo;

use crate::{
    App, AppError, Ctx, capacity::is_about_rights, commands::Ground, dossier_view::DossierView,
};
use mc_dossier::{
    Command, Dossier, Facts, Place, Rejection, ResultKind, ReturnWay,
    command::{
        AnswerConsultation, AnswerSupplement, AskConsultation, AskSupplement, AskedItem, Assign,
        AttachResult, CloseConsultation, CompleteStep, RefusalWords, Refuse, ReturnResult,
        SendAgain, SendBack, TakeIn, Withdraw,
    },
    decide::decide,
    event::{DossierFile, SupplementItem, SupplementTarget},
    facts::{Acting, OtherCase},
    state::OpenStep,
};
use mc_kernel::{
    Digest, Dong, Mint, Timestamp,
    ids::{ConsultationId, OrderId, StaffId, UnitId},
};
use mc_process::{OutcomeKind, Target, TokenId};
use std::collections::BTreeMap;

/// Something that can be done to a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What.
    pub deed: Deed,
    /// What has to be done first, where something has.
    pub blocked: Option<Rejection>,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Accept, and send on to the next step or keep at the desk for now.
    TakeIn {
        /// Whether it is sent on at once.
        forward: bool,
        /// When the result would be due.
        due: Option<Timestamp>,
        /// Where it would go: unit and name of the step.
        next: Vec<(Place, String)>,
    },
    /// Refuse before acceptance.
    Refuse,
    /// Ask for a supplement; from a step with its outcome, or at intake.
    AskSupplement {
        /// The step and the outcome's label.
        from: Option<(TokenId, String)>,
    },
    /// Bring the applicant's supplement in for them.
    AnswerSupplement,
    /// Leave a step by an outcome.
    Leave(Leave),
    /// Give a step to oneself, to a colleague, or back.
    Assign {
        /// The step.
        token: TokenId,
        /// To whom it can be given, oneself included.
        to: Vec<(StaffId, String)>,
        /// Whether one may take it oneself.
        can_take: bool,
        /// Whether it can be given back to all.
        can_give_back: bool,
    },
    /// Ask another unit for its opinion.
    AskConsultation {
        /// The step.
        token: TokenId,
    },
    /// Answer what one's unit was asked.
    AnswerConsultation(ConsultationId),
    /// Record that no answer came.
    CloseConsultation(ConsultationId),
    /// Attach a result document, or make it from the template.
    AttachResult {
        /// The step.
        token: TokenId,
    },
    /// Hand the result over.
    Return {
        /// Whether the law wants the applicant there.
        only_at_desk: bool,
    },
    /// Withdraw on the applicant's wish.
    Withdraw,
    /// Apologise and promise another day, once.
    Apologise {
        /// The instant that was promised.
        old_due: Timestamp,
        /// The instant that is proposed.
        new_due: Timestamp,
        /// Whether it was prepared because the day will not be kept.
        is_prepared: bool,
    },
    /// Have it stopped on the applicant's wish.
    Stop,
    /// Decide that it goes on.
    Reopen,
    /// Order something about it.
    Order {
        /// Who may be meant.
        to: Vec<OrderTo>,
    },
    /// Answer an order.
    AnswerOrder(OrderId),
    /// Send a leg back to the agency it came from.
    SendBack {
        /// The step.
        token: TokenId,
        /// The sender.
        to: UnitId,
    },
    /// Send a leg again that came back.
    SendAgain {
        /// The step.
        token: TokenId,
        /// To whom.
        to: UnitId,
    },
}

/// Leaving a step by one of its outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what an outcome does is several things at once")]
pub struct Leave {
    /// The step.
    pub token: TokenId,
    /// The outcome's label.
    pub outcome: String,
    /// Whether a ground and a reason are needed.
    pub refuses: bool,
    /// Whether the applicant is asked for money, so that an amount is needed.
    pub asks_fee: bool,
    /// Whether it records that a consulted body was silent.
    pub is_silence: bool,
    /// Whether the results are signed by it.
    pub approves: bool,
    /// Where it leads: unit and name of the step.
    pub next: Vec<(Place, String)>,
    /// To whom the next step can be given.
    pub assignees: Vec<(StaffId, String)>,
}

impl App {
    /// Everything that whoever looks at a dossier may do to it now, the usual thing first.
    pub async fn choices(&self, ctx: &Ctx, view: &DossierView) -> Result<Vec<Choice>, AppError> {
        if ctx.actor.staff().is_none() {
            return Ok(Vec::new());
        }
        let ground = self.ground(&view.dossier).await?;
        let others = ground.other_cases();
        let trial = Trial { app: self, ctx, view, ground: &ground, others: &others };
        let mut choices = trial.at_desk();
        for open in &view.dossier.steps {
            choices.extend(trial.at_step(open));
        }
        choices.extend(trial.about_consultations());
        choices.extend(trial.for_applicant());
        choices.extend(trial.about_time());
        Ok(choices)
    }
}

/// The words of a trial: any words do.
const WORDS: &str = "…";

fn refusal_words() -> RefusalWords {
    let words = || WORDS.to_owned();
    RefusalWords { ground: words(), place: words(), accepted: words(), late: words() }
}

struct Trial<'a> {
    app: &'a App,
    ctx: &'a Ctx,
    view: &'a DossierView,
    ground: &'a Ground,
    others: &'a BTreeMap<String, OtherCase<'a>>,
}

impl Trial<'_> {
    fn dossier(&self) -> &Dossier {
        &self.view.dossier
    }

    fn mint(&self) -> Mint<'_> {
        self.app.mint()
    }

    fn of(&self, command: &Command) -> Result<Dossier, Rejection> {
        self.with_posts_of(command, None)
    }

    fn with_posts_of(&self, command: &Command, to: Option<StaffId>) -> Result<Dossier, Rejection> {
        let mut said = None;
        for capacity in self.ctx.capacities() {
            match self.in_capacity(&capacity, command, to) {
                Err(why) if is_about_rights(why) => {
                    said.get_or_insert(why);
                }
                told => return told,
            }
        }
        Err(said.unwrap_or(Rejection::NotYourStep))
    }

    fn in_capacity(
        &self,
        ctx: &Ctx,
        command: &Command,
        to: Option<StaffId>,
    ) -> Result<Dossier, Rejection> {
        let acting: Acting = self.app.acting(ctx, &self.ground.reference);
        let directory = &self.ground.reference.directory;
        let posts = to.map(|staff| crate::places::posts(directory, staff, self.app.today()));
        let posts = posts.unwrap_or_default();
        let facts: Facts<'_> = self.app.facts(self.ground, self.others, &acting, &posts);
        decide(self.dossier(), command, &facts).map(|decision| decision.after)
    }

    /// A choice that is open, or closed only until something else is done.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers make the command for the trial alone"
    )]
    fn choice(&self, command: Command, deed: Deed) -> Option<Choice> {
        match self.of(&command) {
            Ok(_) => Some(Choice { deed, blocked: None }),
            Err(why) if is_for_now(why) => Some(Choice { deed, blocked: Some(why) }),
            Err(_) => None,
        }
    }

    fn at_desk(&self) -> Vec<Choice> {
        let take_in = |forward| {
            let after = self.of(&Command::TakeIn(TakeIn { forward })).ok()?;
            let (due, next) = (after.clock.due, self.entered(&after));
            Some(Choice { deed: Deed::TakeIn { forward, due, next }, blocked: None })
        };
        let refuse = Refuse { words: refusal_words() };
        let hand_over = |way| {
            Command::ReturnResult(ReturnResult {
                way,
                receiver: WORDS.to_owned(),
                paper: WORDS.to_owned(),
                note: String::new(),
            })
        };
        let only_at_desk = self.of(&hand_over(ReturnWay::Post)) == Err(Rejection::MustBePresent);
        let back = Deed::Return { only_at_desk };
        [
            self.choice(hand_over(ReturnWay::Desk), back),
            take_in(true),
            take_in(false),
            self.choice(self.supplement(None), Deed::AskSupplement { from: None }),
            self.choice(Command::Refuse(refuse), Deed::Refuse),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn supplement(&self, from: Option<(TokenId, String)>) -> Command {
        // Of a further request: about what the last answer brought, where it brought anything.
        let answer = self.dossier().supplements_answered.last();
        let raised = answer.and_then(|answer| {
            let file =
                answer.files.first().map(|f| SupplementTarget::Page { file: f.file, page: 1 });
            let path = answer.changed.first().cloned();
            file.or_else(|| path.map(|path| SupplementTarget::Field { path }))
        });
        let target = raised.unwrap_or(SupplementTarget::Component { code: WORDS.to_owned() });
        let item = SupplementItem { target, ground: WORDS.to_owned() };
        Command::AskSupplement(AskSupplement {
            from,
            items: vec![AskedItem { item, what: WORDS.to_owned() }],
            contact: String::new(),
            answer_by: self.app.today(),
            raised_by: answer.map(|answer| answer.answered_in),
            late: WORDS.to_owned(),
        })
    }

    fn at_step(&self, open: &OpenStep) -> Vec<Choice> {
        let Some(step) = self.ground.process.step(open.step) else { return Vec::new() };
        let mut choices: Vec<Choice> = Vec::new();
        for outcome in &step.outcomes {
            let found = match &outcome.target {
                Target::Supplement => {
                    let from = Some((open.token, outcome.label.clone()));
                    self.choice(self.supplement(from.clone()), Deed::AskSupplement { from })
                }
                Target::Steps(_) | Target::End | Target::Reject | Target::Case(_) => {
                    self.leave(open, &outcome.label, outcome.kind, &outcome.target)
                }
            };
            choices.extend(found);
        }
        choices.extend(self.send_again(open));
        choices.extend(self.attach(open));
        choices.extend(self.assign(open));
        let ask = Command::AskConsultation(AskConsultation {
            consultation: self.mint().id(),
            token: open.token,
            place: open.place.clone(),
            due: self.app.now().plus_minutes(1),
            question: WORDS.to_owned(),
        });
        choices.extend(self.choice(ask, Deed::AskConsultation { token: open.token }));
        choices.extend(self.send_back(open));
        choices
    }

    fn send_back(&self, open: &OpenStep) -> Option<Choice> {
        let (token, to) = (open.token, open.from.as_ref()?.unit);
        let command = SendBack { token, why: WORDS.to_owned() };
        self.choice(Command::SendBack(command), Deed::SendBack { token, to })
    }

    fn send_again(&self, open: &OpenStep) -> Option<Choice> {
        let (token, to) = (open.token, open.from.as_ref()?.unit);
        let command = SendAgain { token, note: String::new() };
        self.choice(Command::SendAgain(command), Deed::SendAgain { token, to })
    }

    fn leave(
        &self,
        open: &OpenStep,
        outcome: &str,
        kind: OutcomeKind,
        target: &Target,
    ) -> Option<Choice> {
        let refuses = *target == Target::Reject;
        let command = |fee| {
            Command::CompleteStep(CompleteStep {
                token: open.token,
                outcome: outcome.to_owned(),
                note: String::new(),
                refusal: refusal_words(),
                assignee: None,
                fee,
            })
        };
        let asks_fee = self.of(&command(None)) == Err(Rejection::FeeMissing);
        let result = self.of(&command(asks_fee.then_some(Dong(1))));
        let (after, blocked) = match result {
            Ok(after) => (Some(after), None),
            Err(why) if is_for_now(why) => (None, Some(why)),
            Err(_) => return None,
        };
        let approved = |d: &Dossier| d.results.iter().filter(|r| r.approved_at.is_some()).count();
        let next = after.as_ref().map(|after| self.entered(after)).unwrap_or_default();
        let leave = Leave {
            token: open.token,
            outcome: outcome.to_owned(),
            refuses,
            asks_fee,
            is_silence: kind == OutcomeKind::NoAnswer,
            approves: after
                .as_ref()
                .is_some_and(|after| approved(after) > approved(self.dossier())),
            assignees: self.assignees(&next),
            next,
        };
        Some(Choice { deed: Deed::Leave(leave), blocked })
    }

    /// The steps that are open after and were not before.
    fn entered(&self, after: &Dossier) -> Vec<(Place, String)> {
        let is_new = |step: &&OpenStep| self.dossier().open_step(step.token).is_none();
        let name = |open: &OpenStep| {
            self.ground.process.step(open.step).map_or_else(String::new, |s| s.name.clone())
        };
        after.steps.iter().filter(is_new).map(|s| (s.place.clone(), name(s))).collect()
    }

    /// Colleagues to whom a single next step can be given: by those who assign in its unit, and
    /// inside one's own unit.
    fn assignees(&self, next: &[(Place, String)]) -> Vec<(StaffId, String)> {
        let [(place, _)] = next else { return Vec::new() };
        let is_own = self.view.acting.posts.iter().any(|p| p.unit == place.unit);
        if is_own { self.app.colleagues(place.unit, &place.queue) } else { Vec::new() }
    }

    fn assign(&self, open: &OpenStep) -> Option<Choice> {
        let me = self.view.acting.staff;
        let able = |to: Option<StaffId>| {
            let command = Command::Assign(Assign { token: open.token, to });
            self.with_posts_of(&command, to).is_ok()
        };
        let colleagues = self.app.colleagues(open.place.unit, &open.place.queue);
        let to: Vec<(StaffId, String)> = colleagues
            .into_iter()
            .filter(|(staff, _)| Some(*staff) != open.assignee && Some(*staff) != me)
            .filter(|(staff, _)| able(Some(*staff)))
            .collect();
        let can_take = me.is_some() && open.assignee != me && able(me);
        let can_give_back = open.assignee.is_some() && able(None);
        if to.is_empty() && !can_take && !can_give_back {
            return None;
        }
        let deed = Deed::Assign { token: open.token, to, can_take, can_give_back };
        Some(Choice { deed, blocked: None })
    }

    fn attach(&self, open: &OpenStep) -> Option<Choice> {
        let results = &self.ground.procedure.results;
        let code = results.first().map_or_else(String::new, |r| r.code.to_string());
        let file = DossierFile {
            file: self.mint().id(),
            sha256: Digest::of(b""),
            size_bytes: 0,
            pages: 0,
            component: "result".to_owned(),
            reused: None,
        };
        let command = Command::AttachResult(AttachResult {
            result: self.mint().id(),
            token: open.token,
            kind: ResultKind::Granted,
            code,
            title: WORDS.to_owned(),
            symbol: String::new(),
            issued_on: self.app.today(),
            valid_until: None,
            file,
        });
        self.choice(command, Deed::AttachResult { token: open.token })
    }

    fn about_consultations(&self) -> Vec<Choice> {
        let awaited: Vec<ConsultationId> =
            self.dossier().open_consultations().map(|c| c.id).collect();
        awaited
            .into_iter()
            .flat_map(|consultation| {
                let answer = AnswerConsultation {
                    consultation,
                    answer: WORDS.to_owned(),
                    files: Vec::new(),
                };
                let close = Command::CloseConsultation(CloseConsultation { consultation });
                [
                    self.choice(
                        Command::AnswerConsultation(answer),
                        Deed::AnswerConsultation(consultation),
                    ),
                    self.choice(close, Deed::CloseConsultation(consultation)),
                ]
            })
            .flatten()
            .collect()
    }

    /// What the desk does for the applicant who stands before it.
    fn for_applicant(&self) -> Vec<Choice> {
        let answer = AnswerSupplement {
            answers: self.view.answers.clone(),
            files: Vec::new(),
            changed: Vec::new(),
            note: String::new(),
        };
        let withdraw = Command::Withdraw(Withdraw { reason: WORDS.to_owned() });
        [
            self.choice(Command::AnswerSupplement(answer), Deed::AnswerSupplement),
            self.choice(withdraw, Deed::Withdraw),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Whether a rejection goes away once something else is done.
const fn is_for_now(why: Rejection) -> bool {
    matches!(
        why,
        Rejection::ConsultationOpen
            | Rejection::ResultMissing
            | Rejection::ResultNotApproved
            | Rejection::SilenceTooEarly
    )
}
