//! The picture of a process, also of one that is still being mended.

use crate::Web;
use mc_app::{
    admin::{ReadRows, StepRow},
    process::{Definition, DiagramLabels, Performer, Severity, Target, diagram, parse_outcomes},
};
use mc_pages::{components::Diagram, words::Lang};
use std::collections::BTreeSet;

/// A picture up to so many pixels wide is scaled to the room it has; a wider one would be too small
/// to read and is scrolled.
const FITTED_WIDTH: i32 = 640;

/// How a step begins in the picture; steps stand in it in the order of the drawing.
const NODE: &str = "<g class=\"pd-node ";

/// Draws the definition of the editor: each step says its number, and one with a problem is marked.
pub(super) fn marked(
    l: Lang,
    definition: &Definition,
    (rows, read): (&[StepRow], &ReadRows),
) -> Diagram {
    let errors = read.problems.iter().filter(|p| p.severity == Severity::Error);
    let bad: BTreeSet<&str> = errors.filter_map(|p| Some(rows.get(p.row?)?.no.trim())).collect();
    let drawn = draw(l, definition);
    let mut parts = drawn.svg.split(NODE);
    let mut svg = parts.next().unwrap_or_default().to_owned();
    for (part, node) in parts.zip(diagram(definition).nodes) {
        let no = node.step.to_string();
        let mark = if bad.contains(no.as_str()) { "pd-bad " } else { "" };
        for piece in ["<g data-step=\"", &no, "\" class=\"pd-node ", mark, part] {
            svg.push_str(piece);
        }
    }
    Diagram { svg, ..drawn }
}

/// Draws a definition.
pub(super) fn draw(l: Lang, definition: &Definition) -> Diagram {
    let labels = DiagramLabels::of(definition, l.locale());
    let drawn = diagram(definition);
    let mut svg = drawn.to_svg(&labels);
    if drawn.width <= FITTED_WIDTH {
        svg = svg.replacen("class=\"process-diagram\"", "class=\"process-diagram pd-fits\"", 1);
    }
    Diagram { title: labels.title, description: labels.description, svg }
}

/// The definition to draw while some rows cannot be read: those rows and the outcomes that lead
/// nowhere are left out.
pub(super) fn sketch(
    web: &Web,
    of: &Definition,
    rows: &[StepRow],
    read: &ReadRows,
) -> Option<Definition> {
    if let Some(definition) = &read.definition {
        return Some(definition.clone()).filter(|d| !d.steps.is_empty());
    }
    let is_lost = |at: usize| {
        let errors = read.problems.iter().filter(|p| p.severity == Severity::Error);
        errors.into_iter().any(|p| p.row == Some(at) && p.column != Some("outcomes"))
    };
    let readable = rows.iter().enumerate().filter(|(at, _)| !is_lost(*at));
    let mut kept: Vec<StepRow> = readable.map(|(_, row)| row.clone()).collect();
    let numbers: BTreeSet<String> = kept.iter().map(|row| row.no.trim().to_owned()).collect();
    for row in &mut kept {
        row.outcomes = leading_somewhere(&row.outcomes, &numbers);
    }
    web.app.read_process(of, &kept).definition.filter(|d| !d.steps.is_empty())
}

/// The outcomes that can be read and lead to a step that is there.
fn leading_somewhere(outcomes: &str, numbers: &BTreeSet<String>) -> String {
    let is_good = |part: &&str| match parse_outcomes(part, Performer::Division).as_deref() {
        Ok([outcome]) => match &outcome.target {
            Target::Steps(steps) => steps.iter().all(|no| numbers.contains(&no.to_string())),
            Target::End | Target::Supplement | Target::Reject | Target::Case(_) => true,
        },
        _ => false,
    };
    outcomes.split(';').filter(is_good).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_that_lead_nowhere_are_not_drawn() {
        let numbers = BTreeSet::from(["1".to_owned(), "2".to_owned()]);
        let kept = leading_somewhere("đạt->2;trả->9;ký->1+2;ký->1+9;xong->END;dở dang", &numbers);
        assert_eq!(kept, "đạt->2;ký->1+2;xong->END");
    }
}
