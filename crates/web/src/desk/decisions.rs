//! What can be decided on a dossier, drawn: every decision says what it will do before it is done.

use super::{deed::Decision, fields, rules};
use crate::{Web, posted::Posted, visit::Visit};
use mc_app::{
    choices::{Choice, Deed, Leave},
    dossier::{Place, Rejection},
    dossier_view::DossierView,
    process::{Performer, TokenId},
};
use mc_kernel::FieldProblems;
use mc_pages::{
    components::Consequence,
    desk::DecisionOption,
    fields::id_of,
    format,
    words::{Lang, key},
};

/// A decision that was sent, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Tried<'a> {
    /// The value of its button.
    pub(super) value: &'a str,
    /// What was typed.
    pub(super) posted: &'a Posted,
    /// Problems of its fields.
    pub(super) problems: FieldProblems,
    /// What the business or the file check said.
    pub(super) said: Vec<String>,
}

/// The id of a field inside a decision: several decisions of a page have fields of the same name.
pub(super) fn field_id(value: &str, name: &str) -> String {
    id_of(&format!("{value}-{name}"))
}

/// Everything that can be decided, the usual thing first.
pub(super) fn options(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    choices: &[Choice],
    tried: Option<&Tried<'_>>,
) -> Vec<DecisionOption> {
    let drawing = Drawing { web, visit, view, choices, tried };
    let mut options: Vec<DecisionOption> =
        choices.iter().filter_map(|choice| drawing.option(choice)).collect();
    if let Some(usual) = drawing.usual() {
        let at = choices.iter().position(|choice| std::ptr::eq(choice, usual));
        let value = at.and_then(|_| Decision::of(view, usual)).map(Decision::value);
        let at = options.iter().position(|option| Some(&option.value) == value.as_ref());
        if let Some(at) = at {
            let mut first = options.remove(at);
            first.is_usual = true;
            options.insert(0, first);
        }
    }
    options
}

struct Drawing<'a> {
    web: &'a Web,
    visit: &'a Visit,
    view: &'a DossierView,
    choices: &'a [Choice],
    tried: Option<&'a Tried<'a>>,
}

