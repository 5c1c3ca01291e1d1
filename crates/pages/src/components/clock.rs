//! The due time of a dossier and how it was computed.

use super::{StateChip, drawn};

/// The clock of a dossier (thời hạn giải quyết).
#[derive(Debug, Clone)]
pub struct ClockView {
    /// How it stands.
    pub chip: StateChip,
    /// The due time in words: `16:30, Thứ Hai, 06/02/2023`; `None` while none is set.
    pub due: Option<String>,
    /// Why the clock stands still, where it does.
    pub pause: Option<String>,
    /// How the due time follows from the law, step by step; empty hides the explanation.
    pub derivation: Vec<DerivationStep>,
}

/// One step of the computation of a due time.
#[derive(Debug, Clone)]
pub struct DerivationStep {
    /// What was counted, in a sentence.
    pub text: String,
    /// The article it rests on.
    pub law: Option<String>,
}

drawn!(ClockView, "components/clock.html");
