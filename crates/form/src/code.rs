//! What can be wrong with an answer, and what people are told about it: a closed table.
//!
//! In a message `{title}` becomes the field's quoted name with the group it lies in, other names in
//! braces become parameters, and a part in square brackets is left out where a parameter is missing.

use mc_kernel::{FieldProblem, Locale};

macro_rules! codes {
    ($($variant:ident $code:literal { vi: $vi:literal, en: $en:literal })+) => {
        /// What can be wrong with an answer. Declared in the order of weight: where one answer has
        /// several problems, the first of this list is told.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Code { $($variant),+ }

        impl Code {
            /// The stable text of the code.
            pub(crate) const fn text(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        /// Every code that a problem of a form can have.
        pub const ALL_CODES: &[&str] = &[$($code),+];

        fn template(code: &str, locale: Locale) -> Option<&'static str> {
            match (code, locale) {
                $(($code, Locale::Vi) => Some($vi), ($code, Locale::En) => Some($en),)+
                _ => None,
            }
        }
    };
}

codes! {
    TooManyEntries "too-many-entries" {
        vi: "Trang gửi lên có quá nhiều ô (tối đa {limit}); hãy bớt mục rồi gửi lại.",
        en: "The page was sent with too many boxes (at most {limit}); remove items and send it again."
    }
    Required "required" {
        vi: "{how} {title}.",
        en: "{how} {title}."
    }
    Consent "consent" {
        vi: "Hãy đánh dấu vào ô {title} để có thể nộp hồ sơ.",
        en: "Tick the box {title} so that the dossier can be sent."
    }
    GroupEmpty "group-empty" {
        vi: "Hãy điền ít nhất một ô trong phần {title}.",
        en: "Fill in at least one box of {title}."
    }
    ControlCharacters "control-characters" {
        vi: "{title} có ký tự điều khiển không nhìn thấy ở vị trí {position}; hãy xóa ô này và gõ lại.",
        en: "{title} has an invisible control character at position {position}; clear the box and type it again."
    }
    DigitsScript "digits-script" {
        vi: "{title} có chữ số «{found}» ở vị trí {position}, không phải chữ số 0–9 thường dùng; hãy gõ lại bằng các phím 0–9.",
        en: "{title} has the digit “{found}” at position {position}, which is not one of the digits 0–9; type it again with the keys 0–9."
    }
    DateUnreadable "date-unreadable" {
        vi: "{title} phải là ngày có thật, ví dụ 20/05/2023.",
        en: "{title} must be a real day, for example 20/05/2023."
    }
    PartialDateUnreadable "partial-date-unreadable" {
        vi: "{title} phải là ngày có thật, ví dụ 20/05/1988; không rõ ngày, tháng thì ghi 05/1988 hoặc 1988.",
        en: "{title} must be a real day, for example 20/05/1988; if the day or month is not known, write 05/1988 or 1988."
    }
    MonthUnreadable "month-unreadable" {
        vi: "{title} phải gồm tháng và năm, ví dụ 05/2023.",
        en: "{title} must be a month and a year, for example 05/2023."
    }
    TimeUnreadable "time-unreadable" {
        vi: "{title} phải gồm giờ và phút, ví dụ 09:30.",
        en: "{title} must be an hour and minutes, for example 09:30."
    }
    DayMonthUnreadable "day-month-unreadable" {
        vi: "{title} phải gồm ngày và tháng, ví dụ 31/12.",
        en: "{title} must be a day and a month, for example 31/12."
    }
    WholeUnreadable "whole-unreadable" {
        vi: "{title} phải là số nguyên, ví dụ 1.000.000.",
        en: "{title} must be a whole number, for example 1.000.000."
    }
    DecimalUnreadable "decimal-unreadable" {
        vi: "{title} phải là số, ví dụ 120,5.",
        en: "{title} must be a number, for example 120,5."
    }
    DecimalAmbiguous "decimal-ambiguous" {
        vi: "{title} ghi «{found}» có thể hiểu theo hai cách; hãy ghi {whole} nếu là số nguyên, {decimal} nếu là số thập phân.",
        en: "{title} says “{found}”, which can be read in two ways; write {whole} for a whole number, {decimal} for a decimal one."
    }
    TooManyDigits "too-many-digits" {
        vi: "{title} chỉ được có tối đa {limit} chữ số; hãy kiểm tra lại.",
        en: "{title} can have at most {limit} digits; check it again."
    }
    YesNo "yes-no" {
        vi: "Hãy trả lời {title} bằng cách chọn Có hoặc Không.",
        en: "Answer {title} by choosing Yes or No."
    }
    TooLong "too-long" {
        vi: "{title} chỉ được dài tối đa {limit} ký tự[, hiện có {length} ký tự]; hãy viết ngắn lại.",
        en: "{title} can have at most {limit} characters[ and now has {length}]; make it shorter."
    }
    IdentityLength "identity-length" {
        vi: "{title} phải gồm đúng 12 chữ số như trên thẻ căn cước; hãy kiểm tra lại.",
        en: "{title} must have exactly 12 digits, as on the identity card; check it again."
    }
    IdentityProvince "identity-province" {
        vi: "{title} bắt đầu bằng {found}, không phải mã của tỉnh, thành phố nào; hãy đối chiếu với thẻ căn cước.",
        en: "{title} starts with {found}, which is the code of no province; compare it with the identity card."
    }
    IdentityBirthYear "identity-birth-year" {
        vi: "{title} là số của người sinh năm {inside}, khác năm sinh {given} đã khai; hãy kiểm tra lại số và ngày sinh.",
        en: "{title} is a number of someone born in {inside}, but the year of birth given is {given}; check the number and the date of birth."
    }
    Phone "phone" {
        vi: "{title} phải gồm 10 chữ số và bắt đầu bằng 0, ví dụ 0912345678.",
        en: "{title} must have 10 digits and start with 0, for example 0912345678."
    }
    Email "email" {
        vi: "{title} phải là địa chỉ thư điện tử, ví dụ ten@example.com.",
        en: "{title} must be an e-mail address, for example name@example.com."
    }
    NameCharacters "name-characters" {
        vi: "{title} chỉ gồm chữ cái; hãy bỏ chữ số và ký hiệu[ như «{found}»].",
        en: "{title} has letters only; take out digits and signs[ such as “{found}”]."
    }
    Country "country-code" {
        vi: "{title} phải là mã nước gồm hai chữ cái, ví dụ VN.",
        en: "{title} must be a country code of two letters, for example VN."
    }
    NotAnOption "not-an-option" {
        vi: "Hãy chọn lại {title} trong các lựa chọn đã cho[: {allowed}].",
        en: "Choose {title} again among the given options[: {allowed}]."
    }
    Wording "wording" {
        vi: "{title} có từ ngữ không được dùng[ ({words})]; hãy viết lại.",
        en: "{title} has words that cannot be used[ ({words})]; write it another way."
    }
    Pattern "pattern" {
        vi: "{title} chưa đúng mẫu; hãy ghi lại[ theo ví dụ {example}].",
        en: "{title} does not have the right shape; write it again[ as in {example}]."
    }
    TooShort "too-short" {
        vi: "{title} phải có ít nhất {limit} ký tự; hãy ghi đầy đủ hơn.",
        en: "{title} must have at least {limit} characters; write it in full."
    }
    BelowMinimum "below-minimum" {
        vi: "{title} phải từ {limit} trở lên; hãy kiểm tra lại.",
        en: "{title} must be {limit} or more; check it again."
    }
    AboveMaximum "above-maximum" {
        vi: "{title} không được quá {limit}; hãy kiểm tra lại.",
        en: "{title} must be {limit} or less; check it again."
    }
    TooFewItems "too-few-items" {
        vi: "{title} cần ít nhất {limit} mục; hãy bổ sung cho đủ.",
        en: "{title} needs at least {limit} items; add the missing ones."
    }
    TooManyItems "too-many-items" {
        vi: "{title} chỉ được có tối đa {limit} mục; hãy bớt lại.",
        en: "{title} can have at most {limit} items; remove some."
    }
    DuplicateItems "duplicate-items" {
        vi: "{title} có mục bị lặp lại; hãy bỏ mục trùng.",
        en: "{title} has the same item twice; remove one of them."
    }
    Contains "contains" {
        vi: "Trong {title}, hãy đánh dấu {count} mục là «{which}».",
        en: "In {title}, mark {count} as “{which}”."
    }
    FileUnusable "file-unusable" {
        vi: "Tệp ở {title} chưa dùng được; hãy tải lên lại.",
        en: "The file of {title} cannot be used; upload it again."
    }
    UnknownField "unknown-field" {
        vi: "{title} có nội dung ngoài mẫu ({found}); hãy bỏ đi.",
        en: "{title} has content that the form does not know ({found}); take it out."
    }
    Malformed "malformed" {
        vi: "{title} chưa đọc được; hãy điền lại.",
        en: "{title} cannot be read; fill it in again."
    }
}

/// What a person is told about a problem: it names the field and says the way out.
///
/// A code that this crate did not emit is told as unreadable, so that no page ever shows a code.
pub fn message(problem: &FieldProblem, locale: Locale) -> String {
    let template =
        template(&problem.code, locale).or_else(|| template(Code::Malformed.text(), locale));
    let said = filled(template.unwrap_or_default(), problem, locale);
    let mut chars = said.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// Fills the names in braces; a part in square brackets goes where one of its names is missing.
fn filled(template: &str, problem: &FieldProblem, locale: Locale) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('[') {
        let (part, after) = after.split_once(']').unwrap_or((after, ""));
        out.push_str(&named(before, problem, locale).unwrap_or_default());
        out.push_str(&named(part, problem, locale).unwrap_or_default());
        rest = after;
    }
    out.push_str(&named(rest, problem, locale).unwrap_or_default());
    out
}

fn named(text: &str, problem: &FieldProblem, locale: Locale) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        out.push_str(before);
        out.push_str(&value(name, problem, locale)?);
        rest = after;
    }
    Some(out + rest)
}

