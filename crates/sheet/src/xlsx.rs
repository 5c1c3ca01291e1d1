//! XLSX, with its rows in a temporary file until the workbook is finished.

use crate::{Cell, Column, SheetError};
use mc_kernel::{CivilDay, LocalTime};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::Write;

/// The most characters that a cell of a workbook holds; the format's own limit.
const MOST_CELL_CHARS: usize = 32_767;
/// The most characters of a sheet's name; the format's own limit.
const MOST_SHEET_NAME_CHARS: usize = 31;

pub(crate) struct XlsxRows {
    workbook: Workbook,
    formats: Formats,
    next: u32,
}

struct Formats {
    whole: Format,
    decimal: Format,
    day: Format,
    moment: Format,
}

impl XlsxRows {
    pub(crate) fn new(name: &str, columns: &[Column]) -> Result<Self, SheetError> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(sheet_name(name))?;
        for (place, column) in (0_u16..).zip(columns) {
            sheet.set_column_width(place, column.width_chars)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        let head = Format::new().set_bold().set_text_wrap();
        for (place, column) in (0_u16..).zip(columns) {
            sheet.write_string_with_format(0, place, fitting(&column.title), &head)?;
        }
        let numbers = |form: &str| Format::new().set_num_format(form);
        let formats = Formats {
            whole: numbers("#,##0"),
            decimal: numbers("#,##0.##"),
            day: numbers("dd/mm/yyyy"),
            moment: numbers("dd/mm/yyyy hh:mm"),
        };
        Ok(Self { workbook, formats, next: 1 })
    }

    pub(crate) fn row(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (place, cell) in (0_u16..).zip(cells) {
            write_cell(sheet, (self.next, place), cell, &self.formats)?;
        }
        self.next = self.next.saturating_add(1);
        Ok(())
    }

    pub(crate) fn finish(mut self, out: impl Write + Send) -> Result<(), SheetError> {
        Ok(self.workbook.save_to_writer(out)?)
    }
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, place, fitting(text))?,
        Cell::Whole(number) => {
            sheet.write_number_with_format(row, place, number_of(*number), &formats.whole)?
        }
        Cell::Decimal(number) if number.is_finite() => {
            sheet.write_number_with_format(row, place, *number, &formats.decimal)?
        }
        Cell::Empty | Cell::Decimal(_) => return Ok(()),
        Cell::Money(amount) => {
            sheet.write_number_with_format(row, place, number_of(amount.0), &formats.whole)?
        }
        Cell::Day(day) => match date(*day) {
            Some(date) => sheet.write_datetime_with_format(row, place, date, &formats.day)?,
            None => sheet.write_string(row, place, day.to_string())?,
        },
        Cell::Moment(at) => match moment(*at) {
            Some(at) => sheet.write_datetime_with_format(row, place, at, &formats.moment)?,
            None => sheet.write_string(row, place, at.to_string())?,
        },
    };
    Ok(())
}

/// The number as a workbook holds it: exact up to 2⁵³.
fn number_of(number: i64) -> f64 {
    i32::try_from(number).map_or_else(
        // A decimal numeral always reads as the number that is nearest to it.
        |_| number.to_string().parse().unwrap_or(f64::NAN),
        f64::from,
    )
}

/// The day, where workbooks have it: they begin in 1900.
fn date(day: CivilDay) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

fn moment(at: LocalTime) -> Option<ExcelDateTime> {
    let minute = u8::try_from(at.time.minute()).ok()?;
    date(at.day)?.and_hms(at.time.hour(), minute, 0).ok()
}

/// A text as long as a cell holds.
fn fitting(text: &str) -> String {
    text.chars().take(MOST_CELL_CHARS).collect()
}

/// A name that a sheet may have: some signs are not allowed, nor an apostrophe at either end.
fn sheet_name(name: &str) -> String {
    let allowed = name.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control());
    let name: String = allowed.take(MOST_SHEET_NAME_CHARS).collect();
    if name.trim().is_empty() { "Sheet".to_owned() } else { name }
}
