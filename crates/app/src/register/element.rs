//! The twenty elements of a record, and what the forms call them.

/// An element of a record of the register (QCVN 109:2017/BTTTT), in the order of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// Số định danh cá nhân.
    Number,
    /// Số chứng minh nhân dân.
    OldNumber,
    /// Họ và tên.
    Name,
    /// Giới tính.
    Sex,
    /// Dân tộc.
    Ethnic,
    /// Tôn giáo.
    Religion,
    /// Tình trạng hôn nhân.
    Marriage,
    /// Nhóm máu.
    Blood,
    /// Ngày, tháng, năm sinh.
    Birth,
    /// Nơi đăng ký khai sinh.
    BirthRegistered,
    /// Quốc tịch.
    Nationality,
    /// Quê quán.
    Origin,
    /// Thường trú.
    Residence,
    /// Nơi ở hiện tại.
    Current,
    /// Cha.
    Father,
    /// Mẹ.
    Mother,
    /// Vợ hoặc chồng.
    Spouse,
    /// Người đại diện.
    Representative,
    /// Chủ hộ và quan hệ.
    Household,
    /// Số sổ hộ khẩu.
    Book,
}

impl Element {
    /// All twenty.
    pub const ALL: [Self; 20] = [
        Self::Number,
        Self::OldNumber,
        Self::Name,
        Self::Sex,
        Self::Ethnic,
        Self::Religion,
        Self::Marriage,
        Self::Blood,
        Self::Birth,
        Self::BirthRegistered,
        Self::Nationality,
        Self::Origin,
        Self::Residence,
        Self::Current,
        Self::Father,
        Self::Mother,
        Self::Spouse,
        Self::Representative,
        Self::Household,
        Self::Book,
    ];

    /// The name in the record, by which forms ask for it (`x-prefill`).
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "SoDinhDanh",
            Self::OldNumber => "SoCMND",
            Self::Name => "HoVaTen",
            Self::Sex => "GioiTinh",
            Self::Ethnic => "DanToc",
            Self::Religion => "TonGiao",
            Self::Marriage => "TinhTrangHonNhan",
            Self::Blood => "NhomMau",
            Self::Birth => "NgayThangNamSinh",
            Self::BirthRegistered => "NoiDangKyKhaiSinh",
            Self::Nationality => "QuocTich",
            Self::Origin => "QueQuan",
            Self::Residence => "ThuongTru",
            Self::Current => "NoiOHienTai",
            Self::Father => "Cha",
            Self::Mother => "Me",
            Self::Spouse => "VoChong",
            Self::Representative => "NguoiDaiDien",
            Self::Household => "ChuHo",
            Self::Book => "SoSoHoKhau",
        }
    }

    /// The element that a fact belongs to: `Cha.HoVaTen` is of the father.
    pub fn of_fact(name: &str) -> Option<Self> {
        let head = name.split_once('.').map_or(name, |(head, _)| head);
        Self::ALL.into_iter().find(|element| element.name() == head)
    }

    /// Whether it is sensitive and masked until a reason is given (NĐ 356/2025, Điều 4).
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::Ethnic | Self::Religion | Self::Blood)
    }
}