fn value(name: &str, problem: &FieldProblem, locale: Locale) -> Option<String> {
    match name {
        "title" => Some(title(problem, locale)),
        "how" => Some(how(problem, locale).to_owned()),
        "count" => Some(count(problem, locale)),
        "limit" => param(problem, "limit", locale).map(|limit| number(limit, locale)),
        _ => param(problem, name, locale).map(str::to_owned),
    }
}

/// A parameter in a language, `name-en` before `name` in English.
fn param<'p>(problem: &'p FieldProblem, name: &str, locale: Locale) -> Option<&'p str> {
    let find = |name: &str| problem.params.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    match locale {
        Locale::Vi => find(name),
        Locale::En => find(&format!("{name}-en")).or_else(|| find(name)),
    }
}

fn title(problem: &FieldProblem, locale: Locale) -> String {
    let Some(title) = param(problem, "title", locale) else {
        return match locale {
            Locale::Vi => "ô này".to_owned(),
            Locale::En => "this box".to_owned(),
        };
    };
    let quoted = match locale {
        Locale::Vi => format!("«{title}»"),
        Locale::En => format!("“{title}”"),
    };
    match param(problem, "within", locale) {
        Some(within) => format!("{quoted} ({within})"),
        None => quoted,
    }
}

fn how(problem: &FieldProblem, locale: Locale) -> &'static str {
    match (param(problem, "how", locale), locale) {
        (Some("choose"), Locale::Vi) => "Hãy chọn",
        (Some("choose"), Locale::En) => "Choose",
        (Some("upload"), Locale::Vi) => "Hãy tải lên",
        (Some("upload"), Locale::En) => "Upload",
        (_, Locale::Vi) => "Hãy điền",
        (_, Locale::En) => "Enter",
    }
}

