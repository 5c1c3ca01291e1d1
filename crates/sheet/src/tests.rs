//! What was written is read back by other readers: the CSV reader, an unpacker and an XML parser.

use crate::{Cell, Column, Kind, MOST_COLUMNS, Sheet, SheetError};
use mc_kernel::{CivilDay, DayTime, Dong};
use proptest::prelude::*;
use std::io::Read;

fn columns() -> Vec<Column> {
    vec![Column::new("Số hồ sơ", 30), Column::new("Người nộp", 24), Column::new("Lệ phí", 10)]
}

fn csv_of(rows: &[Vec<Cell>]) -> Vec<u8> {
    let rows = rows.iter().map(Vec::as_slice);
    Sheet::whole(Kind::Csv, "Việc", &columns(), rows).unwrap()
}

fn xlsx_of(rows: &[Vec<Cell>]) -> Vec<u8> {
    let rows = rows.iter().map(Vec::as_slice);
    Sheet::whole(Kind::Xlsx, "Việc", &columns(), rows).unwrap()
}

/// A part of a workbook, unpacked.
fn part(workbook: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The cells of the only sheet of a workbook: reference, type, text.
fn cells(workbook: &[u8]) -> Vec<(String, String, String)> {
    let text = part(workbook, "xl/worksheets/sheet1.xml");
    let document = roxmltree::Document::parse(&text).unwrap();
    let cells = document.descendants().filter(|n| n.has_tag_name("c"));
    cells
        .map(|cell| {
            let inside =
                cell.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text());
            let kind = cell.attribute("t").unwrap_or("n");
            (cell.attribute("r").unwrap().to_owned(), kind.to_owned(), inside.collect())
        })
        .collect()
}

#[test]
fn csv_is_utf_8_with_its_mark_and_rfc_4180() {
    let rows = [vec!["H62-1".into(), "Nguyễn \"Út\" Văn, A".into(), Cell::Money(Dong(8_000))]];
    let expect = "\u{FEFF}Số hồ sơ,Người nộp,Lệ phí\r\nH62-1,\"Nguyễn \"\"Út\"\" Văn, A\",8000\r\n";
    assert_eq!(String::from_utf8(csv_of(&rows)).unwrap(), expect);
}

#[test]
fn days_and_moments_are_written_as_such() {
    let day = CivilDay::new(2023, 2, 6).unwrap();
    let at = day.at(DayTime::new(15, 30).unwrap());
    let rows = [vec![Cell::Day(day), Cell::Moment(at), Cell::Empty]];
    assert!(
        String::from_utf8(csv_of(&rows)).unwrap().ends_with("2023-02-06,2023-02-06 15:30,\r\n")
    );
    let written = cells(&xlsx_of(&rows));
    // 06/02/2023 is day 44,963 of a workbook; 15:30 is 0.6458… of a day.
    assert!(written.contains(&("A2".into(), "n".into(), "44963".into())), "{written:?}");
    let moment = written.iter().find(|(r, _, _)| r == "B2").unwrap();
    assert!(moment.2.starts_with("44963.6458"), "{moment:?}");
    assert!(!written.iter().any(|(r, _, _)| r == "C2"));
}

#[test]
fn no_text_begins_a_formula_in_csv() {
    for text in
        ["=1+1", "+84 912", "-2", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "＋1", "－1", "＠1"]
    {
        let bytes = csv_of(&[vec![text.into()]]);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes.as_slice());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(record.get(0).unwrap(), format!("'{text}"));
    }
    let bytes = csv_of(&[vec![Cell::Whole(-2), Cell::Text("a=b".into())]]);
    assert!(String::from_utf8(bytes).unwrap().ends_with("\r\n-2,a=b\r\n"), "numbers stay numbers");
}

