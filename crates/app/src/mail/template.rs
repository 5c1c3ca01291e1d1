//! Words as a strict template: a small closed set of names, no access to anything else, and fuel that
//! ends.

use mc_kernel::{FieldProblem, FieldProblems, Locale};
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The longest subject of a letter, before and after its names are filled in.
pub(super) const MOST_SUBJECT_CHARS: usize = 200;
/// The longest body of a letter, before its names are filled in.
pub(super) const MOST_BODY_CHARS: usize = 4_000;
/// The longest body of a finished letter.
pub(super) const MOST_TEXT_CHARS: usize = 20_000;
/// Steps that a template may take; one of the longest allowed takes a few hundred.
const MOST_FUEL: u64 = 20_000;

/// Every name that may stand in words: who they are for, the dossier's number, the procedure, the
/// desk, the promised instant (empty where none is promised), the link to the dossier, the province
/// and its telephone.
pub(super) const NAMES: [&str; 8] =
    ["ho_ten", "ma_ho_so", "thu_tuc", "bo_phan", "hen_tra", "duong_dan", "tinh", "dien_thoai"];

/// What words of a kind have to keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// The names that may stand in them.
    pub names: &'static [&'static str],
    /// Those of them that every body has to say.
    pub needed: &'static [&'static str],
    /// Whether there is a subject beside the body.
    pub has_subject: bool,
    /// Whether there may be no words at all.
    pub may_be_empty: bool,
    /// The longest body, in characters, before its names are filled in.
    pub most_body: usize,
    /// The longest finished body, in characters.
    pub most_text: usize,
}

/// Subject and body: of a template, or of a finished letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The subject, one line.
    pub subject: String,
    /// The body, plain text.
    pub body: String,
}

/// What the names stand for in one letter.
#[derive(Debug, Clone, Default)]
pub(super) struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// Says what a name stands for.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.insert(name, value.into());
        self
    }

    fn context(&self) -> Value {
        let of = |name: &str| Value::from(self.0.get(name).cloned().unwrap_or_default());
        Value::from_pairs(NAMES.iter().map(|name| (*name, of(name))))
    }

    /// A dossier that does not exist, for trying templates.
    pub(super) fn sample(locale: Locale, province: &str, phone: &str, url: &str) -> Self {
        let (who, procedure, desk, due) = match locale {
            Locale::Vi => (
                "Trần Thị Mẫu Lan",
                "Đăng ký khai sinh",
                "Bộ phận một cửa xã Xuân Lôi",
                "17:00 ngày 26/05/2023",
            ),
            Locale::En => (
                "Trần Thị Mẫu Lan",
                "Đăng ký khai sinh",
                "Bộ phận một cửa xã Xuân Lôi",
                "17:00 on 26 May 2023",
            ),
        };
        Self::default()
            .with("ho_ten", who)
            .with("ma_ho_so", "000.33.31.H62-230525-0001")
            .with("thu_tuc", procedure)
            .with("bo_phan", desk)
            .with("hen_tra", due)
            .with("duong_dan", format!("{url}/ho-so/0188a5f0-0000-7000-8000-000000000001"))
            .with("tinh", province)
            .with("dien_thoai", phone)
    }
}

fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(MOST_FUEL));
    environment
}

/// Fills the names in.
///
/// # Errors
/// A problem of the field `subject` or `body`, with its line.
pub(super) fn fill(words: &Words, rules: &Rules, values: &Values) -> Result<Words, FieldProblem> {
    let subject = fill_one(("subject", &words.subject), MOST_SUBJECT_CHARS, values)?;
    let body = fill_one(("body", &words.body), rules.most_text, values)?;
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Words { subject, body: format!("{}\n", tidy(&body)) })
}

fn fill_one(
    (path, text): (&str, &str),
    most: usize,
    values: &Values,
) -> Result<String, FieldProblem> {
    let environment = environment();
    let template = environment.template_from_str(text).map_err(|e| problem_of(path, &e))?;
    let filled = template.render(values.context()).map_err(|e| problem_of(path, &e))?;
    if filled.chars().count() > most {
        return Err(FieldProblem::new(path, "letter-too-long").with("most", most));
    }
    Ok(filled)
}

