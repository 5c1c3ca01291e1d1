//! A dossier on the officer's desk: left what was given, right what to decide.

use super::{
    decisions::{self, Tried},
    given::{self, View},
    sensitive::Reason,
};
use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::{clock, id, paper_words, procedure_name},
    forms::error_summary,
    reply::{Oops, Reply, page as drawn},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{App, dossier::BusinessState, dossier_view::DossierView, work::List};
use mc_kernel::{PageSize, ids::DossierId};
use mc_pages::{
    chrome::Link,
    components::{ClockView, ErrorLink, ErrorSummary, Tab, Tabs},
    desk::{DecisionOption, DeskDossierPage},
    fields::FieldView,
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// What of a dossier is looked at, and from which list one came.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Looking {
    /// The list one came from.
    #[serde(default, rename = "danh-sach")]
    pub(super) list: String,
    /// The view: the form, the history, the process.
    #[serde(default, rename = "xem")]
    pub(super) view: String,
    /// The file that is shown in place.
    #[serde(default, rename = "tep")]
    pub(super) file: String,
    /// A reason for seeing sensitive answers that was not taken.
    #[serde(skip)]
    pub(super) reason: Option<Reason>,
    /// What came of asking the register just now.
    #[serde(skip)]
    pub(super) register: Option<super::register::Told>,
}

impl Looking {
    /// The address of a dossier with the list one came from.
    pub(super) fn address(&self, dossier: DossierId, of: &str) -> String {
        let list = List::from_code(&self.list).map_or("", List::code);
        match list {
            "" => format!("/can-bo/ho-so/{dossier}{of}"),
            list => format!("/can-bo/ho-so/{dossier}{of}?danh-sach={list}"),
        }
    }
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(dossier): Path<String>,
    Query(looking): Query<Looking>,
) -> Reply {
    let view = web.app.view_dossier(visit.ctx(), id(&dossier)?).await?;
    drawn(&desk_page(&web, &visit, &view, &looking, None).await?)
}

/// The page, with a decision that was tried and what is wrong with it.
pub(super) async fn desk_page(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    looking: &Looking,
    tried: Option<&Tried<'_>>,
) -> Result<DeskDossierPage, Oops> {
    let l = visit.l();
    let dossier = &view.dossier;
    let choices = web.app.choices(visit.ctx(), view).await?;
    let shown = View::from_code(&looking.view);
    let base = format!("/can-bo/ho-so/{}", dossier.id);
    let asks = web.app.may_ask_register(visit.ctx(), dossier.id).await;
    let papers = App::papers_of(view, true).into_iter().map(|paper| {
        Link::new(l.t(paper_words(paper)), format!("/ho-so/{}/giay/{}", dossier.id, paper.code()))
    });
    let digitises = web.app.may_digitise(visit.ctx(), dossier.id).await.is_ok();
    let store = store_links(web, visit, view, digitises).await;
    let masked = web.app.answers_are_masked(visit.ctx(), view).await?;
    let decisions = decisions::options(web, visit, view, &choices, tried);
    Ok(DeskDossierPage {
        chrome: fresh_chrome(web, visit),
        back: back(l, looking),
        next: next(web, visit, view, looking).await?,
        applicant: view.applicant.name.clone(),
        procedure: procedure_name(web, &dossier.procedure),
        number: dossier.number.clone(),
        facts: facts(web, l, view),
        views: views(l, &base, looking, shown, asks),
        answers: if shown == View::Given {
            given::answers(web, visit, view, masked)
        } else {
            Vec::new()
        },
        reveal: super::sensitive::form(l, view, looking, shown == View::Given && masked),
        files: if shown == View::Given {
            given::files(web, l, view, looking, digitises)
        } else {
            Vec::new()
        },
        not_given: if shown == View::Given { given::not_given(view) } else { Vec::new() },
        store: if shown == View::Given { store } else { Vec::new() },
        shown_file: given::shown_file(view, &looking.file),
        timeline: (shown == View::History).then(|| given::history(web, l, view)),
        stays: (shown == View::History).then(|| given::stays(web, l, view)),
        legs: if shown == View::Process {
            super::legs::table(web, visit, view).await?
        } else {
            None
        },
        register: if shown == View::Register {
            super::register::view(web, visit, view, looking.register.as_ref()).await?
        } else {
            None
        },
        diagram: (shown == View::Process).then(|| given::diagram(visit, view)),
        papers: papers.collect(),
        clock: officers_clock(web, visit, view),
        step: step(l, view),
        alerts: super::rules::alerts(web, l, view),
        orders: super::rules::orders(web, l, view),
        errors: errors(l, tried, &decisions),
        no_decision: decisions.is_empty().then(|| why_nothing(l, view)),
        decisions,
        action: looking.address(dossier.id, "/quyet-dinh"),
        command_id: web.app.new_command().to_string(),
        version: dossier.version.to_string(),
        ribbon: given::ribbon(web, l, view),
    })
}

