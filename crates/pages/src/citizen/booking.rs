//! Booking an hour at a desk, and the hours that were booked.

use crate::{
    chrome::{Chrome, Link},
    components::{Empty, ErrorSummary, PostButton},
};
use askama::Template;

/// The free hours of a desk.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/booking.html")]
pub struct BookingPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The way back to the desks.
    pub back: Link,
    /// `Đặt lịch hẹn tại …`.
    pub title: String,
    /// Where the desk is, and how it goes.
    pub intro: Vec<String>,
    /// What is wrong with the choice.
    pub errors: ErrorSummary,
    /// The days on which hours are given.
    pub days: Vec<BookingDay>,
    /// The heading of the hours.
    pub slots_title: String,
    /// The hours of the chosen day.
    pub slots: Vec<BookingSlot>,
    /// Where the form goes.
    pub action: String,
    /// The command of the form.
    pub command: String,
}

/// A day that can be chosen.
#[derive(Debug, Clone)]
pub struct BookingDay {
    /// The day in words, leading to its hours.
    pub link: Link,
    /// Whether its hours are shown.
    pub is_current: bool,
}

/// An hour.
#[derive(Debug, Clone)]
pub struct BookingSlot {
    /// What the form sends.
    pub value: String,
    /// `08:00`.
    pub time: String,
    /// How many places are left, in words.
    pub free: String,
    /// Whether it can be chosen.
    pub is_free: bool,
}

/// The hours that a citizen has booked.
#[derive(Debug, Clone, Template)]
#[template(path = "citizen/bookings.html")]
pub struct BookingsPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The bookings, the next one first.
    pub bookings: Vec<Booking>,
    /// What stands there when there is none.
    pub empty: Empty,
    /// Where another hour is booked.
    pub book: Link,
}

/// An hour that was booked.
#[derive(Debug, Clone)]
pub struct Booking {
    /// Hour and day.
    pub when: String,
    /// The desk.
    pub desk: String,
    /// Gives it back.
    pub cancel: PostButton,
}
