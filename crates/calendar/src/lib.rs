//! The office's calendar and the deadline function: working hours, holidays, swapped days, and when
//! a dossier is due, with the derivation in words and articles that citizen and officer are shown.
//!
//! The crate is pure: no clock, no file, no time zone. Time is what the clock on the wall shows
//! ([`mc_kernel::LocalTime`]). It knows no dossier; it is given receptions, limits and suspensions.
//! Start at [`deadline()`]; the words are made by [`Derivation::words`].
//!
//! ```
//! use mc_calendar::{Calendar, DayTable, Limit, Rules, WorkingHours, deadline};
//! use mc_kernel::Locale;
//!
//! let table = "date,kind,name,source,certainty,weekday,note\n\
//!              2023-02-07,holiday,Nghỉ do bão,,confirmed,thứ Ba,\n";
//! let days = DayTable::parse(table).map_err(|problems| problems[0].clone())?;
//! let calendar = Calendar::new(WorkingHours::default(), days);
//! let received = "2023-02-06T15:00".parse()?;
//! let found = deadline(&calendar, &Rules::default(), received, Limit::working_days(1), &[]);
//! assert_eq!(found.due, Some("2023-02-08T15:00".parse()?));
//! assert_eq!(found.derivation.words(Locale::En)[0], "Received at 15:00 on Monday, 6 February 2023.");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | rule | source | where |
//! |---|---|---|
//! | a limit is in working days unless the procedure says “ngày”; 8 hours are one working day | the national procedure record (`THOIGIANGIAIQUYET`, `DONVITINH`); the working day of Bộ luật Lao động 2019, Điều 105 | [`Limit`] |
//! | Saturday and Sunday are off | Quyết định 188/1999/QĐ-TTg | [`DayKind::Weekend`] |
//! | public holidays; a day in lieu of one that falls on a weekend | Bộ luật Lao động 2019, Điều 112; Điều 111 khoản 3 | [`TableKind::Holiday`] |
//! | weekdays swapped for Saturdays | the yearly announcement of the Government Office or the ministry | [`TableKind::SwappedOff`], [`TableKind::SwappedWorking`] |
//! | reception outside working hours counts from the next opening | practice of the one-stop desks; the office receives while it is open | [`deadline()`] |
//! | the first day of a limit in days does not count | Bộ luật Dân sự 2015, Điều 147 | [`Limit::CalendarDays`] |
//! | a limit in days ends with its last day (for an office, at closing); on a day off, with the next working day | Bộ luật Dân sự 2015, Điều 148 khoản 1 and khoản 5 | [`Limit::CalendarDays`] |
//! | after a supplement the whole limit counts from zero | NĐ 61/2018, Điều 19 khoản 4 | [`AfterSuspension::Restart`] |
//! | waiting for the applicant to pay does not count | the law of the sector, for land NĐ 43/2014, Điều 61 | [`SuspensionReason::Fee`] |
//! | forwarding within the working day, after 15:00 at the start of the next | NĐ 61/2018, Điều 18 | [`forward_by`] |
//! | early, on time and late are told by date | Quyết định 766/QĐ-TTg (2022) | [`Timeliness`] |
//!
//! From 1 July 2025 NĐ 118/2025 stands in place of NĐ 61/2018; [`Article::cite`] quotes the one in
//! force.

mod calendar;
mod days_off;
mod deadline;
mod derivation;
mod forward;
mod hours;
mod law;
mod limit;
mod problem;
mod remaining;
mod rules;
mod step;
mod suspension;
mod table;
mod table_csv;
mod words;
mod working_time;

#[cfg(test)]
mod tests;

pub use calendar::{Calendar, DayKind, MOST_DAYS};
pub use deadline::{Deadline, deadline};
pub use derivation::{DayRun, Derivation, DerivationStep, MOST_WEEKENDS, Off, OffPart};
pub use forward::forward_by;
pub use hours::{BadHours, Session, WorkingHours};
pub use law::Article;
pub use limit::{Limit, LimitBasis, MINUTES_A_DAY};
pub use problem::{CalendarProblem, ProblemCode};
pub use remaining::{Remaining, Timeliness, remaining};
pub use rules::{MovedWhy, Rules};
pub use step::step_end;
pub use suspension::{AfterSuspension, IgnoredWhy, MOST_SUSPENSIONS, Suspension, SuspensionReason};
pub use table::{Certainty, DayTable, TableDay, TableKind};
pub use table_csv::{MOST_BYTES, MOST_CELL_BYTES};
pub use words::{date_words, day_words, moment_words, range_words, weekday_words};
pub use working_time::{add_working_minutes, working_minutes_between};