/// The ways into the applicant's data store, for whoever may go them.
async fn store_links(web: &Web, visit: &Visit, view: &DossierView, digitises: bool) -> Vec<Link> {
    let l = visit.l();
    let base = format!("/can-bo/ho-so/{}", view.dossier.id);
    let may_read = web.app.may_read_store(visit.ctx(), view.dossier.id).await.is_ok();
    let read = may_read.then(|| Link::new(l.t("store-of-applicant"), format!("{base}/kho")));
    let is_open =
        !matches!(view.dossier.business, BusinessState::Refused | BusinessState::Withdrawn);
    let new = digitises && is_open && view.procedure.papers().next().is_some();
    let new = new.then(|| Link::new(l.t("digitise-new"), format!("{base}/so-hoa")));
    read.into_iter().chain(new).collect()
}

/// The clock as the citizen sees it, with the working time that is left.
fn officers_clock(web: &Web, visit: &Visit, view: &DossierView) -> ClockView {
    let mut clock = clock(web, visit, view);
    let dossier = &view.dossier;
    let due = dossier.clock.due.filter(|_| dossier.business.is_in_process());
    if let Some(due) = due.filter(|_| !dossier.clock.is_stopped()) {
        clock.chip = super::lists::remaining_chip(web, visit.l(), due);
    }
    clock
}

fn back(l: Lang, looking: &Looking) -> Link {
    match List::from_code(&looking.list) {
        Some(list) => Link::new(l.t("nav-work"), format!("/can-bo/viec?danh-sach={}", list.code())),
        None => Link::new(l.t("nav-work"), "/can-bo/viec"),
    }
}

/// The dossier after this one in the list that one came from, where it is on the list's first page.
async fn next(
    web: &Web,
    visit: &Visit,
    view: &DossierView,
    looking: &Looking,
) -> Result<Option<Link>, Oops> {
    let Some(list) = List::from_code(&looking.list) else { return Ok(None) };
    if !web.app.lists(visit.ctx())?.contains(&list) {
        return Ok(None);
    }
    let page = web.app.work(visit.ctx(), list, None, PageSize::SCREEN).await?;
    let own = view.dossier.id;
    let others: Vec<DossierId> = match page.rows.iter().position(|line| line.dossier == own) {
        Some(at) => page.rows.iter().skip(at + 1).map(|line| line.dossier).collect(),
        None => page.rows.iter().map(|line| line.dossier).collect(),
    };
    let next = others.into_iter().find(|dossier| *dossier != own);
    Ok(next.map(|next| Link::new(visit.l().t("next-dossier"), looking.address(next, ""))))
}

