//! What other systems cost: signing on by a provider, and filling a draft from the register of the
//! population, each held against what the stand-in needs for its own answers.

use super::{
    drive::{Measured, measured},
    filing::kinds,
    http::Client,
    report::Figure,
};
use crate::{
    demo,
    installation::{self, Further, OpenError},
    settings::Config,
    standin,
};
use mc_app::{
    App, Ctx,
    drafts::StartDraft,
    gateway::population::{Birth, Question, Register, RegisterSettings},
    policy::{Actor, Assurance},
    register::Asked,
    sign_on::{Answer, Arrived, Browser, Wish},
    store::{Store, subjects::Subject},
};
use mc_kernel::{Clock, Locale, SystemClock, ids::UnitId};
use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// How often each is done, for every second that a page is asked for.
const TIMES_A_SECOND: usize = 40;
/// How often at the most.
const MOST_TIMES: usize = 400;
/// The provider that is signed on with.
const PROVIDER: &str = "vneid";
/// Who does it: a person of the demonstration whom provider and register know.
const PERSON: &str = "026197999101";

/// Signs on and asks the register, again and again.
pub(super) async fn figures(
    config: &Config,
    store: Store,
    seconds: u64,
) -> Result<Vec<Figure>, OpenError> {
    let times = usize::try_from(seconds).unwrap_or(MOST_TIMES);
    let times = times.saturating_mul(TIMES_A_SECOND).min(MOST_TIMES);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let here = config.application()?.public_url;
    let played = standin::play(&here, Arc::clone(&clock)).await?;
    let register = played.register.clone();
    let further = Further { providers: played.providers, register: Some(played.register) };
    let mut tasks = JoinSet::new();
    tasks.spawn(mc_standin::serve(played.listener, played.systems));
    let app = installation::open_with(config, store, clock, Some(demo::demo()?), further).await?;
    let found = app.store().subject_by_number("CCCD", PERSON).await;
    let person = found.map_err(|e| failed(&e))?.ok_or_else(|| failed(&"no such person"))?;
    let mut figures = vec![sign_on(&app, times).await?];
    figures.push(prefill(&app, &person, (register, times)).await?);
    Ok(figures)
}

fn failed(error: &impl ToString) -> OpenError {
    OpenError(format!("measuring other systems: {}", error.to_string()))
}

/// Runs something again and again, one after the other; what it says it took is what counts.
async fn again(
    times: usize,
    mut once: impl AsyncFnMut() -> Result<Duration, OpenError>,
) -> Result<Measured, OpenError> {
    let mut waited = Vec::with_capacity(times);
    for _ in 0..times {
        waited.push(once().await?);
    }
    let all = waited.iter().sum();
    measured(waited, all)
}

/// The middle of what the stand-in needs, as a ceiling a second.
fn ceiling(own: &Measured) -> f64 {
    1.0 / own.p50.as_secs_f64().max(1e-9)
}

/// What is ours of signing on: leaving, and arriving with the code. The person's own part, at the
/// provider, is not.
async fn sign_on(app: &App, times: usize) -> Result<Figure, OpenError> {
    let own = again(times, async || {
        let url = leave(app).await?.0;
        let began = Instant::now();
        let (mut client, path) = provider(&url).await?;
        client.get(&path, "").await.map_err(|e| failed(&e))?;
        Ok(began.elapsed())
    })
    .await?;
    let ours = again(times, async || {
        let (url, left) = leave(app).await?;
        let back = choose(&url).await?;
        let (state, code) = (value(&back, "state"), value(&back, "code"));
        let began = Instant::now();
        let answer = Answer { provider: PROVIDER, state: &state, code: &code, error: "" };
        let arrived = app.arrive_from(&Browser::none(), &answer).await.map_err(|e| failed(&e))?;
        if let Arrived::ToRead(secret) = arrived {
            app.accept(&Browser::none(), &secret, false).await.map_err(|e| failed(&e))?;
        }
        Ok(left + began.elapsed())
    })
    .await?;
    Ok(Figure::of("sign-on", &ours).against("the provider’s page", ceiling(&own)))
}

