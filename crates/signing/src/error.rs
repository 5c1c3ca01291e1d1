//! Why nothing was signed.

use mc_kernel::Locale;
use std::fmt;

macro_rules! signing_errors {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $vi:literal, $en:literal;)+) => {
        /// What stood in the way of a signature.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Obstacle {
            $($(#[$doc])* $name,)+
        }

        impl Obstacle {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// What a person reads.
            pub const fn words(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$name, Locale::Vi) => $vi, (Self::$name, Locale::En) => $en,)+
                }
            }
        }
    };
}

signing_errors! {
    /// Not a PDF, damaged, or past a bound.
    NotReadable = "not-readable", "Tệp không phải PDF đọc được: bị hỏng, bị cắt hoặc quá lớn.", "The file is no PDF that can be read: damaged, cut off or too large.";
    /// A password protects it.
    Encrypted = "encrypted", "PDF được bảo vệ bằng mật khẩu.", "A password protects the PDF.";
    /// It has no page.
    NoPage = "no-page", "PDF không có trang như yêu cầu.", "The PDF does not have that page.";
    /// What shall be seen of it cannot be drawn.
    LookUnfit = "look-unfit", "Không vẽ được hình chữ ký: tệp ảnh PNG, phông chữ hoặc vị trí không dùng được.", "What shall be seen cannot be drawn: the PNG, the font or the place is of no use.";
    /// The file of keys cannot be opened.
    KeyFile = "key-file", "Không mở được tệp khóa: sai mật khẩu hoặc không phải PKCS#12.", "The file of keys cannot be opened: wrong password, or no PKCS#12.";
    /// The key is none that may be used.
    KeyUnfit = "key-unfit", "Khóa không dùng được: cần RSA từ 2048 bit hoặc ECDSA P-256, P-384.", "The key cannot be used: RSA of 2048 bits or more, or ECDSA on P-256 or P-384 is needed.";
    /// The key and its certificate do not belong together.
    KeyMismatch = "key-mismatch", "Khóa và chứng thư số không khớp nhau.", "The key and the certificate do not belong together.";
    /// The certificate is not valid now.
    CertificateNotValid = "certificate-not-valid-now", "Chứng thư số chưa hoặc không còn hiệu lực.", "The certificate is not valid yet, or not any more.";
    /// The address of a key in a token says nothing.
    TokenUri = "token-uri", "Địa chỉ khóa trong thiết bị không rõ.", "The address of the key in the token is not clear.";
    /// The token or service refused.
    KeyRefused = "key-refused", "Thiết bị hoặc dịch vụ ký từ chối.", "The token or signing service refused.";
    /// The person did not confirm in time.
    NotConfirmed = "not-confirmed", "Người ký không xác nhận trong thời hạn.", "The signer did not confirm in time.";
    /// No time-stamping authority was named.
    NoTimeStamping = "no-time-stamping", "Mức này cần địa chỉ dịch vụ dấu thời gian.", "This level needs the address of a time-stamping service.";
    /// No such level for this kind of file.
    LevelUnknown = "level-unknown", "Loại tệp này chỉ ký được mức B-B hoặc B-T.", "Such a file is signed as B-B or B-T only.";
    /// The time-stamping authority did not answer, or wrongly.
    TimeStampRefused = "time-stamp-refused", "Dịch vụ dấu thời gian không trả lời đúng.", "The time-stamping service gave no proper answer.";
    /// Nobody says whether a certificate was revoked.
    NoRevocation = "no-revocation", "Không lấy được trạng thái thu hồi của chứng thư số.", "Nobody told whether a certificate was revoked.";
    /// The certificate is revoked.
    Revoked = "revoked", "Chứng thư số đã bị thu hồi.", "The certificate was revoked.";
    /// The chain to the root is not complete.
    ChainIncomplete = "chain-incomplete", "Thiếu chứng thư số trong chuỗi đến gốc.", "A certificate of the chain to the root is missing.";
    /// A signature that is not the program's own fault could not be put together.
    Internal = "internal", "Không tạo được chữ ký.", "The signature could not be put together.";
}

/// Why nothing was signed: the obstacle, and what the operator needs beside it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct SigningError {
    /// The obstacle.
    pub obstacle: Obstacle,
    /// What is known beside it; may be empty.
    pub detail: String,
}

impl fmt::Display for SigningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Locale::En))
    }
}

impl SigningError {
    /// An obstacle with what is known beside it.
    pub fn new(obstacle: Obstacle, detail: impl fmt::Display) -> Self {
        Self { obstacle, detail: detail.to_string() }
    }

    /// What a person reads.
    pub fn words(&self, locale: Locale) -> String {
        let words = self.obstacle.words(locale);
        if self.detail.is_empty() { words.to_owned() } else { format!("{words} ({})", self.detail) }
    }
}

impl From<Obstacle> for SigningError {
    fn from(obstacle: Obstacle) -> Self {
        Self { obstacle, detail: String::new() }
    }
}

/// What cannot be encoded is our own mistake.
impl From<der::Error> for SigningError {
    fn from(error: der::Error) -> Self {
        Self::new(Obstacle::Internal, error)
    }
}
