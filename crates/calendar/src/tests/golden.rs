//! Deadlines worked by hand: `testdata/deadlines.csv`, the reasoning in its last column.
//!
//! Limits: `40h`, `15m`, `5wd` (working days), `20d` (calendar days). Suspensions:
//! `FROM/UNTIL restart|resume REASON`, open without the second moment, joined by `;`. Rules:
//! `late TIME`, `skip off`, `hours SESSIONS`, joined by `;`. `waiting LIMIT` is what is left while
//! a suspension runs.

use super::{at, calendar};
use crate::{
    AfterSuspension, Calendar, Limit, Rules, Suspension, SuspensionReason, deadline,
    working_minutes_between,
};
use mc_kernel::Locale;

const CASES: &str = include_str!("../../testdata/deadlines.csv");

fn limit(text: &str) -> Limit {
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let count = text.strip_suffix(unit).unwrap().parse().unwrap();
    match unit {
        "m" => Limit::WorkingMinutes(count),
        "h" => Limit::working_hours(count),
        "wd" => Limit::working_days(count),
        "d" => Limit::CalendarDays(count),
        _ => panic!("no limit: {text}"),
    }
}

fn suspension(text: &str) -> Suspension {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (from, until) = words[0].split_once('/').unwrap();
    Suspension {
        from: at(from),
        until: (!until.is_empty()).then(|| at(until)),
        then: match words[1] {
            "restart" => AfterSuspension::Restart,
            "resume" => AfterSuspension::Resume,
            other => panic!("no effect: {other}"),
        },
        reason: match words[2] {
            "supplement" => SuspensionReason::Supplement,
            "fee" => SuspensionReason::Fee,
            "verification" => SuspensionReason::Verification,
            "request" => SuspensionReason::Request,
            "other" => SuspensionReason::Other,
            other => panic!("no reason: {other}"),
        },
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn rules(text: &str, calendar: &mut Calendar) -> Rules {
    let mut rules = Rules::default();
    for part in parts(text) {
        match part.split_once(' ').unwrap() {
            ("late", time) => rules.late_intake = Some(time.parse().unwrap()),
            ("skip", "off") => rules.calendar_days_skip_off = true,
            ("hours", hours) => {
                *calendar = Calendar::new(hours.parse().unwrap(), calendar.days.clone());
            }
            _ => panic!("no rule: {part}"),
        }
    }
    rules
}

/// Name, expected and found start and due, for one row.
fn work(row: &csv::StringRecord) -> [String; 2] {
    let [name, received, given, suspensions, given_rules, start, due] =
        [0, 1, 2, 3, 4, 5, 6].map(|column| &row[column]);
    let mut calendar = calendar();
    let rules = rules(given_rules, &mut calendar);
    let suspensions: Vec<Suspension> = parts(suspensions).map(suspension).collect();
    let found = deadline(&calendar, &rules, at(received), limit(given), &suspensions);
    let end = match (found.due, found.left) {
        (Some(due), None) => due.to_string(),
        (None, Some(left)) => format!("waiting {left:?}"),
        both => panic!("{name}: {both:?}"),
    };
    let expected_end = match due.strip_prefix("waiting ") {
        Some(left) => format!("waiting {:?}", limit(left)),
        None => due.to_owned(),
    };
    let [vi, en] = Locale::ALL.map(|locale| found.derivation.words(locale));
    assert!(!vi.is_empty() && vi.len() == en.len(), "{name}");
    if let (Limit::WorkingMinutes(minutes), Some(due), []) =
        (limit(given), found.due, suspensions.as_slice())
    {
        assert_eq!(working_minutes_between(&calendar, found.start, due), minutes, "{name}");
    }
    [format!("{name}: {start} {expected_end}"), format!("{name}: {} {end}", found.start)]
}

#[test]
fn every_deadline_worked_by_hand() {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(CASES.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.len() >= 100, "the table lost rows");
    let [expected, found]: [Vec<String>; 2] =
        [0, 1].map(|side| rows.iter().map(|row| work(row)[side].clone()).collect());
    assert_eq!(found, expected);
}

#[test]
fn every_case_gives_its_reason_and_has_a_name_of_its_own() {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(CASES.as_bytes());
    let mut names = std::collections::BTreeSet::new();
    for row in reader.records().map(Result::unwrap) {
        assert!(!row[7].is_empty(), "{} has no reason", &row[0]);
        assert!(names.insert(row[0].to_owned()), "{} stands twice", &row[0]);
    }
}
