//! What stands around a page, made for one request.

use crate::{Web, visit::Visit};
use mc_app::policy::Actor;
use mc_kernel::Locale;
use mc_pages::{
    chrome::{Audience, Chrome, LanguageLink, Link, NavItem, SignedIn},
    components::{Banner, BannerKind},
    words::{Lang, key},
};
use std::sync::Arc;

/// The chrome of a page.
pub(crate) fn chrome(web: &Web, visit: &Visit) -> Chrome {
    let l = visit.l();
    let actor = &visit.ctx().actor;
    Chrome {
        l,
        audience: audience(actor, visit.path()),
        site: web.site(visit.locale()),
        assets: Arc::clone(&web.assets),
        person: person(web, visit),
        sign_in: Some(Link::new(l.t("sign-in"), "/dang-nhap")),
        nav: navigation(web, visit),
        languages: languages(visit),
        csrf: visit.csrf().to_owned(),
        flash: visit.flash().and_then(|code| banner(l, code)),
        goes_stale: false,
    }
}

/// The chrome of a list or a dossier, which Back must load again.
pub(crate) fn fresh_chrome(web: &Web, visit: &Visit) -> Chrome {
    Chrome { goes_stale: true, ..chrome(web, visit) }
}

fn audience(actor: &Actor, path: &str) -> Audience {
    match actor {
        Actor::Staff(_) => Audience::Officer,
        Actor::Stranger if path.starts_with("/can-bo") => Audience::Officer,
        Actor::Citizen(_) | Actor::Stranger => Audience::Citizen,
    }
}

fn person(web: &Web, visit: &Visit) -> Option<SignedIn> {
    let sign_out_url = "/dang-xuat".to_owned();
    match &visit.ctx().actor {
        Actor::Stranger => None,
        Actor::Citizen(_) => Some(SignedIn {
            name: visit.l().t("signed-in-citizen").into_owned(),
            unit: None,
            account_url: None,
            sign_out_url,
        }),
        Actor::Staff(staff) => {
            let reference = web.app.reference();
            let name = reference.directory.staff(staff.id)?.full_name.clone();
            let unit = staff.grants.first().and_then(|g| reference.directory.unit(g.unit));
            let account_url = Some("/can-bo/tai-khoan".to_owned());
            Some(SignedIn {
                name,
                unit: unit.map(|u| u.short_name.clone()),
                account_url,
                sign_out_url,
            })
        }
    }
}

fn navigation(web: &Web, visit: &Visit) -> Vec<NavItem> {
    let l = visit.l();
    let entries: Vec<(&'static str, &'static str)> = match &visit.ctx().actor {
        Actor::Stranger => {
            vec![("/thu-tuc", key("nav-procedures")), ("/tra-cuu", key("nav-track"))]
        }
        Actor::Citizen(_) => vec![
            ("/thu-tuc", key("nav-procedures")),
            ("/ho-so", key("nav-my-dossiers")),
            ("/kho-du-lieu", key("nav-store")),
            ("/lich-hen", key("nav-book")),
            ("/thong-bao", key("nav-notices")),
            ("/tra-cuu", key("nav-track")),
        ],
        Actor::Staff(_) => staff_navigation(web, visit),
    };
    let path = visit.path();
    let current = |href: &str| path == href || path.starts_with(&format!("{href}/"));
    entries
        .into_iter()
        .map(|(href, label)| NavItem {
            label: l.t(label).into_owned(),
            href: href.to_owned(),
            is_current: current(href),
            count: 0,
        })
        .collect()
}

