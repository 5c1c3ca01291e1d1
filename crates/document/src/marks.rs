//! How urgent a document is, and whether it is a secret.

use crate::codes::codes;

codes! {
    /// How urgent it is (mức độ khẩn; NĐ 30/2020, Phụ lục I): an urgent one is issued at once.
    Urgency {
        /// Thường.
        Normal = "normal",
        /// Khẩn.
        Urgent = "urgent",
        /// Thượng khẩn.
        VeryUrgent = "very_urgent",
        /// Hỏa tốc.
        Flash = "flash",
    }
}

codes! {
    /// Whether it is a state secret (Luật Bảo vệ bí mật nhà nước 2018, Điều 8). Of a secret the books
    /// hold the line alone: its text may not lie in a system that is connected to a network (Điều 5
    /// khoản 5), and it has a book of its own (NĐ 30/2020, Điều 15).
    Secrecy {
        /// None.
        None = "none",
        /// Mật.
        Confidential = "confidential",
        /// Tối mật.
        Secret = "secret",
        /// Tuyệt mật.
        TopSecret = "top_secret",
    }
}

impl Secrecy {
    /// Whether it is one.
    pub const fn is_secret(self) -> bool {
        !matches!(self, Self::None)
    }
}
