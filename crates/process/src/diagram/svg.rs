//! The picture as SVG: self-contained, readable without any style sheet, and free of inline styles,
//! which the content security policy of the pages forbids. Their style sheet colours by class.

use super::{
    Anchor, Caption, Diagram, DiagramLabels, Edge, EdgeKind, Frame, Node, Terminal, TerminalKind,
    size::{NAME_LINE, PADDING, SMALL_LINE},
    text::{NAME_FONT, SMALL_FONT},
};
use crate::step::StepClock;

/// Length of an arrow's head.
const HEAD: i32 = 7;

/// How lines of text are set.
#[derive(Debug, Clone, Copy)]
struct Style {
    anchor: Anchor,
    font: i32,
    line: i32,
}

impl Style {
    const NAME: Self = Self { anchor: Anchor::Start, font: NAME_FONT, line: NAME_LINE };

    const fn small(anchor: Anchor) -> Self {
        Self { anchor, font: SMALL_FONT, line: SMALL_LINE }
    }
}

impl Anchor {
    const fn svg(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl TerminalKind {
    const fn class(&self) -> &'static str {
        match self {
            Self::End => "pd-end",
            Self::Supplement => "pd-supplement",
            Self::Reject => "pd-reject",
            Self::Case(_) => "pd-case",
        }
    }
}

impl EdgeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Forward => "pd-forward",
            Self::Back => "pd-back",
            Self::Fork => "pd-fork",
            Self::Join => "pd-join",
            Self::Exit => "pd-exit",
        }
    }
}

impl Diagram {
    /// The picture as an SVG document without XML declaration, to be set into a page as it is.
    ///
    /// Classes: `process-diagram` on the whole; `pd-node` with the performer (`pd-one-stop`, …) and
    /// `pd-stopped` where the clock stands; `pd-terminal` with `pd-end`, `pd-supplement`,
    /// `pd-reject`, `pd-case`; `pd-edge` and `pd-arrow` with `pd-forward`, `pd-back`, `pd-fork`,
    /// `pd-join`, `pd-exit`; texts `pd-name`, `pd-performer`, `pd-hours`, `pd-label`, `pd-kind`.
    pub fn to_svg(&self, labels: &DiagramLabels) -> String {
        let mut out = Svg::default();
        let (w, h) = (self.width, self.height);
        out.raw(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"process-diagram\" role=\"img\" \
             viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" font-size=\"{SMALL_FONT}\" \
             font-family=\"sans-serif\" fill=\"none\" stroke=\"currentColor\">"
        ));
        out.element("title", &labels.title);
        out.element("desc", &labels.description);
        self.edges.iter().for_each(|edge| out.edge(edge));
        self.nodes.iter().for_each(|node| out.node(node, labels));
        self.terminals.iter().for_each(|terminal| out.terminal(terminal, labels));
        self.edges.iter().filter_map(|e| e.caption.as_ref()).for_each(|c| out.caption(c));
        out.raw("</svg>");
        out.0
    }
}

#[derive(Default)]
struct Svg(String);

impl Svg {
    fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                // XML 1.0 has no way to write them.
                c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => self.raw(" "),
                c => self.0.push(c),
            }
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>"));
        self.escaped(text);
        self.raw(&format!("</{name}>"));
    }

    fn edge(&mut self, edge: &Edge) {
        let class = edge.kind.class();
        let dashes = if edge.kind == EdgeKind::Back { " stroke-dasharray=\"5 3\"" } else { "" };
        let points: Vec<String> = edge.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let points = points.join(" ");
        self.raw(&format!("<polyline class=\"pd-edge {class}\"{dashes} points=\"{points}\"/>"));
        if let [.., before, tip] = edge.points.as_slice() {
            let head = arrow_head(*before, *tip);
            self.raw(&format!(
                "<polygon class=\"pd-arrow {class}\" fill=\"currentColor\" stroke=\"none\" \
                 points=\"{head}\"/>"
            ));
        }
    }

    fn node(&mut self, node: &Node, labels: &DiagramLabels) {
        let hours = labels.hours(node);
        let stopped = if node.clock == StepClock::Stops { " pd-stopped" } else { "" };
        let kind = node.kind.code();
        self.raw(&format!("<g class=\"pd-node pd-{kind}{stopped}\">"));
        let (name, performer) = (node.lines.join(" "), node.performer_lines.join(" "));
        let words = node.kind.words(labels.locale);
        self.element("title", &format!("{name}. {words}: {performer}. {hours}"));
        self.rect(node.frame, 6);
        let x = node.frame.x + PADDING;
        let mut y = node.frame.y + PADDING + NAME_FONT - 1;
        y = self.lines("pd-name", &node.lines, (x, y), Style::NAME);
        y = self.lines("pd-performer", &node.performer_lines, (x, y), Style::small(Anchor::Start));
        self.lines("pd-hours", &[hours], (x, y), Style::small(Anchor::Start));
        self.raw("</g>");
    }

    fn terminal(&mut self, terminal: &Terminal, labels: &DiagramLabels) {
        self.raw(&format!("<g class=\"pd-terminal {}\">", terminal.kind.class()));
        self.rect(terminal.frame, 11);
        let (x, y) = (terminal.frame.middle(), terminal.frame.y + SMALL_LINE + 1);
        let y = self.lines("pd-label", &terminal.lines, (x, y), Style::small(Anchor::Middle));
        let kind = labels.exit(&terminal.kind);
        self.lines("pd-kind", &kind, (x, y), Style::small(Anchor::Middle));
        self.raw("</g>");
    }

    fn rect(&mut self, frame: Frame, radius: i32) {
        let Frame { x, y, w, h } = frame;
        self.raw(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"{radius}\"/>"
        ));
    }

    fn caption(&mut self, caption: &Caption) {
        let style = Style::small(caption.anchor);
        self.lines("pd-label", &caption.lines, (caption.x, caption.y), style);
    }

    /// Lines of text one below the other; gives the base line of what would follow.
    fn lines(
        &mut self,
        class: &str,
        lines: &[String],
        (x, mut y): (i32, i32),
        style: Style,
    ) -> i32 {
        if lines.is_empty() {
            return y;
        }
        self.raw(&format!(
            "<text class=\"{class}\" font-size=\"{}\" text-anchor=\"{}\" \
             fill=\"currentColor\" stroke=\"none\">",
            style.font,
            style.anchor.svg()
        ));
        for line in lines {
            self.raw(&format!("<tspan x=\"{x}\" y=\"{y}\">"));
            self.escaped(line);
            self.raw("</tspan>");
            y += style.line;
        }
        self.raw("</text>");
        y
    }
}

/// The corners of the head of an arrow that comes from `before`; lines run along the axes.
fn arrow_head(before: (i32, i32), tip: (i32, i32)) -> String {
    let (dx, dy) = ((tip.0 - before.0).signum(), (tip.1 - before.1).signum());
    let (bx, by) = (tip.0 - HEAD * dx, tip.1 - HEAD * dy);
    let (sx, sy) = (HEAD / 2 * dy, HEAD / 2 * dx);
    format!("{},{} {},{} {},{}", tip.0, tip.1, bx + sx, by + sy, bx - sx, by - sy)
}
