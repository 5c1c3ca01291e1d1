//! A dossier for its owner: what is asked on top, how it stands, the timeline, papers, who looked.

use super::{
    id,
    lists::chip,
    stop::can_stop,
    timeline::{state_words, timeline},
};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    forms::file_view,
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, see_other_telling},
    visit::Visit,
};
use axum::{
    body::Body,
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use mc_app::{
    App, AppError,
    commands::Sent,
    dossier::{BusinessState, Command, command::Withdraw},
    dossier_view::DossierView,
    papers::Paper,
    policy::actions,
    store::records::Access,
};
use mc_kernel::ids::DossierId;
use mc_pages::{
    FormPage,
    chrome::Link,
    citizen::{AnswerSection, Asked, DossierPage, LookedEntry, NextStep, SubmittedPage},
    components::{
        ClockView, Confirmation, Consequence, DerivationStep, ErrorSummary, FileList, SummaryList,
        SummaryRow,
    },
    fields::{FieldKind, FieldView, LongText},
    format,
    words::{Lang, key},
};

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let looked = web.app.who_looked(visit.ctx(), view.dossier.id).await?;
    let proven = web.app.proven_events(visit.ctx(), view.dossier.id).await?;
    drawn(&dossier_page(&web, &visit, &view, (&looked, &proven)))
}

fn dossier_page(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    (looked, proven): (&[Access], &[u64]),
) -> DossierPage {
    let l = visit.l();
    let dossier = &view.dossier;
    let base = format!("/ho-so/{}", dossier.id);
    let papers = App::papers_of(view, false)
        .into_iter()
        .map(|paper| Link::new(l.t(paper_words(paper)), format!("{base}/giay/{}", paper.code())));
    let results = dossier.current_results().filter(|_| dossier.ended.is_some()).map(|result| {
        let name = view.file(result.file.file).map_or("", |f| f.name.as_str());
        Link::new(l.with("result-link", &[("name", name)]), format!("/tep/{}", result.file.file))
    });
    let answers = view.summary(visit.locale(), web.app.today()).into_iter().map(|section| {
        let rows = section.rows.into_iter().map(|row| SummaryRow::new(row.label, row.value));
        AnswerSection { title: section.title, answers: SummaryList { rows: rows.collect() } }
    });
    let shown = view.files.iter().filter(|f| is_given(&f.component));
    let is_own = !view.is_by_mandate;
    DossierPage {
        chrome: fresh_chrome(web, visit),
        back: Link::new(l.t("my-dossiers"), "/ho-so"),
        procedure: short_name(&view.procedure.name),
        number: dossier.number.clone(),
        asked: asked(l, view),
        now: now_sentence(l, view),
        clock: clock(web, visit, view),
        timeline: timeline(web, l, view, proven),
        papers: results.chain(papers).collect(),
        files: FileList { files: shown.map(|f| file_view(l, f, false)).collect() },
        answers: answers.collect(),
        looked: looked_entries(web, l, looked),
        acting: acting(l, view),
        rate: (dossier.business == BusinessState::Returned && !dossier.is_rated && is_own)
            .then(|| Link::new(l.t("rate-link"), format!("{base}/danh-gia"))),
        withdraw: (is_own && can_withdraw(dossier.business))
            .then(|| Link::new(l.t("withdraw-link"), format!("{base}/rut"))),
        stop: (is_own && can_stop(view))
            .then(|| Link::new(l.t("stop-link"), format!("{base}/dung"))),
        follows: dossier.follows.as_ref().map(|follows| {
            let since = format::day(l, web.app.settings().zone.day(follows.since));
            let text = l.with("follows-withdrawn", &[("since", since.as_str())]).into_owned();
            (text, Link::new(follows.number.clone(), format!("/ho-so/{}", follows.dossier)))
        }),
    }
}

/// Who filed it for the applicant, or for whom one follows it; with the way to the mandate.
fn acting(l: Lang, view: &DossierView) -> Vec<(String, Link)> {
    let sentences = view.filed_by.iter().map(|filed| {
        let text = if view.is_by_mandate {
            l.with("mandate-follow-for", &[("name", view.applicant.name.as_str())])
        } else {
            l.with("mandate-filed-by", &[("name", filed.representative.name.as_str())])
        };
        let link = Link::new(l.t("mandate-filed-link"), format!("/uy-quyen/{}", filed.mandate));
        (text.into_owned(), link)
    });
    sentences.collect()
}

