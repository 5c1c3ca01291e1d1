//! The lines between boxes that have their places.

use super::{
    Anchor, Caption, Edge, EdgeTarget, Frame,
    detour::Detour,
    gaps::{Track, stem, track_of},
    layout::Layout,
    link::{Link, Route},
    size::{SMALL_LINE, count, side_caption},
};
use crate::step::StepNo;
use std::collections::BTreeSet;

/// Room between a line and its caption.
const CAPTION_GAP: i32 = 5;

/// The edges of a layout, in the order of its links.
pub(super) fn edges(layout: &Layout) -> Vec<Edge> {
    // The lanes that one step opens share their stem and its caption.
    let mut captioned: BTreeSet<StepNo> = BTreeSet::new();
    let mut edges = Vec::with_capacity(layout.links.len());
    for (index, link) in layout.links.iter().enumerate() {
        let Some(from) = layout.frames.get(&link.from).copied() else { continue };
        let Some(points) = points(layout, index, link, from) else { continue };
        let caption = match link.route {
            Route::Down | Route::Across | Route::Bottom => {
                captioned.insert(link.from).then(|| below(layout, link, from)).flatten()
            }
            Route::Side => points.first().map(|(_, y)| beside(link, from, *y)),
            Route::Badge => None,
        };
        let (label, to, kind) = (link.label(), link.to.clone(), link.kind);
        edges.push(Edge { from: link.from, to, label, caption, points, kind });
    }
    edges
}

fn points(layout: &Layout, index: usize, link: &Link, from: Frame) -> Option<Vec<(i32, i32)>> {
    let to = target(layout, index, link)?;
    match link.route {
        Route::Down | Route::Bottom => Some(straight(from, to)),
        Route::Across => across(layout, link, from, to),
        Route::Badge => Some(sideways(from, to)),
        Route::Side => around(layout, index),
    }
}

fn target(layout: &Layout, index: usize, link: &Link) -> Option<Frame> {
    match &link.to {
        EdgeTarget::Step(no) => layout.frames.get(no).copied(),
        EdgeTarget::Terminal(_) => layout.exits.get(&index).copied(),
    }
}

fn straight(from: Frame, to: Frame) -> Vec<(i32, i32)> {
    vec![(from.middle(), from.bottom()), (from.middle(), to.y)]
}

fn sideways(from: Frame, to: Frame) -> Vec<(i32, i32)> {
    let y = to.y + to.h / 2;
    vec![(from.right(), y), (to.x, y)]
}

fn across(layout: &Layout, link: &Link, from: Frame, to: Frame) -> Option<Vec<(i32, i32)>> {
    let (row, track) = track_of(&layout.grid, link)?;
    let y = layout.track_y(row, track)?;
    Some(corners([
        (from.middle(), from.bottom()),
        (from.middle(), y),
        (to.middle(), y),
        (to.middle(), to.y),
    ]))
}

fn around(layout: &Layout, link: usize) -> Option<Vec<(i32, i32)>> {
    let index = layout.detours.iter().position(|d| d.link == link)?;
    let detour = layout.detours.get(index)?;
    let (start, end) = (port(layout, index, detour, true)?, port(layout, index, detour, false)?);
    let mut points = vec![start];
    let mut y = start.1;
    let mut gaps = detour.gaps.iter();
    for leg in &detour.legs {
        let x = layout.columns.channel_x(leg.column, leg.channel);
        points.push((x, y));
        y = match gaps.next() {
            Some(row) => layout.track_y(*row, Track::Detour(index))?,
            None => end.1,
        };
        points.push((x, y));
    }
    points.push(end);
    Some(corners(points))
}

/// The point on the left border of a step at which a detour begins or ends.
fn port(layout: &Layout, index: usize, detour: &Detour, is_exit: bool) -> Option<(i32, i32)> {
    let no = if is_exit { detour.from } else { detour.to };
    let (frame, measured) = (layout.frames.get(&no)?, layout.boxes.get(&no)?);
    let mut ports = measured.ports.iter();
    let (_, offset) = ports.find(|(p, _)| p.detour == index && p.is_exit == is_exit)?;
    Some((frame.x, frame.y + offset))
}

/// Drops points that stand still.
fn corners(points: impl IntoIterator<Item = (i32, i32)>) -> Vec<(i32, i32)> {
    let mut kept: Vec<(i32, i32)> = points.into_iter().collect();
    kept.dedup();
    kept
}

/// On the right of the line that leaves a step downwards.
fn below(layout: &Layout, link: &Link, from: Frame) -> Option<Caption> {
    let lines = stem(&layout.grid, &layout.links, link)?;
    let (x, y) = (from.middle() + CAPTION_GAP, from.bottom() + SMALL_LINE);
    Some(Caption { x, y, anchor: Anchor::Start, lines })
}

/// Above the line that leaves a step to the left at a height.
fn beside(link: &Link, from: Frame, y: i32) -> Caption {
    let lines = side_caption(link);
    let above = SMALL_LINE * (count(lines.len()) - 1);
    let (x, y) = (from.x - CAPTION_GAP, y - CAPTION_GAP + 1 - above);
    Caption { x, y, anchor: Anchor::End, lines }
}
