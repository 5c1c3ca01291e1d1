//! How the providers differ: names of claims, levels, algorithm, discovery.

use super::{keys::Algorithm, people::Person};
use serde_json::{Map, Value, json};

/// A provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// The National Portal's: WSO2 Identity Server.
    Portal,
    /// The police ministry's: `VNeID`, without discovery.
    VNeId,
    /// A province's own for its officers: standard claims.
    Province,
}

/// How surely somebody was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    One,
    Two,
}

impl Shape {
    /// Every provider.
    pub const ALL: [Self; 3] = [Self::Portal, Self::VNeId, Self::Province];

    /// Its name in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::VNeId => "vneid",
            Self::Province => "province",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shape| shape.name() == name)
    }

    /// What its page is headed with.
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Portal => "Cổng Dịch vụ công quốc gia",
            Self::VNeId => "VNeID",
            Self::Province => "Xác thực cán bộ của tỉnh",
        }
    }

    pub(super) const fn algorithm(self) -> Algorithm {
        match self {
            Self::Portal | Self::Province => Algorithm::Rs256,
            Self::VNeId => Algorithm::Es256,
        }
    }

    pub(super) const fn has_discovery(self) -> bool {
        !matches!(self, Self::VNeId)
    }

    /// The level that a request asks for.
    pub(super) fn asked(self, acr_values: &str) -> Level {
        let wants = |names: &[&str]| acr_values.split(' ').any(|acr| names.contains(&acr));
        let is_two = match self {
            Self::Portal => wants(&["LoA3", "LoA4"]),
            Self::VNeId | Self::Province => wants(&["02"]),
        };
        if is_two { Level::Two } else { Level::One }
    }

    /// What the token says beside the claims that every token has.
    pub(super) fn in_token(self, person: &Person, level: Level) -> Map<String, Value> {
        let is_two = level == Level::Two;
        let claims = match self {
            Self::Portal => json!({
                "acr": if is_two { "LoA3" } else { "LoA1" },
                "amr": ["BasicAuthenticator"],
            }),
            Self::VNeId => json!({
                "TechID": person.tech_id(),
                "IAL": if is_two { 2 } else { 1 },
            }),
            Self::Province => json!({ "acr": if is_two { "02" } else { "01" } }),
        };
        object(claims)
    }

    /// What the page about the person says.
    pub(super) fn about(self, person: &Person, level: Level) -> Map<String, Value> {
        let is_two = level == Level::Two;
        let factors = if is_two { json!(["password", "card"]) } else { json!(["password"]) };
        let digits: String = person.birth.chars().filter(char::is_ascii_digit).collect();
        let gender = i32::from(person.is_female) + 1;
        let claims = match self {
            Self::Portal => json!({
                "sub": self.subject(person), "LoaiTaiKhoan": 1, "MaSoThue": "", "SoCMND": "",
                "SoDinhDanh": person.id_number, "MaBHXH": "", "HoChieu": "",
                "HoVaTen": person.name, "ThuDienTu": "", "SoDienThoai": person.phone,
                "SoDienThoaiBan": "", "GioiTinh": gender, "NgayThangNamSinh": digits,
                "NoiOHienNay": person.address, "ThuongTru": person.address,
                "QuocTich": person.nationality, "TrangThai": 1, "TechID": person.tech_id(),
                "loAs": factors, "MaSoDoanhNghiep": "", "TenDoanhNghiep": "", "DiaChi": "",
            }),
            Self::VNeId => json!({
                "sub": self.subject(person), "LoaiTaiKhoan": 1, "SoDinhDanh": person.id_number,
                "HoVaTen": person.name, "NgayThangNamSinh": digits, "TechID": person.tech_id(),
                "loAs": factors, "IAL": if is_two { 2 } else { 1 },
            }),
            Self::Province => json!({
                "sub": self.subject(person), "name": person.name,
                "birthdate": person.birth, "personal_number": person.id_number,
            }),
        };
        object(claims)
    }

    /// A provider's own name of a person: another one at each.
    pub(super) fn subject(self, person: &Person) -> String {
        format!("{}-{}", self.name(), person.tech_id())
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
            Map::new()
        }
    }
}
