//! The papers about a dossier's time: form 04, the apology; form 05, the notice of a stop.

use super::{party, signer};
use crate::{App, dossier_view::DossierView};
use mc_dossier::{BusinessState, Event, FinanceState, Private};
use mc_print::{Apology, StopNotice};
use mc_store::log::Told;

impl App {
    /// Form 04 of the one day that was promised anew.
    pub(super) fn apology(&self, view: &DossierView) -> Option<Apology> {
        let (told, event) = view.told.iter().find_map(|told| {
            let Event::Reappointed(event) = &told.recorded.event else { return None };
            Some((told, event))
        })?;
        let dossier = &view.dossier;
        Some(Apology {
            head: self.head(view, dossier.competent_agency, "PXL", event.at),
            dossier: self.dossier_ref(view),
            applicant: party(view),
            request: view.procedure.name.clone(),
            received_at: dossier.clock.received.map(|at| self.local(at)),
            old_due: self.local(event.old_due),
            new_due: self.local(event.due),
            reason: words(told),
            closing: Vec::new(),
            signer: signer(view, Some(event.staff)),
        })
    }

    /// Form 05 of the last stop.
    pub(super) fn stop_notice(&self, view: &DossierView) -> Option<StopNotice> {
        let (told, event) = view.told.iter().rev().find_map(|told| {
            let Event::StoppedOnRequest(event) = &told.recorded.event else { return None };
            Some((told, event))
        })?;
        let dossier = &view.dossier;
        let how = match event.staff {
            Some(_) => "Trực tiếp, cán bộ tại bộ phận một cửa ghi nhận",
            None => "Trực tuyến, người nộp gửi",
        };
        Some(StopNotice {
            head: self.head(view, dossier.receiving_unit, "TBD", event.at),
            dossier: self.dossier_ref(view),
            applicant: party(view),
            request: view.procedure.name.clone(),
            received_at: dossier.clock.received.map(|at| self.local(at)),
            asked_at: self.local(event.at),
            asked_how: how.to_owned(),
            reason: words(told),
            stage: stage_words(event.stage).to_owned(),
            stopped_at: self.local(event.at),
            finance: finance_words(dossier.finance).to_owned(),
            closing: Vec::new(),
            signer: signer(view, event.staff),
        })
    }
}

fn words(told: &Told) -> Option<String> {
    match &told.private {
        Some(Private::Words { text }) => Some(text.clone()),
        _ => None,
    }
}

/// Where a dossier stood when it was stopped; only states in process can be.
const fn stage_words(stage: BusinessState) -> &'static str {
    match stage {
        BusinessState::Accepted => "Đã tiếp nhận, chưa chuyển xử lý",
        BusinessState::FeeAsked => "Chờ thực hiện nghĩa vụ tài chính",
        BusinessState::Paused => "Đang tạm dừng theo quy trình",
        BusinessState::Processing
        | BusinessState::Submitted
        | BusinessState::Refused
        | BusinessState::SupplementAsked
        | BusinessState::Withdrawn
        | BusinessState::Finished
        | BusinessState::Returned => "Đang xử lý, chưa có quyết định",
    }
}

const fn finance_words(finance: FinanceState) -> &'static str {
    match finance {
        FinanceState::NothingAsked => "Chưa phát sinh",
        FinanceState::Asked => "Đã thông báo, chưa thực hiện",
        FinanceState::Settled => "Đã thực hiện",
    }
}
