//! Days off and swapped days of a year.

use crate::{
    chrome::{Chrome, Link},
    components::{Table, Tabs},
};
use askama::Template;

/// A year, month by month, with the rows of the table behind it.
#[derive(Debug, Clone, Template)]
#[template(path = "admin/calendar.html")]
pub struct CalendarPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The parts of the administration.
    pub sections: Tabs,
    /// `Lịch làm việc năm 2023`.
    pub title: String,
    /// Sentences: working hours, how many days are worked, what is not announced yet.
    pub intro: Vec<String>,
    /// The years.
    pub years: Tabs,
    /// Monday to Sunday: the short name and the whole one.
    pub weekdays: Vec<(String, String)>,
    /// January to December.
    pub months: Vec<Month>,
    /// What can be done.
    pub actions: Vec<Link>,
    /// The days off and swapped days with their sources.
    pub days: Table,
    /// Changes of the working hours.
    pub hours: Table,
}

/// A month in weeks from Monday to Sunday; days of other months are `None`.
#[derive(Debug, Clone)]
pub struct Month {
    /// `Tháng 1`.
    pub title: String,
    /// Its weeks, seven days each.
    pub weeks: Vec<Vec<Option<MonthDay>>>,
}

/// A day.
#[derive(Debug, Clone)]
pub struct MonthDay {
    /// Its number.
    pub number: i8,
    /// What it is.
    pub mark: DayMark,
    /// Its name, for days off and swapped days.
    pub name: Option<String>,
}

/// What a day is; each mark has a shape of its own beside its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMark {
    /// Worked.
    Working,
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday or its day in lieu.
    Holiday,
    /// A weekday made free in exchange.
    SwappedOff,
    /// A Saturday or Sunday worked in exchange.
    SwappedWorking,
}

impl DayMark {
    /// The name in class names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Weekend => "weekend",
            Self::Holiday => "holiday",
            Self::SwappedOff => "swapped-off",
            Self::SwappedWorking => "swapped-working",
        }
    }
}
