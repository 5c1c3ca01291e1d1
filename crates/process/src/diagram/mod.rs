//! The picture of a process, from top to bottom, in whole pixels.
//!
//! The trunk goes down the middle, one step a row, so that the picture prints on A4 portrait and
//! reads on a phone; lanes of a parallel group stand side by side. Returns and skips run on the left
//! of their column, exits (supplement, refusal, other case, end) are badges on the right.

mod columns;
mod detour;
mod draw;
mod gaps;
mod grid;
mod labels;
mod layout;
mod link;
mod size;
mod svg;
mod text;

pub use labels::DiagramLabels;
pub use layout::diagram;

use crate::step::{Performer, StepClock, StepNo};
use serde::Serialize;

/// The geometry of a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diagram {
    /// Width of the whole in pixels.
    pub width: i32,
    /// Height of the whole in pixels.
    pub height: i32,
    /// The steps, by number.
    pub nodes: Vec<Node>,
    /// The badges of exits, by step.
    pub terminals: Vec<Terminal>,
    /// The lines.
    pub edges: Vec<Edge>,
}

/// A rectangle; x and y are its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Frame {
    /// Left.
    pub x: i32,
    /// Top.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

impl Frame {
    /// The right edge.
    pub const fn right(self) -> i32 {
        self.x + self.w
    }

    /// The lower edge.
    pub const fn bottom(self) -> i32 {
        self.y + self.h
    }

    /// The middle from left to right.
    pub const fn middle(self) -> i32 {
        self.x + self.w / 2
    }

    /// Whether two rectangles share any area.
    pub const fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// Whether a point lies on the border.
    pub const fn has_on_border(self, (x, y): (i32, i32)) -> bool {
        let inside = self.x <= x && x <= self.right() && self.y <= y && y <= self.bottom();
        inside && (x == self.x || x == self.right() || y == self.y || y == self.bottom())
    }
}

/// A step in the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Which step.
    pub step: StepNo,
    /// Who performs it.
    pub kind: Performer,
    /// Where it stands.
    #[serde(flatten)]
    pub frame: Frame,
    /// Number and name, broken into lines.
    pub lines: Vec<String>,
    /// Agency and title, broken into lines.
    pub performer_lines: Vec<String>,
    /// Working minutes of the step.
    pub minutes: u32,
    /// Whether the clock runs.
    pub clock: StepClock,
}

/// The badge of an exit, beside its step; it carries the labels of the outcomes that lead there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Terminal {
    /// The step that is left.
    pub step: StepNo,
    /// How.
    pub kind: TerminalKind,
    /// Where it stands.
    #[serde(flatten)]
    pub frame: Frame,
    /// The outcomes' labels, broken into lines; none where the line itself is captioned.
    pub lines: Vec<String>,
}

/// How a process is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TerminalKind {
    /// The process ends.
    End,
    /// The applicant supplements.
    Supplement,
    /// The request is refused.
    Reject,
    /// Another case, by its code.
    Case(String),
}

/// A line of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edge {
    /// The step it leaves.
    pub from: StepNo,
    /// Where it leads.
    pub to: EdgeTarget,
    /// The labels of all outcomes on this line, joined by a slash.
    pub label: String,
    /// Where the label is written; none where a badge or a sibling line carries it.
    pub caption: Option<Caption>,
    /// Its corners, from the border of one box to the border of the other.
    pub points: Vec<(i32, i32)>,
    /// What kind of move it is.
    pub kind: EdgeKind,
}

/// Where a line leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeTarget {
    /// To a step.
    Step(StepNo),
    /// To an exit of the step it leaves.
    Terminal(TerminalKind),
}

/// What kind of move a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeKind {
    /// To a later step.
    Forward,
    /// A return to the same step or an earlier one.
    Back,
    /// Into a lane of a parallel group.
    Fork,
    /// Out of a lane to where the lanes meet.
    Join,
    /// Out of the process.
    Exit,
}

/// The label of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caption {
    /// Where the text is anchored.
    pub x: i32,
    /// The base line of the first line of text.
    pub y: i32,
    /// Which end of the text is at `x`.
    pub anchor: Anchor,
    /// The lines of text.
    pub lines: Vec<String>,
}

/// Which end of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The left end.
    Start,
    /// Neither: the text is centred.
    Middle,
    /// The right end.
    End,
}
