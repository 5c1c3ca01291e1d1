//! Who looked at the data of the person who signed on, and what they ask about it.

use super::{id, page_key, procedure_name};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    forms::{error_summary, problem_words},
    posted::Posted,
    reply::{Reply, page as drawn, page_again, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, Query, State};
use mc_app::{
    AppError,
    access::ANSWER_WITHIN_DAYS,
    dossier_view::unit_name,
    org::Role,
    store::{access_record::Look, guidance::Guidance, records::Access},
};
use mc_kernel::{ActorRef, FieldProblems, Timestamp, ids::AccessId};
use mc_pages::{
    FormPage,
    chrome::Link,
    citizen::LooksPage,
    components::{Empty, Paging, Timeline, TimelineEntry, TimelineTime},
    fields::{FieldKind, FieldView, LongText},
    format,
    words::{Lang, key},
};
use serde::Deserialize;

/// Where a person reads it.
pub(crate) const HERE: &str = "/ai-da-xem";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Where {
    #[serde(default)]
    sau: String,
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Query(at): Query<Where>) -> Reply {
    let l = visit.l();
    let page = web.app.my_looks(visit.ctx(), page_key(&at.sau)).await?;
    let shown = u64::try_from(page.rows.len()).unwrap_or(u64::MAX);
    let guided =
        if at.sau.is_empty() { web.app.my_guidance(visit.ctx()).await? } else { Vec::new() };
    drawn(&LooksPage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("nav-my-dossiers"), "/ho-so"),
        intro: vec![l.t("looks-intro").into_owned(), l.t("looks-law").into_owned()],
        looks: Timeline { entries: page.rows.iter().map(|look| entry(&web, l, look)).collect() },
        guided: Timeline {
            entries: guided.iter().filter_map(|g| guided_entry(&web, l, g)).collect(),
        },
        empty: Empty {
            title: l.t("looks-none").into_owned(),
            text: l.t("looks-none-text").into_owned(),
            action: None,
        },
        paging: Paging {
            first: (!at.sau.is_empty()).then(|| HERE.to_owned()),
            next: page.next.map(|(at, id)| format!("{HERE}?sau={}.{id}", at.micros())),
            shown: l.n("looks-shown", shown).into_owned(),
        },
    })
}

fn entry(web: &Web, l: Lang, look: &Look) -> TimelineEntry {
    let dossier = Link::new(look.number.clone(), format!("/ho-so/{}", look.dossier));
    let ask = Link::new(l.t("look-ask"), format!("{HERE}/{}/hoi", look.id));
    let (note, links) = match &look.question {
        None => match look.access.actor {
            ActorRef::Mandated { mandate, .. } => {
                let mandate = Link::new(l.t("mandate-filed-link"), format!("/uy-quyen/{mandate}"));
                (l.t("mandates-link").into_owned(), vec![dossier, mandate])
            }
            ActorRef::Citizen(_)
            | ActorRef::Staff(_)
            | ActorRef::Deputy { .. }
            | ActorRef::System(_)
            | ActorRef::Program => (l.t("look-ground-service").into_owned(), vec![dossier, ask]),
        },
        Some(question) => {
            let told = match &question.answer {
                None => {
                    let due = [("due", last_day(web, l, question.due))];
                    l.with("look-question-waits", &due).into_owned()
                }
                Some((answer, _)) => {
                    l.with("look-question-answered", &[("answer", answer.as_str())]).into_owned()
                }
            };
            (told, vec![dossier])
        }
    };
    TimelineEntry {
        time: TimelineTime::Past,
        when: moment(web, l, look.access.at),
        text: sentence(web, l, look),
        note: Some(note),
        links,
    }
}

/// An officer who looked at a draft beside the person.
fn guided_entry(web: &Web, l: Lang, guidance: &Guidance) -> Option<TimelineEntry> {
    let (staff, unit) = guidance.officer?;
    let access = Access {
        actor: ActorRef::Staff(staff),
        unit: Some(unit),
        role: Some(Role::DeskOfficer.code().to_owned()),
        purpose: String::new(),
        at: guidance.joined?,
    };
    Some(TimelineEntry {
        time: TimelineTime::Past,
        when: moment(web, l, access.at),
        text: l.with("guide-look", &[("who", looker(web, l, &access))]).into_owned(),
        note: Some(l.t("guide-look-note").into_owned()),
        links: Vec::new(),
    })
}

/// Who looked, what for and at what, in a sentence.
pub(crate) fn sentence(web: &Web, l: Lang, look: &Look) -> String {
    let values = [
        ("who", looker(web, l, &look.access)),
        ("why", l.t(look_why(&look.access.purpose)).into_owned()),
        ("procedure", procedure_name(web, &look.procedure)),
    ];
    l.with("look-sentence", &values).into_owned()
}

