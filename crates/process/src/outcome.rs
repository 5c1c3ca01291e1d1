//! Outcomes of a step and their one-line text, `hợp lệ->2;chưa đầy đủ->SUPPLEMENT;ký->4+5`, in which
//! tables and files carry them.

use crate::{
    bounds,
    problem::{ProblemCode, ProcessProblem},
    step::{Performer, StepNo},
};
use mc_kernel::fold;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The label that every outcome of silence bears.
pub const NO_ANSWER_LABEL: &str = "quá hạn chưa có trả lời";

/// One way in which a step can end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// What the official chooses: `đạt`, `trả lại`. Unique within the step.
    pub label: String,
    /// Where the dossier goes.
    pub target: Target,
    /// Whether somebody decides it or time does.
    #[serde(default)]
    pub kind: OutcomeKind,
}

/// Where an outcome leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// To a step, or, when several are named, to the first steps of the lanes of a parallel group.
    Steps(Vec<StepNo>),
    /// The process ends; inside a lane only that lane does.
    End,
    /// The applicant is asked to supplement; afterwards the process starts again.
    Supplement,
    /// The request is refused in writing.
    Reject,
    /// The dossier continues as another case, by its code.
    Case(String),
}

impl fmt::Display for Target {
    /// As the table writes it: `4+5`, `END`, `CASE:1.000894.02`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Steps(steps) => {
                for (i, step) in steps.iter().enumerate() {
                    write!(f, "{}{step}", if i == 0 { "" } else { "+" })?;
                }
                Ok(())
            }
            Self::End => f.write_str("END"),
            Self::Supplement => f.write_str("SUPPLEMENT"),
            Self::Reject => f.write_str("REJECT"),
            Self::Case(code) => write!(f, "CASE:{code}"),
        }
    }
}

/// Whether somebody decides an outcome or time does.
///
/// Silence of a consulted agency is never consent. Old tables have an outcome "when the time is over,
/// deemed to agree"; it would let the platform record an agreement that nobody gave. Such an outcome
/// is read as [`OutcomeKind::NoAnswer`] with the neutral label [`NO_ANSWER_LABEL`] and the same
/// target: the work goes on, and the record says truthfully that there was no answer.
///
/// `NoAnswer` may be taken only by the body that asked (see [`crate::Definition::asked_by`]), and
/// only after the planned end of the step has passed. The machine knows neither people nor time: it
/// exposes the kind, and the caller enforces who and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    /// The performer of the step decides it.
    #[default]
    Ordinary,
    /// The planned time ran out and the consulted body has not answered.
    NoAnswer,
}

/// Whether a label speaks of a body that did not answer.
///
/// At a step of another agency the bare label "quá hạn" does so too; at a step of the applicant it
/// means a duty not done in time, which is a decision of its own.
pub fn means_silence(label: &str, performer: Performer) -> bool {
    let folded = fold(label);
    folded.starts_with("qua han coi nhu dong y")
        || folded == fold(NO_ANSWER_LABEL)
        || (performer == Performer::OtherAgency && folded == "qua han")
}

/// Reads `label->target` pairs joined by `;`. An empty text has no outcomes.
///
/// A target is a step number, several joined by `+`, `END`, `SUPPLEMENT`, `REJECT`, or `CASE:` with
/// the code of a case. Silence becomes [`OutcomeKind::NoAnswer`]. Each problem has the code and the
/// text that could not be read; line and step are for the caller to add.
pub fn parse_outcomes(
    text: &str,
    performer: Performer,
) -> Result<Vec<Outcome>, Vec<ProcessProblem>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let parts: Vec<&str> = text.split(';').take(bounds::OUTCOMES.saturating_add(1)).collect();
    if parts.len() > bounds::OUTCOMES {
        return Err(vec![
            ProcessProblem::new(ProblemCode::OutcomesTooMany).with("most", bounds::OUTCOMES),
        ]);
    }
    let mut outcomes = Vec::with_capacity(parts.len());
    let mut problems = Vec::new();
    for part in parts {
        if let Some(outcome) = read_outcome(part, performer) {
            outcomes.push(outcome);
        } else {
            let clipped: String = part.trim().chars().take(bounds::LABEL_CHARS).collect();
            let problem = ProcessProblem::new(ProblemCode::OutcomeUnreadable);
            problems.push(problem.with("outcome", clipped));
        }
    }
    if problems.is_empty() { Ok(outcomes) } else { Err(problems) }
}

