//! Importing procedures with their forms: choose files, see what they touch, save.

use super::{
    kept::MOST_KEPT_MINUTES,
    place::{Part, columns, many, sections},
};
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, problem_words},
    posted::{Posted, PostedFile},
    public::short_name,
    reply::{Oops, Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::State;
use mc_app::{
    AppError,
    form::read_day,
    import::{Change, ImportError, MOST_FILE_BYTES, Problem, Report, Texts},
};
use mc_kernel::{Digest, FieldProblem, FieldProblems, Locale};
use mc_pages::{
    admin::{ImportChange, ImportPage, ImportProblem},
    chrome::Link,
    components::{Cell, Consequence, ErrorSummary, Table},
    fields::{DateInput, FieldKind, FieldView},
    format,
    words::{Lang, key},
};
use std::sync::Arc;

const HERE: &str = "/quan-tri/thu-tuc/nhap";
/// Problems shown at once.
const MOST_PROBLEMS_SHOWN: usize = 200;

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    Part::Procedures.permit(&web, &visit)?;
    drawn(&empty(&web, &visit))
}

fn empty(web: &Web, visit: &Visit) -> ImportPage {
    let l = visit.l();
    let most = web.app.settings().limits.file_bytes.min(many(MOST_FILE_BYTES));
    let size = format::file_size(l, most);
    let minutes = MOST_KEPT_MINUTES.to_string();
    ImportPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Procedures),
        back: Link::new(l.t("admin-procedures"), "/quan-tri/thu-tuc"),
        action: HERE.to_owned(),
        errors: ErrorSummary::default(),
        rules: l.with("import-rules", &[("size", size), ("minutes", minutes)]).into_owned(),
        problems: Vec::new(),
        more_problems: None,
        change: None,
    }
}

pub(crate) async fn receive(State(web): State<Web>, visit: Visit, posted: Posted) -> Reply {
    Part::Procedures.permit(&web, &visit)?;
    if posted.text("_do") == "save" {
        return save(&web, &visit, &posted).await;
    }
    if posted.files.is_empty() {
        return choose_again(&web, &visit, "choose-files");
    }
    let (texts, mut problems) = texts_of(&posted.files);
    if problems.is_empty() {
        return preview(&web, &visit, texts).await;
    }
    // What can be read is checked too, so that everything is told at once.
    if !texts.is_empty() {
        match web.app.preview_procedures(visit.ctx(), &texts).await {
            Ok(_) => {}
            Err(ImportError::Problems(found)) => problems.extend(found),
            Err(ImportError::App(error)) => return Err(error.into()),
        }
    }
    tell_problems(&web, &visit, &problems)
}

fn choose_again(web: &Web, visit: &Visit, problem: &str) -> Reply {
    let problems = FieldProblems::from(FieldProblem::new("procedures", problem));
    let errors = error_summary(visit.l(), &problems);
    page_again(&ImportPage { errors, ..empty(web, visit) })
}

/// The files as texts, with what is wrong with the others; forms and packets are told apart by the
/// control they came from.
fn texts_of(files: &[PostedFile]) -> (Texts, Vec<Problem>) {
    let mut texts = Texts::new();
    let mut problems = Vec::new();
    for file in files {
        let folder = if file.field == "forms" { "forms" } else { "procedures" };
        let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let path = format!("{folder}/{name}");
        match std::str::from_utf8(&file.bytes) {
            Err(_) => problems.push(own_problem(path, key("import-not-text"))),
            Ok(_) if texts.contains_key(&path) => {
                problems.push(own_problem(path, key("import-twice")));
            }
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                texts.insert(path, text.to_owned());
            }
        }
    }
    (texts, problems)
}

fn own_problem(file: String, words: &'static str) -> Problem {
    let say = |locale| Lang::new(locale).t(words).into_owned();
    Problem { file, place: String::new(), vi: say(Locale::Vi), en: say(Locale::En) }
}

async fn preview(web: &Web, visit: &Visit, texts: Texts) -> Reply {
    let report = match web.app.preview_procedures(visit.ctx(), &texts).await {
        Ok(report) => report,
        Err(error) => return refuse(web, visit, error),
    };
    let does_nothing = report.added == 0 && report.changed == 0;
    let token = if does_nothing {
        None
    } else {
        let token = Digest::from_bytes(web.app.mint().secret()).to_string();
        web.kept_files.keep(token.clone(), visit.ctx().staff()?.id, web.app.now(), texts);
        Some(token)
    };
    let today = format::day_short(visit.l(), web.app.today());
    let change = Some(change(visit.l(), &report, token, (&today, &FieldProblems::none())));
    drawn(&ImportPage { change, ..empty(web, visit) })
}

fn refuse(web: &Web, visit: &Visit, error: ImportError) -> Reply {
    match error {
        ImportError::Problems(problems) => tell_problems(web, visit, &problems),
        ImportError::App(error) => Err(error.into()),
    }
}

fn tell_problems(web: &Web, visit: &Visit, problems: &[Problem]) -> Reply {
    let l = visit.l();
    let more = problems.len().saturating_sub(MOST_PROBLEMS_SHOWN);
    page_again(&ImportPage {
        problems: problems.iter().take(MOST_PROBLEMS_SHOWN).map(|p| shown(l, p)).collect(),
        more_problems: (more > 0).then(|| l.n("import-more-problems", many(more)).into_owned()),
        ..empty(web, visit)
    })
}