fn staff_navigation(web: &Web, visit: &Visit) -> Vec<(&'static str, &'static str)> {
    use mc_app::org::Role;
    let mut entries = Vec::new();
    let Ok(staff) = visit.ctx().staff() else { return entries };
    if web.app.scope(visit.ctx()).is_ok() {
        entries.push(("/can-bo/viec", key("nav-work")));
        entries.push(("/can-bo/tim", key("nav-search")));
    }
    if staff.has_role(Role::DeskOfficer) {
        entries.push(("/can-bo/tiep-nhan", key("nav-walk-in")));
        entries.push(("/can-bo/hang-cho", key("nav-queue")));
    }
    if web.app.lists_documents(visit.ctx()).is_ok() {
        entries.push(("/can-bo/van-ban", key("nav-office")));
    }
    if web.app.report_scope(visit.ctx()).is_ok() {
        entries.push(("/can-bo/dieu-hanh", key("nav-steering")));
        entries.push(("/can-bo/bao-cao", key("nav-reports")));
    }
    if web.app.may_read_organisation(visit.ctx()).is_ok() {
        entries.push(("/quan-tri", key("nav-admin")));
    } else if web.app.may_read_register_use(visit.ctx()).0 {
        entries.push(("/quan-tri/dan-cu", key("register-use-title")));
    }
    entries
}

/// Links to this page in every language; the answer to a form has no address of its own.
fn languages(visit: &Visit) -> Vec<LanguageLink> {
    let here = if visit.is_read() { visit.here() } else { "/".to_owned() };
    let back: String = form_urlencoded::byte_serialize(here.as_bytes()).collect();
    Locale::ALL
        .into_iter()
        .map(|locale| LanguageLink {
            locale,
            href: format!("/ngon-ngu/{}?ve={back}", locale.tag()),
        })
        .collect()
}

/// The banner of a message from the page before.
fn banner(l: Lang, code: &str) -> Option<Banner> {
    if let Some(told) = crate::admin::flash(l, code) {
        return Some(told);
    }
    let (kind, title) = told_to_people(code).or_else(|| told_to_staff(code))?;
    Some(Banner::new(kind, l.t(title)))
}

fn told_to_people(code: &str) -> Option<(BannerKind, &'static str)> {
    Some(match code {
        "draft-discarded" => (BannerKind::Info, key("flash-draft-discarded")),
        "draft-restored" => (BannerKind::Success, key("flash-draft-restored")),
        "supplement-sent" => (BannerKind::Success, key("flash-supplement-sent")),
        "supplement-asked" => (BannerKind::Success, key("flash-supplement-asked")),
        "stopped" => (BannerKind::Info, key("flash-stopped")),
        "mail-confirmed" => (BannerKind::Success, key("flash-mail-confirmed")),
        "mail-kept" => (BannerKind::Success, key("flash-mail-kept")),
        "mail-asked" => (BannerKind::Info, key("flash-mail-asked")),
        "mail-stopped" => (BannerKind::Info, key("flash-mail-stopped")),
        "mail-off" => (BannerKind::Info, key("flash-mail-off")),
        "withdrawn" => (BannerKind::Info, key("flash-withdrawn")),
        "rated" => (BannerKind::Success, key("flash-rated")),
        "done" => (BannerKind::Success, key("flash-done")),
        "done-before" => (BannerKind::Info, key("flash-done-before")),
        "booked" => (BannerKind::Success, key("flash-booked")),
        "booking-cancelled" => (BannerKind::Info, key("flash-booking-cancelled")),
        "register-filled" => (BannerKind::Success, key("flash-register-filled")),
        "register-no-match" => (BannerKind::Warning, key("flash-register-no-match")),
        "register-quota-saved" => (BannerKind::Success, key("flash-register-quota-saved")),
        "tray-built" => (BannerKind::Success, key("flash-tray-built")),
        "guide-ended" => (BannerKind::Success, key("flash-guide-ended")),
        "mandate-given" => (BannerKind::Success, key("flash-mandate-given")),
        "mandate-recorded" => (BannerKind::Success, key("flash-mandate-recorded")),
        "mandate-accepted" => (BannerKind::Success, key("flash-mandate-accepted")),
        "mandate-ended" => (BannerKind::Success, key("flash-mandate-ended")),
        "look-asked" => (BannerKind::Success, key("flash-look-asked")),
        "right-asked" => (BannerKind::Success, key("flash-right-asked")),
        "consent-given" => (BannerKind::Success, key("flash-consent-given")),
        "consent-withdrawn" => (BannerKind::Success, key("flash-consent-withdrawn")),
        "right-taken-back" => (BannerKind::Info, key("flash-right-taken-back")),
        "signed-out" => (BannerKind::Info, key("flash-signed-out")),
        "session-ended" => (BannerKind::Success, key("flash-session-ended")),
        "kept" => (BannerKind::Info, key("flash-kept")),
        _ => return None,
    })
}

