//! Process definitions (quy trình nội bộ, quy trình điện tử), whether they are sound, the token
//! machine that runs them, and the picture of them.
//!
//! This crate knows neither people nor dossiers, time nor SQL: a step names a kind of performer, an
//! agency type and a title; who that is today, and whether the time is over, others know.
//!
//! Start at [`Definition`]; [`import_csv`] reads many, [`validate`] judges one, [`start`] and
//! [`fire`] run it, [`diagram`](diagram()) draws it.

pub mod bounds;
mod definition;
mod diagram;
mod import;
mod machine;
mod outcome;
mod problem;
mod step;
mod validate;

#[cfg(test)]
mod tests;

pub use definition::{DAY_MINUTES, DayUnit, Definition};
pub use diagram::{
    Anchor, Caption, Diagram, DiagramLabels, Edge, EdgeKind, EdgeTarget, Frame, Node, Terminal,
    TerminalKind, diagram,
};
pub use import::import_csv;
pub use machine::{
    Advance, BadMarking, Finish, MachineError, Marking, Token, TokenId, choices, fire, renew,
    restart, start,
};
pub use outcome::{
    NO_ANSWER_LABEL, Outcome, OutcomeKind, Target, means_silence, parse_outcomes, print_outcomes,
};
pub use problem::{ProblemCode, ProcessProblem, Severity};
pub use step::{BadBranch, Branch, Level, Performer, Step, StepClock, StepNo};
pub use validate::{is_sound, unknown_cases, validate};