fn shown(l: Lang, problem: &Problem) -> ImportProblem {
    ImportProblem {
        file: problem.file.clone(),
        place: problem.place.clone(),
        text: problem.words(l.locale()).to_owned(),
    }
}

fn change(
    l: Lang,
    report: &Report,
    token: Option<String>,
    (typed, problems): (&str, &FieldProblems),
) -> ImportChange {
    let kind = FieldKind::Date(DateInput {
        value: typed.to_owned(),
        may_be_partial: false,
        autocomplete: None,
    });
    let mut day = FieldView::new("valid_from", l.t("builder-valid-from"), kind)
        .hinted(l.t("builder-valid-from-hint"));
    day.error = problems.at("valid_from").map(|problem| problem_words(l, problem));
    let named = [key("column-procedure"), key("column-code"), key("column-change")];
    let touched = report.touched.iter().filter(|t| t.change != Change::Unchanged);
    let rows = touched.map(|touched| {
        let number = touched.number.to_string();
        let words = match touched.change {
            Change::Added => l.t("change-added"),
            Change::Changed => l.with("change-changed", &[("number", number)]),
            Change::Unchanged | Change::Ended => l.t("change-unchanged"),
        };
        // What is new has no page yet.
        let is_known = touched.change != Change::Added;
        let href = is_known.then(|| format!("/quan-tri/thu-tuc/{}", touched.code));
        let name = Cell { text: short_name(&touched.name), href };
        vec![name, touched.code.as_str().into(), words.into_owned().into()]
    });
    ImportChange {
        summary: summary(l, (report.added, report.changed, report.unchanged)),
        touched: Table {
            caption: l.t("import-touched").into_owned(),
            columns: columns(l, named),
            rows: rows.collect(),
        },
        warnings: report.warnings.iter().map(|p| shown(l, p)).collect(),
        token,
        day,
        consequence: Consequence {
            action: l.t("import-save").into_owned(),
            effects: vec![
                l.t("import-effect-today").into_owned(),
                l.t("import-effect-running").into_owned(),
                l.t("import-effect-record").into_owned(),
            ],
            is_final: false,
        },
    }
}

/// The counts of an import in a sentence.
pub(crate) fn summary(l: Lang, (added, changed, unchanged): (usize, usize, usize)) -> String {
    if added == 0 && changed == 0 {
        return l.n("import-nothing-new", many(unchanged)).into_owned();
    }
    let parts = [
        (added, key("import-added")),
        (changed, key("import-changed")),
        (unchanged, key("import-unchanged")),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.map(|(count, words)| l.n(words, many(count))).collect::<Vec<_>>().join(", ")
}

async fn save(web: &Web, visit: &Visit, posted: &Posted) -> Reply {
    let token = posted.text("_files");
    let by = visit.ctx().staff().map_err(Oops::from)?.id;
    let Some(texts) = web.kept_files.of(token, by, web.app.now()) else {
        return choose_again(web, visit, "files-gone");
    };
    let texts: Arc<Texts> = texts;
    let typed = posted.text("valid_from").trim();
    let imported = match read_day(typed) {
        Some(day) => web.app.import_procedures(visit.ctx(), &texts, day).await,
        None => Err(AppError::invalid(FieldProblem::new("valid_from", "day")).into()),
    };
    match imported {
        Err(ImportError::App(AppError::Invalid(invalid))) => {
            let report = match web.app.preview_procedures(visit.ctx(), &texts).await {
                Ok(report) => report,
                Err(error) => return refuse(web, visit, error),
            };
            let told = (typed, &invalid.problems);
            let change = Some(change(visit.l(), &report, Some(token.to_owned()), told));
            let errors = error_summary(visit.l(), &invalid.problems);
            page_again(&ImportPage { change, errors, ..empty(web, visit) })
        }
        Ok(report) => {
            let counts =
                format!("imported-{}-{}-{}", report.added, report.changed, report.unchanged);
            see_other_telling(web, "/quan-tri/thu-tuc", &counts)
        }
        Err(error) => refuse(web, visit, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(field: &str, name: &str, bytes: &'static [u8]) -> PostedFile {
        PostedFile { field: field.to_owned(), name: name.to_owned(), bytes: bytes.into() }
    }

    #[test]
    fn packets_and_forms_of_one_name_are_told_apart_by_their_control() {
        let files = [
            file("procedures", "1.001193.json", b"{}"),
            file("forms", "C:\\tep\\1.001193.json", b"\xef\xbb\xbf[]"),
        ];
        let (texts, problems) = texts_of(&files);
        assert_eq!(problems, []);
        let found: Vec<_> = texts.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
        assert_eq!(found, [("forms/1.001193.json", "[]"), ("procedures/1.001193.json", "{}")]);
    }

    #[test]
    fn files_that_are_no_text_or_come_twice_are_all_named() {
        let files = [
            file("procedures", "a.json", b"\xff\xfe"),
            file("procedures", "b.json", b"{}"),
            file("procedures", "b.json", b"{}"),
        ];
        let (texts, problems) = texts_of(&files);
        assert_eq!(texts.len(), 1);
        let found: Vec<_> = problems.iter().map(|p| p.file.as_str()).collect();
        assert_eq!(found, ["procedures/a.json", "procedures/b.json"]);
    }

    #[test]
    fn the_second_time_says_that_nothing_changed() {
        let l = Lang::new(Locale::En);
        assert_eq!(
            summary(l, (0, 0, 44)),
            "Nothing has changed: all 44 procedures are the same already"
        );
        assert_eq!(summary(l, (1, 2, 0)), "1 new procedure, 2 procedures with a new version");
    }
}
