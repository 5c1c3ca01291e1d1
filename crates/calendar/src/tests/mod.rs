//! Tests over several files of the crate, and what all tests share.

mod golden;
mod laws;
mod table;
mod told;

use crate::{Calendar, DayTable, WorkingHours};
use mc_kernel::{CivilDay, LocalTime};
use std::sync::LazyLock;

/// The table of 2022 to 2027.
const TABLE: &str = include_str!("../../testdata/calendar.csv");

static CALENDAR: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::new(WorkingHours::default(), DayTable::parse(TABLE).unwrap()));

pub(crate) fn calendar() -> Calendar {
    CALENDAR.clone()
}

pub(crate) fn at(text: &str) -> LocalTime {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> CivilDay {
    text.parse().unwrap()
}
