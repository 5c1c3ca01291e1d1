//! The lists whose plans are held.

use crate::{
    absences, access_record, desk_settings, disposal, documents, dossier_lists, dossiers, drafts,
    erasure, files, form_work, guidance, health, late_answers, ledger, log, mail, mandates,
    office_hours, org_changes, outbox, papers, past, promises, protection, quality, queue, records,
    register, reports, retention, rights, sealing, second_factors, sensitive, sessions, sign_on,
    subjects, words_fill, work_lists,
};

/// The lists of every module.
pub(super) fn lists() -> Vec<(&'static str, &'static str)> {
    let mut lists = Vec::new();
    lists.extend(work_lists::LISTS);
    lists.extend(words_fill::LISTS);
    lists.extend(absences::LISTS);
    lists.extend(access_record::LISTS);
    lists.extend(desk_settings::LISTS);
    lists.extend(disposal::LISTS);
    lists.extend(documents::lists());
    lists.extend(dossier_lists::LISTS);
    lists.extend(dossiers::LISTS);
    lists.extend(drafts::LISTS);
    lists.extend(files::LISTS);
    lists.extend(form_work::LISTS);
    lists.extend(guidance::LISTS);
    lists.extend(late_answers::LISTS);
    lists.extend(ledger::LISTS);
    lists.extend(log::LISTS);
    lists.extend(mail::LISTS);
    lists.extend(mandates::LISTS);
    lists.extend(office_hours::LISTS);
    lists.extend(org_changes::LISTS);
    lists.extend(outbox::LISTS);
    lists.extend(papers::lists());
    lists.extend(promises::LISTS);
    lists.extend(past::LISTS);
    lists.extend(protection::lists());
    lists.extend(quality::lists());
    lists.extend(queue::LISTS);
    lists.extend(records::LISTS);
    lists.extend(register::lists());
    lists.extend(reports::lists());
    lists.extend(erasure::LISTS);
    lists.extend(retention::LISTS);
    lists.extend(rights::LISTS);
    lists.extend(sealing::keys::LISTS);
    lists.extend(sealing::fill::LISTS);
    lists.extend(sensitive::LISTS);
    lists.extend(second_factors::LISTS);
    lists.extend(sessions::LISTS);
    lists.extend(sign_on::LISTS);
    lists.extend(subjects::LISTS);
    lists.extend(health::LISTS);
    lists
}
