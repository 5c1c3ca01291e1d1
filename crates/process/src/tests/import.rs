//! What an import says of a table that it cannot read.

use super::PROCESSES;
use crate::{ProblemCode, ProcessProblem, StepNo, bounds, import_csv};
use mc_kernel::Locale;

const HEAD: &str = "procedure,case,step,name,unit_kind,agency,role,working_hours,outcomes,note,\
                    case_name,level,parallel_group,clock,dvcqg_status,statutory_days,day_unit,source";
const FIRST: &str =
    "1.000001,1.000001.01,1,Nhận,one-stop,Xã,Cán bộ,4,hợp lệ->2,,Thử,commune,,run,2,1,Ngày,s";
const SECOND: &str =
    "1.000001,1.000001.01,2,Ký,leader,Xã,Chủ tịch,4,ký->END,,Thử,commune,,run,4,1,Ngày,s";

/// The first row of a table as it is, the second with one cell changed.
fn with(column: &str, value: &str) -> String {
    let place = HEAD.split(',').position(|name| name == column).unwrap();
    let mut cells: Vec<&str> = SECOND.split(',').collect();
    let quoted = format!("\"{value}\"");
    cells[place] = &quoted;
    format!("{HEAD}\n{FIRST}\n{}\n", cells.join(","))
}

fn told(problems: &[ProcessProblem]) -> Vec<String> {
    let line = |p: &ProcessProblem| p.line.map_or_else(|| "-".to_owned(), |l| l.to_string());
    problems
        .iter()
        .map(|p| format!("{}:{}:{}", line(p), p.column.unwrap_or("-"), p.code.code()))
        .collect()
}

#[test]
fn a_small_table_is_read() {
    let read = import_csv(&format!("{HEAD}\n{SECOND}\n{FIRST}\n")).unwrap();
    let numbers: Vec<StepNo> = read[0].steps.iter().map(|s| s.no).collect();
    assert_eq!(numbers, [StepNo(1), StepNo(2)], "steps stand by number");
    assert_eq!(import_csv(HEAD), Ok(vec![]));
}

#[test]
fn each_cell_that_cannot_be_read_is_named() {
    for (column, value, expect) in [
        ("unit_kind", "boss", "unit-kind-unknown"),
        ("unit_kind", "", "value-missing"),
        ("clock", "walk", "clock-unknown"),
        ("level", "ward", "level-unknown"),
        ("parallel_group", "1A", "branch-unreadable"),
        ("day_unit", "Tuần", "day-unit-unknown"),
        ("outcomes", "ký=>END", "outcome-unreadable"),
        ("outcomes", "ký->9", "target-missing"),
        ("working_hours", "abc", "hours-unreadable"),
        ("working_hours", "1.25", "hours-unreadable"),
        ("working_hours", "-1", "hours-unreadable"),
        ("working_hours", "99999999", "hours-unreadable"),
        ("working_hours", "", "value-missing"),
        ("step", "0", "number-unreadable"),
        ("step", "70000", "number-unreadable"),
        ("step", "1", "step-duplicate"),
        ("dvcqg_status", "12", "number-unreadable"),
        ("statutory_days", "9999", "number-unreadable"),
        ("statutory_days", "2", "case-disagrees"),
        ("case_name", "Khác", "case-disagrees"),
        ("case", "mã có dấu", "code-unreadable"),
    ] {
        let problems = import_csv(&with(column, value)).unwrap_err();
        let expect = format!("3:{column}:{expect}");
        assert!(told(&problems).contains(&expect), "{value:?}: {problems:?}");
        let problem = problems.iter().find(|p| p.line == Some(3)).unwrap();
        for locale in Locale::ALL {
            let words = problem.words(locale);
            assert!(words.contains(column) && !words.contains('…'), "{words}");
        }
    }
}

#[test]
fn whole_and_half_hours_are_minutes() {
    for (hours, minutes) in [("4", 240), ("0", 0), ("1.5", 90), ("1,5", 90), ("2.0", 120)] {
        let read = import_csv(&with("working_hours", hours)).unwrap();
        assert_eq!(read[0].steps[1].working_minutes, minutes, "{hours}");
    }
}

#[test]
fn one_unreadable_row_does_not_make_its_number_missing() {
    let problems = import_csv(&with("clock", "walk")).unwrap_err();
    assert_eq!(told(&problems), ["3:clock:clock-unknown"], "step 1 still leads to step 2");
}

#[test]
fn every_problem_is_told_at_once() {
    let broken = "1.000001,1.000001.01,2,Ký,boss,Xã,Chủ tịch,x,ký->,,Thử,y,9,z,4,1,Ngày,s";
    let problems = import_csv(&format!("{HEAD}\n{FIRST}\n{broken}\n")).unwrap_err();
    let mut codes: Vec<&str> = problems.iter().map(|p| p.code.code()).collect();
    codes.sort_unstable();
    let expect = [
        "branch-unreadable",
        "clock-unknown",
        "hours-unreadable",
        "level-unknown",
        "unit-kind-unknown",
    ];
    assert_eq!(codes, expect);
}

#[test]
fn the_file_itself_may_be_wrong() {
    let problems = import_csv("a,b\n1,2\n").unwrap_err();
    assert_eq!(problems.len(), 18, "every column is missing");
    assert!(problems.iter().all(|p| p.code == ProblemCode::ColumnMissing && p.line == Some(1)));

    let short = format!("{HEAD}\n{FIRST}\n1.000001,1.000001.01\n{SECOND}\n");
    assert_eq!(told(&import_csv(&short).unwrap_err()), ["3:-:file-unreadable"]);

    let large = "x".repeat(bounds::FILE_BYTES + 1);
    assert_eq!(told(&import_csv(&large).unwrap_err()), ["-:-:file-too-large"]);
}

#[test]
fn problems_are_bounded() {
    let mut table = format!("{HEAD}\n");
    for _ in 0..bounds::PROBLEMS + 50 {
        table.push_str(&FIRST.replace("run", "walk"));
        table.push('\n');
    }
    let problems = import_csv(&table).unwrap_err();
    assert_eq!(problems.len(), bounds::PROBLEMS + 1);
    assert_eq!(problems.last().unwrap().code, ProblemCode::ProblemsTooMany);
}

#[test]
fn a_case_with_too_many_steps_is_refused() {
    let mut table = format!("{HEAD}\n");
    for no in 1..=bounds::STEPS + 1 {
        let row = FIRST.replace(",1,Nhận", &format!(",{no},Nhận")).replace("->2", "->END");
        table.push_str(&row);
        table.push('\n');
    }
    let problems = import_csv(&table).unwrap_err();
    assert_eq!(told(&problems), [format!("{}:step:steps-too-many", bounds::STEPS + 2)]);
}

#[test]
fn text_that_is_no_table_never_panics() {
    for cut in [0, 1, 100, 1000, 20_000] {
        let text: String = PROCESSES.chars().take(cut).collect();
        let (Ok(_) | Err(_)) = import_csv(&text);
        let (Ok(_) | Err(_)) = import_csv(&text.replace(',', ";"));
        let (Ok(_) | Err(_)) = import_csv(&text.replace("->", "+>+"));
    }
}
