//! All answers before they are sent, and sending them exactly once.

use super::{
    draft::{count, to_dossier},
    id,
};
use crate::{
    Web,
    chrome::chrome,
    forms::{error_summary, file_view, papers},
    posted::Posted,
    public::short_name,
    reply::{Reply, page_with, see_other, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError, attachments::SUPPLEMENT_COMPONENT, catalog::Channel, drafts::OpenDraft,
    form::SummarySection, geography::Areas, store::drafts::DraftState,
};
use mc_kernel::{FieldProblems, ids::DraftId};
use mc_pages::{
    chrome::Link,
    citizen::{AnswerSection, CheckAnswersPage},
    components::{Consequence, ErrorLink, ErrorSummary, SummaryList, SummaryRow},
    words::Lang,
};

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(draft): Path<String>) -> Reply {
    let open = web.app.open_draft(visit.ctx(), id(&draft)?).await?;
    if open.draft.state == DraftState::Submitted {
        return to_dossier(&visit, &open);
    }
    let problems = web.app.check_draft(&open).problems;
    draw(&web, &visit, &open, &problems, StatusCode::OK)
}

fn draw(
    web: &Web,
    visit: &Visit,
    open: &OpenDraft,
    problems: &FieldProblems,
    status: StatusCode,
) -> Reply {
    let l = visit.l();
    let base = format!("/nhap/{}", open.draft.id);
    let reference = web.app.reference();
    let names = Areas { reference: &reference, day: web.app.today() };
    let answers = open.form.prune(open.answers.clone());
    let summary = open.form.summary(&answers, visit.locale(), &names);
    let mut sections: Vec<AnswerSection> =
        summary.iter().map(|section| answer_section(&base, section)).collect();
    sections.push(papers_section(l, open, &base));
    let is_supplement = open.draft.dossier.is_some();
    let (action, effects) = if is_supplement {
        (l.t("send-supplement"), vec![l.t("send-supplement-effect").into_owned()])
    } else {
        let effects = [l.t("send-effect-desk"), l.t("send-effect-once"), l.t("send-effect-true")];
        (l.t("send-dossier"), effects.map(std::borrow::Cow::into_owned).to_vec())
    };
    page_with(
        status,
        &CheckAnswersPage {
            chrome: chrome(web, visit),
            back: Link::new(l.t("task-papers"), format!("{base}/giay-to")),
            procedure: short_name(&open.procedure.name),
            errors: linked(l, open, problems, &base),
            sections,
            consequence: Consequence { action: action.into_owned(), effects, is_final: true },
            action: format!("{base}/gui"),
            command_id: open.draft.command.to_string(),
            draft_version: open.draft.revision.to_string(),
        },
    )
}

fn answer_section(base: &str, section: &SummarySection) -> AnswerSection {
    let change = format!("{base}/muc/{}", section.key);
    let rows = section.rows.iter().enumerate().map(|(i, row)| {
        let line = SummaryRow::new(row.label.clone(), row.value.clone());
        // One way back for the whole section, at its first line.
        if i == 0 { line.changed_at(change.clone()) } else { line }
    });
    AnswerSection { title: section.title.clone(), answers: SummaryList { rows: rows.collect() } }
}

/// The papers with their files, and those for which nothing was attached.
fn papers_section(l: Lang, open: &OpenDraft, base: &str) -> AnswerSection {
    let supplement = (SUPPLEMENT_COMPONENT.to_owned(), l.t("supplement-files").into_owned());
    let named = papers(open).into_iter().flat_map(|(_, group)| group);
    let named = named.map(|paper| (paper.code.to_string(), paper.name));
    let mut rows: Vec<SummaryRow> = std::iter::once(supplement)
        .chain(named)
        .filter_map(|(component, name)| files_row(l, open, &component, name))
        .collect();
    if rows.is_empty() {
        rows.push(SummaryRow::new(l.t("task-papers"), l.t("no-papers")));
    }
    if let Some(first) = rows.first_mut() {
        first.change_href = Some(format!("{base}/giay-to"));
    }
    AnswerSection {
        title: l.n("papers-with-count", count(open.files.len())).into_owned(),
        answers: SummaryList { rows },
    }
}

/// The files of one component; none where there are none.
fn files_row(l: Lang, open: &OpenDraft, component: &str, name: String) -> Option<SummaryRow> {
    let files = open.files.iter().filter(|file| file.component == component);
    let links = files.map(|file| {
        let view = file_view(l, file, false);
        Link::new(format!("{} ({})", view.name, view.facts), view.href.unwrap_or_default())
    });
    let mut row = SummaryRow::new(name, "");
    row.values.clear();
    row.files = links.collect();
    (!row.files.is_empty()).then_some(row)
}

/// Problems lead to the section in which they can be mended.
fn linked(l: Lang, open: &OpenDraft, problems: &FieldProblems, base: &str) -> ErrorSummary {
    let mut summary = error_summary(l, problems);
    for (link, problem) in summary.errors.iter_mut().zip(problems) {
        let section = open.form.section_of(&problem.path);
        let href = section
            .map(|s| format!("{base}/muc/{}#{}", s.key, mc_pages::fields::id_of(&problem.path)));
        // The same label may stand in several sections.
        let text = match section.map(|section| section.title.say(l.locale()).text) {
            Some(title) => format!("{title}: {}", link.text),
            None => link.text.clone(),
        };
        *link = ErrorLink { text, href };
    }
    summary
}

pub(crate) async fn send(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    posted: Posted,
) -> Reply {
    let draft: DraftId = id(&draft)?;
    let open = web.app.open_draft(visit.ctx(), draft).await?;
    if let (Some(dossier), DraftState::Open) = (open.draft.dossier, open.draft.state) {
        return match web.app.send_supplement(visit.ctx(), &open, dossier, posted.text("note")).await
        {
            Ok(_) => see_other_telling(&web, &dossier_page(&visit, dossier), "supplement-sent"),
            Err(AppError::Invalid(invalid)) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                draw(&web, &visit, &open, &invalid.problems, status)
            }
            Err(error) => Err(error.into()),
        };
    }
    let channel = if visit.ctx().staff().is_ok() { Channel::Direct } else { Channel::Online };
    match web.app.submit_draft(visit.ctx(), &open, channel).await {
        Ok(submitted) => see_other(&format!("/ho-so/{}/da-nop", submitted.dossier)),
        Err(AppError::Invalid(invalid)) => {
            draw(&web, &visit, &open, &invalid.problems, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(error) => Err(error.into()),
    }
}

fn dossier_page(visit: &Visit, dossier: mc_kernel::ids::DossierId) -> String {
    if visit.ctx().staff().is_ok() {
        format!("/can-bo/ho-so/{dossier}")
    } else {
        format!("/ho-so/{dossier}")
    }
}