/// The short facts of the head.
fn facts(web: &Web, l: Lang, view: &DossierView) -> Vec<String> {
    let dossier = &view.dossier;
    let zone = &web.app.settings().zone;
    let channel = match dossier.channel {
        mc_app::catalog::Channel::Direct => key("channel-direct"),
        mc_app::catalog::Channel::Online => key("channel-online"),
        mc_app::catalog::Channel::Post => key("channel-post"),
    };
    let case = view.procedure.case(&dossier.case).map(|case| case.name.clone());
    let case = case.filter(|_| view.procedure.cases.len() > 1);
    let at = dossier.clock.received.unwrap_or(dossier.submitted_at);
    let at = format::moment_short(l, zone.local(at));
    let at = if dossier.clock.received.is_some() {
        l.with("received-at", &[("at", at.as_str())])
    } else {
        l.with("submitted-at", &[("at", at.as_str())])
    };
    let entered = dossier.entered_by.map(|staff| {
        let name = view.staff_name(staff);
        l.with("entered-by", &[("name", name.as_str())]).into_owned()
    });
    let filed = view.filed_by.iter().map(|filed| {
        let name = filed.representative.name.as_str();
        l.with("mandate-filed-by", &[("name", name)]).into_owned()
    });
    [Some(l.t(channel).into_owned()), case, Some(at.into_owned()), entered]
        .into_iter()
        .flatten()
        .chain(filed)
        .collect()
}

fn views(l: Lang, base: &str, looking: &Looking, shown: View, asks: bool) -> Tabs {
    let list = List::from_code(&looking.list);
    let offered = View::ALL.into_iter().filter(|view| asks || *view != View::Register);
    let tabs = offered.map(|view| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(list) = list {
            query.append_pair("danh-sach", list.code());
        }
        query.append_pair("xem", view.code());
        Tab {
            label: l.t(view.words()).into_owned(),
            href: format!("{base}?{}", query.finish()),
            count: None,
            is_current: view == shown,
        }
    });
    Tabs { label: l.t("dossier-views").into_owned(), tabs: tabs.collect() }
}

/// Where the dossier is, with who has it.
fn step(l: Lang, view: &DossierView) -> String {
    let dossier = &view.dossier;
    let places: Vec<String> = dossier
        .steps
        .iter()
        .map(|open| {
            let step = view.process.step(open.step).map_or("", |s| s.name.as_str());
            let unit = view.unit_name(open.place.unit);
            let who = open.assignee.map(|staff| view.staff_name(staff)).unwrap_or_default();
            let values = [("step", step), ("unit", unit.as_str()), ("who", who.as_str())];
            if who.is_empty() { l.with("step-at", &values) } else { l.with("step-with", &values) }
                .into_owned()
        })
        .collect();
    if places.is_empty() {
        let state = l.t(crate::citizen::timeline::state_words(dossier.business));
        return format!("{state}.");
    }
    places.join(" ")
}

/// Why nothing can be decided here.
fn why_nothing(l: Lang, view: &DossierView) -> String {
    let words = match view.dossier.business {
        BusinessState::Refused | BusinessState::Withdrawn | BusinessState::Returned => {
            key("nothing-ended")
        }
        BusinessState::SupplementAsked | BusinessState::FeeAsked => key("nothing-waits-applicant"),
        BusinessState::Submitted
        | BusinessState::Accepted
        | BusinessState::Processing
        | BusinessState::Paused
        | BusinessState::Finished => key("nothing-elsewhere"),
    };
    l.t(words).into_owned()
}

/// The problems of a tried decision, each leading to its field inside the opened decision.
fn errors(l: Lang, tried: Option<&Tried<'_>>, options: &[DecisionOption]) -> ErrorSummary {
    let Some(tried) = tried else { return ErrorSummary::default() };
    let mut summary = error_summary(l, &tried.problems);
    for (link, problem) in summary.errors.iter_mut().zip(&tried.problems) {
        let at =
            (!problem.path.is_empty()).then(|| decisions::field_id(tried.value, &problem.path));
        link.href = at.map(|id| format!("#{id}"));
    }
    let fields: Vec<FieldView> = options.iter().flat_map(|option| option.fields.clone()).collect();
    let mut summary = summary.naming(&fields);
    summary
        .errors
        .extend(tried.said.iter().map(|text| ErrorLink { href: None, text: text.clone() }));
    summary
}
