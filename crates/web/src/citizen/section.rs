//! A section of the e-form: saved at each step, whatever problems it has; never overwritten silently
//! by an older tab; not lost when the session has ended.

use super::{draft::to_dossier, id, prefilled};
use crate::{
    Web,
    chrome::chrome,
    forms::{Drawing, Refused, error_summary},
    guidance::banner,
    posted::{Posted, PostedFile, Unchecked},
    public::short_name,
    reply::{Oops, Reply, page_with, see_other},
    routes::{Access, admit},
    visit::Visit,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use mc_app::{
    AppError,
    drafts::{OpenDraft, Saved, section_mark, section_problems},
    form::{Entries, Section},
    policy::Actor,
    store::drafts::DraftState,
};
use mc_kernel::{Digest, FieldProblems, ids::DraftId};
use mc_pages::{
    chrome::Link,
    citizen::SectionPage,
    components::{Banner, BannerKind, Progress},
    format,
};

pub(crate) async fn page(
    State(web): State<Web>,
    visit: Visit,
    Path((draft, section)): Path<(String, String)>,
) -> Reply {
    admit(Access::SignedOn, &visit)?;
    let open = web.app.open_draft(visit.ctx(), id(&draft)?).await?;
    if open.draft.state == DraftState::Submitted {
        return to_dossier(&visit, &open);
    }
    let entries = entries_to_draw(&open, &section);
    let guided = banner(&web, &visit, &open).await?;
    let none = FieldProblems::none();
    let shown = Shown { guided, entries: &entries, problems: &none, tell: None };
    draw(&web, &visit, &open, &section, &shown, StatusCode::OK)
}

/// What stands in the fields: what was typed, else what is known.
fn entries_to_draw(open: &OpenDraft, section: &str) -> Entries {
    open.typed.get(section).cloned().unwrap_or_else(|| open.form.entries(section, &open.known))
}

/// What a section is drawn with.
struct Shown<'a> {
    /// That an officer looks, and the field that they point to.
    guided: Option<(Banner, Option<String>)>,
    entries: &'a Entries,
    problems: &'a FieldProblems,
    tell: Option<Banner>,
}

fn draw(
    web: &Web,
    visit: &Visit,
    open: &OpenDraft,
    key: &str,
    shown: &Shown<'_>,
    status: StatusCode,
) -> Reply {
    let l = visit.l();
    let sections = open.form.sections_to_show(&open.answers);
    let section: &Section = open.form.section(key).ok_or(AppError::NotFound)?;
    let at = sections.iter().position(|s| s.key == key).unwrap_or(0);
    let before = at.checked_sub(1).and_then(|i| sections.get(i));
    let base = format!("/nhap/{}", open.draft.id);
    let back = match before {
        Some(before) => {
            Link::new(before.title.say(visit.locale()).text, format!("{base}/muc/{}", before.key))
        }
        None => Link::new(l.t("draft-title"), base.clone()),
    };
    let mut around = chrome(web, visit);
    around.flash = shown.tell.clone().or(around.flash);
    let marks = prefilled::marks(l, open, key, shown.entries);
    let mut pointed = None;
    if let Some((banner, field)) = &shown.guided {
        around.flash.get_or_insert_with(|| banner.clone());
        pointed = field.clone().map(|field| (field, l.t("guide-pointed").into_owned()));
    }
    let reference = web.app.reference();
    let visibility = open.form.visible(&open.answers);
    let fields = Drawing {
        chrome: &around,
        reference: &reference,
        day: web.app.today(),
        form: &open.form,
        entries: shown.entries,
        visibility: &visibility,
        problems: shown.problems,
        files: &open.files,
        upload_url: format!("{base}/tep"),
        most_bytes: web.app.settings().limits.file_bytes,
        marks,
        pointed,
    }
    .fields(section);
    let of = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let saved = web.app.settings().zone.local(open.draft.changed);
    let has_saved = open.typed.contains_key(key);
    let saved = has_saved.then(|| {
        l.with("saved-at", &[("at", format::moment_short(l, saved).as_str())]).into_owned()
    });
    let said = section.title.say(visit.locale());
    page_with(
        status,
        &SectionPage {
            back,
            procedure: short_name(&open.procedure.name),
            progress: Progress { step: of(at + 1), of: of(sections.len() + 2) },
            title: said.text.to_owned(),
            intro: section.description.as_ref().map(|d| d.say(visit.locale()).text.to_owned()),
            errors: error_summary(l, shown.problems),
            fields,
            action: format!("{base}/muc/{key}"),
            draft_version: section_mark(open.typed.get(key)),
            saved,
            leave: Link::new(l.t("leave-and-continue-later"), base),
            chrome: around,
        },
    )
}

