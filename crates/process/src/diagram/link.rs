//! What is to be connected: outcomes with the same target are one line, and each line has a route.

use super::{
    EdgeKind, EdgeTarget, TerminalKind,
    grid::{Cell, Grid, TRUNK},
};
use crate::{
    bounds,
    definition::Definition,
    outcome::Target,
    step::{Step, StepNo},
};

/// A line to be drawn.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) from: StepNo,
    pub(super) to: EdgeTarget,
    pub(super) labels: Vec<String>,
    pub(super) kind: EdgeKind,
    pub(super) route: Route,
}

/// How a line runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// Straight down to the next row.
    Down,
    /// Down, across in the gap between rows, and down: into lanes and out of them.
    Across,
    /// Out on the left, along a channel beside the column, and in on the left.
    Side,
    /// To a badge on the right.
    Badge,
    /// Straight down to the end below the last step.
    Bottom,
}

impl Link {
    /// The labels in one text.
    pub(super) fn label(&self) -> String {
        self.labels.join(" / ")
    }
}

/// Every line of a definition, by step in the order of the table. Targets that do not exist have
/// none.
pub(super) fn links(definition: &Definition, grid: &Grid) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for no in grid.cells.keys() {
        let Some(step) = definition.step(*no) else { continue };
        for outcome in step.outcomes.iter().take(bounds::OUTCOMES) {
            for to in targets(&outcome.target) {
                let Some((kind, route)) = course(definition, grid, step, &to, &outcome.target)
                else {
                    continue;
                };
                let mut own = links.iter_mut().rev().take_while(|l| l.from == *no);
                match own.find(|l| l.to == to) {
                    Some(link) if !link.labels.contains(&outcome.label) => {
                        link.labels.push(outcome.label.clone());
                    }
                    Some(_) => {}
                    None => {
                        let labels = vec![outcome.label.clone()];
                        links.push(Link { from: *no, to, labels, kind, route });
                    }
                }
            }
        }
    }
    links
}

fn targets(target: &Target) -> Vec<EdgeTarget> {
    match target {
        Target::Steps(steps) => {
            steps.iter().take(bounds::LANES).copied().map(EdgeTarget::Step).collect()
        }
        Target::End => vec![EdgeTarget::Terminal(TerminalKind::End)],
        Target::Supplement => vec![EdgeTarget::Terminal(TerminalKind::Supplement)],
        Target::Reject => vec![EdgeTarget::Terminal(TerminalKind::Reject)],
        Target::Case(code) => vec![EdgeTarget::Terminal(TerminalKind::Case(code.clone()))],
    }
}

fn course(
    definition: &Definition,
    grid: &Grid,
    step: &Step,
    to: &EdgeTarget,
    target: &Target,
) -> Option<(EdgeKind, Route)> {
    let from = grid.cell(step.no)?;
    match to {
        EdgeTarget::Terminal(kind) => {
            let is_last = from.column == TRUNK && from.row == grid.rows - 1;
            let at_bottom = is_last && *kind == TerminalKind::End;
            Some((EdgeKind::Exit, if at_bottom { Route::Bottom } else { Route::Badge }))
        }
        EdgeTarget::Step(no) => {
            let (cell, next) = (grid.cell(*no)?, definition.step(*no)?);
            let is_fork = matches!(target, Target::Steps(steps) if steps.len() > 1);
            let kind = if step.no.returns_to(*no) {
                EdgeKind::Back
            } else if is_fork {
                EdgeKind::Fork
            } else if step.branch.is_some() && !step.shares_group(next) {
                EdgeKind::Join
            } else {
                EdgeKind::Forward
            };
            Some((kind, route(grid, from, cell)))
        }
    }
}

fn route(grid: &Grid, from: Cell, to: Cell) -> Route {
    let next_row = from.row + 1;
    if from.column == to.column {
        return if to.row == next_row { Route::Down } else { Route::Side };
    }
    let into_lane = from.column == TRUNK
        && grid.band(to.column).is_some_and(|b| b.first_row == next_row && to.row == next_row);
    let is_lane_end = grid.columns.get(from.column).is_some_and(|c| c.end_row == from.row);
    let out_of_lane = to.column == TRUNK
        && is_lane_end
        && grid.band(from.column).is_some_and(|b| b.last_row + 1 == to.row);
    if into_lane || out_of_lane { Route::Across } else { Route::Side }
}
