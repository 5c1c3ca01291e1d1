//! How a dossier stands with its clock: a shape, a word and a colour, always together.

use super::drawn;

/// How something stands with its due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// ● In time.
    OnTime,
    /// ◐ In time, but not for long.
    DueSoon,
    /// ▲ Past the due time.
    Late,
    /// ◌ The clock stands still: something is awaited.
    Waiting,
    /// ✓ Finished.
    Done,
}

impl DueState {
    /// Every state, for samples and legends.
    pub const ALL: [Self; 5] = [Self::OnTime, Self::DueSoon, Self::Late, Self::Waiting, Self::Done];

    /// The name in class names and icons.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OnTime => "on-time",
            Self::DueSoon => "due-soon",
            Self::Late => "late",
            Self::Waiting => "waiting",
            Self::Done => "done",
        }
    }

    /// The icon with its shape.
    pub const fn icon(self) -> &'static str {
        match self {
            Self::OnTime => "state-on-time",
            Self::DueSoon => "state-due-soon",
            Self::Late => "state-late",
            Self::Waiting => "state-waiting",
            Self::Done => "state-done",
        }
    }
}

/// A state in words: `còn 2 ngày làm việc`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateChip {
    /// Shape and colour.
    pub state: DueState,
    /// The words.
    pub text: String,
}

impl StateChip {
    /// A chip by its state and words.
    pub fn new(state: DueState, text: impl Into<String>) -> Self {
        Self { state, text: text.into() }
    }
}

drawn!(StateChip, "components/state_chip.html");