/// Who looked: the position, or the function where it is held no more, and the unit; never the name.
pub(crate) fn looker(web: &Web, l: Lang, access: &Access) -> String {
    let function = match access.actor {
        ActorRef::System(_) => l.t("some-system").into_owned(),
        ActorRef::Staff(id) | ActorRef::Deputy { by: id, .. } => {
            let reference = web.app.reference();
            let mut positions = reference.directory.positions_of(id, web.app.today());
            let held = positions.find(|position| Some(position.unit) == access.unit);
            let role = access.role.as_deref().and_then(Role::from_code);
            let words = || l.t(role.map_or(key("some-officer"), function_words)).into_owned();
            held.map_or_else(words, |position| position.title.clone())
        }
        ActorRef::Mandated { .. } => l.t("mandate-looker").into_owned(),
        ActorRef::Citizen(_) | ActorRef::Program => l.t("some-officer").into_owned(),
    };
    let unit = access.unit.map(|unit| unit_name(&web.app.reference(), unit)).unwrap_or_default();
    if unit.is_empty() { function } else { format!("{function}, {unit}") }
}

const fn function_words(role: Role) -> &'static str {
    match role {
        Role::DeskOfficer => key("function-desk-officer"),
        Role::ProcessingOfficer => key("function-processing-officer"),
        Role::HeadOfDivision => key("function-head-of-division"),
        Role::Leader => key("function-leader"),
        Role::Clerk => key("function-clerk"),
        Role::AgencyAdministrator | Role::ProvinceAdministrator => key("function-administrator"),
        Role::Inspector => key("function-inspector"),
    }
}

/// What somebody looked for.
pub(crate) fn look_why(purpose: &str) -> &'static str {
    match purpose {
        "file" => key("look-why-file"),
        "search" => key("look-why-search"),
        "export" => key("look-why-export"),
        "print" => key("look-why-print"),
        "store" => key("look-why-store"),
        "register" => key("look-why-register"),
        "register-sensitive" => key("looked-register-sensitive"),
        "answers-sensitive" => key("looked-answers-sensitive"),
        "api" => key("look-why-api"),
        _ => key("look-why-dossier"),
    }
}

pub(crate) fn moment(web: &Web, l: Lang, at: Timestamp) -> String {
    format::moment_short(l, web.app.settings().zone.local(at))
}

/// The last day before an instant at which a day begins.
pub(crate) fn last_day(web: &Web, l: Lang, end: Timestamp) -> String {
    format::day_short(l, web.app.settings().zone.day(end.plus_minutes(-1)))
}

pub(crate) async fn ask_page(
    State(web): State<Web>,
    visit: Visit,
    Path(look): Path<String>,
) -> Reply {
    let look = web.app.my_look(visit.ctx(), id(&look)?).await?;
    if look.question.is_some() {
        return see_other_telling(&web, HERE, "look-asked");
    }
    drawn(&form(&web, &visit, &look, "", &FieldProblems::none()))
}

fn form(web: &Web, visit: &Visit, look: &Look, typed: &str, problems: &FieldProblems) -> FormPage {
    let l = visit.l();
    let value = typed.to_owned();
    let kind = FieldKind::LongText(LongText { value, rows: 4, most: Some(2000) });
    let mut field = FieldView::new("text", l.t("look-ask-text"), kind);
    field.error = problems.at("text").map(|problem| problem_words(l, problem));
    let what = format!("{} – {}", moment(web, l, look.access.at), sentence(web, l, look));
    let days = [("days", ANSWER_WITHIN_DAYS.to_string())];
    FormPage {
        chrome: chrome(web, visit),
        back: Some(Link::new(l.t("looks-title"), HERE)),
        title: l.t("look-ask-title").into_owned(),
        place: l.t("looks-title").into_owned(),
        intro: vec![what, l.with("look-ask-intro", &days).into_owned()],
        errors: error_summary(l, problems),
        fields: vec![field],
        action: format!("{HERE}/{}/hoi", look.id),
        hidden: Vec::new(),
        consequence: None,
        submit: l.t("look-ask-send").into_owned(),
        other: None,
    }
}

pub(crate) async fn ask(
    State(web): State<Web>,
    visit: Visit,
    Path(look): Path<String>,
    posted: Posted,
) -> Reply {
    let look: AccessId = id(&look)?;
    match web.app.ask_about_look(visit.ctx(), look, posted.text("text")).await {
        Ok(()) => see_other_telling(&web, HERE, "look-asked"),
        Err(AppError::Invalid(invalid)) => {
            let look = web.app.my_look(visit.ctx(), look).await?;
            page_again(&form(&web, &visit, &look, posted.text("text"), &invalid.problems))
        }
        Err(error) => Err(error.into()),
    }
}
