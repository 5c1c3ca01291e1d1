//! The business said no: which status that is.

use axum::http::StatusCode;
use mc_app::dossier::Rejection;
use mc_kernel::Locale;

/// 403 where the person may not, 422 where something else has to be sent, 409 where the state of the
/// dossier does not allow it: reading the dossier again tells what is possible now.
pub(crate) const fn status_of(rejection: Rejection) -> StatusCode {
    match rejection {
        Rejection::OfficerIsApplicant
        | Rejection::NotYourStep
        | Rejection::SilenceNotYours
        | Rejection::NotALeader
        | Rejection::NotYoursToAssign => StatusCode::FORBIDDEN,
        Rejection::NoPerformer
        | Rejection::NoSuchOutcome
        | Rejection::DeadlinePassed
        | Rejection::ReasonMissing
        | Rejection::SupplementNotRaised
        | Rejection::LateReasonMissing
        | Rejection::NewDueWrong
        | Rejection::TooLong
        | Rejection::TooManyItems
        | Rejection::FeeMissing
        | Rejection::CannotBeAssigned
        | Rejection::NoSuchResult
        | Rejection::NoSuchPaperKind
        | Rejection::PagesDiffer
        | Rejection::PaperDates
        | Rejection::UseReturn
        | Rejection::UseSupplement
        | Rejection::MustBePresent
        | Rejection::ReceiverMissing => StatusCode::UNPROCESSABLE_ENTITY,
        Rejection::CannotBeFiled
        | Rejection::NotAtIntake
        | Rejection::StepNotOpen
        | Rejection::SilenceTooEarly
        | Rejection::ConsultationOpen
        | Rejection::ConsultationNotNow
        | Rejection::ConsultationNotOpen
        | Rejection::SupplementAlreadyAsked
        | Rejection::SupplementNotNow
        | Rejection::NoSupplementAwaited
        | Rejection::ResultMissing
        | Rejection::ResultNotApproved
        | Rejection::ResultNotNow
        | Rejection::NotReadyToReturn
        | Rejection::CannotWithdraw
        | Rejection::ApologyNotNow
        | Rejection::ReappointedAlready
        | Rejection::Stopped
        | Rejection::CannotStop
        | Rejection::NotStopped
        | Rejection::OrderNotNow
        | Rejection::OrderNotOpen
        | Rejection::TooManyOrders
        | Rejection::NotFromAnotherAgency
        | Rejection::LegSentBack
        | Rejection::NotSentBack
        | Rejection::TooManySentBack
        | Rejection::CannotRate
        | Rejection::DigitiseNotNow
        | Rejection::AlreadyDigitised
        | Rejection::NoSuchPaper
        | Rejection::ProcessBroken => StatusCode::CONFLICT,
    }
}

/// What every rejection is.
pub(crate) const fn title(locale: Locale) -> &'static str {
    match locale {
        Locale::Vi => "Không thực hiện được trên hồ sơ này",
        Locale::En => "Not carried out on this dossier",
    }
}