impl Drawing<'_> {
    fn l(&self) -> Lang {
        self.visit.l()
    }

    /// What is usually done next: hand over, take in, answer; attach the result where a step waits
    /// for it; else the first outcome that leads on.
    fn usual(&self) -> Option<&Choice> {
        let waits_for_result =
            self.choices.iter().any(|choice| choice.blocked == Some(Rejection::ResultMissing))
                || self.goes_to_sign_without_result();
        let rank = |choice: &Choice| match &choice.deed {
            Deed::Return { .. } | Deed::Reopen => Some(0),
            Deed::SendAgain { .. } | Deed::AnswerOrder(_) | Deed::TakeIn { forward: true, .. } => {
                Some(1)
            }
            Deed::AnswerConsultation(_) => Some(2),
            Deed::AttachResult { .. } if waits_for_result => Some(3),
            Deed::Leave(leave) if !leave.refuses && !leave.is_silence => Some(4),
            Deed::TakeIn { .. } => Some(5),
            Deed::Refuse
            | Deed::AskSupplement { .. }
            | Deed::AnswerSupplement
            | Deed::Leave(_)
            | Deed::Assign { .. }
            | Deed::AskConsultation { .. }
            | Deed::CloseConsultation(_)
            | Deed::AttachResult { .. }
            | Deed::Withdraw
            | Deed::Apologise { .. }
            | Deed::Stop
            | Deed::Order { .. }
            | Deed::SendBack { .. } => None,
        };
        let open = self.choices.iter().filter(|choice| choice.blocked.is_none());
        open.filter_map(|choice| Some((rank(choice)?, choice)))
            .min_by_key(|(rank, _)| *rank)
            .map(|(_, choice)| choice)
    }

    /// Whether the usual way leads to somebody who signs, while there is nothing to sign yet.
    fn goes_to_sign_without_result(&self) -> bool {
        let signs = |(place, _): &(Place, String)| {
            let queue = place.queue.as_str();
            queue == Performer::Leader.code() || queue == Performer::DivisionLeader.code()
        };
        let onward = self.choices.iter().find_map(|choice| match &choice.deed {
            Deed::Leave(leave) => (!leave.refuses && !leave.is_silence).then_some(leave),
            Deed::TakeIn { .. }
            | Deed::Refuse
            | Deed::AskSupplement { .. }
            | Deed::AnswerSupplement
            | Deed::Assign { .. }
            | Deed::AskConsultation { .. }
            | Deed::AnswerConsultation(_)
            | Deed::CloseConsultation(_)
            | Deed::AttachResult { .. }
            | Deed::Return { .. }
            | Deed::Withdraw
            | Deed::Apologise { .. }
            | Deed::Stop
            | Deed::Reopen
            | Deed::Order { .. }
            | Deed::AnswerOrder(_)
            | Deed::SendBack { .. }
            | Deed::SendAgain { .. } => None,
        });
        let from = onward.and_then(|leave| self.view.dossier.open_step(leave.token));
        let examines = from.is_some_and(|open| open.performer == Performer::Division);
        let nothing = self.view.dossier.results.is_empty();
        nothing && examines && onward.is_some_and(|leave| leave.next.iter().any(signs))
    }

    fn option(&self, choice: &Choice) -> Option<DecisionOption> {
        let l = self.l();
        let label = self.label(&choice.deed);
        let decision = Decision::of(self.view, choice);
        let page = self.page(&choice.deed);
        if decision.is_none() && page.is_none() {
            return None;
        }
        let value = decision.map(Decision::value).unwrap_or_default();
        let tried = self.tried.filter(|tried| tried.value == value);
        let drawn = fields::Drawing { web: self.web, l, view: self.view, value: &value, tried };
        Some(DecisionOption {
            consequence: Consequence {
                action: label.clone(),
                effects: self.effects(&choice.deed),
                is_final: is_final(&choice.deed),
            },
            label,
            fields: drawn.of(&choice.deed),
            is_usual: false,
            is_open: tried.is_some()
                || matches!(choice.deed, Deed::Apologise { is_prepared: true, .. }),
            takes_files: matches!(
                choice.deed,
                Deed::AttachResult { .. } | Deed::AnswerConsultation(_)
            ),
            page,
            blocked: choice.blocked.map(|why| why.words(l.locale()).to_owned()),
            value,
        })
    }

    /// The page of a decision that needs one of its own.
    fn page(&self, deed: &Deed) -> Option<String> {
        let base = format!("/can-bo/ho-so/{}", self.view.dossier.id);
        match deed {
            Deed::AskSupplement { from } => {
                let mut query = form_urlencoded::Serializer::new(String::new());
                if let Some((token, outcome)) = from {
                    query.append_pair("buoc", &token.to_string());
                    query.append_pair("ket-qua", outcome);
                }
                Some(format!("{base}/yeu-cau-bo-sung?{}", query.finish()))
            }
            Deed::AnswerSupplement => Some(format!("/ho-so/{}/bo-sung", self.view.dossier.id)),
            Deed::AskConsultation { token } => Some(format!("{base}/lay-y-kien?buoc={token}")),
            Deed::TakeIn { .. }
            | Deed::Refuse
            | Deed::Leave(_)
            | Deed::Assign { .. }
            | Deed::AnswerConsultation(_)
            | Deed::CloseConsultation(_)
            | Deed::AttachResult { .. }
            | Deed::Return { .. }
            | Deed::Withdraw
            | Deed::Apologise { .. }
            | Deed::Stop
            | Deed::Reopen
            | Deed::Order { .. }
            | Deed::AnswerOrder(_)
            | Deed::SendBack { .. }
            | Deed::SendAgain { .. } => None,
        }
    }

    fn label(&self, deed: &Deed) -> String {
        let l = self.l();
        let words = match deed {
            Deed::TakeIn { forward: true, .. } => key("do-take-in"),
            Deed::TakeIn { forward: false, .. } => key("do-take-in-keep"),
            Deed::Refuse => key("do-refuse"),
            Deed::AskSupplement { .. } => key("do-ask-supplement"),
            Deed::AnswerSupplement => key("do-answer-supplement"),
            Deed::Leave(leave) => return self.outcome(leave),
            Deed::Assign { .. } => key("do-assign"),
            Deed::AskConsultation { .. } => key("do-ask-consultation"),
            Deed::AnswerConsultation(_) => key("do-answer-consultation"),
            Deed::CloseConsultation(_) => key("do-close-consultation"),
            Deed::AttachResult { .. } => key("do-attach"),
            Deed::Return { .. } => key("do-return"),
            Deed::Withdraw => key("withdraw-link"),
            Deed::Apologise { .. } => key("do-apologise"),
            Deed::Stop => key("do-stop"),
            Deed::Reopen => key("do-reopen"),
            Deed::Order { .. } => key("do-order"),
            Deed::AnswerOrder(_) => key("do-answer-order"),
            Deed::SendBack { .. } => key("do-send-back"),
            Deed::SendAgain { .. } => key("do-send-again"),
        };
        self.at_step(l.t(words).into_owned(), step_of(deed))
    }

    /// The words of an outcome as the process has them, with a capital letter.
    fn outcome(&self, leave: &Leave) -> String {
        let mut letters = leave.outcome.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        self.at_step(format!("{first}{}", letters.as_str()), Some(leave.token))
    }

    /// Names the step where one works at several at once.
    fn at_step(&self, label: String, token: Option<TokenId>) -> String {
        let mut tokens: Vec<TokenId> =
            self.choices.iter().filter_map(|choice| step_of(&choice.deed)).collect();
        tokens.sort_unstable();
        tokens.dedup();
        let open = token.and_then(|token| self.view.dossier.open_step(token));
        let step = open.and_then(|open| self.view.process.step(open.step));
        match step {
            Some(step) if tokens.len() > 1 => format!("{label} ({})", step.name),
            _ => label,
        }
    }

    fn effects(&self, deed: &Deed) -> Vec<String> {
        let l = self.l();
        let say = |words: &'static str| l.t(words).into_owned();
        match deed {
            Deed::TakeIn { forward, due, next } => {
                let due = due.map(|due| format::moment(l, self.web.app.settings().zone.local(due)));
                let due =
                    due.map(|due| l.with("effect-due", &[("due", due.as_str())]).into_owned());
                let by = rules::forward_by(self.web, l).filter(|_| !forward);
                due.into_iter().chain(self.goes_to(next)).chain(by).collect()
            }
            Deed::Refuse => vec![say(key("effect-refuse"))],
            Deed::Leave(leave) => self.leave_effects(leave),
            Deed::AskSupplement { from } => {
                let back = from.as_ref().and_then(|_| rules::return_by(self.web, l, self.view));
                let said = [say(key("effect-clock-stops")), say(key("effect-once"))];
                said.into_iter().chain(back).collect()
            }
            Deed::AnswerSupplement => vec![say(key("effect-answer-supplement"))],
            Deed::Assign { .. } => vec![say(key("effect-assign"))],
            Deed::AskConsultation { .. } => vec![say(key("effect-consultation"))],
            Deed::AnswerConsultation(_) => vec![say(key("effect-answer"))],
            Deed::CloseConsultation(_) => vec![say(key("effect-silence"))],
            Deed::AttachResult { .. } => vec![say(key("effect-attach"))],
            Deed::Return { .. } => vec![say(key("effect-return"))],
            Deed::Withdraw => vec![say(key("withdraw-effect"))],
            Deed::Apologise { .. } => {
                vec![say(key("effect-apologise")), say(key("effect-apologise-once"))]
            }
            Deed::Stop => vec![say(key("effect-stop"))],
            Deed::Reopen => vec![say(key("effect-reopen"))],
            Deed::Order { .. } => vec![say(key("effect-order"))],
            Deed::AnswerOrder(_) => vec![say(key("effect-answer-order"))],
            Deed::SendBack { to, .. } => {
                let unit = self.view.unit_name(*to);
                vec![l.with("effect-send-back", &[("unit", unit.as_str())]).into_owned()]
            }
            Deed::SendAgain { to, .. } => {
                let unit = self.view.unit_name(*to);
                vec![l.with("effect-send-again", &[("unit", unit.as_str())]).into_owned()]
            }
        }
    }

    fn leave_effects(&self, leave: &Leave) -> Vec<String> {
        let l = self.l();
        let said = [
            (leave.approves, key("effect-approves")),
            (leave.refuses, key("effect-refuse")),
            (leave.asks_fee, key("effect-fee")),
            (leave.is_silence, key("effect-silence")),
        ];
        let said = said.into_iter().filter(|(is_so, _)| *is_so).map(|(_, w)| l.t(w).into_owned());
        let back = rules::return_by(self.web, l, self.view).filter(|_| leave.refuses);
        let mut effects: Vec<String> = said.chain(self.goes_to(&leave.next)).chain(back).collect();
        if effects.is_empty() {
            effects.push(l.t("effect-step-done").into_owned());
        }
        effects
    }

    fn goes_to(&self, next: &[(Place, String)]) -> Vec<String> {
        let l = self.l();
        let line = |(place, step): &(Place, String)| {
            let unit = self.view.unit_name(place.unit);
            l.with("effect-goes-to", &[("unit", unit.as_str()), ("step", step)]).into_owned()
        };
        next.iter().map(line).collect()
    }
}

