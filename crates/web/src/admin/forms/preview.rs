//! The form as citizens will see it: the real pages, on a phone and on a desktop. What is typed there
//! is checked and kept nowhere.

use super::{address, here};
use crate::{
    Web,
    admin::place::{Part, sections},
    chrome::chrome,
    forms::{Drawing, error_summary},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_with, see_other},
    visit::Visit,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, header},
};
use mc_app::{
    AppError,
    eforms::FormWork,
    form::{Entries, Form, Section},
};
use mc_kernel::FieldProblems;
use mc_pages::{
    admin::FormPreviewPage,
    chrome::{Audience, Link},
    citizen::SectionPage,
    components::{Progress, Tab, Tabs},
};
use serde::Deserialize;
use serde_json::{Value, json};

/// The policy of the framed page: that of all pages, but that our own pages may frame it.
const FRAMED: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; \
object-src 'self'; base-uri 'none'; frame-ancestors 'self'";

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    muc: String,
}

fn built(work: &FormWork) -> Option<Form> {
    Form::from_schema(work.blueprint.schema().clone()).ok()
}

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Reply {
    let l = visit.l();
    let work = web.app.form_work(visit.ctx(), &code).await?;
    let form = built(&work);
    let parts = form.as_ref().map(|form| form.sections.as_slice()).unwrap_or_default();
    let chosen = parts.iter().find(|part| part.key == wanted.muc).or_else(|| parts.first());
    let tabs = parts.iter().map(|part| Tab {
        label: part.title.say(l.locale()).text.to_owned(),
        href: address(&code, "xem", &[("muc", &part.key)]),
        count: None,
        is_current: chosen.is_some_and(|chosen| chosen.key == part.key),
    });
    drawn(&FormPreviewPage {
        chrome: chrome(&web, &visit),
        sections: sections(&web, &visit, Part::Procedures),
        back: Link::new(l.t("builder-title"), here(&code)),
        title: work.blueprint.title().say(l.locale()).text.to_owned(),
        parts: Tabs { label: l.t("preview-parts").into_owned(), tabs: tabs.collect() },
        shown: chosen.map(|chosen| format!("{}/xem/{}", here(&code), chosen.key)),
    })
}

pub(crate) async fn shown(
    State(web): State<Web>,
    visit: Visit,
    Path((code, section)): Path<(String, String)>,
) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    let form = built(&work).ok_or(AppError::NotFound)?;
    let empty = Value::Object(serde_json::Map::new());
    let entries = form.entries(&section, &empty);
    let filled = (&entries, &FieldProblems::none(), &empty);
    Ok(framed(draw(&web, &visit, (&work, &form, &section), filled, StatusCode::OK)?))
}

/// What was typed is checked as it would be for a citizen; nothing is kept.
pub(crate) async fn tried(
    State(web): State<Web>,
    visit: Visit,
    Path((code, section)): Path<(String, String)>,
    posted: Posted,
) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    let form = built(&work).ok_or(AppError::NotFound)?;
    let mut entries: Entries = posted.entries();
    let stays = ["_add", "_remove", "_refresh", "_upload"].iter().any(|name| posted.has(name));
    if posted.has("_add") {
        entries.add_item(posted.text("_add"));
    }
    if let Some((path, index)) = posted.text("_remove").strip_suffix(']').and_then(item) {
        entries.remove_item(path, index);
    }
    let mut answers = json!({});
    let problems = form.fill(&section, &entries, &mut answers);
    let problems = if stays { FieldProblems::none() } else { problems };
    if problems.is_empty() && !stays {
        let at = form.sections.iter().position(|part| part.key == section);
        let next = at.and_then(|at| form.sections.get(at + 1)).or_else(|| form.sections.first());
        let next = next.map_or(section.as_str(), |next| next.key.as_str());
        return see_other(&format!("{}/xem/{next}", here(&code)));
    }
    let status =
        if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let filled = (&entries, &problems, &answers);
    Ok(framed(draw(&web, &visit, (&work, &form, &section), filled, status)?))
}

fn item(text: &str) -> Option<(&str, usize)> {
    let (path, index) = text.rsplit_once('[')?;
    Some((path, index.parse().ok()?))
}

fn framed(mut response: axum::response::Response) -> axum::response::Response {
    let policy = HeaderValue::from_static(FRAMED);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn draw(
    web: &Web,
    visit: &Visit,
    (work, form, key): (&FormWork, &Form, &str),
    (entries, problems, answers): (&Entries, &FieldProblems, &Value),
    status: StatusCode,
) -> Reply {
    let l = visit.l();
    let code = work.version.code.as_str();
    let section: &Section = form.section(key).ok_or(AppError::NotFound)?;
    let at = form.sections.iter().position(|part| part.key == key).unwrap_or(0);
    let base = format!("{}/xem", here(code));
    let before = at.checked_sub(1).and_then(|at| form.sections.get(at)).unwrap_or(section);
    let mut around = chrome(web, visit);
    around.audience = Audience::Citizen;
    (around.nav, around.person, around.sign_in) = (Vec::new(), None, None);
    around.flash = None;
    let reference = web.app.reference();
    let visibility = form.visible(answers);
    let fields = Drawing {
        chrome: &around,
        reference: &reference,
        day: web.app.today(),
        form,
        entries,
        visibility: &visibility,
        problems,
        files: &[],
        upload_url: String::new(),
        most_bytes: web.app.settings().limits.file_bytes,
        marks: std::collections::BTreeMap::new(),
        pointed: None,
    }
    .fields(section);
    let of = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    page_with(
        status,
        &SectionPage {
            back: Link::new(before.title.say(l.locale()).text, format!("{base}/{}", before.key)),
            procedure: short_name(&work.procedure.name),
            progress: Progress { step: of(at + 1), of: of(form.sections.len() + 2) },
            title: section.title.say(l.locale()).text.to_owned(),
            intro: section.description.as_ref().map(|d| d.say(l.locale()).text.to_owned()),
            errors: error_summary(l, problems),
            fields,
            action: format!("{base}/{key}"),
            draft_version: String::new(),
            saved: None,
            leave: Link::new(l.t("preview-nothing-kept"), format!("{base}/{key}")),
            chrome: around,
        },
    )
}
