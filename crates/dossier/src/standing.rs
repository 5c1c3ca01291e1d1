//! Where a dossier stands in the settlement report: in process, suspended, settled, given back.
//!
//! It is read off the state alone, so that whatever event comes to be added, the report follows it.
//! Days, never times, are compared: early, on time and late are what the dossier's end says of
//! itself (QĐ 766, 2.1), and a dossier in process is overdue from the day after the promised one.

use crate::{BusinessState, Dossier};
use mc_calendar::Timeliness;
use mc_catalog::Channel;
use mc_kernel::{CivilDay, Zone};

/// Where a dossier stands in the settlement report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Đang giải quyết: accepted, and its clock runs towards this day.
    InProcess {
        /// The promised day (ngày hẹn trả).
        due: CivilDay,
    },
    /// Tạm dừng: accepted, and it waits for a supplement, a duty or something else that stops it.
    Suspended,
    /// Đã giải quyết: the result or the written refusal is ready.
    Settled(Timeliness),
    /// Trả lại, rút: accepted and then given back without a result.
    GivenBack,
    /// Không được tiếp nhận: it ended before it was accepted, and stands outside the balance.
    NotAccepted,
}

impl Standing {
    /// The name it has in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InProcess { .. } => "in_process",
            Self::Suspended => "suspended",
            Self::Settled(Timeliness::Early) => "early",
            Self::Settled(Timeliness::OnTime) => "on_time",
            Self::Settled(Timeliness::Late) => "late",
            Self::GivenBack => "given_back",
            Self::NotAccepted => "not_accepted",
        }
    }

    /// The promised day, of a dossier in process.
    pub const fn due(self) -> Option<CivilDay> {
        if let Self::InProcess { due } = self { Some(due) } else { None }
    }
}

/// What a command changed about where a dossier stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingChange {
    /// Where it stood; `None` before it was in any report.
    pub left: Option<Standing>,
    /// Where it stands.
    pub entered: Standing,
    /// How it came, where it was received by this very command.
    pub received: Option<Channel>,
    /// The day of the command.
    pub day: CivilDay,
}

/// Where a dossier stands; `None` while the desk has not decided whether to accept it.
pub fn standing(dossier: &Dossier, zone: &Zone) -> Option<Standing> {
    let is_received = dossier.clock.received.is_some();
    let is_over = matches!(dossier.business, BusinessState::Withdrawn | BusinessState::Refused);
    if !is_received {
        return is_over.then_some(Standing::NotAccepted);
    }
    if let Some(ended) = &dossier.ended {
        return Some(Standing::Settled(ended.timeliness));
    }
    if is_over {
        return Some(Standing::GivenBack);
    }
    let waits = matches!(
        dossier.business,
        BusinessState::SupplementAsked | BusinessState::FeeAsked | BusinessState::Paused
    );
    let due = dossier.clock.due.map(|due| zone.day(due));
    Some(match due {
        Some(due) if !waits && !dossier.clock.is_stopped() => Standing::InProcess { due },
        Some(_) | None => Standing::Suspended,
    })
}

/// What a command of a day changed; `None` where the report says the same as before.
pub fn standing_change(
    before: Option<&Dossier>,
    after: &Dossier,
    day: CivilDay,
    zone: &Zone,
) -> Option<StandingChange> {
    let left = before.and_then(|before| standing(before, zone));
    let entered = standing(after, zone)?;
    let was_received = before.is_some_and(|b| b.clock.received.is_some());
    let is_received = after.clock.received.is_some() && !was_received;
    let received = is_received.then_some(after.channel);
    (left != Some(entered)).then_some(StandingChange { left, entered, received, day })
}
