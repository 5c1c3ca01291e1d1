//! Bounds of definitions and of the files they come from. A process past one of them is refused with
//! a problem; the largest real process known has sixteen steps.

/// Bytes of an import file.
pub const FILE_BYTES: usize = 8 * 1024 * 1024;
/// Cases of an import file.
pub const CASES: usize = 5_000;
/// Steps of a definition.
pub const STEPS: usize = 200;
/// Outcomes of a step.
pub const OUTCOMES: usize = 16;
/// Lanes that one outcome may open.
pub const LANES: usize = 16;
/// Characters of a name, a title, a note.
pub const TEXT_CHARS: usize = 500;
/// Characters of an outcome's label.
pub const LABEL_CHARS: usize = 100;
/// Characters of a code of a procedure or a case.
pub const CODE_CHARS: usize = 40;
/// Working minutes of a step: about five years.
pub const STEP_MINUTES: u32 = 600_000;
/// Days of a statutory time limit: about ten years.
pub const STATUTORY_DAYS: u32 = 3_650;
/// Problems reported at once; more do not help the person who repairs the table.
pub const PROBLEMS: usize = 500;
