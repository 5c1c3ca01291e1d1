//! Words of the register of the population that several audiences share.

use mc_app::{gateway::population::RegisterError, register::RegisterRefusal};
use mc_kernel::CivilDay;
use mc_pages::{
    format,
    words::{Lang, key},
};

/// Why the register was not asked, or gave nothing that can be used.
pub(crate) fn refusal_words(l: Lang, refusal: &RegisterRefusal) -> String {
    let words = match refusal {
        RegisterRefusal::NotConnected => key("refusal-not-connected"),
        RegisterRefusal::OfficerWithoutNumber => key("refusal-officer-without-number"),
        RegisterRefusal::NobodyAnswers => key("refusal-nobody-answers"),
        RegisterRefusal::NotYours => key("refusal-not-yours"),
        RegisterRefusal::NoSuchPerson => key("refusal-no-such-person"),
        RegisterRefusal::KeysMissing => key("refusal-keys-missing"),
        RegisterRefusal::ImpossibleNumber => key("refusal-impossible-number"),
        RegisterRefusal::UsedUp => key("refusal-used-up"),
        RegisterRefusal::ReasonMissing => key("refusal-reason-missing"),
        RegisterRefusal::Register(error) => return error_words(l, error),
    };
    l.t(words).into_owned()
}

fn error_words(l: Lang, error: &RegisterError) -> String {
    let words = match error {
        RegisterError::Unreachable | RegisterError::Status(_) => key("refusal-unreachable"),
        RegisterError::Slow => key("refusal-slow"),
        RegisterError::Paused { seconds } => {
            let seconds = seconds.to_string();
            return l.with("refusal-paused", &[("seconds", seconds.as_str())]).into_owned();
        }
        RegisterError::Refused(_) => key("refusal-refused"),
        RegisterError::TooLarge | RegisterError::Malformed(_) => key("refusal-unreadable"),
        RegisterError::AnotherPerson => key("refusal-another"),
        RegisterError::Incomplete => key("refusal-keys-missing"),
    };
    l.t(words).into_owned()
}

/// From where an answer was known, with its day.
pub(crate) fn source_of(l: Lang, source: &str, day: Option<CivilDay>) -> String {
    let words = match source {
        "register" => key("source-register"),
        "dossier" => key("source-dossier"),
        "paper" => key("source-paper"),
        _ => key("source-account"),
    };
    match day {
        Some(day) => {
            let (source, day) = (l.t(words), format::day_short(l, day));
            let values = [("source", source.as_ref()), ("day", day.as_str())];
            l.with("source-on", &values).into_owned()
        }
        None => l.t(words).into_owned(),
    }
}