fn told_to_staff(code: &str) -> Option<(BannerKind, &'static str)> {
    Some(match code {
        "letter-again" => (BannerKind::Success, key("flash-letter-again")),
        "letter-dropped" => (BannerKind::Info, key("flash-letter-dropped")),
        "letter-kept" => (BannerKind::Success, key("flash-letter-kept")),
        "bulk-nothing" => (BannerKind::Warning, key("bulk-nothing")),
        "filter-kept" => (BannerKind::Success, key("flash-filter-kept")),
        "absence-entered" => (BannerKind::Success, key("flash-absence-entered")),
        "absence-revoked" => (BannerKind::Success, key("flash-absence-revoked")),
        "leaver-ended" => (BannerKind::Success, key("leaver-ended")),
        "admin-saved" => (BannerKind::Success, key("flash-admin-saved")),
        "unit-added" => (BannerKind::Success, key("flash-unit-added")),
        "member-added" => (BannerKind::Success, key("flash-member-added")),
        "factor-reset" => (BannerKind::Success, key("flash-factor-reset")),
        "first-again" => (BannerKind::Warning, key("flash-first-again")),
        "token-revoked" => (BannerKind::Success, key("token-revoked-flash")),
        "form-elsewhere" => (BannerKind::Warning, key("builder-elsewhere")),
        "form-undone" => (BannerKind::Info, key("builder-undone")),
        "form-removed" => (BannerKind::Info, key("builder-removed")),
        "form-discarded" => (BannerKind::Info, key("builder-discarded")),
        "form-taken" => (BannerKind::Success, key("builder-taken")),
        "staff-imported" => (BannerKind::Success, key("staff-imported")),
        "year-imported" => (BannerKind::Success, key("year-imported")),
        "process-same" => (BannerKind::Info, key("process-same")),
        "queue-drawn" => (BannerKind::Success, key("flash-queue-drawn")),
        "queue-called" => (BannerKind::Success, key("flash-queue-called")),
        "queue-empty" => (BannerKind::Info, key("flash-queue-empty")),
        "digitised" => (BannerKind::Success, key("flash-digitised")),
        "paper-revoked" => (BannerKind::Success, key("flash-paper-revoked")),
        "paper-kind-saved" => (BannerKind::Success, key("flash-paper-kind-saved")),
        "look-answered" => (BannerKind::Success, key("flash-look-answered")),
        "look-delayed" => (BannerKind::Success, key("flash-look-delayed")),
        "look-delay-ended" => (BannerKind::Success, key("flash-look-delay-ended")),
        "processing-set" => (BannerKind::Success, key("flash-processing-set")),
        "processing-ended" => (BannerKind::Success, key("flash-processing-ended")),
        "disposal-changed" => (BannerKind::Warning, key("problem-disposal-changed")),
        "disposed" => (BannerKind::Success, key("flash-disposed")),
        "breach-noted" => (BannerKind::Success, key("flash-breach-noted")),
        "breach-stepped" => (BannerKind::Success, key("flash-breach-stepped")),
        "right-handled" => (BannerKind::Success, key("flash-right-handled")),
        "retention-set" => (BannerKind::Success, key("flash-retention-set")),
        "hold-set" => (BannerKind::Success, key("flash-hold-set")),
        "hold-lifted" => (BannerKind::Success, key("flash-hold-lifted")),
        "queue-saved" => (BannerKind::Success, key("flash-queue-saved")),
        _ => return None,
    })
}
