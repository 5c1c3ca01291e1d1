//! The names that decisions have in forms, and how they are told apart.

use mc_app::{
    choices::{Choice, Deed},
    dossier_view::DossierView,
    process::TokenId,
};
use mc_kernel::ids::{ConsultationId, OrderId};

/// A decision as the button of its form names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// Accept, and send on or keep.
    TakeIn { forward: bool },
    /// Refuse before acceptance.
    Refuse,
    /// Leave a step by its outcome of that place in the process.
    Leave { token: TokenId, outcome: usize },
    /// Give a step to somebody.
    Assign { token: TokenId },
    /// Answer what one's unit was asked.
    Answer(ConsultationId),
    /// Record that no answer came.
    Close(ConsultationId),
    /// Attach a result document or make one.
    Attach { token: TokenId },
    /// Hand the result over.
    Return,
    /// Withdraw on the applicant's wish.
    Withdraw,
    /// Apologise and promise another day.
    Apologise,
    /// Have it stopped on the applicant's wish.
    Stop,
    /// Decide that it goes on.
    Reopen,
    /// Order something about it.
    Order,
    /// Answer an order.
    AnswerOrder(OrderId),
    /// Send a leg back to the agency it came from.
    SendBack { token: TokenId },
    /// Send a leg again that came back.
    SendAgain { token: TokenId },
}

impl Decision {
    /// The decision of a choice; none for those that have a page of their own.
    pub(super) fn of(view: &DossierView, choice: &Choice) -> Option<Self> {
        Some(match &choice.deed {
            Deed::TakeIn { forward, .. } => Self::TakeIn { forward: *forward },
            Deed::Refuse => Self::Refuse,
            Deed::Leave(leave) => {
                let open = view.dossier.open_step(leave.token)?;
                let step = view.process.step(open.step)?;
                let outcome = step.outcomes.iter().position(|o| o.label == leave.outcome)?;
                Self::Leave { token: leave.token, outcome }
            }
            Deed::Assign { token, .. } => Self::Assign { token: *token },
            Deed::AnswerConsultation(id) => Self::Answer(*id),
            Deed::CloseConsultation(id) => Self::Close(*id),
            Deed::AttachResult { token } => Self::Attach { token: *token },
            Deed::Return { .. } => Self::Return,
            Deed::Withdraw => Self::Withdraw,
            Deed::Apologise { .. } => Self::Apologise,
            Deed::Stop => Self::Stop,
            Deed::Reopen => Self::Reopen,
            Deed::Order { .. } => Self::Order,
            Deed::AnswerOrder(order) => Self::AnswerOrder(*order),
            Deed::SendBack { token, .. } => Self::SendBack { token: *token },
            Deed::SendAgain { token, .. } => Self::SendAgain { token: *token },
            Deed::AskSupplement { .. } | Deed::AnswerSupplement | Deed::AskConsultation { .. } => {
                return None;
            }
        })
    }

    /// The value of the button.
    pub(super) fn value(self) -> String {
        match self {
            Self::TakeIn { forward: true } => "take-in".to_owned(),
            Self::TakeIn { forward: false } => "take-in-and-keep".to_owned(),
            Self::Refuse => "refuse".to_owned(),
            Self::Leave { token, outcome } => format!("leave.{token}.{outcome}"),
            Self::Assign { token } => format!("assign.{token}"),
            Self::Answer(id) => format!("answer.{id}"),
            Self::Close(id) => format!("close.{id}"),
            Self::Attach { token } => format!("attach.{token}"),
            Self::Return => "return".to_owned(),
            Self::Withdraw => "withdraw".to_owned(),
            Self::Apologise => "apologise".to_owned(),
            Self::Stop => "stop".to_owned(),
            Self::Reopen => "reopen".to_owned(),
            Self::Order => "order".to_owned(),
            Self::AnswerOrder(order) => format!("answer-order.{order}"),
            Self::SendBack { token } => format!("send-back.{token}"),
            Self::SendAgain { token } => format!("send-again.{token}"),
        }
    }

    /// The decision of a value.
    pub(super) fn parse(value: &str) -> Option<Self> {
        let mut parts = value.split('.');
        let name = parts.next()?;
        let first = parts.next();
        let second = parts.next();
        let token = || first.and_then(|text| text.parse().ok()).map(TokenId);
        let consultation = || first.and_then(|text| text.parse().ok());
        let found = match name {
            "take-in" => Self::TakeIn { forward: true },
            "take-in-and-keep" => Self::TakeIn { forward: false },
            "refuse" => Self::Refuse,
            "leave" => Self::Leave { token: token()?, outcome: second?.parse().ok()? },
            "assign" => Self::Assign { token: token()? },
            "answer" => Self::Answer(consultation()?),
            "close" => Self::Close(consultation()?),
            "attach" => Self::Attach { token: token()? },
            "return" => Self::Return,
            "withdraw" => Self::Withdraw,
            "apologise" => Self::Apologise,
            "stop" => Self::Stop,
            "reopen" => Self::Reopen,
            "order" => Self::Order,
            "send-back" => Self::SendBack { token: token()? },
            "send-again" => Self::SendAgain { token: token()? },
            "answer-order" => Self::AnswerOrder(first.and_then(|text| text.parse().ok())?),
            _ => return None,
        };
        (found.value() == value).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_says_is_understood_and_nothing_else() {
        let consultation = ConsultationId::derived("test", "1");
        let all = [
            Decision::TakeIn { forward: true },
            Decision::TakeIn { forward: false },
            Decision::Refuse,
            Decision::Leave { token: TokenId(3), outcome: 1 },
            Decision::Assign { token: TokenId(0) },
            Decision::Answer(consultation),
            Decision::Close(consultation),
            Decision::Attach { token: TokenId(7) },
            Decision::Return,
            Decision::Withdraw,
            Decision::Apologise,
            Decision::Stop,
            Decision::Reopen,
            Decision::Order,
            Decision::AnswerOrder(OrderId::derived("test", "1")),
            Decision::SendBack { token: TokenId(2) },
            Decision::SendAgain { token: TokenId(3) },
        ];
        for decision in all {
            assert_eq!(Decision::parse(&decision.value()), Some(decision));
        }
        for nonsense in
            ["", "leave", "leave.1", "leave.x.0", "leave.1.0.2", "assign.-1", "take-in.1"]
        {
            assert_eq!(Decision::parse(nonsense), None, "{nonsense}");
        }
    }
}
