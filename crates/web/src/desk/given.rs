//! What an officer looks at before deciding: the form, the papers, the history, the process.

use super::dossier::Looking;
use crate::{Web, citizen::timeline, forms::papers_of, store::words::source_words, visit::Visit};
use mc_app::{
    dossier::{BusinessState, Private, state::ConsultationState},
    dossier_view::DossierView,
    process::{self, Definition, DiagramLabels, StepNo, Target},
    store::{dossiers::Hop, files::FileRow},
};
use mc_kernel::Timestamp;
use mc_pages::{
    chrome::Link,
    components::{
        Cell, Column, Diagram, DueState, Ribbon, RibbonStep, SummaryList, SummaryRow, Table,
        Timeline,
    },
    desk::{FileCheck, ShownFile},
    format,
    words::{Lang, key},
};
use std::collections::BTreeSet;

/// A view of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// The form and the papers.
    Given,
    /// What happened.
    History,
    /// The whole process.
    Process,
    /// What the register of the population says.
    Register,
}

impl View {
    pub(super) const ALL: [Self; 4] = [Self::Given, Self::Register, Self::History, Self::Process];

    /// The name in addresses.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Given => "ho-so",
            Self::History => "lich-su",
            Self::Process => "quy-trinh",
            Self::Register => "dan-cu",
        }
    }

    /// The view of a name; the form where it is none.
    pub(super) fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|view| view.code() == code).unwrap_or(Self::Given)
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Given => key("view-given"),
            Self::History => key("view-history"),
            Self::Process => key("view-process"),
            Self::Register => key("view-register"),
        }
    }
}

/// The declaration: who declares, then the form section by section.
/// Sensitive answers are covered where they are masked.
pub(super) fn answers(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    masked: bool,
) -> Vec<(String, SummaryList)> {
    let l = visit.l();
    let person = &view.applicant;
    let rows = [
        (key("person-name"), person.name.as_str()),
        (key("person-number"), &person.id_number),
        (key("person-phone"), &person.phone),
        (key("person-address"), &person.address),
    ];
    let applicant = rows
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| SummaryRow::new(l.t(label), value));
    let applicant = SummaryList { rows: applicant.collect() };
    let declared = view.summary(visit.locale(), web.app.today()).into_iter().map(|section| {
        let rows = section.rows.into_iter().map(|row| {
            let is_masked = masked && row.is_sensitive;
            let value =
                if is_masked { l.t("register-masked-value").into_owned() } else { row.value };
            SummaryRow::new(row.label, value)
        });
        (section.title, SummaryList { rows: rows.collect() })
    });
    std::iter::once((l.t("work-applicant").into_owned(), applicant))
        .chain(declared)
        .chain(opinions(l, view))
        .collect()
}

/// Opinions that were asked for: the question, and what came of it.
fn opinions(l: Lang, view: &DossierView) -> Option<(String, SummaryList)> {
    let words = |version: u64| match view.words_of(version) {
        Some(Private::Words { text }) => text.clone(),
        _ => String::new(),
    };
    let rows: Vec<SummaryRow> = view
        .dossier
        .consultations
        .iter()
        .map(|asked| {
            let answer = match asked.state {
                ConsultationState::Open => l.t("opinion-awaited").into_owned(),
                ConsultationState::Answered { answered_in } => words(answered_in),
                ConsultationState::NoAnswer => l.t("opinion-none").into_owned(),
                ConsultationState::Dropped => l.t("opinion-dropped").into_owned(),
            };
            let mut row = SummaryRow::new(view.unit_name(asked.place.unit), words(asked.asked_in));
            row.values.push(answer);
            row
        })
        .collect();
    let title = l.t("opinions-title").into_owned();
    (!rows.is_empty()).then_some((title, SummaryList { rows }))
}

/// The files that were given, each with what was found in it.
pub(super) fn files(
    web: &Web,
    l: Lang,
    view: &DossierView,
    looking: &Looking,
    digitises: bool,
) -> Vec<FileCheck> {
    let papers: Vec<_> = papers_of(&view.procedure).into_iter().flat_map(|(_, p)| p).collect();
    let name = |component: &str| match component {
        "result" => l.t("component-result").into_owned(),
        "consultation" => l.t("component-consultation").into_owned(),
        _ => papers
            .iter()
            .find(|paper| paper.code.as_str() == component)
            .map_or_else(|| l.t("component-form").into_owned(), |paper| paper.name.clone()),
    };
    let given = view.files.iter().map(|file| FileCheck {
        component: name(&file.component),
        file: Link::new(file.name.clone(), shown_at(view, looking, file)),
        facts: facts(l, file),
        origin: origin(web, l, view, file),
        digitise: Some(file).filter(|file| digitises && can_be_digitised(view, file)).map(|file| {
            let at = format!("/can-bo/ho-so/{}/so-hoa?tep={}", view.dossier.id, file.id);
            Link::new(l.t("digitise-link"), at)
        }),
        verdict: Ok(l.t("check-whole").into_owned()),
        is_shown: looking.file == file.id.to_string(),
    });
    given.collect()
}

