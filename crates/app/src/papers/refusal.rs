//! Form 03: the written refusal, before acceptance or after appraisal.

use super::{party, signer};
use crate::{App, dossier_view::DossierView};
use mc_dossier::{Event, Private};
use mc_print::{Refusal, Signer};

impl App {
    pub(super) fn refusal_paper(&self, view: &DossierView) -> Option<Refusal> {
        let (told, ground) = view
            .told
            .iter()
            .rev()
            .find_map(|told| ground_of(&told.recorded.event).map(|ground| (told, ground)))?;
        let reason: Vec<String> = match &told.private {
            Some(Private::Words { text }) => vec![text.clone()],
            Some(Private::Refusal { place, accepted, note, .. }) => {
                refused_for(place, accepted, note)
            }
            _ => Vec::new(),
        };
        let unit = view.dossier.receiving_unit;
        let desk = view.reference.directory.unit(unit)?.name.clone();
        Some(Refusal {
            head: self.head(view, unit, "PTC", told.recorded.at),
            dossier: Some(self.dossier_ref(view)),
            desk,
            applicant: party(view),
            request: view.procedure.name.clone(),
            reasons: std::iter::once(ground).chain(reason).collect(),
            closing: Vec::new(),
            submitter: Signer { name: Some(view.applicant.name.clone()), digital: false },
            receiver: signer(view, told.recorded.actor.staff()),
        })
    }
}

fn ground_of(event: &Event) -> Option<String> {
    if let Event::Refused(e) = event {
        return Some(e.ground.clone());
    }
    if let Event::Finished(e) = event { e.ground.clone() } else { None }
}

/// What is printed of a refusal beside its ground, in sentences of their own.
fn refused_for(place: &str, accepted: &str, note: &str) -> Vec<String> {
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    let said = [format!("Chỗ chưa đạt: {place}"), format!("Sẽ được chấp nhận: {accepted}")];
    said.into_iter().chain(note).collect()
}
