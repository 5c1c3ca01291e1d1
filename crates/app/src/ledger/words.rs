//! What happened, in words that stand alone: a proof is read without our pages.

use mc_kernel::Locale;

/// The words of a kind of event; the kind itself where it has none.
pub fn what_happened(kind: &str, locale: Locale) -> &str {
    let (vi, en) = match kind {
        "submitted" => ("hồ sơ đã được nộp", "the dossier was submitted"),
        "taken_in" => ("cơ quan đã tiếp nhận hồ sơ", "the agency took the dossier in"),
        "refused" => ("cơ quan đã từ chối tiếp nhận hồ sơ", "the agency refused the dossier"),
        "supplement_asked" => {
            ("cơ quan đã yêu cầu bổ sung hồ sơ", "the agency asked for a supplement")
        }
        "supplement_answered" => {
            ("người nộp đã bổ sung hồ sơ", "the applicant sent the supplement")
        }
        "reappointed" => (
            "cơ quan đã xin lỗi và hẹn lại ngày trả",
            "the agency apologised and promised another day",
        ),
        "result_approved" => ("lãnh đạo đã phê duyệt kết quả", "the leader approved the result"),
        "finished" => ("hồ sơ đã có kết quả", "the result is ready"),
        "returned" => ("kết quả đã được trả", "the result was handed out"),
        "withdrawn" => ("người nộp đã rút hồ sơ", "the applicant withdrew the dossier"),
        other => (other, other),
    };
    match locale {
        Locale::Vi => vi,
        Locale::En => en,
    }
}
