//! The gaps between rows: captions of lines that go down, and tracks for lines that cross.

use super::{
    EdgeTarget,
    columns::{MARGIN, TRACK},
    detour::Detour,
    grid::{Grid, TRUNK},
    link::{Link, Route},
    size::{SMALL_LINE, count, stem_caption},
};
use crate::step::StepNo;

/// Above the captions of a gap and below its last track.
const SPACE: i32 = 14;

/// A gap above a row, or below the last one.
#[derive(Debug, Clone, Default)]
pub(super) struct Gap {
    /// Lines of caption at its top.
    captions: i32,
    /// What crosses in it, from the top.
    tracks: Vec<Track>,
}

/// What crosses from column to column in a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Track {
    /// A detour, by its index, between two legs.
    Detour(usize),
    /// The lanes opened by a step.
    Fork(StepNo),
    /// The lanes that meet at a step.
    Join(StepNo),
}

impl Gap {
    /// Height of the gap.
    pub(super) fn height(&self, is_first: bool) -> i32 {
        let tracks = TRACK * count(self.tracks.len());
        if !is_first {
            SPACE + SMALL_LINE * self.captions + tracks + SPACE
        } else if self.tracks.is_empty() {
            MARGIN
        } else {
            SPACE + tracks + SPACE
        }
    }

    /// Whether nothing runs in it.
    pub(super) fn is_empty(&self) -> bool {
        self.captions == 0 && self.tracks.is_empty()
    }

    /// How far below the top of the gap a track runs.
    pub(super) fn track_offset(&self, track: Track) -> Option<i32> {
        let place = self.tracks.iter().position(|t| *t == track)?;
        Some(SPACE + SMALL_LINE * self.captions + TRACK * count(place))
    }
}

/// Every gap, from the one above the first row to the one below the last.
pub(super) fn gaps(grid: &Grid, links: &[Link], detours: &[Detour]) -> Vec<Gap> {
    let rows = usize::try_from(grid.rows).unwrap_or(0);
    let mut gaps = vec![Gap::default(); rows.saturating_add(1)];
    let mut gap_at = |row: i32, change: &mut dyn FnMut(&mut Gap)| {
        if let Some(gap) = usize::try_from(row).ok().and_then(|row| gaps.get_mut(row)) {
            change(gap);
        }
    };
    for (index, detour) in detours.iter().enumerate() {
        for row in &detour.gaps {
            gap_at(*row, &mut |gap| gap.cross(Track::Detour(index)));
        }
    }
    for link in links {
        if let Some((row, track)) = track_of(grid, link) {
            gap_at(row, &mut |gap| gap.cross(track));
        }
        if let Some((row, lines)) = stem_lines(grid, links, link) {
            gap_at(row, &mut |gap| gap.captions = gap.captions.max(lines));
        }
    }
    gaps
}

impl Gap {
    fn cross(&mut self, track: Track) {
        if !self.tracks.contains(&track) {
            self.tracks.push(track);
        }
    }
}

/// The gap and the track in which a line into or out of lanes crosses.
pub(super) fn track_of(grid: &Grid, link: &Link) -> Option<(i32, Track)> {
    let EdgeTarget::Step(to) = &link.to else { return None };
    if link.route != Route::Across {
        return None;
    }
    let (from, target) = (grid.cell(link.from)?, grid.cell(*to)?);
    let track = if from.column == TRUNK { Track::Fork(link.from) } else { Track::Join(*to) };
    Some((target.row, track))
}

/// The caption of a line that goes down from a step; the lanes that it opens share one.
pub(super) fn stem(grid: &Grid, links: &[Link], link: &Link) -> Option<Vec<String>> {
    if matches!(link.route, Route::Side | Route::Badge) {
        return None;
    }
    let column = grid.columns.get(grid.cell(link.from)?.column)?;
    let mut labels: Vec<String> = Vec::new();
    let on_stem = |l: &&Link| l.from == link.from && l.route == link.route;
    for label in links.iter().filter(on_stem).flat_map(|l| &l.labels) {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    Some(stem_caption(&labels, column))
}

fn stem_lines(grid: &Grid, links: &[Link], link: &Link) -> Option<(i32, i32)> {
    let lines = count(stem(grid, links, link)?.len());
    Some((grid.cell(link.from)?.row + 1, lines))
}
