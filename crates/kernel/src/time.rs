//! Instants, civil days and local time.
//!
//! An instant is a [`Timestamp`]: microseconds since 1970 in UTC, as the database keeps it. What the
//! law speaks of (working days, closing hours) lives in local time: a [`CivilDay`], a [`DayTime`],
//! or both as a [`LocalTime`]. Only a [`Zone`] turns one into the other.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

const MICROS_A_MINUTE: i64 = 60_000_000;

/// An instant: microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Wraps microseconds.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970 in UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The instant some minutes later (earlier when negative).
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(MICROS_A_MINUTE)))
    }

    /// Whole minutes from `earlier` to this instant; negative when this one is earlier.
    pub const fn minutes_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0) / MICROS_A_MINUTE
    }

    /// Reads RFC 3339, for instance `2023-01-18T08:30:00Z`.
    pub fn parse_rfc3339(text: &str) -> Result<Self, BadTime> {
        text.parse::<jiff::Timestamp>()
            .map(|t| Self(t.as_microsecond()))
            .map_err(|_ignored| BadTime { text: text.to_owned() })
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(t) => fmt::Display::fmt(&t, f),
            Err(_) => write!(f, "{}us", self.0),
        }
    }
}

/// A text that is no date or time of the expected form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not a date or time of the expected form")]
pub struct BadTime {
    /// What was read.
    pub text: String,
}

/// A day of the week, Monday first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weekday {
    /// Thứ Hai.
    Monday,
    /// Thứ Ba.
    Tuesday,
    /// Thứ Tư.
    Wednesday,
    /// Thứ Năm.
    Thursday,
    /// Thứ Sáu.
    Friday,
    /// Thứ Bảy.
    Saturday,
    /// Chủ Nhật.
    Sunday,
}

/// A day of the civil calendar, kept as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDay(jiff::civil::Date);

impl CivilDay {
    /// A day by its numbers; `None` when the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().map(Self)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }
    /// The month, 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }
    /// The day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            jiff::civil::Weekday::Monday => Weekday::Monday,
            jiff::civil::Weekday::Tuesday => Weekday::Tuesday,
            jiff::civil::Weekday::Wednesday => Weekday::Wednesday,
            jiff::civil::Weekday::Thursday => Weekday::Thursday,
            jiff::civil::Weekday::Friday => Weekday::Friday,
            jiff::civil::Weekday::Saturday => Weekday::Saturday,
            jiff::civil::Weekday::Sunday => Weekday::Sunday,
        }
    }

    /// The day some days later (earlier when negative), stopping at the ends of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let span = jiff::Span::new().try_days(days).unwrap_or_default();
        Self(self.0.saturating_add(span))
    }

    /// The next day.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus_days(1)
    }

    /// Days from `earlier` to this day; negative when this one is earlier.
    pub fn days_since(self, earlier: Self) -> i32 {
        earlier.0.until(self.0).map_or(0, |span| span.get_days())
    }

    /// This day at a time of day.
    pub fn at(self, time: DayTime) -> LocalTime {
        LocalTime { day: self, time }
    }
}

impl fmt::Display for CivilDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for CivilDay {
    type Err = BadTime;
    /// Reads `YYYY-MM-DD` only.
    fn from_str(text: &str) -> Result<Self, BadTime> {
        let bad = || BadTime { text: text.to_owned() };
        let mut parts = text.split('-');
        let mut number = |digits: usize| {
            parts.next().filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()))
        };
        let (Some(y), Some(m), Some(d)) = (number(4), number(2), number(2)) else {
            return Err(bad());
        };
        if parts.next().is_some() {
            return Err(bad());
        }
        let (y, m, d) = (y.parse().ok(), m.parse().ok(), d.parse().ok());
        y.zip(m).zip(d).and_then(|((y, m), d)| Self::new(y, m, d)).ok_or_else(bad)
    }
}

/// A time of day to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayTime {
    minute: u16,
}

impl DayTime {
    /// A time by hour (0–23) and minute (0–59).
    pub const fn new(hour: u16, minute: u16) -> Option<Self> {
        if hour < 24 && minute < 60 { Some(Self { minute: hour * 60 + minute }) } else { None }
    }

    /// A time by minutes since midnight, 0 to 1439.
    pub const fn from_minute(minute: u16) -> Option<Self> {
        if minute < 24 * 60 { Some(Self { minute }) } else { None }
    }

    /// Minutes since midnight.
    pub const fn minute_of_day(self) -> u16 {
        self.minute
    }
    /// The hour, 0 to 23.
    pub const fn hour(self) -> u16 {
        self.minute / 60
    }
    /// The minute of the hour, 0 to 59.
    pub const fn minute(self) -> u16 {
        self.minute % 60
    }
}

impl fmt::Display for DayTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

impl FromStr for DayTime {
    type Err = BadTime;
    /// Reads `HH:MM`; seconds after a second colon are accepted and dropped.
    fn from_str(text: &str) -> Result<Self, BadTime> {
        let bad = || BadTime { text: text.to_owned() };
        let mut parts = text.split(':');
        let mut number = |most: usize| {
            let part = parts.next()?;
            let fits = !part.is_empty() && part.len() <= most;
            if fits && part.bytes().all(|b| b.is_ascii_digit()) { part.parse().ok() } else { None }
        };
        let (Some(hour), Some(minute)) = (number(2), number(2)) else { return Err(bad()) };
        Self::new(hour, minute).ok_or_else(bad)
    }
}

