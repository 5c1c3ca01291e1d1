//! Building e-forms: the fields in order with their buttons, one field, the preview, files, saving.
//!
//! Every page works on the shared work on a form; every change names the state it was made on. When
//! somebody else was faster, the page is drawn again on the newer state with what was typed.

pub(super) mod bring;
pub(super) mod field;
pub(super) mod preview;
pub(super) mod save;
pub(super) mod title;

mod typed;
mod words;

use super::place::{Part, many, sections};
use crate::{
    Web,
    chrome::{chrome, fresh_chrome},
    posted::Posted,
    public::short_name,
    reply::{Reply, page as drawn, page_with, see_other, see_other_telling},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    eforms::FormWork,
    form::builder::{Entry, Flaw, When},
};
use mc_pages::{
    admin::{FormBuilderPage, FormBuilderRow},
    chrome::{Chrome, Link},
    components::{Banner, BannerKind, ErrorLink, ErrorSummary},
    format,
    words::Lang,
};

/// The page of the form of a procedure.
pub(super) fn here(code: &str) -> String {
    format!("/quan-tri/bieu-mau/{code}")
}

fn address(code: &str, path: &str, pairs: &[(&str, &str)]) -> String {
    super::place::address(&format!("{}/{path}", here(code)), pairs)
}

fn row_id(at: usize) -> String {
    format!("o-{at}")
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(code): Path<String>) -> Reply {
    let work = web.app.form_work(visit.ctx(), &code).await?;
    drawn(&builder(&web, &visit, &work, fresh_chrome(&web, &visit)))
}

fn builder(web: &Web, visit: &Visit, work: &FormWork, chrome: Chrome) -> FormBuilderPage {
    use mc_pages::words::key;
    let l = visit.l();
    let code = work.version.code.as_str();
    let flaws = work.blueprint.flaws();
    let outline = work.blueprint.outline();
    let link = |words: &'static str, path: &str| Link::new(l.t(words), address(code, path, &[]));
    FormBuilderPage {
        chrome,
        sections: sections(web, visit, Part::Procedures),
        breadcrumbs: vec![
            Link::new(l.t("admin-procedures"), "/quan-tri/thu-tuc"),
            Link::new(short_name(&work.procedure.name), format!("/quan-tri/thu-tuc/{code}")),
        ],
        title: short_name(&work.procedure.name),
        form_title: work.blueprint.title().say(l.locale()).text.to_owned(),
        state: state(web, l, work),
        told: None,
        flaws: summary(l, &flaws, &outline),
        action: here(code),
        revision: work.revision,
        rows: rows(l, code, &outline, &flaws),
        add: link(key("builder-add-page"), "o"),
        can_undo: work.can_undo,
        has_changes: work.revision != 0,
        actions: vec![
            link(key("preview-title"), "xem"),
            link(key("builder-rename"), "ten"),
            link(key("bring-title"), "nhap"),
            link(key("builder-download"), "tai"),
        ],
        save: (work.revision != 0).then(|| link(key("builder-save"), "luu")),
    }
}

/// How the work stands: untouched, or changed by whom and when.
fn state(web: &Web, l: Lang, work: &FormWork) -> String {
    let number = ("number", work.version.number.to_string());
    let Some((by, at)) = &work.changed else {
        return l.with("builder-untouched", &[number]).into_owned();
    };
    let reference = web.app.reference();
    let name = match by.parse() {
        Ok(mc_kernel::ActorRef::Staff(id) | mc_kernel::ActorRef::Deputy { by: id, .. }) => {
            reference.directory.staff(id).map(|staff| staff.full_name.clone())
        }
        _ => None,
    };
    let name = name.unwrap_or_else(|| l.t("who-former").into_owned());
    let at = format::moment_short(l, web.app.settings().zone.local(*at));
    l.with("builder-changed", &[("who", name), ("at", at), number]).into_owned()
}

fn summary(l: Lang, flaws: &[Flaw], outline: &[Entry]) -> ErrorSummary {
    let errors = flaws.iter().map(|flaw| {
        let at = flaw.path.as_ref().and_then(|path| outline.iter().position(|e| e.path == *path));
        let named = at.and_then(|at| outline.get(at)).map(|e| e.title.say(l.locale()).text);
        let text = words::flaw(l, flaw);
        ErrorLink {
            href: at.map(|at| format!("#{}", row_id(at))),
            text: named.map_or_else(|| text.clone(), |name| format!("{name}: {text}")),
        }
    });
    ErrorSummary { errors: errors.collect() }
}

fn rows(l: Lang, code: &str, outline: &[Entry], flaws: &[Flaw]) -> Vec<FormBuilderRow> {
    let rows = outline.iter().enumerate().map(|(at, entry)| {
        let (group, own) = entry.path.rsplit_once('.').unwrap_or(("", &entry.path));
        let of = |flaw: &&Flaw| flaw.path.as_deref() == Some(&entry.path);
        let path = entry.path.as_str();
        FormBuilderRow {
            path: entry.path.clone(),
            id: row_id(at),
            depth: entry.depth,
            title: entry.title.vi().to_owned(),
            english: entry.title.en().map(str::to_owned),
            key: own.to_owned(),
            group: group.to_owned(),
            kind: words::kind(l, entry.kind),
            notes: notes(l, entry, outline),
            problems: flaws.iter().filter(of).map(|flaw| words::flaw(l, flaw)).collect(),
            edit: address(code, "o", &[("duong", path)]),
            add: address(code, "o", &[("trong", group), ("sau", own)]),
            inside: entry.inside.as_ref().map(|inside| address(code, "o", &[("trong", inside)])),
            can_go_up: entry.can_go_up,
            can_go_down: entry.can_go_down,
        }
    });
    rows.collect()
}