fn is_given(component: &str) -> bool {
    !matches!(component, "result" | "consultation")
}

const fn can_withdraw(state: BusinessState) -> bool {
    state.is_in_process()
        || matches!(state, BusinessState::Submitted | BusinessState::SupplementAsked)
}

/// How the dossier stands, in one sentence.
fn now_sentence(l: Lang, view: &DossierView) -> String {
    let dossier = &view.dossier;
    let units: Vec<String> = dossier.steps.iter().map(|s| view.unit_name(s.place.unit)).collect();
    let state = l.t(state_words(dossier.business));
    if units.is_empty() || dossier.ended.is_some() {
        return format!("{state}.");
    }
    let units = units.join(", ");
    l.with("now-at", &[("state", &*state), ("units", units.as_str())]).into_owned()
}

fn asked(l: Lang, view: &DossierView) -> Vec<Asked> {
    let dossier = &view.dossier;
    let base = format!("/ho-so/{}", dossier.id);
    let supplement = dossier.supplement.as_ref().map(|awaited| Asked {
        text: l.t("asked-supplement").into_owned(),
        by: Some(format::day(l, awaited.answer_by)),
        action: Link::new(l.t("answer-supplement"), format!("{base}/bo-sung")),
    });
    let fee = dossier.fee.as_ref().map(|fee| {
        let amount = format::money(l, fee.amount);
        Asked {
            text: l.with("asked-fee-amount", &[("amount", amount.as_str())]).into_owned(),
            by: None,
            action: Link::new(l.t("how-to-pay"), "/tro-giup"),
        }
    });
    supplement.into_iter().chain(fee).collect()
}

/// The clock with its derivation in words.
pub(crate) fn clock(web: &Web, visit: &Visit, view: &DossierView) -> ClockView {
    let l = visit.l();
    let zone = &web.app.settings().zone;
    let dossier = &view.dossier;
    let stopped = dossier.clock.is_stopped() && dossier.ended.is_none();
    let due = dossier.clock.due.filter(|_| !stopped);
    let derivation = view.deadline.iter().flat_map(|deadline| {
        let words = deadline.derivation.words(visit.locale());
        words.into_iter().map(|text| DerivationStep { text, law: None })
    });
    ClockView {
        chip: chip(web, visit, dossier.business, dossier.clock.due),
        due: due.map(|due| format::moment(l, zone.local(due))),
        pause: stopped.then(|| {
            let words = if dossier.stopped.is_some() {
                key("clock-stopped-on-request")
            } else {
                key("clock-stopped")
            };
            l.t(words).into_owned()
        }),
        derivation: derivation.collect(),
    }
}

/// The words of a paper.
pub(crate) const fn paper_words(paper: Paper) -> &'static str {
    match paper {
        Paper::Receipt => key("paper-01"),
        Paper::ReceiptRoll => key("paper-01-roll"),
        Paper::Supplement => key("paper-02"),
        Paper::Refusal => key("paper-03"),
        Paper::Apology => key("paper-04"),
        Paper::StopNotice => key("paper-05"),
        Paper::ControlSheet => key("paper-06"),
        Paper::Acknowledgement => key("paper-acknowledgement"),
    }
}

/// Who looked, newest first: one entry for the same person, purpose and day, with how often.
fn looked_entries(web: &Web, l: Lang, looked: &[Access]) -> Vec<LookedEntry> {
    let zone = &web.app.settings().zone;
    let mut groups: Vec<(&Access, u64)> = Vec::new();
    for access in looked {
        let is_same = |other: &Access| {
            (other.actor, other.unit, &other.purpose)
                == (access.actor, access.unit, &access.purpose)
                && zone.local(other.at).day == zone.local(access.at).day
        };
        match groups.iter_mut().find(|(newest, _)| is_same(newest)) {
            Some((_, times)) => *times += 1,
            None => groups.push((access, 1)),
        }
    }
    groups.into_iter().map(|(access, times)| looked_entry(web, l, access, times)).collect()
}