fn count(problem: &FieldProblem, locale: Locale) -> String {
    let least = param(problem, "limit", locale).unwrap_or("1");
    match (param(problem, "most", locale), locale) {
        (Some(most), Locale::Vi) if most == least => format!("đúng {least}"),
        (Some(most), Locale::En) if most == least => format!("exactly {least}"),
        (Some(most), Locale::Vi) => format!("từ {least} đến {most}"),
        (Some(most), Locale::En) => format!("{least} to {most}"),
        (None, Locale::Vi) => format!("ít nhất {least}"),
        (None, Locale::En) => format!("at least {least}"),
    }
}

/// Groups the digits of a limit: `1.000.000,5` in Vietnamese, `1,000,000.5` in English.
fn number(plain: &str, locale: Locale) -> String {
    let (group, point) = match locale {
        Locale::Vi => (".", ","),
        Locale::En => (",", "."),
    };
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let grouped = whole.parse().map_or(whole.to_owned(), mc_kernel::money::grouped);
    let grouped = grouped.replace('.', group);
    if decimals.is_empty() { grouped } else { grouped + point + decimals }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(code: &str) -> FieldProblem {
        ["limit", "length", "found", "position", "whole", "decimal", "inside", "given", "which"]
            .into_iter()
            .fold(FieldProblem::new("a", code).with("title", "Ngày sinh"), |problem, name| {
                problem.with(name, "1234")
            })
    }

    #[test]
    fn every_code_names_the_field_and_the_way_out_in_every_language() {
        for code in ALL_CODES {
            for locale in Locale::ALL {
                let said = message(&sample(code), locale);
                assert!(!said.contains(['{', '}', '[', ']']), "{code}: {said}");
                assert!(
                    said.contains("Ngày sinh") || *code == "too-many-entries",
                    "{code}: {said}"
                );
                assert!(said.ends_with('.') && said.len() > 15, "{code}: {said}");
                assert!(!said.contains(code) || *code == "phone", "no code is shown: {said}");
            }
            let way_out = ["hãy", "Hãy", "phải", "không được quá"];
            let said = message(&sample(code), Locale::Vi);
            assert!(way_out.iter().any(|w| said.contains(w)), "{code}: {said}");
        }
    }

    #[test]
    fn codes_are_distinct() {
        let mut codes = ALL_CODES.to_vec();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ALL_CODES.len());
    }

    #[test]
    fn messages_read_naturally() {
        let check = |problem: &FieldProblem, vi: &str, en: &str| {
            assert_eq!(message(problem, Locale::Vi), vi);
            assert_eq!(message(problem, Locale::En), en);
        };
        let name = FieldProblem::new("con.hoTen", "required");
        let name = name.with("title", "Họ tên").with("title-en", "Full name");
        check(&name, "Hãy điền «Họ tên».", "Enter “Full name”.");
        check(
            &FieldProblem::new("a.ma", "required")
                .with("title", "Xã")
                .with("within", "Nơi sinh")
                .with("how", "choose"),
            "Hãy chọn «Xã» (Nơi sinh).",
            "Choose “Xã” (Nơi sinh).",
        );
        check(
            &FieldProblem::new("a", "below-minimum")
                .with("title", "Vốn")
                .with("limit", "1000000.5"),
            "«Vốn» phải từ 1.000.000,5 trở lên; hãy kiểm tra lại.",
            "“Vốn” must be 1,000,000.5 or more; check it again.",
        );
        check(
            &FieldProblem::new("a", "contains")
                .with("title", "Ngành, nghề")
                .with("which", "Ngành chính")
                .with("limit", 1)
                .with("most", 1),
            "Trong «Ngành, nghề», hãy đánh dấu đúng 1 mục là «Ngành chính».",
            "In “Ngành, nghề”, mark exactly 1 as “Ngành chính”.",
        );
        let unknown = FieldProblem::new("a", "no-such-code");
        check(
            &unknown,
            "Ô này chưa đọc được; hãy điền lại.",
            "This box cannot be read; fill it in again.",
        );
    }

    #[test]
    fn optional_parts_go_with_their_parameters() {
        let without = FieldProblem::new("a", "too-long").with("title", "Số").with("limit", 50);
        let said = "«Số» chỉ được dài tối đa 50 ký tự; hãy viết ngắn lại.";
        assert_eq!(message(&without, Locale::Vi), said);
        let with = without.with("length", 60);
        let said = "«Số» chỉ được dài tối đa 50 ký tự, hiện có 60 ký tự; hãy viết ngắn lại.";
        assert_eq!(message(&with, Locale::Vi), said);
    }
}
