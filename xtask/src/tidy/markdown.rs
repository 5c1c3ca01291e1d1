//! The parts of Markdown that the checks read: headings, tables, links and code.

/// A line of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// The line of the file, from 1.
    pub(super) line: usize,
    /// The heading under which it stands.
    pub(super) section: &'t str,
    pub(super) cells: Vec<&'t str>,
}

impl<'t> Row<'t> {
    /// A cell; an empty one where the row has none.
    pub(super) fn cell(&self, at: usize) -> &'t str {
        self.cells.get(at).copied().unwrap_or_default()
    }
}

/// A line of text outside of blocks of code.
pub(super) struct Line<'t> {
    /// From 1.
    pub(super) number: usize,
    /// The heading under which it stands, or which it is.
    pub(super) section: &'t str,
    pub(super) text: &'t str,
}

/// The lines outside of blocks of code.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut section, mut is_code) = ("", false);
    let mut out = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            section = heading(line).unwrap_or(section);
            out.push(Line { number: at + 1, section, text: line });
        }
    }
    out
}

/// The words of a heading.
pub(super) fn heading(line: &str) -> Option<&str> {
    line.starts_with('#').then(|| line.trim_start_matches('#').trim())
}

/// The rows of all tables, without their heads.
pub(super) fn rows(text: &str) -> Vec<Row<'_>> {
    let lines = lines(text);
    let is_rule = |line: &str| line.starts_with("|--") || line.starts_with("| --");
    let is_head = |at: usize| lines.get(at + 1).is_some_and(|next| is_rule(next.text));
    let is_row = |at: usize, line: &str| line.starts_with('|') && !is_rule(line) && !is_head(at);
    lines
        .iter()
        .enumerate()
        .filter(|(at, line)| is_row(*at, line.text))
        .map(|(_, line)| Row {
            line: line.number,
            section: line.section,
            cells: line.text.trim().trim_matches('|').split('|').map(str::trim).collect(),
        })
        .collect()
}

/// What stands in backticks.
pub(super) fn code(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The targets of links, those in code left out.
pub(super) fn links(line: &str) -> Vec<&str> {
    let prose = line.split('`').step_by(2);
    let ends = prose.flat_map(|part| part.split("](").skip(1));
    ends.filter_map(|end| end.split([')', ' ']).next()).collect()
}

/// The name by which a heading is linked to.
pub(super) fn anchor(heading: &str) -> String {
    let is_kept = |c: &char| c.is_alphanumeric() || ['-', '_', ' '].contains(c);
    let name = heading.to_lowercase();
    name.chars().filter(is_kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_with_their_section() {
        let text =
            "# One\n| a | b |\n|---|---|\n| `x` | y |\n\n## Two\n```\n| no | row |\n```\n| z |";
        let rows = rows(text);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0], Row { line: 4, section: "One", cells: vec!["`x`", "y"] });
        assert_eq!((rows[1].section, rows[1].cell(0), rows[1].cell(1)), ("Two", "z", ""));
    }

    #[test]
    fn links_and_code_are_told_apart() {
        let line = "see [a](b.md#c), `[no](link)` and [d](e \"title\")";
        assert_eq!(links(line), ["b.md#c", "e"]);
        assert_eq!(code(line).collect::<Vec<_>>(), ["[no](link)"]);
    }

    #[test]
    fn an_anchor_is_the_heading_in_small_letters() {
        assert_eq!(anchor("Adding a page: `pages`"), "adding-a-page-pages");
        assert_eq!(anchor("Hồ sơ"), "hồ-sơ");
    }
}
