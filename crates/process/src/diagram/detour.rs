//! Lines that leave and enter on the left of a step: through which channels and gaps they run.

use super::{
    EdgeTarget,
    grid::{Band, Cell, Grid, TRUNK},
    link::{Link, Route},
    size::count,
};
use crate::step::StepNo;
use std::collections::{BTreeMap, BTreeSet};

/// A line on the left side, from a port of its step to a port of its target.
#[derive(Debug, Clone)]
pub(super) struct Detour {
    /// Which link.
    pub(super) link: usize,
    pub(super) from: StepNo,
    pub(super) to: StepNo,
    /// Vertical pieces, each in a channel beside a column.
    pub(super) legs: Vec<Leg>,
    /// Between two legs, the gap between rows in which the line crosses; named by the row below it.
    pub(super) gaps: Vec<i32>,
}

/// A vertical piece in a channel beside a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leg {
    pub(super) column: usize,
    /// 0 is next to the steps.
    pub(super) channel: i32,
    start: i32,
    end: i32,
}

/// One end of a detour on the left border of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Port {
    pub(super) detour: usize,
    pub(super) is_exit: bool,
}

/// Heights on a scale of four a row: the gap above it, its upper ports, its lower ports.
const fn gap_above(row: i32) -> i32 {
    row * 4
}
const fn upper(row: i32) -> i32 {
    row * 4 + 1
}
const fn lower(row: i32) -> i32 {
    row * 4 + 2
}

/// All detours, each leg in a channel of its own where legs run side by side.
pub(super) fn detours(grid: &Grid, links: &[Link]) -> Vec<Detour> {
    let mut detours = Vec::new();
    for (index, link) in links.iter().enumerate() {
        if let (Route::Side, EdgeTarget::Step(to)) = (link.route, &link.to)
            && let (Some(start), Some(end)) = (grid.cell(link.from), grid.cell(*to))
        {
            let (legs, gaps) = way(grid, start, end);
            detours.push(Detour { link: index, from: link.from, to: *to, legs, gaps });
        }
    }
    assign_channels(&mut detours);
    detours
}

/// The ports on the left border of each step, from the top. Ends that go up are above ends that go
/// down, and the nearer is the more inward, so that lines of one step do not cross.
pub(super) fn ports(detours: &[Detour]) -> BTreeMap<StepNo, Vec<Port>> {
    let mut ends: Vec<(StepNo, PortKey, Port)> = Vec::new();
    for (detour, d) in detours.iter().enumerate() {
        if let Some(leg) = d.legs.first() {
            let port = Port { detour, is_exit: true };
            ends.push((d.from, port_key(leg.start, leg.end), port));
        }
        if let Some(leg) = d.legs.last() {
            let port = Port { detour, is_exit: false };
            ends.push((d.to, port_key(leg.end, leg.start), port));
        }
    }
    ends.sort_by_key(|(no, key, _)| (*no, *key));
    let mut ports: BTreeMap<StepNo, Vec<Port>> = BTreeMap::new();
    for (no, _, port) in ends {
        ports.entry(no).or_default().push(port);
    }
    ports
}

/// Whether the line goes down from here, and the way upwards: short first where it goes up, long
/// first where it goes down.
type PortKey = (bool, i32);

fn port_key(here: i32, there: i32) -> PortKey {
    (there > here, here - there)
}

fn way(grid: &Grid, from: Cell, to: Cell) -> (Vec<Leg>, Vec<i32>) {
    let leg = |column, start, end| Leg { column, channel: 0, start, end };
    if from.column == to.column {
        let (start, end) = if to.row < from.row {
            (upper(from.row), lower(to.row))
        } else {
            (lower(from.row), upper(to.row))
        };
        return (vec![leg(from.column, start, end)], Vec::new());
    }
    let out_gap = grid.band(from.column).map(|band| gap_towards(band, to.row));
    let in_gap = grid.band(to.column).map(|band| gap_towards(band, from.row));
    let (out_height, in_height) = (out_gap.map(gap_above), in_gap.map(gap_above));
    let start = port_towards(from.row, out_height.or(in_height).unwrap_or(gap_above(to.row)));
    let end = port_towards(to.row, in_height.or(out_height).unwrap_or(gap_above(from.row)));
    let mut legs = Vec::new();
    if let Some(gap) = out_height {
        legs.push(leg(from.column, start, gap));
    }
    if out_gap.is_none() || out_gap != in_gap {
        legs.push(leg(TRUNK, out_height.unwrap_or(start), in_height.unwrap_or(end)));
    }
    if let Some(gap) = in_height {
        legs.push(leg(to.column, gap, end));
    }
    let mut gaps: Vec<i32> = out_gap.into_iter().chain(in_gap).collect();
    gaps.dedup();
    (legs, gaps)
}

fn port_towards(row: i32, height: i32) -> i32 {
    if height <= gap_above(row) { upper(row) } else { lower(row) }
}

/// The gap through which a lane is left towards a row: above its band or below it.
fn gap_towards(band: Band, row: i32) -> i32 {
    if row < band.first_row { band.first_row } else { band.last_row + 1 }
}

/// Short legs next to the steps, longer ones outside; legs that overlap in different channels.
fn assign_channels(detours: &mut [Detour]) {
    let mut legs: Vec<&mut Leg> = detours.iter_mut().flat_map(|d| d.legs.iter_mut()).collect();
    legs.sort_by_key(|l| (l.column, (l.end - l.start).abs(), l.start.min(l.end)));
    let mut placed: Vec<Leg> = Vec::new();
    for leg in legs {
        let beside = placed.iter().filter(|other| runs_beside(other, leg));
        let taken: BTreeSet<i32> = beside.map(|other| other.channel).collect();
        leg.channel = (0..=count(taken.len())).find(|free| !taken.contains(free)).unwrap_or(0);
        placed.push(*leg);
    }
}

fn runs_beside(a: &Leg, b: &Leg) -> bool {
    a.column == b.column
        && a.start.min(a.end) <= b.start.max(b.end)
        && b.start.min(b.end) <= a.start.max(a.end)
}
