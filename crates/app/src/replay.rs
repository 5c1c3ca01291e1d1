//! Rehearsing a changed process on the dossiers of the past year: who would have waited longer, at
//! which steps people would be late, and which papers nobody ever attached.
//!
//! People are taken to work as fast as they did: a stay at a step that is still there lasts as long,
//! one at a step that was taken out lasts no time, and a new step lasts as long as it is planned.
//! Stays at the same time count once, as parallel legs do.

use crate::{App, AppError, Ctx};
use mc_calendar::{Calendar, working_minutes_between};
use mc_catalog::Procedure;
use mc_kernel::{Timestamp, ids::DossierId};
use mc_policy::{Office, actions};
use mc_process::{Definition, StepNo};
use mc_store::past::{MOST_DOSSIERS as PAGE, PastDossier, PastStay};
use std::collections::BTreeSet;

/// Days that are looked back.
pub const DAYS_BACK: i64 = 365;
/// Dossiers that are replayed, the newest.
pub const MOST_DOSSIERS: usize = 2_000;
/// Dossiers that are named as waiting longest.
pub const MOST_NAMED: usize = 20;

/// What a changed process would have meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replay {
    /// How many dossiers were replayed.
    pub dossiers: u64,
    /// Of them over the time limit, as it was.
    pub late_before: u64,
    /// Of them over the time limit, with the changed process.
    pub late_after: u64,
    /// Working minutes of the middle dossier, as it was.
    pub median_before: u64,
    /// Working minutes of the middle dossier, with the changed process.
    pub median_after: u64,
    /// Dossiers that would have taken longer.
    pub longer: u64,
    /// Dossiers that would have been done sooner.
    pub sooner: u64,
    /// Those that would wait longest, by the difference.
    pub waiting: Vec<Waiting>,
    /// Every step of the old and the new process, in the order of the new one.
    pub steps: Vec<StepReplay>,
    /// Papers of the procedure to which nobody attached anything.
    pub unused_papers: Vec<String>,
}

/// A dossier that would have waited longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: String,
    /// Working minutes as it was.
    pub before: u64,
    /// Working minutes with the changed process.
    pub after: u64,
}

/// A step in the old and the changed process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepReplay {
    /// Its number.
    pub no: StepNo,
    /// Its name.
    pub name: String,
    /// How often somebody stayed there.
    pub stays: u64,
    /// Working minutes of the middle stay.
    pub median: u64,
    /// Planned minutes before; `None` of a new step.
    pub planned_before: Option<u32>,
    /// Planned minutes after; `None` of a step that is taken out.
    pub planned_after: Option<u32>,
    /// Stays that took longer than planned before.
    pub late_before: u64,
    /// Stays that took longer than planned after.
    pub late_after: u64,
}

impl App {
    /// Replays the dossiers of a case that were finished in the past year on a changed process.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for whoever may not change processes.
    pub async fn replay_process(
        &self,
        ctx: &Ctx,
        changed: &Definition,
    ) -> Result<Replay, AppError> {
        let permit = self.permit::<actions::ManageProcesses>(ctx, &Office)?;
        let since = self.now().plus_minutes(-DAYS_BACK * 24 * 60);
        let reference = self.reference();
        let versions: Vec<_> = reference.process_versions_of(&changed.case).cloned().collect();
        let newest_version = versions.last().ok_or(AppError::NotFound)?;
        let before = self.process(newest_version.id).await?;
        let mut past: Vec<PastDossier> = Vec::new();
        for version in versions.iter().rev() {
            let mut last: Option<PastDossier> = None;
            while past.len() < MOST_DOSSIERS {
                let store = &self.parts.store;
                let page = store.past_dossiers(&permit, version.id, last.as_ref(), since).await?;
                let is_end = page.len() < PAGE;
                last = page.last().cloned();
                past.extend(page);
                if is_end {
                    break;
                }
            }
        }
        let zone = self.settings().zone.clone();
        let minutes = Minutes { calendar: &reference.calendar, zone: &zone };
        let mut replay = replayed(&past, &before, changed, &minutes);
        if let Some(procedure) = reference.procedure(&changed.procedure, self.today()) {
            replay.unused_papers = unused(procedure, &past);
        }
        Ok(replay)
    }
}

