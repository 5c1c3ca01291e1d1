//! A working day in small: officers and citizens at once, each thinking between two pages, the
//! server's memory looked at all the while.

use super::{
    drive::{Measured, measured, per_second},
    http::Client,
    pages::Scene,
    report::Figure,
    server::{Memory, Server},
    submissions::Sender,
};
use crate::installation::OpenError;
use mc_kernel::SeededRandom;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// People at once.
const OFFICERS: usize = 50;
const CITIZENS: usize = 500;
/// How long somebody looks at a page before the next: between one and so many seconds more.
const LEAST_THOUGHT: Duration = Duration::from_secs(1);
const MOST_MORE_MILLIS: usize = 4_000;
/// The pause between two looks at the server's memory.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// What officers ask for; citizens ask for the others.
const OF_OFFICERS: [&str; 5] = [
    "work list",
    "dossier page of an officer",
    "search of an officer",
    "reports of a leader",
    "dashboard of a leader",
];
/// What is asked for from an address for each few requests, which a person of the mix is not.
const NOT_MIXED: &str = "tracking by number";

/// What one person of the mix waited for, by kind of request.
type Waits = BTreeMap<&'static str, Vec<Duration>>;

/// Lets officers and citizens work for a while; each kind of request is a figure, and the memory.
pub(super) async fn run(
    server: &Server,
    scenes: &[Scene],
    senders: Vec<Sender>,
    time: Duration,
) -> Result<Vec<Figure>, OpenError> {
    let of = |is_officer: bool| -> Vec<Scene> {
        let fits = |scene: &&Scene| {
            scene.name != NOT_MIXED && OF_OFFICERS.contains(&scene.name) == is_officer
        };
        scenes.iter().filter(fits).cloned().collect()
    };
    let (officers, citizens) = (of(true), of(false));
    let until = Instant::now() + time;
    let mut people: JoinSet<Result<Waits, OpenError>> = JoinSet::new();
    for number in 0..OFFICERS + CITIZENS {
        let scenes = if number < OFFICERS { officers.clone() } else { citizens.clone() };
        let person = Person { address: server.address, number, scenes, until };
        people.spawn(person.work());
    }
    for (number, sender) in senders.into_iter().enumerate() {
        people.spawn(send(sender, number, until));
    }
    let mut memory = vec![server.memory()?];
    let mut waits = Waits::new();
    loop {
        tokio::select! {
            done = people.join_next() => {
                let Some(done) = done else { break };
                for (kind, waited) in done.map_err(|e| OpenError(e.to_string()))?? {
                    waits.entry(kind).or_default().extend(waited);
                }
            }
            () = tokio::time::sleep(LOOK_EVERY) => memory.push(server.memory()?),
        }
    }
    let mut figures = Vec::new();
    for (kind, waited) in waits {
        let measured: Measured = measured(waited, time)?;
        figures.push(Figure::of(&format!("mixed: {kind}"), &measured));
    }
    figures.push(Figure::memory_over_time("mixed: memory", &memory));
    Ok(figures)
}

/// Somebody with a connection and a pause for thought.
struct Person {
    address: SocketAddr,
    number: usize,
    scenes: Vec<Scene>,
    until: Instant,
}

impl Person {
    async fn work(self) -> Result<Waits, OpenError> {
        let random = SeededRandom::new(u64::try_from(self.number).unwrap_or(0));
        let mut waits = Waits::new();
        // Not everybody comes at the same instant.
        tokio::time::sleep(thought(&random)).await;
        let failed = |e: std::io::Error| OpenError(format!("the server does not answer: {e}"));
        let mut client = Client::connect(self.address, None).await.map_err(failed)?;
        while Instant::now() < self.until {
            let Some(scene) = random.pick(&self.scenes) else { break };
            let Some((path, cookie)) = random.pick(scene.requests()) else { break };
            let asked = Instant::now();
            let answer = client.get(path, cookie).await;
            let answer = answer.map_err(|e| OpenError(format!("{path}: {e}")))?;
            if answer.status != 200 {
                return Err(OpenError(format!("{path}: {} {}", answer.status, answer.location)));
            }
            waits.entry(scene.name).or_default().push(asked.elapsed());
            tokio::time::sleep(thought(&random)).await;
        }
        Ok(waits)
    }
}

/// A citizen after the other sends what was filled in.
async fn send(mut sender: Sender, number: usize, until: Instant) -> Result<Waits, OpenError> {
    let random = SeededRandom::new(1_000_000 + u64::try_from(number).unwrap_or(0));
    let mut waited = Vec::new();
    while Instant::now() < until {
        tokio::time::sleep(thought(&random)).await;
        let asked = Instant::now();
        if !sender.send_one().await? {
            break;
        }
        waited.push(asked.elapsed());
    }
    let waits = (!waited.is_empty()).then_some(("submission", waited));
    Ok(waits.into_iter().collect())
}

fn thought(random: &SeededRandom) -> Duration {
    let more = u64::try_from(random.below(MOST_MORE_MILLIS)).unwrap_or(0);
    LEAST_THOUGHT + Duration::from_millis(more)
}

/// Takes a long list along as a file: how many rows a second, and what it costs in memory.
pub(super) async fn export(
    server: &Server,
    name: &str,
    (path, cookie): (&str, &str),
) -> Result<Figure, OpenError> {
    let failed = |e: std::io::Error| OpenError(format!("{path}: {e}"));
    let before = server.memory()?;
    let mut client = Client::connect(server.address, None).await.map_err(failed)?;
    let started = Instant::now();
    let mut most = before;
    let taken = {
        let download = client.drain(path, cookie);
        tokio::pin!(download);
        loop {
            tokio::select! {
                taken = &mut download => break taken.map_err(failed)?,
                () = tokio::time::sleep(LOOK_EVERY / 10) => most = most.larger(server.memory()?),
            }
        }
    };
    if taken.status != 200 {
        return Err(OpenError(format!("{path}: {}", taken.status)));
    }
    let elapsed = started.elapsed();
    let Memory { own, .. } = before;
    let note = format!(
        "{} rows, {:.1} MB in {:.1} s; memory {own:.0} MiB before, at most {:.0}",
        taken.lines,
        taken.megabytes(),
        elapsed.as_secs_f64(),
        most.own,
    );
    Ok(Figure::plain(name, per_second(taken.lines, elapsed), "rows/s").noted(note))
}
