//! Problems of single fields and parameters: where, what, and what to do.

use mc_app::form::message;
use mc_kernel::{FieldProblem, FieldProblems, Locale};
use serde::Serialize;
use utoipa::ToSchema;

macro_rules! field_codes {
    ($($code:literal { vi: $vi:literal, en: $en:literal })+) => {
        /// Codes that the API tells in words of its own; others are those of e-forms.
        #[cfg(test)]
        const OWN_CODES: &[&str] = &[$($code),+];

        const fn template(code: &str, locale: Locale) -> Option<&'static str> {
            $(if same(code, $code) {
                return Some(match locale { Locale::Vi => $vi, Locale::En => $en });
            })+
            None
        }
    };
}

field_codes! {
    "unknown-field" {
        vi: "Không có «{found}»; tên gần giống nhất là «{nearest}».",
        en: "There is no “{found}”; the nearest known name is “{nearest}”."
    }
    "missing" {
        vi: "Thiếu «{found}».",
        en: "“{found}” is missing."
    }
    "wrong-type" {
        vi: "Phải là {expected}.",
        en: "Must be {expected}."
    }
    "too-short" {
        vi: "Phải có ít nhất {limit} ký tự.",
        en: "Must have at least {limit} characters."
    }
    "too-long" {
        vi: "Được dài nhất {limit} ký tự.",
        en: "May have at most {limit} characters."
    }
    "below-minimum" {
        vi: "Phải từ {limit} trở lên.",
        en: "Must be {limit} or more."
    }
    "above-maximum" {
        vi: "Không được quá {limit}.",
        en: "Must be {limit} or less."
    }
    "too-few-items" {
        vi: "Phải có ít nhất {limit} mục.",
        en: "Must have at least {limit} items."
    }
    "too-many-items" {
        vi: "Được nhiều nhất {limit} mục.",
        en: "May have at most {limit} items."
    }
    "not-an-option" {
        vi: "Phải là một trong: {allowed}.",
        en: "Must be one of: {allowed}."
    }
    "wrong-shape" {
        vi: "Phải theo dạng {expected}.",
        en: "Must be of the form {expected}."
    }
    "given-twice" {
        vi: "Tham số được gửi hai lần.",
        en: "The parameter was sent twice."
    }
    "not-a-key-of-a-page" {
        vi: "Phải là giá trị next của trang trước, gửi lại nguyên vẹn.",
        en: "Must be the next of an earlier page, sent back as it was."
    }
    "exactly-one" {
        vi: "Phải có đúng một trong: {allowed}.",
        en: "Exactly one of these must be given: {allowed}."
    }
    "both-or-neither" {
        vi: "Phải gửi cả hai hoặc không gửi: {allowed}.",
        en: "Send both or neither of: {allowed}."
    }
    "unknown-code" {
        vi: "Không có mã này.",
        en: "There is no such code."
    }
    "unknown-user" {
        vi: "Không có cán bộ nào dùng tên này.",
        en: "No member of staff has this user name."
    }
    "area-required" {
        vi: "Thủ tục này cần mã địa bàn ở đúng cấp; xem area_level của trường hợp.",
        en: "This procedure needs the code of an area of the right level; see area_level of the case."
    }
    "too-many-drafts" {
        vi: "Người này đang có {most} bản nháp, nhiều nhất được phép.",
        en: "The person has {most} open drafts, the most allowed."
    }
    "too-many-files" {
        vi: "Hồ sơ được nhiều nhất {most} tệp.",
        en: "A dossier may have at most {most} files."
    }
    "file-elsewhere" {
        vi: "Tệp không nằm trong answers: hãy tải lên với component là «field:{found}».",
        en: "Files are not part of answers: upload it with the component “field:{found}”."
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let (mut a, mut b) = (a, b);
    while let ([x, rest_a @ ..], [y, rest_b @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (rest_a, rest_b);
    }
    true
}

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the body, by a JSON Pointer (RFC 6901).
    Body(String),
    /// In a parameter of the address, by its name.
    Parameter(String),
}

/// One problem of one field or parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldError {
    /// Where.
    pub(crate) place: Place,
    /// What: the path is not used, the place stands for it.
    problem: FieldProblem,
}

impl FieldError {
    /// A problem in the body.
    pub(crate) fn body(pointer: impl Into<String>, code: &str) -> Self {
        let place = Place::Body(pointer.into());
        Self { place, problem: FieldProblem::new("", code) }
    }

    /// A problem of a parameter.
    pub(crate) fn parameter(name: impl Into<String>, code: &str) -> Self {
        let place = Place::Parameter(name.into());
        Self { place, problem: FieldProblem::new("", code) }
    }

