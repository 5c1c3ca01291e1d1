//! What differs between two versions of a process, step by step.

use super::words::{COLUMNS, cell, column};
use mc_app::admin::StepRow;
use mc_pages::{
    components::{Column, Table},
    words::{Lang, key},
};

/// One difference: step, column, before, after.
type Difference = [String; 4];

/// A table of the differences; empty when there are none. Steps are told apart by their numbers.
pub(super) fn table(l: Lang, caption: String, (old, new): (&[StepRow], &[StepRow])) -> Table {
    let named = [key("column-step"), key("column-cell"), key("column-before"), key("column-after")];
    Table {
        caption,
        columns: named.map(|name| Column::words(l.t(name))).to_vec(),
        rows: between(l, old, new)
            .into_iter()
            .map(|difference| difference.map(Into::into).to_vec())
            .collect(),
    }
}

fn between(l: Lang, old: &[StepRow], new: &[StepRow]) -> Vec<Difference> {
    let same = |rows: &[StepRow], no: &str| rows.iter().find(|row| row.no == no).cloned();
    let whole = |row: &StepRow, before: String, after: String| -> Difference {
        [step(l, row), l.t("difference-step").into_owned(), before, after]
    };
    let nothing = || "–".to_owned();
    let removed = old.iter().filter(|row| same(new, &row.no).is_none());
    let mut found: Vec<Difference> =
        removed.map(|row| whole(row, row.name.clone(), nothing())).collect();
    for row in new {
        match same(old, &row.no) {
            None => found.push(whole(row, nothing(), row.name.clone())),
            Some(before) => found.extend(of_step(l, &before, row)),
        }
    }
    found
}

fn step(l: Lang, row: &StepRow) -> String {
    l.with("outcome-step", &[("step", row.no.as_str())]).into_owned()
}

fn of_step(l: Lang, before: &StepRow, after: &StepRow) -> Vec<Difference> {
    let cells =
        COLUMNS.iter().map(|(name, _)| (*name, cell(l, before, name), cell(l, after, name)));
    cells
        .filter(|(_, old, new)| old != new)
        .map(|(name, old, new)| {
            let or_nothing = |text: String| if text.is_empty() { "–".to_owned() } else { text };
            [step(l, after), column(l, name), or_nothing(old), or_nothing(new)]
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::Locale;

    fn row(no: &str, name: &str, hours: &str) -> StepRow {
        StepRow {
            no: no.to_owned(),
            name: name.to_owned(),
            hours: hours.to_owned(),
            clock: "run".to_owned(),
            ..StepRow::default()
        }
    }

    #[test]
    fn steps_that_came_went_or_changed() {
        let old = [row("1", "Tiếp nhận", "1"), row("2", "Thẩm tra", "4"), row("3", "Ký", "2")];
        let new = [row("1", "Tiếp nhận", "1"), row("2", "Thẩm tra", "4.5"), row("4", "Trả", "1")];
        let found = between(Lang::new(Locale::En), &old, &new);
        let found: Vec<_> = found.iter().map(|d| d.join(" | ")).collect();
        assert_eq!(
            found,
            [
                "step 3 | Whole step | Ký | –",
                "step 2 | Hours | 4 | 4.5",
                "step 4 | Whole step | – | Trả"
            ]
        );
    }

    #[test]
    fn the_same_rows_do_not_differ() {
        let rows = [row("1", "Tiếp nhận", "1")];
        assert_eq!(between(Lang::new(Locale::Vi), &rows, &rows), Vec::<Difference>::new());
    }
}
