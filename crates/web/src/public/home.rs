//! The first page: one search box that understands life, life events, follow my dossier, help.

use crate::{Web, chrome::chrome, reply::{Reply, page as drawn}, visit::Visit};
use axum::extract::State;
use mc_app::policy::Actor;
use mc_pages::{
    chrome::Link,
    citizen::{HomePage, LifeEvent},
    components::SearchBox,
};

/// Procedures named under a life event.
const HINTS: usize = 3;

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
                reference.procedure(code.as_str(), today).map(|p| short_name(&p.name))
            });
            LifeEvent {
                label: event.title(visit.locale()).to_owned(),
                hint: names.collect::<Vec<_>>().join(", "),
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

/// The name without the words that every procedure begins with.
pub(crate) fn short_name(name: &str) -> String {
    let short = name.strip_prefix("Thủ tục ").unwrap_or(name);
    let mut chars = short.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
