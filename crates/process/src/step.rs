//! One step of a process: who performs it, how long it may take, where its outcomes lead.

use crate::outcome::Outcome;
use mc_kernel::Locale;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The number of a step within its definition.
///
/// Officials number steps in the order in which they are run, and the numbers carry that meaning: a
/// move to the same or a lower number is a *return* (trả lại), any other move goes forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StepNo(pub u16);

impl StepNo {
    /// Whether a move from this step to `target` is a return.
    pub fn returns_to(self, target: Self) -> bool {
        target <= self
    }
}

impl fmt::Display for StepNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A step (bước) of a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its number; unique in the definition.
    pub no: StepNo,
    /// What is done.
    pub name: String,
    /// The kind of body or person that does it.
    pub performer: Performer,
    /// The agency, by the name of its type: `UBND cấp xã`.
    pub agency: String,
    /// Division and title within the agency: `Công chức tư pháp - hộ tịch`.
    pub title: String,
    /// Planned working minutes; 480 make a working day.
    pub working_minutes: u32,
    /// Every way in which the step can end, in the order in which the choices are shown.
    pub outcomes: Vec<Outcome>,
    /// A remark for the people who work with the process.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The level of government of the agency; none for applicants and systems.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The lane of a parallel group in which the step lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<Branch>,
    /// Whether the statutory time runs during the step.
    pub clock: StepClock,
    /// The status of the National Portal (`TrangThaiHoSo`, 1 to 10) on entering the step.
    pub status_on_entry: u8,
}

impl Step {
    /// Minutes that count towards the statutory time: none while the clock stands.
    pub fn counted_minutes(&self) -> u32 {
        match self.clock {
            StepClock::Runs => self.working_minutes,
            StepClock::Stops => 0,
        }
    }

    /// Whether both steps lie in lanes of the same parallel group.
    pub fn shares_group(&self, other: &Self) -> bool {
        matches!((self.branch, other.branch), (Some(a), Some(b)) if a.group == b.group)
    }

    /// The outcome with a label.
    pub fn outcome(&self, label: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|o| o.label == label)
    }
}

/// The kind of body or person that performs a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Performer {
    /// The one-stop desk (bộ phận một cửa).
    OneStop,
    /// An official of a division (phòng chuyên môn).
    Division,
    /// The head of a division.
    DivisionLeader,
    /// The leader of the agency.
    Leader,
    /// The records clerk (văn thư).
    Clerk,
    /// Another agency that is asked or that acts on its own account.
    OtherAgency,
    /// A council (hội đồng).
    Council,
    /// The applicant (người nộp hồ sơ).
    Applicant,
    /// The platform itself; such a step with a single ordinary outcome fires by itself.
    System,
    /// A system of a ministry; the platform only shows the state it reports.
    Mirror,
}

impl Performer {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::OneStop,
        Self::Division,
        Self::DivisionLeader,
        Self::Leader,
        Self::Clerk,
        Self::OtherAgency,
        Self::Council,
        Self::Applicant,
        Self::System,
        Self::Mirror,
    ];

    /// The stable code, as in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OneStop => "one-stop",
            Self::Division => "division",
            Self::DivisionLeader => "division-leader",
            Self::Leader => "leader",
            Self::Clerk => "clerk",
            Self::OtherAgency => "other-agency",
            Self::Council => "council",
            Self::Applicant => "applicant",
            Self::System => "system",
            Self::Mirror => "mirror",
        }
    }

    /// The kind in words.
    pub const fn words(self, locale: Locale) -> &'static str {
        let (vi, en) = match self {
            Self::OneStop => ("Bộ phận một cửa", "One-stop desk"),
            Self::Division => ("Bộ phận chuyên môn", "Division"),
            Self::DivisionLeader => ("Lãnh đạo phòng", "Head of division"),
            Self::Leader => ("Lãnh đạo cơ quan", "Head of agency"),
            Self::Clerk => ("Văn thư", "Records clerk"),
            Self::OtherAgency => ("Cơ quan phối hợp", "Other agency"),
            Self::Council => ("Hội đồng", "Council"),
            Self::Applicant => ("Người nộp hồ sơ", "Applicant"),
            Self::System => ("Hệ thống", "System"),
            Self::Mirror => ("Hệ thống ngành (chỉ theo dõi)", "Ministry system (shown only)"),
        };
        match locale {
            Locale::Vi => vi,
            Locale::En => en,
        }
    }
}

/// A level of government.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Commune (cấp xã).
    Commune,
    /// District (cấp huyện), until 30 June 2025.
    District,
    /// Province (cấp tỉnh).
    Province,
    /// Central bodies (trung ương).
    Central,
}

/// Whether the statutory time runs during a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepClock {
    /// The time counts.
    Runs,
    /// The time stands: the applicant pays, the tax office computes, a notice is displayed.
    Stops,
}

/// The lane (nhánh) of a parallel group: `A1` is lane 1 of group A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Branch {
    /// The group, one letter from A to Z.
    pub group: char,
    /// The lane within the group, from 1.
    pub lane: u8,
}

impl fmt::Display for Branch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.group, self.lane)
    }
}

/// A text is not a lane such as `A1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a lane is one letter and a number from 1 to 99, for instance A1")]
pub struct BadBranch;

impl FromStr for Branch {
    type Err = BadBranch;

    fn from_str(text: &str) -> Result<Self, BadBranch> {
        let mut chars = text.trim().chars();
        let group = chars.next().map(|c| c.to_ascii_uppercase()).ok_or(BadBranch)?;
        let digits = chars.as_str();
        if !group.is_ascii_uppercase() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BadBranch);
        }
        let lane = digits.parse().ok().filter(|lane| (1..=99).contains(lane)).ok_or(BadBranch)?;
        Ok(Self { group, lane })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_are_a_letter_and_a_number() {
        for (text, expect) in [
            ("A1", Some(('A', 1))),
            (" b12 ", Some(('B', 12))),
            ("A", None),
            ("A0", None),
            ("A100", None),
            ("1A", None),
            ("A+1", None),
            ("Đ1", None),
            ("", None),
        ] {
            let read = text.parse::<Branch>().ok().map(|b| (b.group, b.lane));
            assert_eq!(read, expect, "{text:?}");
        }
        assert_eq!(Branch { group: 'B', lane: 12 }.to_string(), "B12");
    }

    #[test]
    fn codes_are_the_json_names() {
        for performer in Performer::ALL {
            let json = serde_json::to_string(&performer).unwrap();
            assert_eq!(json, format!("\"{}\"", performer.code()));
        }
    }

    #[test]
    fn a_lower_or_equal_number_is_a_return() {
        assert!(StepNo(4).returns_to(StepNo(2)));
        assert!(StepNo(4).returns_to(StepNo(4)));
        assert!(!StepNo(4).returns_to(StepNo(5)));
    }
}
