//! The person's side: the code, who looks, and ending it.

use crate::{
    Web,
    chrome::fresh_chrome,
    citizen::id,
    posted::Posted,
    public::short_name,
    reply::{Oops, Reply, page as drawn, see_other, see_other_telling},
    visit::Visit,
};
use axum::extract::{Path, State};
use mc_app::drafts::OpenDraft;
use mc_kernel::{Timestamp, ids::DraftId};
use mc_pages::{
    chrome::Link,
    citizen::GuidePage,
    components::{Banner, BannerKind, PostButton},
    format,
    words::{Lang, key},
};

pub(super) fn until_words(web: &Web, l: Lang, until: Timestamp) -> String {
    format::moment_short(l, web.app.settings().zone.local(until))
}

pub(crate) async fn page(State(web): State<Web>, visit: Visit, Path(draft): Path<String>) -> Reply {
    let l = visit.l();
    let draft: DraftId = id(&draft)?;
    let open = web.app.open_draft(visit.ctx(), draft).await?;
    let shown = web.app.guidance_of(visit.ctx(), draft).await?;
    let base = format!("/nhap/{draft}");
    let mut now = l.t("guide-none").into_owned();
    let (mut code, mut end, mut words) = (None, None, key("guide-begin"));
    if let Some(guidance) = &shown {
        let until = until_words(&web, l, guidance.until);
        let sentence = if guidance.officer.is_some() {
            key("guide-watched")
        } else {
            code = Some(grouped(&web.app.code_of_guidance(guidance).await?));
            key("guide-waits")
        };
        now = l.with(sentence, &[("until", until.as_str())]).into_owned();
        words = key("guide-again-code");
        end = Some(PostButton {
            action: format!("{base}/huong-dan/dung"),
            label: l.t("guide-end").into_owned(),
            values: Vec::new(),
        });
    }
    drawn(&GuidePage {
        chrome: fresh_chrome(&web, &visit),
        back: Link::new(l.t("draft-title"), base.clone()),
        procedure: short_name(&open.procedure.name),
        intro: vec![l.t("guide-intro").into_owned(), l.t("guide-law").into_owned()],
        now,
        code,
        begin: PostButton {
            action: format!("{base}/huong-dan"),
            label: l.t(words).into_owned(),
            values: Vec::new(),
        },
        end,
    })
}

/// `1234 5678`.
fn grouped(code: &str) -> String {
    let (first, second) = code.split_at_checked(4).unwrap_or((code, ""));
    format!("{first} {second}")
}

pub(crate) async fn begin(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    _form: Posted,
) -> Reply {
    let draft: DraftId = id(&draft)?;
    web.app.begin_guidance(visit.ctx(), draft).await?;
    see_other(&format!("/nhap/{draft}/huong-dan"))
}

pub(crate) async fn end(
    State(web): State<Web>,
    visit: Visit,
    Path(draft): Path<String>,
    _form: Posted,
) -> Reply {
    let draft: DraftId = id(&draft)?;
    web.app.end_guidance(visit.ctx(), draft).await?;
    see_other_telling(&web, &format!("/nhap/{draft}"), "guide-ended")
}

/// That an officer looks, and the field that they point to, for the pages of a draft.
pub(crate) async fn banner(
    web: &Web,
    visit: &Visit,
    open: &OpenDraft,
) -> Result<Option<(Banner, Option<String>)>, Oops> {
    if visit.ctx().citizen().is_err() {
        return Ok(None);
    }
    let shown = web.app.guidance_of(visit.ctx(), open.draft.id).await?;
    let Some(guidance) = shown.filter(|guidance| guidance.officer.is_some()) else {
        return Ok(None);
    };
    let l = visit.l();
    let mut banner = Banner::new(BannerKind::Info, l.t("guide-banner"));
    let here = format!("/nhap/{}/huong-dan", open.draft.id);
    banner.action = Some(Link::new(l.t("guide-banner-link"), here));
    Ok(Some((banner, guidance.pointed)))
}
