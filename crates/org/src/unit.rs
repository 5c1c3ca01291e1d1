//! Units and the codes they go by.

use crate::{AreaLevel, Validity};
use mc_kernel::CivilDay;
pub use mc_kernel::ids::UnitId;
use serde::{Deserialize, Serialize};

/// A unit (đơn vị): an area, an agency, a part of an agency, or a body outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: UnitId,
    /// The full name: `Ủy ban nhân dân xã Xuân Lôi`.
    pub name: String,
    /// The name on screens: `UBND xã Xuân Lôi`; of an area the bare name, `Xuân Lôi`.
    pub short_name: String,
    /// The abbreviation in document symbols: `UBND`; empty where there is none.
    pub abbreviation: String,
    /// What it is.
    pub kind: UnitKind,
    /// The level of an area, or of the area that a body serves.
    pub level: AreaLevel,
    /// What it belongs to.
    pub parent: Option<UnitId>,
    /// The names by which processes call for it. A unit may act as several: in a rural district the
    /// economic and infrastructure division also acts as the urban management division.
    pub agency_types: Vec<String>,
    /// The areas it serves; none means that it serves everywhere. Of an area: empty.
    pub areas: Vec<UnitId>,
    /// The full name in English; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    /// Where people reach it.
    #[serde(default, skip_serializing_if = "Contact::is_empty")]
    pub contact: Contact,
    /// What it belongs to from which day on, oldest first; empty while it never moved. What holds
    /// today stands in [`Unit::parent`] too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    /// When it exists.
    #[serde(flatten)]
    pub validity: Validity,
}

/// Where people reach a unit, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// The address of its house.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// Its mail address.
    pub email: String,
    /// When it is open to the public, in words.
    pub opening: String,
    /// The same in English.
    pub opening_en: String,
}

impl Contact {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// From a day on a unit belongs to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The first day.
    pub from: CivilDay,
    /// What it belongs to; `None` for the top.
    pub parent: Option<UnitId>,
}

impl Unit {
    /// What it belongs to on a day.
    pub fn parent_on(&self, day: CivilDay) -> Option<UnitId> {
        let began = self.moves.iter().filter(|step| step.from <= day);
        began.max_by_key(|step| step.from).map_or(self.parent, |step| step.parent)
    }

    /// Plans that it belongs to another unit from a day on, whatever was planned for that day or
    /// later; what it belonged to before stays known.
    pub fn move_to(&mut self, parent: Option<UnitId>, from: CivilDay) {
        let first = Move { from: self.validity.valid_from, parent: self.parent };
        if self.moves.is_empty() {
            self.moves.push(first);
        }
        self.moves.retain(|step| step.from < from);
        self.moves.push(Move { from, parent });
    }
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// An administrative area (đơn vị hành chính): a province, a district, a commune.
    Area,
    /// A people's committee (ủy ban nhân dân).
    Committee,
    /// A department of a province (sở) or an office of the same rank.
    Department,
    /// A part of a department with a seal of its own (chi cục, ban).
    SubDepartment,
    /// A division (phòng), professional or of the office.
    Division,
    /// A one-stop desk (bộ phận một cửa) or public administrative service centre.
    OneStopDesk,
    /// A public service unit (đơn vị sự nghiệp công lập).
    PublicUnit,
    /// An agency that answers to a ministry and not to the committee (cơ quan ngành dọc).
    VerticalAgency,
    /// A council or steering committee (hội đồng, ban chỉ đạo).
    Council,
    /// A body or person outside the province's administration.
    Outside,
}

impl UnitKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Area,
        Self::Committee,
        Self::Department,
        Self::SubDepartment,
        Self::Division,
        Self::OneStopDesk,
        Self::PublicUnit,
        Self::VerticalAgency,
        Self::Council,
        Self::Outside,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Committee => "committee",
            Self::Department => "department",
            Self::SubDepartment => "sub-department",
            Self::Division => "division",
            Self::OneStopDesk => "one-stop-desk",
            Self::PublicUnit => "public-unit",
            Self::VerticalAgency => "vertical-agency",
            Self::Council => "council",
            Self::Outside => "outside",
        }
    }

    /// Reads the stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a unit of this kind answers for its divisions and desks.
    pub const fn is_accountable(self) -> bool {
        matches!(self, Self::Committee | Self::Department | Self::VerticalAgency | Self::Outside)
    }
}

/// A system of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeSystem {
    /// The electronic identifier from right to left, `000.00.04.H62` (QCVN 102:2016/BTTTT).
    RightToLeft,
    /// The electronic identifier from left to right, `H62.004` (QĐ 20/2020/QĐ-TTg).
    LeftToRight,
    /// The code of an administrative unit, `08836` (mã đơn vị hành chính).
    AdministrativeUnit,
    /// The tax code (mã số thuế).
    Tax,
    /// The code of a unit with budgetary relations (mã đơn vị quan hệ ngân sách).
    Budget,
    /// A code of this installation, for units that no national system numbers.
    Local,
}

impl CodeSystem {
    /// Every system.
    pub const ALL: [Self; 6] = [
        Self::RightToLeft,
        Self::LeftToRight,
        Self::AdministrativeUnit,
        Self::Tax,
        Self::Budget,
        Self::Local,
    ];

    /// The stable code of the system itself.
    pub const fn code(self) -> &'static str {
        match self {
            Self::RightToLeft => "right-to-left",
            Self::LeftToRight => "left-to-right",
            Self::AdministrativeUnit => "administrative-unit",
            Self::Tax => "tax",
            Self::Budget => "budget",
            Self::Local => "local",
        }
    }

    /// Reads the stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.code() == code)
    }
}

/// A code that a unit goes by for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// The unit.
    pub unit: UnitId,
    /// The system of the code.
    pub system: CodeSystem,
    /// The code.
    pub code: String,
    /// When the unit goes by it.
    #[serde(flatten)]
    pub validity: Validity,
}

/// How a unit came out of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationKind {
    /// Several became one (sáp nhập).
    Merge,
    /// One became several (chia, tách).
    Split,
    /// It only got another name (đổi tên).
    Rename,
    /// A part or a task moved over (chuyển giao).
    Transfer,
}

/// The succession of one unit by another. An old unit may have several successors, so no address is
/// ever converted by this alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRelation {
    /// The old unit.
    pub from: UnitId,
    /// The new unit.
    pub to: UnitId,
    /// How.
    pub kind: RelationKind,
    /// The resolution or decision.
    pub legal_basis: String,
    /// The first day of the new order.
    pub on: CivilDay,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_there_and_back_and_are_those_of_json() {
        for kind in UnitKind::ALL {
            assert_eq!(UnitKind::from_code(kind.code()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
        for system in CodeSystem::ALL {
            assert_eq!(CodeSystem::from_code(system.code()), Some(system));
            assert_eq!(serde_json::to_value(system).unwrap(), system.code());
        }
    }

    #[test]
    fn divisions_and_desks_do_not_answer_for_themselves() {
        assert!(UnitKind::Committee.is_accountable());
        for kind in [UnitKind::Division, UnitKind::OneStopDesk, UnitKind::Council] {
            assert!(!kind.is_accountable());
        }
    }
}