pub(crate) async fn save(
    State(web): State<Web>,
    visit: Visit,
    Path((draft, section)): Path<(String, String)>,
    Unchecked(posted): Unchecked,
) -> Reply {
    let draft: DraftId = id(&draft)?;
    if visit.ctx().actor == Actor::Stranger {
        return park(&web, draft, &section, &posted).await;
    }
    if !visit.csrf_holds(posted.text("csrf")) {
        return Err(Oops::stale_form());
    }
    if let Some(refused) = attach(&web, &visit, draft, &posted.files).await? {
        return again(&web, &visit, (draft, &section), &posted.entries(), &refused).await;
    }
    if posted.has("_remove") && posted.text("_remove").parse::<mc_kernel::ids::FileId>().is_ok() {
        let file = posted.parsed("_remove")?;
        web.app.detach(visit.ctx(), draft, file).await?;
    }
    let (entries, stays) = changed_rows(&posted);
    let mark = Some(posted.text("_draft")).filter(|m| !m.is_empty());
    let saved = web.app.save_section(visit.ctx(), draft, &section, entries.clone(), mark).await?;
    match saved {
        Saved::ChangedElsewhere { open } => {
            changed_elsewhere(&web, &visit, &open, &section, &entries)
        }
        Saved::Saved { open, problems: _ } if stays => {
            let none = FieldProblems::none();
            let guided = banner(&web, &visit, &open).await?;
            let shown = Shown { guided, entries: &entries, problems: &none, tell: None };
            draw(&web, &visit, &open, &section, &shown, StatusCode::OK)
        }
        Saved::Saved { open, problems } if problems.is_empty() => see_other(&next(&open, &section)),
        Saved::Saved { open, problems } => {
            let guided = banner(&web, &visit, &open).await?;
            let shown = Shown { guided, entries: &entries, problems: &problems, tell: None };
            draw(&web, &visit, &open, &section, &shown, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// The entries with a row added or taken off, and whether the page stays.
fn changed_rows(posted: &Posted) -> (Entries, bool) {
    let mut entries = posted.entries();
    let stays = ["_add", "_remove", "_upload", "_refresh"].iter().any(|name| posted.has(name));
    if posted.has("_add") {
        entries.add_item(posted.text("_add"));
    }
    if let Some((path, index)) = item(posted.text("_remove")) {
        entries.remove_item(path, index);
    }
    (entries, stays)
}

/// `nganhNghe[2]` as path and index.
fn item(text: &str) -> Option<(&str, usize)> {
    let (path, index) = text.strip_suffix(']')?.rsplit_once('[')?;
    Some((path, index.parse().ok()?))
}

/// Attaches the files of a section; what is refused becomes a problem of its field.
async fn attach(
    web: &Web,
    visit: &Visit,
    draft: DraftId,
    files: &[PostedFile],
) -> Result<Option<FieldProblems>, Oops> {
    let mut refused = Refused::default();
    for file in files {
        let component = mc_app::attachments::component_of_field(&file.field);
        let bytes = file.bytes.clone();
        match web.app.attach(visit.ctx(), draft, &component, &file.name, bytes).await {
            Ok(_) => {}
            Err(AppError::FileRefused(refusal)) => {
                refused.push(visit.l(), (&file.field, &file.name), &refusal);
            }
            Err(error) => return Err(error.into()),
        }
    }
    let problems = refused.problems();
    Ok((!problems.is_empty()).then_some(problems))
}

/// Draws the section again with what was typed; it is kept in the draft all the same.
async fn again(
    web: &Web,
    visit: &Visit,
    (draft, section): (DraftId, &str),
    entries: &Entries,
    refused: &FieldProblems,
) -> Reply {
    web.app.save_section(visit.ctx(), draft, section, entries.clone(), None).await?;
    let open = web.app.open_draft(visit.ctx(), draft).await?;
    let mut problems = refused.clone();
    problems.extend(section_problems(&open, section));
    let guided = banner(web, visit, &open).await?;
    let shown = Shown { guided, entries, problems: &problems, tell: None };
    draw(web, visit, &open, section, &shown, StatusCode::UNPROCESSABLE_ENTITY)
}

/// Another tab was faster. Both are shown: what was typed here in the fields, and what is kept on the
/// way to it. Sending once more keeps what stands here.
fn changed_elsewhere(
    web: &Web,
    visit: &Visit,
    open: &OpenDraft,
    section: &str,
    entries: &Entries,
) -> Reply {
    let l = visit.l();
    let mut tell = Banner::new(BannerKind::Warning, l.t("changed-elsewhere"));
    tell.text = Some(l.t("changed-elsewhere-text").into_owned());
    tell.action = Some(Link::new(
        l.t("changed-elsewhere-keep"),
        format!("/nhap/{}/muc/{section}", open.draft.id),
    ));
    let none = FieldProblems::none();
    let shown = Shown { guided: None, entries, problems: &none, tell: Some(tell) };
    draw(web, visit, open, section, &shown, StatusCode::CONFLICT)
}

/// The next section, then the papers.
fn next(open: &OpenDraft, section: &str) -> String {
    let sections = open.form.sections_to_show(&open.answers);
    let at = sections.iter().position(|s| s.key == section);
    let next = at.and_then(|at| sections.get(at + 1));
    match next {
        Some(next) => format!("/nhap/{}/muc/{}", open.draft.id, next.key),
        None => format!("/nhap/{}/giay-to", open.draft.id),
    }
}

/// The session had ended while the form was filled: it is kept until its owner has signed on again.
async fn park(web: &Web, draft: DraftId, section: &str, posted: &Posted) -> Reply {
    let token = web.app.park_form(draft, section, &posted.entries()).await?;
    see_other(&format!("/dang-nhap?ve=/tiep-tuc/{}", Digest::from_bytes(token)))
}

/// Shows a form again that arrived after the session had ended, for its owner to save.
pub(crate) async fn take_up(
    State(web): State<Web>,
    visit: Visit,
    Path(token): Path<String>,
) -> Reply {
    let token: Digest = id(&token)?;
    let (open, section, entries) = web.app.take_up_form(visit.ctx(), token.bytes()).await?;
    let l = visit.l();
    let mut tell = Banner::new(BannerKind::Info, l.t("kept-form"));
    tell.text = Some(l.t("kept-form-text").into_owned());
    let none = FieldProblems::none();
    let shown = Shown { guided: None, entries: &entries, problems: &none, tell: Some(tell) };
    draw(&web, &visit, &open, &section, &shown, StatusCode::OK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_a_path_and_an_index() {
        assert_eq!(item("nganhNghe[2]"), Some(("nganhNghe", 2)));
        assert_eq!(item("a.b[0].c[11]"), Some(("a.b[0].c", 11)));
        assert_eq!(item("nganhNghe"), None);
        assert_eq!(item(""), None);
    }
}
