//! What is known of a dossier for the indicators, read off its state alone, and kept with the counts.

use crate::{App, AppError};
use mc_calendar::SuspensionReason;
use mc_catalog::{Channel, Procedure, ServiceLevel};
use mc_dossier::{Dossier, state::ClockStop};
use mc_kernel::{CivilDay, Timestamp, Zone};
use mc_quality::{Course, Fact, Supplement};
use mc_store::{Batch, quality};

impl App {
    /// Adds what a command of a day changes in the indicators. The same is done when a dossier is
    /// counted from its events, so that a rebuild gives the same figures.
    pub(crate) async fn keep_quality(
        &self,
        batch: &mut Batch,
        before: Option<&Dossier>,
        after: &Dossier,
        day: CivilDay,
    ) -> Result<(), AppError> {
        let procedure = self.procedure(after.procedure_version).await?;
        let zone = &self.settings().zone;
        let Some(fact) = fact(after, &procedure, zone) else { return Ok(()) };
        let earlier = before.and_then(|before| self::fact(before, &procedure, zone));
        if earlier.as_ref() != Some(&fact) {
            let changes = Fact::changes(earlier.as_ref(), &fact, day, super::RULES);
            quality::keep(batch, after, &fact, &changes, super::RULES);
        }
        Ok(())
    }
}

/// What is known of a dossier; `None` before it is accepted.
fn fact(dossier: &Dossier, procedure: &Procedure, zone: &Zone) -> Option<Fact> {
    let has_file = dossier.current_results().any(|result| result.approved_at.is_some());
    let mut papers = dossier.files.iter().filter(|file| !file.component.is_empty());
    let is_reused = |file: &mc_dossier::event::DossierFile| {
        file.reused.is_some_and(|reused| reused.source.is_verified())
    };
    Some(Fact {
        course: course(dossier, zone)?,
        filed: zone.day(dossier.submitted_at),
        is_online: dossier.channel == Channel::Online,
        is_eligible: procedure.service_level == ServiceLevel::Full,
        has_document: !procedure.results.is_empty(),
        has_electronic_result: has_file,
        has_reused_paper: dossier.files.iter().any(is_reused),
        has_digital_papers: papers.next().is_some(),
    })
}

/// Its course. The engine moves the promised day when the clock runs again, so the time of a
/// supplement is in it already. Supplements before reception are no part of the course.
fn course(dossier: &Dossier, zone: &Zone) -> Option<Course> {
    let day = |at: Timestamp| zone.day(at);
    let is_supplement = |stop: &&ClockStop| stop.reason == SuspensionReason::Supplement;
    let stops = &dossier.clock.stops;
    let still = stops.last().filter(|stop| stop.until.is_none() && !is_supplement(stop));
    let given_up = dossier.withdrawn_at.or(dossier.stopped.as_ref().map(|stopped| stopped.at));
    Some(Course {
        received: day(dossier.clock.received?),
        due: dossier.clock.due.map(day),
        legal_due: None,
        finished: dossier.ended.as_ref().map(|ended| day(ended.at)),
        returned: dossier.returned_at.map(day),
        given_up: given_up.map(day),
        supplements: stops
            .iter()
            .filter(is_supplement)
            .map(|stop| Supplement { asked: day(stop.from), answered: stop.until.map(day) })
            .collect(),
        still_since: still.map(|stop| day(stop.from)),
    })
}
