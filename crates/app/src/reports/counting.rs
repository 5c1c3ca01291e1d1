//! What a command changes in the counts that reports are answered from.

use crate::{App, AppError};
use mc_calendar::{Timeliness, working_minutes_between};
use mc_dossier::{Dossier, Event, HopChange, hop::HopLeft, hop::INTAKE_TOKEN, standing_change};
use mc_kernel::{CivilDay, Timestamp};
use mc_process::TokenId;
use mc_store::{
    Batch,
    log::Appended,
    reports::counting::{self, GroundKind, StayEnded},
};

impl App {
    /// Adds what the events of one command change in the counts.
    pub(crate) async fn count(
        &self,
        batch: &mut Batch,
        before: Option<&Dossier>,
        after: &Dossier,
        events: &[Appended],
    ) -> Result<(), AppError> {
        let Some(last) = events.last() else { return Ok(()) };
        let zone = &self.settings().zone;
        let day = zone.day(last.recorded.at);
        if let Some(change) = standing_change(before, after, day, zone) {
            counting::stand(batch, after, &change);
        }
        let mut ended = Vec::new();
        for event in events {
            let recorded = &event.recorded;
            let named = grounds(&recorded.event);
            counting::grounds(batch, after, recorded.version, day, &named);
            let staff = recorded.actor.staff();
            if let Some(HopChange::Left(left)) = mc_dossier::hops(&recorded.event, staff, after)
                && let Some(before) = before
            {
                ended.extend(self.stay_ended(before, after, &left).await?);
            }
        }
        counting::stays(batch, after.id, &ended);
        self.keep_quality(batch, before, after, day).await
    }

    /// A stay that ended with work done; one that was cancelled is nobody's time.
    async fn stay_ended(
        &self,
        before: &Dossier,
        after: &Dossier,
        left: &HopLeft,
    ) -> Result<Option<StayEnded>, AppError> {
        let is_intake = left.token == INTAKE_TOKEN;
        if !is_intake && left.outcome.is_none() {
            return Ok(None);
        }
        let open = before.open_step(TokenId(left.token));
        let (place, entered, planned, step_name) = match open {
            _ if is_intake => {
                let due = Some(before.intake_due);
                (before.desk(), before.submitted_at, due, String::new())
            }
            Some(open) => {
                let process = self.process(before.process_version).await?;
                let name = process.step(open.step).map_or_else(String::new, |s| s.name.clone());
                (open.place.clone(), open.entered, open.planned, name)
            }
            None => return Ok(None),
        };
        let day = |at: Timestamp| -> CivilDay { self.settings().zone.day(at) };
        let by_intake = planned.filter(|_| is_intake);
        let timeliness = by_intake.map(|due| Timeliness::of(day(left.left), day(due)));
        Ok(Some(StayEnded {
            dossier: after.id,
            token: left.token,
            agency: place.agency,
            procedure: after.procedure.clone(),
            step_name,
            staff: left.staff,
            day: day(left.left),
            minutes: self.worked(after, entered, left.left),
            planned_minutes: planned.map(|planned| self.minutes(entered, planned)),
            timeliness: left.timeliness.or(timeliness),
        }))
    }

    fn minutes(&self, from: Timestamp, until: Timestamp) -> u32 {
        let zone = &self.settings().zone;
        working_minutes_between(&self.reference().calendar, zone.local(from), zone.local(until))
    }

    /// Working minutes between two instants in which the dossier's clock ran.
    fn worked(&self, dossier: &Dossier, from: Timestamp, until: Timestamp) -> u32 {
        let stood = dossier.clock.stops.iter().map(|stop| {
            let end = stop.until.unwrap_or(until).min(until);
            self.minutes(stop.from.max(from), end)
        });
        self.minutes(from, until).saturating_sub(stood.sum())
    }
}

/// The grounds that an event names.
fn grounds(event: &Event) -> Vec<(GroundKind, &str)> {
    if let Event::SupplementAsked(e) = event {
        return e.items.iter().map(|i| (GroundKind::Supplement, i.ground.as_str())).collect();
    }
    if let Event::Refused(e) = event {
        return vec![(GroundKind::Intake, e.ground.as_str())];
    }
    if let Event::Finished(e) = event {
        return e.ground.iter().map(|g| (GroundKind::Refusal, g.as_str())).collect();
    }
    Vec::new()
}
