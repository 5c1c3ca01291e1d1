//! The queue of a desk as the people behind the counter see it, and as the waiting room does.

use crate::{
    chrome::{Chrome, Link},
    components::{PostButton, Tabs},
};
use askama::Template;

/// A desk's queue.
#[derive(Debug, Clone, Template)]
#[template(path = "desk/queue.html")]
pub struct QueuePage {
    /// What stands around it.
    pub chrome: Chrome,
    /// `Hàng chờ tại …`.
    pub title: String,
    /// The desks, where the officer has several.
    pub desks: Tabs,
    /// Screen and settings.
    pub links: Vec<Link>,
    /// Where the forms go.
    pub action: String,
    /// The desk's id, sent with every form.
    pub unit: String,
    /// The counter of whoever acts.
    pub counter: String,
    /// The command of calling, and that of drawing.
    pub commands: [String; 2],
    /// Who is at this counter now.
    pub here: Option<QueueLine>,
    /// Who waits, in the order of calling.
    pub waiting: Vec<QueueLine>,
    /// Who booked and is not there yet.
    pub expected: Vec<QueueLine>,
    /// Who was called to other counters.
    pub called: Vec<QueueLine>,
}

/// Somebody in the queue.
#[derive(Debug, Clone)]
pub struct QueueLine {
    /// The ticket's id.
    pub id: String,
    /// The number; empty before the person has come.
    pub number: String,
    /// The name, or that a number was drawn.
    pub who: String,
    /// The hour booked, or the counter.
    pub note: String,
    /// Prints the ticket.
    pub print: Option<Link>,
    /// Says that the person has come.
    pub arrived: Option<PostButton>,
}

/// The screen of a waiting room: numbers only. It loads itself again.
#[derive(Debug, Clone, Template)]
#[template(path = "public/queue_screen.html")]
pub struct QueueScreenPage {
    /// What stands around it.
    pub chrome: Chrome,
    /// The desk.
    pub desk: String,
    /// Numbers that were called, newest first, with their counters.
    pub called: Vec<(String, String)>,
    /// The numbers that come next.
    pub next: Vec<String>,
    /// How many wait, in words.
    pub waiting: String,
    /// The time on the wall.
    pub time: String,
}
