//! The deadline of a dossier, with its derivation.

use crate::calendar::MOST_DAYS;
use crate::derivation::{Derivation, DerivationStep};
use crate::suspension::{MOST_SUSPENSIONS, Pause, Pauses};
use crate::working_time::advance;
use crate::{Calendar, IgnoredWhy, Limit, Rules, Suspension, working_minutes_between};
use crate::{days_off, rules::Counted};
use mc_kernel::{CivilDay, LocalTime};
use serde::{Deserialize, Serialize};

/// When a dossier is due, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The working moment from which time counts: reception, or the next opening after it.
    pub start: LocalTime,
    /// When the result is due (ngày hẹn trả); `None` while a suspension runs.
    pub due: Option<LocalTime>,
    /// What is left of the limit while a suspension runs; `None` when there is a due date.
    pub left: Option<Limit>,
    /// How it came about.
    pub derivation: Derivation,
}

/// Reckons the deadline of a dossier.
///
/// **Start.** Reception before opening counts from opening, in the noon break from the afternoon's
/// opening, after closing or on a day off from the next working morning; after
/// [`Rules::late_intake`], where set, from the next working morning too. The closing minute itself
/// still belongs to the day.
///
/// **Working minutes** are used up session by session on working days; a limit that fills a day to
/// its last minute ends at that day's closing.
///
/// **Calendar days.** The day of the start does not count (Bộ luật Dân sự 2015, Điều 147); the
/// limit ends at closing of its last day, or of the next working day when that is a day off
/// (Điều 148). With [`Rules::calendar_days_skip_off`] days off do not count at all.
///
/// **Suspensions** stop the time. After one that restarts, the whole limit counts from its end
/// (NĐ 61/2018, Điều 19 khoản 4), as from a reception. After one that resumes, what was left when
/// it began goes on: in calendar days, the day it began counts as used and the day it ended does
/// not count, so that the end moves by as many days as lie between. Suspensions that lie over one
/// another are taken as one, which restarts when any of them does; the order they are given in does
/// not matter. One that began before the start stops time from the start; one that was over by then,
/// one that ends before it begins, and one that begins when the limit has run out change nothing.
/// While one runs there is no due date.
///
/// **Bounds.** Limits past [`MOST_DAYS`] days saturate; [`MOST_SUSPENSIONS`] suspensions count.
/// The derivation says so in both cases.
pub fn deadline(
    calendar: &Calendar,
    rules: &Rules,
    received: LocalTime,
    limit: Limit,
    suspensions: &[Suspension],
) -> Deadline {
    let started = Counted::of(calendar, received, rules.late_intake);
    let start = started.from;
    let Pauses { pauses, ignored } = Pauses::of(calendar, rules.late_intake, start, suspensions);
    let mut reckoning = Reckoning::begin(calendar, rules, started, limit);
    if suspensions.len() > MOST_SUSPENSIONS {
        let counted = u32::try_from(MOST_SUSPENSIONS).unwrap_or(u32::MAX);
        reckoning.steps.push(DerivationStep::SuspensionsCut { counted });
    }
    for (suspension, why) in ignored {
        reckoning.steps.push(DerivationStep::SuspensionIgnored { suspension, why });
    }
    for pause in pauses {
        if pause.from >= reckoning.end().due {
            reckoning.ignore_late(&pause);
        } else if !reckoning.pause(&pause) {
            return reckoning.wait(start, &pause);
        }
    }
    reckoning.finish(start)
}

/// A limit on its way: counted up to some moment, with the rest still to run.
struct Reckoning<'a> {
    calendar: &'a Calendar,
    rules: &'a Rules,
    /// The whole limit.
    limit: Limit,
    /// What is left of it at `since.from`.
    left: Limit,
    /// Since when the rest runs: the reception or the end of the last pause.
    since: Counted,
    /// The day of the reception.
    first_day: CivilDay,
    steps: Vec<DerivationStep>,
}

/// Where the rest of a limit ends.
struct End {
    due: LocalTime,
    /// The last day of a limit in days, before it gives way to a working day.
    last_day: CivilDay,
    cut: bool,
}

impl<'a> Reckoning<'a> {
    fn begin(calendar: &'a Calendar, rules: &'a Rules, started: Counted, limit: Limit) -> Self {
        let first_day = started.raw.day;
        let mut steps = Vec::with_capacity(8);
        steps.push(DerivationStep::Received { at: started.raw });
        let mut reckoning =
            Self { calendar, rules, limit, left: limit, since: started, first_day, steps };
        reckoning.tell_move(started);
        let skips_days_off = rules.calendar_days_skip_off;
        reckoning.steps.push(DerivationStep::Period { limit, skips_days_off });
        reckoning.tell_first_day();
        reckoning
    }

    /// Where the rest ends when nothing stops it any more.
    fn end(&self) -> End {
        let start = self.since.from;
        match self.left {
            Limit::WorkingMinutes(minutes) => {
                let reached = advance(self.calendar, start, minutes);
                End { due: reached.at, last_day: reached.at.day, cut: reached.cut }
            }
            Limit::CalendarDays(days) => {
                let (last_day, cut) = self.count_days(start.day, days);
                let day = self.calendar.working_day_at_or_after(last_day);
                End { due: self.calendar.closing(day), last_day, cut }
            }
        }
    }