/// The address of the provider, and how long it took to get it.
async fn leave(app: &App) -> Result<(String, Duration), OpenError> {
    let began = Instant::now();
    let wish = Wish {
        provider: PROVIDER,
        level: Assurance::Two,
        again: false,
        back: "/ho-so",
        session: None,
    };
    let url = app.leave_for(&Browser::none(), &wish).await.map_err(|e| failed(&e))?;
    Ok((url, began.elapsed()))
}

/// A connection to the provider of an address, and the path there.
async fn provider(url: &str) -> Result<(Client, String), OpenError> {
    let rest = url.strip_prefix("http://").ok_or_else(|| failed(&url))?;
    let (host, path) = rest.split_once('/').ok_or_else(|| failed(&url))?;
    let host: SocketAddr = host.parse().map_err(|e| failed(&e))?;
    let client = Client::connect(host, None).await.map_err(|e| failed(&e))?;
    Ok((client, format!("/{path}")))
}

/// What the person does at the provider; the address that leads back.
async fn choose(url: &str) -> Result<String, OpenError> {
    let (mut client, path) = provider(url).await?;
    let page = client.get(&path, "").await.map_err(|e| failed(&e))?.text();
    let request =
        page.split_once("name=request value=\"").and_then(|(_, rest)| rest.split_once('"'));
    let (request, _) = request.ok_or_else(|| failed(&"the provider asks for nobody"))?;
    let (folder, _) = path.split_once("/oauth2/").ok_or_else(|| failed(&path))?;
    let form = format!("request={request}&person={PERSON}&level=2");
    let answer = client.post(&format!("{folder}/choose"), "", &form).await;
    Ok(answer.map_err(|e| failed(&e))?.location)
}

fn value(url: &str, name: &str) -> String {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map_or_else(String::new, |(_, value)| value.to_owned())
}

/// Filling a draft of a birth registration from the register: asked, noted, put into the form.
async fn prefill(
    app: &App,
    person: &Subject,
    (settings, times): (RegisterSettings, usize),
) -> Result<Figure, OpenError> {
    let register = Register::new(settings).map_err(OpenError)?;
    let birth = Birth::read(&person.birth).ok_or_else(|| failed(&"no birth"))?;
    let mut number = 0_u32;
    let own = again(times, async || {
        number += 1;
        let question = Question {
            number: person.id_number.clone(),
            name: person.name.clone(),
            birth,
            procedure: "1.001193".to_owned(),
            officer: "026080000001".to_owned(),
            id: format!("bench-{number}"),
        };
        let began = Instant::now();
        register.ask(&question).await.map_err(|e| failed(&e))?;
        Ok(began.elapsed())
    })
    .await?;
    let kinds = kinds(app).await?;
    let kind = kinds.first().ok_or_else(|| failed(&"no procedure can be filed"))?;
    let ctx = Ctx::new(Actor::Citizen(person.id), Locale::Vi, "bench");
    let area: Option<UnitId> = kind.areas.first().copied();
    let ours = again(times, async || {
        let start = StartDraft {
            procedure: kind.procedure.code.to_string(),
            case: kind.case.clone(),
            area,
            owner: person.id,
            representative: None,
        };
        let draft = app.start_draft(&ctx, &start).await.map_err(|e| failed(&e))?;
        let began = Instant::now();
        let asked = app.fill_from_register(&ctx, draft).await.map_err(|e| failed(&e))?;
        let took = began.elapsed();
        if !matches!(asked, Asked::Found(_)) {
            return Err(failed(&format!("the register gave {asked:?}")));
        }
        app.discard_draft(&ctx, draft, true).await.map_err(|e| failed(&e))?;
        Ok(took)
    })
    .await?;
    Ok(Figure::of("draft filled from the register", &ours)
        .against("the register’s answers", ceiling(&own)))
}
