//! The hours in which an office works.

use mc_kernel::DayTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// One session of a working day (buổi làm việc), from its opening to its closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// When the doors open.
    pub open: DayTime,
    /// When the doors close; always later than `open`.
    pub close: DayTime,
}

impl Session {
    /// Minutes of the session that lie at or after `time`.
    fn minutes_from(self, time: DayTime) -> u32 {
        let from = self.open.max(time).minute_of_day();
        u32::from(self.close.minute_of_day().saturating_sub(from))
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.open, self.close)
    }
}

/// The working hours of a day (giờ làm việc): one or more sessions, in order, none over another.
///
/// A moment belongs to a session from its opening up to and including its closing: who comes at
/// 17:00 sharp is still received that day.
///
/// Written and read as `07:00-11:30,13:30-17:00`, which is also the default: 480 minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingHours {
    sessions: Vec<Session>,
    opening: DayTime,
    closing: DayTime,
    minutes: u32,
}

/// Working hours that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadHours {
    /// There is no session.
    #[error("working hours need at least one session, for instance 07:00-11:30")]
    Empty,
    /// There are more sessions than [`WorkingHours::MOST_SESSIONS`].
    #[error("working hours have at most {} sessions", WorkingHours::MOST_SESSIONS)]
    TooMany,
    /// A session is not two times joined by a hyphen.
    #[error("“{text}” is not a session: write it like 07:00-11:30")]
    Unreadable {
        /// What was read.
        text: String,
    },
    /// A session closes at or before its opening.
    #[error("the session {text} closes before it opens")]
    Reversed {
        /// What was read.
        text: String,
    },
    /// A session opens before the one in front of it closes.
    #[error("the session {text} opens before the one in front of it closes")]
    Overlap {
        /// What was read.
        text: String,
    },
}

impl WorkingHours {
    /// How many sessions a day may have.
    pub const MOST_SESSIONS: usize = 8;

    /// Joins sessions; they must be in order and not lie over one another.
    pub fn new(sessions: Vec<Session>) -> Result<Self, BadHours> {
        let (Some(first), Some(last)) = (sessions.first(), sessions.last()) else {
            return Err(BadHours::Empty);
        };
        if sessions.len() > Self::MOST_SESSIONS {
            return Err(BadHours::TooMany);
        }
        let (opening, closing) = (first.open, last.close);
        let mut closed = None;
        for session in &sessions {
            if session.close <= session.open {
                return Err(BadHours::Reversed { text: session.to_string() });
            }
            if closed.is_some_and(|closed| session.open < closed) {
                return Err(BadHours::Overlap { text: session.to_string() });
            }
            closed = Some(session.close);
        }
        let minutes = sessions.iter().map(|s| s.minutes_from(s.open)).sum();
        Ok(Self { sessions, opening, closing, minutes })
    }

    /// The sessions in order.
    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    /// When the day's work begins.
    pub fn opening(&self) -> DayTime {
        self.opening
    }

    /// When the day's work ends.
    pub fn closing(&self) -> DayTime {
        self.closing
    }

    /// Working minutes of a whole day.
    pub fn minutes(&self) -> u32 {
        self.minutes
    }

    /// The first working moment of the day at or after `time`; `None` after closing.
    pub fn at_or_after(&self, time: DayTime) -> Option<DayTime> {
        self.sessions.iter().find(|s| time <= s.close).map(|s| s.open.max(time))
    }

    /// Working minutes of the day from `time` to closing.
    pub fn minutes_from(&self, time: DayTime) -> u32 {
        self.sessions.iter().map(|s| s.minutes_from(time)).sum()
    }

    /// The first moment by which `minutes` of work are done when work starts at `time`; `None`
    /// when the day has fewer minutes left.
    pub fn advance(&self, time: DayTime, minutes: u32) -> Option<DayTime> {
        let mut left = minutes;
        for session in self.sessions.iter().filter(|s| time <= s.close) {
            let here = session.minutes_from(time);
            if left <= here {
                let from = u32::from(session.open.max(time).minute_of_day());
                return u16::try_from(from + left).ok().and_then(DayTime::from_minute);
            }
            left -= here;
        }
        None
    }
}

impl Default for WorkingHours {
    /// 07:00–11:30 and 13:30–17:00, the hours most provincial offices keep: 480 minutes.
    fn default() -> Self {
        const MORNING: Session = session(7 * 60, 11 * 60 + 30);
        const AFTERNOON: Session = session(13 * 60 + 30, 17 * 60);
        Self {
            sessions: vec![MORNING, AFTERNOON],
            opening: MORNING.open,
            closing: AFTERNOON.close,
            minutes: 480,
        }
    }
}

