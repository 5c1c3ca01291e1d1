//! What has happened and what will, in sentences.

use super::drawn;
use crate::chrome::Link;

/// Events in order, the newest or the next first as the page wishes.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The events.
    pub entries: Vec<TimelineEntry>,
}

/// One event, in a sentence.
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    /// Past, now or planned.
    pub time: TimelineTime,
    /// When, as people write it.
    pub when: String,
    /// What: `Phòng Tư pháp đang xem xét; hạn của bước này là 30/01`.
    pub text: String,
    /// More about it.
    pub note: Option<String>,
    /// Papers and pages that belong to it.
    pub links: Vec<Link>,
}

/// Where in time an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimelineTime {
    /// It has happened.
    Past,
    /// It is going on.
    Now,
    /// It is expected.
    Planned,
}

impl TimelineTime {
    /// The name in class names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Now => "now",
            Self::Planned => "planned",
        }
    }
}

drawn!(Timeline, "components/timeline.html");
