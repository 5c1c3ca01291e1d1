//! Papers: digitising one at the desk, and taking its force away.
//!
//! The quality is that of TT 01/2023/TT-VPCP, Điều 8: the copy is whole, in the order of the
//! original, with as many pages; a page with a sticky note stands in it twice.

use super::{Course, optional_words, required_words};
use crate::{
    Event, Private, Rejection,
    codes::BusinessState,
    command::{DigitisePaper, RevokePaper},
    event,
};

pub(super) fn digitise(course: &mut Course<'_>, command: &DigitisePaper) -> Result<(), Rejection> {
    course.is_desk()?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    if matches!(course.after.business, BusinessState::Refused | BusinessState::Withdrawn)
        || course.after.digitised.len() >= DigitisePaper::MOST_DIGITISED
    {
        return Err(Rejection::DigitiseNotNow);
    }
    let paper = course.facts.procedure.paper(&command.file.component);
    let paper = paper.ok_or(Rejection::NoSuchPaperKind)?;
    let replaced = paper.replaced_by_result.as_ref().map(mc_catalog::ResultCode::as_str);
    if command.kind != paper.code.as_str() && replaced != Some(command.kind.as_str()) {
        return Err(Rejection::NoSuchPaperKind);
    }
    if course.after.digitised_file(command.file.file).is_some() || command.file.reused.is_some() {
        return Err(Rejection::AlreadyDigitised);
    }
    if command.original_pages == 0
        || command.original_pages.checked_add(command.noted_pages) != Some(command.file.pages)
        || command.noted_pages > command.original_pages
    {
        return Err(Rejection::PagesDiffer);
    }
    let today = course.facts.zone.day(course.facts.now);
    if command.issued_on > today || command.valid_until.is_some_and(|u| u < command.issued_on) {
        return Err(Rejection::PaperDates);
    }
    let private = Private::Paper {
        title: required_words(&command.title)?,
        number: optional_words(&command.number)?,
        issuer: required_words(&command.issuer)?,
    };
    let digitised = event::PaperDigitised {
        paper: command.paper,
        kind: command.kind.clone(),
        file: command.file.clone(),
        issued_on: command.issued_on,
        valid_until: command.valid_until,
        original_pages: command.original_pages,
        noted_pages: command.noted_pages,
        dots_per_inch: command.dots_per_inch,
        staff,
        at: course.facts.now,
    };
    course.record_with(Event::PaperDigitised(digitised), Some(private));
    Ok(())
}

/// Whoever may revoke was let in by the policy; the dossier knows which papers it brought.
pub(super) fn revoke(course: &mut Course<'_>, command: &RevokePaper) -> Result<(), Rejection> {
    course.not_own_dossier()?;
    let staff = course.facts.acting.staff.ok_or(Rejection::NotYourStep)?;
    let dossier = &course.after;
    if !dossier.has_paper(command.paper) || dossier.revoked.contains(&command.paper) {
        return Err(Rejection::NoSuchPaper);
    }
    if command.replaced_by == Some(command.paper) {
        return Err(Rejection::NoSuchPaper);
    }
    let text = required_words(&command.reason)?;
    let (paper, replaced_by, at) = (command.paper, command.replaced_by, course.facts.now);
    let revoked = event::PaperRevoked { paper, replaced_by, staff, at };
    course.record_with(Event::PaperRevoked(revoked), Some(Private::Words { text }));
    Ok(())
}
