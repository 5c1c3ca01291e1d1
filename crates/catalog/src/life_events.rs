//! Events of life: the door through which people look for procedures. Someone who has a child does
//! not search for “đăng ký khai sinh”; they type “em bé”.
//!
//! The events of a province are a CSV file with the columns `key`, `title_vi`, `title_en`, `order`,
//! `words` and `procedures`; the last two are lists with semicolons.

use crate::ProcedureCode;
use mc_kernel::{Locale, fold};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeSet, HashSet},
    fmt,
};

/// The most events of one file.
pub const MOST_EVENTS: usize = 200;
const COLUMNS: [&str; 6] = ["key", "title_vi", "title_en", "order", "words", "procedures"];
const LONGEST_CELL: usize = 4_000;

/// An event of life (sự kiện cuộc đời).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeEvent {
    /// A short name for addresses: lower-case letters, digits and hyphens.
    pub key: String,
    /// The Vietnamese title.
    pub title_vi: String,
    /// The English title.
    pub title_en: String,
    /// Its place on the page, from the smallest.
    pub order: u16,
    /// What people type when they mean it.
    pub words: Vec<String>,
    /// The procedures that belong to it, the likeliest first.
    pub procedures: Vec<ProcedureCode>,
}

impl LifeEvent {
    /// The title in a language.
    pub fn title(&self, locale: Locale) -> &str {
        match locale {
            Locale::Vi => &self.title_vi,
            Locale::En => &self.title_en,
        }
    }

    /// Whether a folded query ([`mc_kernel::fold()`]) means this event: it contains one of the words,
    /// or one of the words or titles contains it from the beginning of a word.
    pub fn is_meant_by(&self, folded_query: &str) -> bool {
        if folded_query.is_empty() {
            return false;
        }
        let (whole, start) = (format!(" {folded_query} "), format!(" {folded_query}"));
        let is_found = |text: &str| format!(" {} ", fold(text)).contains(&start);
        let is_named = |word: &String| whole.contains(&format!(" {} ", fold(word)));
        self.words.iter().any(|word| is_named(word) || is_found(word))
            || is_found(&self.title_vi)
            || is_found(&self.title_en)
    }
}

/// One problem of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LifeEventProblem {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The column's name; empty for the line as a whole.
    pub column: String,
    /// What is wrong.
    pub flaw: LifeEventFlaw,
}

/// What is wrong at one place of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LifeEventFlaw {
    /// The line is no CSV line with as many cells as the head.
    NotCsv,
    /// A column is missing.
    NoColumn,
    /// A cell that must be filled is empty.
    Missing,
    /// A cell is far too long.
    TooLong,
    /// There are too many events.
    TooMany,
    /// The key holds something else than lower-case letters, digits and hyphens.
    BadKey(String),
    /// The order is no number of 0 to 65535.
    BadOrder(String),
    /// The text is no code of a procedure.
    BadProcedure(String),
    /// The catalogue has no procedure with this code.
    UnknownProcedure(String),
    /// The value stands twice where it must be unique.
    Duplicate(String),
}

impl LifeEventProblem {
    /// The stable code of the flaw.
    pub const fn code(&self) -> &'static str {
        match self.flaw {
            LifeEventFlaw::NotCsv => "not-csv",
            LifeEventFlaw::NoColumn => "no-column",
            LifeEventFlaw::Missing => "missing",
            LifeEventFlaw::TooLong => "too-long",
            LifeEventFlaw::TooMany => "too-many",
            LifeEventFlaw::BadKey(_) => "bad-key",
            LifeEventFlaw::BadOrder(_) => "bad-order",
            LifeEventFlaw::BadProcedure(_) => "bad-procedure",
            LifeEventFlaw::UnknownProcedure(_) => "unknown-procedure",
            LifeEventFlaw::Duplicate(_) => "duplicate",
        }
    }

    /// The message without file, line and column.
    pub fn words(&self, locale: Locale) -> String {
        match locale {
            Locale::Vi => self.words_vi(),
            Locale::En => self.words_en(),
        }
    }

    fn words_vi(&self) -> String {
        match &self.flaw {
            LifeEventFlaw::NotCsv => "Không đọc được dòng này.".to_owned(),
            LifeEventFlaw::NoColumn => "Thiếu cột này.".to_owned(),
            LifeEventFlaw::Missing => "Ô này không được để trống.".to_owned(),
            LifeEventFlaw::TooLong => format!("Ô này dài quá {LONGEST_CELL} byte."),
            LifeEventFlaw::TooMany => format!("Có quá {MOST_EVENTS} sự kiện."),
            LifeEventFlaw::BadKey(key) => {
                format!("Khóa “{key}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối.")
            }
            LifeEventFlaw::BadOrder(order) => format!("Thứ tự “{order}” không phải số."),
            LifeEventFlaw::BadProcedure(code) => format!("“{code}” không phải mã thủ tục."),
            LifeEventFlaw::UnknownProcedure(code) => {
                format!("Danh mục không có thủ tục mã {code}.")
            }
            LifeEventFlaw::Duplicate(value) => format!("Giá trị {value} bị trùng."),
        }
    }

    fn words_en(&self) -> String {
        match &self.flaw {
            LifeEventFlaw::NotCsv => "The line cannot be read.".to_owned(),
            LifeEventFlaw::NoColumn => "The column is missing.".to_owned(),
            LifeEventFlaw::Missing => "The cell must not be empty.".to_owned(),
            LifeEventFlaw::TooLong => format!("The cell is longer than {LONGEST_CELL} bytes."),
            LifeEventFlaw::TooMany => format!("There are more than {MOST_EVENTS} events."),
            LifeEventFlaw::BadKey(key) => {
                format!("“{key}” may hold lower-case letters, digits and hyphens only.")
            }
            LifeEventFlaw::BadOrder(order) => format!("The order “{order}” is no number."),
            LifeEventFlaw::BadProcedure(code) => format!("“{code}” is no code of a procedure."),
            LifeEventFlaw::UnknownProcedure(code) => {
                format!("The catalogue has no procedure {code}.")
            }
            LifeEventFlaw::Duplicate(value) => format!("{value} stands twice."),
        }
    }
}

