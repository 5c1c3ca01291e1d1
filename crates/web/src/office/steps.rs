//! What a posted form says is to be done with a document.

use crate::{Web, posted::Posted, visit::Visit};
use mc_app::{
    AppError,
    document::{
        Authority, Place,
        incoming::{self, Answering, Direction},
        outgoing::{self, Signing},
    },
    form::read_day,
    office::Deed,
};
use mc_kernel::{
    CivilDay, FieldProblem,
    ids::{OfficialDocumentId, StaffId},
};

/// Whether a step needs nothing but its button.
pub(super) const fn is_at_once(deed: Deed) -> bool {
    matches!(deed, Deed::Register | Deed::Send | Deed::Seal)
}

/// Carries a step out.
pub(super) async fn carry_out(
    web: &Web,
    visit: &Visit,
    (id, deed): (OfficialDocumentId, Deed),
    posted: &Posted,
) -> Result<(), AppError> {
    let (app, ctx) = (&web.app, visit.ctx());
    let words = || posted.text("words").to_owned();
    match deed {
        Deed::Register => app.register_document(ctx, id).await.map(drop),
        Deed::Number => {
            let chosen = posted.text("reserved");
            app.number_document(ctx, id, chosen.parse().ok()).await.map(drop)
        }
        Deed::AddVersion => {
            let file = posted.files.iter().find(|file| file.field == "file");
            let file = file.ok_or_else(|| missing("file"))?;
            let file = (file.name.clone(), file.bytes.clone());
            app.add_draft_version(ctx, id, (&file, posted.text("words"))).await.map(drop)
        }
        Deed::Comment => {
            // A note is written on both kinds; which one it is, the document knows.
            let command = outgoing::Command::Comment { words: words() };
            match app.act_on_outgoing(ctx, id, &command).await {
                Err(AppError::NotFound) => {
                    let command = incoming::Command::Comment { words: words() };
                    app.act_on_incoming(ctx, id, &command).await.map(drop)
                }
                done => done.map(drop),
            }
        }
        Deed::Direct | Deed::Assign | Deed::Answer | Deed::Close | Deed::Return => {
            let command = incoming_command(deed, posted)?;
            app.act_on_incoming(ctx, id, &command).await.map(drop)
        }
        Deed::Send | Deed::Sign | Deed::Seal | Deed::Issue | Deed::SendBack | Deed::Withdraw => {
            let command = outgoing_command(deed, posted)?;
            app.act_on_outgoing(ctx, id, &command).await.map(drop)
        }
        Deed::DraftAnswer => Err(AppError::NotFound),
    }
}

fn incoming_command(deed: Deed, posted: &Posted) -> Result<incoming::Command, AppError> {
    let words = posted.text("words").to_owned();
    Ok(match deed {
        Deed::Direct => incoming::Command::Direct(Direction {
            lead: place(posted.text("lead")).ok_or_else(|| missing("lead"))?,
            helping: posted.all("helping").filter_map(place).collect(),
            due: day(posted, "due")?,
            wants_answer: posted.has("wants_answer"),
            words,
        }),
        Deed::Assign => {
            let staff: Option<StaffId> = posted.text("staff").parse().ok();
            incoming::Command::Assign { staff: staff.ok_or_else(|| missing("staff"))? }
        }
        Deed::Answer => incoming::Command::Answer(Answering::Otherwise(words)),
        Deed::Close => incoming::Command::Close { words },
        Deed::Return => incoming::Command::Return { reason: words },
        Deed::Register
        | Deed::DraftAnswer
        | Deed::AddVersion
        | Deed::Send
        | Deed::Sign
        | Deed::Number
        | Deed::Seal
        | Deed::Issue
        | Deed::SendBack
        | Deed::Comment
        | Deed::Withdraw => return Err(AppError::NotFound),
    })
}

fn outgoing_command(deed: Deed, posted: &Posted) -> Result<outgoing::Command, AppError> {
    let words = posted.text("words").to_owned();
    Ok(match deed {
        Deed::Send => outgoing::Command::Send,
        Deed::Sign => outgoing::Command::Sign(Signing {
            authority: Authority::named(posted.text("authority"))
                .ok_or_else(|| missing("authority"))?,
            title: posted.text("title").to_owned(),
            delegation: posted.text("delegation").to_owned(),
            version: posted.parsed("_version")?,
            evidence: None,
        }),
        Deed::Seal => outgoing::Command::Seal { evidence: None },
        Deed::Issue => {
            let typed = posted.text("copies").trim();
            let copies = if typed.is_empty() { Some(0) } else { typed.parse().ok() };
            let copies = copies
                .ok_or_else(|| AppError::invalid(FieldProblem::new("copies", "not-an-option")))?;
            outgoing::Command::Issue { copies, kept_at: posted.text("kept_at").to_owned() }
        }
        Deed::SendBack => outgoing::Command::SendBack { reason: words },
        Deed::Withdraw => outgoing::Command::Withdraw { reason: words },
        Deed::Register
        | Deed::Direct
        | Deed::Assign
        | Deed::DraftAnswer
        | Deed::Answer
        | Deed::Close
        | Deed::AddVersion
        | Deed::Number
        | Deed::Comment
        | Deed::Return => return Err(AppError::NotFound),
    })
}

/// A place as a form sends it: the unit, and after a slash the person.
pub(super) fn place(text: &str) -> Option<Place> {
    let (unit, staff) = text.split_once('/').map_or((text, None), |(u, s)| (u, Some(s)));
    let staff = match staff {
        Some(staff) => Some(staff.parse().ok()?),
        None => None,
    };
    Some(Place { unit: unit.parse().ok()?, staff })
}

fn day(posted: &Posted, name: &str) -> Result<Option<CivilDay>, AppError> {
    let typed = posted.text(name).trim();
    let day = read_day(typed);
    if day.is_none() && !typed.is_empty() {
        return Err(AppError::invalid(FieldProblem::new(name, "day")));
    }
    Ok(day)
}

fn missing(name: &str) -> AppError {
    AppError::invalid(FieldProblem::new(name, "required"))
}
