//! Pages: work list, dossier, search, tracking, against a page that needs no database.

use super::{
    CLIENTS,
    drive::{Measured, Waited, together},
    http::Client,
    load,
    people::Person,
    report::Figure,
    server::Server,
};
use crate::installation::OpenError;
use mc_app::{
    App, Ctx,
    policy::Actor,
    sign_on::Browser,
    store::{
        Batch,
        sessions::{self, Opening, SessionActor},
    },
    work::List,
};
use mc_kernel::{Digest, Locale, PageSize, ids::StaffId};
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

/// How many officers are looked at, to find those with the longest lists.
const OFFICERS_TRIED: usize = 60;
/// The pages of the public search.
const SEARCHES: [&str; 4] = [
    "/thu-tuc?q=khai+sinh",
    "/thu-tuc?q=KHAI+SINH",
    "/thu-tuc?q=giay+phep+xay+dung",
    "/thu-tuc?q=ho+tich",
];
/// A number and an address may each be looked up so often at once; see `docs/limits.md`.
const LOOK_UPS: usize = 8;
/// People whose dossiers are looked up.
const PEOPLE: u64 = 2_000;

/// Something to ask for: addresses with the cookie of whoever asks.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    pub(super) name: &'static str,
    requests: Arc<Vec<(String, String)>>,
    /// Whether every few requests come from another address, as the look-ups of many people do.
    is_of_many: bool,
}

impl Scene {
    /// Addresses with the cookie of whoever asks.
    pub(super) fn requests(&self) -> &[(String, String)] {
        &self.requests
    }

    fn new(name: &'static str, requests: Vec<(String, String)>) -> Self {
        Self { name, requests: Arc::new(requests), is_of_many: false }
    }
}

/// Somebody who may read every dossier: the cookie of their session.
pub(super) async fn reader_of_all(app: &App) -> Result<Option<String>, OpenError> {
    let reference = app.reference();
    for person in reference.directory.all_staff() {
        if !person.user_name.starts_with("tinh.") {
            continue;
        }
        let token = session(app, person.id).await?;
        let ctx = Ctx::new(app.actor_of_session(&token).await?, Locale::Vi, "bench");
        if app.scope(&ctx).is_ok_and(|scope| scope.is_everything()) {
            return Ok(Some(format!("mc_session={}", Digest::from_bytes(token))));
        }
    }
    Ok(None)
}

/// What is measured, the ceiling first.
pub(super) async fn scenes(app: &App) -> Result<Vec<Scene>, OpenError> {
    let fixed = vec![("/tro-giup/rieng-tu".to_owned(), String::new())];
    let searches = SEARCHES.iter().map(|path| ((*path).to_owned(), String::new())).collect();
    let (lists, dossiers, finds) = officers(app).await?;
    let (reports, steering) = leaders(app).await?;
    let (own, look_ups) = citizens(app).await?;
    let mut scenes = vec![
        Scene::new("static page", fixed),
        Scene::new("public search", searches),
        Scene::new("work list", lists),
        Scene::new("dossier page of an officer", dossiers),
        Scene::new("search of an officer", finds),
        Scene::new("reports of a leader", reports),
        Scene::new("dashboard of a leader", steering),
        Scene::new("dossier page of the citizen", own),
        Scene { is_of_many: true, ..Scene::new("tracking by number", look_ups) },
    ];
    scenes.retain(|scene| !scene.requests.is_empty());
    Ok(scenes)
}

type Requests = Vec<(String, String)>;

/// Begins a session as signing on does; passwords are slow on purpose and not what is measured.
async fn session(app: &App, staff: StaffId) -> Result<[u8; 32], OpenError> {
    let token = app.mint().secret();
    let ends = app.now().plus_minutes(app.settings().limits.session_minutes);
    let mut batch = Batch::new();
    let actor = SessionActor::Staff(staff);
    let opening = Opening::plain(app.mint().id(), actor, app.now(), ends);
    sessions::begin(&mut batch, Digest::of(&token), &opening);
    app.store().commit(batch).await?;
    Ok(token)
}

/// Officers with the longest lists: their list, dossiers of it, searches.
async fn officers(app: &App) -> Result<(Requests, Requests, Requests), OpenError> {
    let mut found = Vec::new();
    let reference = app.reference();
    let staff = reference.directory.all_staff();
    let skip = (staff.len() / OFFICERS_TRIED).max(1);
    let desks = staff.iter().filter(|s| s.user_name.ends_with(".motcua"));
    let officers = staff.iter().step_by(skip);
    for person in desks.step_by(5).take(OFFICERS_TRIED / 2).chain(officers.take(OFFICERS_TRIED)) {
        let token = session(app, person.id).await?;
        let ctx = Ctx::new(app.actor_of_session(&token).await?, Locale::Vi, "bench");
        if !app.lists(&ctx)?.contains(&List::Todo) {
            continue;
        }
        let page = app.work(&ctx, List::Todo, None, PageSize::SCREEN).await?;
        found.push((page.rows, format!("mc_session={}", Digest::from_bytes(token))));
    }
    found.sort_by_key(|(rows, _)| std::cmp::Reverse(rows.len()));
    found.truncate(CLIENTS);
    let (mut lists, mut dossiers, mut finds) = (Vec::new(), Vec::new(), Vec::new());
    for (rows, cookie) in found {
        lists.push(("/can-bo/viec".to_owned(), cookie.clone()));
        lists.push(("/can-bo/viec?danh-sach=overdue".to_owned(), cookie.clone()));
        finds.push(("/can-bo/tim?q=nguyen+van".to_owned(), cookie.clone()));
        for row in rows {
            dossiers.push((format!("/can-bo/ho-so/{}", row.dossier), cookie.clone()));
        }
    }
    Ok((lists, dossiers, finds))
}