impl fmt::Display for LifeEventProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, .. } = self;
        write!(f, "{file}:{line} {column}: {}", self.words(Locale::En))
    }
}

/// Reads the events, in their order, all or nothing. `known` are the codes of the catalogue.
pub fn read(
    file_name: &str,
    csv_text: &str,
    known: &BTreeSet<ProcedureCode>,
) -> Result<Vec<LifeEvent>, Vec<LifeEventProblem>> {
    let mut reading = Reading { file: file_name, known, problems: Vec::new() };
    let mut reader = csv::Reader::from_reader(csv_text.as_bytes());
    let head = reader.headers().cloned().unwrap_or_default();
    for column in COLUMNS.into_iter().filter(|column| !head.iter().any(|name| name == *column)) {
        reading.problem(1, column, LifeEventFlaw::NoColumn);
    }
    let mut events = Vec::new();
    let mut keys = HashSet::new();
    let mut orders = HashSet::new();
    for record in reader.records().take(MOST_EVENTS + 1) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                reading.problem(line, "", LifeEventFlaw::NotCsv);
                continue;
            }
        };
        let row = Row { head: &head, record: &record };
        let Some(event) = reading.event(&row) else { continue };
        if !keys.insert(event.key.clone()) {
            reading.problem(row.line(), "key", LifeEventFlaw::Duplicate(event.key.clone()));
        }
        if !orders.insert(event.order) {
            let order = event.order.to_string();
            reading.problem(row.line(), "order", LifeEventFlaw::Duplicate(order));
        }
        events.push(event);
    }
    if events.len() > MOST_EVENTS {
        reading.problem(0, "", LifeEventFlaw::TooMany);
    }
    if !reading.problems.is_empty() {
        return Err(reading.problems);
    }
    events.sort_by_key(|event| event.order);
    Ok(events)
}

struct Row<'a> {
    head: &'a csv::StringRecord,
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    fn line(&self) -> u64 {
        self.record.position().map_or(0, csv::Position::line)
    }

    fn cell(&self, column: &str) -> &str {
        let at = self.head.iter().position(|name| name == column);
        at.and_then(|at| self.record.get(at)).unwrap_or_default().trim()
    }
}

struct Reading<'a> {
    file: &'a str,
    known: &'a BTreeSet<ProcedureCode>,
    problems: Vec<LifeEventProblem>,
}