/// The step that a decision is about.
fn step_of(deed: &Deed) -> Option<TokenId> {
    match deed {
        Deed::Leave(leave) => Some(leave.token),
        Deed::Assign { token, .. }
        | Deed::AskConsultation { token }
        | Deed::AttachResult { token }
        | Deed::SendBack { token, .. }
        | Deed::SendAgain { token, .. } => Some(*token),
        Deed::AskSupplement { from } => from.as_ref().map(|(token, _)| *token),
        Deed::TakeIn { .. }
        | Deed::Refuse
        | Deed::AnswerSupplement
        | Deed::AnswerConsultation(_)
        | Deed::CloseConsultation(_)
        | Deed::Return { .. }
        | Deed::Withdraw
        | Deed::Apologise { .. }
        | Deed::Stop
        | Deed::Reopen
        | Deed::Order { .. }
        | Deed::AnswerOrder(_) => None,
    }
}

/// Whether a decision cannot be taken back.
const fn is_final(deed: &Deed) -> bool {
    match deed {
        Deed::Refuse
        | Deed::AskSupplement { .. }
        | Deed::CloseConsultation(_)
        | Deed::Return { .. }
        | Deed::Withdraw
        | Deed::Apologise { .. } => true,
        Deed::Leave(leave) => leave.refuses || leave.approves,
        Deed::TakeIn { .. }
        | Deed::AnswerSupplement
        | Deed::Assign { .. }
        | Deed::AskConsultation { .. }
        | Deed::AnswerConsultation(_)
        | Deed::AttachResult { .. }
        | Deed::Stop
        | Deed::Reopen
        | Deed::Order { .. }
        | Deed::AnswerOrder(_)
        | Deed::SendBack { .. }
        | Deed::SendAgain { .. } => false,
    }
}
