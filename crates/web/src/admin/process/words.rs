//! The words of a process: columns, levels, clocks, statuses, hours.

use super::outcomes;
use mc_app::{
    admin::StepRow,
    process::{DayUnit, Definition, Performer},
};
use mc_kernel::Locale;
use mc_pages::words::{Lang, key};

/// The columns of the editor, as the process table names them, with their words.
pub(super) const COLUMNS: [(&str, &str); 12] = [
    ("step", key("step-no")),
    ("name", key("step-what")),
    ("unit_kind", key("step-performer")),
    ("agency", key("step-agency")),
    ("role", key("step-title")),
    ("working_hours", key("step-hours")),
    ("clock", key("step-clock")),
    ("outcomes", key("step-outcomes")),
    ("note", key("process-step-note")),
    ("level", key("column-level")),
    ("parallel_group", key("step-branch")),
    ("dvcqg_status", key("step-status")),
];

/// Levels of government as the process table names them, with their words.
pub(super) const LEVELS: [(&str, &str); 5] = [
    ("", key("level-none")),
    ("commune", key("level-commune")),
    ("district", key("level-district")),
    ("province", key("level-province")),
    ("central", key("level-central")),
];

pub(super) const CLOCKS: [(&str, &str); 2] =
    [("run", key("clock-runs")), ("stop", key("clock-stops"))];

/// The statuses of the National Portal.
pub(super) const STATUSES: [(&str, &str); 10] = [
    ("1", key("portal-submitted")),
    ("2", key("portal-accepted")),
    ("3", key("portal-refused")),
    ("4", key("portal-processing")),
    ("5", key("portal-supplement")),
    ("6", key("portal-fee")),
    ("7", key("portal-withdrawn")),
    ("8", key("portal-paused")),
    ("9", key("portal-finished")),
    ("10", key("portal-returned")),
];

/// The words of a column.
pub(super) fn column(l: Lang, column: &str) -> String {
    named(l, &COLUMNS, column)
}

fn named(l: Lang, known: &[(&str, &'static str)], value: &str) -> String {
    let found = known.iter().find(|(code, _)| *code == value);
    found.map_or_else(|| value.to_owned(), |(_, words)| l.t(words).into_owned())
}

/// A performer by the name that the process table has for it.
pub(super) fn performer(l: Lang, unit_kind: &str) -> String {
    let found = Performer::ALL.into_iter().find(|p| mc_app::admin::unit_kind(*p) == unit_kind);
    found.map_or_else(|| unit_kind.to_owned(), |p| p.words(l.locale()).to_owned())
}

/// Hours as the language writes them: `4,5`.
pub(super) fn hours(l: Lang, text: &str) -> String {
    match l.locale() {
        Locale::Vi => text.replace('.', ","),
        Locale::En => text.replace(',', "."),
    }
}

/// Minutes as hours: `4,5`.
pub(super) fn hours_of(l: Lang, minutes: u32) -> String {
    let text = match (minutes / 60, minutes % 60) {
        (hours, 0) => hours.to_string(),
        (hours, rest) => format!("{hours}.{}", rest * 10 / 60),
    };
    hours(l, &text)
}

/// A cell of a row by its column, as people read it.
pub(super) fn cell(l: Lang, row: &StepRow, column: &str) -> String {
    match column {
        "step" => row.no.clone(),
        "name" => row.name.clone(),
        "unit_kind" => performer(l, &row.unit_kind),
        "agency" => row.agency.clone(),
        "role" => row.title.clone(),
        "working_hours" => hours(l, &row.hours),
        "clock" => named(l, &CLOCKS, &row.clock),
        "outcomes" => outcomes::shown(l, &row.outcomes).replace('\n', "; "),
        "note" => row.note.clone(),
        "level" => named(l, &LEVELS, &row.level),
        "parallel_group" => row.branch.clone(),
        _ => named(l, &STATUSES, &row.status),
    }
}

/// The limit of the law.
pub(super) fn limit(l: Lang, of: &Definition) -> String {
    let days = u64::from(of.statutory_days);
    let days = match (of.statutory_days, of.day_unit) {
        (0, _) => return l.t("process-no-limit").into_owned(),
        (_, DayUnit::WorkingDay) => l.n("working-days", days),
        (_, DayUnit::CalendarDay) => l.n("days", days),
    };
    l.with("process-limit", &[("days", days)]).into_owned()
}

/// The hours of the longest way against those of the limit.
pub(super) fn hours_sum(l: Lang, of: &Definition) -> String {
    let planned = hours_of(l, of.longest_minutes());
    if of.statutory_days == 0 {
        return l.with("process-hours-only", &[("planned", planned)]).into_owned();
    }
    let granted = hours_of(l, of.statutory_minutes());
    l.with("process-hours", &[("planned", planned), ("granted", granted)]).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_hours_are_written_as_the_language_does() {
        assert_eq!(hours_of(Lang::new(Locale::Vi), 270), "4,5");
        assert_eq!(hours_of(Lang::new(Locale::En), 270), "4.5");
        assert_eq!(hours_of(Lang::new(Locale::En), 480), "8");
    }

    #[test]
    fn every_performer_has_its_words() {
        let l = Lang::new(Locale::En);
        assert_eq!(performer(l, "citizen"), "Applicant");
        assert_eq!(performer(l, "one-stop"), "One-stop desk");
        assert_eq!(performer(l, "king"), "king");
    }
}