/// Lines without what nobody sees at their end, and never two empty ones together: a condition that
/// does not hold leaves its line empty.
fn tidy(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.trim().lines().map(str::trim_end) {
        if !(line.is_empty() && lines.last().is_some_and(|last| last.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// Checks a template with sample data: everything that is wrong with it, else the finished sample.
pub(super) fn check(words: &Words, rules: &Rules, sample: &Values) -> Result<Words, FieldProblems> {
    let mut problems = FieldProblems::none();
    let fields = [
        ("subject", words.subject.as_str(), MOST_SUBJECT_CHARS),
        ("body", words.body.as_str(), rules.most_body),
    ];
    for (path, text, most) in fields {
        let may_be_empty = rules.may_be_empty || (path == "subject" && !rules.has_subject);
        if text.trim().is_empty() {
            if !may_be_empty {
                problems.push(FieldProblem::new(path, "required"));
            }
        } else if text.chars().count() > most {
            problems.push(FieldProblem::new(path, "too-long").with("most", most));
        } else if let Err(problem) = check_names(path, text, rules) {
            problems.push(problem);
        }
    }
    problems.into_result()?;
    // Names may be empty: a letter must be whole without a promised instant, too.
    let bare = sample.clone().with("hen_tra", "");
    let filled =
        fill(words, rules, sample).and_then(|filled| fill(words, rules, &bare).map(|_| filled));
    filled.map_err(FieldProblems::from)
}

/// The names of a template are known, and none that is needed is missing.
fn check_names(path: &str, text: &str, rules: &Rules) -> Result<(), FieldProblem> {
    let environment = environment();
    let template = environment.template_from_str(text).map_err(|e| problem_of(path, &e))?;
    let used: BTreeSet<String> = template.undeclared_variables(false).into_iter().collect();
    let is_known = |used: &str| rules.names.contains(&used);
    let unknown: Vec<&str> = used.iter().map(String::as_str).filter(|n| !is_known(n)).collect();
    if !unknown.is_empty() {
        let mut lines: Vec<usize> = unknown.iter().map(|name| line_of(text, name)).collect();
        lines.sort_unstable();
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        return Err(FieldProblem::new(path, "letter-unknown-name")
            .with("line", lines.join(", "))
            .with("name", unknown.join(", ")));
    }
    let is_missing = |name: &&str| path == "body" && !used.contains(*name);
    let missing: Vec<&str> = rules.needed.iter().copied().filter(is_missing).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(FieldProblem::new(path, "letter-missing-name").with("name", missing.join(", ")))
}

/// The first line in which a name stands as a word of its own inside braces, from 1.
fn line_of(text: &str, name: &str) -> usize {
    let is_in = |line: &str| {
        line.contains('{')
            && line.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == name)
    };
    text.lines().position(is_in).map_or(1, |at| at + 1)
}

fn problem_of(path: &str, error: &minijinja::Error) -> FieldProblem {
    // Everything else is something that these templates do not have: a filter, a function.
    let code = if error.kind() == ErrorKind::SyntaxError {
        "letter-syntax"
    } else if error.kind() == ErrorKind::OutOfFuel {
        "letter-endless"
    } else {
        "letter-fails"
    };
    let what = error.detail().unwrap_or_default();
    FieldProblem::new(path, code).with("line", error.line().unwrap_or(1)).with("what", what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::Wording;
    use mc_dossier::effects::NoticeKind;

    fn words(subject: &str, body: &str) -> Words {
        Words { subject: subject.to_owned(), body: body.to_owned() }
    }

    fn sample() -> Values {
        Values::sample(Locale::Vi, "Tỉnh Vĩnh Phúc", "0211", "http://127.0.0.1")
    }

    /// Path, code and parameters of a problem.
    type Told = (String, String, Vec<(String, String)>);

    fn problems(subject: &str, body: &str) -> Vec<Told> {
        let problems = check(&words(subject, body), RULES, &sample()).unwrap_err();
        problems.iter().map(|p| (p.path.clone(), p.code.clone(), p.params.clone())).collect()
    }

    const RULES: &Rules = Wording::Letter(NoticeKind::Submitted).rules();
    const SOUND: &str = "{{ ma_ho_so }}\n{{ duong_dan }}";

    #[test]
    fn a_sound_template_is_filled() {
        let body = "Gửi {{ ho_ten }},\n{% if hen_tra %}\nHẹn {{ hen_tra }}.\n{% endif %}\n\n\n{{ ma_ho_so }}: {{ duong_dan }}  \n";
        let filled = check(&words(" Về\n{{ thu_tuc }} ", body), RULES, &sample()).unwrap();
        assert_eq!(filled.subject, "Về Đăng ký khai sinh");
        assert_eq!(
            filled.body,
            "Gửi Trần Thị Mẫu Lan,\n\nHẹn 17:00 ngày 26/05/2023.\n\n000.33.31.H62-230525-0001: http://127.0.0.1/ho-so/0188a5f0-0000-7000-8000-000000000001\n"
        );
        let without = fill(&words("x", body), RULES, &sample().with("hen_tra", "")).unwrap();
        assert!(!without.body.contains("Hẹn") && !without.body.contains("\n\n\n"), "{without:?}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let check = |body: &str, code: &str, line: &str| {
            let found = problems("Tiêu đề", body);
            let [(path, found_code, params)] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!((path.as_str(), found_code.as_str()), ("body", code), "{body}");
            let at =
                params.iter().find(|(name, _)| name == "line").map(|(_, value)| value.as_str());
            assert_eq!(at, Some(line).filter(|l| !l.is_empty()), "{body}: {params:?}");
        };
        check(
            "{{ ma_ho_so }}\nso_ho_so\n{{ duong_dan }} {{ so_ho_so }}",
            "letter-unknown-name",
            "3",
        );
        check("{{ ma_ho_so }}\n{{ duong_dan }\n", "letter-syntax", "2");
        check("{{ ma_ho_so }}\n{{ duong_dan }}\n{% if hen_tra %}", "letter-syntax", "3");
        check("Không có gì", "letter-missing-name", "");
        check("{{ ma_ho_so }}\n{{ duong_dan|upper }}", "letter-fails", "2");
        check("{{ ma_ho_so }}\n{{ duong_dan.x }}", "letter-fails", "2");
        let endless = "{{ duong_dan }}\n{% for a in ma_ho_so %}{% for b in ma_ho_so %}{% for c in ma_ho_so %}{{ c }}{% endfor %}{% endfor %}{% endfor %}";
        let found = problems("x", endless);
        assert!(["letter-endless", "letter-fails"].contains(&found[0].1.as_str()), "{found:?}");
    }

    #[test]
    fn both_fields_are_told_at_once() {
        let found = problems("", "");
        assert_eq!(found.len(), 2, "{found:?}");
        let found = problems("{{ ai }}", &"x".repeat(MOST_BODY_CHARS + 1));
        let codes: Vec<&str> = found.iter().map(|(_, code, _)| code.as_str()).collect();
        assert_eq!(codes, ["letter-unknown-name", "too-long"]);
        let long = problems("{{ duong_dan }}{{ duong_dan }}{{ duong_dan }}{{ duong_dan }}", SOUND);
        assert_eq!((long[0].0.as_str(), long[0].1.as_str()), ("subject", "letter-too-long"));
    }
}
