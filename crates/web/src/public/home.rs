//! The first page: one search box that understands life, life events, follow my dossier, help.

use super::short_name;
use crate::{
    Web,
    chrome::chrome,
    reply::{Reply, page as drawn},
    visit::Visit,
};
use axum::extract::State;
use mc_app::policy::Actor;
use mc_kernel::fold;
use mc_pages::{
    chrome::Link,
    citizen::{HomePage, LifeEvent},
    components::SearchBox,
};

/// Procedures named under a life event.
const HINTS: usize = 4;

/// Characters of one name, and of all, under a life event.
const MOST_NAME: usize = 48;
const MOST_HINT: usize = 90;

pub(crate) async fn page(State(web): State<Web>, visit: Visit) -> Reply {
    drawn(&home(&web, &visit))
}

fn home(web: &Web, visit: &Visit) -> HomePage {
    let l = visit.l();
    let reference = web.app.reference();
    let today = web.app.today();
    let life_events = reference
        .life_events
        .iter()
        .map(|event| {
            let names = event.procedures.iter().take(HINTS).filter_map(|code| {
                reference.procedure(code.as_str(), today).map(|p| brief_name(&p.name))
            });
            LifeEvent {
                label: event.title(visit.locale()).to_owned(),
                hint: hint(names),
                href: format!("/thu-tuc?su-kien={}", event.key),
            }
        })
        .collect();
    let is_citizen = matches!(visit.ctx().actor, Actor::Citizen(_));
    HomePage {
        chrome: chrome(web, visit),
        search: SearchBox {
            action: "/thu-tuc".to_owned(),
            name: "q".to_owned(),
            label: l.t("search-label").into_owned(),
            hint: Some(l.t("search-hint").into_owned()),
            value: String::new(),
            filters: Vec::new(),
        },
        life_events,
        all_procedures: Link::new(l.t("all-procedures"), "/thu-tuc"),
        follow_action: "/tra-cuu".to_owned(),
        my_dossiers: is_citizen.then(|| Link::new(l.t("my-dossiers"), "/ho-so")),
    }
}

/// What stands under a life event: a few names, as much as can be taken in at a glance.
fn hint(names: impl Iterator<Item = String>) -> String {
    let mut said: Vec<String> = Vec::new();
    for name in names {
        let name = if said.is_empty() { name } else { decapitalised(&name) };
        let length: usize = said.iter().map(|s| s.chars().count()).sum();
        let is_said = said.iter().any(|s| fold(s) == fold(&name));
        if !is_said && (said.is_empty() || length + name.chars().count() <= MOST_HINT) {
            said.push(name);
        }
    }
    said.join(", ")
}

/// The head of a long name: up to its first semicolon or bracket, whole words only.
fn brief_name(name: &str) -> String {
    let short = short_name(name);
    let head = short.split([';', '(', ':']).next().unwrap_or_default().trim();
    if head.chars().count() <= MOST_NAME {
        return head.to_owned();
    }
    let mut kept = String::new();
    for word in head.split(' ') {
        if kept.chars().count() + word.chars().count() >= MOST_NAME {
            break;
        }
        kept.push_str(word);
        kept.push(' ');
    }
    format!("{}…", kept.trim_end())
}

fn decapitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