/// Reports and the dashboard, of the whole province and of single agencies.
async fn leaders(app: &App) -> Result<(Requests, Requests), OpenError> {
    const REPORTS: [&str; 6] = [
        "/can-bo/bao-cao",
        "/can-bo/bao-cao?ky=2023&theo=procedure",
        "/can-bo/bao-cao/ho-so?so-lieu=received",
        "/can-bo/bao-cao/so-theo-doi",
        "/can-bo/bao-cao/buoc",
        "/can-bo/bao-cao/ly-do",
    ];
    let (mut reports, mut steering) = (Vec::new(), Vec::new());
    let reference = app.reference();
    let staff = reference.directory.all_staff();
    let leads = |name: &str| name.starts_with("tinh.") || name.ends_with(".chutich");
    for person in staff.iter().filter(|s| leads(&s.user_name)).take(OFFICERS_TRIED) {
        let token = session(app, person.id).await?;
        let ctx = Ctx::new(app.actor_of_session(&token).await?, Locale::Vi, "bench");
        if app.report_scope(&ctx).is_err() || app.scope(&ctx).is_err() {
            continue;
        }
        let cookie = format!("mc_session={}", Digest::from_bytes(token));
        reports.extend(REPORTS.iter().map(|path| ((*path).to_owned(), cookie.clone())));
        steering.push(("/can-bo/dieu-hanh".to_owned(), cookie));
    }
    Ok((reports, steering))
}

/// Citizens with their dossiers, and the look-ups that anybody may make of them.
async fn citizens(app: &App) -> Result<(Requests, Requests), OpenError> {
    let (mut own, mut look_ups) = (Vec::new(), Vec::new());
    let people = load::people(load::count(app.store()).await?).min(PEOPLE);
    for number in 0..people {
        let person = Person::of(number);
        let ctx = Ctx::new(Actor::Citizen(person.id), Locale::Vi, "bench");
        let dossiers = app.my_dossiers(&ctx, None).await?.rows;
        if own.len() < CLIENTS * 10
            && let Some(first) = dossiers.first()
        {
            let token =
                Digest::from_bytes(app.sign_in_citizen(&Browser::none(), person.id).await?.token);
            own.push((format!("/ho-so/{}", first.id), format!("mc_session={token}")));
        }
        let paths = dossiers.iter().map(|d| {
            let number: String = form_encoded(&d.number);
            (format!("/tra-cuu?so={number}&check={}", person.check()), String::new())
        });
        look_ups.extend(paths);
    }
    Ok((own, look_ups))
}

/// A dossier number in an address; it has letters, digits, dots and hyphens.
fn form_encoded(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect()
}

/// Asks for the pages of a scene, all clients at once, for a while.
pub(super) async fn run(
    server: &Server,
    scene: &Scene,
    time: Duration,
    fixed: Option<f64>,
) -> Result<Figure, OpenError> {
    let clients = (0..CLIENTS)
        .map(|number| {
            let visitor = Visitor {
                address: server.address,
                requests: Arc::clone(&scene.requests),
                number,
                is_of_many: scene.is_of_many,
            };
            visitor.ask(time)
        })
        .collect();
    let measured: Measured = together(clients).await?;
    let figure = Figure::of(scene.name, &measured);
    Ok(match fixed {
        Some(fixed) => figure.against("static page", fixed),
        None => figure,
    })
}

/// One of the clients.
struct Visitor {
    address: SocketAddr,
    requests: Arc<Requests>,
    number: usize,
    is_of_many: bool,
}

impl Visitor {
    async fn ask(self, time: Duration) -> Result<Waited, OpenError> {
        let started = Instant::now();
        let mut waited = Waited::new();
        let mut client = self.connect(0).await?;
        let most = if self.is_of_many { self.most_look_ups() } else { usize::MAX };
        for i in 0..most {
            if started.elapsed() > time {
                break;
            }
            if self.is_of_many && i > 0 && i.is_multiple_of(LOOK_UPS) {
                client = self.connect(i / LOOK_UPS).await?;
            }
            let at = (i * CLIENTS + self.number) % self.requests.len();
            let Some((path, cookie)) = self.requests.get(at) else { break };
            let asked = Instant::now();
            let answer = client.get(path, cookie).await;
            let answer = answer.map_err(|e| OpenError(format!("{path}: {e}")))?;
            waited.push(asked.elapsed());
            if answer.status != 200 {
                return Err(OpenError(format!("{path}: {} {}", answer.status, answer.location)));
            }
        }
        Ok(waited)
    }

    /// So many look-ups of this client leave every number below its limit.
    fn most_look_ups(&self) -> usize {
        (self.requests.len() * LOOK_UPS / CLIENTS).max(1)
    }

    /// Connects; one of many people from an address of their own, which the whole of 127.0.0.0/8 is
    /// for on Linux.
    async fn connect(&self, person: usize) -> Result<Client, OpenError> {
        let from = self.is_of_many.then(|| {
            let part = |n: usize| u8::try_from(n % 250).unwrap_or(0);
            Ipv4Addr::new(127, 1 + part(self.number), part(person / 250), 2 + part(person))
        });
        let client = Client::connect(self.address, from).await;
        client.map_err(|e| OpenError(format!("the server cannot be reached from {from:?}: {e}")))
    }
}
