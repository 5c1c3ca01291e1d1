//! What is said about a signature, each with a stable code and plain words.

use mc_kernel::Locale;
use serde::{Serialize, Serializer};

/// What a statement makes of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth knowing.
    Note,
    /// It could not be checked: nobody may call the signature valid.
    Doubt,
    /// The signature is worth nothing.
    Fault,
}

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $weight:ident, $vi:literal, $en:literal;)+) => {
        /// A statement about a signature or the file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ReasonCode {
            $($(#[$doc])* $name,)+
        }

        impl ReasonCode {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// What it makes of the signature.
            pub const fn weight(self) -> Weight {
                match self { $(Self::$name => Weight::$weight,)+ }
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

reasons! {
    /// No signature in it.
    NotSigned = "not-signed", Doubt, "Tệp không có chữ ký số.", "The file has no digital signature.";
    /// Not read.
    Unreadable = "unreadable", Doubt, "Không đọc được tệp: bị hỏng, bị cắt hoặc vượt giới hạn.", "The file cannot be read: damaged, cut off or past a bound.";
    /// A password protects it.
    Locked = "locked", Doubt, "Tệp được bảo vệ bằng mật khẩu nên không kiểm tra được.", "A password protects the file, so it could not be checked.";
    /// More signatures than are checked.
    TooMany = "too-many-signatures", Doubt, "Tệp có quá nhiều chữ ký để kiểm tra.", "The file has more signatures than are checked.";

    /// The message has a form that is not read.
    FormUnknown = "form-unknown", Doubt, "Dạng chữ ký không được hỗ trợ.", "The form of the signature is not supported.";
    /// The message is damaged.
    MessageDamaged = "message-damaged", Fault, "Dữ liệu chữ ký bị hỏng.", "The signature's own data is damaged.";
    /// Does not cover everything around it.
    RangeWrong = "range-wrong", Fault, "Chữ ký không bao phủ toàn bộ phần tài liệu quanh nó.", "The signature does not cover all of the document around it.";
    /// The content was altered.
    ContentAltered = "content-altered", Fault, "Nội dung đã bị sửa sau khi ký.", "The content was altered after it was signed.";
    /// Another key made the signature.
    SignatureWrong = "signature-wrong", Fault, "Chữ ký không khớp với khóa của người ký.", "The signature does not fit the signer's key.";
    /// SHA-1 or older.
    WeakHash = "weak-hash", Fault, "Thuật toán băm đã không còn an toàn (SHA-1 hoặc cũ hơn).", "The hash is not safe any more (SHA-1 or older).";
    /// A key that is too short.
    WeakKey = "weak-key", Fault, "Khóa quá ngắn để an toàn.", "The key is too short to be safe.";
    /// An algorithm that is not known.
    AlgorithmUnknown = "algorithm-unknown", Doubt, "Thuật toán ký không được hỗ trợ.", "The algorithm is not supported.";
    /// The signer's certificate is missing.
    CertificateMissing = "certificate-missing", Doubt, "Không có chứng thư số của người ký.", "The signer's certificate is not there.";
    /// Another certificate is bound.
    CertificateExchanged = "certificate-exchanged", Fault, "Chứng thư số đã bị thay bằng chứng thư khác.", "The certificate was exchanged for another.";
    /// No certificate is bound.
    CertificateUnbound = "certificate-unbound", Note, "Chữ ký không ràng buộc chứng thư số của người ký (không phải PAdES).", "The signature does not bind the signer's certificate (no PAdES).";

    /// Content was changed by an appended part.
    ChangedLater = "changed-later", Fault, "Nội dung hiển thị bị thay đổi bởi phần thêm vào sau khi ký.", "What is shown was changed by a part appended after signing.";
    /// Something was taken away by an appended part.
    RemovedLater = "removed-later", Fault, "Phần thêm vào sau khi ký đã xóa nội dung đã ký.", "A part appended after signing takes away what was signed.";
    /// A gap of the signed file was filled.
    GapFilled = "gap-filled", Fault, "Phần thêm vào sau khi ký lấp vào chỗ trống cố ý để lại trong tài liệu đã ký.", "A part appended after signing fills a gap that the signed document had been left with.";
    /// Something was laid over a page.
    Overlaid = "overlaid", Fault, "Có hình hoặc ghi chú che lên trang sau khi ký.", "A picture or note was laid over a page after signing.";
    /// The signed version cannot be read by itself.
    VersionUnreadable = "version-unreadable", Fault, "Không đọc được riêng phiên bản đã ký.", "The signed version cannot be read by itself.";
    /// Nothing may follow.
    NotPermitted = "not-permitted", Fault, "Người ký đầu không cho phép thêm gì, nhưng đã có phần thêm.", "The first signer allowed no additions, and there are some.";
    /// Evidence was added.
    EvidenceAdded = "evidence-added", Note, "Sau khi ký có thêm bằng chứng kiểm tra.", "Evidence for checking was added after signing.";
    /// A time stamp was added.
    TimeStampAdded = "time-stamp-added", Note, "Sau khi ký có thêm dấu thời gian.", "A time stamp was added after signing.";
    /// A signature was added.
    SignatureAdded = "signature-added", Note, "Sau khi ký có thêm chữ ký khác.", "Another signature was added after signing.";
    /// A field for a signature was added.
    FieldAdded = "field-added", Note, "Sau khi ký có thêm ô chờ ký.", "A field that waits for a signature was added after signing.";
    /// The file's own description changed.
    DescriptionChanged = "description-changed", Note, "Sau khi ký có đổi thông tin mô tả tệp.", "The file's description changed after signing.";

    /// Issued by nobody whom we trust.
    UnknownRoot = "unknown-root", Fault, "Chứng thư số không thuộc gốc tin cậy nào.", "The certificate belongs to no trusted root.";
    /// The chain ends before a root.
    ChainIncomplete = "chain-incomplete", Doubt, "Thiếu chứng thư số của cơ quan cấp nên không kiểm tra được đến gốc.", "A certificate of an issuer is missing, so the root could not be reached.";
    /// A certificate claims an issuer that did not sign it.
    ChainBroken = "chain-broken", Fault, "Chứng thư số không do cơ quan cấp mà nó nêu ký.", "The certificate was not signed by the issuer that it names.";
    /// An issuer that may not issue.
    IssuerUnfit = "issuer-unfit", Fault, "Chứng thư số do bên không có quyền cấp chứng thư ký.", "The certificate was signed by somebody who may not issue any.";
    /// Not for signatures.
    PurposeWrong = "purpose-wrong", Fault, "Chứng thư số không dùng để ký văn bản.", "The certificate is not for signing documents.";
    /// Demands something that is not understood.
    CriticalUnknown = "critical-unknown", Doubt, "Chứng thư số có điều kiện bắt buộc mà chương trình không hiểu.", "The certificate has a binding condition that is not understood.";
    /// Used before its validity.
    NotYetValid = "not-yet-valid", Fault, "Chứng thư số chưa có hiệu lực lúc ký.", "The certificate was not valid yet when it was used.";
    /// Used after its validity; the time is proven.
    ExpiredWhenSigned = "expired-when-signed", Fault, "Chứng thư số đã hết hạn lúc ký.", "The certificate had expired when it was used.";
    /// Expired now, and nothing proves when it was signed.
    Expired = "expired", Doubt, "Chứng thư số đã hết hạn và không có gì chứng minh ký khi còn hạn.", "The certificate has expired, and nothing proves that it was used before.";
    /// Revoked before it was used.
    Revoked = "revoked", Fault, "Chứng thư số đã bị thu hồi trước lúc ký.", "The certificate had been revoked when it was used.";
    /// Revoked now, and nothing proves when it was signed.
    RevokedUnproven = "revoked-unproven", Fault, "Chứng thư số đã bị thu hồi và không có gì chứng minh ký trước đó.", "The certificate is revoked, and nothing proves that it was used before.";
    /// Nobody told.
    RevocationUnknown = "revocation-unknown", Doubt, "Không có thông tin thu hồi nên không kết luận được.", "Nobody told whether the certificate was revoked, so it could not be checked.";

    /// The time stamp is of something else or damaged.
    TimeStampWrong = "time-stamp-wrong", Fault, "Dấu thời gian không đúng với chữ ký.", "The time stamp is not of this signature.";
    /// The time stamp's authority could not be checked.
    TimeStampUnchecked = "time-stamp-unchecked", Note, "Có dấu thời gian nhưng không kiểm tra được nên không tính đến.", "There is a time stamp, which could not be checked and is not counted.";
    /// Only the signer tells the time.
    TimeClaimed = "time-claimed", Note, "Thời gian ký do người ký tự khai, không có dấu thời gian.", "Only the signer says when it was signed; there is no time stamp.";
    /// The claimed time lies in the future.
    TimeInFuture = "time-in-future", Note, "Thời gian ký được khai nằm trong tương lai.", "The claimed time lies in the future.";
}

impl Serialize for ReasonCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