#[expect(clippy::panic, reason = "evaluated while compiling, for constants only")]
const fn session(open: u16, close: u16) -> Session {
    match (DayTime::from_minute(open), DayTime::from_minute(close)) {
        (Some(open), Some(close)) => Session { open, close },
        _ => panic!("no such time of day"),
    }
}

impl fmt::Display for WorkingHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, session) in self.sessions.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { "," })?;
            fmt::Display::fmt(session, f)?;
        }
        Ok(())
    }
}

impl FromStr for WorkingHours {
    type Err = BadHours;

    /// Reads `07:00-11:30,13:30-17:00`; spaces around a session and an en dash are accepted.
    fn from_str(text: &str) -> Result<Self, BadHours> {
        if text.trim().is_empty() {
            return Err(BadHours::Empty);
        }
        let parts = text.split(',').take(Self::MOST_SESSIONS + 1).map(|part| {
            let bad = || BadHours::Unreadable { text: part.trim().to_owned() };
            let (open, close) = part.split_once(['-', '–']).ok_or_else(bad)?;
            match (open.trim().parse(), close.trim().parse()) {
                (Ok(open), Ok(close)) => Ok(Session { open, close }),
                _ => Err(bad()),
            }
        });
        Self::new(parts.collect::<Result<_, _>>()?)
    }
}

impl Serialize for WorkingHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for WorkingHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> DayTime {
        text.parse().unwrap()
    }

    #[test]
    fn the_default_is_what_it_is_written_as() {
        let hours = WorkingHours::default();
        assert_eq!("07:00-11:30,13:30-17:00".parse(), Ok(hours.clone()));
        assert_eq!(hours.to_string(), "07:00-11:30,13:30-17:00");
        assert_eq!(hours.minutes_from(hours.opening()), hours.minutes());
    }

    #[test]
    fn reads_what_people_write_and_says_what_is_wrong() {
        let check = |given: &str, expect: Result<u32, BadHours>| {
            assert_eq!(given.parse::<WorkingHours>().map(|h| h.minutes()), expect, "{given}");
        };
        let text = |t: &str| t.to_owned();
        check("8:00–12:00, 13:00–17:00", Ok(480));
        check("07:00-17:00", Ok(600));
        check("07:00-11:30,11:30-12:00", Ok(300));
        check("  ", Err(BadHours::Empty));
        check("07:00", Err(BadHours::Unreadable { text: text("07:00") }));
        check("07:00-25:00", Err(BadHours::Unreadable { text: text("07:00-25:00") }));
        check("07:00-11:30,", Err(BadHours::Unreadable { text: text("") }));
        check("11:30-07:00", Err(BadHours::Reversed { text: text("11:30-07:00") }));
        check("07:00-07:00", Err(BadHours::Reversed { text: text("07:00-07:00") }));
        check("07:00-12:00,11:30-17:00", Err(BadHours::Overlap { text: text("11:30-17:00") }));
        check("13:30-17:00,07:00-11:30", Err(BadHours::Overlap { text: text("07:00-11:30") }));
        check(&"07:00-08:00,".repeat(2000), Err(BadHours::TooMany));
    }

    #[test]
    fn minutes_are_worked_session_by_session() {
        let hours = WorkingHours::default();
        let check = |from: &str, minutes: u32, expect: Option<&str>| {
            assert_eq!(hours.advance(time(from), minutes), expect.map(time), "{from} + {minutes}");
        };
        check("07:00", 0, Some("07:00"));
        check("06:00", 60, Some("08:00"));
        check("07:00", 270, Some("11:30"));
        check("07:00", 271, Some("13:31"));
        check("11:30", 0, Some("11:30"));
        check("12:00", 0, Some("13:30"));
        check("12:00", 210, Some("17:00"));
        check("07:00", 480, Some("17:00"));
        check("07:00", 481, None);
        check("17:00", 0, Some("17:00"));
        check("17:01", 0, None);
    }

    #[test]
    fn the_next_working_moment_of_a_day() {
        let hours = WorkingHours::default();
        for (at, expect) in [
            ("05:00", Some("07:00")),
            ("11:30", Some("11:30")),
            ("11:31", Some("13:30")),
            ("17:00", Some("17:00")),
            ("17:01", None),
        ] {
            assert_eq!(hours.at_or_after(time(at)), expect.map(time), "{at}");
        }
    }
}