impl Reading<'_> {
    fn problem(&mut self, line: u64, column: &str, flaw: LifeEventFlaw) {
        let (file, column) = (self.file.to_owned(), column.to_owned());
        self.problems.push(LifeEventProblem { file, line, column, flaw });
    }

    /// The event of a row, or `None` after noting why there is none.
    fn event(&mut self, row: &Row<'_>) -> Option<LifeEvent> {
        let before = self.problems.len();
        for column in COLUMNS {
            let cell = row.cell(column);
            if cell.is_empty() {
                self.problem(row.line(), column, LifeEventFlaw::Missing);
            } else if cell.len() > LONGEST_CELL {
                self.problem(row.line(), column, LifeEventFlaw::TooLong);
            }
        }
        if self.problems.len() > before {
            return None;
        }
        let key = row.cell("key").to_owned();
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !key.bytes().all(is_plain) {
            self.problem(row.line(), "key", LifeEventFlaw::BadKey(key.clone()));
        }
        let order = row.cell("order").parse().ok();
        if order.is_none() {
            let flaw = LifeEventFlaw::BadOrder(row.cell("order").to_owned());
            self.problem(row.line(), "order", flaw);
        }
        let procedures = self.procedures(row);
        Some(LifeEvent {
            key,
            title_vi: row.cell("title_vi").to_owned(),
            title_en: row.cell("title_en").to_owned(),
            order: order?,
            words: entries(row.cell("words")).map(str::to_owned).collect(),
            procedures,
        })
    }

    fn procedures(&mut self, row: &Row<'_>) -> Vec<ProcedureCode> {
        let mut codes = Vec::new();
        for text in entries(row.cell("procedures")) {
            let flaw = match text.parse::<ProcedureCode>() {
                Err(_) => LifeEventFlaw::BadProcedure(text.to_owned()),
                Ok(code) if !self.known.contains(&code) => {
                    LifeEventFlaw::UnknownProcedure(text.to_owned())
                }
                Ok(code) if codes.contains(&code) => LifeEventFlaw::Duplicate(text.to_owned()),
                Ok(code) => {
                    codes.push(code);
                    continue;
                }
            };
            self.problem(row.line(), "procedures", flaw);
        }
        codes
    }
}

fn entries(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    const HEAD: &str = "key,title_vi,title_en,order,words,procedures\n";

    fn known() -> BTreeSet<ProcedureCode> {
        ["1.001193", "2.002621"].iter().map(|code| code.parse().unwrap()).collect()
    }

    fn read_rows(rows: &str) -> Result<Vec<LifeEvent>, Vec<LifeEventProblem>> {
        read("life-events.csv", &format!("{HEAD}{rows}"), &known())
    }

    #[test]
    fn events_come_in_their_order() {
        let rows = "nha,Làm nhà,Building,20,xây nhà;làm nhà,2.002621\n\
                    con,Sinh con,Birth,10,em bé; sinh con ;,2.002621;1.001193\n";
        let events = read_rows(rows).unwrap();
        let keys: Vec<_> = events.iter().map(|event| event.key.as_str()).collect();
        assert_eq!(keys, ["con", "nha"]);
        assert_eq!(events[0].words, ["em bé", "sinh con"]);
        assert_eq!(events[0].procedures.len(), 2);
    }

    #[test]
    fn a_query_means_an_event() {
        let row = "con,Sinh con,Having a child,10,có em bé;sinh con,1.001193\n";
        let event = read_rows(row).unwrap().remove(0);
        let check = |query: &str, expect: bool| {
            assert_eq!(event.is_meant_by(&fold(query)), expect, "{query}");
        };
        check("em bé", true);
        check("có em", true);
        check("nhà mới có em bé", true);
        check("co em be", true);
        check("sinh", true);
        check("having", true);
        check("khai sinh con trai", true);
        check("bé", true);
        check("inh", false);
        check("kinh doanh", false);
        check("", false);
    }

    #[test]
    fn every_problem_is_listed() {
        let check = |rows: &str, expect: Expect| {
            let problems = read_rows(rows).unwrap_err();
            let lines: Vec<_> = problems.iter().map(|p| format!("{} {p}\n", p.code())).collect();
            expect.assert_eq(&lines.concat());
            assert!(problems.iter().all(|p| !p.words(Locale::Vi).is_empty()));
        };
        check(
            "Sinh con,Sinh con,Birth,x,em bé,1.001193;9.9;1.999999;1.001193\n,,,,,\n",
            expect![[r"
                bad-key life-events.csv:2 key: “Sinh con” may hold lower-case letters, digits and hyphens only.
                bad-order life-events.csv:2 order: The order “x” is no number.
                bad-procedure life-events.csv:2 procedures: “9.9” is no code of a procedure.
                unknown-procedure life-events.csv:2 procedures: The catalogue has no procedure 1.999999.
                duplicate life-events.csv:2 procedures: 1.001193 stands twice.
                missing life-events.csv:3 key: The cell must not be empty.
                missing life-events.csv:3 title_vi: The cell must not be empty.
                missing life-events.csv:3 title_en: The cell must not be empty.
                missing life-events.csv:3 order: The cell must not be empty.
                missing life-events.csv:3 words: The cell must not be empty.
                missing life-events.csv:3 procedures: The cell must not be empty.
            "]],
        );
        check(
            "con,Sinh con,Birth,1,em bé,1.001193\ncon,Sinh con,Birth,1,em bé,1.001193\n1,2\n",
            expect![[r"
                duplicate life-events.csv:3 key: con stands twice.
                duplicate life-events.csv:3 order: 1 stands twice.
                not-csv life-events.csv:4 : The line cannot be read.
            "]],
        );
        let missing = read("f.csv", "key,order\n", &known()).unwrap_err();
        assert_eq!(missing.iter().filter(|p| p.flaw == LifeEventFlaw::NoColumn).count(), 4);
    }
}