/// Whether somebody verified a file: who and when, or that nobody did. What the office made itself
/// needs none.
fn origin(
    web: &Web,
    l: Lang,
    view: &DossierView,
    file: &FileRow,
) -> Option<Result<String, String>> {
    if matches!(file.component.as_str(), "result" | "consultation") {
        return None;
    }
    let zone = &web.app.settings().zone;
    let day = |at: Timestamp| format::day_short(l, zone.day(at));
    let known = view.dossier.files.iter().find(|known| known.file == file.id);
    if let Some(evidence) = known.and_then(|known| known.reused) {
        let by = evidence.checked_by.map(|staff| view.staff_name(staff)).unwrap_or_default();
        let source = l.t(source_words(evidence.source)).to_lowercase();
        let day = day(evidence.checked_at);
        let values = [("source", source.as_str()), ("by", by.as_str()), ("day", day.as_str())];
        let said = if by.is_empty() {
            l.with("origin-reused-nobody", &[("source", source.as_str()), ("day", day.as_str())])
        } else {
            l.with("origin-reused", &values)
        };
        return Some(Ok(said.into_owned()));
    }
    if let Some(digitised) = view.dossier.digitised_file(file.id) {
        let (by, day) = (view.staff_name(digitised.staff), day(digitised.at));
        let said = l.with("origin-digitised", &[("by", by.as_str()), ("day", day.as_str())]);
        return Some(Ok(said.into_owned()));
    }
    let words = if view.dossier.entered_by.is_some() {
        key("origin-scanned")
    } else {
        key("origin-uploaded")
    };
    Some(Err(l.t(words).into_owned()))
}

/// Whether a file is the copy of a paper that nobody has digitised yet.
fn can_be_digitised(view: &DossierView, file: &FileRow) -> bool {
    let is_open =
        !matches!(view.dossier.business, BusinessState::Refused | BusinessState::Withdrawn);
    let is_paper = view.procedure.paper(&file.component).is_some();
    is_open
        && is_paper
        && file.paper.is_none()
        && view.dossier.digitised_file(file.id).is_none()
        && file.media_type == "application/pdf"
}

/// The papers of which nobody gave a file.
pub(super) fn not_given(view: &DossierView) -> Vec<String> {
    let has = |code: &str| view.files.iter().any(|file| file.component == code);
    let papers = papers_of(&view.procedure).into_iter().flat_map(|(_, papers)| papers);
    papers.filter(|paper| !has(paper.code.as_str())).map(|paper| paper.name).collect()
}

fn facts(l: Lang, file: &FileRow) -> String {
    let pages = l.n("pages-count", u64::from(file.pages));
    format!("{}, {pages}", format::file_size(l, file.size_bytes))
}

fn shown_at(view: &DossierView, looking: &Looking, file: &FileRow) -> String {
    let address = looking.address(view.dossier.id, "");
    let sign = if address.contains('?') { '&' } else { '?' };
    format!("{address}{sign}tep={}", file.id)
}

/// A file in place of the form, from its sandboxed address.
pub(super) fn shown_file(view: &DossierView, wanted: &str) -> Option<ShownFile> {
    let file = view.files.iter().find(|file| file.id.to_string() == wanted)?;
    Some(ShownFile {
        name: file.name.clone(),
        src: format!("/tep/{}", file.id),
        is_picture: file.media_type.starts_with("image/"),
    })
}

/// What happened, as the citizen reads it too.
pub(super) fn history(web: &Web, l: Lang, view: &DossierView) -> Timeline {
    timeline::timeline(web, l, view, &[])
}

