//! How large each box is and what it says.

use super::{
    EdgeTarget, TerminalKind,
    detour::{Detour, Port},
    grid::Column,
    link::{Link, Route},
    text::{NAME_FONT, SMALL_FONT, wrapped, wrapped_labels},
};
use crate::step::Step;

pub(super) const NAME_LINE: i32 = 17;
pub(super) const SMALL_LINE: i32 = 14;
/// Between the border of a box and its text.
pub(super) const PADDING: i32 = 8;
/// Between the border of a step and its badges.
pub(super) const BADGE_GAP: i32 = 14;
pub(super) const BADGE_WIDTH: i32 = 132;
/// Between badges of one step.
pub(super) const BADGE_SPACE: i32 = 6;
/// Width of captions on the left of a step.
pub(super) const CAPTION_WIDTH: i32 = 64;
/// Between ports on the left border.
const PORT_SPACE: i32 = 10;

/// The text of a step and the least height it needs.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) lines: Vec<String>,
    pub(super) performer_lines: Vec<String>,
    pub(super) badges: Vec<Badge>,
    /// How far below the top each port on the left border lies.
    pub(super) ports: Vec<(Port, i32)>,
    pub(super) height: i32,
}

/// A badge beside a step.
#[derive(Debug)]
pub(super) struct Badge {
    pub(super) link: usize,
    pub(super) lines: Vec<String>,
    pub(super) height: i32,
}

/// Wide alone, narrower in lanes, so that four lanes still fit a page.
pub(super) fn node_width(column: &Column) -> i32 {
    match column.lanes {
        0 | 1 => 224,
        2 => 176,
        _ => 150,
    }
}

/// The caption of a detour, on the left of its step.
pub(super) fn side_caption(link: &Link) -> Vec<String> {
    wrapped_labels(&link.labels, CAPTION_WIDTH, SMALL_FONT)
}

/// The caption of a line that leaves at the bottom, on the right of the line.
pub(super) fn stem_caption(labels: &[String], column: &Column) -> Vec<String> {
    wrapped_labels(labels, node_width(column) / 2 - PADDING, SMALL_FONT)
}

pub(super) fn measure(
    step: &Step,
    column: &Column,
    links: &[Link],
    detours: &[Detour],
    ports: &[Port],
) -> Measured {
    let inner = node_width(column) - 2 * PADDING;
    let lines = wrapped(&format!("{}. {}", step.no, step.name), inner, NAME_FONT);
    let performer = match step.title.as_str() {
        "" => step.agency.clone(),
        title => format!("{} – {title}", step.agency),
    };
    let performer_lines = wrapped(&performer, inner, SMALL_FONT);
    let text_height = 2 * PADDING
        + NAME_LINE * count(lines.len())
        + SMALL_LINE * count(performer_lines.len())
        + SMALL_LINE;
    let badges = badges(step, links);
    let badge_height = badges.iter().map(|b| b.height + BADGE_SPACE).fold(0, i32::saturating_add);
    let mut height = text_height.max(badge_height);
    let mut offset = PORT_SPACE / 2;
    let mut placed = Vec::with_capacity(ports.len());
    for port in ports {
        let caption = detours
            .get(port.detour)
            .filter(|_| port.is_exit)
            .and_then(|d| links.get(d.link))
            .map_or(0, |link| count(side_caption(link).len()));
        offset += PORT_SPACE + SMALL_LINE * caption;
        placed.push((*port, offset));
    }
    height = height.max(offset + PORT_SPACE);
    Measured { lines, performer_lines, badges, ports: placed, height }
}

fn badges(step: &Step, links: &[Link]) -> Vec<Badge> {
    let own = links.iter().enumerate();
    own.filter(|(_, l)| l.from == step.no && l.route == Route::Badge)
        .map(|(link, l)| {
            let lines = wrapped_labels(&l.labels, BADGE_WIDTH - 2 * PADDING, SMALL_FONT);
            let names_case = matches!(&l.to, EdgeTarget::Terminal(TerminalKind::Case(_)));
            let height = badge_height(count(lines.len()), names_case);
            Badge { link, lines, height }
        })
        .collect()
}

/// Room for the labels, the kind of exit in words, and the code of a case.
pub(super) const fn badge_height(label_lines: i32, names_case: bool) -> i32 {
    let kind_lines = if names_case { 2 } else { 1 };
    (label_lines + kind_lines) * SMALL_LINE + PADDING
}

/// A count of lines as pixels are counted.
pub(super) fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX / 1024)
}