    /// Adds what the words need.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.problem = self.problem.with(name, value);
        self
    }

    /// The stable code.
    #[cfg(test)]
    pub(crate) fn code(&self) -> &str {
        &self.problem.code
    }

    /// The problem as the answer has it.
    pub(crate) fn told(&self, locale: Locale) -> FieldDetail {
        let (pointer, parameter) = match self.place.clone() {
            Place::Body(pointer) => (Some(pointer), None),
            Place::Parameter(name) => (None, Some(name)),
        };
        FieldDetail {
            pointer,
            parameter,
            code: self.problem.code.clone(),
            detail: words(&self.problem, locale),
        }
    }
}

/// Puts the problems of a form or of a use case where the request has them: below a pointer.
pub(crate) fn below(pointer: &str, problems: &FieldProblems) -> Vec<FieldError> {
    let place = |path: &str| Place::Body(format!("{pointer}{}", pointer_of(path)));
    problems.iter().map(|p| FieldError { place: place(&p.path), problem: p.clone() }).collect()
}

/// Puts the problems of a use case at a parameter.
pub(crate) fn of_parameter(name: &str, problems: &FieldProblems) -> Vec<FieldError> {
    let place = || Place::Parameter(name.to_owned());
    problems.iter().map(|p| FieldError { place: place(), problem: p.clone() }).collect()
}

/// The pointer of a form's path: `con[0].hoTen` is `/con/0/hoTen`.
pub(crate) fn pointer_of(path: &str) -> String {
    let steps = path.split(['.', '[']).map(|step| step.trim_end_matches(']'));
    pointer(steps.filter(|step| !step.is_empty()))
}

/// The JSON Pointer of some steps.
pub(crate) fn pointer<'s>(steps: impl Iterator<Item = &'s str>) -> String {
    steps.fold(String::new(), |pointer, step| pointer + "/" + &escaped(step))
}

/// A step of a JSON Pointer.
pub(crate) fn escaped(step: &str) -> String {
    step.replace('~', "~0").replace('/', "~1")
}

/// What a person reads about a problem.
fn words(problem: &FieldProblem, locale: Locale) -> String {
    // The codes of e-forms have words that name the field; the API's own name what was sent.
    let has_title = problem.params.iter().any(|(name, _)| name == "title");
    match template(&problem.code, locale) {
        Some(template) if !has_title => filled(template, &problem.params),
        _ => message(problem, locale),
    }
}

/// Fills the names in braces; one that is not there is left out.
pub(crate) fn filled(template: &str, params: &[(String, String)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(before);
        let value = params.iter().find(|(n, _)| n == name);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    out + rest
}

/// A problem of one field or parameter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FieldDetail {
    /// Where in the body, as a JSON Pointer (RFC 6901): `/applicant/id_number`, `/answers/con/hoTen`;
    /// empty for the body as a whole. Absent when the problem is in a parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    /// The parameter of the address or the header that has the problem. Absent when it is in the
    /// body.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    /// What, as a stable code: `required`, `unknown-field`, `identity-length`.
    code: String,
    /// What is wrong and the way out, in the language of the answer.
    detail: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_own_code_has_words_without_holes() {
        let params = ["found", "expected", "limit", "allowed", "most", "nearest"];
        for code in OWN_CODES {
            for locale in Locale::ALL {
                let problem = FieldProblem::new("", *code);
                let problem = params.iter().fold(problem, |p, name| p.with(name, "7"));
                let said = words(&problem, locale);
                assert!(said.ends_with('.') && !said.contains(['{', '}']), "{code}: {said}");
            }
        }
    }

    #[test]
    fn paths_of_forms_become_pointers() {
        let check = |path: &str, expect: &str| assert_eq!(pointer_of(path), expect);
        check("", "");
        check("con.hoTen", "/con/hoTen");
        check("nganhNghe[2].ma", "/nganhNghe/2/ma");
        check("a[0][1]", "/a/0/1");
        check("a/b.c~d", "/a~1b/c~0d");
    }

    #[test]
    fn a_problem_of_a_form_keeps_the_form_s_words() {
        let problems: FieldProblems =
            FieldProblem::new("con.hoTen", "required").with("title", "Họ tên").into();
        let told = below("/answers", &problems).first().unwrap().told(Locale::Vi);
        assert_eq!(told.pointer.as_deref(), Some("/answers/con/hoTen"));
        assert_eq!(told.detail, "Hãy điền «Họ tên».");
    }
}