/// A day and a time of day as the clock on the wall shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    /// The day.
    pub day: CivilDay,
    /// The time of day.
    pub time: DayTime,
}

impl fmt::Display for LocalTime {
    /// `2023-01-18T15:30`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.day, self.time)
    }
}

impl FromStr for LocalTime {
    type Err = BadTime;
    /// Reads `YYYY-MM-DDTHH:MM`, or with a space in place of the `T`.
    fn from_str(text: &str) -> Result<Self, BadTime> {
        let (day, time) =
            text.split_once(['T', ' ']).ok_or_else(|| BadTime { text: text.to_owned() })?;
        Ok(Self { day: day.parse()?, time: time.parse()? })
    }
}

/// A time zone by its IANA name.
#[derive(Debug, Clone)]
pub struct Zone(jiff::tz::TimeZone);

impl Zone {
    /// A zone of the built-in database.
    pub fn named(name: &str) -> Result<Self, BadTime> {
        jiff::tz::TimeZone::get(name)
            .map(Self)
            .map_err(|_ignored| BadTime { text: name.to_owned() })
    }

    /// Việt Nam: seven hours ahead of UTC, no summer time.
    pub fn viet_nam() -> Self {
        Self(jiff::tz::TimeZone::fixed(jiff::tz::offset(7)))
    }

    /// What the clock on the wall shows at an instant; seconds are dropped.
    pub fn local(&self, instant: Timestamp) -> LocalTime {
        let instant = jiff::Timestamp::from_microsecond(instant.0).unwrap_or_default();
        let local = self.0.to_datetime(instant);
        let (hour, minute) = (local.hour().unsigned_abs(), local.minute().unsigned_abs());
        let minute = u16::from(hour) * 60 + u16::from(minute);
        LocalTime { day: CivilDay(local.date()), time: DayTime { minute } }
    }

    /// An instant as the zone writes it in RFC 3339, whole seconds: `2023-05-25T08:30:00+07:00`.
    pub fn rfc3339(&self, instant: Timestamp) -> String {
        let instant = jiff::Timestamp::from_microsecond(instant.0).unwrap_or_default();
        instant.to_zoned(self.0.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// The civil day at an instant.
    pub fn day(&self, instant: Timestamp) -> CivilDay {
        self.local(instant).day
    }

    /// The instant at which the clock on the wall shows a time (the earlier one where it is shown
    /// twice, the later one where it is skipped).
    pub fn instant(&self, local: LocalTime) -> Timestamp {
        let (hour, minute) = (local.time.hour(), local.time.minute());
        let hour = i8::try_from(hour).unwrap_or(0);
        let minute = i8::try_from(minute).unwrap_or(0);
        let civil = local.day.0.at(hour, minute, 0, 0);
        let instant = self.0.to_ambiguous_timestamp(civil).compatible().unwrap_or_default();
        Timestamp(instant.as_microsecond())
    }
}

macro_rules! as_text {
    ($($kind:ty),+) => {$(
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}
as_text!(CivilDay, DayTime, LocalTime);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_and_back() {
        let zone = Zone::viet_nam();
        let at: LocalTime = "2023-01-18T15:30".parse().unwrap();
        let instant = zone.instant(at);
        assert_eq!(instant.to_string(), "2023-01-18T08:30:00Z");
        assert_eq!(zone.local(instant), at);
        assert_eq!(Zone::named("Asia/Ho_Chi_Minh").unwrap().local(instant), at);
    }

    #[test]
    fn an_instant_is_written_with_the_offset_of_its_zone() {
        let check = |zone: &Zone, micros: i64, expect: &str| {
            assert_eq!(zone.rfc3339(Timestamp::from_micros(micros)), expect);
        };
        let opening = 1_684_978_200_000_000;
        check(&Zone::viet_nam(), opening, "2023-05-25T08:30:00+07:00");
        check(&Zone::viet_nam(), opening + 59_999_999, "2023-05-25T08:30:59+07:00");
        check(&Zone::named("UTC").unwrap(), opening, "2023-05-25T01:30:00+00:00");
        let written = Zone::viet_nam().rfc3339(Timestamp::from_micros(opening));
        assert_eq!(Timestamp::parse_rfc3339(&written), Ok(Timestamp::from_micros(opening)));
    }

    #[test]
    fn days_read_strictly() {
        assert_eq!("2024-02-29".parse::<CivilDay>().unwrap().next().to_string(), "2024-03-01");
        for bad in ["2023-02-29", "2023-2-9", "2023-02-09x", "2023-02-09-01", "", "二〇二三-01-01"]
        {
            assert!(bad.parse::<CivilDay>().is_err(), "{bad}");
        }
    }

    #[test]
    fn day_arithmetic() {
        let day: CivilDay = "2023-01-20".parse().unwrap();
        assert_eq!(day.weekday(), Weekday::Friday);
        assert_eq!(day.plus_days(12).days_since(day), 12);
        assert_eq!(day.days_since(day.plus_days(400)), -400);
    }

    #[test]
    fn times_of_day() {
        assert_eq!("7:05".parse::<DayTime>().unwrap().to_string(), "07:05");
        assert_eq!("17:00:59".parse::<DayTime>().unwrap().minute_of_day(), 1020);
        assert!("24:00".parse::<DayTime>().is_err());
        assert!("2023-01-18 15:30".parse::<LocalTime>().is_ok());
    }
}