fn looked_entry(web: &Web, l: Lang, access: &Access, times: u64) -> LookedEntry {
    let often = (times > 1).then(|| l.n("looked-times", times).into_owned());
    let why = l.t(super::looks::look_why(&access.purpose)).into_owned();
    LookedEntry {
        when: super::looks::moment(web, l, access.at),
        who: super::looks::looker(web, l, access),
        why: [Some(why), often].into_iter().flatten().collect::<Vec<_>>().join(", "),
    }
}

/// The page after sending: what happened, what comes next, by when and why.
pub(crate) async fn submitted(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
) -> Reply {
    let l = visit.l();
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let dossier = &view.dossier;
    let zone = &web.app.settings().zone;
    let intake = format::moment(l, zone.local(dossier.intake_due));
    let limit = dossier.clock.limit.words(visit.locale());
    let unit = view.unit_name(dossier.receiving_unit);
    let next = [
        NextStep {
            when: intake,
            text: l.with("next-desk", &[("unit", unit.as_str())]).into_owned(),
        },
        NextStep { when: limit, text: l.t("next-settle").into_owned() },
        NextStep { when: String::new(), text: l.t("next-notice").into_owned() },
    ];
    let base = format!("/ho-so/{}", dossier.id);
    let dossier_link = if visit.ctx().staff().is_ok() {
        Link::new(l.t("open-dossier"), format!("/can-bo/ho-so/{}", dossier.id))
    } else {
        Link::new(l.t("follow-dossier"), base.clone())
    };
    drawn(&SubmittedPage {
        chrome: chrome(&web, &visit),
        procedure: short_name(&view.procedure.name),
        confirmation: Confirmation {
            title: l.t("submitted-title").into_owned(),
            number_label: l.t("dossier-number").into_owned(),
            number: dossier.number.clone(),
            text: Some(l.t("submitted-text").into_owned()),
        },
        next: next.to_vec(),
        clock: clock(&web, &visit, &view),
        links: vec![
            Link::new(
                l.t("paper-acknowledgement"),
                format!("{base}/giay/{}", Paper::Acknowledgement.code()),
            ),
            dossier_link,
        ],
    })
}

/// A paper as PDF.
pub(crate) async fn paper(
    State(web): State<Web>,
    visit: Visit,
    Path((dossier, paper)): Path<(String, String)>,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let paper = Paper::from_code(&paper).ok_or(AppError::NotFound)?;
    let bytes = web.app.paper(visit.ctx(), dossier, paper).await?;
    let name = format!("inline; filename=\"{}.pdf\"", paper.code());
    let headers = [(header::CONTENT_TYPE, "application/pdf"), (header::CONTENT_DISPOSITION, &name)];
    Ok((headers, Body::from(bytes)).into_response())
}

pub(crate) async fn withdraw_page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
) -> Reply {
    let l = visit.l();
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    let reason = LongText { value: String::new(), rows: 3, most: Some(2000) };
    drawn(&FormPage {
        chrome: chrome(&web, &visit),
        back: Some(Link::new(view.dossier.number.clone(), format!("/ho-so/{}", view.dossier.id))),
        title: l.t("withdraw-title").into_owned(),
        place: short_name(&view.procedure.name),
        intro: Vec::new(),
        errors: ErrorSummary::default(),
        fields: vec![
            FieldView::new("reason", l.t("withdraw-reason"), FieldKind::LongText(reason))
                .optional(),
        ],
        action: format!("/ho-so/{}/rut", view.dossier.id),
        hidden: vec![("_command".to_owned(), web.app.new_command().to_string())],
        consequence: Some(Consequence {
            action: l.t("withdraw-link").into_owned(),
            effects: vec![l.t("withdraw-effect").into_owned()],
            is_final: true,
        }),
        submit: l.t("withdraw-submit").into_owned(),
        other: None,
    })
}

pub(crate) async fn withdraw(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    posted: Posted,
) -> Reply {
    let dossier: DossierId = id(&dossier)?;
    let reason = posted.text("reason").to_owned();
    let sent = Sent::alone(posted.parsed("_command")?, Command::Withdraw(Withdraw { reason }));
    web.app.command::<actions::Withdraw>(visit.ctx(), dossier, sent).await?;
    see_other_telling(&web, &format!("/ho-so/{dossier}"), "withdrawn")
}
