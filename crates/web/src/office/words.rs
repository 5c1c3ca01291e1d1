//! Official documents in words.

use mc_app::{
    document::{Asked, Authority, Kind, Secrecy, Urgency, incoming, outgoing},
    office::Deed,
};
use mc_pages::{
    components::{DueState, StateChip},
    words::{Lang, key},
};

pub(super) const fn asked(what: Asked) -> &'static str {
    match what {
        Asked::Register => key("office-asked-register"),
        Asked::Direct => key("office-asked-direct"),
        Asked::Assign => key("office-asked-assign"),
        Asked::Handle => key("office-asked-handle"),
        Asked::Help => key("office-asked-help"),
        Asked::Draft => key("office-asked-draft"),
        Asked::CheckContent => key("office-asked-check-content"),
        Asked::CheckForm => key("office-asked-check-form"),
        Asked::Sign => key("office-asked-sign"),
        Asked::Number => key("office-asked-number"),
        Asked::Seal => key("office-asked-seal"),
        Asked::Issue => key("office-asked-issue"),
    }
}

const fn incoming_stage(stage: incoming::Stage) -> &'static str {
    match stage {
        incoming::Stage::Received => key("office-stage-received"),
        incoming::Stage::Registered => key("office-stage-registered"),
        incoming::Stage::Directed => key("office-stage-directed"),
        incoming::Stage::Answered => key("office-stage-answered"),
        incoming::Stage::Closed => key("office-stage-closed"),
        incoming::Stage::Returned => key("office-stage-returned"),
    }
}

pub(super) const fn outgoing_stage(stage: outgoing::Stage) -> &'static str {
    match stage {
        outgoing::Stage::Drafting => key("office-stage-drafting"),
        outgoing::Stage::Division => key("office-stage-division"),
        outgoing::Stage::Office => key("office-stage-office"),
        outgoing::Stage::Signing => key("office-stage-signing"),
        outgoing::Stage::Signed => key("office-stage-signed"),
        outgoing::Stage::Numbered => key("office-stage-numbered"),
        outgoing::Stage::Sealed => key("office-stage-sealed"),
        outgoing::Stage::Issued => key("office-stage-issued"),
        outgoing::Stage::Withdrawn => key("office-stage-withdrawn"),
    }
}

/// How far a document has come, by the name that lists have of it.
pub(super) fn stage(l: Lang, name: &str) -> String {
    let words = incoming::Stage::named(name)
        .map(incoming_stage)
        .or_else(|| outgoing::Stage::named(name).map(outgoing_stage));
    words.map(|words| l.t(words).into_owned()).unwrap_or_default()
}

/// The same as a chip.
pub(super) fn chip(l: Lang, name: &str, is_late: bool) -> StateChip {
    let state = match name {
        "closed" | "issued" => DueState::Done,
        "returned" | "withdrawn" => DueState::Waiting,
        _ if is_late => DueState::Late,
        _ => DueState::OnTime,
    };
    StateChip::new(state, stage(l, name))
}

pub(super) const fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::Register => key("office-deed-register"),
        Deed::Direct => key("office-deed-direct"),
        Deed::Assign => key("office-deed-assign"),
        Deed::DraftAnswer => key("office-deed-draft-answer"),
        Deed::Answer => key("office-deed-answer"),
        Deed::Close => key("office-deed-close"),
        Deed::AddVersion => key("office-deed-version"),
        Deed::Send => key("office-deed-send"),
        Deed::Sign => key("office-deed-sign"),
        Deed::Number => key("office-deed-number"),
        Deed::Seal => key("office-deed-seal"),
        Deed::Issue => key("office-deed-issue"),
        Deed::SendBack => key("office-deed-send-back"),
        Deed::Comment => key("office-deed-comment"),
        Deed::Return => key("office-deed-return"),
        Deed::Withdraw => key("office-deed-withdraw"),
    }
}

pub(super) const fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Normal => key("office-urgency-normal"),
        Urgency::Urgent => key("office-urgency-urgent"),
        Urgency::VeryUrgent => key("office-urgency-very-urgent"),
        Urgency::Flash => key("office-urgency-flash"),
    }
}

pub(super) const fn secrecy(secrecy: Secrecy) -> &'static str {
    match secrecy {
        Secrecy::None => key("office-secrecy-none"),
        Secrecy::Confidential => key("office-secrecy-confidential"),
        Secrecy::Secret => key("office-secrecy-secret"),
        Secrecy::TopSecret => key("office-secrecy-top-secret"),
    }
}

pub(super) const fn channel(channel: incoming::Channel) -> &'static str {
    match channel {
        incoming::Channel::Paper => key("office-channel-paper"),
        incoming::Channel::Axis => key("office-channel-axis"),
        incoming::Channel::Mail => key("office-channel-mail"),
    }
}

pub(super) const fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Own => key("office-authority-own"),
        Authority::Collective => key("office-authority-collective"),
        Authority::CollectiveDeputy => key("office-authority-collective-deputy"),
        Authority::Acting => key("office-authority-acting"),
        Authority::Deputy => key("office-authority-deputy"),
        Authority::ByOrder => key("office-authority-by-order"),
        Authority::ByDelegation => key("office-authority-by-delegation"),
    }
}

/// What a kind is called, by its name in lists.
pub(super) fn kind(l: Lang, name: &str) -> String {
    match Kind::named(name) {
        Some(kind) => kind.words(l.locale()).to_owned(),
        None => l.t("office-kind-other").into_owned(),
    }
}
