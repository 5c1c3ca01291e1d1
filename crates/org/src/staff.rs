//! Positions, roles and the people who hold them.

use crate::{UnitId, Validity};
use mc_kernel::Locale;
pub use mc_kernel::ids::{PositionId, StaffId};
use serde::{Deserialize, Serialize};

/// A position (vị trí): a role in a unit, held by a person or vacant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Its id.
    pub id: PositionId,
    /// The unit.
    pub unit: UnitId,
    /// What its holder does in the product.
    pub role: Role,
    /// The official title: `Công chức tư pháp - hộ tịch`.
    pub title: String,
    /// Who holds it; `None` while it is vacant.
    pub staff: Option<StaffId>,
    /// When it is held.
    #[serde(flatten)]
    pub validity: Validity,
}

/// A member of staff (cán bộ, công chức, viên chức). Passwords and sessions are kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// The id.
    pub id: StaffId,
    /// The name to sign in with: `xuanloi.hotich`.
    pub user_name: String,
    /// The person's name.
    pub full_name: String,
    /// The gender, where it is known.
    pub gender: Option<Gender>,
}

/// A gender, as official forms know it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Gender {
    /// Reads `male` or `female`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "male" => Some(Self::Male),
            "female" => Some(Self::Female),
            _ => None,
        }
    }
}

/// What the holder of a position does in the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Receives dossiers and returns results.
    DeskOfficer,
    /// Examines dossiers and drafts results.
    ProcessingOfficer,
    /// Assigns work in a division and checks drafts.
    HeadOfDivision,
    /// Signs for the agency.
    Leader,
    /// Numbers, seals and issues documents.
    Clerk,
    /// Keeps the agency's staff and settings.
    AgencyAdministrator,
    /// Keeps the province's catalogue, organisation and settings.
    ProvinceAdministrator,
    /// Reads and checks, and changes nothing.
    Inspector,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 8] = [
        Self::DeskOfficer,
        Self::ProcessingOfficer,
        Self::HeadOfDivision,
        Self::Leader,
        Self::Clerk,
        Self::AgencyAdministrator,
        Self::ProvinceAdministrator,
        Self::Inspector,
    ];

    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DeskOfficer => "desk-officer",
            Self::ProcessingOfficer => "processing-officer",
            Self::HeadOfDivision => "head-of-division",
            Self::Leader => "leader",
            Self::Clerk => "clerk",
            Self::AgencyAdministrator => "agency-administrator",
            Self::ProvinceAdministrator => "province-administrator",
            Self::Inspector => "inspector",
        }
    }

    /// Reads the stable code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The words for people.
    pub const fn words(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::DeskOfficer, Locale::Vi) => "Cán bộ một cửa",
            (Self::DeskOfficer, Locale::En) => "One-stop desk officer",
            (Self::ProcessingOfficer, Locale::Vi) => "Người thụ lý hồ sơ",
            (Self::ProcessingOfficer, Locale::En) => "Processing officer",
            (Self::HeadOfDivision, Locale::Vi) => "Lãnh đạo phòng",
            (Self::HeadOfDivision, Locale::En) => "Head of division",
            (Self::Leader, Locale::Vi) => "Lãnh đạo cơ quan",
            (Self::Leader, Locale::En) => "Agency leader",
            (Self::Clerk, Locale::Vi) => "Văn thư",
            (Self::Clerk, Locale::En) => "Records clerk",
            (Self::AgencyAdministrator, Locale::Vi) => "Quản trị cơ quan",
            (Self::AgencyAdministrator, Locale::En) => "Agency administrator",
            (Self::ProvinceAdministrator, Locale::Vi) => "Quản trị toàn tỉnh",
            (Self::ProvinceAdministrator, Locale::En) => "Province administrator",
            (Self::Inspector, Locale::Vi) => "Người kiểm tra, giám sát",
            (Self::Inspector, Locale::En) => "Inspector",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_there_and_back_and_are_those_of_json() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        }
        assert_eq!(Role::from_code("boss"), None);
    }
}
