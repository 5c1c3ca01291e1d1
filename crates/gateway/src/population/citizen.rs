//! A person as the register answers: the twenty elements of QCVN 109:2017/BTTTT.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A person of the register. What the register does not say is empty.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Citizen {
    /// 1, `SoDinhDanh`: the identity number, twelve digits.
    pub number: String,
    /// 2, `SoCMND`: the number of the older card, nine digits.
    pub old_number: String,
    /// 3, `HoVaTen`: the name, in practice in upper case.
    pub name: String,
    /// 4, `GioiTinh`: 1 man, 2 woman, 3 other, 0 not known.
    pub sex: String,
    /// 5, `DanToc`: the ethnic group, two digits.
    pub ethnic: String,
    /// 6, `TonGiao`: the religion, two digits.
    pub religion: String,
    /// 7, `TinhTrangHonNhan`: 1 never married, 2 married, 3 divorced, 0 not known.
    pub marriage: String,
    /// 8, `NhomMau`: the blood group, 00 not known.
    pub blood: String,
    /// 9, `NgayThangNamSinh`: `yyyy`, `yyyy-mm` or `yyyy-mm-dd`.
    pub birth: String,
    /// 10, `NoiDangKyKhaiSinh`.
    pub birth_registered: Address,
    /// 11, `QuocTich`: the code of the country, two letters.
    pub nationality: String,
    /// 12, `QueQuan`.
    pub origin: Address,
    /// 13, `ThuongTru`.
    pub residence: Address,
    /// 14, `NoiOHienTai`.
    pub current: Address,
    /// 15, `Cha`.
    pub father: Relative,
    /// 16, `Me`.
    pub mother: Relative,
    /// 17, `VoChong`.
    pub spouse: Relative,
    /// 18, `NguoiDaiDien`.
    pub representative: Relative,
    /// 19, `ChuHo`.
    pub household: Household,
    /// 20, `SoSoHoKhau`.
    pub book: String,
}

impl fmt::Debug for Citizen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Citizen")
    }
}

/// An address. Since 2025-07-01 it has no district; older answers still have one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// `MaTinhThanh`: two digits.
    pub province: String,
    /// `MaQuanHuyen`: three digits, until 2025-06-30.
    pub district: String,
    /// `MaPhuongXa`: five digits.
    pub commune: String,
    /// `ChiTiet`.
    pub detail: String,
    /// `QuocGia`.
    pub country: String,
}

impl Address {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.province.is_empty() && self.commune.is_empty() && self.detail.is_empty()
    }
}

/// A person that a record names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Relative {
    /// The name.
    pub name: String,
    /// The nationality.
    pub nationality: String,
    /// The identity number.
    pub number: String,
    /// The number of the older card.
    pub old_number: String,
}

impl Relative {
    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.name.is_empty() && self.number.is_empty()
    }
}

/// The household of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Household {
    /// `QuanHe`: the code of the relation to its head, `CHxx`.
    pub relation: String,
    /// Its head.
    pub head: Relative,
}
