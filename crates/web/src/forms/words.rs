//! Files, problems and refusals in words.

use mc_app::{form::message, gateway::Refusal, store::files::FileRow};
use mc_kernel::{FieldProblem, FieldProblems};
use mc_pages::{
    components::{ErrorLink, ErrorSummary, FileState, FileView},
    fields::id_of,
    format,
    words::Lang,
};

/// A file as a page shows it.
pub(crate) fn file_view(l: Lang, file: &FileRow, can_remove: bool) -> FileView {
    let pages = l.n("pages-count", u64::from(file.pages));
    FileView {
        name: file.name.clone(),
        href: Some(format!("/tep/{}", file.id)),
        facts: format!("{}, {pages}", format::file_size(l, file.size_bytes)),
        sha256: Some(file.sha256.to_string()),
        state: FileState::Ready,
        origin: file.paper.map(|_| l.t("taken-from-store").into_owned()),
        remove: (can_remove && file.dossier.is_none()).then(|| file.id.to_string()),
    }
}

/// The words of a problem: those of the e-form, which name the field, else the pages' own.
pub(crate) fn problem_words(l: Lang, problem: &FieldProblem) -> String {
    if problem.params.iter().any(|(name, _)| name == "title") {
        return message(problem, l.locale());
    }
    let values: Vec<(&str, &str)> =
        problem.params.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    l.family("problem", &problem.code, &values)
        .map_or_else(|| message(problem, l.locale()), std::borrow::Cow::into_owned)
}

/// The summary above a form: every problem with a link to its field.
pub(crate) fn error_summary(l: Lang, problems: &FieldProblems) -> ErrorSummary {
    let errors = problems.iter().map(|problem| ErrorLink {
        href: (!problem.path.is_empty()).then(|| format!("#{}", id_of(&problem.path))),
        text: problem_words(l, problem),
    });
    ErrorSummary { errors: errors.collect() }
}

/// Files that were not taken, by the field they were chosen in. A field has one message, which names
/// all of its files.
#[derive(Debug, Default)]
pub(crate) struct Refused(Vec<(String, Vec<String>)>);

impl Refused {
    pub(crate) fn push(&mut self, l: Lang, (field, file): (&str, &str), refusal: &Refusal) {
        let why = refusal_words(l, refusal);
        let said = l.with("refused-file", &[("file", file), ("why", &why)]).into_owned();
        match self.0.iter_mut().find(|(name, _)| name == field) {
            Some((_, told)) => told.push(said),
            None => self.0.push((field.to_owned(), vec![said])),
        }
    }

    pub(crate) fn problems(self) -> FieldProblems {
        let told = self.0.into_iter();
        told.map(|(field, told)| {
            FieldProblem::new(field, "file-refused").with("files", told.join(". "))
        })
        .collect()
    }
}

/// Why a file is not taken, and the way out.
pub(crate) fn refusal_words(l: Lang, refusal: &Refusal) -> String {
    let size = |bytes: u64| format::file_size(l, bytes);
    match refusal {
        Refusal::Empty => l.t("refused-empty").into_owned(),
        Refusal::TooLarge { size_bytes, most_bytes } => l
            .with("refused-too-large", &[("size", size(*size_bytes)), ("most", size(*most_bytes))])
            .into_owned(),
        Refusal::UnknownType => l.t("refused-unknown-type").into_owned(),
        Refusal::NotWhatItSays { claimed, found } => l
            .with(
                "refused-not-what-it-says",
                &[("claimed", claimed.to_string()), ("found", found.to_string())],
            )
            .into_owned(),
        Refusal::Damaged { found } => {
            l.with("refused-damaged", &[("found", found.to_string())]).into_owned()
        }
        Refusal::Locked => l.t("refused-locked").into_owned(),
        Refusal::TooManyPages { pages, most_pages } => l
            .with(
                "refused-too-many-pages",
                &[("pages", pages.to_string()), ("most", most_pages.to_string())],
            )
            .into_owned(),
    }
}