/// Writes outcomes as [`parse_outcomes`] reads them.
pub fn print_outcomes(outcomes: &[Outcome]) -> String {
    let pairs: Vec<String> =
        outcomes.iter().map(|o| format!("{}->{}", o.label, o.target)).collect();
    pairs.join(";")
}

/// Whether a label survives the one-line text: not empty, no separator, no control character.
pub(crate) fn is_usable_label(label: &str) -> bool {
    !label.is_empty()
        && label.trim() == label
        && label.chars().count() <= bounds::LABEL_CHARS
        && !label.contains("->")
        && !label.chars().any(|c| c == ';' || c.is_control())
}

/// Whether a text has the shape of a case code: ASCII letters, digits, dots and hyphens.
pub(crate) fn is_case_code(code: &str) -> bool {
    (1..=bounds::CODE_CHARS).contains(&code.len())
        && code.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
}

fn read_outcome(text: &str, performer: Performer) -> Option<Outcome> {
    let (label, target) = text.split_once("->")?;
    let label = label.trim();
    if !is_usable_label(label) {
        return None;
    }
    let target = read_target(target.trim())?;
    Some(if means_silence(label, performer) {
        Outcome { label: NO_ANSWER_LABEL.to_owned(), target, kind: OutcomeKind::NoAnswer }
    } else {
        Outcome { label: label.to_owned(), target, kind: OutcomeKind::Ordinary }
    })
}

fn read_target(text: &str) -> Option<Target> {
    match text {
        "END" => Some(Target::End),
        "SUPPLEMENT" => Some(Target::Supplement),
        "REJECT" => Some(Target::Reject),
        _ => match text.strip_prefix("CASE:") {
            Some(code) => is_case_code(code).then(|| Target::Case(code.to_owned())),
            None => read_steps(text).map(Target::Steps),
        },
    }
}

