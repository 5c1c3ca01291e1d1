//! The page of the editor.

use super::{
    HERE,
    controls::{Cells, control_id},
    differences,
    picture::{marked, sketch},
    versions, words,
};
use crate::{
    Web,
    admin::place::{Part, many, sections},
    chrome::chrome,
    forms::{error_summary, problem_words},
    public::short_name,
    visit::Visit,
};
use mc_app::{
    admin::{EditedProcess, ReadRows, RowProblem, StepRow, rows_of},
    process::{Definition, Severity, bounds},
    store::catalogue::ProcessVersion,
};
use mc_kernel::FieldProblems;
use mc_pages::{
    admin::{EditorPage, ProcessHead},
    chrome::Link,
    components::{Banner, BannerKind, Consequence, ErrorLink, ErrorSummary},
    fields::{DateInput, FieldKind, FieldView},
    format,
    words::Lang,
};
use std::collections::BTreeSet;

/// What the editor is drawn with.
pub(super) struct Shown<'a> {
    pub(super) edited: &'a EditedProcess,
    pub(super) rows: &'a [StepRow],
    pub(super) read: &'a ReadRows,
    /// Whether what is wrong is told; not while rows are only being moved about.
    pub(super) tells: bool,
    pub(super) banner: Option<Banner>,
    pub(super) day: Day<'a>,
}

/// From which day on a new version holds, as typed.
#[derive(Clone, Copy)]
pub(super) struct Day<'a> {
    pub(super) typed: &'a str,
    pub(super) problems: &'a FieldProblems,
}

impl Day<'_> {
    fn field(self, l: Lang) -> FieldView {
        let value = self.typed.to_owned();
        let kind = FieldKind::Date(DateInput { value, may_be_partial: false, autocomplete: None });
        let mut field = FieldView::new("valid_from", l.t("builder-valid-from"), kind);
        field.error = self.problems.at("valid_from").map(|problem| problem_words(l, problem));
        field.hinted(l.t("process-valid-from-hint"))
    }
}

/// The page.
pub(super) fn page(web: &Web, visit: &Visit, shown: &Shown<'_>) -> EditorPage {
    let l = visit.l();
    let edited = shown.edited;
    let of = &edited.definition;
    let told: &[RowProblem] = if shown.tells { &shown.read.problems } else { &[] };
    let drawn = sketch(web, of, shown.rows, shown.read);
    let cells = shown
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| Cells { l, index, row, problems: told }.draw(shown.rows.len()));
    let caption = l
        .with("process-differences", &[("number", edited.version.number.to_string())])
        .into_owned();
    EditorPage {
        chrome: chrome(web, visit),
        sections: sections(web, visit, Part::Processes),
        back: Link::new(l.t("admin-processes"), HERE),
        head: head(web, l, of, &edited.version),
        errors: with_day(l, summary(l, told, Severity::Error), shown.day),
        valid_from: shown.day.field(l),
        warnings: summary(l, told, Severity::Warning),
        verdict: shown.banner.clone(),
        action: format!("{HERE}/{}", of.case),
        base: edited.version.number,
        rows: cells.collect(),
        can_add: shown.rows.len() < bounds::STEPS,
        agencies: agencies(web),
        hours: drawn.as_ref().map(|definition| words::hours_sum(l, definition)),
        picture: drawn.as_ref().map(|definition| marked(l, definition, (shown.rows, shown.read))),
        differences: differences::table(l, caption, (&rows_of(of), shown.rows)),
        consequence: consequence(l, edited),
        versions: versions::table(web, l, edited),
    }
}

/// What process and which version it is.
pub(super) fn head(web: &Web, l: Lang, of: &Definition, version: &ProcessVersion) -> ProcessHead {
    let reference = web.app.reference();
    let procedure = reference.procedure(&of.procedure, web.app.today());
    let procedure = procedure.map_or_else(|| of.procedure.clone(), |p| short_name(&p.name));
    let values = [
        ("number", version.number.to_string()),
        ("from", format::day_short(l, version.valid_from)),
    ];
    ProcessHead {
        title: of.case_name.clone(),
        case: of.case.clone(),
        procedure: Link::new(procedure, format!("/quan-tri/thu-tuc/{}", of.procedure)),
        limit: words::limit(l, of),
        version: l.with("version-from", &values).into_owned(),
    }
}

fn summary(l: Lang, problems: &[RowProblem], severity: Severity) -> ErrorSummary {
    let errors = problems.iter().filter(|p| p.severity == severity).map(|problem| {
        let text = problem.words(l.locale());
        let place = match (problem.row, problem.column) {
            (Some(row), Some(column)) => {
                Some((l.n("row-place", many(row + 1)), words::column(l, column)))
            }
            _ => None,
        };
        ErrorLink {
            href: problem.row.map(|row| match problem.column {
                Some(column) => format!("#{}", control_id(column, row)),
                None => format!("#row-{row}"),
            }),
            text: match place {
                Some((row, column)) => format!("{row}, {column}: {text}"),
                None => text.to_owned(),
            },
        }
    });
    ErrorSummary { errors: errors.collect() }
}

/// The problems of the rows, and that of the day.
fn with_day(l: Lang, mut errors: ErrorSummary, day: Day<'_>) -> ErrorSummary {
    errors.errors.extend(error_summary(l, day.problems).errors);
    errors
}

/// The names by which processes call for agencies.
fn agencies(web: &Web) -> Vec<String> {
    let reference = web.app.reference();
    let units = reference.directory.units(web.app.today());
    let names: BTreeSet<&String> = units.flat_map(|unit| &unit.agency_types).collect();
    names.into_iter().cloned().collect()
}

fn consequence(l: Lang, edited: &EditedProcess) -> Consequence {
    let newest = edited.versions.last().map_or(0, |version| version.number);
    let values = [("number", newest.saturating_add(1).to_string())];
    Consequence {
        action: l.t("process-save").into_owned(),
        effects: vec![
            l.with("process-effect-new", &values).into_owned(),
            l.t("process-effect-running").into_owned(),
            l.t("process-effect-old").into_owned(),
        ],
        is_final: false,
    }
}

/// What checking found, when nothing is wrong.
pub(super) fn sound(l: Lang, differs: bool) -> Banner {
    let mut banner = Banner::new(BannerKind::Success, l.t("process-sound"));
    let text = if differs { l.t("process-sound-save") } else { l.t("process-same") };
    banner.text = Some(text.into_owned());
    banner
}