    /// The day that is `days` counted days after `first`.
    fn count_days(&self, first: CivilDay, days: u32) -> (CivilDay, bool) {
        if !self.rules.calendar_days_skip_off {
            let most = days.min(MOST_DAYS);
            return (first.plus_days(i32::try_from(most).unwrap_or(i32::MAX)), days > MOST_DAYS);
        }
        let (mut day, mut left) = (first, days);
        for _ in 0..MOST_DAYS {
            if left == 0 {
                return (day, false);
            }
            day = day.next();
            left = left.saturating_sub(u32::from(self.calendar.is_working(day)));
        }
        (day, left > 0)
    }

    /// What is used of the limit up to a moment.
    fn used(&self, until: LocalTime) -> Limit {
        let start = self.since.from;
        match self.limit {
            Limit::WorkingMinutes(_) => {
                Limit::WorkingMinutes(working_minutes_between(self.calendar, start, until))
            }
            Limit::CalendarDays(_) if self.rules.calendar_days_skip_off => {
                let days = u32::try_from(until.day.days_since(start.day)).unwrap_or(0);
                let counted = std::iter::successors(Some(start.day.next()), |day| Some(day.next()))
                    .zip(0..days.min(MOST_DAYS))
                    .filter(|(day, _)| self.calendar.is_working(*day))
                    .count();
                Limit::CalendarDays(u32::try_from(counted).unwrap_or(u32::MAX))
            }
            Limit::CalendarDays(_) => {
                let days = until.day.days_since(start.day);
                Limit::CalendarDays(u32::try_from(days).unwrap_or(0))
            }
        }
    }

    /// Stops time for a pause and starts it again at its end; `false` when the pause runs on.
    fn pause(&mut self, pause: &Pause) -> bool {
        self.tell_days(pause.from);
        for suspension in &pause.members {
            self.steps.push(DerivationStep::Suspended { suspension: *suspension });
        }
        if pause.members.len() > 1 {
            let until = pause.until.map(|until| until.raw);
            self.steps.push(DerivationStep::Merged { from: pause.from, until });
        }
        let rest = self.left.saturating_sub(self.used(pause.from));
        self.left = if pause.restart.is_some() { self.limit } else { rest };
        let Some(until) = pause.until else { return false };
        self.since = until;
        self.tell_move(until);
        let (at, left) = (until.from, self.left);
        let used = self.limit.saturating_sub(left);
        self.steps.push(match pause.restart {
            Some(reason) => DerivationStep::Restarted { at, limit: left, reason },
            None => DerivationStep::Resumed { at, used, left },
        });
        self.tell_first_day();
        true
    }

    fn wait(mut self, start: LocalTime, pause: &Pause) -> Deadline {
        self.tell_years(pause.from.day);
        let (since, left) = (pause.from, self.left);
        self.steps.push(DerivationStep::Waiting { since, left, restart: pause.restart });
        Deadline { start, due: None, left: Some(left), derivation: Derivation(self.steps) }
    }

    fn finish(mut self, start: LocalTime) -> Deadline {
        let End { due, last_day, cut } = self.end();
        self.tell_days(due);
        if cut {
            self.steps.push(DerivationStep::Cut { most_days: MOST_DAYS });
        }
        if matches!(self.limit, Limit::CalendarDays(_)) {
            self.tell_last_day(last_day, due.day);
        }
        self.tell_years(due.day);
        self.steps.push(DerivationStep::Due { at: due });
        Deadline { start, due: Some(due), left: None, derivation: Derivation(self.steps) }
    }
}

/// Telling what happens.
impl Reckoning<'_> {
    fn tell_move(&mut self, counted: Counted) {
        if let Counted { raw: at, from: to, why: Some(why) } = counted {
            self.steps.push(DerivationStep::Moved { at, to, why });
        }
    }

    fn tell_first_day(&mut self) {
        if matches!(self.left, Limit::CalendarDays(1..)) {
            self.steps.push(DerivationStep::FirstDayNotCounted { day: self.since.from.day });
        }
    }

    /// Tells which days off are left out and which swapped days count, from where time last started
    /// up to a moment.
    fn tell_days(&mut self, until: LocalTime) {
        let Counted { raw, from, .. } = self.since;
        let counts_all =
            matches!(self.limit, Limit::CalendarDays(_)) && !self.rules.calendar_days_skip_off;
        // Where every day counts, days off matter only for the start; the end is told apart.
        let last = if counts_all { from.day } else { until.day };
        self.steps.extend(days_off::skipped(self.calendar, raw.day, last));
        self.tell_swapped(from.day, last);
    }

    /// Tells each swapped working day once, also where a pause cuts it in two.
    fn tell_swapped(&mut self, first: CivilDay, last: CivilDay) {
        for step in days_off::swapped_working(self.calendar, first, last) {
            if !self.steps.contains(&step) {
                self.steps.push(step);
            }
        }
    }

    fn tell_last_day(&mut self, last: CivilDay, due: CivilDay) {
        self.tell_swapped(due, due);
        self.steps.push(if last == due {
            DerivationStep::LastDay { day: due }
        } else {
            let parts = days_off::run_from(self.calendar, last, due);
            DerivationStep::EndMoved { from: last, to: due, parts }
        });
    }

    fn tell_years(&mut self, last: CivilDay) {
        self.steps.extend(days_off::years_without_rows(self.calendar, self.first_day, last));
    }

    fn ignore_late(&mut self, pause: &Pause) {
        let why = IgnoredWhy::AfterDue;
        for suspension in &pause.members {
            self.steps.push(DerivationStep::SuspensionIgnored { suspension: *suspension, why });
        }
    }
}