fn read_steps(text: &str) -> Option<Vec<StepNo>> {
    let steps: Option<Vec<StepNo>> = text
        .split('+')
        .take(bounds::LANES.saturating_add(1))
        .map(|part| {
            let digits = part.trim();
            let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            digits.parse().ok().filter(|_| is_number).map(StepNo)
        })
        .collect();
    steps.filter(|steps| steps.len() <= bounds::LANES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ordinary(label: &str, target: Target) -> Outcome {
        Outcome { label: label.into(), target, kind: OutcomeKind::Ordinary }
    }

    fn steps(numbers: &[u16]) -> Target {
        Target::Steps(numbers.iter().copied().map(StepNo).collect())
    }

    #[test]
    fn reads_every_kind_of_target() {
        let text = "hợp lệ->2; chưa đầy đủ -> SUPPLEMENT;từ chối->REJECT;ký->4+5;\
                    xong->END;cần xác minh->CASE:1.000894.02";
        let expect = vec![
            ordinary("hợp lệ", steps(&[2])),
            ordinary("chưa đầy đủ", Target::Supplement),
            ordinary("từ chối", Target::Reject),
            ordinary("ký", steps(&[4, 5])),
            ordinary("xong", Target::End),
            ordinary("cần xác minh", Target::Case("1.000894.02".into())),
        ];
        assert_eq!(parse_outcomes(text, Performer::Division), Ok(expect));
        assert_eq!(parse_outcomes("  ", Performer::Division), Ok(vec![]));
    }

    #[test]
    fn says_which_part_is_unreadable() {
        for bad in [
            "đạt",
            "->2",
            "đạt->",
            "đạt->x",
            "đạt->2+",
            "đạt->+2",
            "đạt->70000",
            "đạt->CASE:",
            "đạt->CASE:a b",
            "đạt->2->3",
            "đạt->end",
        ] {
            let problems = parse_outcomes(&format!("ký->2;{bad}"), Performer::Leader).unwrap_err();
            let codes: Vec<_> = problems.iter().map(|p| (p.code, p.param("outcome"))).collect();
            assert_eq!(codes, [(ProblemCode::OutcomeUnreadable, Some(bad))], "{bad:?}");
        }
    }

    #[test]
    fn bounds_the_number_of_outcomes_and_lanes() {
        let many = |n: usize| (0..n).map(|i| format!("o{i}->1")).collect::<Vec<_>>().join(";");
        assert!(parse_outcomes(&many(bounds::OUTCOMES), Performer::Leader).is_ok());
        let problems = parse_outcomes(&many(bounds::OUTCOMES + 1), Performer::Leader).unwrap_err();
        assert_eq!(problems[0].code, ProblemCode::OutcomesTooMany);
        let lanes = |n: usize| format!("ký->{}", vec!["4"; n].join("+"));
        assert!(parse_outcomes(&lanes(bounds::LANES), Performer::Leader).is_ok());
        assert!(parse_outcomes(&lanes(bounds::LANES + 1), Performer::Leader).is_err());
    }

    #[test]
    fn silence_of_a_consulted_body_is_never_consent() {
        let silent = |label: &str, performer| {
            let read = parse_outcomes(&format!("{label}->6"), performer).unwrap();
            assert_eq!(read[0].target, steps(&[6]), "the target stays");
            (read[0].kind, read[0].label.clone())
        };
        let no_answer = (OutcomeKind::NoAnswer, NO_ANSWER_LABEL.to_owned());
        for label in
            ["quá hạn coi như đồng ý", "Quá hạn, coi như đồng ý (im lặng)", NO_ANSWER_LABEL]
        {
            for performer in [Performer::OtherAgency, Performer::Division] {
                assert_eq!(silent(label, performer), no_answer, "{label}");
            }
        }
        assert_eq!(silent("quá hạn", Performer::OtherAgency), no_answer);
        let unpaid = (OutcomeKind::Ordinary, "quá hạn".to_owned());
        assert_eq!(silent("quá hạn", Performer::Applicant), unpaid);
        let answered = (OutcomeKind::Ordinary, "đồng ý".to_owned());
        assert_eq!(silent("đồng ý", Performer::OtherAgency), answered);
    }

    fn any_target() -> impl Strategy<Value = Target> {
        prop_oneof![
            prop::collection::vec(any::<u16>().prop_map(StepNo), 1..5).prop_map(Target::Steps),
            Just(Target::End),
            Just(Target::Supplement),
            Just(Target::Reject),
            "[0-9A-Za-z.-]{1,20}".prop_map(Target::Case),
        ]
    }

    proptest! {
        #[test]
        fn print_and_parse_are_inverse(
            pairs in prop::collection::vec(("[a-zđạảơ(),./-]{1,6}( [a-zế]{1,5}){0,3}", any_target()), 0..8)
        ) {
            let outcomes: Vec<Outcome> = pairs
                .into_iter()
                .map(|(label, target)| ordinary(&label, target))
                .collect();
            let read = parse_outcomes(&print_outcomes(&outcomes), Performer::Division);
            prop_assert_eq!(read, Ok(outcomes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            if let Ok(outcomes) = parse_outcomes(&text, Performer::Division) {
                let again = parse_outcomes(&print_outcomes(&outcomes), Performer::Division);
                prop_assert_eq!(again, Ok(outcomes));
            }
        }
    }
}
