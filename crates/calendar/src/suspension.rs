//! Times in which a deadline does not run.

use crate::{Calendar, rules::Counted};
use mc_kernel::{DayTime, LocalTime};
use serde::{Deserialize, Serialize};

/// How many suspensions one deadline takes into account; a derivation says when there were more.
pub const MOST_SUSPENSIONS: usize = 200;

/// A time in which a deadline does not run (tạm dừng tính thời hạn).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Suspension {
    /// When it began: the moment the request went out.
    pub from: LocalTime,
    /// When it ended: the moment the answer came in; `None` while it runs.
    pub until: Option<LocalTime>,
    /// What happens to the limit after it.
    pub then: AfterSuspension,
    /// What is waited for.
    pub reason: SuspensionReason,
}

/// What happens to the time limit when a suspension ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterSuspension {
    /// The whole limit counts from zero, as after a supplement (NĐ 61/2018, Điều 19 khoản 4).
    Restart,
    /// What was left when the suspension began goes on.
    Resume,
}

/// What a suspension waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionReason {
    /// The applicant's supplement (bổ sung hồ sơ).
    Supplement,
    /// The payment of what is owed (thực hiện nghĩa vụ tài chính); never restarts the limit.
    Fee,
    /// The answer to a verification (xác minh).
    Verification,
    /// The applicant's own wish (NĐ 118/2025, Điều 21).
    Request,
    /// Anything else the law of the sector allows.
    Other,
}

impl Suspension {
    /// What happens after it: as it says, except that waiting for a payment never restarts a limit.
    pub fn effect(&self) -> AfterSuspension {
        match self.reason {
            SuspensionReason::Fee => AfterSuspension::Resume,
            SuspensionReason::Supplement
            | SuspensionReason::Verification
            | SuspensionReason::Request
            | SuspensionReason::Other => self.then,
        }
    }
}

/// Why a suspension changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IgnoredWhy {
    /// It was over before time counted at all.
    BeforeStart,
    /// It began when the limit had run out already: what is late stays late.
    AfterDue,
    /// It ends before it begins.
    Reversed,
}

/// Suspensions that touch or lie over one another, taken as one: of parallel legs each minute is
/// left out once.
#[derive(Debug)]
pub(crate) struct Pause {
    /// When the first begins, not before time counts.
    pub(crate) from: LocalTime,
    /// When the last ends; `None` while one of them runs.
    pub(crate) until: Option<Counted>,
    /// Why the limit counts from zero after it, where it does: when any of them says so.
    pub(crate) restart: Option<SuspensionReason>,
    /// The suspensions, by their beginning.
    pub(crate) members: Vec<Suspension>,
}

/// The pauses of a deadline in order, and the suspensions that are none.
#[derive(Debug, Default)]
pub(crate) struct Pauses {
    pub(crate) pauses: Vec<Pause>,
    pub(crate) ignored: Vec<(Suspension, IgnoredWhy)>,
}

impl Pauses {
    /// Sorts suspensions, leaves out those without effect and joins the rest where they meet.
    ///
    /// A pause ends when work goes on: an answer that comes in at night or on a day off ends it at
    /// the next opening, and one that restarts the limit is a reception, so that
    /// `late_intake` applies to it.
    pub(crate) fn of(
        calendar: &Calendar,
        late_intake: Option<DayTime>,
        start: LocalTime,
        suspensions: &[Suspension],
    ) -> Self {
        let mut sorted: Vec<Suspension> =
            suspensions.iter().take(MOST_SUSPENSIONS).copied().collect();
        sorted.sort_by_key(|suspension| suspension.from);
        let mut out = Self::default();
        for suspension in sorted {
            let restarts = suspension.effect() == AfterSuspension::Restart;
            let late = late_intake.filter(|_| restarts);
            let until = suspension.until.map(|until| Counted::of(calendar, until, late));
            if suspension.until.is_some_and(|until| until < suspension.from) {
                out.ignored.push((suspension, IgnoredWhy::Reversed));
            } else if until.is_some_and(|until| until.from <= start) {
                out.ignored.push((suspension, IgnoredWhy::BeforeStart));
            } else {
                out.join(Pause {
                    from: suspension.from.max(start),
                    until,
                    restart: restarts.then_some(suspension.reason),
                    members: vec![suspension],
                });
            }
        }
        out
    }

    fn join(&mut self, next: Pause) {
        let touches = |last: &&mut Pause| last.until.is_none_or(|until| next.from <= until.from);
        let Some(last) = self.pauses.last_mut().filter(touches) else {
            return self.pauses.push(next);
        };
        last.until = match (last.until, next.until) {
            (Some(a), Some(b)) => Some(if (b.from, b.raw) > (a.from, a.raw) { b } else { a }),
            (None, _) | (_, None) => None,
        };
        // The article that is quoted is the one about supplements, where one of them is meant.
        if last.restart != Some(SuspensionReason::Supplement) {
            last.restart = next.restart.or(last.restart);
        }
        last.members.extend(next.members);
    }
}
