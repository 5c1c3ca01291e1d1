//! Where every box stands.

use super::{
    Diagram, EdgeTarget, Frame, Node, Terminal,
    columns::{Columns, MARGIN},
    detour::{Detour, detours, ports},
    draw,
    gaps::{Gap, Track, gaps},
    grid::Grid,
    link::{Link, Route, links},
    size::{BADGE_GAP, BADGE_SPACE, BADGE_WIDTH, Measured, badge_height, measure, node_width},
};
use crate::{definition::Definition, step::StepNo};
use std::collections::BTreeMap;

/// Draws a definition. Also a broken one has a picture: lines to steps that do not exist are left
/// out, and so is what lies past the [bounds](crate::bounds).
pub fn diagram(definition: &Definition) -> Diagram {
    let layout = Layout::of(definition);
    let edges = draw::edges(&layout);
    Diagram {
        width: layout.columns.width,
        height: layout.height,
        nodes: layout.nodes(definition),
        terminals: layout.terminals(),
        edges,
    }
}

/// A place for everything.
pub(super) struct Layout {
    pub(super) grid: Grid,
    pub(super) links: Vec<Link>,
    pub(super) detours: Vec<Detour>,
    pub(super) columns: Columns,
    pub(super) boxes: BTreeMap<StepNo, Measured>,
    /// The steps.
    pub(super) frames: BTreeMap<StepNo, Frame>,
    /// The exits, by the index of their link.
    pub(super) exits: BTreeMap<usize, Frame>,
    gaps: Vec<Gap>,
    gap_tops: Vec<i32>,
    height: i32,
}

impl Layout {
    fn of(definition: &Definition) -> Self {
        let grid = Grid::of(definition);
        let links = links(definition, &grid);
        let detours = detours(&grid, &links);
        let ports = ports(&detours);
        let mut boxes = BTreeMap::new();
        for (no, cell) in &grid.cells {
            let (step, column) = (definition.step(*no), grid.columns.get(cell.column));
            if let (Some(step), Some(column)) = (step, column) {
                let ports = ports.get(no).map(Vec::as_slice).unwrap_or_default();
                boxes.insert(*no, measure(step, column, &links, &detours, ports));
            }
        }
        let columns = Columns::of(&grid, &detours, &boxes);
        let gaps = gaps(&grid, &links, &detours);
        let mut layout = Self {
            grid,
            links,
            detours,
            columns,
            boxes,
            frames: BTreeMap::new(),
            exits: BTreeMap::new(),
            gaps,
            gap_tops: Vec::new(),
            height: 0,
        };
        layout.arrange_rows();
        layout
    }

    /// The y of a track in the gap above a row.
    pub(super) fn track_y(&self, row: i32, track: Track) -> Option<i32> {
        let row = usize::try_from(row).ok()?;
        Some(self.gap_tops.get(row)? + self.gaps.get(row)?.track_offset(track)?)
    }

    fn arrange_rows(&mut self) {
        let gaps = std::mem::take(&mut self.gaps);
        let mut y = 0;
        for (row, gap) in (0..).zip(&gaps) {
            self.gap_tops.push(y);
            if row < self.grid.rows || !gap.is_empty() {
                y += gap.height(row == 0);
            }
            y += self.place_row(row, y);
        }
        self.gaps = gaps;
        self.height = self.place_end(y) + MARGIN;
    }

    /// Places the steps of a row with their badges; gives the height of the row.
    fn place_row(&mut self, row: i32, y: i32) -> i32 {
        let mut height = 0;
        for (no, measured) in &self.boxes {
            let Some(cell) = self.grid.cell(*no).filter(|c| c.row == row) else { continue };
            let w = self.grid.columns.get(cell.column).map_or(0, node_width);
            let frame = Frame { x: self.columns.left(cell.column), y, w, h: measured.height };
            self.frames.insert(*no, frame);
            height = height.max(frame.h);
            let mut badge_y = y + BADGE_SPACE / 2;
            for badge in &measured.badges {
                let (x, h) = (frame.right() + BADGE_GAP, badge.height);
                self.exits.insert(badge.link, Frame { x, y: badge_y, w: BADGE_WIDTH, h });
                badge_y += h + BADGE_SPACE;
            }
        }
        height
    }

    /// Places the end below the last step, if it is there; gives the lower edge of everything.
    fn place_end(&mut self, y: i32) -> i32 {
        let mut links = self.links.iter().enumerate();
        let Some((index, link)) = links.find(|(_, l)| l.route == Route::Bottom) else { return y };
        let Some(step) = self.frames.get(&link.from) else { return y };
        let x = step.middle() - BADGE_WIDTH / 2;
        let end = Frame { x, y, w: BADGE_WIDTH, h: badge_height(0, false) };
        self.exits.insert(index, end);
        end.bottom()
    }

    fn nodes(&self, definition: &Definition) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(self.boxes.len());
        for (no, measured) in &self.boxes {
            if let (Some(step), Some(frame)) = (definition.step(*no), self.frames.get(no)) {
                nodes.push(Node {
                    step: *no,
                    kind: step.performer,
                    frame: *frame,
                    lines: measured.lines.clone(),
                    performer_lines: measured.performer_lines.clone(),
                    minutes: step.working_minutes,
                    clock: step.clock,
                });
            }
        }
        nodes
    }

    fn terminals(&self) -> Vec<Terminal> {
        let badges = self.boxes.values().flat_map(|b| &b.badges);
        let lines: BTreeMap<usize, &Vec<String>> = badges.map(|b| (b.link, &b.lines)).collect();
        let mut terminals = Vec::with_capacity(self.exits.len());
        for (index, frame) in &self.exits {
            if let Some(Link { from, to: EdgeTarget::Terminal(kind), .. }) = self.links.get(*index)
            {
                terminals.push(Terminal {
                    step: *from,
                    kind: kind.clone(),
                    frame: *frame,
                    lines: lines.get(index).map(|l| (*l).clone()).unwrap_or_default(),
                });
            }
        }
        terminals
    }
}
