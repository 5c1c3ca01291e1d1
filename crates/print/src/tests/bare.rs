//! Every document with nothing in it that may be left out.

use crate::{
    Acknowledgement, Apology, ControlSheet, DossierRef, Letterhead, OwnData, Party, Receipt,
    Refusal, ResultDocument, Signer, StopNotice, SupplementRequest, result_document::Signatory,
};
use mc_kernel::Locale;

fn head(full: Letterhead) -> Letterhead {
    Letterhead { superior: None, number: None, notation: None, ..full }
}

fn dossier(full: DossierRef) -> DossierRef {
    DossierRef { look_up: None, ..full }
}

fn party(full: Party) -> Party {
    Party { id_number: None, address: None, phone: None, email: None, ..full }
}

const SIGNER: Signer = Signer { name: None, digital: false };

pub(super) fn receipt() -> Receipt {
    let full = Receipt::sample();
    Receipt {
        head: Letterhead { notation: Some("TNHS".into()), ..head(full.head) },
        dossier: dossier(full.dossier),
        applicant: party(full.applicant),
        agent: None,
        components: Vec::new(),
        sets: None,
        time_limit: None,
        received_at: None,
        due_at: None,
        due_derivation: Vec::new(),
        delivery: None,
        register: None,
        closing: Vec::new(),
        submitter: SIGNER,
        receiver: SIGNER,
        ..full
    }
}

pub(super) fn supplement_request() -> SupplementRequest {
    let full = SupplementRequest::sample();
    SupplementRequest {
        head: head(full.head),
        dossier: dossier(full.dossier),
        applicant: party(full.applicant),
        items: Vec::new(),
        reason: None,
        answer_by: None,
        contact_name: None,
        contact_phone: None,
        closing: Vec::new(),
        guide: SIGNER,
        ..full
    }
}

pub(super) fn refusal() -> Refusal {
    let full = Refusal::sample();
    Refusal {
        head: head(full.head),
        dossier: None,
        applicant: party(full.applicant),
        reasons: Vec::new(),
        closing: Vec::new(),
        submitter: SIGNER,
        receiver: SIGNER,
        ..full
    }
}

pub(super) fn apology() -> Apology {
    let full = Apology::sample();
    Apology {
        head: head(full.head),
        dossier: dossier(full.dossier),
        applicant: party(full.applicant),
        received_at: None,
        reason: None,
        closing: Vec::new(),
        signer: SIGNER,
        ..full
    }
}

pub(super) fn stop_notice() -> StopNotice {
    let full = StopNotice::sample();
    StopNotice {
        head: head(full.head),
        dossier: dossier(full.dossier),
        applicant: party(full.applicant),
        received_at: None,
        reason: None,
        closing: Vec::new(),
        signer: SIGNER,
        ..full
    }
}

pub(super) fn control_sheet() -> ControlSheet {
    let full = ControlSheet::sample();
    ControlSheet {
        head: head(full.head),
        dossier: dossier(full.dossier),
        consulted: Vec::new(),
        received_at: None,
        due_at: None,
        handovers: Vec::new(),
        ..full
    }
}

pub(super) fn acknowledgement(locale: Locale) -> Acknowledgement {
    let full = Acknowledgement::sample(locale);
    Acknowledgement {
        head: head(full.head),
        dossier: dossier(full.dossier),
        applicant: party(full.applicant),
        answers: Vec::new(),
        files: Vec::new(),
        next_steps: Vec::new(),
        ..full
    }
}

pub(super) fn own_data(locale: Locale) -> OwnData {
    let full = OwnData::sample(locale);
    OwnData {
        head: head(full.head),
        person: party(full.person),
        birth: None,
        parts: Vec::new(),
        left_out: None,
        ..full
    }
}

pub(super) fn result_document() -> ResultDocument {
    let full = ResultDocument::sample();
    ResultDocument {
        head: head(full.head),
        dossier: None,
        subject: None,
        addressee: None,
        authority: None,
        legal_bases: Vec::new(),
        enacting: None,
        body: Vec::new(),
        recipients: Vec::new(),
        signatory: Signatory { capacity: None, name: None, ..full.signatory },
        ..full
    }
}
