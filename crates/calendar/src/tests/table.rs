//! Reading the table of days, and what is said of a table that is wrong.

use super::{TABLE, calendar, day};
use crate::{Certainty, DayTable, MOST_BYTES, ProblemCode, TableDay, TableKind};
use mc_kernel::Locale;

const HEADING: &str = "date,kind,name,source,certainty,weekday,note";

/// Line, column and code of every problem.
fn problems(csv: &str) -> Vec<(u64, String, ProblemCode)> {
    let problems = DayTable::parse(csv).expect_err("the table is wrong");
    problems.into_iter().map(|p| (p.line, p.column, p.code)).collect()
}

fn check(rows: &str, expect: &[(u64, &str, ProblemCode)]) {
    let expect: Vec<_> =
        expect.iter().map(|(line, column, code)| (*line, (*column).to_owned(), *code)).collect();
    assert_eq!(problems(&format!("{HEADING}\n{rows}")), expect);
}

#[test]
fn the_table_of_2022_to_2027_reads() {
    let calendar = calendar();
    let rows = calendar.days.rows();
    assert_eq!(rows.len(), TABLE.lines().count() - 1);
    assert!(rows.is_sorted_by_key(|row| row.day));
    let tet = calendar.days.row(day("2027-02-05")).unwrap();
    assert_eq!(tet.certainty, Certainty::Uncertain);
    let swapped = calendar.days.row(day("2024-04-29")).unwrap();
    assert_eq!((swapped.kind, swapped.note.as_str()), (TableKind::SwappedOff, "làm bù 2024-05-04"));
}

#[test]
fn rows_and_columns_in_any_order() {
    let csv = "\u{feff}name,date,kind,weekday,certainty,source,note\r\n\
               B,2023-01-02,holiday,Thứ hai,law,,\r\n\
               A,2023-01-01,holiday,,,,\r\n";
    let table = DayTable::parse(csv).unwrap();
    let names: Vec<&str> = table.rows().iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["A", "B"]);
    assert_eq!(table.rows()[0].certainty, Certainty::Confirmed);
}

#[test]
fn a_heading_alone_is_an_empty_table() {
    assert_eq!(DayTable::parse(HEADING), Ok(DayTable::default()));
}

#[test]
fn every_problem_of_a_row_is_told() {
    use ProblemCode::{
        BadDate, DuplicateDay, EmptyName, IdleSwap, TextTooLong, UnknownCertainty, UnknownKind,
        UnknownWeekday, UnreadableRow, WrongWeekday,
    };
    check("2023-02-30,holiday,A,,law,,", &[(2, "date", BadDate)]);
    check("30/04/2023,holiday,A,,law,,", &[(2, "date", BadDate)]);
    check("2023-04-30,festival,A,,law,,", &[(2, "kind", UnknownKind)]);
    check("2023-04-30,holiday,A,,maybe,,", &[(2, "certainty", UnknownCertainty)]);
    check("2023-04-30,holiday,  ,,law,,", &[(2, "name", EmptyName)]);
    check("2023-04-30,holiday,A,,law,thứ Hai,", &[(2, "weekday", WrongWeekday)]);
    check("2023-04-30,holiday,A,,law,thứ Tám,", &[(2, "weekday", UnknownWeekday)]);
    check("2023-04-30,holiday,A,,law", &[(2, "", UnreadableRow)]);
    check("2023-04-30,swapped-off,A,,law,,", &[(2, "kind", IdleSwap)]);
    check("2023-05-02,swapped-working,A,,law,,", &[(2, "kind", IdleSwap)]);
    let long = "a".repeat(1_001);
    check(&format!("2023-04-30,holiday,{long},,law,,"), &[(2, "name", TextTooLong)]);
    check(
        "2023-04-30,holiday,A,,law,,\n2023-05-01,holiday,B,,law,,\n2023-04-30,holiday,C,,law,,",
        &[(4, "date", DuplicateDay)],
    );
}

#[test]
fn all_problems_of_a_file_come_in_one_go() {
    use ProblemCode::{BadDate, EmptyName, UnknownKind, UnknownWeekday, WrongWeekday};
    check(
        "ngày lễ,holiday,A,,law,thứ X,\n\n2023-04-30,fest,,,law,thứ Hai,\n2023-05-01,holiday,B,,law,,",
        &[
            (2, "date", BadDate),
            (2, "weekday", UnknownWeekday),
            (4, "weekday", WrongWeekday),
            (4, "kind", UnknownKind),
            (4, "name", EmptyName),
        ],
    );
}

#[test]
fn lines_are_those_an_editor_shows() {
    let csv = format!(
        "\u{feff}{HEADING}\r\n\r\n2023-04-30,holiday,\"A\r\nB\",,law,,\r\n\r\n\r\nx,holiday,A,,law,,\r\n"
    );
    assert_eq!(problems(&csv), [(7, "date".to_owned(), ProblemCode::BadDate)]);
}

#[test]
fn a_heading_that_does_not_fit_is_told_alone() {
    use ProblemCode::{MissingColumn, RepeatedColumn, UnknownColumn};
    let owned = |(column, code): (&str, ProblemCode)| (1, column.to_owned(), code);
    assert_eq!(
        problems("date,kind,kind,source,certainty,weekday,note,colour\nx,y\n"),
        [("kind", RepeatedColumn), ("name", MissingColumn), ("colour", UnknownColumn)].map(owned)
    );
    assert_eq!(problems("").len(), 7);
}

#[test]
fn sizes_are_bounded() {
    let row = |i: usize| {
        format!("{},holiday,A,,law,,\n", day("2000-01-01").plus_days(i32::try_from(i).unwrap()))
    };
    let rows: String = (0..=DayTable::MOST_ROWS).map(row).collect();
    check(&rows, &[(4_002, "", ProblemCode::TooManyRows)]);
    assert_eq!(
        problems(&"x".repeat(MOST_BYTES + 1)),
        [(1, String::new(), ProblemCode::FileTooLarge)]
    );
}

#[test]
fn problems_in_words() {
    let csv = format!("{HEADING}\n2023-04-30,holiday,A,,law,thứ Hai,\n");
    let problem = DayTable::parse(&csv).unwrap_err().remove(0);
    assert_eq!(problem.words(Locale::Vi), "Dòng 2: ghi sai thứ, đúng là Chủ Nhật, 30/04/2023.");
    assert_eq!(problem.to_string(), "Line 2: the weekday is wrong, it is Sunday, 30 April 2023.");
    assert_eq!(serde_json::to_value(problem.code).unwrap(), "wrong_weekday");
}

#[test]
fn a_day_can_be_added_or_replaced() {
    let row = |name: &str| TableDay {
        day: day("2023-02-06"),
        kind: TableKind::Holiday,
        name: name.to_owned(),
        source: String::new(),
        certainty: Certainty::Confirmed,
        note: String::new(),
    };
    let before = calendar().days;
    let table = before.clone().with(row("Nghỉ do bão")).with(row("Nghỉ do lụt"));
    assert_eq!(table.rows().len(), before.rows().len() + 1);
    assert_eq!(table.row(day("2023-02-06")).unwrap().name, "Nghỉ do lụt");
    assert!(table.rows().is_sorted_by_key(|row| row.day));
}
