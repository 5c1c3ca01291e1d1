//! Columns from left to right: the trunk in the middle, the lanes of each group around the same
//! middle, the channels of the trunk left of everything.

use super::{
    detour::Detour,
    grid::{Column, Grid, TRUNK},
    size::{BADGE_GAP, BADGE_WIDTH, CAPTION_WIDTH, Measured, node_width},
};
use crate::step::StepNo;
use std::collections::BTreeMap;

/// Around the whole picture.
pub(super) const MARGIN: i32 = 12;
/// Between parallel lines.
pub(super) const TRACK: i32 = 10;
/// Between a column and what is left of it.
const GUTTER: i32 = 14;

/// Where the columns stand.
#[derive(Debug)]
pub(super) struct Columns {
    /// Of each column, the left edge of its steps and the innermost of its channels.
    places: Vec<Place>,
    /// Width of the whole.
    pub(super) width: i32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    left: i32,
    channel: i32,
}

/// What a column needs beside its steps.
#[derive(Debug, Clone, Copy)]
struct Room {
    captions: i32,
    channels: i32,
    node: i32,
    badges: i32,
}

impl Room {
    fn of(
        index: usize,
        column: &Column,
        grid: &Grid,
        detours: &[Detour],
        boxes: &BTreeMap<StepNo, Measured>,
    ) -> Self {
        let has_captions =
            detours.iter().any(|d| d.legs.first().is_some_and(|leg| leg.column == index));
        let legs = detours.iter().flat_map(|d| &d.legs).filter(|leg| leg.column == index);
        let is_here = |no: &StepNo| grid.cell(*no).is_some_and(|c| c.column == index);
        let has_badges = boxes.iter().any(|(no, b)| is_here(no) && !b.badges.is_empty());
        Self {
            captions: if has_captions { CAPTION_WIDTH } else { 0 },
            channels: legs.map(|leg| TRACK * (leg.channel + 1)).max().unwrap_or(0),
            node: node_width(column),
            badges: if has_badges { BADGE_GAP + BADGE_WIDTH } else { 0 },
        }
    }

    /// Width of a lane with everything that belongs to it.
    const fn lane(self) -> i32 {
        GUTTER + self.channels + self.captions + self.node + self.badges
    }
}

impl Columns {
    pub(super) fn of(grid: &Grid, detours: &[Detour], boxes: &BTreeMap<StepNo, Measured>) -> Self {
        let mut trunk = None;
        let mut bands: BTreeMap<i32, Vec<(usize, Room)>> = BTreeMap::new();
        for (index, column) in grid.columns.iter().enumerate() {
            let room = Room::of(index, column, grid, detours, boxes);
            match column.band {
                None => trunk = Some(room),
                Some(band) => bands.entry(band.first_row).or_default().push((index, room)),
            }
        }
        let mut columns =
            Self { places: vec![Place::default(); grid.columns.len()], width: 2 * MARGIN };
        if let Some(trunk) = trunk {
            columns.arrange(trunk, &bands);
        }
        columns
    }

    /// The left edge of the steps of a column.
    pub(super) fn left(&self, column: usize) -> i32 {
        self.places.get(column).map_or(0, |p| p.left)
    }

    /// The x of a channel beside a column; channel 0 is next to the steps.
    pub(super) fn channel_x(&self, column: usize, channel: i32) -> i32 {
        self.places.get(column).map_or(0, |p| p.channel) - TRACK * channel
    }

    fn arrange(&mut self, trunk: Room, bands: &BTreeMap<i32, Vec<(usize, Room)>>) {
        let width_of =
            |lanes: &[(usize, Room)]| -> i32 { lanes.iter().map(|(_, room)| room.lane()).sum() };
        let widest = bands.values().map(|lanes| width_of(lanes)).max().unwrap_or(0);
        let half = widest.max(trunk.node) / 2;
        // Beside wide bands, the captions of the trunk have room anyway.
        let captions = (trunk.captions - (half - trunk.node / 2)).max(0);
        let channel = MARGIN + trunk.channels;
        let middle = channel + GUTTER / 2 + captions + half;
        let left = middle - trunk.node / 2;
        self.set(TRUNK, Place { left, channel });
        let mut right = left + trunk.node + trunk.badges;
        for lanes in bands.values() {
            let mut x = middle - width_of(lanes) / 2;
            for (index, room) in lanes {
                let left = x + GUTTER + room.channels + room.captions;
                let channel = left - room.captions - GUTTER / 2;
                self.set(*index, Place { left, channel });
                x += room.lane();
            }
            right = right.max(x);
        }
        self.width = right + MARGIN;
    }

    fn set(&mut self, column: usize, place: Place) {
        if let Some(slot) = self.places.get_mut(column) {
            *slot = place;
        }
    }
}
