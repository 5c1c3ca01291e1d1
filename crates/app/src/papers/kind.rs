//! Which official papers there are.

/// A paper that a dossier may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (form 01).
    Receipt,
    /// The same on a roll of 80 mm, for a printer at the counter.
    ReceiptRoll,
    /// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (form 02).
    Supplement,
    /// Phiếu từ chối tiếp nhận giải quyết hồ sơ (form 03).
    Refusal,
    /// Phiếu xin lỗi và hẹn lại ngày trả kết quả (form 04).
    Apology,
    /// Thông báo dừng giải quyết hồ sơ (form 05).
    StopNotice,
    /// Phiếu kiểm soát quá trình giải quyết hồ sơ (form 06).
    ControlSheet,
    /// What a citizen gets at submission.
    Acknowledgement,
}

impl Paper {
    /// Every paper.
    pub const ALL: [Self; 8] = [
        Self::Receipt,
        Self::ReceiptRoll,
        Self::Supplement,
        Self::Refusal,
        Self::Apology,
        Self::StopNotice,
        Self::ControlSheet,
        Self::Acknowledgement,
    ];

    /// The name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receipt => "mau-01",
            Self::ReceiptRoll => "mau-01-cuon",
            Self::Supplement => "mau-02",
            Self::Refusal => "mau-03",
            Self::Apology => "mau-04",
            Self::StopNotice => "mau-05",
            Self::ControlSheet => "mau-06",
            Self::Acknowledgement => "xac-nhan-nop",
        }
    }

    /// The paper of a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
}
