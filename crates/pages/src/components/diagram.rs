//! The frame around a drawing made by the server, such as the diagram of a process.

use super::drawn;

/// A drawing with its words.
#[derive(Debug, Clone)]
pub struct Diagram {
    /// What it shows; the caption.
    pub title: String,
    /// The same in words, for those who do not see it.
    pub description: String,
    /// The `<svg>` element, made by our own code of escaped text. It is coloured by the `pd-…`
    /// classes of `parts.css` and carries no `style` attribute and no script.
    pub svg: String,
}

drawn!(Diagram, "components/diagram.html");
