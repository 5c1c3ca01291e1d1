//! Every problem that the API itself can tell, beside the rejections of the business.

use axum::http::StatusCode;
use mc_kernel::Locale;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal, $status:ident {
        vi: $vi_title:literal, $vi:literal,
        en: $en_title:literal, $en:literal
    })+) => {
        /// A kind of problem: a closed set with stable codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Code { $($(#[$doc])* $variant),+ }

        impl Code {
            /// Every kind.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable text.
            pub(crate) const fn text(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The status of an answer with it.
            pub(crate) const fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status),+ }
            }

            /// What it is, the same for every occurrence.
            pub(crate) const fn title(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$variant, Locale::Vi) => $vi_title,
                      (Self::$variant, Locale::En) => $en_title),+
                }
            }

            /// What is so and the way out; names in braces are filled in.
            pub(crate) const fn words(self, locale: Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$variant, Locale::Vi) => $vi, (Self::$variant, Locale::En) => $en),+
                }
            }
        }
    };
}

codes! {
    /// No bearer token came along.
    TokenMissing = "token.missing", UNAUTHORIZED {
        vi: "Thiếu mã truy cập", "Hãy gửi mã truy cập trong tiêu đề Authorization: Bearer. Mã do quản trị tỉnh cấp cho từng hệ thống.",
        en: "Token missing", "Send the token in the header Authorization: Bearer. The province's administrator gives one to each system."
    }
    /// The token is unknown, has ended or was revoked.
    TokenInvalid = "token.invalid", UNAUTHORIZED {
        vi: "Mã truy cập không dùng được", "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi. Hãy xin quản trị tỉnh cấp mã mới.",
        en: "Token not valid", "The token is unknown, has ended or was revoked. Ask the province's administrator for a new one."
    }
    /// The token lacks the scope of the operation.
    ScopeMissing = "token.scope_missing", FORBIDDEN {
        vi: "Mã truy cập thiếu quyền", "Thao tác này cần quyền {scope}; mã truy cập hiện có: {granted}.",
        en: "Scope missing", "This operation needs the scope {scope}; the token has: {granted}."
    }
    /// The positions behind the token do not allow it.
    Forbidden = "request.forbidden", FORBIDDEN {
        vi: "Không được phép", "Vị trí công tác gắn với mã truy cập không được làm việc này trên hồ sơ này.",
        en: "Not allowed", "The positions behind the token do not allow this on this dossier."
    }
    /// There is no such thing, or it belongs to somebody else.
    NotFound = "request.not_found", NOT_FOUND {
        vi: "Không tìm thấy", "Không có dữ liệu này, hoặc mã truy cập không được xem.",
        en: "Not found", "There is no such thing, or the token may not see it."
    }
    /// No operation has the address.
    NoSuchAddress = "request.no_such_address", NOT_FOUND {
        vi: "Không có địa chỉ này", "Không có thao tác nào ở địa chỉ này. Hãy xem tài liệu tại /api/docs.",
        en: "No such address", "No operation has this address. See the documentation at /api/docs."
    }
    /// The address does not answer the method.
    MethodNotAllowed = "request.method_not_allowed", METHOD_NOT_ALLOWED {
        vi: "Sai phương thức", "Địa chỉ này không nhận phương thức {method}. Tiêu đề Allow liệt kê các phương thức được nhận.",
        en: "Method not allowed", "This address does not answer {method}. The header Allow lists the methods it answers."
    }
    /// The body is no JSON.
    Unreadable = "request.unreadable", BAD_REQUEST {
        vi: "Nội dung không phải JSON", "Không đọc được JSON: {reason}.",
        en: "Body is not JSON", "The JSON cannot be read: {reason}."
    }
    /// The body broke off.
    BodyBroken = "request.body_broken", BAD_REQUEST {
        vi: "Nội dung bị ngắt", "Nội dung gửi lên bị ngắt giữa chừng. Hãy gửi lại.",
        en: "Body broke off", "The body broke off on its way. Send it again."
    }
    /// Fields or parameters have problems.
    Invalid = "request.invalid", UNPROCESSABLE_ENTITY {
        vi: "Dữ liệu chưa đúng", "Có {count} chỗ cần sửa; xem errors.",
        en: "Data not valid", "{count} thing(s) need correction; see errors."
    }
    /// The body is of a type that the operation does not take.
    UnsupportedType = "request.unsupported_type", UNSUPPORTED_MEDIA_TYPE {
        vi: "Sai kiểu nội dung", "Content-Type phải là {expected}.",
        en: "Unsupported type", "Content-Type must be {expected}."
    }
    /// The body is larger than the operation takes.
    TooLarge = "request.too_large", PAYLOAD_TOO_LARGE {
        vi: "Nội dung quá lớn", "Nội dung được dài nhất {most} byte.",
        en: "Body too large", "The body may have at most {most} bytes."
    }
    /// The operation needs a key under which it is carried out once.
    KeyMissing = "request.key_missing", BAD_REQUEST {
        vi: "Thiếu Idempotency-Key", "Thao tác này cần tiêu đề Idempotency-Key, 1 đến {most} ký tự ASCII nhìn thấy được, khác nhau cho từng việc; gửi lại cùng khóa thì việc chỉ được làm một lần.",
        en: "Idempotency-Key missing", "This operation needs the header Idempotency-Key, 1 to {most} visible ASCII characters, one for each task; sent again under the same key the task is carried out once."
    }
    /// Something else was asked under the key before.
    KeyReused = "request.key_reused", CONFLICT {
        vi: "Khóa đã dùng cho việc khác", "Idempotency-Key này đã được dùng cho một nội dung khác. Việc mới cần khóa mới.",
        en: "Key used for something else", "This Idempotency-Key was used for other content before. A new task needs a new key."
    }
    /// Somebody else changed the same thing in the meantime.
    ChangedMeanwhile = "request.changed_meanwhile", CONFLICT {
        vi: "Dữ liệu vừa thay đổi", "Có thao tác khác vừa thay đổi dữ liệu này. Hãy đọc lại rồi gửi lại.",
        en: "Changed in the meantime", "Somebody else changed this in the meantime. Read it again, then send again."
    }
    /// The draft was submitted or thrown away.
    DraftClosed = "draft.closed", CONFLICT {
        vi: "Bản nháp đã đóng", "Bản nháp đã được nộp hoặc đã bỏ nên không sửa được nữa.",
        en: "Draft closed", "The draft was submitted or thrown away and cannot be changed any more."
    }
    /// A part does not follow on what has arrived.
    UploadGap = "upload.gap", CONFLICT {
        vi: "Phần tải lên không khớp", "Đã nhận {received} trong {size} byte; phần tiếp theo phải bắt đầu từ byte {received} và dài nhất {most} byte.",
        en: "Part does not fit", "{received} of {size} bytes have arrived; the next part begins at byte {received} and has at most {most} bytes."
    }
    /// The file is empty.
    FileEmpty = "file.empty", UNPROCESSABLE_ENTITY {
        vi: "Tệp rỗng", "Không nhận được byte nào của tệp.",
        en: "Empty file", "Not one byte of the file arrived."
    }
    /// The file is larger than allowed.
    FileTooLarge = "file.too_large", PAYLOAD_TOO_LARGE {
        vi: "Tệp quá lớn", "Một tệp được dài nhất {most} byte.",
        en: "File too large", "A file may have at most {most} bytes."
    }
    /// None of the kinds that a dossier may hold.
    FileUnknownType = "file.unknown_type", UNPROCESSABLE_ENTITY {
        vi: "Loại tệp không nhận", "Nội dung tệp không phải PDF, JPEG hay PNG.",
        en: "Kind of file not taken", "The content of the file is neither PDF nor JPEG nor PNG."
    }
    /// Name and content disagree.
    FileNotWhatItSays = "file.not_what_it_says", UNPROCESSABLE_ENTITY {
        vi: "Tệp khác với tên", "Tên tệp nói là {claimed} nhưng nội dung là {found}.",
        en: "Name and content disagree", "The name says {claimed}, the content is {found}."
    }
    /// Cut off or damaged.
    FileDamaged = "file.damaged", UNPROCESSABLE_ENTITY {
        vi: "Tệp hỏng", "Tệp {found} bị cắt hoặc hỏng nên không đọc được đến hết.",
        en: "File damaged", "The {found} is cut off or damaged and cannot be read to its end."
    }
    /// A PDF with a password.
    FileLocked = "file.locked", UNPROCESSABLE_ENTITY {
        vi: "Tệp có mật khẩu", "Tệp PDF đòi mật khẩu. Hãy gửi bản không khóa.",
        en: "File locked", "The PDF asks for a password. Send one without."
    }
    /// More pages than allowed.
    FileTooManyPages = "file.too_many_pages", UNPROCESSABLE_ENTITY {
        vi: "Tệp quá nhiều trang", "Tệp có {pages} trang; được nhiều nhất {most} trang.",
        en: "Too many pages", "The file has {pages} pages; at most {most} are taken."
    }
    /// Too many requests.
    RateLimited = "request.rate_limited", TOO_MANY_REQUESTS {
        vi: "Gửi quá nhiều", "Đã gửi quá nhiều yêu cầu. Hãy thử lại sau {seconds} giây.",
        en: "Too many requests", "Too many requests were sent. Try again in {seconds} seconds."
    }
    /// The database or the files cannot be reached.
    Unavailable = "server.unavailable", SERVICE_UNAVAILABLE {
        vi: "Tạm thời không phục vụ được", "Hệ thống tạm thời bận. Chưa có gì bị mất; hãy gửi lại cùng Idempotency-Key.",
        en: "Not available for now", "The system is busy for now. Nothing was lost; send again under the same Idempotency-Key."
    }
    /// A defect of ours.
    Internal = "server.internal", INTERNAL_SERVER_ERROR {
        vi: "Lỗi của hệ thống", "Hệ thống có lỗi. Khi báo lỗi, hãy nêu request_id.",
        en: "Defect of the system", "The system has a defect. Name the request_id when reporting it."
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_worded() {
        let texts: BTreeSet<&str> = Code::ALL.iter().map(|c| c.text()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(code.status().as_u16() >= 400, "{code:?}");
            assert!(code.text().contains('.') && !code.text().starts_with("dossier."));
            for locale in Locale::ALL {
                assert!(code.words(locale).ends_with('.'), "{code:?}");
                assert!(!code.title(locale).ends_with('.'), "{code:?}");
            }
        }
    }
}