/// What is to be known of a field beside its name and kind.
fn notes(l: Lang, entry: &Entry, outline: &[Entry]) -> Vec<String> {
    let group = entry.path.rsplit_once('.').map_or("", |(group, _)| group);
    let asked = match &entry.when {
        When::Always if entry.required => Some(l.t("builder-required").into_owned()),
        When::Always => None,
        When::Other => Some(l.t("builder-when-other-note").into_owned()),
        When::If { on, values, then } => {
            let dot = if group.is_empty() { "" } else { "." };
            let path = format!("{group}{dot}{on}");
            let decider = outline.iter().find(|other| other.path == path);
            let name = decider.map_or(on.as_str(), |d| d.title.say(l.locale()).text);
            let values = [("on", name.to_owned()), ("values", values.join(", "))];
            Some(l.with(words::when_note(*then), &values).into_owned())
        }
    };
    let shared = entry.is_shared.then(|| l.t("builder-shared").into_owned());
    asked.into_iter().chain(shared).collect()
}

/// A button of the page.
enum Press {
    Shift { up: bool },
    Remove,
    Drag,
}

pub(crate) async fn press(
    State(web): State<Web>,
    visit: Visit,
    Path(code): Path<String>,
    posted: Posted,
) -> Reply {
    let revision: i64 = posted.parsed("_rev")?;
    let ctx = visit.ctx();
    let done = if posted.has("_undo") {
        web.app.undo_form(ctx, &code, revision).await.map(|()| Some("form-undone"))
    } else if posted.has("_discard") {
        web.app.discard_form(ctx, &code, revision).await.map(|()| Some("form-discarded"))
    } else {
        moved(&web, &visit, (&code, revision), &posted).await
    };
    match done {
        Ok(Some(told)) => see_other_telling(&web, &here(&code), told),
        Ok(None) => {
            let path = ["_up", "_down", "_drag"].map(|name| posted.text(name));
            let path = path.into_iter().find(|path| !path.is_empty()).unwrap_or_default();
            see_other(&at_row(&web, &visit, &code, path).await?)
        }
        Err(AppError::Conflict(_)) => elsewhere(&web, &visit, &code).await,
        Err(error) => Err(error.into()),
    }
}

async fn moved(
    web: &Web,
    visit: &Visit,
    at: (&str, i64),
    posted: &Posted,
) -> Result<Option<&'static str>, AppError> {
    let buttons = [
        ("_up", Press::Shift { up: true }),
        ("_down", Press::Shift { up: false }),
        ("_remove", Press::Remove),
        ("_drag", Press::Drag),
    ];
    let pressed = buttons.into_iter().find(|(name, _)| !posted.text(name).is_empty());
    let Some((name, press)) = pressed else { return Err(AppError::NotFound) };
    let path = posted.text(name);
    let before = Some(posted.text("_before")).filter(|key| !key.is_empty());
    let told = matches!(press, Press::Remove).then_some("form-removed");
    let mut was_there = true;
    let change = web.app.change_form(visit.ctx(), at, |blueprint| {
        was_there = blueprint.spec(path).is_some();
        match press {
            Press::Shift { up } => drop(blueprint.shift(path, up)),
            Press::Remove => drop(blueprint.remove(path)),
            Press::Drag => drop(blueprint.place_before(path, before)),
        }
        Ok(())
    });
    change.await?;
    if was_there { Ok(told) } else { Err(AppError::NotFound) }
}

/// The page of the form, at the row of a field.
async fn at_row(web: &Web, visit: &Visit, code: &str, path: &str) -> Result<String, AppError> {
    let work = web.app.form_work(visit.ctx(), code).await?;
    let at = work.blueprint.outline().iter().position(|entry| entry.path == path);
    let place = at.map(|at| format!("#{}", row_id(at))).unwrap_or_default();
    Ok(format!("{}{place}", here(code)))
}

/// Somebody else changed the form: the newer state is shown, and that the button did nothing.
async fn elsewhere(web: &Web, visit: &Visit, code: &str) -> Reply {
    let l = visit.l();
    let work = web.app.form_work(visit.ctx(), code).await?;
    let mut told = Banner::new(BannerKind::Warning, l.t("builder-elsewhere"));
    told.text = Some(l.t("builder-elsewhere-text").into_owned());
    let page = builder(web, visit, &work, chrome(web, visit));
    page_with(StatusCode::CONFLICT, &FormBuilderPage { told: Some(told), ..page })
}

/// How many fields a form has, for sentences.
fn count(entries: &[Entry]) -> u64 {
    many(entries.len())
}