/// The stays at units, as form 06 needs them.
pub(super) fn stays(web: &Web, l: Lang, view: &DossierView) -> Table {
    let at = |at: Timestamp| format::moment_short(l, web.app.settings().zone.local(at));
    let row = |hop: &Hop| -> Vec<Cell> {
        let staff = hop.staff.map(|staff| view.staff_name(staff)).unwrap_or_default();
        vec![
            step_name(l, hop).into(),
            view.unit_name(hop.unit).into(),
            staff.into(),
            at(hop.entered).into(),
            hop.planned.map(at).unwrap_or_default().into(),
            hop.left.map(at).unwrap_or_default().into(),
            timeliness(l, hop).into(),
        ]
    };
    let columns = [
        key("work-step"),
        key("stay-unit"),
        key("work-person"),
        key("stay-from"),
        key("stay-planned"),
        key("stay-until"),
        key("stay-result"),
    ];
    Table {
        caption: l.t("stays-caption").into_owned(),
        columns: columns.into_iter().map(|words| Column::words(l.t(words))).collect(),
        rows: view.hops.iter().map(row).collect(),
    }
}

/// The name of the step of a stay; before acceptance it waits at the desk.
fn step_name(l: Lang, hop: &Hop) -> String {
    if hop.step == 0 { l.t("work-intake").into_owned() } else { hop.step_name.clone() }
}

fn timeliness(l: Lang, hop: &Hop) -> String {
    let words = match hop.timeliness.as_deref() {
        Some("early") => key("timely-early"),
        Some("on_time") => key("timely-on-time"),
        Some("late") => key("timely-late"),
        _ => return String::new(),
    };
    l.t(words).into_owned()
}

/// The drawing of the process.
pub(super) fn diagram(visit: &Visit, view: &DossierView) -> Diagram {
    let labels = DiagramLabels::of(&view.process, visit.locale());
    let svg = process::diagram(&view.process).to_svg(&labels);
    Diagram { title: labels.title, description: labels.description, svg }
}

/// The way of the dossier: where it was, where it is, and where it usually goes from here.
pub(super) fn ribbon(web: &Web, l: Lang, view: &DossierView) -> Ribbon {
    let zone = &web.app.settings().zone;
    let when = |at: Timestamp| format::moment_short(l, zone.local(at));
    let now = web.app.now();
    let mut steps: Vec<RibbonStep> = view
        .hops
        .iter()
        // Waiting at the desk is told by the desk's own step once there is one.
        .filter(|hop| hop.step != 0 || view.hops.len() == 1)
        .map(|hop| {
            let is_current = hop.left.is_none();
            let who = hop.staff.map(|staff| view.staff_name(staff));
            RibbonStep {
                name: step_name(l, hop),
                who: who.unwrap_or_else(|| view.unit_name(hop.unit)),
                when: hop.left.or(hop.planned).map(when).unwrap_or_default(),
                state: Some(hop_state(hop, now)),
                is_current,
            }
        })
        .collect();
    let ahead = usual_way(&view.process, view.dossier.steps.iter().map(|open| open.step).collect());
    steps.extend(ahead.into_iter().map(|name| RibbonStep {
        name,
        who: String::new(),
        when: String::new(),
        state: None,
        is_current: false,
    }));
    Ribbon { label: l.t("ribbon-label").into_owned(), steps }
}

fn hop_state(hop: &Hop, now: Timestamp) -> DueState {
    match (hop.left, hop.planned) {
        (Some(_), _) if hop.timeliness.as_deref() == Some("late") => DueState::Late,
        (Some(_), _) => DueState::Done,
        (None, Some(planned)) if planned < now => DueState::Late,
        (None, Some(planned)) if planned < now.plus_minutes(super::lists::SOON_MINUTES.into()) => {
            DueState::DueSoon
        }
        (None, Some(_)) => DueState::OnTime,
        (None, None) => DueState::Waiting,
    }
}

/// The names of the steps that come after some, by the first outcome of each; every step once.
fn usual_way(process: &Definition, from: BTreeSet<StepNo>) -> Vec<String> {
    let mut seen = from.clone();
    let mut edge: Vec<StepNo> = from.into_iter().collect();
    let mut names = Vec::new();
    while let Some(no) = edge.pop() {
        let Some(step) = process.step(no) else { continue };
        let onward = step.outcomes.iter().find_map(|outcome| match &outcome.target {
            Target::Steps(next) => Some(next.clone()),
            Target::End | Target::Supplement | Target::Reject | Target::Case(_) => None,
        });
        for next in onward.into_iter().flatten() {
            if seen.insert(next) {
                names.extend(process.step(next).map(|step| step.name.clone()));
                edge.insert(0, next);
            }
        }
    }
    names
}