/// Papers that no dossier has. Where none has any paper at all, nothing can be said.
fn unused(procedure: &Procedure, past: &[PastDossier]) -> Vec<String> {
    let used: BTreeSet<&str> =
        past.iter().flat_map(|dossier| &dossier.papers).map(String::as_str).collect();
    if used.is_empty() {
        return Vec::new();
    }
    let papers = procedure.component_groups.iter().flat_map(|group| &group.papers);
    let mut seen = BTreeSet::new();
    papers
        .filter(|paper| !used.contains(paper.code.to_string().as_str()))
        .filter(|paper| seen.insert(paper.code.to_string()))
        .map(|paper| paper.name.clone())
        .collect()
}

/// Measures working time.
struct Minutes<'a> {
    calendar: &'a Calendar,
    zone: &'a mc_kernel::Zone,
}

impl Minutes<'_> {
    fn between(&self, from: Timestamp, until: Timestamp) -> u64 {
        let (from, until) = (self.zone.local(from), self.zone.local(until));
        u64::from(working_minutes_between(self.calendar, from, until))
    }

    /// Working minutes that at least one of the spans covers.
    fn covered(&self, mut spans: Vec<(Timestamp, Timestamp)>) -> u64 {
        spans.sort_unstable();
        let mut sum = 0;
        let mut open: Option<(Timestamp, Timestamp)> = None;
        for (from, until) in spans {
            open = Some(match open {
                Some((begin, end)) if from <= end => (begin, end.max(until)),
                Some((begin, end)) => {
                    sum += self.between(begin, end);
                    (from, until)
                }
                None => (from, until),
            });
        }
        sum + open.map_or(0, |(begin, end)| self.between(begin, end))
    }
}

fn replayed(
    past: &[PastDossier],
    before: &Definition,
    after: &Definition,
    minutes: &Minutes<'_>,
) -> Replay {
    let mut replay = Replay::default();
    let new_steps = after.steps.iter().filter(|step| before.step(step.no).is_none());
    let added: u64 = new_steps.map(|step| u64::from(step.counted_minutes())).sum();
    let mut steps = Steps::of(before, after);
    let (mut all_before, mut all_after) = (Vec::new(), Vec::new());
    for dossier in past {
        let stays = &dossier.stays;
        let spans = |is_counted: &dyn Fn(u64) -> bool| -> Vec<(Timestamp, Timestamp)> {
            let at_steps = stays.iter().filter(|stay| stay.step > 0 && is_counted(stay.step));
            at_steps.filter_map(|stay| Some((stay.entered, stay.left?))).collect()
        };
        let still_there = |step: u64| after.steps.iter().any(|s| u64::from(s.no.0) == step);
        let took = minutes.covered(spans(&|_| true));
        let would_take = minutes.covered(spans(&still_there)) + added;
        steps.add(stays, minutes);
        replay.dossiers += 1;
        replay.late_before += u64::from(is_over(took, before));
        replay.late_after += u64::from(is_over(would_take, after));
        replay.longer += u64::from(would_take > took);
        replay.sooner += u64::from(would_take < took);
        if would_take > took {
            let (dossier, number) = (dossier.id, dossier.number.clone());
            replay.waiting.push(Waiting { dossier, number, before: took, after: would_take });
        }
        all_before.push(took);
        all_after.push(would_take);
    }
    replay.waiting.sort_by_key(|w| std::cmp::Reverse(w.after - w.before));
    replay.waiting.truncate(MOST_NAMED);
    replay.median_before = median(&mut all_before);
    replay.median_after = median(&mut all_after);
    replay.steps = steps.done();
    replay
}

/// Whether working time is longer than the time limit; time for which the clock stood counts too.
fn is_over(minutes: u64, definition: &Definition) -> bool {
    let limit = u64::from(definition.statutory_minutes());
    limit > 0 && minutes > limit
}

/// The steps while stays are counted.
struct Steps(Vec<(StepReplay, Vec<u64>)>);

impl Steps {
    fn of(before: &Definition, after: &Definition) -> Self {
        let mut steps = Vec::new();
        let gone = before.steps.iter().filter(|step| after.step(step.no).is_none());
        for step in after.steps.iter().chain(gone) {
            let planned = |of: &Definition| of.step(step.no).map(mc_process::Step::counted_minutes);
            let step = StepReplay {
                no: step.no,
                name: step.name.clone(),
                stays: 0,
                median: 0,
                planned_before: planned(before),
                planned_after: planned(after),
                late_before: 0,
                late_after: 0,
            };
            steps.push((step, Vec::new()));
        }
        Self(steps)
    }