#[test]
fn no_text_is_a_formula_in_a_workbook() {
    let rows = [vec!["=HYPERLINK(\"http://x\")".into(), "H62-1".into(), Cell::Whole(7)]];
    let workbook = xlsx_of(&rows);
    let written = cells(&workbook);
    let first = ("A2".into(), "inlineStr".into(), "=HYPERLINK(\"http://x\")".into());
    assert!(written.contains(&first), "{written:?}");
    assert!(written.contains(&("C2".into(), "n".into(), "7".into())), "{written:?}");
    assert!(!part(&workbook, "xl/worksheets/sheet1.xml").contains("<f>"));
    assert!(part(&workbook, "xl/workbook.xml").contains("name=\"Việc\""));
}

#[test]
fn a_text_too_long_for_a_cell_is_cut_and_large_amounts_are_exact() {
    let rows =
        [vec![Cell::Text("ữ".repeat(40_000)), Cell::Empty, Cell::Whole(9_007_199_254_740_991)]];
    let written = cells(&xlsx_of(&rows));
    let long = written.iter().find(|(r, _, _)| r == "A2").unwrap();
    assert_eq!(long.2.chars().count(), 32_767);
    assert!(written.contains(&("C2".into(), "n".into(), "9007199254740991".into())), "{written:?}");
}

#[test]
fn a_sheet_has_a_name_whatever_it_is_called() {
    for (name, expect) in [("a/b:c", "abc"), ("''", "Sheet"), (&*"ế".repeat(50), &*"ế".repeat(31))]
    {
        let workbook = Sheet::whole(Kind::Xlsx, name, &columns(), []).unwrap();
        let text = part(&workbook, "xl/workbook.xml");
        assert!(text.contains(&format!("<sheet name=\"{expect}\"")), "{text}");
    }
}

#[test]
fn what_was_taken_is_not_written_again() {
    let mut sheet = Sheet::new(Kind::Csv, "", &columns()).unwrap();
    sheet.row(&["1".into()]).unwrap();
    let mut bytes = sheet.ready().unwrap();
    assert!(sheet.ready().unwrap().is_empty());
    sheet.row(&["2".into()]).unwrap();
    sheet.finish(&mut bytes).unwrap();
    assert_eq!(bytes, csv_of(&[vec!["1".into()], vec!["2".into()]]));
}

#[test]
fn a_table_too_wide_is_refused() {
    let wide = vec![Cell::Empty; MOST_COLUMNS + 1];
    let mut sheet = Sheet::new(Kind::Csv, "", &columns()).unwrap();
    assert!(matches!(sheet.row(&wide), Err(SheetError::TooManyColumns)));
    let head = vec![Column::new("x", 5); MOST_COLUMNS + 1];
    assert!(matches!(Sheet::new(Kind::Xlsx, "", &head), Err(SheetError::TooManyColumns)));
}

proptest! {
    /// Whatever stands in the cells, the reader finds the same rows, an apostrophe before formulas
    /// aside.
    #[test]
    fn csv_is_read_as_it_was_written(
        rows in prop::collection::vec(prop::collection::vec("\\PC*|[=+@,\"\r\n \t-]{0,6}", 3), 0..20)
    ) {
        let written: Vec<Vec<Cell>> =
            rows.iter().map(|row| row.iter().map(|t| Cell::Text(t.clone())).collect()).collect();
        let bytes = csv_of(&written);
        let mut reader = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
        let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(read.len(), rows.len());
        for (record, row) in read.iter().zip(&rows) {
            for (got, text) in record.iter().zip(row) {
                let kept = got == text || got == format!("'{text}");
                prop_assert!(kept, "{:?} became {:?}", text, got);
                let first = got.trim_start().chars().next();
                prop_assert!(!first.is_some_and(|c| "=+-@".contains(c)), "{:?}", got);
            }
        }
    }

    /// Every text comes out of a workbook as it went in, as long as XML has its characters.
    #[test]
    fn a_workbook_is_read_as_it_was_written(text in "[^\\p{C}_]{1,60}") {
        let workbook = xlsx_of(&[vec![Cell::Text(text.clone())]]);
        let written = cells(&workbook);
        let cell = written.iter().find(|(r, _, _)| r == "A2").unwrap();
        prop_assert_eq!(&cell.2, &text);
    }
}