    fn add(&mut self, stays: &[PastStay], minutes: &Minutes<'_>) {
        for stay in stays {
            let Some(left) = stay.left else { continue };
            let found = self.0.iter_mut().find(|(step, _)| u64::from(step.no.0) == stay.step);
            let Some((step, times)) = found else { continue };
            let took = minutes.between(stay.entered, left);
            let is_late = |planned: Option<u32>| {
                u64::from(planned.is_some_and(|planned| planned > 0 && took > u64::from(planned)))
            };
            step.stays += 1;
            step.late_before += is_late(step.planned_before);
            step.late_after += is_late(step.planned_after);
            times.push(took);
        }
    }

    fn done(self) -> Vec<StepReplay> {
        self.0
            .into_iter()
            .map(|(step, mut times)| StepReplay { median: median(&mut times), ..step })
            .collect()
    }
}

fn median(values: &mut [u64]) -> u64 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mc_kernel::{CivilDay, DayTime, Zone};
    use std::fmt::Write;

    const HEAD: &str = "procedure,case,step,name,unit_kind,agency,role,working_hours,outcomes,note,\
                        case_name,level,parallel_group,clock,dvcqg_status,statutory_days,day_unit,source";

    /// A process of one working day with steps of so many hours.
    fn process(steps: &[(u16, u16)]) -> Definition {
        let mut text = HEAD.to_owned();
        for (at, (no, hours)) in steps.iter().enumerate() {
            let next = steps.get(at + 1).map_or("END".to_owned(), |(no, _)| no.to_string());
            write!(
                text,
                "\n1.000001,1.000001.01,{no},Bước {no},one-stop,Xã,Cán bộ,{hours},xong->{next},,\
                 Thử,commune,,run,2,1,Ngày làm việc,s"
            )
            .unwrap();
        }
        mc_process::import_csv(&text).unwrap().remove(0)
    }

    /// A dossier with stays at steps on Monday, 6 March 2023, between two full hours.
    fn dossier(number: &str, stays: &[(u64, u16, u16)]) -> PastDossier {
        let day = CivilDay::new(2023, 3, 6).unwrap();
        let at = |hour| Zone::viet_nam().instant(day.at(DayTime::new(hour, 0).unwrap()));
        let stays: Vec<PastStay> = stays
            .iter()
            .map(|&(step, from, until)| PastStay { step, entered: at(from), left: Some(at(until)) })
            .collect();
        PastDossier {
            id: DossierId::derived("test", number),
            number: number.to_owned(),
            finished: at(17),
            stays,
            papers: Vec::new(),
        }
    }

    fn replay(past: &[PastDossier], before: &Definition, after: &Definition) -> Replay {
        let (calendar, zone) = (Calendar::default(), Zone::viet_nam());
        replayed(past, before, after, &Minutes { calendar: &calendar, zone: &zone })
    }

    #[test]
    fn a_new_step_makes_everybody_wait_and_a_step_taken_out_nobody() {
        let before = process(&[(1, 1), (2, 2)]);
        let past =
            [dossier("A", &[(1, 7, 8), (2, 8, 11)]), dossier("B", &[(1, 9, 10), (2, 10, 11)])];
        let same = replay(&past, &before, &before);
        assert_eq!((same.dossiers, same.longer, same.sooner), (2, 0, 0));
        assert_eq!((same.median_before, same.median_after), (240, 240));
        assert_eq!(same.steps[1].late_before, 1, "A stayed three hours where two are planned");

        let longer = replay(&past, &before, &process(&[(1, 1), (2, 3), (3, 8)]));
        assert_eq!((longer.longer, longer.sooner), (2, 0));
        assert_eq!(longer.late_after, 2, "eight hours more than the day of the time limit");
        let first = &longer.waiting[0];
        assert_eq!((first.number.as_str(), first.after - first.before), ("A", 480));
        assert_eq!((longer.steps[1].late_before, longer.steps[1].late_after), (1, 0));
        assert_eq!(
            (longer.steps[2].planned_before, longer.steps[2].planned_after),
            (None, Some(480))
        );

        let shorter = replay(&past, &before, &process(&[(2, 2)]));
        assert_eq!((shorter.longer, shorter.sooner), (0, 2));
        assert_eq!(shorter.steps[1].planned_after, None, "what is taken out stands at the end");
    }

    #[test]
    fn stays_at_the_same_time_count_once() {
        let process = process(&[(1, 1), (2, 2), (3, 2)]);
        let past = [dossier("A", &[(1, 7, 8), (2, 8, 10), (3, 9, 11)])];
        let replay = replay(&past, &process, &process);
        assert_eq!(replay.median_before, 4 * 60, "from seven to eleven");
    }
}
